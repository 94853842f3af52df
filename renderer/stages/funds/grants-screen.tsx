import { App, Button, Tag } from "antd";
import { useState, type ReactNode } from "react";
import { quarterFromText } from "#domain/core/dates.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { QuarterField, useQuarter } from "#renderer/stages/audit/quarter-field.tsx";
import { useChosenLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { BarChart } from "#renderer/ui/bar-chart.tsx";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { standingColumns, standingTotals } from "./grant-columns.tsx";
import { GrantDialog } from "./grant-dialog.tsx";
import type { Grant } from "./grant-form.ts";
import { GrantPanel } from "./grant-panel.tsx";
import { TieDialog } from "./tie-dialog.tsx";

const columnsFor = (show: (grant: Grant) => void): readonly PaperColumn<Grant>[] => [
  { key: "on", title: "下达日期", width: 108, cell: (grant) => grant.grantedOn },
  {
    key: "document",
    title: "文件号",
    width: 174,
    hint: (grant) => grant.document,
    cell: (grant) => <PaperLink onClick={() => show(grant)}>{grant.document}</PaperLink>,
  },
  {
    key: "title",
    title: "资金名称",
    width: 166,
    hint: (grant) => grant.title,
    cell: (grant) => (
      <>
        {grant.waiting !== null && <Tag color="gold">待复核</Tag>}
        {grant.title}
      </>
    ),
  },
  {
    key: "department",
    title: "下达部门",
    width: 160,
    hint: (grant) => grant.department,
    cell: (grant) => grant.department,
  },
  {
    key: "amount",
    title: "下达",
    width: 104,
    align: "right",
    cell: (grant) => <MoneyCell amountFen={grant.amountFen} />,
  },
  ...standingColumns<Grant>(),
];

const tones = { green: "good", amber: "near", red: "over" } as const;

const chartOf = (grants: readonly Grant[]) =>
  grants.slice(0, 12).map((grant) => ({
    key: grant.id,
    name: grant.title,
    bars: [
      { name: "下达", amountFen: grant.amountFen, tone: "plan" as const },
      { name: "到账", amountFen: grant.receivedFen, tone: tones[grant.light] },
      { name: "支出", amountFen: grant.spentFen, tone: "good" as const },
    ],
  }));

const Grants = ({ ledgerId }: { readonly ledgerId: string }): ReactNode => {
  const { params, adjust } = usePlace();
  const can = useSession((state) => state.can);
  const { message } = App.useApp();
  const quarter = useQuarter({ isClosed: false });
  const [editing, setEditing] = useState<Grant | "new" | null>(null);
  const [tying, setTying] = useState<Grant | null>(null);
  const { data, failure, isLoading, reload } = useQuery("grant.list", { ledgerId, quarter });
  const categories = useQuery("category.list", {}).data;
  const names = new Map(categories?.categories.map(({ id, name }): [string, string] => [id, name]));
  const grants = data?.grants ?? [];
  const shown = grants.find((grant) => grant.id === params["id"]);
  const mayEdit = can("bookkeeper", "head");
  const show = (grant: Grant): void => adjust({ ...params, id: grant.id });
  const add = mayEdit ? (
    <Button onClick={() => setEditing("new")} type="primary">
      登记拨款（F11）
    </Button>
  ) : null;
  useKeys("拨款台账", [{ keys: "F11", label: "登记拨款", run: mayEdit ? () => setEditing("new") : null }]);
  return (
    <PageFrame
      extra={
        <>
          <QuarterField
            onChange={(next) => adjust({ ...params, quarter: quarterFromText(next) ?? quarter })}
            value={quarter}
          />
          {add}
        </>
      }
      subtitle={`上级下达的每一笔钱：该到多少、到了多少、用了多少、还剩多少。到账率低于 ${String(data?.arrivalLimits.amber ?? 100)}% 黄色、低于 ${String(data?.arrivalLimits.red ?? 60)}% 红色，可在“疑点参数”里改。`}
      title="拨款台账"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columnsFor(show)}
        empty={
          isLoading ? null : (
            <EmptyHint hint="收到拨款文件就登记：文件号、部门、金额、用途和计划到账的季度。" text="还没有登记拨款">
              {add}
            </EmptyHint>
          )
        }
        footer={
          data === null
            ? []
            : [
                "合计",
                "",
                "",
                "",
                <MoneyCell amountFen={data.total.grantedFen} key="g" />,
                ...standingTotals(data.total),
              ]
        }
        height="38vh"
        keyOf={(grant) => grant.id}
        label="拨款台账"
        onActive={show}
        onOpen={show}
        rowClass={(grant) => (grant.light === "red" ? "paper-bad" : "")}
        rows={grants}
        viewKey={`grants/${ledgerId}/${quarter}`}
      />
      {shown === undefined ? (
        grants.length > 0 && <BarChart groups={chartOf(grants)} label="下达、到账和支出" />
      ) : (
        <GrantPanel
          categoryNames={names}
          grant={shown}
          key={`${shown.id}/${String(shown.version)}/${String(shown.receivedFen)}/${String(shown.passedOnFen)}`}
          onChanged={reload}
          onEdit={() => setEditing(shown)}
          onTie={() => setTying(shown)}
          quarter={quarter}
        />
      )}
      {editing !== null && (
        <GrantDialog
          grant={editing === "new" ? null : editing}
          ledgerId={ledgerId}
          onClose={() => setEditing(null)}
          onSaved={(id, waits) => {
            setEditing(null);
            adjust({ ...params, id });
            reload();
            void message.success(waits ? "拨款已保存；放宽的用途或期限要另一人复核后才算数" : "拨款已保存");
          }}
        />
      )}
      {tying !== null && (
        <TieDialog
          grant={tying}
          onClose={() => setTying(null)}
          onTied={() => {
            setTying(null);
            reload();
            void message.success("已对应到账");
          }}
        />
      )}
    </PageFrame>
  );
};

/** 拨款台账 of the chosen set of books. */
export const GrantsScreen = (): ReactNode => {
  const ledger = useChosenLedger();
  return ledger === null ? null : <Grants key={ledger.id} ledgerId={ledger.id} />;
};
