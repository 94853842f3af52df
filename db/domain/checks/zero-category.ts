import type { VoucherContent } from "#domain/vouchers/voucher.ts";
import { zeroFen } from "#domain/core/fen.ts";
import type { Hit } from "./hit.ts";
import type { RuleVersion } from "./rule.ts";
import { spentOn, type Spending } from "./spending.ts";

type Entry = VoucherContent["entries"][number];

const hitBy = (rule: RuleVersion, hit: Pick<Hit, "severity" | "line" | "facts">): Hit => ({
  kind: "K08",
  ruleId: rule.id,
  ruleVersion: rule.version,
  ...hit,
  basis: rule.basis,
  isCleared: false,
});

const isSpending = (entry: Entry, spending: Spending): boolean =>
  entry.debitFen - entry.creditFen > 0 && (entry.categoryId !== null || spending.expenseAccounts.has(entry.accountId));

type Zero = Extract<RuleVersion["parameters"], { readonly kind: "K08" }>;

/** The entries that the local document excepts (会议工作餐), and what of the papers it asks for them is not there. */
const exceptionOf = ({ exceptWords = [], exceptPapers = [] }: Zero, { content }: Spending) => {
  const kinds = new Set(content.documents.map(({ kind }) => kind));
  return {
    isExcepted: ({ summary }: Pick<Entry, "summary">): boolean => exceptWords.some((word) => summary.includes(word)),
    lacking: exceptPapers.filter((kind) => !kinds.has(kind)),
  };
};

/** The same spending without what the exception lets pass; entries keep their lines. */
const withoutExcepted = (spending: Spending, isExcepted: (entry: Entry) => boolean): Spending => {
  const nothing = { categoryId: null, debitFen: zeroFen, creditFen: zeroFen };
  const entries = spending.content.entries.map((entry) => (isExcepted(entry) ? { ...entry, ...nothing } : entry));
  return { ...spending, content: { ...spending.content, entries } };
};

/**
 * K08: spending on a forbidden category, and forbidden words where another category was chosen. What a local document excepts by
 * its words passes only with the papers it asks for.
 */
export const findForbidden = (rule: RuleVersion, given: Spending): readonly Hit[] => {
  if (rule.parameters.kind !== "K08") return [];
  const { isExcepted, lacking } = exceptionOf(rule.parameters, given);
  return lacking.length === 0
    ? forbiddenIn(rule, rule.parameters, withoutExcepted(given, isExcepted))
    : forbiddenIn(rule, rule.parameters, given).map((hit) => {
        const entry = given.content.entries[(hit.line ?? 0) - 1];
        const isOfException = entry !== undefined && isExcepted(entry);
        return isOfException ? { ...hit, facts: { ...hit.facts, lackingPapers: lacking } } : hit;
      });
};

const forbiddenIn = (rule: RuleVersion, { categoryIds, words }: Zero, spending: Spending): readonly Hit[] => {
  const forbidden = categoryIds.flatMap((categoryId) => {
    const part = spentOn(spending.content, categoryId);
    if (part === undefined || part.amountFen <= 0) return [];
    const categoryName = spending.categories.get(categoryId)?.name ?? "";
    const facts = { categoryName, amountFen: part.amountFen, limitFen: 0 };
    return [hitBy(rule, { severity: rule.severity, line: part.line, facts })];
  });
  const isForbidden = (entry: Entry): boolean => entry.categoryId !== null && categoryIds.includes(entry.categoryId);
  const disguised = spending.content.entries.flatMap((entry, index) => {
    if (!isSpending(entry, spending) || isForbidden(entry)) return [];
    const word = words.find((each) => entry.summary.includes(each));
    if (word === undefined) return [];
    const categoryName = entry.categoryId === null ? "" : (spending.categories.get(entry.categoryId)?.name ?? "");
    const facts = { word, text: entry.summary, categoryName, amountFen: entry.debitFen - entry.creditFen };
    return [hitBy(rule, { severity: "warn", line: index + 1, facts })];
  });
  const noted = spending.content.documents.flatMap((document) => {
    const word = words.find((each) => document.note.includes(each));
    if (word === undefined || forbidden.length > 0) return [];
    const facts = { word, text: document.note, number: document.number, categoryName: "" };
    return [hitBy(rule, { severity: "warn", line: null, facts })];
  });
  return [...forbidden, ...disguised, ...noted];
};
