import type { CategoryNature } from "#domain/books/category.ts";
import { stepsFault } from "#domain/caps/bands.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { CategoryId, VillageId } from "#domain/core/ids.ts";
import { err, ok, type Result } from "#domain/core/result.ts";
import type { ApprovalRole, DocumentKind } from "#domain/vouchers/voucher.ts";
import type { Severity } from "./hit.ts";
import { crossedNumbers } from "./crossed-numbers.ts";
import { plainFault, plainKinds, type PlainFault, type PlainParameters } from "./plain-rule.ts";

/** One step of an approval ladder: who must have signed and which documents must be there; `upToFen` null is open above. */
export type Tier = {
  readonly upToFen: Fen | null;
  readonly isInclusive: boolean;
  readonly roles: readonly ApprovalRole[];
  readonly documents: readonly DocumentKind[];
};
/** `isByContract`: a payment is measured by the whole contract it belongs to, not by its own part of it. */
export type Ladder = {
  readonly nature: CategoryNature;
  readonly tiers: readonly Tier[];
  readonly isByContract?: boolean | undefined;
};

/** From `fromFen` on, spending of these natures needs one of these documents; where categories are named, theirs alone. */
export type EvidenceRequirement = {
  readonly natures: readonly CategoryNature[];
  readonly categoryIds?: readonly CategoryId[] | undefined;
  readonly fromFen: Fen;
  readonly anyOf: readonly DocumentKind[];
};

/**
 * K01 审批权限, K08 禁止类别, K17 票据要求, K18 重复发票, K29 不相容岗位 have shapes of their own, all others the plain one. Caps
 * (K04–K06) come from votes, not from here.
 */
export type RuleParameters =
  | PlainParameters
  | { readonly kind: "K01"; readonly ladders: readonly Ladder[] }
  | {
      readonly kind: "K08";
      readonly categoryIds: readonly CategoryId[];
      readonly words: readonly string[];
      /** 例外: a summary with one of these words is let pass where every one of the papers is there. */
      readonly exceptWords?: readonly string[] | undefined;
      readonly exceptPapers?: readonly DocumentKind[] | undefined;
    }
  | { readonly kind: "K17"; readonly requirements: readonly EvidenceRequirement[] }
  | { readonly kind: "K18" }
  | { readonly kind: "K29" };

/** True for parameters of the plain shape. */
export const isPlainParameters = (parameters: RuleParameters): parameters is PlainParameters =>
  plainKinds.some((kind) => kind === parameters.kind);

export type RuleLevel = "national" | "province" | "county" | "township" | "village";

/** Whom a rule is for: some villages or all, one kind of entity or both; an empty list leaves nobody out. */
export type RuleScope = {
  readonly villageIds: readonly VillageId[];
  readonly entities: readonly ("committee" | "collective")[];
};

export const everyLedger: RuleScope = { villageIds: [], entities: [] };

/** What of a ledger decides whether a rule is for it. */
export type RuledLedger = { readonly villageId: VillageId; readonly entity: "committee" | "collective" };

/** True when a rule judges the vouchers of a ledger. A lower level never loosens a higher one: all that apply judge. */
export const appliesTo = ({ scope }: Pick<RuleVersion, "scope">, ledger: RuledLedger): boolean =>
  (scope.villageIds.length === 0 || scope.villageIds.includes(ledger.villageId)) &&
  (scope.entities.length === 0 || scope.entities.includes(ledger.entity));

/** One approved version of a rule, as it judges. */
export type RuleVersion = {
  readonly id: string;
  readonly version: number;
  readonly severity: Severity;
  readonly basis: string;
  readonly parameters: RuleParameters;
  readonly scope: RuleScope;
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate;
};

/**
 * The versions that judge a spending on a day, in the order given: of each rule the newest version that has begun. When that
 * one has ended, the rule has ended with it, and no older version comes back.
 */
export const rulesOn = <Each extends Pick<RuleVersion, "id" | "version" | "fromOn" | "toOn">>(
  versions: readonly Each[],
  on: LocalDate,
): readonly Each[] => {
  const newest = new Map<string, Each>();
  for (const version of versions) {
    if (version.fromOn > on) continue;
    const known = newest.get(version.id);
    if (known === undefined || known.version < version.version) newest.set(version.id, version);
  }
  return [...newest.values()].filter((version) => on <= version.toOn);
};

