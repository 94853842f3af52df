import { fen, type Fen } from "#domain/core/fen.ts";
import type { CapRow } from "./quarter-book.ts";

/** What may be spent under a cap in its period: what was voted and what was carried to it; null without a known cap. */
export const capRoomOf = ({ capFen, carriedFen }: Pick<CapRow, "capFen" | "carriedFen">): Fen | null =>
  capFen === null ? null : fen(capFen + carriedFen);
