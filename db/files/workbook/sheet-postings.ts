import type { PublicationLine, QuarterBook } from "#domain/audit/quarter-book.ts";
import { detailSheet, detailTable } from "./detail-sheet.ts";
import type { Row, Sheet } from "./sheet.ts";
import { quarterName } from "./words.ts";

const kindNames: Readonly<Record<PublicationLine["kind"], string>> = {
  finance: "财务公开",
  resolution: "决议公示",
  lease: "发包租赁公示",
  project: "工程项目公示",
  other: "其他公示",
};
const wayNames: Readonly<Record<PublicationLine["way"], string>> = {
  board: "公开栏张贴",
  meeting: "会议通报",
  online: "网络公开",
  broadcast: "广播",
  delivery: "入户发放",
};

const postingRow = (row: PublicationLine): Row => ({
  cells: [
    row.quarter === null ? kindNames[row.kind] : quarterName(row.quarter),
    row.version > 1 ? `${row.title}（第 ${row.version} 版）` : row.title,
    row.fromOn,
    row.toOn,
    row.days,
    `${wayNames[row.way]}：${row.place}`,
    row.photoNames.length === 0 ? "无照片" : row.photoNames.join("、"),
    row.questions.map(({ question, answer }) => `问：${question}　答：${answer ?? "（还没有答复）"}`).join("\n"),
    row.shortfall,
  ],
});

/** 23 公开公示登记表: everything that hung within the quarter, as it stood on the quarter's last day. */
export const postingsSheet = (book: QuarterBook): Sheet =>
  detailSheet(book.cover, "postings", {
    title: "公开公示登记表",
    tables: [
      detailTable({
        columns: [
          { heading: "期次", kind: "centre", width: 16 },
          { heading: "内容", kind: "wrap", width: 36 },
          { heading: "开始", group: "起止日期", kind: "date", width: 12 },
          { heading: "结束", group: "起止日期", kind: "date", width: 12 },
          { heading: "天数", kind: "whole", width: 8 },
          { heading: "方式", kind: "wrap", width: 22 },
          { heading: "照片附件", kind: "wrap", width: 22 },
          { heading: "群众意见及答复", kind: "wrap", width: 40 },
          { heading: "提前取下或没有照片的原因", kind: "wrap", width: 22 },
        ],
        records: book.publications,
        rowOf: postingRow,
      }),
    ],
    notes: [
      "注：至季末还挂着的，结束日期空着，天数算到季末；张贴当天不算。本季度的财务公开在下季度张贴，登记在下季度的本表。",
    ],
  });
