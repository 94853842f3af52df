import { Tag } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { momentText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { PaperLink, type PaperColumn } from "#renderer/ui/paper-table.tsx";

type Payout = OutputOf<"payout.show">;
type Row = Payout["rows"][number];

const stateTags = {
  sent: <Tag>等结果</Tag>,
  paid: <Tag color="success">成功</Tag>,
  failed: <Tag color="error">失败</Tag>,
} as const;

const stateTag = ({ state, reason }: Row): ReactNode =>
  state === "failed" && reason.startsWith("退票：") ? <Tag color="error">退票</Tag> : stateTags[state];

/** The payments of a batch; `onMark` null where nobody may note a result. */
export const rowColumns = (onMark: ((row: Row) => void) | null): readonly PaperColumn<Row>[] => [
  { key: "no", title: "序号", width: 60, align: "center", cell: (row) => row.no },
  { key: "name", title: "户名", width: 120, cell: (row) => row.name },
  { key: "account", title: "账号", width: 200, cell: (row) => row.account },
  { key: "bank", title: "开户行", width: 150, cell: (row) => row.bankName },
  { key: "amount", title: "金额", width: 120, align: "right", cell: (row) => moneyText(row.amountFen) },
  { key: "state", title: "结果", width: 90, cell: stateTag },
  {
    key: "mark",
    title: "登记",
    width: 70,
    align: "center",
    cell: (row) =>
      onMark === null ? (
        ""
      ) : (
        <PaperLink onClick={() => onMark(row)}>{row.state === "paid" ? "退票" : "登记"}</PaperLink>
      ),
  },
  { key: "on", title: "日期", width: 110, cell: (row) => row.answeredOn ?? "" },
  { key: "reason", title: "说明", hint: (row) => row.reason, cell: (row) => row.reason },
];

/** Every file made of a batch. */
export const fileColumns: readonly PaperColumn<Payout["files"][number]>[] = [
  { key: "no", title: "第几份", width: 70, align: "center", cell: (file) => file.no },
  { key: "name", title: "文件", width: 320, hint: (file) => file.name, cell: (file) => file.name },
  { key: "template", title: "版式", width: 220, hint: (file) => file.template, cell: (file) => file.template },
  { key: "count", title: "笔数", width: 70, align: "right", cell: (file) => file.rowCount },
  { key: "total", title: "金额", width: 120, align: "right", cell: (file) => moneyText(file.totalFen) },
  { key: "by", title: "谁", width: 90, cell: (file) => file.madeByName },
  { key: "at", title: "什么时候", width: 160, cell: (file) => momentText(file.madeAt) },
  { key: "reason", title: "再次生成的原因", hint: (file) => file.reason, cell: (file) => file.reason },
];

/** Every answer of the bank that was read in. */
export const resultColumns: readonly PaperColumn<Payout["results"][number]>[] = [
  { key: "no", title: "第几次", width: 70, align: "center", cell: (result) => result.no },
  { key: "name", title: "结果文件", width: 320, hint: (result) => result.name, cell: (result) => result.name },
  { key: "on", title: "银行处理日期", width: 120, cell: (result) => result.onDate },
  { key: "paid", title: "成功", width: 70, align: "right", cell: (result) => result.paid },
  { key: "failed", title: "失败", width: 70, align: "right", cell: (result) => result.failed },
  { key: "by", title: "谁", width: 90, cell: (result) => result.readByName },
  { key: "at", title: "什么时候", cell: (result) => momentText(result.readAt) },
];
