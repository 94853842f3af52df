import { Button, Form, Input } from "antd";
import { useState, type ReactNode } from "react";

export type ReasonFormProps = {
  readonly label: string;
  /** What the field is called where only its name is read out. */
  readonly name: string;
  readonly button: string;
  readonly isRunning: boolean;
  readonly onSave: (reason: string) => void;
};

/** The head's place to answer for what keeps a month open: one line and a button. */
export const ReasonForm = ({ label, name, button, isRunning, onSave }: ReasonFormProps): ReactNode => {
  const [text, setText] = useState("");
  const reason = text.trim();
  const save = (): void => {
    if (reason !== "" && !isRunning) onSave(reason);
  };
  return (
    <Form className="no-print" layout="inline" onFinish={save} style={{ marginTop: 8, marginBottom: 12 }}>
      <Form.Item label={label} style={{ flex: 1 }}>
        <Input aria-label={name} maxLength={500} onChange={(event) => setText(event.target.value)} value={text} />
      </Form.Item>
      <Button disabled={reason === ""} htmlType="submit" loading={isRunning}>
        {button}
      </Button>
    </Form>
  );
};
