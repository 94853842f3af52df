import * as z from "zod";
import { statementGap } from "./failures-bank.ts";
import { method } from "./method.ts";
import { inspectedLine, inspection, columnMapping } from "./statement.ts";
import {
  bankAccountId,
  fenAmount,
  freeText,
  instantText,
  ledgerId,
  lineOfText,
  localDateText,
  namedFile,
  page,
  poolFileId,
  poolId,
  poolLineId,
  poolTransferId,
  statementFileId,
  tombstoneId,
} from "./scalars.ts";

/** The words by which a village's lines are known, as they are kept. */
export const shareWords = z.array(lineOfText(40)).max(30);

const editors = ["administrator", "head", "bookkeeper"] as const;
const importers = ["bookkeeper", "cashier"] as const;

const position = {
  bankFen: fenAmount,
  sharesFen: fenAmount,
  unallocatedFen: fenAmount,
  /** What the statement shows and the lines do not explain; not zero means that lines are missing. */
  differenceFen: fenAmount,
};
const poolHead = z.object({
  id: poolId,
  bankName: z.string(),
  number: z.string(),
  name: z.string(),
  openedOn: localDateText,
  openingFen: fenAmount,
  isActive: z.boolean(),
  lastLineOn: localDateText.nullable(),
  openCount: z.int(),
  ...position,
});
const share = z.object({
  bankAccountId,
  ledgerId,
  ledgerName: z.string(),
  number: z.string(),
  openingFen: fenAmount,
  words: z.array(z.string()),
  /** The sub-balance: what it held at first and all that was allocated to it. */
  balanceFen: fenAmount,
  /** What the village's books have on the sub-account, posted vouchers of every day. */
  bookFen: fenAmount,
});
const part = z.object({ bankAccountId, amountFen: fenAmount });
const poolLine = z.object({
  id: poolLineId,
  bookedOn: localDateText,
  tradedAt: z.string().nullable(),
  amountFen: fenAmount,
  balanceFen: fenAmount.nullable(),
  counterpartyName: z.string(),
  counterpartyAccount: z.string(),
  text: z.string(),
  isReversal: z.boolean(),
  fileName: z.string(),
  row: z.int(),
  parts: z.array(part),
  /** The share whose words alone stand in the line; null where none or several do. */
  suggestion: bankAccountId.nullable(),
});
const importInput = z.object({
  id: poolId,
  file: namedFile,
  mapping: columnMapping.nullable(),
  sheet: z.string().nullable(),
  layoutId: z.string().max(40).nullable().default(null),
  password: z.string().max(200).nullable().default(null),
  /** One of several files in an archive, and one of several accounts in a table; null: the only one. */
  member: z.string().max(1000).nullable().default(null),
  ownAccount: z.string().max(60).nullable().default(null),
});
const readFailures = [
  "not-found",
  "statement-unreadable",
  "statement-refused",
  "statement-other-account",
  "statement-contradicts",
  "statement-already-imported",
  "pool-not-begun",
  "file-too-large",
] as const;
const allocationFailures = [
  "not-found",
  "line-already-used",
  "pool-parts-differ",
  "pool-part-bad",
  "ledger-not-started",
  "statement-before-start",
] as const;

