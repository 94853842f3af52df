import { capRoomOf } from "./cap-room.ts";
import { fen, moneyTextFromFen, sumOf, type Fen } from "#domain/core/fen.ts";
import type { ListingRow } from "#domain/reports/listing.ts";
import type { ExpenseRow, IncomeRow } from "./quarter-book.ts";
import { column, dayText, money, table, voucherText, type WallSource } from "./wall-cells.ts";
import type { WallTable } from "./wall-sheet.ts";
import { assets, debts, others, resources, shares } from "./wall-standings.ts";

const plans = ({ book }: WallSource): WallTable =>
  table({
    title: "一、财务计划：大家表决的限额",
    hint: "花钱不能超过代表会议表决的数。",
    columns: [
      column("哪一项", "text", 90),
      column("管多长时间", "centre", 45),
      column("哪份决议定的", "text", 75),
      money("最多可以花"),
      money("已经花了"),
      money("还剩"),
      column("用了多少", "centre", 35),
    ],
    rows: book.caps
      .filter((cap) => cap.hasCap)
      .map((cap) => {
        const common = [cap.category, cap.periodName, cap.resolutionNumber];
        const roomFen = capRoomOf(cap);
        if (roomFen === null) return { cells: [...common, "还算不出", cap.usedFen, null, "缺基数"] };
        const isOver = cap.usedFen > roomFen;
        // What is over never reads 100 %, and what is within never reads more than it is.
        const whole = isOver ? Math.ceil : Math.floor;
        const used = roomFen === 0 ? "" : `${whole((cap.usedFen * 100) / roomFen)}%`;
        const share = isOver ? `${used} 超了` : used;
        return { cells: [...common, roomFen, cap.usedFen, fen(roomFen - cap.usedFen), share] };
      }),
  });

/** Groups in the order their first row comes, each with a line of its own above its rows. */
const grouped = <Row extends { readonly amountFen: Fen }>(
  rows: Iterable<Row>,
  of: {
    readonly nameOf: (row: Row) => string;
    readonly width: number;
    readonly cellsOf: (row: Row) => ListingRow["cells"];
  },
): readonly ListingRow[] =>
  [...Map.groupBy(rows, of.nameOf)].flatMap(([name, own]): readonly ListingRow[] => {
    const cells = [...Array.from({ length: of.width - 1 }, () => null), sumOf(own, (row) => row.amountFen)];
    return [
      { tone: "section", cells: [`${name}（${own.length} 笔）`, ...cells.slice(1)] },
      ...own.map((row) => ({ cells: of.cellsOf(row) })),
    ];
  });

const total = (label: string, width: number, amountFen: Fen): ListingRow => ({
  tone: "strong",
  cells: [label, ...Array.from({ length: width - 2 }, () => null), amountFen],
});

const incomeColumns = [
  column("哪一天", "centre", 36),
  column("凭证", "centre", 42),
  column("什么钱", "text", 120),
  column("谁交的", "text", 66),
  column("票据号码", "text", 62),
  column("经手人", "centre", 36),
  money("金额（元）", 42),
];

const income = ({ book, mask }: WallSource): WallTable => {
  const rows = grouped<IncomeRow>(book.income, {
    nameOf: (row) => row.kindName,
    width: incomeColumns.length,
    cellsOf: (row) => [
      dayText(row.onDate),
      voucherText(row.voucherName),
      mask(row.summary),
      mask(row.payer),
      row.receipts,
      row.handlers,
      row.amountFen,
    ],
  });
  return table({
    title: "二、各项收入：钱从哪里来（一笔一笔列）",
    hint: "",
    columns: incomeColumns,
    rows: rows.length === 0 ? [] : [...rows, total("收入合计", incomeColumns.length, fen(book.income.amountFen))],
  });
};

const expenseColumns = [
  column("哪一天", "centre", 36),
  column("凭证", "centre", 42),
  column("做什么用", "text", 120),
  column("付给谁", "text", 66),
  column("谁批的", "text", 50),
  column("怎么付的", "centre", 36),
  money("金额（元）", 42),
];

const expense = ({ book, mask }: WallSource): WallTable => {
  const rows = grouped<ExpenseRow>(book.expense, {
    nameOf: (row) => (row.category === "" ? row.account : row.category),
    width: expenseColumns.length,
    cellsOf: (row) => [
      dayText(row.onDate),
      voucherText(row.voucherName),
      mask(row.summary),
      mask(row.payee),
      row.approvers,
      row.paidBy,
      row.amountFen,
    ],
  });
  const capitalFen = sumOf(book.summary, (row) => (row.section === "capital" ? row.quarterFen : 0));
  const hint = capitalFen === 0 ? "" : `合计里有工程和购置 ${moneyTextFromFen(capitalFen)} 元。`;
  return table({
    title: "三、各项支出：钱花到哪里去（一笔一笔列）",
    hint: `${hint}金额前有“-”的，是把前面记错的冲掉。`,
    columns: expenseColumns,
    rows: rows.length === 0 ? [] : [...rows, total("支出合计", expenseColumns.length, fen(book.expense.amountFen))],
  });
};

/** The eight classes of 财务公开 (农经发〔2011〕13号) in plain words, item by item and voucher by voucher. */
export const wallTables = (source: WallSource): readonly WallTable[] =>
  [plans, income, expense, assets, resources, debts, shares, others].map((of) => of(source));
