import type { QuarterBook } from "#domain/audit/quarter-book.ts";
import type { AssetLine, DebtLine, LeaseLine } from "#domain/audit/quarter-registers.ts";
import { fen, moneyTextFromFen, sumOf, type Fen } from "#domain/core/fen.ts";
import { leaseSortNames, tenderNames } from "#domain/funds/lease.ts";
import { detailSheet, detailTable } from "./detail-sheet.ts";
import type { Row, Sheet } from "./sheet.ts";

const money = { kind: "money", width: 14 } as const;

const assetColumns = [
  { heading: "编号", kind: "text", width: 13 },
  { heading: "名称", kind: "wrap", width: 26 },
  { heading: "类别", kind: "wrap", width: 20 },
  { heading: "原值", ...money, total: "sum" },
  { heading: "累计折旧", ...money, total: "sum" },
  { heading: "净值", ...money, total: "sum" },
  { heading: "本期增减", ...money, total: "sum" },
  { heading: "依据", kind: "wrap", width: 24 },
  { heading: "存放", kind: "wrap", width: 18 },
  { heading: "盘点结果", kind: "centre", width: 18 },
] as const;

const assetRow = (row: AssetLine, at: number): Row => ({
  cells: [
    row.number,
    row.name,
    row.category,
    row.costFen,
    row.wornFen,
    { formula: `D${at}-E${at}`, result: fen(row.costFen - row.wornFen) },
    row.changedFen,
    row.basis,
    row.place,
    row.counted,
  ],
});

/** Where cost and net value stand on 固定资产与在建工程表: cards are the first table, works the second. */
export const assetCost = 4;
export const assetNet = 6;

/** 16 固定资产与在建工程表: cards with what stands without one, then works by project. */
export const assetsSheet = (book: QuarterBook): Sheet =>
  detailSheet(book.cover, "assets", {
    title: "固定资产与在建工程表",
    frozenColumns: 2,
    hasFilter: false,
    tables: [
      detailTable({
        caption: "固定资产、生物资产、无形资产",
        columns: assetColumns,
        records: book.assets.filter((row) => row.section !== "works"),
        rowOf: assetRow,
        totalLabel: "合计",
      }),
      detailTable({
        caption: "在建工程",
        columns: assetColumns,
        records: book.assets.filter((row) => row.section === "works"),
        rowOf: assetRow,
        totalLabel: "合计",
      }),
    ],
    notes: ["注：账上有、没有建卡片的单独列示；盘点结果取季末以前最近一次盘点。"],
  });

const leaseStates = { running: "履行中", ended: "提前终止", expired: "已到期" } as const;

const leaseRow = (row: LeaseLine, at: number): Row => ({
  cells: [
    row.subject,
    leaseSortNames[row.sort],
    row.area,
    row.lessee,
    row.number,
    row.fromOn,
    row.toOn,
    row.yearFen,
    row.dueFen,
    row.receivedFen,
    { formula: `MAX(0,I${at}-J${at})`, result: fen(Math.max(0, row.dueFen - row.receivedFen)) },
    tenderNames[row.tenderMode],
    row.posted,
    leaseStates[row.state],
  ],
});

/** 17 资产资源发包租赁台账: every contract with what fell due, what came in and what is in arrears. */
export const leasesSheet = (book: QuarterBook): Sheet =>
  detailSheet(book.cover, "leases", {
    title: "资产资源发包租赁台账",
    tables: [
      detailTable({
        columns: [
          { heading: "标的", kind: "wrap", width: 24 },
          { heading: "种类", kind: "centre", width: 8 },
          { heading: "面积", kind: "centre", width: 10 },
          { heading: "承租人", kind: "wrap", width: 16 },
          { heading: "合同号", kind: "wrap", width: 16 },
          { heading: "起期", kind: "date", width: 12 },
          { heading: "止期", kind: "date", width: 12 },
          { heading: "年租金", ...money, total: "sum" },
          { heading: "应收", ...money, total: "sum" },
          { heading: "实收", ...money, total: "sum" },
          { heading: "欠收", ...money, total: "sum" },
          { heading: "招标方式", kind: "centre", width: 10 },
          { heading: "公示", kind: "centre", width: 9 },
          { heading: "状态", kind: "centre", width: 10 },
        ],
        records: book.leases,
        rowOf: leaseRow,
        totalLabel: "合计",
      }),
    ],
    notes: ["注：应收为到季末累计到期的租金，实收按记账凭证上的合同统计（含启用前已收）；多收的是以后各期的租金。"],
  });

