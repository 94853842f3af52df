import type { StatementLine } from "#domain/bank/statement.ts";
import type { AccountId, BankLineId } from "#domain/core/ids.ts";
import { checkDraft } from "#domain/vouchers/check-content.ts";
import { readCategories } from "#store/category-rows.ts";
import type { Writing } from "#store/query.ts";
import type { Book } from "./book-facts.ts";
import { contentOfLine, type Proposal } from "./draft-lines.ts";
import { draftForLines, type Drafting } from "./draft-voucher.ts";

/** A line that has just come into a bank account, and what the office's rules say of it. */
export type RuledLine = {
  readonly proposal: Proposal;
  readonly book: Book;
  /** The account in the books the bank account is kept in. */
  readonly bankAccountId: AccountId;
  readonly line: StatementLine;
  readonly lineId: BankLineId;
};

/** Drafts a voucher where a rule names the accounts, and ties the line to it; answers whether it did. */
export const draftByRules = (writing: Writing, call: Drafting, ruled: RuledLine): boolean => {
  const { proposal, book, bankAccountId, line, lineId } = ruled;
  if (proposal.parts.length === 0 || line.isReversal) return false;
  const categories = readCategories(writing);
  const sides = proposal.parts.map(({ account, categoryCode, amountFen }) => ({
    accountId: account.id,
    categoryId: categories.find((each) => each.code === categoryCode)?.id ?? null,
    amountFen,
  }));
  const content = contentOfLine(
    line,
    { summary: proposal.summary.slice(0, 200), sides },
    { ledgerId: book.ledger.id, bankAccountId, closedThrough: book.ledger.closedThrough },
  );
  if (!checkDraft(content, book).ok) return false;
  const entryLine = content.entries.findIndex((entry) => entry.accountId === bankAccountId) + 1;
  draftForLines(writing, call, { content, ties: [{ lineId, line: entryLine }], ruleName: proposal.ruleName });
  return true;
};
