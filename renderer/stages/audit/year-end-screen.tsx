import { Alert, App, Button, InputNumber, Space, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { lastDayOf, month as monthOfText, yearOf, type LocalDate } from "#domain/core/dates.ts";
import { zeroFen, type Fen } from "#domain/core/fen.ts";
import type { AccountId } from "#domain/core/ids.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger, useYearAtHand } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { accountsBelow, firstLeaf, useBooks } from "#renderer/stages/work/use-books.ts";
import { AccountPicker } from "#renderer/ui/account-picker.tsx";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { CarryTable } from "./carry-table.tsx";
import { WorkSettingsPanel } from "./work-settings-panel.tsx";

type Plan = OutputOf<"yearEnd.plan">;

/** The year's 收益及收益分配表 from 净收益 on: the same lines as the statement, by what is posted. */
const statementColumns: readonly PaperColumn<Plan["statement"][number]>[] = [
  { key: "no", title: "行次", width: 60, align: "center", cell: ({ no }) => no },
  {
    key: "name",
    title: "收益及收益分配表（已记账）",
    width: 300,
    cell: ({ name, isTotal }) => (isTotal ? <strong>{name}</strong> : name),
  },
  {
    key: "amount",
    title: "本年",
    width: 160,
    align: "right",
    cell: ({ amountFen }) => <MoneyCell amountFen={amountFen} />,
  },
];

const PlanFigures = ({ plan }: { readonly plan: Plan }): ReactNode => {
  const figures: readonly (readonly [string, number])[] = [
    ["年初未分配（含以前年度更正）", plan.broughtForwardFen],
    [`至少提公积（${plan.reserveBasisPoints / 100}%）`, plan.leastReserveFen],
    ...(plan.owedReserveFen === zeroFen ? [] : [["其中上年没提足的", plan.owedReserveFen] as const]),
    ["其中还没记账的分配", plan.pendingFen],
    ["还可分配", plan.remainingFen],
  ];
  return (
    <>
      <PaperTable
        columns={statementColumns}
        height="none"
        keyOf={({ no }) => String(no)}
        label="收益分配计算"
        rows={plan.statement}
        viewKey="year-end/statement"
      />
      <div aria-label="分配限额" className="figures figures-even" style={{ marginTop: 10 }}>
        {figures.map(([name, amountFen]) => (
          <div className="figure" key={name}>
            <div className="soft">{name}</div>
            <div className={amountFen < 0 ? "figure-number red-amount" : "figure-number"}>{moneyText(amountFen)}</div>
          </div>
        ))}
      </div>
    </>
  );
};

type FormProps = { readonly ledgerId: string; readonly plan: Plan; readonly onDone: (voucherId: string) => void };

const AppropriationForm = ({ ledgerId, plan, onDone }: FormProps): ReactNode => {
  const { accounts, system } = useBooks();
  const today = useSession((state) => state.today);
  const lastDay = lastDayOf(monthOfText(`${String(plan.year)}-12`));
  const [onDate, setOnDate] = useState<LocalDate | null>(lastDay < today ? lastDay : today);
  const [coverFen, setCover] = useState<Fen | null>(null);
  const [reserveFen, setReserve] = useState<Fen | null>(null);
  const [otherFen, setOther] = useState<Fen | null>(null);
  const [reserveAccount, setReserveAccount] = useState<AccountId | null>(null);
  const [otherAccount, setOtherAccount] = useState<AccountId | null>(null);
  const save = useAction("yearEnd.appropriate", { isQuiet: true });
  const reserveId = reserveAccount ?? firstLeaf(accounts, "311")?.id ?? null;
  const isEmpty = (coverFen ?? 0) + (reserveFen ?? 0) + (otherFen ?? 0) === 0;
  const keep = async (): Promise<void> => {
    if (reserveId === null || onDate === null) return;
    const done = await save.run({
      ledgerId,
      onDate,
      coverFen: coverFen ?? zeroFen,
      reserveFen: reserveFen ?? zeroFen,
      otherFen: otherFen ?? zeroFen,
      reserveAccountId: reserveId,
      otherAccountId: otherAccount,
    });
    if (done !== null) onDone(done.voucherId);
  };
  return (
    <>
      <FailureAlert failure={save.failure} />
      <div className="row-form">
        <Labelled label="凭证日期">
          <DateField onChange={setOnDate} value={onDate} />
        </Labelled>
        <Labelled
          hint={`至少 ${moneyText(plan.leastReserveFen)}，已提 ${moneyText(plan.reserveFen)}`}
          label="提取公积公益金"
        >
          <AmountField label="提取公积公益金" onChange={setReserve} value={reserveFen} />
        </Labelled>
        <Labelled label="公积公益金科目">
          <AccountPicker accounts={accountsBelow(accounts, "311")} onChange={setReserveAccount} value={reserveId} />
        </Labelled>
        <Labelled hint="有以前年度亏损时才填" label="用公积公益金弥补亏损">
          <AmountField label="弥补亏损" onChange={setCover} value={coverFen} />
        </Labelled>
        <Labelled hint="外来投资分利等" label="其他分配">
          <AmountField label="其他分配" onChange={setOther} value={otherFen} />
        </Labelled>
        <Labelled label="其他分配记到">
          <AccountPicker
            accounts={accountsBelow(accounts, system.payable, "113", "301")}
            isClearable
            onChange={setOtherAccount}
            value={otherAccount}
          />
        </Labelled>
      </div>
      <Button
        disabled={isEmpty || (otherFen ?? 0) > 0 === (otherAccount === null) || reserveId === null}
        loading={save.isRunning}
        onClick={() => void keep()}
        type="primary"
      >
        生成分配凭证
      </Button>
      <span className="soft">　分给成员的部分，请到“分户名单”做名单，再用“引导式录入—村民分配”生成凭证。</span>
    </>
  );
};

const YearEnd = ({ ledgerId, name }: { readonly ledgerId: string; readonly name: string }): ReactNode => {
  const { today, can } = useSession();
  const open = usePlace((state) => state.open);
  const yearNow = useYearAtHand() ?? yearOf(today);
  const { message } = App.useApp();
  const [year, setYear] = useState(yearNow);
  const plan = useQuery("yearEnd.plan", { ledgerId, year });
  const transfer = useAction("period.transferIncome");
  const show = (id: string): void => open("voucher", { id });
  const carry = async (): Promise<void> => {
    const done = await transfer.run({ ledgerId, month: `${String(year)}-12` });
    if (done === null) return;
    if (done.voucherId === null) void message.info("没有要结转的余额");
    else show(done.voucherId);
  };
  return (
    <PageFrame
      extra={
        <InputNumber
          suffix="年"
          aria-label="年度"
          max={2100}
          min={1990}
          onChange={(value) => value !== null && setYear(value)}
          style={{ width: 130 }}
          value={year}
        />
      }
      subtitle="先结转本年收益，再按顺序分配（弥补亏损、提公积公益金、分给成员、其他），然后再结转一次各项分配，最后结十二月的账。"
      title={`年终结转与分配　${name}`}
    >
      <FailureAlert failure={plan.failure} onRetry={plan.reload} />
      {plan.data !== null && (
        <>
          <section className="panel">
            <h2>
              {year} 年收益分配{" "}
              <Space>
                {plan.data.isClosed && <Tag color="success">本年已结账</Tag>}
                {plan.data.hasResult ? (
                  <Tag color={plan.data.isTransferred ? "success" : "warning"}>
                    {plan.data.isTransferred ? "收益已结转" : "收益还没结转"}
                  </Tag>
                ) : (
                  <Tag>这一年还没有收支</Tag>
                )}
              </Space>
            </h2>
            <PlanFigures plan={plan.data} />
            <Alert
              showIcon
              style={{ margin: "10px 0" }}
              title="提取比例和分配顺序由各村章程规定，程序里的是样例（待核对），在下面的设置里按本村章程修改。"
              type="info"
            />
            {can("bookkeeper") && !plan.data.isClosed && (
              <>
                <div className="button-row" style={{ marginBottom: 14 }}>
                  <Button loading={transfer.isRunning} onClick={() => void carry()}>
                    结转本年收益和各项分配
                  </Button>
                </div>
                <AppropriationForm key={year} ledgerId={ledgerId} onDone={show} plan={plan.data} />
              </>
            )}
          </section>
          <CarryTable ledgerId={ledgerId} year={year} />
          <WorkSettingsPanel ledgerId={ledgerId} onSaved={plan.reload} />
        </>
      )}
    </PageFrame>
  );
};

/** 年终结转与分配 of the chosen set of books: the plan, the vouchers, what carries over, and the settings behind them. */
export const YearEndScreen = (): ReactNode => {
  const ledger = useChosenLedger();
  return ledger === null ? null : <YearEnd key={ledger.id} ledgerId={ledger.id} name={ledger.name} />;
};
