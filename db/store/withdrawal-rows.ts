import { sql } from "kysely";
import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type {
  BankAccountId,
  BankLineId,
  LedgerId,
  PersonId,
  StatementFileId,
  TombstoneId,
  VoucherId,
} from "#domain/core/ids.ts";
import { textOfLine } from "./bank-line-rows.ts";
import { claimOnLine } from "./claim-line-rows.ts";
import { settlesOpening } from "./opening-settlement-rows.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

const carried = [
  ...(["bank_account_id", "ledger_id", "statement_file_id", "sheet", "row", "day_order", "booked_on"] as const),
  ...(["traded_at", "amount_fen", "balance_fen", "counterparty_name", "counterparty_account"] as const),
  ...(["counterparty_bank", "purpose", "remark", "summary", "serial", "is_serial_trusted"] as const),
  ...(["is_reversal", "identity_key", "occurrence", "raw"] as const),
] as const;

/** An import as it must be known to take it back. */
export const readImport = (reading: Reading, id: StatementFileId) =>
  reading.first(
    sqlFor
      .selectFrom("statement_file")
      .innerJoin("bank_account", "bank_account.id", "statement_file.bank_account_id")
      .select([
        "statement_file.id",
        "statement_file.bank_account_id",
        "bank_account.ledger_id",
        "bank_account.bank_name",
      ])
      .select(["file_hash", "statement_file.name", "imported_by", "imported_at"])
      .where("statement_file.id", "=", id)
      .orderBy("statement_file.id"),
  );

/** Lines of an import with what books them: `isOwnDraft` is a draft the import made by itself and nobody touched. */
export type ImportedLine = {
  readonly id: BankLineId;
  readonly bookedOn: LocalDate;
  readonly text: string;
  readonly voucherId: VoucherId | null;
  readonly isOwnDraft: boolean;
  /** The bank itself took it back, or it takes another one back: a person has tied the two. */
  readonly isReversed: boolean;
  /** An item from before the books began ends with it. */
  readonly settlesOpening: boolean;
  /** A claim was drafted from it. */
  readonly isClaimed: boolean;
};

export const readImportedLines = (reading: Reading, fileId: StatementFileId): readonly ImportedLine[] =>
  reading
    .all(
      sqlFor
        .selectFrom("bank_line")
        .leftJoin("bank_match", "bank_match.bank_line_id", "bank_line.id")
        .leftJoin("voucher", "voucher.id", "bank_match.voucher_id")
        .select(["bank_line.id", "booked_on", "counterparty_name", "bank_line.summary", "purpose", "remark"])
        .select(["voucher.id as voucher_id", "voucher.state", "voucher.version", "bank_match.how"])
        .select((each) =>
          each
            .exists(
              each
                .selectFrom("attachment")
                .select("attachment.id")
                .whereRef("attachment.voucher_id", "=", "voucher.id"),
            )
            .as("has_papers"),
        )
        .select(
          sql<
            0 | 1
          >`exists (select 1 from bank_reversal where bank_line.id in (bank_reversal.bank_line_id, reversal_id))`.as(
            "is_reversed",
          ),
        )
        .select([settlesOpening.as("settles_opening"), claimOnLine.as("claim_id")])
        .where("statement_file_id", "=", fileId)
        .orderBy("booked_on")
        .orderBy("day_order"),
    )
    .map((row) => ({
      id: row.id,
      bookedOn: row.booked_on,
      text: [row.counterparty_name, textOfLine(row)].filter((part) => part !== "").join(" "),
      voucherId: row.voucher_id,
      isReversed: row.is_reversed === 1,
      settlesOpening: row.settles_opening === 1,
      isClaimed: row.claim_id !== null,
      isOwnDraft: row.state === "draft" && row.how === "drafted" && row.version === 1 && Number(row.has_papers) === 0,
    }));

export type Withdrawal = {
  readonly id: StatementFileId;
  readonly lineCount: number;
  readonly reason: string;
  readonly by: PersonId;
  readonly at: Instant;
};

/** Removes an import and its lines and keeps who took it back and why. Its tombstones are lifted: answers which. */
export const withdrawImport = (
  writing: Writing,
  { id, lineCount, reason, by, at }: Withdrawal,
): readonly TombstoneId[] => {
  const file = readImport(writing, id);
  if (file === undefined) return [];
  writing.run(
    sqlFor.insertInto("statement_withdrawal").values({
      id,
      bank_account_id: file.bank_account_id,
      file_hash: file.file_hash,
      name: file.name,
      line_count: lineCount,
      reason,
      imported_by: file.imported_by,
      imported_at: file.imported_at,
      withdrawn_by: by,
      withdrawn_at: at,
    }),
  );
  const open = sqlFor.selectFrom("bank_line_tombstone").select("id").where("statement_file_id", "=", id);
  const lifted = writing.all(open.where("lifted_at", "is", null).orderBy("id")).map((row) => row.id);
  for (const tombstone of lifted) liftTombstone(writing, { id: tombstone, by, at });
  writing.run(sqlFor.deleteFrom("bank_line").where("statement_file_id", "=", id));
  writing.run(sqlFor.deleteFrom("statement_file").where("id", "=", id));
  return lifted;
};

