import * as z from "zod";
import { checklistKeys } from "#domain/funds/project-checklist.ts";
import { awardModes } from "#domain/funds/project.ts";
import { method } from "./method.ts";
import {
  fenAmount,
  freeText,
  itemId,
  ledgerId,
  lineOfText,
  localDateText,
  namedFile,
  projectId,
  resolutionId,
  voucherId,
} from "./scalars.ts";

const day = localDateText.nullable();
const maybeFen = fenAmount.nullable();

/** What a person writes into 工程项目档案; amounts in fen, null is not yet there. */
const file = z.object({
  number: lineOfText(40),
  name: lineOfText(80),
  content: freeText(300),
  fundSource: freeText(200),
  estimateFen: fenAmount,
  resolutionId: resolutionId.nullable(),
  mode: z.enum(awardModes).nullable(),
  bidders: z.array(z.object({ name: lineOfText(80), bidFen: fenAmount })).max(50),
  winner: freeText(80),
  contractNumber: freeText(60),
  contractOn: day,
  contractFen: maybeFen,
  startOn: day,
  finishOn: day,
  variations: z
    .array(z.object({ onDate: localDateText, amountFen: fenAmount, reason: lineOfText(200), approval: freeText(100) }))
    .max(100),
  progress: z.array(z.object({ onDate: localDateText, percent: z.int() })).max(100),
  acceptedOn: day,
  acceptors: z.array(z.object({ name: lineOfText(40), role: freeText(40) })).max(50),
  settledOn: day,
  settlementFen: maybeFen,
  auditedOn: day,
  auditedFen: maybeFen,
  auditor: freeText(80),
  retentionFen: fenAmount,
  retentionDueOn: day,
  isPostedPublicly: z.boolean(),
  /** Paid before the books began. */
  openingPaidFen: fenAmount,
  note: freeText(300),
});
const checklist = z.array(
  z.object({ key: z.enum(checklistKeys), state: z.enum(["done", "missing", "later", "free"]) }),
);
const project = file.extend({
  id: projectId,
  ledgerId,
  itemId,
  resolutionNumber: z.string(),
  stage: z.enum(["planned", "awarded", "building", "accepted", "settled", "paid-up"]),
  agreedFen: maybeFen,
  variedFen: fenAmount,
  priceFen: fenAmount,
  paidFen: fenAmount,
  percent: z.int(),
  /** What still stands on 在建工程. */
  worksFen: fenAmount,
  checklist,
  missingCount: z.int(),
});

export const projectMethods = {
  /** 工程项目台账 of a ledger on a day. */
  "project.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId, on: localDateText }),
    output: z.object({ projects: z.array(project) }),
    failures: ["not-found"],
  }),
  /** One project with the vouchers that name it; `paidFen` is what each paid, drafts included. */
  "project.show": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ id: projectId, on: localDateText }),
    output: z.object({
      project,
      payments: z.array(
        z.object({
          voucherId,
          onDate: localDateText,
          number: z.int().nullable(),
          word: z.string(),
          isPosted: z.boolean(),
          summary: z.string(),
          paidFen: fenAmount,
          costFen: fenAmount,
          stage: z.enum(["advance", "progress", "after-acceptance", "after-settlement", "retention"]),
        }),
      ),
    }),
    failures: ["not-found"],
  }),
  /** Adds (`id` null) or changes a file. `itemId` adopts a project item that stands already; null makes one. */
  "project.save": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ id: projectId.nullable(), ledgerId, itemId: itemId.nullable(), file }),
    output: z.object({ id: projectId, itemId }),
    failures: ["not-found", "code-taken", "in-use", "project-bad"],
  }),
  /** An empty workbook to fill in, with what each column means. */
  "project.template": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId }),
    output: namedFile,
    failures: ["not-found"],
  }),
  /** Takes in a filled workbook whole; when any cell cannot be read nothing is kept and every such cell is named. */
  "project.import": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ ledgerId, file: namedFile }),
    output: z.object({ added: z.int() }),
    failures: ["not-found", "register-refused"],
  }),
} as const;
