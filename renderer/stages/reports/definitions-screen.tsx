import { App, Alert, Button, Input, Select, Space, Tag } from "antd";
import { useState, type ReactNode } from "react";
import { addMonths, type Month } from "#domain/core/dates.ts";
import { monthText } from "#renderer/format/dates.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useLeaveGuard } from "#renderer/stages/books/use-leave-guard.ts";
import { useChosenLedger, useLedger, type Ledger } from "#renderer/stages/office/ledger-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { MonthField } from "#renderer/ui/month-field.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { DefinitionEditor } from "./definition-editor.tsx";
import {
  draftFrom,
  draftKept,
  filledLines,
  keyOf,
  newReport,
  newestOf,
  type Definition,
  type DefinitionDraft,
} from "./definition-draft.ts";
import { FormulaHelp } from "./formula-help.tsx";

const stateWords = { shipped: "随程序", proposed: "待批准", "in-force": "使用中" } as const;

const labelOf = (row: Definition): string =>
  row.version === 0
    ? `${row.name}（随程序的格式）`
    : `${row.name} 第 ${row.version} 版（${row.fromMonth === null ? "" : `${monthText(row.fromMonth)}起，`}${stateWords[row.state]}）`;

type BodyProps = {
  readonly ledger: Ledger;
  readonly month: Month;
  readonly definitions: readonly Definition[];
  readonly earliest: Month;
  readonly onSaved: () => void;
};

const useEditing = (props: BodyProps) => {
  const { ledger, month, definitions, earliest } = props;
  const own = definitions.filter((row) => row.system === ledger.system);
  const [chosen, setChosen] = useState<string | null>(null);
  const [draft, setDraft] = useState<DefinitionDraft | null>(null);
  const newest = newestOf(own);
  const shown = own.find((row) => keyOf(row) === chosen) ?? newest.find((row) => row.kind !== "custom") ?? null;
  const from = month > earliest ? month : earliest;
  const begin = (row: Definition): void => {
    const after = own.find((each) => each.id === row.id && each.state === "in-force")?.fromMonth ?? null;
    const next = after === null || row.kind === "custom" ? from : addMonths(after, 1);
    setDraft(draftFrom(row, next > from ? next : from));
  };
  return { own, shown, draft, setDraft, setChosen, begin, beginNew: () => setDraft(newReport(ledger.system, from)) };
};

