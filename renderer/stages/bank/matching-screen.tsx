import { App, Button } from "antd";
import { useMemo, useState, type ReactNode } from "react";
import { lastDayOf, localDate, monthOf } from "#domain/core/dates.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger, useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { DoubtBar, useDoubtGroups, type DoubtGroups } from "./doubt-groups.tsx";
import { AccountAndDay, Foot, Ways } from "./matching-parts.tsx";
import { MatchedDrawer } from "./matched-drawer.tsx";
import { MatchingPanes } from "./matching-panes.tsx";
import {
  balanceOf,
  confirmationOfCertain,
  confirmationOfTicks,
  noTicks,
  onlyGroup,
  openingOfTicks,
  pairOfTicks,
  suggestionsByKey,
  suggestionsOf,
  tickedRow,
  withOpeningRows,
  type Matching,
  type Ticks,
} from "./matching.ts";
import { useAccountKeys } from "./use-account-keys.ts";
import "./matching.css";

const emptyMatching: Matching = {
  lines: [],
  entries: [],
  reversals: [],
  pairs: [],
  sums: [],
  ambiguous: [],
  openings: [],
  cancelling: [],
  daysBefore: 0,
  daysAfter: 0,
};

/** The account and day the screen speaks of: the place's, or the first account and the end of the chosen month. */
const useMatchingPlace = () => {
  const ledger = useChosenLedger();
  const month = useLedger((state) => state.month);
  const { params, adjust } = usePlace();
  const banks = useQuery("bankAccount.list", ledger === null ? null : { ledgerId: ledger.id });
  const accounts = banks.data?.bankAccounts ?? [];
  const chosen = accounts.find((each) => each.id === params["bankAccountId"]) ?? accounts[0] ?? null;
  const to = params["to"] ?? (month === null ? null : lastDayOf(month));
  const choose = (changes: Readonly<Record<string, string>>): void => adjust({ ...params, ...changes });
  return { ledger, accounts, chosen, to, choose, isLoading: banks.isLoading };
};

/** Sends what is to be put together, and says how much was. */
const useTying = (bankAccountId: string | null, onDone: () => void) => {
  const { message } = App.useApp();
  const confirm = useAction("match.confirm");
  const settle = useAction("match.settleOpening");
  const pair = useAction("match.pairEntries");
  const isRunning = confirm.isRunning || settle.isRunning || pair.isRunning;
  return {
    isRunning,
    confirm: async (what: ReturnType<typeof confirmationOfTicks>): Promise<void> => {
      if (bankAccountId === null || isRunning) return;
      const done = await confirm.run({ bankAccountId, ...what });
      if (done === null) return;
      void message.success(`对上了 ${done.count} 组`);
      onDone();
    },
    endOpening: async (opening: NonNullable<ReturnType<typeof openingOfTicks>>): Promise<void> => {
      if (bankAccountId === null || isRunning) return;
      if ((await settle.run({ bankAccountId, ...opening })) === null) return;
      void message.success("期初未达对上了 1 笔");
      onDone();
    },
    pairEntries: async (entries: NonNullable<ReturnType<typeof pairOfTicks>>): Promise<void> => {
      if (bankAccountId === null || isRunning) return;
      if ((await pair.run({ bankAccountId, ...entries })) === null) return;
      void message.success("两笔分录相抵了，余额调节表不再列");
      onDone();
    },
  };
};

/** What Esc undoes first: ticks, then the look at one group; else it is left to the frame. */
const escapeOf = (
  ticks: Ticks,
  doubts: DoubtGroups,
  clear: () => void,
): { readonly label: string; readonly run: (() => void) | null } => {
  if (ticks.entries.size + ticks.lines.size > 0) return { label: "清除勾选", run: clear };
  return doubts.shown === null ? { label: "回到上一页", run: null } : { label: "看全部", run: doubts.leave };
};

