import type { InputOf } from "#contract/contract.ts";
import { voucherDayOf } from "#domain/bank/late-lines.ts";
import { monthOf, type LocalDate } from "#domain/core/dates.ts";
import { yuanTextFromFen } from "#domain/core/fen.ts";
import type { BankAccountRow } from "#store/bank-account-rows.ts";
import { registerTies } from "#store/bank-match-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import {
  readSettlement,
  readWaitingOpenings,
  releaseOpening,
  settleOpening,
  type WaitingOpening,
} from "#store/opening-settlement-rows.ts";
import { isMonthClosed } from "#store/period-rows.ts";
import type { Reading } from "#store/query.ts";
import { callerOf, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { accountWith, farDay, openSides } from "./open-sides.ts";

type Refusal = Extract<Reply<"match.settleOpening">, { readonly ok: false }>;
type Wish = Omit<InputOf<"match.settleOpening">, "bankAccountId">;
type Settling = {
  readonly lineId: Parameters<typeof settleOpening>[1]["lineId"];
  readonly entry: Parameters<typeof settleOpening>[1]["entry"];
  readonly onDate: LocalDate;
};

const settlingOf = (
  reading: Reading,
  account: BankAccountRow,
  { item, lineId, entry }: Omit<Wish, "no"> & { readonly item: WaitingOpening },
): Settling | Refusal => {
  const sides = openSides(reading, account, farDay);
  const isOfBooks = item.side.startsWith("book-");
  if (isOfBooks !== (lineId !== null)) return refuse({ code: "line-not-matching" });
  if (lineId !== null) {
    const line = sides.lines.find(({ id }) => id === lineId);
    if (line === undefined) return refuse({ code: "line-already-used" });
    if (line.amountFen !== item.amountFen) return refuse({ code: "line-not-matching" });
    return { lineId: line.id, entry: null, onDate: line.onDate };
  }
  const booked = sides.entries.find(({ key }) => key === `${entry?.voucherId}:${entry?.line}`);
  if (booked === undefined) return refuse({ code: "line-already-used" });
  if (booked.amountFen !== item.amountFen) return refuse({ code: "line-not-matching" });
  if (booked.state !== "posted") return refuse({ code: "wrong-state", state: booked.state });
  return { lineId: null, entry: { voucherId: booked.voucherId, line: booked.line }, onDate: booked.onDate };
};

/**
 * A person says with which bank line, or which posted entry, an item from before the books began ends. It counts from the day
 * of that row, or from the first day of the open month where its month is closed, so that closed tables stay as they were.
 */
export const settleOpeningItem = (call: Call<"match.settleOpening">): Reply<"match.settleOpening"> =>
  change(call, (writing) => {
    const { bankAccountId, no, ...wish } = call.input;
    const account = accountWith(writing, bankAccountId);
    if (account === undefined) return refuse({ code: "not-found", kind: "bank-account" });
    const item = readWaitingOpenings(writing, account, farDay).find((each) => each.no === no);
    if (item === undefined) return refuse({ code: "not-found", kind: "opening-item" });
    const settling = settlingOf(writing, account, { item, ...wish });
    if ("ok" in settling) return settling;
    const { lineId, entry, onDate } = settling;
    const settledOn = voucherDayOf(onDate, readLedger(writing, account.ledgerId)?.closedThrough ?? null);
    const month = monthOf(settledOn);
    if (isMonthClosed(writing, account.ledgerId, month)) return refuse({ code: "month-closed", month });
    registerTies(writing, account.id, call.now());
    const by = callerOf(call).id;
    settleOpening(writing, { ledgerId: account.ledgerId, no, lineId, entry, settledOn, by, at: call.now() });
    const what = `期初未达 ${item.onDate} ${item.text} ${yuanTextFromFen(item.amountFen)}`;
    return changed(
      {},
      {
        subject: `${account.bankName} ${account.number}：${what}`,
        facts: {
          bankAccountId,
          no,
          lineId,
          entry: entry === null ? null : `${entry.voucherId}:${entry.line}`,
          settledOn,
        },
      },
    );
  });

/** Takes it back while the month it counts in is open: the item and the row are open again. */
export const releaseOpeningItem = (call: Call<"match.releaseOpening">): Reply<"match.releaseOpening"> =>
  change(call, (writing) => {
    const { bankAccountId, no } = call.input;
    const account = accountWith(writing, bankAccountId);
    if (account === undefined) return refuse({ code: "not-found", kind: "bank-account" });
    const settled = readSettlement(writing, account.ledgerId, no);
    if (settled === undefined || settled.bankAccountId !== account.id)
      return refuse({ code: "not-found", kind: "bank-match" });
    const month = monthOf(settled.settledOn);
    if (isMonthClosed(writing, account.ledgerId, month)) return refuse({ code: "month-closed", month });
    releaseOpening(writing, account.ledgerId, no);
    return changed(
      {},
      { subject: `${account.bankName} ${account.number}：期初未达第 ${no} 笔`, facts: { bankAccountId, no } },
    );
  });
