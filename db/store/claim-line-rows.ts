import { sql } from "kysely";
import type { Instant } from "#domain/core/dates.ts";
import { idOf, type BankLineId, type ClaimId, type PersonId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** The claim a bank line was drafted as, while it is under way or booked; null where there is none. */
export const claimOnLine = sql<ClaimId | null>`(select claim.id from claim_bank_line join claim on claim.id = claim_bank_line.claim_id
  where claim_bank_line.bank_line_id = bank_line.id and claim.state not in ('withdrawn', 'refused'))`;

/** The bank line a claim was drafted from. */
export const readLineOfClaim = (reading: Reading, claimId: ClaimId): BankLineId | null => {
  const row = reading.first(
    sqlFor.selectFrom("claim_bank_line").select("bank_line_id").where("claim_id", "=", claimId).orderBy("claim_id"),
  );
  return row === undefined ? null : idOf<BankLineId>(row.bank_line_id);
};

/** Notes that a claim was drafted from a bank line. */
export const claimLine = (
  writing: Writing,
  {
    claimId,
    lineId,
    by,
    at,
  }: { readonly claimId: ClaimId; readonly lineId: BankLineId; readonly by: PersonId; readonly at: Instant },
): void => {
  writing.run(
    sqlFor
      .insertInto("claim_bank_line")
      .values({ claim_id: claimId, bank_line_id: lineId, claimed_by: by, claimed_at: at }),
  );
};
