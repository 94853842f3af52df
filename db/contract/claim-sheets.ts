import * as z from "zod";
import { paperElements } from "#domain/claims/claim.ts";
import { hit } from "./judging.ts";
import { method } from "./method.ts";
import { claimId, fenAmount, ledgerId, localDateText, namedFile } from "./scalars.ts";

const planned = z.object({
  /** Row of the claim in the sheet 报账单. */
  row: z.int(),
  number: z.string(),
  onDate: localDateText,
  purpose: z.string(),
  handler: z.string(),
  payee: z.string(),
  totalFen: fenAmount,
  documents: z.int(),
  isEmergency: z.boolean(),
  missing: z.array(z.object({ document: z.int(), missing: z.array(z.enum(paperElements)).readonly() })),
  hits: z.array(hit),
});

const readFailures = ["claims-off", "register-refused", "claim-sheet-taken"] as const;

export const claimSheetMethods = {
  /** 报账表: an empty Excel form of one set of books for the village's clerk, with its own number. */
  "claim.sheet": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId }),
    output: z.object({ name: z.string(), bytes: z.string() }),
    failures: ["not-found", "claims-off"],
  }),
  /** What taking a filled form over would do, to the last hit; `digest` lets the taking over prove that it does the same. */
  "claim.inspectSheet": method({
    access: ["bookkeeper", "reviewer", "head"],
    effect: "reads",
    input: z.object({ file: namedFile }),
    output: z.object({
      formId: z.string(),
      ledgerId,
      ledgerName: z.string(),
      clerk: z.string(),
      totalFen: fenAmount,
      claims: z.array(planned),
      digest: z.string(),
    }),
    failures: readFailures,
  }),
  /** Takes a filled form over whole as draft claims, or nothing of it. */
  "claim.importSheet": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ file: namedFile, digest: z.string().max(100) }),
    output: z.object({
      formId: z.string(),
      ledgerId,
      ledgerName: z.string(),
      totalFen: fenAmount,
      claims: z.array(z.object({ id: claimId, number: z.string() })),
    }),
    failures: [...readFailures, "preview-outdated"],
  }),
} as const;
