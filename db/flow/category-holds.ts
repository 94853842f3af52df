import {
  categoryAmounts,
  heldCategories,
  takenOverBy,
  type CategoryHold,
  type SpentLines,
} from "#domain/checks/category-hold.ts";
import type { Hit } from "#domain/checks/hit.ts";
import type { SpendingMarks } from "#domain/checks/left-hold.ts";
import { chinaDateOf, type Instant } from "#domain/core/dates.ts";
import type { CategoryId, LedgerId, PersonId } from "#domain/core/ids.ts";
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
import { dropLeftHold, keepLeftHold } from "#store/left-hold-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { comingBack } from "./left-holds.ts";

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
/** Names of held categories, and the drafts that are no more whose spending came back. */
type Replaced = { readonly code: "category-unexplained"; readonly names: string[]; readonly left: string[] };
type Before = { readonly content: SpentLines; readonly marks: SpendingMarks; readonly subject: string };
type Said = {
  readonly ledgerId: LedgerId;
  readonly content: Spent;
  readonly marks: SpendingMarks;
  /** How the draft stood before, where it was saved before. */
  readonly before: Before | null;
  readonly reason: string;
  readonly by: PersonId;
  readonly at: Instant;
  readonly newId: () => string;
};

/** What a draft no longer spends on a held category may come back in another draft. */
const leaveShrunk = (
  writing: Writing,
  holds: readonly (CategoryHold & { readonly id: string })[],
  said: Said,
): void => {
  const { before, content } = said;
  if (before === null) return;
  const [then, now] = [categoryAmounts(before.content), categoryAmounts(content)];
  for (const { categoryId, amounts, hit } of holds) {
    const heldFen = amounts[categoryId] ?? 0;
    if ((then[categoryId] ?? 0) >= heldFen && (now[categoryId] ?? 0) < heldFen)
      keepLeftHold(writing, { id: said.newId(), ...before, categoryId, amounts, hit }, said);
  }
};

/**
 * 改用另一分类: what a draft's new content puts in place of a held category, its own or that of a draft that was taken away before, is
 * kept with the hit and its reason. Answers the held categories by name where no reason was given, so that the caller refuses;
 * `undefined` where nothing is lacking.
 */
export const explainReplaced = (writing: Writing, owner: HoldOwner, said: Said): Replaced | undefined => {
  const { content, by, at, newId } = said;
  const holds = readOpenHolds(writing, owner);
  const back = comingBack(writing, { ...said, savedAt: at });
  if (holds.length === 0 && back.length === 0) return undefined;
  const categories = new Map(readCategories(writing, content.onDate).map((each) => [each.id, each]));
  const nameOf = (id: CategoryId): string => categories.get(id)?.name ?? "";
  const own = holds.flatMap((hold) => {
    const after = takenOverBy(hold, content, (id) => categories.get(id)?.nature);
    return after.length === 0 ? [] : [{ hold, after: after.map(nameOf) }];
  });
  const isOwn = ({ hold }: (typeof back)[number]): boolean =>
    own.some((each) => each.hold.categoryId === hold.categoryId);
  const reason = said.reason.trim();
  if (own.length + back.length > 0 && reason === "") {
    const left = back.filter((each) => !isOwn(each));
    return {
      code: "category-unexplained",
      names: [...new Set([...own, ...left].map(({ hold }) => nameOf(hold.categoryId)))],
      left: [...new Set(left.map(({ hold }) => hold.subject))],
    };
  }
  leaveShrunk(
    writing,
    holds.filter((hold) => own.every((each) => each.hold !== hold)),
    said,
  );
  for (const { hold, after } of own) explainHold(writing, hold.id, { reason, after, by, at });
  for (const each of back) {
    dropLeftHold(writing, each.hold.id);
    if (isOwn(each)) continue;
    const { categoryId, amounts, hit } = each.hold;
    keepHold(writing, owner, {
      id: newId(),
      categoryId,
      amounts,
      hit,
      said: { reason, after: each.after.map(nameOf), by, at },
    });
  }
  return undefined;
};
/** The changes of category that were explained, as windows and sheets show them. */
export const categoryChangesOf = (reading: Reading, owner: HoldOwner) =>
  readCategoryChanges(reading, owner).map(({ changedAt, hit, ...change }) => ({
    ...change,
    changedOn: chinaDateOf(changedAt),
    hit,
  }));
