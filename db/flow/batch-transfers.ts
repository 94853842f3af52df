import type { OutputOf } from "#contract/contract.ts";
import { pairTransfers, type TransferEnd } from "#domain/bank/transfer-pairs.ts";
import { fen, moneyTextFromFen, sumOf } from "#domain/core/fen.ts";
import type { BankLineId, VoucherId } from "#domain/core/ids.ts";
import { readBankAccounts } from "#store/bank-account-rows.ts";
import { readBankLines, readLinesOfVoucher, textOfLine } from "#store/bank-line-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { readSettings } from "#store/setting-rows.ts";
import { deleteDraft, readVoucher } from "#store/voucher-rows.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { draftEnds, endsOf, ownLine, type End } from "./transfer-lines.ts";

const mostShown = 200;

type Shown = OutputOf<"transfer.list">["pairs"][number]["leaving"];

const shownEnd = ({ line, account }: End): Shown => ({
  lineId: line.id,
  onDate: line.bookedOn,
  bankName: account.bankName,
  number: account.number,
  text: [line.counterpartyName, textOfLine(line)].filter((text) => text !== "").join(" "),
});

/** The transfers between a ledger's own accounts that wait for their vouchers. */
export const listTransfers = (call: Call<"transfer.list">): Reply<"transfer.list"> =>
  call.ledger.snapshot((reading) => {
    const { ledgerId } = call.input;
    if (readLedger(reading, ledgerId) === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const accounts = new Map(readBankAccounts(reading, ledgerId).map((account) => [account.id, account]));
    if (accounts.size < 2) return done({ pairs: [], unclear: [] });
    const filter = { ledgerId, bankAccountId: null, from: null, to: null, onlyUnbooked: true };
    const ends = readBankLines(reading, filter, { skip: 0, take: -1 }).lines.flatMap((line): (End & TransferEnd)[] => {
      const account = accounts.get(line.bankAccountId);
      return account === undefined ? [] : [{ line, account, key: line.id, ...ownLine({ line, account }) }];
    });
    const { pairs, unclear } = pairTransfers(ends, readSettings(reading).matchDaysAfter);
    return done({
      pairs: pairs.slice(0, mostShown).map(({ leaving, arriving, days }) => ({
        leaving: shownEnd(leaving),
        arriving: shownEnd(arriving),
        amountFen: arriving.amountFen,
        days,
      })),
      unclear: unclear.slice(0, mostShown).map(({ leaving, arriving }) => ({
        amountFen: fen(Math.abs(leaving[0]?.amountFen ?? 0)),
        leaving: leaving.map(shownEnd),
        arriving: arriving.map(shownEnd),
      })),
    });
  });

/** 本单位账户之间转账 in one go: one voucher a pair, all or none. */
export const draftTransfers = (call: Call<"transfer.draft">): Reply<"transfer.draft"> =>
  change(call, (writing) => {
    const voucherIds: VoucherId[] = [];
    const amounts: number[] = [];
    const lineIds: BankLineId[] = [];
    for (const { leavingId, arrivingId } of call.input.pairs) {
      const ends = endsOf(writing, [leavingId, arrivingId]);
      if (!ends.ok) return ends;
      if (ends.leaving.line.ledgerId !== call.input.ledgerId) return refuse({ code: "not-found", kind: "bank-line" });
      const drafted = draftEnds(writing, call, ends);
      if (!drafted.ok) return drafted;
      voucherIds.push(drafted.voucherId);
      amounts.push(ends.arriving.line.amountFen);
      lineIds.push(ends.leaving.line.id, ends.arriving.line.id);
    }
    const subject = `本单位账户互转 ${voucherIds.length} 笔，合计 ${moneyTextFromFen(sumOf(amounts, (amount) => amount))}`;
    return changed({ voucherIds }, { subject, facts: { voucherIds, bankLineIds: lineIds } });
  });

/** Deletes drafts of transfers; what another person has reviewed stays, and so does everything else then. */
export const undoTransfers = (call: Call<"transfer.undo">): Reply<"transfer.undo"> =>
  change(call, (writing) => {
    const ids = [...new Set(call.input.voucherIds)];
    for (const id of ids) {
      const voucher = readVoucher(writing, id)?.voucher;
      if (voucher === undefined) return refuse({ code: "not-found", kind: "voucher" });
      if (voucher.state !== "draft") return refuse({ code: "wrong-state", state: voucher.state });
      const amounts = readLinesOfVoucher(writing, id).map((line) => line.amountFen);
      // Only what books both ends of a transfer goes this way; any other draft is deleted where it is seen.
      if (amounts.length !== 2 || sumOf(amounts, (amount) => amount) !== 0)
        return refuse({ code: "line-not-matching" });
      deleteDraft(writing, id);
    }
    return changed({ count: ids.length }, { subject: `收回互转凭证草稿 ${ids.length} 张`, facts: { voucherIds: ids } });
  });
