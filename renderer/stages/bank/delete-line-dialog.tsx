import { Input, Modal } from "antd";
import { useState, type ReactNode } from "react";
import { useAction } from "#renderer/ledger/use-query.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import type { BankLine } from "./bank-line-columns.tsx";
import { LineSummary } from "./line-summary.tsx";

type DeleteLineDialogProps = {
  readonly line: BankLine;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Deletes an unbooked line with a reason; it can be restored from the list of deleted lines. */
const DeleteLineDialog = ({ line, onClose, onDone }: DeleteLineDialogProps): ReactNode => {
  const [reason, setReason] = useState("");
  const { run, isRunning, failure } = useAction("bankLine.delete", { isQuiet: true });
  const isMissing = reason.trim() === "";
  const save = async (): Promise<void> => {
    if (!isMissing && !isRunning && (await run({ id: line.id, reason })) !== null) onDone();
  };
  return (
    <Modal
      cancelText="不删除（Esc）"
      confirmLoading={isRunning}
      okButtonProps={{ danger: true, disabled: isMissing }}
      okText="删除这笔流水"
      onCancel={onClose}
      onOk={() => void save()}
      open
      title="删除这笔流水"
    >
      <LineSummary line={line} />
      <p className="soft">
        银行真有的流水不要删除，否则账和银行对不上。删除会记入操作日志；以后再导入同一段对账单，也不会把它带回来。可以在“导入对账单—删除过的流水”里恢复。
      </p>
      <FailureAlert failure={failure} />
      <Input.TextArea
        aria-label="删除的原因"
        autoFocus
        maxLength={200}
        onChange={(event) => setReason(event.target.value)}
        placeholder="为什么删除，例如：银行重复导出"
        rows={2}
        value={reason}
      />
    </Modal>
  );
};

/** Asks before a line is deleted: `remove` opens the question, `removal` is the question while it is open. */
export const useLineRemoval = (
  reload: () => void,
): { readonly remove: (line: BankLine) => void; readonly removal: ReactNode } => {
  const [line, setLine] = useState<BankLine | null>(null);
  const close = (): void => setLine(null);
  const finish = (): void => {
    close();
    reload();
  };
  return {
    remove: setLine,
    removal: line === null ? null : <DeleteLineDialog key={line.id} line={line} onClose={close} onDone={finish} />,
  };
};
