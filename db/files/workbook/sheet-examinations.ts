import type { ExaminationLine, RefusedLine } from "#domain/audit/examinations.ts";
import type { QuarterBook } from "#domain/audit/quarter-book.ts";
import { detailSheet, detailTable } from "./detail-sheet.ts";
import type { Row, Sheet } from "./sheet.ts";

const meetingRow = (row: ExaminationLine): Row => ({
  cells: [
    row.metOn,
    row.place,
    row.examinedCount,
    row.examinedFen,
    row.refusedCount,
    row.refusedFen,
    row.opinion,
    row.people.join("、"),
    row.scanNames.length === 0 ? "没有存扫描件" : row.scanNames.join("、"),
    "",
  ],
});

const refusedRow = (row: RefusedLine): Row => ({
  cells: [row.metOn, row.claimNumber, row.purpose, row.line, row.amountFen, row.reason, row.bookedName],
});

/** 22 民主理财审核记录: the meetings of the quarter, and each item they refused with what became of it. */
export const examinationsSheet = (book: QuarterBook): Sheet =>
  detailSheet(book.cover, "examinations", {
    title: "民主理财审核记录",
    tables: [
      detailTable({
        columns: [
          { heading: "会期", kind: "date", width: 12 },
          { heading: "地点", kind: "text", width: 14 },
          { heading: "笔数", group: "审核", kind: "whole", width: 8, total: "sum" },
          { heading: "金额", group: "审核", kind: "money", width: 16, total: "sum" },
          { heading: "笔数", group: "否决", kind: "whole", width: 8, total: "sum" },
          { heading: "金额", group: "否决", kind: "money", width: 16, total: "sum" },
          { heading: "意见", kind: "wrap", width: 28 },
          { heading: "参加人", kind: "wrap", width: 24 },
          { heading: "会议记录", kind: "wrap", width: 20 },
          { heading: "签章", kind: "text", width: 14 },
        ],
        records: book.examinations.meetings,
        rowOf: meetingRow,
        totalLabel: "合计",
      }),
      detailTable({
        columns: [
          { heading: "会期", kind: "date", width: 12 },
          { heading: "报账单号", kind: "centre", width: 14 },
          { heading: "用途", kind: "text", width: 8 },
          { heading: "否决的内容", kind: "wrap", width: 16 },
          { heading: "金额", kind: "money", width: 8, total: "sum" },
          { heading: "理由", kind: "wrap", width: 16 },
          { heading: "这一版是否入账", kind: "wrap", width: 28 },
        ],
        records: book.examinations.refused,
        rowOf: refusedRow,
        totalLabel: "否决合计",
      }),
    ],
    notes: [
      "注：按会议日期列本季度的民主理财（监委会）会议，材料截至本季度结账时。否决的一版不能入账；村里改正后另成新版，按新版重新审核。签章栏供监委会盖章。",
    ],
  });
