import { ageingDays } from "#domain/reports/ageing.ts";
import { Input, Select, Space } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { moneyText, moneyTextOrBlank } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { chartAccountOf, systemOf, type SystemId } from "#domain/books/accounting-system.ts";
import { daysFromText, daysOfRules, isTotal, totalsOf, yearTo } from "./ageing.ts";
import { bareFen, sideWord } from "./sides.ts";
import { useReportSpan } from "./report-store.ts";
import { useBookKeys } from "./use-book-keys.ts";

type Row = OutputOf<"report.ageing">["rows"][number];

const choicesOf = (system: SystemId) =>
  systemOf(system).dealings.map((code) => ({
    value: code,
    label: `${code} ${chartAccountOf(system, code)?.name ?? ""}`,
  }));
const storedName = "xiangzhang-ageing-days";

const bucketTitle = (days: readonly number[], at: number): string => {
  const to = days[at];
  const from = at === 0 ? 0 : (days[at - 1] ?? 0) + 1;
  return to === undefined ? `${String(from)} 天以上` : `${String(from)}—${String(to)} 天`;
};

const columnsFor = (days: readonly number[]): readonly PaperColumn<Row>[] => [
  {
    key: "account",
    title: "科目",
    width: 132,
    hint: (row) => row.accountName,
    cell: (row) => `${row.accountCode} ${row.accountName}`.trim(),
  },
  {
    key: "item",
    title: "往来对象",
    width: 132,
    hint: (row) => row.itemName,
    cell: (row) => (isTotal(row) ? "" : row.itemName === "" ? "未分对象" : row.itemName),
  },
  { key: "side", title: "方向", width: 48, align: "center", cell: (row) => sideWord(row.balanceFen) },
  { key: "balance", title: "余额", width: 112, align: "right", cell: (row) => moneyText(bareFen(row.balanceFen)) },
  { key: "oldest", title: "最早一笔", width: 100, cell: (row) => (isTotal(row) ? "" : (row.oldestOn ?? "启用前")) },
  ...[...days.keys(), days.length].map((at) => ({
    key: `bucket-${String(at)}`,
    title: bucketTitle(days, at),
    group: "账龄（先进先出）",
    width: 92,
    align: "right" as const,
    cell: (row: Row) => moneyTextOrBlank(Math.abs(row.buckets[at] ?? 0)),
  })),
];

/** 往来账龄: what is open by party, and how long. The buckets are the person's own. */
export const AgeingScreen = (): ReactNode => {
  const chosen = useChosenLedger();
  const ledgerId = chosen?.id ?? null;
  const today = useSession((state) => state.today);
  const { params, adjust, open } = usePlace();
  const { setSpan } = useReportSpan();
  useBookKeys();
  const rules = useQuery("rule.list", {}).data?.rules ?? [];
  const usual = daysOfRules(rules) ?? ageingDays;
  const [typed, setText] = useState(() => localStorage.getItem(storedName));
  const text = typed ?? usual.join("、");
  const days = daysFromText(text) ?? usual;
  const onDate = params["on"] ?? today;
  const accountChoices = choicesOf(chosen?.system ?? "2023");
  const codes = params["codes"] === undefined ? accountChoices.map((each) => each.value) : params["codes"].split(".");
  const { data, failure, isLoading, reload } = useQuery(
    "report.ageing",
    ledgerId === null || codes.length === 0 ? null : { ledgerId, onDate, accountCodes: codes, days: [...days] },
  );
  if (ledgerId === null) return null;
  const parties = data?.rows ?? [];
  const rows = [...parties, ...totalsOf(parties)];
  return (
    <PageFrame subtitle="还没结清的款项按先进先出分到各账龄段；双击一行看明细账。" title="往来账龄">
      <Space size="middle" style={{ marginBottom: 12 }} wrap>
        <div style={{ width: "11rem" }}>
          <DateField
            label="截止日期"
            latest={today}
            onChange={(next) => {
              if (next !== null) adjust({ codes: codes.join("."), on: next });
            }}
            value={onDate}
          />
        </div>
        <Select
          aria-label="往来科目"
          mode="multiple"
          onChange={(next: string[]) => adjust({ codes: next.join("."), on: onDate })}
          options={accountChoices}
          style={{ minWidth: "22rem" }}
          value={codes}
        />
        <span>
          账龄段（天）{" "}
          <Input
            aria-label="账龄段"
            onChange={(event) => {
              setText(event.target.value);
              if (daysFromText(event.target.value) !== null) localStorage.setItem(storedName, event.target.value);
            }}
            status={daysFromText(text) === null ? "error" : ""}
            style={{ width: "18rem" }}
            value={text}
          />
        </span>
      </Space>
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columnsFor(days)}
        empty={isLoading ? null : <EmptyHint text="没有未结清的往来款" />}
        keyOf={(row) => `${row.accountId}/${row.itemId ?? ""}/${row.accountName}`}
        label="往来账龄"
        onOpen={(row) => {
          if (isTotal(row)) return;
          setSpan(yearTo(onDate));
          open("subsidiary-ledger", {
            accountId: row.accountId,
            ...(row.itemId === null ? {} : { itemId: row.itemId }),
          });
        }}
        rowClass={(row) => (isTotal(row) ? "paper-total" : "")}
        rows={rows}
        viewKey={`ageing/${ledgerId}/${codes.join(".")}`}
      />
    </PageFrame>
  );
};
