import type { QuarterBook } from "#domain/audit/quarter-book.ts";
import { systemOf } from "#domain/books/accounting-system.ts";
import { assetBooksOf, cardCodesOf } from "#domain/books/asset-books.ts";
import { assert } from "#domain/core/assert.ts";
import { fen, sumOf } from "#domain/core/fen.ts";
import { payeesSheet, profileSheet, sampleSheet } from "./sheets-attached.ts";
import { logSheet } from "./sheet-log.ts";
import { examinationsSheet } from "./sheet-examinations.ts";
import { postingsSheet } from "./sheet-postings.ts";
import { publicPlaces, publicSheet } from "./sheet-public.ts";
import { projectsSheet } from "./sheet-projects.ts";
import { receiptsSheet } from "./sheet-receipts.ts";
import { adjustmentsSheet, cashSheet, partiesSheet, partyClosing } from "./sheets-money-more.ts";
import { summaryPlaces, summarySheet, trialSheet } from "./sheets-balances.ts";
import { journalClosing, journalSheet, matchingSheet, reconciliationSheet } from "./sheets-bank.ts";
import { contentsSheet, coverSheet, type Tie } from "./sheets-front.ts";
import { budgetSheet } from "./sheet-budget.ts";
import { capsSheet, expenseColumns, expenseSheet, incomeSheet } from "./sheets-money.ts";
import { hospitalitySheet, raisedSheet, raisedTies } from "./sheets-special.ts";
import { grantsSheet } from "./sheets-funds.ts";
import { paySheet } from "./sheet-pay.ts";
import { findingsSheet } from "./sheet-findings.ts";
import { decisionsSheet, numberingSheet, rulesSheet } from "./sheets-records.ts";
import { assetCost, assetNet, assetsSheet, debtOwed, debtsSheet, leasesSheet } from "./sheets-registers.ts";
import { placeSheet, rangeIn, totalIn, type Formula, type Sheet } from "./sheet.ts";
import { quarterName } from "./words.ts";
import type { Workbook } from "./write-workbook.ts";

const zero: Formula = { formula: "0", result: 0 };

/** A cell of another sheet by its address. */
const cellOf = (sheet: Sheet, address: string, result: number): Formula => ({
  formula: `'${sheet.name}'!${address}`,
  result,
});

type Sheets = {
  readonly trial: Sheet;
  readonly summary: Sheet;
  readonly income: Sheet;
  readonly expense: Sheet;
  readonly caps: Sheet;
  readonly cash: Sheet;
  readonly journal: Sheet;
  readonly parties: Sheet;
  readonly public: Sheet;
  readonly assets: Sheet;
  readonly debts: Sheet;
  readonly raised: Sheet;
};

const trialTies = (trial: Sheet): readonly Tie[] => {
  const total = (column: number): Formula => totalIn(trial, { table: 0, column });
  return [
    { name: "科目余额表：期初借方余额＝贷方余额", left: total(3), right: zero, sheetName: trial.name },
    { name: "科目余额表：本季度借方发生＝贷方发生", left: total(4), right: total(5), sheetName: trial.name },
    { name: "科目余额表：本年累计借方＝贷方", left: total(6), right: total(7), sheetName: trial.name },
    { name: "科目余额表：期末借方余额＝贷方余额", left: total(8), right: zero, sheetName: trial.name },
  ];
};

const moneyTies = (book: QuarterBook, sheets: Sheets): readonly Tie[] => {
  const place = placeSheet(sheets.summary).tables[0];
  assert(place !== undefined, "the summary has a table");
  const rows = summaryPlaces(book, place.firstRow);
  const of = (section: string): number => sumOf(book.summary, (row) => (row.section === section ? row.quarterFen : 0));
  const spent: Formula = {
    formula: `'${sheets.summary.name}'!B${rows.expenseSum}+'${sheets.summary.name}'!B${rows.capitalSum}`,
    result: fen(of("expense") + of("capital")),
  };
  return [
    {
      name: "收支总表收入合计＝收入明细表合计",
      left: cellOf(sheets.summary, `B${rows.incomeSum}`, of("income")),
      right: totalIn(sheets.income, { table: 0, column: 7 }),
      sheetName: sheets.summary.name,
    },
    {
      name: "收支总表支出及资本性合计＝支出明细表合计",
      left: spent,
      right: totalIn(sheets.expense, { table: 0, column: expenseColumns.amount }),
      sheetName: sheets.summary.name,
    },
  ];
};

