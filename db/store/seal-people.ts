import { idOf, type VillageId } from "#domain/core/ids.ts";
import { sqlFor } from "./query.ts";
import type { Sealed } from "./seal-added.ts";

/** villagers: the register of a village's people, whole. */
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
} as const satisfies Readonly<Record<string, Sealed>>;
