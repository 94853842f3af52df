import { Alert, Segmented, Select, Space, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { InputOf, OutputOf } from "#contract/contract.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { CombinedDrawer } from "./combined-drawer.tsx";
import { spanText } from "./period.ts";
import { useReportSpan } from "./report-store.ts";
import { SpanBar } from "./span-bar.tsx";
import { useBookKeys } from "./use-book-keys.ts";

type Combined = OutputOf<"report.combined">;
type Line = Combined["lines"][number];
type Internal = Combined["internal"][number];

type Kind = InputOf<"report.combined">["statement"];

const kinds: readonly { readonly value: Kind; readonly label: string }[] = [
  { value: "balance-sheet", label: "资产负债表" },
  { value: "income", label: "收益及收益分配表" },
  { value: "trial-balance", label: "科目余额表" },
  { value: "income-detail", label: "收支明细表" },
];
const nameOf = (kind: Kind): string => kinds.find(({ value }) => value === kind)?.label ?? "";

// More would leave no room for the names at 1366 pixels.
const mostColumns = 3;

const columnsOf = (data: Combined, show: (line: Line) => void): readonly PaperColumn<Line>[] => [
  {
    key: "name",
    title: "项目",
    cell: (line) => (
      <span style={{ fontWeight: line.isTotal ? 600 : 400 }}>
        {line.name} {line.isToCheck && <Tag color="warning">待核对</Tag>}
      </span>
    ),
  },
  ...(data.lines.some(({ no }) => no > 0)
    ? [
        {
          key: "no",
          title: "行次",
          width: 56,
          align: "center" as const,
          cell: (line: Line) => (line.no === 0 ? "" : line.no),
        },
      ]
    : []),
  ...(data.ledgers.length <= mostColumns ? data.ledgers : []).map((ledger, index): PaperColumn<Line> => ({
    key: ledger.ledgerId,
    title: ledger.name,
    width: 140,
    align: "right",
    cell: (line) => moneyText(line.amountsFen[index] ?? null),
  })),
  ...data.columns.map((title, at): PaperColumn<Line> => ({
    key: `total-${title}`,
    title: data.ledgers.length > 1 ? `合计　${title}` : title,
    width: 150,
    align: "right",
    cell: (line) => (
      <PaperLink onClick={() => show(line)}>
        <strong>{moneyText(line.columnsFen[at] ?? null)}</strong>
      </PaperLink>
    ),
  })),
];

const internalColumns: readonly PaperColumn<Internal>[] = [
  { key: "ledger", title: "账套", width: 240, cell: (row) => row.ledgerName },
  { key: "account", title: "科目", cell: (row) => row.account },
  { key: "item", title: "对方", width: 240, cell: (row) => row.itemName },
  {
    key: "amount",
    title: "余额（借为正、贷为负）",
    width: 200,
    align: "right",
    cell: (row) => moneyText(row.amountFen),
  },
];

const township = "township";

/** 汇总报表: a statement over the books of a village or of the township; internal balances are listed, never set off. */
export const CombinedScreen = (): ReactNode => {
  const { span, setSpan } = useReportSpan();
  const villages = useQuery("village.list", {});
  const [scope, setScope] = useState(township);
  const [asked, setAsked] = useState<Line | null>(null);
  useBookKeys();
  const [statement, setStatement] = useState<Kind>("balance-sheet");
  const input =
    span === null
      ? null
      : {
          scope: scope === township ? { kind: "township" as const } : { kind: "village" as const, villageId: scope },
          statement,
          ...span,
        };
  const { data, failure, isLoading, reload } = useQuery("report.combined", input);
  if (span === null) return <EmptyHint text="还没有账套。" />;
  const name = nameOf(statement);
  return (
    <PageFrame subtitle={`${name}　${spanText(span)}　单位：元`} title="村、乡镇汇总报表">
      <Space style={{ display: "flex", marginBottom: 8 }} wrap>
        <Segmented<Kind> onChange={setStatement} options={[...kinds]} value={statement} />
        <Select
          aria-label="汇总范围"
          onChange={setScope}
          options={[
            { value: township, label: "全乡镇" },
            ...(villages.data?.villages ?? []).map((village) => ({ value: village.id, label: village.name })),
          ]}
          showSearch={{ optionFilterProp: "label" }}
          style={{ width: 220 }}
          value={scope}
        />
      </Space>
      <SpanBar onChange={setSpan} span={span} />
      <FailureAlert failure={failure} onRetry={reload} />
      {data !== null && data.ledgers.length > mostColumns && (
        <p className="soft">共 {data.ledgers.length} 个账套，只列合计；选一个村可以看到各账套。</p>
      )}
      {data !== null && data.leftOut.length > 0 && (
        <Alert
          showIcon
          style={{ marginBottom: 12 }}
          title={`没有计入：${data.leftOut.join("、")}（未启用、已停用，或按旧制度记账）。`}
          type="info"
        />
      )}
      {data !== null && !isLoading && (
        <PaperTable
          height="none"
          columns={columnsOf(data, setAsked)}
          empty={<EmptyHint text="这个范围里没有已启用的账套。" />}
          keyOf={(line) => `${line.section} ${line.no} ${line.name}`}
          label={name}
          onOpen={setAsked}
          rowClass={(line) => (line.isTotal ? "paper-total" : "")}
          rows={data.lines}
          viewKey={`combined/${scope}/${statement}`}
        />
      )}
      {data !== null && (
        <CombinedDrawer data={data} line={asked} onClose={() => setAsked(null)} statement={statement} />
      )}
      {data !== null && data.internal.length > 0 && (
        <>
          <h3>内部往来（没有抵销，请核对后在附注里说明）</h3>
          <PaperTable
            columns={internalColumns}
            height="none"
            keyOf={(row) => `${row.ledgerName}${row.account}${row.itemName}`}
            label="内部往来"
            rows={data.internal}
            viewKey={`combined-internal/${scope}`}
          />
        </>
      )}
    </PageFrame>
  );
};