const bankTies = (book: QuarterBook, sheets: Sheets): readonly Tie[] => {
  const codes = rangeIn(sheets.trial, { table: 0, column: 1 });
  const closings = rangeIn(sheets.trial, { table: 0, column: 8 });
  const journaled = book.banks.map((bank) => bank.accountCode);
  if (journaled.length === 0) return [];
  return [
    {
      name: "银行存款日记账期末余额＝科目余额表各银行账户期末余额",
      left: totalIn(sheets.journal, journalClosing),
      right: {
        formula: journaled.map((code) => `SUMIFS(${closings},${codes},"${code}")`).join("+"),
        result: sumOf(book.trial, (row) => (journaled.includes(row.code) ? row.closingFen : 0)),
      },
      sheetName: sheets.journal.name,
    },
  ];
};

/** The closing balances of first-level accounts by their codes, added up from 科目余额表. */
const closingOf = (book: QuarterBook, trial: Sheet, codes: readonly string[]): Formula => {
  const range = rangeIn(trial, { table: 0, column: 1 });
  const closings = rangeIn(trial, { table: 0, column: 8 });
  return {
    // Books without such an account hold nothing in it.
    formula: codes.map((code) => `SUMIFS(${closings},${range},"${code}")`).join("+") || "0",
    result: sumOf(book.trial, (row) =>
      codes.includes(row.code) ? (row.normalSide === "debit" ? row.closingFen : -row.closingFen) : 0,
    ),
  };
};

/** Closing balances of asset accounts less what is worn off: 科目余额表 shows every balance on its account's own side. */
const netOf = (book: QuarterBook, trial: Sheet): Formula => {
  const own = cardCodesOf(book.cover.system);
  const costs = own.map(({ cost }) => cost).toSorted();
  const worn = [...new Set(own.flatMap((each) => each.worn))].filter((code) => !costs.includes(code)).toSorted();
  return {
    formula: [
      closingOf(book, trial, costs).formula,
      ...worn.map((code) => closingOf(book, trial, [code]).formula),
    ].join("-"),
    result: sumOf(book.trial, (row) => ([...costs, ...worn].includes(row.code) ? row.closingFen : 0)),
  };
};

const cashTies = (book: QuarterBook, sheets: Sheets): readonly Tie[] => {
  const place = placeSheet(sheets.cash).tables[0];
  assert(place !== undefined, "the cash journal has a table");
  return [
    {
      name: "现金日记账期末余额＝科目余额表库存现金期末余额",
      left: cellOf(sheets.cash, `F${place.lastRow}`, book.cash.at(-1)?.balanceFen ?? 0),
      right: closingOf(book, sheets.trial, ["101"]),
      sheetName: sheets.cash.name,
    },
  ];
};

const partyTies = (book: QuarterBook, sheets: Sheets): readonly Tie[] => {
  const { payable, debts } = systemOf(book.cover.system);
  return (
    [
      ["往来款明细表应收合计＝科目余额表应收款、内部往来", 0, ["112", "113"]],
      ["往来款明细表应付合计＝科目余额表应付款及借款", 1, [...new Set(["201", payable, ...debts])]],
    ] as const
  ).map(([name, table, codes]) => ({
    name,
    left: totalIn(sheets.parties, { table, column: partyClosing }),
    right: closingOf(book, sheets.trial, codes),
    sheetName: sheets.parties.name,
  }));
};

/** Cards and what stands without one come to the net of their accounts, works to 在建工程. */
const assetTies = (book: QuarterBook, sheets: Sheets): readonly Tie[] => [
  {
    name: "债务明细表期末合计＝科目余额表短期借款、长期借款及应付款",
    left: totalIn(sheets.debts, { table: 0, column: debtOwed }),
    right: closingOf(book, sheets.trial, systemOf(book.cover.system).debts),
    sheetName: sheets.debts.name,
  },
  {
    name: "固定资产表净值合计＝科目余额表各资产科目净额",
    left: totalIn(sheets.assets, { table: 0, column: assetNet }),
    right: netOf(book, sheets.trial),
    sheetName: sheets.assets.name,
  },
  {
    name: "固定资产表在建工程合计＝科目余额表在建工程",
    left: totalIn(sheets.assets, { table: 1, column: assetCost }),
    right: closingOf(book, sheets.trial, [assetBooksOf(book.cover.system).works]),
    sheetName: sheets.assets.name,
  },
];

