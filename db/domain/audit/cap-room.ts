import type { LocalDate } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";

/** A category under its cap at the end of the quarter; `capFen` null without a cap, or when the band's base is missing. */
export type CapRow = {
  readonly category: string;
  readonly categoryNames: readonly string[];
  readonly periodName: string;
  readonly hasCap: boolean;
  readonly isNonProductive: boolean;
  readonly capFen: Fen | null;
  readonly firstCapFen: Fen | null;
  readonly resolutionNumber: string;
  readonly metOn: LocalDate | null;
  readonly version: number;
  /** The total of several categories, each of which is listed by itself. */
  readonly isTotal: boolean;
  /** 上期结转: what the period before left unused and the vote carries on. */
  readonly carriedFen: Fen;
  readonly quarterFen: Fen;
  readonly usedFen: Fen;
  readonly committedFen: Fen;
};

/** What may be spent under a cap in its period: what was voted and what was carried to it; null without a known cap. */
export const capRoomOf = ({ capFen, carriedFen }: Pick<CapRow, "capFen" | "carriedFen">): Fen | null =>
  capFen === null ? null : fen(capFen + carriedFen);
