import { App, Button, Space, Tabs, Tag } from "antd";
import { useState, type ReactNode } from "react";
import { momentText } from "#renderer/format/dates.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { levelWords } from "#renderer/words/labels.ts";
import { PackDialog, type Pack } from "./pack-dialog.tsx";
import { PackReport } from "./pack-report.tsx";
import "./rules.css";

const StateTag = ({ pack }: { readonly pack: Pack }): ReactNode => {
  if (pack.waiting !== null) return <Tag color="gold">等待另一人批准</Tag>;
  if (pack.isLocked) return <Tag color="green">一直执行</Tag>;
  return pack.isOn ? <Tag color="green">已启用</Tag> : <Tag>未启用</Tag>;
};

const columnsFor = (show: (pack: Pack) => void): readonly PaperColumn<Pack>[] => [
  {
    key: "name",
    title: "政策包",
    width: 250,
    hint: (pack) => `${pack.name}（${levelWords[pack.level]}）`,
    cell: (pack) => <PaperLink onClick={() => show(pack)}>{pack.name}</PaperLink>,
  },
  { key: "state", title: "状态", width: 96, cell: (pack) => <StateTag pack={pack} /> },
];

const Document = ({ pack }: { readonly pack: Pack }): ReactNode => (
  <>
    <p className="soft">
      来源：{pack.source}。{pack.isLocked ? "" : "示例用来说明做法，数字请按本地文件核对。"}
    </p>
    <dl className="pack-rows">
      {pack.rows.map((row) => (
        <div key={row.code}>
          <dt>
            {row.code}　{row.title}
          </dt>
          <dd>{row.says}</dd>
        </div>
      ))}
    </dl>
    {pack.notes.length > 0 && <h3>注意</h3>}
    <dl className="pack-rows">
      {pack.notes.map((note) => (
        <div key={note.code}>
          <dt>{note.code}</dt>
          <dd>{note.text}</dd>
        </div>
      ))}
    </dl>
  </>
);

type PanelProps = {
  readonly pack: Pack;
  readonly onPropose: (isOn: boolean) => void;
  readonly onChanged: (text: string) => void;
};

const WaitingPart = ({ pack, onChanged }: Omit<PanelProps, "onPropose">): ReactNode => {
  const can = useSession((state) => state.can);
  const approve = useAction("pack.approve");
  const withdraw = useAction("pack.withdraw");
  const { waiting } = pack;
  if (waiting === null) return null;
  const what = waiting.isOn ? (pack.isOn ? "修改设置" : "启用") : "停用";
  const step = { packId: pack.id, no: waiting.no };
  const decide = async (): Promise<void> => {
    const done = await approve.run(step);
    if (done === null) return;
    onChanged(`已批准${what}“${pack.name}”${done.rules === 0 ? "" : `，${String(done.rules)} 条支出规则随之变动`}`);
  };
  const takeBack = async (): Promise<void> => {
    if ((await withdraw.run(step)) !== null) onChanged(`已撤回对“${pack.name}”的变更`);
  };
  return (
    <Space wrap>
      <span>
        {waiting.proposedByName} 于 {momentText(waiting.proposedAt)} 提出{what}
        {waiting.reason === "" ? "" : `（${waiting.reason}）`}
      </span>
      {can("head", "reviewer", "administrator") && (
        <Button loading={approve.isRunning} onClick={() => void decide()} type="primary">
          批准{what}
        </Button>
      )}
      {can("head", "reviewer", "administrator", "bookkeeper") && (
        <Button loading={withdraw.isRunning} onClick={() => void takeBack()}>
          撤回
        </Button>
      )}
    </Space>
  );
};

const PackPanel = ({ pack, onPropose, onChanged }: PanelProps): ReactNode => {
  const can = useSession((state) => state.can);
  const mayPropose = !pack.isLocked && pack.waiting === null && can("head", "reviewer", "administrator", "bookkeeper");
  return (
    <section aria-label={pack.name} className="panel">
      <div style={{ display: "flex", justifyContent: "space-between", gap: 16, alignItems: "center" }}>
        <h2 style={{ margin: 0 }}>
          {pack.name} <Tag>{levelWords[pack.level]}</Tag>
        </h2>
        <WaitingPart onChanged={onChanged} pack={pack} />
        {mayPropose && (
          <Space>
            {pack.isOn && pack.settings.length > 0 && <Button onClick={() => onPropose(true)}>修改设置</Button>}
            {pack.isOn ? (
              <Button danger onClick={() => onPropose(false)}>
                停用
              </Button>
            ) : (
              <Button onClick={() => onPropose(true)} type="primary">
                启用
              </Button>
            )}
          </Space>
        )}
      </div>
      {pack.since !== null && (
        <p className="soft">
          {momentText(pack.since)} 起{pack.isOn ? "执行" : "停用"}。提出：{pack.proposedByName}；批准：
          {pack.approvedByName}
        </p>
      )}
      <Tabs
        items={[
          { key: "report", label: "执行情况", children: <PackReport key={pack.id} packId={pack.id} /> },
          { key: "document", label: "条款和说明", children: <Document pack={pack} /> },
        ]}
      />
    </section>
  );
};

/** 政策包: policy documents a township may take as its own, and what each of their rows comes to. */
export const PacksScreen = (): ReactNode => {
  const { message } = App.useApp();
  const { params, adjust } = usePlace();
  const { data, failure, reload } = useQuery("pack.list", {});
  const [proposing, setProposing] = useState<{ readonly pack: Pack; readonly isOn: boolean } | null>(null);
  const packs = data?.packs ?? [];
  const shown = packs.find((pack) => pack.id === params["id"]) ?? packs[0];
  const show = (pack: Pack): void => adjust({ id: pack.id });
  const done = (text: string): void => {
    setProposing(null);
    reload();
    void message.success(text);
  };
  return (
    <PageFrame
      subtitle="各地文件里的做法，整包启用：支出规则随之执行，每一条的执行情况随时可看。没有启用的包也可以先看看本乡镇算出来是什么样。"
      title="政策包"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      <div className="pack-panes">
        <PaperTable
          columns={columnsFor(show)}
          keyOf={(pack) => pack.id}
          label="政策包"
          onActive={show}
          rows={packs}
          viewKey="packs"
        />
        {shown !== undefined && (
          <PackPanel onChanged={done} onPropose={(isOn) => setProposing({ pack: shown, isOn })} pack={shown} />
        )}
      </div>
      {proposing !== null && (
        <PackDialog
          isOn={proposing.isOn}
          onClose={() => setProposing(null)}
          onDone={() => done("已提出，等待另一个人批准")}
          pack={proposing.pack}
        />
      )}
    </PageFrame>
  );
};
