import * as z from "zod";
import { usualNotice } from "#domain/caps/minutes.ts";
import { publicationKinds, publicationWays } from "#domain/caps/publicity.ts";
import { method } from "./method.ts";
import {
  attachmentId,
  fenAmount,
  fileBytes,
  freeText,
  instantText,
  ledgerId,
  lineOfText,
  localDateText,
  namedFile,
  publicationId,
  quarterText,
  questionId,
  resolutionId,
} from "./scalars.ts";

const paper = z.enum(["A3", "A4"]);
const kind = z.enum(publicationKinds);
const way = z.enum(publicationWays);
const file = z.object({ name: z.string(), bytes: fileBytes });

const noticeDays = z.int().min(0).max(60);
const settings = z.object({
  paper,
  /** Where papers usually hang, and whom to ring with a question. */
  place: lineOfText(40),
  phone: freeText(30),
  hidesNames: z.boolean(),
  hidesAccounts: z.boolean(),
  hidesIds: z.boolean(),
  leastDays: z.int().min(1).max(365),
  answerDays: z.int().min(1).max(365),
  meetingQuorum: z.enum(["half", "two-thirds"]),
  noticeDays: z
    .object({ congressA: noticeDays, assemblyA: noticeDays, congressB: noticeDays, assemblyB: noticeDays })
    .default(usualNotice),
});

const publication = z.object({
  id: publicationId,
  ledgerId,
  ledgerName: z.string(),
  kind,
  quarter: quarterText.nullable(),
  title: z.string(),
  version: z.int(),
  /** frozen: made from the books and kept to the byte; paper: made elsewhere and only registered. */
  source: z.enum(["frozen", "paper"]),
  paper: paper.nullable(),
  incomeFen: fenAmount.nullable(),
  expenseFen: fenAmount.nullable(),
  /** The check code on the sheet; '' on what was made elsewhere. */
  shortCode: z.string(),
  pdfHash: z.string().nullable(),
  resolutionId: resolutionId.nullable(),
  note: z.string(),
  preparedByName: z.string(),
  preparedAt: instantText,
  fromOn: localDateText.nullable(),
  toOn: localDateText.nullable(),
  place: z.string(),
  way: way.nullable(),
  postedBy: z.string(),
  /** Why it came down before its time or without a photo; '' otherwise. */
  shortfall: z.string(),
  /** Whole days it has hung so far or hung in all; the first is not counted. */
  days: z.int(),
  /** The first day it may come down; null before it hangs. */
  mayComeDownOn: localDateText.nullable(),
  photoCount: z.int(),
  questionCount: z.int(),
  openQuestions: z.int(),
});

const question = z.object({
  id: questionId,
  askedOn: localDateText,
  asker: z.string(),
  question: z.string(),
  /** The day by which the office wants it answered. */
  answerBy: localDateText,
  answer: z.string().nullable(),
  answeredOn: localDateText.nullable(),
  answeredByName: z.string().nullable(),
});

/** A quarter whose accounts have to hang, and how that stands on the day asked about. */
const duty = z.object({
  ledgerId,
  ledgerName: z.string(),
  quarter: quarterText,
  dueOn: localDateText,
  isClosed: z.boolean(),
  state: z.enum(["waiting", "overdue", "posted", "posted-late", "too-short"]),
});

const sheet = { ledgerId, quarter: quarterText, paper };
const sheetFailures = ["not-found", "ledger-not-started", "quarter-not-closed"] as const;

