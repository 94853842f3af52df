import { fen, sumOf, yuanTextFromFen, type Fen } from "#domain/core/fen.ts";
import { plainAccountNumber } from "#domain/books/bank-account-number.ts";
import type { LedgerDraft, PlanAccount, PlanBank, PlanOpening } from "./plan.ts";
import { draftOf, isPlanLeaf, type Drafts } from "./plan-accounts.ts";
import type { RowReader } from "./row-reading.ts";
import { itemKindWords } from "./words.ts";

const fullNameOf = (draft: LedgerDraft, account: PlanAccount): string => {
  const parent = draft.accounts.find((each) => each.code === account.parentCode);
  return parent === undefined ? account.name : `${fullNameOf(draft, parent)}-${account.name}`;
};

/** The account a cell names by code, by full name, or by the number of a bank account of the same file. */
const accountNamed = (
  draft: LedgerDraft,
  text: string,
  banks: ReadonlyMap<string, PlanBank>,
): PlanAccount | undefined => {
  const bank = banks.get(plainAccountNumber(text));
  const code = bank !== undefined && draft.newBanks.includes(bank) ? bank.accountCode : text;
  return (
    draft.accounts.find((account) => account.code === code) ??
    draft.accounts.find((account) => account.parentCode !== null && fullNameOf(draft, account) === text) ??
    draft.accounts.find((account) => account.parentCode === null && account.name === text)
  );
};

/** The item of a row: null when none is named, `undefined` when what is named cannot be used. */
const itemNamed = (row: RowReader, draft: LedgerDraft, account: PlanAccount): PlanOpening["item"] | undefined => {
  const hasKind = !row.isEmpty("辅助类别");
  const named = row.optionalText("辅助项目", 80);
  if (!hasKind && named === "") return row.isEmpty("辅助项目") ? null : undefined;
  const kind = hasKind
    ? row.word("辅助类别", itemKindWords)
    : account.itemKinds.length === 1
      ? account.itemKinds[0]
      : undefined;
  if (kind === undefined) {
    if (!hasKind) row.fault("辅助类别", account.itemKinds.length === 0 ? "item-not-allowed" : "required");
    return undefined;
  }
  if (!account.itemKinds.includes(kind)) {
    row.fault("辅助类别", "item-not-allowed");
    return undefined;
  }
  const sameKind = draft.items.filter((each) => each.kind === kind);
  const item = sameKind.find((each) => each.code === named) ?? sameKind.find((each) => each.name === named);
  if (item === undefined) row.fault("辅助项目", named === "" && row.isEmpty("辅助项目") ? "required" : "item-unknown");
  return item === undefined ? undefined : { kind, code: item.code };
};

/** Debit-positive; exactly one side is filled. */
const amountOf = (row: RowReader): Fen | undefined => {
  const debit = row.amount("借方余额");
  const credit = row.amount("贷方余额");
  const isDebitEmpty = row.isEmpty("借方余额");
  const isCreditEmpty = row.isEmpty("贷方余额");
  if (!isDebitEmpty && !isCreditEmpty) {
    // A zero beside the amount is how many programs print the empty side.
    if (debit === undefined || credit === undefined) return undefined;
    if (debit !== 0 && credit !== 0) row.fault("贷方余额", "both-sides");
    return fen(debit - credit);
  }
  if (isDebitEmpty && isCreditEmpty) row.fault("借方余额", "amount-missing");
  return debit ?? (credit === undefined ? undefined : fen(-credit));
};

const planOpening = (row: RowReader, drafts: Drafts, banks: ReadonlyMap<string, PlanBank>): LedgerDraft | undefined => {
  const draft = draftOf(row, drafts);
  const text = row.text("科目", 200);
  const amountFen = amountOf(row);
  if (draft === undefined || text === "") return undefined;
  if (draft.isStarted) row.fault("账套名称", "ledger-started");
  else if (draft.hasOpenings) row.fault("账套名称", "already-there");
  const account = accountNamed(draft, text, banks);
  if (account === undefined) {
    row.fault("科目", "account-unknown");
    return undefined;
  }
  if (!isPlanLeaf(draft, account.code)) {
    row.fault("科目", "account-not-leaf");
    return undefined;
  }
  const item = itemNamed(row, draft, account);
  if (item === undefined || amountFen === undefined) return undefined;
  const isTwice = draft.openings.some(
    (each) => each.accountCode === account.code && each.item?.kind === item?.kind && each.item?.code === item?.code,
  );
  if (isTwice) {
    row.fault(item === null ? "科目" : "辅助项目", "duplicate");
    return undefined;
  }
  draft.openings.push({ accountCode: account.code, item, amountFen });
  return draft;
};

/** Openings must balance ledger by ledger; a ledger with a wrong row is not summed up, its total would say nothing. */
export const planOpenings = (
  rows: readonly RowReader[],
  drafts: Drafts,
  banks: ReadonlyMap<string, PlanBank>,
): void => {
  const firstRows = new Map<string, RowReader>();
  const broken = new Set<string>();
  for (const row of rows) {
    const name = row.row.cells.get("账套名称")?.cell.text ?? "";
    if (!firstRows.has(name)) firstRows.set(name, row);
    if (planOpening(row, drafts, banks) === undefined) broken.add(name);
  }
  for (const draft of drafts.values()) {
    const differenceFen = sumOf(draft.openings, (opening) => opening.amountFen);
    if (differenceFen === 0 || broken.has(draft.name)) continue;
    firstRows.get(draft.name)?.fault("账套名称", "not-balanced", `${draft.name} ${yuanTextFromFen(differenceFen)}`);
  }
};
