import { addDays, daysBetween, firstDayOf, lastDayOf, yearOf, type LocalDate, type Month } from "#domain/core/dates.ts";
import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import { err, ok, type Result } from "#domain/core/result.ts";
import { holdsOn, type PostKind, type PostTerm } from "#domain/people/village-posts.ts";
import {
  partAnswer,
  payByFormula,
  payByTable,
  retiredPay,
  type FixedPayRow,
  type Pay,
  type PayFormula,
  type PayPart,
  type RetiredScheme,
} from "./remuneration.ts";
import { fullYears } from "./years-served.ts";
import { shareOfFen, type VillagePicture } from "./village-condition.ts";

/**
 * How the amount of one part is found: an indicator of an earlier year by formula, a table of yearly amounts, tiers of retired
 * cadres, or typed person by person because it hangs on an appraisal.
 */
export type PayWay =
  | { readonly kind: "formula"; readonly indicator: string; readonly yearsBack: number; readonly formula: PayFormula }
  | { readonly kind: "table"; readonly rows: readonly FixedPayRow[] }
  | { readonly kind: "retired"; readonly scheme: RetiredScheme }
  | { readonly kind: "typed" };

export type SchemePart = PayPart & { readonly way: PayWay };

/** Whom a scheme pays, the leading post first, and of which parts the pay is made. */
export type PayScheme = { readonly posts: readonly PostKind[]; readonly parts: readonly SchemePart[] };

export type PayPerson<Id extends string> = {
  readonly id: Id;
  readonly name: string;
  readonly posts: readonly PostTerm[];
};

/** One part of one person's pay; `isGated`: the village may not pay this part, so it is nothing. */
export type PaidPart = {
  readonly name: string;
  readonly amountFen: Fen;
  readonly isGated: boolean;
  /** Why it is not simply the month of one post; absent where it is. */
  readonly how?: string;
};

/** How long a post that a scheme pays was held within a month. */
export type Stretch = { readonly post: PostKind; readonly days: number };
export type PayLine<Id extends string> = {
  readonly id: Id;
  readonly name: string;
  readonly post: PostKind;
  readonly parts: readonly PaidPart[];
  readonly dueFen: Fen;
  /** The posts of the month in the order they were held. */
  readonly stretches: readonly Stretch[];
};

export type PayFault =
  | { readonly reason: "indicator-missing"; readonly name: string; readonly year: number }
  | { readonly reason: "figure-missing"; readonly name: string; readonly year: number }
  | { readonly reason: "post-without-pay"; readonly name: string; readonly year: number }
  | { readonly reason: "nobody"; readonly name: string; readonly year: number };

export type PayGiven = {
  readonly month: Month;
  readonly village: VillagePicture;
  /** The figure of an indicator in a year, or null when it is not registered. */
  readonly indicatorOf: (name: string, year: number) => Fen | null;
  /** What was typed for a person's part; nothing counts as zero. */
  readonly typedOf: (id: string, part: string) => Fen;
  /** Who changes post within the month is paid by days; otherwise who holds it on the last day gets the whole month. */
  readonly splitsMonth: boolean;
};

/** A yearly amount's part of one month, so that twelve months add up to it to the fen. */
export const monthOfYear = (yearlyFen: Fen, month: Month): Fen => {
  const number = Number(month.slice(5));
  const upTo = (count: number): number => shareOfFen(yearlyFen, { numerator: count, denominator: 12 });
  return fen(upTo(number) - upTo(number - 1));
};

const retiredPart = (scheme: RetiredScheme, person: { readonly posts: readonly PostTerm[] }, on: LocalDate): Fen => {
  const ratios = scheme.ratios.toSorted(
    (left, right) => right.ratio.numerator * left.ratio.denominator - left.ratio.numerator * right.ratio.denominator,
  );
  const served = person.posts.filter((term) => ratios.some(({ post }) => post === term.post) && term.fromOn <= on);
  const highest = ratios.find(({ post }) => served.some((term) => term.post === post));
  if (highest === undefined) return zeroFen;
  return retiredPay(scheme, { post: highest.post, years: fullYears(served, on) }) ?? zeroFen;
};

