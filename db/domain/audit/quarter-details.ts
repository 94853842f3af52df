import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { ArrivalLight } from "#domain/funds/allocation.ts";

/** One movement of cash. `limitFen` null without a rule; `overDays`: days the day's end balance stood above it. */
export type CashRow = {
  readonly isOpening: boolean;
  readonly onDate: LocalDate;
  readonly voucherName: string;
  readonly summary: string;
  readonly inFen: Fen;
  readonly outFen: Fen;
  readonly balanceFen: Fen;
  readonly limitFen: Fen | null;
  readonly overDays: number | null;
};

/** 现金盘点: filled once counts are registered. */
export type CashCountRow = {
  readonly onDate: LocalDate;
  readonly bookFen: Fen;
  readonly countedFen: Fen;
  readonly countedBy: string;
  readonly reason: string;
};

/** One party on one account of claims or debts, on the account's own side; the ages add up to what stands. */
export type PartyRow = {
  readonly isClaim: boolean;
  readonly account: string;
  readonly party: string;
  readonly openingFen: Fen;
  readonly increaseFen: Fen;
  readonly decreaseFen: Fen;
  readonly closingFen: Fen;
  readonly since: LocalDate | null;
  readonly ages: readonly [Fen, Fen, Fen, Fen];
};

/** A registered book, or a run of receipts of no registered one: then who got it and what is spoilt or blank is not known. */
export type ReceiptBookRow = {
  readonly sort: string | null;
  readonly first: string;
  readonly last: string;
  readonly issuedTo: string;
  readonly issuedOn: LocalDate | null;
  readonly used: number;
  readonly spoilt: number | null;
  readonly unused: number | null;
  readonly span: number;
  readonly amountFen: Fen;
  readonly missing: readonly string[];
  readonly settledOn: LocalDate | null;
};

/** 作废 of the year, or of before with copies still missing. */
export type SpoiltReceiptRow = {
  readonly sort: string;
  readonly number: string;
  readonly voidedOn: LocalDate;
  readonly reason: string;
  readonly copiesOn: LocalDate | null;
  readonly byName: string;
};

/** A correction posted in the quarter, of whatever period. `effectFen`: what it adds to income less expense. */
export type AdjustmentRow = {
  readonly onDate: LocalDate;
  readonly original: string;
  readonly correction: string;
  readonly kind: "red" | "supplement";
  readonly isOfEarlierQuarter: boolean;
  readonly amountFen: Fen;
  readonly effectFen: Fen;
  readonly reason: string;
  readonly preparedByName: string;
  readonly reviewedByName: string;
};

export type LogCount = {
  readonly action: string;
  readonly count: number;
  readonly people: string;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
};
export type LogLine = {
  readonly at: Instant;
  readonly personName: string;
  readonly action: string;
  readonly subject: string;
};

/** One grant at the quarter's end. `leftYears`: whole years what is left has lain since it arrived; null when nothing is left. */
export type GrantLine = {
  readonly title: string;
  readonly document: string;
  readonly department: string;
  readonly grantedFen: Fen;
  readonly dueFen: Fen;
  readonly receivedFen: Fen;
  readonly passedOnFen: Fen;
  readonly spentFen: Fen;
  readonly light: ArrivalLight;
  readonly leftYears: number | null;
  readonly expiresOn: LocalDate | null;
  /** Names of the categories its document allows; none where it names none. */
  readonly allowed: readonly string[];
  /** Entries of the year that spent its fund outside of them, or after its last day. */
  readonly misusedCount: number;
  readonly expiredCount: number;
};

/** One line of 预算执行表; `basis` is the vote of its adjustment, `resolutionNumber` that of the budget as it stands. */
export type BudgetSheetRow = {
  readonly name: string;
  readonly side: "income" | "expense";
  readonly firstFen: Fen;
  readonly adjustedFen: Fen;
  readonly basis: string;
  readonly resolutionNumber: string;
  readonly usedFen: Fen;
  readonly isUnplanned: boolean;
};
