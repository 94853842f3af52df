import type { Failure } from "#contract/failures.ts";
import { partsFault, type PoolPart } from "#domain/bank/pool-allocation.ts";
import type { StatementLine } from "#domain/bank/statement.ts";
import { monthOf, type LocalDate } from "#domain/core/dates.ts";
import { moneyTextFromFen } from "#domain/core/fen.ts";
import { assert } from "#domain/core/assert.ts";
import type { BankAccountId, BankLineId, StatementFileId, TombstoneId } from "#domain/core/ids.ts";
import { isDone, insertBankLine, lastDayOrder, readBankLine } from "#store/bank-line-rows.ts";
import { isGrantLine } from "#store/grant-rows.ts";
import { isMonthClosed } from "#store/period-rows.ts";
import { insertPart, readPartsOf, readPoolLine, type PoolLineRow } from "#store/pool-line-rows.ts";
import type { Writing } from "#store/query.ts";
import { insertStatementFile } from "#store/statement-rows.ts";
import { buryLine } from "#store/withdrawal-rows.ts";
import { bookOf, type Book } from "./book-facts.ts";
import { callerOf, refuse, type Call, type Caller, type Reply } from "./call.ts";
import type { Surroundings } from "./call.ts";
import { change, changed } from "./change.ts";
import { draftByRules } from "./draft-by-rules.ts";
import { draftRulesOf, proposalFor } from "./draft-lines.ts";
import { poolWith, sharesOf, type PoolMember } from "./pools.ts";
import { keepFile } from "./keep-file.ts";

type Acting = Pick<Surroundings, "ledger" | "now" | "newId"> & {
  readonly caller: Caller | null;
  readonly name: string;
};
/** A line for a sub-account, and what keeps it apart from every other of the account. */
export const cellsOf = (texts: readonly string[]): StatementLine["raw"] => texts.map((text) => ({ text }));

type Coming = { readonly line: StatementLine; readonly key: string };

/**
 * Brings lines into a sub-account under a record of their own. What came is kept as a file, so that the line can always be shown
 * where it is from, as a line of a bank's file can.
 */
export const bringIn = (
  writing: Writing,
  call: Acting,
  { share, coming, title }: { readonly share: PoolMember; readonly coming: readonly Coming[]; readonly title: string },
): { readonly fileId: StatementFileId; readonly lineIds: readonly BankLineId[] } => {
  const fileId = call.newId<StatementFileId>();
  const lines = coming.map(({ line }) => line.raw.map((cell) => cell.text));
  const text = JSON.stringify({ id: fileId, title, lines }, null, 1);
  const bytes = new TextEncoder().encode(text);
  const hash = keepFile(call, writing, bytes);
  const days = coming.map(({ line }) => line.bookedOn).toSorted();
  insertStatementFile(writing, {
    id: fileId,
    bankAccountId: share.bankAccountId,
    hash,
    name: title,
    layout: "pool",
    container: "pool",
    encoding: "utf-8",
    sheet: "",
    firstOn: days[0] ?? null,
    lastOn: days.at(-1) ?? null,
    openingFen: null,
    closingFen: null,
    rowCount: coming.length,
    newCount: coming.length,
    knownCount: 0,
    report: "{}",
    importedBy: callerOf(call).id,
    importedAt: call.now(),
  });
  const lineIds = coming.map(({ line, key }, index) => {
    const id = call.newId<BankLineId>();
    const dayOrder = lastDayOrder(writing, share.bankAccountId, line.bookedOn) + 1;
    const place = {
      id,
      bankAccountId: share.bankAccountId,
      ledgerId: share.ledgerId,
      statementFileId: fileId,
      dayOrder,
    };
    insertBankLine(writing, { ...line, row: index + 1, identityKey: key, occurrence: 1 }, place);
    return id;
  });
  return { fileId, lineIds };
};

