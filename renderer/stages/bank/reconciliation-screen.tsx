import { Alert, Button, Select, Space, Tag } from "antd";
import { Fragment, type ReactNode } from "react";
import { firstDayOf, lastDayOf, localDate, monthOf } from "#domain/core/dates.ts";
import { cardBalanceNote, reconciliationWords, bankBalanceName } from "#domain/reports/reconciliation-words.ts";
import { longDateText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger, useLedger } from "#renderer/stages/office/ledger-store.ts";
import { useReportWish } from "#renderer/stages/printing/preview-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink } from "#renderer/ui/paper-table.tsx";
import { accountName } from "./account-name.ts";
import { DifferencePanel } from "./difference-panel.tsx";
import { MissingStatementPanel } from "./missing-statement-panel.tsx";
import { ageLevel, formOf, type ItemGroup, type OpenItem, type Reconciliation } from "./reconciliation.ts";
import { useAccountKeys } from "./use-account-keys.ts";
import "./reconciliation-screen.css";

const ageColors = { fresh: "default", old: "warning", overdue: "error" } as const;

const ItemRow = ({ item, monthStart }: { readonly item: OpenItem; readonly monthStart: string }): ReactNode => {
  const open = usePlace((state) => state.open);
  const { voucherId } = item;
  const text = `${item.onDate}　${item.text}`;
  return (
    <tr>
      <td className="is-item">
        {voucherId === null ? text : <PaperLink onClick={() => open("voucher", { id: voucherId })}>{text}</PaperLink>}
        {item.onDate < monthStart && <Tag>以前月份转来</Tag>}
        {item.ageDays > 30 && <Tag color={ageColors[ageLevel(item.ageDays)]}>{item.ageDays} 天未达</Tag>}
      </td>
      <td className="is-amount">{moneyText(Math.abs(item.amountFen))}</td>
    </tr>
  );
};

type SideProps = {
  readonly title: string;
  readonly startName: string;
  readonly startFen: number | null;
  readonly groups: readonly ItemGroup[];
  readonly endFen: number | null;
  /** The first day of the month of the table: what is older was carried over. */
  readonly monthStart: string;
};

const Side = ({ title, startName, startFen, groups, endFen, monthStart }: SideProps): ReactNode => (
  <table aria-label={title}>
    <thead>
      <tr>
        <th>{title}</th>
        <th className="is-amount">金额</th>
      </tr>
    </thead>
    <tbody>
      <tr className="is-strong">
        <td>{startName}</td>
        <td className="is-amount">{startFen === null ? "没有对账单" : moneyText(startFen)}</td>
      </tr>
      {groups.map((group) => (
        <Fragment key={group.side}>
          <tr className="is-group">
            <td>{group.title}</td>
            <td className="is-amount">{moneyText(group.totalFen)}</td>
          </tr>
          {group.items.map((item, at) => (
            // Two items of one day and amount are told apart only by their place in the answer.
            <ItemRow item={item} monthStart={monthStart} key={`${item.onDate}/${item.text}/${at}`} />
          ))}
          {group.items.length === 0 && (
            <tr>
              <td className="is-item soft">无</td>
              <td />
            </tr>
          )}
        </Fragment>
      ))}
    </tbody>
    <tfoot>
      <tr className="is-strong">
        <td>调节后余额</td>
        <td className="is-amount">{endFen === null ? "无法计算" : moneyText(endFen)}</td>
      </tr>
    </tfoot>
  </table>
);

/** Whether both sides agree; without a statement of the day nothing is proved, whatever the sums say. */
const StateTag = ({ table }: { readonly table: Reconciliation }): ReactNode => {
  const { differenceFen, reach } = table;
  if (differenceFen === null) return null;
  if (differenceFen !== 0) return <Tag color="error">相差 {moneyText(differenceFen)} 元</Tag>;
  return reach.isCovered ? <Tag color="success">两边相符</Tag> : <Tag color="warning">缺对账单，未核对</Tag>;
};

/** What is missing for the bank's side: any statement with a balance, or one that reaches the day. */
const ReachNote = ({ table, onDate }: { readonly table: Reconciliation; readonly onDate: string }): ReactNode => {
  const open = usePlace((state) => state.open);
  const canImport = useSession((state) => state.can("bookkeeper", "cashier"));
  const { through, isCovered } = table.reach;
  if (table.statementFen !== null && isCovered) return null;
  const upTo = through === null ? "" : `，现有的只到 ${longDateText(through)}`;
  return (
    <Alert
      action={canImport ? <Button onClick={() => open("statement-import")}>导入对账单</Button> : null}
      showIcon
      style={{ marginBottom: 12 }}
      title={
        table.statementFen === null
          ? "这一天以前还没有导入带余额的对账单，右边无法填列。"
          : `还没有到 ${longDateText(onDate)} 的对账单${upTo}。右边的余额是那时的，还证明不了两边相符。`
      }
      type="warning"
    />
  );
};

