import { Alert, Button, Input, Space, Table } from "antd";
import { useState } from "react";
import type { InputOf, OutputOf } from "#contract/contract.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { FileDrop } from "#renderer/ui/file-drop.tsx";
import { ProgressDialog } from "#renderer/ui/progress-dialog.tsx";
import { besideTexts, copyText, foundText, nothingFoundText } from "#renderer/words/fingerprints.ts";
import { stageText } from "#renderer/words/stages.ts";
import "./fingerprint-panel.css";

type Answer = OutputOf<"fingerprint.check"> & { readonly isFile: boolean };

const CopyCompared = ({ copy }: { readonly copy: NonNullable<Answer["copy"]> }) => (
  <>
    <Alert showIcon title={copyText(copy)} type={copy.total === 0 ? "info" : "error"} />
    {copy.total === 0 ? null : (
      <Table
        aria-label="不同的单元格"
        columns={[
          { title: "表", dataIndex: "sheet", width: 220 },
          { title: "单元格", dataIndex: "cell", width: 90 },
          { title: "账本留存的", dataIndex: "kept" },
          { title: "这个文件里的", dataIndex: "given" },
        ]}
        dataSource={copy.differences.map((each) => ({ ...each, key: `${each.sheet}!${each.cell}` }))}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        size="small"
      />
    )}
    {copy.total > copy.differences.length && (
      <p className="soft">{`只列出前 ${String(copy.differences.length)} 处，共 ${String(copy.total)} 处。`}</p>
    )}
  </>
);

const mostPlaces = 20;

/** What was changed past the program, of which no fingerprint on paper tells. */
const BesideChain = ({ answer }: { readonly answer: Answer }) => {
  const places = besideTexts(answer);
  return places.length === 0 ? null : (
    <Alert
      description={
        <ul>
          {places.slice(0, mostPlaces).map((place) => (
            <li key={place}>{place}</li>
          ))}
        </ul>
      }
      showIcon
      title={`账本文件被绕过程序改动过，共 ${String(places.length)} 处。请停止记账，保存好账本文件，报告主管和审计。`}
      type="error"
    />
  );
};

const Answered = ({ answer }: { readonly answer: Answer }) =>
  answer.found.length === 0 ? (
    <Alert showIcon title={nothingFoundText(answer.isFile)} type="error" />
  ) : (
    <>
      {/* Sound books say nothing of a copy that was changed: that comes first. */}
      {answer.copy === null ? null : <CopyCompared copy={answer.copy} />}
      {answer.found.map((found) => (
        <Alert
          key={`${found.kind} ${found.ledgerName} ${found.title}`}
          showIcon
          title={foundText(found, answer.besides.length === 0)}
          type={found.isEmpty ? "warning" : found.isUnchanged && answer.besides.length === 0 ? "success" : "error"}
        />
      ))}
      <BesideChain answer={answer} />
    </>
  );

/** The answer comes below the place for a file, on small screens under the edge of the window. */
const bringIntoSight = (answer: HTMLElement | null): void => {
  answer?.scrollIntoView({ block: "nearest" });
};

/** 核对指纹: a code copied from paper, or a workbook file, against the books as they now are. */
export const FingerprintPanel = () => {
  const [code, setCode] = useState("");
  const [answer, setAnswer] = useState<Answer | null>(null);
  const check = useAction("fingerprint.check", { isQuiet: true });
  const ask = async (input: InputOf<"fingerprint.check">): Promise<void> => {
    setAnswer(null);
    const reply = await check.run(input);
    if (reply !== null) setAnswer({ ...reply, isFile: input.file !== null });
  };
  return (
    <section aria-label="核对指纹" className="panel fingerprint-panel">
      <h2>核对指纹</h2>
      <p className="soft">
        把季度工作簿、公开表页脚上的指纹（16
        位，四位一组）输进来，或者选工作簿、公开张贴版的文件：看账本里是不是还是当时那些账。
      </p>
      <Space.Compact style={{ maxWidth: 640, width: "100%" }}>
        <Input
          allowClear
          aria-label="指纹"
          maxLength={100}
          onChange={(event) => {
            setCode(event.target.value);
          }}
          onPressEnter={() => void ask({ code, file: null })}
          placeholder="例如 3F2A-90BC-1D4E-77A0"
          value={code}
        />
        <Button disabled={code.trim() === ""} onClick={() => void ask({ code, file: null })}>
          核对
        </Button>
      </Space.Compact>
      <FileDrop
        accept=".xlsx,.pdf"
        hint="文件只用来核对，不会改动"
        isForReading
        onFile={(file) => void ask({ code: "", file })}
        title="把工作簿或公开张贴版文件拖到这里，或点这里选择"
      />
      <FailureAlert failure={check.failure?.code === "cancelled" ? null : check.failure} />
      {answer === null ? null : (
        <div className="fingerprint-answer" ref={bringIntoSight}>
          <Answered answer={answer} />
        </div>
      )}
      <ProgressDialog
        done={check.progress?.done ?? 0}
        isOpen={check.isRunning}
        onCancel={check.cancel}
        stage={check.progress === null ? "" : stageText(check.progress.stage)}
        title="正在核对指纹"
        total={check.progress?.total ?? 0}
      />
    </section>
  );
};
