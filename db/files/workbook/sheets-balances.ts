import type { QuarterBook, SummaryRow } from "#domain/audit/quarter-book.ts";
import type { TrialBalanceRow } from "#domain/reports/trial-balance.ts";
import { begunNotes } from "#domain/reports/begun-within.ts";
import { fen, sumOf } from "#domain/core/fen.ts";
import { tableRows, type Cell, type Column, type Formula, type Row, type Sheet, type Table } from "./sheet.ts";
import { sheetNames, underTitle } from "./words.ts";

const onSide = (row: TrialBalanceRow, amountFen: number): number =>
  row.normalSide === "debit" ? amountFen : amountFen === 0 ? 0 : -amountFen;

const trialRow = (row: TrialBalanceRow, at: number): Row => {
  const closing = {
    formula: `IF(I${at}="借",C${at}+D${at}-E${at},C${at}-D${at}+E${at})`,
    result: onSide(row, row.closingFen),
  };
  return {
    ...(row.level === 1 ? { tone: "section" as const } : {}),
    cells: [
      row.code,
      `${"　".repeat(row.level - 1)}${row.name}`,
      onSide(row, row.openingFen),
      row.debitFen,
      row.creditFen,
      row.yearDebitFen,
      row.yearCreditFen,
      closing,
      row.normalSide === "debit" ? "借" : "贷",
    ],
  };
};

/** Sums over first-level accounts only: their codes have three digits. */
const firstLevel =
  (column: string) =>
  ({ first, last }: { readonly first: number; readonly last: number }): string =>
    `SUMPRODUCT((LEN(A${first}:A${last})=3)*${column}${first}:${column}${last})`;
const sideDifference =
  (column: string) =>
  ({ first, last }: { readonly first: number; readonly last: number }): string =>
    `SUMPRODUCT((LEN(A${first}:A${last})=3)*((I${first}:I${last}="借")-(I${first}:I${last}="贷"))*${column}${first}:${column}${last})`;

const trialColumns = (rows: readonly TrialBalanceRow[]): readonly Column[] => {
  const top = rows.filter((row) => row.level === 1);
  const money = { kind: "money", width: 17 } as const;
  return [
    { heading: "科目编码", kind: "text", width: 14 },
    { heading: "科目名称", kind: "text", width: 34 },
    {
      heading: "期初余额",
      ...money,
      total: sideDifference("C"),
      totalResult: sumOf(top, (row) => row.openingFen),
    },
    {
      heading: "借方发生",
      group: "本季度",
      ...money,
      total: firstLevel("D"),
      totalResult: sumOf(top, (row) => row.debitFen),
    },
    {
      heading: "贷方发生",
      group: "本季度",
      ...money,
      total: firstLevel("E"),
      totalResult: sumOf(top, (row) => row.creditFen),
    },
    {
      heading: "借方发生",
      group: "本年累计",
      ...money,
      total: firstLevel("F"),
      totalResult: sumOf(top, (row) => row.yearDebitFen),
    },
    {
      heading: "贷方发生",
      group: "本年累计",
      ...money,
      total: firstLevel("G"),
      totalResult: sumOf(top, (row) => row.yearCreditFen),
    },
    {
      heading: "期末余额",
      ...money,
      total: sideDifference("H"),
      totalResult: sumOf(top, (row) => row.closingFen),
    },
    { heading: "方向", kind: "centre", width: 7 },
  ];
};

/** 2 科目余额表. Balances stand on the account's own side; the total row proves debits and credits equal. */
export const trialSheet = (book: QuarterBook): Sheet => ({
  name: sheetNames.trial,
  title: "科目余额表",
  under: underTitle(book.cover),
  hasFilter: true,
  hasSigners: true,
  frozenColumns: 2,
  tables: [
    {
      columns: trialColumns(book.trial),
      count: book.trial.length,
      rows: tableRows(book.trial, trialRow),
      totalLabel: "合计",
    },
  ],
  notes: [
    ...begunNotes(book.cover.begunIn),
    "注：余额列示在科目的方向一侧，红字负数表示余额在相反方向。合计行的发生额只合计一级科目；期初、期末两格为借方减贷方的差额，应为零。",
  ],
});

const sectionNames = { income: "一、收入", expense: "二、支出", capital: "三、资本性及其他按分类列支" } as const;

const changeCells = (at: number, row: Pick<SummaryRow, "quarterFen" | "lastYearFen">): readonly Cell[] => {
  const before = row.lastYearFen;
  const difference = fen(row.quarterFen - (before ?? 0));
  return [
    before,
    { formula: `IF(D${at}="","",B${at}-D${at})`, result: before === null ? "" : difference },
    {
      formula: `IF(N(D${at})=0,"",(B${at}-D${at})/ABS(D${at}))`,
      result: before === null || before === 0 ? "" : difference / Math.abs(before),
    },
  ];
};

/** 年度预算 and 执行率 of one line: the year so far against the voted budget. */
const budgetCells = (at: number, row: Pick<SummaryRow, "budgetFen" | "yearFen">): readonly Cell[] =>
  row.budgetFen === null
    ? [null, null]
    : [
        row.budgetFen,
        {
          formula: `IF(N(G${at})=0,"",C${at}/G${at})`,
          result: row.budgetFen === 0 ? "" : row.yearFen / row.budgetFen,
        },
      ];

