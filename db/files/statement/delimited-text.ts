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

const parse = (text: string, delimiter: Delimiter, preview: number): Papa.ParseResult<string[]> =>
  Papa.parse<string[]>(text, { delimiter, header: false, dynamicTyping: false, skipEmptyLines: false, preview });

/** How many rows share the commonest width above four fields. */
const sharedWidth = (rows: readonly (readonly string[])[]): number => {
  const rowsByWidth = new Map<number, number>();
  for (const { length } of rows) if (length > 4) rowsByWidth.set(length, (rowsByWidth.get(length) ?? 0) + 1);
  return Math.max(0, ...rowsByWidth.values());
};

const cellsOf = (rows: readonly (readonly string[])[]): readonly (readonly Cell[])[] =>
  rows.map((row) => row.map(textCell));

/** The same for a whole file, row by row in its own list: a long one need not be held twice. */
const intoCells = (rows: string[][]): readonly (readonly Cell[])[] => {
  const whole: (readonly string[] | readonly Cell[])[] = rows;
  const cellOf = textCells();
  for (const [index, row] of rows.entries()) whole[index] = row.map(cellOf);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every row was just turned into cells.
  return whole as readonly (readonly Cell[])[];
};

/**
 * Chooses the delimiter under which a table header is found, and among those the one whose rows agree most in width: padded
 * files hold as many tabs as commas, and amounts hold commas of their own.
 */
const chooseDelimiter = (text: string): Delimiter => {
  const scored = delimiters.map((delimiter) => {
    const { data } = parse(text, delimiter, previewRows);
    const hasHeader = findHeader({ sheet: "", rows: cellsOf(data) }) !== undefined;
    return { delimiter, score: sharedWidth(data) + (hasHeader ? previewRows * 2 : 0) };
  });
  return scored.toSorted((a, b) => b.score - a.score)[0]?.delimiter ?? ",";
};

/** Splits decoded text into cells; every cell stays text, so that long numbers and leading zeros survive. */
export const readDelimitedText = (text: string): DelimitedText => {
  const delimiter = chooseDelimiter(text);
  const { data, errors } = parse(text, delimiter, 0);
  const broken = errors.find(({ code }) => code === "MissingQuotes");
  return { rows: intoCells(data), delimiter, brokenRow: broken === undefined ? null : (broken.row ?? 0) + 1 };
};
