import { idOf, type MotionId, type PublicationId } from "#domain/core/ids.ts";
import { sqlFor } from "./query.ts";
import type { Sealed } from "./seal-added.ts";

/** motion: a matter with its stages and their evidence. publication: what was made public, when and where it hung, its photos, and what was asked and answered. */
export const publicitySeals = {
  publication: {
    ids: sqlFor.selectFrom("publication").select("id").orderBy("id"),
    rows: (id: string) => {
      const own = idOf<PublicationId>(id);
      return [
        sqlFor.selectFrom("publication").selectAll().where("id", "=", own).orderBy("id"),
        sqlFor
          .selectFrom("publication_posting")
          .selectAll()
          .where("publication_id", "=", own)
          .orderBy("publication_id"),
        sqlFor.selectFrom("publication_photo").selectAll().where("publication_id", "=", own).orderBy("id"),
        sqlFor.selectFrom("publication_question").selectAll().where("publication_id", "=", own).orderBy("id"),
      ];
    },
  },
  motion: {
    ids: sqlFor.selectFrom("motion").select("id").orderBy("id"),
    rows: (id: string) => {
      const own = idOf<MotionId>(id);
      return [
        sqlFor.selectFrom("motion").selectAll().where("id", "=", own).orderBy("id"),
        sqlFor.selectFrom("motion_stage").selectAll().where("motion_id", "=", own).orderBy("stage"),
        sqlFor.selectFrom("motion_file").selectAll().where("motion_id", "=", own).orderBy("id"),
      ];
    },
  },
} as const satisfies Readonly<Record<string, Sealed>>;
