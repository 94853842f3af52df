import { Segmented, Select } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { assetBooksOf } from "#domain/books/asset-books.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger, useSystemOf } from "#renderer/stages/office/ledger-store.ts";
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
import { bareFen, sideWord } from "./sides.ts";
import { SpanBar } from "./span-bar.tsx";
import { useBookKeys } from "./use-book-keys.ts";

type Answer = OutputOf<"report.multiColumn">;
type Line = Answer["lines"][number] & { readonly key: string };

const pageSize = 500;

const columnsFor = (answer: Answer, open: (line: Line) => void): readonly PaperColumn<Line>[] => {
  const amount = (key: string, title: string, pick: (line: Line) => number): PaperColumn<Line> => ({
    key,
    title,
    width: 118,
    align: "right",
    cell: (line) => (line.kind === "opening" ? "" : <RedAmount amountFen={pick(line)} />),
  });
  const group = answer.by === "category" ? "按支出分类分栏" : "按明细分栏";
  const hasRest = answer.lines.some((line) => (line.cells.at(-1) ?? 0) !== 0);
  return [
    { key: "date", title: "日期", width: 108, cell: (line) => line.onDate ?? "" },
    {
      key: "voucher",
      title: "凭证字号",
      width: 92,
      cell: (line) =>
        line.voucherId === null ? "" : <PaperLink onClick={() => open(line)}>{line.voucherName}</PaperLink>,
    },
    { key: "summary", title: "摘要", width: 220, hint: (line) => line.summary, cell: lineSummary },
    { ...amount("debit", "借方", (line) => line.debitFen) },
    { ...amount("credit", "贷方", (line) => line.creditFen) },
    { key: "side", title: "方向", width: 52, align: "center", cell: (line) => sideWord(line.balanceFen) },
    { key: "balance", title: "余额", width: 122, align: "right", cell: (line) => moneyText(bareFen(line.balanceFen)) },
    ...answer.columns.map((column, at) => ({
      ...amount(`column-${column.accountId ?? column.categoryId ?? ""}`, column.name, (line) => line.cells[at] ?? 0),
      group,
    })),
    ...(hasRest ? [{ ...amount("rest", "其他", (line) => line.cells.at(-1) ?? 0), group }] : []),
  ];
};

/** 多栏账: an account's book with its amounts by detail; which details have a column is chosen above. */
export const MultiColumnScreen = (): ReactNode => {
  const ledgerId = useLedger((state) => state.ledgerId);
  const { params, adjust, open } = usePlace();
  const { span, setSpan } = useReportSpan();
  useBookKeys();
  const accounts = useQuery("account.list", ledgerId === null ? null : { ledgerId });
  const usual = assetBooksOf(useSystemOf(ledgerId)).expenses.administrative;
  const known = accounts.data?.accounts ?? [];
  const account =
    known.find((each) => each.id === params["accountId"]) ?? known.find((each) => each.code === usual) ?? null;
  const chosen = params["columns"] === undefined ? null : params["columns"].split(".");
  const by = params["by"] === "category" || params["by"] === "detail" ? params["by"] : undefined;
  const skip = Number(params["skip"] ?? "0");
  const { data, failure, isLoading, reload } = useQuery(
    "report.multiColumn",
    ledgerId === null || span === null || account === null
      ? null
      : {
          ledgerId,
          ...span,
          accountId: account.id,
          columns: chosen,
          ...(by === undefined ? {} : { by }),
          skip,
          take: pageSize,
        },
  );
  if (ledgerId === null || span === null) return null;
  const below =
    account === null ? [] : known.filter((each) => each.code.startsWith(account.code) && each.id !== account.id);
  const show = (part: Record<string, string>): void => {
    const kept = { ...(by === undefined ? {} : { by }), ...part };
    adjust(account === null ? kept : { accountId: account.id, ...kept });
  };
  return (
    <PageFrame
      subtitle={spanText(span)}
      title={data === null ? "多栏账" : `多栏账　${data.accountCode} ${data.accountName}`}
    >
      <SpanBar
        onChange={(next) => {
          setSpan(next);
          show(chosen === null ? {} : { columns: chosen.join(".") });
        }}
        span={span}
      >
        <div style={{ width: "20rem" }}>
          <AccountPicker
            accounts={known}
            allowsParents
            onChange={(next) => {
              if (next !== null) adjust({ accountId: next });
            }}
            value={account?.id ?? null}
          />
        </div>
        {below.length > 0 && data !== null && account?.normalSide === "debit" && (
          <Segmented
            aria-label="分栏方式"
            onChange={(next: "detail" | "category") => show({ by: next })}
            options={[
              { label: "按明细", value: "detail" },
              { label: "按支出分类", value: "category" },
            ]}
            value={data.by}
          />
        )}
        {below.length > 0 && by !== "category" && (
          <Select
            allowClear
            aria-label="分栏"
            maxTagCount="responsive"
            mode="multiple"
            onChange={(ids: string[]) => show(ids.length === 0 ? {} : { columns: ids.join(".") })}
            options={below.map((each) => ({ value: each.id, label: `${each.code} ${each.name}` }))}
            placeholder="分栏：下一级全部明细"
            showSearch={{ optionFilterProp: "label" }}
            style={{ width: "18rem" }}
            value={chosen ?? []}
          />
        )}
      </SpanBar>
      <FailureAlert failure={failure} onRetry={reload} />
      {data === null ? null : (
        <PaperTable
          below={data.total > pageSize ? pagerHeight : 0}
          columns={columnsFor(data, (line) => {
            if (line.voucherId !== null) open("voucher", { id: line.voucherId });
          })}
          empty={isLoading ? null : <EmptyHint text="这个科目在这段时间没有余额和发生额。" />}
          keyOf={(line) => line.key}
          label="多栏账"
          onOpen={(line) => {
            if (line.voucherId !== null) open("voucher", { id: line.voucherId });
          }}
          rowClass={lineClass}
          rows={data.lines.map((line, at) => ({ ...line, key: String(skip + at) }))}
          viewKey={`multi-column/${account?.id ?? ""}/${params["columns"] ?? ""}/${String(skip)}`}
        />
      )}
      <Pager
        onSkip={(next) =>
          show({
            ...(chosen === null ? {} : { columns: chosen.join(".") }),
            ...(next === 0 ? {} : { skip: String(next) }),
          })
        }
        pageSize={pageSize}
        skip={skip}
        total={data?.total ?? 0}
        unit="行"
      />
    </PageFrame>
  );
};
