import type { LocalDate } from "#domain/core/dates.ts";
import { likenessOf } from "./line-likeness.ts";
import type { KeyedLine } from "./line-keys.ts";

/** First and last day on which a file that came before has lines. */
export type FileSpan = { readonly firstOn: LocalDate; readonly lastOn: LocalDate };

/** What is known of an account beside its lines: the files that came, the balance before a day and the one a later line starts from. */
export type Around = {
  readonly spans: readonly FileSpan[];
  readonly openingOf: (day: LocalDate) => number | undefined;
  readonly closingOf: (day: LocalDate) => number | undefined;
};

/** The lines of a file and of the journal on one day, both in their order. */
export type DayPart<Line, Known> = {
  readonly day: LocalDate;
  readonly lines: readonly Line[];
  readonly known: readonly Known[];
  /** Whether the file goes on before and after this day: then it does not begin or end within it. */
  readonly goesBefore: boolean;
  readonly goesAfter: boolean;
  /** The balance before the day, where something tells it. */
  readonly openingFen: number | undefined;
};

const before = (line: KeyedLine): number => (line.balanceFen ?? 0) - line.amountFen;
const after = (line: KeyedLine): number => line.balanceFen ?? 0;
const edgeOf = (line: KeyedLine): string => `${line.amountFen}|${line.balanceFen}`;

const isWhole = (lines: readonly KeyedLine[]): boolean =>
  lines.every(({ balanceFen }, index) => {
    const previous = lines[index - 1];
    return balanceFen !== null && (previous === undefined || after(previous) === before(lines[index] ?? previous));
  });

type Touching = { readonly isPrefix: boolean; readonly isSuffix: boolean; readonly isOne: boolean };

/** How the files before cover a day; undefined where this file or one of them holds all of it, or both the same end of it. */
const touchingFiles = (part: DayPart<KeyedLine, KeyedLine>, spans: readonly FileSpan[]): Touching | undefined => {
  const { day, goesBefore, goesAfter } = part;
  const touching = spans.filter(({ firstOn, lastOn }) => firstOn <= day && day <= lastOn);
  const isPrefix = touching.length > 0 && touching.every(({ firstOn }) => firstOn < day);
  const isSuffix = touching.length > 0 && touching.every(({ lastOn }) => lastOn > day);
  const isHeldWhole = touching.some(({ firstOn, lastOn }) => firstOn < day && day < lastOn);
  if (isHeldWhole || (goesBefore && goesAfter) || (goesBefore && isPrefix) || (goesAfter && isSuffix)) return undefined;
  return { isPrefix, isSuffix, isOne: touching.length === 1 };
};

/** True when a day may be cut between this file and earlier ones, so that like lines may be one movement or two. */
export const isCutDay = (part: DayPart<KeyedLine, KeyedLine>, spans: readonly FileSpan[]): boolean =>
  touchingFiles(part, spans) !== undefined;

/** Balances of lines that may lie on a way back to a balance the day had before; without such a way no line comes twice. */
const loopBalances = (lines: readonly KeyedLine[]): ReadonlySet<number> => {
  const leaving = Map.groupBy(lines, before);
  const arriving = Map.groupBy(lines, after);
  const left = new Set([...leaving.keys(), ...arriving.keys()]);
  const isDead = (node: number): boolean =>
    !(leaving.get(node) ?? []).some((line) => left.has(after(line))) ||
    !(arriving.get(node) ?? []).some((line) => left.has(before(line)));
  const queue = [...left];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (!left.has(node) || !isDead(node)) continue;
    left.delete(node);
    queue.push(...(leaving.get(node) ?? []).map(after), ...(arriving.get(node) ?? []).map(before));
  }
  return left;
};

const isSame = (line: KeyedLine, known: KeyedLine): boolean => {
  if (edgeOf(line) !== edgeOf(known)) return false;
  const likeness = likenessOf(line, known);
  return likeness === "serial" || likeness === "balance-and-time";
};

const countEdges = (lines: readonly KeyedLine[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(edgeOf(line), (counts.get(edgeOf(line)) ?? 0) + 1);
  return counts;
};

type Placing = { readonly part: DayPart<KeyedLine, KeyedLine>; readonly touching: Touching };

/** What of the file is new when its first line of the day stands beside line `at` of the journal's; undefined: cannot be. */
const newWhenPlaced = ({ part, touching }: Placing, at: number): readonly KeyedLine[] | undefined => {
  const { lines, known, goesBefore, goesAfter } = part;
  const end = at + lines.length;
  const isOutside =
    (goesBefore && at > 0) ||
    (touching.isPrefix && at < 0) ||
    (goesAfter && end < known.length) ||
    (touching.isSuffix && end > known.length);
  if (isOutside) return undefined;
  const [first, last] = [lines[0], lines.at(-1)];
  const [knownFirst, knownLast] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || knownFirst === undefined || knownLast === undefined)
    return undefined;
  if (at === known.length && after(knownLast) !== before(first)) return undefined;
  if (end === 0 && after(last) !== before(knownFirst)) return undefined;
  const isFitting = lines.every((line, index) => {
    const beside = known[at + index];
    return beside === undefined || isSame(line, beside);
  });
  return isFitting ? lines.filter((_line, index) => known[at + index] === undefined) : undefined;
};

