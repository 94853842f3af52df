import type { LocalDate } from "#domain/core/dates.ts";
import { fen, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { Banking, ReceiptUse } from "./cash-facts.ts";

/** When the whole of a receipt's cash was in the bank (null: not yet), and how much of it is still outside (fen). */
export type Banked = { readonly on: LocalDate | null; readonly restFen: Fen };

type Waiting = { readonly receipt: ReceiptUse; restFen: number };

/** How many of the oldest receipts a deposit is the exact sum of; `undefined` where it is none. */
const exactlyOldest = (waiting: readonly Waiting[], amountFen: number): number | undefined => {
  let sumFen = 0;
  for (const [at, { restFen }] of waiting.entries()) {
    sumFen += restFen;
    if (sumFen === amountFen) return at + 1;
    if (sumFen > amountFen) return undefined;
  }
  return undefined;
};

/**
 * Which cash reached the bank with which deposit, by amounts. A deposit that is the sum of the oldest takings is theirs; any other
 * brings the newest first, so that what was never banked stays with the receipt it belongs to, and does not make every later
 * one late. What a deposit holds beyond the takings before it came from elsewhere. A receipt without an amount is banked with
 * the next deposit.
 */
export const bankedTakings = (
  receipts: readonly ReceiptUse[],
  bankings: readonly Banking[],
): ReadonlyMap<ReceiptUse, Banked> => {
  const cash = receipts
    .filter(({ bankedOn }) => bankedOn === null)
    .toSorted((left, right) => (left.voucherOn < right.voucherOn ? -1 : left.voucherOn > right.voucherOn ? 1 : 0));
  const banked = new Map<ReceiptUse, Banked>(
    receipts.flatMap((receipt) =>
      receipt.bankedOn === null ? [] : [[receipt, { on: receipt.bankedOn, restFen: zeroFen }] as const],
    ),
  );
  let waiting: Waiting[] = [];
  let next = 0;
  for (const { on, amountFen } of bankings) {
    for (; (cash[next]?.voucherOn ?? "9") <= on; next += 1) {
      const receipt = cash[next];
      if (receipt !== undefined) waiting.push({ receipt, restFen: receipt.amountFen ?? 0 });
    }
    const oldest = exactlyOldest(waiting, amountFen);
    const brought = oldest === undefined ? waiting.toReversed() : waiting.slice(0, oldest);
    let leftFen: number = amountFen;
    for (const each of brought) {
      const takenFen = Math.min(each.restFen, leftFen);
      each.restFen -= takenFen;
      leftFen -= takenFen;
      if (each.restFen === 0) banked.set(each.receipt, { on, restFen: zeroFen });
    }
    waiting = waiting.filter(({ restFen }) => restFen > 0);
  }
  for (const { receipt, restFen } of waiting) banked.set(receipt, { on: null, restFen: fen(restFen) });
  for (const receipt of cash.slice(next)) banked.set(receipt, { on: null, restFen: receipt.amountFen ?? zeroFen });
  return banked;
};
