import { sql } from "kysely";
import type { Instant, LocalDate } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import {
  idOf,
  type AccountId,
  type DebtId,
  type ItemId,
  type LedgerId,
  type PersonId,
  type ResolutionId,
  type VoucherId,
} from "#domain/core/ids.ts";
import type { DebtTerms } from "#domain/funds/debt.ts";
import type { VoucherWord } from "#domain/vouchers/voucher.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import type { Tables } from "./tables.ts";

/** One debt of a ledger; repayments are the debits of `accountId` that name the creditor. */
export type DebtRow = DebtTerms & {
  readonly id: DebtId;
  readonly ledgerId: LedgerId;
  readonly number: string;
  readonly creditorItemId: ItemId;
  readonly accountId: AccountId;
  readonly purpose: string;
  readonly approval: string;
  readonly resolutionId: ResolutionId | null;
  readonly note: string;
};

const debtFrom = (row: Tables["debt"]): DebtRow => ({
  id: row.id,
  ledgerId: row.ledger_id,
  number: row.number,
  creditorItemId: row.creditor_item_id,
  accountId: row.account_id,
  purpose: row.purpose,
  principalFen: row.principal_fen,
  ratePoints: row.rate_points,
  fromOn: row.from_on,
  dueOn: row.due_on,
  approval: row.approval,
  resolutionId: row.resolution_id,
  note: row.note,
});

const columnsOf = (row: DebtRow) => ({
  number: row.number,
  creditor_item_id: row.creditorItemId,
  account_id: row.accountId,
  purpose: row.purpose,
  principal_fen: row.principalFen,
  rate_points: row.ratePoints,
  from_on: row.fromOn,
  due_on: row.dueOn,
  approval: row.approval,
  resolution_id: row.resolutionId,
  note: row.note,
});

/** The debts of a ledger, by their numbers. */
export const readDebts = (reading: Reading, ledgerId: LedgerId): readonly DebtRow[] =>
  reading.all(sqlFor.selectFrom("debt").selectAll().where("ledger_id", "=", ledgerId).orderBy("number")).map(debtFrom);

export const readDebt = (reading: Reading, id: DebtId): DebtRow | undefined => {
  const row = reading.first(sqlFor.selectFrom("debt").selectAll().where("id", "=", id).orderBy("id"));
  return row === undefined ? undefined : debtFrom(row);
};

export const addDebt = (
  writing: Writing,
  row: DebtRow,
  recorded: { readonly by: PersonId; readonly at: Instant },
): void => {
  const owned = { id: row.id, ledger_id: row.ledgerId, recorded_by: recorded.by, recorded_at: recorded.at };
  writing.run(sqlFor.insertInto("debt").values({ ...columnsOf(row), ...owned }));
};

export const changeDebt = (writing: Writing, row: DebtRow): void => {
  writing.run(sqlFor.updateTable("debt").set(columnsOf(row)).where("id", "=", row.id));
};

/** One movement of a debt account that names a creditor; `voucherId` null is the opening balance. Credits are borrowed. */
export type DebtMove = {
  readonly accountId: AccountId;
  readonly itemId: ItemId;
  readonly voucherId: VoucherId | null;
  readonly onDate: LocalDate | null;
  readonly number: number | null;
  readonly word: VoucherWord | null;
  readonly summary: string;
  readonly borrowedFen: Fen;
  readonly repaidFen: Fen;
};

/** What moved on the first-level accounts `codes` and their details by creditor, up to a day; openings first, posted vouchers only. */
export const readDebtMoves = (
  reading: Reading,
  ledgerId: LedgerId,
  of: { readonly on: LocalDate; readonly codes: readonly string[] },
): readonly DebtMove[] => {
  const accounts = sql<AccountId>`select id from account where ledger_id = ${ledgerId}
    and substr(code, 1, 3) in (${sql.join(of.codes)})`;
  const opening = reading.all(
    sqlFor
      .selectFrom("opening_balance")
      .select(["account_id", "item_id", "amount_fen"])
      .where("ledger_id", "=", ledgerId)
      .where("item_id", "<>", "")
      .where(sql<boolean>`account_id in (${accounts})`)
      .orderBy("account_id")
      .orderBy("item_id"),
  );
  const moved = reading.all(
    sqlFor
      .selectFrom("entry")
      .innerJoin("voucher", "voucher.id", "entry.voucher_id")
      .innerJoin("entry_item", (join) =>
        join.onRef("entry_item.voucher_id", "=", "entry.voucher_id").onRef("entry_item.line", "=", "entry.line"),
      )
      .select(["entry.account_id", "entry_item.item_id", "voucher.id", "voucher.on_date", "voucher.number"])
      .select(["voucher.word", "entry.summary", "entry.debit_fen", "entry.credit_fen"])
      .where("voucher.ledger_id", "=", ledgerId)
      .where("voucher.state", "=", "posted")
      .where("voucher.on_date", "<=", of.on)
      .where("entry_item.kind", "in", ["payee", "member", "person"])
      .where(sql<boolean>`entry.account_id in (${accounts})`)
      .orderBy("voucher.on_date")
      .orderBy("voucher.id")
      .orderBy("entry.line"),
  );
  return [
    ...opening.map((row) => ({
      accountId: row.account_id,
      itemId: idOf<ItemId>(row.item_id),
      voucherId: null,
      onDate: null,
      number: null,
      word: null,
      summary: "期初余额",
      borrowedFen: fen(Math.max(0, -row.amount_fen)),
      repaidFen: fen(Math.max(0, row.amount_fen)),
    })),
    ...moved.map((row) => ({
      accountId: row.account_id,
      itemId: row.item_id,
      voucherId: row.id,
      onDate: row.on_date,
      number: row.number,
      word: row.word,
      summary: row.summary,
      borrowedFen: row.credit_fen,
      repaidFen: row.debit_fen,
    })),
  ];
};
