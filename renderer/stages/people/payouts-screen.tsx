import { App, Button, Select } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { momentText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { PayoutPanel } from "./payout-panel.tsx";
import { PayoutTemplateDialog, type Template } from "./payout-template-dialog.tsx";

type Head = OutputOf<"payout.list">["payouts"][number];

const columnsFor = (show: (payout: Head) => void): readonly PaperColumn<Head>[] => [
  {
    key: "title",
    title: "批次",
    width: 320,
    hint: (payout) => payout.title,
    cell: (payout) => <PaperLink onClick={() => show(payout)}>{payout.title}</PaperLink>,
  },
  { key: "rows", title: "笔数", width: 70, align: "right", cell: (payout) => payout.rowCount },
  { key: "total", title: "金额", width: 130, align: "right", cell: (payout) => moneyText(payout.totalFen) },
  { key: "paid", title: "成功", width: 70, align: "right", cell: (payout) => payout.paidCount },
  { key: "failed", title: "失败", width: 70, align: "right", cell: (payout) => payout.failedCount },
  { key: "files", title: "文件", width: 70, align: "right", cell: (payout) => payout.fileCount },
  { key: "by", title: "建立", width: 90, cell: (payout) => payout.madeByName },
  { key: "at", title: "时间", cell: (payout) => momentText(payout.madeAt) },
];

const ownTemplate: Template = {
  id: "",
  title: "",
  format: "xlsx",
  separator: "|",
  encoding: "gb18030",
  hasHeader: true,
  hasSummary: false,
  columns: [
    { heading: "账号", field: "account" },
    { heading: "户名", field: "name" },
    { heading: "金额", field: "amount" },
  ],
  isUnverified: true,
};

const Payouts = ({ ledgerId }: { readonly ledgerId: string }): ReactNode => {
  const { params, adjust } = usePlace();
  const { can } = useSession();
  const { message } = App.useApp();
  const [editing, setEditing] = useState<Template | null>(null);
  const make = useAction("payout.make");
  const { data, failure, isLoading, reload } = useQuery("payout.list", { ledgerId });
  const payouts = data?.payouts ?? [];
  const shown = payouts.find((payout) => payout.id === params["id"]);
  const show = (payout: Head): void => adjust({ id: payout.id });
  const begin = async (
    source: { kind: Head["sourceKind"]; id: string } | null,
    retryOf: string | null,
  ): Promise<void> => {
    const done = await make.run({ ledgerId, source, retryOf });
    if (done === null) return;
    reload();
    adjust({ id: done.id });
    void message.success("批次已建立");
  };
  const sources = data?.sources ?? [];
  return (
    <PageFrame
      extra={
        can("bookkeeper", "cashier") && (
          <>
            <Select
              aria-label="要发放的名单"
              onChange={(key: string) => {
                const source = sources.find((each) => `${each.kind} ${each.id}` === key);
                if (source !== undefined) void begin({ kind: source.kind, id: source.id }, null);
              }}
              options={sources.map((each) => ({
                value: `${each.kind} ${each.id}`,
                label: `${each.title}（${each.people} 人，${moneyText(each.netFen)}）`,
              }))}
              notFoundContent="没有批准过、还没发放的名单"
              placeholder="建立批次：选批准过的名单"
              style={{ width: 340 }}
              value={null}
            />
            <Button onClick={() => setEditing(ownTemplate)}>自己设版式</Button>
          </>
        )
      }
      subtitle="批准过的报酬、误工、分配名单，做成银行的代发文件；银行的结果读回来，失败的另建一批。谁什么时候生成了哪份文件都留着。"
      title="银行代发"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columnsFor(show)}
        empty={isLoading ? null : <EmptyHint hint="名单批准以后，在右上角选它。" text="还没有代发批次" />}
        height="24vh"
        keyOf={(payout) => payout.id}
        label="代发批次"
        onActive={show}
        onOpen={show}
        rows={payouts}
        viewKey={`payouts/${ledgerId}`}
      />
      {shown !== undefined && (
        <PayoutPanel
          id={shown.id}
          key={shown.id}
          onChanged={reload}
          onEditTemplate={setEditing}
          onRetry={(id) => void begin(null, id)}
          templates={data?.templates ?? []}
        />
      )}
      {editing !== null && (
        <PayoutTemplateDialog
          onClose={() => setEditing(null)}
          onDone={() => {
            setEditing(null);
            reload();
          }}
          template={editing}
        />
      )}
    </PageFrame>
  );
};

/** 银行代发 of the chosen set of books. */
export const PayoutsScreen = (): ReactNode => {
  const ledger = useChosenLedger();
  return ledger === null ? null : <Payouts key={ledger.id} ledgerId={ledger.id} />;
};
