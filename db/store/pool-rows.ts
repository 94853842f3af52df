import { sql } from "kysely";
import type { LineIdentity } from "#domain/bank/known-lines.ts";
import type { StatementLine } from "#domain/bank/statement.ts";
import { localDate, type Instant, type LocalDate } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, BankAccountId, LedgerId, PersonId, PoolFileId, PoolId, PoolLineId } from "#domain/core/ids.ts";
import { columnsOfLine } from "./bank-line-rows.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

const farDay = localDate("2100-12-31");

/** One pool as it is kept. Amounts in fen. */
export type PoolRow = {
  readonly id: PoolId;
  readonly bankName: string;
  readonly number: string;
  readonly name: string;
  readonly openedOn: LocalDate;
  readonly openingFen: Fen;
  readonly isActive: boolean;
};

/** Every pool of the township, by number. */
export const readPools = (reading: Reading): readonly PoolRow[] =>
  reading
    .all(
      sqlFor
        .selectFrom("bank_pool")
        .select(["id", "bank_name", "number", "name", "opened_on", "opening_fen", "is_active"])
        .orderBy("number"),
    )
    .map((row) => ({
      id: row.id,
      bankName: row.bank_name,
      number: row.number,
      name: row.name,
      openedOn: row.opened_on,
      openingFen: row.opening_fen,
      isActive: row.is_active === 1,
    }));

/** The pools in which a ledger has a sub-account. */
export const readPoolsOfLedger = (reading: Reading, ledgerId: LedgerId): ReadonlySet<PoolId> =>
  new Set(
    reading
      .all(
        sqlFor
          .selectFrom("bank_pool_share")
          .innerJoin("bank_account", "bank_account.id", "bank_pool_share.bank_account_id")
          .select("pool_id")
          .distinct()
          .where("bank_account.ledger_id", "=", ledgerId)
          .orderBy("pool_id"),
      )
      .map((row) => row.pool_id),
  );

export const savePoolRow = (
  writing: Writing,
  pool: PoolRow,
  saved: { readonly isNew: boolean; readonly by: PersonId; readonly at: Instant },
): void => {
  const columns = {
    bank_name: pool.bankName,
    number: pool.number,
    name: pool.name,
    opened_on: pool.openedOn,
    opening_fen: pool.openingFen,
    is_active: pool.isActive ? (1 as const) : (0 as const),
    saved_by: saved.by,
    saved_at: saved.at,
  };
  if (saved.isNew) writing.run(sqlFor.insertInto("bank_pool").values({ id: pool.id, ...columns }));
  else writing.run(sqlFor.updateTable("bank_pool").set(columns).where("id", "=", pool.id));
};

/** What a share took over from the one before it, less what it passed on, by the end of a day. */
const passedBy = (
  to: LocalDate | null,
) => sql<number>`coalesce((select sum(case when to_account_id = bank_pool_share.bank_account_id
    then amount_fen else -amount_fen end) from bank_pool_passage
  where bank_pool_share.bank_account_id in (from_account_id, to_account_id) and (${to} is null or on_date <= ${to})), 0)`;

/** A sub-account of a pool. `words` is JSON. `balanceFen` is its opening, what it took over and all that was allocated to it. */
export type ShareRow = {
  readonly bankAccountId: BankAccountId;
  readonly ledgerId: LedgerId;
  readonly ledgerName: string;
  readonly accountId: AccountId;
  readonly number: string;
  readonly openingFen: Fen;
  readonly words: string;
  readonly balanceFen: Fen;
};

/** The shares of a pool in their order, with what each holds at the end of a day; without one, with every line there is. */
export const readShares = (reading: Reading, poolId: PoolId, to: LocalDate | null = null): readonly ShareRow[] =>
  reading
    .all(
      sqlFor
        .selectFrom("bank_pool_share")
        .innerJoin("bank_account", "bank_account.id", "bank_pool_share.bank_account_id")
        .innerJoin("ledger", "ledger.id", "bank_account.ledger_id")
        .select(["bank_account_id", "bank_account.ledger_id", "ledger.name", "bank_account.account_id"])
        .select(["bank_account.number", "opening_fen", "words"])
        .select(
          sql<number>`opening_fen + ${passedBy(to)} + coalesce((select sum(amount_fen) from bank_line
            where bank_line.bank_account_id = bank_pool_share.bank_account_id
              and (${to} is null or bank_line.booked_on <= ${to})), 0)`.as("balance_fen"),
        )
        .where("pool_id", "=", poolId)
        .orderBy("position")
        .orderBy("bank_account_id"),
    )
    .map((row) => ({
      bankAccountId: row.bank_account_id,
      ledgerId: row.ledger_id,
      ledgerName: row.name,
      accountId: row.account_id,
      number: row.number,
      openingFen: row.opening_fen,
      words: row.words,
      balanceFen: fen(row.balance_fen),
    }));

/** The pool a bank account is a share of, with what the share held at first, or took over; undefined for an account of its own. */
export const readPoolOfAccount = (
  reading: Reading,
  id: BankAccountId,
):
  | { readonly poolId: PoolId; readonly name: string; readonly openedOn: LocalDate; readonly openingFen: Fen }
  | undefined => {
  const row = reading.first(
    sqlFor
      .selectFrom("bank_pool_share")
      .innerJoin("bank_pool", "bank_pool.id", "bank_pool_share.pool_id")
      .select(["pool_id", "bank_pool.name", "opened_on", "bank_pool_share.opening_fen"])
      .select(
        sql<number>`coalesce((select amount_fen from bank_pool_passage where to_account_id = bank_account_id), 0)`.as(
          "taken_fen",
        ),
      )
      .where("bank_account_id", "=", id)
      .orderBy("bank_account_id"),
  );
  return row === undefined
    ? undefined
    : {
        poolId: row.pool_id,
        name: row.name,
        openedOn: row.opened_on,
        openingFen: fen(row.opening_fen + row.taken_fen),
      };
};

