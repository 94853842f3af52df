import { exceptionTests } from "#domain/audit/exception-tests.ts";
import type { FindingLine, QuarterBook } from "#domain/audit/quarter-book.ts";
import { isOpenStanding } from "#domain/audit/settled.ts";
import { fen, sumOf } from "#domain/core/fen.ts";
import { chinaTime } from "./china-time.ts";
import { coverTables } from "./cover-tables.ts";
import { testNames } from "./finding-words.ts";
import {
  linkTo,
  linkToCell,
  placeSheet,
  rangeIn,
  tableRows,
  textInFormula,
  type Formula,
  type Row,
  type Sheet,
  type Table,
} from "./sheet.ts";
import { entityNames, quarterName, sheetNames, underTitle } from "./words.ts";

const numberRange = (book: QuarterBook): string =>
  book.numbering
    .map((row) =>
      row.count === 0
        ? `${row.month} 无凭证`
        : `${row.month} ${row.word}-${row.first} 至 ${row.word}-${row.last}（${row.count} 张）`,
    )
    .join("；");

const coverPairs = (book: QuarterBook): readonly (readonly [string, string])[] => {
  const { cover } = book;
  return [
    ["单位", cover.ledgerName],
    ["主体类型", entityNames[cover.entity]],
    ["乡镇、村", `${cover.townshipName}${cover.villageName}`],
    ["期间", `${quarterName(cover.quarter)}（${cover.firstDay} 至 ${cover.lastDay}）`],
    ["编制单位", `${cover.townshipName}村级会计委托代理服务中心`],
    ["编制人（季末结账人）", cover.closedByName],
    ["审核人", cover.signatures.find(({ duty }) => duty === "reviewed")?.personName ?? ""],
    ["生成时间（季末结账时间）", chinaTime(cover.closedAt)],
    ["软件版本", `乡账 ${cover.programVersion}`],
    ["规则包版本", cover.rulePacks],
    ["凭证号区间", numberRange(book)],
    ["数据指纹", `${cover.shortCode}（第 ${cover.chainNo} 张凭证）`],
    ["指纹全文", cover.chainHash],
    ["账号显示", cover.isMasked ? "已脱敏（公开用）" : "完整（内部用）"],
    ...cover.signatures.flatMap(({ note }) => (note === "" ? [] : [["未答复疑点的说明", note] as const])),
  ];
};

/** 0 封面与编制说明. The fingerprint stands on it in letters and as a QR code, so the sheet is cut into its narrow columns. */
export const coverSheet = (book: QuarterBook): Sheet => {
  const { chainHash, signatures } = book.cover;
  return {
    name: sheetNames.cover,
    title: "村级财务季度检查（审计）工作簿",
    under: [book.cover.ledgerName, quarterName(book.cover.quarter)],
    hasFilter: false,
    hasSigners: false,
    isOnePage: true,
    frozenColumns: 0,
    tables: coverTables(coverPairs(book), { signatures, chainHash }),
    notes: [
      "编制说明：本工作簿由账簿数据自动生成，只取已记账凭证，用于乡镇对村级财务的季度检查，不是法定审计报告。",
      "同一账簿状态重复生成，文件逐字节相同；更正后重新生成为新版本，旧版本保留。数据指纹是已记账凭证的链式校验值：以后任何人凭本页指纹，可以验证账簿未被改动。",
      "合计、差额、比率和表间勾稽为活动公式，改动任何单元格都会显现；明细为数值。",
    ],
  };
};

/** Points of a row of the two long lists of sheet 1: all of a list stands on one page. */
const closeRow = 15;

/** The word for a test that found something: by its worst open row, or by the test itself while there is none. */
const worstWord = (open: readonly FindingLine[], ofTest: "red" | "amber"): string =>
  (open.length === 0 ? ofTest === "red" : open.some((finding) => finding.severity === "red")) ? "未通过" : "提醒";

