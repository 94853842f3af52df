import { yearOf } from "#domain/core/dates.ts";
import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import { relatedOn, relatedText } from "#domain/people/related.ts";
import { postNames } from "#domain/people/village-posts.ts";
import type { PayListAround } from "./around.ts";
import type { Hit, HitFact } from "./hit.ts";
import { hitBy } from "./hit-by.ts";
import type { PlainParameters } from "./plain-rule.ts";
import type { RuleVersion } from "./rule.ts";
import { spentInScope } from "./scope.ts";
import { spentInAll, type Spending } from "./spending.ts";

/** What a voucher spends of what a rule looks at: its scope, or everything where the rule names none. */
const lookedAt = (parameters: PlainParameters, spending: Spending): { amountFen: number; line: number | null } => {
  if (parameters.categoryIds.length + parameters.natures.length === 0)
    return { amountFen: spentInAll(spending.content), line: null };
  const part = spentInScope(parameters, spending);
  return { amountFen: part?.amountFen ?? 0, line: part?.line ?? null };
};

/**
 * K28: money that goes to somebody with a say over it, or to whom they declared as theirs. A signed list may be exempt, and
 * the examination by the supervisors may free the payment: the hit then stays, cleared.
 */
export const findRelated = (rule: RuleVersion, parameters: PlainParameters, spending: Spending): readonly Hit[] => {
  const { content, around } = spending;
  const { amountFen, line } = lookedAt(parameters, spending);
  if (amountFen <= 0 || amountFen < (parameters.amounts["fromFen"] ?? zeroFen)) return [];
  const isListed = content.documents.some((document) => document.kind === "list");
  if (parameters.flags["exemptsLists"] === true && isListed) return [];
  const opinion = content.approvals.find((approval) => approval.role === "supervisors");
  const isCleared = parameters.flags["opinionClears"] === true && opinion !== undefined;
  const seen = new Set<string>();
  return around.payees.flatMap((payee) => {
    const found = relatedOn(around.related, payee, content.onDate);
    if (found === undefined || (found.by === "name" && parameters.flags["byAccountOnly"] === true)) return [];
    const { party, by } = found;
    const key = `${party.officialName} ${party.relation ?? ""} ${party.name}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const facts = {
      payee: payee.name,
      related: relatedText(found),
      post: postNames[party.post],
      isByAccount: by === "account",
      amountFen: fen(amountFen),
      ...(isCleared ? { opinionBy: opinion.name, opinionOn: opinion.onDate } : {}),
    };
    return [hitBy(rule, { line, facts, isCleared })];
  });
};

/** The lists of some kinds that a voucher books, and what they come to. */
const listed = (spending: Spending, kinds: readonly PayListAround["kind"][]) => {
  const lists = spending.around.payLists.filter((list) => kinds.includes(list.kind));
  return { lists, totalFen: sumOf(lists, (list) => list.dueFen) };
};

/** A spending beyond what approved lists say is paid to nobody that anybody knows. */
const unlistedHits = (
  rule: RuleVersion,
  part: NonNullable<ReturnType<typeof spentInScope>>,
  listedFen: Fen,
): readonly Hit[] => {
  if (part.amountFen <= listedFen) return [];
  const facts = { problem: "no-list", categoryName: part.names, amountFen: part.amountFen, listedFen };
  return [hitBy(rule, { line: part.line, facts })];
};

type WorkProblem = {
  readonly problem: string;
  readonly facts: Readonly<Record<string, HitFact>>;
  readonly isBlocked: boolean;
};

const workProblems = (parameters: PlainParameters, line: PayListAround["lines"][number]): readonly WorkProblem[] => {
  const problems: WorkProblem[] = [];
  const told = (problem: string, facts: WorkProblem["facts"], isBlocked = false): void => {
    problems.push({ problem, facts, isBlocked });
  };
  const { dayRateFen, yearCapFen } = parameters.amounts;
  const { monthDays, yearDays } = parameters.counts;
  if (parameters.words.some((word) => line.posts.includes(word))) told("post-excluded", {}, true);
  if (dayRateFen !== undefined && line.rateFen > dayRateFen)
    told("rate-over", { rateFen: line.rateFen, limitFen: dayRateFen });
  if (monthDays !== undefined && line.monthHalfDays > monthDays * 2)
    told("month-days-over", { days: String(line.monthHalfDays / 2), most: monthDays });
  if (yearDays !== undefined && line.yearHalfDays > yearDays * 2)
    told("year-days-over", { days: String(line.yearHalfDays / 2), most: yearDays });
  if (yearCapFen !== undefined && line.yearFen > yearCapFen)
    told("year-cap-over", { yearFen: line.yearFen, limitFen: yearCapFen });
  return problems;
};

/**
 * K10 误工补贴: it is paid by an approved list, at most the rate, the days and the yearly sum the rule allows, and never to
 * posts the rule leaves out. Whoever holds such a post is refused; what goes beyond a number needs what the rule says.
 */
export const findWorkSubsidy = (rule: RuleVersion, parameters: PlainParameters, spending: Spending): readonly Hit[] => {
  const part = spentInScope(parameters, spending);
  if (part === undefined) return [];
  const { lists, totalFen } = listed(spending, ["work"]);
  const unlisted = parameters.flags["needsList"] === true ? unlistedHits(rule, part, totalFen) : [];
  const lines = lists.flatMap((list) => list.lines);
  return [
    ...unlisted,
    ...lines.flatMap((line) =>
      workProblems(parameters, line).map(({ problem, facts, isBlocked }) =>
        hitBy(rule, {
          line: part.line,
          facts: { problem, name: line.name, post: line.post, ...facts },
          ...(isBlocked ? { severity: "block" as const } : {}),
        }),
      ),
    ),
  ];
};

/** What a gate shuts out of a voucher: the parts of its lists that the rule names, or all it spends where it names none. */
const behindGate = (
  parameters: PlainParameters,
  lists: readonly PayListAround[],
  spent: { readonly amountFen: Fen; readonly names: string } | undefined,
): { readonly amountFen: Fen; readonly names: string } => {
  if (parameters.words.length === 0) return spent ?? { amountFen: zeroFen, names: "" };
  const parts = lists
    .flatMap((list) => list.lines.flatMap((line) => line.parts))
    .filter(({ name, amountFen }) => amountFen > 0 && parameters.words.some((word) => name.includes(word)));
  const names = [...new Set(parts.map(({ name }) => name))].join("、");
  return { amountFen: sumOf(parts, (part) => part.amountFen), names };
};

/**
 * K11 报酬标准: pay in the scope, or the named parts of any list, is booked only in villages whose recurring income reaches
 * the gate; where it does not and only some parts are shut out, pay without a list is held, since its parts cannot be told.
 * Nobody gets less in a month than the floor (a reminder). Without the income figure the gate cannot be judged, and that is
 * said.
 */
export const findPayStandard = (rule: RuleVersion, parameters: PlainParameters, spending: Spending): readonly Hit[] => {
  const part = spentInScope(parameters, spending);
  const { lists, totalFen } = listed(spending, ["pay", "retired"]);
  const { gateFen, floorMonthFen } = parameters.amounts;
  const incomeFen = spending.bases.recurringIncomeFen;
  const isExclusive = parameters.flags["isExclusive"] === true;
  const hits: Hit[] = [];
  const behind = behindGate(parameters, lists, part);
  const isShut =
    gateFen !== undefined && (incomeFen === null || (isExclusive ? incomeFen <= gateFen : incomeFen < gateFen));
  const line = part?.line ?? null;
  if (isShut && behind.amountFen > 0) {
    const facts = {
      problem: "gate",
      categoryName: behind.names,
      amountFen: behind.amountFen,
      gateFen,
      incomeFen,
      isExclusive,
      baseYear: yearOf(spending.content.onDate) - 1,
    };
    hits.push(hitBy(rule, { line, facts, ...(incomeFen === null ? { severity: "needs-approval" as const } : {}) }));
  }
  if (part === undefined) return hits;
  const tellsParts = isShut && incomeFen !== null && parameters.words.length > 0;
  if (parameters.flags["needsList"] === true || tellsParts) hits.push(...unlistedHits(rule, part, totalFen));
  const short = lists
    .flatMap((list) => list.lines)
    .filter((each) => floorMonthFen !== undefined && each.dueFen < floorMonthFen);
  const [lowest] = short.toSorted((left, right) => left.dueFen - right.dueFen);
  if (lowest !== undefined && floorMonthFen !== undefined) {
    const facts = {
      problem: "below-floor",
      name: lowest.name,
      post: lowest.post,
      monthFen: lowest.dueFen,
      floorFen: floorMonthFen,
      count: short.length,
    };
    hits.push(hitBy(rule, { line, facts, severity: "warn" }));
  }
  return hits;
};
