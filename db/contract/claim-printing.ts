import * as z from "zod";
import { method } from "./method.ts";
import { claimId, fileBytes, lodgementId, meetingId } from "./scalars.ts";

export const claimPrintingMethods = {
  /** 报账单, 原始凭证移交清单 (two copies and the village's receipt), 民主理财会议记录, as they are signed. */
  "claim.print": method({
    access: "signed-in",
    effect: "works",
    input: z.object({
      of: z.discriminatedUnion("kind", [
        z.object({ kind: z.literal("claim"), id: claimId }),
        z.object({ kind: z.literal("lodgement"), id: lodgementId }),
        z.object({ kind: z.literal("meeting"), id: meetingId }),
      ]),
      format: z.enum(["pdf", "xlsx", "csv", "xml"]),
    }),
    output: z.object({ name: z.string(), bytes: fileBytes, pages: z.int().nullable() }),
    failures: ["not-found"],
  }),
} as const;