const DefinitionsBody = (props: BodyProps): ReactNode => {
  const { ledger, month, onSaved } = props;
  const { message } = App.useApp();
  const can = useSession((state) => state.can);
  const { own, shown, draft, setDraft, setChosen, begin, beginNew } = useEditing(props);
  const save = useAction("reportDefinition.save", { isQuiet: true });
  const approve = useAction("reportDefinition.approve");
  useLeaveGuard(draft === null ? null : "报表公式改过还没有保存，要离开吗？");
  const view = draft ?? (shown === null ? null : draftFrom(shown, month));
  const lines = view === null ? [] : filledLines(view.lines);
  const asked =
    view === null || lines.length === 0
      ? null
      : { ledgerId: ledger.id, month, kind: view.kind, lines, columns: view.columns };
  const tried = useQuery("report.try", asked);
  const shipped = own.find((row) => row.kind === view?.kind && row.state === "shipped")?.lines ?? [];
  if (view === null) return null;
  const keep = async (): Promise<void> => {
    if (draft === null) return;
    const done = await save.run({ ...draft, lines: filledLines(draft.lines) });
    if (done === null) return;
    setDraft(draftKept(draft, done.id));
    setChosen(`${done.id}/${done.version}`);
    onSaved();
    void message.success(draft.kind === "custom" ? "报表已保存" : "已提出修改，请另一位同事（审核或主管）批准");
  };
  const confirm = async (): Promise<void> => {
    if (shown === null || (await approve.run({ id: shown.id, version: shown.version })) === null) return;
    onSaved();
    void message.success("已批准，从起用月份开始按新公式编制");
  };
  const canKeep = can("bookkeeper", "head", "administrator");
  return (
    <>
      <Space style={{ marginBottom: 12 }} wrap>
        <Select
          aria-label="报表和版本"
          disabled={draft !== null}
          onChange={setChosen}
          options={own.map((row) => ({ value: keyOf(row), label: labelOf(row) }))}
          style={{ width: 460 }}
          value={draft?.id === null ? "" : shown === null ? "" : keyOf(shown)}
        />
        {draft === null && shown !== null && canKeep && (
          <Button onClick={() => begin(shown)}>{shown.kind === "custom" ? "修改这张报表" : "修改公式"}</Button>
        )}
        {draft === null && canKeep && <Button onClick={beginNew}>新建自定义报表</Button>}
        {draft === null && shown?.state === "proposed" && can("reviewer", "head") && (
          <Button loading={approve.isRunning} onClick={() => void confirm()} type="primary">
            批准这一版
          </Button>
        )}
      </Space>
      {draft === null && shown !== null && shown.version > 0 && (
        <p className="soft">
          <Tag color={shown.state === "proposed" ? "warning" : "success"}>{stateWords[shown.state]}</Tag>
          {shown.proposedByName} 提出{shown.approvedByName === null ? "" : `，${shown.approvedByName} 批准`}；理由：
          {shown.reason}
        </p>
      )}
      {draft !== null && (
        <Space style={{ marginBottom: 12 }} wrap>
          {draft.kind === "custom" && (
            <Input
              aria-label="报表名称"
              maxLength={60}
              onChange={(event) => setDraft({ ...draft, name: event.target.value })}
              placeholder="报表名称"
              style={{ width: 240 }}
              value={draft.name}
            />
          )}
          <span>从</span>
          <MonthField
            label="起用月份"
            onChange={(value) => {
              if (value !== null) setDraft({ ...draft, fromMonth: value });
            }}
            value={draft.fromMonth}
          />
          <span>起用</span>
          <Input
            aria-label="修改理由"
            maxLength={500}
            onChange={(event) => setDraft({ ...draft, reason: event.target.value })}
            placeholder="修改的理由和依据（必填）"
            style={{ width: 320 }}
            value={draft.reason}
          />
          <Button
            disabled={draft.reason.trim() === "" || draft.name.trim() === ""}
            loading={save.isRunning}
            onClick={() => void keep()}
            type="primary"
          >
            {draft.kind === "custom" ? "保存" : "提出修改"}
          </Button>
          <Button onClick={() => setDraft(null)}>不改了</Button>
        </Space>
      )}
      <FailureAlert failure={save.failure ?? (draft === null ? null : tried.failure)} />
      <DefinitionEditor
        draft={view}
        isEditing={draft !== null}
        onChange={setDraft}
        shipped={shipped}
        tried={tried.data?.lines ?? []}
      />
      <FormulaHelp />
    </>
  );
};

/** 报表公式: the lines of the statements and of the office's own reports, with what they show now; corrections are versions. */
export const DefinitionsScreen = (): ReactNode => {
  const ledger = useChosenLedger();
  const month = useLedger((state) => state.month);
  const list = useQuery("reportDefinition.list", {});
  if (ledger === null || month === null) return null;
  return (
    <PageFrame
      subtitle={`金额取自 ${ledger.name} ${monthText(month)}，只是试算。法定报表的公式要两个人才能改，已结账月份的报表不变。`}
      title="报表公式"
    >
      <FailureAlert failure={list.failure} onRetry={list.reload} />
      {ledger.system === "2004" && (
        <Alert
          showIcon
          style={{ marginBottom: 12 }}
          title="这是按 2004 年制度记的旧账，下面是旧制度的报表。"
          type="info"
        />
      )}
      {list.data !== null && (
        <DefinitionsBody
          definitions={list.data.definitions}
          earliest={list.data.earliestMonth}
          key={ledger.id}
          ledger={ledger}
          month={month}
          onSaved={list.reload}
        />
      )}
    </PageFrame>
  );
};
