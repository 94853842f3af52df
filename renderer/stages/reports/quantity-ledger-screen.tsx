import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { priceOf, priceText, textFromMilli } from "#domain/core/quantity.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { AccountPicker } from "#renderer/ui/account-picker.tsx";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { Pager, pagerHeight } from "#renderer/ui/pager.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { lineClass, lineSummary, RedAmount } from "./line-words.tsx";
import { spanText } from "./period.ts";
import { useReportSpan } from "./report-store.ts";
import { SpanBar } from "./span-bar.tsx";
import { useBookKeys } from "./use-book-keys.ts";

type Line = OutputOf<"report.quantityLedger">["lines"][number] & { readonly key: string };
type Quantity = Line["debit"];

const pageSize = 500;

const priceIn = ({ amountFen, milli }: Quantity): string => {
  const price = priceOf(amountFen, milli);
  return price === undefined ? "" : priceText(price);
};

/** Quantity, price and amount under one heading. */
const group = (name: string, pick: (line: Line) => Quantity): readonly PaperColumn<Line>[] => [
  {
    key: `${name}-quantity`,
    title: "数量",
    group: name,
    width: 80,
    align: "right",
    cell: (line) => (pick(line).milli === 0 ? "" : textFromMilli(pick(line).milli)),
  },
  { key: `${name}-price`, title: "单价", group: name, width: 84, align: "right", cell: (line) => priceIn(pick(line)) },
  {
    key: `${name}-amount`,
    title: "金额",
    group: name,
    width: 114,
    align: "right",
    cell: (line) =>
      name === "结存" ? moneyText(pick(line).amountFen) : <RedAmount amountFen={pick(line).amountFen} />,
  },
];

/** 数量金额账 of one account that keeps quantities. */
export const QuantityLedgerScreen = (): ReactNode => {
  const ledgerId = useLedger((state) => state.ledgerId);
  const { params, adjust, open } = usePlace();
  const { span, setSpan } = useReportSpan();
  useBookKeys();
  const accounts = useQuery("account.list", ledgerId === null ? null : { ledgerId });
  const counted = (accounts.data?.accounts ?? []).filter((each) => (each.unit ?? "") !== "");
  const account = counted.find((each) => each.id === params["accountId"]) ?? counted[0] ?? null;
  const skip = Number(params["skip"] ?? "0");
  const { data, failure, isLoading, reload } = useQuery(
    "report.quantityLedger",
    ledgerId === null || span === null || account === null
      ? null
      : { ledgerId, ...span, accountId: account.id, skip, take: pageSize },
  );
  if (ledgerId === null || span === null) return null;
  const openLine = (line: Line): void => {
    if (line.voucherId !== null) open("voucher", { id: line.voucherId });
  };
  const columns: readonly PaperColumn<Line>[] = [
    { key: "date", title: "日期", width: 108, cell: (line) => line.onDate ?? "" },
    {
      key: "voucher",
      title: "凭证字号",
      width: 88,
      cell: (line) =>
        line.voucherId === null ? "" : <PaperLink onClick={() => openLine(line)}>{line.voucherName}</PaperLink>,
    },
    { key: "summary", title: "摘要", width: 176, hint: (line) => line.summary, cell: lineSummary },
    ...group("收入（借方）", (line) => line.debit),
    ...group("发出（贷方）", (line) => line.credit),
    ...group("结存", (line) => line.balance),
  ];
  return (
    <PageFrame
      subtitle={data === null ? spanText(span) : `${spanText(span)}　计量单位：${data.unit}`}
      title={data === null ? "数量金额账" : `数量金额账　${data.accountCode} ${data.accountName}`}
    >
      <SpanBar onChange={setSpan} span={span}>
        <div style={{ width: "20rem" }}>
          <AccountPicker
            accounts={counted}
            onChange={(next) => {
              if (next !== null) adjust({ accountId: next });
            }}
            value={account?.id ?? null}
          />
        </div>
      </SpanBar>
      <FailureAlert failure={failure} onRetry={reload} />
      {account === null ? (
        !accounts.isLoading && (
          <EmptyHint
            hint="在“基础设置—会计科目”里给科目填上计量单位（如“袋”“亩”），录凭证时就要填数量。"
            text="还没有按数量核算的科目"
          />
        )
      ) : (
        <PaperTable
          below={(data?.total ?? 0) > pageSize ? pagerHeight : 0}
          columns={columns}
          empty={isLoading ? null : <EmptyHint text="这个科目在这段时间没有结存和收发。" />}
          keyOf={(line) => line.key}
          label="数量金额账"
          onOpen={openLine}
          rowClass={lineClass}
          rows={(data?.lines ?? []).map((line, at) => ({ ...line, key: String(skip + at) }))}
          viewKey={`quantity-ledger/${account.id}/${String(skip)}`}
        />
      )}
      <Pager
        onSkip={(next) => adjust({ ...(account === null ? {} : { accountId: account.id }), skip: String(next) })}
        pageSize={pageSize}
        skip={skip}
        total={data?.total ?? 0}
        unit="行"
      />
    </PageFrame>
  );
};
