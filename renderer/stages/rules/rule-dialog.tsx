import { Alert, Input, Modal, Select } from "antd";
import { useState } from "react";
import { severity as severityShape } from "#contract/scalars.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import type { PickedCategory } from "#renderer/ui/category-picker.tsx";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import type { DroppedFile } from "#renderer/ui/file-drop.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { ruleKindWords, severityWords } from "#renderer/words/labels.ts";
import { EvidenceEditor } from "./evidence-editor.tsx";
import { Field } from "./field.tsx";
import { PlainEditor } from "./plain-editor.tsx";
import { proposalOf, ruleProblems, type RuleForm } from "./rule-form.ts";
import { PickedRuleFiles } from "./rule-files.tsx";
import { TierEditor } from "./tier-editor.tsx";
import { ScopeFields } from "./scope-fields.tsx";
import { TryOut } from "./try-out.tsx";
import { ZeroEditor } from "./zero-editor.tsx";

type Props = {
  readonly start: RuleForm;
  readonly categories: readonly PickedCategory[];
  readonly onDone: () => void;
  readonly onClose: () => void;
};

const severities = severityShape.options.map((value) => ({ value, label: severityWords[value] }));

type PartProps = Pick<Props, "categories"> & {
  readonly form: RuleForm;
  readonly onChange: (parameters: RuleForm["parameters"]) => void;
};

const Parameters = ({ form, categories, onChange }: PartProps) => {
  const { parameters } = form;
  if ("amounts" in parameters)
    return <PlainEditor categories={categories} onChange={onChange} parameters={parameters} />;
  switch (parameters.kind) {
    case "K01":
      return (
        <TierEditor
          ladders={parameters.ladders}
          onChange={(ladders) => {
            onChange({ kind: "K01", ladders });
          }}
        />
      );
    case "K08":
      return <ZeroEditor categories={categories} onChange={onChange} parameters={parameters} />;
    case "K17":
      return (
        <EvidenceEditor
          categories={categories}
          onChange={(requirements) => {
            onChange({ kind: "K17", requirements });
          }}
          requirements={parameters.requirements}
        />
      );
    case "K18":
    case "K29":
      return null;
  }
};

/** Proposes a new version of a rule in plain forms, and tries it on last year's books before it is sent. */
export const RuleDialog = ({ start, categories, onDone, onClose }: Props) => {
  const { today } = useSession();
  const [form, setForm] = useState(start);
  const [files, setFiles] = useState<readonly DroppedFile[]>([]);
  const [isAsked, setIsAsked] = useState(false);
  const propose = useAction("rule.propose", { isQuiet: true });
  const change = (part: Partial<RuleForm>): void => {
    setForm((current) => ({ ...current, ...part }));
  };
  const problems = ruleProblems(form);
  const send = async (): Promise<void> => {
    setIsAsked(true);
    const proposal = proposalOf(form);
    if (proposal !== null && (await propose.run({ ...proposal, files: [...files] })) !== null) onDone();
  };
  return (
    <Modal
      cancelText="取消"
      confirmLoading={propose.isRunning}
      mask={{ closable: false }}
      okText="提出新版本"
      onCancel={onClose}
      onOk={() => void send()}
      open
      style={{ top: 24 }}
      styles={{ body: { maxHeight: "calc(100vh - 170px)", overflowY: "auto", paddingRight: 8 } }}
      title={`${ruleKindWords[form.parameters.kind]}：${form.id === null ? "新增规则" : "提出新版本"}`}
      width="min(1080px, 94vw)"
    >
      <div className="form-grid">
        <Field isNeeded label="规则名称">
          <Input
            aria-label="规则名称"
            autoFocus
            maxLength={100}
            onChange={(event) => {
              change({ title: event.target.value });
            }}
            value={form.title}
          />
        </Field>
        <Field label="不符合时">
          <Select
            aria-label="不符合时"
            onChange={(severity) => {
              change({ severity });
            }}
            options={severities}
            style={{ width: "100%" }}
            value={form.severity}
          />
        </Field>
        <Field isNeeded label="生效日期">
          <DateField
            label="生效日期"
            onChange={(fromOn) => {
              change({ fromOn });
            }}
            value={form.fromOn}
          />
        </Field>
        <Field label="失效日期">
          <DateField
            isClearable
            label="失效日期"
            onChange={(toOn) => {
              change({ toOn });
            }}
            placeholder="空着就是长期有效"
            value={form.toOn}
          />
        </Field>
        <ScopeFields form={form} onChange={change} />
        <Field isNeeded isWide label="依据">
          <Input
            aria-label="依据"
            maxLength={200}
            onChange={(event) => {
              change({ basis: event.target.value });
            }}
            placeholder="本乡镇的文件名称和文号，例如 青禾镇村级财务管理办法（青政发〔2026〕3号）第八条"
            value={form.basis}
          />
        </Field>
        <PickedRuleFiles files={files} onChange={setFiles} />
      </div>
      <div style={{ marginTop: 16 }}>
        <Parameters
          categories={categories}
          form={form}
          onChange={(parameters) => {
            change({ parameters });
          }}
        />
      </div>
      <TryOut form={form} today={today} />
      {isAsked && problems.length > 0 ? (
        <Alert showIcon style={{ marginTop: 12 }} title={problems.join("")} type="warning" />
      ) : null}
      <div style={{ marginTop: 12 }}>
        <FailureAlert failure={propose.failure} />
      </div>
    </Modal>
  );
};
