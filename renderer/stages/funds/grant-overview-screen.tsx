import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { QuarterField, useQuarter } from "#renderer/stages/audit/quarter-field.tsx";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { BarChart } from "#renderer/ui/bar-chart.tsx";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { standingColumns, standingTotals } from "./grant-columns.tsx";

type Overview = OutputOf<"grant.overview">;
type LedgerRow = Overview["ledgers"][number];
type DepartmentRow = Overview["departments"][number];

const granted = <Row extends { readonly grantedFen: number }>(): PaperColumn<Row> => ({
  key: "granted",
  title: "下达",
  width: 130,
  align: "right",
  cell: (row) => <MoneyCell amountFen={row.grantedFen} />,
});
const count = <Row extends { readonly count: number }>(): PaperColumn<Row> => ({
  key: "count",
  title: "笔数",
  width: 70,
  align: "right",
  cell: (row) => row.count,
});

const ledgerColumns = (open: (ledgerId: string) => void): readonly PaperColumn<LedgerRow>[] => [
  { key: "village", title: "村", width: 110, cell: (row) => row.villageName },
  {
    key: "ledger",
    title: "账套",
    width: 220,
    hint: (row) => row.ledgerName,
    cell: (row) => <PaperLink onClick={() => open(row.ledgerId)}>{row.ledgerName}</PaperLink>,
  },
  count<LedgerRow>(),
  granted<LedgerRow>(),
  ...standingColumns<LedgerRow>(),
];

const departmentColumns: readonly PaperColumn<DepartmentRow>[] = [
  { key: "department", title: "下达部门", width: 330, cell: (row) => row.department },
  count<DepartmentRow>(),
  granted<DepartmentRow>(),
  ...standingColumns<DepartmentRow>(),
];

const tones = { green: "good", amber: "near", red: "over" } as const;

/** 全镇拨款: every village's grants in one line, then by the department that gave. */
export const GrantOverviewScreen = (): ReactNode => {
  const { params, adjust, open } = usePlace();
  const choose = useLedger((state) => state.choose);
  const quarter = useQuarter({ isClosed: false });
  const { data, failure, isLoading, reload } = useQuery("grant.overview", { quarter });
  const rows = data?.ledgers ?? [];
  const toLedger = (ledgerId: string): void => {
    choose(ledgerId);
    open("grants", { quarter });
  };
  return (
    <PageFrame
      extra={<QuarterField onChange={(next) => adjust({ ...params, quarter: next })} value={quarter} />}
      subtitle="各村应到、已到、已用、结余的拨款；到账率红色的先去催。"
      title="全镇拨款"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={ledgerColumns(toLedger)}
        empty={
          isLoading ? null : (
            <EmptyHint hint="在各村的“拨款台账”登记，或在“资金分配”里一次分到各村。" text="还没有登记拨款" />
          )
        }
        footer={
          data === null
            ? []
            : [
                "合计",
                "",
                data.total.count,
                <MoneyCell amountFen={data.total.grantedFen} key="g" />,
                ...standingTotals(data.total),
              ]
        }
        height="44vh"
        keyOf={(row) => row.ledgerId}
        label="全镇拨款"
        onOpen={(row) => toLedger(row.ledgerId)}
        rowClass={(row) => (row.light === "red" ? "paper-bad" : "")}
        rows={rows}
        viewKey={`grant-overview/${quarter}`}
      />
      {rows.length > 0 && (
        <>
          <h2 style={{ marginTop: 16 }}>按下达部门</h2>
          <PaperTable
            columns={departmentColumns}
            height="32vh"
            keyOf={(row) => row.department}
            label="按下达部门"
            rows={data?.departments ?? []}
            viewKey={`grant-departments/${quarter}`}
          />
          <BarChart
            groups={rows.map((row) => ({
              key: row.ledgerId,
              name: row.ledgerName,
              bars: [
                { name: "应到", amountFen: row.dueFen, tone: "plan" as const },
                { name: "已到", amountFen: row.receivedFen, tone: tones[row.light] },
              ],
            }))}
            label="各村应到和已到"
          />
        </>
      )}
    </PageFrame>
  );
};
