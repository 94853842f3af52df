import type { ExpenseRow, IncomeRow, LedgerRows, SummaryRow } from "#domain/audit/quarter-book.ts";
import type { Account } from "#domain/books/account.ts";
import { addMonths, month as monthFrom, type LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import type { AccountId, VoucherId } from "#domain/core/ids.ts";
import { voucherNameOf } from "#domain/audit/names.ts";
import { documentNames } from "#files/workbook/rule-words.ts";
import { readCategoryTurnovers } from "#store/audit-rows.ts";
import type { QuarterEntry } from "#store/quarter-rows.ts";
import type { Reading } from "#store/query.ts";
import { readBalancesBefore, readOrdinaryTurnovers, type Span } from "#store/report-rows.ts";
import { itemName } from "./audit-facts.ts";
import { budgetForSummary } from "./quarter-budget.ts";
import { payeeOf } from "./payees.ts";
import type { QuarterMaterial, VoucherMaterial } from "./quarter-material.ts";

const isIncome = (account: Account | undefined): boolean =>
  account?.class === "profit-loss" && account.normalSide === "credit";
const isExpense = (account: Account | undefined): boolean =>
  account?.class === "profit-loss" && account.normalSide === "debit";

export const receiptsOf = (voucher: VoucherMaterial): string =>
  voucher.documents
    .filter((document) => document.kind === "invoice" || document.kind === "fiscal-receipt")
    .map((document) => `${documentNames[document.kind]} ${document.number}`.trim())
    .join("、");

/** Each person once, in the order of the papers. */
const handlersOf = (voucher: VoucherMaterial): string =>
  [...new Set(voucher.documents.map((document) => document.handler).filter((name) => name !== ""))].join("、");

/** The entries of the quarter on the wanted accounts, or with a category where those are wanted too; closing left out. */
type Wanted = {
  readonly accounts: ReadonlySet<AccountId>;
  readonly categorised: ReadonlySet<AccountId>;
  readonly side: 1 | -1;
};

/** A row for every wanted entry of the quarter, closing vouchers left out, made when it is asked for. */
const rowsWhere = <Row>(
  material: QuarterMaterial,
  { accounts, categorised, side }: Wanted,
  rowOf: (voucher: VoucherMaterial, entry: QuarterEntry, isFirst: boolean) => Row,
): LedgerRows<Row> => {
  const vouchers = material.vouchers.filter((voucher) => voucher.kind !== "closing");
  const isWanted = (entry: QuarterEntry): boolean =>
    accounts.has(entry.accountId) || (entry.categoryId !== null && categorised.has(entry.accountId));
  let [length, amountFen, paperCount] = [0, 0, 0];
  for (const voucher of vouchers) {
    const own = voucher.entries.filter(isWanted);
    length += own.length;
    for (const entry of own) amountFen += side * (entry.debitFen - entry.creditFen);
    if (own.length > 0) paperCount += voucher.paperCount;
  }
  return {
    length,
    amountFen,
    paperCount,
    *[Symbol.iterator]() {
      for (const voucher of vouchers) {
        let isFirst = true;
        for (const entry of voucher.entries)
          if (isWanted(entry)) {
            yield rowOf(voucher, entry, isFirst);
            isFirst = false;
          }
      }
    },
    voucherNames: {
      *[Symbol.iterator]() {
        for (const voucher of vouchers) {
          const name = voucherNameOf(voucher);
          for (const entry of voucher.entries) if (isWanted(entry)) yield name;
        }
      },
    },
  };
};

const idsOf = (material: QuarterMaterial, isOne: (account: Account) => boolean): ReadonlySet<AccountId> =>
  new Set(material.accounts.filter(isOne).map(({ id }) => id));

/** 收入明细: every entry of an income account. */
export const incomeRows = (material: QuarterMaterial): LedgerRows<IncomeRow> =>
  rowsWhere(material, { accounts: idsOf(material, isIncome), categorised: new Set(), side: -1 }, (voucher, entry) => ({
    onDate: voucher.onDate,
    voucherName: voucherNameOf(voucher),
    kindName: material.names.get(entry.accountId) ?? "",
    summary: entry.summary,
    payer: payeeOf(voucher, entry.line),
    contract: itemName(voucher, "contract", entry.line),
    receipts: receiptsOf(voucher),
    amountFen: fen(entry.creditFen - entry.debitFen),
    arrivedOn: voucher.payments[0]?.bookedOn ?? null,
    handlers: handlersOf(voucher),
  }));

/** 结算方式: by which money a voucher paid; without any, whether it is still owed or was set against what others owe. */
const paidByOf = (voucher: VoucherMaterial): string => {
  const codes = voucher.entries.map((entry) => entry.accountCode);
  const ways = [
    ...(codes.some((code) => code.startsWith("102")) ? ["银行"] : []),
    ...(codes.some((code) => code.startsWith("101")) ? ["现金"] : []),
  ];
  if (ways.length > 0) return ways.join("、");
  const credited = voucher.entries.filter((entry) => entry.creditFen !== 0).map((entry) => entry.accountCode);
  if (credited.some((code) => code.startsWith("2"))) return "未付";
  return credited.some((code) => /^11[23]/.test(code)) ? "冲账" : "无收付";
};

const decisionWords: Readonly<Record<string, string>> = {
  open: "未消除",
  cleared: "已消除",
  warned: "提醒",
  "booked-as-exception": "例外入账",
  refused: "退回",
};

const hitsOf = (voucher: VoucherMaterial): string =>
  [
    ...voucher.hits.map((hit) => `${hit.kind} ${decisionWords[hit.decision] ?? ""}`.trim()),
    ...voucher.categoryChanges.map(
      ({ hit, categoryBefore, categoriesAfter, reason }) =>
        `${hit.kind} 由${categoryBefore}改用${categoriesAfter.join("、")}，原因：${reason}`,
    ),
  ].join("；");

export const namesOf = (voucher: VoucherMaterial, isWanted: (role: string) => boolean): string =>
  voucher.approvals
    .filter((approval) => isWanted(approval.role))
    .map((approval) => approval.name)
    .join("、");

/** 支出明细: every entry of an expense account, and entries of other accounts that name a category. */
export const expenseRows = (
  material: QuarterMaterial,
  lodgedOn: ReadonlyMap<VoucherId, LocalDate> = new Map(),
): LedgerRows<ExpenseRow> =>
  rowsWhere(
    material,
    {
      accounts: idsOf(material, isExpense),
      categorised: idsOf(material, (account) => !isIncome(account)),
      side: 1,
    },
    (voucher, entry, isFirst) => ({
      onDate: voucher.onDate,
      voucherName: voucherNameOf(voucher),
      category: entry.categoryId === null ? "" : (material.categoriesById.get(entry.categoryId)?.name ?? ""),
      account: material.names.get(entry.accountId) ?? "",
      summary: entry.summary,
      payee: payeeOf(voucher, entry.line),
      paidBy: paidByOf(voucher),
      receipts: voucher.documents
        .filter((document) => document.number !== "")
        .map((document) => document.number)
        .join("、"),
      amountFen: fen(entry.debitFen - entry.creditFen),
      approvers: namesOf(voucher, (role) => role !== "supervisors"),
      supervisor: namesOf(voucher, (role) => role === "supervisors"),
      // 报账日: when the village handed its papers over; without a claim, when they were entered.
      claimedOn: lodgedOn.get(voucher.id) ?? voucher.preparedOn,
      paperCount: isFirst ? voucher.paperCount : null,
      fund: itemName(voucher, "fund", entry.line),
      project: itemName(voucher, "project", entry.line),
      hits: hitsOf(voucher),
    }),
  );

/** Debit-positive turnover of a first-level account and all below it. */
const turnoverOf = (reading: Reading, material: QuarterMaterial, span: Span): ((account: Account) => Fen) => {
  const turnovers = new Map(readOrdinaryTurnovers(reading, span).map((row) => [row.accountId, row.amountFen]));
  return (account) =>
    sumOf(material.accounts, (each) => (each.code.startsWith(account.code) ? (turnovers.get(each.id) ?? 0) : 0));
};

/** What books begun within the year bring in as the year's income and expense so far. */
const broughtOf = (reading: Reading, material: QuarterMaterial): ((account: Account) => Fen) => {
  const { ledger, lastDay } = material;
  const isThisYear = ledger.startMonth.slice(0, 4) === lastDay.slice(0, 4) && !ledger.startMonth.endsWith("-01");
  const openings = isThisYear ? readBalancesBefore(reading, ledger.id, ledger.startMonth) : [];
  const byId = new Map(openings.map((row) => [row.accountId, row.amountFen]));
  return (account) =>
    sumOf(material.accounts, (each) => (each.code.startsWith(account.code) ? (byId.get(each.id) ?? 0) : 0));
};

const accountSummary = (reading: Reading, material: QuarterMaterial): readonly SummaryRow[] => {
  const { span, ledger, months } = material;
  const lastYear = { ...span, from: addMonths(span.from, -12), to: addMonths(span.to, -12) };
  const hasLastYear = ledger.startMonth <= lastYear.from;
  const quarter = turnoverOf(reading, material, span);
  const year = turnoverOf(reading, material, { ...span, from: monthFrom(`${months[2].slice(0, 4)}-01`) });
  const before = turnoverOf(reading, material, lastYear);
  const brought = broughtOf(reading, material);
  const budget = budgetForSummary(reading, material);
  return material.accounts
    .filter((account) => account.class === "profit-loss" && account.parentId === null)
    .map((account) => {
      const signed = (amountFen: number): Fen => fen(account.normalSide === "debit" ? amountFen : -amountFen);
      return {
        section: isIncome(account) ? "income" : "expense",
        name: `${account.code} ${account.name}`,
        quarterFen: signed(quarter(account)),
        yearFen: signed(year(account) + brought(account)),
        lastYearFen: hasLastYear ? signed(before(account)) : null,
        budgetFen: budget.ofAccount(account.code),
      };
    });
};

/** 收支总表: income and expense accounts, then what categories cost on other accounts. */
export const summaryRows = (reading: Reading, material: QuarterMaterial): readonly SummaryRow[] => {
  const { span, months } = material;
  const year = { ...span, from: monthFrom(`${months[2].slice(0, 4)}-01`) };
  const capital = readCategoryTurnovers(reading, year).filter((row) => !row.isExpense);
  const budget = budgetForSummary(reading, material);
  const capitalRows = material.categories.flatMap((category): SummaryRow[] => {
    const own = capital.filter((row) => row.categoryId === category.id);
    if (own.length === 0) return [];
    return [
      {
        section: "capital",
        name: category.name,
        quarterFen: sumOf(own, (row) => (row.month >= span.from ? row.amountFen : 0)),
        yearFen: sumOf(own, (row) => row.amountFen),
        lastYearFen: null,
        budgetFen: budget.ofCategory(category.id),
      },
    ];
  });
  return [...accountSummary(reading, material), ...capitalRows];
};
