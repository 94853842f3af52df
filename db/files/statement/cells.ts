import { emptyCell, type Cell } from "#domain/bank/grid.ts";

const wrapped = /^="((?:[^"]|"")*)"$/;
const invisibleEdges = /^[\s\u200B\uFEFF]+|[\s\u200B\uFEFF]+$/g;

/** Takes off what spreadsheets and bank systems wrap around a text: `="…"`, a leading apostrophe, padding, a trailing tab. */
const unwrappedText = (text: string): string => {
  const trimmed = text.replaceAll(invisibleEdges, "");
  const match = wrapped.exec(trimmed);
  const inner = match === null ? trimmed : (match[1] ?? "").replaceAll('""', '"').replaceAll(invisibleEdges, "");
  return /^'[^']*$/.test(inner) ? inner.slice(1) : inner;
};

/** A text cell, or the shared empty cell. */
export const textCell = (text: string): Cell => {
  const inner = unwrappedText(text);
  return inner === "" ? emptyCell : { text: inner, kind: "text" };
};
