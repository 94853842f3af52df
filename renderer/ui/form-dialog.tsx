import { Button, Modal } from "antd";
import type { ReactNode } from "react";
import type { Failure } from "#contract/contract.ts";
import { FailureAlert } from "./failure-alert.tsx";
import { useKeys } from "./use-keys.ts";

type Props = {
  readonly title: string;
  readonly width: number;
  /** The group of the dialog's key in the key table, and what the key does there. */
  readonly keyGroup: string;
  readonly keyLabel: string;
  /** On the button; the key is written behind it. */
  readonly saveText: string;
  readonly isReady: boolean;
  readonly isRunning: boolean;
  readonly failure: Failure | null;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A form in a dialog: F8 saves when everything is filled in and nothing is on its way, a refusal stands above the fields. */
export const FormDialog = (props: Props): ReactNode => {
  const { title, width, keyGroup, keyLabel, saveText, isReady, isRunning, failure, onSave, onClose, children } = props;
  const save = (): void => {
    if (isReady && !isRunning) onSave();
  };
  useKeys(keyGroup, [{ keys: "F8 / Ctrl+S", label: keyLabel, run: save }], { isDialog: true });
  return (
    <Modal
      footer={[
        <Button key="close" onClick={onClose}>
          关闭（Esc）
        </Button>,
        <Button disabled={!isReady} key="save" loading={isRunning} onClick={save} type="primary">
          {saveText}（F8）
        </Button>,
      ]}
      onCancel={onClose}
      open
      style={{ top: 20 }}
      styles={{ body: { maxHeight: "74vh", overflowX: "hidden", overflowY: "auto" } }}
      title={title}
      width={width}
    >
      <FailureAlert failure={failure} />
      {children}
    </Modal>
  );
};
