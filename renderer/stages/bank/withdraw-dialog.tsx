import { Alert, App, Input, Modal } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";

export type WithdrawDialogProps = {
  readonly file: OutputOf<"statement.list">["files"][number];
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Takes back an import whose lines nothing books; the reason goes into the operation log. */
export const WithdrawDialog = ({ file, onClose, onDone }: WithdrawDialogProps): ReactNode => {
  const [reason, setReason] = useState("");
  const { run, isRunning, failure } = useAction("statement.withdraw", { isQuiet: true });
  const { modal } = App.useApp();
  const isMissing = reason.trim() === "";
  const save = async (): Promise<void> => {
    const done = isMissing || isRunning ? null : await run({ id: file.id, reason });
    if (done === null) return;
    if (done.lineCount > 0 && done.alsoIn.length > 0)
      modal.info({
        title: "别的文件里也有这几天的流水",
        content: `${done.alsoIn.join("、")} 里的同一批流水当时认作“已有”，没有再记。请把它再导入一次，缺的流水就补上了。`,
        okText: "知道了",
      });
    onDone();
  };
  return (
    <Modal
      cancelText="不撤销（Esc）"
      confirmLoading={isRunning}
      okButtonProps={{ danger: true, disabled: isMissing }}
      okText="撤销这次导入"
      onCancel={onClose}
      onOk={() => void save()}
      open
      title={`撤销导入：${file.name}`}
    >
      <Alert
        showIcon
        style={{ marginBottom: 12 }}
        title={`这次导入的 ${file.newCount} 笔流水会从银行流水里拿走，由它自动生成、还没有人动过的凭证草稿一并删除。文件原件仍然保存，以后可以重新导入。已经用上的流水不能撤销。`}
        type="warning"
      />
      <FailureAlert failure={failure} />
      <Input.TextArea
        aria-label="撤销的原因"
        autoFocus
        maxLength={200}
        onChange={(event) => setReason(event.target.value)}
        placeholder="为什么撤销，例如：选错了账户"
        rows={2}
        value={reason}
      />
    </Modal>
  );
};
