import { firstLevelCode, type Account } from "#domain/books/account.ts";
import { categoriesIn } from "#domain/books/category.ts";
import { pettyWordsOf, pettyWords } from "#domain/checks/petty-cash.ts";
import { rulesFor } from "#domain/checks/rule.ts";
import { claimTotal, type ClaimContent } from "#domain/claims/claim.ts";
import type { ApprovalRole } from "#domain/claims/papers.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { zeroFen } from "#domain/core/fen.ts";
import type { AccountId, LedgerId } from "#domain/core/ids.ts";
import type { Approval, Entry, VoucherContent } from "#domain/vouchers/voucher.ts";
import { readAccounts } from "#store/account-rows.ts";
import { readBankAccounts } from "#store/bank-account-rows.ts";
import { readCategories, type CategoryRow } from "#store/category-rows.ts";
import { readLedger, systemOfLedger } from "#store/ledger-rows.ts";
import type { Reading } from "#store/query.ts";
import { readApprovedRules } from "#store/rule-rows.ts";

/** The leaf account that an expense of a category is booked on: its own, else one that bears its name, else the first below it. */
const accountOfCategory = (category: CategoryRow, accounts: readonly Account[]): Account | undefined => {
  const parents = new Set(accounts.map((account) => account.parentId));
  const leaves = accounts.filter(
    (account) => account.isActive && !parents.has(account.id) && account.code.startsWith(category.accountCode),
  );
  return (
    leaves.find((account) => account.code === category.accountCode) ??
    leaves.find((account) => account.name === category.name) ??
    leaves[0]
  );
};

/** The account petty cash is kept on, called as the rule about petty cash (K13) calls it, 备用金 where there is none. */
const pettyAccountOf = (
  reading: Reading,
  { ledgerId, onDate }: Pick<ClaimBooking, "ledgerId" | "onDate">,
  leaves: readonly Account[],
): Account | undefined => {
  const ledger = readLedger(reading, ledgerId);
  const rules =
    ledger === undefined ? [] : rulesFor(readApprovedRules(reading, onDate), { ledger, on: onDate }).map(pettyWordsOf);
  const words = new Set([...rules.flat(), ...pettyWords([])]);
  return [...words].flatMap((word) => leaves.find(({ name }) => name.includes(word)) ?? [])[0];
};

/**
 * Where the money of a claim comes from when nobody says otherwise: the first bank account in use, cash (101), or, for what the
 * village paid already, its petty cash: on cash it would leave the safe twice, when petty cash was drawn and here.
 */
const moneyAccountOf = (
  reading: Reading,
  { ledgerId, onDate, content: { form } }: Pick<ClaimBooking, "ledgerId" | "onDate" | "content">,
  accounts: readonly Account[],
): Account | undefined => {
  const parents = new Set(accounts.map((account) => account.parentId));
  const leaves = accounts.filter((account) => account.isActive && !parents.has(account.id));
  const petty = form === "prepaid" ? pettyAccountOf(reading, { ledgerId, onDate }, leaves) : undefined;
  if (petty !== undefined) return petty;
  const cash = accounts.find((account) => firstLevelCode(account.code) === "101" && !parents.has(account.id));
  if (form !== "transfer") return cash;
  const banks = readBankAccounts(reading, ledgerId).filter((bank) => bank.isActive);
  return accounts.find((account) => account.code === banks[0]?.accountCode) ?? cash;
};

export type ClaimBooking = {
  readonly ledgerId: LedgerId;
  readonly onDate: LocalDate;
  readonly content: ClaimContent;
  readonly approvals: readonly Approval[];
  readonly moneyAccountId?: AccountId | null;
};

/**
 * A claim as the voucher it will become: what the rules judge and what is drafted are one and the same. `missing` names a
 * category that no account of the ledger books.
 */
export const bookingOf = (
  reading: Reading,
  { ledgerId, onDate, content, approvals, moneyAccountId = null }: ClaimBooking,
): { readonly content: VoucherContent; readonly missing: string | null } => {
  const accounts = readAccounts(reading, ledgerId);
  const categories = new Map(
    categoriesIn(systemOfLedger(reading, ledgerId), readCategories(reading, onDate)).map((each) => [each.id, each]),
  );
  const missing: string[] = [];
  const spent = content.lines.flatMap((line): Entry[] => {
    const category = categories.get(line.categoryId);
    const account = category === undefined ? undefined : accountOfCategory(category, accounts);
    if (account === undefined) {
      missing.push(category?.name ?? "");
      return [];
    }
    const { summary, amountFen, categoryId, projectItemId = null } = line;
    const items = projectItemId === null ? [] : [{ kind: "project" as const, itemId: projectItemId }];
    return [{ summary, accountId: account.id, debitFen: amountFen, creditFen: zeroFen, categoryId, items }];
  });
  const moneyId = moneyAccountId ?? moneyAccountOf(reading, { ledgerId, onDate, content }, accounts)?.id;
  const paid: readonly Entry[] =
    moneyId === undefined
      ? []
      : [
          {
            summary: content.purpose,
            accountId: moneyId,
            debitFen: zeroFen,
            creditFen: claimTotal(content.lines),
            categoryId: null,
            items: [],
          },
        ];
  return {
    content: {
      ledgerId,
      onDate,
      paperCount: content.documents.length,
      entries: [...spent, ...paid],
      documents: content.documents.map(({ elements: _elements, ...document }) => ({
        ...document,
        party: document.party === "" ? content.payee : document.party,
        handler: content.handler,
      })),
      approvals: [...approvals],
    },
    missing: missing[0] ?? null,
  };
};

/** Roles whose signature a later step brings, as approvals not yet dated: what is still to come does not hold a claim. */
export const approvalsToCome = (roles: readonly ApprovalRole[], onDate: LocalDate): readonly Approval[] =>
  roles.map((role) => ({ role, name: "", onDate }));
