import { fen, type Fen } from "#domain/core/fen.ts";
import type { RegisterName } from "./pack.ts";

/** What a number of a line is: money, square metres, a count, days, or hundredths of a percent. */
export type LineUnit = "fen" | "square-metres" | "count" | "days" | "basis-points";

/**
 * `reached`, `short` (amber) and `red` compare; `missing`: a figure is not registered, so nothing can be said; `not-for`: the
 * row is not for this one; `shown`: a number without a limit; `forbidden`: something was paid that may not be; `pending`: not due
 * before the year ends.
 */
export type LineState = "reached" | "short" | "red" | "missing" | "not-for" | "shown" | "forbidden" | "pending";

/** Why a line says `missing`. */
export type Missing =
  | "type"
  | "population"
  | "recurring-income"
  | "poor"
  | "last-year"
  | "growth"
  | "indicator"
  | "post"
  | "years"
  | "own-money"
  | "premises-area"
  | "operating-profit"
  | "earlier-pay"
  /** 按季拨付: nothing was divided for the quarter. */
  | "instalment";

/** One line of the report of a row: due and actual in `unit`; what is short is `due - actual` where both are known. */
export type PackLine = {
  /** A village, a person, a fund, a month, or the whole township. */
  readonly subject: string;
  readonly unit: LineUnit;
  readonly due: number | null;
  readonly actual: number | null;
  readonly state: LineState;
  readonly missing: Missing | null;
  /** The post, the part of pay or the category a line is about, in the words of the books; empty when none. */
  readonly about: string;
};

export type MeasureReport = {
  readonly kind: string;
  /** Where a screen of the program answers the row. */
  readonly register: RegisterName | null;
  readonly lines: readonly PackLine[];
};

export const line = (subject: string, rest: Partial<PackLine> = {}): PackLine => ({
  subject,
  unit: "fen",
  due: null,
  actual: null,
  state: "shown",
  missing: null,
  about: "",
  ...rest,
});

/** A line of what is due against what there is: reached, or short. */
export const compared = (
  subject: string,
  given: Partial<PackLine> & { readonly due: number; readonly actual: number },
): PackLine => line(subject, { ...given, state: given.actual >= given.due ? "reached" : "short" });

export const missingLine = (subject: string, missing: Missing, rest: Partial<PackLine> = {}): PackLine =>
  line(subject, { ...rest, state: "missing", missing });

/** A registered amount; null when there is none. */
export const fenOrNull = (amount: number | undefined): Fen | null => (amount === undefined ? null : fen(amount));
