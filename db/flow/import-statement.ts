import { shownNumber } from "./import-refusals.ts";
import type { OutputOf, ReadInput } from "#contract/contract.ts";
import type { Failure } from "#contract/failures.ts";
import { bringsNothing, compareWithKnown, type Comparison } from "#domain/bank/known-lines.ts";
import { withoutEarlyLines } from "#domain/bank/early-lines.ts";
import type { DraftRule } from "#domain/bank/draft-rules.ts";
import { lateMonths } from "#domain/bank/late-lines.ts";
import type { StatementGap } from "#domain/bank/opening-gap.ts";
import { contradictionOf } from "#domain/bank/other-account.ts";
import type { StatementLine } from "#domain/bank/statement.ts";
import { firstDayOf } from "#domain/core/dates.ts";
import { err, ok, type Result } from "#domain/core/result.ts";
import { readLiveBankAccounts, type BankAccountRow } from "#store/bank-account-rows.ts";
import { readCategories } from "#store/category-rows.ts";
import { readKnownLines } from "#store/known-line-rows.ts";
import { openMonthOf, readLedger } from "#store/ledger-rows.ts";
import { readPoolOfAccount, readPools } from "#store/pool-rows.ts";
import type { Reading } from "#store/query.ts";
import { sha256OfParts } from "#store/sha256.ts";
import { readImportOf } from "#store/statement-rows.ts";
import { assert } from "#domain/core/assert.ts";
import type { Instant } from "#domain/core/dates.ts";
import { bookOf, type Book } from "./book-facts.ts";
import { aroundAccount, gapsOf } from "./import-gaps.ts";
import { draftRulesOf, proposalFor, type Proposal } from "./draft-lines.ts";
import { readStatement, type OpenedFile, type ReadStatement } from "./read-statement.ts";

export type Known = ReturnType<typeof readKnownLines>[number];
export type ImportFailure = Failure<
  | "statement-unreadable"
  | "statement-refused"
  | "statement-other-account"
  | "statement-account-unknown"
  | "statement-contradicts"
  | "statement-already-imported"
  | "statement-before-start"
  | "account-is-pooled"
  | "ledger-not-started"
  | "file-too-large"
  | "not-found"
>;

/** All that an import would do, before it is done. The preview shows it; the commit does exactly it. */
export type PreparedImport = ReadStatement & {
  readonly account: BankAccountRow;
  readonly book: Book;
  readonly comparison: Comparison<StatementLine, Known>;
  /** Where it does not meet the lines known before and after it: to be accepted by a person. */
  readonly gaps: readonly StatementGap[];
  /** When the same bytes came into this account before; null when they never did. */
  readonly earlier: { readonly name: string; readonly importedAt: Instant } | null;
  /** What the office's rules say of a line, worked out when it is asked for: of a hundred thousand few are looked at. */
  readonly proposalOf: (line: StatementLine) => Proposal;
  readonly digest: string;
};

const plainNumber = (number: string): string => number.normalize("NFKC").replaceAll(/[^0-9A-Za-z]/g, "");

/** Which village account the file belongs to: its own number decides; a choice that contradicts the number is refused. */
const routeToAccount = (
  reading: Reading,
  chosen: ReadInput<"statement.preview">["bankAccountId"],
  number: string | null,
): Result<BankAccountRow, ImportFailure> => {
  const accounts = readLiveBankAccounts(reading);
  const pooled =
    (chosen === null ? undefined : readPoolOfAccount(reading, chosen)) ??
    readPools(reading).find((pool) => number !== null && plainNumber(pool.number) === plainNumber(number));
  if (pooled !== undefined) return err({ code: "account-is-pooled", poolName: pooled.name });
  const named = number === null ? undefined : accounts.find((each) => plainNumber(each.number) === plainNumber(number));
  const picked = chosen === null ? undefined : accounts.find((each) => each.id === chosen);
  if (chosen !== null && picked === undefined) return err({ code: "not-found", kind: "bank-account" });
  if (picked !== undefined && number !== null && picked.id !== named?.id) {
    const owner = named === undefined ? undefined : readLedger(reading, named.ledgerId);
    return err({ code: "statement-other-account", number, ledgerName: owner?.name ?? null });
  }
  const account = picked ?? named;
  const pool = account === undefined ? undefined : readPoolOfAccount(reading, account.id);
  if (pool !== undefined) return err({ code: "account-is-pooled", poolName: pool.name });
  return account === undefined ? err({ code: "statement-account-unknown", number }) : ok(account);
};

