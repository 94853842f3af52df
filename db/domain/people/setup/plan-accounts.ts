import { isDetailCode, nextDetailCode, nextItemCode } from "#domain/books/account-code.ts";
import { bankDetailName, isAccountNumber, plainAccountNumber } from "#domain/books/bank-account-number.ts";
import { knownCodes } from "#domain/books/chart-2023.ts";
import type { LedgerDraft, OfficeNow, PlanAccount, PlanBank } from "./plan.ts";
import type { RowReader } from "./row-reading.ts";
import { itemKindWords } from "./words.ts";

export type Drafts = ReadonlyMap<string, LedgerDraft>;

/** The ledger a row names, reported when there is none. */
export const draftOf = (row: RowReader, drafts: Drafts): LedgerDraft | undefined => {
  const name = row.text("账套名称", 80);
  const draft = drafts.get(name);
  if (draft === undefined && name !== "") row.fault("账套名称", "ledger-unknown");
  return draft;
};

export const isPlanLeaf = (draft: LedgerDraft, code: string): boolean =>
  draft.accounts.every((account) => account.parentCode !== code);

const addToDraft = (draft: LedgerDraft, account: PlanAccount): void => {
  draft.accounts.push(account);
  draft.newAccounts.push(account);
};

/** Rows that give their code first, so that numbers given out cannot take one named further down. */
const codedFirst = (rows: readonly RowReader[], header: string): readonly RowReader[] => [
  ...rows.filter((row) => !row.isEmpty(header)),
  ...rows.filter((row) => row.isEmpty(header)),
];

const codesOf = (draft: LedgerDraft): readonly string[] => draft.accounts.map((account) => account.code);

const planAccount = (row: RowReader, drafts: Drafts): void => {
  const draft = draftOf(row, drafts);
  const parentCode = row.text("上级科目编码", 15);
  const wanted = row.optionalText("科目编码", 15);
  const name = row.text("科目名称", 60);
  const kinds = row.wordList("辅助核算", itemKindWords);
  const parent = draft?.accounts.find((account) => account.code === parentCode);
  if (draft === undefined || parentCode === "") return;
  if (parent === undefined) {
    row.fault("上级科目编码", "account-unknown");
    return;
  }
  if (isPlanLeaf(draft, parentCode)) {
    if (draft.usedCodes.has(parentCode)) row.fault("上级科目编码", "account-has-balance");
    if (draft.bankCodes.has(parentCode)) row.fault("上级科目编码", "account-has-bank");
  }
  const code = wanted === "" ? nextDetailCode(parentCode, codesOf(draft)) : wanted;
  if (code === undefined || !isDetailCode(parentCode, code)) row.fault("科目编码", "account-code-bad");
  else if (codesOf(draft).includes(code)) row.fault("科目编码", "duplicate");
  else if (draft.accounts.some((account) => account.parentCode === parentCode && account.name === name)) {
    row.fault("科目名称", "duplicate");
  } else {
    addToDraft(draft, { code, name, parentCode, itemKinds: kinds.length > 0 ? kinds : parent.itemKinds });
  }
};

export const planAccounts = (rows: readonly RowReader[], drafts: Drafts): void => {
  for (const row of codedFirst(rows, "科目编码")) planAccount(row, drafts);
};

export const planItems = (rows: readonly RowReader[], drafts: Drafts): void => {
  for (const row of codedFirst(rows, "编码")) {
    const draft = draftOf(row, drafts);
    const kind = row.word("类别", itemKindWords);
    const wanted = row.optionalText("编码", 20);
    const name = row.text("名称", 80);
    const bankAccount = plainAccountNumber(row.optionalText("银行账号", 40));
    const note = row.optionalText("备注", 200);
    if (draft === undefined || kind === undefined) continue;
    const sameKind = draft.items.filter((item) => item.kind === kind);
    const code = wanted === "" ? nextItemCode(sameKind.map((item) => item.code)) : wanted;
    if (sameKind.some((item) => item.code === code)) row.fault("编码", "duplicate");
    // Two items of one name could not be told apart where openings name them.
    else if (name !== "" && sameKind.some((item) => item.name === name)) row.fault("名称", "duplicate");
    else {
      draft.items.push({ kind, code, name });
      draft.newItems.push({ kind, code, name, bankAccount, note });
    }
  }
};

/** The account code a bank account gets, adding a detail below 102 when the code is new; `undefined` when refused. */
const bankCode = (row: RowReader, draft: LedgerDraft, detailName: string): string | undefined => {
  const wanted = row.optionalText("科目编码", 15);
  const existing = draft.accounts.find((account) => account.code === wanted);
  if (existing !== undefined) {
    const isOurs = existing.code.startsWith(knownCodes.bank) && isPlanLeaf(draft, existing.code);
    if (!isOurs || draft.bankCodes.has(wanted)) {
      row.fault("科目编码", draft.bankCodes.has(wanted) ? "duplicate" : "account-code-bad");
      return undefined;
    }
    return wanted;
  }
  const code = wanted === "" ? nextDetailCode(knownCodes.bank, codesOf(draft)) : wanted;
  if (code === undefined || !isDetailCode(knownCodes.bank, code)) {
    row.fault("科目编码", "account-code-bad");
    return undefined;
  }
  const isFirst = isPlanLeaf(draft, knownCodes.bank);
  if (isFirst && (draft.usedCodes.has(knownCodes.bank) || draft.bankCodes.has(knownCodes.bank))) {
    row.fault("科目编码", "account-has-balance");
    return undefined;
  }
  const isNamed = draft.accounts.some(
    (account) => account.parentCode === knownCodes.bank && account.name === detailName,
  );
  const name = isNamed ? `${detailName.slice(0, 54)}-${code}` : detailName;
  addToDraft(draft, { code, name, parentCode: knownCodes.bank, itemKinds: [] });
  return code;
};

export const planBanks = (
  rows: readonly RowReader[],
  drafts: Drafts,
  now: OfficeNow,
): ReadonlyMap<string, PlanBank> => {
  const byNumber = new Map<string, PlanBank>();
  for (const row of codedFirst(rows, "科目编码")) {
    const draft = draftOf(row, drafts);
    const bankName = row.text("开户银行", 60);
    const number = plainAccountNumber(row.text("账号", 40));
    const name = row.text("户名", 100);
    if (number !== "" && !isAccountNumber(number)) row.fault("账号", "account-number-bad");
    if (byNumber.has(number) && number !== "") row.fault("账号", "duplicate");
    else if (now.bankNumbers.has(number)) row.fault("账号", "already-there");
    if (draft === undefined) continue;
    const accountCode = bankCode(row, draft, bankDetailName(bankName, number));
    if (accountCode === undefined) continue;
    const bank = { accountCode, bankName, number, name };
    draft.bankCodes.add(accountCode);
    draft.newBanks.push(bank);
    byNumber.set(number, bank);
  }
  return byNumber;
};
