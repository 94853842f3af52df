import { CaretDownOutlined, CaretRightOutlined } from "@ant-design/icons";
import { Button, Checkbox, Input, Segmented, Tag } from "antd";
import { useMemo, useState, type ReactNode } from "react";
import type { Fen } from "#domain/core/fen.ts";
import { moneyText, moneyTextOrBlank } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { spanText } from "./period.ts";
import { useReports, useReportSpan } from "./report-store.ts";
import { sidesOf } from "./sides.ts";
import { SpanBar } from "./span-bar.tsx";
import { useBookKeys } from "./use-book-keys.ts";
import {
  deepestLevel,
  foldableCodes,
  foldedToLevel,
  rowsMatching,
  unfoldedRows,
  type TrialRow,
} from "./trial-balance.ts";

const noFolds: ReadonlySet<string> = new Set();
const levelNames = ["一级", "二级", "三级", "四级", "五级"];

const money = (
  key: string,
  title: string,
  more: { group: string; of: (row: TrialRow) => Fen },
): PaperColumn<TrialRow> => ({
  key,
  title,
  group: more.group,
  width: 124,
  align: "right",
  cell: (row) => moneyTextOrBlank(more.of(row)),
});

const moneyColumns: readonly PaperColumn<TrialRow>[] = [
  money("opening-debit", "借方", { group: "期初余额", of: (row) => sidesOf(row.openingFen).debitFen }),
  money("opening-credit", "贷方", { group: "期初余额", of: (row) => sidesOf(row.openingFen).creditFen }),
  money("debit", "借方", { group: "本期发生额", of: (row) => row.debitFen }),
  money("credit", "贷方", { group: "本期发生额", of: (row) => row.creditFen }),
  money("year-debit", "借方", { group: "本年累计发生额", of: (row) => row.yearDebitFen }),
  money("year-credit", "贷方", { group: "本年累计发生额", of: (row) => row.yearCreditFen }),
  money("closing-debit", "借方", { group: "期末余额", of: (row) => sidesOf(row.closingFen).debitFen }),
  money("closing-credit", "贷方", { group: "期末余额", of: (row) => sidesOf(row.closingFen).creditFen }),
];

type Folding = {
  readonly foldable: ReadonlySet<string>;
  readonly folded: ReadonlySet<string>;
  readonly toggle: (code: string) => void;
};

const columnsFor = (folding: Folding, openAccount: (row: TrialRow) => void): readonly PaperColumn<TrialRow>[] => [
  { key: "code", title: "编码", width: 84, cell: (row) => row.code },
  {
    key: "name",
    title: "科目名称",
    width: 230,
    hint: (row) => row.name,
    cell: (row) => (
      <span
        style={{
          display: "inline-flex",
          verticalAlign: "middle",
          alignItems: "center",
          paddingLeft: `${(row.level - 1) * 0.7}rem`,
          maxWidth: "100%",
        }}
      >
        <span style={{ width: "1.3rem", flex: "none" }}>
          {folding.foldable.has(row.code) && (
            <Button
              aria-label={folding.folded.has(row.code) ? `展开${row.name}` : `收起${row.name}`}
              icon={folding.folded.has(row.code) ? <CaretRightOutlined /> : <CaretDownOutlined />}
              onClick={() => folding.toggle(row.code)}
              size="small"
              type="text"
            />
          )}
        </span>
        <PaperLink onClick={() => openAccount(row)}>{row.name}</PaperLink>
      </span>
    ),
  },
  ...moneyColumns,
];

/** 科目余额表: fold by level, search, and drill down to the 明细账 of any row. */
export const TrialBalanceScreen = (): ReactNode => {
  const ledgerId = useLedger((state) => state.ledgerId);
  const open = usePlace((state) => state.open);
  const { span, setSpan } = useReportSpan();
  useBookKeys();
  const { foldedByLedger, fold, withZero, showZero, look } = useReports();
  const [words, setWords] = useState("");
  const input = ledgerId === null || span === null ? null : { ledgerId, ...span, withZero };
  const { data, failure, isLoading, reload } = useQuery("report.trialBalance", input);
  const rows = useMemo(() => data?.rows ?? [], [data]);
  const folded = (ledgerId === null ? undefined : foldedByLedger[ledgerId]) ?? noFolds;
  const foldable = useMemo(() => foldableCodes(rows), [rows]);
  if (ledgerId === null || span === null) return null;
  const shown = words.trim() === "" ? unfoldedRows(rows, folded) : rowsMatching(rows, words);
  const toggle = (code: string): void => {
    const next = new Set(folded);
    if (!next.delete(code)) next.add(code);
    fold(ledgerId, next);
  };
  const openAccount = (row: TrialRow): void => {
    look(ledgerId, row.accountId);
    open("subsidiary-ledger", { accountId: row.accountId });
  };
  const totals = data?.totals;
  const footer =
    totals === undefined
      ? undefined
      : [
          "",
          "合计",
          ...[
            totals.openingDebitFen,
            totals.openingCreditFen,
            totals.debitFen,
            totals.creditFen,
            totals.yearDebitFen,
            totals.yearCreditFen,
            totals.closingDebitFen,
            totals.closingCreditFen,
          ].map(moneyText),
        ];
  const levels = levelNames.slice(0, deepestLevel(rows));
  const levelNow = levels.findIndex((_name, at) => {
    const wanted = foldedToLevel(rows, at + 1);
    return wanted.size === folded.size && [...wanted].every((code) => folded.has(code));
  });
  return (
    <PageFrame
      extra={
        data !== null && (
          <Tag color={data.isBalanced ? "success" : "error"}>{data.isBalanced ? "试算平衡" : "试算不平衡"}</Tag>
        )
      }
      subtitle={spanText(span)}
      title="科目余额表"
    >
      <SpanBar onChange={setSpan} span={span}>
        <Segmented
          onChange={(level) => fold(ledgerId, foldedToLevel(rows, levels.indexOf(level) + 1))}
          options={levels}
          value={levels[levelNow] ?? ""}
        />
        <Input
          allowClear
          aria-label="查找科目"
          onChange={(event) => setWords(event.target.value)}
          placeholder="查找编码、名称"
          style={{ width: "11rem" }}
          value={words}
        />
        <Checkbox checked={withZero} onChange={(event) => showZero(event.target.checked)}>
          显示无余额科目
        </Checkbox>
      </SpanBar>
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columnsFor({ foldable, folded, toggle }, openAccount)}
        empty={isLoading ? null : <EmptyHint text="这段时间还没有余额和发生额。请先录入期初余额，或审核并记账凭证。" />}
        footer={footer ?? []}
        keyOf={(row) => row.accountId}
        label="科目余额表"
        onOpen={openAccount}
        rowClass={(row) => (row.level === 1 ? "paper-strong" : "")}
        rows={shown}
        viewKey={`trial-balance/${ledgerId}`}
      />
    </PageFrame>
  );
};
