import { firstLevelCode } from "#domain/books/account.ts";
import { isAdvanceAccount } from "#domain/books/accounting-system.ts";
import { fen, sumOf, zeroFen } from "#domain/core/fen.ts";
import type { Hit } from "./hit.ts";
import { hitBy } from "./hit-by.ts";
import type { PlainParameters } from "./plain-rule.ts";
import { isPlainParameters, type RuleVersion } from "./rule.ts";
import { spentInAll, type Spending } from "./spending.ts";

/** How petty cash is called in a chart where the rule names nothing else. */
export const pettyWords = (words: readonly string[]): readonly string[] => (words.length === 0 ? ["备用金"] : words);

/** The same of a rule; none for a rule about something else. */
export const pettyWordsOf = ({ parameters }: Pick<RuleVersion, "parameters">): readonly string[] =>
  parameters.kind === "K13" && isPlainParameters(parameters) ? pettyWords(parameters.words) : [];

type Entry = Spending["content"]["entries"][number];

const pettyNameIn = (words: readonly string[], text: string): boolean => words.some((word) => text.includes(word));

/**
 * Advances that are petty cash under another name: to a 报账员 of the register, or called so by their summary. What stands on
 * an account named so is a draw already.
 */
const disguisedDraws = (rule: RuleVersion, { content, around }: Spending, words: readonly string[]): readonly Hit[] =>
  content.entries.flatMap((entry, index) => {
    const account = around.accounts.get(entry.accountId);
    const thisFen = fen(entry.debitFen - entry.creditFen);
    if (thisFen <= 0 || !isAdvanceAccount(firstLevelCode(account?.code ?? ""))) return [];
    const isToClerk = entry.items.some(({ itemId }) => around.clerks?.has(itemId) === true);
    if (pettyNameIn(words, account?.name ?? "") || (!isToClerk && !pettyNameIn(words, entry.summary))) return [];
    return [hitBy(rule, { line: index + 1, facts: { how: "advance", isToClerk, thisFen } })];
  });

/**
 * K13 备用金: a draw leaves the village with no more than its limit, 0 being none at all, whatever the advance is called; one paper paid out of petty cash, by a
 * claim already paid or a voucher on its account, stays within the limit of a single paper. Boundary amounts are allowed.
 */
export const findPettyCash = (rule: RuleVersion, parameters: PlainParameters, spending: Spending): readonly Hit[] => {
  const { content, around, claim } = spending;
  const words = pettyWords(parameters.words);
  const isPetty = (entry: Entry): boolean => pettyNameIn(words, around.accounts.get(entry.accountId)?.name ?? "");
  const movedFen = sumOf(content.entries.filter(isPetty), (entry) => entry.debitFen - entry.creditFen);
  const limitFen = parameters.amounts["limitFen"] ?? zeroFen;
  const pettyFen = fen((around.pettyFen ?? zeroFen) + movedFen);
  const hits: Hit[] = limitFen === 0 ? [...disguisedDraws(rule, spending, words)] : [];
  if (movedFen > 0 && pettyFen > limitFen) {
    const line = content.entries.findIndex(isPetty) + 1;
    const facts = { how: "draw", pettyFen, limitFen, thisFen: movedFen, overFen: fen(pettyFen - limitFen) };
    hits.push(hitBy(rule, { line, facts }));
  }
  const isPaid = claim?.isPrepaid === true || (movedFen < 0 && spentInAll(content) > 0);
  if (!isPaid) return hits;
  if (limitFen === 0) return [...hits, hitBy(rule, { line: null, facts: { how: "abolished", limitFen } })];
  const singleFen = parameters.amounts["singleFen"];
  if (singleFen === undefined) return hits;
  const largest = Math.max(0, ...content.documents.map((document) => document.amountFen ?? 0));
  const amountFen = fen(largest === 0 ? spentInAll(content) : largest);
  if (amountFen <= singleFen) return hits;
  return [...hits, hitBy(rule, { line: null, facts: { how: "single", amountFen, singleFen } })];
};

/** K30 报账日: papers are handed over on the days of the month the township set; a span over the month's end begins late in it. */
export const findOffClaimDay = (rule: RuleVersion, parameters: PlainParameters, spending: Spending): readonly Hit[] => {
  const on = spending.claim?.lodgedOn ?? null;
  const { claimFrom, claimTo } = parameters.counts;
  if (on === null || claimFrom === undefined || claimTo === undefined) return [];
  const day = Number(on.slice(8, 10));
  const isInside = claimFrom <= claimTo ? day >= claimFrom && day <= claimTo : day >= claimFrom || day <= claimTo;
  if (isInside) return [];
  return [hitBy(rule, { line: null, facts: { isClaimDay: true, onDate: on, claimFrom, claimTo } })];
};
