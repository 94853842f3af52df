import type { CategoryNature } from "#domain/books/category.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import type { VoucherContent } from "#domain/vouchers/voucher.ts";
import { isOpen, severities, type Hit, type RuleKind } from "./hit.ts";

/** What a content spends by category (fen, debits less credits). */
export type CategoryAmounts = Readonly<Record<string, Fen>>;

/** A category whose spending a rule holds, with all that was spent by category when it was held. */
export type CategoryHold = {
  readonly categoryId: CategoryId;
  readonly amounts: CategoryAmounts;
  readonly hit: Hit;
};

// Rules that look at the nature of a spending, and rules that look at its category: another category may escape them. The others look
// at papers, people, cash and days, which stay what they are under any category.
const ofNature: readonly RuleKind[] = ["K01", "K17"];
const ofCategory: readonly RuleKind[] = [
  "K02",
  "K03",
  "K04",
  "K05",
  "K06",
  "K07",
  "K08",
  "K09",
  "K10",
  "K11",
  "K21",
  "K23",
  "K24",
];

/** What of a content says which categories it spends on, whether a voucher's or a claim's. */
export type SpentLines = {
  readonly entries: readonly Pick<VoucherContent["entries"][number], "categoryId" | "debitFen" | "creditFen">[];
};

export const categoryAmounts = ({ entries }: SpentLines): CategoryAmounts => {
  const amounts: Record<string, Fen> = {};
  for (const { categoryId, debitFen, creditFen } of entries)
    if (categoryId !== null) amounts[categoryId] = fen((amounts[categoryId] ?? 0) + debitFen - creditFen);
  return amounts;
};

const weight = ({ kind, severity }: Hit): number => (ofNature.includes(kind) ? 0 : 10) + severities.indexOf(severity);

/**
 * The categories of a content that open hits hold, each with the hit that weighs most. A hit names one entry; what else it looks
 * at is the caller's to say: the categories of a total cap, or of a nature.
 */
export const heldCategories = (
  content: SpentLines,
  hits: readonly Hit[],
  alsoOf: (hit: Hit, categoryId: CategoryId) => readonly CategoryId[],
): readonly CategoryHold[] => {
  const amounts = categoryAmounts(content);
  const strongest = new Map<CategoryId, Hit>();
  for (const hit of hits.filter(isOpen)) {
    if (!ofNature.includes(hit.kind) && !ofCategory.includes(hit.kind)) continue;
    const named = hit.line === null ? null : (content.entries[hit.line - 1]?.categoryId ?? null);
    if (named === null) continue;
    for (const categoryId of new Set([named, ...alsoOf(hit, named)])) {
      const known = strongest.get(categoryId);
      if (categoryId in amounts && (known === undefined || weight(known) < weight(hit))) strongest.set(categoryId, hit);
    }
  }
  return [...strongest].map(([categoryId, hit]) => ({ categoryId, amounts, hit }));
};

/** The categories that took over what was held: less stands on the held one than then, and more on these. Empty where none did. */
export const takenOverBy = (
  hold: CategoryHold,
  content: SpentLines,
  natureOf: (id: CategoryId) => CategoryNature | undefined,
): readonly CategoryId[] => {
  const now = categoryAmounts(content);
  const { categoryId, amounts: then, hit } = hold;
  if ((now[categoryId] ?? 0) >= (then[categoryId] ?? 0)) return [];
  const grown = content.entries.flatMap(({ categoryId: each }) =>
    each !== null && each !== categoryId && (now[each] ?? 0) > (then[each] ?? 0) ? [each] : [],
  );
  const own = natureOf(categoryId);
  return [...new Set(grown)].filter((each) => !ofNature.includes(hit.kind) || natureOf(each) !== own);
};
