import { sql } from "kysely";
import type { Instant, Month } from "#domain/core/dates.ts";
import type { LedgerId, PersonId } from "#domain/core/ids.ts";
import { sqlFor, type Reading } from "./query.ts";

type Span = { readonly ledgerId: LedgerId; readonly from: Month; readonly to: Month };

/** How many ordinary vouchers of a span each pair of people prepared and reviewed, month by month. */
export const readVoucherPairs = (reading: Reading, span: Span) =>
  reading.all(
    sqlFor
      .selectFrom("voucher")
      .select(["month", "prepared_by as preparedBy", "reviewed_by as reviewedBy"])
      .select(sql<number>`count(*)`.as("count"))
      .select(sql<Instant>`max(reviewed_at)`.as("lastReviewedAt"))
      .where("ledger_id", "=", span.ledgerId)
      .where("state", "=", "posted")
      .where("kind", "=", "ordinary")
      .where("month", ">=", span.from)
      .where("month", "<=", span.to)
      .groupBy(["month", "prepared_by", "reviewed_by"])
      .orderBy("month")
      .orderBy("prepared_by")
      .orderBy("reviewed_by"),
  );

/** Who closed each month of a span, and when. */
export const readClosers = (reading: Reading, span: Span) =>
  reading.all(
    sqlFor
      .selectFrom("period")
      .select(["month", "closed_by as closedBy", "closed_at as closedAt"])
      .where("ledger_id", "=", span.ledgerId)
      .where("month", ">=", span.from)
      .where("month", "<=", span.to)
      .orderBy("month"),
  );

/** Passwords that one person set for another between two moments: who, whose login, when. */
export const readPasswordsSet = (
  reading: Reading,
  between: { readonly from: Instant; readonly to: Instant | null },
): readonly { readonly by: PersonId; readonly of: PersonId; readonly at: Instant }[] =>
  reading.all(
    sqlFor
      .selectFrom("trail")
      .innerJoin("person", (join) => join.on(sql<boolean>`person.login = json_extract(trail.facts, '$.login')`))
      .select(["person.id as of", "trail.at"])
      .select(sql<PersonId>`trail.person_id`.as("by"))
      .where("trail.action", "=", "person.setPassword")
      .where("trail.at", ">=", between.from)
      .where(sql<boolean>`(${between.to} is null or trail.at < ${between.to})`)
      .whereRef("trail.person_id", "<>", "person.id")
      .orderBy("trail.no"),
  );

export const readPersonNames = (reading: Reading): ReadonlyMap<string, string> =>
  new Map(
    reading.all(sqlFor.selectFrom("person").select(["id", "name"]).orderBy("id")).map(({ id, name }) => [id, name]),
  );
