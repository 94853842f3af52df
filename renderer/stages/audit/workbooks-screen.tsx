import { Alert, App, Button, Checkbox, Space, Tag } from "antd";
import { useEffect, useState, type ReactNode } from "react";
import { monthsOfQuarter } from "#domain/core/dates.ts";
import { monthText, quarterText } from "#renderer/format/dates.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { downloadBytes } from "#renderer/ui/download-bytes.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { ProgressDialog } from "#renderer/ui/progress-dialog.tsx";
import { MakeAllDialog } from "./make-all-dialog.tsx";
import { QuarterField, useQuarter } from "./quarter-field.tsx";
import { WorkbookVersions } from "./workbook-versions.tsx";
import { WorkbookSteps } from "./workbook-steps.tsx";
import { workbookRows, type WorkbookRow } from "./workbook-rows.ts";

const shortHash = (hash: string): string => hash.slice(0, 16).replaceAll(/(.{4})(?=.)/g, "$1 ");

const stageText = (stage: string): string =>
  stage === "write" ? "正在写入各张表" : stage === "ledgers" ? "正在汇总各个账套" : "正在读取账簿";

const stateTag = (row: WorkbookRow): ReactNode => {
  switch (row.state) {
    case "not-started":
      return <Tag>账套未启用</Tag>;
    case "open":
      return <Tag color="warning">还没结账：{row.openMonths.map((month) => monthText(month)).join("、")}</Tag>;
    case "ready":
      return <Tag color="success">三个月都已结账</Tag>;
  }
};

const columnsFor = (make: (row: WorkbookRow) => void): readonly PaperColumn<WorkbookRow>[] => [
  {
    key: "name",
    title: "账套",
    width: 280,
    hint: (row) => row.name,
    cell: (row) => (row.ledgerId === null ? <strong>{row.name}</strong> : row.name),
  },
  { key: "state", title: "结账情况", cell: stateTag },
  {
    key: "version",
    title: "已生成",
    width: 120,
    align: "center",
    cell: (row) => (row.version === 0 ? "还没有" : `第 ${row.version} 版`),
  },
  {
    key: "make",
    title: "生成与下载",
    width: 170,
    cell: (row) => (
      <Button disabled={row.state !== "ready"} onClick={() => make(row)} size="small" type="primary">
        生成并下载
      </Button>
    ),
  },
];

/** 季度工作簿: one for each closed set of books and the township's roll-up; the same books give the same file. */
export const WorkbooksScreen = (): ReactNode => {
  const { ledgers, reload: readLedgers } = useLedger();
  // Somebody else may have closed months in another window since this one read the list.
  useEffect(() => {
    void readLedgers();
  }, [readLedgers]);
  const { adjust, open } = usePlace();
  const { message } = App.useApp();
  const quarter = useQuarter({ isClosed: true });
  const [isMasked, setIsMasked] = useState(false);
  const [makingName, setMakingName] = useState("");
  const [isMakingAll, setIsMakingAll] = useState(false);
  const mayMakeAll = useSession((state) => state.can)("bookkeeper", "reviewer", "head", "administrator");
  const made = useQuery("workbook.list", { quarter });
  const make = useAction("workbook.make", { isQuiet: true });
  const workbooks = made.data?.workbooks ?? [];
  const rows = workbookRows(ledgers, quarter, workbooks);
  const makeOne = async (row: WorkbookRow): Promise<void> => {
    setMakingName(row.name);
    const done = await make.run({ ledgerId: row.ledgerId, quarter, isMasked });
    if (done === null) return;
    downloadBytes(done.name, done.bytes);
    const left =
      done.unanswered === 0 ? "" : `；还有 ${done.unanswered} 条疑点没有办完（没有答复，或者红色的没有第二人审核）`;
    void message.success(
      `${row.name}的工作簿已生成（第 ${done.version} 版${done.isSigned ? "，已签名" : ""}），账簿指纹 ${shortHash(done.chainHash)}${left}`,
      6,
    );
    made.reload();
  };
  const [first, , last] = monthsOfQuarter(quarter);
  return (
    <PageFrame
      extra={
        <Space>
          <Button onClick={() => open("findings", { quarter })}>先看疑点清单</Button>
          {mayMakeAll && (
            <Button
              disabled={rows.every((row) => row.state !== "ready")}
              onClick={() => setIsMakingAll(true)}
              type="primary"
            >
              全镇一次生成
            </Button>
          )}
        </Space>
      }
      subtitle="同样的账每次生成的文件完全一样；账变了就是新的一版，旧版本的指纹留在下面。"
      title="季度工作簿"
    >
      <Space size="middle" style={{ marginBottom: 12 }} wrap>
        <QuarterField onChange={(next) => adjust({ quarter: next })} value={quarter} />
        <span className="soft">
          {monthText(first)}至{monthText(last)}
        </span>
        <Checkbox checked={isMasked} onChange={(event) => setIsMasked(event.target.checked)}>
          遮住账号、证件号（公开张贴用）
        </Checkbox>
      </Space>
      <WorkbookSteps rows={rows} workbooks={workbooks} />
      <FailureAlert failure={made.failure ?? (make.failure?.code === "cancelled" ? null : make.failure)} />
      {rows.some((row) => row.state === "open") && (
        <Alert
          action={<Button onClick={() => open("closing")}>去结账</Button>}
          showIcon
          style={{ marginBottom: 12 }}
          title="三个月都结账以后才能生成工作簿。"
          type="info"
        />
      )}
      <PaperTable
        columns={columnsFor((row) => void makeOne(row))}
        empty={<EmptyHint text="还没有账套" />}
        height="34vh"
        keyOf={(row) => row.ledgerId ?? "township"}
        label="可以生成的工作簿"
        onOpen={(row) => {
          if (row.state === "ready") void makeOne(row);
        }}
        rowClass={(row) => (row.ledgerId === null ? "paper-strong" : "")}
        rows={rows}
        viewKey="workbooks"
      />
      <h2 style={{ fontSize: 18, margin: "20px 0 10px" }}>{quarterText(quarter)}生成过的版本</h2>
      <WorkbookVersions isLoading={made.isLoading} onChanged={made.reload} workbooks={workbooks} />
      <ProgressDialog
        done={make.progress?.done ?? 0}
        isOpen={make.isRunning}
        onCancel={make.cancel}
        stage={stageText(make.progress?.stage ?? "read")}
        title={`正在生成 ${makingName} 的工作簿`}
        total={make.progress?.total ?? 0}
      />
      {isMakingAll && (
        <MakeAllDialog
          isMasked={isMasked}
          onClose={() => {
            setIsMakingAll(false);
            made.reload();
          }}
          quarter={quarter}
        />
      )}
    </PageFrame>
  );
};
