import { quarterOf, type LocalDate, type Quarter } from "#domain/core/dates.ts";
import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import { arrivalBasisPoints, arrivalLight, type ArrivalLight, type ArrivalLimits } from "./allocation.ts";

/** What of a grant is to arrive within a quarter (fen). */
export type Instalment = { readonly quarter: Quarter; readonly amountFen: Fen };

/** One version of what a document grants: the money, what it may be spent on (no category: anything) and by when. */
export type GrantTerms = {
  readonly document: string;
  readonly department: string;
  readonly title: string;
  readonly grantedOn: LocalDate;
  readonly expiresOn: LocalDate | null;
  readonly amountFen: Fen;
  readonly categoryIds: readonly CategoryId[];
  readonly expected: readonly Instalment[];
};

export type GrantFault =
  | "amount-not-positive"
  | "expiry-before-grant"
  | "instalment-not-positive"
  | "quarter-twice"
  | "quarter-before-grant"
  | "instalments-differ";

/** Why terms cannot stand, in order of precedence; instalments, where there are any, add up to the grant to the fen. */
export const grantFault = (terms: GrantTerms): GrantFault | undefined => {
  const { amountFen, expected, expiresOn, grantedOn } = terms;
  if (amountFen <= 0) return "amount-not-positive";
  if (expiresOn !== null && expiresOn < grantedOn) return "expiry-before-grant";
  if (expected.some((instalment) => instalment.amountFen <= 0)) return "instalment-not-positive";
  if (new Set(expected.map(({ quarter }) => quarter)).size < expected.length) return "quarter-twice";
  if (expected.some(({ quarter }) => quarter < quarterOf(grantedOn))) return "quarter-before-grant";
  if (expected.length > 0 && sumOf(expected, (instalment) => instalment.amountFen) !== amountFen)
    return "instalments-differ";
  return undefined;
};

/** What should have arrived by the end of a quarter; a grant without instalments is due whole in the quarter of its document. */
const dueBy = (terms: Pick<GrantTerms, "amountFen" | "expected" | "grantedOn">, quarter: Quarter): Fen =>
  terms.expected.length === 0
    ? quarterOf(terms.grantedOn) <= quarter
      ? terms.amountFen
      : zeroFen
    : sumOf(terms.expected, (instalment) => (instalment.quarter <= quarter ? instalment.amountFen : 0));

/**
 * Lays what a fund spent on its grants, the oldest first, each up to what it may carry; what is left over weighs on the
 * last, so that the parts always add up to what was spent.
 */
export const layOnOldest = (spentFen: number, roomsFen: readonly number[]): readonly Fen[] => {
  let left = spentFen;
  return roomsFen.map((roomFen, index) => {
    const part = index === roomsFen.length - 1 ? left : Math.min(left, Math.max(0, roomFen));
    left -= part;
    return fen(part);
  });
};

/** Where one grant stands at the end of a quarter; all fen. `basisPoints` is received of due, null while nothing is due. */
export type GrantStanding = {
  readonly dueFen: Fen;
  readonly receivedFen: Fen;
  readonly passedOnFen: Fen;
  readonly spentFen: Fen;
  readonly committedFen: Fen;
  /** Received, neither passed on nor spent. */
  readonly leftFen: Fen;
  readonly basisPoints: number | null;
  readonly light: ArrivalLight;
};

/** The standing of a grant by what arrived of it, what was passed on, and what its fund spent and has under review. */
export const standingOf = (
  terms: Pick<GrantTerms, "amountFen" | "expected" | "grantedOn">,
  moved: {
    readonly receivedFen: Fen;
    readonly passedOnFen: Fen;
    readonly spentFen: Fen;
    readonly committedFen: Fen;
  },
  at: { readonly quarter: Quarter; readonly limits: ArrivalLimits },
): GrantStanding => {
  const dueFen = dueBy(terms, at.quarter);
  const { receivedFen, passedOnFen, spentFen } = moved;
  return {
    ...moved,
    dueFen,
    leftFen: fen(receivedFen - passedOnFen - spentFen),
    basisPoints: arrivalBasisPoints(dueFen, receivedFen),
    light: arrivalLight(dueFen, receivedFen, at.limits),
  };
};

/** The sum of standings, with the light of the whole. */
export const totalStanding = (
  standings: readonly GrantStanding[],
  limits: ArrivalLimits,
): GrantStanding & { readonly count: number } => {
  const of = (name: "dueFen" | "receivedFen" | "passedOnFen" | "spentFen" | "committedFen" | "leftFen"): Fen =>
    sumOf(standings, (each) => each[name]);
  const [dueFen, receivedFen] = [of("dueFen"), of("receivedFen")];
  return {
    count: standings.length,
    dueFen,
    receivedFen,
    passedOnFen: of("passedOnFen"),
    spentFen: of("spentFen"),
    committedFen: of("committedFen"),
    leftFen: of("leftFen"),
    basisPoints: arrivalBasisPoints(dueFen, receivedFen),
    light: arrivalLight(dueFen, receivedFen, limits),
  };
};

/** Whether a grant's money may pay for a category; a document that names none allows all. */
export const allowsCategory = (categoryIds: readonly CategoryId[], categoryId: CategoryId | null): boolean =>
  categoryIds.length === 0 || (categoryId !== null && categoryIds.includes(categoryId));
