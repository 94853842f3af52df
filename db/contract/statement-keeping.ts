import * as z from "zod";
import { method } from "./method.ts";
import { fileBytes, instantText, ledgerId, lineOfText, statementFileId } from "./scalars.ts";

/** What the office keeps of statements beside their lines: the files as they came, and what columns of a header mean. */
export const statementKeepingMethods = {
  /** The file of an import as it came from the bank, for whoever doubts a line. That somebody had it is logged. */
  "statement.original": method({
    access: "signed-in",
    effect: "reads",
    isSensitive: true,
    input: z.object({ id: statementFileId }),
    output: z.object({ ledgerId, title: z.string(), name: z.string(), bytes: fileBytes }),
    failures: ["not-found", "file-missing"],
  }),
  /** The headers whose columns somebody named by hand, the newest first. */
  "statementMapping.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({}),
    output: z.object({
      mappings: z.array(
        z.object({
          fingerprint: z.string(),
          /** The file it was made for. */
          name: z.string(),
          headers: z.array(z.string()),
          savedByName: z.string(),
          savedAt: instantText,
        }),
      ),
    }),
    failures: [],
  }),
  /** The next file with this header asks for its columns anew; what was imported stays. */
  "statementMapping.forget": method({
    access: ["bookkeeper", "cashier"],
    effect: "writes",
    input: z.object({ fingerprint: lineOfText(4000) }),
    output: z.object({}),
    failures: ["not-found"],
  }),
} as const;
