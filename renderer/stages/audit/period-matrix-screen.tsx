import { App, Button, Checkbox, Space, Tag } from "antd";
import { useCallback, useEffect, useState, type ReactNode } from "react";
import { addMonths, monthFromText, monthOf, type Month } from "#domain/core/dates.ts";
import { monthText } from "#renderer/format/dates.ts";
import { useNotices } from "#renderer/ledger/notice-store.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { MonthField } from "#renderer/ui/month-field.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { ProgressDialog } from "#renderer/ui/progress-dialog.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { checkName as longName } from "#renderer/words/checks.ts";
import { stageText } from "#renderer/words/stages.ts";
import { causeOf, checkName, closingCodes } from "./closing-words.ts";
import { markOf } from "./closing.ts";
import { matrixTotals, readyLedgers, rowKey, type MatrixMonth } from "./matrix-rows.ts";
import "./closing.css";

/** Why a ledger's wear could not be drafted with the others. */
const wearRefusals: Readonly<Record<string, string>> = {
  "workload-missing": "有按工作量折旧的资产，请到资产卡片里填工作量",
  "revaluation-unposted": "有资产的原值变动还没有记账，请先记账",
};

type Refused = { readonly ledgerName: string; readonly text: string };

const columnsFor = (
  rows: readonly MatrixMonth[],
  of: {
    readonly ticked: ReadonlySet<string>;
    readonly tick: (row: MatrixMonth) => void;
    readonly goTo: (row: MatrixMonth, code: string) => void;
    readonly show: (row: MatrixMonth) => void;
  },
): readonly PaperColumn<MatrixMonth>[] => {
  const spoken = new Set(rows.flatMap((row) => row.checks.map((check) => check.code)));
  return [
    {
      key: "tick",
      title: "选",
      width: 56,
      align: "center",
      cell: (row) => (
        <Checkbox
          aria-label={`选${row.ledgerName}`}
          checked={of.ticked.has(row.ledgerId)}
          onChange={() => of.tick(row)}
        />
      ),
    },
    {
      key: "name",
      title: "账套",
      width: 220,
      hint: (row) => row.ledgerName,
      cell: (row) => <PaperLink onClick={() => of.show(row)}>{row.ledgerName}</PaperLink>,
    },
    { key: "month", title: "月份", width: 116, cell: (row) => monthText(row.month) },
    {
      key: "state",
      title: "结论",
      width: 104,
      cell: (row) => (row.canClose ? <Tag color="success">可以结</Tag> : <Tag color="error">还不能结</Tag>),
    },
    ...closingCodes
      .filter((code) => spoken.has(code))
      .map((code): PaperColumn<MatrixMonth> => ({
        key: code,
        title: checkName(code),
        width: 104,
        align: "center",
        cell: (row) => {
          const mark = markOf(row.checks.find((check) => check.code === code));
          if (mark.level === "fine") return <span className="closing-mark is-fine">✓</span>;
          return (
            <button
              className={`closing-mark is-${mark.level}`}
              onClick={() => of.goTo(row, code)}
              title={`${checkName(code)}：${mark.count}，点击处理`}
              type="button"
            >
              {mark.count}
            </button>
          );
        },
      })),
  ];
};

const useMatrix = (throughMonth: Month) => {
  const { run, progress, failure, isRunning } = useAction("period.matrix", { isQuiet: true });
  const [months, setMonths] = useState<readonly MatrixMonth[] | null>(null);
  const reload = useCallback(async (): Promise<void> => {
    const answer = await run({ throughMonth, ledgerIds: null });
    if (answer !== null) setMonths(answer.months);
  }, [run, throughMonth]);
  useEffect(() => {
    void reload();
  }, [reload]);
  return { months: months ?? [], isLoaded: months !== null, reload, progress, failure, isRunning };
};

type Batch = {
  readonly ledgerIds: readonly string[];
  readonly through: Month;
  readonly onDone: () => Promise<void>;
};

/** The work of a month's end for several ledgers: depreciation, transfer of the result, closing; what was refused is listed. */
const useBatch = ({ ledgerIds: wanted, through, onDone }: Batch) => {
  const { modal, message } = App.useApp();
  const closing = useAction("period.closeMany");
  const transfer = useAction("period.transferMany");
  const wearing = useAction("asset.depreciateMany");
  const ledgerIds = [...wanted];
  const running = [closing, transfer, wearing].find((action) => action.isRunning);
  const finish = async (text: string, refused: readonly Refused[]): Promise<void> => {
    void message.success(text, 5);
    if (refused.length > 0)
      useNotices.getState().tell({
        level: "warning",
        title: `${refused.length} 个账套没有办成`,
        items: refused.map((each) => `${each.ledgerName}：${each.text}`),
      });
    await onDone();
  };
  const close = async (): Promise<void> => {
    const done = await closing.run({ ledgerIds, throughMonth: through });
    if (done === null) return;
    const refused = done.refused.map((each) => ({
      ledgerName: `${each.ledgerName} ${monthText(each.month)}`,
      text: each.blocks.map(({ code }) => longName(code)).join("、"),
    }));
    await finish(`结账 ${done.closed.length} 个月`, refused);
  };
  const ask = (): void => {
    modal.confirm({
      title: `把所选 ${ledgerIds.length} 个账套结账到 ${monthText(through)}？`,
      content:
        "还不能结的月份会跳过并列出来。结账以后不能反结账，以后发现错误，在以后的月份更正。中途取消，一个月也不会结。",
      okText: "确认结账",
      cancelText: "再看看",
      focusable: { autoFocusButton: "cancel" },
      onOk: () => void close(),
    });
  };
  const carry = async (): Promise<void> => {
    const done = await transfer.run({ ledgerIds, month: through });
    if (done === null) return;
    const refused = done.refused.map((each) => ({
      ledgerName: each.ledgerName,
      text: "这个月还没开始、已结账，或结转凭证正在审核",
    }));
    await finish(`生成结转凭证 ${done.drafted.length} 张，请另一人审核后记账`, refused);
  };
  const wear = async (): Promise<void> => {
    const done = await wearing.run({ ledgerIds, month: through });
    if (done === null) return;
    const refused = done.refused.map((each) => ({
      ledgerName: each.ledgerName,
      text: wearRefusals[each.code] ?? "这个月不能记账",
    }));
    await finish(`生成折旧凭证 ${done.drafted.length} 张，请另一人审核后记账`, refused);
  };
  return { running, ask, carry, wear };
};

