import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { moneyText, moneyTextOrBlank } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { spanText } from "./period.ts";
import { useReports, useReportSpan } from "./report-store.ts";
import { SpanBar } from "./span-bar.tsx";
import { useBookKeys } from "./use-book-keys.ts";

type Row = OutputOf<"report.incomeDetail">["rows"][number];

const columnsFor = (open: (row: Row) => void): readonly PaperColumn<Row>[] => [
  { key: "side", title: "收支", width: 70, align: "center", cell: (row) => (row.side === "income" ? "收入" : "支出") },
  { key: "code", title: "编码", width: 110, cell: (row) => row.code },
  {
    key: "name",
    title: "科目和支出分类",
    cell: (row) => (
      <span style={{ paddingInlineStart: (row.level - 1) * 20, fontWeight: row.level === 1 ? 600 : 400 }}>
        <PaperLink onClick={() => open(row)}>{row.name}</PaperLink>
      </span>
    ),
  },
  { key: "current", title: "本期", width: 160, align: "right", cell: (row) => moneyTextOrBlank(row.currentFen) },
  { key: "year", title: "本年累计", width: 160, align: "right", cell: (row) => moneyTextOrBlank(row.yearFen) },
  { key: "last-year", title: "上年同期", width: 160, align: "right", cell: (row) => moneyText(row.lastYearFen) },
];

/** 收支明细表: every income and expense account over a span, beside the year so far and a year earlier. */
export const IncomeDetailScreen = (): ReactNode => {
  useBookKeys();
  const ledger = useChosenLedger();
  const open = usePlace((state) => state.open);
  const look = useReports((state) => state.look);
  const { span, setSpan } = useReportSpan();
  const input = ledger === null || span === null ? null : { ledgerId: ledger.id, ...span };
  const { data, failure, isLoading, reload } = useQuery("report.incomeDetail", input);
  const accounts = useQuery("account.list", ledger === null ? null : { ledgerId: ledger.id });
  if (ledger === null || span === null) return null;
  const openAccount = (row: Row): void => {
    const account = accounts.data?.accounts.find((each) => each.code === row.accountCode);
    if (account === undefined) return;
    look(ledger.id, account.id);
    open("subsidiary-ledger", { accountId: account.id });
  };
  const { totals } = data ?? {};
  return (
    <PageFrame subtitle={`${ledger.name}　${spanText(span)}　单位：元`} title="收支明细表">
      <SpanBar onChange={setSpan} span={span} />
      <FailureAlert failure={failure} onRetry={reload} />
      {data !== null && totals !== undefined && (
        <p>
          本期收入 <strong>{moneyText(totals.incomeFen)}</strong>，支出 <strong>{moneyText(totals.expenseFen)}</strong>
          ；本年累计收入 <strong>{moneyText(totals.yearIncomeFen)}</strong>，支出{" "}
          <strong>{moneyText(totals.yearExpenseFen)}</strong>
        </p>
      )}
      {!isLoading && (
        <PaperTable
          columns={columnsFor(openAccount)}
          empty={<EmptyHint text="这段时间没有收入和支出。" />}
          keyOf={(row) => (row.isCategory ? `${row.accountCode}/${row.code}` : row.code)}
          label="收支明细表"
          onOpen={openAccount}
          rowClass={(row) => (row.level === 1 ? "paper-total" : "")}
          rows={data?.rows ?? []}
          viewKey={`income-detail/${ledger.id}`}
        />
      )}
    </PageFrame>
  );
};
