import type { Instant } from "#domain/core/dates.ts";
import type { RequestId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** The reply already given to a request id, or `undefined`. */
export const readRequest = (
  reading: Reading,
  id: RequestId,
): { readonly method: string; readonly reply: string } | undefined =>
  reading.first(sqlFor.selectFrom("request").select(["method", "reply"]).where("id", "=", id).orderBy("id"));

/** Keeps a reply, in the same transaction as its effect: repeating the request repeats the answer, not the effect. */
export const saveRequest = (
  writing: Writing,
  row: { readonly id: RequestId; readonly method: string; readonly reply: string; readonly at: Instant },
): void => {
  writing.run(sqlFor.insertInto("request").values(row));
};
