import { Button, Input, Modal } from "antd";
import { useState } from "react";

type Props = {
  readonly isRunning: boolean;
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
};

const usual = [
  "票据不齐，请补充后再送审",
  "科目用错，请更正",
  "支出分类不对，请更正",
  "缺少审批签字",
  "摘要不清楚",
] as const;

/** Asks why a voucher goes back to who prepared it. */
export const ReasonDialog = ({ isRunning, onReason, onClose }: Props) => {
  const [reason, setReason] = useState("");
  return (
    <Modal
      cancelText="取消"
      confirmLoading={isRunning}
      okButtonProps={{ disabled: reason.trim() === "" }}
      okText="退回"
      onCancel={onClose}
      onOk={() => {
        onReason(reason.trim());
      }}
      open
      title="退回给制单人"
    >
      <Input.TextArea
        aria-label="退回原因"
        autoFocus
        maxLength={200}
        onChange={(event) => {
          setReason(event.target.value);
        }}
        placeholder="写明要改什么（必填）"
        rows={3}
        value={reason}
      />
      <div className="button-row" style={{ marginTop: 10 }}>
        {usual.map((text) => (
          <Button
            key={text}
            onClick={() => {
              setReason(text);
            }}
            size="small"
          >
            {text}
          </Button>
        ))}
      </div>
    </Modal>
  );
};
