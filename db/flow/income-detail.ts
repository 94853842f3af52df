import { fullNamesOf } from "#domain/books/account-code.ts";
import type { Account } from "#domain/books/account.ts";
import { isExpenseAccount } from "#domain/books/category-change.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import { readAccounts } from "#store/account-rows.ts";
import { readCategories } from "#store/category-rows.ts";
import { readCategoryMonths } from "#store/category-turnover-rows.ts";
import { readLedger, type LedgerRow } from "#store/ledger-rows.ts";
import type { Reading } from "#store/query.ts";
import { beforeBooks, hasBegun } from "./books-begun.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { figuresOfSpan, isOneYear, januaryOf, yearEarlier, type MonthSpan } from "./statement-figures.ts";

const levelOf = (account: Account, accounts: ReadonlyMap<Account["id"], Account>): number => {
  const parent = account.parentId === null ? undefined : accounts.get(account.parentId);
  return parent === undefined ? 1 : levelOf(parent, accounts) + 1;
};

/** What a span turned over: an account by its code, a category spent on an account by both ids. */
type Turnover = { readonly account: (code: string) => Fen; readonly category: (key: string) => Fen };

const keyOf = (accountId: string, categoryId: string): string => `${accountId} ${categoryId}`;

const turnoverIn = (
  reading: Reading,
  ledger: LedgerRow,
  { span, spent }: { readonly span: MonthSpan; readonly spent: readonly Account[] },
): Turnover => {
  const sums = new Map<string, number>();
  const of = { ledgerId: ledger.id, accountIds: spent.map(({ id }) => id) };
  for (const row of readCategoryMonths(reading, of, span)) {
    const key = keyOf(row.accountId, row.categoryId);
    sums.set(key, (sums.get(key) ?? 0) + row.debitFen - row.creditFen);
  }
  return {
    account: figuresOfSpan(reading, ledger, { span, lines: [] }).account,
    category: (key) => fen(sums.get(key) ?? 0),
  };
};

type Amounts = { readonly currentFen: Fen; readonly yearFen: Fen; readonly lastYearFen: Fen | null };
type Spans = { readonly current: Turnover; readonly year: Turnover; readonly lastYear: Turnover | undefined };

const amountsOf = ({ current, year, lastYear }: Spans, pick: (of: Turnover) => Fen): Amounts => ({
  currentFen: pick(current),
  yearFen: pick(year),
  lastYearFen: lastYear === undefined ? null : pick(lastYear),
});

const hasMoved = (row: Amounts): boolean => row.currentFen !== 0 || row.yearFen !== 0 || (row.lastYearFen ?? 0) !== 0;

type Row = Extract<Reply<"report.incomeDetail">, { readonly ok: true }>["value"]["rows"][number];

/**
 * Below an account: what was spent on it by category, and where it takes entries a last line for what names none. An account that
 * got details later shows what was spent on it before.
 */
const categoryRows = (
  own: Row,
  account: Account,
  of: Spans & { readonly categories: ReturnType<typeof readCategories>; readonly hasDetails: boolean },
): readonly Row[] => {
  const common = { level: own.level + 1, side: own.side, accountCode: account.code, isCategory: true };
  const named = of.categories
    .map(({ id, code, name }) => {
      const key = keyOf(account.id, id);
      return { ...common, code, name, ...amountsOf(of, (turnover) => turnover.category(key)) };
    })
    .filter(hasMoved);
  if (named.length === 0 || of.hasDetails) return named;
  const restOf = (pick: (row: Amounts) => Fen | null): Fen =>
    fen((pick(own) ?? 0) - sumOf(named, (row) => pick(row) ?? 0));
  const rest: Row = {
    ...common,
    code: "",
    name: "未选支出分类",
    currentFen: restOf((row) => row.currentFen),
    yearFen: restOf((row) => row.yearFen),
    lastYearFen: own.lastYearFen === null ? null : restOf((row) => row.lastYearFen),
  };
  return hasMoved(rest) ? [...named, rest] : named;
};

type Detail = Extract<Reply<"report.incomeDetail">, { readonly ok: true }>["value"];

/**
 * 收支明细表: income first, then expense, each account with its details and, where it takes entries, with the categories spent
 * on it; what never moved is left out.
 */
export const incomeDetailOf = (reading: Reading, ledger: LedgerRow, span: MonthSpan): Detail => {
  const accounts = readAccounts(reading, ledger.id);
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const parents = new Set(accounts.map((account) => account.parentId));
  const names = fullNamesOf(accounts);
  const isSpent = isExpenseAccount;
  const spent = accounts.filter(isSpent);
  const read = (of: MonthSpan): Turnover => turnoverIn(reading, ledger, { span: of, spent });
  const earlier = yearEarlier(ledger, span);
  const spans: Spans = {
    current: read(span),
    year: read({ from: januaryOf(span.to), to: span.to }),
    lastYear: earlier === undefined ? undefined : read(earlier),
  };
  const categories = readCategories(reading);
  const rows = accounts
    .filter((account) => account.class === "profit-loss")
    .map((account): { readonly account: Account; readonly row: Row } => ({
      account,
      row: {
        code: account.code,
        name: account.parentId === null ? account.name : (names.get(account.id) ?? account.name),
        level: levelOf(account, byId),
        accountCode: account.code,
        isCategory: false,
        side: account.normalSide === "credit" ? ("income" as const) : ("expense" as const),
        ...amountsOf(spans, (turnover) => turnover.account(account.code)),
      },
    }))
    .filter(({ row }) => hasMoved(row))
    .toSorted(({ row: left }, { row: right }) => (left.side === right.side ? 0 : left.side === "income" ? -1 : 1));
  const first = rows.map(({ row }) => row).filter((row) => row.level === 1);
  const total = (side: "income" | "expense", amountOf: (row: Row) => number): Fen =>
    sumOf(
      first.filter((row) => row.side === side),
      amountOf,
    );
  return {
    rows: rows.flatMap(({ account, row }) =>
      isSpent(account)
        ? [row, ...categoryRows(row, account, { ...spans, categories, hasDetails: parents.has(account.id) })]
        : [row],
    ),
    totals: {
      incomeFen: total("income", (row) => row.currentFen),
      expenseFen: total("expense", (row) => row.currentFen),
      yearIncomeFen: total("income", (row) => row.yearFen),
      yearExpenseFen: total("expense", (row) => row.yearFen),
    },
  };
};

export const reportIncomeDetail = (call: Call<"report.incomeDetail">): Reply<"report.incomeDetail"> =>
  call.ledger.snapshot((reading) => {
    const { ledgerId, fromMonth, toMonth } = call.input;
    const ledger = readLedger(reading, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    if (!isOneYear(fromMonth, toMonth)) return refuse({ code: "span-crosses-years" });
    if (!hasBegun(ledger, toMonth)) return beforeBooks(ledger);
    return done(incomeDetailOf(reading, ledger, { from: fromMonth, to: toMonth }));
  });