export type SavedShare = { readonly bankAccountId: BankAccountId; readonly openingFen: Fen; readonly words: string };

/** Puts a pool's shares in place of those it had; triggers keep what is in use. */
export const saveShareRows = (writing: Writing, poolId: PoolId, shares: readonly SavedShare[]): void => {
  const kept = new Set(readShares(writing, poolId).map((share) => share.bankAccountId));
  for (const id of kept)
    if (!shares.some((share) => share.bankAccountId === id))
      writing.run(sqlFor.deleteFrom("bank_pool_share").where("bank_account_id", "=", id));
  for (const [index, { bankAccountId, openingFen, words }] of shares.entries()) {
    const columns = { position: index + 1, opening_fen: openingFen, words };
    if (kept.has(bankAccountId))
      writing.run(sqlFor.updateTable("bank_pool_share").set(columns).where("bank_account_id", "=", bankAccountId));
    else
      writing.run(
        sqlFor.insertInto("bank_pool_share").values({ bank_account_id: bankAccountId, pool_id: poolId, ...columns }),
      );
  }
};

/**
 * What a pool's lines come to, how much of them is allocated, the balance the bank printed, and the last day; of lines up to a
 * day where one is given. Where the last lines have no balance, the last one printed is carried on by what came after it.
 */
export const readPoolSums = (
  reading: Reading,
  poolId: PoolId,
  to: LocalDate | null = null,
): {
  readonly movedFen: Fen;
  readonly allocatedFen: Fen;
  readonly statementFen: Fen | null;
  readonly lastOn: LocalDate | null;
  readonly openCount: number;
} => {
  const isAllocated = sql<number>`exists (select 1 from bank_pool_part where pool_line_id = bank_pool_line.id)`;
  const upTo = sqlFor
    .selectFrom("bank_pool_line")
    .where("pool_id", "=", poolId)
    .where("booked_on", "<=", to ?? farDay);
  const sums = reading.first(
    upTo
      .select((each) => [
        each.fn.sum<number | null>("amount_fen").as("moved"),
        each.fn.max<LocalDate | null>("booked_on").as("last_on"),
      ])
      .select(sql<number | null>`sum(case when ${isAllocated} then amount_fen else 0 end)`.as("allocated"))
      .select(sql<number | null>`sum(case when ${isAllocated} then 0 else 1 end)`.as("open")),
  );
  const printed = reading.first(
    upTo
      .select(["id", "booked_on", "day_order", "balance_fen"])
      .where("balance_fen", "is not", null)
      .orderBy("booked_on", "desc")
      .orderBy("day_order", "desc")
      .orderBy("id", "desc")
      .limit(1),
  );
  const since =
    printed === undefined
      ? undefined
      : reading.first(
          upTo
            .select((each) => each.fn.sum<number | null>("amount_fen").as("moved"))
            .where(
              sql<boolean>`(booked_on, day_order, id) > (${printed.booked_on}, ${printed.day_order}, ${printed.id})`,
            ),
        );
  return {
    movedFen: fen(sums?.moved ?? 0),
    allocatedFen: fen(sums?.allocated ?? 0),
    statementFen:
      printed === undefined || printed.balance_fen === null ? null : fen(printed.balance_fen + (since?.moved ?? 0)),
    lastOn: sums?.last_on ?? null,
    openCount: sums?.open ?? 0,
  };
};

/** Adds a line of the bank to a pool. */
export const insertPoolLine = (
  writing: Writing,
  line: StatementLine & LineIdentity,
  place: { readonly id: PoolLineId; readonly poolId: PoolId; readonly fileId: PoolFileId; readonly dayOrder: number },
): void => {
  writing.run(
    sqlFor.insertInto("bank_pool_line").values({
      id: place.id,
      pool_id: place.poolId,
      pool_file_id: place.fileId,
      row: line.row,
      day_order: place.dayOrder,
      ...columnsOfLine(line),
    }),
  );
};

/**
 * Lets another account be a share beside one, with the words that tell its lines, and passes to it what the first holds, from a day
 * on. What the first held before stays as it was.
 */
export const passShare = (
  writing: Writing,
  move: { readonly from: BankAccountId; readonly to: BankAccountId; readonly onDate: LocalDate },
): void => {
  const { from, to, onDate } = move;
  const share = writing.first(
    sqlFor
      .selectFrom("bank_pool_share")
      .select(["pool_id", "position", "words"])
      .where("bank_account_id", "=", from)
      .orderBy("bank_account_id"),
  );
  if (share === undefined) return;
  const held = readShares(writing, share.pool_id).find((each) => each.bankAccountId === from);
  writing.run(sqlFor.insertInto("bank_pool_share").values({ ...share, bank_account_id: to, opening_fen: fen(0) }));
  writing.run(sqlFor.updateTable("bank_pool_share").set({ words: "[]" }).where("bank_account_id", "=", from));
  writing.run(
    sqlFor.insertInto("bank_pool_passage").values({
      from_account_id: from,
      to_account_id: to,
      on_date: onDate,
      amount_fen: held?.balanceFen ?? fen(0),
    }),
  );
};
