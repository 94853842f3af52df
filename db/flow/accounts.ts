import { isLeaf, type Account } from "#domain/books/account.ts";
import { fullNamesOf, isDetailCode, levelOf, mostLevels, nextDetailCode } from "#domain/books/account-code.ts";
import { systemOf } from "#domain/books/accounting-system.ts";
import { details2023 } from "#domain/books/chart-2023.ts";
import { mostDimensions } from "#domain/books/item.ts";
import type { AccountId } from "#domain/core/ids.ts";
import { initialsOf } from "#files/pinyin.ts";
import {
  accountStanding,
  addAccount as insertAccount,
  changeAccount as updateAccount,
  readAccount,
  readAccounts,
} from "#store/account-rows.ts";
import { cardsOnAccount, moveCards } from "#store/asset-account-rows.ts";
import { readBankAccounts } from "#store/bank-account-rows.ts";
import { hasItems, hasQuantities, setUnit } from "#store/quantity-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { firstDetailRefusal, takeOver } from "./first-detail.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";

export const listAccounts = (call: Call<"account.list">): Reply<"account.list"> => {
  const { ledgerId } = call.input;
  if (readLedger(call.ledger.reading, ledgerId) === undefined) return refuse({ code: "not-found", kind: "ledger" });
  const accounts = readAccounts(call.ledger.reading, ledgerId);
  const fullNames = fullNamesOf(accounts);
  const parents = new Set(accounts.map((account) => account.parentId));
  return done({
    accounts: accounts.map((account) => {
      const fullName = fullNames.get(account.id) ?? account.name;
      return {
        ...account,
        itemKinds: [...account.itemKinds],
        fullName,
        unit: account.unit ?? "",
        isLeaf: !parents.has(account.id),
        initials: initialsOf(fullName),
      };
    }),
  });
};

type CodeRefusal =
  | { readonly code: "account-code-bad"; readonly accountCode: string }
  | { readonly code: "code-taken"; readonly takenCode: string }
  | { readonly code: "name-taken"; readonly name: string };

/** The code a new detail of `parent` gets, or why it cannot be had. `wanted` null takes the next free one. */
export const detailCode = (
  accounts: readonly Account[],
  parent: Account,
  detail: { readonly code: string | null; readonly name: string },
): { readonly ok: true; readonly code: string } | { readonly ok: false; readonly failure: CodeRefusal } => {
  const code =
    detail.code ??
    nextDetailCode(
      parent.code,
      accounts.map((account) => account.code),
    );
  if (code === undefined || !isDetailCode(parent.code, code))
    return { ok: false, failure: { code: "account-code-bad", accountCode: code ?? parent.code } };
  if (accounts.some((account) => account.code === code))
    return { ok: false, failure: { code: "code-taken", takenCode: code } };
  if (accounts.some((account) => account.parentId === parent.id && account.name === detail.name))
    return { ok: false, failure: { code: "name-taken", name: detail.name } };
  return { ok: true, code };
};

/**
 * Puts a detail below an account. The first one takes over what stands there: before the books begin its openings, afterwards by a
 * draft dated `takeOverOn`; income and expense stay where they are until they are closed. Never below a bank account's own.
 */
