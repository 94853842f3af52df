import type { OutputOf } from "#contract/contract.ts";
import { shareWords } from "#contract/pools.ts";
import { poolPosition, shareOfLine, type PoolShare } from "#domain/bank/pool-allocation.ts";
import { isAccountNumber, plainAccountNumber } from "#domain/books/bank-account-number.ts";
import { localDate, type LocalDate } from "#domain/core/dates.ts";
import { fen, moneyTextFromFen, sumOf } from "#domain/core/fen.ts";
import type { PoolId } from "#domain/core/ids.ts";
import { readBankAccounts } from "#store/bank-account-rows.ts";
import { textOfLine } from "#store/bank-line-rows.ts";
import { readPartsOf, readPoolFiles, readPoolLines, type PoolLineRow } from "#store/pool-line-rows.ts";
import {
  readPoolOfAccount,
  readPools,
  readPoolSums,
  readShares,
  savePoolRow,
  saveShareRows,
  type PoolRow,
  type ShareRow,
} from "#store/pool-rows.ts";
import { readTransfers } from "#store/pool-transfer-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { readBalanceOn } from "#store/reconciliation-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";

type PoolHead = OutputOf<"pool.list">["pools"][number];

const farDay = localDate("2100-12-31");

/** A share of a pool as the domain looks at it, with its place in the books. */
export type PoolMember = Omit<ShareRow, "words"> & PoolShare;

/** The shares of a pool in their order. */
export const sharesOf = (reading: Reading, id: PoolId): readonly PoolMember[] =>
  readShares(reading, id).map((share) => ({ ...share, words: shareWords.parse(JSON.parse(share.words)) }));

/** A pool by its id. */
export const poolWith = (reading: Reading, id: PoolId): PoolRow | undefined =>
  readPools(reading).find((pool) => pool.id === id);

/** A pool and where it stands, or stood at the end of a day. */
export const headOf = (reading: Reading, pool: PoolRow, to: LocalDate | null = null): PoolHead => {
  const { movedFen, allocatedFen, statementFen, lastOn, openCount } = readPoolSums(reading, pool.id, to);
  const sharesFen = sumOf(readShares(reading, pool.id, to), (share) => share.balanceFen);
  const position = poolPosition({ openingFen: pool.openingFen, statementFen, movedFen, allocatedFen, sharesFen });
  return { ...pool, lastLineOn: lastOn, openCount, ...position };
};

export const listPools = (call: Call<"pool.list">): Reply<"pool.list"> =>
  call.ledger.snapshot((reading) => done({ pools: readPools(reading).map((pool) => headOf(reading, pool)) }));

const shownLine = (
  reading: Reading,
  line: PoolLineRow,
  shares: readonly PoolShare[],
): OutputOf<"pool.show">["lines"][number] => {
  const parts = readPartsOf(reading, line.id).map(({ bankAccountId, amountFen }) => ({ bankAccountId, amountFen }));
  return {
    id: line.id,
    bookedOn: line.bookedOn,
    tradedAt: line.tradedAt,
    amountFen: line.amountFen,
    balanceFen: line.balanceFen,
    counterpartyName: line.counterpartyName,
    counterpartyAccount: line.counterpartyAccount,
    text: textOfLine(line),
    isReversal: line.isReversal,
    fileName: line.fileName,
    row: line.row,
    parts,
    suggestion: parts.length > 0 ? null : (shareOfLine(line, shares)?.bankAccountId ?? null),
  };
};

/** 分村设账: where a pool stands, its villages, and its lines newest first. */
export const showPool = (call: Call<"pool.show">): Reply<"pool.show"> =>
  call.ledger.snapshot((reading): Reply<"pool.show"> => {
    const { id, onlyOpen, skip, take } = call.input;
    const pool = poolWith(reading, id);
    if (pool === undefined) return refuse({ code: "not-found", kind: "bank-pool" });
    const shares = sharesOf(reading, id);
    const { lines, total } = readPoolLines(reading, { poolId: id, onlyOpen }, { skip, take });
    return done({
      pool: headOf(reading, pool),
      shares: shares.map(({ accountId, words, ...share }) => ({
        ...share,
        words: [...words],
        bookFen: readBalanceOn(reading, accountId, farDay),
      })),
      lines: lines.map((line) => shownLine(reading, line, shares)),
      total,
      files: readPoolFiles(reading, id).map((file) => ({
        id: file.id,
        name: file.name,
        firstOn: file.first_on,
        lastOn: file.last_on,
        newCount: file.new_count,
        knownCount: file.known_count,
        byName: file.by_name,
        at: file.imported_at,
        canWithdraw: file.allocated === 0,
      })),
      transfers: [...readTransfers(reading, id)],
    });
  });

