import { hasLostDigits } from "./amount-text.ts";
import { foldCompact, isBlankText } from "./cell-text.ts";
import { readMoment } from "./date-text.ts";
import { accountFromText, labelledIn, type LabelSearch } from "./declared-values.ts";
import { cellAt, type Cell } from "./grid.ts";
import { kindOfHeader, type HeaderKind } from "./header-words.ts";

/** The numbers and holders labelled as the account's own where no movements stand; `rounded` lost digits in a number cell. */
export type OwnNumbers = {
  readonly accounts: readonly string[];
  readonly names: readonly string[];
  readonly rounded: string | null;
};

type Row = readonly Cell[];

// A cover sheet is a page; what stands further down is no cover.
const searchedRows = 200;
const ofPayments: readonly HeaderKind[] = ["moneyIn", "moneyOut", "amount"];

/** A row that heads a list of payments or of people: the accounts below it are theirs. */
const headsList = (row: Row): boolean =>
  row.some(
    ({ text }) => /姓名|身份证|收款|付款|对方/.test(text) || ofPayments.includes(kindOfHeader(text)?.kind ?? "balance"),
  );

/** Below a heading no label vouches for a cell alone: it must be all of a number as long as an account's, and no day. */
const numberBelow = (cell: Cell): string | undefined => {
  const number = accountFromText(cell.text);
  const isWhole = number !== undefined && number === foldCompact(cell.text) && /^[\d*-]{8,}$/.test(number);
  return isWhole && readMoment(cell) === undefined ? number : undefined;
};

const below = (rows: readonly Row[], index: number, column: number): readonly Cell[] => {
  if (headsList(rows[index] ?? [])) return [];
  const cells = rows.slice(index + 1).map((row) => cellAt(row, column));
  const end = cells.findIndex(({ text }) => isBlankText(text));
  return end < 0 ? cells : cells.slice(0, end);
};

const numbersBelow = (cells: readonly Cell[]): readonly Cell[] => {
  const end = cells.findIndex((cell) => numberBelow(cell) === undefined && !hasLostDigits(cell));
  return end < 0 ? cells : cells.slice(0, end);
};

type Named = { readonly field: "account" | "accountName"; readonly cell: Cell };

/** Right of a label, else below it; a heading may have several numbers below it, and the holder of the first. */
const namedIn = (sheet: readonly Row[], search: LabelSearch): readonly Named[] => {
  const rows = sheet.slice(0, searchedRows);
  return rows.flatMap((row, index) =>
    labelledIn(row, search).flatMap(({ field, cells: [beside], column }): readonly Named[] => {
      if (field !== "account" && field !== "accountName") return [];
      const under = below(rows, index, column);
      if (field === "accountName") return [beside ?? under[0] ?? []].flat().map((cell) => ({ field, cell }));
      const isBeside = beside !== undefined && (accountFromText(beside.text) !== undefined || hasLostDigits(beside));
      return (isBeside ? [beside] : numbersBelow(under)).map((cell) => ({ field, cell }));
    }),
  );
};

/** What pages without movements name as own account and holder. Lists of payments and of people are passed over. */
export const ownNumbersIn = (sheets: readonly (readonly Row[])[], search: LabelSearch): OwnNumbers => {
  const named = sheets.flatMap((rows) => namedIn(rows, search));
  const cellsOf = (wanted: Named["field"]): readonly Cell[] =>
    named.filter(({ field }) => field === wanted).map(({ cell }) => cell);
  const [rounded] = cellsOf("account").filter(hasLostDigits);
  const whole = cellsOf("account").filter((cell) => !hasLostDigits(cell));
  return {
    accounts: [...new Set(whole.flatMap(({ text }) => accountFromText(text) ?? []))],
    names: [...new Set(cellsOf("accountName").map(({ text }) => text))],
    rounded: rounded?.text ?? null,
  };
};
