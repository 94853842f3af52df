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

const keptCells = 4096;

/**
 * Text cells of one file: days, names and words repeat, so that each is unwrapped and held once. What does not repeat soon is
 * forgotten again.
 */
export const textCells = (): ((text: string) => Cell) => {
  let known = new Map<string, Cell>();
  return (text) => {
    const kept = known.get(text);
    if (kept !== undefined) return kept;
    const cell = textCell(text);
    if (known.size >= keptCells) known = new Map();
    known.set(text, cell);
    return cell;
  };
};
