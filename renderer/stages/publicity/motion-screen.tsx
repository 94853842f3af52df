import { App, Button, Popconfirm, Space, Spin, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { decisionForms } from "#domain/caps/decision-form.ts";
import { motionStages, type MotionStage } from "#domain/caps/motion.ts";
import { longDateText } from "#renderer/format/dates.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { downloadBytes } from "#renderer/ui/download-bytes.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { originWords, stageWords } from "./motion-words.ts";
import { PrintFormsButton } from "./print-forms-button.tsx";
import { StageDialog } from "./stage-dialog.tsx";

type Motion = OutputOf<"motion.show">;
type Done = Motion["stages"][number];

const DoneStage = ({ done }: { readonly done: Done }) => {
  const open = usePlace((state) => state.open);
  const read = useAction("motion.readFile");
  const numbers =
    done.entitled === null
      ? ""
      : `应到 ${done.entitled} 人，实到 ${done.present ?? 0} 人，同意 ${done.votesFor ?? 0} 人`;
  return (
    <>
      <p style={{ margin: "2px 0" }}>
        {longDateText(done.onDate)}　{done.place}
        {numbers === "" ? "" : `　${numbers}`}
        {done.townshipOfficer === "" ? "" : `　乡镇到会：${done.townshipOfficer}`}
      </p>
      <p style={{ margin: "2px 0", whiteSpace: "pre-wrap" }}>{done.content}</p>
      {done.supervision === "" ? null : <p style={{ margin: "2px 0" }}>监督意见：{done.supervision}</p>}
      <Space size="small" wrap>
        {done.resolutionId === null ? null : (
          <PaperLink onClick={() => open("resolution", { id: done.resolutionId ?? "" })}>
            决议 {done.resolutionNumber}
          </PaperLink>
        )}
        {done.publicationId === null ? null : (
          <PaperLink onClick={() => open("publication", { id: done.publicationId ?? "" })}>
            公示：{done.publicationTitle}
          </PaperLink>
        )}
        {done.files.map(({ id, name }) => (
          <Button
            key={id}
            onClick={async () => {
              const file = await read.run({ id });
              if (file !== null) downloadBytes(file.name, file.bytes);
            }}
            size="small"
            type="link"
          >
            {name}
          </Button>
        ))}
        <span className="soft">登记人 {done.recordedByName}</span>
      </Space>
    </>
  );
};

type StageProps = {
  readonly motion: Motion;
  readonly stage: MotionStage;
  readonly index: number;
  readonly mayEdit: boolean;
  readonly onRecord: () => void;
  readonly onUndo: () => void;
};

const Stage = ({ motion, stage, index, mayEdit, onRecord, onUndo }: StageProps) => {
  const done = motion.stages.find((each) => each.stage === stage);
  const isNext = motion.waitsFor === stage;
  const isNewest = index === motion.doneCount - 1;
  const [name, hint] = stageWords[stage];
  return (
    <section aria-label={name} className="panel" style={done === undefined && !isNext ? { opacity: 0.6 } : {}}>
      <h2>
        {index + 1}　{name}{" "}
        {done === undefined ? (
          isNext ? (
            <Tag color="gold">现在该做</Tag>
          ) : (
            <Tag>还没到</Tag>
          )
        ) : (
          <Tag color="green">已完成</Tag>
        )}
      </h2>
      {done === undefined ? <p className="soft">{hint}</p> : <DoneStage done={done} />}
      {mayEdit && (isNext || isNewest) ? (
        <div className="button-row" style={{ marginTop: 12 }}>
          {isNext ? (
            <Button onClick={onRecord} title="Alt+N" type="primary">
              登记这一步
            </Button>
          ) : null}
          {isNewest ? (
            <Popconfirm
              cancelText="不撤"
              description="撤回后要重新登记，操作日志里留有记录。"
              okText="撤回"
              onConfirm={onUndo}
              title="撤回这一步？"
            >
              <Button>撤回这一步</Button>
            </Popconfirm>
          ) : null}
        </div>
      ) : null}
    </section>
  );
};

/** 查看议案: the six stages, the next one to record, and the papers to print. */
export const MotionScreen = (): ReactNode => {
  const { message } = App.useApp();
  const { params, back } = usePlace();
  const { today, can } = useSession();
  const mayEdit = can("bookkeeper", "head");
  const id = params["id"] ?? null;
  const { data, failure, isLoading, reload } = useQuery("motion.show", id === null ? null : { id });
  const [recording, setRecording] = useState<MotionStage | null>(null);
  const undo = useAction("motion.undoStage");
  const next = data?.waitsFor ?? null;
  useKeys("查看议案", [
    { keys: "Esc", label: "回到上一页", run: null },
    ...(mayEdit && next !== null ? [{ keys: "Alt+N", label: "登记下一步", run: () => setRecording(next) }] : []),
  ]);
  const takeBack = async (stage: MotionStage): Promise<void> => {
    if (id === null || (await undo.run({ id, stage })) === null) return;
    void message.success("已撤回这一步。");
    reload();
  };
  const isDecided = data?.stages.some((each) => each.stage === "decision") === true;
  return (
    <PageFrame
      extra={
        <>
          {id === null ? null : (
            <PrintFormsButton
              forms={
                isDecided ? decisionForms : decisionForms.filter((form) => form !== "resolution" && form !== "notice")
              }
              of={{ kind: "motion", id }}
            />
          )}
          <Button onClick={back}>返回</Button>
        </>
      }
      subtitle={data === null ? "" : `${originWords[data.origin]}${data.raisedBy === "" ? "" : `（${data.raisedBy}）`}`}
      title={data === null ? "议案" : `${data.number}　${data.title}`}
    >
      <FailureAlert failure={failure} onRetry={reload} />
      {isLoading && data === null ? <Spin description="正在读取议案……" /> : null}
      {data === null ? null : (
        <>
          <p style={{ whiteSpace: "pre-wrap" }}>{data.matter}</p>
          {motionStages.map((stage, index) => (
            <Stage
              index={index}
              key={stage}
              mayEdit={mayEdit}
              motion={data}
              onRecord={() => setRecording(stage)}
              onUndo={() => void takeBack(stage)}
              stage={stage}
            />
          ))}
          {recording === null ? null : (
            <StageDialog
              key={recording}
              motion={data}
              onClose={() => setRecording(null)}
              onDone={() => {
                setRecording(null);
                void message.success("这一步已登记。");
                reload();
              }}
              stage={recording}
              today={today}
            />
          )}
        </>
      )}
    </PageFrame>
  );
};
