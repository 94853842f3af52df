import type { Fen } from "#domain/core/fen.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import type { ChainFit } from "./mapping-chain.ts";
import type { ColumnMapping, ColumnRole } from "./column-mapping.ts";
import type { Container, Encoding } from "./grid.ts";

/**
 * One movement of a bank account as the file tells it. `amountFen` + arrives, − leaves. `bookedOn` is the bank's 记账日期;
 * `tradedAt` keeps the other date or time as `2026-07-01` or `2026-07-01 09:30:00`. Texts keep the file's own characters and
 * are `""` when absent. `isReversal`: a negative number stood in the 收入 or 支出 column (冲正). `isSerialTrusted`: the serial
 * is long, unique in its file and of a kind the bank keeps. `raw` is the whole row, the
 * very cells of its table: a long statement does not hold its texts twice. `row` is 1-based in its sheet.
 */
export type StatementLine = {
  readonly sheet: string;
  readonly row: number;
  readonly bookedOn: LocalDate;
  readonly tradedAt: string | null;
  readonly amountFen: Fen;
  readonly balanceFen: Fen | null;
  readonly currency: string;
  readonly counterpartyName: string;
  readonly counterpartyAccount: string;
  readonly counterpartyBank: string;
  readonly purpose: string;
  readonly remark: string;
  readonly summary: string;
  readonly serial: string | null;
  readonly isSerialTrusted: boolean;
  readonly ownAccount: string | null;
  readonly isReversal: boolean;
  readonly raw: readonly { readonly text: string }[];
};

/** Why a row below the header is no movement and may be left out. */
export type SkipReason =
  | "repeated-header"
  | "total-row"
  | "count-row"
  | "carry-forward"
  | "footer-note"
  | "no-movement"
  | "zero-amount"
  | "section-preamble"
  | "before-start";

export type SkippedRow = { readonly row: number; readonly reason: SkipReason; readonly text: string };

/** Why a row that looks like a movement cannot be read; one such row refuses the whole file. */
export type UnreadableReason =
  | "bad-date"
  | "amount-unreadable"
  | "both-columns-filled"
  | "neither-filled"
  | "unknown-flag"
  | "flag-disagrees"
  | "foreign-currency"
  | "rounded-number"
  | "balance-unreadable"
  | "too-many-cells";

/** `column` is the header text of the cell at fault, `text` what stands there, `rowText` the whole row. */
export type UnreadableRow = {
  readonly row: number;
  readonly column: string;
  readonly reason: UnreadableReason;
  readonly text: string;
  readonly rowText: string;
};

/**
 * What a break in the balances points at. `sign`: it equals twice the amount. `repeated-row`: the row before is the same.
 * `amount-of-another-row`: a row is missing or doubled. `every-row`: wrong column or edited data. `missing-rows`: what follows goes
 * on from the new balance, so rows of the difference are not there. `unexplained`: the balance leaps and comes back.
 */
export type BreakDiagnosis =
  "sign" | "repeated-row" | "amount-of-another-row" | "every-row" | "missing-rows" | "unexplained";

/** At `row` the balance should be `expectedFen` by the row before it in time, but is `foundFen`. */
export type BalanceBreak = {
  readonly row: number;
  readonly expectedFen: Fen;
  readonly foundFen: Fen;
  readonly diagnosis: BreakDiagnosis;
};

export type StatementOrder = "ascending" | "descending" | "unknown";

/** What the file says about itself above the header or in its total row; `null` where it says nothing. */
export type DeclaredValues = {
  readonly account: string | null;
  readonly accountName: string | null;
  readonly openingFen: Fen | null;
  readonly closingFen: Fen | null;
  readonly currentFen: Fen | null;
  readonly creditFen: Fen | null;
  readonly debitFen: Fen | null;
  readonly creditCount: number | null;
  readonly debitCount: number | null;
  readonly totalCount: number | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
};

/** `movedFen`: a sum under the only column of amounts. */
export type DeclaredAmount = "openingFen" | "closingFen" | "creditFen" | "debitFen" | "movedFen";
export type DeclaredCount = "creditCount" | "debitCount" | "totalCount";

