import { sql } from "kysely";
import type { KnownLine } from "#domain/bank/known-lines.ts";
import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type {
  BankAccountId,
  BankLineId,
  PersonId,
  PoolFileId,
  PoolId,
  PoolLineId,
  PoolTransferId,
} from "#domain/core/ids.ts";
import { identityFrom } from "./known-line-rows.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** A line of a pool as the bank gave it. */
export type PoolLineRow = {
  readonly id: PoolLineId;
  readonly poolId: PoolId;
  readonly bookedOn: LocalDate;
  readonly tradedAt: string | null;
  readonly amountFen: Fen;
  readonly balanceFen: Fen | null;
  readonly counterpartyName: string;
  readonly counterpartyAccount: string;
  readonly counterpartyBank: string;
  readonly purpose: string;
  readonly remark: string;
  readonly summary: string;
  readonly serial: string | null;
  readonly isReversal: boolean;
  readonly fileName: string;
  readonly row: number;
};

const isOpen = sql<boolean>`not exists (select 1 from bank_pool_part where pool_line_id = bank_pool_line.id)`;

const lines = () =>
  sqlFor
    .selectFrom("bank_pool_line")
    .innerJoin("bank_pool_file", "bank_pool_file.id", "bank_pool_line.pool_file_id")
    .select(["bank_pool_line.id", "bank_pool_line.pool_id", "booked_on", "traded_at", "amount_fen", "balance_fen"])
    .select(["counterparty_name", "counterparty_account", "counterparty_bank", "purpose", "remark", "summary"])
    .select(["serial", "is_reversal", "bank_pool_file.name", "row"]);

type Row = ReturnType<ReturnType<typeof lines>["execute"]> extends Promise<(infer Each)[]> ? Each : never;

const lineFrom = (row: Row): PoolLineRow => ({
  id: row.id,
  poolId: row.pool_id,
  bookedOn: row.booked_on,
  tradedAt: row.traded_at,
  amountFen: row.amount_fen,
  balanceFen: row.balance_fen,
  counterpartyName: row.counterparty_name,
  counterpartyAccount: row.counterparty_account,
  counterpartyBank: row.counterparty_bank,
  purpose: row.purpose,
  remark: row.remark,
  summary: row.summary,
  serial: row.serial,
  isReversal: row.is_reversal === 1,
  fileName: row.name,
  row: row.row,
});

/** One page of a pool's lines, newest first. */
export const readPoolLines = (
  reading: Reading,
  { poolId, onlyOpen }: { readonly poolId: PoolId; readonly onlyOpen: boolean },
  page: { readonly skip: number; readonly take: number },
): { readonly lines: readonly PoolLineRow[]; readonly total: number } => {
  const counting = sqlFor.selectFrom("bank_pool_line").where("pool_id", "=", poolId);
  const listing = lines()
    .where("bank_pool_line.pool_id", "=", poolId)
    .orderBy("booked_on", "desc")
    .orderBy("day_order", "desc")
    .orderBy("bank_pool_line.id", "desc");
  const count = reading.first(
    (onlyOpen ? counting.where(isOpen) : counting).select((each) => each.fn.countAll<number>().as("total")),
  );
  const rows = reading.all((onlyOpen ? listing.where(isOpen) : listing).limit(page.take).offset(page.skip));
  return { lines: rows.map(lineFrom), total: count?.total ?? 0 };
};

/** The lines of a pool up to a day that no village has been given yet, oldest first. */
export const readOpenPoolLines = (reading: Reading, poolId: PoolId, to: LocalDate): readonly PoolLineRow[] =>
  reading
    .all(
      lines()
        .where("bank_pool_line.pool_id", "=", poolId)
        .where("booked_on", "<=", to)
        .where(isOpen)
        .orderBy("booked_on")
        .orderBy("day_order")
        .orderBy("bank_pool_line.id"),
    )
    .map(lineFrom);

export const readPoolLine = (reading: Reading, id: PoolLineId): PoolLineRow | undefined => {
  const row = reading.first(lines().where("bank_pool_line.id", "=", id).orderBy("bank_pool_line.id"));
  return row === undefined ? undefined : lineFrom(row);
};

/** The shares of one line, by sub-account; empty while it is not allocated. */
export const readPartsOf = (
  reading: Reading,
  id: PoolLineId,
): readonly { readonly bankLineId: BankLineId; readonly bankAccountId: BankAccountId; readonly amountFen: Fen }[] =>
  reading
    .all(
      sqlFor
        .selectFrom("bank_pool_part")
        .innerJoin("bank_line", "bank_line.id", "bank_pool_part.bank_line_id")
        .select(["bank_line.id", "bank_account_id", "amount_fen"])
        .where("pool_line_id", "=", id)
        .orderBy("bank_line.id"),
    )
    .map((row) => ({ bankLineId: row.id, bankAccountId: row.bank_account_id, amountFen: row.amount_fen }));

