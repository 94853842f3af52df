import { Button, Checkbox, Space } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { addDays, localDate, month } from "#domain/core/dates.ts";
import { moneyText, moneyTextOrBlank } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { monthSpan } from "./period.ts";
import { useReportSpan } from "./report-store.ts";
import { useBookKeys } from "./use-book-keys.ts";

type Row = OutputOf<"report.moneyDay">["rows"][number];

const red = (amountFen: number): ReactNode =>
  amountFen < 0 ? <span className="red-amount">{moneyText(amountFen)}</span> : moneyText(amountFen);

const columns: readonly PaperColumn<Row>[] = [
  { key: "ledger", title: "账套", width: 210, hint: (row) => row.ledgerName, cell: (row) => row.ledgerName },
  {
    key: "account",
    title: "现金、银行账户",
    width: 300,
    hint: (row) => row.accountName,
    cell: (row) => `${row.accountCode} ${row.accountName}`,
  },
  { key: "opening", title: "昨日余额", width: 150, align: "right", cell: (row) => red(row.openingFen) },
  { key: "debit", title: "今日收入", width: 150, align: "right", cell: (row) => moneyTextOrBlank(row.debitFen) },
  { key: "credit", title: "今日支出", width: 150, align: "right", cell: (row) => moneyTextOrBlank(row.creditFen) },
  { key: "closing", title: "今日余额", width: 150, align: "right", cell: (row) => red(row.closingFen) },
  { key: "count", title: "笔数", width: 70, align: "right", cell: (row) => (row.count === 0 ? "" : row.count) },
];

/** 资金日报: cash and bank of one day, of the chosen set of books or of all; a row opens its journal. */
export const MoneyDayScreen = (): ReactNode => {
  const { ledgerId, choose } = useLedger();
  const today = useSession((state) => state.today);
  const { params, adjust, open } = usePlace();
  const { setSpan } = useReportSpan();
  useBookKeys();
  const onDate = params["on"] ?? today;
  const isAll = params["all"] === "1";
  const show = (part: { readonly on?: string; readonly isAll?: boolean }): void => {
    const next = part.isAll ?? isAll;
    adjust({ on: part.on ?? onDate, ...(next ? { all: "1" } : {}) });
  };
  const step = (days: number): void => {
    const next = addDays(localDate(onDate), days);
    if (next <= today) show({ on: next });
  };
  const { data, failure, isLoading, reload } = useQuery("report.moneyDay", {
    ledgerId: isAll ? null : ledgerId,
    onDate,
  });
  useKeys("资金日报", [
    { keys: "Alt+PageUp", label: "前一天", run: () => step(-1) },
    { keys: "Alt+PageDown", label: "后一天", run: () => step(1) },
  ]);
  const totals = data?.totals;
  return (
    <PageFrame subtitle="只算已记账的凭证；双击一行看这个账户的明细账。" title="资金日报">
      <Space size="middle" style={{ marginBottom: 12 }} wrap>
        <Button onClick={() => step(-1)} title="Alt+PageUp">
          前一天
        </Button>
        <div style={{ width: "11rem" }}>
          <DateField
            label="哪一天"
            latest={today}
            onChange={(next) => {
              if (next !== null) show({ on: next });
            }}
            value={onDate}
          />
        </div>
        <Button disabled={onDate >= today} onClick={() => step(1)} title="Alt+PageDown">
          后一天
        </Button>
        <Checkbox checked={isAll} onChange={(event) => show({ isAll: event.target.checked })}>
          所有账套
        </Checkbox>
      </Space>
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columns}
        empty={isLoading ? null : <EmptyHint text="这一天没有余额，也没有收支。" />}
        {...(totals === undefined
          ? {}
          : {
              footer: [
                "合计",
                "",
                moneyText(totals.openingFen),
                moneyText(totals.debitFen),
                moneyText(totals.creditFen),
                moneyText(totals.closingFen),
                "",
              ],
            })}
        keyOf={(row) => row.accountId}
        label="资金日报"
        onOpen={(row) => {
          choose(row.ledgerId);
          setSpan(monthSpan(month(onDate.slice(0, 7))));
          open("subsidiary-ledger", { accountId: row.accountId });
        }}
        rows={data?.rows ?? []}
        viewKey={`money-day/${isAll ? "all" : (ledgerId ?? "")}`}
      />
    </PageFrame>
  );
};
