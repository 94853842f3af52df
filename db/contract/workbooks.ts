import * as z from "zod";
import { method } from "./method.ts";
import { fileBytes, freeText, instantText, ledgerId, lineOfText, quarterText } from "./scalars.ts";

const duty = z.enum(["prepared", "reviewed"]);
const workbook = z.object({
  id: z.string(),
  ledgerId: ledgerId.nullable(),
  ledgerName: z.string().nullable(),
  quarter: quarterText,
  version: z.int(),
  name: z.string(),
  isMasked: z.boolean(),
  fileHash: z.string(),
  chainHash: z.string(),
  madeByName: z.string(),
  madeAt: instantText,
  signatures: z.array(z.object({ duty, personName: z.string(), signedAt: instantText, note: z.string() })),
  /** Which files of the version are kept: as made, as signed, as signed and on paper. */
  kept: z.array(z.enum(["made", "signed", "paper"])),
});
const workbookId = lineOfText(64);

export const workbookMethods = {
  /**
   * One ledger's quarterly workbook, or the township roll-up when `ledgerId` is null. The same books give the same bytes; a
   * version both have signed comes as it was signed.
   */
  "workbook.make": method({
    access: "signed-in",
    effect: "works",
    input: z.object({ ledgerId: ledgerId.nullable(), quarter: quarterText, isMasked: z.boolean().default(false) }),
    output: z.object({
      id: z.string(),
      name: z.string(),
      bytes: fileBytes,
      fileHash: z.string(),
      chainHash: z.string(),
      version: z.int(),
      /** Findings the books still show and nobody answered. */
      unanswered: z.int(),
      isSigned: z.boolean(),
    }),
    failures: ["not-found", "ledger-not-started", "before-start", "quarter-not-closed"],
  }),
  "workbook.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ quarter: quarterText.nullable() }),
    output: z.object({ workbooks: z.array(workbook) }),
    failures: [],
  }),
  /**
   * 签名: by two different people, each with the own password again. What is signed is made anew from the books and must be
   * what the version was; the second signature keeps the signed workbook and its pages for good.
   */
  "workbook.sign": method({
    access: ["bookkeeper", "reviewer", "head"],
    effect: "works",
    input: z.object({ id: workbookId, duty, password: z.string().max(200), note: freeText(300).default("") }),
    output: z.object({ isFinal: z.boolean(), fileHash: z.string() }),
    failures: [
      "not-found",
      "wrong-password",
      "locked-out",
      "already-signed",
      "preparer-signs-first",
      "same-person",
      "findings-unanswered",
      "workbook-outdated",
      "ledger-not-started",
      "before-start",
      "quarter-not-closed",
    ],
  }),
  /** A kept version, as it was: as a workbook, or as pages (made anew where the version has not both signatures). */
  "workbook.read": method({
    access: "signed-in",
    effect: "works",
    input: z.object({ id: workbookId, format: z.enum(["xlsx", "pdf"]) }),
    output: z.object({ name: z.string(), bytes: fileBytes, fileHash: z.string() }),
    failures: [
      "not-found",
      "file-missing",
      "workbook-outdated",
      "ledger-not-started",
      "before-start",
      "quarter-not-closed",
    ],
  }),
  /** 版本差异: rows one version has and the other has not, sheet by sheet. */
  "workbook.compare": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ fromId: workbookId, toId: workbookId }),
    output: z.object({
      differences: z.array(
        z.object({ sheet: z.string(), row: z.int(), kind: z.enum(["gone", "new"]), text: z.string() }),
      ),
      total: z.int(),
    }),
    failures: ["not-found", "file-missing"],
  }),
  /**
   * Every workbook of a closed quarter and the roll-up into one folder, each written under a temporary name and given its own
   * when it is whole. Files that are already there with the same bytes are left alone, so a stopped run goes on where it was.
   */
  "workbook.makeAll": method({
    access: ["bookkeeper", "reviewer", "head", "administrator"],
    effect: "works",
    input: z.object({
      quarter: quarterText,
      /** An absolute path; empty: `<ledger>-workbooks` beside the ledger. */
      folder: freeText(1000).default(""),
      isMasked: z.boolean().default(false),
      withPages: z.boolean().default(false),
    }),
    output: z.object({
      folder: z.string(),
      files: z.array(z.object({ name: z.string(), outcome: z.enum(["written", "unchanged", "locked", "failed"]) })),
      /** Ledgers without a workbook, because a month is still open. */
      open: z.array(z.string()),
    }),
    failures: ["folder-unusable", "quarter-not-closed", "workbooks-stopped"],
  }),
} as const;
