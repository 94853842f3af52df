import { Alert, Button, Checkbox, Space, Tag } from "antd";
import { useState, type ReactNode } from "react";
import { lastDayOf, month as monthOfText } from "#domain/core/dates.ts";
import { longDateText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useReportWish } from "#renderer/stages/printing/preview-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { MonthField } from "#renderer/ui/month-field.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { FormulaDrawer } from "./formula-drawer.tsx";
import { spanWithTo } from "./period.ts";
import { useReportSpan } from "./report-store.ts";
import { sheetPairs, type SheetPair, type StatementLine } from "./statement-lines.ts";
import { AmountLink, LineName } from "./statement-cells.tsx";
import { StatementFoot } from "./statement-foot.tsx";
import { useBookKeys } from "./use-book-keys.ts";

type Row = SheetPair & { readonly key: string };
type Side = "left" | "right";

const sideColumns = (
  side: Side,
  { title, show, withLastYear }: { title: string; show: (line: StatementLine) => void; withLastYear: boolean },
): readonly PaperColumn<Row>[] => [
  {
    key: `${side}-name`,
    title,
    hint: (row) => row[side]?.formula ?? "",
    cell: (row) => <LineName line={row[side]} />,
  },
  {
    key: `${side}-no`,
    title: "行次",
    width: withLastYear ? 48 : 60,
    align: "center",
    cell: (row) => row[side]?.no ?? "",
  },
  {
    key: `${side}-current`,
    title: "期末余额",
    width: withLastYear ? 118 : 140,
    align: "right",
    hint: (row) => row[side]?.formula ?? "",
    cell: (row) => <AmountLink amountFen={row[side]?.currentFen ?? null} line={row[side]} onShow={show} />,
  },
  {
    key: `${side}-other`,
    title: "年初余额",
    width: withLastYear ? 118 : 140,
    align: "right",
    cell: (row) => <AmountLink amountFen={row[side]?.otherFen ?? null} line={row[side]} onShow={show} />,
  },
  ...(withLastYear
    ? [
        {
          key: `${side}-last-year`,
          title: "上年同期",
          width: 118,
          align: "right" as const,
          cell: (row: Row) => moneyText(row[side]?.lastYearFen ?? null),
        },
      ]
    : []),
];

/** 资产负债表 in account form; every figure opens what it is made of. */
export const BalanceSheetScreen = (): ReactNode => {
  useBookKeys();
  const ledger = useChosenLedger();
  const { open, params, adjust } = usePlace();
  const { span, setSpan } = useReportSpan();
  const [shown, setShown] = useState<StatementLine | null>(null);
  const [withLastYear, setWithLastYear] = useState(false);
  const month = span?.toMonth ?? null;
  const input = ledger === null || month === null ? null : { ledgerId: ledger.id, month };
  const { data, failure, isLoading, reload } = useQuery("report.balanceSheet", input);
  useReportWish(input === null ? null : { kind: "balance-sheet", ...input, withLastYear });
  if (ledger === null || span === null || month === null) return null;
  const lines = data?.lines ?? [];
  const rows = sheetPairs(lines).map((pair, at): Row => ({ ...pair, key: String(at) }));
  const asked = lines.find((line) => String(line.no) === params["line"]) ?? shown;
  const show = (line: StatementLine | null): void => {
    setShown(line);
    adjust(line === null ? {} : { line: String(line.no) });
  };
  return (
    <PageFrame
      extra={
        data !== null && (
          <Tag color={data.isBalanced ? "success" : "error"}>{data.isBalanced ? "左右相等" : "左右不等"}</Tag>
        )
      }
      subtitle={`编制单位：${ledger.name}　${longDateText(lastDayOf(month))}　单位：元`}
      title="资产负债表"
    >
      <Space style={{ marginBottom: 12 }} wrap>
        <span>截止月份</span>
        <MonthField
          label="截止月份"
          onChange={(value) => {
            if (value !== null) setSpan(spanWithTo(span, value));
          }}
          value={month}
        />
        <Checkbox checked={withLastYear} onChange={(event) => setWithLastYear(event.target.checked)}>
          上年同期一栏
        </Checkbox>
      </Space>
      <FailureAlert failure={failure} onRetry={reload} />
      {data !== null && data.suspenseFen !== 0 && (
        <Alert
          action={<Button onClick={() => open("trial-balance")}>看科目余额表</Button>}
          showIcon
          style={{ marginBottom: 12 }}
          title={`待处理财产损溢还有余额 ${moneyText(data.suspenseFen)} 元，应查明原因并转销后再编制报表。`}
          type="warning"
        />
      )}
      {!isLoading && (
        <PaperTable
          columns={[
            ...sideColumns("left", { title: "资产", show, withLastYear }),
            ...sideColumns("right", { title: "负债和所有者权益", show, withLastYear }),
          ]}
          keyOf={(row) => row.key}
          label="资产负债表"
          onOpen={(row) => {
            const line = row.left ?? row.right;
            if (line !== null) show(line);
          }}
          rowClass={({ key }) => (key === rows.at(-1)?.key ? "paper-total" : "")}
          rows={rows}
          height="none"
          viewKey={`balance-sheet/${ledger.id}`}
        />
      )}
      {data !== null && <StatementFoot begunIn={data.begunIn} form={data.form} ledgerId={ledger.id} month={month} />}
      <FormulaDrawer
        columnNames={["期末余额", "年初余额"]}
        ledgerId={ledger.id}
        line={asked}
        lines={lines}
        onShow={show}
        span={{ fromMonth: monthOfText(`${month.slice(0, 4)}-01`), toMonth: month }}
      />
    </PageFrame>
  );
};
