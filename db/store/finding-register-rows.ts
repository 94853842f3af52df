import type { Instant } from "#domain/core/dates.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** True for a ledger whose findings are sealed as a whole. */
export const isFindingRegistered = (reading: Reading, ledgerId: LedgerId): boolean =>
  reading.first(
    sqlFor.selectFrom("finding_register").select("first_at").where("ledger_id", "=", ledgerId).orderBy("ledger_id"),
  ) !== undefined;

/** True where the tests ever found anything in a ledger. */
export const hasFindings = (reading: Reading, ledgerId: LedgerId): boolean =>
  reading.first(
    sqlFor.selectFrom("finding").select("id").where("ledger_id", "=", ledgerId).orderBy("found_in").limit(1),
  ) !== undefined;

/** From now on a ledger's findings are sealed as a whole. */
export const registerFindings = (writing: Writing, ledgerId: LedgerId, at: Instant): void => {
  writing.run(sqlFor.insertInto("finding_register").values({ ledger_id: ledgerId, first_at: at }));
};
