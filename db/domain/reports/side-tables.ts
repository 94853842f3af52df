/** 辅助余额表, 往来账龄 and 收支明细表 as they are printed. */
import type { LocalDate } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { Listing, ListingRow } from "./listing.ts";
import { moneyColumn as money, plainListing, textColumn as text, type TableHead as Head } from "./plain-listing.ts";

export type ItemBalance = {
  readonly accountCode: string;
  readonly accountName: string;
  readonly itemName: string;
  readonly openingFen: Fen;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
  readonly closingFen: Fen;
};

/** 辅助余额表 of one dimension. */
export const itemBalanceListing = (head: Head & { readonly title: string }, rows: readonly ItemBalance[]): Listing =>
  plainListing(head.title, head, {
    columns: [
      text("科目编码", 20),
      text("科目", 40),
      text("项目", 44),
      money("期初余额（借方为正）"),
      money("借方发生额"),
      money("贷方发生额"),
      money("期末余额（借方为正）"),
    ],
    rows: rows.map((row) => ({
      cells: [
        row.accountCode,
        row.accountName,
        row.itemName,
        row.openingFen,
        row.debitFen,
        row.creditFen,
        row.closingFen,
      ],
    })),
  });

export type AgeingRow = {
  readonly accountCode: string;
  readonly accountName: string;
  readonly itemName: string;
  readonly balanceFen: Fen;
  readonly oldestOn: LocalDate | null;
  readonly buckets: readonly Fen[];
};

const bucketName = (days: readonly number[], at: number): string => {
  const from = at === 0 ? 0 : (days[at - 1] ?? 0) + 1;
  const to = days[at];
  return to === undefined ? `${from - 1} 天以上` : `${from}—${to} 天`;
};

/** 往来账龄 at the end of a day; balances debit-positive. */
export const ageingListing = (
  head: Head,
  { rows, days }: { readonly rows: readonly AgeingRow[]; readonly days: readonly number[] },
): Listing =>
  plainListing("往来账龄表", head, {
    columns: [
      text("科目编码", 20),
      text("科目", 34),
      text("对方", 40),
      money("余额（借方为正）"),
      { heading: "最早发生", kind: "date", widthMm: 20 },
      ...[...days.keys(), days.length].map((at) => money(bucketName(days, at))),
    ],
    rows: rows.map((row) => ({
      cells: [row.accountCode, row.accountName, row.itemName, row.balanceFen, row.oldestOn, ...row.buckets],
    })),
  });

export type IncomeDetailRow = {
  readonly code: string;
  readonly name: string;
  readonly level: number;
  readonly isCategory: boolean;
  readonly side: "income" | "expense";
  readonly yearFen: Fen;
  readonly lastYearFen: Fen | null;
};

const total = (name: string, amount: Fen): ListingRow => ({ cells: ["", name, amount, null], tone: "strong" });

/** 收支明细表 of a year beside the year before. */
export const incomeDetailListing = (
  head: Head,
  {
    rows,
    totals,
  }: { readonly rows: readonly IncomeDetailRow[]; readonly totals: { yearIncomeFen: Fen; yearExpenseFen: Fen } },
): Listing => {
  const rowsOf = (side: "income" | "expense"): readonly ListingRow[] =>
    rows
      .filter((row) => row.side === side)
      .map((row) => ({
        cells: [
          row.code,
          `${"　".repeat(row.level - 1)}${row.isCategory ? "其中：" : ""}${row.name}`,
          row.yearFen,
          row.lastYearFen,
        ],
      }));
  return plainListing("收支明细表", head, {
    columns: [text("编码", 22), text("项目", 90), money("本年"), money("上年")],
    rows: [
      ...rowsOf("income"),
      total("收入合计", totals.yearIncomeFen),
      ...rowsOf("expense"),
      total("支出合计", totals.yearExpenseFen),
      total("收支差额", fen(totals.yearIncomeFen - totals.yearExpenseFen)),
    ],
  });
};
