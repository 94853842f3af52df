import { Tag } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";

type Row = OutputOf<"yearEnd.carry">["rows"][number];

const columns: readonly PaperColumn<Row>[] = [
  { key: "code", title: "科目编码", width: 120, cell: (row) => row.accountCode },
  { key: "name", title: "科目名称", width: 240, cell: (row) => row.accountName },
  { key: "side", title: "方向", width: 70, align: "center", cell: (row) => (row.carriedFen < 0 ? "贷" : "借") },
  {
    key: "carried",
    title: "结转下年",
    width: 170,
    align: "right",
    cell: (row) => <MoneyCell amountFen={Math.abs(row.carriedFen)} />,
  },
  {
    key: "recomputed",
    title: "从第一张凭证重算",
    width: 170,
    align: "right",
    cell: (row) => <MoneyCell amountFen={Math.abs(row.recomputedFen)} />,
  },
];

/** 结转下年: the balances a year carries over, beside the same recomputed from the first voucher. */
export const CarryTable = ({ ledgerId, year }: { readonly ledgerId: string; readonly year: number }): ReactNode => {
  const { data, failure, reload } = useQuery("yearEnd.carry", { ledgerId, year });
  return (
    <section className="panel">
      <h2>
        结转下年{" "}
        {data !== null && (
          <Tag color={data.isSame ? "success" : "error"}>
            {data.isSame ? "与重算一致" : "与重算不一致，请做数据校验"}
          </Tag>
        )}
        {data !== null && !data.isClosed && <Tag>还没结账，按现在的余额</Tag>}
      </h2>
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columns}
        height="40vh"
        keyOf={(row) => row.accountId}
        label="结转下年"
        rowClass={(row) => (row.carriedFen === row.recomputedFen ? "" : "paper-total")}
        rows={data?.rows ?? []}
        viewKey={`carry/${ledgerId}/${String(year)}`}
      />
    </section>
  );
};
