import { fen, moneyTextFromFen } from "#domain/core/fen.ts";

/** `123456` → `1,234.56`. Null stands for "no amount" and gives an empty text. */
export const moneyText = (amountFen: number | null): string =>
  amountFen === null ? "" : moneyTextFromFen(fen(amountFen));

/** A balance, debit-positive, with its side: `借 1,234.56`, `贷 1,234.56` or `平`. */
export const sidedText = (balanceFen: number): string =>
  balanceFen === 0 ? "平" : `${balanceFen > 0 ? "借" : "贷"} ${moneyText(Math.abs(balanceFen))}`;

/** Like `moneyText`, but nothing for zero: the way a debit or credit column is written. */
export const moneyTextOrBlank = (amountFen: number | null): string =>
  amountFen === null || amountFen === 0 ? "" : moneyText(amountFen);
