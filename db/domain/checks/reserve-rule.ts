import { yearOf } from "#domain/core/dates.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import {
  appropriatedBy,
  appropriationPlan,
  checkAppropriation,
  leastReserveFor,
  type Appropriation,
  type AppropriationPolicy,
  type YearResult,
} from "#domain/funds/appropriation.ts";
import type { Hit, HitFact } from "./hit.ts";
import { hitBy } from "./hit-by.ts";
import type { PlainParameters } from "./plain-rule.ts";
import type { RuleVersion } from "./rule.ts";
import type { Spending } from "./spending.ts";

/** The year's result and what other vouchers, reviewed or posted, have taken of it already. */
export type YearAround = {
  readonly result: YearResult;
  readonly taken: Appropriation;
  /** What of the reserve stands on which account below 311; missing where no part has a share of its own. */
  readonly reserve?: readonly { readonly name: string; readonly amountFen: Fen }[];
};

/** 公积金 and 公益金, the two parts of the reserve that a charter or a province may give shares of their own. */
const reserveParts = [
  { part: "accumulation", share: "accumulationShare" },
  { part: "welfare", share: "welfareShare" },
] as const;
type ReservePart = (typeof reserveParts)[number]["part"];

/** Which part an account below 公积公益金 holds, by its name; null where it does not say. */
const reservePartOf = (name: string): ReservePart | null => {
  if (name.includes("公积公益金")) return null;
  if (name.includes("公益金")) return "welfare";
  return name.includes("公积金") ? "accumulation" : null;
};

/** 322 收益分配 and 311 公积公益金. */
const distribution = "322";
const reserveCode = "311";

type Line = Parameters<typeof appropriatedBy>[0][number] & { readonly name?: string | undefined };
type Lines = readonly Line[];

const linesOf = ({ entries }: Spending["content"], accounts: Spending["around"]["accounts"]): Lines =>
  entries.map((entry) => {
    const account = accounts.get(entry.accountId);
    return { ...entry, code: account?.code ?? "", name: account?.name };
  });

/** What a voucher appropriates where it gives something to members or others; null where K33 has nothing to look at. */
const givenBy = (lines: Lines) => {
  const own = appropriatedBy(lines);
  return own !== null && own.membersFen + own.otherFen > 0 ? own : null;
};

/** True where a voucher gives out something of the year's income. */
export const givesOut = (content: Spending["content"], accounts: Spending["around"]["accounts"]): boolean =>
  givenBy(linesOf(content, accounts)) !== null;

/** K33 as the policy of a year's distribution: the reserve comes before whoever the rule does not let go first. */
export const reservePolicyOf = ({ counts, flags }: PlainParameters): AppropriationPolicy => ({
  order:
    flags["afterLosses"] === true ? ["loss", "reserve", "members", "other"] : ["reserve", "loss", "members", "other"],
  reserveBasisPoints: counts["reserveShare"] ?? 0,
  reserveBase: flags["ofNetIncome"] === true ? "net-income" : "distributable",
});

/** The first part of the reserve that has less than its own share of the base, with what it has and what it lacks. */
const partShort = (
  parameters: PlainParameters,
  { result, reserve = [] }: YearAround,
  { lines, wanted }: { readonly lines: Lines; readonly wanted: Appropriation },
): Readonly<Record<string, HitFact>> | undefined => {
  const own = lines
    .filter(({ code }) => code.startsWith(reserveCode))
    .map(({ name = "", debitFen, creditFen }) => ({ name, amountFen: fen(creditFen - debitFen) }));
  const standing = [...reserve, ...own];
  for (const { part, share } of reserveParts) {
    const reserveBasisPoints = parameters.counts[share];
    if (reserveBasisPoints === undefined) continue;
    const plan = appropriationPlan(result, { ...reservePolicyOf(parameters), reserveBasisPoints });
    const partFen = sumOf(standing, (each) => (reservePartOf(each.name) === part ? each.amountFen : 0));
    // Which parts the reserve of the year before went to is not known here: what is owed of it is asked of the whole.
    const leastFen = wanted.membersFen + wanted.otherFen <= plan.earlierFen ? 0 : plan.leastReserveFen;
    if (partFen >= leastFen) continue;
    return { part, partFen, partShare: reserveBasisPoints, leastFen, lacksFen: fen(leastFen - partFen) };
  }
  return undefined;
};

/**
 * K33 提取比例: nothing is given to members or others of a year's income before the reserve, and each of its parts that has a share of
 * its own, has its least share of it, and never more than there is. Reviewed and posted vouchers of the year count, so that the
 * order of entry changes nothing.
 */
export const findReserveShort = (
  rule: RuleVersion,
  parameters: PlainParameters,
  spending: Spending,
): readonly Hit[] => {
  const { year, accounts } = spending.around;
  const lines = linesOf(spending.content, accounts);
  const own = givenBy(lines);
  if (year === null || own === null) return [];
  const policy = reservePolicyOf(parameters);
  const { result, taken } = year;
  const plan = appropriationPlan(result, policy);
  const wanted = {
    reserveFen: fen(taken.reserveFen + own.reserveFen),
    membersFen: fen(taken.membersFen + own.membersFen),
    otherFen: fen(taken.otherFen + own.otherFen),
  };
  const checked = checkAppropriation(plan, wanted, policy);
  const short = checked.ok ? partShort(parameters, year, { lines, wanted }) : undefined;
  if (checked.ok && short === undefined) return [];
  const line = lines.findIndex(({ code, debitFen }) => code.startsWith(distribution) && debitFen > 0) + 1;
  const common = {
    year: yearOf(spending.content.onDate),
    thisFen: fen(own.membersFen + own.otherFen),
    distributableFen: plan.distributableFen,
    reserveFen: wanted.reserveFen,
    leastFen: leastReserveFor(plan, wanted),
    reserveShare: policy.reserveBasisPoints,
    ofNetIncome: policy.reserveBase === "net-income",
  };
  if (checked.ok) return [hitBy(rule, { line, facts: { problem: "part-short", ...common, ...short } })];
  const { error } = checked;
  const facts =
    error.code === "over-distributable"
      ? { problem: "over-distributable", ...common, overFen: error.overFen }
      : { problem: "reserve-short", ...common, lacksFen: fen(error.leastFen - error.reserveFen) };
  return [hitBy(rule, { line, facts })];
};
