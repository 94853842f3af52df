import { Button, Select, Space } from "antd";
import { useEffect, type ReactNode } from "react";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useReportWish } from "#renderer/stages/printing/preview-store.ts";
import { AccountPicker } from "#renderer/ui/account-picker.tsx";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { Pager, pagerHeight } from "#renderer/ui/pager.tsx";
import { LedgerTable } from "./ledger-table.tsx";
import { spanText } from "./period.ts";
import { useReports, useReportSpan } from "./report-store.ts";
import { SpanBar } from "./span-bar.tsx";
import { useBookKeys } from "./use-book-keys.ts";

const pageSize = 500;

/** 明细账 of one account and everything below it, optionally of one auxiliary item; a page at a time. */
export const SubsidiaryLedgerScreen = (): ReactNode => {
  const ledgerId = useLedger((state) => state.ledgerId);
  const { params, adjust, open } = usePlace();
  const { span, setSpan } = useReportSpan();
  const { accountByLedger, look } = useReports();
  useBookKeys();
  const accounts = useQuery("account.list", ledgerId === null ? null : { ledgerId });
  const items = useQuery("item.list", ledgerId === null ? null : { ledgerId });
  const known = accounts.data?.accounts ?? [];
  const wanted = params["accountId"] ?? (ledgerId === null ? undefined : accountByLedger[ledgerId]);
  const account = known.find((each) => each.id === wanted) ?? null;
  const itemId = params["itemId"] ?? null;
  const otherItemId = itemId === null ? null : (params["otherItemId"] ?? null);
  const skip = Number(params["skip"] ?? "0");
  const input =
    ledgerId === null || span === null || account === null
      ? null
      : { ledgerId, ...span, accountId: account.id, itemId, otherItemId, skip, take: pageSize };
  const { data, failure, isLoading, reload } = useQuery("report.subsidiaryLedger", input);
  const accountId = account?.id ?? null;
  useReportWish(input === null ? null : { kind: "subsidiary-ledger", ...input });
  useEffect(() => {
    if (ledgerId !== null && accountId !== null) look(ledgerId, accountId);
  }, [ledgerId, accountId, look]);
  if (ledgerId === null || span === null) return null;
  const show = (more: {
    readonly accountId?: string;
    readonly itemId?: string | null;
    readonly skip?: number;
  }): void => {
    const item = more.itemId === undefined ? itemId : more.itemId;
    const nextAccount = more.accountId ?? accountId;
    adjust({
      ...(nextAccount === null ? {} : { accountId: nextAccount }),
      ...(item === null ? {} : { itemId: item }),
      ...(item === null || item !== itemId || otherItemId === null ? {} : { otherItemId }),
      ...(more.skip === undefined || more.skip === 0 ? {} : { skip: String(more.skip) }),
    });
  };
  const itemChoices = (items.data?.items ?? []).filter((item) => account?.itemKinds.includes(item.kind) === true);
  return (
    <PageFrame
      extra={
        <Space>
          {account !== null && (
            <Button onClick={() => open("general-ledger", { accountId: account.id })}>看总账</Button>
          )}
          <Button onClick={() => open("trial-balance")}>看科目余额表</Button>
        </Space>
      }
      subtitle={spanText(span)}
      title={data === null ? "明细账" : `明细账　${data.accountCode} ${data.accountName}`}
    >
      <SpanBar
        onChange={(next) => {
          setSpan(next);
          show({ skip: 0 });
        }}
        span={span}
      >
        <div style={{ width: "22rem" }}>
          <AccountPicker
            accounts={known}
            allowsParents
            onChange={(next) => {
              if (next !== null) show({ accountId: next, itemId: null, skip: 0 });
            }}
            value={accountId}
          />
        </div>
        {(itemChoices.length > 0 || itemId !== null) && (
          <Select
            allowClear
            aria-label="辅助项目"
            onChange={(next: string | undefined) => show({ itemId: next ?? null, skip: 0 })}
            options={itemChoices.map((item) => ({ value: item.id, label: `${item.code} ${item.name}` }))}
            placeholder="全部辅助项目"
            showSearch={{ optionFilterProp: "label" }}
            style={{ width: "13rem" }}
            value={itemId}
          />
        )}
      </SpanBar>
      <FailureAlert failure={failure} onRetry={reload} />
      {account === null ? (
        !accounts.isLoading && <EmptyHint text="请在上面选一个科目，输入编码、名称或拼音首字母都可以。" />
      ) : (
        <LedgerTable
          below={(data?.total ?? 0) > pageSize ? pagerHeight : 0}
          emptyText="这个科目在这段时间没有余额和发生额。"
          isLoading={isLoading}
          label="明细账"
          lines={data?.lines ?? []}
          skip={skip}
          viewKey={`subsidiary-ledger/${account.id}/${itemId ?? ""}/${otherItemId ?? ""}/${skip}`}
        />
      )}
      <Pager
        onSkip={(next) => show({ skip: next })}
        pageSize={pageSize}
        skip={skip}
        total={data?.total ?? 0}
        unit="行"
      />
    </PageFrame>
  );
};
