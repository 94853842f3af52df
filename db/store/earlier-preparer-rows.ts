import type { PersonId, VoucherId } from "#domain/core/ids.ts";
import { preparedQuery, sqlFor, type Reading } from "./query.ts";

const earlierOf = preparedQuery((of: { readonly voucherId: VoucherId }) =>
  sqlFor.selectFrom("earlier_preparer").select("person_id").where("voucher_id", "=", of.voucherId).orderBy("person_id"),
);

/** Who saved an earlier version of a voucher while it was a draft; the last of them may stand here too. */
export const readEarlierPreparers = (reading: Reading, voucherId: VoucherId): readonly PersonId[] =>
  reading.all(earlierOf({ voucherId })).map((row) => row.person_id);
