import { Alert, Input, Modal } from "antd";
import { useState } from "react";
import type { OutputOf } from "#contract/contract.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { longDateText } from "#renderer/format/dates.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { Field } from "#renderer/stages/rules/field.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";

type Props = {
  readonly shown: OutputOf<"publication.show">;
  readonly today: LocalDate;
  readonly onDone: (text: string) => void;
  readonly onClose: () => void;
};

/** 登记取下: what is too short or has no photo is only taken with its reason. */
export const TakeDownDialog = ({ shown, today, onDone, onClose }: Props) => {
  const takeDown = useAction("publication.takeDown", { isQuiet: true });
  const [toOn, setToOn] = useState<LocalDate>(today);
  const [shortfall, setShortfall] = useState("");
  const isShort = shown.mayComeDownOn !== null && toOn < shown.mayComeDownOn;
  const lacks = isShort || shown.photoCount === 0;
  const send = async (): Promise<void> => {
    const done = await takeDown.run({ id: shown.id, toOn, shortfall: lacks ? shortfall.trim() : "" });
    if (done !== null) onDone("已登记取下。");
  };
  return (
    <Modal
      cancelText="取消"
      confirmLoading={takeDown.isRunning}
      okButtonProps={{ disabled: lacks && shortfall.trim() === "" }}
      okText="登记"
      onCancel={onClose}
      onOk={() => void send()}
      open
      title="登记取下"
    >
      <FailureAlert failure={takeDown.failure} />
      {lacks ? (
        <Alert
          showIcon
          style={{ marginBottom: 12 }}
          title={`${isShort && shown.mayComeDownOn !== null ? `还没有贴满，最早 ${longDateText(shown.mayComeDownOn)} 可以取下。` : ""}${shown.photoCount === 0 ? "还没有张贴照片。" : ""}确实已经取下的，写明原因；会列入疑点。`}
          type="warning"
        />
      ) : null}
      <div className="form-grid" style={{ gridTemplateColumns: "1fr" }}>
        <Field label="取下日期">
          <DateField
            autoFocus
            label="取下日期"
            latest={today}
            onChange={(day) => {
              if (day !== null) setToOn(day);
            }}
            value={toOn}
          />
        </Field>
        {lacks ? (
          <Field isNeeded label="原因">
            <Input
              aria-label="原因"
              maxLength={200}
              onChange={(event) => setShortfall(event.target.value)}
              value={shortfall}
            />
          </Field>
        ) : null}
      </div>
    </Modal>
  );
};
