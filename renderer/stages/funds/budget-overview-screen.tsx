import { InputNumber, Tag } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { dateFromText, yearOf } from "#domain/core/dates.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { doneShare } from "./budget-form.ts";

type Row = OutputOf<"budget.overview">["ledgers"][number];

const stateTags: Readonly<Record<Row["state"], ReactNode>> = {
  none: <Tag color="error">没有编</Tag>,
  draft: <Tag>草稿</Tag>,
  voted: <Tag color="warning">等复核</Tag>,
  "in-force": <Tag color="success">执行中</Tag>,
  adopted: <Tag color="processing">已决算</Tag>,
};

const money = (key: string, title: string, of: (row: Row) => number): PaperColumn<Row> => ({
  key,
  title,
  width: 124,
  align: "right",
  cell: (row) => <MoneyCell amountFen={of(row)} blankZero />,
});

const columnsFor = (show: (row: Row) => void): readonly PaperColumn<Row>[] => [
  { key: "village", title: "村", width: 100, cell: (row) => row.villageName },
  {
    key: "ledger",
    title: "账套",
    width: 200,
    hint: (row) => row.ledgerName,
    cell: (row) => <PaperLink onClick={() => show(row)}>{row.ledgerName}</PaperLink>,
  },
  { key: "state", title: "状态", width: 84, align: "center", cell: (row) => stateTags[row.state] },
  {
    key: "resolution",
    title: "决议",
    width: 150,
    hint: (row) => row.resolutionNumber,
    cell: (row) => row.resolutionNumber,
  },
  {
    key: "income",
    title: "预算",
    group: "收入",
    width: 120,
    align: "right",
    cell: (row) => <MoneyCell amountFen={row.income.nowFen} blankZero />,
  },
  {
    key: "incomeUsed",
    title: "完成",
    group: "收入",
    width: 120,
    align: "right",
    cell: (row) => <MoneyCell amountFen={row.income.usedFen} blankZero />,
  },
  {
    key: "expense",
    title: "预算",
    group: "支出",
    width: 120,
    align: "right",
    cell: (row) => <MoneyCell amountFen={row.expense.nowFen} blankZero />,
  },
  {
    key: "expenseUsed",
    title: "执行",
    group: "支出",
    width: 120,
    align: "right",
    cell: (row) => <MoneyCell amountFen={row.expense.usedFen + row.expense.committedFen} blankZero />,
  },
  {
    key: "share",
    title: "执行率",
    width: 80,
    align: "center",
    cell: (row) => (doneShare(row.expense) === null ? "" : `${String(doneShare(row.expense))}%`),
  },
  {
    key: "over",
    title: "超支项",
    width: 76,
    align: "center",
    cell: (row) => (row.overCount === 0 ? "" : <Tag color="error">{row.overCount} 项</Tag>),
  },
  money("unplanned", "无预算支出", (row) => row.unplannedFen),
];

/** 全镇预算: every set of books in one line. */
export const BudgetOverviewScreen = (): ReactNode => {
  const { params, adjust, open } = usePlace();
  const choose = useLedger((state) => state.choose);
  const today = useSession((state) => state.today);
  const year = Number(params["year"] ?? yearOf(today));
  const end = dateFromText(`${String(year)}-12-31`) ?? today;
  const { data, failure, isLoading, reload } = useQuery("budget.overview", { year, onDate: end < today ? end : today });
  const show = (row: Row): void => {
    choose(row.ledgerId);
    open("budget", { year: String(year) });
  };
  return (
    <PageFrame
      extra={
        <InputNumber
          aria-label="年度"
          max={2100}
          min={1990}
          onChange={(next) => next !== null && adjust({ ...params, year: String(next) })}
          style={{ width: 120 }}
          suffix="年"
          value={year}
        />
      }
      subtitle="哪些村还没有编预算、没有表决，哪些项目超了，一眼看清。"
      title="全镇预算"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columnsFor(show)}
        empty={isLoading ? null : <EmptyHint text="还没有启用的账套" />}
        keyOf={(row) => row.ledgerId}
        label="全镇预算"
        onOpen={show}
        rowClass={(row) => (row.overCount > 0 ? "paper-bad" : "")}
        rows={data?.ledgers ?? []}
        viewKey={`budget-overview/${String(year)}`}
      />
    </PageFrame>
  );
};
