import { Alert, Descriptions, Form, Input, Modal, Radio } from "antd";
import { useState, type ReactNode } from "react";
import { useAction } from "#renderer/ledger/use-query.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { findingOf } from "#renderer/words/findings.ts";
import { answerWords } from "#renderer/words/labels.ts";
import { EvidenceList, EvidencePicker, type EvidenceFile } from "./finding-evidence.tsx";
import { findingSentence, type Finding } from "./finding-words.ts";

type Answer = NonNullable<Finding["answer"]>;
const isAnswer = (value: unknown): value is Answer =>
  value === "true" || value === "false-alarm" || value === "rectified";

export type FindingDialogProps = {
  readonly finding: Finding;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Answers one finding: true, false alarm or put right, with the reason and a deadline. F8 keeps it. */
export const FindingDialog = ({ finding, onClose, onDone }: FindingDialogProps): ReactNode => {
  const words = findingOf(finding.test);
  const action = useAction("finding.answer", { isQuiet: true });
  const [answer, setAnswer] = useState<Answer>(finding.answer ?? "true");
  const [note, setNote] = useState(finding.answerNote ?? "");
  const [deadline, setDeadline] = useState<string | null>(finding.deadline);
  const [responsible, setResponsible] = useState(finding.responsible);
  const [result, setResult] = useState(finding.result);
  const [paper, setPaper] = useState<EvidenceFile | null>(null);
  const attach = useAction("finding.attach", { isQuiet: true });
  const needsDeadline = answer === "true";
  const needsResult = answer === "rectified";
  const isReady =
    note.trim() !== "" &&
    (!needsDeadline || (deadline !== null && responsible.trim() !== "")) &&
    (!needsResult || result.trim() !== "");
  const save = async (): Promise<void> => {
    if (!isReady || action.isRunning) return;
    const done = await action.run({
      id: finding.id,
      answer,
      note: note.trim(),
      deadline: needsDeadline ? deadline : null,
      responsible: responsible.trim(),
      result: result.trim(),
    });
    if (done === null) return;
    if (paper !== null && (await attach.run({ id: finding.id, file: paper })) === null) return;
    onDone();
  };
  useKeys("答复疑点", [{ keys: "F8 / Ctrl+S", label: "保存答复", run: () => void save() }], { isDialog: true });
  return (
    <Modal
      cancelText="关闭（Esc）"
      confirmLoading={action.isRunning}
      okButtonProps={{ disabled: !isReady }}
      okText="保存答复（F8）"
      onCancel={onClose}
      onOk={() => void save()}
      open
      title={`答复疑点：${words.name}`}
      style={{ top: 16 }}
      width={820}
    >
      <Descriptions
        bordered
        column={1}
        items={[
          {
            key: "what",
            label: "查到什么",
            children: `${finding.ledgerName}：${findingSentence(finding) || words.means}`,
          },
          { key: "cure", label: "怎样才算了结", children: words.clearedBy },
        ]}
        size="small"
        styles={{ label: { whiteSpace: "nowrap" } }}
        style={{ marginBottom: 12 }}
      />
      <FailureAlert failure={action.failure ?? attach.failure} />
      <Form layout="vertical">
        <Form.Item label="答复" required style={{ marginBottom: 12 }}>
          <Radio.Group
            onChange={(event) => {
              if (isAnswer(event.target.value)) setAnswer(event.target.value);
            }}
            options={Object.entries(answerWords).map(([value, label]) => ({ value, label }))}
            value={answer}
          />
        </Form.Item>
        <Form.Item htmlFor="finding-note" label="情况说明" required style={{ marginBottom: 12 }}>
          <Input.TextArea
            autoFocus
            id="finding-note"
            maxLength={1000}
            onChange={(event) => setNote(event.target.value)}
            rows={2}
            value={note}
          />
        </Form.Item>
        <div className="row-form">
          <Form.Item htmlFor="finding-responsible" label="责任人" required={needsDeadline} style={{ marginBottom: 12 }}>
            <Input
              id="finding-responsible"
              maxLength={40}
              onChange={(event) => setResponsible(event.target.value)}
              placeholder="由谁整改"
              value={responsible}
            />
          </Form.Item>
          {needsDeadline && (
            <Form.Item htmlFor="finding-deadline" label="整改期限" required>
              <DateField id="finding-deadline" onChange={setDeadline} value={deadline} />
            </Form.Item>
          )}
        </div>
        {answer !== "false-alarm" && (
          <Form.Item htmlFor="finding-result" label="整改结果" required={needsResult} style={{ marginBottom: 12 }}>
            <Input.TextArea
              id="finding-result"
              maxLength={1000}
              onChange={(event) => setResult(event.target.value)}
              placeholder="做了什么、追回多少、哪张凭证更正"
              rows={2}
              value={result}
            />
          </Form.Item>
        )}
        <Form.Item label="佐证文件（可以不附）">
          <EvidencePicker file={paper} onPick={setPaper} />
        </Form.Item>
      </Form>
      <EvidenceList files={finding.files} />
      {finding.signedByName !== null && (
        <Alert showIcon title={`已由 ${finding.signedByName} 签认，改动答复后要重新签认。`} type="warning" />
      )}
    </Modal>
  );
};
