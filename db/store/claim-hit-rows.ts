import type { Hit } from "#domain/checks/hit.ts";
import type { Instant } from "#domain/core/dates.ts";
import type { ClaimId, PersonId } from "#domain/core/ids.ts";
import { decisionOf, hitColumns, hitColumnsOf, hitFrom } from "./hit-rows.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import type { Tables } from "./tables.ts";

export type ClaimStage = Tables["claim_hit"]["stage"];

/** Keeps what a version of a claim was judged by at one stage, in place of an earlier judgement of the same stage. */
export const saveClaimHits = (
  writing: Writing,
  of: {
    readonly claimId: ClaimId;
    readonly version: number;
    readonly stage: ClaimStage;
    readonly isEmergency: boolean;
  },
  judged: { readonly hits: readonly Hit[]; readonly by: PersonId; readonly at: Instant },
): void => {
  const { claimId, version, stage } = of;
  writing.run(
    sqlFor
      .deleteFrom("claim_hit")
      .where("claim_id", "=", claimId)
      .where("version", "=", version)
      .where("stage", "=", stage),
  );
  for (const [index, hit] of judged.hits.entries())
    writing.run(
      sqlFor.insertInto("claim_hit").values({
        claim_id: claimId,
        version,
        stage,
        ...hitColumnsOf(hit, index),
        decision: decisionOf(hit, of.isEmergency ? "emergency" : "open"),
        judged_by: judged.by,
        judged_at: judged.at,
      }),
    );
};

/** The hits of one version of a claim at one stage, in the order of the rules. */
export const readClaimHits = (
  reading: Reading,
  of: { readonly claimId: ClaimId; readonly version: number; readonly stage: ClaimStage },
): readonly Hit[] =>
  reading
    .all(
      sqlFor
        .selectFrom("claim_hit")
        .select(hitColumns)
        .where("claim_id", "=", of.claimId)
        .where("version", "=", of.version)
        .where("stage", "=", of.stage)
        .orderBy("no"),
    )
    .map(hitFrom);
