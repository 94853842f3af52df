import * as z from "zod";
import { method } from "./method.ts";
import { everyLayoutRole } from "#domain/vouchers/foreign/foreign-layout.ts";
import { fenAmount, freeText, ledgerId, lineOfText, monthText, namedFile, poolId, voucherId } from "./scalars.ts";

const movers = ["bookkeeper", "head", "administrator"] as const;
const approvers = ["reviewer", "head"] as const;

const newPart = {
  toCode: z.string().regex(/^\d{3}$/),
  detailName: freeText(60),
  itemName: freeText(80),
  amountFen: fenAmount,
};
const conversionPlan = z.object({
  rows: z
    .array(z.object({ key: z.string().max(140), parts: z.array(z.object(newPart)).max(50), reason: freeText(500) }))
    .max(20_000),
  additions: z.array(z.object({ ...newPart, reason: freeText(500) })).max(200),
});
const fault = z.object({ code: z.string(), at: z.string(), amountFen: fenAmount });

const convertedRegisters = [
  ...(["items", "bank-accounts", "cards", "leases", "projects", "debts", "templates"] as const),
  ...(["caps", "budgets", "grants", "claims", "schemes", "lists", "shares"] as const),
] as const;

/** An account of another program, as its file writes it, and what it means here. */
const choice = z.object({
  accountCode: z.string().max(15),
  /** A detail below the account, made where it is missing; '' for the account itself. */
  detailName: freeText(60),
  /** A party of the account, made where it is missing; '' for none. */
  itemName: freeText(80),
});
const chosen = z.object({ sourceCode: lineOfText(60), ...choice.shape });
const place = z.object({
  file: z.string(),
  sheet: z.string(),
  row: z.int(),
  column: z.string(),
  fault: z.string(),
  text: z.string(),
});
/** What of a file only a person can tell: by its place, with the rows and the two figures it is about. */
const doubt = place.extend({
  fault: z.enum(["number-twice", "voucher-empty", "name-differs", "total-differs", "row-differs"]),
  rows: z.array(z.object({ from: z.int(), to: z.int() })),
  printedFen: fenAmount.nullable(),
  foundFen: fenAmount.nullable(),
});
const layoutRole = z.enum(everyLayoutRole);
/** How a person says the columns of a table are to be read; `firstRow` is 1-based. */
const foreignLayout = z.object({
  kind: z.enum(["balances", "vouchers"]),
  sheet: z.string().max(200),
  firstRow: z.int().min(1).max(1000),
  roles: z.array(layoutRole.nullable()).max(200).readonly(),
});
const foreignFile = {
  ledgerId,
  file: namedFile,
  /** Columns mapped by hand; kept for the next file of this source once something of it is imported. */
  layout: foreignLayout.nullable().default(null),
  choices: z.array(chosen).max(20_000),
  /** A file may hold both tables; `auto` takes the first. */
  kind: z.enum(["auto", "balances", "vouchers"]).default("auto"),
  /** Which balance of a 科目余额表 becomes the opening balance. */
  balance: z.enum(["opening", "closing"]).default("closing"),
};
const imported = {
  ...foreignFile,
  digest: z.string(),
  /** Somebody looked at every doubt of the preview: it goes in as the file has it. */
  acceptsDoubts: z.boolean().default(false),
};
const gap = z.object({ month: monthText, word: z.string(), missing: z.array(z.int()) });
const importFailures = [
  "not-found",
  "foreign-unreadable",
  "foreign-refused",
  "foreign-doubtful",
  "preview-outdated",
  "account-has-balance",
  "account-not-leaf",
] as const;

