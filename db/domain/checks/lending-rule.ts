import { isPayableAccount } from "#domain/books/accounting-system.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import { findReturned } from "./dealing-words.ts";
import type { Hit } from "./hit.ts";
import { hitBy } from "./hit-by.ts";
import type { PlainParameters } from "./plain-rule.ts";
import { isPlainParameters, type RuleVersion } from "./rule.ts";
import { firstCodeOf, moneyMoved, type Spending } from "./spending.ts";
import { otherVotes } from "./vote-ground.ts";

type Entry = Spending["content"]["entries"][number];
type LendingRule = { readonly rule: RuleVersion; readonly parameters: PlainParameters };

/** 短期投资, 应收款, 内部往来, 长期投资: where lent money would stand, beside 应付款. */
const claims = ["111", "112", "113", "141"];

/** Words of lending that the rules of older files do not name yet. */
const lendingWords = ["借出", "借与", "借予", "外借", "转借", "拆出", "拆借", "贷给", "放贷", "放款", "代偿"];

/** What may be lending and may be an advance: the summary has to say what for. */
const unclearWords = ["借款", "暂借", "借资", "周转金", "周转资金", "资金周转"];
const advanceWords = "备用金 差旅 出差 采购 购 培训 会议 预付 工程 定金 押金 保证金 报账员 因公 公务 维修 报销".split(
  " ",
);

const firstIn = (words: readonly string[], text: string): string | undefined =>
  words.find((word) => text.includes(word));

/** Lent money stands on a claim or on 应付款; a guarantee made good may be booked as an expense just as well. */
const placeOf = (spending: Spending, entry: Entry): "claim" | "expense" | undefined => {
  const account = spending.around.accounts.get(entry.accountId);
  const code = firstCodeOf(spending, entry);
  if (claims.includes(code) || isPayableAccount(spending.around.system, code)) return "claim";
  return account?.class === "profit-loss" ? "expense" : undefined;
};

const isGuarantee = (word: string): boolean => word.includes("担保") || word === "代偿";

type Limit = { readonly amountFen: Fen; readonly voteCoversMore: boolean };

/** What the rules let a member in hardship be lent: every rule that names an amount has to allow it (L9: beyond it, by a vote). */
const limitsOf = (rules: readonly LendingRule[]): readonly Limit[] =>
  rules.flatMap(({ parameters: { amounts, flags } }) => {
    const amountFen = amounts["hardshipFen"];
    return amountFen === undefined ? [] : [{ amountFen, voteCoversMore: flags["voteCoversMore"] === true }];
  });

const isHelp = (spending: Spending, entry: Entry, limits: readonly Limit[]): boolean => {
  const amountFen = entry.debitFen - entry.creditFen;
  return (
    limits.length > 0 &&
    entry.items.some((item) => item.kind === "member") &&
    spending.content.documents.some(({ kind }) => kind === "minutes") &&
    limits.every((limit) => amountFen <= limit.amountFen || (limit.voteCoversMore && otherVotes(spending).length > 0))
  );
};

type Found = { readonly rule: RuleVersion; readonly word: string; readonly isUnclear: boolean };

/** Which rules see lending in an entry, by their own words; by the program's where none of them says it. */
const seenBy = (rules: readonly LendingRule[], spending: Spending, entry: Entry): readonly Found[] => {
  const place = placeOf(spending, entry);
  const { summary } = entry;
  const isShown = (word: string | undefined): word is string =>
    word !== undefined && (place === "claim" || (place === "expense" && isGuarantee(word)));
  const own = rules.flatMap(({ rule, parameters }): readonly Found[] => {
    const word = parameters.words.find((each) => summary.includes(each) && isShown(each));
    return word === undefined ? [] : [{ rule, word, isUnclear: false }];
  });
  const [first] = [...rules.filter(({ parameters }) => parameters.words.length > 0), ...rules];
  if (own.length > 0 || first === undefined) return own;
  const word = firstIn(lendingWords, summary);
  if (isShown(word)) return [{ rule: first.rule, word, isUnclear: false }];
  const unclear = firstIn(unclearWords, summary);
  const isAsked = place === "claim" && moneyMoved(spending) < 0 && !findReturned(summary);
  if (unclear === undefined || !isAsked || firstIn(advanceWords, summary) !== undefined) return [];
  return [{ rule: first.rule, word: unclear, isUnclear: true }];
};

/**
 * K26: nothing is lent, and nothing is pledged for others (农村集体经济组织法 Art. 35; 村民委员会组织法 Art. 13). The one way
 * open is help to a member in hardship up to the amount that county or township set, with minutes of the two committees. Money that
 * goes out as 借款 for nothing named is asked about: it may be an advance.
 */
export const findLending = (spending: Spending, approved: readonly RuleVersion[]): readonly Hit[] => {
  const rules = approved.flatMap((rule): readonly LendingRule[] => {
    const { parameters } = rule;
    return isPlainParameters(parameters) && parameters.kind === "K26" ? [{ rule, parameters }] : [];
  });
  const limits = limitsOf(rules);
  const hardshipFen = fen(limits.length === 0 ? 0 : Math.min(...limits.map(({ amountFen }) => amountFen)));
  const common = {
    hardshipFen,
    ...(limits.some(({ voteCoversMore }) => voteCoversMore) ? { voteCoversMore: true } : {}),
  };
  return spending.content.entries.flatMap((entry, index) => {
    const amountFen = fen(entry.debitFen - entry.creditFen);
    if (amountFen <= 0 || isHelp(spending, entry, limits)) return [];
    return seenBy(rules, spending, entry).map(({ rule, word, isUnclear }) => {
      const facts = { word, text: entry.summary, amountFen, ...common, ...(isUnclear ? { isUnclear } : {}) };
      return hitBy(rule, { line: index + 1, facts, ...(isUnclear ? { severity: "warn" as const } : {}) });
    });
  });
};
