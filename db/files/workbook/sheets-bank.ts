import type { BankRow, JournalRow, QuarterBook } from "#domain/audit/quarter-book.ts";
import { fen, sumOf } from "#domain/core/fen.ts";
import { assert } from "#domain/core/assert.ts";
import {
  placeSheet,
  rangeIn,
  tableRows,
  textInFormula,
  type Row,
  type Sheet,
  type Table,
  type TablePlace,
} from "./sheet.ts";
import { accountNumber, bankName, openItemNames, sheetNames, underTitle } from "./words.ts";

type Of<Each> = { readonly bank: BankRow; readonly row: Each };
const spread = <Each>(banks: readonly BankRow[], rowsOf: (bank: BankRow) => readonly Each[]): readonly Of<Each>[] =>
  banks.flatMap((bank) => rowsOf(bank).map((row) => ({ bank, row })));

const joined = (...texts: readonly string[]): string => texts.filter((text) => text !== "").join(" ");

const journalMoney = { kind: "money", width: 16 } as const;

const journalTable = (book: QuarterBook, lines: readonly Of<JournalRow>[]): Table => ({
  columns: [
    { heading: "账户", kind: "text", width: 31 },
    { heading: "日期", kind: "date", width: 12 },
    { heading: "凭证号", kind: "centre", width: 15 },
    { heading: "对方户名账号", kind: "text", width: 30 },
    { heading: "摘要", kind: "wrap", width: 34 },
    { heading: "借（收入）", ...journalMoney, total: "sum" },
    { heading: "贷（付出）", ...journalMoney, total: "sum" },
    { heading: "余额", ...journalMoney },
    { heading: "回单号", kind: "text", width: 24 },
  ],
  count: lines.length,
  rows: tableRows(lines, ({ bank, row }): Row => ({
    ...(row.isOpening ? { tone: "section" as const } : {}),
    cells: [
      bankName(book.cover, bank),
      row.onDate,
      row.voucherName,
      joined(row.counterparty, accountNumber(book.cover, row.counterpartyAccount)),
      row.summary,
      row.isOpening ? null : row.debitFen,
      row.isOpening ? null : row.creditFen,
      row.balanceFen,
      row.slip,
    ],
  })),
  totalLabel: "合计",
});

/** Each account's journal added up by live formulas and compared with 科目余额表. */
const journalSums = (book: QuarterBook, trial: Sheet, journal: TablePlace): Table => {
  const codes = rangeIn(trial, { table: 0, column: 1 });
  const closings = rangeIn(trial, { table: 0, column: 8 });
  const closingOf = (code: string): number => book.trial.find((row) => row.code === code)?.closingFen ?? 0;
  const { firstRow, lastRow } = journal;
  return {
    caption: "各账户核对",
    columns: [
      { heading: "账户", kind: "text", width: 31 },
      { heading: "科目", kind: "centre", width: 12 },
      { heading: "笔数", kind: "whole", width: 15 },
      { heading: "开户银行", kind: "text", width: 30 },
      { heading: "期初余额", ...journalMoney, total: "sum" },
      { heading: "借方合计", ...journalMoney, total: "sum" },
      { heading: "贷方合计", ...journalMoney, total: "sum" },
      { heading: "期末余额", ...journalMoney, total: "sum" },
      { heading: "与科目余额表", kind: "centre", width: 18 },
    ],
    count: book.banks.length,
    rows: tableRows(book.banks, (bank, at): Row => {
      const name = bankName(book.cover, bank);
      const sum = (column: string): string =>
        `SUMIFS($${column}$${firstRow}:$${column}$${lastRow},$A$${firstRow}:$A$${lastRow},${textInFormula(name)})`;
      return {
        cells: [
          name,
          bank.accountCode,
          bank.journal.filter((row) => !row.isOpening).length,
          bank.bankName,
          bank.openingFen,
          { formula: sum("F"), result: sumOf(bank.journal, (row) => row.debitFen) },
          { formula: sum("G"), result: sumOf(bank.journal, (row) => row.creditFen) },
          { formula: `E${at}+F${at}-G${at}`, result: bank.closingFen },
          {
            formula: `IF(ROUND(H${at}-SUMIFS(${closings},${codes},"${bank.accountCode}"),2)=0,"相符","不符")`,
            result: bank.closingFen === closingOf(bank.accountCode) ? "相符" : "不符",
          },
        ],
      };
    }),
    totalLabel: "合计",
  };
};

