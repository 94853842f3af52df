import { fen, sumOf, type Fen } from "#domain/core/fen.ts";

/** The notes and coins of the renminbi in circulation, in fen, largest first. */
export const denominations = [10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1] as const;

/** How many of one note or coin lay in the safe. */
export type Pieces = { readonly valueFen: number; readonly count: number };

/** What the pieces come to. */
export const countedFen = (pieces: readonly Pieces[]): Fen => sumOf(pieces, (each) => each.valueFen * each.count);

/** + more in the safe than in the books (盘盈), − less (盘亏). */
export const countDifference = (counted: Fen, book: Fen): Fen => fen(counted - book);
