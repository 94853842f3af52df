import type { Instant } from "#domain/core/dates.ts";
import type { PersonId, RequestId } from "#domain/core/ids.ts";
import { preparedQuery, sqlFor, type Reading, type Writing } from "./query.ts";
import type { Tables } from "./tables.ts";

const replyTo = preparedQuery((of: { readonly id: RequestId }) =>
  sqlFor
    .selectFrom("request")
    // Its trail line was written in the same transaction; the time finds it without walking through the trail.
    .leftJoin("trail", (join) => join.onRef("trail.at", "=", "request.at").onRef("trail.request_id", "=", "request.id"))
    .select(["request.method", "request.reply", "trail.person_id as personId"])
    .where("request.id", "=", of.id)
    .orderBy("request.id"),
);
const insertReply = preparedQuery((row: Tables["request"]) =>
  sqlFor.insertInto("request").values({ id: row.id, method: row.method, reply: row.reply, at: row.at }),
);

/** The reply already given to a request id and whom it was given, or `undefined`. */
export const readRequest = (
  reading: Reading,
  id: RequestId,
): { readonly method: string; readonly reply: string; readonly personId: PersonId | null } | undefined =>
  reading.first(replyTo({ id }));

/** Keeps a reply, in the same transaction as its effect: repeating the request repeats the answer, not the effect. */
export const saveRequest = (
  writing: Writing,
  row: { readonly id: RequestId; readonly method: string; readonly reply: string; readonly at: Instant },
): void => {
  writing.run(insertReply(row));
};
