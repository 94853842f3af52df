import { actionNames } from "#domain/audit/action-names.ts";
import type { QuarterBook } from "#domain/audit/quarter-book.ts";
import type { LogCount, LogLine } from "#domain/audit/quarter-details.ts";
import { chinaTime } from "./china-time.ts";
import { detailSheet, detailTable } from "./detail-sheet.ts";
import type { Row, Sheet } from "./sheet.ts";

const names: Readonly<Record<string, string>> = actionNames;

const countRow = (row: LogCount): Row => ({
  cells: [names[row.action] ?? row.action, row.count, row.people, chinaTime(row.firstAt), chinaTime(row.lastAt)],
});

const lineRow = (row: LogLine): Row => ({
  cells: [chinaTime(row.at), "完成", row.personName, names[row.action] ?? row.action, row.subject],
});

/** 30 日志摘要: what was done how often and by whom, then the sensitive operations one by one. */
export const logSheet = (book: QuarterBook): Sheet =>
  detailSheet(book.cover, "log", {
    title: "日志摘要",
    hasFilter: false,
    tables: [
      detailTable({
        columns: [
          { heading: "操作", kind: "text", width: 22 },
          { heading: "次数", kind: "whole", width: 9, total: "sum" },
          { heading: "操作人", kind: "wrap", width: 30 },
          { heading: "第一次", kind: "centre", width: 20 },
          { heading: "最后一次", kind: "wrap", width: 56 },
        ],
        records: book.log.counts,
        rowOf: countRow,
        totalLabel: "合计",
      }),
      detailTable({
        caption: "敏感操作",
        columns: [
          { heading: "时间", kind: "text", width: 22 },
          { heading: "结果", kind: "centre", width: 9 },
          { heading: "操作人", kind: "centre", width: 30 },
          { heading: "操作", kind: "centre", width: 20 },
          { heading: "对象", kind: "wrap", width: 56 },
        ],
        records: book.log.lines,
        rowOf: lineRow,
      }),
    ],
    notes: [
      ...(book.log.leftOut === 0
        ? []
        : [`敏感操作太多，还有 ${String(book.log.leftOut)} 条没有列在本表，请到“操作日志”按账套查。`]),
      "注：自上一季度结账后（第一本自季度第一天）起、至本季度最后一个月结账止，按日志序号，列本账套和全乡镇共用部分（人员、规则、设置、备份）的操作。被拒绝的操作不改账，不列。全部日志在“操作日志”，逐条链式校验。",
    ],
  });
