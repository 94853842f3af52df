import type { Instant } from "#domain/core/dates.ts";
import type { BankLineId, PersonId, VoucherId } from "#domain/core/ids.ts";
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

/** Lines of a voucher's entries already tied to bank lines. */
export const matchedEntryLines = (reading: Reading, voucherId: VoucherId): readonly number[] =>
  reading
    .all(sqlFor.selectFrom("bank_match").select("line").where("voucher_id", "=", voucherId).orderBy("line"))
    .map((row) => row.line);
