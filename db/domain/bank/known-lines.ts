import type { LocalDate } from "#domain/core/dates.ts";
import { edgeDays, isCutDay, settleCutDay, type Around } from "./cut-days.ts";
import { hasSameSerial, likenessOf, passes, timeOf, type Likeness } from "./line-likeness.ts";
import { identityKey, trustedSerial, type KeyedLine } from "./line-keys.ts";
import { movedLines } from "./moved-lines.ts";

/** A line of the journal: `identityKey` and `occurrence` are unique together within its account. */
export type KnownLine = KeyedLine & { readonly identityKey: string; readonly occurrence: number };

/**
 * Why a person must decide. `repeated-in-file`: the file holds the row twice. `same-serial-other-balance`: the bank's number
 * is known but the balance differs. `same-balance-other-time`: all is known except the time of day. `other-serial`: nothing but
 * the bank's number tells the two apart, and another kind of export may number by itself. `same-balance-other-party`: paid to
 * somebody else, which a payment that came back between the two explains. `day-cut-in-two`: two files hold a part of the day,
 * which comes back to a balance, and the row may be the known one or its twin. `moved-balance`: all but the balance is that of a
 * known line the file lacks, as after a late posting.
 */
export type DoubtReason =
  | "repeated-in-file"
  | "same-serial-other-balance"
  | "same-balance-other-time"
  | "same-balance-other-party"
  | "other-serial"
  | "day-cut-in-two"
  | "moved-balance";

/** The identity a line gets in the database when it is imported. */
export type LineIdentity = { readonly identityKey: string; readonly occurrence: number };

export type LineVerdict<Line, Known> =
  | { readonly kind: "new"; readonly line: Line; readonly identity: LineIdentity }
  | { readonly kind: "known"; readonly line: Line; readonly known: Known }
  | {
      readonly kind: "doubtful";
      readonly line: Line;
      readonly reason: DoubtReason;
      readonly known: Known | null;
      readonly identity: LineIdentity;
    };

/** A day the file covers on which the journal has lines that the file lacks: reversed by the bank, or filtered out. */
export type MissingOnDay<Known> = { readonly day: LocalDate; readonly known: readonly Known[] };

export type Comparison<Line, Known> = {
  readonly verdicts: readonly LineVerdict<Line, Known>[];
  readonly missing: readonly MissingOnDay<Known>[];
  /** Days cut between files on which rows without balances are known by their count alone. */
  readonly countedDays: readonly LocalDate[];
};

/** True when a file that came in before brings nothing: no line that is not known, and none a person may still take. */
export const bringsNothing = ({ verdicts }: { readonly verdicts: readonly { readonly kind: string }[] }): boolean =>
  verdicts.every(({ kind }) => kind === "known");

/** The rows a person wants to take that are not among the doubtful ones: a slip that must be seen, not passed over. */
export const rowsNotDoubtful = (
  verdicts: readonly { readonly kind: string; readonly line: { readonly row: number } }[],
  takeRows: readonly number[],
): readonly number[] => {
  const doubtful = new Set(verdicts.flatMap(({ kind, line }) => (kind === "doubtful" ? [line.row] : [])));
  return takeRows.filter((row) => !doubtful.has(row));
};

const groupKey = (line: KeyedLine): string => `${line.bookedOn}|${line.amountFen}`;

type Match<Known> = {
  readonly known: Known;
  readonly likeness: Likeness | "day-cut-in-two" | "moved-balance";
};

/** Known lines of one day and amount, found by serial or balance without walking through all of them. */
const candidateIndex = <Known extends KeyedLine>(known: readonly Known[]) => {
  const free = new Set(known);
  const bySerial = Map.groupBy(known, trustedSerial);
  const byBalance = Map.groupBy(known, (line) => line.balanceFen);
  const withoutBalance = byBalance.get(null) ?? [];
  const candidates = (line: KeyedLine, likeness: Likeness): Iterable<Known> => {
    switch (likeness) {
      case "serial":
      case "serial-only":
        return trustedSerial(line) === null ? [] : (bySerial.get(trustedSerial(line)) ?? []);
      case "balance-and-time":
      case "balance-only":
      case "other-party":
        return line.balanceFen === null ? [] : (byBalance.get(line.balanceFen) ?? []);
      case "no-balance":
        return line.balanceFen === null ? free : withoutBalance;
      case "other-serial":
        if (trustedSerial(line) === null) return [];
        return line.balanceFen === null ? free : [...(byBalance.get(line.balanceFen) ?? []), ...withoutBalance];
    }
  };
  const take = (line: KeyedLine, likeness: Likeness): Known | undefined => {
    for (const each of candidates(line, likeness))
      if (free.has(each) && likenessOf(line, each) === likeness) {
        free.delete(each);
        return each;
      }
    return undefined;
  };
  return { take };
};

