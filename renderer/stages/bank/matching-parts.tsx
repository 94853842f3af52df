import { Button, Select, Space } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { accountName } from "./account-name.ts";
import type { DoubtGroups } from "./doubt-groups.tsx";
import type { Balance, Ticks } from "./matching.ts";

type FootProps = {
  readonly balance: Balance;
  readonly ticks: Ticks;
  readonly why: string;
  readonly children: ReactNode;
};

/** The totals of both ticks and their difference, always in sight, and why the program would put the row's group together. */
export const Foot = ({ balance, ticks, why, children }: FootProps): ReactNode => (
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

type AccountAndDayProps = {
  readonly accounts: OutputOf<"bankAccount.list">["bankAccounts"];
  readonly bankAccountId: string | null;
  readonly to: LocalDate;
  readonly onChange: (changes: Readonly<Record<string, string>>) => void;
};

/** Which account is matched, and through which day. */
export const AccountAndDay = ({ accounts, bankAccountId, to, onChange }: AccountAndDayProps): ReactNode => (
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

type WaysProps = {
  readonly doubts: DoubtGroups;
  readonly certainCount: number;
  readonly isRunning: boolean;
  readonly onList: () => void;
  readonly onUnbooked: () => void;
  readonly onReconciliation: () => void;
  /** Null for who only looks. */
  readonly onCertain: (() => void) | null;
};

/** What can be done with the whole of it, and where one goes from here. */
export const Ways = ({ doubts, certainCount, isRunning, onCertain, ...ways }: WaysProps): ReactNode => (
  <>
    {doubts.count > 0 && doubts.shown === null && (
      <Button onClick={() => doubts.turn(1)}>看分不清的 {doubts.count} 组（F7）</Button>
    )}
    <Button onClick={ways.onList}>已对上的（F4）</Button>
    {onCertain !== null && <Button onClick={ways.onUnbooked}>给流水制凭证</Button>}
    <Button onClick={ways.onReconciliation}>余额调节表</Button>
    {onCertain !== null && (
      <Button disabled={certainCount === 0} loading={isRunning} onClick={onCertain} type="primary">
        有把握的 {certainCount} 组全部对上（F8）
      </Button>
    )}
  </>
);
