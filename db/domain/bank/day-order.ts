import type { LocalDate } from "#domain/core/dates.ts";
import type { StatementLine } from "./statement.ts";

/** What decides the place of a line within its day. */
type DayLine = Pick<StatementLine, "bookedOn" | "amountFen" | "balanceFen">;

/** Lines after re-ordering and the days in which rows changed places. */
export type DayOrder<Line> = { readonly lines: readonly Line[]; readonly days: readonly LocalDate[] };

/** Runs of lines booked on one day, in the order given. */
const dayRuns = <Line extends DayLine>(lines: readonly Line[]): readonly (readonly Line[])[] => {
  const runs: Line[][] = [];
  let current: Line[] = [];
  for (const line of lines) {
    if (current[0] !== undefined && current[0].bookedOn !== line.bookedOn) {
      runs.push(current);
      current = [];
    }
    current.push(line);
  }
  if (current.length > 0) runs.push(current);
  return runs;
};

type Trail<Line> = { readonly start: number; readonly run: readonly Line[] };

const before = (line: DayLine): number => (line.balanceFen ?? 0) - line.amountFen;
const after = (line: DayLine): number => line.balanceFen ?? 0;

/**
 * Every line leads from the balance before it to the balance after it; an order that closes is a trail that uses each line
 * once. Hierholzer's walk finds it in one pass, taking lines of equal standing in the order of the file.
 */
const trailThrough = <Line extends DayLine>({ start, run }: Trail<Line>): readonly Line[] | undefined => {
  const leaving = new Map<number, Line[]>();
  for (const line of run.toReversed()) {
    const same = leaving.get(before(line));
    if (same === undefined) leaving.set(before(line), [line]);
    else same.push(line);
  }
  const stack: { readonly node: number; readonly line: Line | undefined }[] = [{ node: start, line: undefined }];
  const reversed: Line[] = [];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const next = leaving.get(top.node)?.pop();
    if (next !== undefined) {
      stack.push({ node: after(next), line: next });
      continue;
    }
    stack.pop();
    if (top.line !== undefined) reversed.push(top.line);
  }
  const ordered = reversed.toReversed();
  const isClosed = ordered.every((line, index) => index === 0 || after(ordered[index - 1] ?? line) === before(line));
  return ordered.length === run.length && isClosed ? ordered : undefined;
};

/** The balance a trail must start from: where one more line leaves than arrives, else where the first line starts. */
const ownStart = (run: readonly DayLine[]): number => {
  const surplus = new Map<number, number>();
  for (const line of run) {
    surplus.set(before(line), (surplus.get(before(line)) ?? 0) + 1);
    surplus.set(after(line), (surplus.get(after(line)) ?? 0) - 1);
  }
  for (const [node, count] of surplus) if (count === 1) return node;
  const [first] = run;
  return first === undefined ? 0 : before(first);
};

const closes = ({ start, run }: Trail<DayLine>): boolean => {
  let balance = start;
  for (const line of run) {
    if (before(line) !== balance) return false;
    balance = after(line);
  }
  return true;
};

/** The run as it is where it closes from `start`, else re-ordered; `undefined` when no order closes. */
const orderedFrom = <Line extends DayLine>(trail: Trail<Line>): readonly Line[] | undefined =>
  closes(trail) ? trail.run : trailThrough(trail);

const firstOf = <From, To>(items: readonly From[], answer: (item: From) => To | undefined): To | undefined => {
  for (const item of items) {
    const found = answer(item);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** The balances, in fen, before the first and after the last of some lines, where the lines beside them tell. */
export type Beside = { readonly beforeFen: number | undefined; readonly afterFen: number | undefined };

const nothingBeside: Beside = { beforeFen: undefined, afterFen: undefined };

/**
 * Puts the rows of a day into the order their balances tell where the order of the file does not close. The balance of the
 * day before decides first, for the last day the balance of the day after it, then the day alone, which cannot tell where a
 * day begins that comes back to its balance. Days with a row without balance, and days that no order closes, stay.
 */
export const orderByBalance = <Line extends DayLine>(
  lines: readonly Line[],
  beside: Beside = nothingBeside,
): DayOrder<Line> => {
  const ordered: Line[] = [];
  const days: LocalDate[] = [];
  let balance = beside.beforeFen;
  const runs = dayRuns(lines);
  for (const run of runs) {
    const isComplete = run.every((line) => line.balanceFen !== null);
    const moved = run.reduce((sum, line) => sum + line.amountFen, 0);
    const fromAfter = run === runs.at(-1) && beside.afterFen !== undefined ? beside.afterFen - moved : undefined;
    const starts = isComplete ? [balance, fromAfter, ownStart(run)] : [];
    const closing = firstOf(starts, (start) => (start === undefined ? undefined : orderedFrom({ start, run }))) ?? run;
    const [first] = run;
    if (closing !== run && first !== undefined) days.push(first.bookedOn);
    ordered.push(...closing);
    balance = ordered.at(-1)?.balanceFen ?? undefined;
  }
  return { lines: ordered, days };
};
