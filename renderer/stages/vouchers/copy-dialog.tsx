import { Input, Modal } from "antd";
import { useEffect, useEffectEvent, useState, type ReactNode } from "react";
import type { Failure, OutputOf } from "#contract/contract.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { call } from "#renderer/ledger/client.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PaperTable } from "#renderer/ui/paper-table.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { linesOf } from "./grid-content.ts";
import type { GridLine } from "./grid-lines.ts";
import { headName } from "./voucher-words.ts";

type Head = OutputOf<"voucher.list">["vouchers"][number];

type Props = {
  readonly ledgerId: string;
  readonly onTake: (lines: readonly GridLine[]) => void;
  readonly onClose: () => void;
  /** The way to the templates; stands above the list. */
  readonly head: ReactNode;
};

/** F4: the lines of an earlier voucher as a pattern for this one. */
export const CopyDialog = ({ ledgerId, onTake, onClose, head: above }: Props) => {
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const { data, failure, isLoading, reload } = useQuery("voucher.list", {
    ledgerId,
    fromMonth: null,
    toMonth: null,
    state: null,
    text,
    take: 40,
  });
  const [refusal, setRefusal] = useState<Failure | null>(null);
  const vouchers = data?.vouchers ?? [];
  const take = async (head: Head | undefined): Promise<void> => {
    if (head === undefined) return;
    const reply = await call("voucher.show", { id: head.id });
    if (reply.ok) onTake(linesOf(reply.value.entries));
    else setRefusal(reply.failure);
  };
  // Enter pressed while the list is still being read takes the first voucher as soon as it is there.
  const [isTakingFirst, setIsTakingFirst] = useState(false);
  const takeFirst = useEffectEvent(() => {
    setIsTakingFirst(false);
    void take(vouchers[0]);
  });
  useEffect(() => {
    if (isTakingFirst && !isLoading) takeFirst();
  }, [isTakingFirst, isLoading]);
  return (
    <Modal footer={null} onCancel={onClose} open title="模板：照以前的凭证填写" width={860}>
      <p className="soft">选一张以前的凭证，它的摘要、科目、分类和金额会填进来，再改成这次的内容。</p>
      <Input
        allowClear
        aria-label="查找凭证"
        autoFocus
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "ArrowDown") setAt(Math.min(at + 1, vouchers.length - 1));
          else if (event.key === "ArrowUp") setAt(Math.max(at - 1, 0));
          else if (event.key === "Enter" && isLoading) setIsTakingFirst(true);
          else if (event.key === "Enter") void take(vouchers[at]);
          else return;
          event.preventDefault();
        }}
        placeholder="输入摘要、字号、金额或收款人；上下键选择，回车填入"
        style={{ marginBottom: 10 }}
        value={text}
      />
      {above}
      <FailureAlert failure={failure ?? refusal} onRetry={reload} />
      <PaperTable
        columns={[
          { key: "date", title: "日期", width: 120, cell: (head: Head) => head.onDate },
          { key: "name", title: "字号", width: 100, cell: headName },
          { key: "summary", title: "摘要", width: 320, cell: (head: Head) => head.summary },
          {
            key: "total",
            title: "金额",
            width: 140,
            align: "right",
            cell: (head: Head) => <MoneyCell amountFen={head.totalFen} />,
          },
        ]}
        empty={
          isLoading ? null : <EmptyHint hint="这个账套还没有这样的凭证。请先直接录入一张。" text="没有可照着填的凭证" />
        }
        height="46vh"
        keyOf={(head) => head.id}
        label="以前的凭证"
        onOpen={(head) => {
          void take(head);
        }}
        rowClass={(head) => (head === vouchers[at] ? "paper-total" : "")}
        rows={vouchers}
        viewKey={`copy-voucher/${ledgerId}/${text}`}
      />
    </Modal>
  );
};
