import * as z from "zod";
import { method } from "./method.ts";
import {
  accountId,
  bankAccountId,
  bankLineId,
  categoryId,
  fenAmount,
  freeText,
  instantText,
  ledgerId,
  lineOfText,
  localDateText,
  namedFile,
  page,
  statementFileId,
  voucherId,
} from "./scalars.ts";

const column = z.int().min(0);
const flagColumn = z.object({
  column,
  words: z.object({ moneyIn: z.array(z.string()).readonly(), moneyOut: z.array(z.string()).readonly() }),
});
const partyColumns = z.object({ name: column.nullable(), account: column.nullable(), bank: column.nullable() });
/** The meaning of a statement's columns, 0-based: the domain's `ColumnMapping`. */
export const columnMapping = z.object({
  bookedOn: column,
  tradedOn: column.nullable(),
  tradedTime: column.nullable(),
  amount: z.discriminatedUnion("mode", [
    z.object({ mode: z.literal("two-columns"), moneyIn: column, moneyOut: column, flag: flagColumn.nullable() }),
    z.object({ mode: z.literal("signed"), amount: column }),
    z.object({ mode: z.literal("flag"), amount: column, flag: flagColumn }),
  ]),
  balance: column.nullable(),
  currency: column.nullable(),
  counterparty: z.object({ whenIn: partyColumns, whenOut: partyColumns }),
  purpose: column.nullable(),
  remark: column.nullable(),
  summary: column.nullable(),
  serial: column.nullable(),
  isSerialTrusted: z.boolean(),
  ownAccount: column.nullable(),
  ownName: column.nullable(),
});

export const inspectedLine = z.object({
  row: z.int(),
  bookedOn: localDateText,
  tradedAt: z.string().nullable(),
  amountFen: fenAmount,
  balanceFen: fenAmount.nullable(),
  counterpartyName: z.string(),
  counterpartyAccount: z.string(),
  counterpartyBank: z.string(),
  purpose: z.string(),
  remark: z.string(),
  summary: z.string(),
  serial: z.string().nullable(),
  isReversal: z.boolean(),
});
/** A warning or refusal of the inspection: its code and the facts of that code beside it (db/domain/bank/statement.ts). */
const remarkOf = z.looseObject({ code: z.string() });
/** What a statement file says of itself and of its arithmetic: the domain's `Inspection`; behind `xz statement inspect`. */
export const inspection = z.object({
  name: z.string(),
  bank: z.string().nullable(),
  layout: z.string().nullable(),
  container: z.string(),
  encoding: z.string().nullable(),
  sheet: z.string(),
  sheets: z.array(z.string()).readonly(),
  headerRow: z.int().nullable(),
  headers: z.array(z.string()).readonly(),
  headerFingerprint: z.string(),
  mapping: columnMapping.nullable(),
  /** Filled when no layout was recognised: what each column may mean and why; `sample` shows its first value. */
  guess: z
    .object({
      columns: z
        .array(
          z.object({ column, header: z.string(), role: z.string().nullable(), reason: z.string(), sample: z.string() }),
        )
        .readonly(),
      mapping: columnMapping.nullable(),
      missing: z.array(z.string()).readonly(),
    })
    .nullable(),
  account: z.string().nullable(),
  accountName: z.string().nullable(),
  from: localDateText.nullable(),
  to: localDateText.nullable(),
  rows: z.int(),
  creditFen: fenAmount,
  debitFen: fenAmount,
  creditCount: z.int(),
  debitCount: z.int(),
  openingFen: fenAmount.nullable(),
  closingFen: fenAmount.nullable(),
  order: z.enum(["ascending", "descending", "unknown"]),
  breaks: z
    .array(z.object({ row: z.int(), expectedFen: fenAmount, foundFen: fenAmount, diagnosis: z.string() }))
    .readonly(),
  skipped: z.array(z.object({ row: z.int(), reason: z.string(), text: z.string() })).readonly(),
  unreadable: z
    .array(z.object({ row: z.int(), column: z.string(), reason: z.string(), text: z.string(), rowText: z.string() }))
    .readonly(),
  warnings: z.array(remarkOf).readonly(),
  /** What stops the import of the file as it stands; empty when its lines may be taken. */
  refusals: z.array(remarkOf).readonly(),
  lines: z.array(inspectedLine).readonly(),
  /** The first rows of the sheet as text: what the mapping screen shows. */
  sample: z.array(z.array(z.string())),
});
const lineFate = z.enum(["new", "known", "doubtful"]);

