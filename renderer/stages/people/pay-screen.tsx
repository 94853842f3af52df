import { App, Button, Segmented, Tag } from "antd";
import { useState, type ReactNode } from "react";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger, useLedger, type Ledger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { schemeKindWords, type PayHead } from "./pay-forms.ts";
import { PayListEditor, type PayListEditorProps } from "./pay-list-editor.tsx";
import { PayListPanel } from "./pay-list-panel.tsx";
import { IndicatorPanel, PayRulePanel, SchemePanel } from "./pay-settings.tsx";

const stateOf = (list: PayHead): ReactNode => {
  if (list.approvedByName === null) return <Tag color="warning">待批准</Tag>;
  if (list.isCancelled) return <Tag color="warning">已冲销</Tag>;
  if (list.receivedCount === list.people) return <Tag color="success">已领完</Tag>;
  if (list.voucherId !== null) return <Tag color="processing">已入账</Tag>;
  return <Tag color="processing">{list.accrualVoucherId === null ? "已批准" : "已计提"}</Tag>;
};

const columnsFor = (show: (list: PayHead) => void): readonly PaperColumn<PayHead>[] => [
  { key: "month", title: "月份", width: 90, cell: (list) => list.month },
  {
    key: "title",
    title: "名单",
    width: 280,
    hint: (list) => list.title,
    cell: (list) => <PaperLink onClick={() => show(list)}>{list.title}</PaperLink>,
  },
  { key: "kind", title: "种类", width: 100, cell: (list) => schemeKindWords[list.kind] },
  { key: "people", title: "人数", width: 70, align: "right", cell: (list) => list.people },
  { key: "due", title: "应发", width: 130, align: "right", cell: (list) => <MoneyCell amountFen={list.dueFen} /> },
  {
    key: "withheld",
    title: "代扣",
    width: 110,
    align: "right",
    cell: (list) => <MoneyCell amountFen={list.withheldFen} blankZero />,
  },
  { key: "net", title: "实发", width: 130, align: "right", cell: (list) => <MoneyCell amountFen={list.netFen} /> },
  { key: "received", title: "已领", width: 80, align: "right", cell: (list) => `${list.receivedCount}/${list.people}` },
  { key: "made", title: "制表", width: 90, cell: (list) => list.madeByName },
  { key: "approved", title: "批准", width: 90, cell: (list) => list.approvedByName ?? "" },
  { key: "state", title: "状态", width: 100, cell: stateOf },
];

const Pay = ({ ledger }: { readonly ledger: Ledger }): ReactNode => {
  const { params, adjust } = usePlace();
  const { can } = useSession();
  const month = useLedger((state) => state.month) ?? ledger.startMonth;
  const { message } = App.useApp();
  const [tab, setTab] = useState<string>("lists");
  const [editing, setEditing] = useState<PayListEditorProps["list"] | "new">(null);
  const { data, failure, isLoading, reload } = useQuery("payList.list", { ledgerId: ledger.id });
  const schemes = useQuery("payScheme.list", { ledgerId: ledger.id });
  const lists = data?.lists ?? [];
  const shown = lists.find((list) => list.id === params["id"]);
  const mayEdit = can("bookkeeper");
  const show = (list: PayHead): void => adjust({ id: list.id });
  useKeys("报酬与补贴", [{ keys: "F11", label: "做名单", run: mayEdit ? () => setEditing("new") : null }]);
  return (
    <PageFrame
      extra={
        <>
          <Segmented
            onChange={(next) => setTab(next)}
            options={[
              { value: "lists", label: "名单" },
              { value: "schemes", label: "方案" },
              { value: "indicators", label: "指标" },
            ]}
            value={tab}
          />
          {mayEdit && (
            <Button onClick={() => setEditing("new")} type="primary">
              做名单（F11）
            </Button>
          )}
        </>
      }
      subtitle="村干部报酬、离任定补、误工补贴：方案两个人定，每月按方案做名单，另一个人批准后入账、发放。"
      title="报酬与补贴"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      {tab === "schemes" && (
        <SchemePanel ledger={ledger} month={month} onChanged={schemes.reload} schemes={schemes.data?.schemes ?? []} />
      )}
      {tab === "indicators" && (
        <>
          <PayRulePanel />
          <IndicatorPanel />
        </>
      )}
      {tab === "lists" && (
        <>
          <PaperTable
            columns={columnsFor(show)}
            empty={
              isLoading ? null : (
                <EmptyHint hint="先在“人员与职务”登记人，在“方案”里定好怎么算，再做名单。" text="还没有名单" />
              )
            }
            height="30vh"
            keyOf={(list) => list.id}
            label="报酬名单"
            onActive={show}
            onOpen={show}
            rows={lists}
            viewKey={`pay-lists/${ledger.id}`}
          />
          {shown !== undefined && (
            <PayListPanel
              head={shown}
              key={shown.id}
              onChanged={(text) => {
                reload();
                void message.success(text);
              }}
              onEdit={(lines) => setEditing({ ...shown, lines })}
            />
          )}
        </>
      )}
      {editing !== null && (
        <PayListEditor
          ledger={ledger}
          list={editing === "new" ? null : editing}
          month={month}
          onClose={() => setEditing(null)}
          onDone={(id) => {
            setEditing(null);
            setTab("lists");
            adjust({ id });
            reload();
            void message.success("名单已保存，等另一个人批准");
          }}
          schemes={schemes.data?.schemes ?? []}
        />
      )}
    </PageFrame>
  );
};

/** 报酬与补贴 of the chosen set of books. */
export const PayScreen = (): ReactNode => {
  const ledger = useChosenLedger();
  return ledger === null ? null : <Pay key={ledger.id} ledger={ledger} />;
};
