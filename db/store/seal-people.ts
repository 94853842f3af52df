import { sql } from "kysely";
import { idOf, type PayListId, type PayoutId, type VillageId } from "#domain/core/ids.ts";
import { sqlFor } from "./query.ts";
import type { Sealed } from "./seal-added.ts";

/** The kinds below, in the order they are verified. */
export const peopleSealKinds = ["villagers", "pay-schemes", "pay-list", "payout", "payout-templates"] as const;

const anyScheme = sqlFor
  .selectFrom("pay_scheme_version")
  .select(sql<string>`''`.as("id"))
  .where("approved_at", "is not", null);
const anyIndicator = sqlFor.selectFrom("indicator").select(sql<string>`''`.as("id"));

/**
 * villagers: the register of a village's people, whole. pay-schemes: the indicators and the approved schemes. pay-list: an
 * approved list with who received it; which voucher books it stands in the voucher, the link goes with a draft.
 */
export const peopleSeals = {
  villagers: {
    ids: sqlFor.selectFrom("villager").select("village_id as id").distinct().orderBy("village_id"),
    rows: (id: string) => {
      const own = sqlFor.selectFrom("villager").where("villager.village_id", "=", idOf<VillageId>(id));
      return [
        own.selectAll("villager").orderBy("villager.id"),
        own
          .innerJoin("villager_post", "villager_post.villager_id", "villager.id")
          .selectAll("villager_post")
          .orderBy("villager_post.villager_id")
          .orderBy("villager_post.no"),
        own
          .innerJoin("villager_relation", "villager_relation.villager_id", "villager.id")
          .selectAll("villager_relation")
          .orderBy("villager_relation.villager_id")
          .orderBy("villager_relation.no"),
        // Which posts exclude each other decides what may be registered.
        sqlFor.selectFrom("post_pair").selectAll().orderBy("one").orderBy("other"),
      ];
    },
  },
  "pay-schemes": {
    ids: sqlFor.selectFrom(anyScheme.union(anyIndicator).as("any")).select("id").orderBy("id"),
    rows: () => [
      sqlFor
        .selectFrom("pay_scheme_version")
        .selectAll()
        .where("approved_at", "is not", null)
        .orderBy("scheme_id")
        .orderBy("version"),
      sqlFor.selectFrom("indicator").selectAll().orderBy("name").orderBy("year"),
    ],
  },
  "pay-list": {
    ids: sqlFor.selectFrom("pay_list").select("id").where("approved_at", "is not", null).orderBy("id"),
    rows: (id: string) => [
      sqlFor
        .selectFrom("pay_list")
        .select(["id", "ledger_id", "scheme_id", "version", "kind", "month", "title", "reason", "resolution_id"])
        .select(["made_by", "made_at", "approved_by", "approved_at"])
        .where("id", "=", idOf<PayListId>(id))
        .orderBy("id"),
      sqlFor.selectFrom("pay_list_line").selectAll().where("list_id", "=", idOf<PayListId>(id)).orderBy("no"),
    ],
  },
  payout: {
    ids: sqlFor.selectFrom("payout").select("id").orderBy("id"),
    rows: (id: string) => [
      sqlFor.selectFrom("payout").selectAll().where("id", "=", idOf<PayoutId>(id)).orderBy("id"),
      sqlFor.selectFrom("payout_row").selectAll().where("payout_id", "=", idOf<PayoutId>(id)).orderBy("no"),
      sqlFor.selectFrom("payout_file").selectAll().where("payout_id", "=", idOf<PayoutId>(id)).orderBy("no"),
    ],
    added: (id: string) => [
      sqlFor.selectFrom("payout_result").selectAll().where("payout_id", "=", idOf<PayoutId>(id)).orderBy("no"),
    ],
  },
  "payout-templates": {
    ids: sqlFor
      .selectFrom("payout_template")
      .select(sql<string>`''`.as("id"))
      .distinct()
      .orderBy("id"),
    rows: () => [sqlFor.selectFrom("payout_template").selectAll().orderBy("id")],
  },
} as const satisfies Readonly<Record<string, Sealed>>;
