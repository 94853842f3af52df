import type { ApprovalRole, DocumentKind } from "#domain/vouchers/voucher.ts";
import { stepOf } from "#domain/caps/bands.ts";
import type { EvidenceRequirement, Ladder, RuleParameters } from "./rule.ts";

/** How one rule stands to another that judges the same ledgers: it says the same thing, and whether with less or other words. */
export type Standing = {
  /** The one asks for the very thing the other asks for, so that a milder severity makes it looser. */
  readonly isAboutTheSame: boolean;
  readonly isLooser: boolean;
  /** The field it is looser in, where it has names for its fields. */
  readonly field?: string;
  readonly isDifferent: boolean;
};

const silent: Standing = { isAboutTheSame: false, isLooser: false, isDifferent: false };

const contains = <Each>(whole: readonly Each[], part: readonly Each[]): boolean =>
  part.every((each) => whole.includes(each));
const isSame = <Each>(one: readonly Each[], other: readonly Each[]): boolean =>
  contains(one, other) && contains(other, one);

type Need = readonly (ApprovalRole | DocumentKind)[];
const needAt = (ladder: Ladder, amountFen: number): Need => {
  const tier = stepOf(
    ladder.tiers.map((each) => ({ ...each, upTo: each.upToFen })),
    amountFen,
  );
  return tier === undefined ? [] : [...tier.roles, ...tier.documents];
};

/** Amounts at which two ladders may differ: just below, at and just above every end, and beyond them all. */
const edgesOf = (...ladders: readonly Ladder[]): readonly number[] => [
  0,
  ...ladders.flatMap(({ tiers }) =>
    tiers.flatMap(({ upToFen }) => (upToFen === null ? [] : [upToFen - 1, upToFen, upToFen + 1])),
  ),
];

const laddersStanding = (mine: readonly Ladder[], theirs: readonly Ladder[]): Standing => {
  const pairs = mine.flatMap((ladder) => {
    const other = theirs.find(({ nature }) => nature === ladder.nature);
    return other === undefined ? [] : [{ ladder, other }];
  });
  const needs = pairs.flatMap(({ ladder, other }) =>
    edgesOf(ladder, other).map((edge) => ({ own: needAt(ladder, edge), asked: needAt(other, edge) })),
  );
  const asking = needs.filter(({ asked }) => asked.length > 0);
  return {
    isAboutTheSame: asking.some(({ own, asked }) => own.length > 0 && contains(asked, own)),
    isLooser:
      asking.some(({ own, asked }) => contains(asked, own) && !contains(own, asked)) ||
      pairs.some(({ ladder, other }) => other.isByContract === true && ladder.isByContract !== true),
    isDifferent:
      pairs.some(({ ladder, other }) => (ladder.isByContract ?? false) !== (other.isByContract ?? false)) ||
      needs.some(({ own, asked }) => !isSame(own, asked)),
  };
};

// A line for some categories comes on top of what is asked of a nature.
const ofNatures = ({ categoryIds = [] }: EvidenceRequirement): boolean => categoryIds.length === 0;

const requirementsStanding = (
  mine: readonly EvidenceRequirement[],
  theirs: readonly EvidenceRequirement[],
): Standing => {
  const comparable = mine.filter(ofNatures);
  const pairs = theirs
    .filter(ofNatures)
    .flatMap((asked) =>
      asked.natures.flatMap((nature) =>
        comparable.filter(({ natures }) => natures.includes(nature)).map((own) => ({ nature, own, asked })),
      ),
    );
  /** Some other line of mine asks no less of this nature than theirs does. */
  const isMet = ({ nature, asked }: (typeof pairs)[number]): boolean =>
    comparable.some(
      (own) => own.natures.includes(nature) && own.fromFen <= asked.fromFen && contains(asked.anyOf, own.anyOf),
    );
  const alike = pairs.filter(({ own, asked }) => contains(own.anyOf, asked.anyOf) || contains(asked.anyOf, own.anyOf));
  return {
    isAboutTheSame: alike.length > 0,
    isLooser: alike.some((pair) => !isMet(pair)),
    isDifferent: pairs.some(({ own, asked }) => isSame(own.anyOf, asked.anyOf) && own.fromFen !== asked.fromFen),
  };
};

type Zero = Extract<RuleParameters, { readonly kind: "K08" }>;
const exceptionsOf = ({ exceptWords = [], exceptPapers = [] }: Zero) => ({ words: exceptWords, papers: exceptPapers });

/**
 * How a rule of approval tiers (K01), of forbidden categories (K08) or of evidence (K17) stands to another of its kind.
 * Tiers that ask for other signatures, and papers of another sort, come on top of one another and stand against nothing.
 */
export const shapedStanding = (mine: RuleParameters, theirs: RuleParameters): Standing => {
  if (mine.kind === "K01" && theirs.kind === "K01") return laddersStanding(mine.ladders, theirs.ladders);
  if (mine.kind === "K17" && theirs.kind === "K17") return requirementsStanding(mine.requirements, theirs.requirements);
  if (mine.kind === "K08" && theirs.kind === "K08") {
    const shares =
      mine.categoryIds.some((id) => theirs.categoryIds.includes(id)) ||
      mine.words.some((word) => theirs.words.includes(word));
    const [own, asked] = [exceptionsOf(mine), exceptionsOf(theirs)];
    const isWider = !contains(asked.words, own.words);
    const isEasier = own.words.length > 0 && !contains(own.papers, asked.papers);
    return { ...silent, isAboutTheSame: shares, isLooser: shares && (isWider || isEasier) };
  }
  return silent;
};
