import { capRoomOf, type CapRow } from "#domain/audit/cap-room.ts";
import type { ExpenseRow, IncomeRow, QuarterBook } from "#domain/audit/quarter-book.ts";
import { fen } from "#domain/core/fen.ts";
import { detailSheet, detailTable } from "./detail-sheet.ts";
import { rangeIn, textInFormula, type Row, type Sheet } from "./sheet.ts";

const incomeRow = (row: IncomeRow): Row => ({
  cells: [
    row.onDate,
    row.voucherName,
    row.kindName,
    row.payer,
    row.contract,
    row.receipts,
    row.amountFen,
    row.arrivedOn,
    row.handlers === "" ? null : row.handlers,
  ],
});

/** 4 收入明细表: every entry of an income account. */
export const incomeSheet = (book: QuarterBook): Sheet =>
  detailSheet(book.cover, "income", {
    title: "收入明细表",
    frozenColumns: 2,
    tables: [
      detailTable({
        columns: [
          { heading: "日期", kind: "date", width: 12 },
          { heading: "凭证号", kind: "centre", width: 15 },
          { heading: "收入类别", kind: "text", width: 24 },
          { heading: "交款单位/人", kind: "text", width: 26 },
          { heading: "合同编号", kind: "text", width: 18 },
          { heading: "票据种类及号码", kind: "text", width: 26 },
          { heading: "金额", kind: "money", width: 17, total: "sum", totalResult: book.income.amountFen },
          { heading: "到账日期", kind: "date", width: 12 },
          { heading: "经手人", kind: "text", width: 12 },
        ],
        records: book.income,
        rowOf: incomeRow,
        totalLabel: "合计",
      }),
    ],
    notes: ["注：到账日期取与本凭证对上的银行流水日期；没有对上流水的为空。经手人由村填写。"],
  });

const expenseRow = (row: ExpenseRow): Row => ({
  cells: [
    row.onDate,
    row.voucherName,
    row.category,
    row.account,
    row.summary,
    row.payee,
    row.paidBy,
    row.receipts,
    row.amountFen,
    row.approvers,
    row.supervisor,
    row.claimedOn,
    row.paperCount,
    row.fund,
    row.project,
    row.hits,
  ],
});

export const expenseColumns = { category: 3, amount: 9 } as const;

/** 5 支出明细表: every entry of an expense account, and every entry of another account that names an expense category. */
export const expenseSheet = (book: QuarterBook): Sheet =>
  detailSheet(book.cover, "expense", {
    title: "支出明细表",
    frozenColumns: 2,
    tables: [
      detailTable({
        columns: [
          { heading: "日期", kind: "date", width: 11 },
          { heading: "凭证号", kind: "centre", width: 13 },
          { heading: "支出分类", kind: "text", width: 10 },
          { heading: "科目", kind: "text", width: 14 },
          { heading: "摘要", kind: "wrap", width: 25 },
          { heading: "收款人", kind: "text", width: 13 },
          { heading: "结算方式", kind: "centre", width: 7 },
          { heading: "票据号", kind: "text", width: 16 },
          { heading: "金额", kind: "money", width: 13, total: "sum", totalResult: book.expense.amountFen },
          { heading: "审批人", kind: "text", width: 9 },
          { heading: "监委会审核", kind: "text", width: 8 },
          { heading: "报账日", kind: "date", width: 11 },
          { heading: "附件数", kind: "whole", width: 6, total: "sum", totalResult: book.expense.paperCount },
          { heading: "资金来源", kind: "text", width: 9 },
          { heading: "项目", kind: "text", width: 10 },
          { heading: "规则命中", kind: "wrap", width: 12 },
        ],
        records: book.expense,
        rowOf: expenseRow,
        totalLabel: "合计",
      }),
    ],
    notes: [
      "注：含损益类支出科目的全部分录，以及其他科目中标明支出分类的分录；不含结转凭证，红字为冲销。结算方式：未付＝挂应付款，还没有付钱；冲账＝冲抵应收款、内部往来；无收付＝计提、折旧、领用等不动钱的。一张凭证的附件数只写在它的第一行。",
    ],
  });

const remainingOf = (cap: CapRow): number =>
  cap.capFen === null ? Infinity : (capRoomOf(cap) ?? 0) - cap.usedFen - cap.committedFen;

