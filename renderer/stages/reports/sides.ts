import { fen, zeroFen, type Fen } from "#domain/core/fen.ts";

/** A debit-positive balance in its own column; the other column is zero. */
export const sidesOf = (balanceFen: Fen): { readonly debitFen: Fen; readonly creditFen: Fen } => ({
  debitFen: balanceFen > 0 ? balanceFen : zeroFen,
  creditFen: balanceFen < 0 ? fen(-balanceFen) : zeroFen,
});

/** 「借或贷」 of a book: the side of a debit-positive balance, 平 when there is none. */
export const sideWord = (balanceFen: Fen): "借" | "贷" | "平" => (balanceFen > 0 ? "借" : balanceFen < 0 ? "贷" : "平");

/** The amount a book shows beside 「借或贷」: without a sign. */
export const bareFen = (balanceFen: Fen): Fen => (balanceFen < 0 ? fen(-balanceFen) : balanceFen);
