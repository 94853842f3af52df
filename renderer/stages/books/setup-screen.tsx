import { Alert, App, Button, Result, Space, Steps } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import type { Failure } from "#contract/failures.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { downloadBytes } from "#renderer/ui/download-bytes.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { FileDrop, type DroppedFile } from "#renderer/ui/file-drop.tsx";
import { GapNote } from "#renderer/ui/gap-note.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { cellProblemText } from "#renderer/words/details.ts";
import "./setup-screen.css";

type Summary = OutputOf<"setup.inspect">;
type Place = Failure<"setup-refused">["places"][number];

const summaryNames: Readonly<Record<keyof Summary, string>> = {
  villages: "村",
  ledgers: "账套",
  accounts: "明细科目",
  items: "辅助项目",
  categories: "支出分类",
  bankAccounts: "银行账户",
  openings: "期初余额",
  persons: "人员",
};
const isSummaryKey = (key: string): key is keyof Summary => Object.hasOwn(summaryNames, key);
const summaryKeys = Object.keys(summaryNames).filter(isSummaryKey);

const placeColumns: readonly PaperColumn<Place>[] = [
  { key: "sheet", title: "工作表", width: 160, cell: (place) => place.sheet },
  { key: "row", title: "行", width: 70, align: "center", cell: (place) => (place.row === 0 ? "" : place.row) },
  { key: "column", title: "列", width: 160, hint: (place) => place.column, cell: (place) => place.column },
  { key: "text", title: "表里写的", width: 220, hint: (place) => place.text, cell: (place) => place.text },
  {
    key: "what",
    title: "哪里不对",
    hint: (place) => cellProblemText(place.code),
    cell: (place) => cellProblemText(place.code),
  },
];

const SummaryTable = ({ summary }: { readonly summary: Summary }): ReactNode => (
  <ul aria-label="将要导入" className="setup-summary">
    {summaryKeys.map((key) => (
      <li key={key}>
        <strong>{summary[key]}</strong>
        <span>{summaryNames[key]}</span>
      </li>
    ))}
  </ul>
);

type CheckedProps = { readonly file: DroppedFile; readonly onLoaded: (summary: Summary) => void };

/** What loading the file would do, or every wrong cell of it at once. */
const CheckedFile = ({ file, onLoaded }: CheckedProps): ReactNode => {
  const can = useSession((state) => state.can);
  const { data, failure, isLoading } = useQuery("setup.inspect", { file });
  const load = useAction("setup.load", { isQuiet: true });
  const refused = load.failure ?? failure;
  const keep = async (): Promise<void> => {
    const done = await load.run({ file });
    if (done !== null) onLoaded(done);
  };
  if (isLoading) return <p className="soft">正在检查 {file.name}……</p>;
  if (refused?.code === "setup-refused")
    return (
      <section className="panel">
        <Alert
          showIcon
          style={{ marginBottom: 12 }}
          title={`${file.name} 有 ${refused.places.length} 处要改，一点也没有导入。请在表格里全部改好，再放进来。`}
          type="error"
        />
        <PaperTable
          columns={placeColumns}
          height="50vh"
          keyOf={(place) => `${place.sheet}/${place.row}/${place.column}/${place.code}/${place.text}`}
          label="要改的单元格"
          rows={refused.places}
          viewKey="setup-places"
        />
      </section>
    );
  return (
    <section className="panel">
      <FailureAlert failure={refused} />
      {data !== null && (
        <>
          <h2>{file.name} 检查通过，将要导入</h2>
          <SummaryTable summary={data} />
          <p className="soft">全部导入，或者一点也不导入。期初余额借贷平衡的账套会随即启用，启用后期初不能再改。</p>
          {can("administrator", "head") ? (
            <Button loading={load.isRunning} onClick={() => void keep()} size="large" type="primary">
              导入
            </Button>
          ) : (
            <Alert showIcon title="检查谁都能做，导入要由主管或管理员来点。" type="info" />
          )}
        </>
      )}
    </section>
  );
};

/** What the loaded set-up leaves outside every cap. */
const Gaps = (): ReactNode => <GapNote gaps={useQuery("category.list", {}).data?.gaps ?? []} />;

/** Excel 一次导入: download the empty form, fill it in, drop it, see what is wrong or what will be loaded, load it whole. */
export const SetupScreen = (): ReactNode => {
  const open = usePlace((state) => state.open);
  const reloadLedgers = useLedger((state) => state.reload);
  const { message } = App.useApp();
  const template = useAction("setup.template");
  const [file, setFile] = useState<DroppedFile | null>(null);
  const [turn, setTurn] = useState(0);
  const [loaded, setLoaded] = useState<Summary | null>(null);
  const download = async (): Promise<void> => {
    const done = await template.run({});
    if (done === null) return;
    downloadBytes(done.name, done.bytes);
    void message.success(`模板已下载：${done.name}。里面有填写说明和下拉选项。`, 6);
  };
  const current = loaded !== null ? 3 : file === null ? 0 : 1;
  return (
    <PageFrame
      subtitle="村、账套、科目、辅助项目、银行账户、期初余额、人员，填在一个表格里一次建好。"
      title="Excel 一次导入"
    >
      <Steps
        current={current}
        items={["下载模板，填好", "放进来检查", "导入", "完成"].map((title) => ({ title }))}
        size="small"
        style={{ marginBottom: 16 }}
      />
      {loaded === null ? (
        <>
          <Space style={{ marginBottom: 12 }}>
            <Button
              autoFocus
              loading={template.isRunning}
              onClick={() => void download()}
              type={file === null ? "primary" : "default"}
            >
              下载空白模板
            </Button>
          </Space>
          <FileDrop
            accept=".xlsx"
            hint="先检查，不会马上导入"
            onFile={(next) => {
              setFile(next);
              setTurn(turn + 1);
            }}
            title={file === null ? "把填好的表格拖到这里，或点击选择" : "改好了再放一次"}
          />
          <div style={{ height: 16 }} />
          {file !== null && (
            <CheckedFile
              file={file}
              key={turn}
              onLoaded={(summary) => {
                setLoaded(summary);
                void reloadLedgers();
              }}
            />
          )}
        </>
      ) : (
        <section className="panel">
          <Result
            extra={[
              <Button autoFocus key="villages" onClick={() => open("villages")} type="primary">
                看村与账套
              </Button>,
              <Button key="import" onClick={() => open("statement-import")}>
                导入对账单
              </Button>,
              <Button
                key="again"
                onClick={() => {
                  setLoaded(null);
                  setFile(null);
                }}
              >
                再导入一个表格
              </Button>,
            ]}
            status="success"
            title="全部导入了"
          />
          <SummaryTable summary={loaded} />
          <Gaps />
        </section>
      )}
    </PageFrame>
  );
};
