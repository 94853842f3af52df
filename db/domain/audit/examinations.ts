import type { LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";

/** One meeting of 民主理财 in the quarter. */
export type ExaminationLine = {
  readonly metOn: LocalDate;
  readonly place: string;
  readonly people: readonly string[];
  readonly opinion: string;
  readonly examinedCount: number;
  readonly examinedFen: Fen;
  readonly refusedCount: number;
  readonly refusedFen: Fen;
  readonly scanNames: readonly string[];
};

/** One item a meeting refused; `bookedName` says whether the refused version was booked all the same, which nothing allows. */
export type RefusedLine = {
  readonly metOn: LocalDate;
  readonly claimNumber: string;
  readonly purpose: string;
  readonly line: string;
  readonly amountFen: Fen;
  readonly reason: string;
  readonly bookedName: string;
};

/** 民主理财 of a quarter: its meetings, and what they refused. */
export type Examinations = { readonly meetings: readonly ExaminationLine[]; readonly refused: readonly RefusedLine[] };