const publicTies = (book: QuarterBook, sheets: Sheets): readonly Tie[] => {
  const first = placeSheet(sheets.public).tables[0]?.firstRow ?? 1;
  const summary = summaryPlaces(book, placeSheet(sheets.summary).tables[0]?.firstRow ?? 1);
  const of = (section: string): number => sumOf(book.summary, (row) => (row.section === section ? row.quarterFen : 0));
  const { income, expense } = publicPlaces(book);
  return (
    [
      ["财务公开表收入合计＝收支总表收入合计", income, summary.incomeSum, of("income")],
      ["财务公开表支出合计＝收支总表支出合计", expense, summary.expenseSum, of("expense")],
    ] as const
  ).map(([name, row, sumRow, amount]) => ({
    name,
    left: cellOf(sheets.public, `B${first + row}`, amount),
    right: cellOf(sheets.summary, `B${sumRow}`, amount),
    sheetName: sheets.public.name,
  }));
};

/** Every tie between sheets that must come to zero. */
const tiesOf = (book: QuarterBook, sheets: Sheets): readonly Tie[] => [
  ...trialTies(sheets.trial),
  ...moneyTies(book, sheets),
  ...cashTies(book, sheets),
  ...bankTies(book, sheets),
  ...partyTies(book, sheets),
  ...assetTies(book, sheets),
  ...raisedTies(book, sheets.raised, closingOf(book, sheets.trial, book.raisedCodes)),
  ...publicTies(book, sheets),
];

/** 15 to 18: what the village owes, owns, lets and builds. */
const registerSheets = (book: QuarterBook, { debts, assets }: Pick<Sheets, "debts" | "assets">): readonly Sheet[] => [
  debts,
  assets,
  leasesSheet(book),
  projectsSheet(book),
];

/** 7 to 9: what was planned, and what spending on people and meals came to. */
const spendingSheets = (book: QuarterBook): readonly Sheet[] => [
  budgetSheet(book),
  hospitalitySheet(book),
  paySheet(book),
];

/** 附1 to 附3: what an auditor takes along. */
const attachedSheets = (book: QuarterBook): readonly Sheet[] => [
  sampleSheet(book),
  payeesSheet(book),
  profileSheet(book),
];

/** The quarterly workbook of one set of books, sheet by sheet in the order of their numbers. */
export const quarterWorkbook = (book: QuarterBook): Workbook => {
  const expense = expenseSheet(book);
  const trial = trialSheet(book);
  const sheets = {
    trial,
    summary: summarySheet(book),
    income: incomeSheet(book),
    expense,
    caps: capsSheet(book, expense),
    cash: cashSheet(book),
    journal: journalSheet(book, trial),
    parties: partiesSheet(book),
    public: publicSheet(book),
    assets: assetsSheet(book),
    debts: debtsSheet(book),
    raised: raisedSheet(book),
  };
  const before: readonly Sheet[] = [
    sheets.trial,
    sheets.summary,
    sheets.income,
    expense,
    sheets.caps,
    ...spendingSheets(book),
    sheets.cash,
    sheets.journal,
    reconciliationSheet(book),
    matchingSheet(book),
    sheets.parties,
    ...registerSheets(book, sheets),
    grantsSheet(book),
    sheets.raised,
    decisionsSheet(book),
    examinationsSheet(book),
    postingsSheet(book),
    numberingSheet(book),
    receiptsSheet(book),
    sheets.public,
  ];
  const after: readonly Sheet[] = [adjustmentsSheet(book), rulesSheet(book), logSheet(book)];
  const ledgers = [
    { sheet: expense, names: book.expense.voucherNames },
    { sheet: sheets.income, names: book.income.voucherNames },
  ];
  const findings = findingsSheet(book, ledgers, [...before, ...after]);
  const inside: readonly Sheet[] = [...before, findings, ...after, ...attachedSheets(book)];
  const { cover } = book;
  return {
    title: `${cover.ledgerName} ${quarterName(cover.quarter)} 季度检查工作簿`,
    footer: `${cover.ledgerName} ${quarterName(cover.quarter)}　指纹 ${cover.shortCode}`,
    madeAt: cover.closedAt,
    sheets: [
      coverSheet(book),
      contentsSheet(book, { ties: tiesOf(book, sheets), findings, sheets: inside }),
      ...inside,
    ],
  };
};
