import { sql } from "kysely";
import type { CapId, ResolutionId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** What may rest on a vote; a later version of a cap it set counts as well. */
const users = [
  "voucher_resolution",
  "claim_resolution",
  "lease",
  "distribution",
  "pay_scheme_version",
  "pay_list",
  "budget_version",
  "budget_final",
  "publication",
  "motion_stage",
  "project",
  "debt",
] as const;

/** True where a register, a voucher, a claim or a later vote rests on a vote, so that it cannot be taken back. */
export const isResolutionUsed = (reading: Reading, id: ResolutionId): boolean =>
  users.some(
    (table) =>
      reading.first(
        sqlFor
          .selectFrom(table)
          .select(sql<number>`1`.as("one"))
          .where("resolution_id", "=", id)
          .limit(1)
          .orderBy("one"),
      ) !== undefined,
  ) ||
  reading.first(
    sqlFor.selectFrom("resolution_link").select("target_id").where("target_id", "=", id).limit(1).orderBy("target_id"),
  ) !== undefined ||
  reading.first(
    sqlFor
      .selectFrom("cap_version as own")
      .innerJoin("cap_version as later", (join) =>
        join.onRef("later.cap_id", "=", "own.cap_id").onRef("later.version", ">", "own.version"),
      )
      .select("own.cap_id")
      .where("own.resolution_id", "=", id)
      .whereRef("later.resolution_id", "<>", "own.resolution_id")
      .limit(1)
      .orderBy("own.cap_id"),
  ) !== undefined;

const hasNoVersion = (capId: CapId) => sql<boolean>`not exists (select 1 from cap_version v where v.cap_id = ${capId})`;

/** Takes a vote nobody confirmed away, with the cap versions it set and its scans; a cap with no version left goes as well. */
export const removeResolution = (writing: Writing, id: ResolutionId): void => {
  const capIds = writing
    .all(sqlFor.selectFrom("cap_version").select("cap_id").distinct().where("resolution_id", "=", id).orderBy("cap_id"))
    .map((row) => row.cap_id);
  writing.run(
    sqlFor.deleteFrom("cap_term").where(
      sql<boolean>`exists (select 1 from cap_version v where v.cap_id = cap_term.cap_id and v.version = cap_term.version
          and v.resolution_id = ${id})`,
    ),
  );
  writing.run(
    sqlFor.deleteFrom("cap_unit").where(
      sql<boolean>`exists (select 1 from cap_version v where v.cap_id = cap_unit.cap_id and v.version = cap_unit.version
          and v.resolution_id = ${id})`,
    ),
  );
  writing.run(sqlFor.deleteFrom("cap_version").where("resolution_id", "=", id));
  for (const capId of capIds) {
    writing.run(sqlFor.deleteFrom("cap_category").where("cap_id", "=", capId).where(hasNoVersion(capId)));
    writing.run(sqlFor.deleteFrom("cap").where("id", "=", capId).where(hasNoVersion(capId)));
  }
  writing.run(sqlFor.deleteFrom("resolution_link").where("resolution_id", "=", id));
  writing.run(sqlFor.deleteFrom("resolution_file").where("resolution_id", "=", id));
  writing.run(sqlFor.deleteFrom("resolution").where("id", "=", id));
};