export const poolMethods = {
  "pool.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({}),
    output: z.object({ pools: z.array(poolHead) }),
    failures: [],
  }),
  /**
   * 分村设账: an account at the bank that several villages share. `id` null adds. Shares are sub-accounts of ledgers without
   * lines of their own; their openings add up to the pool's. Once the pool has lines, openings stay.
   */
  "pool.save": method({
    access: editors,
    effect: "writes",
    input: z.object({
      id: poolId.nullable(),
      bankName: lineOfText(60),
      number: lineOfText(40),
      name: lineOfText(100),
      openedOn: localDateText,
      openingFen: fenAmount,
      isActive: z.boolean(),
      shares: z
        .array(z.object({ bankAccountId, openingFen: fenAmount, words: shareWords }))
        .min(1)
        .max(500),
    }),
    output: z.object({ id: poolId }),
    failures: ["not-found", "code-taken", "in-use", "pool-openings-differ", "pool-share-bad"],
  }),
  "pool.show": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ id: poolId, onlyOpen: z.boolean().default(false), ...page }),
    output: z.object({
      pool: poolHead,
      shares: z.array(share),
      lines: z.array(poolLine),
      total: z.int(),
      files: z.array(
        z.object({
          id: poolFileId,
          name: z.string(),
          firstOn: localDateText.nullable(),
          lastOn: localDateText.nullable(),
          newCount: z.int(),
          knownCount: z.int(),
          byName: z.string(),
          at: instantText,
          canWithdraw: z.boolean(),
        }),
      ),
      /** Money moved between villages, newest first. */
      transfers: z.array(
        z.object({
          id: poolTransferId,
          onDate: localDateText,
          amountFen: fenAmount,
          reason: z.string(),
          fromName: z.string(),
          toName: z.string(),
          byName: z.string(),
        }),
      ),
    }),
    failures: ["not-found"],
  }),
  /** What importing a statement into the pool would do, line by line; `digest` binds the commit to it. */
  "pool.preview": method({
    access: importers,
    effect: "reads",
    input: importInput,
    output: z.object({
      digest: z.string(),
      inspection: inspection.omit({ lines: true }),
      lines: z.array(
        inspectedLine.extend({ fate: z.enum(["new", "known", "doubtful"]), suggestion: bankAccountId.nullable() }),
      ),
      newCount: z.int(),
      knownCount: z.int(),
      doubtfulCount: z.int(),
      /** Where the file does not meet the lines beside it, or what the pool opened with. */
      gaps: z.array(statementGap),
    }),
    failures: readFailures,
  }),
  /** Does exactly what the preview said. Nothing is allocated by it. */
  "pool.commit": method({
    access: importers,
    effect: "works",
    input: importInput.extend({
      digest: z.string(),
      takeRows: z.array(z.int()).max(100_000),
      acceptBreaks: z.boolean(),
      rememberMapping: z.boolean().default(false),
    }),
    output: z.object({
      fileId: poolFileId,
      newCount: z.int(),
      knownCount: z.int(),
      /** This import and those whose lines of the same days were put into the order of the balances. */
      sealedFileIds: z.array(poolFileId),
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
  /** Takes an import back while none of its lines is allocated. */
  "pool.withdraw": method({
    access: importers,
    effect: "writes",
    input: z.object({ fileId: poolFileId, reason: lineOfText(200) }),
    output: z.object({ lineCount: z.int() }),
    failures: ["not-found", "line-already-used"],
  }),
  /** Gives lines to villages, each as a whole; they become lines of their sub-accounts and are drafted by the office's rules. */
  "pool.allocate": method({
    access: importers,
    effect: "works",
    input: z.object({
      id: poolId,
      allocations: z
        .array(z.object({ lineId: poolLineId, parts: z.array(part).min(1).max(100) }))
        .min(1)
        .max(5000),
    }),
    output: z.object({
      lineCount: z.int(),
      partCount: z.int(),
      draftCount: z.int(),
      statementFileIds: z.array(statementFileId),
    }),
    failures: allocationFailures,
  }),
  /** Takes a line back from the villages, while no voucher books it and their months are open. */
  "pool.release": method({
    access: importers,
    effect: "writes",
    input: z.object({ lineId: poolLineId, reason: lineOfText(200) }),
    output: z.object({ poolId, tombstoneIds: z.array(tombstoneId), statementFileIds: z.array(statementFileId) }),
    failures: ["not-found", "line-already-used", "month-closed"],
  }),
  /**
   * Moves money between two sub-balances of a pool: a line in each sub-account, none at the bank. The head's alone: whoever
   * books the lines must not be able to make them.
   */
  "pool.transfer": method({
    access: ["head"],
    effect: "writes",
    input: z.object({
      id: poolId,
      fromId: bankAccountId,
      toId: bankAccountId,
      onDate: localDateText,
      amountFen: z.int().positive(),
      reason: lineOfText(100),
      note: freeText(200).default(""),
    }),
    output: z.object({ id: poolTransferId, statementFileIds: z.array(statementFileId) }),
    failures: [
      "not-found",
      "pool-part-bad",
      "pool-short",
      "pool-not-begun",
      "month-closed",
      "ledger-not-started",
      "statement-before-start",
      "date-in-future",
    ],
  }),
  /** Takes a transfer back, both of its lines, while no voucher books them and their months are open. */
  "pool.undoTransfer": method({
    access: ["head"],
    effect: "writes",
    input: z.object({ id: poolTransferId, reason: lineOfText(200) }),
    output: z.object({ poolId, tombstoneIds: z.array(tombstoneId), statementFileIds: z.array(statementFileId) }),
    failures: ["not-found", "line-already-used", "month-closed"],
  }),
} as const;
