import { App, Button, Collapse, Input, Modal } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";

type Transfer = OutputOf<"pool.show">["transfers"][number];

const columnsFor = (undo: ((transfer: Transfer) => void) | null): readonly PaperColumn<Transfer>[] => [
  { key: "on", title: "日期", width: 110, cell: (transfer) => transfer.onDate },
  { key: "from", title: "划出", width: 200, hint: (transfer) => transfer.fromName, cell: ({ fromName }) => fromName },
  { key: "to", title: "划入", width: 200, hint: (transfer) => transfer.toName, cell: ({ toName }) => toName },
  { key: "amount", title: "金额", width: 120, align: "right", cell: (transfer) => moneyText(transfer.amountFen) },
  { key: "why", title: "事由", hint: (transfer) => transfer.reason, cell: (transfer) => transfer.reason },
  { key: "by", title: "谁划的", width: 90, cell: (transfer) => transfer.byName },
  {
    key: "undo",
    title: "",
    width: 90,
    align: "center",
    cell: (transfer) =>
      undo !== null && (
        <Button onClick={() => undo(transfer)} size="small" type="text">
          撤回
        </Button>
      ),
  },
];

type Props = { readonly transfers: readonly Transfer[]; readonly canUndo: boolean; readonly onDone: () => void };

/** The transfers within a pool; one can be taken back while no voucher books either end. */
export const PoolTransfers = ({ transfers, canUndo, onDone }: Props): ReactNode => {
  const { message } = App.useApp();
  const undo = useAction("pool.undoTransfer", { isQuiet: true });
  const [chosen, setChosen] = useState<Transfer | null>(null);
  const [reason, setReason] = useState("");
  const takeBack = async (): Promise<void> => {
    if (chosen === null || reason.trim() === "") return;
    if ((await undo.run({ id: chosen.id, reason: reason.trim() })) === null) return;
    void message.success("两个村的划转流水都已撤回");
    setChosen(null);
    setReason("");
    onDone();
  };
  if (transfers.length === 0) return null;
  const table = (
    <PaperTable
      columns={columnsFor(canUndo ? setChosen : null)}
      height="14rem"
      keyOf={(each) => each.id}
      label="池内划转记录"
      rows={transfers}
      viewKey="pool-transfers"
    />
  );
  return (
    <>
      <Collapse ghost items={[{ key: "transfers", label: `池内划转（${transfers.length} 笔）`, children: table }]} />
      <Modal
        cancelText="不撤了（Esc）"
        okButtonProps={{ disabled: reason.trim() === "", loading: undo.isRunning, danger: true }}
        okText="撤回"
        onCancel={() => setChosen(null)}
        onOk={() => void takeBack()}
        open={chosen !== null}
        title={`撤回 ${chosen?.onDate ?? ""} 的划转`}
      >
        <FailureAlert failure={undo.failure} />
        <Input
          aria-label="撤回划转的原因"
          maxLength={200}
          onChange={(event) => setReason(event.target.value)}
          placeholder="为什么撤回"
          value={reason}
        />
      </Modal>
    </>
  );
};