/** 11 银行存款日记账: every entry of each bank account, then the accounts' own sums by live formulas. */
export const journalSheet = (book: QuarterBook, trial: Sheet): Sheet => {
  const frame = {
    name: sheetNames.journal,
    title: "银行存款日记账",
    under: underTitle(book.cover),
    hasFilter: true,
    hasSigners: true,
    frozenColumns: 2,
    notes: [],
  };
  const journal = journalTable(
    book,
    spread(book.banks, (bank) => bank.journal),
  );
  const [place] = placeSheet({ ...frame, tables: [journal] }).tables;
  assert(place !== undefined, "the journal has a place");
  return { ...frame, tables: [journal, journalSums(book, trial, place)] };
};

/** Where the closing balances of all bank accounts add up on 银行存款日记账. */
export const journalClosing = { table: 1, column: 8 } as const;

type Reconciliation = BankRow["reconciliations"][number];

const reconciliationRow = (book: QuarterBook, { bank, row }: Of<Reconciliation>, at: number): Row => ({
  cells: [
    bankName(book.cover, bank),
    row.onDate,
    row.bookFen,
    row.statementFen,
    row.bankInFen,
    row.bankOutFen,
    row.bookInFen,
    row.bookOutFen,
    { formula: `C${at}+E${at}-F${at}`, result: fen(row.bookFen + row.bankInFen - row.bankOutFen) },
    {
      formula: `IF(D${at}="","",D${at}+G${at}-H${at})`,
      result: row.statementFen === null ? "" : fen(row.statementFen + row.bookInFen - row.bookOutFen),
    },
    { formula: `IF(D${at}="","",I${at}-J${at})`, result: row.differenceFen ?? "" },
    row.oldestDays,
    row.exception,
  ],
});

/** 12 银行存款余额调节表: each account at each month's end, then the open items of the quarter's end one by one. */
export const reconciliationSheet = (book: QuarterBook): Sheet => {
  const rows = spread(book.banks, (bank) => bank.reconciliations);
  const items = spread(book.banks, (bank) => bank.openItems);
  const money = { kind: "money", width: 14 } as const;
  return {
    name: sheetNames.reconciliation,
    title: "银行存款余额调节表",
    under: underTitle(book.cover),
    hasFilter: false,
    hasSigners: true,
    frozenColumns: 2,
    tables: [
      {
        columns: [
          { heading: "账户", kind: "text", width: 22 },
          { heading: "截止日期", kind: "date", width: 12 },
          { heading: "账面余额", ...money },
          { heading: "对账单余额", ...money },
          { heading: "银行已收单位未收", group: "调节账面余额", ...money },
          { heading: "银行已付单位未付", group: "调节账面余额", ...money },
          { heading: "单位已收银行未收", group: "调节对账单余额", ...money },
          { heading: "单位已付银行未付", group: "调节对账单余额", ...money },
          { heading: "账面", group: "调节后余额", ...money },
          { heading: "对账单", group: "调节后余额", ...money },
          { heading: "差异", ...money },
          { heading: "最长未达天数", kind: "whole", width: 9 },
          { heading: "带差额结账的原因与准许人", kind: "wrap", width: 20 },
        ],
        count: rows.length,
        rows: tableRows(rows, (each, at) => reconciliationRow(book, each, at)),
      },
      {
        caption: `未达账项明细（截至 ${book.cover.lastDay}）`,
        columns: [
          { heading: "账户", kind: "text", width: 22 },
          { heading: "日期", kind: "date", width: 12 },
          { heading: "金额", ...money, total: "sum" },
          { heading: "未达天数", kind: "whole", width: 14 },
          { heading: "性质", kind: "centre", width: 28, span: 2 },
          { heading: "内容", kind: "wrap", width: 79, span: 6 },
        ],
        count: items.length,
        rows: tableRows(items, ({ bank, row }): Row => ({
          cells: [
            bankName(book.cover, bank),
            row.onDate,
            row.amountFen,
            row.ageDays,
            openItemNames[row.side],
            row.text,
          ],
        })),
        totalLabel: "合计",
      },
    ],
    notes: ["注：对账单余额为空，表示该日以前没有导入对账单。调节后余额不等时，须查明原因；本表不作为记账依据。"],
  };
};

