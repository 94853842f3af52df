import type { LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { AmbiguousGroup, Matching } from "./matching.ts";

type Row = { readonly key: string; readonly onDate: LocalDate; readonly amountFen: Fen };

/** An item from before the books began: what the books had (`isOfBooks`) ends with a bank line, what the bank had with an entry. */
export type OpeningSide = {
  readonly no: number;
  readonly isOfBooks: boolean;
  readonly onDate: LocalDate;
  readonly amountFen: Fen;
};

/** An item and the only open row that can end it. */
export type OpeningMatch = { readonly no: number; readonly line: string | null; readonly entry: string | null };

export type WithOpenings = {
  readonly pairs: Matching["pairs"];
  readonly ambiguous: readonly (AmbiguousGroup & { readonly hasOpening: boolean })[];
  readonly openings: readonly OpeningMatch[];
};

/**
 * Lays the items from before the books began beside what was found. An item is only offered, and only with the one row of its
 * amount; a cheque may be cashed months later, so no window of days holds. Where a line and an entry belong together for no
 * better reason than their amount, and an item has that amount too, they are no certain pair: the line may be the item's.
 */
export const withOpenings = (
  found: Matching,
  items: readonly OpeningSide[],
  open: { readonly lines: readonly Row[]; readonly entries: readonly Row[] },
): WithOpenings => {
  const amounts = new Set(items.map(({ amountFen }) => amountFen));
  const amountOf = new Map([...open.lines, ...open.entries].map(({ key, amountFen }) => [key, amountFen]));
  const isDoubtful = ({ pass, line }: Matching["pairs"][number]): boolean => {
    const amountFen = amountOf.get(line);
    return pass === 2 && amountFen !== undefined && amounts.has(amountFen);
  };
  const pairs = found.pairs.filter((pair) => !isDoubtful(pair));
  const doubtful = found.pairs.filter(isDoubtful).map(({ line, entry }) => ({
    lines: [line],
    entries: [entry],
    lineFields: [],
    entryFields: [],
    hasOpening: true,
  }));
  const taken = new Set([
    ...pairs.flatMap(({ line, entry }) => [line, entry]),
    ...found.reversals.flatMap(({ line, reversal }) => [line, reversal]),
    ...doubtful.flatMap(({ lines, entries }) => [...lines, ...entries]),
  ]);
  const openings = items.flatMap((item): readonly OpeningMatch[] => {
    const rows = (item.isOfBooks ? open.lines : open.entries).filter(
      (row) => row.amountFen === item.amountFen && !taken.has(row.key),
    );
    const rivals = items.filter((other) => other.isOfBooks === item.isOfBooks && other.amountFen === item.amountFen);
    const [row] = rows;
    if (row === undefined || rows.length > 1 || rivals.length > 1) return [];
    return [item.isOfBooks ? { no: item.no, line: row.key, entry: null } : { no: item.no, line: null, entry: row.key }];
  });
  return {
    pairs,
    ambiguous: [...found.ambiguous.map((group) => ({ ...group, hasOpening: false })), ...doubtful],
    openings,
  };
};
