import { Button } from "antd";
import { useEffect, type ReactNode } from "react";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { AccountPicker } from "#renderer/ui/account-picker.tsx";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { useReportWish } from "#renderer/stages/printing/preview-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { LedgerTable, type BookLine } from "./ledger-table.tsx";
import { monthSpan, spanText } from "./period.ts";
import { useReports, useReportSpan } from "./report-store.ts";
import { SpanBar } from "./span-bar.tsx";
import { useBookKeys } from "./use-book-keys.ts";

/** 总账: opening, month totals and year totals of one account; a month opens its 明细账. */
export const GeneralLedgerScreen = (): ReactNode => {
  const ledgerId = useLedger((state) => state.ledgerId);
  const { params, adjust, open } = usePlace();
  const { span, setSpan } = useReportSpan();
  const { accountByLedger, look } = useReports();
  useBookKeys();
  const accounts = useQuery("account.list", ledgerId === null ? null : { ledgerId });
  const known = accounts.data?.accounts ?? [];
  const wanted = params["accountId"] ?? (ledgerId === null ? undefined : accountByLedger[ledgerId]);
  const account = known.find((each) => each.id === wanted) ?? null;
  const accountId = account?.id ?? null;
  const input = ledgerId === null || span === null || accountId === null ? null : { ledgerId, ...span, accountId };
  const { data, failure, isLoading, reload } = useQuery("report.generalLedger", input);
  useEffect(() => {
    if (ledgerId !== null && accountId !== null) look(ledgerId, accountId);
  }, [ledgerId, accountId, look]);
  useReportWish(input === null ? null : { kind: "general-ledger", ...input });
  if (ledgerId === null || span === null) return null;
  const openMonth = (line: BookLine): void => {
    if (accountId === null) return;
    if (line.kind === "month-total") setSpan(monthSpan(line.month));
    open("subsidiary-ledger", { accountId });
  };
  return (
    <PageFrame
      extra={accountId !== null && <Button onClick={() => open("subsidiary-ledger", { accountId })}>看明细账</Button>}
      subtitle={spanText(span)}
      title={data === null ? "总账" : `总账　${data.accountCode} ${data.accountName}`}
    >
      <SpanBar onChange={setSpan} span={span}>
        <div style={{ width: "22rem" }}>
          <AccountPicker
            accounts={known}
            allowsParents
            onChange={(next) => {
              if (next !== null) adjust({ accountId: next });
            }}
            value={accountId}
          />
        </div>
      </SpanBar>
      <FailureAlert failure={failure} onRetry={reload} />
      {account === null ? (
        !accounts.isLoading && <EmptyHint text="请在上面选一个科目，输入编码、名称或拼音首字母都可以。" />
      ) : (
        <LedgerTable
          emptyText="这个科目在这段时间没有余额和发生额。"
          isLoading={isLoading}
          label="总账"
          lines={data?.lines ?? []}
          onOpenTotal={openMonth}
          viewKey={`general-ledger/${account.id}`}
        />
      )}
    </PageFrame>
  );
};
