import type { StatementLine } from "#domain/bank/statement.ts";
import type { AccountId, BankLineId, VoucherId } from "#domain/core/ids.ts";
import { checkDraft } from "#domain/vouchers/check-content.ts";
import { matchLine } from "#store/bank-match-rows.ts";
import { readCategories } from "#store/category-rows.ts";
import type { Writing } from "#store/query.ts";
import { insertDraft } from "#store/voucher-rows.ts";
import type { Book } from "./book-facts.ts";
import { callerOf, type Caller, type Surroundings } from "./call.ts";
import { contentOfLine, type Proposal } from "./draft-lines.ts";
import { judgeDraft } from "./judge-draft.ts";

type Acting = Pick<Surroundings, "now" | "newId"> & { readonly caller: Caller | null; readonly name: string };

/** A line that has just come into a bank account, and what the office's rules say of it. */
export type RuledLine = {
  readonly proposal: Proposal | undefined;
  readonly book: Book;
  /** The account in the books the bank account is kept in. */
  readonly bankAccountId: AccountId;
  readonly line: StatementLine;
  readonly lineId: BankLineId;
};

/** Drafts a voucher where a rule names the accounts, and ties the line to it; answers whether it did. */
export const draftByRules = (writing: Writing, call: Acting, ruled: RuledLine): boolean => {
  const { proposal, book, bankAccountId, line, lineId } = ruled;
  if (proposal === undefined || proposal.parts.length === 0 || line.isReversal) return false;
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
  const id = call.newId<VoucherId>();
  const by = callerOf(call).id;
  const draft = { id, kind: "ordinary", content, preparedBy: by, preparedAt: call.now() } as const;
  insertDraft(writing, { ...draft, correctsId: null, correctsReason: null });
  const entryLine = content.entries.findIndex((entry) => entry.accountId === bankAccountId) + 1;
  const { ruleName } = proposal;
  matchLine(writing, { lineId, voucherId: id, line: entryLine, how: "drafted", ruleName, by, at: call.now() });
  judgeDraft(writing, call, id);
  return true;
};
