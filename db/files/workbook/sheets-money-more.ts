import type { QuarterBook } from "#domain/audit/quarter-book.ts";
import type { AdjustmentRow, CashCountRow, CashRow, PartyRow } from "#domain/audit/quarter-details.ts";
import { fen } from "#domain/core/fen.ts";
import { detailSheet, detailTable } from "./detail-sheet.ts";
import type { Column, Row, Sheet } from "./sheet.ts";
import { correctionNames } from "./words.ts";

const money = { kind: "money", width: 15 } as const;

const cashRow = (row: CashRow, at: number): Row =>
  row.isOpening
    ? { tone: "section", cells: [row.onDate, "", row.summary, null, null, row.balanceFen, row.limitFen, row.overDays] }
    : {
        cells: [
          row.onDate,
          row.voucherName,
          row.summary,
          row.inFen,
          row.outFen,
          { formula: `F${at - 1}+D${at}-E${at}`, result: row.balanceFen },
          row.limitFen,
          row.overDays,
        ],
      };

const countRow = (row: CashCountRow, at: number): Row => ({
  cells: [
    row.onDate,
    row.countedBy,
    row.reason,
    row.bookFen,
    row.countedFen,
    { formula: `E${at}-D${at}`, result: fen(row.countedFen - row.bookFen) },
  ],
});

/** 10 现金日记账与盘点表: the journal of 101 with live balances; the counts of the quarter stand below. */
export const cashSheet = (book: QuarterBook): Sheet =>
  detailSheet(book.cover, "cash", {
    title: "现金日记账与盘点表",
    tables: [
      detailTable({
        columns: [
          { heading: "日期", kind: "date", width: 13 },
          { heading: "凭证号", kind: "centre", width: 16 },
          { heading: "摘要", kind: "wrap", width: 44 },
          { heading: "收入", ...money, total: "sum" },
          { heading: "支出", ...money, total: "sum" },
          { heading: "余额", ...money },
          { heading: "限额", ...money },
          { heading: "超限天数", kind: "whole", width: 10, total: "sum" },
        ],
        records: book.cash,
        rowOf: cashRow,
        totalLabel: "合计",
      }),
      detailTable({
        caption: "现金盘点",
        columns: [
          { heading: "盘点日期", kind: "date", width: 13 },
          { heading: "盘点人", kind: "centre", width: 16 },
          { heading: "科目、监盘人与差异原因", kind: "wrap", width: 44 },
          { heading: "账面", ...money },
          { heading: "实盘", ...money },
          { heading: "差异", ...money },
        ],
        records: book.cashCounts,
        rowOf: countRow,
      }),
    ],
    notes: [
      "注：限额取当日正在执行的库存现金限额规则，没有规则的为空；超限天数为日末余额超过限额起、至下次收付止的天数。",
      book.cashCounts.length === 0
        ? "本季度没有在程序里登记现金盘点：由出纳和主管现场盘点，盘点表附后。"
        : "现金盘点在程序里登记，登记后不能改；账面是盘点当时的余额。",
    ],
  });

const partyRow = (row: PartyRow, at: number): Row => ({
  cells: [
    row.party,
    row.account,
    row.openingFen,
    row.increaseFen,
    row.decreaseFen,
    { formula: `C${at}+D${at}-E${at}`, result: row.closingFen },
    row.since,
    ...row.ages,
    { formula: `F${at}-SUM(H${at}:K${at})`, result: fen(row.closingFen - row.ages.reduce((sum, age) => sum + age, 0)) },
    "",
  ],
});

const narrow = { kind: "money", width: 13 } as const;

const partyColumns = (side: string): readonly Column[] => [
  { heading: "对方", kind: "text", width: 24 },
  { heading: "性质", kind: "text", width: 20 },
  { heading: "期初", ...narrow, total: "sum" },
  { heading: "增加", ...narrow, total: "sum" },
  { heading: "减少", ...narrow, total: "sum" },
  { heading: `期末${side}`, ...narrow, total: "sum" },
  { heading: "最早发生", kind: "date", width: 12 },
  { heading: "1年以内", group: "账龄", ...narrow, total: "sum" },
  { heading: "1至2年", group: "账龄", ...narrow, total: "sum" },
  { heading: "2至3年", group: "账龄", ...narrow, total: "sum" },
  { heading: "3年以上", group: "账龄", ...narrow, total: "sum" },
  { heading: "核对", kind: "money", width: 10, total: "sum" },
  { heading: "责任人", kind: "centre", width: 10 },
];

/** Where the closing balances of claims (first) and debts (second table) stand on 往来款明细表. */
export const partyClosing = 6;

/** 14 往来款明细表: claims, then debts, by party with ages; what has no party stands apart. */
export const partiesSheet = (book: QuarterBook): Sheet => {
  const of = (isClaim: boolean): readonly PartyRow[] => book.parties.filter((row) => row.isClaim === isClaim);
  return detailSheet(book.cover, "parties", {
    title: "往来款明细表",
    tables: [
      detailTable({ columns: partyColumns("应收"), records: of(true), rowOf: partyRow, totalLabel: "应收合计" }),
      detailTable({
        caption: "应付及借款",
        columns: partyColumns("应付"),
        records: of(false),
        rowOf: partyRow,
        totalLabel: "应付合计",
      }),
    ],
    notes: [
      "注：还款先抵最早发生的款，账龄从发生当天起算；建账时带入的余额从建账日起算，实际账龄可能更长。核对列应为零。",
    ],
  });
};

const adjustmentRow = (row: AdjustmentRow): Row => ({
  cells: [
    row.onDate,
    row.original,
    row.correction,
    correctionNames[row.kind],
    row.isOfEarlierQuarter ? "以前期" : "本期",
    row.amountFen,
    row.effectFen,
    row.reason,
    row.preparedByName,
    row.reviewedByName,
  ],
});

/** 28 审计调整与以前期更正: every correction posted in the quarter, whatever period it corrects. */
export const adjustmentsSheet = (book: QuarterBook): Sheet =>
  detailSheet(book.cover, "adjustments", {
    title: "审计调整与以前期更正",
    tables: [
      detailTable({
        columns: [
          { heading: "更正日期", kind: "date", width: 13 },
          { heading: "原凭证", kind: "centre", width: 16 },
          { heading: "更正凭证", kind: "centre", width: 16 },
          { heading: "方式", kind: "centre", width: 12 },
          { heading: "所属期", kind: "centre", width: 10 },
          { heading: "更正金额", ...money },
          { heading: "对收支差额的影响", kind: "money", width: 17, total: "sum" },
          { heading: "原因", kind: "wrap", width: 40 },
          { heading: "制单", kind: "centre", width: 10 },
          { heading: "审核", kind: "centre", width: 10 },
        ],
        records: book.adjustments,
        rowOf: adjustmentRow,
        totalLabel: "合计",
      }),
    ],
    notes: ["注：列本季度记账的全部红字冲销和补充登记。影响＝收入类增加减支出类增加，红字为减少。原凭证不改不删。"],
  });
