import type { LocalDate } from "#domain/core/dates.ts";
import type { VotingBody, VotingTrack } from "./vote.ts";

/** amends: the earlier decision goes on, changed (调整); supersedes: it ends (废止代替). */
export const amendmentKinds = ["amends", "supersedes"] as const;
export type AmendmentKind = (typeof amendmentKinds)[number];

/** A recorded decision that another one is to change. */
export type EarlierDecision = {
  readonly ledgerId: string;
  readonly body: VotingBody;
  readonly track: VotingTrack;
  readonly metOn: LocalDate;
  readonly computed: "passed" | "failed";
};

/**
 * Why a decision cannot change an earlier one: only the body that made it may, by the same procedure, later, and only what had passed
 * (谁批准谁负责). A decision that failed changes nothing.
 */
export const amendmentFault = (
  earlier: EarlierDecision | undefined,
  made: EarlierDecision,
): "unknown" | "other-body" | "before-it" | "earlier-failed" | "failed" | undefined => {
  if (earlier === undefined || earlier.ledgerId !== made.ledgerId) return "unknown";
  if (made.computed === "failed") return "failed";
  if (earlier.computed === "failed") return "earlier-failed";
  if (earlier.body !== made.body || earlier.track !== made.track) return "other-body";
  return made.metOn < earlier.metOn ? "before-it" : undefined;
};
