import * as z from "zod";
import { method } from "./method.ts";
import {
  accountId,
  categoryId,
  fenAmount,
  freeText,
  instantText,
  itemKind,
  ledgerId,
  lineOfText,
  localDateText,
  monthText,
  templateId,
  voucherId,
} from "./scalars.ts";
import { contentFailures, document, entryInput } from "./vouchers.ts";

/** Accounts by code and items by name, so that one template serves every ledger; `formula` is `=` for what balances. */
const templateLine = z.object({
  summary: freeText(200),
  accountCode: lineOfText(15),
  side: z.enum(["debit", "credit"]),
  formula: lineOfText(200),
  categoryId: categoryId.nullable(),
  items: z.array(z.object({ kind: itemKind, name: lineOfText(80) })).max(4),
});
const value = z.object({ name: lineOfText(20), amountFen: fenAmount });
const schedule = z.enum(["none", "monthly", "quarterly"]);
const template = z.object({
  id: templateId,
  ledgerId: ledgerId.nullable(),
  name: z.string(),
  lines: z.array(templateLine),
  defaults: z.array(value),
  schedule,
  day: z.int(),
  /** The names in square brackets its formulas ask a person for. */
  values: z.array(z.string()),
});

/** One act for many ledgers: the lines are filled once for every row. */
const batch = z.object({
  onDate: localDateText,
  paperCount: z.int().min(0).max(9999),
  lines: z.array(templateLine).min(1).max(50),
  rows: z
    .array(z.object({ ledgerId, values: z.array(value).max(10) }))
    .min(1)
    .max(500),
  /** The one invoice that is divided: it stays with the first row, the others get a 分割单 that names it. */
  document: document.nullable(),
  /** What the rows' 金额 must add up to, to the fen; null when nothing is divided. */
  totalFen: fenAmount.nullable(),
});
const refused = z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) });
const batchRow = z.object({
  ledgerId,
  ledgerName: z.string(),
  totalFen: fenAmount,
  failure: refused.nullable(),
  /** Rules that will hold the draft at review. */
  holdCount: z.int(),
  /** Debit-positive balances at the end of the month, drafts included, without and with the row's voucher. */
  moves: z.array(
    z.object({
      accountId,
      accountCode: z.string(),
      accountName: z.string(),
      beforeFen: fenAmount,
      afterFen: fenAmount,
    }),
  ),
});

export const templateMethods = {
  /** Templates of one ledger and those of every ledger; null lists all there are. */
  "template.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId: ledgerId.nullable() }),
    output: z.object({ templates: z.array(template) }),
    failures: [],
  }),
  "template.save": method({
    access: ["bookkeeper", "head"],
    effect: "writes",
    input: template.omit({ id: true, values: true }).extend({
      id: templateId.nullable(),
      name: lineOfText(60),
      lines: z.array(templateLine).min(1).max(50),
      defaults: z.array(value).max(20),
      day: z.int().min(1).max(31),
    }),
    output: z.object({ id: templateId }),
    failures: ["not-found", "name-taken", "template-bad"],
  }),
  "template.delete": method({
    access: ["bookkeeper", "head"],
    effect: "writes",
    input: z.object({ id: templateId }),
    output: z.object({}),
    failures: ["not-found"],
  }),
  /** The entries a template makes for a ledger and day; nothing is kept. Values not given take the template's own. */
  "template.fill": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ id: templateId, ledgerId, onDate: localDateText, values: z.array(value).max(200) }),
    output: z.object({ entries: z.array(entryInput) }),
    failures: ["not-found", "template-bad"],
  }),
  /** 周期凭证 due now: those whose ledger's open month has reached their day and that nobody drafted or passed over. */
  "recurring.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({}),
    output: z.object({
      due: z.array(
        z.object({
          templateId,
          name: z.string(),
          ledgerId,
          ledgerName: z.string(),
          month: monthText,
          onDate: localDateText,
          totalFen: fenAmount,
          failure: refused.nullable(),
        }),
      ),
    }),
    failures: [],
  }),
  "recurring.draft": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ templateId, month: monthText }),
    output: z.object({ id: voucherId }),
    failures: [...contentFailures, "template-bad", "already-drafted"],
  }),
  /** Passes a due voucher over for this month. */
  "recurring.skip": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ templateId, month: monthText }),
    output: z.object({}),
    failures: ["not-found", "already-drafted"],
  }),
  /** What a batch would do: every balance that moves, every row judged. Nothing is written; `digest` binds the doing. */
  "voucher.batchPreview": method({
    access: "signed-in",
    effect: "reads",
    input: batch,
    output: z.object({ rows: z.array(batchRow), totalFen: fenAmount, differenceFen: fenAmount, digest: z.string() }),
    failures: [],
  }),
  /** Makes one draft a row, all or none, exactly as previewed. */
  "voucher.batch": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: batch.extend({ digest: z.string() }),
    output: z.object({ ids: z.array(voucherId) }),
    failures: ["preview-outdated", "batch-refused", "shares-differ"],
  }),
  /** Keeps what a person has typed and not saved; no line in the trail, it is nobody's book yet. */
  "kept.save": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ ledgerId, voucherId: voucherId.nullable(), form: z.string().max(2_000_000) }),
    output: z.object({}),
    failures: ["not-found"],
  }),
  "kept.read": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId, voucherId: voucherId.nullable() }),
    output: z.object({ form: z.string().nullable(), keptAt: instantText.nullable() }),
    failures: [],
  }),
  "kept.drop": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ ledgerId, voucherId: voucherId.nullable() }),
    output: z.object({}),
    failures: [],
  }),
  /** Everything the person left unsaved, newest first. */
  "kept.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({}),
    output: z.object({
      kept: z.array(
        z.object({ ledgerId, ledgerName: z.string(), voucherId: voucherId.nullable(), keptAt: instantText }),
      ),
    }),
    failures: [],
  }),
} as const;
