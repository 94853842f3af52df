import type { LocalDate, Quarter } from "#domain/core/dates.ts";

/** A version of a rule, a cap or the test parameters that took effect within the quarter and replaced an earlier one. */
export type RuleChange = {
  readonly key: string;
  readonly title: string;
  readonly version: number;
  readonly onDate: LocalDate;
  readonly byName: string;
  /** Vouchers of the quarter that an older version had hit before the change. */
  readonly hitsBefore: number;
  /** The quarter, where its days were over at the change and its books still open. */
  readonly laterThan?: Quarter;
};
