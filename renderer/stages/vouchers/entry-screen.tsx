import { Alert, Button, Spin } from "antd";
import { useEffect, useMemo, useState } from "react";
import { categoriesIn } from "#domain/books/category.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger, useLedger, useSystemOf } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { openMonthFrom, startDay } from "./day-text.ts";
import { EntryBody } from "./entry-body.tsx";
import { useEntry, type Beginning } from "./entry-store.ts";
import { formOf, linesOf } from "./grid-content.ts";
import type { GridBooks } from "./grid-lines.ts";
import { recentAccounts } from "./grid-view-store.ts";

/** Everything the cells offer, or null while it is being read. */
const useBooks = (ledgerId: string | null) => {
  const input = ledgerId === null ? null : { ledgerId };
  const accounts = useQuery("account.list", input);
  const items = useQuery("item.list", input);
  const categories = useQuery("category.list", ledgerId === null ? null : {});
  const system = useSystemOf(ledgerId);
  const summaries = useQuery("summary.list", input);
  const dimensions = useQuery("dimension.list", ledgerId === null ? null : {});
  const books = useMemo((): GridBooks | null => {
    const isThere =
      accounts.data !== null && items.data !== null && categories.data !== null && summaries.data !== null;
    if (!isThere || ledgerId === null) return null;
    return {
      accounts: accounts.data.accounts,
      items: items.data.items,
      categories: categoriesIn(system, categories.data.categories),
      summaries: summaries.data.summaries,
      recentAccountIds: recentAccounts(ledgerId),
      dimensionNames: Object.fromEntries((dimensions.data?.dimensions ?? []).map(({ kind, name }) => [kind, name])),
    };
  }, [accounts.data, items.data, categories.data, summaries.data, dimensions.data, ledgerId, system]);
  return { books, failure: accounts.failure ?? items.failure ?? categories.failure ?? summaries.failure };
};

/** The ledger whose unsaved typing is looked for: that of the draft, or the chosen one for a new voucher. */
const ledgerIdOf = (voucherId: string | null, chosen: string | null, ofVoucher: string | null): string | null =>
  voucherId === null ? chosen : ofVoucher;

/** 录入凭证: a new voucher, or with `id` a draft to be changed. */
export const VoucherEntry = () => {
  const chosen = useChosenLedger();
  const looked = useLedger((state) => state.month);
  const month = looked === null ? null : openMonthFrom(looked, chosen?.closedThrough ?? null);
  const { params, open } = usePlace();
  const { person, today, can } = useSession();
  const voucherId = params["id"] ?? null;
  const { data: voucher, failure: voucherFailure } = useQuery(
    "voucher.show",
    voucherId === null ? null : { id: voucherId },
  );
  const patternId = voucherId === null ? (params["copy"] ?? null) : null;
  const pattern = useQuery("voucher.show", patternId === null ? null : { id: patternId });
  const { begin, takeLines, id: entryId } = useEntry();
  const keptKey = ledgerIdOf(voucherId, chosen?.id ?? null, voucher?.ledgerId ?? null);
  const kept = useQuery("kept.read", keptKey === null ? null : { ledgerId: keptKey, voucherId });
  const [begun, setBegun] = useState<Beginning | null>(null);
  // A new voucher gets its id by the first save and goes on being edited.
  const isOpen = begun !== null && voucherId !== null && entryId === voucherId;
  const ofVoucher = isOpen ? begun.ledgerId : (voucher?.ledgerId ?? null);
  const ledgerId = voucherId === null ? (chosen?.id ?? null) : ofVoucher;
  const { books, failure } = useBooks(ledgerId);
  const personId = person?.id ?? "";

  useEffect(() => {
    if (books === null || ledgerId === null || begun?.ledgerId === ledgerId || kept.isLoading) return;
    if ((voucherId !== null && voucher === null) || (patternId !== null && pattern.isLoading)) return;
    const form =
      voucher === null
        ? {
            onDate: startDay(today, month ?? today.slice(0, 7)),
            paperCount: 0,
            lines: [],
            documents: [],
            approvals: [],
          }
        : formOf(voucher);
    const keptText = kept.data?.form ?? null;
    const beginning = {
      personId,
      ledgerId,
      books,
      id: voucher?.id ?? null,
      version: voucher?.version ?? null,
      form,
      keptText,
    };
    begin(beginning);
    if (pattern.data !== null) takeLines(linesOf(pattern.data.entries));
    setBegun(beginning);
  }, [
    books,
    ledgerId,
    begun,
    voucherId,
    voucher,
    today,
    month,
    personId,
    begin,
    patternId,
    pattern.isLoading,
    pattern.data,
    takeLines,
    kept.isLoading,
    kept.data,
  ]);

  if (!can("bookkeeper"))
    return (
      <PageFrame title="录入凭证">
        <EmptyHint hint="凭证由记账会计录入。您可以在“凭证查询”里查看。" text="您没有录入凭证的岗位">
          <Button
            onClick={() => {
              open("voucher-list");
            }}
            type="primary"
          >
            去凭证查询
          </Button>
        </EmptyHint>
      </PageFrame>
    );
  if (chosen !== null && !chosen.isStarted && voucherId === null)
    return (
      <PageFrame title="录入凭证">
        <EmptyHint hint="先录入期初余额并启用账套，才能录入凭证。" text={`“${chosen.name}”还没有启用`}>
          <Button
            onClick={() => {
              open("openings");
            }}
            type="primary"
          >
            去录期初余额
          </Button>
        </EmptyHint>
      </PageFrame>
    );
  if (voucher !== null && voucher.state !== "draft")
    return (
      <PageFrame title="修改凭证">
        <Alert showIcon title="这张凭证已经审核或记账，不能在这里修改。" type="warning" />
      </PageFrame>
    );
  if (begun === null || begun.ledgerId !== ledgerId)
    return (
      <PageFrame title={voucherId === null ? "录入凭证" : "修改凭证"}>
        <FailureAlert failure={failure ?? voucherFailure} />
        <Spin description="正在准备科目……">
          <div style={{ height: 160 }} />
        </Spin>
      </PageFrame>
    );
  return <EntryBody beginning={begun} ledgerName={voucher?.ledgerName ?? chosen?.name ?? ""} saved={voucher} />;
};
