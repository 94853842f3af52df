import { Tag } from "antd";
import type { ReactNode } from "react";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { doneShare, sideNames, sourceNames, type Budget, type ExecutionRow } from "./budget-form.ts";

const money = (
  key: "firstFen" | "adjustedFen" | "nowFen" | "usedFen" | "committedFen" | "leftFen",
  title: string,
): PaperColumn<ExecutionRow> => ({
  key,
  title,
  width: 118,
  align: "right",
  cell: (row) => <MoneyCell amountFen={row[key]} blankZero={key === "adjustedFen" || key === "committedFen"} />,
});

const columnsFor = (toVouchers: (row: ExecutionRow) => void): readonly PaperColumn<ExecutionRow>[] => [
  { key: "side", title: "收支", width: 66, align: "center", cell: (row) => sideNames[row.side] },
  { key: "name", title: "项目", width: 190, hint: (row) => row.name, cell: (row) => row.name },
  { key: "source", title: "来源", width: 96, cell: (row) => sourceNames[row.source] },
  money("firstFen", "年初预算"),
  money("adjustedFen", "调整"),
  money("nowFen", "现预算"),
  money("usedFen", "已执行"),
  money("committedFen", "已占用"),
  money("leftFen", "结余"),
  {
    key: "share",
    title: "执行率",
    width: 92,
    align: "center",
    cell: (row) => {
      const share = doneShare(row);
      if (share === null) return <Tag color="warning">无预算</Tag>;
      return row.side === "expense" && row.leftFen < 0 ? <Tag color="error">{share}%</Tag> : `${String(share)}%`;
    },
  },
  {
    key: "vouchers",
    title: "凭证",
    width: 76,
    align: "center",
    cell: (row) => (row.categoryId === null ? null : <PaperLink onClick={() => toVouchers(row)}>看凭证</PaperLink>),
  },
];

type TableProps = {
  readonly data: Budget | null;
  readonly isLoading: boolean;
  readonly viewKey: string;
  /** What can be done while there is nothing. */
  readonly children: ReactNode;
};

/** 预算执行: every line with what was voted, changed, done and is left, and what was done without a line. */
export const ExecutionTable = ({ data, isLoading, viewKey, children }: TableProps): ReactNode => {
  const open = usePlace((state) => state.open);
  return (
    <PaperTable
      columns={columnsFor((row) => open("voucher-list", { category: row.categoryId ?? "" }))}
      empty={
        isLoading ? null : (
          <EmptyHint hint="点“编制预算”，或“按上年实际起草”。" text="这一年还没有预算，也没有收支">
            {children}
          </EmptyHint>
        )
      }
      footer={
        data === null
          ? []
          : [
              "支出",
              "合计",
              "",
              "",
              "",
              <MoneyCell amountFen={data.expense.nowFen} key="n" />,
              <MoneyCell amountFen={data.expense.usedFen} key="u" />,
              <MoneyCell amountFen={data.expense.committedFen} key="c" />,
              <MoneyCell amountFen={data.expense.leftFen} key="l" />,
              "",
              "",
            ]
      }
      height="46vh"
      keyOf={(row) => `${row.side}/${row.categoryId ?? row.accountCode ?? ""}/${row.source}`}
      label="预算执行"
      rowClass={(row) => (row.side === "expense" && row.leftFen < 0 && data?.standing !== null ? "paper-bad" : "")}
      rows={data?.rows ?? []}
      viewKey={viewKey}
    />
  );
};
