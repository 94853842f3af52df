import * as z from "zod";
import { method } from "./method.ts";
import { fileBytes, freeText, instantText, ledgerId, lineOfText } from "./scalars.ts";

const archive = z.object({
  id: z.string(),
  ledgerId,
  ledgerName: z.string(),
  year: z.int(),
  isDraft: z.boolean(),
  name: z.string(),
  path: z.string(),
  sizeBytes: z.int(),
  fileHash: z.string(),
  chainNo: z.int(),
  chainHash: z.string(),
  madeByName: z.string(),
  madeAt: instantText,
});
/** One thing that does not agree: `place` is the file or part it is about. */
const difference = z.object({ code: z.string(), place: z.string(), expected: z.string(), found: z.string() });

export const archiveMethods = {
  /**
   * 电子会计档案 of one ledger and year as one ZIP, written under a temporary name and given its own when it is whole. The same
   * closed year gives the same bytes. A year not closed can only be made as a draft, which says so.
   */
  "archive.make": method({
    access: ["bookkeeper", "head", "administrator"],
    effect: "works",
    input: z.object({
      ledgerId,
      year: z.int().min(1990).max(2100),
      isDraft: z.boolean().default(false),
      /** An absolute path; empty: `<ledger>-archives` beside the ledger. */
      folder: freeText(1000).default(""),
    }),
    output: archive.extend({ fileCount: z.int() }),
    failures: ["not-found", "ledger-not-started", "year-not-closed", "folder-unusable", "archive-failed"],
  }),
  "archive.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId: ledgerId.nullable() }),
    output: z.object({ archives: z.array(archive.extend({ isPresent: z.boolean() })) }),
    failures: [],
  }),
  /** Every file's hash, the index, and the chain against this ledger when the package is one of its own. An auditor needs no account for it. */
  "archive.verify": method({
    access: "anyone",
    effect: "works",
    input: z.union([z.object({ path: lineOfText(2000) }), z.object({ name: lineOfText(255), bytes: fileBytes })]),
    output: z.object({
      isSound: z.boolean(),
      unitName: z.string(),
      year: z.int(),
      isDraft: z.boolean(),
      fileCount: z.int(),
      fileHash: z.string(),
      chainHash: z.string(),
      /** `ours`: the books here agree with it; `differs`: they do not; `other`: it is of books not kept here. */
      books: z.enum(["ours", "differs", "other"]),
      differences: z.array(difference),
      differenceCount: z.int(),
    }),
    failures: ["archive-unreadable"],
  }),
} as const;
