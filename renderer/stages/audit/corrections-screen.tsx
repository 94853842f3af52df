import { Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { month as monthOfText, monthOf, type Month } from "#domain/core/dates.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { MonthField } from "#renderer/ui/month-field.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { voucherKindWords, voucherStateWords } from "#renderer/words/labels.ts";

type Correction = OutputOf<"correction.list">["corrections"][number];

const nameOf = (on: string, word: string, number: number | null): string =>
  `${on} ${number === null ? "未记账" : `${word}-${number}`}`;

const columnsFor = (show: (row: Correction, id: string) => void): readonly PaperColumn<Correction>[] => [
  { key: "ledger", title: "账套", width: 220, hint: (row) => row.ledgerName, cell: (row) => row.ledgerName },
  {
    key: "original",
    title: "原凭证",
    width: 190,
    cell: (row) => (
      <PaperLink onClick={() => show(row, row.originalId)}>
        {nameOf(row.originalOn, row.originalWord, row.originalNumber)}
      </PaperLink>
    ),
  },
  {
    key: "own",
    title: "更正凭证",
    width: 190,
    cell: (row) => <PaperLink onClick={() => show(row, row.id)}>{nameOf(row.onDate, row.word, row.number)}</PaperLink>,
  },
  { key: "kind", title: "种类", width: 110, cell: (row) => voucherKindWords[row.kind] },
  {
    key: "mark",
    title: "标记",
    width: 140,
    cell: (row) => (
      <Tag color={row.isPriorYear ? "red" : "gold"}>{row.isPriorYear ? "以前年度更正" : "以前期更正"}</Tag>
    ),
  },
  { key: "reason", title: "原因", width: 220, hint: (row) => row.reason, cell: (row) => row.reason },
  { key: "total", title: "金额", width: 130, align: "right", cell: (row) => <MoneyCell amountFen={row.totalFen} /> },
  {
    key: "result",
    title: "影响收益",
    width: 130,
    align: "right",
    cell: (row) => <MoneyCell amountFen={row.resultFen} />,
  },
  { key: "state", title: "状态", width: 90, cell: (row) => voucherStateWords[row.state] },
  { key: "by", title: "制单", width: 100, cell: (row) => row.preparedByName },
];

/** 以前期更正: what was corrected of months that were closed already, with its original, its reason and its effect. */
export const CorrectionsScreen = (): ReactNode => {
  const today = useSession((state) => state.today);
  const open = usePlace((state) => state.open);
  const choose = useLedger((state) => state.choose);
  const [from, setFrom] = useState<Month>(monthOfText(`${today.slice(0, 4)}-01`));
  const [to, setTo] = useState<Month>(monthOf(today));
  const { data, failure, isLoading, reload } = useQuery("correction.list", {
    ledgerId: null,
    fromMonth: from,
    toMonth: to,
  });
  const show = (row: Correction, id: string): void => {
    choose(row.ledgerId);
    open("voucher", { id });
  };
  return (
    <PageFrame
      extra={
        <>
          <MonthField label="从" onChange={(value) => value !== null && setFrom(value)} value={from} />
          <MonthField label="到" onChange={(value) => value !== null && setTo(value)} value={to} />
        </>
      }
      subtitle="结过账的月份不能再改，差错记在以后的月份。这里列出全部这样的更正，季度检查时可以照着核对。"
      title="以前期更正"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columnsFor(show)}
        empty={isLoading ? null : <EmptyHint text="这段时间没有更正以前月份的凭证" />}
        keyOf={(row) => row.id}
        label="以前期更正"
        onOpen={(row) => show(row, row.id)}
        rows={data?.corrections ?? []}
        viewKey="corrections"
      />
    </PageFrame>
  );
};
