import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { orderByBalance } from "./day-order.ts";
import type { BalanceBreak, BreakDiagnosis, StatementLine, StatementOrder } from "./statement.ts";

/**
 * Lines in the order of time, with what the balances say. `openingFen` is the balance before the first line, `closingFen` the
 * one after the last; both `null` when no line has a balance. `rowsWithoutBalance` cannot be verified one by one.
 */
export type BalanceChain = {
  readonly lines: readonly StatementLine[];
  readonly order: StatementOrder;
  readonly breaks: readonly BalanceBreak[];
  readonly reorderedDays: readonly LocalDate[];
  readonly openingFen: Fen | null;
  readonly closingFen: Fen | null;
  readonly rowsWithoutBalance: number;
  readonly isSignSuspect: boolean;
};

type Link = { readonly line: StatementLine; readonly expectedFen: Fen; readonly foundFen: Fen };

/** Every line with a balance, beside what the lines before it lead to; lines without a balance only add to the sum. */
const linksOf = (lines: readonly StatementLine[]): readonly Link[] => {
  const links: Link[] = [];
  let running: number | undefined;
  for (const line of lines) {
    if (running !== undefined) running += line.amountFen;
    if (line.balanceFen === null) continue;
    if (running !== undefined) links.push({ line, expectedFen: fen(running), foundFen: line.balanceFen });
    running = line.balanceFen;
  }
  return links;
};

const isBroken = ({ expectedFen, foundFen }: Link): boolean => expectedFen !== foundFen;

const isSignBreak = ({ line, expectedFen, foundFen }: Link): boolean =>
  foundFen - expectedFen === -2 * line.amountFen && line.amountFen !== 0;

const leap = ({ expectedFen, foundFen }: Link): number => foundFen - expectedFen;

/** Links where the balance leaps and the next one takes it back, or that take it back: one printed balance is wrong. */
const comingBack = (links: readonly Link[]): ReadonlySet<Link> => {
  const found = new Set<Link>();
  for (const [index, link] of links.entries()) {
    const next = links[index + 1];
    if (next === undefined || leap(link) === 0 || leap(link) !== -leap(next)) continue;
    found.add(link).add(next);
  }
  return found;
};

type Around = {
  readonly previous: StatementLine | undefined;
  readonly amounts: ReadonlySet<number>;
  readonly isComingBack: boolean;
};

const diagnose = (link: Link, { previous, amounts, isComingBack }: Around): BreakDiagnosis => {
  const { line, expectedFen, foundFen } = link;
  if (isSignBreak(link)) return "sign";
  const isRepeated = previous?.amountFen === line.amountFen && previous.balanceFen === line.balanceFen;
  if (isRepeated) return "repeated-row";
  if (isComingBack) return "unexplained";
  return amounts.has(Math.abs(foundFen - expectedFen)) ? "amount-of-another-row" : "missing-rows";
};

const breaksOf = (lines: readonly StatementLine[]): readonly BalanceBreak[] => {
  const links = linksOf(lines);
  const broken = links.filter(isBroken);
  if (broken.length === 0) return [];
  const isEvery = broken.length === links.length && links.length >= 3 && !broken.every(isSignBreak);
  const amounts = new Set(lines.map((line) => Math.abs(line.amountFen)));
  const back = comingBack(links);
  const previousOf = new Map(lines.map((line, index) => [line, lines[index - 1]]));
  return broken.map((link) => ({
    row: link.line.row,
    expectedFen: link.expectedFen,
    foundFen: link.foundFen,
    diagnosis: isEvery
      ? "every-row"
      : diagnose(link, { previous: previousOf.get(link.line), amounts, isComingBack: back.has(link) }),
  }));
};

const countBroken = (lines: readonly StatementLine[]): number => {
  let count = 0;
  let running: number | undefined;
  for (const { amountFen, balanceFen } of lines) {
    if (running !== undefined) running += amountFen;
    if (balanceFen === null) continue;
    if (running !== undefined && running !== balanceFen) count += 1;
    running = balanceFen;
  }
  return count;
};

type Candidate = {
  readonly order: StatementOrder;
  readonly lines: readonly StatementLine[];
  readonly reorderedDays: readonly LocalDate[];
  readonly broken: number;
  readonly signBreaks: number;
};

const candidate = (order: StatementOrder, lines: readonly StatementLine[]): Candidate => {
  const broken = countBroken(lines);
  const ordered = broken === 0 ? { lines, days: [] } : orderByBalance(lines);
  return {
    order,
    lines: ordered.lines,
    reorderedDays: ordered.days,
    broken: broken === 0 ? 0 : countBroken(ordered.lines),
    signBreaks: broken === 0 ? 0 : linksOf(ordered.lines).filter(isSignBreak).length,
  };
};

const dateOrder = (lines: readonly StatementLine[]): StatementOrder => {
  const first = lines[0]?.bookedOn ?? "";
  const last = lines.at(-1)?.bookedOn ?? "";
  if (first === last) return "unknown";
  return first < last ? "ascending" : "descending";
};

