import { Button, Input, Modal, Radio, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { motionOrigins, motionStages, type MotionOrigin } from "#domain/caps/motion.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { Field } from "#renderer/stages/rules/field.tsx";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { originWords, stageWords } from "./motion-words.ts";

type Motion = OutputOf<"motion.list">["motions"][number];

const columns: readonly PaperColumn<Motion>[] = [
  { key: "number", title: "编号", width: 170, cell: (motion) => motion.number },
  { key: "title", title: "事项", hint: (motion) => motion.title, cell: (motion) => motion.title },
  { key: "origin", title: "动议事由", width: 160, cell: (motion) => originWords[motion.origin] },
  {
    key: "done",
    title: "已完成",
    width: 100,
    align: "center",
    cell: (motion) => `${motion.doneCount} / ${motionStages.length} 步`,
  },
  { key: "last", title: "最近一步", width: 118, cell: (motion) => motion.lastOn ?? "" },
  {
    key: "next",
    title: "下一步",
    width: 150,
    cell: (motion) => (motion.waitsFor === null ? <Tag color="green">六步都完成</Tag> : stageWords[motion.waitsFor][0]),
  },
];

type DialogProps = { readonly ledgerId: string; readonly onDone: (id: string) => void; readonly onClose: () => void };

const ProposeDialog = ({ ledgerId, onDone, onClose }: DialogProps) => {
  const propose = useAction("motion.propose", { isQuiet: true });
  const [number, setNumber] = useState("");
  const [title, setTitle] = useState("");
  const [origin, setOrigin] = useState<MotionOrigin>("villagers");
  const [raisedBy, setRaisedBy] = useState("");
  const [matter, setMatter] = useState("");
  const isReady = [number, title, matter].every((text) => text.trim() !== "");
  const send = async (): Promise<void> => {
    const done = await propose.run({
      ledgerId,
      number: number.trim(),
      title: title.trim(),
      origin,
      raisedBy: raisedBy.trim(),
      matter: matter.trim(),
    });
    if (done !== null) onDone(done.id);
  };
  return (
    <Modal
      cancelText="取消"
      confirmLoading={propose.isRunning}
      okButtonProps={{ disabled: !isReady }}
      okText="登记"
      onCancel={onClose}
      onOk={() => void send()}
      open
      title="登记议案"
      width={640}
    >
      <FailureAlert failure={propose.failure} />
      <div className="form-grid">
        <Field isNeeded label="编号">
          <Input
            aria-label="编号"
            autoFocus
            maxLength={40}
            onChange={(event) => setNumber(event.target.value)}
            value={number}
          />
        </Field>
        <Field isNeeded label="事项">
          <Input aria-label="事项" maxLength={100} onChange={(event) => setTitle(event.target.value)} value={title} />
        </Field>
        <Field isWide label="动议事由">
          <Radio.Group
            onChange={(event) => setOrigin(motionOrigins.find((each) => each === event.target.value) ?? "villagers")}
            options={motionOrigins.map((value) => ({ value, label: originWords[value] }))}
            value={origin}
          />
        </Field>
        <Field isWide label="提出人">
          <Input
            aria-label="提出人"
            maxLength={100}
            onChange={(event) => setRaisedBy(event.target.value)}
            value={raisedBy}
          />
        </Field>
        <Field isNeeded isWide label="内容">
          <Input.TextArea
            aria-label="内容"
            maxLength={2000}
            onChange={(event) => setMatter(event.target.value)}
            rows={5}
            value={matter}
          />
        </Field>
      </div>
    </Modal>
  );
};

/** 四议两公开: every matter with its six stages. */
export const MotionsScreen = (): ReactNode => {
  const ledgerId = useLedger((state) => state.ledgerId);
  const open = usePlace((state) => state.open);
  const mayEdit = useSession((state) => state.can)("bookkeeper", "head");
  const [isAdding, setIsAdding] = useState(false);
  const { data, failure, isLoading, reload } = useQuery("motion.list", ledgerId === null ? null : { ledgerId });
  useKeys("四议两公开", [
    { keys: "Enter", label: "打开议案（按 Esc 回到同一行）", run: null },
    ...(mayEdit ? [{ keys: "Alt+N", label: "登记议案", run: () => setIsAdding(true) }] : []),
  ]);
  const button = mayEdit ? (
    <Button onClick={() => setIsAdding(true)} title="Alt+N" type="primary">
      登记议案
    </Button>
  ) : null;
  return (
    <PageFrame
      extra={button}
      subtitle="一件大事六步走：四次商议表决、两次公开，一步不能跳，日期不能倒。"
      title="四议两公开"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columns}
        empty={
          isLoading ? null : (
            <EmptyHint hint="修路、发包、分配、举债这样的大事，先登记议案，再一步一步往下走。" text="还没有登记议案">
              {button}
            </EmptyHint>
          )
        }
        keyOf={(motion) => motion.id}
        label="四议两公开"
        onOpen={(motion) => open("motion", { id: motion.id })}
        rows={data?.motions ?? []}
        viewKey={`motions/${ledgerId ?? ""}`}
      />
      {isAdding && ledgerId !== null ? (
        <ProposeDialog
          ledgerId={ledgerId}
          onClose={() => setIsAdding(false)}
          onDone={(id) => {
            setIsAdding(false);
            open("motion", { id });
          }}
        />
      ) : null}
    </PageFrame>
  );
};