/** 公开: wall sheets, the register of what was posted, and what people asked. */
export const publicityMethods = {
  "publicity.settings": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({}),
    output: settings,
    failures: [],
  }),
  "publicity.saveSettings": method({
    access: ["bookkeeper", "head", "administrator"],
    effect: "writes",
    input: settings,
    output: z.object({}),
    failures: [],
  }),
  /** 财务公开张贴版 of a closed quarter as it would hang today; nothing is kept. */
  "disclosure.preview": method({
    access: "signed-in",
    effect: "works",
    input: z.object({ ...sheet, format: z.enum(["pdf", "xlsx"]) }),
    output: file.extend({ pages: z.int().nullable(), shortCode: z.string() }),
    failures: sheetFailures,
  }),
  /** Keeps the sheet, PDF and Excel, to the byte: what hangs on the wall can be proven ever after. */
  "disclosure.freeze": method({
    access: ["bookkeeper", "head"],
    effect: "works",
    input: z.object(sheet),
    output: z.object({
      id: publicationId,
      version: z.int(),
      /** True when exactly this sheet was kept before. */
      isSame: z.boolean(),
      shortCode: z.string(),
      pages: z.int(),
    }),
    failures: sheetFailures,
  }),
  /** Registers what was made public without a sheet from here: a resolution, a letting, or accounts written by hand. */
  "publication.register": method({
    access: ["bookkeeper", "head"],
    effect: "writes",
    input: z.object({
      ledgerId,
      kind,
      quarter: quarterText.nullable().default(null),
      title: lineOfText(100),
      readyOn: localDateText,
      incomeFen: fenAmount.nullable().default(null),
      expenseFen: fenAmount.nullable().default(null),
      resolutionId: resolutionId.nullable().default(null),
      note: freeText(500).default(""),
    }),
    output: z.object({ id: publicationId }),
    failures: ["not-found", "date-in-future", "publication-bad"],
  }),
  /** Takes back what was prepared and never hung. */
  "publication.discard": method({
    access: ["bookkeeper", "head"],
    effect: "writes",
    input: z.object({ id: publicationId }),
    output: z.object({}),
    failures: ["not-found", "already-posted"],
  }),
  /** 登记张贴: where and since when it hangs; may be put right until it comes down. */
  "publication.post": method({
    access: ["bookkeeper", "head"],
    effect: "writes",
    input: z.object({
      id: publicationId,
      fromOn: localDateText,
      place: lineOfText(60),
      way: way.default("board"),
      postedBy: freeText(40).default(""),
    }),
    output: z.object({}),
    failures: ["not-found", "date-in-future", "posting-before-content", "posting-ended"],
  }),
  /** 登记取下. Too short or without a photo is only taken with the reason, and becomes a finding. */
  "publication.takeDown": method({
    access: ["bookkeeper", "head"],
    effect: "writes",
    input: z.object({ id: publicationId, toOn: localDateText, shortfall: freeText(200).default("") }),
    output: z.object({}),
    failures: ["not-found", "not-posted", "posting-ended", "date-in-future", "posting-reversed", "posting-incomplete"],
  }),
  "publication.addPhoto": method({
    access: ["bookkeeper", "head"],
    effect: "writes",
    input: z.object({ id: publicationId, file: namedFile }),
    output: z.object({ id: attachmentId }),
    failures: ["not-found", "not-posted", "file-too-large", "publication-bad"],
  }),
  "publication.ask": method({
    access: ["bookkeeper", "head"],
    effect: "writes",
    input: z.object({
      id: publicationId,
      askedOn: localDateText,
      asker: freeText(40).default(""),
      question: lineOfText(1000),
    }),
    output: z.object({ id: questionId }),
    failures: ["not-found", "not-posted", "date-in-future", "posting-before-content"],
  }),
  "publication.answer": method({
    access: ["bookkeeper", "head"],
    effect: "writes",
    input: z.object({ id: questionId, answer: lineOfText(2000), onDate: localDateText }),
    output: z.object({}),
    failures: ["not-found", "question-answered", "date-in-future", "posting-before-content"],
  }),
  /** 公开公示登记簿, newest first, and what is due of each started ledger. */
  "publication.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId: ledgerId.nullable(), onDate: localDateText }),
    output: z.object({ publications: z.array(publication), duties: z.array(duty) }),
    failures: [],
  }),
  "publication.show": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ id: publicationId, onDate: localDateText }),
    output: publication.extend({
      photos: z.array(z.object({ id: attachmentId, name: z.string(), mediaType: z.string() })),
      questions: z.array(question),
    }),
    failures: ["not-found"],
  }),
  /** The kept sheet itself: exactly the bytes that were printed. */
  "publication.readSheet": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ id: publicationId, format: z.enum(["pdf", "xlsx"]) }),
    output: file,
    failures: ["not-found", "file-missing"],
  }),
  "publication.readPhoto": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ id: attachmentId }),
    output: file.extend({ mediaType: z.string() }),
    failures: ["not-found", "file-missing"],
  }),
} as const;
