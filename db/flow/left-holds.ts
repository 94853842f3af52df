import type { SpentLines } from "#domain/checks/category-hold.ts";
import { comesBackUnder, marksOf, type SpendingMarks } from "#domain/checks/left-hold.ts";
import type { ClaimContent } from "#domain/claims/claim.ts";
import { addMinutes, type Instant, type LocalDate } from "#domain/core/dates.ts";
import type { CategoryId, LedgerId, PersonId, VoucherId } from "#domain/core/ids.ts";
import type { VoucherContent } from "#domain/vouchers/voucher.ts";
import { readAttachments } from "#store/attachment-rows.ts";
import { readLinesOfVoucher } from "#store/bank-line-rows.ts";
import { readAllHolds, type HoldOwner } from "#store/category-hold-rows.ts";
import { readCategories } from "#store/category-rows.ts";
import { keepLeftHold, readLeftHolds, type KeptLeftHold } from "#store/left-hold-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { readSettings } from "#store/setting-rows.ts";

const standsForSomebody: readonly string[] = ["payee", "member", "person"];

/** What tells a voucher's spending from others: its papers, files, and everybody it names, on entries and on its bank lines. */
export const marksOfVoucher = (
  reading: Reading,
  id: VoucherId,
  { documents, entries }: VoucherContent,
): SpendingMarks =>
  marksOf({
    documents,
    payees: [
      ...entries.flatMap(({ items }) =>
        items.flatMap(({ kind, itemId }) => (standsForSomebody.includes(kind) ? [itemId] : [])),
      ),
      ...readLinesOfVoucher(reading, id).map(({ counterparty }) => counterparty),
    ],
    files: readAttachments(reading, id).map(({ hash }) => hash),
  });

export const marksOfClaim = ({ documents, payee }: ClaimContent): SpendingMarks =>
  marksOf({ documents, payees: [payee], files: [] });

/** `subject`: the draft in one line; `newId`, `by` and `at`: who takes it away, and when. */
type Leaving = {
  readonly ledgerId: LedgerId;
  readonly subject: string;
  readonly marks: SpendingMarks;
  readonly newId: () => string;
  readonly by: PersonId;
  readonly at: Instant;
};

/**
 * A draft is taken away: what a rule held in it is kept beside what tells its spending, so that typing it anew under another category
 * asks for the reason as changing it would have. Answers how many categories were held.
 */
export const leaveHolds = (writing: Writing, owner: HoldOwner, of: Leaving): number => {
  const holds = readAllHolds(writing, owner);
  for (const { categoryId, amounts, hit } of holds)
    keepLeftHold(writing, { id: of.newId(), subject: of.subject, categoryId, amounts, hit, marks: of.marks }, of);
  return holds.length;
};

const minutesOfDay = 24 * 60;

/**
 * What was held in a draft taken away within the days of the setting and is spent again under other categories. Of drafts taken away
 * only after this one was last saved (`savedAt`), those alone that are surely the same spending.
 */
export const comingBack = (
  reading: Reading,
  of: {
    readonly ledgerId: LedgerId;
    readonly content: SpentLines & { readonly onDate: LocalDate };
    readonly marks: SpendingMarks;
    readonly savedAt: Instant;
    readonly at: Instant;
  },
): readonly { readonly hold: KeptLeftHold; readonly after: readonly CategoryId[] }[] => {
  const { ledgerId, content, marks, at } = of;
  const since = addMinutes(at, -readSettings(reading).categoryHoldDays * minutesOfDay);
  const left = readLeftHolds(reading, { ledgerId, since, until: at });
  if (left.length === 0) return [];
  const natures = new Map(readCategories(reading, content.onDate).map(({ id, nature }) => [id, nature]));
  return left.flatMap((hold) => {
    const likeness = hold.leftAt <= of.savedAt ? "any" : "sure";
    const after = comesBackUnder(hold, { content, marks, likeness }, (id) => natures.get(id));
    return after.length === 0 ? [] : [{ hold, after }];
  });
};

/** The same by the names of the held categories and the drafts taken away; undefined where nothing comes back. */
export const backByName = (reading: Reading, of: Parameters<typeof comingBack>[1]) => {
  const back = comingBack(reading, of);
  if (back.length === 0) return undefined;
  const names = new Map(readCategories(reading, of.content.onDate).map((each) => [each.id, each.name]));
  return {
    code: "category-unexplained" as const,
    names: [...new Set(back.map(({ hold }) => names.get(hold.categoryId) ?? ""))],
    left: [...new Set(back.map(({ hold }) => hold.subject))],
  };
};