/** 全镇结账: every ledger and open month against every check, and the work of a month's end for all of them at once. */
export const PeriodMatrixScreen = (): ReactNode => {
  const { choose, chooseMonth, reload: reloadLedgers } = useLedger();
  const { open, params, adjust } = usePlace();
  const { today, can } = useSession();
  // A month is closed when it is over; who went to put something right comes back to the month chosen.
  const through = monthFromText(params["through"] ?? "") ?? addMonths(monthOf(today), -1);
  const setThrough = (month: Month): void => adjust({ through: month });
  const matrix = useMatrix(through);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const finishAll = async (): Promise<void> => {
    setTicked(new Set());
    await reloadLedgers();
    await matrix.reload();
  };
  const ledgerIds = [...ticked];
  const { running, ask, carry, wear } = useBatch({ ledgerIds, through, onDone: finishAll });
  const ready = readyLedgers(matrix.months);
  const totals = matrixTotals(matrix.months);
  const place = (row: MatrixMonth): void => {
    choose(row.ledgerId);
    chooseMonth(row.month);
  };
  const goTo = (row: MatrixMonth, code: string): void => {
    const cause = causeOf(code);
    if (cause === null) return;
    place(row);
    open(cause.screen, cause.screen === "findings" ? { ledgerId: row.ledgerId } : cause.params);
  };
  const tick = (row: MatrixMonth): void => {
    const next = new Set(ticked);
    if (!next.delete(row.ledgerId)) next.add(row.ledgerId);
    setTicked(next);
  };
  const show = (row: MatrixMonth): void => {
    place(row);
    open("closing", { ledgerId: row.ledgerId });
  };
  const selectReady = (): void => setTicked(ready);
  const mayClose = can("bookkeeper", "head");
  useKeys("全镇结账", [
    { keys: "空格", label: "选或不选光标所在的账套", run: null },
    { keys: "F6", label: "选上全部可以结账的账套", run: mayClose ? selectReady : null },
    { keys: "F8", label: "结账所选账套", run: mayClose && ledgerIds.length > 0 ? ask : null },
  ]);
  return (
    <PageFrame
      extra={<MonthField label="结账到" onChange={(value) => value !== null && setThrough(value)} value={through} />}
      subtitle="每行一个账套、一个月。红色的必须先处理，黄色的是提醒，点数字到出处；空格选账套，回车看明细。"
      title="全镇结账"
    >
      <FailureAlert failure={matrix.failure} onRetry={() => void matrix.reload()} />
      <Space style={{ marginBottom: 12 }} wrap>
        {mayClose && (
          <>
            <Button disabled={ready.size === 0} onClick={selectReady}>
              选上可以结账的 {ready.size} 个（F6）
            </Button>
            <Button
              disabled={matrix.months.length === 0}
              onClick={() => setTicked(new Set(matrix.months.map((row) => row.ledgerId)))}
            >
              全选
            </Button>
          </>
        )}
        {can("bookkeeper") && (
          <>
            <Button disabled={ledgerIds.length === 0} onClick={() => void wear()}>
              提折旧与摊销
            </Button>
            <Button disabled={ledgerIds.length === 0} onClick={() => void carry()}>
              结转本年收益
            </Button>
          </>
        )}
        {mayClose && (
          <Button disabled={ledgerIds.length === 0} onClick={ask} type="primary">
            结账所选 {ledgerIds.length} 个账套（F8）
          </Button>
        )}
        <span className="soft">
          待结 {totals.months} 个月，可以结 {totals.ready} 个月，{totals.blockedLedgers} 个账套有事要先处理
        </span>
      </Space>
      <PaperTable
        columns={columnsFor(matrix.months, { ticked, tick, goTo, show })}
        empty={
          matrix.isLoaded ? <EmptyHint hint="换一个月份再看。" text={`到${monthText(through)}为止都结完了`} /> : null
        }
        keyOf={rowKey}
        label="全镇结账检查表"
        onOpen={show}
        onTick={tick}
        rows={matrix.months}
        viewKey="period-matrix"
      />
      <ProgressDialog
        done={running?.progress?.done ?? 0}
        isOpen={running !== undefined}
        onCancel={() => running?.cancel()}
        stage={stageText(running?.progress?.stage ?? "")}
        title="正在办理，取消则一个也不办"
        total={running?.progress?.total ?? 0}
      />
    </PageFrame>
  );
};
