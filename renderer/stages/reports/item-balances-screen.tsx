import { Select } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { sumOf, zeroFen } from "#domain/core/fen.ts";
import { idOf, type AccountId } from "#domain/core/ids.ts";
import { moneyText, moneyTextOrBlank, sidedText } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { isItemKind, useKindNames } from "#renderer/stages/books/item-kinds.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { AccountPicker } from "#renderer/ui/account-picker.tsx";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { spanText } from "./period.ts";
import { useReportSpan } from "./report-store.ts";
import { SpanBar } from "./span-bar.tsx";
import { useBookKeys } from "./use-book-keys.ts";

type Answer = OutputOf<"report.itemBalances">;
type Row = Answer["rows"][number];

const columnsFor = (names: { readonly first: string; readonly second: string | null }): readonly PaperColumn<Row>[] => [
  { key: "code", title: "科目编码", width: 104, cell: (row) => row.accountCode },
  { key: "account", title: "科目", width: 200, hint: (row) => row.accountName, cell: (row) => row.accountName },
  { key: "item", title: names.first, width: 190, hint: (row) => row.itemName, cell: (row) => row.itemName },
  ...(names.second === null
    ? []
    : [
        {
          key: "other",
          title: names.second,
          width: 170,
          hint: (row: Row) => row.otherItemName,
          cell: (row: Row) => row.otherItemName,
        },
      ]),
  { key: "opening", title: "期初余额", width: 150, align: "right", cell: (row) => sidedText(row.openingFen) },
  { key: "debit", title: "本期借方", width: 130, align: "right", cell: (row) => moneyTextOrBlank(row.debitFen) },
  { key: "credit", title: "本期贷方", width: 130, align: "right", cell: (row) => moneyTextOrBlank(row.creditFen) },
  { key: "closing", title: "期末余额", width: 150, align: "right", cell: (row) => sidedText(row.closingFen) },
];

const isTotal = (row: Row): boolean => row.accountId === "total";

/** Balances of the two sides apart: what one party owes is never set off against what is owed to another. */
const sideTotals = (rows: readonly Row[]): readonly Row[] => {
  const [first] = rows;
  if (first === undefined) return [];
  const head = { ...first, accountId: idOf<AccountId>("total"), accountCode: "", itemName: "", otherItemName: "" };
  const none = { debitFen: zeroFen, creditFen: zeroFen };
  const total = (accountName: string, on: (amountFen: number) => number): Row => ({
    ...head,
    ...none,
    accountName,
    openingFen: sumOf(rows, (row) => on(row.openingFen)),
    closingFen: sumOf(rows, (row) => on(row.closingFen)),
  });
  return [
    total("借方余额合计", (amountFen) => Math.max(amountFen, 0)),
    total("贷方余额合计", (amountFen) => Math.min(amountFen, 0)),
  ].filter((row) => row.openingFen !== 0 || row.closingFen !== 0);
};

/** 辅助账: the balances of one dimension by item, or of two crossed; a row opens its 明细账. */
export const ItemBalancesScreen = (): ReactNode => {
  const ledgerId = useLedger((state) => state.ledgerId);
  const { params, adjust, open } = usePlace();
  const { span, setSpan } = useReportSpan();
  const { nameOf, kinds } = useKindNames();
  useBookKeys();
  const accounts = useQuery("account.list", ledgerId === null ? null : { ledgerId });
  const wantedKind = params["kind"] ?? "payee";
  const kind = isItemKind(wantedKind) ? wantedKind : "payee";
  const wantedOther = params["other"] ?? "";
  const otherKind = isItemKind(wantedOther) && wantedOther !== kind ? wantedOther : null;
  const accountCode = params["code"] ?? "";
  const { data, failure, isLoading, reload } = useQuery(
    "report.itemBalances",
    ledgerId === null || span === null ? null : { ledgerId, ...span, kind, otherKind, accountCode },
  );
  if (ledgerId === null || span === null) return null;
  const known = accounts.data?.accounts ?? [];
  const show = (part: Record<string, string>): void => {
    const next = { kind, other: otherKind ?? "", code: accountCode, ...part };
    adjust(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== "")));
  };
  const choices = kinds.map((value) => ({ value, label: nameOf(value) }));
  const totals = data?.totals;
  return (
    <PageFrame
      subtitle={`${spanText(span)}　双击一行看它的明细账${otherKind === null ? "" : "；两项交叉从启用后的发生额算起"}`}
      title="辅助账"
    >
      <SpanBar onChange={setSpan} span={span}>
        <Select
          aria-label="按哪一项"
          onChange={(value) => show({ kind: value })}
          options={choices}
          style={{ width: "9rem" }}
          value={kind}
        />
        <Select
          aria-label="再按哪一项"
          onChange={(value) => show({ other: value })}
          options={[{ value: "", label: "不交叉" }, ...choices.filter((each) => each.value !== kind)]}
          style={{ width: "9rem" }}
          value={otherKind ?? ""}
        />
        <div style={{ width: "16rem" }}>
          <AccountPicker
            accounts={known}
            allowsParents
            isClearable
            onChange={(next) => show({ code: known.find((each) => each.id === next)?.code ?? "" })}
            placeholder="全部科目"
            value={known.find((each) => each.code === accountCode)?.id ?? null}
          />
        </div>
      </SpanBar>
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columnsFor({ first: nameOf(kind), second: otherKind === null ? null : nameOf(otherKind) })}
        empty={
          isLoading ? null : (
            <EmptyHint hint="科目要求核算这一项、并且记过账，才会列出来。" text="这段时间没有余额和发生额" />
          )
        }
        {...(totals === undefined
          ? {}
          : {
              footer: [
                "合计",
                "",
                "",
                ...(otherKind === null ? [] : [""]),
                "",
                moneyText(totals.debitFen),
                moneyText(totals.creditFen),
                "",
              ],
            })}
        keyOf={(row) => `${row.accountId}/${row.accountName}/${row.itemId}/${row.otherItemId ?? ""}`}
        label="辅助账"
        onOpen={(row) => {
          if (isTotal(row)) return;
          open("subsidiary-ledger", {
            accountId: row.accountId,
            itemId: row.itemId,
            ...(row.otherItemId === null ? {} : { otherItemId: row.otherItemId }),
          });
        }}
        rowClass={(row) => (isTotal(row) ? "paper-total" : "")}
        rows={[...(data?.rows ?? []), ...sideTotals(data?.rows ?? [])]}
        viewKey={`item-balances/${kind}/${otherKind ?? ""}/${accountCode}`}
      />
    </PageFrame>
  );
};
