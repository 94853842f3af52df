import type { PersonId } from "#domain/core/ids.ts";
import type { Role } from "#domain/people/roles.ts";
import { err, ok, type Result } from "#domain/core/result.ts";
import type { ClaimChain, ClaimForm } from "./claim.ts";

export const claimStates = [
  "draft",
  "handled",
  "claimed",
  "approved",
  "supervised",
  "lodged",
  "reviewed",
  "paid",
  "vouchered",
  "returned",
  "refused",
  "withdrawn",
] as const;
/** 草稿 → 经手证明 → 待村级审批 → 已审批、已理财 (in the township's order) → 已送审 → 审核通过 → 已付款 → 已制单. */
export type ClaimState = (typeof claimStates)[number];

const forwardActs = ["handle", "claim", "approve", "supervise", "lodge", "review", "pay", "voucher"] as const;
export type ForwardAct = (typeof forwardActs)[number];

export const claimActs = [...forwardActs, "return", "refuse", "revise", "withdraw"] as const;
export type ClaimAct = (typeof claimActs)[number];

/** The steps forward, each with the state it leads to. */
const forward = {
  handle: "handled",
  claim: "claimed",
  approve: "approved",
  supervise: "supervised",
  lodge: "lodged",
  review: "reviewed",
  pay: "paid",
  voucher: "vouchered",
} as const satisfies Readonly<Record<ForwardAct, ClaimState>>;

const isForward = (act: ClaimAct): act is ForwardAct => Object.hasOwn(forward, act);

/** The steps a claim passes in the order the township chose; what was paid out of petty cash is not paid again. */
export const stepsInOrder = (
  chain: Pick<ClaimChain, "approvesFirst" | "paysFirst">,
  form: ClaimForm,
): readonly ForwardAct[] => [
  "handle",
  "claim",
  ...(chain.approvesFirst ? (["approve", "supervise"] as const) : (["supervise", "approve"] as const)),
  "lodge",
  "review",
  ...(chain.paysFirst && form !== "prepaid" ? (["pay"] as const) : []),
  "voucher",
];

/** A claim as the machine sees it: the steps done of the version at hand, and who did what decides who may not do the next. */
export type Standing = {
  readonly state: ClaimState;
  readonly form: ClaimForm;
  readonly done: ReadonlySet<ClaimAct>;
  readonly recordedBy: PersonId;
  readonly reviewedBy: PersonId | null;
  readonly hasUnansweredRefusal: boolean;
};

/** claim-state: the step is not the next one; same-person: its doer did what may not meet it; claim-unanswered: a refusal stands without answer. */
export type ActFailure =
  | { readonly code: "claim-state"; readonly state: ClaimState; readonly next: ForwardAct | null }
  | { readonly code: "same-person" }
  | { readonly code: "claim-unanswered" };

const isOver = (state: ClaimState): boolean =>
  state === "returned" || state === "refused" || state === "withdrawn" || state === "vouchered";

/** The next step of a claim under the township's chain, or null when there is none: it is over or waits to be revised. */
export const nextStep = (
  standing: Pick<Standing, "state" | "form" | "done">,
  chain: Pick<ClaimChain, "approvesFirst" | "paysFirst">,
): ForwardAct | null =>
  isOver(standing.state) ? null : (stepsInOrder(chain, standing.form).find((act) => !standing.done.has(act)) ?? null);

const stateAfter: Readonly<Record<Exclude<ClaimAct, ForwardAct>, ClaimState>> = {
  return: "returned",
  refuse: "refused",
  revise: "draft",
  withdraw: "withdrawn",
};

const maySideways = (standing: Standing, act: Exclude<ClaimAct, ForwardAct>): boolean => {
  const { state, done } = standing;
  switch (act) {
    // Back to the village from every step but the first and before money moved.
    case "return":
      return !isOver(state) && state !== "draft" && state !== "paid";
    // Refused by those who examine it, or by the township once it was lodged.
    case "refuse":
      return (
        (state === "claimed" || state === "approved" || state === "supervised" || state === "lodged") &&
        !done.has("review")
      );
    case "revise":
      return state === "returned" || state === "refused";
    case "withdraw":
      return !isOver(state) && !done.has("review");
  }
};

/**
 * What a claim becomes by an act of a person, or why it may not be: no step is skipped, whatever the order, and no person does
 * two steps that must not meet (会计法 2024 Art. 25, 35; 会计基础工作规范 Art. 12).
 */
export const stateByAct = (
  standing: Standing,
  act: ClaimAct,
  of: { readonly by: PersonId; readonly chain: ClaimChain },
): Result<ClaimState, ActFailure> => {
  const next = nextStep(standing, of.chain);
  if (!isForward(act)) {
    if (!maySideways(standing, act)) return err({ code: "claim-state", state: standing.state, next });
    return act === "revise" && standing.hasUnansweredRefusal ? err({ code: "claim-unanswered" }) : ok(stateAfter[act]);
  }
  if (next !== act) return err({ code: "claim-state", state: standing.state, next });
  if (act === "review" && of.by === standing.recordedBy) return err({ code: "same-person" });
  if ((act === "pay" || act === "voucher") && of.by === standing.reviewedBy) return err({ code: "same-person" });
  return ok(forward[act]);
};

/** What a claim waits for: its next step, or, when it came back, that the village puts it right. */
export const claimWaits = [...forwardActs, "back"] as const;
export type ClaimWait = (typeof claimWaits)[number];

/** What a claim waits for; null when it is over. */
export const waitOf = (
  standing: Pick<Standing, "state" | "form" | "done">,
  chain: Pick<ClaimChain, "approvesFirst" | "paysFirst">,
): ClaimWait | null =>
  standing.state === "returned" || standing.state === "refused" ? "back" : nextStep(standing, chain);

/** Whose work a claim is: those who record what the village did, review, pay, or put right what came back. */
const workers = (wait: ClaimWait): readonly Role[] =>
  wait === "review" ? ["reviewer", "head"] : wait === "pay" ? ["cashier"] : ["bookkeeper"];

/** What claims wait for that is the work of somebody with these roles. */
export const workOf = (roles: readonly Role[]): readonly ClaimWait[] =>
  claimWaits.filter((wait) => workers(wait).some((role) => roles.includes(role)));