/**
 * The versions that judge a ledger on a day. The newest version that has begun decides, and then whom it is for: where it
 * leaves a village out, an older version that had it in does not come back.
 */
export const rulesFor = <Each extends Pick<RuleVersion, "id" | "version" | "scope" | "fromOn" | "toOn">>(
  versions: readonly Each[],
  of: { readonly ledger: RuledLedger; readonly on: LocalDate },
): readonly Each[] => rulesOn(versions, of.on).filter((rule) => appliesTo(rule, of.ledger));

/** Why proposed parameters make no rule. */
export type RuleFault = {
  readonly reason:
    | "kind-changed"
    | "dates-reversed"
    | "retroactive"
    | "month-closed"
    | "nothing-in-it"
    | "nature-twice"
    | "category-unknown"
    | "village-missing"
    | "village-unknown"
    | "level-locked"
    | "tiers-none"
    | "tiers-not-rising"
    | "tiers-empty"
    | "tiers-open-end-early"
    | "tiers-no-open-end"
    | "numbers-crossed"
    | PlainFault["reason"];
  /** Where: the key of a field or the nature of a ladder, the field it stands against, and the tier counted from 1. */
  readonly field?: string;
  readonly against?: string;
  readonly line?: number;
};

const laddersFault = (ladders: readonly Ladder[]): RuleFault | undefined => {
  if (ladders.length === 0) return { reason: "nothing-in-it" };
  const twice = ladders.find(({ nature }, index) => ladders.findIndex((each) => each.nature === nature) < index);
  if (twice !== undefined) return { reason: "nature-twice", field: twice.nature };
  for (const ladder of ladders) {
    const fault = stepsFault(ladder.tiers.map((tier) => ({ upTo: tier.upToFen, isInclusive: tier.isInclusive })));
    if (fault !== undefined) return { reason: `tiers-${fault.reason}`, field: ladder.nature, line: fault.line };
  }
  return undefined;
};

/** Reads proposed parameters for a rule: every amount falls into exactly one tier, and there is something to judge by. */
export const checkParameters = (
  parameters: RuleParameters,
  hasCategory: (id: CategoryId) => boolean,
): Result<RuleParameters, RuleFault> => {
  if (isPlainParameters(parameters)) {
    const fault = plainFault(parameters, hasCategory);
    if (fault !== undefined) return err(fault);
    const crossed = crossedNumbers(parameters);
    if (crossed === undefined) return ok(parameters);
    return err({ reason: "numbers-crossed", field: crossed.low, against: crossed.high });
  }
  switch (parameters.kind) {
    case "K01": {
      const fault = laddersFault(parameters.ladders);
      return fault === undefined ? ok(parameters) : err(fault);
    }
    case "K08":
      if (parameters.categoryIds.length === 0 && parameters.words.length === 0) return err({ reason: "nothing-in-it" });
      // Papers of an exception nobody can tell by its words would let nothing pass, or everything.
      if ((parameters.exceptWords ?? []).length === 0 && (parameters.exceptPapers ?? []).length > 0)
        return err({ reason: "field-missing", field: "exceptWords" });
      return parameters.categoryIds.every(hasCategory) ? ok(parameters) : err({ reason: "category-unknown" });
    case "K17": {
      const empty = parameters.requirements.findIndex(
        ({ natures, categoryIds = [] }) => natures.length + categoryIds.length === 0,
      );
      if (empty >= 0) return err({ reason: "nothing-in-it", line: empty + 1 });
      if (parameters.requirements.some(({ categoryIds = [] }) => !categoryIds.every(hasCategory)))
        return err({ reason: "category-unknown" });
      return parameters.requirements.length > 0 ? ok(parameters) : err({ reason: "nothing-in-it" });
    }
    case "K18":
    case "K29":
      return ok(parameters);
  }
};

/** National prohibitions that say all there is to say: no township proposes one beside them. */
export const isLocked = (kind: RuleParameters["kind"]): boolean => kind === "K18" || kind === "K29";
