import { isMoreThanShare } from "#domain/core/share.ts";
import { fen, sumOf, zeroFen } from "#domain/core/fen.ts";
import { periodNameOf } from "#domain/caps/cap.ts";
import { yearOf } from "#domain/core/dates.ts";
import { isDebtAccount } from "#domain/books/accounting-system.ts";
import type { DocumentKind } from "#domain/vouchers/voucher.ts";
import type { VoteGround } from "#domain/caps/vote.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import { isUnbudgeted } from "./budget-rule.ts";
import { borrowedUnder } from "./dealing-words.ts";
import type { Hit, HitFact } from "./hit.ts";
import { hitBy } from "./hit-by.ts";
import type { PlainParameters } from "./plain-rule.ts";
import type { RuleVersion } from "./rule.ts";
import { categoriesInScope, spentInScope } from "./scope.ts";
import { firstCodeOf, type Spending } from "./spending.ts";
import { isAgreedTo, otherVotes, votesAbout } from "./vote-ground.ts";

type Entry = Spending["content"]["entries"][number];

const hasPaper = (spending: Spending, kind: DocumentKind): boolean =>
  spending.content.documents.some((document) => document.kind === kind);

type Event = "any" | "unbudgeted" | "list";

/** What about a spending makes K02 ask: anything in the scope, or only what no budget has or what goes out by a list. */
const eventOf = (
  { flags }: PlainParameters,
  spending: Spending,
  categoryIds: readonly CategoryId[],
): Event | undefined => {
  const [unbudgeted, lists] = [flags["onlyUnbudgeted"] === true, flags["onlyLists"] === true];
  if (!unbudgeted && !lists) return "any";
  if (unbudgeted && categoryIds.some((id) => isUnbudgeted(spending, id))) return "unbudgeted";
  const isListed = hasPaper(spending, "list") || spending.around.payLists.length > 0;
  return lists && isListed ? "list" : undefined;
};

/** Whose vote K02 asks for; null where any will do. */
const neededBody = ({ flags }: PlainParameters) => ({
  body: flags["needsAssembly"] === true ? ("assembly" as const) : null,
  track: flags["onlyTrackA"] === true ? ("A" as const) : flags["onlyTrackB"] === true ? ("B" as const) : null,
});

/** K02: from an amount on, spending in the scope needs a resolution in force that is about it and that the voucher names. */
export const findUndecided = (rule: RuleVersion, parameters: PlainParameters, spending: Spending): readonly Hit[] => {
  const part = spentInScope(parameters, spending);
  const fromFen = parameters.amounts["fromFen"] ?? zeroFen;
  const isExclusive = parameters.flags["isExclusive"] === true;
  if (part === undefined || (isExclusive ? part.amountFen <= fromFen : part.amountFen < fromFen)) return [];
  const event = eventOf(parameters, spending, part.categoryIds);
  if (event === undefined) return [];
  const needed = neededBody(parameters);
  const isOfBody = ({ body, track }: VoteGround): boolean =>
    (needed.body === null || body === needed.body) && (needed.track === null || track === needed.track);
  const grounds = spending.grounds.filter(isOfBody);
  const others = spending.grounds.filter((ground) => !isOfBody(ground)).map(({ number }) => number);
  const votes = votesAbout({ ...spending, grounds }, (categoryId) => part.categoryIds.includes(categoryId));
  if (votes.isVoted) return [];
  const facts = {
    categoryName: part.names,
    amountFen: part.amountFen,
    fromFen,
    isExclusive,
    ...(event === "any" ? {} : { event }),
    ...(needed.body === null ? {} : { neededBody: needed.body }),
    ...(needed.track === null ? {} : { neededTrack: needed.track }),
    ...(others.length === 0 ? {} : { othersAside: others }),
    ...(votes.aside.length === 0 ? {} : { votesAside: [...votes.aside] }),
  };
  return [hitBy(rule, { line: part.line, facts })];
};

const totalHit = (
  rule: RuleVersion,
  given: {
    readonly line: number;
    readonly facts: Readonly<Record<string, HitFact>>;
    readonly isCleared?: boolean;
  },
  isBaseMissing: boolean,
): Hit => hitBy(rule, { ...given, ...(isBaseMissing ? { severity: "needs-approval" } : {}) });

/**
 * K07: everything the year (or the quarter) spends in the scope stays within an amount or a share of last year's recurring
 * income; where both are given, within each. Without the income figure the share cannot be judged, and that is said.
 */
