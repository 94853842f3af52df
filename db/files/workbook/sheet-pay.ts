import type { PayBookRow } from "#domain/audit/pay-book.ts";
import type { QuarterBook } from "#domain/audit/quarter-book.ts";
import { fen } from "#domain/core/fen.ts";
import { detailSheet, detailTable } from "./detail-sheet.ts";
import type { Row, Sheet } from "./sheet.ts";

const money = { kind: "money", width: 13 } as const;

const payRow = (row: PayBookRow, at: number): Row => ({
  cells: [
    row.name,
    row.post,
    row.basis,
    row.month,
    row.days === 0 ? "" : String(row.days),
    row.rateFen === 0 ? null : row.rateFen,
    row.dueFen,
    row.withheldFen,
    { formula: `G${at}-H${at}`, result: fen(row.dueFen - row.withheldFen) },
    row.received,
    row.yearFen,
    row.capFen,
    row.capFen === null ? "" : { formula: `IF(K${at}>L${at},"超","")`, result: row.yearFen > row.capFen ? "超" : "" },
  ],
});

/** 9 误工补贴与报酬表: who was paid what by which standard, what of the year it makes, and whether it was signed for. */
export const paySheet = (book: QuarterBook): Sheet =>
  detailSheet(book.cover, "pay", {
    title: "误工补贴与报酬表",
    tables: [
      detailTable({
        columns: [
          { heading: "姓名", kind: "text", width: 12 },
          { heading: "职务", kind: "text", width: 14 },
          { heading: "标准依据", kind: "wrap", width: 34 },
          { heading: "月份", kind: "centre", width: 10 },
          { heading: "天数", kind: "centre", width: 8 },
          { heading: "单价", kind: "money", width: 11 },
          { heading: "应发", ...money, total: "sum" },
          { heading: "代扣", kind: "money", width: 11, total: "sum" },
          { heading: "实发", ...money, total: "sum" },
          { heading: "签领", kind: "centre", width: 17 },
          { heading: "本年累计", ...money },
          { heading: "年度上限", ...money },
          { heading: "超限", kind: "centre", width: 7 },
        ],
        records: book.pay,
        rowOf: payRow,
        totalLabel: "合计",
      }),
    ],
    notes: [
      "注：列本季度批准的报酬、离任定补和误工补贴名单；本年累计按同一种名单计算到该行为止。签领为银行代发成功或本人签字的日期。",
    ],
  });
