import type { LocalDate } from "#domain/core/dates.ts";
import type { AccountId, BankAccountId, LedgerId } from "#domain/core/ids.ts";
import { readLedgers } from "./ledger-rows.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** `number` is kept as digits and letters only, so that a statement's spelling with spaces or dashes still finds it. */
export type BankAccountRow = {
  readonly id: BankAccountId;
  readonly ledgerId: LedgerId;
  readonly accountId: AccountId;
  readonly accountCode: string;
  readonly bankName: string;
  readonly number: string;
  readonly name: string;
  readonly isActive: boolean;
  readonly lastLineOn: LocalDate | null;
};

/** Every bank account of one ledger, or of the township when `ledgerId` is null; by ledger and account code. */
export const readBankAccounts = (reading: Reading, ledgerId: LedgerId | null): readonly BankAccountRow[] => {
  const query = sqlFor
    .selectFrom("bank_account")
    .innerJoin("account", "account.id", "bank_account.account_id")
    .select(["bank_account.id", "bank_account.ledger_id", "bank_account.account_id", "account.code"])
    .select(["bank_account.bank_name", "bank_account.number", "bank_account.name", "bank_account.is_active"])
    .select((eb) =>
      eb
        .selectFrom("bank_line")
        .select((inner) => inner.fn.max("bank_line.booked_on").as("day"))
        .whereRef("bank_line.bank_account_id", "=", "bank_account.id")
        .as("last_line_on"),
    )
    .orderBy("bank_account.ledger_id")
    .orderBy("account.code");
  const rows = reading.all(ledgerId === null ? query : query.where("bank_account.ledger_id", "=", ledgerId));
  return rows.map((row) => ({
    id: row.id,
    ledgerId: row.ledger_id,
    accountId: row.account_id,
    accountCode: row.code,
    bankName: row.bank_name,
    number: row.number,
    name: row.name,
    isActive: row.is_active === 1,
    lastLineOn: row.last_line_on,
  }));
};

/** The bank accounts of the ledgers in use: what moved to other books left its number free. */
export const readLiveBankAccounts = (reading: Reading): readonly BankAccountRow[] => {
  const live = new Set(readLedgers(reading).flatMap((ledger) => (ledger.isActive ? [ledger.id] : [])));
  return readBankAccounts(reading, null).filter((bank) => live.has(bank.ledgerId));
};

type Saved = Omit<BankAccountRow, "accountCode" | "lastLineOn">;

const columnsOf = (row: Saved) => ({
  ledger_id: row.ledgerId,
  account_id: row.accountId,
  bank_name: row.bankName,
  number: row.number,
  name: row.name,
  is_active: row.isActive ? (1 as const) : (0 as const),
});

export const addBankAccount = (writing: Writing, row: Saved): void => {
  writing.run(sqlFor.insertInto("bank_account").values({ id: row.id, ...columnsOf(row) }));
};

export const changeBankAccount = (writing: Writing, row: Saved): void => {
  writing.run(sqlFor.updateTable("bank_account").set(columnsOf(row)).where("id", "=", row.id));
};
