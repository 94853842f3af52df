import { capFenOf } from "#domain/caps/cap.ts";
import type { VoteGround } from "#domain/caps/vote.ts";
import type { CategoryNature } from "#domain/books/category.ts";
import { sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import type { DocumentKind } from "#domain/vouchers/voucher.ts";
import { spentOn, spentOnAny, type Spending } from "./spending.ts";

type Spent = { readonly categoryId: CategoryId; readonly amountFen: Fen };

type Belongs = (categoryId: CategoryId) => boolean;

const ofNatures =
  (spending: Spending, natures: readonly CategoryNature[]): Belongs =>
  (categoryId) => {
    const nature = spending.categories.get(categoryId)?.nature;
    return nature !== undefined && natures.includes(nature);
  };

const spentOf = (spending: Spending, belongs: Belongs): readonly Spent[] => {
  const ids = new Set(spending.content.entries.flatMap((entry) => entry.categoryId ?? []));
  return [...ids].flatMap((categoryId): Spent[] => {
    const amountFen = spentOn(spending.content, categoryId)?.amountFen ?? zeroFen;
    return belongs(categoryId) && amountFen > 0 ? [{ categoryId, amountFen }] : [];
  });
};

/** A cap that the vote set is itself agreement to spend up to it; a total over several categories agrees to all of them. */
const isUnderItsCap = (ground: VoteGround, { categoryId }: Spent, spending: Spending): boolean => {
  const on = spending.content.onDate;
  return spending.caps
    .filter(({ cap }) => cap.categoryIds.includes(categoryId))
    .some(({ cap }) => {
      const amountFen = spentOnAny(spending.content, cap.categoryIds)?.amountFen ?? zeroFen;
      return cap.versions.some((version) => {
        if (version.vote.resolutionId !== ground.id || on < version.fromOn || on > version.toOn) return false;
        const capFen = capFenOf(version, spending.bases);
        return capFen !== null && amountFen <= capFen;
      });
    });
};

/**
 * True where a vote is about what a voucher spends on some categories: every category is one the vote agreed to, on a day it
 * agreed to, and all vouchers that rest on it stay within its amount. That a vote is in force and named is not enough.
 */
const concerns = (ground: VoteGround, spending: Spending, belongs: Belongs): boolean => {
  const spent = spentOf(spending, belongs);
  const rest = spent.filter((each) => !isUnderItsCap(ground, each, spending));
  if (spent.length === 0) return false;
  if (rest.length === 0) return true;
  const { matter } = ground;
  const on = spending.content.onDate;
  return (
    matter !== null &&
    on >= matter.fromOn &&
    on <= matter.toOn &&
    rest.every(({ categoryId }) => matter.categoryIds.includes(categoryId)) &&
    ground.spentFen + sumOf(rest, (each) => each.amountFen) <= matter.amountFen
  );
};

/** The part of a vote's own words about spending: its categories, its days and its sum hold all that is spent on some. */
const matterHolds = (ground: VoteGround, spending: Spending, belongs: Belongs): boolean => {
  const spent = spentOf(spending, belongs);
  const { matter } = ground;
  const on = spending.content.onDate;
  return (
    spent.length > 0 &&
    matter !== null &&
    on >= matter.fromOn &&
    on <= matter.toOn &&
    spent.every(({ categoryId }) => matter.categoryIds.includes(categoryId)) &&
    ground.spentFen + sumOf(spent, (each) => each.amountFen) <= matter.amountFen
  );
};

/**
 * The named vote that agreed to this very spending by its own words, which is what lifts a total. A vote that only set a cap
 * agreed to the cap and not to more.
 */
export const voteForSpending = (spending: Spending, belongs: Belongs): VoteGround | undefined =>
  spending.grounds.find((ground) => matterHolds(ground, spending, belongs));

/**
 * The named votes that may be about what is no spending (borrowing, writing off, disposing, letting): a vote whose matter is a
 * spending, or that sets caps, is about that and nothing else.
 */
export const votesBesideSpending = (spending: Spending): readonly VoteGround[] =>
  spending.grounds.filter(({ matter, setsCaps }) => matter === null && setsCaps !== true);

type Votes = { readonly isVoted: boolean; readonly aside: readonly string[] };

/** The named votes in two parts: those about what is spent on some categories, and those about something else, by number. */
export const votesAbout = (spending: Spending, belongs: Belongs): Votes => {
  const aside = spending.grounds.filter((ground) => !concerns(ground, spending, belongs));
  return { isVoted: aside.length < spending.grounds.length, aside: aside.map(({ number }) => number) };
};

/** The same for all categories of some natures. */
export const votesOn = (spending: Spending, natures: readonly CategoryNature[]): Votes =>
  votesAbout(spending, ofNatures(spending, natures));

/** The kinds of documents a voucher has for what it spends on some natures; a vote it names about that spending is one. */
export const documentKindsOf = (spending: Spending, natures: readonly CategoryNature[]): ReadonlySet<DocumentKind> =>
  new Set([
    ...spending.content.documents.map((document) => document.kind),
    ...(votesOn(spending, natures).isVoted ? (["resolution"] as const) : []),
  ]);
