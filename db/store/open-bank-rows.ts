import { sql } from "kysely";
import type { OpenEntry, OpenLine } from "#domain/bank/match-reasons.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import type { AccountId, BankAccountId, BankLineId, LedgerId, VoucherId } from "#domain/core/ids.ts";
import { textOfLine } from "./bank-line-rows.ts";
import type { VoucherWord } from "#domain/vouchers/voucher.ts";
import { isPaired } from "./entry-pair-rows.ts";
import { entrySettlesOpening, settlesOpening } from "./opening-settlement-rows.ts";
import { sqlFor, type Reading } from "./query.ts";
import type { Tables } from "./tables.ts";

/** An open bank line with what a person needs to find it in the file. */
export type OpenLineRow = OpenLine & {
  readonly id: BankLineId;
  readonly bankAccountId: BankAccountId;
  readonly balanceFen: number | null;
  readonly fileName: string;
  readonly row: number;
};

type LineColumns = Parameters<typeof textOfLine>[0] &
  Pick<
    Tables["bank_line"],
    | "id"
    | "booked_on"
    | "traded_at"
    | "amount_fen"
    | "counterparty_name"
    | "counterparty_account"
    | "serial"
    | "is_reversal"
  >;

/** A line of the journal as matching and the search for reversals look at it. */
export const openLineOf = (row: LineColumns): OpenLine => ({
  key: row.id,
  onDate: row.booked_on,
  tradedAt: row.traded_at ?? "",
  amountFen: row.amount_fen,
  counterpartyName: row.counterparty_name,
  counterpartyAccount: row.counterparty_account,
  text: textOfLine(row),
  serial: row.serial ?? "",
  isReversal: row.is_reversal === 1,
});

/** Lines of an account up to a day that no voucher books and no reversal takes back, in bank order. */
export const readOpenLines = (reading: Reading, bankAccountId: BankAccountId, to: LocalDate): readonly OpenLineRow[] =>
  reading
    .all(
      sqlFor
        .selectFrom("bank_line")
        .innerJoin("statement_file", "statement_file.id", "bank_line.statement_file_id")
        .select(["bank_line.id", "bank_line.bank_account_id", "booked_on", "traded_at", "amount_fen", "balance_fen"])
        .select(["counterparty_name", "counterparty_account", "summary", "purpose", "remark", "serial"])
        .select(["is_reversal", "statement_file.name as file_name", "bank_line.row"])
        .where("bank_line.bank_account_id", "=", bankAccountId)
        .where("booked_on", "<=", to)
        .where(sql<boolean>`not exists (select 1 from bank_match where bank_match.bank_line_id = bank_line.id)`)
        .where(sql<boolean>`not exists (select 1 from bank_reversal where bank_line.id in (bank_line_id, reversal_id))`)
        .where(sql<boolean>`not ${settlesOpening}`)
        .orderBy("booked_on")
        .orderBy("day_order")
        .orderBy("bank_line.id"),
    )
    .map((row) => ({
      ...openLineOf(row),
      id: row.id,
      bankAccountId: row.bank_account_id,
      balanceFen: row.balance_fen,
      fileName: row.file_name,
      row: row.row,
    }));

/** An open entry on the bank's account with its voucher's state. */
export type OpenEntryRow = OpenEntry & {
  readonly voucherId: VoucherId;
  readonly line: number;
  readonly state: Tables["voucher"]["state"];
  readonly number: number | null;
  readonly word: VoucherWord;
  /** The entry takes an earlier one back. */
  readonly isRed: boolean;
};

type Days = { readonly from: LocalDate; readonly to: LocalDate };

const openEntries = (accountId: AccountId, days: Days) =>
  sqlFor
    .selectFrom("entry")
    .innerJoin("voucher", "voucher.id", "entry.voucher_id")
    .where("entry.account_id", "=", accountId)
    .where("voucher.on_date", ">=", days.from)
    .where("voucher.on_date", "<=", days.to)
    .where(
      sql<boolean>`not exists (select 1 from bank_tie where bank_tie.voucher_id = entry.voucher_id
        and bank_tie.line = entry.line)`,
    )
    .where(sql<boolean>`not ${entrySettlesOpening}`)
    .where(sql<boolean>`not ${isPaired}`);