/** By every way the file's part of the day can lie beside the journal's: how often each movement is new, at least and at most. */
const newCounts = (placing: Placing) => {
  const { part } = placing;
  const found: ReadonlyMap<string, number>[] = [];
  for (let at = -part.lines.length; at <= part.known.length; at += 1) {
    const fresh = newWhenPlaced(placing, at);
    if (fresh !== undefined) found.push(countEdges(fresh));
  }
  const each = (edge: string): readonly number[] => found.map((counts) => counts.get(edge) ?? 0);
  return found.length === 0
    ? undefined
    : { least: (edge: string) => Math.min(...each(edge)), most: (edge: string) => Math.max(...each(edge)) };
};

/** The order of a part that came from one file of several days is the bank's; that of a lone day only where it begins at the opening. */
const isOrderSure = ({ part, touching }: Placing, spans: readonly FileSpan[]): boolean => {
  const { lines, known, goesBefore, goesAfter, openingFen, day } = part;
  const startsAt = (first: KeyedLine | undefined): boolean => first !== undefined && before(first) === openingFen;
  const isKnownSure =
    touching.isOne &&
    (startsAt(known[0]) || spans.some(({ firstOn, lastOn }) => firstOn <= day && day <= lastOn && firstOn < lastOn));
  return isKnownSure && (goesBefore || goesAfter || startsAt(lines[0])) && isWhole(lines) && isWhole(known);
};

// More lines of one day than any village has: beyond them a person is asked rather than waited for.
const mostPlaced = 2000;

/**
 * What becomes of lines taken for known by nothing but day, amount and balance, where the day is cut between files and comes
 * back to a balance it had: paid, returned and paid again leaves one balance twice. The chain of balances decides where the file's
 * part of the day can lie in one way only beside the journal's; else a person does. `counted` are those lines, `fresh` the ones
 * that are not known at all. Lines not in the answer stay known.
 */
export const settleCutDay = <Line extends KeyedLine>(
  part: DayPart<Line, KeyedLine>,
  { counted, fresh }: { readonly counted: ReadonlySet<Line>; readonly fresh: ReadonlySet<Line> },
  spans: readonly FileSpan[],
): ReadonlyMap<Line, "new" | "doubtful"> => {
  const settled = new Map<Line, "new" | "doubtful">();
  const touching = touchingFiles(part, spans);
  if (touching === undefined || counted.size === 0) return settled;
  const onLoops = loopBalances([...part.lines, ...part.known].filter(({ balanceFen }) => balanceFen !== null));
  const unsure = part.lines.filter(
    (line) => counted.has(line) && onLoops.has(before(line)) && onLoops.has(after(line)),
  );
  if (unsure.length === 0) return settled;
  const placing = { part, touching };
  const isPlaced = part.lines.length + part.known.length <= mostPlaced && isOrderSure(placing, spans);
  const counts = isPlaced ? newCounts(placing) : undefined;
  const alreadyNew = countEdges(part.lines.filter((line) => fresh.has(line)));
  for (const [edge, lines] of Map.groupBy(unsure.toReversed(), edgeOf)) {
    const already = alreadyNew.get(edge) ?? 0;
    const least = counts === undefined ? 0 : Math.max(0, counts.least(edge) - already);
    const most = counts === undefined ? lines.length : Math.max(0, counts.most(edge) - already);
    for (const [index, line] of lines.entries()) {
      if (index < least) settled.set(line, "new");
      else if (index < most) settled.set(line, "doubtful");
    }
  }
  return settled;
};

/** The first and the last day of a file: only there may it begin or end within a day. `lines` oldest first. */
export const edgeDays = <Line extends KeyedLine, Known extends KeyedLine>(
  lines: readonly Line[],
  known: readonly Known[],
  around: Around,
): readonly DayPart<Line, Known>[] => {
  const [first, last] = [lines[0]?.bookedOn, lines.at(-1)?.bookedOn];
  if (first === undefined || last === undefined) return [];
  return [...new Set([first, last])].map((day) => {
    const start = lines.findIndex(({ bookedOn }) => bookedOn === day);
    return {
      day,
      lines: lines.filter(({ bookedOn }) => bookedOn === day),
      known: known.filter(({ bookedOn }) => bookedOn === day),
      goesBefore: day !== first,
      goesAfter: day !== last,
      openingFen: start === 0 ? around.openingOf(day) : (lines[start - 1]?.balanceFen ?? undefined),
    };
  });
};
