import type { QuarterBook } from "#domain/audit/quarter-book.ts";
import type { ReceiptBookRow, SpoiltReceiptRow } from "#domain/audit/quarter-details.ts";
import { detailSheet, detailTable } from "./detail-sheet.ts";
import type { Row, Sheet } from "./sheet.ts";

const money = { kind: "money", width: 14 } as const;
const count = { kind: "whole", width: 8, total: "sum" } as const;

/** 缺号 is what neither was used nor spoilt nor is still blank. */
const receiptRow = (row: ReceiptBookRow, at: number): Row => ({
  cells: [
    row.sort ?? "未登记领用",
    row.first,
    row.last,
    row.issuedTo,
    row.issuedOn,
    row.span,
    row.used,
    row.spoilt,
    row.unused,
    {
      formula: `F${at}-G${at}-H${at}-I${at}`,
      result: row.span - row.used - (row.spoilt ?? 0) - (row.unused ?? 0),
    },
    row.missing.join("、"),
    row.amountFen,
    row.settledOn,
  ],
});

const spoiltRow = (row: SpoiltReceiptRow): Row => ({
  cells: [row.sort, row.number, row.voidedOn, row.reason, row.copiesOn ?? "不齐", row.byName],
});

/** 25 票据使用登记: registered books, runs of receipts of none, and what was spoilt. */
export const receiptsSheet = (book: QuarterBook): Sheet =>
  detailSheet(book.cover, "receipts", {
    title: "票据使用登记",
    tables: [
      detailTable({
        columns: [
          { heading: "票据种类", kind: "text", width: 18 },
          { heading: "起号", kind: "text", width: 16 },
          { heading: "止号", kind: "text", width: 16 },
          { heading: "领用人", kind: "centre", width: 10 },
          { heading: "领用日期", kind: "centre", width: 12 },
          { heading: "起止号数", kind: "whole", width: 10, total: "sum" },
          { heading: "已用", ...count },
          { heading: "作废", ...count },
          { heading: "未用", ...count },
          { heading: "缺号", ...count },
          { heading: "缺号明细", kind: "wrap", width: 26 },
          { heading: "票面金额", ...money, total: "sum" },
          { heading: "核销日期", kind: "centre", width: 12 },
        ],
        records: book.receiptBooks,
        rowOf: receiptRow,
        totalLabel: "合计",
      }),
      detailTable({
        caption: "作废票据",
        columns: [
          { heading: "票据种类", kind: "text", width: 18 },
          { heading: "号码", kind: "text", width: 16 },
          { heading: "作废日期", kind: "centre", width: 16 },
          { heading: "原因", kind: "wrap", width: 40, span: 4 },
          { heading: "各联齐全日期", kind: "centre", width: 24, span: 3 },
          { heading: "登记人", kind: "centre", width: 26 },
        ],
        records: book.spoiltReceipts,
        rowOf: spoiltRow,
      }),
    ],
    notes: [
      "注：已用按已记账收款凭证所附票据号码统计；起止号数＝已用＋作废＋未用＋缺号。没有登记领用的，只能按本年用过的号码排出，号码相隔较远的视为另一本，作废、未用无从得知。缺号须找到实物票据。",
    ],
  });
