import { monthOf, type LocalDate } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import { holdsOn, type PostKind, type PostTerm } from "#domain/people/village-posts.ts";
import type { SchemeFault } from "./pay-run.ts";

/** 误工补贴 as the representatives voted it: the daily rate, the days, the yearly cap, who may and who may not draw it. */
export type WorkStandard = {
  readonly dayRateFen: Fen;
  /** Days in halves: 10 days are 20. Null where the vote set none. */
  readonly monthHalfDays: number | null;
  readonly yearHalfDays: number | null;
  readonly yearCapFen: Fen | null;
  readonly excludedPosts: readonly PostKind[];
  /** Who may draw it; empty where the vote named posts or nobody. */
  readonly personIds: readonly string[];
};

export type WorkLine = {
  readonly id: string;
  readonly halfDays: number;
  readonly rateFen: Fen;
  /** The days worked, where the list names them. */
  readonly dates: readonly LocalDate[];
};

/** What a person drew elsewhere in the same month and year, this list left out. */
export type WorkBefore = {
  readonly monthHalfDays: number;
  readonly yearHalfDays: number;
  readonly yearFen: Fen;
  readonly dates: readonly LocalDate[];
};

export type WorkFault =
  | "not-on-list"
  | "post-excluded"
  | "rate-over"
  | "month-days-over"
  | "year-days-over"
  | "year-cap-over"
  | "day-twice"
  | "days-differ"
  | "day-outside-month"
  | "days-missing";

/** Faults that no further vote heals: the person may not draw it, or the line contradicts itself. */
export const blockingFaults: readonly WorkFault[] = [
  "not-on-list",
  "post-excluded",
  "day-twice",
  "days-differ",
  "day-outside-month",
  "days-missing",
];

/** Days × rate; half a day is half the rate, rounded half up. */
export const workDue = (line: Pick<WorkLine, "halfDays" | "rateFen">): Fen =>
  fen(Math.floor((line.halfDays * line.rateFen + 1) / 2));

const isOver = (value: number, limit: number | null): boolean => limit !== null && value > limit;

const dayFaults = (
  line: WorkLine,
  { before, on }: { readonly before: WorkBefore; readonly on: LocalDate },
): readonly WorkFault[] => {
  const faults: WorkFault[] = [];
  if (line.halfDays <= 0) faults.push("days-missing");
  const days = new Set(line.dates);
  if (days.size < line.dates.length || line.dates.some((day) => before.dates.includes(day))) faults.push("day-twice");
  // A named day is worked wholly or by half.
  if (line.dates.some((day) => monthOf(day) !== monthOf(on))) faults.push("day-outside-month");
  if (days.size > 0 && (line.halfDays > days.size * 2 || line.halfDays < days.size)) faults.push("days-differ");
  return faults;
};

/** Everything that is wrong with one line of a list, worst first. `on`: the last day of the list's month. */
export const workFaults = (
  standard: WorkStandard,
  line: WorkLine,
  of: { readonly posts: readonly PostTerm[]; readonly on: LocalDate; readonly before: WorkBefore },
): readonly WorkFault[] => {
  const { before } = of;
  const faults: WorkFault[] = [];
  if (standard.personIds.length > 0 && !standard.personIds.includes(line.id)) faults.push("not-on-list");
  // Who left office within the month may not draw it for the days before.
  const days = line.dates.length === 0 ? [of.on] : line.dates;
  const held = of.posts.filter((term) => days.some((day) => holdsOn(term, day))).map(({ post }) => post);
  if (held.some((post) => standard.excludedPosts.includes(post))) faults.push("post-excluded");
  faults.push(...dayFaults(line, of));
  if (line.rateFen > standard.dayRateFen) faults.push("rate-over");
  if (isOver(before.monthHalfDays + line.halfDays, standard.monthHalfDays)) faults.push("month-days-over");
  if (isOver(before.yearHalfDays + line.halfDays, standard.yearHalfDays)) faults.push("year-days-over");
  if (isOver(before.yearFen + workDue(line), standard.yearCapFen)) faults.push("year-cap-over");
  return faults;
};

/** Why a standard cannot be used, or `undefined`. */
export const standardFault = (standard: WorkStandard): SchemeFault | undefined => {
  if (standard.dayRateFen <= 0) return "rate-missing";
  const days = [standard.monthHalfDays, standard.yearHalfDays];
  return days.some((each) => each !== null && (each <= 0 || each > 732)) ? "days-bad" : undefined;
};
