import * as z from "zod";
import { plainKinds } from "#domain/checks/plain-rule.ts";
import { method } from "./method.ts";
import {
  approvalRole,
  attachmentId,
  categoryId,
  categoryNature,
  documentKind,
  entityKind,
  fenAmount,
  fileBytes,
  lineOfText,
  localDateText,
  namedFile,
  severity,
  villageId,
  voucherId,
} from "./scalars.ts";
import { hit } from "./judging.ts";

const ladder = z.object({
  nature: categoryNature,
  /** 按合同总额: measured by the whole contract a payment belongs to. */
  isByContract: z.boolean().optional(),
  /** Tiers in rising order; the last has `upToFen` null. */
  tiers: z
    .array(
      z.object({
        upToFen: fenAmount.nullable(),
        isInclusive: z.boolean(),
        roles: z.array(approvalRole).max(20),
        documents: z.array(documentKind).max(30),
      }),
    )
    .max(20),
});
const ruleParameters = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("K01"), ladders: z.array(ladder).max(20) }),
  z.object({
    kind: z.literal("K08"),
    categoryIds: z.array(categoryId).max(500),
    words: z.array(lineOfText(20)).max(200),
    /** 例外: words of summaries that pass, and the papers they must have. */
    exceptWords: z.array(lineOfText(20)).max(200).optional(),
    exceptPapers: z.array(documentKind).max(30).optional(),
  }),
  z.object({
    kind: z.literal("K17"),
    requirements: z
      .array(
        z.object({
          natures: z.array(categoryNature).max(20),
          categoryIds: z.array(categoryId).max(200).optional(),
          fromFen: fenAmount,
          anyOf: z.array(documentKind).min(1).max(30),
        }),
      )
      .max(100),
  }),
  /** Everything else: which amounts (fen), counts, percents (hundredths) and words a kind has is said by the domain's fields. */
  z.object({
    kind: z.enum(plainKinds),
    amounts: z.record(z.string().max(40), fenAmount),
    counts: z.record(z.string().max(40), z.int()),
    flags: z.record(z.string().max(40), z.boolean()),
    categoryIds: z.array(categoryId).max(200),
    natures: z.array(categoryNature).max(5),
    words: z.array(lineOfText(80)).max(200),
    days: z.array(localDateText).max(400),
    workdays: z.array(localDateText).max(400),
  }),
  z.object({ kind: z.literal("K18") }),
  z.object({ kind: z.literal("K29") }),
]);
const ruleLevel = z.enum(["national", "province", "county", "township", "village"]);
/** Whom a rule is for; an empty list leaves nobody out. */
const ruleScope = z.object({ villageIds: z.array(villageId).max(500), entities: z.array(entityKind).max(2) });
const rule = z.object({
  id: z.string(),
  version: z.int(),
  title: lineOfText(100),
  level: ruleLevel,
  basis: lineOfText(200),
  severity,
  parameters: ruleParameters,
  /** The parameters in plain Chinese. */
  text: z.string(),
  scope: ruleScope,
  fromOn: localDateText,
  toOn: localDateText,
  isSample: z.boolean(),
  isApproved: z.boolean(),
  proposedByName: z.string(),
  approvedByName: z.string().nullable(),
  /** 制度文件, in the order they were added. */
  files: z.array(z.object({ id: attachmentId, name: z.string(), hash: z.string(), addedByName: z.string() })),
});

/** The rules every spending is judged by. */
export const ruleMethods = {
  "rule.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({}),
    output: z.object({ rules: z.array(rule) }),
    failures: [],
  }),
  /** Proposes a new version of a rule; it takes effect when a second person approves it. */
  "rule.propose": method({
    access: ["head", "bookkeeper", "reviewer", "administrator"],
    effect: "writes",
    input: z.object({
      id: z.string().nullable(),
      title: lineOfText(100),
      level: ruleLevel,
      basis: lineOfText(200),
      severity,
      parameters: ruleParameters,
      scope: ruleScope,
      fromOn: localDateText,
      toOn: localDateText,
      /** Scans of the document it rests on. */
      files: z.array(namedFile).max(10).optional(),
    }),
    output: z.object({ id: z.string(), version: z.int() }),
    failures: ["not-found", "rule-locked", "rule-bad", "rule-conflict", "file-too-large"],
  }),
  /**
   * Judges the vouchers posted in a span of days by proposed parameters alone, so that a rule is seen at work on real books
   * before anybody votes for it. Changes nothing. `judged` counts vouchers, `hits` those the rule speaks about.
   */
  "rule.tryOut": method({
    access: "signed-in",
    effect: "works",
    input: z.object({
      severity,
      parameters: ruleParameters,
      scope: ruleScope,
      fromOn: localDateText,
      toOn: localDateText,
    }),
    output: z.object({
      judged: z.int(),
      hit: z.int(),
      hitFen: fenAmount,
      /** The first ones, in the order of ledgers and days. */
      vouchers: z.array(
        z.object({
          id: voucherId,
          ledgerName: z.string(),
          name: z.string(),
          onDate: localDateText,
          totalFen: fenAmount,
          hits: z.array(hit),
        }),
      ),
    }),
    failures: ["rule-bad", "cancelled"],
  }),
  /** Keeps a scan of the document a version rests on; none is changed or taken away. */
  "rule.attach": method({
    access: ["head", "bookkeeper", "reviewer", "administrator"],
    effect: "writes",
    input: z.object({ id: z.string(), version: z.int(), file: namedFile }),
    output: z.object({ id: attachmentId }),
    failures: ["not-found", "file-too-large"],
  }),
  "rule.readFile": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ id: attachmentId }),
    output: z.object({ name: z.string(), mediaType: z.string(), bytes: fileBytes }),
    failures: ["not-found", "file-missing"],
  }),
  "rule.approve": method({
    access: ["head", "reviewer", "administrator"],
    effect: "writes",
    input: z.object({ id: z.string(), version: z.int() }),
    output: z.object({}),
    failures: ["not-found", "same-person", "wrong-state", "rule-bad", "rule-conflict"],
  }),
} as const;
