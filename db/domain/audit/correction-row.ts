import type { LocalDate } from "#domain/core/dates.ts";

/** One correction of a posted voucher. */
export type CorrectionRow = {
  readonly original: string;
  readonly correction: string;
  readonly kind: "red" | "supplement";
  readonly onDate: LocalDate;
  readonly reason: string;
};
