import type { Failure } from "#contract/contract.ts";
import { assert } from "#domain/core/assert.ts";
import { monthOf } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import type { VoucherId } from "#domain/core/ids.ts";
import { readBankAccounts } from "#store/bank-account-rows.ts";
import type { BankLineRow } from "#store/bank-line-rows.ts";
import { matchedEntryLines, matchLine } from "#store/bank-match-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { readVoucher } from "#store/voucher-rows.ts";
import { callerOf, refuse, type Call } from "./call.ts";
import { tieDayOf } from "./reversal-day.ts";

/** The bank account a line is of. */
export const accountOfLine = (reading: Reading, line: BankLineRow) => {
  const account = readBankAccounts(reading, line.ledgerId).find((each) => each.id === line.bankAccountId);
  assert(account !== undefined, `bank account of line ${line.id}`);
  return account;
};

type Refusal = { readonly ok: false; readonly failure: Failure<"line-not-matching" | "month-closed"> };

/** Ties an open line to the entry of a voucher that is of its bank account, side and amount and that no other line stands for. */
export const tieLineTo = (
  writing: Writing,
  call: Pick<Call<"bankLine.match" | "claim.voucher">, "caller" | "name" | "now">,
  { line, voucherId }: { readonly line: BankLineRow; readonly voucherId: VoucherId },
): Refusal | undefined => {
  const voucher = readVoucher(writing, voucherId)?.voucher;
  assert(voucher !== undefined, `voucher ${voucherId}`);
  const { accountId } = accountOfLine(writing, line);
  const used = matchedEntryLines(writing, voucherId);
  const index = voucher.content.entries.findIndex(
    (entry, at) =>
      entry.accountId === accountId &&
      fen(entry.debitFen - entry.creditFen) === line.amountFen &&
      !used.includes(at + 1),
  );
  if (index < 0 || voucher.content.ledgerId !== line.ledgerId) return refuse({ code: "line-not-matching" });
  const { onDate } = voucher.content;
  const lastDay = onDate > line.bookedOn ? onDate : line.bookedOn;
  const settledOn = tieDayOf(writing, line.ledgerId, { lineIds: [line.id], onDate: lastDay });
  if (settledOn === undefined) return refuse({ code: "month-closed", month: monthOf(lastDay) });
  matchLine(writing, {
    lineId: line.id,
    voucherId,
    line: index + 1,
    how: "manual",
    ruleName: "",
    by: callerOf(call).id,
    at: call.now(),
    reasons: [{ code: "by-hand" }],
    settledOn,
  });
  return undefined;
};