/** Moving books in: from the system of 2004, and from other programs. */
export const movingMethods = {
  /** Every balance of old books at a month's end with the place saved or proposed for it. */
  "conversion.show": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId, cutMonth: monthText.nullable() }),
    output: z.object({
      cutMonth: monthText,
      name: z.string(),
      state: z.enum(["new", "saved", "approved"]),
      savedByName: z.string(),
      approvedByName: z.string().nullable(),
      newLedgerId: ledgerId.nullable(),
      balances: z.array(
        z.object({
          key: z.string(),
          code: z.string(),
          accountName: z.string(),
          detailName: z.string(),
          itemName: z.string(),
          amountFen: fenAmount,
          how: z.enum(["whole", "analyse", "abolished", "none"]),
          note: z.string(),
        }),
      ),
      plan: conversionPlan,
      unposted: z.int(),
      /** Vouchers and bank lines after the cut, which the new books would lack. */
      afterCut: z.int(),
      /** What goes into the new books beside the balances, and what stays and must be entered anew where it still holds. */
      registers: z.array(z.object({ register: z.enum(convertedRegisters), count: z.int(), goes: z.boolean() })),
      digest: z.string(),
    }),
    failures: ["not-found", "not-2004"],
  }),
  /** Saves the placing, finished or not. */
  "conversion.save": method({
    access: movers,
    effect: "writes",
    input: z.object({ ledgerId, cutMonth: monthText, name: lineOfText(80), plan: conversionPlan }),
    output: z.object({ digest: z.string(), faults: z.array(fault) }),
    failures: ["not-found", "not-2004", "conversion-done", "name-taken"],
  }),
  /** By a second person: opens the books of 2023 with these opening balances and starts them. */
  "conversion.approve": method({
    access: approvers,
    effect: "writes",
    input: z.object({ ledgerId, digest: z.string() }),
    output: z.object({ newLedgerId: ledgerId, poolIds: z.array(poolId) }),
    failures: [
      "not-found",
      "not-2004",
      "conversion-done",
      "conversion-unfinished",
      "preview-outdated",
      "same-person",
      "ledger-exists",
      "name-taken",
    ],
  }),
  /** The first rows of every sheet of a file, with the columns as they are read or as they seem to be; writes nothing. */
  "moving.columns": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ file: namedFile, kind: z.enum(["auto", "balances", "vouchers"]).default("auto") }),
    output: z.object({
      sheets: z.array(z.object({ sheet: z.string(), width: z.int(), rows: z.array(z.array(z.string())) })),
      layout: foreignLayout.nullable(),
    }),
    failures: ["foreign-unreadable"],
  }),
  /** What a file of another program holds and what importing it would do; writes nothing. */
  "moving.preview": method({
    access: "signed-in",
    effect: "reads",
    input: z.object(foreignFile),
    output: z.object({
      kind: z.enum(["balances", "vouchers"]),
      program: z.string(),
      sheet: z.string(),
      /** How the columns were told: by a person now, by a person before, or by the words of the header. */
      columnsBy: z.enum(["chosen", "remembered", "recognised"]),
      digest: z.string(),
      accounts: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          fullName: z.string(),
          openingFen: fenAmount,
          closingFen: fenAmount,
          entryCount: z.int(),
          choice: choice.nullable(),
          how: z.enum(["chosen", "remembered", "name", "none"]),
        }),
      ),
      rejected: z.array(place),
      /** What is imported only with `acceptsDoubts`. */
      doubts: z.array(doubt),
      skipped: z.int(),
      totals: z.object({ debitFen: fenAmount, creditFen: fenAmount }),
      vouchers: z.array(
        z.object({
          month: monthText,
          word: z.string(),
          number: z.int(),
          onDate: z.string(),
          summary: z.string(),
          lines: z.int(),
          debitFen: fenAmount,
        }),
      ),
      gaps: z.array(gap),
      /** By account that asks for a party: what names none, and would stand under 未分户. */
      partyless: z.array(
        z.object({
          accountCode: z.string(),
          accountName: z.string(),
          lines: z.int(),
          debitFen: fenAmount,
          creditFen: fenAmount,
        }),
      ),
      /** Opening balances the ledger has, which those of the file would replace. */
      replaces: z.int(),
      /** Why this ledger takes nothing of this kind, whatever the file says. */
      refusal: z.enum(["ledger-started", "ledger-not-started", "history-after-own", "history-overlaps"]).nullable(),
      canImport: z.boolean(),
    }),
    failures: ["not-found", "foreign-unreadable"],
  }),
  /** Puts the balances of a file into the opening balances of a ledger not yet started, in place of what was there. */
  "moving.importBalances": method({
    access: movers,
    effect: "writes",
    /** `replaces`: how many opening balances may go; any other number than there are is refused. */
    input: z.object({ ...imported, replaces: z.int().min(0).default(0) }),
    output: z.object({ rows: z.int(), differenceFen: fenAmount }),
    failures: [...importFailures, "ledger-started", "openings-there"],
  }),
  /** Keeps the vouchers of a file for a second person to approve. */
  "moving.importVouchers": method({
    access: movers,
    effect: "writes",
    /** `acceptsPartyless`: that what names no party stands under 未分户 for good. */
    input: z.object({
      ...imported,
      gapReason: freeText(500),
      acceptsPartyless: z.boolean().default(false),
    }),
    output: z.object({ id: z.string(), vouchers: z.int() }),
    failures: [
      ...importFailures,
      "ledger-not-started",
      "history-after-own",
      "history-gap",
      "history-partyless",
      "history-overlaps",
    ],
  }),
  "moving.imports": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId }),
    output: z.object({
      canUndo: z.boolean(),
      imports: z.array(
        z.object({
          id: z.string(),
          fileName: z.string(),
          vouchers: z.int(),
          firstMonth: monthText,
          lastMonth: monthText,
          debitFen: fenAmount,
          gaps: z.array(gap),
          gapReason: z.string(),
          importedByName: z.string(),
          importedAt: z.string(),
          approvedByName: z.string().nullable(),
          undoneByName: z.string().nullable(),
          undoneReason: z.string().nullable(),
        }),
      ),
    }),
    failures: ["not-found"],
  }),
  /** By a second person: the vouchers are posted with the numbers they had, judged for the record only. */
  "moving.approve": method({
    access: approvers,
    effect: "works",
    input: z.object({ id: z.string().max(64) }),
    output: z.object({ posted: z.int(), hits: z.int() }),
    failures: ["not-found", "wrong-state", "same-person", "history-after-own", "month-closed", "history-overlaps"],
  }),
  /** Takes the newest import away again, as long as no own voucher was posted and none of its months closed. */
  "moving.undo": method({
    access: movers,
    effect: "works",
    input: z.object({ id: z.string().max(64), reason: lineOfText(500) }),
    output: z.object({ removed: z.array(voucherId) }),
    failures: ["not-found", "wrong-state", "history-after-own", "history-in-use", "month-closed"],
  }),
} as const;
