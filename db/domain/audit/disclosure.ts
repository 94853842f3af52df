import type { LocalDate, Quarter } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";

/** Accounts of a quarter that had to hang: what hung, with the sums it showed, beside the sums of the books. */
export type AuditDisclosure = {
  readonly quarter: Quarter;
  readonly incomeFen: Fen;
  readonly expenseFen: Fen;
  readonly postings: readonly {
    readonly fromOn: LocalDate;
    readonly toOn: LocalDate | null;
    readonly photoCount: number;
    readonly incomeFen: Fen;
    readonly expenseFen: Fen;
  }[];
};
