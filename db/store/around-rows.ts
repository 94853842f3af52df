import { sql } from "kysely";
import { monthsOfPeriod } from "#domain/caps/cap.ts";
import type { AccountFacts, AdvanceMovement, AlikeSpending } from "#domain/checks/around.ts";
import { addDays, firstDayOf, lastDayOf, type LocalDate } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, CategoryId, ItemId, LedgerId, VoucherId } from "#domain/core/ids.ts";
import type { VoucherWord } from "#domain/vouchers/voucher.ts";
import { readAccounts } from "./account-rows.ts";
import { sqlFor, type Reading } from "./query.ts";
import { isSpentWithin } from "./spent-day-rows.ts";
import type { Tables } from "./tables.ts";

/** The voucher being judged, as the books around it see it. */
export type View = { readonly ledgerId: LedgerId; readonly on: LocalDate; readonly without: VoucherId | null };

const none = sql<VoucherId>`''`;

/** Code, class and side of some accounts of a ledger. */
export const accountFactsOf = (
  reading: Reading,
  ledgerId: LedgerId,
  ids: readonly AccountId[],
): ReadonlyMap<AccountId, AccountFacts & { readonly name: string }> => {
  const wanted = new Set(ids);
  const found = readAccounts(reading, ledgerId).filter(({ id }) => wanted.has(id));
  return new Map(found.map((account) => [account.id, account]));
};

/** The names in which banks keep the accounts behind some ledger accounts. */
export const bankNamesOf = (reading: Reading, ids: readonly AccountId[]): ReadonlyMap<AccountId, string> =>
  new Map(
    ids.length === 0
      ? []
      : reading
          .all(
            sqlFor
              .selectFrom("bank_account")
              .select(["account_id", "name"])
              .where("account_id", "in", ids)
              .orderBy("account_id"),
          )
          .map((row) => [row.account_id, row.name]),
  );

export const heldOn = (reading: Reading, { ledgerId, on, without }: View, cash: ReturnType<typeof sql>): Fen => {
  const [row] = reading.all<{ total: number }>(
    sqlFor
      .selectFrom(
        sql<{ part: number }>`(
          select coalesce(sum(amount_fen), 0) as part from opening_balance
            where ledger_id = ${ledgerId} and account_id in (${cash})
          union all
          select coalesce(sum(debit_fen - credit_fen), 0) from balance
            where ledger_id = ${ledgerId} and account_id in (${cash}) and month < ${on.slice(0, 7)}
          union all
          select coalesce(sum(entry.debit_fen - entry.credit_fen), 0)
            from voucher cross join entry on entry.voucher_id = voucher.id
            where voucher.ledger_id = ${ledgerId} and voucher.id <> ${without ?? ""} and entry.account_id in (${cash})
              and ((voucher.month = ${on.slice(0, 7)} and voucher.on_date <= ${on} and voucher.state <> 'draft')
                or (voucher.month < ${on.slice(0, 7)} and voucher.state = 'reviewed'))
        )`.as("parts"),
      )
      .select(sql<number>`sum(part)`.as("total"))
      .orderBy("total"),
  );
  return fen(row?.total ?? 0);
};

/**
 * What the safe (101 and its details) holds by the books at the end of a day (fen): openings, the kept balances of the months
 * before, and the entries of the day's own month in vouchers posted or reviewed.
 */
export const cashOn = (reading: Reading, view: View): Fen =>
  heldOn(reading, view, sql`select id from account where ledger_id = ${view.ledgerId} and code glob '101*'`);

const isCash = sql<boolean>`exists (select 1 from account where account.id = entry.account_id and account.code glob '101*')`;

/** What moved on 101 on each of the `days` + 1 days before a day and on it, in vouchers posted or reviewed (fen); nothing without days. */
export const cashDaysBefore = (
  reading: Reading,
  { ledgerId, on, without }: View,
  days: number,
): readonly { readonly onDate: LocalDate; readonly amountFen: Fen }[] =>
  days === 0
    ? []
    : reading.all(
        sqlFor
          .selectFrom("voucher")
          .innerJoin("entry", "entry.voucher_id", "voucher.id")
          .select(["voucher.on_date as onDate"])
          .select(sql<Fen>`sum(entry.debit_fen - entry.credit_fen)`.as("amountFen"))
          .where("voucher.ledger_id", "=", ledgerId)
          .where("voucher.on_date", ">=", addDays(on, -(days + 1)))
          .where("voucher.on_date", "<=", on)
          .where("voucher.state", "<>", "draft")
          .where("voucher.id", "<>", without ?? none)
          .where(isCash)
          .groupBy("voucher.on_date")
          .orderBy("voucher.on_date"),
      );

