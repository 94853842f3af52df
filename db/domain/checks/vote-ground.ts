import { capFenOf } from "#domain/caps/cap.ts";
import { sizedCap } from "#domain/caps/cap-unit.ts";
import type { VoteGround } from "#domain/caps/vote.ts";
import type { CategoryNature } from "#domain/books/category.ts";
import { sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import type { DocumentKind } from "#domain/vouchers/voucher.ts";
import { spentOn, spentOnAny, type Spending } from "./spending.ts";
import { unitsOf } from "./unit-standard.ts";

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
  const on = spending.countedOn;
  return spending.caps
    .filter(({ cap }) => cap.categoryIds.includes(categoryId))
    .some(({ cap }) => {
      const amountFen = spentOnAny(spending.content, cap.categoryIds)?.amountFen ?? zeroFen;
      return sizedCap(cap, unitsOf(spending.content.documents)).versions.some((version) => {
        if (version.vote.resolutionId !== ground.id || on < version.fromOn || on > version.toOn) return false;
        const capFen = capFenOf(version, spending.bases);
        return capFen !== null && amountFen <= capFen;
      });
    });
};

/**
 * True where a vote is about what a voucher spends on some categories: every category is one the vote agreed to, on a day it
 * agreed to, and all vouchers that rest on it stay within its amount. That a vote is in force and named is not enough.
 * A correction spends on the day of what it corrects, as it does under the caps and the budget: a vote for the day on which the
 * mistake was found agreed to other money.
 */
const concerns = (ground: VoteGround, spending: Spending, belongs: Belongs): boolean => {
  const spent = spentOf(spending, belongs);
  const rest = spent.filter((each) => !isUnderItsCap(ground, each, spending));
  if (spent.length === 0) return false;
  if (rest.length === 0) return true;
  const { matter } = ground;
  const on = spending.countedOn;
  return (
    matter !== null &&
    on >= matter.fromOn &&
    on <= matter.toOn &&
    rest.every(({ categoryId }) => matter.categoryIds.includes(categoryId)) &&
    ground.spentFen + sumOf(rest, (each) => each.amountFen) <= matter.amountFen
  );
};

/** True where a named vote agreed to this very spending by category, amount and day; a cap it set is no such agreement. */
export const isAgreedTo = (spending: Spending, belongs: Belongs): boolean =>
  votesAbout({ ...spending, caps: [] }, belongs).isVoted;

/** The named votes that may be about borrowing, giving up a claim or handing something over: those that are about no spending. */
export const otherVotes = (spending: Spending): readonly VoteGround[] =>
  spending.grounds.filter(({ isAboutSpending }) => !isAboutSpending);

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
