import { Form, Input, Modal } from "antd";
import { useState, type ReactNode } from "react";
import type { InputOf } from "#contract/contract.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";

/** What a note is about, known before anything is typed. */
export type NoteSubject = Pick<InputOf<"auditNote.add">, "ledgerId" | "quarter"> &
  Partial<Pick<InputOf<"auditNote.add">, "findingId" | "voucherId" | "amountFen" | "subject" | "takesBackId">>;

type Props = {
  readonly about: NoteSubject;
  readonly onClose: () => void;
  readonly onWritten: (no: number) => void;
};

/** Writes one note: what was seen, and what is asked for. It cannot be changed afterwards. */
export const NoteDialog = ({ about, onClose, onWritten }: Props): ReactNode => {
  const action = useAction("auditNote.add", { isQuiet: true });
  const [subject, setSubject] = useState(about.subject ?? "");
  const [fact, setFact] = useState("");
  const [demand, setDemand] = useState("");
  const [deadline, setDeadline] = useState<string | null>(null);
  const isBack = about.takesBackId !== undefined && about.takesBackId !== null;
  const isReady = subject.trim() !== "" && fact.trim() !== "" && (deadline === null || demand.trim() !== "");
  const write = async (): Promise<void> => {
    const done = await action.run({
      ...about,
      subject: subject.trim(),
      fact: fact.trim(),
      demand: demand.trim(),
      deadline,
    });
    if (done !== null) onWritten(done.no);
  };
  return (
    <Modal
      cancelText="不记"
      className="auditor-notes"
      confirmLoading={action.isRunning}
      okButtonProps={{ disabled: !isReady }}
      okText="记入底稿"
      onCancel={onClose}
      onOk={() => void write()}
      open
      title={isBack ? "撤回一条审计记录" : "记一条底稿"}
      width={720}
    >
      <FailureAlert failure={action.failure} />
      <Form layout="vertical">
        <Form.Item label="事项">
          <Input
            aria-label="事项"
            autoFocus
            maxLength={200}
            onChange={(event) => setSubject(event.target.value)}
            value={subject}
          />
        </Form.Item>
        <Form.Item label={isBack ? "为什么撤回" : "事实（看到了什么，依据哪张凭证、哪份材料）"}>
          <Input.TextArea
            aria-label="事实"
            maxLength={2000}
            onChange={(event) => setFact(event.target.value)}
            rows={5}
            showCount
            value={fact}
          />
        </Form.Item>
        {!isBack && (
          <>
            <Form.Item label="整改要求（不要求整改的空着；填了就进整改通知）">
              <Input.TextArea
                aria-label="整改要求"
                maxLength={1000}
                onChange={(event) => setDemand(event.target.value)}
                rows={3}
                value={demand}
              />
            </Form.Item>
            <Form.Item label="整改期限">
              <DateField isClearable label="整改期限" onChange={setDeadline} value={deadline} />
            </Form.Item>
          </>
        )}
      </Form>
    </Modal>
  );
};
