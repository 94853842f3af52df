import { Button, Input, Modal, Select, Upload } from "antd";
import { useState } from "react";
import type { OutputOf } from "#contract/contract.ts";
import type { MotionStage } from "#domain/caps/motion.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { Field } from "#renderer/stages/rules/field.tsx";
import { NumberField } from "#renderer/ui/number-field.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { base64OfFile, type DroppedFile } from "#renderer/ui/file-drop.tsx";
import { stageWords } from "./motion-words.ts";

type Motion = OutputOf<"motion.show">;
type Props = {
  readonly motion: Motion;
  readonly stage: MotionStage;
  readonly today: LocalDate;
  readonly onDone: () => void;
  readonly onClose: () => void;
};
type Typed = {
  readonly onDate: LocalDate;
  readonly place: string;
  readonly entitled: number | null;
  readonly present: number | null;
  readonly votesFor: number | null;
  readonly content: string;
  readonly supervision: string;
  readonly townshipOfficer: string;
  readonly resolutionId: string | null;
  readonly publicationId: string | null;
  readonly files: readonly DroppedFile[];
};
type PartProps = { readonly typed: Typed; readonly onChange: (part: Partial<Typed>) => void };

const Numbers = ({ typed, onChange }: PartProps) => (
  <>
    {(
      [
        ["entitled", "应到人数", "人"],
        ["present", "实到人数", "人"],
        ["votesFor", "同意", "人"],
      ] as const
    ).map(([key, label, unit]) => (
      <Field isNeeded key={key} label={label}>
        <NumberField label={label} onChange={(value) => onChange({ [key]: value })} unit={unit} value={typed[key]} />
      </Field>
    ))}
  </>
);

const VoteChoice = ({ typed, onChange, ledgerId }: PartProps & { readonly ledgerId: string }) => {
  const { data } = useQuery("resolution.list", { ledgerId });
  const votes = (data?.resolutions ?? []).filter((each) => each.computed === "passed");
  return (
    <Field hint="没有的，先到“决议”登记表决结果，由另一个人复核。" isNeeded isWide label="表决的决议">
      <Select
        aria-label="表决的决议"
        onChange={(id: string) => {
          const vote = votes.find((each) => each.id === id);
          onChange({ resolutionId: id, ...(vote === undefined ? {} : { onDate: vote.metOn }) });
        }}
        options={votes.map((each) => ({ value: each.id, label: `${each.number} ${each.title}` }))}
        placeholder="选一份决议"
        showSearch={{ optionFilterProp: "label" }}
        value={typed.resolutionId}
      />
    </Field>
  );
};

const PostingChoice = ({
  typed,
  onChange,
  ledgerId,
  today,
}: PartProps & { readonly ledgerId: string; readonly today: LocalDate }) => {
  const { data } = useQuery("publication.list", { ledgerId, onDate: today });
  const posted = (data?.publications ?? []).filter((each) => each.fromOn !== null && each.kind !== "finance");
  return (
    <Field hint="没有的，先到“公示登记簿”登记公示和张贴。" isNeeded isWide label="哪一次公示">
      <Select
        aria-label="哪一次公示"
        onChange={(id: string) => {
          const posting = posted.find((each) => each.id === id);
          onChange({
            publicationId: id,
            ...(posting === undefined || posting.fromOn === null
              ? {}
              : { onDate: posting.fromOn, place: posting.place }),
          });
        }}
        options={posted.map((each) => ({ value: each.id, label: `${each.fromOn ?? ""} ${each.title}` }))}
        placeholder="选一次公示"
        showSearch={{ optionFilterProp: "label" }}
        value={typed.publicationId}
      />
    </Field>
  );
};

const Evidence = ({ typed, onChange }: PartProps) => (
  <Field hint="会议记录、签到表的照片或扫描件" isNeeded isWide label="凭据">
    <Upload
      beforeUpload={async (chosen) => {
        onChange({ files: [...typed.files, { name: chosen.name, bytes: await base64OfFile(chosen) }] });
        return Upload.LIST_IGNORE;
      }}
      showUploadList={false}
    >
      <Button>
        {typed.files.length === 0 ? "选择文件" : `已选 ${typed.files.map(({ name }) => name).join("、")}，再加一份`}
      </Button>
    </Upload>
  </Field>
);

/** 登记一步 of a motion. */
export const StageDialog = ({ motion, stage, today, onDone, onClose }: Props) => {
  const record = useAction("motion.recordStage", { isQuiet: true });
  const [typed, setTyped] = useState<Typed>({
    onDate: today,
    place: "",
    entitled: null,
    present: null,
    votesFor: null,
    content: "",
    supervision: "",
    townshipOfficer: "",
    resolutionId: null,
    publicationId: null,
    files: [],
  });
  const onChange = (part: Partial<Typed>): void => setTyped((before) => ({ ...before, ...part }));
  const [name, hint] = stageWords[stage];
  const isPosting = stage === "disclosure" || stage === "outcome";
  const part = { typed, onChange };
  const send = async (): Promise<void> => {
    const done = await record.run({
      id: motion.id,
      stage,
      ...typed,
      content: typed.content.trim(),
      files: [...typed.files],
    });
    if (done !== null) onDone();
  };
  return (
    <Modal
      cancelText="取消"
      confirmLoading={record.isRunning}
      okButtonProps={{ disabled: typed.content.trim() === "" }}
      okText="登记这一步"
      onCancel={onClose}
      onOk={() => void send()}
      open
      title={`登记：${name}`}
      width={680}
    >
      <p className="soft">{hint}</p>
      <FailureAlert failure={record.failure} />
      <div className="form-grid">
        {stage === "decision" ? <VoteChoice {...part} ledgerId={motion.ledgerId} /> : null}
        {isPosting ? <PostingChoice {...part} ledgerId={motion.ledgerId} today={today} /> : null}
        <Field label="日期">
          <DateField
            label="这一步的日期"
            latest={today}
            onChange={(day) => {
              if (day !== null) onChange({ onDate: day });
            }}
            value={typed.onDate}
          />
        </Field>
        <Field label="地点">
          <Input
            aria-label="地点"
            maxLength={100}
            onChange={(event) => onChange({ place: event.target.value })}
            value={typed.place}
          />
        </Field>
        {stage === "consultation" || stage === "review" ? <Numbers {...part} /> : null}
        <Field isNeeded isWide label="情况">
          <Input.TextArea
            aria-label="情况"
            maxLength={2000}
            onChange={(event) => onChange({ content: event.target.value })}
            rows={3}
            value={typed.content}
          />
        </Field>
        {isPosting ? (
          <Field isWide label="监督意见">
            <Input
              aria-label="监督意见"
              maxLength={500}
              onChange={(event) => onChange({ supervision: event.target.value })}
              value={typed.supervision}
            />
          </Field>
        ) : (
          <>
            <Field label="乡镇到会人员、职务">
              <Input
                aria-label="乡镇到会人员、职务"
                maxLength={60}
                onChange={(event) => onChange({ townshipOfficer: event.target.value })}
                value={typed.townshipOfficer}
              />
            </Field>
            <Evidence {...part} />
          </>
        )}
      </div>
    </Modal>
  );
};