const debtRow = (row: DebtLine, of: { readonly at: number; readonly alertFen: Fen | null }): Row => ({
  cells: [
    row.number,
    row.creditor,
    row.account,
    row.purpose,
    row.principalFen,
    row.ratePoints === null ? "" : row.ratePoints / 10_000,
    row.fromOn,
    row.dueOn,
    row.approval,
    { formula: `E${of.at}-K${of.at}`, result: fen(row.principalFen - row.owedFen) },
    row.owedFen,
    of.alertFen,
    [row.isOffBooks ? "账上没有" : "", row.isOverdue ? "逾期" : ""].filter((text) => text !== "").join("、"),
  ],
});

/** Where what is owed stands on 债务明细表. */
export const debtOwed = 11;

/** The note under the debts: whether all that is owed passes the line the township set. */
const debtNote = (
  alertFen: Fen | null,
  { owedFen, hasOffBooks }: { owedFen: number; hasOffBooks: boolean },
): string => {
  const rest = `已还、期末按账上各债权人的余额统计，先借的先还。${
    hasOffBooks
      ? "注明“账上没有”的登记了却从未记账，已还算零，期末按本金列，与科目余额表的勾稽因此不为零：请查明借款去向，补记入账。"
      : ""
  }`;
  if (alertFen === null) return `注：没有设定债务预警线。${rest}`;
  const state = owedFen > alertFen ? `已超过 ${moneyTextFromFen(fen(owedFen - alertFen))} 元` : "没有超过";
  return `注：债务预警线 ${moneyTextFromFen(alertFen)} 元，按期末合计比较，${state}。${rest}`;
};

/** 15 债务明细表: every debt with its rate and due day, the total beside the line the township set. */
export const debtsSheet = (book: QuarterBook): Sheet => {
  const { debtAlertFen } = book;
  const alert =
    debtAlertFen === null
      ? {}
      : { total: (rows: { readonly first: number; readonly last: number }) => `MAX(L${rows.first}:L${rows.last})` };
  return detailSheet(book.cover, "debts", {
    title: "债务明细表",
    tables: [
      detailTable({
        columns: [
          { heading: "编号", kind: "text", width: 11 },
          { heading: "债权人", kind: "wrap", width: 18 },
          { heading: "科目", kind: "wrap", width: 16 },
          { heading: "用途", kind: "wrap", width: 22 },
          { heading: "本金", ...money, total: "sum" },
          { heading: "年利率", kind: "share", width: 9 },
          { heading: "借款日", kind: "date", width: 12 },
          { heading: "到期日", kind: "date", width: 12 },
          { heading: "审批文件", kind: "wrap", width: 18 },
          { heading: "已还", ...money, total: "sum" },
          { heading: "期末", ...money, total: "sum" },
          { heading: "预警线", ...money, ...alert, totalResult: book.debts.length === 0 ? 0 : (debtAlertFen ?? 0) },
          { heading: "提示", kind: "wrap", width: 9 },
        ],
        records: book.debts,
        rowOf: (row, at) => debtRow(row, { at, alertFen: debtAlertFen }),
        totalLabel: "合计",
      }),
    ],
    notes: [
      debtNote(debtAlertFen, {
        owedFen: sumOf(book.debts, ({ owedFen }) => owedFen),
        hasOffBooks: book.debts.some(({ isOffBooks }) => isOffBooks),
      }),
    ],
  });
};