/** 银行存款余额调节表 of one account at one day, in the two-sided form; its items open their vouchers. */
export const ReconciliationScreen = (): ReactNode => {
  const ledger = useChosenLedger();
  const month = useLedger((state) => state.month);
  const { params, adjust, open } = usePlace();
  const banks = useQuery("bankAccount.list", ledger === null ? null : { ledgerId: ledger.id });
  const accounts = banks.data?.bankAccounts ?? [];
  const chosen = accounts.find((each) => each.id === params["bankAccountId"]) ?? accounts[0] ?? null;
  const onDate = params["onDate"] ?? (month === null ? null : lastDayOf(month));
  const input = chosen === null || onDate === null ? null : { bankAccountId: chosen.id, onDate };
  const { data, failure, reload } = useQuery("bank.reconciliation", input);
  useReportWish(
    ledger === null || chosen === null || onDate === null
      ? null
      : { kind: "reconciliation", ledgerId: ledger.id, bankAccountId: chosen.id, onDate },
  );
  const choose = (changes: Readonly<Record<string, string>>): void => {
    adjust({
      ...(chosen === null ? {} : { bankAccountId: chosen.id }),
      ...(onDate === null ? {} : { onDate }),
      ...changes,
    });
  };
  useAccountKeys("余额调节表", accounts, {
    id: chosen?.id ?? null,
    choose: (bankAccountId) => choose({ bankAccountId }),
  });
  if (ledger === null || onDate === null) return null;
  const words = reconciliationWords(chosen?.isCard === true);
  const form = data === null ? null : formOf(data, words);
  const openCount = data?.items.length ?? 0;
  const monthStart = firstDayOf(monthOf(localDate(onDate)));
  const place = chosen === null ? {} : { bankAccountId: chosen.id };
  return (
    <PageFrame
      extra={
        <Space>
          {data !== null && <StateTag table={data} />}
          <Button onClick={() => open("matching", { ...place, to: onDate })}>去对账</Button>
          <Button onClick={() => open("bank-lines", { unbooked: "1", ...place })}>去处理未记账流水</Button>
        </Space>
      }
      subtitle={`单位：${ledger.name}　${words.bank}：${chosen?.bankName ?? ""}　${words.number}：${chosen?.number ?? ""}　截止日期：${longDateText(onDate)}　金额单位：元`}
      title={words.title}
    >
      <Space className="no-print" style={{ marginBottom: 12 }} wrap>
        <Select
          aria-label="银行账户"
          onChange={(bankAccountId: string) => choose({ bankAccountId })}
          options={accounts.map((each) => ({ value: each.id, label: accountName(each) }))}
          style={{ width: "22rem" }}
          title="Alt+PageUp / Alt+PageDown 换账户"
          value={chosen?.id ?? null}
        />
        <span>截止日期</span>
        <span style={{ display: "inline-block", width: "11rem" }}>
          <DateField
            label="截止日期"
            onChange={(date) => {
              if (date !== null) choose({ onDate: date });
            }}
            value={localDate(onDate)}
          />
        </span>
      </Space>
      <FailureAlert failure={failure} onRetry={reload} />
      {chosen === null && !banks.isLoading && (
        <EmptyHint text="这个账套还没有登记银行账户">
          <Button onClick={() => open("bank-accounts")} type="primary">
            去登记银行账户
          </Button>
        </EmptyHint>
      )}
      {data !== null && <ReachNote onDate={onDate} table={data} />}
      {data !== null && chosen !== null && (
        <MissingStatementPanel bankAccountId={chosen.id} onDate={localDate(onDate)} onSaved={reload} table={data} />
      )}
      {data !== null && form !== null && (
        <>
          <div className="reconciliation">
            <Side
              endFen={data.adjustedBookFen}
              monthStart={monthStart}
              groups={form.book}
              startFen={data.bookFen}
              startName={words.bookBalance}
              title={words.bookSide}
            />
            <Side
              endFen={data.adjustedStatementFen}
              monthStart={monthStart}
              groups={form.statement}
              startFen={data.statementFen}
              startName={bankBalanceName(words, data.reach, localDate(onDate))}
              title={words.bankSide}
            />
          </div>
          {chosen !== null && (
            <DifferencePanel bankAccountId={chosen.id} onDate={localDate(onDate)} onSaved={reload} table={data} />
          )}
          <p className="soft">
            {openCount === 0 ? "没有未达账项。" : `未达账项 ${openCount} 笔；收到单据后再制凭证，不能凭本表记账。`}
            {chosen?.isCard === true && cardBalanceNote}
          </p>
          <p className="reconciliation-signers">
            <span>编制人：</span>
            <span>复核人：</span>
            <span>编制日期：　　　　年　　月　　日</span>
          </p>
        </>
      )}
    </PageFrame>
  );
};
