import { App, Button, Select, Space, Tag, Upload } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { decisionFileKinds, type DecisionFileKind } from "#domain/caps/minutes.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { downloadBytes } from "#renderer/ui/download-bytes.ts";
import { base64OfFile } from "#renderer/ui/file-drop.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { amendmentWords, attendanceWords, decisionFileWords } from "#renderer/words/decisions.ts";

type Resolution = OutputOf<"resolution.show">;
type Attendee = Resolution["record"]["attendees"][number];

const attendeeColumns: readonly PaperColumn<Attendee>[] = [
  { key: "name", title: "姓名", width: 110, cell: (row) => row.name },
  { key: "unit", title: "片组或户", cell: (row) => row.unit },
  { key: "sex", title: "性别", width: 56, align: "center", cell: (row) => (row.isWoman ? "女" : "男") },
  {
    key: "way",
    title: "怎样参加",
    width: 150,
    cell: (row) => (row.way === "proxy" ? `委托 ${row.proxy}` : attendanceWords[row.way]),
  },
  {
    key: "signed",
    title: "签名",
    width: 80,
    align: "center",
    cell: (row) => (row.isSigned ? "已签" : <Tag color="red">没签</Tag>),
  },
];

/** 签到名单 as it was recorded. */
export const AttendeeList = ({ attendees }: { readonly attendees: readonly Attendee[] }): ReactNode =>
  attendees.length === 0 ? null : (
    <section className="panel">
      <h2>签到名单（{attendees.length} 人）</h2>
      <PaperTable
        columns={attendeeColumns}
        height="32vh"
        keyOf={(row) => `${row.name} ${row.unit}`}
        label="签到名单"
        rows={attendees}
        viewKey="decision-attendees"
      />
    </section>
  );

const kindOptions = decisionFileKinds.map((value) => ({ value, label: decisionFileWords[value] }));

/** 会议记录、签到表、表决票、照片 as scans; they are kept and never taken away. */
export const DecisionFiles = ({
  resolution,
  onAdded,
}: {
  readonly resolution: Resolution;
  readonly onAdded: () => void;
}): ReactNode => {
  const { message } = App.useApp();
  const can = useSession((state) => state.can);
  const attach = useAction("resolution.attach");
  const read = useAction("resolution.readFile");
  const [kind, setKind] = useState<DecisionFileKind>("minutes");
  const add = async (name: string, bytes: string): Promise<void> => {
    if ((await attach.run({ id: resolution.id, kind, file: { name, bytes } })) === null) return;
    void message.success("材料已存入");
    onAdded();
  };
  const show = async (id: string): Promise<void> => {
    const file = await read.run({ id });
    if (file !== null) downloadBytes(file.name, file.bytes);
  };
  return (
    <section className="panel">
      <h2>会议材料</h2>
      {resolution.files.length === 0 ? (
        <p className="soft">还没有存入会议记录、签到表、表决票的扫描件。</p>
      ) : (
        <ul>
          {resolution.files.map((file) => (
            <li key={file.id}>
              {decisionFileWords[file.kind]}：<PaperLink onClick={() => void show(file.id)}>{file.name}</PaperLink>
              <span className="soft">（{file.addedByName}存入）</span>
            </li>
          ))}
        </ul>
      )}
      {can("bookkeeper", "head") ? (
        <Space wrap>
          <Select aria-label="材料种类" onChange={setKind} options={kindOptions} style={{ width: 130 }} value={kind} />
          <Upload
            beforeUpload={async (file) => {
              await add(file.name, await base64OfFile(file));
              return Upload.LIST_IGNORE;
            }}
            showUploadList={false}
          >
            <Button loading={attach.isRunning}>存入扫描件或照片</Button>
          </Upload>
          <span className="soft">存入后不能更换、不能删除。</span>
        </Space>
      ) : null}
    </section>
  );
};

/** What this decision changes, and which later ones change it. */
export const DecisionChanges = ({ resolution }: { readonly resolution: Resolution }): ReactNode => {
  const open = usePlace((state) => state.open);
  const { changes, changedBy } = resolution;
  if (changes === null && changedBy.length === 0) return null;
  return (
    <section className="panel">
      <h2>与其他决议的关系</h2>
      <ul>
        {changes === null ? null : (
          <li>
            {amendmentWords[changes.how]}
            <PaperLink onClick={() => open("resolution", { id: changes.id })}>
              {changes.number} {changes.title}
            </PaperLink>
          </li>
        )}
        {changedBy.map((each) => (
          <li key={each.id}>
            被
            <PaperLink onClick={() => open("resolution", { id: each.id })}>
              {each.number} {each.title}
            </PaperLink>
            {amendmentWords[each.how]}
            {each.isInForce ? null : <Tag color="gold">还没有生效</Tag>}
          </li>
        ))}
      </ul>
    </section>
  );
};

type Posting = Resolution["postings"][number];

const PostingTag = ({ posting }: { readonly posting: Posting }): ReactNode => {
  const { fromOn, isLongEnough, mayComeDownOn, photoCount } = posting;
  if (fromOn === null) return <Tag>还没有张贴</Tag>;
  return (
    <>
      {isLongEnough === null ? (
        <Tag color="blue">正在张贴，{mayComeDownOn} 起可以取下</Tag>
      ) : isLongEnough ? (
        <Tag color="green">贴够天数</Tag>
      ) : (
        <Tag color="red">没有贴够，应贴到 {mayComeDownOn}</Tag>
      )}
      <Tag color={photoCount > 0 ? "green" : "red"}>{photoCount > 0 ? `照片 ${photoCount} 张` : "没有照片"}</Tag>
    </>
  );
};

/** 决议公示: where it hung, whether long enough, and with photos. */
export const DecisionPostings = ({ resolution }: { readonly resolution: Resolution }): ReactNode => {
  const open = usePlace((state) => state.open);
  return (
    <section className="panel">
      <h2>决议公示</h2>
      {resolution.postings.length === 0 ? (
        <p className="soft">公示登记簿里还没有这份决议。决议要张贴公示，贴够天数并拍照存档。</p>
      ) : (
        <ul>
          {resolution.postings.map((posting) => (
            <li key={posting.id}>
              {posting.title}　{posting.fromOn === null ? "" : `${posting.fromOn} 至 ${posting.toOn ?? "今"}　`}
              <PostingTag posting={posting} />
            </li>
          ))}
        </ul>
      )}
      <PaperLink onClick={() => open("publications")}>到公示登记簿</PaperLink>
    </section>
  );
};
