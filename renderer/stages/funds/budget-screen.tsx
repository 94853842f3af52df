import { App, Button, Dropdown, InputNumber } from "antd";
import { useState, type ReactNode } from "react";
import { dateFromText, yearOf } from "#domain/core/dates.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { BarChart } from "#renderer/ui/bar-chart.tsx";
import { downloadBytes } from "#renderer/ui/download-bytes.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { ExecutionTable } from "./execution-table.tsx";
import { BudgetEditor } from "./budget-editor.tsx";
import { doneShare, rowsOfLines, type Budget, type LineRow } from "./budget-form.ts";
import { BudgetReadDialog, BudgetVersions, BudgetVoteDialog } from "./budget-parts.tsx";

const chartOf = (budget: Budget) =>
  budget.rows
    .filter((row) => row.side === "expense" && (row.nowFen > 0 || row.usedFen > 0))
    .slice(0, 15)
    .map((row) => ({
      key: `${row.categoryId ?? ""}${row.source}`,
      name: `${row.name}${row.source === "grant" ? "（拨款）" : ""}`,
      bars: [
        { name: "预算", amountFen: row.nowFen, tone: "plan" as const },
        {
          name: "执行",
          amountFen: row.usedFen + row.committedFen,
          tone:
            row.leftFen < 0 ? ("over" as const) : (doneShare(row) ?? 0) >= 90 ? ("near" as const) : ("good" as const),
        },
      ],
    }));

type Shown = "editor" | "vote" | "accounts" | "read" | null;

const ToolsMenu = ({
  ledgerId,
  year,
  onLines,
  onRead,
}: {
  ledgerId: string;
  year: number;
  onLines: (rows: readonly LineRow[]) => void;
  onRead: () => void;
}): ReactNode => {
  const take = useAction("budget.export");
  const draft = useAction("budget.fromLastYear");
  const { message } = App.useApp();
  const run = async (key: string): Promise<void> => {
    if (key === "read") {
      onRead();
      return;
    }
    if (key === "export") {
      const file = await take.run({ ledgerId, year });
      if (file !== null) downloadBytes(file.name, file.bytes);
      return;
    }
    const lines = await draft.run({ ledgerId, year, growth: 0, stepFen: 100_00 });
    if (lines === null) return;
    if (lines.lines.length === 0) void message.info("上年没有可以参照的收支");
    else onLines(rowsOfLines(lines.lines));
  };
  return (
    <Dropdown
      menu={{
        items: [
          { key: "draft", label: "按上年实际起草" },
          { key: "export", label: "导出 Excel 表格" },
          { key: "read", label: "从 Excel 读入" },
        ],
        onClick: ({ key }) => void run(key),
      }}
      trigger={["click"]}
    >
      <Button>起草、Excel</Button>
    </Dropdown>
  );
};

const BudgetView = ({ ledgerId }: { readonly ledgerId: string }): ReactNode => {
  const { params, adjust } = usePlace();
  const { today, can } = useSession();
  const { message } = App.useApp();
  const year = Number(params["year"] ?? yearOf(today));
  const onDate = dateFromText(`${String(year)}-12-31`) ?? today;
  const [shown, setShown] = useState<Shown>(null);
  const [begin, setBegin] = useState<readonly LineRow[] | null>(null);
  const { data, failure, isLoading, reload } = useQuery("budget.show", {
    ledgerId,
    year,
    onDate: onDate < today ? onDate : today,
  });
  const last = data?.versions.at(-1);
  const isDraft = last !== undefined && last.metOn === null;
  const mayEdit = can("bookkeeper", "head") && data?.final === null;
  const finish = (text: string): void => {
    setShown(null);
    setBegin(null);
    reload();
    void message.success(text);
  };
  if (shown === "editor")
    return (
      <BudgetEditor
        begin={begin ?? rowsOfLines(last?.lines ?? [])}
        isAdjustment={(data?.versions.length ?? 0) > (isDraft ? 1 : 0)}
        ledgerId={ledgerId}
        onClose={() => setShown(null)}
        onSaved={() => finish("草稿已保存；开会表决后关联决议")}
        reason={isDraft ? last.reason : ""}
        year={year}
      />
    );
  const edit = mayEdit ? (
    <Button
      onClick={() => {
        setBegin(null);
        setShown("editor");
      }}
      type={isDraft ? "default" : "primary"}
    >
      {isDraft ? "修改草稿" : last === undefined ? "编制预算" : "调整预算"}
    </Button>
  ) : null;
  return (
    <PageFrame
      extra={
        <>
          <InputNumber
            aria-label="年度"
            max={2100}
            min={1990}
            onChange={(next) => next !== null && adjust({ ...params, year: String(next) })}
            style={{ width: 120 }}
            suffix="年"
            value={year}
          />
          {mayEdit && (
            <ToolsMenu
              ledgerId={ledgerId}
              onLines={(rows) => {
                setBegin(rows);
                setShown("editor");
              }}
              onRead={() => setShown("read")}
              year={year}
            />
          )}
          {edit}
          {mayEdit && isDraft && (
            <Button onClick={() => setShown("vote")} type="primary">
              关联决议
            </Button>
          )}
          {mayEdit && data.isYearClosed && data.standing !== null && (
            <Button onClick={() => setShown("accounts")}>决算通过</Button>
          )}
        </>
      }
      subtitle="按分类和来源编预算，会议表决后执行；调整也要开会，从表决那天起算，不倒推。"
      title={`${String(year)} 年预算`}
    >
      <FailureAlert failure={failure} onRetry={reload} />
      {data !== null && data.versions.length > 0 && data.standing === null && (
        <p className="red-amount">这一年的预算还没有生效：草稿要关联决议，决议要由另一个人复核。</p>
      )}
      <ExecutionTable data={data} isLoading={isLoading} viewKey={`budget/${ledgerId}/${String(year)}`}>
        {edit}
      </ExecutionTable>
      {data !== null && data.versions.length > 0 && <BudgetVersions budget={data} />}
      {data !== null && data.standing !== null && <BarChart groups={chartOf(data)} label="支出预算和执行" />}
      {(shown === "vote" || shown === "accounts") && (
        <BudgetVoteDialog
          ledgerId={ledgerId}
          onClose={() => setShown(null)}
          onDone={() => finish(shown === "vote" ? "已关联决议，复核以后生效" : "决算已登记")}
          what={shown === "vote" ? "budget" : "accounts"}
          year={year}
        />
      )}
      {shown === "read" && (
        <BudgetReadDialog
          ledgerId={ledgerId}
          onClose={() => setShown(null)}
          onRead={(rows) => {
            setBegin(rows);
            setShown("editor");
          }}
          year={year}
        />
      )}
    </PageFrame>
  );
};

/** 年度预算 of the chosen set of books. */
export const BudgetScreen = (): ReactNode => {
  const ledger = useChosenLedger();
  return ledger === null ? null : <BudgetView key={ledger.id} ledgerId={ledger.id} />;
};
