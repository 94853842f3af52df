import { capRoomOf } from "./cap-room.ts";
import { fen, moneyTextFromFen, sumOf, type Fen } from "#domain/core/fen.ts";
import type { ListingRow } from "#domain/reports/listing.ts";
import type { ExpenseRow, IncomeRow } from "./quarter-book.ts";
import { column, dayText, money, table, voucherText, type WallSource } from "./wall-cells.ts";
import type { WallTable } from "./wall-sheet.ts";
import { assets, debts, others, resources, shares } from "./wall-standings.ts";

type PlanCells = readonly [name: string, span: string, vote: string];

/** One plan with what was done on it: what is left, and how much of it is done in whole per cent. */
const planRow = (common: PlanCells, plannedFen: Fen, usedFen: Fen): ListingRow => {
  const isOver = usedFen > plannedFen;
  // What is over never reads 100 %, and what is within never reads more than it is.
  const whole = isOver ? Math.ceil : Math.floor;
  const used = plannedFen === 0 ? "" : `${whole((usedFen * 100) / plannedFen)}%`;
  return { cells: [...common, plannedFen, usedFen, fen(plannedFen - usedFen), isOver ? `${used} 超了` : used] };
};

const planSection = (name: string, rows: readonly ListingRow[]): readonly ListingRow[] =>
  rows.length === 0 ? [] : [{ tone: "section", cells: [name, null, null, null, null, null, null] }, ...rows];

const votedCaps = ({ caps }: WallSource["book"]): readonly ListingRow[] =>
  caps
    .filter((cap) => cap.hasCap)
    .map((cap) => {
      const common = [cap.category, cap.periodName, cap.resolutionNumber] as const;
      const roomFen = capRoomOf(cap);
      return roomFen === null
        ? { cells: [...common, "还算不出", cap.usedFen, null, "缺基数"] }
        : planRow(common, roomFen, cap.usedFen);
    });

/** The voted budget of the year, line by line; what more came in than planned is nothing over. */
const budgetLines = ({ book }: WallSource, side: "income" | "expense"): readonly ListingRow[] =>
  book.budget
    .filter((row) => row.side === side && !row.isUnplanned)
    .map((row): ListingRow => {
      const plannedFen = fen(row.firstFen + row.adjustedFen);
      const common = [row.name.replace(/^(?:收入|支出)：(?:\d+ )?/, ""), "全年", row.resolutionNumber] as const;
      if (side === "expense") return planRow(common, plannedFen, row.usedFen);
      const share = plannedFen === 0 ? "" : `${Math.floor((row.usedFen * 100) / plannedFen)}%`;
      return { cells: [...common, plannedFen, row.usedFen, fen(Math.max(plannedFen - row.usedFen, 0)), share] };
    });

const plans = (source: WallSource): WallTable => {
  const [caps, expense, income] = [
    votedCaps(source.book),
    budgetLines(source, "expense"),
    budgetLines(source, "income"),
  ];
  const incomeHint = income.length === 0 ? "" : "收入预算各行，“已经花了”是已经收到的，“还剩”是还没收到的。";
  return table({
    title: "一、财务计划：大家表决的限额和今年的预算",
    hint: `花钱不能超过代表会议表决的数。${incomeHint}`,
    columns: [
      column("哪一项", "text", 90),
      column("管多长时间", "centre", 45),
      column("哪份决议定的", "text", 75),
      money("最多可以花"),
      money("已经花了"),
      money("还剩"),
      column("用了多少", "centre", 35),
    ],
    rows:
      expense.length + income.length === 0
        ? caps
        : [
            ...planSection("表决的限额", caps),
            ...planSection("今年的支出预算", expense),
            ...planSection("今年的收入预算", income),
          ],
  });
};

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
