import { localDate, type LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import { idOf, type BudgetId, type CapId, type CategoryId } from "#domain/core/ids.ts";
import type { Cap, CapVote } from "./cap.ts";
import type { VotingBody } from "./vote.ts";

/** 自有资金 or 财政拨款: an expense is paid from a grant when its entry names a fund. */
export const budgetSources = ["own", "grant"] as const;
export type BudgetSource = (typeof budgetSources)[number];

/**
 * One line of a year's budget: income by account, expense by category, each by source. `carriedFen` is what of last year's
 * money the vote carried over; a line may spend (or bring in) both together.
 */
export type BudgetLine = {
  readonly side: "income" | "expense";
  readonly categoryId: CategoryId | null;
  readonly accountCode: string | null;
  readonly source: BudgetSource;
  readonly amountFen: Fen;
  readonly carriedFen: Fen;
  readonly note: string;
};

/** One version; without a vote it is a draft that judges nothing. */
export type BudgetVersion = {
  readonly version: number;
  readonly vote: (CapVote & { readonly body: VotingBody }) | null;
  readonly lines: readonly BudgetLine[];
};

/** The budget of one set of books and year; versions in rising order. */
export type Budget = { readonly id: BudgetId; readonly year: number; readonly versions: readonly BudgetVersion[] };

export type BudgetFault = {
  readonly reason:
    "no-lines" | "category-missing" | "account-missing" | "amount-negative" | "nothing-in-line" | "line-twice";
  /** Counted from 1; 0 speaks of the whole. */
  readonly line: number;
};

/** What names a line: nothing is budgeted twice. */
export const lineKey = (line: Pick<BudgetLine, "side" | "categoryId" | "accountCode" | "source">): string =>
  `${line.side}/${line.categoryId ?? line.accountCode ?? ""}/${line.source}`;

/** What a line allows in all. */
export const lineFen = (line: Pick<BudgetLine, "amountFen" | "carriedFen">): Fen =>
  fen(line.amountFen + line.carriedFen);

/** Why lines make no budget, or `undefined`. */
export const budgetFault = (lines: readonly BudgetLine[]): BudgetFault | undefined => {
  if (lines.length === 0) return { reason: "no-lines", line: 0 };
  const seen = new Set<string>();
  for (const [index, line] of lines.entries()) {
    const at = index + 1;
    if (line.side === "expense" && line.categoryId === null) return { reason: "category-missing", line: at };
    if (line.side === "income" && line.accountCode === null) return { reason: "account-missing", line: at };
    if (line.amountFen < 0 || line.carriedFen < 0) return { reason: "amount-negative", line: at };
    if (seen.has(lineKey(line))) return { reason: "line-twice", line: at };
    seen.add(lineKey(line));
  }
  return undefined;
};

export type BudgetVoteFault = "already-voted" | "resolution-failed" | "vote-earlier" | "body-lower" | "other-year";

/**
 * Why a vote cannot carry a version. An adjustment is voted by the body that voted the budget, or by the assembly, which may
 * change what the congress decided (村民委员会组织法 Art. 23); never earlier than the version before it, so nothing is changed
 * backwards; and within the year, or the first one before it.
 */
export const budgetVoteFault = (
  budget: Budget,
  version: BudgetVersion,
  vote: { readonly metOn: LocalDate; readonly body: VotingBody; readonly isPassed: boolean },
): BudgetVoteFault | undefined => {
  if (version.vote !== null) return "already-voted";
  if (!vote.isPassed) return "resolution-failed";
  const before = budget.versions.findLast((each) => each.version < version.version && each.vote !== null)?.vote;
  if (before !== null && before !== undefined) {
    if (vote.metOn < before.metOn) return "vote-earlier";
    if (before.body === "assembly" && vote.body === "congress") return "body-lower";
  }
  return vote.metOn > localDate(`${budget.year}-12-31`) || vote.metOn < localDate(`${budget.year - 1}-07-01`)
    ? "other-year"
    : undefined;
};

/** The version that stands on a day: the newest in force whose vote was held by then, or else the first in force. */
export const standingVersion = (budget: Budget, on: LocalDate): BudgetVersion | undefined => {
  const inForce = budget.versions.filter((version) => version.vote?.isInForce === true);
  return inForce.findLast((version) => version.vote !== null && version.vote.metOn <= on) ?? inForce[0];
};

type Planned = { readonly id: CategoryId; readonly name: string; readonly source: BudgetSource };

/** What a version allows for a category from one source. */
const plannedFen = (lines: readonly BudgetLine[], { id, source }: Planned): Fen =>
  sumOf(lines, (line) =>
    line.side === "expense" && line.categoryId === id && line.source === source ? lineFen(line) : 0,
  );

/**
 * A category of a budget, from one source, as a yearly cap, so that it is judged like one: versions take over on the day of their vote, a vote
 * after the spending loosens nothing by itself. What a rule lets be spent beyond the line is the rule's own matter.
 */
export const budgetCap = (budget: Budget, category: Planned): Cap => {
  // A version that was returned judges nothing, so the first one in force is that of the whole year.
  const first = budget.versions.find(({ vote }) => vote?.isInForce === true)?.version ?? 1;
  return {
    id: idOf<CapId>(budget.id),
    categoryId: category.id,
    categoryIds: [category.id],
    categoryName: category.name,
    period: "year",
    versions: budget.versions.flatMap(({ version, vote, lines }) =>
      vote === null
        ? []
        : [
            {
              version,
              vote,
              basis: { kind: "K04" as const, amountFen: plannedFen(lines, category) },
              fromOn:
                version <= first || vote.metOn < `${budget.year}-01-01`
                  ? localDate(`${budget.year}-01-01`)
                  : vote.metOn,
              toOn: localDate(`${budget.year}-12-31`),
              isRatification: false,
            },
          ],
    ),
  };
};

/** The line and the part of it that may be overrun, rounded down to the fen. */
export const withOverrun = (amountFen: Fen, overrun: number): Fen =>
  fen(amountFen + Number((BigInt(amountFen) * BigInt(overrun)) / 10_000n));

/** What the year has done on one line up to a day: posted, and reviewed but not posted (expenses only). */
export type BudgetUse = {
  readonly side: BudgetLine["side"];
  readonly categoryId: CategoryId | null;
  readonly accountCode: string | null;
  readonly source: BudgetSource;
  readonly usedFen: Fen;
  readonly committedFen: Fen;
};

/** One row of 预算执行: first voted, changed, now, done, left; `isUnplanned`: done without a line. */
export type ExecutionRow = {
  readonly line: Pick<BudgetLine, "side" | "categoryId" | "accountCode" | "source">;
  readonly firstFen: Fen;
  readonly carriedFen: Fen;
  readonly adjustedFen: Fen;
  readonly nowFen: Fen;
  readonly usedFen: Fen;
  readonly committedFen: Fen;
  readonly leftFen: Fen;
  readonly isUnplanned: boolean;
};

const isOfAccount = (use: BudgetUse, line: BudgetLine): boolean =>
  line.accountCode !== null && use.accountCode !== null && use.accountCode.startsWith(line.accountCode);

const belongs = (use: BudgetUse, line: BudgetLine): boolean =>
  use.side === line.side &&
  use.source === line.source &&
  (line.side === "expense" ? use.categoryId === line.categoryId : isOfAccount(use, line));

/**
 * 预算执行: every line of the first and the standing version with what the year did on it, then what was done without a line.
 * A use of income belongs to the longest account code that names it.
 */
export const budgetExecution = (
  first: BudgetVersion | undefined,
  standing: BudgetVersion | undefined,
  uses: readonly BudgetUse[],
): readonly ExecutionRow[] => {
  const lines = new Map<string, BudgetLine>();
  for (const line of [...(first?.lines ?? []), ...(standing?.lines ?? [])]) lines.set(lineKey(line), line);
  const planned = [...lines.values()];
  const lineOf = (use: BudgetUse): BudgetLine | undefined =>
    planned
      .filter((line) => belongs(use, line))
      .toSorted((a, b) => (b.accountCode?.length ?? 0) - (a.accountCode?.length ?? 0))[0];
  const byLine = Map.groupBy(uses, (use) => {
    const line = lineOf(use);
    return line === undefined ? null : lineKey(line);
  });
  const amountIn = (version: BudgetVersion | undefined, key: string): Fen => {
    const line = version?.lines.find((each) => lineKey(each) === key);
    return line === undefined ? zeroFen : lineFen(line);
  };
  const rows = planned.map((line): ExecutionRow => {
    const key = lineKey(line);
    const own = byLine.get(key) ?? [];
    const [firstFen, nowFen] = [amountIn(first, key), amountIn(standing, key)];
    const usedFen = sumOf(own, (use) => use.usedFen);
    const committedFen = sumOf(own, (use) => use.committedFen);
    return {
      line,
      firstFen,
      carriedFen: line.carriedFen,
      adjustedFen: fen(nowFen - firstFen),
      nowFen,
      usedFen,
      committedFen,
      leftFen: fen(nowFen - usedFen - committedFen),
      isUnplanned: false,
    };
  });
  const astray = (byLine.get(null) ?? []).map((use): ExecutionRow => ({
    line: use,
    firstFen: zeroFen,
    carriedFen: zeroFen,
    adjustedFen: zeroFen,
    nowFen: zeroFen,
    usedFen: use.usedFen,
    committedFen: use.committedFen,
    leftFen: fen(-use.usedFen - use.committedFen),
    isUnplanned: true,
  }));
  return [...rows, ...astray.filter((row) => row.usedFen !== 0 || row.committedFen !== 0)];
};

/**
 * A draft for the next year from what this year did: each line rounded up to whole steps (`stepFen`), raised by a share in
 * hundredths of a percent (negative lowers it).
 */
export const draftFromLastYear = (
  rows: readonly Pick<ExecutionRow, "line" | "usedFen">[],
  of: { readonly growth: number; readonly stepFen: Fen },
): readonly BudgetLine[] =>
  rows
    .filter((row) => row.usedFen > 0)
    .map(({ line, usedFen }) => ({
      side: line.side,
      categoryId: line.categoryId,
      accountCode: line.accountCode,
      source: line.source,
      amountFen: draftAmount(usedFen, of),
      carriedFen: zeroFen,
      note: "",
    }));

/** An amount with its growth, rounded up to a whole step; never below zero. */
export const draftAmount = (
  usedFen: Fen,
  { growth, stepFen }: { readonly growth: number; readonly stepFen: Fen },
): Fen => {
  const grown = (BigInt(Math.max(0, usedFen)) * BigInt(10_000 + growth)) / 10_000n;
  const step = BigInt(Math.max(1, stepFen));
  return fen(Number(((grown < 0n ? 0n : grown) + step - 1n) / step) * Number(step));
};