/** One row a category: its yearly cap where there is one, otherwise the quarter's, otherwise the tightest month. */
const rowsByCategory = (caps: readonly CapRow[]): readonly CapRow[] => {
  const groups = Map.groupBy(
    caps.filter((cap) => !cap.isTotal),
    (cap) => cap.category,
  );
  return [...groups.values()].flatMap((own) => {
    const whole = own.find((cap) => cap.period === "year") ?? own.find((cap) => cap.period === "quarter");
    return whole ?? own.toSorted((left, right) => (remainingOf(left) < remainingOf(right) ? -1 : 1))[0] ?? [];
  });
};

const basisText = (cap: CapRow): string =>
  cap.hasCap
    ? `${cap.periodName}：${cap.resolutionNumber}（${cap.metOn ?? ""}，第${cap.version}版）`
    : cap.isForbidden
      ? "制度禁止列支"
      : "未表决限额";

const overText = (cap: CapRow, remainingFen: number): string =>
  cap.capFen === null ? (cap.hasCap ? "基数缺失" : "无限额") : remainingFen < 0 ? "超限" : "";

const capRow = (cap: CapRow, at: number, expense: Sheet): Row => {
  const spentFen = fen(cap.usedFen + cap.committedFen);
  const roomFen = capRoomOf(cap);
  const remainingFen = fen((roomFen ?? 0) - spentFen);
  const category = rangeIn(expense, { table: 0, column: expenseColumns.category });
  const amount = rangeIn(expense, { table: 0, column: expenseColumns.amount });
  const missing = overText({ ...cap, capFen: null }, 0);
  return {
    cells: [
      cap.category,
      cap.capFen,
      basisText(cap),
      cap.carriedFen,
      {
        formula: cap.categoryNames.map((name) => `SUMIFS(${amount},${category},${textInFormula(name)})`).join("+"),
        result: cap.quarterFen,
      },
      cap.usedFen,
      { formula: `F${at}+H${at}`, result: spentFen },
      cap.committedFen,
      { formula: `IF(B${at}="","",B${at}+D${at}-G${at})`, result: cap.capFen === null ? "" : remainingFen },
      {
        formula: `IF(N(B${at})+D${at}=0,"",G${at}/(B${at}+D${at}))`,
        result: roomFen === null || roomFen === 0 ? "" : spentFen / roomFen,
      },
      {
        formula: `IF(B${at}="",${textInFormula(missing)},IF(I${at}<0,"超限",""))`,
        result: overText(cap, remainingFen),
      },
    ],
  };
};

const capMoney = { kind: "money", width: 15 } as const;
/** The columns of 6; totals over several categories are not added up, or a category would count twice. */
const capColumns = (total?: "sum") => {
  const added = total === undefined ? {} : { total };
  return [
    { heading: "类别", kind: "text", width: 16 },
    { heading: "限额", ...capMoney },
    { heading: "依据（决议号/日期）", kind: "text", width: 44 },
    { heading: "上期结转", ...capMoney },
    { heading: "本期", ...capMoney, ...added },
    { heading: "累计", ...capMoney, ...added },
    { heading: "占用", ...capMoney, ...added },
    { heading: "已批未付", ...capMoney, ...added },
    { heading: "剩余", ...capMoney },
    { heading: "使用率", kind: "share", width: 11 },
    { heading: "超限标志", kind: "centre", width: 11 },
  ] as const;
};

/** 6 非生产性支出与限额执行表: non-productive categories, and any other category under a cap. */
export const capsSheet = (book: QuarterBook, expense: Sheet): Sheet => {
  const totals = book.caps.filter((cap) => cap.isTotal);
  const shown = rowsByCategory(book.caps);
  const others = book.caps.filter((cap) => !cap.isTotal && !shown.includes(cap));
  const rowOf = (cap: CapRow, at: number): Row => capRow(cap, at, expense);
  return detailSheet(book.cover, "caps", {
    title: "非生产性支出与限额执行表",
    tables: [
      detailTable({ columns: capColumns("sum"), records: shown, rowOf, totalLabel: "合计" }),
      ...(others.length === 0
        ? []
        : [
            detailTable({ caption: "上列类别的其他限额（季度、逐月）", columns: capColumns(), records: others, rowOf }),
          ]),
      ...(totals.length === 0
        ? []
        : [detailTable({ caption: "几类支出合计的限额", columns: capColumns(), records: totals, rowOf })]),
    ],
    notes: [
      "注：本期为本季度数，由第 5 表汇总；累计为限额所属期间（年、季、月）的数，截至季末；月度限额逐月列出。占用＝累计＋已批未付；剩余＝限额＋上期结转－占用；上期结转是决议写明结转的、上一期没用完的数，没有写明的不结转。",
    ],
  });
};
