import type { LocalDate } from "#domain/core/dates.ts";
import { foldCompact } from "./cell-text.ts";
import { identityKey, trustedSerial, type KeyedLine } from "./line-keys.ts";

/** A line of the journal: `identityKey` and `occurrence` are unique together within its account. */
export type KnownLine = KeyedLine & { readonly identityKey: string; readonly occurrence: number };

/**
 * Why a person must decide. `repeated-in-file`: the file holds the row twice. `same-serial-other-balance`: the bank's number
 * is known but the balance differs. `same-balance-other-time`: all is known except the time of day. `other-serial`: nothing but
 * the bank's number tells the two apart, and another kind of export may number by itself. `same-balance-other-party`: paid to
 * somebody else, which a payment that came back between the two explains.
 */
export type DoubtReason =
  | "repeated-in-file"
  | "same-serial-other-balance"
  | "same-balance-other-time"
  | "same-balance-other-party"
  | "other-serial";

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
};

const differ = (left: string | number | null, right: string | number | null): boolean =>
  left !== null && right !== null && left !== "" && right !== "" && left !== right;

const timeOf = ({ tradedAt }: KeyedLine): string | null => tradedAt?.split(" ")[1] ?? null;

const hasSameSerial = (left: KeyedLine, right: KeyedLine): boolean =>
  trustedSerial(left) !== null && trustedSerial(left) === trustedSerial(right);

const hasOtherSerial = (left: KeyedLine, right: KeyedLine): boolean =>
  differ(trustedSerial(left), trustedSerial(right));

/** Two texts that cannot be the same one: what an export hides behind stars says nothing. */
const contradict = (left: string, right: string): boolean => {
  const [one, other] = [foldCompact(left), foldCompact(right)];
  if (one === "" || other === "" || one === other) return false;
  if (!one.includes("*") && !other.includes("*")) return true;
  const [oneStart = "", otherStart = ""] = [one.split("*")[0], other.split("*")[0]];
  const [oneEnd = "", otherEnd = ""] = [one.split("*").at(-1), other.split("*").at(-1)];
  const isSameStart = oneStart.startsWith(otherStart) || otherStart.startsWith(oneStart);
  return !isSameStart || !(oneEnd.endsWith(otherEnd) || otherEnd.endsWith(oneEnd));
};

// Banks cut names off at a width of their own; a shorter text may be somebody's whole name.
const leastOfCutName = 8;
const isCutOff = (left: string, right: string): boolean => {
  const [short = "", long = ""] = [foldCompact(left), foldCompact(right)].toSorted((a, b) => a.length - b.length);
  return short.length >= leastOfCutName && long.startsWith(short);
};

const hasOtherParty = (left: KeyedLine, right: KeyedLine): boolean =>
  contradict(left.counterpartyAccount, right.counterpartyAccount) ||
  (contradict(left.counterpartyName, right.counterpartyName) &&
    !isCutOff(left.counterpartyName, right.counterpartyName));

/** Without balances, time and counterparty may only disprove, and only when both sides have them. */
const isDisproved = (left: KeyedLine, right: KeyedLine): boolean =>
  differ(timeOf(left), timeOf(right)) || hasOtherParty(left, right);

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

/** How surely two lines of one day and amount are the same; the passes run in this order. */
type Likeness =
  "serial" | "balance-and-time" | "no-balance" | "balance-only" | "other-party" | "serial-only" | "other-serial";
const passes: readonly Likeness[] = [
  "serial",
  "balance-and-time",
  "no-balance",
  "balance-only",
  "other-party",
  "serial-only",
  "other-serial",
];

const likenessOf = (left: KeyedLine, right: KeyedLine): Likeness | undefined => {
  const isBalanceKnown = left.balanceFen !== null && right.balanceFen !== null;
  const isBalanceOther = isBalanceKnown && left.balanceFen !== right.balanceFen;
  if (hasSameSerial(left, right)) return isBalanceOther ? "serial-only" : "serial";
  if (isBalanceOther) return undefined;
  if (hasOtherSerial(left, right)) return isDisproved(left, right) ? undefined : "other-serial";
  if (isBalanceKnown && hasOtherParty(left, right)) return "other-party";
  if (isBalanceKnown) return differ(timeOf(left), timeOf(right)) ? "balance-only" : "balance-and-time";
  return isDisproved(left, right) ? undefined : "no-balance";
};

const groupKey = (line: KeyedLine): string => `${line.bookedOn}|${line.amountFen}`;

type Match<Known> = { readonly known: Known; readonly likeness: Likeness };

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

const doubtOf = (likeness: Likeness): DoubtReason | undefined => {
  switch (likeness) {
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

/**
 * Compares a file's lines (oldest first) with the journal of the same account: what is new, what is known and as which line,
 * and what a person must decide. Lines of one day and amount are compared by count, so genuine twins survive; nothing is
 * dropped. `known` needs to hold at least the days the file covers. Basis: keys K1 serial, K2 balance, K3 day and amount.
 */
export const compareWithKnown = <Line extends KeyedLine, Known extends KnownLine>(
  lines: readonly Line[],
  known: readonly Known[],
): Comparison<Line, Known> => {
  const knownGroups = Map.groupBy(known, groupKey);
  const identities = lines.map(identityKey);
  const repeated = repeatedLines(lines, identities);
  const matches = new Map<Line, Match<Known>>();
  // Only lines of a day and amount that the journal knows can be known.
  const maybeKnown = lines.filter((line) => !repeated.has(line) && knownGroups.has(groupKey(line)));
  for (const [key, group] of Map.groupBy(maybeKnown, groupKey))
    for (const [line, match] of matchGroup(group, knownGroups.get(key) ?? [])) matches.set(line, match);
  const taken = new Set([...matches.values()].map((match) => match.known));
  for (const [key, group] of Map.groupBy(repeated, groupKey)) {
    const free = (knownGroups.get(key) ?? []).filter((each) => !taken.has(each));
    for (const [line, match] of matchGroup(group, free)) {
      matches.set(line, match);
      taken.add(match.known);
    }
  }
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
      known.filter((line) => !taken.has(line)),
    ),
  };
};
