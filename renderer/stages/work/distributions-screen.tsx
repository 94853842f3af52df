import { App, Button, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
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
import { listKindWords } from "#renderer/words/work.ts";
import { ListEditor } from "./list-editor.tsx";
import { ListPaper } from "./list-paper.tsx";

type Head = OutputOf<"distribution.list">["lists"][number];

const stateOf = (list: Head): ReactNode => {
  if (list.paidVoucherId !== null) return <Tag color="success">已发放（收款）</Tag>;
  return list.declaredVoucherId === null ? <Tag>还没入账</Tag> : <Tag color="processing">已确定</Tag>;
};

const columnsFor = (show: (list: Head) => void): readonly PaperColumn<Head>[] => [
  { key: "on", title: "日期", width: 120, cell: (list) => list.onDate },
  { key: "kind", title: "种类", width: 130, cell: (list) => listKindWords[list.kind] },
  {
    key: "title",
    title: "名称",
    width: 300,
    hint: (list) => list.title,
    cell: (list) => <PaperLink onClick={() => show(list)}>{list.title}</PaperLink>,
  },
  { key: "count", title: "户数", width: 80, align: "right", cell: (list) => list.householdCount },
  { key: "total", title: "总额", width: 140, align: "right", cell: (list) => <MoneyCell amountFen={list.totalFen} /> },
  {
    key: "withheld",
    title: "代扣",
    width: 120,
    align: "right",
    cell: (list) => <MoneyCell amountFen={list.withheldFen} blankZero />,
  },
  { key: "basis", title: "依据", width: 220, hint: (list) => list.basis, cell: (list) => list.basis },
  { key: "state", title: "状态", width: 130, cell: stateOf },
];

const Distributions = ({ ledgerId }: { readonly ledgerId: string }): ReactNode => {
  const { params, adjust, open } = usePlace();
  const can = useSession((state) => state.can);
  const { message } = App.useApp();
  const [editing, setEditing] = useState<string | null>(null);
  const { data, failure, isLoading, reload } = useQuery("distribution.list", { ledgerId });
  const lists = data?.lists ?? [];
  const shown = lists.find((list) => list.id === params["id"]);
  const mayEdit = can("bookkeeper");
  const show = (list: Head): void => adjust({ id: list.id });
  useKeys("分户名单", [{ keys: "F11", label: "新做名单", run: mayEdit ? () => setEditing("new") : null }]);
  if (editing !== null)
    return (
      <ListEditor
        id={editing === "new" ? null : editing}
        ledgerId={ledgerId}
        onClose={() => setEditing(null)}
        onSaved={(id) => {
          setEditing(null);
          adjust({ id });
          reload();
          void message.success("名单已保存");
        }}
      />
    );
  return (
    <PageFrame
      extra={
        mayEdit && (
          <Button onClick={() => setEditing("new")} type="primary">
            新做名单（F11）
          </Button>
        )
      }
      subtitle="村民分配、征地补偿、一事一议筹资，各户多少钱先做成名单；凭证按名单生成，名单合计与凭证一分不差。"
      title="分户名单"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columnsFor(show)}
        empty={
          isLoading ? null : (
            <EmptyHint hint="先在“辅助项目”里登记成员（村民），再做名单。" text="还没有名单">
              {mayEdit && (
                <Button onClick={() => setEditing("new")} type="primary">
                  新做名单
                </Button>
              )}
            </EmptyHint>
          )
        }
        height="34vh"
        keyOf={(list) => list.id}
        label="分户名单"
        onActive={show}
        onOpen={show}
        rows={lists}
        viewKey={`distributions/${ledgerId}`}
      />
      {shown !== undefined && (
        <ListPaper
          id={shown.id}
          key={shown.id}
          onBook={() => open("guided", { list: shown.id })}
          onEdit={
            mayEdit && shown.declaredVoucherId === null && shown.paidVoucherId === null
              ? () => setEditing(shown.id)
              : null
          }
        />
      )}
    </PageFrame>
  );
};

/** 分户名单 of the chosen set of books. */
export const DistributionsScreen = (): ReactNode => {
  const ledger = useChosenLedger();
  return ledger === null ? null : <Distributions key={ledger.id} ledgerId={ledger.id} />;
};
