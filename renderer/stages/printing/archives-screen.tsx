import { Alert, App, Button, Checkbox, Input, InputNumber, Space, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { InputOf, OutputOf } from "#contract/contract.ts";
import { momentText } from "#renderer/format/dates.ts";
import { sizeText } from "#renderer/format/sizes.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger, useYearAtHand } from "#renderer/stages/office/ledger-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { FileDrop } from "#renderer/ui/file-drop.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { ProgressDialog } from "#renderer/ui/progress-dialog.tsx";
import { booksText, differenceText } from "./archive-words.ts";

type Archive = OutputOf<"archive.list">["archives"][number];
type Verified = OutputOf<"archive.verify">;
type Difference = Verified["differences"][number];

const shortHash = (hash: string): string => hash.slice(0, 16).replaceAll(/(.{4})(?=.)/g, "$1 ");

const archiveColumns = (verify: (archive: Archive) => void): readonly PaperColumn<Archive>[] => [
  { key: "ledger", title: "账套", width: 220, hint: (each) => each.ledgerName, cell: (each) => each.ledgerName },
  { key: "year", title: "年度", width: 70, align: "center", cell: (each) => String(each.year) },
  {
    key: "draft",
    title: "种类",
    width: 90,
    cell: (each) => (each.isDraft ? <Tag>草稿</Tag> : <Tag color="success">正式</Tag>),
  },
  { key: "path", title: "文件", hint: (each) => each.path, cell: (each) => each.path },
  { key: "size", title: "大小", width: 90, align: "right", cell: (each) => sizeText(each.sizeBytes) },
  { key: "made", title: "生成", width: 210, cell: (each) => `${momentText(each.madeAt)} ${each.madeByName}` },
  {
    key: "hash",
    title: "文件指纹",
    width: 190,
    hint: (each) => each.fileHash,
    cell: (each) => <code>{shortHash(each.fileHash)}</code>,
  },
  {
    key: "verify",
    title: "",
    width: 100,
    cell: (each) =>
      each.isPresent ? (
        <Button onClick={() => verify(each)} size="small">
          校验
        </Button>
      ) : (
        <Tag color="warning">不在原处</Tag>
      ),
  },
];

const differenceColumns: readonly PaperColumn<Difference>[] = [
  { key: "place", title: "在哪里", width: 320, hint: (each) => each.place, cell: (each) => each.place },
  { key: "code", title: "怎么不同", width: 200, cell: (each) => differenceText(each) },
  {
    key: "expected",
    title: "应为",
    cell: (each) => <code>{each.code === "data-differs" ? "" : shortHash(each.expected)}</code>,
  },
  { key: "found", title: "实为", cell: (each) => <code>{shortHash(each.found)}</code> },
];

const VerifiedPanel = ({ verified }: { readonly verified: Verified }) => (
  <>
    <Alert
      description={`${booksText(verified.books)}　文件指纹 ${verified.fileHash}`}
      showIcon
      style={{ margin: "12px 0" }}
      title={
        verified.isSound
          ? `${verified.unitName} ${String(verified.year)}年${verified.isDraft ? "（草稿）" : ""}：${String(verified.fileCount)} 个文件全部核对相符。`
          : `${verified.unitName} ${String(verified.year)}年：有 ${String(verified.differenceCount)} 处不一致，不能作为档案。`
      }
      type={verified.isSound ? "success" : "error"}
    />
    {verified.differences.length === 0 ? null : (
      <PaperTable
        columns={differenceColumns}
        height="36vh"
        keyOf={(each) => `${each.code} ${each.place}`}
        label="校验结果"
        rows={verified.differences}
        viewKey="archive-differences"
      />
    )}
  </>
);

const MakePanel = ({ onMade }: { readonly onMade: () => void }) => {
  const { message } = App.useApp();
  const ledger = useChosenLedger();
  const yearNow = useYearAtHand();
  const mayMake = useSession((state) => state.can)("bookkeeper", "head", "administrator");
  const [year, setYear] = useState(() => yearNow ?? 2026);
  const [isDraft, setIsDraft] = useState(false);
  const [folder, setFolder] = useState("");
  const make = useAction("archive.make", { isQuiet: true });
  if (ledger === null) return <EmptyHint text="请先在上面选一个账套" />;
  const run = async (): Promise<void> => {
    const made = await make.run({ ledgerId: ledger.id, year, isDraft, folder });
    if (made === null) return;
    void message.success(`已生成 ${made.name}，共 ${String(made.fileCount)} 个文件`, 6);
    onMade();
  };
  return (
    <section className="panel">
      <h2>生成 {ledger.name} 的年度档案</h2>
      <FailureAlert failure={make.failure?.code === "cancelled" ? null : make.failure} />
      <Space wrap>
        <InputNumber
          aria-label="年度"
          max={2100}
          min={1990}
          onChange={(value) => setYear(value ?? year)}
          precision={0}
          style={{ width: 120 }}
          suffix="年"
          value={year}
        />
        <Input
          aria-label="存放文件夹"
          onChange={(event) => setFolder(event.target.value)}
          placeholder="存放文件夹，例如 E:\会计档案；空着就放在账本旁边"
          style={{ width: "26rem" }}
          value={folder}
        />
        <Checkbox checked={isDraft} onChange={(event) => setIsDraft(event.target.checked)}>
          未结账草稿
        </Checkbox>
        <Button disabled={!mayMake} loading={make.isRunning} onClick={() => void run()} type="primary">
          生成档案包
        </Button>
      </Space>
      <p className="soft" style={{ marginBottom: 0 }}>
        包里有凭证、账簿、报表、操作日志（PDF、CSV、XML）、原始凭证附件、目录网页和每个文件的指纹，解压后不装本程序也能看。
      </p>
      <ProgressDialog
        done={make.progress?.done ?? 0}
        isOpen={make.isRunning}
        onCancel={make.cancel}
        stage={make.progress?.stage === "archive" ? "正在排版和打包" : "正在读取账簿"}
        title={`正在生成 ${ledger.name} ${String(year)}年档案`}
        total={make.progress?.total ?? 0}
      />
    </section>
  );
};

/** 年度档案: makes the year package of a set of books, lists those made, and verifies any. */
export const ArchivesScreen = (): ReactNode => {
  const list = useQuery("archive.list", { ledgerId: null });
  const verify = useAction("archive.verify", { isQuiet: true });
  const [path, setPath] = useState("");
  const [verified, setVerified] = useState<Verified | null>(null);
  const check = async (input: InputOf<"archive.verify">): Promise<void> => {
    setVerified(null);
    setVerified(await verify.run(input));
  };
  return (
    <PageFrame subtitle="全年结账以后生成；同样的账每次生成的档案包完全一样，可以随时核对。" title="年度档案">
      <MakePanel onMade={list.reload} />
      <section className="panel">
        <h2>校验档案包</h2>
        <Space style={{ marginBottom: 12 }} wrap>
          <Input
            aria-label="档案包路径"
            onChange={(event) => setPath(event.target.value)}
            placeholder="档案包的完整路径，例如 E:\会计档案\….zip"
            style={{ width: "34rem" }}
            value={path}
          />
          <Button
            disabled={path.trim() === ""}
            loading={verify.isRunning}
            onClick={() => void check({ path: path.trim() })}
          >
            校验
          </Button>
        </Space>
        <FileDrop
          accept=".zip"
          hint="不超过 60 MB 的可以直接拖进来；更大的请在上面填路径。"
          isDisabled={verify.isRunning}
          isForReading
          onFile={(file) => void check(file)}
          title="把档案包拖到这里，或点一下选择"
        />
        <FailureAlert failure={verify.failure?.code === "cancelled" ? null : verify.failure} />
        {verified === null ? null : <VerifiedPanel verified={verified} />}
      </section>
      <h2 style={{ fontSize: 18, margin: "20px 0 10px" }}>生成过的档案包</h2>
      <PaperTable
        columns={archiveColumns((archive) => void check({ path: archive.path }))}
        empty={list.isLoading ? null : <EmptyHint text="还没有生成过年度档案" />}
        height="36vh"
        keyOf={(archive) => archive.id}
        label="生成过的档案包"
        rows={list.data?.archives ?? []}
        viewKey="archives"
      />
    </PageFrame>
  );
};
