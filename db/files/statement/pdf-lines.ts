import { kindOfHeader } from "#domain/bank/header-words.ts";
import type { PdfItem } from "./pdf-items.ts";

/** Items that stand on one line of a page, from left to right. */
export type PrintedLine = { readonly y: number; readonly height: number; readonly items: readonly PdfItem[] };

/** Where a column of the table stands: its header and the stretch of the page that belongs to it. */
export type PdfColumn = { readonly header: string; readonly left: number; readonly right: number };

/** Puts items on lines; what differs by less than half a letter's height stands on the same line. */
export const linesOf = (items: readonly PdfItem[]): readonly PrintedLine[] => {
  const lines: { y: number; height: number; items: PdfItem[] }[] = [];
  for (const item of items.toSorted((a, b) => a.y - b.y)) {
    const last = lines.at(-1);
    if (last !== undefined && item.y - last.y <= Math.max(2, last.height / 2)) {
      last.items.push(item);
      last.height = Math.max(last.height, item.height);
    } else lines.push({ y: item.y, height: item.height, items: [item] });
  }
  return lines.map((line) => ({ ...line, items: line.items.toSorted((a, b) => a.left - b.left) }));
};

const joined = (items: readonly PdfItem[]): PdfItem | undefined => {
  const [first, ...rest] = items;
  if (first === undefined) return undefined;
  return rest.reduce(
    (whole, item) => ({ ...whole, text: whole.text + item.text, right: Math.max(whole.right, item.right) }),
    first,
  );
};

/** Joins what touches: some programs place every letter by itself. */
export const words = (line: PrintedLine): readonly PdfItem[] => {
  const runs: PdfItem[][] = [];
  for (const item of line.items) {
    const before = runs.at(-1)?.at(-1);
    if (before !== undefined && item.left - before.right < item.height * 0.25) runs.at(-1)?.push(item);
    else runs.push([item]);
  }
  return runs.flatMap((run) => joined(run) ?? []);
};

const mostParts = 4;

/** Joins headers printed with gaps between their letters (日 志 号) where only the whole is a word of bank files. */
const spacedWords = (items: readonly PdfItem[]): readonly PdfItem[] => {
  const found: PdfItem[] = [];
  for (let at = 0; at < items.length;) {
    const widest = [mostParts, 3, 2].find((count) => {
      const parts = items.slice(at, at + count);
      const isShort = parts.length === count && parts.every(({ text }) => text.trim().length <= 2);
      return isShort && kindOfHeader(parts.map(({ text }) => text).join("")) !== undefined;
    });
    const isKnown = kindOfHeader(items[at]?.text ?? "") !== undefined;
    const count = isKnown || widest === undefined ? 1 : widest;
    const whole = joined(items.slice(at, at + count));
    if (whole !== undefined) found.push(whole);
    at += count;
  }
  return found;
};

const fewestKinds = 4;

/** The columns a line names when it is the header of a table; `undefined` for every other line. */
export const columnsIn = (line: PrintedLine): readonly PdfColumn[] | undefined => {
  const headers = spacedWords(words(line));
  const kinds = new Set(headers.flatMap(({ text }) => kindOfHeader(text)?.kind ?? []));
  const hasDate = kinds.has("date") || kinds.has("time");
  const hasMoney = kinds.has("amount") || kinds.has("moneyIn") || kinds.has("moneyOut");
  if (headers.length < 5 || kinds.size < fewestKinds || !hasDate || !hasMoney) return undefined;
  return headers.map(({ text, left, right }, index) => {
    const before = headers[index - 1];
    const after = headers[index + 1];
    return {
      header: text,
      left: before === undefined ? Number.NEGATIVE_INFINITY : (before.right + left) / 2,
      right: after === undefined ? Number.POSITIVE_INFINITY : (right + after.left) / 2,
    };
  });
};

/** The 0-based column that holds most of an item. */
export const columnOf = (item: PdfItem, columns: readonly PdfColumn[]): number => {
  const shares = columns.map(({ left, right }) => Math.min(item.right, right) - Math.max(item.left, left));
  return shares.indexOf(Math.max(...shares));
};
