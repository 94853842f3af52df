import type { Instant, LocalDate, Quarter } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import { tableRows, textInFormula, type Row, type Sheet } from "./sheet.ts";
import { entityNames, quarterName } from "./words.ts";
import type { Workbook } from "./write-workbook.ts";

/** One set of books in the township's roll-up. */
export type TownshipRow = {
  readonly villageName: string;
  readonly entity: "committee" | "collective";
  readonly incomeFen: Fen;
  readonly expenseFen: Fen;
  readonly nonProductiveFen: Fen;
  readonly overCapCount: number;
  readonly overCapFen: Fen;
  readonly openFindings: number;
  readonly redFindings: number;
  readonly unreconciledAccounts: number;
  readonly cashFen: Fen;
  readonly lastResolutionOn: LocalDate | null;
  readonly shortCode: string;
  readonly workbookName: string;
};

export type TownshipBook = {
  readonly townshipName: string;
  readonly quarter: Quarter;
  readonly programVersion: string;
  /** The last closing of any of the books. */
  readonly closedAt: Instant;
  readonly fingerprint: string;
  readonly rows: readonly TownshipRow[];
};

const rowOf = (row: TownshipRow, at: number, rankRange: string): Row => ({
  cells: [
    row.villageName,
    entityNames[row.entity],
    row.incomeFen,
    row.expenseFen,
    { formula: `C${at}-D${at}`, result: row.incomeFen - row.expenseFen },
    row.nonProductiveFen,
    {
      formula: `IF(D${at}=0,"",F${at}/D${at})`,
      result: row.expenseFen === 0 ? "" : row.nonProductiveFen / row.expenseFen,
    },
    row.overCapCount,
    row.overCapFen,
    row.openFindings,
    row.redFindings,
    row.unreconciledAccounts,
    null,
    row.cashFen,
    row.lastResolutionOn,
    { formula: `RANK(K${at},${rankRange},1)`, result: 0 },
    row.shortCode,
    {
      formula: `HYPERLINK(${textInFormula(row.workbookName)},"打开")`,
      result: "打开",
    },
  ],
});

const withRanks = (rows: readonly TownshipRow[]): readonly (readonly [TownshipRow, number])[] =>
  rows.map((row) => [row, 1 + rows.filter((other) => other.redFindings < row.redFindings).length]);

const rollUp = (book: TownshipBook): Sheet => {
  const money = { kind: "money", width: 15 } as const;
  const count = { kind: "whole", width: 8 } as const;
  const ranked = withRanks(book.rows);
  return {
    name: "乡镇汇总",
    title: `${book.townshipName}村级财务季度检查汇总表`,
    under: [`编制单位：${book.townshipName}村级会计委托代理服务中心`, `${quarterName(book.quarter)}　金额单位：元`],
    hasFilter: true,
    hasSigners: true,
    frozenColumns: 2,
    tables: [
      {
        columns: [
          { heading: "村", kind: "text", width: 14 },
          { heading: "主体", kind: "wrap", width: 14 },
          { heading: "收入", ...money, total: "sum" },
          { heading: "支出", ...money, total: "sum" },
          { heading: "收支差额", ...money, total: "sum" },
          { heading: "金额", group: "非生产性支出", ...money, total: "sum" },
          { heading: "占支出", group: "非生产性支出", kind: "share", width: 9 },
          { heading: "项", group: "超限额", ...count, total: "sum" },
          { heading: "金额", group: "超限额", ...money, total: "sum" },
          { heading: "待处理", group: "疑点", ...count, total: "sum" },
          { heading: "其中红色", group: "疑点", ...count, total: "sum" },
          { heading: "未调平账户", ...count, total: "sum" },
          { heading: "按时公开", kind: "centre", width: 8 },
          { heading: "库存现金", ...money, total: "sum" },
          { heading: "最近决议", kind: "date", width: 12 },
          { heading: "排名", kind: "whole", width: 7 },
          { heading: "数据指纹", kind: "centre", width: 21 },
          { heading: "工作簿", kind: "centre", width: 9 },
        ],
        count: ranked.length,
        rows: (first) => {
          const range = `$K$${first}:$K$${first + Math.max(ranked.length, 1) - 1}`;
          return tableRows(ranked, ([row, rank], at) => {
            const made = rowOf(row, at, range);
            return {
              ...made,
              cells: made.cells.map((cell, index) =>
                index === 15 && cell !== null && typeof cell === "object" ? { ...cell, result: rank } : cell,
              ),
            };
          })(first);
        },
        totalLabel: "合计",
      },
    ],
    notes: [
      "注：排名按红色疑点由少到多。公开登记尚未在本程序办理，按时公开栏由中心填写。工作簿链接指向同一文件夹中的各账套工作簿。",
      `本表数据指纹 ${book.fingerprint}，由各账套季末指纹汇成；生成时间为最后一个账套结账的时间。乡账 ${book.programVersion}。`,
    ],
  };
};

/** The township's roll-up: one row a set of books, totals, and a link to each workbook. */
export const townshipWorkbook = (book: TownshipBook): Workbook => ({
  title: `${book.townshipName} ${quarterName(book.quarter)} 季度检查汇总`,
  footer: `${book.townshipName} ${quarterName(book.quarter)}　指纹 ${book.fingerprint}`,
  madeAt: book.closedAt,
  sheets: [rollUp(book)],
});
