import type { CategoryNature } from "#domain/books/category.ts";
import { sumFen, zeroFen } from "#domain/core/fen.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import type { SourceDocument } from "#domain/vouchers/voucher.ts";
import { categoryAmounts, takenOverBy, type CategoryHold, type SpentLines } from "./category-hold.ts";
import { invoiceKey } from "./duplicate-invoice.ts";

/** What tells a spending typed anew: whom it was paid to, the numbers of its papers, the hashes of its files. */
export type SpendingMarks = {
  readonly payees: readonly string[];
  readonly papers: readonly string[];
  readonly files: readonly string[];
};

/** A hold of a draft that is no more, with what told that draft. */
export type LeftHold = CategoryHold & { readonly marks: SpendingMarks };

const payeeKey = (name: string): string =>
  name
    .normalize("NFKC")
    .replaceAll(/[\s()[\]《》〔〕【】“”"'·.,，。、-]/g, "")
    .toUpperCase();

const keysOf = (texts: readonly string[], keyOf: (text: string) => string): readonly string[] => [
  ...new Set(texts.map(keyOf).filter((key) => key !== "")),
];

/** `payees`: names besides those on the papers, and ids of items that stand for somebody. */
export const marksOf = (of: {
  readonly documents: readonly Pick<SourceDocument, "number" | "party">[];
  readonly payees: readonly string[];
  readonly files: readonly string[];
}): SpendingMarks => ({
  payees: keysOf([...of.payees, ...of.documents.map(({ party }) => party)], payeeKey),
  papers: keysOf(
    of.documents.map(({ number }) => number),
    invoiceKey,
  ),
  files: [...new Set(of.files)],
});

const haveOneOf = (left: readonly string[], right: readonly string[]): boolean =>
  left.some((each) => right.includes(each));

/** True where the sum the held category bore, or all that was spent with it, is spent again on one category or in all. */
const isSameSum = ({ amounts, categoryId }: CategoryHold, content: SpentLines): boolean => {
  const now = Object.values(categoryAmounts(content));
  const sums = [...now, sumFen(now)];
  return [amounts[categoryId] ?? zeroFen, sumFen(Object.values(amounts))].some(
    (each) => each > 0 && sums.includes(each),
  );
};

/** A draft that may spend again what was left: what it spends, and what tells it. */
export type Candidate = { readonly content: SpentLines; readonly marks: SpendingMarks };

/** How much two drafts must have in common: any mark, or such that no two spendings of a month share. */
export type Likeness = "any" | "sure";

const isSameSpending = (hold: LeftHold, { content, marks }: Candidate, likeness: Likeness): boolean => {
  if (haveOneOf(hold.marks.papers, marks.papers) || haveOneOf(hold.marks.files, marks.files)) return true;
  const signs = [haveOneOf(hold.marks.payees, marks.payees), isSameSum(hold, content)];
  return likeness === "any" ? signs.includes(true) : !signs.includes(false);
};

/**
 * The categories under which a draft spends again what a rule held in one that is no more: the same paper, file or payee, whatever the
 * sum, since it may come back in parts; or the same sum, whoever is named. Empty where it is another spending, or the same category.
 */
export const comesBackUnder = (
  hold: LeftHold,
  draft: Candidate & { readonly likeness: Likeness },
  natureOf: (id: CategoryId) => CategoryNature | undefined,
): readonly CategoryId[] =>
  isSameSpending(hold, draft, draft.likeness) ? takenOverBy(hold, draft.content, natureOf) : [];
