import * as z from "zod";
import { isOpen, type Hit } from "#domain/checks/hit.ts";
import type { Instant } from "#domain/core/dates.ts";
import type { ClaimId, PersonId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import type { Tables } from "./tables.ts";

export type ClaimStage = Tables["claim_hit"]["stage"];
type Decision = Tables["claim_hit"]["decision"];

const factsShape = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]));

const decisionOf = (hit: Hit, isEmergency: boolean): Decision => {
  if (isOpen(hit)) return isEmergency ? "emergency" : "open";
  return hit.isCleared ? "cleared" : "warned";
};

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
        no: index + 1,
        line: hit.line,
        kind: hit.kind,
        rule_id: hit.ruleId,
        rule_version: hit.ruleVersion,
        severity: hit.severity,
        facts: JSON.stringify(hit.facts),
        basis: hit.basis,
        decision: decisionOf(hit, of.isEmergency),
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
        .select(["kind", "rule_id", "rule_version", "severity", "line", "facts", "basis", "decision"])
        .where("claim_id", "=", of.claimId)
        .where("version", "=", of.version)
        .where("stage", "=", of.stage)
        .orderBy("no"),
    )
    .map((row) => ({
      kind: row.kind,
      ruleId: row.rule_id,
      ruleVersion: row.rule_version,
      severity: row.severity,
      line: row.line,
      facts: factsShape.parse(JSON.parse(row.facts)),
      basis: row.basis,
      isCleared: row.decision === "cleared",
    }));
