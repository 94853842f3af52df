import type { LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { VoucherId } from "#domain/core/ids.ts";

/**
 * What one voucher moved in cash. `bankedFen`: what of it was brought to the bank (below nothing where a red one takes that back);
 * `isBetween`: only money accounts are moved; `isIncome`: it books income.
 */
export type CashMove = {
  readonly onDate: LocalDate;
  readonly cashFen: Fen;
  readonly bankedFen: Fen;
  readonly isBetween: boolean;
  readonly isIncome: boolean;
};

/** Cash brought to the bank on one day, in fen above nothing. */
export type Banking = { readonly on: LocalDate; readonly amountFen: Fen };

/**
 * What a voucher brings of its cash to the bank, in fen: no more than left the safe, and no more than the bank gained. The rest of
 * the cash was paid out; a withdrawal and its red voucher bring nothing.
 */
export const bankedFenOf = (moved: {
  readonly cashFen: number;
  readonly bankDebitFen: number;
  readonly bankCreditFen: number;
}): Fen => {
  if (moved.bankDebitFen === 0) return zeroFen;
  const [outFen, gainFen] = [-moved.cashFen, moved.bankDebitFen - moved.bankCreditFen];
  return fen(moved.bankDebitFen > 0 ? Math.max(Math.min(outFen, gainFen), 0) : Math.min(Math.max(outFen, gainFen), 0));
};

/** What the moves of one day brought to the bank; below nothing where red vouchers took back more than others brought. */
export const bankedFenIn = (moves: readonly CashMove[]): Fen => sumOf(moves, ({ bankedFen }) => bankedFen);

/** The days on which cash was brought to the bank, of moves in the order of their days. */
export const bankingsOf = (moves: readonly CashMove[]): readonly Banking[] =>
  [...Map.groupBy(moves, ({ onDate }) => onDate)].flatMap(([on, own]) => {
    const amountFen = bankedFenIn(own);
    return amountFen > 0 ? [{ on, amountFen }] : [];
  });

/** A receipt the village gave for money that came in. */
export type ReceiptUse = {
  readonly number: string;
  readonly onDate: LocalDate | null;
  readonly voucherId: VoucherId;
  readonly voucherName: string;
  readonly voucherOn: LocalDate;
  readonly amountFen: Fen | null;
  /** When the money was in the bank: by its line, or by the voucher; null while it is cash. */
  readonly bankedOn: LocalDate | null;
};