export const addAccount = (call: Call<"account.add">): Reply<"account.add"> =>
  change(call, (writing) => {
    const { ledgerId, parentCode, name, itemKinds } = call.input;
    const ledger = readLedger(writing, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const accounts = readAccounts(writing, ledgerId);
    const parent = accounts.find((account) => account.code === parentCode);
    if (parent === undefined) return refuse({ code: "not-found", kind: "account" });
    // The program closes the year on these accounts themselves: with details below, nothing could be closed any more.
    const { into, carriedTo, appropriations } = systemOf(ledger.system).closing;
    if ([into, carriedTo, appropriations].some((code) => parent.code.startsWith(code)))
      return refuse({ code: "account-closes-year", accountCode: parent.code });
    const found = detailCode(accounts, parent, call.input);
    if (!found.ok) return found;
    if (levelOf(parent, accounts) >= mostLevels) return refuse({ code: "account-too-deep", most: mostLevels });
    if (itemKinds.length > mostDimensions) return refuse({ code: "too-many-dimensions", most: mostDimensions });
    const { takeOverOn } = call.input;
    const isFirst = isLeaf(parent, accounts);
    const refusal = isFirst ? firstDetailRefusal(writing, { ledger, parent, takeOverOn }) : undefined;
    if (refusal !== undefined) return refuse(refusal);
    const cards = isFirst ? cardsOnAccount(writing, parent.id) : [];
    if (cards.length > 0 && call.input.moveCards !== true)
      return refuse({ code: "account-has-cards", accountCode: parent.code, names: [...cards] });
    const id = call.newId<AccountId>();
    const { class: kind, normalSide } = parent;
    const { code } = found;
    const detail = { id, code, name, class: kind, normalSide, parentId: parent.id, itemKinds, isActive: true };
    insertAccount(writing, ledgerId, detail);
    const unit = call.input.unit ?? "";
    setUnit(writing, { ledgerId, accountId: id, unit });
    if (cards.length > 0) moveCards(writing, parent.id, id);
    const taken = isFirst
      ? takeOver(writing, call, { ledger, parent, detail: { ...detail, unit }, takeOverOn })
      : { ok: true as const, voucherId: null };
    if (!taken.ok) return taken;
    const { voucherId } = taken;
    return changed(
      { id, code, voucherId },
      { subject: `${ledger.name}：新增科目 ${code} ${name}`, facts: { code, name, itemKinds, unit, cards, voucherId } },
    );
  });

// First-level names and the details the accounting system asks for belong to the system, not to the office.
const isFixed = (account: Account): boolean =>
  account.parentId === null || details2023.some((detail) => detail.code === account.code);

/** Names of first-level and required accounts are fixed; one with a balance, active details or a bank account stays in use. */
export const changeAccount = (call: Call<"account.change">): Reply<"account.change"> =>
  change(call, (writing) => {
    const { id, name, itemKinds, isActive } = call.input;
    const account = readAccount(writing, id);
    if (account === undefined) return refuse({ code: "not-found", kind: "account" });
    const accounts = readAccounts(writing, account.ledgerId);
    if (isFixed(account) && name !== account.name) return refuse({ code: "in-use", kind: "accounting-system" });
    if (accounts.some((each) => each.id !== id && each.parentId === account.parentId && each.name === name)) {
      return refuse({ code: "name-taken", name });
    }
    if (itemKinds.length > mostDimensions) return refuse({ code: "too-many-dimensions", most: mostDimensions });
    // What is owed both ways is told apart by the first dimension: without it, months long closed would be netted.
    const keepsKinds = account.itemKinds.every((kind, at) => itemKinds[at] === kind);
    if (!keepsKinds && hasItems(writing, id)) return refuse({ code: "in-use", kind: "account-dimension" });
    const unit = call.input.unit ?? account.unit ?? "";
    // A quantity already counted would silently become one of another unit.
    if (unit !== (account.unit ?? "") && hasQuantities(writing, id)) return refuse({ code: "in-use", kind: "unit" });
    if (account.isActive && !isActive) {
      if (accounts.some((each) => each.parentId === id && each.isActive))
        return refuse({ code: "in-use", kind: "account" });
      const banks = readBankAccounts(writing, account.ledgerId);
      if (banks.some((bank) => bank.accountId === id && bank.isActive)) {
        return refuse({ code: "in-use", kind: "bank-account" });
      }
      const { balanceFen, hasUnposted } = accountStanding(writing, account);
      const cards = cardsOnAccount(writing, id);
      if (cards.length > 0) return refuse({ code: "account-has-cards", accountCode: account.code, names: [...cards] });
      if (balanceFen !== 0 || hasUnposted) return refuse({ code: "account-has-balance", accountCode: account.code });
    }
    updateAccount(writing, { id, name, itemKinds, isActive });
    setUnit(writing, { ledgerId: account.ledgerId, accountId: id, unit });
    const ledgerName = readLedger(writing, account.ledgerId)?.name ?? "";
    return changed(
      {},
      {
        subject: `${ledgerName}：修改科目 ${account.code} ${name}${isActive ? "" : "，停用"}`,
        facts: { code: account.code, nameBefore: account.name, name, itemKinds, isActive, unit },
      },
    );
  });
