import { pairFault } from "#domain/bank/entry-pairs.ts";
import { voucherDayOf } from "#domain/bank/late-lines.ts";
import { monthOf } from "#domain/core/dates.ts";
import { yuanTextFromFen } from "#domain/core/fen.ts";
import { registerTies } from "#store/bank-match-rows.ts";
import { pairEntries, partEntries, readPairDay } from "#store/entry-pair-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { isMonthClosed } from "#store/period-rows.ts";
import { callerOf, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { accountWith, farDay, openSides } from "./open-sides.ts";

/**
 * A person says that a red entry and another of the account cancel each other and the bank will show neither. It counts from
 * the later of their days, or from the first open month where that is closed, so that closed tables stay as they were.
 */
export const pairOpenEntries = (call: Call<"match.pairEntries">): Reply<"match.pairEntries"> =>
  change(call, (writing) => {
    const { bankAccountId } = call.input;
    const account = accountWith(writing, bankAccountId);
    if (account === undefined) return refuse({ code: "not-found", kind: "bank-account" });
    const { entries } = openSides(writing, account, farDay);
    const [red, entry] = [call.input.red, call.input.entry].map(({ voucherId, line }) =>
      entries.find(({ key }) => key === `${voucherId}:${line}`),
    );
    if (red === undefined || entry === undefined) return refuse({ code: "line-already-used" });
    const fault = pairFault(red, entry);
    if (fault === "not-posted") return refuse({ code: "sum-needs-posted" });
    if (fault !== null) return refuse({ code: "line-not-matching" });
    const later = red.onDate > entry.onDate ? red.onDate : entry.onDate;
    const settledOn = voucherDayOf(later, readLedger(writing, account.ledgerId)?.closedThrough ?? null);
    const month = monthOf(settledOn);
    if (isMonthClosed(writing, account.ledgerId, month)) return refuse({ code: "month-closed", month });
    registerTies(writing, account.id, call.now());
    pairEntries(writing, { bankAccountId: account.id, red, entry, settledOn, by: callerOf(call).id, at: call.now() });
    const [redName, name] = [red, entry].map((each) => `${each.onDate} ${each.word}-${each.number ?? 0}`);
    return changed(
      {},
      {
        subject: `${account.bankName} ${account.number}：红字 ${redName} 与 ${name} 相抵 ${yuanTextFromFen(entry.amountFen)}`,
        facts: { bankAccountId, red: red.key, entry: entry.key, settledOn },
      },
    );
  });

/** Takes it back while the month it counts in is open: both entries wait for the bank again. */
export const partPairedEntries = (call: Call<"match.partEntries">): Reply<"match.partEntries"> =>
  change(call, (writing) => {
    const { bankAccountId, red } = call.input;
    const account = accountWith(writing, bankAccountId);
    if (account === undefined) return refuse({ code: "not-found", kind: "bank-account" });
    const settledOn = readPairDay(writing, bankAccountId, red);
    if (settledOn === undefined) return refuse({ code: "not-found", kind: "bank-match" });
    const month = monthOf(settledOn);
    if (isMonthClosed(writing, account.ledgerId, month)) return refuse({ code: "month-closed", month });
    partEntries(writing, red);
    const key = `${red.voucherId}:${red.line}`;
    return changed({}, { subject: `${account.bankName} ${account.number}`, facts: { bankAccountId, red: key } });
  });
