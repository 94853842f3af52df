import type { StatementLine } from "#domain/bank/statement.ts";
import { assert } from "#domain/core/assert.ts";
import { chinaDateOf, monthOf } from "#domain/core/dates.ts";
import { fen, moneyTextFromFen } from "#domain/core/fen.ts";
import type { PoolTransferId } from "#domain/core/ids.ts";
import { isMonthClosed } from "#store/period-rows.ts";
import { insertPart } from "#store/pool-line-rows.ts";
import { readShares } from "#store/pool-rows.ts";
import { insertTransfer, readTransfer, readTransferEnds } from "#store/pool-transfer-rows.ts";
import { callerOf, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { booksFor, bringIn, cellsOf, takeBack } from "./pool-allocate.ts";
import { poolWith, sharesOf, type PoolMember } from "./pools.ts";

type TransferCall = Call<"pool.transfer">;

const transferLine = (
  { input }: TransferCall,
  { other, amountFen }: { readonly other: PoolMember; readonly amountFen: number },
): StatementLine => ({
  sheet: "",
  row: 1,
  bookedOn: input.onDate,
  tradedAt: null,
  amountFen: fen(amountFen),
  balanceFen: null,
  currency: "CNY",
  counterpartyName: other.ledgerName,
  counterpartyAccount: other.number,
  counterpartyBank: "",
  purpose: input.reason,
  remark: input.note,
  summary: "资金池内划转",
  serial: null,
  isSerialTrusted: false,
  ownAccount: null,
  isReversal: false,
  raw: cellsOf([input.onDate, String(amountFen), other.ledgerName, input.reason]),
});

/** Moves money from one village's sub-balance to another's; the sum of the pool stays what it was. */
export const transferInPool = (call: TransferCall): Reply<"pool.transfer"> =>
  change(call, (writing) => {
    const { id, fromId, toId, onDate, amountFen, reason } = call.input;
    const pool = poolWith(writing, id);
    if (pool === undefined) return refuse({ code: "not-found", kind: "bank-pool" });
    const shares = sharesOf(writing, id);
    const [from, to] = [fromId, toId].map((wanted) => shares.find((share) => share.bankAccountId === wanted));
    if (from === undefined || to === undefined || from === to)
      return refuse({ code: "pool-part-bad", bankAccountId: from === undefined ? fromId : toId });
    if (onDate < pool.openedOn) return refuse({ code: "pool-not-begun", on: pool.openedOn });
    if (onDate > chinaDateOf(call.now())) return refuse({ code: "date-in-future", on: onDate });
    const month = monthOf(onDate);
    for (const share of [from, to]) {
      const books = booksFor(writing, call, { share, day: onDate });
      if (!books.ok) return books;
      if (isMonthClosed(writing, share.ledgerId, month)) return refuse({ code: "month-closed", month });
    }
    // A village cannot lend what it does not have: neither on that day, nor by now.
    for (const day of [onDate, null]) {
      const balanceFen = readShares(writing, id, day).find((share) => share.bankAccountId === fromId)?.balanceFen;
      assert(balanceFen !== undefined, `share ${fromId}`);
      if (amountFen > balanceFen) return refuse({ code: "pool-short", ledgerName: from.ledgerName, balanceFen });
    }
    const transferId = call.newId<PoolTransferId>();
    insertTransfer(writing, {
      id: transferId,
      poolId: id,
      onDate,
      amountFen: fen(amountFen),
      reason,
      by: callerOf(call).id,
      at: call.now(),
    });
    const ends = [
      { share: from, other: to, amountFen: -amountFen },
      { share: to, other: from, amountFen },
    ];
    const statementFileIds = ends.map(({ share, ...end }) => {
      const coming = [{ line: transferLine(call, end), key: `transfer|${transferId}` }];
      const brought = bringIn(writing, call, { share, coming, title: `资金池 ${pool.bankName} 内部划转` });
      for (const lineId of brought.lineIds) insertPart(writing, lineId, { transferId });
      return brought.fileId;
    });
    const subject = `资金池 ${pool.bankName}：${from.ledgerName} 划转 ${to.ledgerName} ${moneyTextFromFen(fen(amountFen))}`;
    return changed({ id: transferId, statementFileIds }, { subject, facts: { transferId, reason } });
  });

/** Takes a transfer back from both villages; what it was and why it went stays under the tombstones of its lines. */
export const undoPoolTransfer = (call: Call<"pool.undoTransfer">): Reply<"pool.undoTransfer"> =>
  change(call, (writing) => {
    const { id, reason } = call.input;
    const transfer = readTransfer(writing, id);
    const ends = readTransferEnds(writing, id);
    if (transfer === undefined || ends.length === 0) return refuse({ code: "not-found", kind: "bank-line" });
    const taken = takeBack(writing, call, { lineIds: ends, reason: `撤回池内划转：${reason}` });
    if (!taken.ok) return taken;
    const subject = `撤回池内划转 ${transfer.onDate} ${moneyTextFromFen(transfer.amountFen)} ${transfer.reason}`;
    return changed({ poolId: transfer.poolId, ...taken.value }, { subject, facts: { transferId: id, reason } });
  });