/** Notes which line of the pool, or which transfer, a line of a sub-account comes from. */
export const insertPart = (
  writing: Writing,
  bankLineId: BankLineId,
  of: { readonly poolLineId: PoolLineId } | { readonly transferId: PoolTransferId },
): void => {
  writing.run(
    sqlFor.insertInto("bank_pool_part").values({
      bank_line_id: bankLineId,
      pool_line_id: "poolLineId" in of ? of.poolLineId : null,
      transfer_id: "transferId" in of ? of.transferId : null,
    }),
  );
};

/** The pool's lines of some days: what a new file is compared with. */
export const readKnownPoolLines = (
  reading: Reading,
  poolId: PoolId,
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
): readonly KnownLine[] =>
  reading
    .all(
      sqlFor
        .selectFrom("bank_pool_line")
        .select(["booked_on", "traded_at", "amount_fen", "balance_fen", "serial", "is_serial_trusted"])
        .select(["counterparty_name", "counterparty_account", "identity_key", "occurrence"])
        .where("pool_id", "=", poolId)
        .where("booked_on", ">=", from)
        .where("booked_on", "<=", to)
        .orderBy("booked_on")
        .orderBy("day_order"),
    )
    .map(identityFrom);

export type PoolFileRow = {
  readonly id: PoolFileId;
  readonly poolId: PoolId;
  readonly hash: string;
  readonly name: string;
  readonly layout: string;
  readonly sheet: string;
  readonly firstOn: LocalDate | null;
  readonly lastOn: LocalDate | null;
  readonly rowCount: number;
  readonly newCount: number;
  readonly knownCount: number;
  readonly report: string;
  readonly by: PersonId;
  readonly at: Instant;
};

export const insertPoolFile = (writing: Writing, row: PoolFileRow): void => {
  writing.run(
    sqlFor.insertInto("bank_pool_file").values({
      id: row.id,
      pool_id: row.poolId,
      file_hash: row.hash,
      name: row.name,
      layout: row.layout,
      sheet: row.sheet,
      first_on: row.firstOn,
      last_on: row.lastOn,
      row_count: row.rowCount,
      new_count: row.newCount,
      known_count: row.knownCount,
      report: row.report,
      imported_by: row.by,
      imported_at: row.at,
      withdrawn_by: null,
      withdrawn_at: null,
      withdrawn_reason: null,
    }),
  );
};

/** The imports of a pool that stand, newest first; `allocated` counts lines that went to villages. */
export const readPoolFiles = (reading: Reading, poolId: PoolId) =>
  reading.all(
    sqlFor
      .selectFrom("bank_pool_file")
      .innerJoin("person", "person.id", "bank_pool_file.imported_by")
      .select([
        "bank_pool_file.id",
        "bank_pool_file.name",
        "file_hash",
        "first_on",
        "last_on",
        "new_count",
        "known_count",
      ])
      .select(["person.name as by_name", "imported_at"])
      .select(
        sql<number>`(select count(*) from bank_pool_line l join bank_pool_part p on p.pool_line_id = l.id
          where l.pool_file_id = bank_pool_file.id)`.as("allocated"),
      )
      .where("pool_id", "=", poolId)
      .where("withdrawn_at", "is", null)
      .orderBy("imported_at", "desc")
      .orderBy("bank_pool_file.id"),
  );

/** The pool an import that stands belongs to, and its name. */
export const readPoolFile = (reading: Reading, id: PoolFileId) =>
  reading.first(
    sqlFor
      .selectFrom("bank_pool_file")
      .select(["pool_id", "name"])
      .where("id", "=", id)
      .where("withdrawn_at", "is", null)
      .orderBy("id"),
  );

/** Takes an import and its lines back; answers how many lines went. */
export const withdrawPoolFile = (
  writing: Writing,
  id: PoolFileId,
  kept: { readonly by: PersonId; readonly at: Instant; readonly reason: string },
): number => {
  const columns = { withdrawn_by: kept.by, withdrawn_at: kept.at, withdrawn_reason: kept.reason };
  writing.run(sqlFor.updateTable("bank_pool_file").set(columns).where("id", "=", id));
  const { length } = writing.all(
    sqlFor.selectFrom("bank_pool_line").select("id").where("pool_file_id", "=", id).orderBy("id"),
  );
  writing.run(sqlFor.deleteFrom("bank_pool_line").where("pool_file_id", "=", id));
  return length;
};
