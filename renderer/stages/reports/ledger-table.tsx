import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { moneyText, moneyTextOrBlank } from "#renderer/format/money.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { bareFen, sideWord } from "./sides.ts";

export type BookLine = OutputOf<"report.subsidiaryLedger">["lines"][number];
type KeyedLine = BookLine & { readonly key: string };

const classOf = (line: BookLine): string => {
  switch (line.kind) {
    case "entry":
      return "";
    case "opening":
    case "day-total":
      return "paper-strong";
    case "month-total":
    case "year-total":
    case "year-carry":
      return "paper-total";
  }
};

const red = (amountFen: number, text: string): ReactNode =>
  amountFen < 0 ? <span className="red-amount">{text}</span> : text;

const columnsFor = (openLine: (line: KeyedLine) => void): readonly PaperColumn<KeyedLine>[] => [
  { key: "date", title: "日期", width: 120, cell: (line) => line.onDate ?? "" },
  {
    key: "voucher",
    title: "凭证字号",
    width: 128,
    cell: (line) =>
      line.voucherId === null ? "" : <PaperLink onClick={() => openLine(line)}>{line.voucherName}</PaperLink>,
  },
  {
    key: "summary",
    title: "摘要",
    width: 280,
    hint: (line) => line.summary,
    cell: (line) => line.summary,
  },
  {
    key: "counter",
    title: "对方科目",
    width: 200,
    hint: (line) => line.counterAccounts,
    cell: (line) => line.counterAccounts,
  },
  {
    key: "debit",
    title: "借方",
    width: 140,
    align: "right",
    cell: (line) => red(line.debitFen, moneyTextOrBlank(line.debitFen)),
  },
  {
    key: "credit",
    title: "贷方",
    width: 140,
    align: "right",
    cell: (line) => red(line.creditFen, moneyTextOrBlank(line.creditFen)),
  },
  { key: "side", title: "方向", width: 64, align: "center", cell: (line) => sideWord(line.balanceFen) },
  { key: "balance", title: "余额", width: 150, align: "right", cell: (line) => moneyText(bareFen(line.balanceFen)) },
];

export type LedgerTableProps = {
  readonly label: string;
  readonly viewKey: string;
  readonly lines: readonly BookLine[];
  /** How many lines stand before the first one: keeps a row's key over pages. */
  readonly skip?: number;
  readonly isLoading: boolean;
  readonly below?: number;
  readonly emptyText: string;
  /** What a total line opens, if anything. */
  readonly onOpenTotal?: (line: BookLine) => void;
};

/** The three-column book form: an entry opens its voucher by a click, Enter or a double click. */
export const LedgerTable = (props: LedgerTableProps): ReactNode => {
  const open = usePlace((state) => state.open);
  const openLine = (line: KeyedLine): void => {
    if (line.voucherId !== null) open("voucher", { id: line.voucherId });
    else props.onOpenTotal?.(line);
  };
  const rows = props.lines.map((line, at): KeyedLine => ({ ...line, key: String((props.skip ?? 0) + at) }));
  return (
    <PaperTable
      below={props.below ?? 0}
      columns={columnsFor(openLine)}
      empty={props.isLoading ? null : <EmptyHint text={props.emptyText} />}
      keyOf={(line) => line.key}
      label={props.label}
      onOpen={openLine}
      rowClass={classOf}
      rows={rows}
      viewKey={props.viewKey}
    />
  );
};
