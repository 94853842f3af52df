import * as z from "zod";
import { method } from "./method.ts";
import {
  attachmentId,
  claimId,
  fenAmount,
  fileBytes,
  freeText,
  lodgementId,
  ledgerId,
  lineOfText,
  localDateText,
  meetingId,
  namedFile,
} from "./scalars.ts";

const meetingHead = z.object({
  id: meetingId,
  ledgerId,
  metOn: localDateText,
  place: z.string(),
  people: z.array(z.string()),
  opinion: z.string(),
  examinedCount: z.int(),
  examinedFen: fenAmount,
  refusedCount: z.int(),
  refusedFen: fenAmount,
  unansweredCount: z.int(),
  fileCount: z.int(),
  recordedByName: z.string(),
});

export const financeMeetingMethods = {
  /** 民主理财（监委会）会议 of a ledger, newest first. */
  "financeMeeting.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId }),
    output: z.object({ meetings: z.array(meetingHead) }),
    failures: [],
  }),
  "financeMeeting.show": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ id: meetingId }),
    output: meetingHead.extend({
      ledgerName: z.string(),
      items: z.array(
        z.object({
          claimId,
          number: z.string(),
          version: z.int(),
          purpose: z.string(),
          handler: z.string(),
          amountFen: fenAmount,
          refusals: z.array(
            z.object({
              lineNo: z.int().nullable(),
              summary: z.string(),
              amountFen: fenAmount,
              reason: z.string(),
              answer: z.string().nullable(),
            }),
          ),
        }),
      ),
      files: z.array(z.object({ id: attachmentId, name: z.string(), mediaType: z.string() })),
    }),
    failures: ["not-found"],
  }),
  /** Records a meeting: every claim examined passes or, with any line refused, is blocked until that is answered. */
  "financeMeeting.record": method({
    access: ["bookkeeper", "head"],
    effect: "writes",
    input: z.object({
      ledgerId,
      metOn: localDateText,
      place: freeText(60),
      people: z.array(lineOfText(40)).min(1).max(15),
      opinion: freeText(500),
      items: z
        .array(
          z.object({
            claimId,
            rowVersion: z.int(),
            /** Refused lines, counted from 1; null: the whole claim. */
            refused: z.array(z.object({ lineNo: z.int().positive().nullable(), reason: lineOfText(200) })).max(200),
          }),
        )
        .min(1)
        .max(200),
    }),
    output: z.object({ id: meetingId }),
    failures: [
      "not-found",
      "claims-off",
      "claim-state",
      "claim-unanswered",
      "changed-meanwhile",
      "same-person",
      "claim-duties",
      "meeting-bad",
      "date-in-future",
    ],
  }),
  /** 会议记录扫描件: the signed minute. */
  "financeMeeting.attach": method({
    access: ["bookkeeper", "head"],
    effect: "writes",
    input: z.object({ id: meetingId, file: namedFile }),
    output: z.object({ id: attachmentId }),
    failures: ["not-found", "file-too-large", "folder-unusable"],
  }),
  "financeMeeting.readFile": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ id: attachmentId }),
    output: z.object({ name: z.string(), mediaType: z.string(), bytes: fileBytes }),
    failures: ["not-found", "file-missing"],
  }),
  /** 原始凭证移交清单 of a ledger, newest first. */
  "claimLodgement.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId }),
    output: z.object({
      lodgements: z.array(
        z.object({
          id: lodgementId,
          number: z.string(),
          onDate: localDateText,
          handedBy: z.string(),
          receivedByName: z.string(),
          claimCount: z.int(),
          totalFen: fenAmount,
        }),
      ),
    }),
    failures: [],
  }),
} as const;
