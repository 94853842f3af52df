import { Checkbox } from "antd";
import type { OutputOf } from "#contract/contract.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import { moneyText } from "#renderer/format/money.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import type { PaperColumn } from "#renderer/ui/paper-table.tsx";
import { capPeriodWords } from "#renderer/words/labels.ts";

export type Row = OutputOf<"cap.plan">["rows"][number];
/** What was typed over a proposal, by category and period; null leaves it out. */
export type Typed = Readonly<Record<string, Fen | null>>;

export const keyOf = (row: Row): string => [row.categoryId, ...row.moreCategoryIds, row.period].join(" ");

/** A cap on the total of several categories lies over their own: it adds nothing to the year. */
export const isSingle = (row: Row): boolean => row.moreCategoryIds.length === 0;

/** What was chosen as the form of a vote takes it over (`capsFromPlan`). */
export const capsOf = (chosen: readonly { readonly row: Row; readonly amountFen: Fen }[]): string =>
  JSON.stringify(
    chosen.map(({ row, amountFen }) => [row.categoryId, amountFen, row.period, row.moreCategoryIds, row.basis]),
  );

export const amountOf = (row: Row, typed: Typed): Fen | null => {
  const own = typed[keyOf(row)];
  if (own === null || own === undefined) return own === null ? null : row.proposedFen;
  return row.basis === null ? own : row.proposedFen;
};

/** A row with bands, a share or an amount by the unit is taken over as it is drafted, or left out. */
export const isChosen = (row: Row, typed: Typed): boolean =>
  row.basis === null ? (amountOf(row, typed) ?? 0) > 0 : typed[keyOf(row)] !== null;

/** 按档、按比例、按人的限额: how it is drafted, and what that comes to next year. */
const DraftedBasis = ({
  row,
  isChosen: isTaken,
  onChoose,
}: {
  readonly row: Row;
  readonly isChosen: boolean;
  readonly onChoose: (amountFen: Fen | null) => void;
}) => (
  <Checkbox
    aria-label={`${row.categoryName}拟定限额`}
    checked={isTaken}
    onChange={(event) => onChoose(event.target.checked ? fen(row.proposedFen ?? 0) : null)}
  >
    {row.basisText}
    {row.proposedFen === null ? null : <span className="soft">　下年为 {moneyText(row.proposedFen)}</span>}
  </Checkbox>
);

type Grid = {
  readonly typed: Typed;
  readonly isWhole: boolean;
  readonly type: (row: Row, amountFen: Fen | null) => void;
};

export const columnsFor = ({ typed, isWhole, type }: Grid): readonly PaperColumn<Row>[] => [
  { key: "name", title: "支出分类", width: 220, cell: (row) => row.categoryName },
  {
    key: "nature",
    title: "性质",
    width: 120,
    align: "center",
    cell: (row) => (row.isNonProductive ? "非生产性" : "其他"),
  },
  {
    key: "period",
    title: "限额按",
    width: 90,
    align: "center",
    cell: (row) => capPeriodWords[row.period],
  },
  {
    key: "cap",
    title: "上年限额（每期）",
    width: 150,
    align: "right",
    cell: (row) => <MoneyCell amountFen={row.lastCapFen} />,
  },
  {
    key: "used",
    title: "上年实际",
    width: 150,
    align: "right",
    cell: (row) => <MoneyCell amountFen={row.lastUsedFen} />,
  },
  ...(isWhole
    ? []
    : [
        {
          key: "year",
          title: "折算全年",
          width: 150,
          align: "right" as const,
          cell: (row: Row) => <MoneyCell amountFen={row.yearFen} />,
        },
      ]),
  {
    key: "proposed",
    title: "拟定限额（不定的清空）",
    width: 200,
    align: "right",
    cell: (row) =>
      row.basis === null ? (
        <AmountField
          label={`${row.categoryName}拟定限额`}
          onChange={(amountFen) => type(row, amountFen)}
          value={amountOf(row, typed)}
        />
      ) : (
        <DraftedBasis isChosen={isChosen(row, typed)} onChoose={(amountFen) => type(row, amountFen)} row={row} />
      ),
  },
  {
    key: "change",
    title: isWhole ? "全年比上年实际" : "全年比折算",
    width: 150,
    align: "right",
    cell: (row) => {
      const amount = amountOf(row, typed);
      return amount === null ? "" : <MoneyCell amountFen={fen(amount * row.periodsOfYear - row.yearFen)} />;
    },
  },
];
