import { App, Button, Tag } from "antd";
import { useState, type ReactNode } from "react";
import { sumOf } from "#domain/core/fen.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { leaseSortWords, tenderWords } from "#renderer/words/work.ts";
import type { Lease } from "./lease-form.ts";
import { LeaseDialog } from "./lease-dialog.tsx";
import { LeasePanel } from "./lease-panel.tsx";

const stateOf = (lease: Lease): ReactNode => {
  if (lease.endedOn !== null) return <Tag>{lease.endedOn} 终止</Tag>;
  if (lease.daysToEnd < 0) return <Tag color="error">已到期</Tag>;
  return lease.daysToEnd <= 60 ? <Tag color="warning">{lease.daysToEnd} 天后到期</Tag> : "履行中";
};

const columnsFor = (show: (lease: Lease) => void): readonly PaperColumn<Lease>[] => [
  {
    key: "number",
    title: "合同号",
    width: 150,
    hint: (lease) => lease.number,
    cell: (lease) => <PaperLink onClick={() => show(lease)}>{lease.number}</PaperLink>,
  },
  { key: "sort", title: "种类", width: 76, cell: (lease) => leaseSortWords[lease.sort] },
  { key: "subject", title: "标的", width: 200, hint: (lease) => lease.subject, cell: (lease) => lease.subject },
  { key: "area", title: "面积", width: 90, cell: (lease) => lease.area },
  { key: "lessee", title: "承租人", width: 130, hint: (lease) => lease.lesseeName, cell: (lease) => lease.lesseeName },
  { key: "term", title: "期限", width: 210, cell: (lease) => `${lease.fromOn} 至 ${lease.toOn}` },
  { key: "due", title: "应收", width: 120, align: "right", cell: (lease) => <MoneyCell amountFen={lease.dueFen} /> },
  {
    key: "got",
    title: "实收",
    width: 120,
    align: "right",
    cell: (lease) => <MoneyCell amountFen={lease.receivedFen} />,
  },
  {
    key: "arrears",
    title: "欠收",
    width: 120,
    align: "right",
    cell: (lease) =>
      lease.arrearsFen === 0 ? null : <span className="red-amount">{moneyText(lease.arrearsFen)}</span>,
  },
  { key: "state", title: "状态", width: 120, cell: stateOf },
  { key: "mode", title: "方式", width: 90, cell: (lease) => tenderWords[lease.tenderMode] },
];

const Leases = ({ ledgerId }: { readonly ledgerId: string }): ReactNode => {
  const { today, can } = useSession();
  const { params, adjust, open } = usePlace();
  const { message } = App.useApp();
  const [editing, setEditing] = useState<Lease | "new" | null>(null);
  const { data, failure, isLoading, reload } = useQuery("lease.list", { ledgerId, on: today });
  const leases = data?.leases ?? [];
  const shown = leases.find((lease) => lease.id === params["id"]);
  const mayEdit = can("bookkeeper");
  const done = (text: string, voucherId: string | null): void => {
    setEditing(null);
    reload();
    void message.success(text);
    if (voucherId !== null) open("voucher", { id: voucherId });
  };
  const show = (lease: Lease): void => adjust({ id: lease.id });
  useKeys("发包租赁", [{ keys: "F11", label: "登记合同", run: mayEdit ? () => setEditing("new") : null }]);
  return (
    <PageFrame
      extra={
        mayEdit && (
          <Button onClick={() => setEditing("new")} type="primary">
            登记合同（F11）
          </Button>
        )
      }
      subtitle="合同登记以后，应收按合同算，实收按记账凭证上的合同项目自动对上，欠多少、什么时候到期都在这里。"
      title="发包租赁"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columnsFor(show)}
        empty={
          isLoading ? null : (
            <EmptyHint hint="土地、鱼塘、房屋等对外发包、出租的，一份合同登记一条。" text="还没有登记合同">
              {mayEdit && (
                <Button onClick={() => setEditing("new")} type="primary">
                  登记合同
                </Button>
              )}
            </EmptyHint>
          )
        }
        footer={[
          "合计",
          "",
          `${leases.length} 份`,
          "",
          "",
          "",
          moneyText(sumOf(leases, (lease) => lease.dueFen)),
          moneyText(sumOf(leases, (lease) => lease.receivedFen)),
          moneyText(sumOf(leases, (lease) => lease.arrearsFen)),
          "",
          "",
        ]}
        height="40vh"
        keyOf={(lease) => lease.id}
        label="发包租赁合同"
        onActive={show}
        onOpen={(lease) => setEditing(lease)}
        rows={leases}
        viewKey={`leases/${ledgerId}`}
      />
      {shown !== undefined && (
        <LeasePanel key={shown.id} lease={shown} onDone={done} onEdit={() => setEditing(shown)} />
      )}
      {editing !== null && (
        <LeaseDialog
          lease={editing === "new" ? null : editing}
          ledgerId={ledgerId}
          onClose={() => setEditing(null)}
          onDone={done}
        />
      )}
    </PageFrame>
  );
};

/** 发包租赁 of the chosen set of books: contracts, rent due and received, arrears. */
export const LeasesScreen = (): ReactNode => {
  const ledger = useChosenLedger();
  return ledger === null ? null : <Leases key={ledger.id} ledgerId={ledger.id} />;
};
