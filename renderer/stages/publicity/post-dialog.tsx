import { Input, Modal, Select } from "antd";
import { useState } from "react";
import type { InputOf, OutputOf } from "#contract/contract.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { publicationWays } from "#domain/caps/publicity.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { Field } from "#renderer/stages/rules/field.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { wayWords } from "./publicity-words.ts";

type Props = {
  readonly shown: OutputOf<"publication.show">;
  readonly today: LocalDate;
  readonly onDone: (text: string) => void;
  readonly onClose: () => void;
};
type Way = NonNullable<InputOf<"publication.post">["way"]>;

/** 登记张贴, and putting it right while it hangs. */
export const PostDialog = ({ shown, today, onDone, onClose }: Props) => {
  const post = useAction("publication.post", { isQuiet: true });
  const settings = useQuery("publicity.settings", {});
  const [fromOn, setFromOn] = useState<LocalDate>(shown.fromOn ?? today);
  const [typedPlace, setPlace] = useState<string | null>(shown.place === "" ? null : shown.place);
  const [way, setWay] = useState<Way>(shown.way ?? "board");
  const [postedBy, setPostedBy] = useState(shown.postedBy);
  const place = typedPlace ?? settings.data?.place ?? "";
  const send = async (): Promise<void> => {
    const done = await post.run({ id: shown.id, fromOn, place: place.trim(), way, postedBy: postedBy.trim() });
    if (done !== null) onDone("张贴已登记。记得拍照，照片也放进来。");
  };
  return (
    <Modal
      cancelText="取消"
      confirmLoading={post.isRunning}
      okButtonProps={{ disabled: place.trim() === "" }}
      okText="登记"
      onCancel={onClose}
      onOk={() => void send()}
      open
      title="登记张贴"
    >
      <FailureAlert failure={post.failure} />
      <div className="form-grid" style={{ gridTemplateColumns: "1fr" }}>
        <Field label="张贴日期">
          <DateField
            autoFocus
            label="张贴日期"
            latest={today}
            onChange={(day) => {
              if (day !== null) setFromOn(day);
            }}
            value={fromOn}
          />
        </Field>
        <Field label="方式">
          <Select
            aria-label="方式"
            onChange={setWay}
            options={publicationWays.map((value) => ({ value, label: wayWords[value] }))}
            value={way}
          />
        </Field>
        <Field isNeeded label="地点">
          <Input aria-label="地点" maxLength={60} onChange={(event) => setPlace(event.target.value)} value={place} />
        </Field>
        <Field label="张贴人">
          <Input
            aria-label="张贴人"
            maxLength={40}
            onChange={(event) => setPostedBy(event.target.value)}
            value={postedBy}
          />
        </Field>
      </div>
    </Modal>
  );
};
