import { daysBetween, daysShown, type LocalDate } from "#domain/core/dates.ts";
import { isAtLeastShare } from "#domain/core/share.ts";
import type { VotingBody, VotingTrack } from "./vote.ts";

/** How somebody who is entitled took part: in person, through a proxy named in writing, or online. */
export const attendanceWays = ["in-person", "proxy", "online"] as const;
export type AttendanceWay = (typeof attendanceWays)[number];

/** amends: the earlier decision goes on, changed (调整); supersedes: it ends (废止代替). */
export const amendmentKinds = ["amends", "supersedes"] as const;
export type AmendmentKind = (typeof amendmentKinds)[number];

/** 会议记录、签到表、表决票、现场照片、其他. */
export const decisionFileKinds = ["minutes", "sign-in", "ballots", "photo", "other"] as const;
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

type Meeting = {
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

/** The days an office asks for: of notice before the meeting, and of the decision on the wall after it. */
export type ProcedureDays = { readonly notice: number; readonly posting: number };

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

/** How many of a recorded list signed; null where nobody was listed. */
export const signedCountOf = (attendees: readonly Attendee[]): number | null =>
  attendees.length === 0 ? null : attendees.filter(({ isSigned }) => isSigned).length;

export const procedureKinds = [
  "notice",
  "representatives",
  "women",
  "households",
  "members",
  "signatures",
  "proxies",
  "posting",
] as const;

/** One thing an auditor looks at in the record of a decision; `isMet` null where the record does not say. */
export type ProcedureCheck = {
  readonly kind: (typeof procedureKinds)[number];
  readonly isMet: boolean | null;
  readonly has: number | null;
  readonly needs: number | null;
  /** The most, where there is one. */
  readonly most: number | null;
};

const check = (
  kind: ProcedureCheck["kind"],
  isMet: boolean | null,
  of: { readonly has: number | null; readonly needs: number | null; readonly most?: number },
): ProcedureCheck => ({ kind, isMet, has: of.has, needs: of.needs, most: of.most ?? null });

/** The fewest of a whole that reach a share, by whole numbers. */
const fewest = (whole: number, numerator: number, denominator: number): number => {
  const parts = whole * numerator + denominator - 1;
  return (parts - (parts % denominator)) / denominator;
};

/**
 * 村民代表会议: four fifths elected representatives, a third women, one representative for five to fifteen households
 * (村民委员会组织法 Art. 29). 成员代表大会: more than twenty, one for five to fifteen households (农村集体经济组织法 Art. 28).
 */
const compositionChecks = (meeting: Meeting, composition: Composition | null): readonly ProcedureCheck[] => {
  if (meeting.body !== "congress") return [];
  const { representatives, women, households } = composition ?? {
    representatives: null,
    women: null,
    households: null,
  };
  const { entitled, track } = meeting;
  const elected = track === "A" ? representatives : entitled;
  const [least, most] =
    households === null ? [null, null] : [fewest(households, 1, 15), (households - (households % 5)) / 5];
  const perHouseholds = check(
    "households",
    elected === null || least === null || most === null ? null : elected >= least && elected <= Math.max(least, most),
    { has: elected, needs: least, ...(most === null ? {} : { most: Math.max(least ?? 0, most) }) },
  );
  if (track === "B") return [check("members", entitled > 20, { has: entitled, needs: 21 }), perHouseholds];
  return [
    check(
      "representatives",
      representatives === null ? null : isAtLeastShare(representatives, entitled, { numerator: 4, denominator: 5 }),
      { has: representatives, needs: fewest(entitled, 4, 5) },
    ),
    check("women", women === null ? null : isAtLeastShare(women, entitled, { numerator: 1, denominator: 3 }), {
      has: women,
      needs: fewest(entitled, 1, 3),
    }),
    perHouseholds,
  ];
};

const compositionKinds = ["representatives", "women", "households", "members"] as const;
type CompositionKind = (typeof compositionKinds)[number];

/** True for what is looked at in who makes a congress up, not in how it met. */
export const isOfComposition = (kind: ProcedureCheck["kind"]): kind is CompositionKind =>
  compositionKinds.some((each) => each === kind);

/** What a congress lacks to be composed as the law asks: the check that fails, with its numbers. */
export type CompositionFault = {
  readonly kind: CompositionKind;
  readonly has: number;
  readonly needs: number;
  readonly most: number | null;
};

/** What of the recorded composition falls short of the law; what the record does not say is no fault. */
export const compositionFaults = (meeting: Meeting, composition: Composition | null): readonly CompositionFault[] =>
  compositionChecks(meeting, composition).flatMap(({ kind, isMet, has, needs, most }): readonly CompositionFault[] =>
    isMet === false && has !== null && needs !== null && isOfComposition(kind) ? [{ kind, has, needs, most }] : [],
  );

/** What of the procedure the record shows, in the order it is looked at. Nothing here decides a vote; the legal test does. */
export const procedureChecks = (
  minutes: Minutes,
  meeting: Meeting,
  needed: ProcedureDays,
): readonly ProcedureCheck[] => {
  const { attendees, noticeOn, postedFrom, postedTo } = minutes;
  const posted = postedFrom === null || postedTo === null ? null : daysShown(postedFrom, postedTo);
  const days = noticeOn === null ? null : daysBetween(noticeOn, meeting.metOn);
  const signed = signedCountOf(attendees);
  const byProxy = attendees.filter(({ way }) => way === "proxy").length;
  const proxies = Math.max(byProxy, minutes.proxies);
  // Only the law of members' assemblies knows written proxies; elsewhere a representative comes in person.
  const mayProxy = meeting.track === "B" && meeting.body === "assembly";
  return [
    check("notice", days === null ? null : days >= needed.notice, { has: days, needs: needed.notice }),
    ...compositionChecks(meeting, minutes.composition),
    check("signatures", signed === null ? null : signed >= meeting.present, { has: signed, needs: meeting.present }),
    ...(mayProxy || proxies === 0 ? [] : [check("proxies", false, { has: proxies, needs: 0 })]),
    check("posting", posted === null ? null : posted >= needed.posting, { has: posted, needs: needed.posting }),
  ];
};

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
