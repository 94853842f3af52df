import { Descriptions } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { moneyText } from "#renderer/format/money.ts";

/** The bank line a dialog speaks of. */
export const LineSummary = ({ line }: { readonly line: OutputOf<"bankLine.list">["lines"][number] }): ReactNode => (
  <Descriptions
    bordered
    column={2}
    items={[
      { key: "date", label: "日期", children: line.bookedOn },
      {
        key: "amount",
        label: line.amountFen > 0 ? "收入" : "支出",
        children: <strong>{moneyText(Math.abs(line.amountFen))} 元</strong>,
      },
      {
        key: "party",
        label: "对方",
        children: `${line.counterpartyName} ${line.counterpartyAccount}`.trim() || "没有写",
      },
      { key: "text", label: "银行摘要", children: line.text || "没有写" },
    ]}
    size="small"
    styles={{ label: { whiteSpace: "nowrap" } }}
    style={{ marginBottom: 16 }}
  />
);