const missingOf = (pay: Extract<Pay, { state: "base-missing" }>, way: PayWay, month: Month): PayFault => {
  const year = yearOf(month);
  if (pay.missing === "indicator" && way.kind === "formula")
    return { reason: "indicator-missing", name: way.indicator, year: year - way.yearsBack };
  return { reason: "figure-missing", name: pay.missing, year: pay.missing === "recurring-income" ? year - 1 : year };
};

const amountOf = <Id extends string>(
  part: SchemePart,
  of: { readonly person: PayPerson<Id>; readonly post: PostKind },
  given: PayGiven,
): Result<Fen, PayFault> => {
  const { way } = part;
  const { month, village } = given;
  switch (way.kind) {
    case "typed":
      return ok(given.typedOf(of.person.id, part.name));
    case "retired":
      return ok(retiredPart(way.scheme, of.person, lastDayOf(month)));
    case "formula": {
      const indicatorFen = given.indicatorOf(way.indicator, yearOf(month) - way.yearsBack);
      const pay = payByFormula(way.formula, of.post, { indicatorFen, village });
      if (pay.state === "base-missing") return err(missingOf(pay, way, month));
      return pay.state === "due" ? ok(pay.monthlyFen) : ok(zeroFen);
    }
    case "table": {
      const pay = payByTable(way.rows, of.post, village);
      if (pay.state === "base-missing") return err(missingOf(pay, way, month));
      return pay.state === "due" ? ok(monthOfYear(pay.yearlyFen, month)) : ok(zeroFen);
    }
  }
};

/** The post a scheme pays a person for on a day: the first in the scheme's order they hold. */
const paidPost = (
  scheme: PayScheme,
  person: { readonly posts: readonly PostTerm[] },
  on: LocalDate,
): PostKind | undefined =>
  scheme.posts.find((post) => person.posts.some((term) => term.post === post && holdsOn(term, on)));

const daysOfMonth = (month: Month): readonly LocalDate[] => {
  const first = firstDayOf(month);
  return Array.from({ length: daysBetween(first, lastDayOf(month)) + 1 }, (_none, index) => addDays(first, index));
};

/** The posts a scheme pays a person for within a month, day by day. */
const stretchesOf = (
  scheme: PayScheme,
  person: { readonly posts: readonly PostTerm[] },
  month: Month,
): readonly Stretch[] => {
  const held = new Map<PostKind, number>();
  for (const day of daysOfMonth(month)) {
    const post = paidPost(scheme, person, day);
    if (post !== undefined) held.set(post, (held.get(post) ?? 0) + 1);
  }
  return [...held].map(([post, days]) => ({ post, days }));
};

/** What hangs on an appraisal or on years served is not a matter of days. */
const isByDays = ({ way }: SchemePart): boolean => way.kind === "formula" || way.kind === "table";

/** One part of a month's pay: the whole of one post, or each post's share of the month in days; the sum is rounded once, half up. */
const splitAmount = <Id extends string>(
  part: SchemePart,
  of: { readonly person: PayPerson<Id>; readonly stretches: readonly Stretch[] },
  given: PayGiven,
): Result<Fen, PayFault> => {
  const denominator = daysOfMonth(given.month).length;
  let fenDays = 0;
  for (const { post, days } of of.stretches) {
    const whole = amountOf(part, { person: of.person, post }, given);
    if (!whole.ok) return whole;
    fenDays += whole.value * days;
  }
  return ok(shareOfFen(fen(fenDays), { numerator: 1, denominator }));
};

