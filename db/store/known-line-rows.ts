import type { Beside } from "#domain/bank/day-order.ts";
import type { KnownLine } from "#domain/bank/known-lines.ts";
import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type { BankAccountId, BankLineId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import type { Tables } from "./tables.ts";

type KnownRow = KnownLine & {
  readonly row: number;
  readonly fileName: string;
  /** Why and when somebody deleted the line; null while it stands in the journal. */
  readonly deleted: { readonly reason: string; readonly at: Instant } | null;
};
type KnownDays = { readonly from: LocalDate; readonly to: LocalDate };

const knownColumns = [
  ...(["booked_on", "traded_at", "amount_fen", "balance_fen", "serial", "is_serial_trusted"] as const),
  ...(["counterparty_name", "counterparty_account", "identity_key", "occurrence", "row"] as const),
] as const;
type KnownColumns = Pick<Tables["bank_line"], (typeof knownColumns)[number]> & { readonly file_name: string };

type DayColumns = Pick<Tables["bank_line"], "booked_on" | "traded_at" | "amount_fen" | "balance_fen">;
type IdentityColumns = DayColumns &
  Pick<
    Tables["bank_line"],
    "serial" | "is_serial_trusted" | "counterparty_name" | "counterparty_account" | "identity_key" | "occurrence"
  >;

/** What puts a line into its day: its moments, amount and balance. */
export const dayLineFrom = (row: DayColumns) => ({
  bookedOn: row.booked_on,
  tradedAt: row.traded_at,
  amountFen: row.amount_fen,
  balanceFen: row.balance_fen,
});

type NearLine = Pick<Tables["bank_line"], "booked_on" | "amount_fen" | "balance_fen">;
export type DayNeighbours = Beside & { readonly nextDay: LocalDate | undefined };

export const neighboursFrom = (before: NearLine | undefined, after: NearLine | undefined): DayNeighbours => ({
  beforeFen: before?.balance_fen ?? undefined,
  afterFen: after === undefined || after.balance_fen === null ? undefined : after.balance_fen - after.amount_fen,
  nextDay: after?.booked_on,
});

/** What tells a line from its twins. */
export const identityFrom = (row: IdentityColumns) => ({
  ...dayLineFrom(row),
  serial: row.serial,
  isSerialTrusted: row.is_serial_trusted === 1,
  counterpartyName: row.counterparty_name,
  counterpartyAccount: row.counterparty_account,
  identityKey: row.identity_key,
  occurrence: row.occurrence,
});

const knownFrom = (row: KnownColumns, deleted: KnownRow["deleted"]): KnownRow => ({
  ...identityFrom(row),
  row: row.row,
  fileName: row.file_name,
  deleted,
});

/** Known lines of an account within some days, deleted ones last: what a new file is compared with. */
export const readKnownLines = (
  reading: Reading,
  bankAccountId: BankAccountId,
  { from, to }: KnownDays,
): readonly KnownRow[] => {
  const standing = sqlFor
    .selectFrom("bank_line")
    .innerJoin("statement_file", "statement_file.id", "bank_line.statement_file_id")
    .select(knownColumns)
    .select("statement_file.name as file_name")
    .where("bank_line.bank_account_id", "=", bankAccountId)
    .where("booked_on", ">=", from)
    .where("booked_on", "<=", to)
    .orderBy("booked_on")
    .orderBy("day_order");
  const deleted = sqlFor
    .selectFrom("bank_line_tombstone")
    .innerJoin("statement_file", "statement_file.id", "bank_line_tombstone.statement_file_id")
    .select(knownColumns)
    .select(["statement_file.name as file_name", "reason", "deleted_at"])
    .where("bank_line_tombstone.bank_account_id", "=", bankAccountId)
    .where("booked_on", ">=", from)
    .where("booked_on", "<=", to)
    .where("lifted_at", "is", null)
    .orderBy("booked_on")
    .orderBy("day_order");
  return [
    ...reading.all(standing).map((row) => knownFrom(row, null)),
    ...reading.all(deleted).map((row) => knownFrom(row, { reason: row.reason, at: row.deleted_at })),
  ];
};

/** The lines of one day of an account in their order. */
export const readDay = (reading: Reading, bankAccountId: BankAccountId, day: LocalDate) =>
  reading
    .all(
      sqlFor
        .selectFrom("bank_line")
        .select(["id", "booked_on", "traded_at", "amount_fen", "balance_fen", "statement_file_id", "day_order"])
        .where("bank_account_id", "=", bankAccountId)
        .where("booked_on", "=", day)
        .orderBy("day_order")
        .orderBy("id"),
    )
    .map((row) => ({ ...dayLineFrom(row), id: row.id, fileId: row.statement_file_id, dayOrder: row.day_order }));

const linesAround = (bankAccountId: BankAccountId) =>
  sqlFor
    .selectFrom("bank_line")
    .select(["booked_on", "amount_fen", "balance_fen"])
    .where("bank_account_id", "=", bankAccountId)
    .limit(1);

/** What the lines before and after a day of an account say of its balances, and on which day the next one is. */
export const readBesideDay = (reading: Reading, bankAccountId: BankAccountId, day: LocalDate): DayNeighbours =>
  neighboursFrom(
    reading.first(
      linesAround(bankAccountId)
        .where("booked_on", "<", day)
        .orderBy("booked_on", "desc")
        .orderBy("day_order", "desc")
        .orderBy("id", "desc"),
    ),
    reading.first(
      linesAround(bankAccountId).where("booked_on", ">", day).orderBy("booked_on").orderBy("day_order").orderBy("id"),
    ),
  );

/** Gives a line its place within its day; the only thing about a line that may change. */
export const placeInDay = (writing: Writing, id: BankLineId, dayOrder: number): void => {
  writing.run(sqlFor.updateTable("bank_line").set({ day_order: dayOrder }).where("id", "=", id));
};
