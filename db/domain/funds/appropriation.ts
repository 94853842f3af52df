import { moved, sideSumsOf } from "#domain/books/moved.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import { err, ok, type Result } from "#domain/core/result.ts";

/** The steps of 收益分配: cover earlier losses, 公积公益金, members, other (财农〔2021〕121号 Art. 28). */
export type AppropriationStep = "loss" | "reserve" | "members" | "other";

/**
 * How an office distributes. `reserveBasisPoints` is the least share of the base that goes to 公积公益金, in hundredths of a
 * per cent; the ratio belongs to the charter of each collective, so what is shipped is a sample to be checked. The base is
 * what stands to be distributed when the step comes, or the net income of the year alone.
 */
export type AppropriationPolicy = {
  readonly order: readonly AppropriationStep[];
  readonly reserveBasisPoints: number;
  readonly reserveBase: "distributable" | "net-income";
};

/** A year's result in fen, incomes positive: what was left of earlier years, this year's net income, reserve put in to cover losses. */
type ResultAmounts = {
  readonly broughtForwardFen: Fen;
  readonly netIncomeFen: Fen;
  readonly coveredFromReserveFen: Fen;
};
export type YearResult = ResultAmounts & {
  /** The year before with the reserve it took; null where the books hold none of it, or not all. */
  readonly before: (ResultAmounts & { readonly reserveFen: Fen }) | null;
};

export type AppropriationPlan = {
  /** Earlier losses that the year's income covers first. */
  readonly lossFen: Fen;
  /** 可分配收益: nothing when the year ends in a loss. */
  readonly distributableFen: Fen;
  /** What the reserve must have before anything of the year's own income is given. */
  readonly leastReserveFen: Fen;
  /** What earlier years left: as much may be given with the reserve of those years alone. */
  readonly earlierFen: Fen;
  /** What the reserve of the year before still lacks of its share of that year's income. */
  readonly owedReserveFen: Fen;
};

/** The least fen that are at least `basisPoints` of the base: a floor is never rounded down. */
const shareRoundedUp = (baseFen: number, basisPoints: number): Fen => {
  const scaled = BigInt(Math.max(0, baseFen)) * BigInt(basisPoints);
  return fen(Number((scaled + 9_999n) / 10_000n));
};

const sumOf = (result: ResultAmounts): number =>
  result.broughtForwardFen + result.netIncomeFen + result.coveredFromReserveFen;

/** Earlier losses that a year's income covers first. */
const lossOf = ({ broughtForwardFen, netIncomeFen, coveredFromReserveFen }: ResultAmounts): number =>
  Math.min(Math.max(0, -(broughtForwardFen + coveredFromReserveFen)), Math.max(0, netIncomeFen));

/** The reserve's share of a year's own income; one that comes before the losses is taken from income they have not yet reduced. */
const shareOfIncome = (result: ResultAmounts, { order, reserveBasisPoints }: AppropriationPolicy): Fen => {
  const isLossFirst = order.indexOf("loss") < order.indexOf("reserve");
  const income = Math.max(0, result.netIncomeFen) - (isLossFirst ? lossOf(result) : 0);
  return shareRoundedUp(income, reserveBasisPoints);
};

/**
 * What a year has to distribute, and how much of it must go to the reserve before anybody else gets any (农村集体经济组织法 Art. 42: the
 * year's income bears the reserve). What earlier years left has borne it then, or bears what the year before still lacks.
 */
export const appropriationPlan = (result: YearResult, policy: AppropriationPolicy): AppropriationPlan => {
  const distributableFen = fen(Math.max(0, sumOf(result)));
  const lossFen = fen(lossOf(result));
  const earlier = Math.max(0, result.broughtForwardFen + result.coveredFromReserveFen);
  const earlierFen = fen(Math.min(earlier, distributableFen));
  const { before } = result;
  const lacking = before === null ? 0 : Math.max(0, shareOfIncome(before, policy) - before.reserveFen);
  const owedReserveFen = fen(Math.min(lacking, earlierFen));
  const isLossFirst = policy.order.indexOf("loss") < policy.order.indexOf("reserve");
  const own =
    policy.reserveBase === "net-income"
      ? owedReserveFen + shareOfIncome(result, policy)
      : Math.max(
          owedReserveFen,
          shareRoundedUp(distributableFen + (isLossFirst ? 0 : lossFen), policy.reserveBasisPoints),
        );
  const leastReserveFen = fen(Math.min(own, distributableFen));
  return { lossFen, distributableFen, leastReserveFen, earlierFen, owedReserveFen };
};

