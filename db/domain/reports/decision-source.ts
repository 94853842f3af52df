import type { Attendee } from "#domain/caps/minutes.ts";
import type { MotionOrigin, MotionStage } from "#domain/caps/motion.ts";
import type { VoteTest, VotingBody, VotingTrack } from "#domain/caps/vote.ts";
import type { LocalDate } from "#domain/core/dates.ts";

export type DecidedMeeting = {
  readonly number: string;
  readonly body: VotingBody;
  readonly track: VotingTrack;
  readonly metOn: LocalDate;
  readonly place: string;
  readonly noticeOn: LocalDate | null;
  readonly convenor: string;
  readonly chair: string;
  readonly recorder: string;
  readonly isByBallot: boolean;
  readonly entitled: number;
  readonly present: number;
  readonly proxies: number;
  readonly women: number | null;
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly votesAbstain: number;
  readonly isPassed: boolean;
  readonly test: VoteTest;
  readonly proposal: string;
  readonly objections: string;
  readonly townshipOfficer: string;
  readonly isSupervised: boolean;
  readonly opinion: string;
  /** What it approves, a line each. */
  readonly approves: readonly string[];
  /** Everybody counted as present, where the list was recorded. */
  readonly attendees: readonly Attendee[];
  readonly adviserOpinion: string;
  /** 调整 or 废止代替 an earlier decision, in words; empty where it changes none. */
  readonly changes: string;
};

export type BroughtMotion = {
  readonly number: string;
  readonly title: string;
  readonly origin: MotionOrigin;
  readonly raisedBy: string;
  readonly matter: string;
  readonly stages: readonly {
    readonly stage: MotionStage;
    readonly onDate: LocalDate;
    readonly place: string;
    readonly entitled: number | null;
    readonly present: number | null;
    readonly votesFor: number | null;
    readonly content: string;
    readonly supervision: string;
    readonly townshipOfficer: string;
  }[];
};

/** What is known of a decision when its papers are printed; before the meeting only the motion is. */
export type DecisionSource = {
  readonly ledgerName: string;
  readonly townshipName: string;
  readonly title: string;
  readonly motion: BroughtMotion | null;
  readonly meeting: DecidedMeeting | null;
  /** Those entitled to vote by the register of the village, where no meeting has counted them yet. */
  readonly entitled: number | null;
  readonly leastDays: number;
  readonly phone: string;
  readonly postedFrom: LocalDate | null;
};

export const originNames: Readonly<Record<MotionOrigin, string>> = {
  villagers: "村民（成员）建议",
  cadres: "村干部提出",
  higher: "上级要求",
};

export const dayText = (day: LocalDate | null): string =>
  day === null ? "　　　年　　月　　日" : `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
export const countText = (count: number | null, unit = "人"): string =>
  `${count === null ? "　　　" : String(count)} ${unit}`;

export const bodyName = ({ body, track }: Pick<DecidedMeeting, "body" | "track">): string =>
  track === "A"
    ? body === "congress"
      ? "村民代表会议"
      : "村民会议"
    : body === "congress"
      ? "成员代表大会"
      : "成员大会";

export const meetingName = ({ meeting }: DecisionSource): string =>
  meeting === null ? "　　　　　　　　会议" : bodyName(meeting);

/** The legal test in whole numbers of a meeting. */
export const testWords = ({ test, present, votesFor, entitled }: DecidedMeeting): string =>
  `应到 ${entitled} 人，至少要到会 ${test.needsPresent} 人，实到 ${present} 人；至少要 ${test.needsFor} 票赞成，实得赞成 ${votesFor} 票。`;
