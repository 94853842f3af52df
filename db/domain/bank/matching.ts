import { addDays } from "#domain/core/dates.ts";
import { bestAssignment, partsOf, type Assigned, type Edge } from "./assignment.ts";
import {
  relationOf,
  type MatchReason,
  type MatchWindow,
  type OpenEntry,
  type OpenLine,
  type Relation,
} from "./match-reasons.ts";
import { reversalPairs, type ReversalPair } from "./reversal-pairs.ts";
import { sumMatches, type SumMatch } from "./sum-matches.ts";

/** One line and one entry that belong together beyond doubt, with why. */
export type MatchedPair = {
  readonly line: string;
  readonly entry: string;
  readonly pass: 0 | 1 | 2;
  readonly reasons: readonly MatchReason[];
};

/** Lines and entries of one amount among which several pairings are as good: a person decides, seeing all of them. */
export type AmbiguousGroup = {
  readonly lines: readonly string[];
  readonly entries: readonly string[];
  /** What tells the lines, and the entries, apart; empty for true twins. */
  readonly lineFields: readonly LineField[];
  readonly entryFields: readonly EntryField[];
};

export type LineField = "onDate" | "tradedAt" | "counterpartyName" | "counterpartyAccount" | "text" | "serial";
export type EntryField = "onDate" | "summary" | "names";

/** What can be said about the open lines and entries of one bank account. Whatever is in none of the lists stays open. */
export type Matching = {
  readonly reversals: readonly ReversalPair[];
  readonly pairs: readonly MatchedPair[];
  readonly ambiguous: readonly AmbiguousGroup[];
  readonly sums: readonly SumMatch[];
};

// One pass always outweighs any number of pairs of the next: 5,000 lines at the most, and the total stays a whole number.
const weightOfPass = { 0: 100_000_000, 1: 10_000, 2: 1 } as const;
// An exact answer over more pairs of one amount than this would take seconds; then only what is forced by itself is taken.
const mostEdges = 20_000;
const mostCompared = 250_000;

const byKey = <Row extends { readonly key: string }>(rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((a, b) => (a.key < b.key ? -1 : 1));

type Candidate = Edge & Relation;

const grouped = <Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, readonly number[]> => {
  const groups = new Map<string, number[]>();
  for (const [at, row] of rows.entries()) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [at]);
    else group.push(at);
  }
  return groups;
};

/** Whatever could belong together, by amount. Of an amount found thousands of times only the same day is looked at. */
const candidatesOf = (
  lines: readonly OpenLine[],
  entries: readonly OpenEntry[],
  window: MatchWindow,
): readonly (readonly Candidate[])[] => {
  const byAmount = grouped(entries, (entry) => String(entry.amountFen));
  const byDay = grouped(entries, (entry) => `${entry.amountFen} ${entry.onDate}`);
  return [...grouped(lines, (line) => String(line.amountFen))].map(([amount, rows]) => {
    const alike = byAmount.get(amount) ?? [];
    const isCrowded = rows.length * alike.length > mostCompared;
    return rows.flatMap((row) => {
      const line = lines[row];
      if (line === undefined) return [];
      const columns = isCrowded ? (byDay.get(`${amount} ${line.onDate}`) ?? []) : alike;
      // Texts of days compare fast; only what may be near, or share a number, is looked at closely.
      const [from, to] = [addDays(line.onDate, -window.daysAfter), addDays(line.onDate, window.daysBefore)];
      const isFar = (entry: OpenEntry): boolean => line.serial === "" && (entry.onDate < from || entry.onDate > to);
      return columns.flatMap((column): readonly Candidate[] => {
        const entry = entries[column];
        if (entry === undefined || isFar(entry)) return [];
        const relation = relationOf(line, entry, window);
        if (relation === undefined || (isCrowded && relation.pass === 2)) return [];
        return [{ row, column, weight: weightOfPass[relation.pass], ...relation }];
      });
    });
  });
};

const countBy = <Row>(rows: readonly Row[], keyOf: (row: Row) => number): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return counts;
};

/** The candidates that are the only one of both their ends. */
const lonely = (candidates: readonly Candidate[]): readonly Candidate[] => {
  const ofRow = countBy(candidates, (each) => each.row);
  const ofColumn = countBy(candidates, (each) => each.column);
  return candidates.filter((each) => ofRow.get(each.row) === 1 && ofColumn.get(each.column) === 1);
};

