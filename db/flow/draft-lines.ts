import { draftRule } from "#contract/statement.ts";
import { detailFor } from "#domain/bank/detail-choice.ts";
import { voucherDayOf } from "#domain/bank/late-lines.ts";
import { splitAmount } from "#domain/bank/amount-split.ts";
import { proposeDraft, type DraftRule, type RuleResult, type SplitPart } from "#domain/bank/draft-rules.ts";
import { shippedDraftRules } from "#domain/bank/shipped-draft-rules.ts";
import type { Account } from "#domain/books/account.ts";
import type { LocalDate, Month } from "#domain/core/dates.ts";
import { fen, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, BankAccountId, CategoryId, LedgerId } from "#domain/core/ids.ts";
import type { Entry, VoucherContent } from "#domain/vouchers/voucher.ts";
import type { Reading } from "#store/query.ts";
import { hasSavedDraftRules, readDraftRuleTexts } from "#store/statement-rows.ts";
import type { Book } from "./book-facts.ts";

/** The office's own drafting rules, or the shipped ones until it has saved any; who deleted them all has none. */
export const draftRulesOf = (reading: Reading): readonly DraftRule[] => {
  const own = readDraftRuleTexts(reading).map((text): DraftRule => draftRule.parse(JSON.parse(text)));
  return own.length === 0 && !hasSavedDraftRules(reading) ? shippedDraftRules : own;
};

/** What a bank line says that its voucher needs. */
export type DraftedLine = {
  readonly bookedOn: LocalDate;
  readonly amountFen: Fen;
  readonly isReversal: boolean;
  readonly counterpartyName: string;
  readonly serial: string | null;
};

/** One account of the other side of a bank line: where how much of the money came from or went, in fen without sign. */
export type CounterSide = {
  readonly accountId: AccountId;
  readonly categoryId: CategoryId | null;
  readonly amountFen: Fen;
};

/** The other side and what the voucher is called. The amounts of `sides` add up to the line's. */
export type CounterSides = { readonly summary: string; readonly sides: readonly CounterSide[] };

/**
 * A voucher with the bank on one side and the counter accounts on the other: money in debits the bank, money out credits it.
 * What the bank reversed (冲正) stands as a red amount on the side it takes back, so that turnovers equal the statement's.
 * The bank's slip is noted as its document, without a paper yet: a line alone is no source document. A line of a closed month
 * is dated in the open one.
 */
export const contentOfLine = (
  line: DraftedLine,
  { summary, sides }: CounterSides,
  books: { readonly ledgerId: LedgerId; readonly bankAccountId: AccountId; readonly closedThrough: Month | null },
): VoucherContent => {
  const amount = fen(Math.abs(line.amountFen));
  const isReceipt = line.amountFen > 0 !== line.isReversal;
  const bookedFen = line.isReversal ? fen(-amount) : amount;
  const common = { summary, items: [] };
  const bankEntry: Entry = {
    ...common,
    accountId: books.bankAccountId,
    debitFen: isReceipt ? bookedFen : zeroFen,
    creditFen: isReceipt ? zeroFen : bookedFen,
    categoryId: null,
  };
  const counterEntries = sides.map((side): Entry => {
    const sideFen = line.isReversal ? fen(-side.amountFen) : side.amountFen;
    return {
      ...common,
      accountId: side.accountId,
      debitFen: isReceipt ? zeroFen : sideFen,
      creditFen: isReceipt ? sideFen : zeroFen,
      categoryId: side.categoryId,
    };
  });
  return {
    ledgerId: books.ledgerId,
    onDate: voucherDayOf(line.bookedOn, books.closedThrough),
    paperCount: 0,
    entries: isReceipt ? [bankEntry, ...counterEntries] : [...counterEntries, bankEntry],
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

/** One account a line would be booked to, with its share in fen without sign. */
export type ProposedPart = {
  readonly account: Account;
  readonly categoryCode: string | null;
  readonly amountFen: Fen;
};

/**
 * Where a rule would book a line: `account` is undefined and `parts` empty when a person must say. A line that is not split
 * has one part.
 */
export type Proposal = {
  readonly ruleName: string;
  readonly account: Account | undefined;
  readonly parts: readonly ProposedPart[];
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

type RuledLine = Parameters<typeof proposeDraft>[0];
type Wanted = { readonly accountCode: string; readonly detailName: string | null };

/** An account a rule can fill in by itself: it exists, is used, and asks for no auxiliary item. */
const usableLeaf = (book: Book, { accountCode, detailName }: Wanted): Account | undefined => {
  const account = leafNamed(book, accountCode, detailName);
  return account !== undefined && account.itemKinds.length === 0 ? account : undefined;
};

/** All parts of a split, or none: half a split is no proposal. */
const splitParts = (book: Book, parts: readonly SplitPart[], amountFen: Fen): readonly ProposedPart[] => {
  const split = splitAmount(
    amountFen,
    parts.map(({ share }) => share),
  );
  if (!split.ok) return [];
  const found = parts.flatMap((part, at): readonly ProposedPart[] => {
    const account = usableLeaf(book, part);
    const own = split.value[at];
    return account === undefined || own === undefined
      ? []
      : [{ account, categoryCode: part.categoryCode, amountFen: own }];
  });
  return found.length === parts.length ? found : [];
};

const partsOf = (book: Book, result: RuleResult, line: RuledLine): readonly ProposedPart[] => {
  const amountFen = fen(Math.abs(line.amountFen));
  switch (result.kind) {
    case "propose": {
      const account = usableLeaf(book, result);
      return account === undefined ? [] : [{ account, categoryCode: result.categoryCode, amountFen }];
    }
    case "split":
      return splitParts(book, result.parts, amountFen);
    case "ask": {
      const text = `${line.purpose} ${line.remark} ${line.summary}`;
      const account = suggestedAccount(book, result.suggestedAccountCode, text);
      // An account that asks for auxiliary items cannot be filled in by a rule.
      return account === undefined || account.itemKinds.length > 0 ? [] : [{ account, categoryCode: null, amountFen }];
    }
  }
};

/** How the office's rules would draft a line in this ledger. */
export const proposalFor = (
  book: Book,
  line: RuledLine & { readonly bankAccountId: BankAccountId },
  rules: readonly DraftRule[],
): Proposal => {
  const proposal = proposeDraft({ ...line, villageId: book.ledger.villageId }, rules);
  const parts = proposal.rule === null ? [] : partsOf(book, proposal.result, line);
  const ruleName = proposal.rule?.name ?? "";
  return { ruleName, account: parts[0]?.account, parts, summary: proposal.summary };
};
