import { sql, type RawBuilder } from "kysely";
import * as z from "zod";
import type { FindingFacts } from "#domain/audit/facts.ts";
import type { Severity } from "#domain/checks/hit.ts";
import { firstDayOf, lastDayOf, type LocalDate, type Month } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { CategoryId, LedgerId, VoucherId } from "#domain/core/ids.ts";
import { sqlFor, type Reading } from "./query.ts";
import type { VoucherSpan } from "./quarter-rows.ts";
import { isSpentWithin, spentMonth } from "./spent-day-rows.ts";

export const factsShape = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
);

/** A rule hit kept when a voucher was posted. */
export type PostingHit = {
  readonly voucherId: VoucherId;
  readonly kind: string;
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly severity: Severity;
  readonly basis: string;
  readonly decision: string;
  readonly facts: FindingFacts;
};

/** Every rule hit the quarter's vouchers were posted with. */
export const readPostingHits = (reading: Reading, span: VoucherSpan): readonly PostingHit[] =>
  reading
    .all(
      sqlFor
        .selectFrom("voucher")
        .crossJoin("hit")
        .whereRef("hit.voucher_id", "=", "voucher.id")
        .select(["hit.voucher_id", "hit.kind", "hit.rule_id", "hit.rule_version", "hit.severity", "hit.basis"])
        .select(["hit.decision", "hit.facts"])
        .where("voucher.ledger_id", "=", span.ledgerId)
        .where("voucher.month", ">=", span.from)
        .where("voucher.month", "<=", span.to)
        .where("voucher.state", "=", "posted")
        .where("hit.stage", "=", "posting")
        .orderBy("voucher.month")
        .orderBy("voucher.number")
        .orderBy("voucher.word")
        .orderBy("hit.no"),
    )
    .map((row) => ({
      voucherId: row.voucher_id,
      kind: row.kind,
      ruleId: row.rule_id,
      ruleVersion: row.rule_version,
      severity: row.severity,
      basis: row.basis,
      decision: row.decision,
      facts: factsShape.parse(JSON.parse(row.facts)),
    }));

/** An invoice behind a posted voucher of the township. */
export type InvoiceUseRow = {
  readonly voucherId: VoucherId;
  readonly ledgerId: LedgerId;
  readonly ledgerName: string;
  readonly month: string;
  readonly voucherNumber: number;
  readonly word: string;
  readonly voucherDate: LocalDate;
  readonly isUndone: boolean;
  readonly number: string;
  readonly party: string;
  readonly amountFen: Fen | null;
  readonly onDate: LocalDate | null;
};

const invoiceUses = () =>
  sqlFor
    .selectFrom("document")
    .innerJoin("voucher", "voucher.id", "document.voucher_id")
    .innerJoin("ledger", "ledger.id", "voucher.ledger_id")
    .select(["voucher.id", "voucher.ledger_id", "ledger.name as ledger_name", "voucher.month"])
    .select(["voucher.number as voucher_number", "voucher.word", "voucher.on_date as voucher_date", "document.number"])
    .select(["document.party", "document.amount_fen", "document.on_date"])
    .select(
      sql<0 | 1>`(voucher.kind = 'red' or exists (select 1 from voucher as red where red.corrects_id = voucher.id
        and red.kind = 'red' and red.state = 'posted'))`.as("is_undone"),
    )
    .where("voucher.state", "=", "posted")
    .where("document.kind", "in", ["invoice", "fiscal-receipt"])
    .orderBy("voucher.on_date")
    .orderBy("voucher.id")
    .orderBy("document.no");

const keyOf = sql`upper(replace(replace(document.number, ' ', ''), '-', ''))`;

/**
 * Invoices of the quarter, and of any other posted voucher of the township up to `until` that has the same number, or the
 * same payee and amount.
 */
