import { Alert } from "antd";
import type { ReactNode } from "react";
import { monthText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { rowFaultText } from "#renderer/words/moving.ts";
import type { Preview } from "./mapping-table.tsx";

type Rejected = Preview["rejected"][number];
type Voucher = Preview["vouchers"][number];

const rejectedColumns: readonly PaperColumn<Rejected>[] = [
  { key: "sheet", title: "工作表", width: 140, cell: (row) => row.sheet },
  { key: "row", title: "行", width: 80, align: "right", cell: (row) => row.row },
  { key: "column", title: "列", width: 70, align: "center", cell: (row) => row.column },
  { key: "fault", title: "问题", width: 200, cell: (row) => rowFaultText(row.fault) },
  { key: "text", title: "原文", hint: (row) => row.text, cell: (row) => row.text },
];

const voucherColumns: readonly PaperColumn<Voucher>[] = [
  { key: "date", title: "日期", width: 120, cell: (row) => row.onDate },
  { key: "number", title: "凭证号", width: 110, cell: (row) => `${row.word}-${row.number}` },
  { key: "summary", title: "摘要", hint: (row) => row.summary, cell: (row) => row.summary },
  { key: "lines", title: "分录", width: 80, align: "right", cell: (row) => row.lines },
  { key: "amount", title: "金额", width: 160, align: "right", cell: (row) => moneyText(row.debitFen) },
];

const heightOf = (rows: number): string => `${Math.min(rows + 1, 8) * 39 + 4}px`;

/** The gaps in the numbers of imported vouchers, month by month. */
export const gapText = (gaps: Preview["gaps"]): string =>
  gaps.map((gap) => `${monthText(gap.month)} ${gap.word} 缺 ${gap.missing.join("、")}`).join("；");

/** What the file holds, and the rows that cannot be taken, each by its place. */
export const PreviewTables = ({ preview }: { readonly preview: Preview }): ReactNode => (
  <>
    {preview.rejected.length > 0 && (
      <>
        <Alert
          showIcon
          style={{ margin: "12px 0 8px" }}
          title={`有 ${preview.rejected.length} 行不能导入。请按下面的行号在原文件里改好，再重新选择文件；一行都还没有导入。`}
          type="error"
        />
        <PaperTable
          columns={rejectedColumns}
          height={heightOf(preview.rejected.length)}
          keyOf={(row) => `${row.row}/${row.column}/${row.fault}`}
          label="不能导入的行"
          rows={preview.rejected}
          viewKey="move-in-rejected"
        />
      </>
    )}
    {preview.vouchers.length > 0 && (
      <>
        <h3>凭证（{preview.vouchers.length} 张）</h3>
        <PaperTable
          columns={voucherColumns}
          height={heightOf(preview.vouchers.length)}
          keyOf={(row) => `${row.month}/${row.word}/${row.number}`}
          label="凭证"
          rows={preview.vouchers}
          viewKey="move-in-vouchers"
        />
      </>
    )}
  </>
);
