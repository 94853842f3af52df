import { categoryAmounts, heldCategories, takenOverBy, type SpentLines } from "#domain/checks/category-hold.ts";
import type { Hit } from "#domain/checks/hit.ts";
import { chinaDateOf, type Instant } from "#domain/core/dates.ts";
import type { CategoryId, PersonId } from "#domain/core/ids.ts";
import type { VoucherContent } from "#domain/vouchers/voucher.ts";
import { readCaps } from "#store/cap-rows.ts";
import { readCategories } from "#store/category-rows.ts";
import {
  dropHold,
  explainHold,
  keepHold,
  readCategoryChanges,
  readOpenHolds,
  type HoldOwner,
} from "#store/category-hold-rows.ts";
import type { Reading, Writing } from "#store/query.ts";

/** What a hit looks at besides the category of its entry: the categories of a total cap, or those of the same nature. */
const alsoUnder =
  (reading: Reading, { ledgerId, onDate, entries }: VoucherContent) =>
  (hit: Hit, categoryId: CategoryId): readonly CategoryId[] => {
    if (hit.kind === "K04" || hit.kind === "K05" || hit.kind === "K06")
      return readCaps(reading, ledgerId, [categoryId]).find(({ id }) => id === hit.ruleId)?.categoryIds ?? [];
    if (hit.kind !== "K01" && hit.kind !== "K07" && hit.kind !== "K17") return [];
    const natures = new Map(readCategories(reading, onDate).map(({ id, nature }) => [id, nature]));
    return entries.flatMap(({ categoryId: each }) =>
      each !== null && natures.get(each) === natures.get(categoryId) ? [each] : [],
    );
  };

/** Keeps, with a draft, the categories its open hits hold; a hold whose way out was taken is over. */
export const keepHolds = (
  writing: Writing,
  owner: HoldOwner,
  of: { readonly content: VoucherContent; readonly hits: readonly Hit[]; readonly newId: () => string },
): void => {
  const { content, hits, newId } = of;
  const before = readOpenHolds(writing, owner);
  if (before.length === 0 && hits.length === 0) return;
  const held = heldCategories(content, hits, alsoUnder(writing, content));
  const now = categoryAmounts(content);
  for (const hold of before) {
    const isHeldAgain = held.some(({ categoryId }) => categoryId === hold.categoryId);
    // What was made smaller or taken out is remembered: its sum may come back under another category.
    if (isHeldAgain || (now[hold.categoryId] ?? 0) >= (hold.amounts[hold.categoryId] ?? 0)) dropHold(writing, hold.id);
  }
  for (const hold of held) keepHold(writing, owner, { id: newId(), ...hold });
};

type Spent = SpentLines & Pick<VoucherContent, "onDate">;
type Replaced = { readonly categoryNames: readonly string[] };

/**
 * 改用另一分类: what a draft's new content puts in place of a held category is kept with the hit and its reason. Answers the held
 * categories by name where no reason was given, so that the caller refuses; `undefined` where nothing is lacking.
 */
export const explainReplaced = (
  writing: Writing,
  owner: HoldOwner,
  said: { readonly content: Spent; readonly reason: string; readonly by: PersonId; readonly at: Instant },
): Replaced | undefined => {
  const holds = readOpenHolds(writing, owner);
  if (holds.length === 0) return undefined;
  const categories = new Map(readCategories(writing, said.content.onDate).map((each) => [each.id, each]));
  const nameOf = (id: CategoryId): string => categories.get(id)?.name ?? "";
  const replaced = holds.flatMap((hold) => {
    const after = takenOverBy(hold, said.content, (id) => categories.get(id)?.nature);
    return after.length === 0 ? [] : [{ hold, after: after.map(nameOf) }];
  });
  const reason = said.reason.trim();
  if (replaced.length > 0 && reason === "")
    return { categoryNames: replaced.map(({ hold }) => nameOf(hold.categoryId)) };
  for (const { hold, after } of replaced) explainHold(writing, hold.id, { reason, after, by: said.by, at: said.at });
  return undefined;
};

/** The changes of category that were explained, as windows and sheets show them. */
export const categoryChangesOf = (reading: Reading, owner: HoldOwner) =>
  readCategoryChanges(reading, owner).map(({ changedAt, hit, ...change }) => ({
    ...change,
    changedOn: chinaDateOf(changedAt),
    hit,
  }));
