import * as z from "zod";
import { voucherPaperNames } from "#domain/vouchers/voucher-paper.ts";
import { method } from "./method.ts";
import {
  accountId,
  bankAccountId,
  fileBytes,
  freeText,
  instantText,
  itemId,
  ledgerId,
  lineOfText,
  localDateText,
  monthText,
  voucherId,
} from "./scalars.ts";

const paper = z.enum(voucherPaperNames);
/** Tenths of a millimetre: right and down when positive. */
const offset = z.int().min(-300).max(300);
const voucherPrinting = z.object({
  paper,
  lineCount: z.union([z.literal(5), z.literal(6)]),
  hasGrid: z.boolean(),
  isOverprint: z.boolean(),
});
const printer = z.object({ name: lineOfText(40), offsetX: offset, offsetY: offset });
const printSettings = voucherPrinting.extend({
  /** Names printed under every voucher; empty ones are signed by hand. */
  supervisorName: freeText(20),
  cashierName: freeText(20),
  /** Each printer feeds its own way; the first is the one used when none is named. */
  printers: z.array(printer).max(20),
});

const span = { ledgerId, fromMonth: monthText, toMonth: monthText };
/** Which report; books of `null` are bound whole, every account with movement in turn. */
const reportWish = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("trial-balance"),
    ...span,
    depth: z.enum(["first", "all"]).default("all"),
    withZero: z.boolean().default(false),
  }),
  z.object({ kind: z.literal("general-ledger"), ...span, accountId: accountId.nullable() }),
  z.object({
    kind: z.literal("subsidiary-ledger"),
    ...span,
    accountId: accountId.nullable(),
    itemId: itemId.nullable().default(null),
  }),
  z.object({ kind: z.literal("bank-journal"), ...span, bankAccountId: bankAccountId.nullable() }),
  z.object({ kind: z.literal("cash-journal"), ...span }),
  /** 余额调节表 at the end of a day; null: of every bank account, one after another. */
  z.object({
    kind: z.literal("reconciliation"),
    ledgerId,
    bankAccountId: bankAccountId.nullable(),
    onDate: localDateText,
  }),
  /** 新旧制度衔接: the work-sheet and the trial balances of both sides; `ledgerId` names the old books. */
  z.object({ kind: z.literal("conversion"), ledgerId, cutMonth: monthText.nullable().default(null) }),
  z.object({
    kind: z.literal("balance-sheet"),
    ledgerId,
    month: monthText,
    /** With a column of the same day a year earlier. */
    withLastYear: z.boolean().default(false),
  }),
  z.object({ kind: z.literal("income"), ...span }),
  /** 会计报表附注 of a year, as last saved. */
  z.object({ kind: z.literal("notes"), ledgerId, year: z.string().regex(/^[12]\d{3}$/) }),
]);

const listingCell = z.union([z.string(), z.number(), z.null()]);
/** A list as a screen shows it: all its rows, with its filters in words. Money cells are whole fen. */
const listing = z.object({
  title: lineOfText(200),
  under: z.tuple([freeText(200), freeText(200)]),
  filters: z.array(z.string().max(300)).max(40),
  columns: z
    .array(
      z.object({
        heading: freeText(60),
        kind: z.enum(["text", "centre", "date", "money", "whole"]),
        widthMm: z.number().min(4).max(400),
        group: freeText(60).optional(),
      }),
    )
    .min(1)
    .max(60),
  rows: z
    .array(z.object({ cells: z.array(listingCell).max(60), tone: z.enum(["strong", "section"]).optional() }))
    .max(200_000),
  notes: z.array(z.string().max(1000)).max(40),
  signers: z.array(z.string().max(20)).max(8),
});

const orientation = z.enum(["auto", "portrait", "landscape"]).default("auto");
const format = z.enum(["pdf", "xlsx", "csv", "xml"]);
/** `pages` is null for what has none. */
const made = z.object({ name: z.string(), bytes: fileBytes, pages: z.int().nullable() });

export const printingMethods = {
  /**
   * 打印凭证 as PDF. A preview is not recorded; anything else counts as printed: the next time the slip says how often.
   * Vouchers not posted yet can be printed and say so; they are not counted.
   */
  "print.vouchers": method({
    access: "signed-in",
    effect: "works",
    input: z.object({
      ledgerId,
      of: z.discriminatedUnion("kind", [
        z.object({ kind: z.literal("ids"), ids: z.array(voucherId).min(1).max(5000) }),
        z.object({
          kind: z.literal("span"),
          fromMonth: monthText,
          toMonth: monthText,
          fromNumber: z.int().min(1).default(1),
          toNumber: z.int().min(1).default(999_999),
        }),
      ]),
      printing: voucherPrinting,
      printer: freeText(40).default(""),
      /** 封面 in front, with the span, the numbers by word and how many papers. */
      withCover: z.boolean().default(false),
      isPreview: z.boolean(),
    }),
    output: made.extend({ voucherCount: z.int(), againCount: z.int(), jobId: z.string().nullable() }),
    failures: ["not-found", "nothing-to-print"],
  }),
  /** A sheet with crosses and rulers: shows by how much a printer feeds askew. */
  "print.testSheet": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ printing: voucherPrinting, offsetX: offset, offsetY: offset }),
    output: made,
    failures: [],
  }),
  /** A book or statement, from the books themselves; `withCover` binds it with cover, 启用表 and 目录. */
  "print.report": method({
    access: "signed-in",
    effect: "works",
    input: z.object({ of: reportWish, format, orientation, withCover: z.boolean().default(false) }),
    output: made,
    failures: ["not-found", "before-books"],
  }),
  /** Any list of a screen, as it stands there. */
  "print.table": method({
    access: "signed-in",
    effect: "works",
    input: z.object({ listing, format, orientation }),
    output: made,
    failures: [],
  }),
  "print.settings": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({}),
    output: printSettings,
    failures: [],
  }),
  "print.saveSettings": method({
    access: ["bookkeeper", "head", "administrator"],
    effect: "writes",
    input: printSettings,
    output: z.object({}),
    failures: ["name-taken"],
  }),
  /** What was printed when by whom: of one voucher, or the newest jobs of a ledger. */
  "print.record": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId, voucherId: voucherId.nullable() }),
    output: z.object({
      jobs: z.array(
        z.object({
          id: z.string(),
          at: instantText,
          personName: z.string(),
          paper,
          printer: z.string(),
          firstName: z.string(),
          lastName: z.string(),
          voucherCount: z.int(),
          againCount: z.int(),
        }),
      ),
    }),
    failures: [],
  }),
} as const;
