import { Button, Table, Tag, type TableColumnsType } from "antd";
import { monthText } from "#renderer/format/dates.ts";
import type { ScreenKey } from "#renderer/stages/screen-keys.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { useShownAntTable } from "#renderer/ui/shown-ant-table.ts";
import { useLedger } from "./ledger-store.ts";
import { findingsPlace, nextStepOf, type OverviewRow } from "./next-step.ts";
import { usePlace, type Params } from "./place-store.ts";
import { useSession } from "./session-store.ts";

type Go = (row: OverviewRow, screen: ScreenKey, params: Params) => void;

type CountProps = { readonly count: number; readonly isAlarm?: boolean; readonly onOpen: () => void };

const Count = ({ count, isAlarm = false, onOpen }: CountProps) =>
  count === 0 ? (
    <span className="soft">—</span>
  ) : (
    <Button type="link" size="small" danger={isAlarm} style={{ padding: "0 2px" }} onClick={onOpen}>
      {count}
    </Button>
  );

type CountColumn = {
  readonly title: string;
  readonly countOf: (row: OverviewRow) => number;
  readonly screen: ScreenKey;
  readonly paramsOf: (row: OverviewRow) => Params;
  readonly isAlarm?: boolean;
};

const countColumns: readonly CountColumn[] = [
  { title: "草稿", countOf: (row) => row.draftCount, screen: "voucher-list", paramsOf: () => ({ state: "draft" }) },
  {
    title: "被拦下",
    countOf: (row) => row.heldCount,
    screen: "voucher-list",
    paramsOf: () => ({ held: "1" }),
    isAlarm: true,
  },
  {
    title: "待记账",
    countOf: (row) => row.reviewedCount,
    screen: "voucher-list",
    paramsOf: () => ({ state: "reviewed" }),
  },
  {
    title: "未记账流水",
    countOf: (row) => row.unbookedLineCount,
    screen: "bank-lines",
    paramsOf: () => ({ unbooked: "1" }),
  },
  { title: "疑点", countOf: (row) => row.findingCount, screen: "findings", paramsOf: findingsPlace, isAlarm: true },
];

const columnsFor = (go: Go, roles: Parameters<typeof nextStepOf>[1]): TableColumnsType<OverviewRow> => [
  {
    title: "账套",
    key: "name",
    width: 220,
    render: (_text, row) => (
      <Button
        type="link"
        style={{ padding: 0, whiteSpace: "normal", textAlign: "left", height: "auto" }}
        onClick={() => {
          go(row, "trial-balance", {});
        }}
      >
        {row.name}
      </Button>
    ),
  },
  {
    title: "未结账月份",
    key: "month",
    width: 130,
    render: (_text, row) => (row.isStarted ? monthText(row.openMonth) : <Tag color="gold">未启用</Tag>),
  },
  ...countColumns.map(({ title, countOf, screen, paramsOf, isAlarm = false }) => ({
    title,
    key: title,
    align: "right" as const,
    width: 104,
    render: (_text: unknown, row: OverviewRow) => (
      <Count
        count={countOf(row)}
        isAlarm={isAlarm}
        onOpen={() => {
          go(row, screen, paramsOf(row));
        }}
      />
    ),
  })),
  {
    title: "银行存款",
    key: "bank",
    align: "right",
    width: 150,
    render: (_text, row) => <MoneyCell amountFen={row.bankFen} />,
  },
  {
    title: "库存现金",
    key: "cash",
    align: "right",
    width: 130,
    render: (_text, row) => <MoneyCell amountFen={row.cashFen} />,
  },
  {
    title: "下一步",
    key: "next",
    width: 190,
    render: (_text, row) => {
      const step = nextStepOf(row, roles);
      return (
        <Button
          size="small"
          type={row.isStarted ? "default" : "primary"}
          onClick={() => {
            go(row, step.screen, step.params);
          }}
        >
          {step.label}
        </Button>
      );
    },
  },
];

type Props = { readonly rows: readonly OverviewRow[]; readonly isLoading: boolean };

/** One row a set of books; every figure opens its cause. */
export const OverviewTable = ({ rows, isLoading }: Props) => {
  const open = usePlace((state) => state.open);
  const choose = useLedger((state) => state.choose);
  const roles = useSession((state) => state.person?.roles ?? null) ?? [];
  const go: Go = (row, screen, params) => {
    choose(row.id);
    open(screen, params);
  };
  const columns = columnsFor(go, roles);
  useShownAntTable({ label: "各账套进度", columns, rows });
  return (
    <Table<OverviewRow>
      size="small"
      rowKey="id"
      bordered
      loading={isLoading}
      columns={columns}
      dataSource={[...rows]}
      pagination={false}
      scroll={{ x: 1300 }}
      locale={{
        emptyText: isLoading ? (
          "正在读取……"
        ) : (
          <EmptyHint text="没有符合条件的账套" hint="请清除上面的查找文字或勾选。" />
        ),
      }}
    />
  );
};
