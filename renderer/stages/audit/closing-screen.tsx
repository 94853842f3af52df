import { App, Button, Checkbox, Tag } from "antd";
import { useState, type ReactNode } from "react";
import { monthText } from "#renderer/format/dates.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { orderName } from "#renderer/words/checks.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { ProgressDialog } from "#renderer/ui/progress-dialog.tsx";
import { ClosingPanel } from "./closing-panel.tsx";
import { causeOf, checkName, closingCodes } from "./closing-words.ts";
import { checkColumns, markOf, nextMonthToClose, type CloseState, type Ledger } from "./closing.ts";
import { useClosing } from "./use-closing.ts";
import { useCloseStates } from "./use-close-states.ts";
import "./closing.css";

type MatrixActions = {
  readonly canClose: boolean;
  readonly isReady: (ledger: Ledger) => boolean;
  readonly ticked: ReadonlySet<string>;
  readonly tick: (ledger: Ledger) => void;
  readonly show: (ledger: Ledger) => void;
  readonly goTo: (ledger: Ledger, code: string) => void;
};

const Mark = ({
  state,
  code,
  onGo,
}: {
  readonly state: CloseState;
  readonly code: string;
  readonly onGo: () => void;
}): ReactNode => {
  const mark = markOf(state.checks.find((check) => check.code === code));
  if (mark.level === "fine") return <span className="closing-mark is-fine">✓</span>;
  return (
    <button
      className={`closing-mark is-${mark.level}`}
      onClick={onGo}
      title={`${checkName(code)}：${mark.count}，点击处理`}
      type="button"
    >
      {mark.count}
    </button>
  );
};

const columnsFor = (
  states: ReadonlyMap<string, CloseState>,
  actions: MatrixActions,
): readonly PaperColumn<Ledger>[] => {
  const spoken = new Set(checkColumns([...states.values()]));
  const codes = closingCodes.filter(
    (code) => spoken.has(code) || causeOf(code)?.screen === "voucher-list" || code === "unbooked-lines",
  );
  const ticks: PaperColumn<Ledger>[] = [
    {
      key: "tick",
      title: "选",
      width: 56,
      align: "center",
      cell: (ledger) => (
        <Checkbox
          aria-label={`选${ledger.name}`}
          checked={actions.ticked.has(ledger.id)}
          disabled={!actions.isReady(ledger)}
          onChange={() => actions.tick(ledger)}
        />
      ),
    },
  ];
  return [
    ...(actions.canClose ? ticks : []),
    {
      key: "name",
      title: "账套",
      width: 250,
      hint: (ledger) => ledger.name,
      cell: (ledger) => <PaperLink onClick={() => actions.show(ledger)}>{ledger.name}</PaperLink>,
    },
    {
      key: "through",
      title: "已结至",
      width: 120,
      cell: (ledger) => (ledger.closedThrough === null ? "还没结过" : monthText(ledger.closedThrough)),
    },
    {
      key: "next",
      title: "待结月份",
      width: 120,
      cell: (ledger) => (ledger.isStarted ? monthText(nextMonthToClose(ledger)) : "未启用"),
    },
    ...codes.map((code): PaperColumn<Ledger> => ({
      key: code,
      title: checkName(code),
      width: 112,
      align: "center",
      cell: (ledger) => {
        const state = states.get(ledger.id);
        return state === undefined ? "" : <Mark code={code} onGo={() => actions.goTo(ledger, code)} state={state} />;
      },
    })),
    {
      key: "state",
      title: "结论",
      width: 130,
      cell: (ledger) => {
        const state = states.get(ledger.id);
        if (state === undefined) return "";
        if (state.outOfOrder !== null) return <Tag title={orderName(state.outOfOrder.code)}>还没到时候</Tag>;
        return state.canClose ? <Tag color="success">可以结账</Tag> : <Tag color="error">还不能结</Tag>;
      },
    },
  ];
};

/** 结账: every ledger against every check, one or many closed at a time; a closed month never opens again. */
export const ClosingScreen = (): ReactNode => {
  const { ledgers, choose, chooseMonth } = useLedger();
  const { params, adjust, open } = usePlace();
  const { can } = useSession();
  const canClose = can("bookkeeper", "head");
  const { modal } = App.useApp();
  const { stateByLedger, failure, isLoading, reload } = useCloseStates(ledgers);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const shown =
    ledgers.find((ledger) => ledger.id === params["ledgerId"]) ?? (ledgers.length === 1 ? ledgers[0] : undefined);
  const shownState = shown === undefined ? undefined : stateByLedger.get(shown.id);
  const { closing, close, stop } = useClosing(() => {
    setTicked(new Set());
    reload();
  });
  const ask = (wanted: readonly Ledger[]): void => {
    modal.confirm({
      title: wanted.map((ledger) => `${ledger.name} ${monthText(nextMonthToClose(ledger))}`).join("、"),
      content:
        "确认结账？结账以后，这个月不能再录入、修改或删除凭证，也不能反结账。以后发现错误，只能在以后的月份用红字更正。",
      okText: "确认结账",
      cancelText: "再看看",
      focusable: { autoFocusButton: "cancel" },
      onOk: () => {
        void close(wanted);
      },
    });
  };
  const isReady = (ledger: Ledger): boolean => stateByLedger.get(ledger.id)?.canClose === true;
  const goTo = (ledger: Ledger, code: string): void => {
    const cause = causeOf(code);
    if (cause === null) return;
    choose(ledger.id);
    chooseMonth(nextMonthToClose(ledger));
    open(cause.screen, cause.screen === "findings" ? { ledgerId: ledger.id } : cause.params);
  };
  const tick = (ledger: Ledger): void => {
    const next = new Set(ticked);
    if (!next.delete(ledger.id)) next.add(ledger.id);
    setTicked(next);
  };
  const ready = ledgers.filter(isReady);
  const chosen = ready.filter((ledger) => ticked.has(ledger.id));
  const show = (ledger: Ledger): void => adjust({ ledgerId: ledger.id });
  return (
    <PageFrame
      extra={
        canClose && (
          <>
            <Button disabled={ready.length === 0} onClick={() => setTicked(new Set(ready.map((ledger) => ledger.id)))}>
              选上全部可以结账的（{ready.length}）
            </Button>
            <Button disabled={chosen.length === 0} onClick={() => ask(chosen)} type="primary">
              结账所选 {chosen.length} 个账套
            </Button>
          </>
        )
      }
      subtitle="红色的必须先处理，黄色的是提醒；点数字到出处。结账以后不能反结账。"
      title="结账"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columnsFor(stateByLedger, { canClose, isReady, ticked, tick, show, goTo })}
        empty={
          isLoading ? null : (
            <EmptyHint text="还没有账套">
              <Button onClick={() => open("villages")} type="primary">
                去建村与账套
              </Button>
            </EmptyHint>
          )
        }
        height="46vh"
        keyOf={(ledger) => ledger.id}
        label="结账检查表"
        onOpen={show}
        onTick={(ledger) => {
          if (canClose && isReady(ledger)) tick(ledger);
        }}
        rows={ledgers}
        viewKey="closing"
      />
      <div style={{ height: 16 }} />
      {shown !== undefined && shownState !== undefined && (
        <ClosingPanel ledger={shown} onChanged={reload} onClose={() => ask([shown])} state={shownState} />
      )}
      <ProgressDialog
        done={closing?.done ?? 0}
        isOpen={closing !== null}
        onCancel={stop}
        stage={closing?.name ?? ""}
        title="正在结账（结账前先备份）"
        total={closing?.total ?? 0}
      />
    </PageFrame>
  );
};
