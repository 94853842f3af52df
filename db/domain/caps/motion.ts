import type { LocalDate } from "#domain/core/dates.ts";
import { isAtLeastShare, isMoreThanShare } from "#domain/core/share.ts";

/** 四议两公开: 党支部提议, 两委商议, 党员大会审议, 代表（村民）会议决议, 决议公开, 实施结果公开. */
export const motionStages = ["proposal", "consultation", "review", "decision", "disclosure", "outcome"] as const;
export type MotionStage = (typeof motionStages)[number];

/** 动议事由: who brought the matter up. */
export const motionOrigins = ["villagers", "cadres", "higher"] as const;
export type MotionOrigin = (typeof motionOrigins)[number];

export type QuorumShare = "half" | "two-thirds";

/** What a stage says of itself. Numbers are null in the stages where nobody votes. */
export type StageInput = {
  readonly stage: MotionStage;
  readonly onDate: LocalDate;
  readonly entitled: number | null;
  readonly present: number | null;
  readonly votesFor: number | null;
  readonly fileCount: number;
};

/** The recorded vote that a decision rests on, and the posting that a publication rests on, as far as it is known. */
export type StageGround = {
  readonly vote: { readonly metOn: LocalDate; readonly isPassed: boolean; readonly isInForce: boolean } | null;
  readonly posting: {
    readonly fromOn: LocalDate | null;
    readonly mayComeDownOn: LocalDate | null;
    readonly cameDownOn: LocalDate | null;
    readonly photoCount: number;
    readonly isOfVote: boolean;
    /** True for the posting that made the decision public: it cannot be that of its outcome as well. */
    readonly isOfDisclosure: boolean;
  } | null;
};

export type StageFault =
  | { readonly reason: "all-done" }
  | { readonly reason: "skipped"; readonly wanted: MotionStage }
  | { readonly reason: "pre-dated"; readonly earliestOn: LocalDate }
  | { readonly reason: "numbers-missing" }
  | { readonly reason: "present-over-entitled" }
  | { readonly reason: "votes-over-present" }
  | { readonly reason: "too-few-present"; readonly needs: number }
  | { readonly reason: "too-few-votes"; readonly needs: number }
  | { readonly reason: "evidence-missing" }
  | { readonly reason: "vote-missing" }
  | { readonly reason: "vote-failed" }
  | { readonly reason: "vote-not-in-force" }
  | { readonly reason: "vote-on-another-day"; readonly earliestOn: LocalDate }
  | { readonly reason: "posting-missing" }
  | { readonly reason: "posting-of-another-vote" }
  | { readonly reason: "posting-of-the-decision" }
  | { readonly reason: "posting-on-another-day"; readonly earliestOn: LocalDate }
  | { readonly reason: "posting-too-short"; readonly earliestOn: LocalDate }
  | { readonly reason: "posting-without-photo" };

/** The stage a motion waits for; undefined once all six are done. */
export const nextStage = (doneCount: number): MotionStage | undefined => motionStages[doneCount];

const fewest = (whole: number, quorum: QuorumShare): number => {
  const isEnough = (part: number): boolean =>
    quorum === "half"
      ? isMoreThanShare(part, whole, { numerator: 1, denominator: 2 })
      : isAtLeastShare(part, whole, { numerator: 2, denominator: 3 });
  let part = Math.floor(whole / 2);
  while (!isEnough(part)) part += 1;
  return part;
};

/** Committees and party meetings: enough of those entitled came, and more than half of those present agreed. */
const meetingFault = (input: StageInput, quorum: QuorumShare): StageFault | undefined => {
  const { entitled, present, votesFor } = input;
  if (entitled === null || present === null || votesFor === null || entitled < 1) return { reason: "numbers-missing" };
  if (present > entitled) return { reason: "present-over-entitled" };
  if (votesFor > present) return { reason: "votes-over-present" };
  const needsPresent = fewest(entitled, quorum);
  if (present < needsPresent) return { reason: "too-few-present", needs: needsPresent };
  const needsFor = Math.floor(present / 2) + 1;
  return votesFor < needsFor ? { reason: "too-few-votes", needs: needsFor } : undefined;
};

const decisionFault = (input: StageInput, { vote }: StageGround): StageFault | undefined => {
  if (vote === null) return { reason: "vote-missing" };
  if (!vote.isPassed) return { reason: "vote-failed" };
  if (!vote.isInForce) return { reason: "vote-not-in-force" };
  return vote.metOn === input.onDate ? undefined : { reason: "vote-on-another-day", earliestOn: vote.metOn };
};

const postingStageFault = (input: StageInput, ground: StageGround, today: LocalDate): StageFault | undefined => {
  const { posting } = ground;
  if (posting === null || posting.fromOn === null || posting.mayComeDownOn === null)
    return { reason: "posting-missing" };
  if (input.stage === "disclosure" && !posting.isOfVote) return { reason: "posting-of-another-vote" };
  // What hung for the decision tells nobody what came of it.
  if (input.stage === "outcome" && posting.isOfDisclosure) return { reason: "posting-of-the-decision" };
  if (posting.fromOn !== input.onDate) return { reason: "posting-on-another-day", earliestOn: posting.fromOn };
  if ((posting.cameDownOn ?? today) < posting.mayComeDownOn)
    return { reason: "posting-too-short", earliestOn: posting.mayComeDownOn };
  return posting.photoCount === 0 ? { reason: "posting-without-photo" } : undefined;
};

/**
 * Why a stage of a motion cannot be recorded, in order of precedence: none is skipped or dated before the one before it, each has
 * its evidence, and none takes effect below its ratio. `doneOn`: the days of the stages done so far, in order.
 */
export const stageFault = (
  input: StageInput,
  of: {
    readonly doneOn: readonly LocalDate[];
    readonly quorum: QuorumShare;
    readonly ground: StageGround;
    readonly today: LocalDate;
  },
): StageFault | undefined => {
  const wanted = nextStage(of.doneOn.length);
  if (wanted === undefined) return { reason: "all-done" };
  if (input.stage !== wanted) return { reason: "skipped", wanted };
  const last = of.doneOn.at(-1);
  if (last !== undefined && input.onDate < last) return { reason: "pre-dated", earliestOn: last };
  if (input.stage === "disclosure" || input.stage === "outcome") return postingStageFault(input, of.ground, of.today);
  if (input.stage === "consultation" || input.stage === "review") {
    const fault = meetingFault(input, of.quorum);
    if (fault !== undefined) return fault;
  }
  if (input.stage === "decision") {
    const fault = decisionFault(input, of.ground);
    if (fault !== undefined) return fault;
  }
  return input.fileCount === 0 ? { reason: "evidence-missing" } : undefined;
};
