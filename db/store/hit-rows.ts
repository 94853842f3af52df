import * as z from "zod";
import type { Instant } from "#domain/core/dates.ts";
import type { LedgerId, PersonId, VoucherId } from "#domain/core/ids.ts";
import { isOpen, type Hit } from "#domain/checks/hit.ts";
import { preparedQuery, sqlFor, type Reading, type Writing } from "./query.ts";
import type { Tables } from "./tables.ts";

export type HitStage = Tables["hit"]["stage"];

const factsShape = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]));

/** What was done about a hit: what is done about those that hold is the caller's to say. */
export const decisionOf = <Open extends string>(hit: Hit, whenOpen: Open): Open | "cleared" | "warned" =>
  isOpen(hit) ? whenOpen : hit.isCleared ? "cleared" : "warned";

/** The columns a kept hit has wherever it is kept; `no` counts from 1 in the order of the rules. */
export const hitColumnsOf = (hit: Hit, index: number) => ({
  no: index + 1,
  line: hit.line,
  kind: hit.kind,
  rule_id: hit.ruleId,
  rule_version: hit.ruleVersion,
  severity: hit.severity,
  facts: JSON.stringify(hit.facts),
  basis: hit.basis,
});

const forgetStage = preparedQuery((of: { readonly voucherId: VoucherId; readonly stage: HitStage }) =>
  sqlFor.deleteFrom("hit").where("voucher_id", "=", of.voucherId).where("stage", "=", of.stage),
);

/**
 * Keeps the hits of one judgement of a voucher, in place of those of the same stage: `entry` is how it stands now, `review`
 * and `posting` are what was known at those acts. `decision` is what was done about the hits that hold; null leaves them open.
 */
export const saveHits = (
  writing: Writing,
  judgement: {
    readonly voucherId: VoucherId;
    readonly ledgerId: LedgerId;
    readonly stage: HitStage;
    readonly hits: readonly Hit[];
    readonly decision: "refused" | "booked-as-exception" | null;
    readonly by: PersonId;
    readonly at: Instant;
    readonly newId: () => string;
  },
): void => {
  const { voucherId, ledgerId, stage, decision, by, at } = judgement;
  writing.run(forgetStage({ voucherId, stage }));
  for (const [index, hit] of judgement.hits.entries()) {
    writing.run(
      sqlFor.insertInto("hit").values({
        id: judgement.newId(),
        ledger_id: ledgerId,
        voucher_id: voucherId,
        stage,
        ...hitColumnsOf(hit, index),
        decision: decisionOf(hit, decision ?? "open"),
        judged_by: by,
        judged_at: at,
      }),
    );
  }
};

export const hitColumns = [
  "kind",
  "rule_id",
  "rule_version",
  "severity",
  "line",
  "facts",
  "basis",
  "decision",
] as const;

/** A kept hit of a voucher or of a claim, as it was found. */
export const hitFrom = (
  row: Pick<Tables["hit"], Exclude<(typeof hitColumns)[number], "decision">> & { readonly decision: string },
): Hit => ({
  kind: row.kind,
  ruleId: row.rule_id,
  ruleVersion: row.rule_version,
  severity: row.severity,
  line: row.line,
  facts: factsShape.parse(JSON.parse(row.facts)),
  basis: row.basis,
  isCleared: row.decision === "cleared",
});

/** The hits kept at one stage, in the order of the rules. */
export const readHits = (reading: Reading, voucherId: VoucherId, stage: HitStage): readonly Hit[] =>
  reading
    .all(
      sqlFor
        .selectFrom("hit")
        .select(hitColumns)
        .where("voucher_id", "=", voucherId)
        .where("stage", "=", stage)
        .orderBy("no"),
    )
    .map(hitFrom);