type SaveCall = Call<"pool.save">;
type Refusal = Extract<Reply<"pool.save">, { readonly ok: false }>;

/** A share must be a known account without lines of its own and in no other pool; each stands once. */
const shareFault = (writing: Writing, { id, shares }: SaveCall["input"]): Refusal | undefined => {
  const accounts = readBankAccounts(writing, null);
  const seen = new Set<string>();
  for (const { bankAccountId } of shares) {
    const account = accounts.find((each) => each.id === bankAccountId);
    if (account === undefined) return refuse({ code: "not-found", kind: "bank-account" });
    const pool = readPoolOfAccount(writing, bankAccountId);
    const isElsewhere = pool !== undefined && pool.poolId !== id;
    const hasOwnLines = pool === undefined && account.lastLineOn !== null;
    if (seen.has(bankAccountId) || isElsewhere || hasOwnLines)
      return refuse({ code: "pool-share-bad", number: account.number });
    seen.add(bankAccountId);
  }
  return undefined;
};

/** What has lines stays: number, opening and every share that had something. */
const changesUsed = (writing: Writing, before: PoolRow, { input }: SaveCall): boolean => {
  if (readPoolSums(writing, before.id).lastOn === null) return false;
  const isSame =
    before.number === plainAccountNumber(input.number) &&
    before.openedOn === input.openedOn &&
    before.openingFen === input.openingFen;
  const kept = readShares(writing, before.id);
  const openingOf = (id: string): number | undefined =>
    input.shares.find(({ bankAccountId }) => bankAccountId === id)?.openingFen;
  const areKept = kept.every(
    (share) =>
      openingOf(share.bankAccountId) === share.openingFen ||
      (openingOf(share.bankAccountId) === undefined && share.openingFen === 0 && share.balanceFen === 0),
  );
  const areNewEmpty = input.shares.every(
    ({ bankAccountId, openingFen }) => openingFen === 0 || kept.some((share) => share.bankAccountId === bankAccountId),
  );
  return !(isSame && areKept && areNewEmpty);
};

/** Registers a pool or changes it. The openings of its villages come to what it held at the bank. */
export const savePool = (call: SaveCall): Reply<"pool.save"> =>
  change(call, (writing) => {
    const { input } = call;
    if (!isAccountNumber(input.number))
      return refuse({ code: "bad-input", issues: [{ path: "number", message: "account-number" }] });
    const number = plainAccountNumber(input.number);
    const before = input.id === null ? undefined : poolWith(writing, input.id);
    if (input.id !== null && before === undefined) return refuse({ code: "not-found", kind: "bank-pool" });
    const isTaken =
      readPools(writing).some((pool) => pool.id !== input.id && pool.number === number) ||
      readBankAccounts(writing, null).some((account) => account.number === number);
    if (isTaken) return refuse({ code: "code-taken", takenCode: number });
    const fault = shareFault(writing, input);
    if (fault !== undefined) return fault;
    const differenceFen = fen(input.openingFen - sumOf(input.shares, (share) => share.openingFen));
    if (differenceFen !== 0) return refuse({ code: "pool-openings-differ", differenceFen });
    if (before !== undefined && changesUsed(writing, before, call))
      return refuse({ code: "in-use", kind: "bank-line" });
    const id = before?.id ?? call.newId<PoolId>();
    const { bankName, name, openedOn, openingFen, isActive } = input;
    const by = callerOf(call).id;
    savePoolRow(
      writing,
      { id, bankName, number, name, openedOn, openingFen, isActive },
      { isNew: before === undefined, by, at: call.now() },
    );
    saveShareRows(
      writing,
      id,
      input.shares.map((share) => ({ ...share, words: JSON.stringify(share.words) })),
    );
    const subject = `${before === undefined ? "登记" : "修改"}资金池 ${bankName} ${number}，${input.shares.length} 个子账户，期初 ${moneyTextFromFen(openingFen)}`;
    return changed(
      { id },
      { subject, facts: { number, openingFen, shares: input.shares.map((each) => each.bankAccountId) } },
    );
  });
