import type { LocalDate } from "#domain/core/dates.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import type { VotingBody, VotingTrack } from "./vote.ts";

/**
 * 授权: what a villagers' or members' assembly lets its representatives decide in its place, and until when
 * (村民委员会组织法: 村民会议可以授权村民代表会议; of a collective the charter does). No categories: spending of any kind.
 */
export type Delegation = {
  readonly matters: string;
  readonly categoryIds: readonly CategoryId[];
  /** The last day on which the representatives may decide by it. */
  readonly untilOn: LocalDate;
};

/** A delegation with the decision in force that gave it. */
export type GivenDelegation = Delegation & {
  readonly number: string;
  readonly track: VotingTrack;
  readonly metOn: LocalDate;
};

/** Why a delegation cannot stand in the record of a meeting. */
export type DelegationFault = {
  readonly reason: "delegation-by-congress" | "delegation-unnamed" | "delegation-ends-first";
};

export const delegationFault = (
  delegation: Delegation | null,
  meeting: { readonly body: VotingBody; readonly metOn: LocalDate },
): DelegationFault | undefined => {
  if (delegation === null) return undefined;
  if (meeting.body === "congress") return { reason: "delegation-by-congress" };
  if (delegation.matters.trim() === "") return { reason: "delegation-unnamed" };
  return delegation.untilOn < meeting.metOn ? { reason: "delegation-ends-first" } : undefined;
};

/**
 * Whether what representatives decided lay within what they may decide. `none`: no delegation is recorded; `expired`: the latest
 * had ended by the meeting; `outside`: some of the categories are in none; `unnamed`: the decision names no category, so its matter
 * is compared by eye.
 */
export type DelegationStanding = {
  readonly state: "none" | "expired" | "outside" | "unnamed" | "within";
  /** The decision that gave the delegation gone by, with what and until when; null where there is none. */
  readonly by: GivenDelegation | null;
  readonly outside: readonly CategoryId[];
};

/** What representatives decided beyond what was delegated to them by a decision, or after its term. */
export type BeyondDelegation = {
  readonly state: "outside" | "expired";
  readonly by: string;
  readonly untilOn: LocalDate;
};

/** Undefined where nobody has to have delegated anything: an assembly decides by itself. */
export const delegationStanding = (
  given: readonly GivenDelegation[],
  decided: {
    readonly body: VotingBody;
    readonly track: VotingTrack;
    readonly metOn: LocalDate;
    readonly categoryIds: readonly CategoryId[];
  },
): DelegationStanding | undefined => {
  if (decided.body === "assembly") return undefined;
  const begun = given
    .filter(({ track, metOn }) => track === decided.track && metOn <= decided.metOn)
    .toSorted((left, right) => (left.metOn < right.metOn ? 1 : -1));
  const live = begun.filter(({ untilOn }) => untilOn >= decided.metOn);
  const [latest] = live;
  if (latest === undefined) {
    const [ended] = begun;
    return { state: ended === undefined ? "none" : "expired", by: ended ?? null, outside: [] };
  }
  const isCovered = (id: CategoryId): boolean =>
    live.some(({ categoryIds }) => categoryIds.length === 0 || categoryIds.includes(id));
  const outside = [...new Set(decided.categoryIds)].filter((id) => !isCovered(id));
  if (outside.length > 0) return { state: "outside", by: latest, outside };
  return { state: decided.categoryIds.length === 0 ? "unnamed" : "within", by: latest, outside: [] };
};