const partsOf = <Id extends string>(
  scheme: PayScheme,
  of: { readonly person: PayPerson<Id>; readonly post: PostKind; readonly stretches: readonly Stretch[] },
  given: PayGiven,
): Result<readonly PaidPart[], PayFault> => {
  const parts: PaidPart[] = [];
  for (const part of scheme.parts) {
    const gate = partAnswer(part, given.village);
    if (gate.holds === "unknown")
      return err({
        reason: "figure-missing",
        name: gate.missing,
        year: yearOf(given.month) - (gate.missing === "recurring-income" ? 1 : 0),
      });
    const find = given.splitsMonth && isByDays(part) ? splitAmount : amountOf;
    const amount = gate.holds ? find(part, of, given) : ok(zeroFen);
    if (!amount.ok) return amount;
    parts.push({ name: part.name, amountFen: amount.value, isGated: !gate.holds });
  }
  return ok(parts);
};

/**
 * The list of a month: everybody of the village who holds a post of the scheme on its last day gets the whole month, or, where
 * the office splits months, everybody who held one gets its share in days. A figure
 * the scheme asks for and nobody registered refuses the whole run and is named with its year.
 */
export const runPay = <Id extends string>(
  scheme: PayScheme,
  people: readonly PayPerson<Id>[],
  given: PayGiven,
): Result<readonly PayLine<Id>[], PayFault> => {
  const lines: PayLine<Id>[] = [];
  for (const person of people) {
    const stretches = stretchesOf(scheme, person, given.month);
    const last = paidPost(scheme, person, lastDayOf(given.month));
    const post = given.splitsMonth ? (last ?? stretches.at(-1)?.post) : last;
    if (post === undefined) continue;
    const parts = partsOf(scheme, { person, post, stretches }, given);
    if (!parts.ok) return parts;
    lines.push({
      id: person.id,
      name: person.name,
      post,
      parts: parts.value,
      dueFen: sumOf(parts.value, (part) => part.amountFen),
      stretches,
    });
  }
  if (lines.length === 0) return err({ reason: "nobody", name: "", year: yearOf(given.month) });
  const rank = (line: PayLine<Id>): number => scheme.posts.indexOf(line.post);
  return ok(lines.toSorted((left, right) => rank(left) - rank(right) || (left.name < right.name ? -1 : 1)));
};

/** Why a scheme cannot be used, or `undefined`. */
export type SchemeFault =
  | "posts-missing"
  | "parts-missing"
  | "part-twice"
  | "ratio-missing"
  | "multiple-bad"
  | "indicator-unnamed"
  | "rows-missing"
  | "tiers-not-rising"
  | "rate-missing"
  | "days-bad";

const isShare = (share: { readonly numerator: number; readonly denominator: number }): boolean =>
  share.numerator > 0 && share.denominator > 0;

const wayFault = (way: PayWay, posts: readonly PostKind[]): SchemeFault | undefined => {
  switch (way.kind) {
    case "typed":
      return undefined;
    case "table":
      return way.rows.length === 0 ? "rows-missing" : undefined;
    case "retired": {
      const from = way.scheme.tiers.map((tier) => tier.fromYears);
      if (way.scheme.ratios.length === 0 || !way.scheme.ratios.every(({ ratio }) => isShare(ratio)))
        return "ratio-missing";
      if (from.length === 0 || from.some((years, index) => index > 0 && years <= (from[index - 1] ?? 0)))
        return "tiers-not-rising";
      return undefined;
    }
    case "formula":
      if (way.indicator.trim() === "") return "indicator-unnamed";
      if (!isShare(way.formula.multiple)) return "multiple-bad";
      return posts.every((post) => way.formula.ratios.some((each) => each.post === post && isShare(each.ratio)))
        ? undefined
        : "ratio-missing";
  }
};

/** Reads a scheme of pay before it is proposed: every post it pays has a ratio in every formula, parts have names of their own. */
export const schemeFault = (scheme: PayScheme): SchemeFault | undefined => {
  if (scheme.posts.length === 0) return "posts-missing";
  if (scheme.parts.length === 0 || scheme.parts.some((part) => part.name.trim() === "")) return "parts-missing";
  if (new Set(scheme.parts.map((part) => part.name)).size < scheme.parts.length) return "part-twice";
  return scheme.parts.map((part) => wayFault(part.way, scheme.posts)).find((fault) => fault !== undefined);
};
