import { assert } from "#domain/core/assert.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { CategoryId, PersonId, ResolutionId } from "#domain/core/ids.ts";
import { err, ok, type Result } from "#domain/core/result.ts";

/** congress: 村民代表会议 or 成员代表大会; assembly: 村民会议 or 成员大会. */
export type VotingBody = "congress" | "assembly";
/** A: money of the villagers' committee; B: money of the collective economic organisation. */
export type VotingTrack = "A" | "B";

/** A share of a whole: at least it when `isInclusive`, more than it otherwise. */
export type Threshold = { readonly numerator: number; readonly denominator: number; readonly isInclusive: boolean };

/** Whom a meeting counts: people, or of 村民会议 the representatives of households. */
export const countings = ["people", "households"] as const;
export type Counting = (typeof countings)[number];

/** Provinces that ask more for some votes than the nation does. */
export const voteRules = ["national", "zhejiang"] as const;
export type VoteRule = (typeof voteRules)[number];

/** What decides which law a meeting is tested by; left out, it counts people and the national law is enough. */
export type VoteMeeting = {
  readonly body: VotingBody;
  readonly track: VotingTrack;
  readonly countedBy?: Counting | undefined;
  readonly voteRule?: VoteRule | undefined;
};

/** How one body decides. `quorum` is of those entitled; null where the law asks only for a share of all members in favour. */
export type VoteLaw = {
  readonly body: VotingBody;
  readonly track: VotingTrack;
  readonly quorum: Threshold | null;
  readonly decision: Threshold & { readonly of: "present" | "entitled" };
  readonly basis: string;
};

const moreThanHalf: Threshold = { numerator: 1, denominator: 2, isInclusive: false };
const atLeastTwoThirds: Threshold = { numerator: 2, denominator: 3, isInclusive: true };

/**
 * The national law pack. A villagers' committee that acts for the collective follows the collective's law (村民委员会组织法
 * Art. 28 last paragraph, 农村集体经济组织法 Art. 64) and so track B.
 */
export const nationalVoteLaws: readonly VoteLaw[] = [
  {
    body: "congress",
    track: "A",
    quorum: atLeastTwoThirds,
    decision: { ...moreThanHalf, of: "present" },
    basis:
      "村民委员会组织法（2025年修正）第三十条：村民代表会议有三分之二以上的组成人员参加方可召开，经到会人员的过半数同意",
  },
  {
    body: "assembly",
    track: "A",
    quorum: moreThanHalf,
    decision: { ...moreThanHalf, of: "present" },
    basis:
      "村民委员会组织法（2025年修正）第二十六条：村民会议有十八周岁以上村民的过半数参加（应到按村民人数计），经到会人员的过半数同意",
  },
  {
    body: "congress",
    track: "B",
    quorum: null,
    decision: { ...atLeastTwoThirds, of: "entitled" },
    basis: "农村集体经济组织法第二十八条：成员代表大会经全体成员代表三分之二以上同意",
  },
  {
    body: "assembly",
    track: "B",
    quorum: atLeastTwoThirds,
    decision: { ...atLeastTwoThirds, of: "entitled" },
    basis:
      "农村集体经济组织法第二十七条：成员大会有三分之二以上具有完全民事行为能力的成员参加，经全体成员三分之二以上同意",
  },
];

/** 村民会议 by households: the second way Art. 26 opens; those entitled are then the village's households. */
const householdsLaw: VoteLaw = {
  body: "assembly",
  track: "A",
  quorum: atLeastTwoThirds,
  decision: { ...moreThanHalf, of: "present" },
  basis:
    "村民委员会组织法（2025年修正）第二十六条：村民会议有本村三分之二以上的户的代表参加（应到按户数计），经到会人员的过半数同意",
};

/** 浙江: 非生产性支出 needs two thirds of those who should be there, beside what the national law asks. */
const zhejiangShare = {
  threshold: atLeastTwoThirds,
  basis: "浙江省规定：非生产性支出由应到会人员三分之二以上通过（条款号待核对）",
} as const;

/** The numbers of one meeting. */
export type Votes = {
  readonly entitled: number;
  readonly present: number;
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly votesAbstain: number;
};

/** The legal test: fewest present and fewest in favour as whole numbers of this meeting, and whether they were reached. */
export type VoteTest = {
  readonly needsPresent: number;
  readonly needsFor: number;
  readonly hasQuorum: boolean;
  readonly isPassed: boolean;
  readonly basis: string;
};

export type VotesFault = {
  readonly reason:
    | "not-whole"
    | "nobody-entitled"
    | "present-over-entitled"
    | "votes-over-present"
    | "proxies-over-present"
    | "women-over-present"
    | "households-not-here"
    | "collective-needs-track-b";
};

/** The fewest of `whole` that reach a threshold; whole numbers only, so no share is ever rounded. */
const fewestReaching = (whole: number, threshold: Threshold): number => {
  const product = whole * threshold.numerator;
  assert(Number.isSafeInteger(product) && whole >= 0, `share of ${whole}`);
  const remainder = product % threshold.denominator;
  const quotient = (product - remainder) / threshold.denominator;
  return threshold.isInclusive && remainder === 0 ? quotient : quotient + 1;
};

