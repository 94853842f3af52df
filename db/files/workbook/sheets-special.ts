import type { QuarterBook } from "#domain/audit/quarter-book.ts";
import type { DonationRow, HospitalityRow, RaisedRow } from "#domain/audit/quarter-special.ts";
import { fen } from "#domain/core/fen.ts";
import { perUnitFen } from "#domain/checks/unit-standard.ts";
import { detailSheet, detailTable } from "./detail-sheet.ts";
import type { Tie } from "./sheets-front.ts";
import { totalIn, type Column, type Formula, type Row, type Sheet } from "./sheet.ts";

const money = { kind: "money", width: 14 } as const;
const summed = { ...money, total: "sum" } as const;

const hospitalityColumns: readonly Column[] = [
  { heading: "日期", kind: "date", width: 12 },
  { heading: "凭证", kind: "centre", width: 15 },
  { heading: "分类", kind: "text", width: 15 },
  { heading: "事由", kind: "wrap", width: 30 },
  { heading: "金额", ...summed },
  { heading: "参加人数", kind: "whole", width: 10, total: "sum" },
  { heading: "人均", ...money },
  { heading: "标准", ...money },
  { heading: "超过标准", ...summed },
  { heading: "票据", kind: "wrap", width: 22 },
  { heading: "审批人", kind: "wrap", width: 18 },
  { heading: "附签到", kind: "centre", width: 9 },
];

const overOf = ({ amountFen, units, standardFen }: HospitalityRow): number =>
  standardFen === null || units === null ? 0 : Math.max(0, amountFen - units * standardFen);

const hospitalityRow = (row: HospitalityRow, at: number): Row => ({
  cells: [
    row.onDate,
    row.voucherName,
    row.category,
    row.summary,
    row.amountFen,
    row.units,
    {
      formula: `IF(N(F${at})=0,"",ROUNDUP(E${at}/F${at},2))`,
      result: row.units === null || row.amountFen < 0 ? "" : perUnitFen(row.amountFen, row.units),
    },
    row.standardFen,
    { formula: `IF(OR(N(F${at})=0,H${at}=""),0,MAX(0,E${at}-F${at}*H${at}))`, result: fen(overOf(row)) },
    row.receipts,
    row.approvers,
    row.hasList ? "有" : "无",
  ],
});

/** 8 招待费、会务用餐专项: every spending on them, and what other categories may hide of it. */
export const hospitalitySheet = (book: QuarterBook): Sheet =>
  detailSheet(book.cover, "hospitality", {
    title: "招待费、会务用餐专项",
    tables: [
      detailTable({
        columns: hospitalityColumns,
        records: book.hospitality,
        rowOf: hospitalityRow,
        totalLabel: "合计",
      }),
      ...(book.disguised.length === 0
        ? []
        : [
            detailTable({
              caption: "列在其他分类、摘要像招待的",
              columns: hospitalityColumns,
              records: book.disguised,
              rowOf: hospitalityRow,
              totalLabel: "合计",
            }),
          ]),
    ],
    notes: [
      "注：人数取单据上登记的人数（名单、签到表优先）；没有登记的，人均不算。标准取当天生效的“单价标准”规则，没有规则的空着。超过标准＝金额－人数×标准。其他分类按疑点参数里招待用语查摘要，只供核对。",
    ],
  });

const raisedRow = (row: RaisedRow, at: number): Row => ({
  cells: [
    row.name,
    row.openingFen,
    row.raisedFen,
    row.spentFen,
    { formula: `B${at}+C${at}-D${at}`, result: fen(row.openingFen + row.raisedFen - row.spentFen) },
    row.posted === "" ? "未见公示" : row.posted,
  ],
});

const donationRow = (row: DonationRow, at: number): Row => ({
  cells: [
    row.name,
    row.raisedFen,
    row.spentFen,
    { formula: `B${at}-C${at}`, result: fen(row.raisedFen - row.spentFen) },
    row.giver,
    row.posted === "" ? "未见公示" : row.posted,
  ],
});

/** What 一事一议 left is what its account holds. */
export const raisedTies = (book: QuarterBook, sheet: Sheet, held: Formula): readonly Tie[] =>
  book.raised.length === 0
    ? []
    : [
        {
          name: "一事一议与捐赠表一事一议结余＝科目余额表一事一议资金",
          left: totalIn(sheet, { table: 0, column: 5 }),
          right: held,
          sheetName: sheet.name,
        },
      ];

/** 20 一事一议与捐赠表: what was raised and given within the year, what was spent and is left, and where it hung. */
export const raisedSheet = (book: QuarterBook): Sheet =>
  detailSheet(book.cover, "raised", {
    title: "一事一议与捐赠表",
    tables: [
      detailTable({
        caption: "一事一议资金",
        columns: [
          { heading: "名称", kind: "wrap", width: 34 },
          { heading: "年初结余", ...summed, width: 17 },
          { heading: "本年筹集", ...summed, width: 17 },
          { heading: "本年支出", ...summed, width: 17 },
          { heading: "结余", ...summed, width: 17 },
          { heading: "公示", kind: "wrap", width: 40 },
        ],
        records: book.raised,
        rowOf: raisedRow,
        totalLabel: "合计",
      }),
      detailTable({
        caption: "捐赠",
        columns: [
          { heading: "名称", kind: "wrap", width: 34 },
          { heading: "本年收到", ...summed, width: 17 },
          { heading: "本年支出", ...summed, width: 17 },
          { heading: "差额", ...summed, width: 17 },
          { heading: "捐赠人", kind: "wrap", width: 17 },
          { heading: "公示", kind: "wrap", width: 40 },
        ],
        records: book.donations,
        rowOf: donationRow,
        totalLabel: "合计",
      }),
    ],
    notes: [
      "注：一事一议取科目“一事一议资金”各项目的本年数。捐赠取科目、摘要或资金名称里写“捐”的收入；记到同一资金的合在一行，支出为带该资金的已记账支出，没有指定资金的支出不能分开，差额照收到数列。公示取公开公示登记，写明名称的优先，没有单独公示的列随财务公开张贴的那一期。",
    ],
  });
