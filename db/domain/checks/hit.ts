/** 提醒, 需决议, 需上级审批, 禁止: in rising order of strength. */
export const severities = ["warn", "needs-resolution", "needs-approval", "block"] as const;
export type Severity = (typeof severities)[number];

/** The kinds of rules this program judges by, in the order their hits are reported. */
export const ruleKinds = [
  "K01",
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
  "K12",
  "K13",
  "K14",
  "K15",
  "K16",
  "K17",
  "K18",
  "K19",
  "K20",
  "K21",
  "K22",
  "K23",
  "K24",
  "K25",
  "K26",
  "K27",
  "K28",
  "K29",
  "K30",
  "K31",
  "K32",
  "K33",
  "K34",
] as const;
export type RuleKind = (typeof ruleKinds)[number];

export type HitFact = string | number | boolean | null | string[];

/**
 * One rule that speaks about one voucher. `facts` are the inputs and numbers it was judged by, fen unless the name says
 * otherwise. `ruleId` is the rule's or, for a cap, the cap's; `ruleVersion` the version that judged. `line` is the entry
 * it speaks of, counted from 1. `isCleared`: a lawful way out was taken, so the hit stays visible and holds nothing.
 */
export type Hit = {
  readonly kind: RuleKind;
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly severity: Severity;
  readonly line: number | null;
  readonly facts: Readonly<Record<string, HitFact>>;
  readonly basis: string;
  readonly isCleared: boolean;
};

/** A hit that holds a spending: stronger than a warning and not cleared. */
export const isOpen = (hit: Hit): boolean => hit.severity !== "warn" && !hit.isCleared;

/** True when a voucher with these hits may not be reviewed or posted while its money has not moved. */
export const isHolding = (hits: readonly Hit[]): boolean => hits.some(isOpen);

/**
 * True when money that has moved excuses what holds: the books must be true. Two people for one act is never excused: that
 * is about this act in the books, not about the money.
 */
export const isExcusable = (hits: readonly Hit[]): boolean => hits.filter(isOpen).every((hit) => hit.kind !== "K29");

/** The severity that decides: the strongest of the hits not cleared, or null. */
export const strongestOpen = (hits: readonly Hit[]): Severity | null =>
  severities.findLast((severity) => hits.some((hit) => !hit.isCleared && hit.severity === severity)) ?? null;

const missesOnlyTheCongress = ({ kind, facts }: Hit): boolean => {
  const roles = facts["missingRoles"];
  return kind === "K01" && Array.isArray(roles) && roles.length > 0 && roles.every((role) => role === "congress");
};

/**
 * True for an open hit that only a vote could lift, so that an emergency may come before it: a vote that is missing, or a tier whose
 * only missing approval is the congress. Missing figures, standards and other people's signatures are no matter of a vote.
 */
export const waitsForVote = (hit: Hit): boolean =>
  hit.severity === "needs-resolution" || (hit.severity !== "block" && missesOnlyTheCongress(hit));
