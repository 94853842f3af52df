import type { LocalDate, Month } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { VoucherId } from "#domain/core/ids.ts";

/** One line of an approved list of 误工补贴, with what the voted standard says of it. */
export type AuditWorkLine = {
  readonly key: string;
  readonly listTitle: string;
  readonly month: Month;
  readonly name: string;
  readonly person: string;
  readonly post: string;
  readonly household: string;
  readonly halfDays: number;
  readonly dueFen: Fen;
  readonly dates: readonly LocalDate[];
  /** Days the same person was listed for elsewhere: another list or another set of books of the village. */
  readonly elsewhere: readonly LocalDate[];
  readonly faults: readonly string[];
  readonly voucherId: VoucherId | null;
};
