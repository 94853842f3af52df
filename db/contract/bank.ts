import * as z from "zod";
import { statementGap } from "./failures-bank.ts";
import { method } from "./method.ts";
import { contentFailures } from "./vouchers.ts";
import { withdrawalMethods } from "./withdrawals.ts";
import { columnMapping, draftRule, inspectedLine, inspection } from "./statement.ts";
import {
  accountId,
  bankAccountId,
  bankLineId,
  categoryId,
  claimId,
  fenAmount,
  instantText,
  ledgerId,
  lineOfText,
  localDateText,
  monthText,
  namedFile,
  page,
  statementFileId,
  voucherId,
} from "./scalars.ts";

const lineFate = z.enum(["new", "known", "deleted", "doubtful"]);

const bankLine = z.object({
  id: bankLineId,
  bankAccountId,
  bookedOn: localDateText,
  tradedAt: z.string().nullable(),
  amountFen: fenAmount,
  balanceFen: fenAmount.nullable(),
  counterpartyName: z.string(),
  counterpartyAccount: z.string(),
  text: z.string(),
  /** The bank's three texts one by one, as rules look into them. */
  summary: z.string(),
  purpose: z.string(),
  remark: z.string(),
  fileName: z.string(),
  sheet: z.string(),
  row: z.int(),
  isReversal: z.boolean(),
  /** Brought in after its month was closed: booked in the open month, an item of the closed month's reconciliation. */
  isLate: z.boolean(),
  voucherId: voucherId.nullable(),
  voucherState: z.enum(["draft", "reviewed", "posted"]).nullable(),
  voucherName: z.string().nullable(),
  ruleName: z.string(),
  /** Tied to the line that takes it back, or that it takes back. */
  isTakenBack: z.boolean(),
  /** An item from before the books began ends with it. */
  settlesOpening: z.boolean(),
  /** The claim under way or booked that was drafted from it. */
  claimId: claimId.nullable(),
});
/** Lines of closed months, by month; vouchers for them are dated in `openMonth`. */
const lateLines = {
  lateMonths: z.array(z.object({ month: monthText, count: z.int() })),
  openMonth: monthText,
};
const importers = ["bookkeeper", "cashier"] as const;
const readFailures = [
  "statement-unreadable",
  "statement-refused",
  "statement-other-account",
  "statement-account-unknown",
  "statement-contradicts",
  "statement-already-imported",
  "statement-before-start",
  "account-is-pooled",
  "ledger-not-started",
  "file-too-large",
  "not-found",
] as const;
/** What only a person knows of a file. The password opens it once and is kept nowhere. */
const readingChoices = {
  /** The bank a person named where two banks print the same columns; null: none was named. */
  layoutId: z.string().max(40).nullable().default(null),
  password: z.string().max(200).nullable().default(null),
  /** One of several files in an archive, by its name there; null: the only one. */
  member: z.string().max(1000).nullable().default(null),
  /** One of several own accounts whose rows stand in one table; null: the only one. */
  ownAccount: z.string().max(60).nullable().default(null),
};
/** How many lines the answer carries, the oldest first; null: all of them. */
const shownLines = z.int().min(0).max(5000).nullable().default(null);
/** `resembles`: the line of the journal a doubtful one may be, and where it came from. */
const previewedLine = inspectedLine.extend({
  fate: lineFate,
  fateReason: z.string(),
  resembles: inspectedLine
    .pick({ row: true, bookedOn: true, tradedAt: true, amountFen: true, balanceFen: true, serial: true })
    .extend({ counterpartyName: z.string(), counterpartyAccount: z.string(), fileName: z.string() })
    .nullable(),
  proposal: z.string().nullable(),
});
const importInput = z.object({
  file: namedFile,
  /** Null: routed by the account number in the file. */
  bankAccountId: bankAccountId.nullable(),
  /** Null: a known layout, or a remembered mapping. */
  mapping: columnMapping.nullable(),
  sheet: z.string().nullable(),
  ...readingChoices,
});

