import { sql } from "kysely";
import type { RuleScope } from "#domain/checks/rule.ts";
import { monthOf, type Instant, type LocalDate, type Month } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, CapId, ItemId, LedgerId, VoucherId } from "#domain/core/ids.ts";
import type { VoucherSpan } from "./quarter-rows.ts";
import { sqlFor, type Reading } from "./query.ts";
import { ruleScopeFrom } from "./rule-rows.ts";

/** Every party and account the ledger's statements name, with the first day of each pair. */
export const readCounterparties = (
  reading: Reading,
  ledgerId: LedgerId,
  until: LocalDate,
): readonly { readonly name: string; readonly account: string; readonly firstOn: LocalDate }[] =>
  reading
    .all(
      sqlFor
        .selectFrom("bank_line")
        .select((each) => [
          "counterparty_name",
          "counterparty_account",
          each.fn.min<LocalDate>("booked_on").as("first_on"),
        ])
        // By account: the lines are ordered by it, and not by ledger.
        .where(sql<boolean>`bank_account_id in (select id from bank_account where ledger_id = ${ledgerId})`)
        .where("booked_on", "<=", until)
        .groupBy(["counterparty_name", "counterparty_account"])
        .orderBy("counterparty_name")
        .orderBy("counterparty_account"),
    )
    .map((row) => ({ name: row.counterparty_name, account: row.counterparty_account, firstOn: row.first_on }));

/** 收款票据 of posted vouchers that brought money in. `lineOn`: the day of the bank line that books it. */
export type ReceiptRow = {
  readonly number: string;
  readonly onDate: LocalDate | null;
  readonly amountFen: Fen | null;
  readonly voucherId: VoucherId;
  readonly month: Month;
  readonly voucherNumber: number;
  readonly word: string;
  readonly voucherOn: LocalDate;
  readonly isBanked: boolean;
  readonly lineOn: LocalDate | null;
};

const moneyIn = (code: string) =>
  sql<0 | 1>`exists (select 1 from entry join account on account.id = entry.account_id
    where entry.voucher_id = voucher.id and entry.debit_fen > 0 and account.code glob ${code})`;

/** Numbered fiscal receipts from one day to another, in the order of the vouchers; what was reversed gave no money. */
export const readReceipts = (
  reading: Reading,
  ledgerId: LedgerId,
  days: { readonly from: LocalDate; readonly to: LocalDate },
): readonly ReceiptRow[] =>
  reading
    .all(
      sqlFor
        .selectFrom("voucher")
        .innerJoin("document", "document.voucher_id", "voucher.id")
        .select(["document.number", "document.on_date", "document.amount_fen", "voucher.id", "voucher.month"])
        .select(["voucher.word", "voucher.number as voucher_number", "voucher.on_date as voucher_on"])
        .select(moneyIn("102*").as("is_banked"))
        .select(
          sql<LocalDate | null>`(select min(bank_line.booked_on) from bank_match
            join bank_line on bank_line.id = bank_match.bank_line_id
            where bank_match.voucher_id = voucher.id)`.as("line_on"),
        )
        .where("voucher.ledger_id", "=", ledgerId)
        .where("voucher.state", "=", "posted")
        .where("voucher.kind", "in", ["ordinary", "supplement"])
        .where("voucher.month", ">=", monthOf(days.from))
        .where("voucher.month", "<=", monthOf(days.to))
        .where("voucher.on_date", ">=", days.from)
        .where("voucher.on_date", "<=", days.to)
        .where("document.kind", "=", "fiscal-receipt")
        .where("document.number", "<>", sql.lit(""))
        .where(sql<boolean>`${moneyIn("10[12]*")}`)
        .where(
          sql<boolean>`not exists (select 1 from voucher as red where red.corrects_id = voucher.id
            and red.kind = 'red' and red.state = 'posted' and red.on_date <= ${days.to})`,
        )
        .orderBy("voucher.on_date")
        .orderBy("voucher.chain_no")
        .orderBy("document.no"),
    )
    .map((row) => ({
      number: row.number,
      onDate: row.on_date,
      amountFen: row.amount_fen,
      voucherId: row.id,
      month: row.month,
      voucherNumber: row.voucher_number ?? 0,
      word: row.word,
      voucherOn: row.voucher_on,
      isBanked: row.is_banked === 1,
      lineOn: row.line_on,
    }));

/** What moved on an item of an account in one month. */
export type ItemMove = {
  readonly accountId: AccountId;
  readonly itemId: ItemId;
  readonly month: Month;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
};

/** Every month's movement of every item up to a month, in order. */
export const readItemMoves = (reading: Reading, ledgerId: LedgerId, to: Month): readonly ItemMove[] =>
  reading
    .all(
      sqlFor
        .selectFrom("item_balance")
        .select(["account_id", "item_id", "month", "debit_fen", "credit_fen"])
        .where("ledger_id", "=", ledgerId)
        .where("month", "<=", to)
        .orderBy("account_id")
        .orderBy("item_id")
        .orderBy("month"),
    )
    .map((row) => ({
      accountId: row.account_id,
      itemId: row.item_id,
      month: row.month,
      debitFen: fen(row.debit_fen),
      creditFen: fen(row.credit_fen),
    }));

