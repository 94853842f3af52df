import { App, Button, Collapse } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { TakeBackDialog } from "#renderer/ui/take-back-dialog.tsx";

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
  const takeBack = async (reason: string): Promise<boolean> => {
    if (chosen === null || (await undo.run({ id: chosen.id, reason })) === null) return false;
    void message.success("两个村的划转流水都已撤回");
    setChosen(null);
    onDone();
    return true;
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
      <TakeBackDialog
        failure={undo.failure}
        isRunning={undo.isRunning}
        onClose={() => setChosen(null)}
        onTakeBack={takeBack}
        reasonLabel="撤回划转的原因"
        what={chosen === null ? null : `${chosen.onDate} 的划转`}
      />
    </>
  );
};
