import type { LocalDate } from "#domain/core/dates.ts";
import { fen, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { Banking, ReceiptUse } from "./cash-facts.ts";

/** When a receipt's cash was in the bank, but for what may be kept back (null: not yet), and how much is still outside (fen). */
export type Banked = { readonly on: LocalDate | null; readonly restFen: Fen };

type Waiting = { readonly receipt: ReceiptUse; restFen: number; enoughOn: LocalDate | null };

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
 * the next deposit, whichever others that is the sum of. A receipt of which no more than `allowanceFen` is outside, and not all,
 * counts as banked that day.
 */
export const bankedTakings = (
  receipts: readonly ReceiptUse[],
  bankings: readonly Banking[],
  allowanceFen: number,
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
      if (receipt !== undefined) waiting.push({ receipt, restFen: receipt.amountFen ?? 0, enoughOn: null });
    }
    const oldest = exactlyOldest(waiting, amountFen);
    const brought = oldest === undefined ? waiting.toReversed() : waiting.slice(0, oldest);
    let leftFen: number = amountFen;
    for (const each of brought) {
      const takenFen = Math.min(each.restFen, leftFen);
      each.restFen -= takenFen;
      leftFen -= takenFen;
      if (takenFen > 0 && each.restFen <= allowanceFen) each.enoughOn ??= on;
    }
    for (const { receipt, restFen, enoughOn } of waiting)
      if (restFen === 0) banked.set(receipt, { on: enoughOn ?? on, restFen: zeroFen });
    waiting = waiting.filter(({ restFen }) => restFen > 0);
  }
  for (const { receipt, restFen, enoughOn } of waiting) banked.set(receipt, { on: enoughOn, restFen: fen(restFen) });
  for (const receipt of cash.slice(next)) banked.set(receipt, { on: null, restFen: receipt.amountFen ?? zeroFen });
  return banked;
};