export const readInvoiceUses = (reading: Reading, span: VoucherSpan, until: LocalDate): readonly InvoiceUseRow[] => {
  const own = sql`select own.number, own.party, own.amount_fen,
      upper(replace(replace(own.number, ' ', ''), '-', '')) as key
    from voucher cross join document as own on own.voucher_id = voucher.id
    where voucher.ledger_id = ${span.ledgerId} and voucher.month between ${span.from} and ${span.to}
      and voucher.state = 'posted' and own.kind in ('invoice', 'fiscal-receipt')`;
  const rows = reading.all(
    invoiceUses()
      .where("voucher.on_date", "<=", until)
      .where(
        sql<boolean>`((document.number <> '' and ${keyOf} in (select key from (${own})))
          or (document.party <> '' and document.amount_fen is not null
            and (document.party, document.amount_fen) in (select party, amount_fen from (${own}))))`,
      ),
  );
  return rows.map((row) => ({
    voucherId: row.id,
    ledgerId: row.ledger_id,
    ledgerName: row.ledger_name,
    month: row.month,
    voucherNumber: row.voucher_number ?? 0,
    word: row.word,
    voucherDate: row.voucher_date,
    isUndone: row.is_undone === 1,
    number: row.number,
    party: row.party,
    amountFen: row.amount_fen,
    onDate: row.on_date,
  }));
};

/** What a category cost in one month; closing vouchers and income accounts are left out. `isExpense`: on an expense account. */
export type CategoryTurnover = {
  readonly categoryId: CategoryId;
  readonly month: Month;
  readonly isExpense: boolean;
  readonly amountFen: Fen;
};

const categoryTurnovers = (month: RawBuilder<Month>) =>
  sqlFor
    .selectFrom("voucher")
    .crossJoin("entry")
    .innerJoin("account", "account.id", "entry.account_id")
    .whereRef("entry.voucher_id", "=", "voucher.id")
    .select(["entry.category_id", month.as("used_month"), sql<number>`sum(debit_fen - credit_fen)`.as("amount")])
    .select(sql<0 | 1>`(account.class = 'profit-loss')`.as("is_expense"))
    .where("voucher.state", "=", "posted")
    .where("voucher.kind", "<>", "closing")
    .where("entry.category_id", "is not", null)
    .where(sql<boolean>`not (account.class = 'profit-loss' and account.normal_side = 'credit')`)
    .groupBy(["entry.category_id", sql`used_month`, "is_expense"])
    .orderBy("entry.category_id")
    .orderBy(sql`used_month`)
    .orderBy("is_expense");

const turnoversOf = (reading: Reading, query: ReturnType<typeof categoryTurnovers>): readonly CategoryTurnover[] =>
  reading.all(query).flatMap((row) =>
    row.category_id === null
      ? []
      : [
          {
            categoryId: row.category_id,
            month: row.used_month,
            isExpense: row.is_expense === 1,
            amountFen: fen(row.amount),
          },
        ],
  );

/** By the month in which it was booked, as the books stand. */
export const readCategoryTurnovers = (reading: Reading, span: VoucherSpan): readonly CategoryTurnover[] =>
  turnoversOf(
    reading,
    categoryTurnovers(sql<Month>`voucher.month`)
      .where("voucher.ledger_id", "=", span.ledgerId)
      .where("voucher.month", ">=", span.from)
      .where("voucher.month", "<=", span.to),
  );

/**
 * By the month whose caps it draws on: a correction counts in that of what it corrects. Only what was booked by a day; null:
 * whenever.
 */
export const readCategoryUses = (
  reading: Reading,
  span: VoucherSpan & { readonly through: LocalDate | null },
): readonly CategoryTurnover[] => {
  const days = { from: firstDayOf(span.from), through: lastDayOf(span.to) };
  const month = spentMonth(reading, span.ledgerId);
  const uses = categoryTurnovers(month).where(isSpentWithin(reading, span.ledgerId, days));
  return turnoversOf(reading, span.through === null ? uses : uses.where("voucher.on_date", "<=", span.through));
};
