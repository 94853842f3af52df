import { isLeaf, type Account } from "#domain/books/account.ts";
import { bankDetailName, isAccountNumber, plainAccountNumber } from "#domain/books/bank-account-number.ts";
import { knownCodes } from "#domain/books/chart-2023.ts";
import { isCardCode, mayHoldCard, payablesOf } from "#domain/books/village-card.ts";
import { assert } from "#domain/core/assert.ts";
import type { AccountId, BankAccountId, LedgerId } from "#domain/core/ids.ts";
import type { FailureOf } from "#contract/contract.ts";
import { addAccount, isAccountUsed, readAccounts } from "#store/account-rows.ts";
import {
  addBankAccount,
  changeBankAccount,
  readBankAccounts,
  readLiveBankAccounts,
  type BankAccountRow,
} from "#store/bank-account-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import type { Writing } from "#store/query.ts";
import { detailCode } from "./accounts.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";

type Failure = FailureOf<"bankAccount.save">;
type Found = { readonly ok: true; readonly accountId: AccountId } | { readonly ok: false; readonly failure: Failure };

export const listBankAccounts = (call: Call<"bankAccount.list">): Reply<"bankAccount.list"> =>
  done({
    bankAccounts: readBankAccounts(call.ledger.reading, call.input.ledgerId).map((bank) => ({
      ...bank,
      isCard: isCardCode(bank.accountCode),
    })),
  });

type Wanted = {
  readonly ledgerId: LedgerId;
  readonly name: string;
  readonly isCard: boolean;
  readonly bankAccountId: BankAccountId | null;
  readonly newAccountId: () => AccountId;
};

/**
 * Adds a detail named after the bank and the number: below 102, of a card below 应付款. The account above must not carry entries
 * or openings itself.
 */
const addBankDetail = (writing: Writing, accounts: readonly Account[], wanted: Wanted): Found => {
  const parent = wanted.isCard ? payablesOf(accounts) : accounts.find((account) => account.code === knownCodes.bank);
  assert(parent !== undefined, "every ledger has 银行存款 and 应付款");
  if (isLeaf(parent, accounts) && isAccountUsed(writing, parent.id))
    return wanted.isCard
      ? refuse({ code: "account-has-balance", accountCode: parent.code })
      : refuse({ code: "in-use", kind: "account" });
  const found = detailCode(accounts, parent, { code: null, name: wanted.name });
  if (!found.ok) return found;
  const id = wanted.newAccountId();
  addAccount(writing, wanted.ledgerId, {
    ...parent,
    id,
    code: found.code,
    name: wanted.name,
    parentId: parent.id,
    // A card is one creditor: which of them needs no item.
    itemKinds: wanted.isCard ? [] : parent.itemKinds,
    isActive: true,
  });
  return { ok: true, accountId: id };
};

/** The account a bank account is kept in: the leaf with the code given, below 102 or fit for a card, used by no other. */
const accountForBank = (writing: Writing, accountCode: string | null, wanted: Wanted): Found => {
  const accounts = readAccounts(writing, wanted.ledgerId);
  const banks = readBankAccounts(writing, wanted.ledgerId);
  const own = banks.find((bank) => bank.id === wanted.bankAccountId);
  if (accountCode === null) {
    return own !== undefined && isCardCode(own.accountCode) === wanted.isCard
      ? { ok: true, accountId: own.accountId }
      : addBankDetail(writing, accounts, wanted);
  }
  const account = accounts.find((each) => each.code === accountCode);
  const mayHold = wanted.isCard ? mayHoldCard : ({ code }: Account): boolean => code.startsWith(knownCodes.bank);
  if (account === undefined || !mayHold(account)) {
    return refuse({ code: "account-code-bad", accountCode });
  }
  if (!isLeaf(account, accounts)) return refuse({ code: "account-not-leaf", accountCode });
  if (banks.some((bank) => bank.accountId === account.id && bank.id !== wanted.bankAccountId)) {
    return refuse({ code: "in-use", kind: "account" });
  }
  return { ok: true, accountId: account.id };
};

/** `accountCode` null adds a detail of its own. Number and account stay as they are once lines or entries rest on them. */
export const saveBankAccount = (call: Call<"bankAccount.save">): Reply<"bankAccount.save"> =>
  change(call, (writing) => {
    const { id, ledgerId, accountCode, bankName, name, isActive } = call.input;
    const isCard = call.input.isCard === true;
    const ledger = readLedger(writing, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const all = readBankAccounts(writing, null);
    const before = all.find((bank) => bank.id === id && bank.ledgerId === ledgerId);
    if (id !== null && before === undefined) return refuse({ code: "not-found", kind: "bank-account" });
    if (!isAccountNumber(call.input.number)) {
      return refuse({ code: "bad-input", issues: [{ path: "number", message: "account-number" }] });
    }
    const number = plainAccountNumber(call.input.number);
    if (readLiveBankAccounts(writing).some((bank) => bank.id !== id && bank.number === number)) {
      return refuse({ code: "code-taken", takenCode: number });
    }
    if (before !== undefined && before.lastLineOn !== null && before.number !== number) {
      return refuse({ code: "in-use", kind: "bank-line" });
    }
    const newAccountId = (): AccountId => call.newId<AccountId>();
    const found = accountForBank(writing, accountCode, {
      ledgerId,
      name: isCard ? `村务卡-${bankDetailName(bankName, number)}` : bankDetailName(bankName, number),
      isCard,
      bankAccountId: id,
      newAccountId,
    });
    if (!found.ok) return found;
    if (before !== undefined && before.accountId !== found.accountId && isAccountUsed(writing, before.accountId)) {
      return refuse({ code: "in-use", kind: "account" });
    }
    const row: Omit<BankAccountRow, "accountCode" | "lastLineOn"> = {
      id: before?.id ?? call.newId<BankAccountId>(),
      ledgerId,
      accountId: found.accountId,
      bankName,
      number,
      name,
      isActive,
    };
    if (before === undefined) addBankAccount(writing, row);
    else changeBankAccount(writing, row);
    return changed(
      { id: row.id },
      {
        subject: `${ledger.name}：${before === undefined ? "新增" : "修改"}${isCard ? "村务卡" : "银行账户"} ${bankName} ${number}${isActive ? "" : "，停用"}`,
        facts: { bankName, number, name, numberBefore: before?.number ?? null },
      },
    );
  });
