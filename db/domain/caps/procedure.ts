import { daysBetween, daysShown } from "#domain/core/dates.ts";
import { isAtLeastShare } from "#domain/core/share.ts";
import type { Attendee, Composition, Meeting, Minutes } from "./minutes.ts";

/** The days an office asks for: of notice before the meeting, and of the decision on the wall after it. */
export type ProcedureDays = { readonly notice: number; readonly posting: number };

/** How many of a recorded list signed; null where nobody was listed. */
export const signedCountOf = (attendees: readonly Attendee[]): number | null =>
  attendees.length === 0 ? null : attendees.filter(({ isSigned }) => isSigned).length;

export const procedureKinds = [
  "party-study",
  "notice",
  "representatives",
  "women",
  "households",
  "members",
  "signatures",
  "proxies",
  "supervision",
  "posting",
  "posting-photo",
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

/** What lies beside a recorded decision: records of the party organisation's study, and photos of the posting. */
export type DecisionEvidence = { readonly partyStudies: number; readonly postingPhotos: number };

/** The minutes with what else the procedure is read from; `evidence` null while the decision is typed and can have none. */
export type RecordedProcedure = Minutes & {
  readonly partyStudyMinute: string;
  readonly isSupervised: boolean;
  readonly evidence: DecisionEvidence | null;
};

/** Important matters are first studied by the party organisation (村民委员会组织法 2025 Art. 28; 农村集体经济组织法 Art. 26). */
const partyStudyCheck = ({ partyStudyMinute, evidence }: RecordedProcedure): ProcedureCheck => {
  const has = (partyStudyMinute.trim() === "" ? 0 : 1) + (evidence?.partyStudies ?? 0);
  return check("party-study", has > 0 ? true : null, { has, needs: 1 });
};

/** A photo proves that a decision hung; one that did not hang yet has none to show. */
const postingPhotoCheck = ({ evidence, postedFrom }: RecordedProcedure): ProcedureCheck => {
  const has = evidence?.postingPhotos ?? null;
  const isMet = has === null || (has === 0 && postedFrom === null) ? null : has > 0;
  return check("posting-photo", isMet, { has, needs: 1 });
};

/** What of the procedure the record shows, in the order it is looked at. Nothing here decides a vote; the legal test does. */
export const procedureChecks = (
  minutes: RecordedProcedure,
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
    partyStudyCheck(minutes),
    check("notice", days === null ? null : days >= needed.notice, { has: days, needs: needed.notice }),
    ...compositionChecks(meeting, minutes.composition),
    check("signatures", signed === null ? null : signed >= meeting.present, { has: signed, needs: meeting.present }),
    ...(mayProxy || proxies === 0 ? [] : [check("proxies", false, { has: proxies, needs: 0 })]),
    check("supervision", minutes.isSupervised, { has: minutes.isSupervised ? 1 : 0, needs: 1 }),
    check("posting", posted === null ? null : posted >= needed.posting, { has: posted, needs: needed.posting }),
    postingPhotoCheck(minutes),
  ];
};
