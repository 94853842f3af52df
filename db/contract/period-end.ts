import * as z from "zod";
import { guidedParts } from "#domain/vouchers/guided-entries.ts";
import { closeCheck } from "./audit.ts";
import { method } from "./method.ts";
import { contentFailures } from "./vouchers.ts";
import {
  accountId,
  fenAmount,
  fenNotNegative,
  ledgerId,
  lineOfText,
  localDateText,
  monthText,
  voucherId,
  voucherKind,
  voucherState,
} from "./scalars.ts";

const year = z.int().min(1990).max(2100);
const basisPoints = z.int().min(0).max(10_000);

/** What the office sets of year ends, assets and guided forms; samples until they are compared with its own documents. */
const workSettings = z.object({
  order: z
    .array(z.enum(["loss", "reserve", "members", "other"]))
    .length(4)
    .refine((steps) => new Set(steps).size === 4),
  /** The least share of 公积公益金 in hundredths of a per cent: 3000 is 30 %. */
  reserveBasisPoints: basisPoints,
  reserveBase: z.enum(["distributable", "net-income"]),
  /** The share a ledger's own charter sets, by ledger id. */
  reserveByLedger: z.record(z.string(), basisPoints),
  wearStart: z.enum(["next-month", "same-month"]),
  /** The account code behind each part of the guided forms; a part left out has the shipped one. */
  guidedAccounts: z.partialRecord(z.enum(guidedParts), lineOfText(15)),
});

const monthState = z.object({
  ledgerId,
  ledgerName: z.string(),
  month: monthText,
  canClose: z.boolean(),
  checks: z.array(closeCheck),
});

const plan = z.object({
  year,
  /** Credit-positive: left of earlier years, this year's net income, reserve used to cover losses. */
  broughtForwardFen: fenAmount,
  netIncomeFen: fenAmount,
  coveredFromReserveFen: fenAmount,
  lossFen: fenAmount,
  distributableFen: fenAmount,
  leastReserveFen: fenAmount,
  reserveBasisPoints: basisPoints,
  /** Booked and drafted so far this year. */
  reserveFen: fenAmount,
  membersFen: fenAmount,
  otherFen: fenAmount,
  remainingFen: fenAmount,
  /** What earlier years left of it: as much may be given with the reserve of those years alone. */
  earlierFen: fenAmount,
  /** What the reserve of the year before still lacks. */
  owedReserveFen: fenAmount,
  isTransferred: z.boolean(),
  /** False for a year in which nothing was earned or spent. */
  hasResult: z.boolean(),
  isClosed: z.boolean(),
  /** 收益及收益分配表 of the year from 净收益 on, as it stands by what is posted. */
  statement: z.array(z.object({ no: z.int(), name: z.string(), isTotal: z.boolean(), amountFen: fenAmount })),
  /** What vouchers not posted yet would give out. */
  pendingFen: fenAmount,
});

export const periodEndMethods = {
  /** 结账检查 of every started ledger for each open month up to `throughMonth`: the matrix village × month × check. */
  "period.matrix": method({
    access: "signed-in",
    effect: "works",
    input: z.object({ throughMonth: monthText, ledgerIds: z.array(ledgerId).max(1000).nullable() }),
    output: z.object({ months: z.array(monthState) }),
    failures: [],
  }),
  /** Closes all open months of several ledgers up to a month; what is not ready is named and stays open. One proven backup comes first. */
  "period.closeMany": method({
    access: ["bookkeeper", "head"],
    effect: "works",
    input: z.object({ ledgerIds: z.array(ledgerId).min(1).max(1000), throughMonth: monthText }),
    output: z.object({
      closed: z.array(z.object({ ledgerId, month: monthText })),
      refused: z.array(
        z.object({
          ledgerId,
          ledgerName: z.string(),
          month: monthText,
          blocks: z.array(z.object({ code: z.string(), count: z.int() })),
        }),
      ),
      backupPath: z.string().nullable(),
    }),
    failures: ["folder-unusable", "backup-folder-missing", "backup-failed"],
  }),
  /** 结转本年收益 for several ledgers at once: a draft each, to be reviewed by another person. */
  "period.transferMany": method({
    access: ["bookkeeper"],
    effect: "works",
    input: z.object({ ledgerIds: z.array(ledgerId).min(1).max(1000), month: monthText }),
    output: z.object({
      drafted: z.array(z.object({ ledgerId, voucherId })),
      nothing: z.array(ledgerId),
      refused: z.array(z.object({ ledgerId, ledgerName: z.string(), code: z.string() })),
    }),
    failures: [],
  }),
  /** 收益分配 of a year: what there is, what must go to the reserve, what is booked so far. */
  "yearEnd.plan": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId, year }),
    output: plan,
    failures: ["not-found"],
  }),
  /**
   * Drafts the year's appropriation: losses covered from the reserve, 公积公益金, other. What members get is declared by a
   * list of households (`distribution.declare`).
   */
  "yearEnd.appropriate": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({
      ledgerId,
      onDate: localDateText,
      coverFen: fenNotNegative,
      reserveFen: fenNotNegative,
      otherFen: fenNotNegative,
      reserveAccountId: accountId,
      otherAccountId: accountId.nullable(),
    }),
    output: z.object({ voucherId }),
    failures: [
      ...contentFailures,
      "over-distributable",
      "reserve-below-ratio",
      "cover-above-loss",
      "reserve-account-bad",
    ],
  }),
  /** 结转下年: what a closed year carried over, beside the same balances recomputed from the first voucher. */
  "yearEnd.carry": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId, year }),
    output: z.object({
      isClosed: z.boolean(),
      isSame: z.boolean(),
      rows: z.array(
        z.object({
          accountId,
          accountCode: z.string(),
          accountName: z.string(),
          carriedFen: fenAmount,
          recomputedFen: fenAmount,
        }),
      ),
    }),
    failures: ["not-found"],
  }),
  /** 以前期更正: corrections of vouchers whose own month was closed; the data of the audit workbook's sheet 28. */
  "correction.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId: ledgerId.nullable(), fromMonth: monthText, toMonth: monthText }),
    output: z.object({
      corrections: z.array(
        z.object({
          id: voucherId,
          ledgerId,
          ledgerName: z.string(),
          kind: voucherKind,
          state: voucherState,
          onDate: localDateText,
          number: z.int().nullable(),
          word: z.string(),
          reason: z.string(),
          preparedByName: z.string(),
          originalId: voucherId,
          originalOn: localDateText,
          originalNumber: z.int().nullable(),
          originalWord: z.string(),
          isPriorYear: z.boolean(),
          resultFen: fenAmount,
          totalFen: fenAmount,
        }),
      ),
    }),
    failures: [],
  }),
  "work.settings": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({}),
    output: workSettings,
    failures: [],
  }),
  "work.saveSettings": method({
    access: ["head", "administrator"],
    effect: "writes",
    input: workSettings,
    output: z.object({}),
    failures: [],
  }),
} as const;
