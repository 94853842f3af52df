import * as z from "zod";
import { countings, voteRules } from "#domain/caps/vote.ts";
import { amendmentKinds } from "#domain/caps/amendment.ts";
import { decisionFileKinds } from "#domain/caps/minutes.ts";
import { procedureKinds } from "#domain/caps/procedure.ts";
import { method } from "./method.ts";
import {
  attachmentId,
  capId,
  categoryId,
  fenAmount,
  fileBytes,
  freeText,
  ledgerId,
  lineOfText,
  localDateText,
  namedFile,
  publicationId,
  resolutionId,
} from "./scalars.ts";
import { capInput, votedMatter } from "./cap-input.ts";
import { delegationShown, resolutionRecord } from "./decision-record.ts";
import { capUsage } from "./judging.ts";

const amendment = z.enum(amendmentKinds);
const fileKind = z.enum(decisionFileKinds);
/** What of the procedure the record shows; `isMet` null where it does not say. */
const procedureCheck = z.object({
  kind: z.enum(procedureKinds),
  isMet: z.boolean().nullable(),
  has: z.int().nullable(),
  needs: z.int().nullable(),
  most: z.int().nullable(),
});
const named = z.object({
  id: resolutionId,
  number: z.string(),
  title: z.string(),
  how: amendment,
  isInForce: z.boolean(),
});
const vote = {
  entitled: z.int().min(1).max(100_000),
  present: z.int().min(0),
  votesFor: z.int().min(0),
  votesAgainst: z.int().min(0),
  votesAbstain: z.int().min(0),
};
const resolutionHead = {
  id: resolutionId,
  ledgerId,
  number: lineOfText(40),
  title: lineOfText(100),
  body: z.enum(["congress", "assembly"]),
  track: z.enum(["A", "B"]),
  countedBy: z.enum(countings),
  voteRule: z.enum(voteRules),
  metOn: localDateText,
  ...vote,
  computed: z.enum(["passed", "failed"]),
  declared: z.enum(["passed", "failed"]),
  opinion: z.enum(["approved", "filed", "returned"]).nullable(),
  opinionNote: z.string().nullable(),
  isInForce: z.boolean(),
  /** 复核 by a second person; until then (or an opinion) the vote has no effect. */
  isConfirmed: z.boolean(),
  confirmedByName: z.string().nullable(),
  recordedByName: z.string(),
};
const voteTest = z.object({
  /** Fewest present for a quorum and fewest in favour for a decision, of whom, as exact whole numbers of this meeting. */
  needsPresent: z.int(),
  needsFor: z.int(),
  hasQuorum: z.boolean(),
  isPassed: z.boolean(),
  basis: z.string(),
});

