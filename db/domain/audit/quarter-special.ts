import type { LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";

/** One voucher's spending on hospitality and meetings. `standardFen`: the unit standard (K09) of its day; null without one. */
export type HospitalityRow = {
  readonly onDate: LocalDate;
  readonly voucherName: string;
  readonly category: string;
  readonly summary: string;
  readonly amountFen: Fen;
  /** How many people its papers name; null where none does. */
  readonly units: number | null;
  readonly standardFen: Fen | null;
  readonly receipts: string;
  readonly approvers: string;
  readonly hasList: boolean;
};

/** Money raised for a public matter (一事一议) on one account: what it held, took in and spent within the year. */
export type RaisedRow = {
  readonly name: string;
  readonly openingFen: Fen;
  readonly raisedFen: Fen;
  readonly spentFen: Fen;
  readonly posted: string;
};

/** A donation: money a fund or one entry brought within the year, and what was spent of it. */
export type DonationRow = {
  readonly name: string;
  readonly giver: string;
  readonly onDate: LocalDate | null;
  readonly raisedFen: Fen;
  readonly spentFen: Fen;
  readonly posted: string;
};

export type SpecialLines = {
  readonly hospitality: readonly HospitalityRow[];
  /** Spending under other categories whose words speak of food, drink or gifts. */
  readonly disguised: readonly HospitalityRow[];
  readonly raised: readonly RaisedRow[];
  /** The first-level account of 一事一议资金, whichever code the ledger's system gives it. */
  readonly raisedCodes: readonly string[];
  readonly donations: readonly DonationRow[];
};