const partLine = (line: PoolLineRow, { amountFen }: PoolPart): StatementLine => ({
  sheet: "",
  row: line.row,
  bookedOn: line.bookedOn,
  tradedAt: line.tradedAt,
  amountFen,
  // A sub-balance is summed from its lines: lines allocated late would make a kept one wrong.
  balanceFen: null,
  currency: "CNY",
  counterpartyName: line.counterpartyName,
  counterpartyAccount: line.counterpartyAccount,
  counterpartyBank: line.counterpartyBank,
  purpose: line.purpose,
  remark: line.remark,
  summary: line.summary,
  serial: line.serial,
  isSerialTrusted: false,
  ownAccount: null,
  isReversal: line.isReversal,
  raw: cellsOf([line.id, line.fileName, String(line.row), line.bookedOn, String(amountFen), line.counterpartyName]),
});

type BookFault = Failure<"ledger-not-started" | "statement-before-start">;

/** The books of a sub-account, when they take lines of a day. */
export const booksFor = (
  writing: Writing,
  call: Acting,
  { share, day }: { readonly share: PoolMember; readonly day: LocalDate },
): { readonly ok: true; readonly book: Book } | { readonly ok: false; readonly failure: BookFault } => {
  const book = bookOf(writing, share.ledgerId, call.now());
  assert(book !== undefined, `ledger of sub-account ${share.bankAccountId}`);
  if (!book.isStarted) return refuse({ code: "ledger-not-started" });
  if (monthOf(day) < book.startMonth) return refuse({ code: "statement-before-start", month: book.startMonth });
  return { ok: true, book };
};

type AllocateCall = Call<"pool.allocate">;
type Allocation = AllocateCall["input"]["allocations"][number];
type Given = { readonly pool: PoolLineRow; readonly part: PoolPart };
type Gathered =
  | { readonly ok: true; readonly given: ReadonlyMap<BankAccountId, readonly Given[]> }
  | Extract<Reply<"pool.allocate">, { readonly ok: false }>;

/** What each village gets, after every line was looked at: open, of this pool, its parts whole and right. */
const gather = (writing: Writing, call: AllocateCall, shares: readonly PoolMember[]): Gathered => {
  const given = new Map<BankAccountId, Given[]>();
  const seen = new Set<string>();
  for (const { lineId, parts } of call.input.allocations satisfies readonly Allocation[]) {
    const pool = readPoolLine(writing, lineId);
    if (pool === undefined || pool.poolId !== call.input.id) return refuse({ code: "not-found", kind: "bank-line" });
    if (seen.has(lineId) || readPartsOf(writing, lineId).length > 0) return refuse({ code: "line-already-used" });
    seen.add(lineId);
    const fault = partsFault(pool.amountFen, parts, shares);
    if (fault !== undefined) return refuse(fault);
    for (const part of parts) {
      const list = given.get(part.bankAccountId) ?? [];
      given.set(part.bankAccountId, [...list, { pool, part }]);
    }
  }
  return { ok: true, given };
};

