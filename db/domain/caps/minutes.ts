import { daysBetween, type LocalDate } from "#domain/core/dates.ts";
import type { VotingBody, VotingTrack } from "./vote.ts";

/** How somebody who is entitled took part: in person, through a proxy named in writing, or online. */
export const attendanceWays = ["in-person", "proxy", "online"] as const;
export type AttendanceWay = (typeof attendanceWays)[number];

/** 会议记录、签到表、表决票、现场照片、党组织研究记录、公示照片、其他. */
export const decisionFileKinds = [
  "minutes",
  "sign-in",
  "ballots",
  "photo",
  "party-study",
  "posting-photo",
  "other",
] as const;
export type DecisionFileKind = (typeof decisionFileKinds)[number];

/** One line of the sign-in sheet: who is entitled, of which group or household, and who signed for whom. */
export type Attendee = {
  readonly name: string;
  readonly unit: string;
  readonly isWoman: boolean;
  readonly way: AttendanceWay;
  /** Who came for them, where they gave a written proxy; otherwise empty. */
  readonly proxy: string;
  /** Signed personally, or by the proxy; nobody may sign for somebody else (任何人不得代签、冒签). */
  readonly isSigned: boolean;
};

/** What is known of a congress beside those entitled: elected representatives, women among its members, households of the village. */
export type Composition = {
  readonly representatives: number | null;
  readonly women: number | null;
  readonly households: number | null;
};

/** Days of notice before a meeting, by track and body; local rules differ, so they are an office's setting. */
export type NoticeDays = {
  readonly congressA: number;
  readonly assemblyA: number;
  readonly congressB: number;
  readonly assemblyB: number;
};

/**
 * 村民会议 ten days (村民委员会组织法 Art. 25), 成员大会 ten days (农村集体经济组织法 Art. 27). A congress of villagers' representatives has
 * three in two provinces' rules only, one of members' representatives what its charter says: both 待核对.
 */
export const usualNotice: NoticeDays = { congressA: 3, assemblyA: 10, congressB: 10, assemblyB: 10 };

export const noticeNeeded = (
  days: NoticeDays,
  { body, track }: { readonly body: VotingBody; readonly track: VotingTrack },
): number => days[`${body}${track}`];

export type MinutesFault = {
  readonly reason:
    | "attendees-not-present"
    | "attendee-twice"
    | "proxy-unnamed"
    | "proxy-not-asked"
    | "proxies-differ"
    | "proxies-not-allowed"
    | "posting-before-meeting"
    | "posting-ends-first"
    | "women-differ"
    | "women-over-members"
    | "representatives-over-members"
    | "notice-after-meeting"
    | "notice-short";
};

export type Meeting = {
  readonly body: VotingBody;
  readonly track: VotingTrack;
  readonly metOn: LocalDate;
  readonly entitled: number;
  readonly present: number;
};

export type Minutes = {
  readonly noticeOn: LocalDate | null;
  /** Why the notice was shorter than it has to be. */
  readonly noticeReason: string;
  readonly proxies: number;
  readonly women: number | null;
  readonly attendees: readonly Attendee[];
  readonly composition: Composition | null;
  /** When the decision was put up on the wall; the last day is null while it hangs. */
  readonly postedFrom: LocalDate | null;
  readonly postedTo: LocalDate | null;
};

const attendeesFault = (minutes: Minutes, present: number): MinutesFault | undefined => {
  const { attendees, proxies, women } = minutes;
  if (attendees.length === 0) return undefined;
  if (attendees.length !== present) return { reason: "attendees-not-present" };
  if (new Set(attendees.map(({ name, unit }) => `${name} ${unit}`)).size < attendees.length)
    return { reason: "attendee-twice" };
  if (attendees.some(({ way, proxy }) => way === "proxy" && proxy === "")) return { reason: "proxy-unnamed" };
  if (attendees.some(({ way, proxy }) => way !== "proxy" && proxy !== "")) return { reason: "proxy-not-asked" };
  if (attendees.filter(({ way }) => way === "proxy").length !== proxies) return { reason: "proxies-differ" };
  return women !== null && attendees.filter(({ isWoman }) => isWoman).length !== women
    ? { reason: "women-differ" }
    : undefined;
};

/** A decision is put up after it was made, and taken down after it was put up. */
const postingFault = (
  { postedFrom, postedTo }: Pick<Minutes, "postedFrom" | "postedTo">,
  metOn: LocalDate,
): MinutesFault | undefined => {
  if (postedFrom !== null && postedFrom < metOn) return { reason: "posting-before-meeting" };
  return postedTo !== null && (postedFrom === null || postedTo < postedFrom)
    ? { reason: "posting-ends-first" }
    : undefined;
};

/**
 * What in the minutes of a meeting contradicts its numbers or lacks a reason, in order of precedence. `needed`: the days of notice
 * its body needs; fewer are possible in urgent cases, which are then explained. Where the law of villagers' meetings (track A) asks for
 * people to be there, nobody counts through a proxy; what a collective's charter lets its representatives do is only shown.
 */
export const minutesFault = (minutes: Minutes, meeting: Meeting, needed: number): MinutesFault | undefined => {
  const { noticeOn, noticeReason, composition } = minutes;
  if (noticeOn !== null && noticeOn > meeting.metOn) return { reason: "notice-after-meeting" };
  if (noticeOn !== null && daysBetween(noticeOn, meeting.metOn) < needed && noticeReason === "")
    return { reason: "notice-short" };
  if (composition !== null && (composition.women ?? 0) > meeting.entitled) return { reason: "women-over-members" };
  if (composition !== null && (composition.representatives ?? 0) > meeting.entitled)
    return { reason: "representatives-over-members" };
  if (meeting.track === "A" && minutes.proxies > 0) return { reason: "proxies-not-allowed" };
  return attendeesFault(minutes, meeting.present) ?? postingFault(minutes, meeting.metOn);
};