export const bankMethods = {
  /** Reads a statement file; needs no ledger and no sign-in. */
  "statement.inspect": method({
    access: "anyone",
    effect: "reads",
    input: z.object({
      file: namedFile,
      mapping: columnMapping.nullable(),
      sheet: z.string().nullable(),
      shown: shownLines,
      ...readingChoices,
    }),
    output: inspection,
    failures: ["statement-unreadable", "file-too-large"],
  }),
  /** What importing would do, line by line. `digest` binds the commit to exactly this. */
  "statement.preview": method({
    access: importers,
    effect: "reads",
    input: importInput.extend({ shown: shownLines }),
    output: z.object({
      digest: z.string(),
      bankAccountId,
      ledgerId,
      ledgerName: z.string(),
      accountWasInFile: z.boolean(),
      inspection: inspection.omit({ lines: true }),
      lines: z.array(previewedLine),
      newCount: z.int(),
      knownCount: z.int(),
      /** Lines somebody deleted before: they stay away until their tombstone is lifted. */
      deletedCount: z.int(),
      doubtfulCount: z.int(),
      gaps: z.array(statementGap),
      /** The books' own bank balance before and the statement's opening: equal means no gap. */
      expectedOpeningFen: fenAmount.nullable(),
      ...lateLines,
    }),
    failures: readFailures,
  }),
  /** The lines of a preview that its answer did not carry: a statement may have a hundred thousand. */
  "statement.previewLines": method({
    access: importers,
    effect: "reads",
    input: z.object({ digest: z.string().max(64), ...page }),
    output: z.object({ lines: z.array(previewedLine) }),
    failures: ["preview-outdated"],
  }),
  /** Does exactly what the preview said, or refuses. Doubtful lines are taken only where `takeRows` names their row. */
  "statement.commit": method({
    access: importers,
    effect: "works",
    input: importInput.extend({
      digest: z.string(),
      takeRows: z.array(z.int()).max(100_000),
      acceptBreaks: z.boolean(),
      rememberMapping: z.boolean(),
      makeDrafts: z.boolean(),
    }),
    output: z.object({
      statementFileId,
      newCount: z.int(),
      knownCount: z.int(),
      skippedCount: z.int(),
      draftCount: z.int(),
      ...lateLines,
      /** This import and those whose lines of the same days were put into the order of the balances. */
      sealedFileIds: z.array(statementFileId),
    }),
    failures: [
      ...readFailures,
      "preview-outdated",
      "breaks-not-accepted",
      "totals-not-accepted",
      "gap-not-accepted",
      "rows-not-doubtful",
    ],
  }),
  "statement.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ bankAccountId: bankAccountId.nullable() }),
    output: z.object({
      files: z.array(
        z.object({
          id: statementFileId,
          bankAccountId,
          name: z.string(),
          layout: z.string(),
          firstOn: localDateText.nullable(),
          lastOn: localDateText.nullable(),
          rowCount: z.int(),
          newCount: z.int(),
          knownCount: z.int(),
          importedByName: z.string(),
          importedAt: instantText,
        }),
      ),
    }),
    failures: [],
  }),
  ...withdrawalMethods,
  "bankLine.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({
      ledgerId,
      bankAccountId: bankAccountId.nullable(),
      from: localDateText.nullable(),
      to: localDateText.nullable(),
      onlyUnbooked: z.boolean().default(false),
      ...page,
    }),
    output: z.object({ lines: z.array(bankLine), total: z.int() }),
    failures: [],
  }),
  /** Makes a draft voucher for one line: the bank side and the counter account, category and summary given. */
  "bankLine.draft": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ id: bankLineId, accountId, categoryId: categoryId.nullable(), summary: lineOfText(200) }),
    output: z.object({ voucherId }),
    failures: [...contentFailures, "line-already-used"],
  }),
  /** Ties a line to the bank entry of an existing voucher: same account, same amount, right side. */
  "bankLine.match": method({
    access: ["bookkeeper", "cashier"],
    effect: "writes",
    input: z.object({ id: bankLineId, voucherId }),
    output: z.object({}),
    failures: ["not-found", "line-already-used", "line-not-matching", "month-closed"],
  }),
  "bankLine.unmatch": method({
    access: ["bookkeeper", "cashier"],
    effect: "writes",
    input: z.object({ id: bankLineId }),
    output: z.object({}),
    failures: ["not-found", "month-closed", "wrong-state"],
  }),
  "draftRule.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({}),
    output: z.object({ rules: z.array(draftRule) }),
    failures: [],
  }),
  "draftRule.save": method({
    access: ["bookkeeper", "head", "administrator"],
    effect: "writes",
    input: z.object({ rules: z.array(draftRule).max(200) }),
    output: z.object({}),
    failures: ["account-code-bad", "draft-rule-bad"],
  }),
} as const;