/** What stands on accounts whose name holds one of some words, such as 备用金, at the end of a day (fen). */
export const pettyOn = (reading: Reading, view: View, words: readonly string[]): Fen =>
  heldOn(
    reading,
    view,
    sql`select account.id from account, json_each(${JSON.stringify(words)}) as word
      where account.ledger_id = ${view.ledgerId} and instr(account.name, word.value) > 0`,
  );

/**
 * What the year and the quarter of a day have used of every category in one ledger, posted and reviewed (fen), without the
 * voucher itself: one reading of the year for all categories. Closing vouchers are no spending. `onlyPostedReds`: a red voucher
 * takes back only once it is posted, or a returned one could leave more spent than the limit. `beforeReview`: only what was reviewed
 * before that place, and what posted vouchers took back, so that a voucher answers for what stood before it.
 */
export const usesOfCategories = (
  reading: Reading,
  {
    ledgerId,
    on,
    without,
    onlyPostedReds,
    beforeReview,
  }: View & { readonly onlyPostedReds: boolean; readonly beforeReview: number | null },
): ReadonlyMap<CategoryId, { readonly yearFen: Fen; readonly quarterFen: Fen }> => {
  const year = monthsOfPeriod("year", on);
  const quarter = monthsOfPeriod("quarter", on);
  const spentIn = ({ first, last }: typeof year) =>
    isSpentWithin(reading, ledgerId, { from: firstDayOf(first), through: lastDayOf(last) });
  const rows = reading.all(
    sqlFor
      .selectFrom("voucher")
      .crossJoin("entry")
      .select(sql<CategoryId>`entry.category_id`.as("id"))
      .select([
        sql<number>`sum(entry.debit_fen - entry.credit_fen)`.as("year"),
        sql<number>`sum(case when ${spentIn(quarter)}
          then entry.debit_fen - entry.credit_fen else 0 end)`.as("quarter"),
      ])
      .whereRef("entry.voucher_id", "=", "voucher.id")
      .where(spentIn(year))
      .where("voucher.state", "<>", "draft")
      .where("voucher.kind", "<>", "closing")
      .where("voucher.id", "<>", without ?? none)
      .where("entry.category_id", "is not", null)
      .where(
        sql<boolean>`(${onlyPostedReds ? 0 : 1} or voucher.kind <> 'red' or voucher.state = 'posted' or entry.debit_fen > entry.credit_fen)`,
      )
      .where(
        sql<boolean>`(${beforeReview} is null or coalesce(voucher.review_no, 0) < ${beforeReview}
          or (voucher.state = 'posted' and entry.debit_fen < entry.credit_fen))`,
      )
      .groupBy("entry.category_id")
      .orderBy("entry.category_id"),
  );
  return new Map(rows.map((row) => [row.id, { yearFen: fen(row.year), quarterFen: fen(row.quarter) }]));
};

export type AdvanceKey = { readonly accountId: AccountId; readonly itemId: ItemId };

/** The movements of one person's advances on one account through a day, oldest first; the opening has no day. */
export const advanceMovements = (
  reading: Reading,
  { ledgerId, on, without }: View,
  { accountId, itemId }: AdvanceKey,
): readonly AdvanceMovement[] => {
  const opening = reading.all(
    sqlFor
      .selectFrom("opening_balance")
      .select("amount_fen")
      .where("ledger_id", "=", ledgerId)
      .where("account_id", "=", accountId)
      .where("item_id", "=", itemId)
      .orderBy("amount_fen"),
  );
  const moved = reading.all(
    sqlFor
      .selectFrom("entry_item")
      .innerJoin("entry", (join) =>
        join.onRef("entry.voucher_id", "=", "entry_item.voucher_id").onRef("entry.line", "=", "entry_item.line"),
      )
      .innerJoin("voucher", "voucher.id", "entry.voucher_id")
      .select(["voucher.on_date", "entry.debit_fen", "entry.credit_fen"])
      .where("entry_item.item_id", "=", itemId)
      .where("entry.account_id", "=", accountId)
      .where("voucher.state", "<>", "draft")
      .where("voucher.on_date", "<=", on)
      .where("voucher.id", "<>", without ?? none)
      .orderBy("voucher.on_date")
      .orderBy("voucher.id")
      .orderBy("entry.line"),
  );
  return [
    ...opening.map((row) => ({ onDate: null, amountFen: fen(row.amount_fen) })),
    ...moved.map((row) => ({ onDate: row.on_date, amountFen: fen(row.debit_fen - row.credit_fen) })),
  ];
};

