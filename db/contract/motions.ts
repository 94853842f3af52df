import * as z from "zod";
import { motionOrigins, motionStages } from "#domain/caps/motion.ts";
import { decisionForms } from "#domain/caps/decision-form.ts";
import { method } from "./method.ts";
import {
  attachmentId,
  fileBytes,
  freeText,
  ledgerId,
  lineOfText,
  localDateText,
  motionId,
  namedFile,
  publicationId,
  resolutionId,
} from "./scalars.ts";

const stage = z.enum(motionStages);
const motion = z.object({
  id: motionId,
  ledgerId,
  number: z.string(),
  title: z.string(),
  origin: z.enum(motionOrigins),
  raisedBy: z.string(),
  matter: z.string(),
  recordedByName: z.string(),
  /** How many of the six stages are done, and which one it waits for; null once all are. */
  doneCount: z.int(),
  waitsFor: stage.nullable(),
  lastOn: localDateText.nullable(),
});
const people = z.int().min(0).max(100_000).nullable().default(null);

/** 四议两公开, and the papers of a decision ready to be signed. */
export const motionMethods = {
  "motion.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId }),
    output: z.object({ motions: z.array(motion) }),
    failures: [],
  }),
  "motion.show": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ id: motionId }),
    output: motion.extend({
      stages: z.array(
        z.object({
          stage,
          onDate: localDateText,
          place: z.string(),
          entitled: z.int().nullable(),
          present: z.int().nullable(),
          votesFor: z.int().nullable(),
          content: z.string(),
          supervision: z.string(),
          townshipOfficer: z.string(),
          resolutionId: resolutionId.nullable(),
          resolutionNumber: z.string(),
          publicationId: publicationId.nullable(),
          publicationTitle: z.string(),
          recordedByName: z.string(),
          files: z.array(z.object({ id: attachmentId, name: z.string() })),
        }),
      ),
    }),
    failures: ["not-found"],
  }),
  "motion.propose": method({
    access: ["bookkeeper", "head"],
    effect: "writes",
    input: z.object({
      ledgerId,
      number: lineOfText(40),
      title: lineOfText(100),
      origin: z.enum(motionOrigins),
      raisedBy: freeText(100).default(""),
      matter: lineOfText(2000),
    }),
    output: z.object({ id: motionId }),
    failures: ["not-found", "code-taken"],
  }),
  /** Takes back a motion that has no stage yet. */
  "motion.discard": method({
    access: ["bookkeeper", "head"],
    effect: "writes",
    input: z.object({ id: motionId }),
    output: z.object({}),
    failures: ["not-found", "motion-begun"],
  }),
  /** Records the next stage with its evidence; none is skipped, pre-dated, or below its ratio. */
  "motion.recordStage": method({
    access: ["bookkeeper", "head"],
    effect: "writes",
    input: z.object({
      id: motionId,
      stage,
      onDate: localDateText,
      place: freeText(100).default(""),
      entitled: people,
      present: people,
      votesFor: people,
      content: lineOfText(2000),
      supervision: freeText(500).default(""),
      townshipOfficer: freeText(60).default(""),
      resolutionId: resolutionId.nullable().default(null),
      publicationId: publicationId.nullable().default(null),
      files: z.array(namedFile).max(10).default([]),
    }),
    output: z.object({ waitsFor: stage.nullable() }),
    failures: ["not-found", "date-in-future", "stage-refused", "file-too-large"],
  }),
  /** Takes the newest stage back; what it said stays in the log. */
  "motion.undoStage": method({
    access: ["bookkeeper", "head"],
    effect: "writes",
    input: z.object({ id: motionId, stage }),
    output: z.object({}),
    failures: ["not-found", "stage-refused"],
  }),
  "motion.readFile": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ id: attachmentId }),
    output: z.object({ name: z.string(), mediaType: z.string(), bytes: fileBytes }),
    failures: ["not-found", "file-missing"],
  }),
  /** 议案, 签到表, 表决票统计, 决议, 公示, 四议两公开登记表 as PDF on A4, filled as far as anything is known. */
  "decision.printForm": method({
    // Papers the village signs: an auditor has no business drawing them up.
    access: ["bookkeeper", "reviewer", "cashier", "head", "administrator"],
    effect: "works",
    input: z.object({
      of: z.discriminatedUnion("kind", [
        z.object({ kind: z.literal("motion"), id: motionId }),
        z.object({ kind: z.literal("resolution"), id: resolutionId }),
      ]),
      form: z.enum(decisionForms),
    }),
    output: z.object({ name: z.string(), bytes: fileBytes, pages: z.int().nullable() }),
    failures: ["not-found", "form-not-ready"],
  }),
} as const;