/** Fewer breaks win, then fewer days re-ordered, then the reading in which wrong signs explain more, then the dates. */
const better = (ascending: Candidate, descending: Candidate, byDate: StatementOrder): Candidate => {
  const differences = [
    ascending.broken - descending.broken,
    ascending.reorderedDays.length - descending.reorderedDays.length,
    descending.signBreaks - ascending.signBreaks,
  ];
  const difference = differences.find((value) => value !== 0) ?? 0;
  if (difference !== 0) return difference < 0 ? ascending : descending;
  return byDate === "descending" ? descending : { ...ascending, order: byDate };
};

/** The only order that days allow; undefined where all are one day or they rise and fall. */
const orderOfDays = (lines: readonly StatementLine[]): "ascending" | "descending" | undefined => {
  let isRising = false;
  let isFalling = false;
  let before: LocalDate | undefined;
  for (const { bookedOn } of lines) {
    if (before !== undefined && bookedOn > before) isRising = true;
    if (before !== undefined && bookedOn < before) isFalling = true;
    before = bookedOn;
  }
  if (isRising === isFalling) return undefined;
  return isRising ? "ascending" : "descending";
};

/**
 * Balances decide, but never against the days: a file whose days rise is not one in descending order because exchanged
 * directions would then add up. Within a day, and where days rise and fall, only the balances tell.
 */
const chosenOrder = (lines: readonly StatementLine[], byDate: StatementOrder): Candidate => {
  const days = orderOfDays(lines);
  if (days === "ascending") return candidate("ascending", lines);
  if (days === "descending") return candidate("descending", lines.toReversed());
  return better(candidate("ascending", lines), candidate("descending", lines.toReversed()), byDate);
};

const openingOf = (lines: readonly StatementLine[]): Fen | null => {
  let moved = 0;
  for (const line of lines) {
    moved += line.amountFen;
    if (line.balanceFen !== null) return fen(line.balanceFen - moved);
  }
  return null;
};

const closingOf = (lines: readonly StatementLine[]): Fen | null => {
  let moved = 0;
  for (const line of lines.toReversed()) {
    if (line.balanceFen !== null) return fen(line.balanceFen + moved);
    moved += line.amountFen;
  }
  return null;
};

/**
 * Finds the order of a statement from its balances (never from the bank's name), puts rows of one day into the order the
 * balances tell, and lists the breaks that remain. `lines` come in the order of the file and go out oldest first.
 */
export const chainBalances = (lines: readonly StatementLine[]): BalanceChain => {
  const byDate = dateOrder(lines);
  const hasLinks = linksOf(lines).length > 0;
  const chosen = hasLinks
    ? chosenOrder(lines, byDate)
    : {
        order: byDate,
        lines: byDate === "descending" ? lines.toReversed() : lines,
        reorderedDays: [],
        signBreaks: 0,
        broken: 0,
      };
  const breaks = breaksOf(chosen.lines);
  return {
    lines: chosen.lines,
    order: chosen.order,
    breaks,
    reorderedDays: chosen.reorderedDays,
    openingFen: openingOf(chosen.lines),
    closingFen: closingOf(chosen.lines),
    rowsWithoutBalance: lines.filter((line) => line.balanceFen === null).length,
    isSignSuspect: breaks.length > 0 && chosen.signBreaks * 2 > linksOf(chosen.lines).length,
  };
};

/**
 * The chain of a statement that prints no balance on any line but declares one before or after them all, as OFX and CAMT.053
 * do. Lines get no balances of their own: within a day their order is not known, and a guessed one would be no proof.
 */
export const withDeclaredBalances = (
  chain: BalanceChain,
  { openingFen, closingFen }: { readonly openingFen: Fen | null; readonly closingFen: Fen | null },
): BalanceChain => {
  if (chain.openingFen !== null || chain.closingFen !== null) return chain;
  const movedFen = sumOf(chain.lines, ({ amountFen }) => amountFen);
  const opening = openingFen ?? (closingFen === null ? null : fen(closingFen - movedFen));
  return { ...chain, openingFen: opening, closingFen: opening === null ? null : fen(opening + movedFen) };
};

/** Sums per column: a reversal reduces the column it stands in. Fen; debits positive. */
export type ColumnSums = {
  readonly creditFen: Fen;
  readonly debitFen: Fen;
  readonly creditCount: number;
  readonly debitCount: number;
};

/** True when the line stood in the 收入 side of the statement. */
export const isCreditSide = (line: Pick<StatementLine, "amountFen" | "isReversal">): boolean =>
  line.amountFen > 0 !== line.isReversal;

/** Adds up the two sides of a statement; credits − debits is the sum of all lines. */
export const sumColumns = (lines: readonly StatementLine[]): ColumnSums => {
  let sums: ColumnSums = { creditFen: zeroFen, debitFen: zeroFen, creditCount: 0, debitCount: 0 };
  for (const line of lines)
    sums = isCreditSide(line)
      ? { ...sums, creditFen: fen(sums.creditFen + line.amountFen), creditCount: sums.creditCount + 1 }
      : { ...sums, debitFen: fen(sums.debitFen - line.amountFen), debitCount: sums.debitCount + 1 };
  return sums;
};