/** Which rule or cap in which version hit which voucher of a span, and when, whatever became of the hit. */
export const readHitMoments = (reading: Reading, span: VoucherSpan) =>
  reading.all(
    sqlFor
      .selectFrom("voucher")
      .crossJoin("hit")
      .whereRef("hit.voucher_id", "=", "voucher.id")
      .select(["hit.voucher_id as voucherId", "hit.rule_id as ruleId", "hit.rule_version as ruleVersion"])
      .select("hit.judged_at as judgedAt")
      .where("voucher.ledger_id", "=", span.ledgerId)
      .where("voucher.month", ">=", span.from)
      .where("voucher.month", "<=", span.to)
      .orderBy("hit.id"),
  );

/** Versions of a ledger's caps after the first that were recorded from one instant on and before another, where there is one. */
export const readCapChanges = (
  reading: Reading,
  ledgerId: LedgerId,
  between: { readonly from: Instant; readonly to: Instant | null },
): readonly { readonly capId: CapId; readonly version: number; readonly at: Instant; readonly byName: string }[] =>
  reading
    .all(
      sqlFor
        .selectFrom("cap_version")
        .innerJoin("cap", "cap.id", "cap_version.cap_id")
        .innerJoin("person", "person.id", "cap_version.recorded_by")
        .select(["cap.id", "cap_version.version", "cap_version.recorded_at", "person.name"])
        .where("cap.ledger_id", "=", ledgerId)
        .where("cap_version.version", ">", 1)
        .where("cap_version.recorded_at", ">=", between.from)
        .where(sql<boolean>`(${between.to} is null or cap_version.recorded_at < ${between.to})`)
        .orderBy("cap.id")
        .orderBy("cap_version.version"),
    )
    .map((row) => ({ capId: row.id, version: row.version, at: row.recorded_at, byName: row.name }));

/** Rule versions after the first that were approved from one instant on and before another, where there is one. */
export const readRuleChanges = (
  reading: Reading,
  between: { readonly from: Instant; readonly to: Instant | null },
): readonly {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly at: Instant;
  readonly byName: string;
  /** Whom the version is for, and whom the one before it was for. */
  readonly scopes: readonly RuleScope[];
}[] =>
  reading
    .all(
      sqlFor
        .selectFrom("rule_version")
        .leftJoin("person", "person.id", "rule_version.approved_by")
        .select(["rule_id", "title", "version", "approved_at", "scope", "person.name"])
        .select((each) =>
          each
            .selectFrom("rule_version as before")
            .select("before.scope")
            .whereRef("before.rule_id", "=", "rule_version.rule_id")
            .whereRef("before.version", "=", sql<number>`rule_version.version - 1`)
            .as("scope_before"),
        )
        .where("version", ">", 1)
        .where("approved_at", ">=", between.from)
        .where(sql<boolean>`(${between.to} is null or approved_at < ${between.to})`)
        .orderBy("rule_id")
        .orderBy("version"),
    )
    .flatMap((row) =>
      row.approved_at === null
        ? []
        : [
            {
              id: row.rule_id,
              title: row.title,
              version: row.version,
              at: row.approved_at,
              byName: row.name ?? "",
              scopes: [row.scope, row.scope_before].flatMap((text) => (text === null ? [] : [ruleScopeFrom(text)])),
            },
          ],
    );

/** Versions of a ledger's grants that widened their funds, confirmed from one instant on and before another, where there is one. */
export const readGrantWidenings = (
  reading: Reading,
  ledgerId: LedgerId,
  between: { readonly from: Instant; readonly to: Instant | null },
) =>
  reading
    .all(
      sqlFor
        .selectFrom("grant_widening as widening")
        .innerJoin("public_grant", "public_grant.id", "widening.grant_id")
        .innerJoin("grant_version", (join) =>
          join
            .onRef("grant_version.grant_id", "=", "widening.grant_id")
            .onRef("grant_version.version", "=", "widening.version"),
        )
        .innerJoin("person", "person.id", "widening.confirmed_by")
        .select(["widening.grant_id", "widening.version", "widening.confirmed_at"])
        .select(["grant_version.document", "grant_version.title", "person.name"])
        .where("public_grant.ledger_id", "=", ledgerId)
        .where("widening.confirmed_at", ">=", between.from)
        .where(sql<boolean>`(${between.to} is null or widening.confirmed_at < ${between.to})`)
        .orderBy("widening.grant_id")
        .orderBy("widening.version"),
    )
    .flatMap(({ grant_id: id, version, confirmed_at: at, document, title, name: byName }) =>
      at === null ? [] : [{ id, version, at, byName, document, title }],
    );
