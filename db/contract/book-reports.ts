import * as z from "zod";
import { method } from "./method.ts";
import {
  accountId,
  attachmentId,
  categoryId,
  fenAmount,
  freeText,
  itemId,
  itemKind,
  ledgerId,
  lineOfText,
  localDateText,
  monthText,
  page,
  searchId,
  voucherId,
  voucherState,
} from "./scalars.ts";

const span = { ledgerId, fromMonth: monthText, toMonth: monthText };
const lineHead = {
  kind: z.enum(["opening", "entry", "day-total", "month-total", "year-total", "year-carry"]),
  onDate: localDateText.nullable(),
  month: monthText,
  voucherId: voucherId.nullable(),
  voucherName: z.string(),
  summary: z.string(),
};
const quantity = z.object({ milli: z.int(), amountFen: fenAmount });
const balances = { openingFen: fenAmount, debitFen: fenAmount, creditFen: fenAmount, closingFen: fenAmount };
const accountHead = { accountId, accountCode: z.string(), accountName: z.string() };
const anyRole = ["bookkeeper", "reviewer", "cashier", "head", "auditor", "administrator"] as const;

/** What a search of vouchers asks; every condition given must hold. */
const search = z.object({
  /** Null: every ledger. */
  ledgerId: ledgerId.nullable(),
  /** Words, each found in a summary, payee or item, document, file name or their pinyin initials; a number also as amount or voucher number. */
  text: freeText(100).default(""),
  fromDate: localDateText.nullable().default(null),
  toDate: localDateText.nullable().default(null),
  state: voucherState.nullable().default(null),
  accountCode: freeText(15).default(""),
  leastFen: fenAmount.nullable().default(null),
  mostFen: fenAmount.nullable().default(null),
  hasFile: z.boolean().nullable().default(null),
});

const columnSort = z.enum(["detail", "category"]);

