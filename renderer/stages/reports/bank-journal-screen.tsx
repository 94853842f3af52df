import { Button, Select } from "antd";
import type { ReactNode } from "react";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { useReportWish } from "#renderer/stages/printing/preview-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { LedgerTable } from "./ledger-table.tsx";
import { spanText } from "./period.ts";
import { useReportSpan } from "./report-store.ts";
import { SpanBar } from "./span-bar.tsx";
import { useBookKeys } from "./use-book-keys.ts";

/** 银行存款日记账 of one bank account, with a total and a balance for every day. */
export const BankJournalScreen = (): ReactNode => {
  const ledgerId = useLedger((state) => state.ledgerId);
  const { params, adjust, open } = usePlace();
  const { span, setSpan } = useReportSpan();
  useBookKeys();
  const banks = useQuery("bankAccount.list", ledgerId === null ? null : { ledgerId });
  const bankAccounts = banks.data?.bankAccounts ?? [];
  const chosen = bankAccounts.find((each) => each.id === params["bankAccountId"]) ?? bankAccounts[0] ?? null;
  const input =
    ledgerId === null || span === null || chosen === null ? null : { ledgerId, ...span, bankAccountId: chosen.id };
  const { data, failure, isLoading, reload } = useQuery("report.bankJournal", input);
  useReportWish(input === null ? null : { kind: "bank-journal", ...input });
  if (ledgerId === null || span === null) return null;
  return (
    <PageFrame
      extra={
        chosen !== null && (
          <Button onClick={() => open("reconciliation", { bankAccountId: chosen.id })}>余额调节表</Button>
        )
      }
      subtitle={spanText(span)}
      title="银行存款日记账"
    >
      <SpanBar onChange={setSpan} span={span}>
        <Select
          aria-label="银行账户"
          onChange={(bankAccountId: string) => adjust({ bankAccountId })}
          options={bankAccounts.map((each) => ({ value: each.id, label: `${each.bankName} ${each.number}` }))}
          placeholder="选择银行账户"
          style={{ width: "22rem" }}
          value={chosen?.id ?? null}
        />
      </SpanBar>
      <FailureAlert failure={failure} onRetry={reload} />
      {chosen === null ? (
        !banks.isLoading && (
          <EmptyHint text="这个账套还没有登记银行账户。">
            <Button onClick={() => open("bank-accounts")} type="primary">
              去登记银行账户
            </Button>
          </EmptyHint>
        )
      ) : (
        <LedgerTable
          emptyText="这段时间没有已记账的银行存款收付。"
          isLoading={isLoading}
          label="银行存款日记账"
          lines={data?.lines ?? []}
          viewKey={`bank-journal/${chosen.id}`}
        />
      )}
    </PageFrame>
  );
};