/** Pairs the lines of one day and amount one to one, the surest likeness first. */
const matchGroup = <Line extends KeyedLine, Known extends KeyedLine>(
  lines: readonly Line[],
  known: readonly Known[],
): ReadonlyMap<Line, Match<Known>> => {
  const matches = new Map<Line, Match<Known>>();
  const index = candidateIndex(known);
  for (const likeness of passes)
    for (const line of lines) {
      const found = matches.has(line) ? undefined : index.take(line, likeness);
      if (found !== undefined) matches.set(line, { known: found, likeness });
    }
  return matches;
};

/** A row that stands in the file twice: all that proves a movement is the same. Rows without such proof are twins. */
const repeatKey = (line: KeyedLine, identity: string): string | undefined => {
  const hasProof = line.serial !== null || (line.balanceFen !== null && timeOf(line) !== null);
  const party = `${line.counterpartyAccount}|${line.counterpartyName}`;
  return hasProof ? `${identity}|${line.serial ?? ""}|${timeOf(line) ?? ""}|${party}` : undefined;
};

const severalTimes = (keys: readonly string[]): ReadonlySet<string> => {
  const once = new Set<string>();
  const more = new Set<string>();
  for (const key of keys) (once.has(key) ? more : once).add(key);
  return more;
};

/** `identities` are the lines' own, in their order: lines that share none need no closer look. */
const repeatedLines = <Line extends KeyedLine>(
  lines: readonly Line[],
  identities: readonly string[],
): ReadonlySet<Line> => {
  const shared = severalTimes(identities);
  const seen = new Set<string>();
  const repeated = new Set<Line>();
  for (const [index, line] of lines.entries()) {
    const identity = identities[index] ?? "";
    if (!shared.has(identity)) continue;
    const key = repeatKey(line, identity);
    // Neighbours with one balance cannot both have moved money, whatever else they say.
    const isAsNeighbour = index > 0 && line.balanceFen !== null && identity === identities[index - 1];
    if (isAsNeighbour || (key !== undefined && seen.has(key))) repeated.add(line);
    if (key !== undefined) seen.add(key);
  }
  return repeated;
};

const doubtOf = (likeness: Match<unknown>["likeness"]): DoubtReason | undefined => {
  switch (likeness) {
    case "day-cut-in-two":
    case "moved-balance":
      return likeness;
    case "balance-only":
      return "same-balance-other-time";
    case "other-party":
      return "same-balance-other-party";
    case "serial-only":
      return "same-serial-other-balance";
    case "other-serial":
      return "other-serial";
    case "serial":
    case "balance-and-time":
    case "no-balance":
      return undefined;
  }
};

/** Numbers lines of one identity upwards from the highest number the journal holds. */
const identityNumbers = (known: readonly KnownLine[]): ((identity: string) => LineIdentity) => {
  const highest = new Map<string, number>();
  for (const each of known)
    highest.set(each.identityKey, Math.max(highest.get(each.identityKey) ?? 0, each.occurrence));
  return (key) => {
    const occurrence = (highest.get(key) ?? 0) + 1;
    highest.set(key, occurrence);
    return { identityKey: key, occurrence };
  };
};

const missingDays = <Known extends KeyedLine>(
  lines: readonly KeyedLine[],
  unmatched: readonly Known[],
): readonly MissingOnDay<Known>[] => {
  const days = lines.map((line) => line.bookedOn).toSorted();
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const covered = unmatched.filter(({ bookedOn }) => bookedOn >= first && bookedOn <= last);
  return [...Map.groupBy(covered, (line) => line.bookedOn)]
    .map(([day, known]) => ({ day, known }))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
};

type Matches<Line, Known> = Map<Line, Match<Known>>;