const grouped = <Row extends { readonly voucher_id: VoucherId }>(
  rows: readonly Row[],
): ReadonlyMap<VoucherId, readonly Row[]> => {
  const groups = new Map<VoucherId, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.voucher_id);
    if (group === undefined) groups.set(row.voucher_id, [row]);
    else group.push(row);
  }
  return groups;
};

/** Whom the vouchers of the open entries name, in items and in documents. */
const readParties = (reading: Reading, accountId: AccountId, days: Days) => {
  const vouchers = openEntries(accountId, days).select("entry.voucher_id");
  const items = reading.all(
    sqlFor
      .selectFrom("entry_item")
      .innerJoin("item", "item.id", "entry_item.item_id")
      .select(["entry_item.voucher_id", "item.name", "item.bank_account"])
      .where("entry_item.kind", "in", ["payee", "member", "person"])
      .where("entry_item.voucher_id", "in", vouchers)
      .orderBy("item.id"),
  );
  const documents = reading.all(
    sqlFor
      .selectFrom("document")
      .select(["voucher_id", "kind", "number", "party"])
      .where("voucher_id", "in", vouchers)
      .orderBy("voucher_id")
      .orderBy("no"),
  );
  return { items: grouped(items), documents: grouped(documents) };
};

/** Entries of a bank's account, drafts too, that no bank line stands for, with whom their vouchers name. */
export const readOpenEntries = (reading: Reading, accountId: AccountId, days: Days): readonly OpenEntryRow[] => {
  const entries = reading.all(
    openEntries(accountId, days)
      .select(["entry.voucher_id", "entry.line", "entry.summary", "entry.debit_fen", "entry.credit_fen"])
      .select(["voucher.on_date", "voucher.state", "voucher.number", "voucher.word", "voucher.kind"])
      .orderBy("voucher.on_date")
      .orderBy("voucher.number")
      .orderBy("entry.voucher_id")
      .orderBy("entry.line"),
  );
  const parties = readParties(reading, accountId, days);
  return entries.map((row) => {
    const own = parties.items.get(row.voucher_id) ?? [];
    const papers = parties.documents.get(row.voucher_id) ?? [];
    const names = [...own.map((item) => item.name), ...papers.map((paper) => paper.party)];
    return {
      voucherId: row.voucher_id,
      line: row.line,
      state: row.state,
      number: row.number,
      word: row.word,
      isRed: row.kind === "red",
      key: `${row.voucher_id}:${row.line}`,
      onDate: row.on_date,
      amountFen: fen(row.debit_fen - row.credit_fen),
      summary: row.summary,
      names: [...new Set(names.filter((name) => name !== ""))],
      accounts: own.map((item) => item.bank_account).filter((account) => account !== ""),
      slips: papers.filter(({ kind, number }) => kind === "bank-slip" && number !== "").map(({ number }) => number),
    };
  });
};

/** How many bank lines of a ledger up to a day no voucher books and no other line takes back. */
export const countUnbooked = (reading: Reading, ledgerId: LedgerId, to: LocalDate): number =>
  reading.first(
    sqlFor
      .selectFrom("bank_line")
      .select((each) => each.fn.countAll<number>().as("total"))
      .where("bank_line.ledger_id", "=", ledgerId)
      .where("bank_line.booked_on", "<=", to)
      .where(sql<boolean>`not exists (select 1 from bank_match where bank_match.bank_line_id = bank_line.id)`)
      .where(sql<boolean>`not exists (select 1 from bank_reversal where bank_line.id in (bank_line_id, reversal_id))`)
      .where(sql<boolean>`not ${settlesOpening}`),
  )?.total ?? 0;
