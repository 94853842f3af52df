import type { Signature } from "#domain/audit/signing.ts";
import type { Instant, LocalDate, Quarter } from "#domain/core/dates.ts";
import { sumOf, type Fen } from "#domain/core/fen.ts";
import { coverTables } from "./cover-tables.ts";
import { rangeIn, tableRows, textInFormula, type Formula, type Row, type Sheet } from "./sheet.ts";
import { chinaTime } from "./china-time.ts";
import { signatureNotes } from "./signature-words.ts";
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
  /** Whether the accounts that fell due within the quarter hung in time; null where there were none. */
  readonly isPublishedInTime: boolean | null;
  readonly cashFen: Fen;
  readonly lastResolutionOn: LocalDate | null;
  readonly shortCode: string;
  readonly workbookName: string;
};

export type TownshipBook = {
  readonly townshipName: string;
  readonly quarter: Quarter;
  /** The copy for everybody's eyes: it leads to the masked workbooks. */
  readonly isMasked: boolean;
  readonly programVersion: string;
  /** The last closing of any of the books. */
  readonly closedAt: Instant;
  readonly fingerprint: string;
  /** 指纹全文: 64 digits. */
  readonly chainHash: string;
  readonly rows: readonly TownshipRow[];
  readonly signatures: readonly Signature[];
  /** Books closed down within the quarter: they are in no row. */
  readonly leftOut: readonly string[];
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
    row.isPublishedInTime === null ? "—" : row.isPublishedInTime ? "是" : "否",
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

const rollNotes = (book: TownshipBook): readonly string[] => [
  "注：排名按红色疑点由少到多。按时公开指本季度内到期的财务公开（上一季的账）是否按期张贴，取自公开登记；—为没有到期的。工作簿链接指向同一文件夹中的各账套工作簿。",
  "超限额：季末仍超出限额的，加上本季度超限额入账、列为疑点 E14 的（后来会议提高限额或追认的也算）；同一分类算一项，金额取超出最多时的数。禁止列支的分类按限额为零算。",
  `本表数据指纹 ${book.fingerprint}，由各账套季末指纹汇成；生成时间为最后一个账套结账的时间。乡账 ${book.programVersion}。`,
  ...(book.leftOut.length === 0 ? [] : [`本季度内停用、没有做满本季度的账套不在表内：${book.leftOut.join("、")}。`]),
  ...signatureNotes(book.signatures),
];

const rollUp = (book: TownshipBook): Sheet => {
  const money = { kind: "money", width: 15 } as const;
  const count = { kind: "whole", width: 8 } as const;
  const ranked = withRanks(book.rows);
  return {
    name: "乡镇汇总",
    title: `${book.townshipName}村级财务季度检查汇总表`,
    under: [
      `编制单位：${book.townshipName}村级会计委托代理服务中心`,
      `${quarterName(book.quarter)}　金额单位：元${book.isMasked ? "　已脱敏（公开用）" : ""}`,
    ],
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
    notes: rollNotes(book),
  };
};

/** A village is in time when all its books are. */
const inTimeText = (own: readonly TownshipRow[]): string => {
  const due = own.flatMap((row) => row.isPublishedInTime ?? []);
  return due.length === 0 ? "—" : due.every(Boolean) ? "是" : "否";
};

const villageRow = (
  roll: Sheet,
  { name, own }: { readonly name: string; readonly own: readonly TownshipRow[] },
  at: number,
): Row => {
  const names = rangeIn(roll, { table: 0, column: 1 });
  const sum = (column: number, amountOf: (row: TownshipRow) => number): Formula => ({
    formula: `SUMIFS(${rangeIn(roll, { table: 0, column })},${names},A${at})`,
    result: sumOf(own, amountOf),
  });
  const incomeFen = sumOf(own, (row) => row.incomeFen);
  const expenseFen = sumOf(own, (row) => row.expenseFen);
  const nonProductiveFen = sumOf(own, (row) => row.nonProductiveFen);
  return {
    cells: [
      name,
      { formula: `COUNTIFS(${names},A${at})`, result: own.length },
      sum(3, (row) => row.incomeFen),
      sum(4, (row) => row.expenseFen),
      { formula: `C${at}-D${at}`, result: incomeFen - expenseFen },
      sum(6, (row) => row.nonProductiveFen),
      { formula: `IF(D${at}=0,"",F${at}/D${at})`, result: expenseFen === 0 ? "" : nonProductiveFen / expenseFen },
      sum(8, (row) => row.overCapCount),
      sum(9, (row) => row.overCapFen),
      sum(10, (row) => row.openFindings),
      sum(11, (row) => row.redFindings),
      sum(14, (row) => row.cashFen),
      inTimeText(own),
    ],
  };
};

/** 按村汇总: a village's two sets of books in one row, added up from the roll-up by live formulas. */
const byVillage = (book: TownshipBook, roll: Sheet): Sheet => {
  const villages = [...Map.groupBy(book.rows, (row) => row.villageName)];
  const money = { kind: "money", width: 17, total: "sum" } as const;
  const count = { kind: "whole", width: 10, total: "sum" } as const;
  return {
    name: "按村汇总",
    title: `${book.townshipName}村级财务季度检查汇总表（按村）`,
    under: roll.under,
    hasFilter: true,
    hasSigners: true,
    frozenColumns: 1,
    tables: [
      {
        columns: [
          { heading: "村", kind: "text", width: 18 },
          { heading: "账套数", kind: "whole", width: 9, total: "sum" },
          { heading: "收入", ...money },
          { heading: "支出", ...money },
          { heading: "收支差额", ...money },
          { heading: "非生产性支出", ...money },
          { heading: "占支出", kind: "share", width: 10 },
          { heading: "超限额（项）", ...count },
          { heading: "超限额金额", ...money },
          { heading: "待处理疑点", ...count },
          { heading: "其中红色", ...count },
          { heading: "库存现金", ...money },
          { heading: "按时公开", kind: "centre", width: 10 },
        ],
        count: villages.length,
        rows: tableRows(villages, ([name, own], at) => villageRow(roll, { name, own }, at)),
        totalLabel: "合计",
      },
    ],
    notes: [
      "注：村民委员会与农村集体经济组织两个主体的账各自独立，本表只把同一个村的两套账并列相加，不作合并抵销。有一套账没有按时公开的，按时公开为“否”。",
    ],
  };
};

const coverPairs = (book: TownshipBook): readonly (readonly [string, string])[] => [
  ["乡镇", book.townshipName],
  ["期间", quarterName(book.quarter)],
  ["编制单位", `${book.townshipName}村级会计委托代理服务中心`],
  ["账套数", `${String(book.rows.length)} 套`],
  ["生成时间（最后一个账套结账的时间）", chinaTime(book.closedAt)],
  ["软件版本", `乡账 ${book.programVersion}`],
  ["数据指纹", book.fingerprint],
  ["指纹全文", book.chainHash],
  ["账号显示", book.isMasked ? "已脱敏（公开用）" : "完整（内部用）"],
  ...book.signatures.flatMap(({ note }) => (note === "" ? [] : [["未答复疑点的说明", note] as const])),
];

/** 封面 of the roll-up, with its fingerprint in letters and as a QR code. */
const townshipCover = (book: TownshipBook): Sheet => {
  return {
    name: "封面",
    title: `${book.townshipName}村级财务季度检查汇总`,
    under: [`${book.townshipName}村级会计委托代理服务中心`, quarterName(book.quarter)],
    hasFilter: false,
    hasSigners: false,
    isOnePage: true,
    frozenColumns: 0,
    tables: coverTables(coverPairs(book), book),
    notes: [
      "编制说明：汇总由各账套的季度检查工作簿汇成，数据指纹由各账套季末指纹算出；任何一个账套的账变了，这个指纹就对不上。",
    ],
  };
};

/** The township's roll-up: one row a set of books, totals, and a link to each workbook. */
export const townshipWorkbook = (book: TownshipBook): Workbook => {
  const roll = rollUp(book);
  return {
    title: `${book.townshipName} ${quarterName(book.quarter)} 季度检查汇总`,
    footer: `${book.townshipName} ${quarterName(book.quarter)}　指纹 ${book.fingerprint}`,
    madeAt: book.closedAt,
    sheets: [townshipCover(book), roll, byVillage(book, roll)],
  };
};
