import * as z from "zod";
import { method } from "./method.ts";
import {
  accountId,
  bankAccountId,
  fenAmount,
  itemId,
  ledgerId,
  localDateText,
  monthText,
  page,
  side,
  voucherId,
} from "./scalars.ts";

const span = { ledgerId, fromMonth: monthText, toMonth: monthText };

/** Amounts of one account: balances debit-positive, turnovers on their side. */
const trialBalanceRow = z.object({
  accountId,
  code: z.string(),
  name: z.string(),
  level: z.int(),
  isLeaf: z.boolean(),
  normalSide: side,
  openingFen: fenAmount,
  debitFen: fenAmount,
  creditFen: fenAmount,
  yearDebitFen: fenAmount,
  yearCreditFen: fenAmount,
  closingFen: fenAmount,
});
/** One line of a 明细账 or journal. Balance lines have no voucher; `balanceFen` is debit-positive. */
const ledgerLine = z.object({
  kind: z.enum(["opening", "entry", "day-total", "month-total", "year-total", "year-carry"]),
  onDate: localDateText.nullable(),
  month: monthText,
  voucherId: voucherId.nullable(),
  voucherName: z.string(),
  summary: z.string(),
  counterAccounts: z.string(),
  debitFen: fenAmount,
  creditFen: fenAmount,
  balanceFen: fenAmount,
});
const ledgerPage = z.object({
  accountCode: z.string(),
  accountName: z.string(),
  lines: z.array(ledgerLine),
  total: z.int(),
});
/** One line of a statement; `formula` is shown so that anybody can re-perform it, `note` carries 待核对 marks. */
const statementLine = z.object({
  no: z.int(),
  section: z.string(),
  name: z.string(),
  formula: z.string(),
  isTotal: z.boolean(),
  isToCheck: z.boolean(),
  currentFen: fenAmount,
  /** Balance sheet: 年初余额. Distribution statement: 本年累计. */
  otherFen: fenAmount,
  /** The same month or span a year earlier; null where the books had not begun. */
  lastYearFen: fenAmount.nullable(),
});
/** Which version of the form a statement was made with: 0 is the one the program brought. */
const formVersion = z.object({ version: z.int(), fromMonth: monthText.nullable(), reason: z.string() });

export const reportMethods = {
  "report.trialBalance": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ...span, depth: z.enum(["first", "all"]).default("all"), withZero: z.boolean().default(false) }),
    output: z.object({
      rows: z.array(trialBalanceRow),
      totals: z.object({
        openingDebitFen: fenAmount,
        openingCreditFen: fenAmount,
        debitFen: fenAmount,
        creditFen: fenAmount,
        yearDebitFen: fenAmount,
        yearCreditFen: fenAmount,
        closingDebitFen: fenAmount,
        closingCreditFen: fenAmount,
      }),
      isBalanced: z.boolean(),
    }),
    failures: ["not-found", "before-books"],
  }),
  /** 总账: opening, month totals and year totals of one account. */
  "report.generalLedger": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ...span, accountId }),
    output: ledgerPage,
    failures: ["not-found", "before-books"],
  }),
  /** 明细账 (三栏) of one account and all below it, optionally of one auxiliary item. */
  "report.subsidiaryLedger": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({
      ...span,
      accountId,
      itemId: itemId.nullable(),
      /** A second dimension: only entries that carry both. */
      otherItemId: itemId.nullable().optional(),
      /** What was booked on the account itself, without its details: what it bears from before it had any. */
      onlyOwn: z.boolean().optional(),
      ...page,
    }),
    output: ledgerPage,
    failures: ["not-found", "before-books"],
  }),
  /** 银行存款日记账 with daily totals. */
  "report.bankJournal": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ...span, bankAccountId }),
    output: ledgerPage,
    failures: ["not-found", "before-books"],
  }),
  /** 现金日记账 with daily totals. */
  "report.cashJournal": method({
    access: "signed-in",
    effect: "reads",
    input: z.object(span),
    output: ledgerPage,
    failures: ["not-found", "before-books"],
  }),
  /** 资产负债表 at the end of a month. */
  "report.balanceSheet": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId, month: monthText }),
    output: z.object({
      lines: z.array(statementLine),
      isBalanced: z.boolean(),
      suspenseFen: fenAmount,
      form: formVersion,
      /** The month the books began in, where the year's beginning is their opening; else null. */
      begunIn: monthText.nullable(),
    }),
    failures: ["not-found", "before-books"],
  }),
  /** 收益及收益分配表 of a span of months within one year. */
  "report.income": method({
    access: "signed-in",
    effect: "reads",
    input: z.object(span),
    /** `begunIn`: the month the books began in, where the year's turnovers begin with them; else null. */
    output: z.object({ lines: z.array(statementLine), form: formVersion, begunIn: monthText.nullable() }),
    failures: ["not-found", "before-books", "span-crosses-years"],
  }),
} as const;
