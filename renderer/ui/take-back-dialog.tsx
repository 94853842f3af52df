import { Input, Modal } from "antd";
import { useState, type ReactNode } from "react";
import type { Failure } from "#contract/contract.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";

type Props = {
  /** What is taken back; null while nothing is asked. */
  readonly what: string | null;
  readonly reasonLabel: string;
  readonly failure: Failure | null;
  readonly isRunning: boolean;
  readonly onClose: () => void;
  /** Answers whether it was done: only then the reason is forgotten. */
  readonly onTakeBack: (reason: string) => Promise<boolean>;
};

/** Asks once more, and why, before something recorded is taken back. */
export const TakeBackDialog = ({ what, reasonLabel, failure, isRunning, onClose, onTakeBack }: Props): ReactNode => {
  const [reason, setReason] = useState("");
  const said = reason.trim();
  const takeBack = async (): Promise<void> => {
    if (said !== "" && (await onTakeBack(said))) setReason("");
  };
  return (
    <Modal
      cancelText="不撤了（Esc）"
      okButtonProps={{ disabled: said === "", loading: isRunning, danger: true }}
      okText="撤回"
      onCancel={onClose}
      onOk={() => void takeBack()}
      open={what !== null}
      title={`撤回 ${what ?? ""}`}
    >
      <FailureAlert failure={failure} />
      <Input
        aria-label={reasonLabel}
        maxLength={200}
        onChange={(event) => setReason(event.target.value)}
        placeholder="为什么撤回"
        value={reason}
      />
    </Modal>
  );
};