/** Pairs all lines of a file with the journal's, the ones that stand in it twice last. */
const matchLines = <Line extends KeyedLine, Known extends KnownLine>(
  lines: readonly Line[],
  known: readonly Known[],
  repeated: ReadonlySet<Line>,
): Matches<Line, Known> => {
  const knownGroups = Map.groupBy(known, groupKey);
  const matches: Matches<Line, Known> = new Map();
  // Only lines of a day and amount that the journal knows can be known.
  const maybeKnown = lines.filter((line) => !repeated.has(line) && knownGroups.has(groupKey(line)));
  for (const [key, group] of Map.groupBy(maybeKnown, groupKey))
    for (const [line, match] of matchGroup(group, knownGroups.get(key) ?? [])) matches.set(line, match);
  const taken = new Set([...matches.values()].map((match) => match.known));
  for (const [key, group] of Map.groupBy(repeated, groupKey)) {
    const free = (knownGroups.get(key) ?? []).filter((each) => !taken.has(each));
    for (const [line, match] of matchGroup(group, free)) matches.set(line, match);
  }
  return matches;
};

/** Known by day, amount and balance or count only: neither a number of the bank nor a moment on both sides proves it. */
const isUnproven = (line: KeyedLine, { known, likeness }: Match<KeyedLine>, by: Likeness): boolean =>
  likeness === by && !hasSameSerial(line, known) && (timeOf(line) === null || timeOf(known) === null);

type File<Line, Known> = { readonly lines: readonly Line[]; readonly known: readonly Known[]; readonly around: Around };

/** Looks again, day by day, at what was taken for known where the day is cut between files; changes `matches`. */
const settleEdges = <Line extends KeyedLine, Known extends KnownLine>(
  { lines, known, around }: File<Line, Known>,
  matches: Matches<Line, Known>,
): readonly LocalDate[] => {
  const countedDays: LocalDate[] = [];
  for (const part of edgeDays(lines, known, around)) {
    const knownBy = (by: Likeness) =>
      part.lines.filter((line) => {
        const match = matches.get(line);
        return match !== undefined && isUnproven(line, match, by);
      });
    const counted = new Set(knownBy("balance-and-time"));
    const fresh = new Set(part.lines.filter((line) => !matches.has(line)));
    for (const [line, fate] of settleCutDay(part, { counted, fresh }, around.spans)) {
      const match = matches.get(line);
      if (fate === "new" || match === undefined) matches.delete(line);
      else matches.set(line, { ...match, likeness: "day-cut-in-two" });
    }
    if (knownBy("no-balance").length > 0 && isCutDay(part, around.spans)) countedDays.push(part.day);
  }
  return countedDays;
};

/**
 * Compares a file's lines (oldest first) with the journal of the same account: what is new, what is known and as which line,
 * and what a person must decide. Lines of one day and amount are compared by count, so genuine twins survive; nothing is
 * dropped. `known` needs to hold at least the days the file covers. Basis: keys K1 serial, K2 balance, K3 day and amount; with
 * `around`, days cut between files are settled by the chain of balances and late postings are recognised.
 */
export const compareWithKnown = <Line extends KeyedLine, Known extends KnownLine>(
  lines: readonly Line[],
  known: readonly Known[],
  around?: Around,
): Comparison<Line, Known> => {
  const identities = lines.map(identityKey);
  const repeated = repeatedLines(lines, identities);
  const matches = matchLines(lines, known, repeated);
  const found = new Set([...matches.values()].map((match) => match.known));
  const countedDays = around === undefined ? [] : settleEdges({ lines, known, around }, matches);
  const free = {
    lines: lines.filter((line) => !matches.has(line) && !repeated.has(line)),
    known: known.filter((line) => !found.has(line)),
  };
  const moved = around === undefined ? [] : movedLines({ lines, known }, free, around);
  for (const [line, each] of moved) matches.set(line, { known: each, likeness: "moved-balance" });
  for (const match of matches.values()) found.add(match.known);
  const numberOf = identityNumbers(known);
  const verdicts = lines.map((line, index): LineVerdict<Line, Known> => {
    const identity = identities[index] ?? "";
    const match = matches.get(line);
    const reason =
      match === undefined ? (repeated.has(line) ? "repeated-in-file" : undefined) : doubtOf(match.likeness);
    if (reason !== undefined)
      return { kind: "doubtful", line, reason, known: match?.known ?? null, identity: numberOf(identity) };
    return match === undefined
      ? { kind: "new", line, identity: numberOf(identity) }
      : { kind: "known", line, known: match.known };
  });
  return {
    verdicts,
    missing: missingDays(
      lines,
      known.filter((line) => !found.has(line)),
    ),
    countedDays,
  };
};
