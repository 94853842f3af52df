import type { Instant } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { AccountId, BankLineId, PersonId, StatementFileId, VoucherId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** Says which entry of which voucher books a bank line. */
export const matchLine = (
  writing: Writing,
  match: {
    readonly lineId: BankLineId;
    readonly voucherId: VoucherId;
    readonly line: number;
    readonly how: "drafted" | "manual";
    readonly ruleName: string;
    readonly by: PersonId;
    readonly at: Instant;
  },
): void => {
  writing.run(
    sqlFor.insertInto("bank_match").values({
      bank_line_id: match.lineId,
      voucher_id: match.voucherId,
      line: match.line,
      how: match.how,
      rule_name: match.ruleName,
      matched_by: match.by,
      matched_at: match.at,
    }),
  );
};

export const unmatchLine = (writing: Writing, lineId: BankLineId): void => {
  writing.run(sqlFor.deleteFrom("bank_match").where("bank_line_id", "=", lineId));
};

/** A bank line tied to a voucher's entry, with the account and amount that entry must have. + arrives, − leaves. */
export type Tie = {
  readonly lineId: BankLineId;
  readonly line: number;
  readonly accountId: AccountId;
  readonly amountFen: Fen;
};

/** The bank lines tied to a voucher, in the order of its entries. */
export const readTies = (reading: Reading, voucherId: VoucherId): readonly Tie[] =>
  reading.all(
    sqlFor
      .selectFrom("bank_match")
      .innerJoin("bank_line", "bank_line.id", "bank_match.bank_line_id")
      .innerJoin("bank_account", "bank_account.id", "bank_line.bank_account_id")
      .select(["bank_line.id as lineId", "bank_match.line", "bank_account.account_id as accountId"])
      .select("bank_line.amount_fen as amountFen")
      .where("bank_match.voucher_id", "=", voucherId)
      .orderBy("bank_match.line")
      .orderBy("bank_line.id"),
  );

/** Follows an entry to its new place in a draft. */
export const moveTie = (writing: Writing, lineId: BankLineId, line: number): void => {
  writing.run(sqlFor.updateTable("bank_match").set({ line }).where("bank_line_id", "=", lineId));
};

/** Lines of a voucher's entries already tied to bank lines. */
export const matchedEntryLines = (reading: Reading, voucherId: VoucherId): readonly number[] =>
  reading
    .all(sqlFor.selectFrom("bank_match").select("line").where("voucher_id", "=", voucherId).orderBy("line"))
    .map((row) => row.line);

/** True when a bank line is tied to the voucher: its money has moved. */
export const hasMovedMoney = (reading: Reading, id: VoucherId): boolean =>
  reading.first(
    sqlFor
      .selectFrom("bank_match")
      .select("bank_line_id")
      .where("voucher_id", "=", id)
      .orderBy("bank_line_id")
      .limit(1),
  ) !== undefined;
/** The statement file a bank line came in. */
export const readFileOfLine = (reading: Reading, id: BankLineId): StatementFileId | undefined =>
  reading.first(sqlFor.selectFrom("bank_line").select("statement_file_id").where("id", "=", id).orderBy("id"))
    ?.statement_file_id;