/** Gives lines of a pool to villages, and drafts what the office's rules know. All of them, or none. */
export const allocatePoolLines = (call: AllocateCall): Reply<"pool.allocate"> =>
  change(call, (writing) => {
    const pool = poolWith(writing, call.input.id);
    if (pool === undefined) return refuse({ code: "not-found", kind: "bank-pool" });
    const shares = sharesOf(writing, pool.id);
    const gathered = gather(writing, call, shares);
    if (!gathered.ok) return gathered;
    const rules = draftRulesOf(writing);
    const statementFileIds: StatementFileId[] = [];
    const counts = { parts: 0, drafts: 0 };
    for (const share of shares) {
      const own = (gathered.given.get(share.bankAccountId) ?? []).toSorted((a, b) =>
        a.pool.bookedOn < b.pool.bookedOn ? -1 : a.pool.bookedOn > b.pool.bookedOn ? 1 : a.pool.row - b.pool.row,
      );
      const [first] = own;
      if (first === undefined) continue;
      const books = booksFor(writing, call, { share, day: first.pool.bookedOn });
      if (!books.ok) return books;
      const coming = own.map(({ pool: line, part }) => ({ line: partLine(line, part), key: `pool|${call.newId()}` }));
      const title = `资金池 ${pool.bankName} 分配 ${own.length} 笔`;
      const { fileId, lineIds } = bringIn(writing, call, { share, coming, title });
      statementFileIds.push(fileId);
      for (const [index, lineId] of lineIds.entries()) {
        const [source, line] = [own[index]?.pool, coming[index]?.line];
        assert(source !== undefined && line !== undefined, "every line has its source");
        insertPart(writing, lineId, { poolLineId: source.id });
        counts.parts += 1;
        const proposal = proposalFor(books.book, { ...line, bankAccountId: share.bankAccountId }, rules);
        const isDrafted = draftByRules(writing, call, {
          proposal,
          book: books.book,
          bankAccountId: share.accountId,
          line,
          lineId,
        });
        if (isDrafted) counts.drafts += 1;
      }
      call.progress("allocate", statementFileIds.length, gathered.given.size);
    }
    const lineCount = call.input.allocations.length;
    return changed(
      { lineCount, partCount: counts.parts, draftCount: counts.drafts, statementFileIds },
      {
        subject: `资金池 ${pool.bankName} 分配 ${lineCount} 笔到 ${gathered.given.size} 个村`,
        facts: { poolId: pool.id, lineIds: call.input.allocations.map(({ lineId }) => lineId) },
      },
    );
  });

type TakenBack = { readonly tombstoneIds: TombstoneId[]; readonly statementFileIds: StatementFileId[] };
type NotTaken = { readonly ok: false; readonly failure: Failure<"line-already-used" | "month-closed"> };

/** Takes lines out of sub-accounts, all of them or none: no voucher books them and their months are open. */
export const takeBack = (
  writing: Writing,
  call: Acting,
  { lineIds, reason }: { readonly lineIds: readonly BankLineId[]; readonly reason: string },
): { readonly ok: true; readonly value: TakenBack } | NotTaken => {
  const value: TakenBack = { tombstoneIds: [], statementFileIds: [] };
  for (const bankLineId of lineIds) {
    const line = readBankLine(writing, bankLineId);
    assert(line !== undefined, `bank line ${bankLineId}`);
    if (isDone(line) || line.claimId !== null || isGrantLine(writing, bankLineId))
      return refuse({ code: "line-already-used" });
    const month = monthOf(line.bookedOn);
    if (isMonthClosed(writing, line.ledgerId, month)) return refuse({ code: "month-closed", month });
    const id = call.newId<TombstoneId>();
    const fileId = buryLine(writing, bankLineId, { id, reason, by: callerOf(call).id, at: call.now() });
    assert(fileId !== undefined, `bank line ${bankLineId}`);
    value.tombstoneIds.push(id);
    value.statementFileIds.push(fileId);
  }
  return { ok: true, value };
};

/** Takes a line back from every village it was given to; it waits to be allocated again. */
export const releasePoolLine = (call: Call<"pool.release">): Reply<"pool.release"> =>
  change(call, (writing) => {
    const { lineId, reason } = call.input;
    const pool = readPoolLine(writing, lineId);
    const parts = readPartsOf(writing, lineId);
    if (pool === undefined || parts.length === 0) return refuse({ code: "not-found", kind: "bank-line" });
    const taken = takeBack(writing, call, {
      lineIds: parts.map(({ bankLineId }) => bankLineId),
      reason: `收回分配：${reason}`,
    });
    if (!taken.ok) return taken;
    const subject = `${pool.bookedOn} ${pool.counterpartyName} ${moneyTextFromFen(pool.amountFen)}`;
    return changed({ poolId: pool.poolId, ...taken.value }, { subject, facts: { poolLineId: lineId, reason } });
  });
