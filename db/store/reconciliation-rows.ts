import { sql } from "kysely";
import type { LocalDate } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, BankAccountId, BankLineId, VoucherId } from "#domain/core/ids.ts";
import { textOfLine } from "./bank-line-rows.ts";
import { readDeclaredBalance, readDeclaredOpening } from "./declared-balance-rows.ts";
import { isOpenBy } from "./entry-pair-rows.ts";
import { openingSettledOn } from "./opening-settlement-rows.ts";
import { readPoolOfAccount } from "./pool-rows.ts";
import { sqlFor, type Reading } from "./query.ts";

/** One line of a statement as the books know it on a day. `amountFen` + arrives, − leaves. */
export type StatementMovement = {
  readonly id: BankLineId;
  readonly onDate: LocalDate;
  readonly amountFen: Fen;
  readonly balanceFen: Fen | null;
  readonly counterpartyName: string;
  readonly counterpartyAccount: string;
  readonly text: string;
  readonly serial: string;
  /** The voucher that books it; null when none is posted and dated up to the day. */
  readonly voucherId: VoucherId | null;
  readonly voucherNumber: number | null;
  readonly word?: string | undefined;
  readonly voucherDate: LocalDate | null;
  readonly how: "drafted" | "manual" | null;
  readonly ruleName: string;
  /** Which pass of the matching found it; null when it was drafted or put together by hand. */
  readonly pass: number | null;
  /** True when the line and another of the account take each other back by the day: neither waits for a voucher. */
  readonly isTakenBack: boolean;
  /** True when an item from before the books began ended with the line by the day. */
  readonly settlesOpening: boolean;
  /** True when the line is tied to a voucher that is not posted, or posted later than the day. */
  readonly isPending: boolean;
};

/** The lines of an account in bank order from one day to another, with the vouchers booked up to the last day. */
export const readMovementsOfBank = (
  reading: Reading,
  bankAccountId: BankAccountId,
  days: { readonly from: LocalDate | null; readonly to: LocalDate },
): readonly StatementMovement[] => {
  const query = sqlFor
    .selectFrom("bank_line")
    .leftJoin("bank_match", "bank_match.bank_line_id", "bank_line.id")
    .leftJoin("voucher", "voucher.id", "bank_match.voucher_id")
    .select(["bank_line.id", "booked_on", "amount_fen", "balance_fen", "counterparty_name", "counterparty_account"])
    .select(["summary", "purpose", "remark", "serial", "bank_match.voucher_id", "bank_match.how"])
    .select(["bank_match.rule_name", "voucher.number", "voucher.word", "voucher.on_date", "voucher.state"])
    .select(["bank_match.pass", "bank_match.settled_on"])
    .select(
      sql<LocalDate | null>`(select max(coalesce((select settled_on from bank_reversal_settlement
          where bank_reversal_settlement.bank_line_id = bank_reversal.bank_line_id), other.booked_on)) from bank_reversal
        join bank_line other on other.id in (bank_reversal.bank_line_id, bank_reversal.reversal_id)
        where bank_line.id in (bank_reversal.bank_line_id, bank_reversal.reversal_id))`.as("taken_back_on"),
    )
    .select(openingSettledOn.as("opening_settled_on"))
    .where("bank_account_id", "=", bankAccountId)
    .where("booked_on", "<=", days.to)
    .orderBy("booked_on")
    .orderBy("day_order")
    .orderBy("bank_line.id");
  const rows = reading.all(days.from === null ? query : query.where("booked_on", ">=", days.from));
  return rows.map((row) => {
    const knownOn = row.settled_on ?? row.on_date;
    const isBooked = row.state === "posted" && knownOn !== null && knownOn <= days.to;
    return {
      id: row.id,
      onDate: row.booked_on,
      amountFen: row.amount_fen,
      balanceFen: row.balance_fen,
      counterpartyName: row.counterparty_name,
      counterpartyAccount: row.counterparty_account,
      text: textOfLine(row),
      serial: row.serial ?? "",
      voucherId: isBooked ? row.voucher_id : null,
      voucherNumber: isBooked ? row.number : null,
      word: row.word ?? undefined,
      voucherDate: isBooked ? row.on_date : null,
      how: isBooked ? row.how : null,
      ruleName: row.rule_name ?? "",
      pass: isBooked ? row.pass : null,
      isTakenBack: row.taken_back_on !== null && row.taken_back_on <= days.to,
      settlesOpening: row.opening_settled_on !== null && row.opening_settled_on <= days.to,
      isPending: !isBooked && row.voucher_id !== null,
    };
  });
};