/** All that proposals and the days of vouchers come from beside the lines: the rules, the chart, the categories, the open month. */
const draftingFacts = (reading: Reading, book: Book, rules: readonly DraftRule[]): string =>
  JSON.stringify([rules, book.accounts, readCategories(reading), book.ledger.closedThrough, openMonthOf(book.ledger)]);

/** What a commit must find again: hashed line by line, because a statement may have a hundred thousand. */
const digestOf = (
  prepared: Omit<PreparedImport, "digest" | "proposalOf" | "source" | "bytes" | "book" | "earlier">,
  drafting: string,
): string => {
  const { hash, account, inspection, comparison, gaps } = prepared;
  const text = function* (): Generator<string> {
    yield JSON.stringify([hash, account.id, inspection.mapping, inspection.breaks, gaps]);
    yield drafting;
    for (const verdict of comparison.verdicts) {
      const { kind, line } = verdict;
      const identity = verdict.kind === "known" ? verdict.known.identityKey : verdict.identity;
      yield JSON.stringify([kind, line.row, line.amountFen, identity]);
    }
  };
  return sha256OfParts(text());
};

/** What of a statement the books can take: nothing before they began, which their opening balance holds already. */
const withinBooks = (
  book: Book,
  inspection: ReadStatement["inspection"],
): Result<ReadStatement["inspection"], Failure<"ledger-not-started" | "statement-before-start">> => {
  if (!book.isStarted) return err({ code: "ledger-not-started" });
  const within = withoutEarlyLines(inspection, firstDayOf(book.startMonth));
  const isAllEarly = inspection.lines.length > 0 && within.lines.length === 0;
  return isAllEarly ? err({ code: "statement-before-start", month: book.startMonth }) : ok(within);
};

/** An opened file and what was chosen for it. */
export type ImportWish = { readonly opened: OpenedFile; readonly input: Omit<ReadInput<"statement.preview">, "shown"> };

/** Routes, checks and compares an opened statement with the journal; writes nothing. */
export const prepareImport = (
  reading: Reading,
  { opened, input }: ImportWish,
  now: Instant,
): Result<PreparedImport, ImportFailure> => {
  const read = readStatement(reading, opened, input);
  const { inspection, hash } = read;
  if (inspection.refusals.length > 0) return err({ code: "statement-refused", refusals: [...inspection.refusals] });
  const routed = routeToAccount(reading, input.bankAccountId, inspection.account);
  if (!routed.ok)
    return routed.error.code === "statement-account-unknown"
      ? err({ ...routed.error, ...shownNumber(inspection.warnings) })
      : routed;
  const account = routed.value;
  const against = inspection.account === null ? contradictionOf(inspection, account) : undefined;
  if (against !== undefined) return err({ code: "statement-contradicts", ...against });
  const book = bookOf(reading, account.ledgerId, now);
  assert(book !== undefined, `ledger of bank account ${account.id}`);
  const within = withinBooks(book, inspection);
  if (!within.ok) return within;
  const { from, to, lines } = within.value;
  const known = from === null || to === null ? [] : readKnownLines(reading, account.id, { from, to });
  const comparison = compareWithKnown(lines, known, aroundAccount(reading, account));
  const earlier = readImportOf(reading, account.id, hash);
  if (earlier !== undefined && bringsNothing(comparison))
    return err({ code: "statement-already-imported", ...earlier });
  const gaps = bringsNothing(comparison)
    ? []
    : gapsOf(reading, account, { inspection: within.value, known, comparison });
  const rules = draftRulesOf(reading);
  const proposalOf = (line: StatementLine): Proposal =>
    proposalFor(book, { ...line, bankAccountId: account.id }, rules);
  const prepared = { ...read, inspection: within.value, earlier: earlier ?? null, account, book, comparison, gaps };
  return ok({ ...prepared, proposalOf, digest: digestOf(prepared, draftingFacts(reading, book, rules)) });
};

/** Which of some lines fall into closed months, and the month their vouchers will be dated in. */
export const lateLinesOf = (
  { book }: Pick<PreparedImport, "book">,
  lines: readonly StatementLine[],
): Pick<OutputOf<"statement.preview">, "lateMonths" | "openMonth"> => {
  const days = lines.map((line) => line.bookedOn);
  return { lateMonths: [...lateMonths(days, book.ledger.closedThrough)], openMonth: openMonthOf(book.ledger) };
};
