import { App, Button, Input, Modal, Select, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { eventKinds, type EventKind } from "#domain/packs/pack.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { NumberField } from "#renderer/ui/number-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { eventWords } from "#renderer/words/packs.ts";

type Event = OutputOf<"policyEvent.list">["events"][number];
type Done = { readonly onClose: () => void; readonly onDone: (text: string) => void };

const RecordDialog = ({ onClose, onDone }: Done): ReactNode => {
  const today = useSession((state) => state.today);
  const villages = useQuery("village.list", {});
  const record = useAction("policyEvent.record", { isQuiet: true });
  const [kind, setKind] = useState<EventKind>("inspection");
  const [villageId, setVillageId] = useState("");
  const [onDate, setOnDate] = useState<LocalDate | null>(today);
  const [text, setText] = useState("");
  const [finding, setFinding] = useState("");
  const [days, setDays] = useState<number | null>(1);
  const keep = async (): Promise<void> => {
    if (onDate === null) return;
    const done = await record.run({
      kind,
      villageId: villageId === "" ? null : villageId,
      onDate,
      text: text.trim(),
      finding: finding.trim(),
      days: kind === "training" ? days : null,
    });
    if (done !== null) onDone("已登记");
  };
  return (
    <Modal
      cancelText="取消"
      confirmLoading={record.isRunning}
      okButtonProps={{ disabled: text.trim() === "" || onDate === null || (kind === "training" && (days ?? 0) < 1) }}
      okText="登记"
      onCancel={onClose}
      onOk={() => void keep()}
      open
      title="登记检查、考核、培训等"
    >
      <FailureAlert failure={record.failure} />
      <Labelled label="种类">
        <Select
          aria-label="种类"
          onChange={setKind}
          options={eventKinds.map((value) => ({ value, label: eventWords[value] }))}
          value={kind}
        />
      </Labelled>
      <Labelled label="哪个村">
        <Select
          aria-label="哪个村"
          onChange={setVillageId}
          options={[
            { value: "", label: "全乡镇" },
            ...(villages.data?.villages ?? []).map(({ id, name }) => ({ value: id as string, label: name })),
          ]}
          value={villageId}
        />
      </Labelled>
      <Labelled label="日期">
        <DateField latest={today} onChange={setOnDate} value={onDate} />
      </Labelled>
      {kind === "training" ? (
        <Labelled hint="政策按天数核对的，从上面的日期算起" label="共几天">
          <NumberField label="共几天" onChange={setDays} unit="天" value={days} />
        </Labelled>
      ) : null}
      <Labelled isRequired label="内容">
        <Input.TextArea
          aria-label="内容"
          maxLength={500}
          onChange={(event) => setText(event.target.value)}
          placeholder="谁、查了（做了）什么"
          rows={2}
          value={text}
        />
      </Labelled>
      <Labelled hint="没有问题不用填" label="发现的问题">
        <Input.TextArea
          aria-label="发现的问题"
          maxLength={500}
          onChange={(event) => setFinding(event.target.value)}
          rows={2}
          value={finding}
        />
      </Labelled>
    </Modal>
  );
};

const PutRightDialog = ({ event, onClose, onDone }: Done & { readonly event: Event }): ReactNode => {
  const today = useSession((state) => state.today);
  const [on, setOn] = useState<LocalDate | null>(today);
  const putRight = useAction("policyEvent.putRight", { isQuiet: true });
  const keep = async (): Promise<void> => {
    if (on !== null && (await putRight.run({ id: event.id, putRightOn: on })) !== null) onDone("已登记整改完成");
  };
  return (
    <Modal
      cancelText="取消"
      confirmLoading={putRight.isRunning}
      okText="登记整改完成"
      onCancel={onClose}
      onOk={() => void keep()}
      open
      title="整改完成"
    >
      <FailureAlert failure={putRight.failure} />
      <p>{event.finding}</p>
      <Labelled label="整改完成日期">
        <DateField latest={today} onChange={setOn} value={on} />
      </Labelled>
    </Modal>
  );
};

const findingCell = (event: Event, mayEdit: boolean, putRight: (event: Event) => void): ReactNode => {
  if (event.finding === "") return "";
  if (event.putRightOn !== null) return <Tag color="success">{event.putRightOn} 整改完成</Tag>;
  return mayEdit ? (
    <Button onClick={() => putRight(event)} size="small" type="link">
      登记整改完成
    </Button>
  ) : (
    <Tag color="warning">未整改</Tag>
  );
};

/** 政策记录 of a year: dated records policies ask for, and whether what was found has been put right. */
export const PolicyEvents = ({ year }: { readonly year: number }): ReactNode => {
  const { message } = App.useApp();
  const can = useSession((state) => state.can);
  const { data, failure, isLoading, reload } = useQuery("policyEvent.list", { year });
  const [isAdding, setIsAdding] = useState(false);
  const [putting, setPutting] = useState<Event | null>(null);
  const mayEdit = can("head", "reviewer", "administrator", "bookkeeper");
  const close = (): void => {
    setIsAdding(false);
    setPutting(null);
  };
  const done = (text: string): void => {
    close();
    reload();
    void message.success(text);
  };
  useKeys("政策记录", [{ keys: "F11", label: "登记一条", run: mayEdit ? () => setIsAdding(true) : null }]);
  const columns: readonly PaperColumn<Event>[] = [
    { key: "on", title: "日期", width: 110, cell: (event) => event.onDate },
    {
      key: "kind",
      title: "种类",
      width: 100,
      cell: (event) => eventWords[event.kind] + (event.days === null ? "" : `（${event.days} 天）`),
    },
    { key: "village", title: "村", width: 120, cell: (event) => event.villageName || "全乡镇" },
    { key: "text", title: "内容", width: 300, hint: (event) => event.text, cell: (event) => event.text },
    { key: "finding", title: "发现的问题", width: 260, hint: (event) => event.finding, cell: (event) => event.finding },
    { key: "state", title: "整改", width: 170, cell: (event) => findingCell(event, mayEdit, setPutting) },
    { key: "by", title: "登记人", width: 90, cell: (event) => event.recordedByName },
  ];
  const add = mayEdit && (
    <Button onClick={() => setIsAdding(true)} type="primary">
      登记一条（F11）
    </Button>
  );
  return (
    <>
      <FailureAlert failure={failure} onRetry={reload} />
      <div style={{ marginBottom: 12 }}>{add}</div>
      <PaperTable
        columns={columns}
        empty={isLoading ? null : <EmptyHint hint="检查、考核、培训、审计各登记一条。" text="今年还没有记录" />}
        height="46vh"
        keyOf={(event) => event.id}
        label={`${String(year)}年政策记录`}
        rows={data?.events ?? []}
        viewKey={`policy-events/${String(year)}`}
      />
      {isAdding && <RecordDialog onClose={close} onDone={done} />}
      {putting !== null && <PutRightDialog event={putting} onClose={close} onDone={done} />}
    </>
  );
};
