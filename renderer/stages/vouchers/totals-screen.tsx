import { Checkbox, InputNumber, Segmented, Select, Space } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { firstDayOf, lastDayOf } from "#domain/core/dates.ts";
import { moneyText, moneyTextOrBlank } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { useBookKeys } from "#renderer/stages/reports/use-book-keys.ts";
import { monthSpan } from "#renderer/stages/reports/period.ts";
import { useReportSpan } from "#renderer/stages/reports/report-store.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";

type Answer = OutputOf<"report.voucherTotals">;
type Row = Answer["rows"][number];

const columns: readonly PaperColumn<Row>[] = [
  { key: "code", title: "科目编码", width: 140, cell: (row) => row.accountCode },
  { key: "name", title: "科目名称", width: 360, hint: (row) => row.accountName, cell: (row) => row.accountName },
  { key: "debit", title: "借方合计", width: 170, align: "right", cell: (row) => moneyTextOrBlank(row.debitFen) },
  { key: "credit", title: "贷方合计", width: 170, align: "right", cell: (row) => moneyTextOrBlank(row.creditFen) },
  { key: "count", title: "分录数", width: 90, align: "right", cell: (row) => row.count },
];

const ordinaryWords = ["记", "收", "付", "转"];

const numbersText = (numbers: Answer["numbers"]): string =>
  numbers
    .map(
      ({ month, word, first, last, count }) =>
        `${month} ${word}-${String(first)} 至 ${word}-${String(last)}（${String(count)} 张）`,
    )
    .join("；");

/** 凭证汇总表: what the vouchers of some days or numbers come to by account. A row opens its 明细账. */
export const VoucherTotalsScreen = (): ReactNode => {
  const { ledgerId, month } = useLedger();
  const today = useSession((state) => state.today);
  const { params, adjust, open } = usePlace();
  const { setSpan } = useReportSpan();
  useBookKeys();
  const fromDate = params["from"] ?? (month === null ? today : firstDayOf(month));
  const toDate = params["to"] ?? (month === null ? today : lastDayOf(month));
  const word = params["word"] ?? "";
  const numberIn = (key: string): number | null => (params[key] === undefined ? null : Number(params[key]));
  const [fromNumber, toNumber] = [numberIn("first"), numberIn("last")];
  const withUnposted = params["all"] === "1";
  const depth = params["depth"] === "all" ? "all" : "first";
  const show = (part: Readonly<Record<string, string>>): void => {
    const next = { ...params, from: fromDate, to: toDate, ...part };
    adjust(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== "")));
  };
  const { data, failure, isLoading, reload } = useQuery(
    "report.voucherTotals",
    ledgerId === null ? null : { ledgerId, fromDate, toDate, word, fromNumber, toNumber, withUnposted, depth },
  );
  if (ledgerId === null) return null;
  return (
    <PageFrame
      subtitle={
        data === null
          ? ""
          : `凭证 ${String(data.voucherCount)} 张，附件 ${String(data.paperCount)} 张　${numbersText(data.numbers)}`
      }
      title="凭证汇总"
    >
      <Space size="middle" style={{ marginBottom: 12 }} wrap>
        <div style={{ width: "10rem" }}>
          <DateField label="从哪天" onChange={(next) => show({ from: next ?? "" })} value={fromDate} />
        </div>
        至
        <div style={{ width: "10rem" }}>
          <DateField label="到哪天" onChange={(next) => show({ to: next ?? "" })} value={toDate} />
        </div>
        <Select
          aria-label="凭证字"
          onChange={(value) => show({ word: value })}
          options={["", ...new Set([...ordinaryWords, ...(data?.words ?? [])])].map((value) => ({
            value,
            label: value === "" ? "全部字" : `${value} 字`,
          }))}
          style={{ width: "7rem" }}
          value={word}
        />
        <span>
          号数{" "}
          <InputNumber
            aria-label="从几号"
            min={1}
            onChange={(value) => show({ first: value === null ? "" : String(value) })}
            precision={0}
            style={{ width: "6rem" }}
            value={fromNumber}
          />{" "}
          至{" "}
          <InputNumber
            aria-label="到几号"
            min={1}
            onChange={(value) => show({ last: value === null ? "" : String(value) })}
            precision={0}
            style={{ width: "6rem" }}
            value={toNumber}
          />
        </span>
        <Segmented
          onChange={(value) => show({ depth: value })}
          options={[
            { value: "first", label: "一级科目" },
            { value: "all", label: "明细科目" },
          ]}
          value={depth}
        />
        <Checkbox checked={withUnposted} onChange={(event) => show({ all: event.target.checked ? "1" : "" })}>
          包括没记账的
        </Checkbox>
      </Space>
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columns}
        empty={isLoading ? null : <EmptyHint text="这些日期和号数里没有凭证" />}
        {...(data === null ? {} : { footer: ["合计", "", moneyText(data.debitFen), moneyText(data.creditFen), ""] })}
        keyOf={(row) => row.accountId}
        label="凭证汇总"
        onOpen={(row) => {
          if (month !== null) setSpan(monthSpan(month));
          open("subsidiary-ledger", { accountId: row.accountId });
        }}
        rows={data?.rows ?? []}
        viewKey={`voucher-totals/${ledgerId}/${depth}`}
      />
    </PageFrame>
  );
};
