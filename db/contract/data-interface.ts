import * as z from "zod";
import { method } from "./method.ts";
import { freeText, ledgerId } from "./scalars.ts";

const folder = freeText(1000).default("");
const file = z.object({ name: z.string(), sizeBytes: z.int(), fileHash: z.string() });

/** What leaves the program as data: the data belongs to the office. Folders are absolute; empty: beside the ledger. */
export const dataInterfaceMethods = {
  /**
   * 数据接口: a year of one ledger, or of every ledger, as audit programs read it (GB/T 24589 read for villages): one XML file in
   * GB 18030, or a ZIP of CSV files.
   */
  "data.exportBooks": method({
    access: ["bookkeeper", "reviewer", "head", "auditor", "administrator"],
    effect: "works",
    input: z.object({
      ledgerId: ledgerId.nullable(),
      year: z.int().min(1990).max(2100),
      format: z.enum(["xml", "csv"]),
      folder,
    }),
    output: z.object({ folder: z.string(), files: z.array(file) }),
    failures: ["not-found", "ledger-not-started", "folder-unusable", "export-failed"],
  }),
  /** 全部数据: every table of the file as JSON lines and as CSV, with their columns described; passwords stay out. */
  "data.exportAll": method({
    access: ["head", "administrator"],
    effect: "works",
    input: z.object({ folder, withFiles: z.boolean().default(true) }),
    output: z.object({
      folder: z.string(),
      files: z.array(file),
      tables: z.array(z.object({ name: z.string(), rows: z.int() })),
      /** Originals that could not be had: what they belong to, ending in ` missing` or ` changed`. */
      lost: z.array(z.string()),
    }),
    failures: ["folder-unusable", "export-failed"],
  }),
} as const;
