import { sql } from "kysely";
import type { LocalDate, Month } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, LedgerId } from "#domain/core/ids.ts";
import { sqlFor, type Reading } from "./query.ts";

/** Which vouchers a 凭证汇总 adds up; word '' is every word. */
export type TotalsWanted = {
  readonly ledgerId: LedgerId;
  readonly fromDate: LocalDate;
  readonly toDate: LocalDate;
  readonly word: string;
  readonly fromNumber: number | null;
  readonly toNumber: number | null;
  readonly withUnposted: boolean;
};

const wanted = (of: TotalsWanted) => {
  let query = sqlFor
    .selectFrom("voucher")
    .where("voucher.ledger_id", "=", of.ledgerId)
    .where("voucher.on_date", ">=", of.fromDate)
    .where("voucher.on_date", "<=", of.toDate)
    // The month narrows by index; the days then decide.
    .where(sql<boolean>`voucher.month >= ${of.fromDate.slice(0, 7)} and voucher.month <= ${of.toDate.slice(0, 7)}`);
  if (!of.withUnposted) query = query.where("voucher.state", "=", "posted");
  if (of.word !== "") query = query.where(sql<boolean>`voucher.word = ${of.word}`);
  if (of.fromNumber !== null) query = query.where("voucher.number", ">=", of.fromNumber);
  if (of.toNumber !== null) query = query.where("voucher.number", "<=", of.toNumber);
  return query;
};

/** Turnover and number of entries by account. */
export const readVoucherTotals = (
  reading: Reading,
  of: TotalsWanted,
): readonly {
  readonly accountId: AccountId;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
  readonly count: number;
}[] =>
  reading
    .all(
      wanted(of)
        .innerJoin("entry", "entry.voucher_id", "voucher.id")
        .select((each) => [
          "entry.account_id",
          each.fn.sum<number>("entry.debit_fen").as("debit"),
          each.fn.sum<number>("entry.credit_fen").as("credit"),
          each.fn.countAll<number>().as("count"),
        ])
        .groupBy("entry.account_id")
        .orderBy("entry.account_id"),
    )
    .map((row) => ({
      accountId: row.account_id,
      debitFen: fen(row.debit),
      creditFen: fen(row.credit),
      count: row.count,
    }));

/** How many vouchers and papers, and which numbers by month and word. */
export const readVoucherCounts = (
  reading: Reading,
  of: TotalsWanted,
): readonly {
  readonly month: Month;
  readonly word: string;
  readonly first: number | null;
  readonly last: number | null;
  readonly count: number;
  readonly papers: number;
}[] =>
  reading.all(
    wanted(of)
      .select((each) => [
        "voucher.month",
        "voucher.word",
        each.fn.min("voucher.number").as("first"),
        each.fn.max("voucher.number").as("last"),
        each.fn.countAll<number>().as("count"),
        each.fn.sum<number>("voucher.paper_count").as("papers"),
      ])
      .groupBy(["voucher.month", "voucher.word"])
      .orderBy("voucher.month")
      .orderBy("voucher.word"),
  );
