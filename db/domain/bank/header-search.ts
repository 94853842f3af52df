import { headerWord } from "./cell-text.ts";
import { readMoment } from "./date-text.ts";
import { filledCount, type Cell, type Grid } from "./grid.ts";
import { kindOfHeader, type HeaderKind } from "./header-words.ts";

/** Where the table of a sheet begins: 0-based index of the header and of the first row below it, and the header texts. */
export type FoundHeader = { readonly index: number; readonly bodyIndex: number; readonly headers: readonly string[] };

// Banks print at most a page of filter labels above the table; a header further down is a repeated one.
const searchedRows = 200;
const moneyKinds: readonly HeaderKind[] = ["moneyIn", "moneyOut", "amount"];

const kindsIn = (row: readonly Cell[]): ReadonlySet<HeaderKind> => {
  const kinds = new Set<HeaderKind>();
  for (const cell of row) {
    const entry = cell.text === "" || cell.text.length > 40 ? undefined : kindOfHeader(cell.text);
    if (entry !== undefined) kinds.add(entry.kind);
  }
  return kinds;
};

const isMoney = ({ text }: Cell): boolean => moneyKinds.includes(kindOfHeader(text)?.kind ?? "date");

const isSecondHeaderRow = (row: readonly Cell[]): boolean => {
  const texts = row.filter((cell) => cell.text !== "");
  return (
    texts.length >= 2 &&
    texts.length <= 4 &&
    texts.every(isMoney) &&
    !row.some((cell) => readMoment(cell) !== undefined)
  );
};

/** Joins a second header row (借方 and 贷方 under 发生额) to the first: the upper word reaches right over its merged blanks. */
const joinedHeaders = (upper: readonly Cell[], lower: readonly Cell[]): readonly string[] => {
  let over = "";
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) => {
    const top = upper[column]?.text ?? "";
    const below = lower[column]?.text ?? "";
    over = top === "" ? over : top;
    return below === "" ? top : `${over} ${below}`;
  });
};

const scoreOf = (row: readonly Cell[], next: readonly Cell[]): number => {
  if (filledCount(row) < 5) return 0;
  const kinds = new Set(kindsIn(row));
  if (isSecondHeaderRow(next)) for (const kind of kindsIn(next)) kinds.add(kind);
  const hasDate = kinds.has("date") || kinds.has("time");
  return hasDate && moneyKinds.some((kind) => kinds.has(kind)) && kinds.size >= 4 ? kinds.size : 0;
};

/**
 * Finds the header row: a date, money and at least four kinds of column in at least five filled cells; the best row wins,
 * not the first, because labels above the table use the same words.
 */
export const findHeader = ({ rows }: Grid): FoundHeader | undefined => {
  let best: { readonly index: number; readonly score: number } | undefined;
  for (let index = 0; index < Math.min(rows.length, searchedRows); index += 1) {
    const score = scoreOf(rows[index] ?? [], rows[index + 1] ?? []);
    if (score > (best?.score ?? 0)) best = { index, score };
  }
  if (best === undefined) return undefined;
  const { index } = best;
  const upper = rows[index] ?? [];
  const lower = rows[index + 1] ?? [];
  return isSecondHeaderRow(lower)
    ? { index, bodyIndex: index + 2, headers: joinedHeaders(upper, lower) }
    : { index, bodyIndex: index + 1, headers: upper.map((cell) => cell.text) };
};

/** The text by which a mapping made by hand is found again: the normalised headers in their order. */
export const headerFingerprint = (headers: readonly string[]): string =>
  headers.map(headerWord).join("|").replace(/\|+$/, "");

/** True when the row is the header once more, as at a page break. */
export const isRepeatedHeader = (row: readonly Cell[], headers: readonly string[]): boolean => {
  const texts = row.map((cell) => cell.text);
  const filled = texts.filter((text) => text !== "").length;
  if (filled < 4) return false;
  const same = texts.filter(
    (text, column) => text !== "" && headerWord(text) === headerWord(headers[column] ?? ""),
  ).length;
  return same * 5 >= filled * 4;
};
