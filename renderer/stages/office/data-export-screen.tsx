import { Alert, Button, Checkbox, Input, InputNumber, Radio, Space } from "antd";
import { useState, type ReactNode } from "react";
import type { InputOf, OutputOf } from "#contract/contract.ts";
import { sizeText } from "#renderer/format/sizes.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { ProgressDialog } from "#renderer/ui/progress-dialog.tsx";
import { verifyPlaceText } from "#renderer/words/checks.ts";
import { useChosenLedger, useYearAtHand } from "./ledger-store.ts";
import { useSession } from "./session-store.ts";

type Made = Pick<OutputOf<"data.exportBooks">, "folder" | "files"> & { readonly lost?: readonly string[] };
type File = Made["files"][number];
type Format = InputOf<"data.exportBooks">["format"];

const columns: readonly PaperColumn<File>[] = [
  { key: "name", title: "文件", hint: (file) => file.name, cell: (file) => file.name },
  { key: "size", title: "大小", width: 110, align: "right", cell: (file) => sizeText(file.sizeBytes) },
  {
    key: "hash",
    title: "SHA-256",
    width: 420,
    hint: (file) => file.fileHash,
    cell: (file) => <code>{file.fileHash}</code>,
  },
];

const Result = ({ made }: { readonly made: Made | null }): ReactNode =>
  made === null ? null : (
    <section className="panel">
      <Alert showIcon style={{ marginBottom: 12 }} title={`已写好，在文件夹 ${made.folder}`} type="success" />
      {made.lost !== undefined && made.lost.length > 0 && (
        <Alert
          description={made.lost.slice(0, 20).map(verifyPlaceText).join("；")}
          showIcon
          style={{ marginBottom: 12 }}
          title={`缺 ${made.lost.length} 个原件，没有放进去（包里的“缺少的原件.txt”有全部名单）。请先从备份找回原件，再导出一次。`}
          type="warning"
        />
      )}
      <PaperTable
        columns={columns}
        height="30vh"
        keyOf={(file) => file.name}
        label="导出的文件"
        rows={made.files}
        viewKey="exported-files"
      />
    </section>
  );

type Panel = { readonly folder: string; readonly onMade: (made: Made) => void };

const BooksPanel = ({ folder, onMade }: Panel): ReactNode => {
  const ledger = useChosenLedger();
  const yearNow = useYearAtHand();
  const action = useAction("data.exportBooks", { isQuiet: true });
  const [year, setYear] = useState(() => yearNow ?? 2026);
  const [format, setFormat] = useState<Format>("xml");
  const start = async (ledgerId: string | null): Promise<void> => {
    const made = await action.run({ ledgerId, year, format, folder });
    if (made !== null) onMade(made);
  };
  return (
    <section className="panel">
      <h2>会计核算数据（交给审计、监管系统）</h2>
      <p className="soft">
        参照 GB/T 24589：账簿、期间、科目、余额、凭证等表，GB 18030
        编码，带乡镇代码、区划代码、对方科目和收款账号。标准文本待核对。
      </p>
      <FailureAlert failure={action.failure?.code === "cancelled" ? null : action.failure} />
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
        <Radio.Group
          onChange={(event) => setFormat(event.target.value === "csv" ? "csv" : "xml")}
          options={[
            { label: "XML", value: "xml" },
            { label: "CSV（压缩包）", value: "csv" },
          ]}
          value={format}
        />
        <Button disabled={ledger === null} onClick={() => void start(ledger?.id ?? null)} type="primary">
          导出 {ledger?.name ?? "所选账套"}
        </Button>
        <Button onClick={() => void start(null)}>导出全部账套</Button>
      </Space>
      <ProgressDialog
        done={action.progress?.done ?? 0}
        isOpen={action.isRunning}
        onCancel={action.cancel}
        stage="正在写数据文件"
        title={`正在导出 ${String(year)}年数据`}
        total={action.progress?.total ?? 0}
      />
    </section>
  );
};

const EverythingPanel = ({ folder, onMade }: Panel): ReactNode => {
  const mayExport = useSession((state) => state.can)("head", "administrator");
  const action = useAction("data.exportAll", { isQuiet: true });
  const [withFiles, setWithFiles] = useState(true);
  const start = async (): Promise<void> => {
    const made = await action.run({ folder, withFiles });
    if (made !== null) onMade(made);
  };
  return (
    <section className="panel">
      <h2>全部数据（换软件、长期保存）</h2>
      <p className="soft">
        账本里每一张表，JSON 和 CSV 各一份，连同附件原件。数据属于代理机构，不用本程序也能读。登录密码不在里面。
      </p>
      <FailureAlert failure={action.failure?.code === "cancelled" ? null : action.failure} />
      <Space wrap>
        <Checkbox checked={withFiles} onChange={(event) => setWithFiles(event.target.checked)}>
          连同附件、对账单等原件
        </Checkbox>
        <Button disabled={!mayExport} onClick={() => void start()} type="primary">
          导出全部数据
        </Button>
        {!mayExport && <span className="soft">由主管或管理员导出</span>}
      </Space>
      <ProgressDialog
        done={action.progress?.done ?? 0}
        isOpen={action.isRunning}
        onCancel={action.cancel}
        stage="正在一张表一张表地写"
        title="正在导出全部数据"
        total={action.progress?.total ?? 0}
      />
    </section>
  );
};

/** 数据导出: the year as audit programs read it, and everything as anybody can read it. */
export const DataExportScreen = (): ReactNode => {
  const [folder, setFolder] = useState("");
  const [made, setMade] = useState<Made | null>(null);
  return (
    <PageFrame subtitle="每个文件写完整了才有正式的名字，可以随时取消；谁导出了什么，记在操作日志里。" title="数据导出">
      <section className="panel">
        <Space wrap>
          <span>存放文件夹</span>
          <Input
            aria-label="存放文件夹"
            onChange={(event) => setFolder(event.target.value.trim())}
            placeholder="例如 E:\数据；空着就放在账本旁边"
            style={{ width: "36rem" }}
            value={folder}
          />
        </Space>
      </section>
      <BooksPanel folder={folder} onMade={setMade} />
      <EverythingPanel folder={folder} onMade={setMade} />
      <Result made={made} />
    </PageFrame>
  );
};
