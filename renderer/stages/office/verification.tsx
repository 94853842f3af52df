import { Alert, Button, Table, Tag, type TableColumnsType } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { ProgressDialog } from "#renderer/ui/progress-dialog.tsx";
import { FingerprintPanel } from "./fingerprint-panel.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { verifyName, verifyPlaceText } from "#renderer/words/checks.ts";
import { stageText } from "#renderer/words/stages.ts";

type Outcome = OutputOf<"ledger.verify">;
type Check = Outcome["checks"][number];

/** What was once found is told for ever, and the file may be sound again. */
const soundTag = ({ isSound, places }: Check): ReactNode => {
  if (!isSound) return <Tag color="red">有问题</Tag>;
  return places.length === 0 ? <Tag color="green">通过</Tag> : <Tag color="orange">曾有改动</Tag>;
};

const columns: TableColumnsType<Check> = [
  { title: "核对内容", key: "name", render: (_text, check) => verifyName(check.code) },
  {
    title: "结果",
    key: "sound",
    width: 110,
    render: (_text, check) => soundTag(check),
  },
  {
    title: "核对数量",
    key: "count",
    width: 120,
    align: "right",
    render: (_text, check) => (check.count === 0 ? "—" : check.count),
  },
  {
    title: "问题在哪里",
    key: "places",
    render: (_text, check) =>
      check.places.length === 0
        ? "—"
        : check.places.slice(0, 20).map(verifyPlaceText).join("；") +
          (check.places.length > 20 ? `；共 ${String(check.places.length)} 处` : ""),
  },
];

/** 数据校验: proves that nothing in the ledger was changed behind the program's back. */
export const Verification = () => {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const verify = useAction("ledger.verify", { isQuiet: true });
  const start = async (): Promise<void> => {
    setOutcome(await verify.run({}));
  };
  useKeys("数据校验", [{ keys: "F8", label: "开始校验", run: () => void start() }]);
  return (
    <PageFrame
      title="数据校验"
      subtitle="重新计算每张已记账凭证的指纹、每个科目的余额，检查操作日志、附件和账本文件，证明账没有被改动过。只看不改。"
      extra={
        <Button type="primary" autoFocus loading={verify.isRunning} onClick={() => void start()} title="F8">
          开始校验
        </Button>
      }
    >
      <FailureAlert failure={verify.failure?.code === "cancelled" ? null : verify.failure} />
      {outcome === null ? (
        <div className="panel">
          <EmptyHint text="还没有校验" hint="点右上角“开始校验”。全乡镇的账一般几秒到一分钟，可以随时取消。" />
        </div>
      ) : (
        <>
          <Alert
            showIcon
            style={{ marginBottom: 14 }}
            type={outcome.isSound ? "success" : "error"}
            title={
              outcome.isSound
                ? "全部通过：账本完好，记账以后没有被改动。"
                : "发现问题：请停止记账，不要删除任何文件，按下表联系技术支持，必要时用最近一次已验证的备份恢复。"
            }
          />
          <Table<Check>
            size="small"
            rowKey="code"
            bordered
            columns={columns}
            dataSource={outcome.checks}
            pagination={false}
            scroll={{ x: 700 }}
          />
        </>
      )}
      <FingerprintPanel />
      <ProgressDialog
        isOpen={verify.isRunning}
        title="正在校验"
        stage={stageText(verify.progress?.stage ?? "")}
        done={verify.progress?.done ?? 0}
        total={verify.progress?.total ?? 0}
        onCancel={verify.cancel}
      />
    </PageFrame>
  );
};
