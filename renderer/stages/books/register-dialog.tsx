import { Form, Input, Modal } from "antd";
import type { ReactNode } from "react";
import type { Failure } from "#contract/contract.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";

type Props = {
  readonly title: string;
  readonly width: number;
  /** Which register it belongs to in the table of keys, and what saving is called there. */
  readonly keysOf: string;
  readonly saveLabel: string;
  /** The words of the button; 保存 where nothing else is said. */
  readonly okText?: string;
  readonly canEdit: boolean;
  readonly isReady: boolean;
  readonly isSaving: boolean;
  readonly failure: Failure | null;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** The frame every entry of a register is edited in: saved by F8, closed by Esc, only read by those who may not change it. */
export const RegisterDialog = (props: Props): ReactNode => {
  const { keysOf, saveLabel, onSave } = props;
  useKeys(keysOf, [{ keys: "F8 / Ctrl+S", label: saveLabel, run: onSave }], { isDialog: true });
  return (
    <Modal
      cancelText="关闭（Esc）"
      confirmLoading={props.isSaving}
      okButtonProps={{ disabled: !props.isReady }}
      okText={props.okText ?? "保存（F8）"}
      onCancel={props.onClose}
      onOk={onSave}
      open
      title={props.title}
      width={props.width}
    >
      <FailureAlert failure={props.failure} />
      <Form disabled={!props.canEdit} layout="vertical">
        {props.children}
      </Form>
    </Modal>
  );
};

type SearchProps = {
  readonly label: string;
  readonly placeholder: string;
  readonly words: string;
  readonly onChange: (words: string) => void;
};

/** The field above a register that narrows it down while one types. */
export const RegisterSearch = ({ label, placeholder, words, onChange }: SearchProps): ReactNode => (
  <Input
    allowClear
    aria-label={label}
    autoFocus
    onChange={(event) => onChange(event.target.value)}
    placeholder={placeholder}
    style={{ width: "20rem", marginBottom: 12 }}
    value={words}
  />
);
