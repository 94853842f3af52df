import { Checkbox, Input, Modal, Radio } from "antd";
import { useState } from "react";
import type { InputOf } from "#contract/contract.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { opinionWords } from "#renderer/words/labels.ts";
import { Field } from "./field.tsx";

type Opinion = InputOf<"resolution.giveOpinion">["opinion"];
type Props = {
  readonly id: string;
  readonly today: LocalDate;
  readonly onDone: () => void;
  readonly onClose: () => void;
};

const opinions: readonly Opinion[] = ["approved", "filed", "returned"];

/** 乡镇意见 on a resolution; the township files or asks for correction, it does not decide for the village. */
export const OpinionDialog = ({ id, today, onDone, onClose }: Props) => {
  const give = useAction("resolution.giveOpinion", { isQuiet: true });
  const [opinion, setOpinion] = useState<Opinion>("filed");
  const [note, setNote] = useState("");
  const [onDate, setOnDate] = useState<LocalDate>(today);
  const [signer, setSigner] = useState("");
  const [isSealed, setIsSealed] = useState(false);
  const needsNote = opinion === "returned" && note.trim() === "";
  const send = async (): Promise<void> => {
    if (
      (await give.run({
        id,
        opinion,
        note: note.trim(),
        onDate,
        signer: signer.trim(),
        isSealed: isSealed && signer.trim() !== "",
      })) !== null
    )
      onDone();
  };
  return (
    <Modal
      cancelText="取消"
      confirmLoading={give.isRunning}
      okButtonProps={{ disabled: needsNote }}
      okText="登记意见"
      onCancel={onClose}
      onOk={() => void send()}
      open
      title="登记乡镇意见"
    >
      <FailureAlert failure={give.failure} />
      <div className="form-grid" style={{ gridTemplateColumns: "1fr" }}>
        <Field hint="乡镇只看是否合法、程序是否齐全，不代替村里作决定。退回要写明原因。" label="意见">
          <Radio.Group
            onChange={(event) => {
              setOpinion(opinions.find((each) => each === event.target.value) ?? "filed");
            }}
            options={opinions.map((value) => ({ value, label: opinionWords[value] }))}
            value={opinion}
          />
        </Field>
        <Field label="日期">
          <DateField
            label="意见日期"
            latest={today}
            onChange={(day) => {
              if (day !== null) setOnDate(day);
            }}
            value={onDate}
          />
        </Field>
        <Field hint="意见书上签名的人；盖了乡镇印章的勾上。" label="签署人">
          <Input
            aria-label="签署人"
            maxLength={40}
            onChange={(event) => {
              setSigner(event.target.value);
            }}
            value={signer}
          />
          <Checkbox
            checked={isSealed}
            disabled={signer.trim() === ""}
            onChange={(event) => {
              setIsSealed(event.target.checked);
            }}
            style={{ marginTop: 6 }}
          >
            已盖乡镇印章
          </Checkbox>
        </Field>
        <Field isNeeded={opinion === "returned"} label="说明">
          <Input.TextArea
            aria-label="说明"
            maxLength={200}
            onChange={(event) => {
              setNote(event.target.value);
            }}
            rows={2}
            value={note}
          />
        </Field>
      </div>
    </Modal>
  );
};