export const bookReportMethods = {
  /**
   * 多栏账: one column a detail of the account, amounts on its normal side; `columns` null takes the next level. `by` category
   * gives one column a category spent on the account, as an account without details has it by itself.
   */
  "report.multiColumn": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({
      ...span,
      accountId,
      columns: z.array(accountId).max(40).nullable(),
      by: columnSort.optional(),
      ...page,
    }),
    output: z.object({
      accountCode: z.string(),
      accountName: z.string(),
      columns: z.array(
        z.object({
          accountId: accountId.nullable(),
          categoryId: categoryId.nullable(),
          code: z.string(),
          name: z.string(),
        }),
      ),
      by: columnSort,
      /** `cells` has one amount a column and a last one for what stands in none of them; by category, closings stand in none. */
      lines: z.array(
        z.object({
          ...lineHead,
          debitFen: fenAmount,
          creditFen: fenAmount,
          balanceFen: fenAmount,
          cells: z.array(fenAmount),
        }),
      ),
      total: z.int(),
    }),
    failures: ["not-found", "before-books"],
  }),
  /** 数量金额账 of one account that keeps quantities; balances debit-positive. */
  "report.quantityLedger": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ...span, accountId, ...page }),
    output: z.object({
      accountCode: z.string(),
      accountName: z.string(),
      unit: z.string(),
      lines: z.array(z.object({ ...lineHead, debit: quantity, credit: quantity, balance: quantity })),
      total: z.int(),
    }),
    failures: ["not-found", "before-books"],
  }),
  /** 辅助余额表: every item of a dimension, by account; with `otherKind` every pair of two (which begin with nothing). */
  "report.itemBalances": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ...span, kind: itemKind, otherKind: itemKind.nullable(), accountCode: freeText(15) }),
    output: z.object({
      rows: z.array(
        z.object({
          ...accountHead,
          itemId,
          itemName: z.string(),
          otherItemId: itemId.nullable(),
          otherItemName: z.string(),
          ...balances,
        }),
      ),
      totals: z.object(balances),
    }),
    failures: ["not-found", "before-books"],
  }),
  /** 往来账龄: what stands open by party, the oldest settled first (FIFO); `days` are the upper ends of the buckets. */
  "report.ageing": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({
      ledgerId,
      onDate: localDateText,
      accountCodes: z.array(lineOfText(15)).min(1).max(10),
      days: z.array(z.int().positive()).min(1).max(8),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          ...accountHead,
          itemId: itemId.nullable(),
          itemName: z.string(),
          balanceFen: fenAmount,
          oldestOn: localDateText.nullable(),
          /** One amount a bucket and a last one beyond; they add up to the balance. */
          buckets: z.array(fenAmount),
        }),
      ),
    }),
    failures: ["not-found", "before-books"],
  }),
  /** 资金日报: cash and every bank account on one day, of one ledger or all. */
  "report.moneyDay": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId: ledgerId.nullable(), onDate: localDateText }),
    output: z.object({
      rows: z.array(z.object({ ledgerId, ledgerName: z.string(), ...accountHead, ...balances, count: z.int() })),
      totals: z.object(balances),
    }),
    failures: ["before-books"],
  }),
  /** 凭证汇总表: turnover by account of a span of days or numbers, with how many vouchers and papers made it. */
  "report.voucherTotals": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({
      ledgerId,
      fromDate: localDateText,
      toDate: localDateText,
      word: freeText(4).default(""),
      fromNumber: z.int().positive().nullable().default(null),
      toNumber: z.int().positive().nullable().default(null),
      /** Drafts and reviewed vouchers too. */
      withUnposted: z.boolean().default(false),
      depth: z.enum(["first", "all"]).default("first"),
    }),
    output: z.object({
      rows: z.array(z.object({ ...accountHead, debitFen: fenAmount, creditFen: fenAmount, count: z.int() })),
      debitFen: fenAmount,
      creditFen: fenAmount,
      voucherCount: z.int(),
      paperCount: z.int(),
      /** Every word vouchers of the ledger carry. */
      words: z.array(z.string()),
      numbers: z.array(z.object({ month: monthText, word: z.string(), first: z.int(), last: z.int(), count: z.int() })),
    }),
    failures: ["not-found"],
  }),
  /** Attachments whose bytes are gone or no longer what they were, and posted vouchers that count papers but keep no file. */
  "attachment.problems": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId: ledgerId.nullable() }),
    output: z.object({
      fileCount: z.int(),
      problems: z.array(
        z.object({
          problem: z.enum(["missing", "changed", "no-file"]),
          attachmentId: attachmentId.nullable(),
          name: z.string(),
          voucherId,
          voucherName: z.string(),
          ledgerName: z.string(),
          paperCount: z.int(),
        }),
      ),
    }),
    failures: [],
  }),
  "voucher.search": method({
    access: "signed-in",
    effect: "reads",
    input: search.extend(page),
    output: z.object({
      hits: z.array(
        z.object({
          id: voucherId,
          ledgerId,
          ledgerName: z.string(),
          onDate: localDateText,
          name: z.string(),
          state: voucherState,
          summary: z.string(),
          totalFen: fenAmount,
          preparedByName: z.string(),
        }),
      ),
      total: z.int(),
      /** More were found than are listed: only the newest are. */
      isCut: z.boolean(),
    }),
    failures: [],
  }),
  "search.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({}),
    output: z.object({ searches: z.array(z.object({ id: searchId, name: z.string(), filter: search })) }),
    failures: [],
  }),
  /** Keeps a search under a name for the person alone; the same name is replaced. */
  "search.save": method({
    access: anyRole,
    effect: "writes",
    input: z.object({ name: lineOfText(40), filter: search }),
    output: z.object({ id: searchId }),
    failures: [],
  }),
  "search.drop": method({
    access: anyRole,
    effect: "writes",
    input: z.object({ id: searchId }),
    output: z.object({}),
    failures: ["not-found"],
  }),
} as const;