/** Votes, and the caps they set. */
export const resolutionMethods = {
  "resolution.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId: ledgerId.nullable() }),
    output: z.object({ resolutions: z.array(z.object(resolutionHead)) }),
    failures: [],
  }),
  "resolution.show": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ id: resolutionId }),
    output: z.object({
      ...resolutionHead,
      record: resolutionRecord,
      opinionSigner: z.string(),
      opinionOn: localDateText.nullable(),
      isOpinionSealed: z.boolean(),
      procedure: z.array(procedureCheck),
      delegation: delegationShown,
      /** The earlier decision this one changes, and the later ones that change this one. */
      changes: named.nullable(),
      changedBy: z.array(named),
      files: z.array(z.object({ id: attachmentId, kind: fileKind, name: z.string(), addedByName: z.string() })),
      /** Where and how long it hung, with how many photos; `isLongEnough` null while it hangs. */
      postings: z.array(
        z.object({
          id: publicationId,
          title: z.string(),
          fromOn: localDateText.nullable(),
          toOn: localDateText.nullable(),
          mayComeDownOn: localDateText.nullable(),
          isLongEnough: z.boolean().nullable(),
          photoCount: z.int(),
        }),
      ),
      matter: votedMatter.extend({ categoryNames: z.array(z.string()) }).nullable(),
      test: voteTest,
      caps: z.array(
        z.object({
          capId,
          categoryName: z.string(),
          version: z.int(),
          text: z.string(),
          fromOn: localDateText,
          toOn: localDateText,
          isRatification: z.boolean(),
        }),
      ),
      vouchers: z.array(z.object({ id: z.string(), name: z.string(), totalFen: fenAmount })),
    }),
    failures: ["not-found"],
  }),
  /** The legal test while the numbers are typed; nothing is saved. */
  "resolution.test": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({
      body: z.enum(["congress", "assembly"]),
      track: z.enum(["A", "B"]),
      countedBy: z.enum(countings).default("people"),
      /** The day and what is voted on: some provinces ask more for some spending. */
      metOn: localDateText.nullable().default(null),
      categoryIds: z.array(categoryId).max(200).default([]),
      ...vote,
    }),
    output: voteTest,
    failures: ["votes-inconsistent"],
  }),
  /** Records a vote for good, together with the caps it approves. A decision below the legal test is kept, with no caps in force. */
  "resolution.record": method({
    access: ["bookkeeper", "head"],
    effect: "writes",
    input: z.object({
      ledgerId,
      number: lineOfText(40),
      title: lineOfText(100),
      body: z.enum(["congress", "assembly"]),
      track: z.enum(["A", "B"]),
      countedBy: z.enum(countings).default("people"),
      metOn: localDateText,
      ...vote,
      declared: z.enum(["passed", "failed"]),
      record: resolutionRecord,
      caps: z.array(capInput).max(50),
      matter: votedMatter.nullable().default(null),
      /** The earlier decision this one amends or supersedes: of the same body, by the same procedure. */
      changes: z.object({ resolutionId, how: amendment }).nullable().default(null),
    }),
    output: z.object({ id: resolutionId, test: voteTest }),
    failures: [
      "not-found",
      "code-taken",
      "votes-inconsistent",
      "result-misdeclared",
      "resolution-failed",
      "bands-bad",
      "cap-income-bad",
      "cap-retroactive",
      "cap-after-amendment",
      "cap-before-resolution",
      "date-in-future",
      "minutes-bad",
      "amendment-bad",
    ],
  }),
  /** 撤回登记: a mistake in typing, before a second person confirmed it and while nothing rests on it. */
  "resolution.withdraw": method({
    access: ["bookkeeper", "head"],
    effect: "writes",
    input: z.object({ id: resolutionId, reason: lineOfText(200) }),
    output: z.object({}),
    failures: ["not-found", "already-confirmed", "in-use"],
  }),
  /**
   * 复核: a second person has compared the record with the minutes; from then on the vote has effect. A congress composed otherwise
   * than the law asks is confirmed only by who says so (`acceptsComposition`), which the trail keeps.
   */
  "resolution.confirm": method({
    access: ["reviewer", "head"],
    effect: "writes",
    input: z.object({ id: resolutionId, acceptsComposition: z.boolean().default(false) }),
    output: z.object({}),
    failures: ["not-found", "same-person", "resolution-failed", "already-confirmed", "composition-unlawful"],
  }),
  /** 乡镇意见, by another person than the one who recorded it. */
  "resolution.giveOpinion": method({
    access: ["head", "reviewer"],
    effect: "writes",
    input: z.object({
      id: resolutionId,
      opinion: z.enum(["approved", "filed", "returned"]),
      note: freeText(200),
      onDate: localDateText,
      /** Who signed the opinion on the paper, and whether the township's seal is on it. */
      signer: freeText(40).default(""),
      isSealed: z.boolean().default(false),
    }),
    output: z.object({}),
    failures: ["not-found", "same-person", "wrong-state", "composition-unlawful"],
  }),
  /** What the record shows of the procedure while it is typed; nothing is saved. */
  "resolution.procedure": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({
      body: z.enum(["congress", "assembly"]),
      track: z.enum(["A", "B"]),
      metOn: localDateText,
      entitled: z.int().min(0).max(100_000),
      present: z.int().min(0).max(100_000),
      record: resolutionRecord,
      ledgerId: ledgerId.nullable().default(null),
      categoryIds: z.array(categoryId).max(200).default([]),
    }),
    output: z.object({
      procedure: z.array(procedureCheck),
      delegation: delegationShown,
      fault: z.string().nullable(),
      noticeDays: z.int(),
    }),
    failures: [],
  }),
  /** 会议记录、签到表、表决票、照片 as scans; none is changed or taken away. */
  "resolution.attach": method({
    access: ["bookkeeper", "head"],
    effect: "writes",
    input: z.object({ id: resolutionId, kind: fileKind, file: namedFile }),
    output: z.object({ id: attachmentId }),
    failures: ["not-found", "file-too-large"],
  }),
  "resolution.readFile": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ id: attachmentId }),
    output: z.object({ name: z.string(), mediaType: z.string(), bytes: fileBytes }),
    failures: ["not-found", "file-missing"],
  }),
  /** 支出限额使用登记簿 of one ledger and year. */
  "cap.register": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId, onDate: localDateText }),
    output: z.object({ caps: z.array(capUsage) }),
    failures: ["not-found"],
  }),
} as const;
