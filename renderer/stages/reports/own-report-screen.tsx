import { Button, Select, Space } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { monthText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { MonthField } from "#renderer/ui/month-field.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { reportColumnWords } from "#renderer/words/definitions.ts";
import { spanWithTo } from "./period.ts";
import { useReportSpan } from "./report-store.ts";
import { useBookKeys } from "./use-book-keys.ts";

type Own = OutputOf<"report.own">;
type Line = Own["lines"][number];

const columnsOf = (columns: Own["columns"]): readonly PaperColumn<Line>[] => [
  { key: "no", title: "行次", width: 70, align: "center", cell: (line) => line.no },
  { key: "name", title: "项目", hint: (line) => line.formula, cell: (line) => line.name },
  ...columns.map((column, index): PaperColumn<Line> => ({
    key: column,
    title: reportColumnWords[column],
    width: 170,
    align: "right",
    hint: (line) => line.formula,
    cell: (line) => moneyText(line.amountsFen[index] ?? null),
  })),
];

/** 自定义报表: the office's own reports, of one ledger and month. */
export const OwnReportScreen = (): ReactNode => {
  useBookKeys();
  const ledger = useChosenLedger();
  const { open, params } = usePlace();
  const mayEdit = useSession((state) => state.can)("bookkeeper", "head", "administrator");
  const { span, setSpan } = useReportSpan();
  const [chosen, setChosen] = useState<string | null>(params["id"] ?? null);
  const list = useQuery("reportDefinition.list", {});
  const own = (list.data?.definitions ?? []).filter((row) => row.kind === "custom" && row.system === ledger?.system);
  const newest = own.filter((row, index) => own.findIndex((other) => other.id === row.id) === index);
  const id = newest.find((row) => row.id === chosen)?.id ?? newest[0]?.id ?? null;
  const month = span?.toMonth ?? null;
  const asked = ledger === null || month === null || id === null ? null : { id, ledgerId: ledger.id, month };
  const { data, failure, reload } = useQuery("report.own", asked);
  if (ledger === null || span === null || month === null) return null;
  return (
    <PageFrame
      extra={mayEdit && <Button onClick={() => open("report-definitions")}>新建或修改报表</Button>}
      subtitle={`${ledger.name}　${monthText(month)}　单位：元`}
      title={data?.name ?? "自定义报表"}
    >
      {newest.length === 0 && !list.isLoading ? (
        <EmptyHint text="还没有自定义报表。点右上角“新建或修改报表”，选“新建自定义报表”。" />
      ) : (
        <>
          <Space style={{ marginBottom: 12 }} wrap>
            <Select
              aria-label="报表"
              onChange={setChosen}
              options={newest.map((row) => ({ value: row.id, label: row.name }))}
              style={{ minWidth: 240 }}
              value={id}
            />
            <MonthField
              label="月份"
              onChange={(value) => {
                if (value !== null) setSpan(spanWithTo(span, value));
              }}
              value={month}
            />
          </Space>
          <FailureAlert failure={failure ?? list.failure} onRetry={reload} />
          {data !== null && (
            <>
              <PaperTable
                below={40}
                columns={columnsOf(data.columns)}
                keyOf={(line) => String(line.no)}
                label={data.name}
                rows={data.lines}
                viewKey={`own-report/${ledger.id}/${id ?? ""}`}
              />
              <p className="soft">{`报表格式：第 ${data.version} 版，${monthText(data.fromMonth)}起`}</p>
            </>
          )}
        </>
      )}
    </PageFrame>
  );
};
