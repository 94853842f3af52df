import { Input, Modal } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { addMonths, monthOf } from "#domain/core/dates.ts";
import { fen, yuanTextFromFen } from "#domain/core/fen.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { voucherStateWords } from "#renderer/words/labels.ts";
import { LineSummary } from "./line-summary.tsx";

type Head = OutputOf<"voucher.list">["vouchers"][number];

const columns: readonly PaperColumn<Head>[] = [
  { key: "date", title: "日期", width: 118, cell: (head) => head.onDate },
  {
    key: "name",
    title: "凭证",
    width: 110,
    cell: (head) => (head.number === null ? "草稿" : `${head.word}-${head.number}`),
  },
  { key: "state", title: "状态", width: 90, cell: (head) => voucherStateWords[head.state] },
  { key: "summary", title: "摘要", hint: (head) => head.summary, cell: (head) => head.summary },
  { key: "total", title: "金额", width: 130, align: "right", cell: (head) => moneyText(head.totalFen) },
];

export type MatchDialogProps = {
  readonly ledgerId: string;
  readonly line: OutputOf<"bankLine.list">["lines"][number];
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Ties a bank line to a voucher already entered: those of the same amount around the day come first. */
export const MatchDialog = ({ ledgerId, line, onClose, onDone }: MatchDialogProps): ReactNode => {
  const [text, setText] = useState(yuanTextFromFen(fen(Math.abs(line.amountFen))));
  const [chosen, setChosen] = useState<Head | null>(null);
  const match = useAction("bankLine.match", { isQuiet: true });
  const month = monthOf(line.bookedOn);
  const { data, failure, isLoading } = useQuery("voucher.list", {
    ledgerId,
    fromMonth: addMonths(month, -2),
    toMonth: addMonths(month, 2),
    state: null,
    text,
    take: 200,
  });
  const vouchers = data?.vouchers ?? [];
  const save = async (head: Head | null): Promise<void> => {
    if (head === null || match.isRunning) return;
    if ((await match.run({ id: line.id, voucherId: head.id })) !== null) onDone();
  };
  return (
    <Modal
      cancelText="关闭（Esc）"
      confirmLoading={match.isRunning}
      okButtonProps={{ disabled: chosen === null }}
      okText={chosen === null ? "先在表里选一张凭证" : `与 ${chosen.onDate} 的这张凭证对上`}
      onCancel={onClose}
      onOk={() => void save(chosen)}
      open
      title="与已有凭证对上"
      width={860}
    >
      <LineSummary line={line} />
      <FailureAlert failure={failure ?? match.failure} />
      <Input.Search
        allowClear
        aria-label="查找凭证"
        autoFocus
        onChange={(event) => setText(event.target.value)}
        placeholder="金额、摘要、凭证号、收款人"
        style={{ marginBottom: 12 }}
        value={text}
      />
      <PaperTable
        columns={columns}
        empty={
          isLoading ? null : <EmptyHint hint="可以改查找内容；没有的话请用“制凭证”。" text="前后两个月没有相符的凭证" />
        }
        height="22rem"
        keyOf={(head) => head.id}
        label="可以对上的凭证"
        onActive={setChosen}
        onOpen={(head) => void save(head)}
        rows={vouchers}
        viewKey={`match/${line.id}`}
      />
    </Modal>
  );
};
