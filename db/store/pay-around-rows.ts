import { sql } from "kysely";
import type { PayListAround } from "#domain/checks/around.ts";
import { fen } from "#domain/core/fen.ts";
import type { VoucherId } from "#domain/core/ids.ts";
import { holdsOn, postNames, type PostTerm } from "#domain/people/village-posts.ts";
import { lastDayOf, month as monthFrom } from "#domain/core/dates.ts";
import { payListsBookedBy, readPayLines } from "./pay-rows.ts";
import { sqlFor, type Reading } from "./query.ts";

/** What a person drew of 误工补贴 on approved lists of the ledger in a month and in its year. */
const drawn = (
  reading: Reading,
  of: { readonly ledgerId: string; readonly villagerId: string; readonly month: string },
) =>
  reading.first(
    sqlFor
      .selectFrom("pay_list_line")
      .innerJoin("pay_list", "pay_list.id", "pay_list_line.list_id")
      .select([
        sql<number>`coalesce(sum(case when pay_list.month = ${of.month} then half_days else 0 end), 0)`.as("month"),
        sql<number>`coalesce(sum(half_days), 0)`.as("year"),
        sql<number>`coalesce(sum(due_fen), 0)`.as("fen"),
      ])
      .where("pay_list.kind", "=", "work")
      .where("pay_list.approved_at", "is not", null)
      .where(sql<boolean>`pay_list.ledger_id = ${of.ledgerId} and pay_list_line.villager_id = ${of.villagerId}`)
      .where(sql<boolean>`substr(pay_list.month, 1, 4) = ${of.month.slice(0, 4)} and pay_list.month <= ${of.month}`)
      .orderBy("year"),
  );

const postsOf = (reading: Reading, villagerId: string): readonly PostTerm[] =>
  reading.all(
    sqlFor
      .selectFrom("villager_post")
      .select(["post", "from_on as fromOn", "to_on as toOn"])
      .where(sql<boolean>`villager_id = ${villagerId}`)
      .orderBy("no"),
  );

/** The approved lists a voucher books, with what each person drew by then. */
export const payListsOf = (reading: Reading, voucherId: VoucherId): readonly PayListAround[] =>
  payListsBookedBy(reading, voucherId).map((list): PayListAround => {
    const on = lastDayOf(monthFrom(list.month));
    const lines = readPayLines(reading, list.id).map((line) => {
      const sums = drawn(reading, { ledgerId: list.ledgerId, villagerId: line.villagerId, month: list.month });
      return {
        name: line.name,
        post: line.post,
        posts: postsOf(reading, line.villagerId)
          .filter((term) => holdsOn(term, on))
          .map(({ post }) => postNames[post]),
        dueFen: line.dueFen,
        parts: line.parts,
        rateFen: line.rateFen,
        monthHalfDays: sums?.month ?? 0,
        yearHalfDays: sums?.year ?? 0,
        yearFen: fen(sums?.fen ?? 0),
      };
    });
    return { kind: list.kind, title: list.title, dueFen: list.dueFen, lines };
  });