/** What a user should see before importing; none of them stops the import. */
export type InspectionWarning =
  | { readonly code: "account-missing" }
  | { readonly code: "name-missing" }
  /** Labelled outside the table, on a cover sheet or in a small table; which of them is the account's is not said. */
  | { readonly code: "several-numbers-beside"; readonly accounts: readonly string[] }
  | { readonly code: "masked-account"; readonly account: string }
  | { readonly code: "account-number-rounded"; readonly text: string }
  | { readonly code: "serial-rounded"; readonly rows: readonly number[] }
  | { readonly code: "counterparty-account-rounded"; readonly rows: readonly number[] }
  | { readonly code: "balance-not-verifiable"; readonly rowsWithoutBalance: number }
  | { readonly code: "balance-masked"; readonly rows: readonly number[] }
  | { readonly code: "balance-broken"; readonly count: number; readonly firstRow: number }
  | { readonly code: "sign-suspect"; readonly rows: readonly number[] }
  | { readonly code: "reordered-within-day"; readonly days: readonly LocalDate[] }
  | {
      readonly code: "total-mismatch";
      readonly field: DeclaredAmount;
      readonly declaredFen: Fen;
      readonly countedFen: Fen;
      /** Where among or below the rows it stands; absent where it stands above them. */
      readonly row?: number;
    }
  | {
      readonly code: "count-mismatch";
      readonly field: DeclaredCount;
      readonly declared: number;
      readonly counted: number;
      readonly row?: number;
    }
  | { readonly code: "outside-declared-period"; readonly rows: readonly number[] }
  | { readonly code: "several-sections"; readonly headerRows: readonly number[] }
  | { readonly code: "several-sheets"; readonly sheets: readonly string[] }
  | { readonly code: "empty-statement" }
  | { readonly code: "layout-unknown"; readonly headerFingerprint: string }
  | { readonly code: "layout-from-names"; readonly bank: string };

/** What stops the import of the file as it was inspected; an empty list means the lines may be committed. */
export type InspectionRefusal =
  | { readonly code: "no-header"; readonly sheets: readonly string[] }
  | { readonly code: "sheet-not-found"; readonly sheet: string; readonly sheets: readonly string[] }
  | { readonly code: "layout-not-matching"; readonly layoutId: string; readonly missingHeaders: readonly string[] }
  | { readonly code: "layout-ambiguous"; readonly candidates: readonly string[]; readonly banks: readonly string[] }
  | {
      readonly code: "layout-unproven";
      readonly layoutId: string;
      readonly bank: string;
      readonly missing: readonly ColumnRole[];
    }
  | { readonly code: "mapping-needed"; readonly missing: readonly ColumnRole[] }
  | { readonly code: "mapping-not-fitting"; readonly columnCount: number }
  | {
      readonly code: "several-accounts";
      readonly accounts: readonly { readonly account: string; readonly row: number }[];
    }
  | { readonly code: "unreadable-rows"; readonly count: number; readonly firstRow: number };

export type WarningCode = InspectionWarning["code"];
export type RefusalCode = InspectionRefusal["code"];

/** Why a column was given its meaning: by a known header word, by what its cells look like, or not at all. */
export type GuessReason =
  | "header-word"
  | "date-values"
  | "amount-values"
  | "flag-values"
  | "balance-chain"
  | "not-recognised"
  | "word-already-used";

export type GuessedColumn = {
  readonly column: number;
  readonly header: string;
  readonly role: ColumnRole | null;
  readonly reason: GuessReason;
  /** Of how many rows the balances add up, where they proved what the column is. */
  readonly fit: ChainFit | null;
  readonly sample: string;
};

/** A proposal for an unknown layout. `mapping` is `null` while something in `missing` has no column. */
export type MappingGuess = {
  readonly columns: readonly GuessedColumn[];
  readonly mapping: ColumnMapping | null;
  readonly missing: readonly ColumnRole[];
};

/** How one inspection read the file: `mapping` is `null` when the columns are unknown and could not be guessed. */
export type Inspection = {
  readonly name: string;
  readonly container: Container;
  readonly encoding: Encoding | null;
  readonly sheet: string;
  readonly sheets: readonly string[];
  readonly bank: string | null;
  /** True where the file or a person names the bank; false while only its headings speak for it, or nothing does. */
  readonly isBankCertain: boolean;
  readonly layout: string | null;
  readonly headerRow: number | null;
  readonly headers: readonly string[];
  readonly headerFingerprint: string;
  readonly mapping: ColumnMapping | null;
  readonly guess: MappingGuess | null;
  readonly account: string | null;
  readonly accountName: string | null;
  readonly declared: DeclaredValues;
  /** Movements, oldest first. */
  readonly lines: readonly StatementLine[];
  readonly rows: number;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  /** Sum of the 收入 column; a reversal reduces its own column. Credits − debits is the sum of all lines. */
  readonly creditFen: Fen;
  readonly debitFen: Fen;
  readonly creditCount: number;
  readonly debitCount: number;
  readonly openingFen: Fen | null;
  readonly closingFen: Fen | null;
  readonly order: StatementOrder;
  readonly breaks: readonly BalanceBreak[];
  readonly skipped: readonly SkippedRow[];
  readonly unreadable: readonly UnreadableRow[];
  readonly warnings: readonly InspectionWarning[];
  readonly refusals: readonly InspectionRefusal[];
};

/** What the user chose before: a mapping made by hand, a shipped layout, one sheet or one own account of several. */
export type InspectionOptions = {
  readonly mapping?: ColumnMapping | undefined;
  readonly layoutId?: string | undefined;
  readonly sheet?: string | undefined;
  readonly ownAccount?: string | undefined;
};