/** Takes a line out of the journal and keeps all of it under its tombstone. */
export const buryLine = (
  writing: Writing,
  lineId: BankLineId,
  kept: { readonly id: TombstoneId; readonly reason: string; readonly by: PersonId; readonly at: Instant },
): StatementFileId | undefined => {
  const row = writing.first(sqlFor.selectFrom("bank_line").select(carried).where("id", "=", lineId).orderBy("id"));
  if (row === undefined) return undefined;
  writing.run(
    sqlFor.insertInto("bank_line_tombstone").values({
      ...row,
      id: kept.id,
      bank_line_id: lineId,
      reason: kept.reason,
      deleted_by: kept.by,
      deleted_at: kept.at,
      lifted_by: null,
      lifted_at: null,
    }),
  );
  writing.run(sqlFor.deleteFrom("bank_line").where("id", "=", lineId));
  return row.statement_file_id;
};

const liftTombstone = (
  writing: Writing,
  { id, by, at }: { readonly id: TombstoneId; readonly by: PersonId; readonly at: Instant },
): void => {
  writing.run(sqlFor.updateTable("bank_line_tombstone").set({ lifted_by: by, lifted_at: at }).where("id", "=", id));
};

/** An unlifted tombstone with the line it keeps; `undefined` when it is lifted or its import was taken back. */
export const readTombstone = (reading: Reading, id: TombstoneId) =>
  reading.first(
    sqlFor
      .selectFrom("bank_line_tombstone")
      .innerJoin("statement_file", "statement_file.id", "bank_line_tombstone.statement_file_id")
      .selectAll("bank_line_tombstone")
      .where("bank_line_tombstone.id", "=", id)
      .where("lifted_at", "is", null)
      .orderBy("bank_line_tombstone.id"),
  );

/** Puts a deleted line back into the journal as it came. */
export const raiseLine = (
  writing: Writing,
  tombstone: NonNullable<ReturnType<typeof readTombstone>>,
  lifted: { readonly by: PersonId; readonly at: Instant },
): void => {
  const {
    id,
    bank_line_id,
    reason: _r,
    deleted_by: _b,
    deleted_at: _a,
    lifted_by: _l,
    lifted_at: _t,
    ...row
  } = tombstone;
  liftTombstone(writing, { id, ...lifted });
  writing.run(sqlFor.insertInto("bank_line").values({ ...row, id: bank_line_id }));
};

/** Deleted lines that can be restored, newest first; of one ledger, or of all. */
export const readTombstones = (reading: Reading, ledgerId: LedgerId | null) => {
  const query = sqlFor
    .selectFrom("bank_line_tombstone")
    .innerJoin("person", "person.id", "bank_line_tombstone.deleted_by")
    .select(["bank_line_tombstone.id", "bank_account_id", "ledger_id", "booked_on", "amount_fen", "balance_fen"])
    .select(["counterparty_name", "summary", "purpose", "remark", "reason", "deleted_at", "person.name"])
    .where("lifted_at", "is", null)
    .orderBy("deleted_at", "desc")
    .orderBy("bank_line_tombstone.id")
    .limit(1000);
  return reading.all(ledgerId === null ? query : query.where("ledger_id", "=", ledgerId)).map((row) => ({
    id: row.id,
    bankAccountId: row.bank_account_id,
    ledgerId: row.ledger_id,
    bookedOn: row.booked_on,
    amountFen: row.amount_fen,
    balanceFen: row.balance_fen,
    counterpartyName: row.counterparty_name,
    text: textOfLine(row),
    reason: row.reason,
    deletedByName: row.name,
    deletedAt: row.deleted_at,
  }));
};

/** The names of an account's other imports that knew lines of the days an import covers, the latest first. */
export const importsThatKnew = (reading: Reading, id: StatementFileId): readonly string[] =>
  reading
    .all(
      sqlFor
        .selectFrom("statement_file as own")
        .innerJoin("statement_file as other", (join) =>
          join
            .onRef("other.bank_account_id", "=", "own.bank_account_id")
            .onRef("other.id", "<>", "own.id")
            .onRef("other.first_on", "<=", "own.last_on")
            .onRef("other.last_on", ">=", "own.first_on"),
        )
        .select("other.name")
        .where("own.id", "=", id)
        .where("other.known_count", ">", 0)
        .orderBy("other.imported_at", "desc")
        .orderBy("other.id"),
    )
    .map(({ name }) => name);

/** Imports that have lines of an account on some days, in the order of their ids. */
export const importsOfDays = (
  reading: Reading,
  account: BankAccountId,
  days: readonly LocalDate[],
): readonly StatementFileId[] =>
  reading
    .all(
      sqlFor
        .selectFrom("bank_line")
        .select("statement_file_id")
        .distinct()
        .where("bank_account_id", "=", account)
        .where("booked_on", "in", sql<LocalDate>`(select value from json_each(${JSON.stringify(days)}))`)
        .orderBy("statement_file_id"),
    )
    .map((row) => row.statement_file_id);