type Line = BankRow["lines"][number];

const unmatchedReason = (row: Line): string => {
  if (row.voucherName !== "" || row.isTakenBack || row.settlesOpening) return "";
  return row.isPending ? "凭证未记账或日期晚于季末" : "没有对应凭证";
};

/** By the pass of the matching that found it, a person confirming. */
const passNames: Readonly<Record<number, string>> = {
  0: "流水号相同",
  1: "同日同额同对方",
  2: "同额唯一",
  3: "合计相等",
};

const howText = (row: Line): string => {
  if (row.isTakenBack) return "银行冲回相抵";
  if (row.settlesOpening) return "与期初未达相抵";
  if (row.voucherName === "" || row.how === null) return "";
  if (row.how === "manual") return passNames[row.pass ?? -1] ?? "人工匹配";
  return row.ruleName === "" ? "由流水制单" : `规则：${row.ruleName}`;
};

const matchedTable = (book: QuarterBook, lines: readonly Of<Line>[]): Table => ({
  columns: [
    { heading: "账户", kind: "text", width: 31 },
    { heading: "流水日期", kind: "date", width: 12 },
    { heading: "对方", kind: "wrap", width: 40 },
    { heading: "金额", ...journalMoney, total: "sum" },
    { heading: "余额", ...journalMoney },
    { heading: "匹配凭证", kind: "centre", width: 15 },
    { heading: "匹配方式", kind: "text", width: 18 },
    { heading: "未匹配原因", kind: "text", width: 24 },
  ],
  count: lines.length,
  rows: tableRows(lines, ({ bank, row }): Row => ({
    cells: [
      bankName(book.cover, bank),
      row.onDate,
      joined(row.counterparty, accountNumber(book.cover, row.counterpartyAccount), row.text),
      row.amountFen,
      row.balanceFen,
      row.voucherName,
      howText(row),
      unmatchedReason(row),
    ],
  })),
  totalLabel: "合计",
});

const unseenTable = (book: QuarterBook, unseen: readonly Of<BankRow["unseen"][number]>[]): Table => ({
  caption: "账上有、流水没有的分录",
  columns: [
    { heading: "账户", kind: "text", width: 31 },
    { heading: "凭证日期", kind: "date", width: 12 },
    { heading: "摘要", kind: "wrap", width: 40 },
    { heading: "金额", ...journalMoney, total: "sum" },
    { heading: "凭证号", kind: "centre", width: 31, span: 2 },
    { heading: "原因", kind: "text", width: 42, span: 2 },
  ],
  count: unseen.length,
  rows: tableRows(unseen, ({ bank, row }): Row => ({
    cells: [
      bankName(book.cover, bank),
      row.onDate,
      row.summary,
      row.amountFen,
      row.voucherName,
      bank.lines.length === 0 ? "本季度没有导入对账单" : "对账单上没有对应流水",
    ],
  })),
  totalLabel: "合计",
});

/** 13 银行流水匹配表: every statement line with its voucher, then the entries no statement shows. */
export const matchingSheet = (book: QuarterBook): Sheet => ({
  name: sheetNames.matching,
  title: "银行流水匹配表",
  under: underTitle(book.cover),
  hasFilter: true,
  hasSigners: true,
  frozenColumns: 2,
  tables: [
    matchedTable(
      book,
      spread(book.banks, (bank) => bank.lines),
    ),
    unseenTable(
      book,
      spread(book.banks, (bank) => bank.unseen),
    ),
  ],
  notes: ["注：收入为正，付出为红字负数。匹配凭证只认日期在季末以前、已经记账的凭证。"],
});