/** 对账: 单位日记账 beside 银行对账单; the program proposes with reasons, a person ticks and confirms. */
export const MatchingScreen = (): ReactNode => {
  const { ledger, accounts, chosen, to, choose, isLoading } = useMatchingPlace();
  const open = usePlace((state) => state.open);
  const canEdit = useSession((state) => state.can)("bookkeeper", "cashier");
  const [ticks, setTicks] = useState<Ticks>(noTicks);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [isListing, setIsListing] = useState(false);
  const input = chosen === null || to === null ? null : { bankAccountId: chosen.id, to };
  const { data, failure, reload } = useQuery("match.show", input);
  const matching = useMemo(() => (data === null ? emptyMatching : withOpeningRows(data)), [data]);
  const all = useMemo(() => suggestionsOf(matching), [matching]);
  const suggestions = useMemo(() => suggestionsByKey(all), [all]);
  const doubts = useDoubtGroups(all);
  const balance = balanceOf(matching, ticks);
  const certain = confirmationOfCertain(matching);
  const certainCount = certain.ties.length + certain.reversals.length;
  const tying = useTying(chosen?.id ?? null, () => {
    setTicks(noTicks);
    reload();
  });
  const enter = (): void => {
    if (!canEdit || balance.obstacle !== null || data === null) return;
    const pair = pairOfTicks(matching, ticks);
    if (pair !== null) {
      void tying.pairEntries(pair);
      return;
    }
    const opening = openingOfTicks(matching, ticks);
    void (opening === null ? tying.confirm(confirmationOfTicks(matching, ticks)) : tying.endOpening(opening));
  };
  const takeCertain = (): void => {
    if (canEdit && certainCount > 0) void tying.confirm(certain);
  };
  useKeys("对账", [
    { keys: "空格", label: "勾选；第一笔连同建议的另一边一起勾上", run: null },
    { keys: "Enter", label: "勾选的两边对上", run: null },
    { keys: "F8", label: "有把握的全部对上", run: takeCertain },
    { keys: "F4", label: "看已对上的、取消对应", run: () => setIsListing(!isListing) },
    { keys: "F9", label: "清除勾选", run: () => setTicks(noTicks) },
    { keys: "F7", label: "分不清的一组一组地看", run: doubts.count > 0 ? () => doubts.turn(1) : null },
    { keys: "Esc", ...escapeOf(ticks, doubts, () => setTicks(noTicks)) },
  ]);
  const change = (changes: Readonly<Record<string, string>>): void => {
    setTicks(noTicks);
    choose(changes);
  };
  const chosenId = chosen === null ? null : String(chosen.id);
  useAccountKeys("对账", accounts, { id: chosenId, choose: (bankAccountId) => change({ bankAccountId }) });
  if (ledger === null || to === null) return null;
  const place = chosen === null ? {} : { bankAccountId: chosen.id };
  return (
    <PageFrame
      extra={
        <Ways
          certainCount={certainCount}
          doubts={doubts}
          isRunning={tying.isRunning}
          onCertain={canEdit ? takeCertain : null}
          onList={() => setIsListing(true)}
          onReconciliation={() => open("reconciliation", { ...place, onDate: to })}
          onUnbooked={() => open("bank-lines", { ...place, unbooked: "1" })}
        />
      }
      subtitle={`金额和收付方向必须一致；银行日期可早 ${matching.daysBefore} 天、晚 ${matching.daysAfter} 天（在“设置”里改）。对上以后结账前都可以取消。`}
      title="对账"
    >
      <AccountAndDay accounts={accounts} bankAccountId={chosenId} onChange={change} to={localDate(to)} />
      <FailureAlert failure={failure} onRetry={reload} />
      {chosen === null && !isLoading && (
        <EmptyHint text="这个账套还没有登记银行账户">
          <Button onClick={() => open("bank-accounts")} type="primary">
            去登记银行账户
          </Button>
        </EmptyHint>
      )}
      {data !== null && chosen !== null && (
        <>
          <DoubtBar groups={doubts} />
          <MatchingPanes
            isOneGroup={doubts.shown !== null}
            matching={doubts.shown === null ? matching : onlyGroup(matching, doubts.shown)}
            onActive={setActiveKey}
            onEnter={enter}
            onTick={(side, key) => setTicks(tickedRow(ticks, { side, key }, suggestions.get(key)))}
            suggestions={suggestions}
            ticks={ticks}
            viewKey={`matching/${chosen.id}`}
          />
          <Foot
            balance={balance}
            ticks={ticks}
            why={activeKey === null ? "" : (suggestions.get(activeKey)?.why ?? "没有找到能对上的另一边。")}
          >
            {canEdit && (
              <>
                <Button onClick={() => setTicks(noTicks)}>清除勾选（F9）</Button>
                <Button disabled={balance.obstacle !== null} onClick={enter} type="primary">
                  对上（回车）
                </Button>
              </>
            )}
          </Foot>
        </>
      )}
      {isListing && chosen !== null && (
        <MatchedDrawer
          bankAccountId={chosen.id}
          canEdit={canEdit}
          month={monthOf(localDate(to))}
          onClose={() => setIsListing(false)}
          onUndone={reload}
        />
      )}
    </PageFrame>
  );
};
