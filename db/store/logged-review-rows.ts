import { sql } from "kysely";
import * as z from "zod";
import type { PersonId, VoucherId } from "#domain/core/ids.ts";
import type { LoggedReview } from "#domain/posting/reviewed-text.ts";
import { preparedQuery, sqlFor, type Reading } from "./query.ts";

const hashFact = z.object({ reviewed: z.string().optional() });

const newestOfVoucher = preparedQuery((of: { readonly id: VoucherId }) =>
  sqlFor
    .selectFrom("trail")
    .select(["action", "facts"])
    .select(sql<PersonId | null>`person_id`.as("by"))
    // As the index of migration 860 has it, to the letter.
    .where(sql<boolean>`case when json_valid(facts) then json_extract(facts, '$.voucherId') end = ${of.id}`)
    .where(sql<boolean>`action in ('voucher.review', 'voucher.return')`)
    .orderBy("no", "desc")
    .limit(1),
);

/** The review that the log has of a voucher, not given back since; `undefined` where it has none. */
export const readLoggedReview = (reading: Reading, id: VoucherId): LoggedReview | undefined => {
  const line = reading.first(newestOfVoucher({ id }));
  if (line?.action !== "voucher.review") return undefined;
  return { by: line.by, hash: hashFact.parse(JSON.parse(line.facts)).reviewed };
};

/** The vouchers that wait for posting. */
export const readWaitingVouchers = (reading: Reading): readonly VoucherId[] =>
  reading
    .all(
      sqlFor
        .selectFrom("voucher")
        .select("id")
        .where("state", "=", "reviewed")
        .orderBy("ledger_id")
        .orderBy("on_date")
        .orderBy("id"),
    )
    .map(({ id }) => id);
