import { App, Button, Select, Space } from "antd";
import { useMemo, useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { lastDayOf, localDate, monthOf, type LocalDate } from "#domain/core/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger, useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { accountName } from "./account-name.ts";
import { DoubtBar, useDoubtGroups } from "./doubt-groups.tsx";
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
  type Balance,
  type Matching,
  type Ticks,
} from "./matching.ts";
import { useAccountKeys } from "./use-account-keys.ts";
import "./matching.css";

type FootProps = {
  readonly balance: Balance;
  readonly ticks: Ticks;
  readonly why: string;
  readonly children: ReactNode;
};

/** The totals of both ticks and their difference, always in sight, and why the program would put the row's group together. */
const Foot = ({ balance, ticks, why, children }: FootProps): ReactNode => (
  <div className="matching-foot">
    <div aria-live="polite" className="matching-sums" role="status">
      <span>
        单位勾 {ticks.entries.size} 笔 <strong>{moneyText(balance.entriesFen)}</strong>
      </span>
      <span>
        银行勾 {ticks.lines.size} 笔 <strong>{moneyText(balance.linesFen)}</strong>
      </span>
      <span className={balance.differenceFen === 0 ? "is-even" : "is-uneven"}>
        差额 <strong>{moneyText(balance.isReversal ? 0 : balance.differenceFen)}</strong>
      </span>
      <span className="soft">
        {ticks.lines.size + ticks.entries.size > 0 ? (balance.obstacle ?? "可以对上，按回车") : ""}
      </span>
    </div>
    <Space>{children}</Space>
    <p className="matching-why">
      {why === "" ? <span className="soft">空格勾选，回车对上；光标停在有建议的行上，这里说明理由。</span> : why}
    </p>
  </div>
);

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

type AccountAndDayProps = {
  readonly accounts: OutputOf<"bankAccount.list">["bankAccounts"];
  readonly bankAccountId: string | null;
  readonly to: LocalDate;
  readonly onChange: (changes: Readonly<Record<string, string>>) => void;
};

const AccountAndDay = ({ accounts, bankAccountId, to, onChange }: AccountAndDayProps): ReactNode => (
  <Space style={{ marginBottom: 12 }} wrap>
    <Select
      aria-label="银行账户"
      onChange={(id: string) => onChange({ bankAccountId: id })}
      options={accounts.map((each) => ({ value: String(each.id), label: accountName(each) }))}
      style={{ width: "22rem" }}
      title="Alt+PageUp / Alt+PageDown 换账户"
      value={bankAccountId}
    />
    <span>截止日期</span>
    <span style={{ display: "inline-block", width: "11rem" }}>
      <DateField
        label="截止日期"
        onChange={(date) => {
          if (date !== null) onChange({ to: date });
        }}
        value={to}
      />
    </span>
  </Space>
);

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

const hasAny = ({ entries, lines }: Ticks): boolean => entries.size + lines.size > 0;

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
  const escape = hasAny(ticks)
    ? { label: "清除勾选", run: () => setTicks(noTicks) }
    : { label: doubts.shown === null ? "回到上一页" : "看全部", run: doubts.shown === null ? null : doubts.leave };
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
    { keys: "Esc", ...escape },
  ]);
  const change = (changes: Readonly<Record<string, string>>): void => {
    setTicks(noTicks);
    choose(changes);
  };
  useAccountKeys("对账", accounts, {
    id: chosen === null ? null : String(chosen.id),
    choose: (bankAccountId) => change({ bankAccountId }),
  });
  if (ledger === null || to === null) return null;
  const place = chosen === null ? {} : { bankAccountId: chosen.id };
  return (
    <PageFrame
      extra={
        <>
          {doubts.count > 0 && doubts.shown === null && (
            <Button onClick={() => doubts.turn(1)}>看分不清的 {doubts.count} 组（F7）</Button>
          )}
          <Button onClick={() => setIsListing(true)}>已对上的（F4）</Button>
          {canEdit && <Button onClick={() => open("bank-lines", { ...place, unbooked: "1" })}>给流水制凭证</Button>}
          <Button onClick={() => open("reconciliation", { ...place, onDate: to })}>余额调节表</Button>
          {canEdit && (
            <Button disabled={certainCount === 0} loading={tying.isRunning} onClick={takeCertain} type="primary">
              有把握的 {certainCount} 组全部对上（F8）
            </Button>
          )}
        </>
      }
      subtitle={`金额和收付方向必须一致；银行日期可早 ${matching.daysBefore} 天、晚 ${matching.daysAfter} 天（在“设置”里改）。对上以后结账前都可以取消。`}
      title="对账"
    >
      <AccountAndDay
        accounts={accounts}
        bankAccountId={chosen === null ? null : String(chosen.id)}
        onChange={change}
        to={localDate(to)}
      />
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
