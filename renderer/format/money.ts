import { fen, moneyTextFromFen } from "#domain/core/fen.ts";

/** `123456` → `1,234.56`. Null stands for "no amount" and gives an empty text. */
export const moneyText = (amountFen: number | null): string =>
  amountFen === null ? "" : moneyTextFromFen(fen(amountFen));

/** Like `moneyText`, but nothing for zero: the way a debit or credit column is written. */
export const moneyTextOrBlank = (amountFen: number | null): string =>
  amountFen === null || amountFen === 0 ? "" : moneyText(amountFen);
