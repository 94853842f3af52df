import { draftRule } from "#contract/statement.ts";
import { detailFor } from "#domain/bank/detail-choice.ts";
import { voucherDayOf } from "#domain/bank/late-lines.ts";
import { proposeDraft, type DraftProposal, type DraftRule } from "#domain/bank/draft-rules.ts";
import { shippedDraftRules } from "#domain/bank/shipped-draft-rules.ts";
import type { Account } from "#domain/books/account.ts";
import type { LocalDate, Month } from "#domain/core/dates.ts";
import { fen, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, CategoryId, LedgerId } from "#domain/core/ids.ts";
import type { Entry, VoucherContent } from "#domain/vouchers/voucher.ts";
import type { Reading } from "#store/query.ts";
import { readDraftRuleTexts } from "#store/statement-rows.ts";
import type { Book } from "./book-facts.ts";

/** The office's own drafting rules, or the shipped ones until it has saved any. */
export const draftRulesOf = (reading: Reading): readonly DraftRule[] => {
  const own = readDraftRuleTexts(reading).map((text): DraftRule => draftRule.parse(JSON.parse(text)));
  return own.length === 0 ? shippedDraftRules : own;
};

/** What a bank line says that its voucher needs. */
export type DraftedLine = {
  readonly bookedOn: LocalDate;
  readonly amountFen: Fen;
  readonly isReversal: boolean;
  readonly counterpartyName: string;
  readonly serial: string | null;
};

/** The other side of a bank line: where the money came from or went. */
export type CounterSide = {
  readonly accountId: AccountId;
  readonly categoryId: CategoryId | null;
  readonly summary: string;
};

/**
 * A voucher with the bank on one side and the counter account on the other: money in debits the bank, money out credits it.
 * What the bank reversed (冲正) stands as a red amount on the side it takes back, so that turnovers equal the statement's.
 * The bank's slip is noted as its document, without a paper yet: a line alone is no source document. A line of a closed month
 * is dated in the open one.
 */
export const contentOfLine = (
  line: DraftedLine,
  counter: CounterSide,
  books: { readonly ledgerId: LedgerId; readonly bankAccountId: AccountId; readonly closedThrough: Month | null },
): VoucherContent => {
  const amount = fen(Math.abs(line.amountFen));
  const isReceipt = line.amountFen > 0 !== line.isReversal;
  const bookedFen = line.isReversal ? fen(-amount) : amount;
  const common = { summary: counter.summary, items: [] };
  const bankEntry: Entry = {
    ...common,
    accountId: books.bankAccountId,
    debitFen: isReceipt ? bookedFen : zeroFen,
    creditFen: isReceipt ? zeroFen : bookedFen,
    categoryId: null,
  };
  const counterEntry: Entry = {
    ...common,
    accountId: counter.accountId,
    debitFen: isReceipt ? zeroFen : bookedFen,
    creditFen: isReceipt ? bookedFen : zeroFen,
    categoryId: counter.categoryId,
  };
  return {
    ledgerId: books.ledgerId,
    onDate: voucherDayOf(line.bookedOn, books.closedThrough),
    paperCount: 0,
    entries: isReceipt ? [bankEntry, counterEntry] : [counterEntry, bankEntry],
    documents: [
      {
        kind: "bank-slip",
        number: line.serial ?? "",
        onDate: line.bookedOn,
        amountFen: amount,
        party: line.counterpartyName.slice(0, 100),
        note: "",
      },
    ],
    approvals: [],
  };
};

const leafNamed = (book: Book, code: string, detailName: string | null): Account | undefined => {
  const account = book.accounts.find((each) => each.code === code);
  if (account === undefined || (book.isLeaf(account.id) && account.isActive)) return account;
  const details = book.accounts.filter((each) => each.parentId === account.id && each.isActive && book.isLeaf(each.id));
  return detailName === null ? undefined : details.find((each) => each.name.includes(detailName));
};

/** Where a rule would book a line: `account` is undefined when a person must say. */
export type Proposal = {
  readonly ruleName: string;
  readonly account: Account | undefined;
  readonly categoryCode: string | null;
  readonly summary: string;
};

/** The account a rule suggests, or the detail below it that the bank's words point at. */
const suggestedAccount = (book: Book, code: string | null, text: string): Account | undefined => {
  const account = book.accounts.find((each) => each.code === code);
  if (account === undefined || book.isLeaf(account.id)) return account;
  const details = book.accounts.filter(
    (each) => each.code.startsWith(account.code) && each.isActive && book.isLeaf(each.id),
  );
  return detailFor(details, account.name, text);
};

const proposalFrom = (book: Book, proposal: DraftProposal, text: string): Proposal => {
  const { summary } = proposal;
  if (proposal.rule === null) return { ruleName: "", account: undefined, categoryCode: null, summary };
  const { rule, result } = proposal;
  const account =
    result.kind === "propose"
      ? leafNamed(book, result.accountCode, result.detailName)
      : suggestedAccount(book, result.suggestedAccountCode, text);
  // An account that asks for auxiliary items cannot be filled in by a rule.
  const isUsable = account !== undefined && account.itemKinds.length === 0;
  return {
    ruleName: rule.name,
    account: isUsable ? account : undefined,
    categoryCode: result.kind === "propose" ? result.categoryCode : null,
    summary,
  };
};

/** How the office's rules would draft a line in this ledger. */
export const proposalFor = (
  book: Book,
  line: Parameters<typeof proposeDraft>[0],
  rules: readonly DraftRule[],
): Proposal => proposalFrom(book, proposeDraft(line, rules), `${line.purpose} ${line.remark} ${line.summary}`);
