import { Alert, App, Button, Space, Spin, Tag, Upload } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { longDateText, quarterText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { usePreview } from "#renderer/stages/printing/preview-store.ts";
import { downloadBytes } from "#renderer/ui/download-bytes.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { base64OfFile } from "#renderer/ui/file-drop.tsx";
import { FactList } from "#renderer/ui/fact-list.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { kindWords, stateOf, wayWords } from "./publicity-words.ts";
import { PostDialog } from "./post-dialog.tsx";
import { QuestionsPanel } from "./questions-panel.tsx";
import { TakeDownDialog } from "./take-down-dialog.tsx";
import "#renderer/stages/rules/rules.css";

type Shown = OutputOf<"publication.show">;

/** The kept files of a frozen sheet, exactly as they were printed. */
const SheetPanel = ({ shown }: { readonly shown: Shown }) => {
  const read = useAction("publication.readSheet");
  const show = usePreview((state) => state.show);
  const { open } = usePlace();
  const look = async (): Promise<void> => {
    const file = await read.run({ id: shown.id, format: "pdf" });
    if (file === null) return;
    const printed = { ...file, pages: null };
    show({ title: `${shown.title} 第 ${shown.version} 版`, file: printed, release: () => Promise.resolve(printed) });
  };
  const save = async (): Promise<void> => {
    const file = await read.run({ id: shown.id, format: "xlsx" });
    if (file !== null) downloadBytes(file.name, file.bytes);
  };
  return (
    <section className="panel">
      <h2>内容</h2>
      <FactList
        rows={[
          ["种类", kindWords[shown.kind]],
          ["期次", shown.quarter === null ? "" : quarterText(shown.quarter)],
          ["版次", `第 ${shown.version} 版`],
          ["收入合计", shown.incomeFen === null ? "" : `${moneyText(shown.incomeFen)} 元`],
          ["支出合计", shown.expenseFen === null ? "" : `${moneyText(shown.expenseFen)} 元`],
          ["账簿指纹", shown.shortCode === "" ? "" : <code key="code">{shown.shortCode}</code>],
          ["登记人", shown.preparedByName],
        ]}
      />
      {shown.note === "" ? null : <p>{shown.note}</p>}
      <Space wrap>
        {shown.source === "frozen" ? (
          <>
            <Button loading={read.isRunning} onClick={() => void look()}>
              看定稿、打印
            </Button>
            <Button onClick={() => void save()}>保存定稿 Excel</Button>
          </>
        ) : null}
        {shown.resolutionId === null ? null : (
          <Button onClick={() => open("resolution", { id: shown.resolutionId ?? "" })}>看这份决议</Button>
        )}
      </Space>
    </section>
  );
};

const PhotoPanel = ({
  shown,
  mayEdit,
  onDone,
}: {
  readonly shown: Shown;
  readonly mayEdit: boolean;
  readonly onDone: () => void;
}) => {
  const add = useAction("publication.addPhoto");
  const read = useAction("publication.readPhoto");
  return (
    <section className="panel">
      <h2>张贴照片</h2>
      {shown.photos.length === 0 ? <p className="soft">还没有照片。拍下公开栏，要看得清内容和周围。</p> : null}
      <ul>
        {shown.photos.map(({ id, name }) => (
          <li key={id}>
            <Button
              onClick={async () => {
                const file = await read.run({ id });
                if (file !== null) downloadBytes(file.name, file.bytes);
              }}
              size="small"
              type="link"
            >
              {name}
            </Button>
          </li>
        ))}
      </ul>
      {mayEdit && shown.fromOn !== null ? (
        <Upload
          accept="image/*,.pdf"
          beforeUpload={async (chosen) => {
            const file = { name: chosen.name, bytes: await base64OfFile(chosen) };
            if ((await add.run({ id: shown.id, file })) !== null) onDone();
            return Upload.LIST_IGNORE;
          }}
          showUploadList={false}
        >
          <Button loading={add.isRunning}>添加照片</Button>
        </Upload>
      ) : null}
    </section>
  );
};

const PostingPanel = ({ shown, today }: { readonly shown: Shown; readonly today: string }) => {
  const [text, colour] = stateOf(shown, today);
  return (
    <section className="panel">
      <h2>张贴</h2>
      <FactList
        rows={[
          [
            "状态",
            <Tag color={colour} key="state">
              {text}
            </Tag>,
          ],
          ["张贴日期", shown.fromOn === null ? "" : longDateText(shown.fromOn)],
          ["取下日期", shown.toOn === null ? "" : longDateText(shown.toOn)],
          ["天数", shown.fromOn === null ? "" : `${shown.days} 天（张贴当天不算）`],
          ["最早可以取下", shown.mayComeDownOn === null ? "" : longDateText(shown.mayComeDownOn)],
          ["方式", shown.way === null ? "" : wayWords[shown.way]],
          ["地点", shown.place],
          ["张贴人", shown.postedBy],
        ]}
      />
      {shown.shortfall === "" ? null : (
        <Alert showIcon title={`提前取下或没有照片的原因：${shown.shortfall}`} type="warning" />
      )}
    </section>
  );
};

const hintOf = (shown: Shown): string => {
  if (shown.fromOn === null) return "还没有张贴。打印出来、签字盖章、贴上公开栏以后，登记张贴日期和地点。";
  if (shown.toOn !== null) return "这次公示已经结束。";
  const photo = shown.photoCount === 0 ? "请补上张贴照片；" : "";
  return `正在张贴，${photo}贴满到 ${longDateText(shown.mayComeDownOn ?? shown.fromOn)} 可以取下。`;
};

type Dialog = "post" | "take-down" | null;

/** 查看公示: what hangs, where, how long, what was asked about it. */
export const PublicationScreen = (): ReactNode => {
  const { message } = App.useApp();
  const { params, back } = usePlace();
  const { today, can } = useSession();
  const mayEdit = can("bookkeeper", "head");
  const id = params["id"] ?? null;
  const { data, failure, isLoading, reload } = useQuery("publication.show", id === null ? null : { id, onDate: today });
  const [dialog, setDialog] = useState<Dialog>(null);
  const discard = useAction("publication.discard");
  const isOpen = data !== null && data.toOn === null;
  const post = (): void => setDialog("post");
  const takeDown = (): void => setDialog("take-down");
  useKeys("查看公示", [
    { keys: "Esc", label: "回到上一页", run: null },
    ...(mayEdit && isOpen ? [{ keys: "Alt+P", label: "登记张贴", run: post }] : []),
    ...(mayEdit && isOpen && data.fromOn !== null ? [{ keys: "Alt+Q", label: "登记取下", run: takeDown }] : []),
  ]);
  const undo = async (): Promise<void> => {
    if (id === null || (await discard.run({ id })) === null) return;
    void message.success("已撤回，没有张贴过的内容不留在登记簿里。");
    back();
  };
  const done = (text: string): void => {
    setDialog(null);
    void message.success(text);
    reload();
  };
  return (
    <PageFrame
      extra={
        <>
          {mayEdit && isOpen ? (
            <Button onClick={post} title="Alt+P" type={data.fromOn === null ? "primary" : "default"}>
              {data.fromOn === null ? "登记张贴" : "改正张贴登记"}
            </Button>
          ) : null}
          {mayEdit && isOpen && data.fromOn !== null ? (
            <Button onClick={takeDown} title="Alt+Q" type="primary">
              登记取下
            </Button>
          ) : null}
          {mayEdit && data !== null && data.fromOn === null ? (
            <Button loading={discard.isRunning} onClick={() => void undo()}>
              撤回
            </Button>
          ) : null}
          <Button onClick={back}>返回</Button>
        </>
      }
      title={data === null ? "公示" : data.title}
    >
      <FailureAlert failure={failure} onRetry={reload} />
      {isLoading && data === null ? <Spin description="正在读取公示……" /> : null}
      {data === null ? null : (
        <>
          <Alert
            showIcon
            style={{ marginBottom: 14 }}
            title={hintOf(data)}
            type={data.toOn === null ? "info" : "success"}
          />
          <div className="rule-columns">
            <div>
              <SheetPanel shown={data} />
              <PostingPanel shown={data} today={today} />
            </div>
            <div>
              <PhotoPanel mayEdit={mayEdit} onDone={reload} shown={data} />
              <QuestionsPanel mayEdit={mayEdit} onDone={reload} shown={data} today={today} />
            </div>
          </div>
          {dialog === "post" ? (
            <PostDialog onClose={() => setDialog(null)} onDone={done} shown={data} today={today} />
          ) : null}
          {dialog === "take-down" ? (
            <TakeDownDialog onClose={() => setDialog(null)} onDone={done} shown={data} today={today} />
          ) : null}
        </>
      )}
    </PageFrame>
  );
};