const sumRow = (
  label: string,
  rows: readonly SummaryRow[],
  at: { readonly first: number; readonly last: number; readonly row: number },
): Row => {
  const hasLast = rows.some((row) => row.lastYearFen !== null);
  const total = (column: string, result: number): Formula => ({
    formula: rows.length === 0 ? "0" : `SUM(${column}${at.first}:${column}${at.last})`,
    result,
  });
  const quarterFen = sumOf(rows, (row) => row.quarterFen);
  const lastYearFen = hasLast ? sumOf(rows, (row) => row.lastYearFen ?? 0) : null;
  const [, difference, ratio] = changeCells(at.row, { quarterFen, lastYearFen });
  const hasBudget = rows.some((row) => row.budgetFen !== null);
  const budgetFen = hasBudget ? sumOf(rows, (row) => row.budgetFen ?? 0) : null;
  const [, sharePart = null] = budgetCells(at.row, { budgetFen, yearFen: sumOf(rows, (row) => row.yearFen) });
  return {
    tone: "strong",
    cells: [
      label,
      total("B", quarterFen),
      total(
        "C",
        sumOf(rows, (row) => row.yearFen),
      ),
      lastYearFen === null ? null : total("D", lastYearFen),
      difference ?? null,
      ratio ?? null,
      ...(budgetFen === null ? [null, null] : [total("G", budgetFen), sharePart]),
    ],
  };
};

/** Where the sums of 收支总表 stand: the ties of the contents sheet point at them. */
export const summaryPlaces = (book: QuarterBook, firstRow: number) => {
  const count = (section: SummaryRow["section"]): number =>
    book.summary.filter((row) => row.section === section).length;
  const incomeSum = firstRow + 1 + count("income");
  const expenseSum = incomeSum + 2 + count("expense");
  const result = expenseSum + 1;
  const capitalSum = result + 2 + count("capital");
  return { incomeSum, expenseSum, result, capitalSum };
};

function* summaryRows(book: QuarterBook, firstRow: number): Iterable<Row> {
  let row = firstRow;
  const places = summaryPlaces(book, firstRow);
  for (const section of ["income", "expense", "capital"] as const) {
    const own = book.summary.filter((each) => each.section === section);
    yield { tone: "section", cells: [sectionNames[section]] };
    row += 1;
    const first = row;
    for (const each of own) {
      yield {
        cells: [`　${each.name}`, each.quarterFen, each.yearFen, ...changeCells(row, each), ...budgetCells(row, each)],
      };
      row += 1;
    }
    const label = { income: "收入合计", expense: "支出合计", capital: "资本性及其他合计" }[section];
    yield sumRow(label, own, { first, last: row - 1, row });
    row += 1;
    if (section !== "expense") continue;
    yield resultRow(book, { row, ...places });
    row += 1;
  }
}

const resultRow = (
  book: QuarterBook,
  at: { readonly row: number; readonly incomeSum: number; readonly expenseSum: number },
): Row => {
  const net = (amountOf: (row: SummaryRow) => number): number =>
    sumOf(book.summary, (row) =>
      row.section === "income" ? amountOf(row) : row.section === "expense" ? -amountOf(row) : 0,
    );
  const hasLast = book.summary.some((row) => row.lastYearFen !== null);
  const cell = (column: string, result: number): Formula => ({
    formula: `${column}${at.incomeSum}-${column}${at.expenseSum}`,
    result,
  });
  const quarterFen = fen(net((row) => row.quarterFen));
  const lastYearFen = hasLast ? fen(net((row) => row.lastYearFen ?? 0)) : null;
  const [, difference, ratio] = changeCells(at.row, { quarterFen, lastYearFen });
  return {
    tone: "strong",
    cells: [
      "收支差额（收入－支出）",
      cell("B", quarterFen),
      cell(
        "C",
        net((row) => row.yearFen),
      ),
      lastYearFen === null ? null : cell("D", lastYearFen),
      difference ?? null,
      ratio ?? null,
      null,
      null,
    ],
  };
};

/** 3 收支总表: income and expense accounts, then what was spent by category on other accounts. */
export const summarySheet = (book: QuarterBook): Sheet => {
  const money = { kind: "money", width: 17 } as const;
  const table: Table = {
    columns: [
      { heading: "项目", kind: "text", width: 34 },
      { heading: "本期", ...money },
      { heading: "本年累计", ...money },
      { heading: "上年同期", ...money },
      { heading: "增减额", ...money },
      { heading: "增减率", kind: "share", width: 11 },
      { heading: "年度预算", ...money },
      { heading: "执行率", kind: "share", width: 11 },
    ],
    count: book.summary.length + 7,
    rows: (first) => summaryRows(book, first),
  };
  return {
    name: sheetNames.summary,
    title: "收支总表",
    under: underTitle(book.cover),
    hasFilter: false,
    hasSigners: true,
    frozenColumns: 1,
    tables: [table],
    notes: [
      ...begunNotes(book.cover.begunIn),
      "注：收入、支出取损益类科目发生额，不含结转凭证。上年同期为空，表示上年同期尚未在本程序记账。",
      book.budget.length === 0
        ? "年度预算、执行率：今年没有生效的预算，限额执行情况见第 6、7 表。"
        : "年度预算为会议批准、本季末正在执行的数；执行率＝累计÷年度预算，逐项见第 7 表。",
    ],
  };
};
