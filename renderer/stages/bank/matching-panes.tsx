import { Tag } from "antd";
import type { ReactNode } from "react";
import { moneyText } from "#renderer/format/money.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { openingNoOf, type EntryRow, type LineRow, type Matching, type Suggestion, type Ticks } from "./matching.ts";

const colors = {
  pair: "success",
  reversal: "default",
  sum: "processing",
  ambiguous: "warning",
  opening: "processing",
  cancel: "default",
} as const;

const Mark = ({ suggestion }: { readonly suggestion: Suggestion | undefined }): ReactNode =>
  suggestion === undefined ? null : (
    <Tag color={colors[suggestion.kind]} title={suggestion.why}>
      {suggestion.mark}
    </Tag>
  );

const SignedMoney = ({ amountFen }: { readonly amountFen: number }): ReactNode => (
  <span className={amountFen < 0 ? "is-red" : ""}>{moneyText(amountFen)}</span>
);

type Marked<Row> = { readonly row: Row; readonly isTicked: boolean; readonly suggestion: Suggestion | undefined };

const tickColumn = <Row,>(): PaperColumn<Marked<Row>> => ({
  key: "tick",
  title: "勾",
  width: 40,
  align: "center",
  cell: ({ isTicked }) => (isTicked ? "✓" : ""),
});
const markColumn = <Row,>(): PaperColumn<Marked<Row>> => ({
  key: "mark",
  title: "建议",
  width: 66,
  align: "center",
  cell: ({ suggestion }) => <Mark suggestion={suggestion} />,
});

const entryColumns: readonly PaperColumn<Marked<EntryRow>>[] = [
  tickColumn(),
  { key: "date", title: "日期", width: 104, cell: ({ row }) => row.onDate },
  {
    key: "voucher",
    title: "凭证",
    width: 74,
    cell: ({ row }) =>
      openingNoOf(row.key) !== null
        ? "期初"
        : row.number === null
          ? row.state === "draft"
            ? "草稿"
            : "已审核"
          : `${row.word}-${row.number}`,
  },
  {
    key: "summary",
    title: "摘要",
    width: 150,
    hint: ({ row }) => [row.summary, ...row.names].join("　"),
    cell: ({ row }) => [row.summary, ...row.names].join("　"),
  },
  {
    key: "amount",
    title: "借方（贷方为红）",
    width: 128,
    align: "right",
    cell: ({ row }) => <SignedMoney amountFen={row.amountFen} />,
  },
  markColumn(),
];

type MarkedLine = Marked<LineRow>;
/** Among twins the time is often all that tells them apart. */
const isToldByTime = ({ row, suggestion }: MarkedLine): boolean =>
  suggestion?.kind === "ambiguous" && row.tradedAt.length > 10;

const dayColumn = (lines: readonly MarkedLine[]): PaperColumn<MarkedLine> => ({
  key: "date",
  title: "日期",
  width: lines.some(isToldByTime) ? 172 : 104,
  hint: ({ row }) => row.tradedAt || row.onDate,
  cell: (line) => (isToldByTime(line) ? line.row.tradedAt.slice(0, 16) : line.row.onDate),
});

const lineColumns = (lines: readonly MarkedLine[]): readonly PaperColumn<MarkedLine>[] => [
  tickColumn(),
  dayColumn(lines),
  {
    key: "party",
    title: "对方户名",
    width: 110,
    hint: ({ row }) => `${row.counterpartyName} ${row.counterpartyAccount}`,
    cell: ({ row }) => row.counterpartyName,
  },
  {
    key: "text",
    title: "摘要用途",
    width: 120,
    hint: ({ row }) =>
      openingNoOf(row.id) === null
        ? `${row.text}　流水号 ${row.serial || "无"}（${row.fileName} 第 ${row.row} 行）`
        : row.text,
    cell: ({ row }) => row.text,
  },
  {
    key: "amount",
    title: "收入（支出为红）",
    width: 128,
    align: "right",
    cell: ({ row }) => <SignedMoney amountFen={row.amountFen} />,
  },
  markColumn(),
];

const joined = (...texts: readonly string[]): string => texts.filter((text) => text !== "").join("　");

/** Lines of one sum: all that may tell them apart in sight, numbers too. */
const groupColumns = (lines: readonly MarkedLine[]): readonly PaperColumn<MarkedLine>[] => [
  tickColumn(),
  dayColumn(lines),
  {
    key: "party",
    title: "对方户名、摘要用途",
    width: 150,
    hint: ({ row }) => joined(row.counterpartyName, row.text),
    cell: ({ row }) => joined(row.counterpartyName, row.text),
  },
  {
    key: "numbers",
    title: "对方账号、流水号",
    width: 170,
    hint: ({ row }) => joined(row.counterpartyAccount, row.serial),
    cell: ({ row }) => joined(row.counterpartyAccount, row.serial),
  },
  {
    key: "amount",
    title: "金额",
    width: 112,
    align: "right",
    cell: ({ row }) => <SignedMoney amountFen={row.amountFen} />,
  },
];

export type PanesProps = {
  /** One doubtful group is looked at alone. */
  readonly isOneGroup: boolean;
  readonly matching: Matching;
  readonly suggestions: ReadonlyMap<string, Suggestion>;
  readonly ticks: Ticks;
  readonly viewKey: string;
  readonly onTick: (side: "lines" | "entries", key: string) => void;
  readonly onActive: (key: string) => void;
  readonly onEnter: () => void;
};

/** What the foot with totals and reasons takes below the panes. */
const footHeight = 132;

/** 左 单位日记账, 右 银行对账单: only what is still open on either side. */
export const MatchingPanes = (props: PanesProps): ReactNode => {
  const { matching, suggestions, ticks, viewKey } = props;
  const entries = matching.entries.map((row) => ({
    row,
    isTicked: ticks.entries.has(row.key),
    suggestion: suggestions.get(row.key),
  }));
  const lines = matching.lines.map((row) => ({
    row,
    isTicked: ticks.lines.has(row.id),
    suggestion: suggestions.get(row.id),
  }));
  return (
    <div className="matching-panes">
      <section>
        <h2>
          <span>单位日记账（未对上）</span>
          <span className="soft">{entries.length} 笔</span>
        </h2>
        <PaperTable
          below={footHeight}
          columns={entryColumns}
          empty={<EmptyHint text="单位这边都对上了" />}
          keyOf={({ row }) => row.key}
          label="单位日记账"
          onActive={({ row }) => props.onActive(row.key)}
          onOpen={props.onEnter}
          onTick={({ row }) => props.onTick("entries", row.key)}
          rowClass={({ isTicked }) => (isTicked ? "paper-warn" : "")}
          rows={entries}
          viewKey={`${viewKey}/entries`}
        />
      </section>
      <section>
        <h2>
          <span>银行对账单（未对上）</span>
          <span className="soft">{lines.length} 笔</span>
        </h2>
        <PaperTable
          below={footHeight}
          columns={props.isOneGroup ? groupColumns(lines) : lineColumns(lines)}
          empty={<EmptyHint text="银行这边都对上了" />}
          keyOf={({ row }) => row.id}
          label="银行对账单"
          onActive={({ row }) => props.onActive(row.id)}
          onOpen={props.onEnter}
          onTick={({ row }) => props.onTick("lines", row.id)}
          rowClass={({ isTicked }) => (isTicked ? "paper-warn" : "")}
          rows={lines}
          viewKey={`${viewKey}/lines`}
        />
      </section>
    </div>
  );
};