export const bankLine = z.object({
  id: bankLineId,
  bankAccountId,
  bookedOn: localDateText,
  tradedAt: z.string().nullable(),
  amountFen: fenAmount,
  balanceFen: fenAmount.nullable(),
  counterpartyName: z.string(),
  counterpartyAccount: z.string(),
  text: z.string(),
  fileName: z.string(),
  sheet: z.string(),
  row: z.int(),
  isReversal: z.boolean(),
  voucherId: voucherId.nullable(),
  voucherState: z.enum(["draft", "reviewed", "posted"]).nullable(),
  voucherName: z.string().nullable(),
  ruleName: z.string(),
});
export const draftRule = z.object({
  name: lineOfText(60),
  direction: z.enum(["in", "out", "any"]),
  /** Any of these words in 摘要, 用途, 附言 or the counterparty's name. */
  words: z.array(lineOfText(40)),
  mostFen: fenAmount.nullable(),
  /** Null: the rule only says "ask". */
  accountCode: z.string().nullable(),
  categoryCode: z.string().nullable(),
  summary: freeText(100),
});
const importers = ["bookkeeper", "cashier"] as const;
const readFailures = [
  "statement-unreadable",
  "statement-refused",
  "statement-other-account",
  "statement-account-unknown",
  "statement-already-imported",
  "statement-before-start",
  "ledger-not-started",
  "file-too-large",
  "not-found",
] as const;
const importInput = z.object({
  file: namedFile,
  /** Null: routed by the account number in the file. */
  bankAccountId: bankAccountId.nullable(),
  /** Null: a known layout, or a remembered mapping. */
  mapping: columnMapping.nullable(),
  sheet: z.string().nullable(),
});

export const bankMethods = {
  /** Reads a statement file; needs no ledger and no sign-in. */
  "statement.inspect": method({
    access: "anyone",
    effect: "reads",
    input: z.object({ file: namedFile, mapping: columnMapping.nullable(), sheet: z.string().nullable() }),
    output: inspection,
    failures: ["statement-unreadable", "file-too-large"],
  }),
  /** What importing would do, line by line. `digest` binds the commit to exactly this. */
  "statement.preview": method({
    access: importers,
    effect: "reads",
    input: importInput,
    output: z.object({
      digest: z.string(),
      bankAccountId,
      ledgerId,
      ledgerName: z.string(),
      accountWasInFile: z.boolean(),
      inspection: inspection.omit({ lines: true }),
      lines: z.array(inspectedLine.extend({ fate: lineFate, fateReason: z.string(), proposal: z.string().nullable() })),
      newCount: z.int(),
      knownCount: z.int(),
      doubtfulCount: z.int(),
      /** The books' own bank balance before and the statement's opening: equal means no gap. */
      expectedOpeningFen: fenAmount.nullable(),
    }),
    failures: readFailures,
  }),
  /** Does exactly what the preview said, or refuses. Doubtful lines are taken only where `takeRows` names their row. */
  "statement.commit": method({
    access: importers,
    effect: "works",
    input: importInput.extend({
      digest: z.string(),
      takeRows: z.array(z.int()),
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
    }),
    failures: [...readFailures, "preview-outdated", "breaks-not-accepted"],
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
    failures: [
      "not-found",
      "line-already-used",
      "account-not-leaf",
      "account-inactive",
      "month-closed",
      "ledger-not-started",
      "before-start",
      "entry-bad",
    ],
  }),
  /** Ties a line to the bank entry of an existing voucher: same account, same amount, right side. */
  "bankLine.match": method({
    access: ["bookkeeper", "cashier"],
    effect: "writes",
    input: z.object({ id: bankLineId, voucherId }),
    output: z.object({}),
    failures: ["not-found", "line-already-used", "line-not-matching"],
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
    failures: ["account-code-bad"],
  }),
  "bank.reconciliation": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ bankAccountId, onDate: localDateText }),
    output: z.object({
      bookFen: fenAmount,
      statementFen: fenAmount.nullable(),
      items: z.array(
        z.object({
          side: z.enum(["bank-in", "bank-out", "book-in", "book-out"]),
          onDate: localDateText,
          text: z.string(),
          amountFen: fenAmount,
          ageDays: z.int(),
          voucherId: voucherId.nullable(),
        }),
      ),
      adjustedBookFen: fenAmount,
      adjustedStatementFen: fenAmount.nullable(),
      differenceFen: fenAmount.nullable(),
    }),
    failures: ["not-found"],
  }),
} as const;