const without = (candidates: readonly Candidate[], taken: readonly Candidate[]): readonly Candidate[] => {
  const rows = new Set(taken.map((each) => each.row));
  const columns = new Set(taken.map((each) => each.column));
  return candidates.filter((each) => !rows.has(each.row) && !columns.has(each.column));
};

/** What is certain among the candidates of one amount: forced by number or counterparty first, then the only ones left. */
const certainOf = (candidates: readonly Candidate[]): readonly Candidate[] => {
  const best: readonly Assigned[] = candidates.length > mostEdges ? [] : bestAssignment(candidates);
  const forced = new Set(best.filter((each) => each.isForced).map(({ row, column }) => `${row}/${column}`));
  const isSure = (each: Candidate): boolean =>
    candidates.length > mostEdges ? each.pass === 0 : each.pass < 2 && forced.has(`${each.row}/${each.column}`);
  const sure = candidates.length > mostEdges ? lonely(candidates.filter(isSure)) : candidates.filter(isSure);
  // Being the only ones left does not outweigh two accounts that differ.
  const only = lonely(without(candidates, sure)).filter((each) => !each.isContradicted);
  return [...sure, ...only];
};

const lineFields: readonly LineField[] = [
  "onDate",
  "tradedAt",
  "counterpartyName",
  "counterpartyAccount",
  "text",
  "serial",
];
const entryFields: readonly EntryField[] = ["onDate", "summary", "names"];

const differing = <Row, Field extends keyof Row>(rows: readonly Row[], fields: readonly Field[]): readonly Field[] =>
  fields.filter((field) => new Set(rows.map((row) => String(row[field]))).size > 1);

const ambiguousOf = (
  group: readonly Candidate[],
  lines: readonly OpenLine[],
  entries: readonly OpenEntry[],
): AmbiguousGroup => {
  const rows = new Set(group.map((each) => each.row));
  const columns = new Set(group.map((each) => each.column));
  const own = lines.filter((_line, row) => rows.has(row));
  const theirs = entries.filter((_entry, column) => columns.has(column));
  return {
    lines: own.map((line) => line.key),
    entries: theirs.map((entry) => entry.key),
    lineFields: differing(own, lineFields),
    entryFields: differing(theirs, entryFields),
  };
};

/** True where a payment and its return each have an entry of their own: the books have both, so both lines are matched. */
const isBookedBothWays = (
  pair: ReversalPair,
  open: { readonly lines: readonly OpenLine[]; readonly entries: readonly OpenEntry[] },
  window: MatchWindow,
): boolean =>
  [pair.line, pair.reversal].every((key) => {
    const lines = open.lines.filter((line) => line.key === key);
    return candidatesOf(lines, open.entries, window).some((candidates) => candidates.length > 0);
  });

/**
 * Looks for what belongs together among the open lines and entries of ONE bank account, all at once: reversals inside the
 * journal, then pairs as an assignment of the highest total, then sums. The answer does not depend on the order given, uses
 * nothing twice, and confirms nothing: a person does.
 */
export const matchOpen = (
  open: { readonly lines: readonly OpenLine[]; readonly entries: readonly OpenEntry[] },
  window: MatchWindow,
): Matching => {
  const reversals = reversalPairs(byKey(open.lines)).filter((pair) => !isBookedBothWays(pair, open, window));
  const reversed = new Set(reversals.flatMap(({ line, reversal }) => [line, reversal]));
  const lines = byKey(open.lines).filter((line) => !reversed.has(line.key));
  const entries = byKey(open.entries);
  const pairs: MatchedPair[] = [];
  const ambiguous: AmbiguousGroup[] = [];
  const used = new Set<string>();
  const keysOf = ({ row, column }: Edge) => ({ line: lines[row]?.key ?? "", entry: entries[column]?.key ?? "" });
  for (const candidates of candidatesOf(lines, entries, window)) {
    const certain = certainOf(candidates);
    for (const each of certain) {
      const isOnly = each.pass === 2 ? ([{ code: "only-candidate" }] as const) : [];
      pairs.push({ ...keysOf(each), pass: each.pass, reasons: [...each.reasons, ...isOnly] });
    }
    for (const each of candidates) {
      const { line, entry } = keysOf(each);
      used.add(line).add(entry);
    }
    for (const group of partsOf(without(candidates, certain))) ambiguous.push(ambiguousOf(group, lines, entries));
  }
  const rest = {
    lines: lines.filter((line) => !used.has(line.key)),
    entries: entries.filter((entry) => !used.has(entry.key)),
  };
  return { reversals, pairs, ambiguous, sums: sumMatches(rest, window) };
};