/** What a sub-account of a pool held on a day: its opening and all that was allocated to it; undefined for any other account. */
const balanceOfShare = (reading: Reading, bankAccountId: BankAccountId, onDate: LocalDate): Fen | null | undefined => {
  const share = readPoolOfAccount(reading, bankAccountId);
  if (share === undefined) return undefined;
  if (onDate < share.openedOn) return null;
  const moved = reading.first(
    sqlFor
      .selectFrom("bank_line")
      .select((each) => each.fn.sum<number | null>("amount_fen").as("amount"))
      .where("bank_account_id", "=", bankAccountId)
      .where("booked_on", "<=", onDate),
  );
  return fen(share.openingFen + (moved?.amount ?? 0));
};

/** The last known statement balance of an account on a day, or null. A sub-account of a pool has the sum of its lines. */
export const readStatementBalance = (reading: Reading, bankAccountId: BankAccountId, onDate: LocalDate): Fen | null => {
  const ofShare = balanceOfShare(reading, bankAccountId, onDate);
  return ofShare === undefined ? readPrintedBalance(reading, bankAccountId, onDate) : ofShare;
};

type Place = {
  readonly booked_on: LocalDate;
  readonly day_order: number;
  readonly id: string;
  readonly balance_fen: Fen | null;
};

const isLater = (one: Place, other: Place): boolean => {
  if (one.booked_on !== other.booked_on) return one.booked_on > other.booked_on;
  return one.day_order === other.day_order ? one.id > other.id : one.day_order > other.day_order;
};

/**
 * The last line up to a day whose balance the bank printed. A deleted line counts: deleting it does not unsay what the bank
 * had, so the table shows the difference until somebody answers for it.
 */
const lastPrinted = (reading: Reading, bankAccountId: BankAccountId, onDate: LocalDate): Place | undefined => {
  const printed = (["bank_line", "bank_line_tombstone"] as const).flatMap((table): readonly Place[] => {
    const query = sqlFor
      .selectFrom(table)
      .select(["booked_on", "day_order", "balance_fen"])
      .select(sql<string>`id`.as("id"))
      .where("bank_account_id", "=", bankAccountId)
      .where("booked_on", "<=", onDate)
      .where("balance_fen", "is not", null)
      .orderBy("booked_on", "desc")
      .orderBy("day_order", "desc")
      .orderBy("id", "desc")
      .limit(1);
    const row = reading.first(
      table === "bank_line" ? query : query.where(sql<boolean>`bank_line_tombstone.lifted_at is null`),
    );
    return row === undefined ? [] : [row];
  });
  return printed.toSorted((a, b) => (isLater(a, b) ? -1 : 1))[0];
};

/** The last printed balance and what moved after it: a last line without a balance is no account without one. */
const readPrintedBalance = (reading: Reading, bankAccountId: BankAccountId, onDate: LocalDate): Fen | null => {
  const last = lastPrinted(reading, bankAccountId, onDate);
  const declared = readDeclaredBalance(reading, bankAccountId, onDate);
  if (declared !== undefined && (last === undefined || declared.asOf > last.booked_on)) return declared.balanceFen;
  if (last === undefined || last.balance_fen === null) return null;
  const moved = reading.first(
    sqlFor
      .selectFrom("bank_line")
      .select((each) => each.fn.sum<number | null>("amount_fen").as("amount"))
      .where("bank_account_id", "=", bankAccountId)
      .where("booked_on", ">=", last.booked_on)
      .where("booked_on", "<=", onDate)
      .where(sql<boolean>`(booked_on, day_order, id) > (${last.booked_on}, ${last.day_order}, ${last.id})`),
  );
  return fen(last.balance_fen + (moved?.amount ?? 0));
};

/** The day of the first statement line ever brought in, or null; of a sub-account, the day its pool began. */
export const readFirstLineDay = (reading: Reading, bankAccountId: BankAccountId): LocalDate | null =>
  readPoolOfAccount(reading, bankAccountId)?.openedOn ??
  reading.first(
    sqlFor
      .selectFrom("bank_line")
      .select("booked_on")
      .where("bank_account_id", "=", bankAccountId)
      .orderBy("booked_on")
      .limit(1),
  )?.booked_on ??
  null;

/** What the bank had before the first line ever brought in, by the first balance it printed or declared; null when it did neither. */
export const readOpeningAtBank = (reading: Reading, bankAccountId: BankAccountId): Fen | null => {
  const first = reading.first(
    sqlFor
      .selectFrom("bank_line")
      .select(["booked_on", "day_order", "id", "balance_fen"])
      .where("bank_account_id", "=", bankAccountId)
      .where("balance_fen", "is not", null)
      .orderBy("booked_on")
      .orderBy("day_order")
      .orderBy("id")
      .limit(1),
  );
  if (first === undefined || first.balance_fen === null) return readDeclaredOpening(reading, bankAccountId);
  const moved = reading.first(
    sqlFor
      .selectFrom("bank_line")
      .select((each) => each.fn.sum<number | null>("amount_fen").as("amount"))
      .where("bank_account_id", "=", bankAccountId)
      .where("booked_on", "<=", first.booked_on)
      .where(sql<boolean>`(booked_on, day_order, id) <= (${first.booked_on}, ${first.day_order}, ${first.id})`),
  );
  return fen(first.balance_fen - (moved?.amount ?? 0));
};