export const findOverTotal = (rule: RuleVersion, parameters: PlainParameters, spending: Spending): readonly Hit[] => {
  const part = spentInScope(parameters, spending);
  if (part === undefined) return [];
  const isByQuarter = parameters.flags["isByQuarter"] === true;
  const usedFen = fen(
    categoriesInScope(parameters, spending).reduce((sum, categoryId) => {
      const used = spending.around.used.get(categoryId);
      return sum + (used === undefined ? 0 : isByQuarter ? used.quarterFen : used.yearFen);
    }, 0),
  );
  const totalFen = fen(usedFen + part.amountFen);
  // Of a correction the year is that of what it corrects: that is what `used` is of.
  const on = spending.countedOn;
  const common = {
    categoryName: part.names,
    periodName: periodNameOf(isByQuarter ? "quarter" : "year", on),
    usedFen,
    thisFen: part.amountFen,
  };
  // As with a voted cap, a vote on this very spending lets it pass where the rule asks for a resolution, and only there.
  const isCleared = rule.severity === "needs-resolution" && isAgreedTo(spending, (id) => part.categoryIds.includes(id));
  const hits: Hit[] = [];
  const limitFen = parameters.amounts["limitFen"];
  if (limitFen !== undefined && totalFen > limitFen) {
    const facts = { ...common, limitFen, overFen: fen(totalFen - limitFen) };
    hits.push(totalHit(rule, { line: part.line, facts, isCleared }, false));
  }
  const ofIncome = parameters.counts["ofIncome"];
  if (ofIncome === undefined) return hits;
  const incomeFen = spending.bases.recurringIncomeFen;
  const share = { numerator: ofIncome, denominator: 10_000 };
  if (incomeFen !== null && !isMoreThanShare(totalFen, incomeFen, share)) return hits;
  const facts = { ...common, ofIncome, incomeFen, baseYear: yearOf(on) - 1, isBaseMissing: incomeFen === null };
  const given = { line: part.line, facts, ...(incomeFen === null ? {} : { isCleared }) };
  return [...hits, totalHit(rule, given, incomeFen === null)];
};

/** What is borrowed must not carry the debts of the books over the line the township set: an amount, or a share of the assets. */
const overAlert = (rule: RuleVersion, parameters: PlainParameters, spending: Spending): readonly Hit[] => {
  const alertFen = parameters.amounts["alertFen"];
  const debtShare = parameters.counts["debtShare"];
  const { entries } = spending.content;
  const isDebt = (entry: Entry): boolean =>
    isDebtAccount(firstCodeOf(spending, entry)) || borrowedUnder(spending, entry) !== undefined;
  const amountFen = sumOf(entries, (entry) => (isDebt(entry) ? entry.creditFen - entry.debitFen : 0));
  const totalFen = fen(spending.around.debtFen + amountFen);
  if (amountFen <= 0) return [];
  const line = entries.findIndex((entry) => isDebt(entry) && entry.creditFen > 0) + 1;
  const hits =
    alertFen === undefined || totalFen <= alertFen
      ? []
      : [hitBy(rule, { line, facts: { isOverAlert: true, amountFen, totalFen, alertFen } })];
  const isAsset = (entry: Entry): boolean => firstCodeOf(spending, entry).startsWith("1");
  const moved = sumOf(entries, (entry) => (isAsset(entry) ? entry.debitFen - entry.creditFen : 0));
  const assetsFen = fen(spending.around.assetsFen + moved);
  const share = { numerator: debtShare ?? 0, denominator: 10_000 };
  // Books without assets owe more than any share of them.
  if (debtShare === undefined || (assetsFen > 0 && !isMoreThanShare(totalFen, assetsFen, share))) return hits;
  return [...hits, hitBy(rule, { line, facts: { isOverShare: true, amountFen, totalFen, assetsFen, debtShare } })];
};

/**
 * K25: money borrowed needs a resolution in force and, where the rule says so, the township's paper; banned purposes are named.
 * Borrowed is what stands on an account of debts, and what says so on 应付款, 应收款 or 内部往来.
 */
export const findUndecidedDebt = (
  rule: RuleVersion,
  parameters: PlainParameters,
  spending: Spending,
): readonly Hit[] => {
  const alert = overAlert(rule, parameters, spending);
  const found = spending.content.entries.flatMap((entry, index) => {
    const amountFen = fen(entry.creditFen - entry.debitFen);
    const seenBy = isDebtAccount(firstCodeOf(spending, entry)) ? "" : borrowedUnder(spending, entry);
    if (seenBy === undefined || amountFen <= 0) return [];
    const word = parameters.words.find((each) => entry.summary.includes(each)) ?? "";
    const lacksVote = otherVotes(spending).length === 0;
    const lacksPaper = parameters.flags["needsTownship"] === true && !hasPaper(spending, "approval");
    if (word === "" && !lacksVote && !lacksPaper) return [];
    const facts = { amountFen, word, lacksVote, lacksPaper, ...(seenBy === "" ? {} : { seenBy, text: entry.summary }) };
    return [hitBy(rule, { line: index + 1, facts, ...(word === "" ? {} : { severity: "block" }) })];
  });
  return [...found, ...alert];
};

const plainName = (name: string): string => name.normalize("NFKC").replaceAll(/\s/g, "");

/**
 * K27: the bank keeps the account in the name of the books, or in one the rule allows (a pooled account of the township), and the
 * books have no more accounts at banks than the rule allows.
 */
export const findForeignAccounts = (
  rule: RuleVersion,
  parameters: PlainParameters,
  spending: Spending,
): readonly Hit[] => {
  const { bankNames, ledgerName, bankCount } = spending.around;
  const limit = parameters.counts["accounts"];
  const paid = spending.content.entries.findIndex(({ accountId }) => bankNames.has(accountId));
  const tooMany =
    limit === undefined || bankCount <= limit || paid < 0
      ? []
      : [hitBy(rule, { line: paid + 1, facts: { count: bankCount, limit, ledgerName } })];
  const allowed = [ledgerName, ...parameters.words].map(plainName).filter((name) => name !== "");
  const foreign = spending.content.entries.flatMap((entry, index) => {
    const name = bankNames.get(entry.accountId);
    if (name === undefined || allowed.some((each) => plainName(name).includes(each))) return [];
    return [hitBy(rule, { line: index + 1, facts: { name, ledgerName } })];
  });
  return [...foreign, ...tooMany];
};