/** Of several policies the one that asks the most for the reserve of a year, with its plan; the first of equals. */
export const strictestPlan = (
  result: YearResult,
  policies: readonly [AppropriationPolicy, ...AppropriationPolicy[]],
): { readonly policy: AppropriationPolicy; readonly plan: AppropriationPlan } => {
  const [first, ...others] = policies;
  let strictest = { policy: first, plan: appropriationPlan(result, first) };
  for (const policy of others) {
    const plan = appropriationPlan(result, policy);
    if (plan.leastReserveFen > strictest.plan.leastReserveFen) strictest = { policy, plan };
  }
  return strictest;
};

/** What has been taken and is wanted of a year's distributable income, in fen. */
export type Appropriation = { readonly reserveFen: Fen; readonly membersFen: Fen; readonly otherFen: Fen };

export type AppropriationFailure =
  | { readonly code: "over-distributable"; readonly distributableFen: Fen; readonly overFen: Fen }
  | { readonly code: "reserve-below-ratio"; readonly leastFen: Fen; readonly reserveFen: Fen };

/** What the reserve must have before members and others get what is wanted: what earlier years left waits for their reserve only. */
export const leastReserveFor = (
  plan: AppropriationPlan,
  { membersFen, otherFen }: Pick<Appropriation, "membersFen" | "otherFen">,
): Fen => (membersFen + otherFen <= plan.earlierFen ? plan.owedReserveFen : plan.leastReserveFen);

/**
 * K33: nobody gets more than there is, and members and others nothing while the reserve is below its ratio, when the order
 * puts the reserve before them.
 */
export const checkAppropriation = (
  plan: AppropriationPlan,
  wanted: Appropriation,
  policy: AppropriationPolicy,
): Result<null, AppropriationFailure> => {
  const total = wanted.reserveFen + wanted.membersFen + wanted.otherFen;
  if (total > plan.distributableFen)
    return err({
      code: "over-distributable",
      distributableFen: plan.distributableFen,
      overFen: fen(total - plan.distributableFen),
    });
  const comesAfter = (step: AppropriationStep): boolean => policy.order.indexOf(step) > policy.order.indexOf("reserve");
  const isAnybodyPaid =
    (wanted.membersFen > 0 && comesAfter("members")) || (wanted.otherFen > 0 && comesAfter("other"));
  const leastFen = leastReserveFor(plan, wanted);
  if (isAnybodyPaid && wanted.reserveFen < leastFen)
    return err({ code: "reserve-below-ratio", leastFen, reserveFen: wanted.reserveFen });
  return ok(null);
};

/** 各项分配 below 收益分配; 公积公益金; 内部往来, where members stand. */
const [given, distribution, reserveCode, memberCode] = ["32201", "322", "311", "113"];

export type Appropriated = Appropriation & {
  /** Put in from the reserve to cover a loss. */
  readonly coveredFen: Fen;
  /** What came straight into 未分配收益 from outside, or went out of it: corrections of earlier years. */
  readonly correctedFen: Fen;
};

const totalBut = (codes: Iterable<string>, but: readonly string[], amountOf: (code: string) => number): number =>
  [...codes]
    .filter((code) => !["321", distribution, ...but].includes(code))
    .reduce((sum, code) => sum + amountOf(code), 0);

/**
 * What one voucher takes out of the year's income and puts into it, on whichever detail of 收益分配 it was booked, by the sides
 * that 收益及收益分配表 goes by; null where it touches none. What leaves 未分配收益 for others than the reserve and the members is
 * no distribution but corrects what earlier years left.
 */
export const appropriatedBy = (
  lines: readonly { readonly code: string; readonly debitFen: Fen; readonly creditFen: Fen }[],
): Appropriated | null => {
  if (lines.every(({ code }) => !code.startsWith(distribution))) return null;
  const isGiving = lines.some(({ code }) => code.startsWith(given));
  const sums = sideSumsOf(lines);
  const out = (to: string): number => moved(sums, distribution, to);
  const into = (from: string): number => moved(sums, from, distribution);
  const toOthers = totalBut(sums.credits.keys(), [reserveCode, memberCode], out);
  const fromOthers = totalBut(sums.debits.keys(), [reserveCode], into);
  return {
    reserveFen: fen(out(reserveCode)),
    membersFen: fen(out(memberCode)),
    otherFen: fen(isGiving ? toOthers : 0),
    coveredFen: fen(into(reserveCode)),
    correctedFen: fen(fromOthers - (isGiving ? 0 : toOthers)),
  };
};