export const itemNamesOf = (
  reading: Reading,
  ids: readonly ItemId[],
): ReadonlyMap<ItemId, { readonly name: string; readonly kind: Tables["item"]["kind"] }> =>
  new Map(
    ids.length === 0
      ? []
      : reading
          .all(sqlFor.selectFrom("item").select(["id", "name", "kind"]).where("id", "in", ids).orderBy("id"))
          .map((row) => [row.id, { name: row.name, kind: row.kind }]),
  );

/** Whoever stands on the papers or the entries of a voucher as paid. */
const payeeOf = sql`(select party as name from document where voucher_id = voucher.id
  union select item.name from entry_item join item on item.id = entry_item.item_id
    where entry_item.voucher_id = voucher.id and entry_item.kind in ('payee', 'person', 'member'))`;
export const isCancelled = sql<boolean>`exists (select 1 from voucher red where red.corrects_id = voucher.id and red.kind = 'red'
  and red.state = 'posted')`;

/** What other vouchers of a day, posted or reviewed and not cancelled, spent in cash with each of some payees (fen). */
export const cashPaidTo = (
  reading: Reading,
  { ledgerId, on, without }: View,
  payees: readonly string[],
): readonly { readonly payee: string; readonly amountFen: Fen }[] =>
  payees.length === 0
    ? []
    : reading.all(
        sqlFor
          .selectFrom("voucher")
          .innerJoin("entry", "entry.voucher_id", "voucher.id")
          .innerJoin(sql<{ name: string }>`json_each(${JSON.stringify(payees)})`.as("wanted"), (join) => join.onTrue())
          .select(sql<string>`wanted.value`.as("payee"))
          .select(sql<Fen>`sum(entry.credit_fen - entry.debit_fen)`.as("amountFen"))
          .where("voucher.ledger_id", "=", ledgerId)
          .where("voucher.on_date", "=", on)
          .where("voucher.state", "<>", "draft")
          .where("voucher.kind", "in", ["ordinary", "supplement"])
          .where("voucher.id", "<>", without ?? none)
          .where(isCash)
          .where(
            sql<boolean>`not exists (select 1 from entry as kept join account on account.id = kept.account_id
              where kept.voucher_id = voucher.id and account.code glob '102*' and kept.debit_fen > 0)`,
          )
          .where(sql<boolean>`wanted.value in ${payeeOf}`)
          .where(sql<boolean>`not ${isCancelled}`)
          .groupBy(sql`wanted.value`)
          .orderBy("payee"),
      );

/** A spending beside the one judged, with what its voucher's name is made of. */
export type AlikeRow<Alike extends { readonly voucherName: string }> = Omit<Alike, "voucherName"> & {
  readonly number: number | null;
  readonly word: VoucherWord;
  readonly state: Tables["voucher"]["state"];
};

/**
 * Spendings of the ledger on some categories from a day on, whose documents or payee items name one of some payees; cancelled
 * and red vouchers, closings and drafts are left out. One row for each voucher, category and payee, oldest first.
 */
export const alikeSpendings = (
  reading: Reading,
  { ledgerId, without }: Omit<View, "on">,
  like: { readonly fromOn: LocalDate; readonly through: LocalDate; readonly payees: readonly string[] },
): readonly AlikeRow<AlikeSpending>[] => {
  if (like.payees.length === 0) return [];
  return reading.all(
    sqlFor
      .selectFrom("voucher")
      .innerJoin("entry", "entry.voucher_id", "voucher.id")
      .innerJoin(sql<{ name: string }>`json_each(${JSON.stringify(like.payees)})`.as("wanted"), (join) => join.onTrue())
      .select([
        "voucher.id as voucherKey",
        "voucher.on_date as onDate",
        "voucher.number",
        "voucher.word",
        "voucher.state",
      ])
      .select(sql<CategoryId>`entry.category_id`.as("categoryId"))
      .select(sql<string>`wanted.value`.as("payee"))
      .select(sql<Fen>`sum(entry.debit_fen - entry.credit_fen)`.as("amountFen"))
      .where("voucher.ledger_id", "=", ledgerId)
      .where("voucher.on_date", ">=", like.fromOn)
      .where("voucher.on_date", "<=", like.through)
      .where("voucher.month", ">=", sql<never>`${like.fromOn.slice(0, 7)}`)
      .where("voucher.state", "<>", "draft")
      .where("voucher.kind", "in", ["ordinary", "supplement"])
      .where("voucher.id", "<>", without ?? none)
      .where("entry.category_id", "is not", null)
      .where(sql<boolean>`wanted.value in ${payeeOf}`)
      .where(sql<boolean>`not ${isCancelled}`)
      .groupBy(["voucher.id", "entry.category_id", sql`wanted.value`])
      .orderBy("voucher.on_date")
      .orderBy("voucher.id")
      .orderBy("entry.category_id")
      .orderBy("payee"),
  );
};
