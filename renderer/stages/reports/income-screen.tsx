import { Alert } from "antd";
import { useState, type ReactNode } from "react";
import { moneyText } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useReportWish } from "#renderer/stages/printing/preview-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { FormulaDrawer } from "./formula-drawer.tsx";
import { spanText } from "./period.ts";
import { useReportSpan } from "./report-store.ts";
import { SpanBar } from "./span-bar.tsx";
import { AmountLink, LineName } from "./statement-cells.tsx";
import { StatementFoot } from "./statement-foot.tsx";
import type { StatementLine } from "./statement-lines.ts";
import { useBookKeys } from "./use-book-keys.ts";

const columnsFor = (show: (line: StatementLine) => void): readonly PaperColumn<StatementLine>[] => [
  { key: "name", title: "项目", hint: (line) => line.formula, cell: (line) => <LineName line={line} /> },
  { key: "no", title: "行次", width: 70, align: "center", cell: (line) => line.no },
  {
    key: "current",
    title: "本期金额",
    width: 180,
    align: "right",
    hint: (line) => line.formula,
    cell: (line) => <AmountLink amountFen={line.currentFen} line={line} onShow={show} />,
  },
  {
    key: "other",
    title: "本年累计金额",
    width: 180,
    align: "right",
    hint: (line) => line.formula,
    cell: (line) => <AmountLink amountFen={line.otherFen} line={line} onShow={show} />,
  },
  {
    key: "last-year",
    title: "上年同期",
    width: 180,
    align: "right",
    cell: (line) => moneyText(line.lastYearFen),
  },
];

/** 收益及收益分配表 of a span of months within one year; every figure opens what it is made of. */
export const IncomeScreen = (): ReactNode => {
  useBookKeys();
  const ledger = useChosenLedger();
  const { params, adjust } = usePlace();
  const { span, setSpan } = useReportSpan();
  const [shown, setShown] = useState<StatementLine | null>(null);
  const isOneYear = span !== null && span.fromMonth.slice(0, 4) === span.toMonth.slice(0, 4);
  const input = ledger === null || span === null || !isOneYear ? null : { ledgerId: ledger.id, ...span };
  const { data, failure, isLoading, reload } = useQuery("report.income", input);
  useReportWish(input === null ? null : { kind: "income", ...input });
  if (ledger === null || span === null) return null;
  const lines = data?.lines ?? [];
  const asked = lines.find((line) => String(line.no) === params["line"]) ?? shown;
  const show = (line: StatementLine | null): void => {
    setShown(line);
    adjust(line === null ? {} : { line: String(line.no) });
  };
  return (
    <PageFrame subtitle={`编制单位：${ledger.name}　${spanText(span)}　单位：元`} title="收益及收益分配表">
      <SpanBar onChange={setSpan} span={span} />
      {!isOneYear && (
        <Alert showIcon title="收益及收益分配表只能在同一年度内编制，请把起止月份选在同一年。" type="warning" />
      )}
      <FailureAlert failure={failure} onRetry={reload} />
      {isOneYear && !isLoading && (
        <PaperTable
          columns={columnsFor(show)}
          keyOf={(line) => String(line.no)}
          label="收益及收益分配表"
          onOpen={show}
          rowClass={(line) => (line.isTotal ? "paper-total" : "")}
          rows={lines}
          height="none"
          viewKey={`income/${ledger.id}`}
        />
      )}
      {data !== null && (
        <StatementFoot begunIn={data.begunIn} form={data.form} ledgerId={ledger.id} month={span.toMonth} />
      )}
      <FormulaDrawer
        columnNames={["本期金额", "本年累计金额"]}
        ledgerId={ledger.id}
        line={asked}
        lines={lines}
        onShow={show}
        span={span}
      />
    </PageFrame>
  );
};
