import { addDays, localDate, type LocalDate } from "#domain/core/dates.ts";

/** Everything that can be wrong with a set-up workbook; the window has a sentence for each. */
export type SetupFault =
  | "workbook-unreadable"
  | "workbook-protected"
  | "workbook-too-large"
  | "sheet-missing"
  | "column-missing"
  | "column-unknown"
  | "column-repeated"
  | "merged-cell"
  | "formula-cell"
  | "error-cell"
  | "required"
  | "too-long"
  | "line-break"
  | "unknown"
  | "not-a-date"
  | "not-a-month"
  | "not-a-number"
  | "amount-unreadable"
  | "amount-decimals"
  | "amount-too-large"
  | "amount-missing"
  | "both-sides"
  | "number-lost-digits"
  | "account-number-bad"
  | "not-first-of-january"
  | "not-before-start"
  | "duplicate"
  | "already-there"
  | "township-other"
  | "township-twice"
  | "village-unknown"
  | "ledger-unknown"
  | "ledger-started"
  | "account-unknown"
  | "account-code-bad"
  | "account-not-leaf"
  | "account-has-balance"
  | "account-has-bank"
  | "item-unknown"
  | "item-not-allowed"
  | "not-balanced"
  | "roles-incompatible"
  | "password-weak"
  | "id-tail-bad"
  | "posts-incompatible"
  | "dates-reversed"
  | "person-unknown"
  | "asset-not-worn"
  | "asset-amounts"
  | "project-amount-negative"
  | "project-winner-unknown"
  | "project-contract-incomplete"
  | "project-dates-reversed"
  | "project-progress-unordered"
  | "project-retention-too-much"
  | "project-audit-before-settlement"
  | "sheet-other-ledger"
  | "claim-unknown"
  | "claim-lines-none"
  | "claim-documents-none"
  | "claim-documents-below-total"
  | "claim-handler-is-witness"
  | "claim-date-in-future"
  | "claim-ratify-day-over"
  | "claim-ratify-day-late"
  | "claim-reason-missing"
  | "claim-amount"
  | "claim-too-many";

/** A wrong cell: sheet by name, row counted from 1, column by letter; `text` is what stands there. */
export type SetupPlace = {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly code: SetupFault;
  readonly text: string;
};

/** A cell as the file holds it. `text` is what people see; a `date` cell carries its day when it has one. */
export type SetupCell =
  | { readonly kind: "empty"; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly text: string; readonly number: number }
  | { readonly kind: "date"; readonly text: string; readonly date: LocalDate | null }
  | { readonly kind: "formula"; readonly text: string }
  | { readonly kind: "error"; readonly text: string };

/** One sheet: `rows[0]` is row 1. `merged` names every cell of a merged range as `row:column`, column counted from 0. */
export type SetupSheet = {
  readonly name: string;
  readonly rows: readonly (readonly SetupCell[])[];
  readonly merged: ReadonlySet<string>;
};

export const emptySetupCell: SetupCell = { kind: "empty", text: "" };

const firstDay = localDate("1999-12-31");
const serialOfFirstDay = 36_525;

/** The day a spreadsheet keeps as a number counted from 1900; right from 1 March 1900 on. */
export const dayOfSerial = (serial: number): LocalDate => addDays(firstDay, serial - serialOfFirstDay);

/** 0 → A, 25 → Z, 26 → AA. */
export const columnLetter = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : `${columnLetter(Math.floor(column / 26) - 1)}${columnLetter(column % 26)}`;

/** Wrong cells in the order a person meets them in the file: by sheet, row and column. */
export const inFileOrder = (
  places: readonly SetupPlace[],
  sheets: readonly { readonly name: string }[],
): readonly SetupPlace[] => {
  const orderOf = new Map(sheets.map((sheet, index) => [sheet.name, index]));
  return places.toSorted(
    (one, other) =>
      (orderOf.get(one.sheet) ?? -1) - (orderOf.get(other.sheet) ?? -1) ||
      one.row - other.row ||
      one.column.length - other.column.length ||
      (one.column < other.column ? -1 : one.column > other.column ? 1 : 0),
  );
};
