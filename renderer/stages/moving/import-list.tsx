import { App, Button, Input, Tag } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { momentText, monthText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { ProgressDialog } from "#renderer/ui/progress-dialog.tsx";

type Row = OutputOf<"moving.imports">["imports"][number];

const stateOf = (row: Row): ReactNode => {
  if (row.undoneByName !== null) return <Tag>已撤销</Tag>;
  return row.approvedByName === null ? <Tag color="warning">待批准</Tag> : <Tag color="success">已记账</Tag>;
};

/** Imports of history so far: a second person approves them; the newest can be taken back until own work begins. */
export const ImportList = ({ ledgerId, turn }: { readonly ledgerId: string; readonly turn: number }): ReactNode => {
  const { message, modal } = App.useApp();
  const can = useSession((state) => state.can);
  const list = useQuery("moving.imports", { ledgerId });
  const approve = useAction("moving.approve");
  const undo = useAction("moving.undo");
  const rows = list.data?.imports ?? [];
  if (rows.length === 0) return null;
  const confirm = async (row: Row): Promise<void> => {
    const done = await approve.run({ id: row.id });
    if (done === null) return;
    list.reload();
    void message.success(`已按原号记账 ${done.posted} 张；制度检查提示 ${done.hits} 条，只作记录`);
  };
  const takeBack = (row: Row): void => {
    let reason = "";
    modal.confirm({
      title: `撤销导入“${row.fileName}”的 ${row.vouchers} 张凭证？`,
      content: (
        <Input
          aria-label="撤销的原因"
          onChange={(event) => {
            reason = event.target.value;
          }}
          placeholder="撤销的原因（记入操作日志）"
        />
      ),
      okText: "撤销",
      cancelText: "不撤销",
      onOk: async () => {
        if ((await undo.run({ id: row.id, reason: reason.trim() === "" ? "重新导入" : reason.trim() })) !== null)
          list.reload();
      },
    });
  };
  const columns: readonly PaperColumn<Row>[] = [
    { key: "file", title: "文件", hint: (row) => row.fileName, cell: (row) => row.fileName },
    {
      key: "months",
      title: "月份",
      width: 190,
      cell: (row) => `${monthText(row.firstMonth)}至${monthText(row.lastMonth)}`,
    },
    { key: "count", title: "张数", width: 70, align: "right", cell: (row) => row.vouchers },
    { key: "amount", title: "借方合计", width: 150, align: "right", cell: (row) => moneyText(row.debitFen) },
    { key: "gap", title: "断号说明", width: 150, hint: (row) => row.gapReason, cell: (row) => row.gapReason },
    { key: "by", title: "导入", width: 210, cell: (row) => `${row.importedByName} ${momentText(row.importedAt)}` },
    { key: "state", title: "状态", width: 90, cell: stateOf },
    {
      key: "act",
      title: "",
      width: 150,
      cell: (row) => (
        <>
          {row.approvedByName === null && row.undoneByName === null && can("reviewer", "head") && (
            <Button onClick={() => void confirm(row)} size="small" type="primary">
              批准
            </Button>
          )}{" "}
          {row.undoneByName === null && list.data?.canUndo === true && can("bookkeeper", "head", "administrator") && (
            <Button onClick={() => takeBack(row)} size="small">
              撤销
            </Button>
          )}
        </>
      ),
    },
  ];
  return (
    <>
      <h3>导入过的历史凭证</h3>
      <PaperTable
        columns={columns}
        height={`${Math.min(rows.length + 1, 6) * 39 + 4}px`}
        key={turn}
        keyOf={(row) => row.id}
        label="导入过的历史凭证"
        rows={rows}
        viewKey={`move-in-imports/${ledgerId}`}
      />
      <ProgressDialog
        done={approve.progress?.done ?? undo.progress?.done ?? 0}
        isOpen={approve.isRunning || undo.isRunning}
        onCancel={approve.isRunning ? approve.cancel : undo.cancel}
        stage="正在处理历史凭证"
        title={approve.isRunning ? "批准历史凭证" : "撤销历史凭证"}
        total={approve.progress?.total ?? undo.progress?.total ?? 0}
      />
    </>
  );
};
