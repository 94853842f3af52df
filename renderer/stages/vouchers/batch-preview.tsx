import { Alert, Tag } from "antd";
import type { ReactNode } from "react";
import type { InputOf, OutputOf } from "#contract/contract.ts";
import { moneyText, sidedText } from "#renderer/format/money.ts";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { sentenceOfParts } from "#renderer/words/failures.ts";

export type PreviewedBatch = {
  readonly input: InputOf<"voucher.batchPreview">;
  readonly result: OutputOf<"voucher.batchPreview">;
};
type Row = PreviewedBatch["result"]["rows"][number];
type Move = Row["moves"][number];

const moveText = (move: Move): string =>
  `${move.accountCode} ${move.accountName}：${sidedText(move.beforeFen)} → ${sidedText(move.afterFen)}`;

const columns: readonly PaperColumn<Row & { readonly at: number }>[] = [
  { key: "at", title: "行", width: 52, align: "center", cell: (row) => row.at + 1 },
  { key: "ledger", title: "账套", width: 210, cell: (row) => row.ledgerName, hint: (row) => row.ledgerName },
  { key: "total", title: "金额", width: 130, align: "right", cell: (row) => moneyText(row.totalFen) },
  {
    key: "state",
    title: "结果",
    width: 320,
    hint: (row) => (row.failure === null ? "" : sentenceOfParts(row.failure.code, row.failure.facts)),
    cell: (row) =>
      row.failure === null ? (
        row.holdCount > 0 ? (
          <Tag color="orange">可以做，审核时会被拦下</Tag>
        ) : (
          <Tag color="green">可以做</Tag>
        )
      ) : (
        <span className="red-amount">{sentenceOfParts(row.failure.code, row.failure.facts)}</span>
      ),
  },
  {
    key: "moves",
    title: "会动的余额（月末，含草稿）",
    width: 560,
    hint: (row) => row.moves.map(moveText).join("；"),
    cell: (row) => row.moves.map(moveText).join("；"),
  },
];

/** What a batch would do, row by row. */
export const BatchPreview = ({
  tried,
  isFresh,
}: {
  readonly tried: PreviewedBatch;
  readonly isFresh: boolean;
}): ReactNode => {
  const { rows, totalFen, differenceFen } = tried.result;
  const refused = rows.filter((row) => row.failure !== null).length;
  const title = !isFresh
    ? "上面改过了，请再试算一次。"
    : refused > 0
      ? `${String(rows.length)} 行中有 ${String(refused)} 行不能做，改好后再试算。`
      : differenceFen !== 0
        ? `各行合计与发票总额相差 ${moneyText(Math.abs(differenceFen))} 元，请调整。`
        : `${String(rows.length)} 行都可以做，合计 ${moneyText(totalFen)} 元。还没有写进账里，点“全部生成草稿”才生成。`;
  return (
    <div className="batch-result">
      <Alert
        showIcon
        style={{ margin: "12px 0" }}
        title={title}
        type={isFresh && refused === 0 && differenceFen === 0 ? "success" : "warning"}
      />
      <PaperTable
        columns={columns}
        height="46vh"
        keyOf={(row) => String(row.at)}
        label="试算结果"
        rowClass={(row) => (row.failure === null ? "" : "paper-warn")}
        rows={rows.map((row, at) => ({ ...row, at }))}
        viewKey="batch-preview"
      />
    </div>
  );
};
