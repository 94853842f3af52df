import type { ReactNode } from "react";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { useReportWish } from "#renderer/stages/printing/preview-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { LedgerTable } from "./ledger-table.tsx";
import { spanText } from "./period.ts";
import { useReportSpan } from "./report-store.ts";
import { SpanBar } from "./span-bar.tsx";
import { useBookKeys } from "./use-book-keys.ts";

/** 现金日记账, with a total and a balance for every day. */
export const CashJournalScreen = (): ReactNode => {
  const ledgerId = useLedger((state) => state.ledgerId);
  const { span, setSpan } = useReportSpan();
  useBookKeys();
  const input = ledgerId === null || span === null ? null : { ledgerId, ...span };
  const { data, failure, isLoading, reload } = useQuery("report.cashJournal", input);
  useReportWish(input === null ? null : { kind: "cash-journal", ...input });
  if (ledgerId === null || span === null) return null;
  return (
    <PageFrame subtitle={spanText(span)} title="现金日记账">
      <SpanBar onChange={setSpan} span={span} />
      <FailureAlert failure={failure} onRetry={reload} />
      <LedgerTable
        emptyText="这段时间没有已记账的现金收付。"
        isLoading={isLoading}
        label="现金日记账"
        lines={data?.lines ?? []}
        viewKey={`cash-journal/${ledgerId}`}
      />
    </PageFrame>
  );
};