const testRow = (
  test: (typeof exceptionTests)[number],
  at: number,
  of: { readonly book: QuarterBook; readonly sheet: Sheet },
): Row => {
  const { book, sheet } = of;
  const own = book.findings.filter((finding) => finding.test === test.id);
  const open = own.filter(isOpenStanding);
  const first = book.findings.findIndex((finding) => finding.test === test.id);
  const tests = rangeIn(sheet, { table: 0, column: 2 });
  const pattern = textInFormula(`${test.id} *`);
  const amounts = rangeIn(sheet, { table: 0, column: 6 });
  return {
    height: closeRow,
    cells: [
      `${test.id} ${testNames[test.id] ?? ""}`,
      {
        formula: `IF(F${at}=0,"通过",${textInFormula(worstWord(open, test.severity))})`,
        result: open.length === 0 ? "通过" : worstWord(open, test.severity),
      },
      { formula: `SUMIFS(${amounts},${tests},${pattern})`, result: sumOf(own, (finding) => finding.amountFen ?? 0) },
      { formula: `COUNTIFS(${tests},${pattern})`, result: own.length },
      own.length - open.length,
      { formula: `D${at}-E${at}`, result: open.length },
      linkToCell(sheet.name, `A${first < 0 ? 1 : (placeSheet(sheet).tables[0]?.firstRow ?? 1) + first}`, "疑点清单"),
    ],
  };
};

/** Two amounts of the workbook that must be equal. */
export type Tie = {
  readonly name: string;
  readonly left: Formula;
  readonly right: Formula;
  readonly sheetName: string;
};

const tieDifference = (tie: Tie): number => fen(Number(tie.left.result) - Number(tie.right.result));

const tieRow = (tie: Tie, at: number): Row => {
  const differenceFen = tieDifference(tie);
  return {
    cells: [
      tie.name,
      { formula: `IF(ROUND(E${at},2)=0,"通过","未通过")`, result: differenceFen === 0 ? "通过" : "未通过" },
      tie.left,
      tie.right,
      { formula: `ROUND(C${at}-D${at},2)`, result: differenceFen },
      linkTo(tie.sheetName, tie.sheetName),
    ],
  };
};

const link = { kind: "centre", width: 14 } as const;

const testsTable = (book: QuarterBook, findings: Sheet): Table => ({
  columns: [
    { heading: "检查项", kind: "text", width: 44 },
    { heading: "结果", kind: "centre", width: 10 },
    { heading: "金额", kind: "money", width: 18 },
    { heading: "笔数", kind: "whole", width: 18, total: "sum" },
    { heading: "其中已消除、误报、已整改", kind: "whole", width: 18, total: "sum" },
    { heading: "待处理笔数", kind: "whole", width: 15, total: "sum" },
    { heading: "跳转", ...link },
  ],
  count: exceptionTests.length,
  rows: tableRows(exceptionTests, (test, at) => testRow(test, at, { book, sheet: findings })),
  totalLabel: "合计",
});

const tiesTable = (ties: readonly Tie[]): Table => ({
  caption: "表间勾稽（差额必须为零）",
  columns: [
    { heading: "勾稽关系", kind: "text", width: 44 },
    { heading: "结果", kind: "centre", width: 10 },
    { heading: "左方", kind: "money", width: 18 },
    { heading: "右方", kind: "money", width: 18 },
    {
      heading: "差额",
      kind: "money",
      width: 18,
      // Differences of opposite sign must not hide each other.
      total: ({ first, last }) => `SUMPRODUCT(ABS(E${first}:E${last}))`,
      totalResult: sumOf(ties, (tie) => Math.abs(tieDifference(tie))),
    },
    { heading: "跳转", kind: "centre", width: 29, span: 2 },
  ],
  count: ties.length,
  rows: tableRows(ties, tieRow),
  totalLabel: "差额合计（绝对值）",
});

const sheetsTable = (sheets: readonly Sheet[]): Table => ({
  caption: "目录",
  columns: [
    { heading: "表名", kind: "text", width: 44 },
    { heading: "行数", kind: "whole", width: 10 },
    { heading: "跳转", kind: "centre", width: 83, span: 5 },
  ],
  count: sheets.length,
  rows: tableRows(sheets, (sheet): Row => ({
    height: closeRow,
    cells: [sheet.name, sumOf(sheet.tables, (table) => table.count), linkTo(sheet.name, sheet.name)],
  })),
});

/** 1 目录与结论汇总: what the tests found, what must tie to zero, and where every sheet is. */
export const contentsSheet = (
  book: QuarterBook,
  of: { readonly ties: readonly Tie[]; readonly findings: Sheet; readonly sheets: readonly Sheet[] },
): Sheet => ({
  name: sheetNames.contents,
  title: "目录与结论汇总",
  under: underTitle(book.cover),
  hasFilter: false,
  hasSigners: true,
  tablePagesAt: 78,
  frozenColumns: 1,
  tables: [testsTable(book, of.findings), tiesTable(of.ties), sheetsTable(of.sheets)],
  notes: ["注：待处理，指未答复或判定为属实、尚未整改的疑点。"],
});
