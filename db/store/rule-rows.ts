import * as z from "zod";
import { localDate, type Instant, type LocalDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type CategoryId, type PersonId, type VillageId } from "#domain/core/ids.ts";
import { categoryNatures } from "#domain/books/category.ts";
import { ruleKinds } from "#domain/checks/hit.ts";
import { plainKinds } from "#domain/checks/plain-rule.ts";
import { everyLedger, type RuleLevel, type RuleScope, type RuleVersion } from "#domain/checks/rule.ts";
import { shippedFrom, shippedRules, shippedTo } from "#domain/checks/shipped-rules.ts";
import { approvalRoles, documentKinds } from "#domain/vouchers/voucher.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import type { Tables } from "./tables.ts";

/** One version of a rule as the register shows it; the names are '' for what the program brought. */
export type RuleRow = RuleVersion & {
  readonly title: string;
  readonly level: RuleLevel;
  readonly isSample: boolean;
  readonly isApproved: boolean;
  readonly proposedBy: PersonId | null;
  readonly proposedByName: string;
  readonly approvedByName: string | null;
};

const amount = z.int().transform((value) => fen(value));
const nature = z.enum(categoryNatures);
const documentKind = z.enum(documentKinds);
const approvalRole = z.enum(approvalRoles);
const tier = z.object({
  upToFen: amount.nullable(),
  isInclusive: z.boolean(),
  roles: z.array(approvalRole),
  documents: z.array(documentKind),
});
const parametersShape = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("K01"),
    ladders: z.array(z.object({ nature, tiers: z.array(tier), isByContract: z.boolean().optional() })),
  }),
  z.object({
    kind: z.literal("K08"),
    categoryIds: z.array(z.string().transform((text) => idOf<CategoryId>(text))),
    words: z.array(z.string()),
    exceptWords: z.array(z.string()).optional(),
    exceptPapers: z.array(documentKind).optional(),
  }),
  z.object({
    kind: z.literal("K17"),
    requirements: z.array(
      z.object({
        natures: z.array(nature),
        categoryIds: z.array(z.string().transform((text) => idOf<CategoryId>(text))).optional(),
        fromFen: amount,
        anyOf: z.array(documentKind),
      }),
    ),
  }),
  z.object({
    kind: z.enum(plainKinds),
    amounts: z.record(z.string(), amount),
    counts: z.record(z.string(), z.int()),
    flags: z.record(z.string(), z.boolean()),
    categoryIds: z.array(z.string().transform((text) => idOf<CategoryId>(text))),
    natures: z.array(nature),
    words: z.array(z.string()),
    days: z.array(z.string().transform((text) => localDate(text))),
    workdays: z.array(z.string().transform((text) => localDate(text))),
  }),
  z.object({ kind: z.literal("K18") }),
  z.object({ kind: z.literal("K29") }),
]);

const scopeShape = z.object({
  villageIds: z.array(z.string().transform((text) => idOf<VillageId>(text))),
  entities: z.array(z.enum(["committee", "collective"])),
});

/** Whom a stored rule is for. */
export const ruleScopeFrom = (text: string): RuleScope => scopeShape.parse(JSON.parse(text));

const versions = sqlFor.selectFrom("rule_version");
const judging = ["rule_id", "version", "severity", "basis", "parameters", "scope", "from_on", "to_on"] as const;

const versionFrom = (row: Pick<Tables["rule_version"], (typeof judging)[number]>): RuleVersion => ({
  id: row.rule_id,
  version: row.version,
  severity: row.severity,
  basis: row.basis,
  parameters: parametersShape.parse(JSON.parse(row.parameters)),
  scope: ruleScopeFrom(row.scope),
  fromOn: row.from_on,
  toOn: row.to_on,
});

/** Every approved version that has begun by a day, by kind and id: what a voucher of that day may be judged by. */
export const readApprovedRules = (reading: Reading, on: LocalDate): readonly RuleVersion[] =>
  reading
    .kept("approved rules", ["rule_version"], () =>
      reading
        .all(
          versions
            .select(judging)
            .where("approved_at", "is not", null)
            .orderBy("kind")
            .orderBy("rule_id")
            .orderBy("version"),
        )
        .map(versionFrom),
    )
    .filter((version) => version.fromOn <= on);

const rows = versions
  .leftJoin("person as proposer", "proposer.id", "rule_version.proposed_by")
  .leftJoin("person as approver", "approver.id", "rule_version.approved_by")
  .selectAll("rule_version")
  .select(["proposer.name as proposer_name", "approver.name as approver_name"]);

const rowFrom = (
  row: Tables["rule_version"] & { readonly proposer_name: string | null; readonly approver_name: string | null },
): RuleRow => ({
  ...versionFrom(row),
  title: row.title,
  level: row.level,
  isSample: row.is_sample === 1,
  isApproved: row.approved_at !== null,
  proposedBy: row.proposed_by,
  proposedByName: row.proposer_name ?? "",
  approvedByName: row.approver_name,
});

/** Every version of every rule, approved or not, in the order of the hits, newest version first. */
export const readRules = (reading: Reading): readonly RuleRow[] =>
  reading
    .all(rows.orderBy("rule_version.kind").orderBy("rule_version.rule_id").orderBy("rule_version.version", "desc"))
    .map(rowFrom)
    .toSorted((left, right) => ruleKinds.indexOf(left.parameters.kind) - ruleKinds.indexOf(right.parameters.kind));

/** The versions of one rule, newest first; empty when there is no such rule. */
export const readRuleVersions = (reading: Reading, id: string): readonly RuleRow[] =>
  reading.all(rows.where("rule_version.rule_id", "=", id).orderBy("rule_version.version", "desc")).map(rowFrom);

export const addRuleVersion = (
  writing: Writing,
  rule: RuleVersion & { readonly title: string; readonly level: RuleLevel; readonly isSample: boolean },
  step: { readonly proposedBy: PersonId | null; readonly at: Instant; readonly isApproved: boolean },
): void => {
  writing.run(
    sqlFor.insertInto("rule_version").values({
      rule_id: rule.id,
      version: rule.version,
      kind: rule.parameters.kind,
      title: rule.title,
      level: rule.level,
      basis: rule.basis,
      severity: rule.severity,
      parameters: JSON.stringify(rule.parameters),
      scope: JSON.stringify(rule.scope),
      from_on: rule.fromOn,
      to_on: rule.toOn,
      is_sample: rule.isSample ? 1 : 0,
      proposed_by: step.proposedBy,
      proposed_at: step.at,
      approved_by: null,
      approved_at: step.isApproved ? step.at : null,
    }),
  );
};

export const approveRuleVersion = (
  writing: Writing,
  step: { readonly id: string; readonly version: number; readonly by: PersonId; readonly at: Instant },
): void => {
  writing.run(
    sqlFor
      .updateTable("rule_version")
      .set({ approved_by: step.by, approved_at: step.at })
      .where("rule_id", "=", step.id)
      .where("version", "=", step.version),
  );
};

/** Puts the shipped rules into a new office; call it when the default categories are already there. */
export const seedRules = (writing: Writing, at: Instant): void => {
  const named = (word: string): readonly CategoryId[] =>
    writing
      .all(sqlFor.selectFrom("category").select("id").where("name", "like", `%${word}%`).orderBy("code"))
      .map((row) => row.id);
  for (const rule of shippedRules(named("招待"), named("误工"))) {
    const version = { ...rule, scope: everyLedger, version: 1, fromOn: shippedFrom, toOn: shippedTo };
    addRuleVersion(writing, version, { proposedBy: null, at, isApproved: true });
  }
};
