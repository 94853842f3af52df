import type { LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { VoucherId } from "#domain/core/ids.ts";
import type { FindingFacts, QuarterFacts } from "./facts.ts";
import type { NumberKey, WordKey } from "./parameters.ts";

/** One row of one test. `subject` names the same matter every time the test runs, so that its answer stays with it. */
export type Found = {
  readonly subject: string;
  readonly severity?: "red" | "amber";
  readonly onDate: LocalDate | null;
  readonly amountFen: Fen | null;
  readonly voucherId: VoucherId | null;
  readonly facts: FindingFacts;
};

/** 疑点 test. `basis` is the norm or practice it rests on; `find` answers one row per hit with the numbers it used. */
export type ExceptionTest = {
  readonly id: string;
  readonly severity: "red" | "amber";
  readonly basis: string;
  readonly parameters: readonly (NumberKey | WordKey | "hints")[];
  /** Names what would clear a row. */
  readonly clearedBy: string;
  readonly find: (facts: QuarterFacts) => readonly Found[];
};
