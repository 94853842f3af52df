import { sumOf } from "#domain/core/fen.ts";
import type { GuidedFacts, GuidedKind } from "./guided-entries.ts";

/** Why a form is not whole: what is missing, or which parts do not add up to the amount. */
export type GuidedFault =
  | "amount-missing"
  | "summary-missing"
  | "project-missing"
  | "payee-missing"
  | "households-missing"
  | "households-differ"
  | "parts-differ"
  | "fund-too-much"
  | "nothing-to-pay"
  | "list-of-other-kind";

/** What a list of households is for: 村民分配, 征地补偿, 一事一议筹资. */
export type ListKind = "share" | "land" | "raise";

const listKinds: Partial<Readonly<Record<GuidedKind, ListKind>>> = {
  "share-declare": "share",
  "share-pay": "share",
  "land-receive": "land",
  "land-pay": "land",
  "raise-declare": "raise",
  "raise-receive": "raise",
  "raise-return": "raise",
};

/** The kind of list a form takes, or null where a form takes none: what households owe is never paid out to them. */
export const listKindFor = (kind: GuidedKind): ListKind | null => listKinds[kind] ?? null;

/** True for forms that pay out what an earlier voucher has made due to the households. */
export const paysWhatIsDue = (kind: GuidedKind): boolean => kind === "land-pay" || kind === "share-pay";

const withProject: readonly GuidedKind[] = [
  "raise-declare",
  "raise-award",
  "raise-spend",
  "raise-labour",
  "raise-complete-asset",
  "raise-complete-cost",
  "raise-return",
  "grant-receive",
  "grant-build",
  "grant-buy",
  "grant-spend",
  "grant-deliver",
  "grant-late",
  "grant-return",
];
const withHouseholds: readonly GuidedKind[] = [
  "raise-declare",
  "raise-receive",
  "land-pay",
  "share-declare",
  "share-pay",
];

const householdTotal = (facts: GuidedFacts): number => sumOf(facts.households, (each) => each.amountFen);

const sumFault = (facts: GuidedFacts): GuidedFault | undefined => {
  if (facts.kind === "land-receive") {
    const parts = householdTotal(facts) + facts.outsideFen + facts.reserveFen;
    return parts === facts.amountFen ? undefined : "parts-differ";
  }
  const isListed = withHouseholds.includes(facts.kind) || facts.households.length > 0;
  if (isListed && householdTotal(facts) !== facts.amountFen) return "households-differ";
  return facts.fundFen + facts.awardFen > facts.amountFen ? "fund-too-much" : undefined;
};

/** The first thing that keeps a form from becoming a voucher; the order is the order of the form's fields. */
export const guidedFault = (facts: GuidedFacts): GuidedFault | undefined => {
  if (facts.summary === "") return "summary-missing";
  if (facts.amountFen <= 0) return "amount-missing";
  if (withProject.includes(facts.kind) && facts.project === null) return "project-missing";
  const needsPayee = facts.isOwed || (facts.kind === "land-receive" && facts.outsideFen > 0);
  if (needsPayee && facts.payee === null) return "payee-missing";
  if (withHouseholds.includes(facts.kind) && facts.households.length === 0) return "households-missing";
  if (paysWhatIsDue(facts.kind) && facts.households.every((each) => each.withheldFen >= each.amountFen))
    return "nothing-to-pay";
  return sumFault(facts);
};