/** What cannot be true of one meeting; `proxies` and `women` are among those present. */
export const votesFault = (
  votes: Votes,
  record: { readonly proxies: number; readonly women: number | null },
): VotesFault | undefined => {
  const { entitled, present, votesFor, votesAgainst, votesAbstain } = votes;
  const numbers = [entitled, present, votesFor, votesAgainst, votesAbstain, record.proxies, record.women ?? 0];
  if (!numbers.every((number) => Number.isSafeInteger(number) && number >= 0)) return { reason: "not-whole" };
  if (entitled === 0) return { reason: "nobody-entitled" };
  if (present > entitled) return { reason: "present-over-entitled" };
  if (votesFor + votesAgainst + votesAbstain > present) return { reason: "votes-over-present" };
  if (record.proxies > present) return { reason: "proxies-over-present" };
  if (record.women !== null && record.women > present) return { reason: "women-over-present" };
  return undefined;
};

const lawOf = (meeting: VoteMeeting, laws: readonly VoteLaw[]): VoteLaw | undefined => {
  const isOf = (law: VoteLaw): boolean => law.body === meeting.body && law.track === meeting.track;
  return meeting.countedBy === "households" ? [householdsLaw].find(isOf) : laws.find(isOf);
};

/**
 * Tests the numbers of a meeting by the law of its body and track, and what its province asks beyond; refuses numbers that
 * contradict each other, and households counted where only 村民会议 knows them.
 */
export const testVotes = (
  votes: Votes,
  meeting: VoteMeeting,
  laws: readonly VoteLaw[] = nationalVoteLaws,
): Result<VoteTest, VotesFault> => {
  const fault = votesFault(votes, { proxies: 0, women: null });
  if (fault !== undefined) return err(fault);
  const law = lawOf(meeting, laws);
  if (law === undefined && meeting.countedBy === "households") return err({ reason: "households-not-here" });
  assert(law !== undefined, `vote law of ${meeting.body} on track ${meeting.track}`);
  const national = fewestReaching(law.decision.of === "present" ? votes.present : votes.entitled, law.decision);
  const isStricter = meeting.voteRule === "zhejiang";
  const needsFor = isStricter ? Math.max(national, fewestReaching(votes.entitled, zhejiangShare.threshold)) : national;
  // Where the law names no quorum, fewer than the needed votes present cannot decide either.
  const needsPresent = law.quorum === null ? needsFor : fewestReaching(votes.entitled, law.quorum);
  const hasQuorum = votes.present >= needsPresent;
  return ok({
    needsPresent,
    needsFor,
    hasQuorum,
    isPassed: hasQuorum && votes.votesFor >= needsFor,
    basis: isStricter ? `${law.basis}；${zhejiangShare.basis}` : law.basis,
  });
};

/** 同意的支出: categories, the most for all of them together (fen), and the days it may be spent on, both included. */
export type VotedMatter = {
  readonly categoryIds: readonly CategoryId[];
  readonly amountFen: Fen;
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate;
};

/** A vote in force that a voucher names. `spentFen`: what other vouchers that name it have spent of its matter. */
export type VoteGround = {
  readonly id: ResolutionId;
  readonly number: string;
  readonly matter: VotedMatter | null;
  /** It agreed to spend on categories, or set their caps: it is no agreement to borrow, give up or hand over anything. */
  readonly isAboutSpending: boolean;
  readonly spentFen: Fen;
  /** Who decided; missing where nobody asks. */
  readonly body?: VotingBody;
  readonly track?: VotingTrack;
};

/** What decides whether a recorded vote has effect. `isConfirmed`: a second person compared it with the minutes (复核). */
export type VoteStanding = {
  readonly computed: "passed" | "failed";
  readonly opinion: "approved" | "filed" | "returned" | null;
  readonly isConfirmed: boolean;
};

/**
 * True for a vote that passed, was not returned, has the township's opinion where one is needed, and was seen by a second
 * person: who confirmed it, or who gave the opinion. What one person typed alone loosens nothing.
 */
export const takesEffect = ({ computed, opinion, isConfirmed }: VoteStanding, needsOpinion: boolean): boolean =>
  computed === "passed" && opinion !== "returned" && (opinion !== null || (isConfirmed && !needsOpinion));

/** True for a vote that only waits for the second person: a voucher may name it already, and passes when it is confirmed. */
export const waitsForSecondPerson = (vote: VoteStanding): boolean =>
  vote.computed === "passed" && vote.opinion === null && !vote.isConfirmed;

export type ConfirmFault = "resolution-failed" | "same-person" | "already-confirmed";

/** Why a person cannot confirm a vote, in order of precedence. */
export const confirmFault = (
  vote: VoteStanding & { readonly recordedBy: PersonId },
  person: PersonId,
): ConfirmFault | undefined => {
  if (vote.computed !== "passed") return "resolution-failed";
  if (vote.isConfirmed) return "already-confirmed";
  return vote.recordedBy === person ? "same-person" : undefined;
};