/** The days up to one on which an account was posted to, the latest first, with what each moved; + debit. */
export const readBookedDays = (
  reading: Reading,
  accountId: AccountId,
  to: LocalDate,
): readonly { readonly onDate: LocalDate; readonly amountFen: Fen }[] =>
  reading
    .all(
      sqlFor
        .selectFrom("entry")
        .innerJoin("voucher", "voucher.id", "entry.voucher_id")
        .select(["voucher.on_date", sql<number>`sum(entry.debit_fen - entry.credit_fen)`.as("amount")])
        .where("entry.account_id", "=", accountId)
        .where("voucher.state", "=", "posted")
        .where("voucher.on_date", "<=", to)
        .groupBy("voucher.on_date")
        .orderBy("voucher.on_date", "desc"),
    )
    .map((row) => ({ onDate: row.on_date, amountFen: fen(row.amount) }));

/** One posted entry of a bank's account that no statement line up to the day explains. + arrives, − leaves. */
export type UnseenEntry = {
  readonly voucherId: VoucherId;
  readonly voucherNumber: number;
  readonly word: string;
  readonly onDate: LocalDate;
  readonly line: number;
  readonly summary: string;
  readonly amountFen: Fen;
  /** The voucher a red one takes back, and the one in whose place a corrected copy stands. */
  readonly cancelsId: VoucherId | null;
  readonly replacesId: VoucherId | null;
};

export const readUnseenEntries = (reading: Reading, accountId: AccountId, onDate: LocalDate): readonly UnseenEntry[] =>
  reading
    .all(
      sqlFor
        .selectFrom("entry")
        .innerJoin("voucher", "voucher.id", "entry.voucher_id")
        .select(["voucher.id", "voucher.number", "voucher.word", "voucher.on_date", "entry.line", "entry.summary"])
        .select(["entry.debit_fen", "entry.credit_fen", "voucher.kind", "voucher.corrects_id"])
        .where("entry.account_id", "=", accountId)
        .where("voucher.state", "=", "posted")
        .where("voucher.on_date", "<=", onDate)
        .where(
          sql<boolean>`not exists (select 1 from bank_tie where bank_tie.voucher_id = entry.voucher_id
            and bank_tie.line = entry.line and bank_tie.settled_on <= ${onDate})`,
        )
        .where(isOpenBy(onDate))
        .orderBy("voucher.on_date")
        .orderBy("voucher.number")
        .orderBy("entry.line"),
    )
    .map((row) => ({
      voucherId: row.id,
      voucherNumber: row.number ?? 0,
      word: row.word,
      onDate: row.on_date,
      line: row.line,
      summary: row.summary,
      amountFen: fen(row.debit_fen - row.credit_fen),
      cancelsId: row.kind === "red" ? row.corrects_id : null,
      replacesId: row.kind === "supplement" ? row.corrects_id : null,
    }));

/** Debit-positive balance of one account at the end of a day: openings, kept months, then the days of its month. */
export const readBalanceOn = (reading: Reading, accountId: AccountId, onDate: LocalDate): Fen => {
  const opening = reading.first(
    sqlFor
      .selectFrom("opening_balance")
      .select(sql<number | null>`sum(amount_fen)`.as("amount"))
      .where("account_id", "=", accountId),
  );
  const months = reading.first(
    sqlFor
      .selectFrom("balance")
      .select(sql<number | null>`sum(debit_fen - credit_fen)`.as("amount"))
      .where("account_id", "=", accountId)
      .where(sql<boolean>`month < substr(${onDate}, 1, 7)`),
  );
  const days = reading.first(
    sqlFor
      .selectFrom("voucher")
      .innerJoin("entry", "entry.voucher_id", "voucher.id")
      .innerJoin("account", "account.id", "entry.account_id")
      .select(sql<number | null>`sum(debit_fen - credit_fen)`.as("amount"))
      .where("entry.account_id", "=", accountId)
      .whereRef("voucher.ledger_id", "=", "account.ledger_id")
      .where(sql<boolean>`voucher.month = substr(${onDate}, 1, 7)`)
      .where("voucher.state", "=", "posted")
      .where("voucher.on_date", "<=", onDate),
  );
  return fen((opening?.amount ?? 0) + (months?.amount ?? 0) + (days?.amount ?? 0));
};
