import Papa from "papaparse";
import { findHeader } from "#domain/bank/header-search.ts";
import type { Cell } from "#domain/bank/grid.ts";
import { textCell, textCells } from "./cells.ts";

export type Delimiter = "," | "\t" | "|" | ";";

/** A text file as rows; `brokenRow` is the 1-based row whose opening quote never ends and swallows the rest. */
export type DelimitedText = {
  readonly rows: readonly (readonly Cell[])[];
  readonly delimiter: Delimiter;
  readonly brokenRow: number | null;
};

const delimiters: readonly Delimiter[] = [",", "\t", "|", ";"];
const previewRows = 400;

const plain = { header: false, dynamicTyping: false, skipEmptyLines: false } as const;

/** How many rows share the commonest width above four fields. */
const sharedWidth = (rows: readonly (readonly string[])[]): number => {
  const rowsByWidth = new Map<number, number>();
  for (const { length } of rows) if (length > 4) rowsByWidth.set(length, (rowsByWidth.get(length) ?? 0) + 1);
  return Math.max(0, ...rowsByWidth.values());
};

const cellsOf = (rows: readonly (readonly string[])[]): readonly (readonly Cell[])[] =>
  rows.map((row) => row.map(textCell));

/**
 * Chooses the delimiter under which a table header is found, and among those the one whose rows agree most in width: padded
 * files hold as many tabs as commas, and amounts hold commas of their own.
 */
const chooseDelimiter = (text: string): Delimiter => {
  const scored = delimiters.map((delimiter) => {
    const { data } = Papa.parse<string[]>(text, { ...plain, delimiter, preview: previewRows });
    const hasHeader = findHeader({ sheet: "", rows: cellsOf(data) }) !== undefined;
    return { delimiter, score: sharedWidth(data) + (hasHeader ? previewRows * 2 : 0) };
  });
  return scored.toSorted((a, b) => b.score - a.score)[0]?.delimiter ?? ",";
};

/** Splits decoded text into cells; every cell stays text, so that long numbers and leading zeros survive. */
export const readDelimitedText = (text: string): DelimitedText => {
  const delimiter = chooseDelimiter(text);
  const rows: (readonly Cell[])[] = [];
  let brokenRow: number | null = null;
  const cellOf = textCells();
  // Row by row: the library's own rows of a long file would be held beside ours.
  Papa.parse<string[]>(text, {
    ...plain,
    delimiter,
    step: ({ data, errors }) => {
      if (errors.some(({ code }) => code === "MissingQuotes")) brokenRow = rows.length + 1;
      rows.push(data.map(cellOf));
    },
  });
  return { rows, delimiter, brokenRow };
};
