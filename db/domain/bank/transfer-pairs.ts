import { daysBetween } from "#domain/core/dates.ts";
import { isOwnTransfer, type OwnLine } from "./own-transfer.ts";

/** A line that may be one end of a transfer; `key` names it. */
export type TransferEnd = OwnLine & { readonly key: string };

/** The two ends of one transfer between own accounts. */
export type TransferPair<End> = { readonly leaving: End; readonly arriving: End; readonly days: number };

export type TransferPairs<End> = {
  /** Each end can be the other end of nothing else. */
  readonly pairs: readonly TransferPair<End>[];
  /** Ends that fit several others: which belongs to which only a person can tell. */
  readonly unclear: readonly { readonly leaving: readonly End[]; readonly arriving: readonly End[] }[];
};

type Ends<End> = { readonly leaving: readonly End[]; readonly arriving: readonly End[] };

/** Lines of one amount, by the side of it they are on. */
const byAmount = <End extends TransferEnd>(ends: readonly End[]): readonly Ends<End>[] => {
  const groups = new Map<number, { leaving: End[]; arriving: End[] }>();
  for (const end of ends) {
    if (end.amountFen === 0) continue;
    const size = Math.abs(end.amountFen);
    const group = groups.get(size) ?? { leaving: [], arriving: [] };
    groups.set(size, group);
    (end.amountFen < 0 ? group.leaving : group.arriving).push(end);
  }
  return [...groups.values()].filter(({ leaving, arriving }) => leaving.length > 0 && arriving.length > 0);
};

/** Pairs in which each is the other's only candidate. */
const onlyPairs = <End extends TransferEnd>(
  { leaving, arriving }: Ends<End>,
  fits: (one: End, other: End) => boolean,
): readonly TransferPair<End>[] =>
  leaving.flatMap((one) => {
    const [other, another] = arriving.filter((each) => fits(one, each));
    if (other === undefined || another !== undefined) return [];
    if (leaving.some((each) => each !== one && fits(each, other))) return [];
    return [{ leaving: one, arriving: other, days: daysBetween(one.onDate, other.onDate) }];
  });

const without = <End>(ends: Ends<End>, pairs: readonly TransferPair<End>[]): Ends<End> => ({
  leaving: ends.leaving.filter((end) => !pairs.some((pair) => pair.leaving === end)),
  arriving: ends.arriving.filter((end) => !pairs.some((pair) => pair.arriving === end)),
});

/**
 * Finds the transfers between own accounts among open lines of all of them: first those whose both ends are of one day, then
 * those that arrived at most `mostDays` later. Nothing is paired that could also be paired otherwise.
 */
export const pairTransfers = <End extends TransferEnd>(ends: readonly End[], mostDays: number): TransferPairs<End> => {
  const fits = (one: End, other: End): boolean => isOwnTransfer(one, other, mostDays);
  const groups = byAmount(ends).map((group) => {
    const sameDay = onlyPairs(group, (one, other) => one.onDate === other.onDate && fits(one, other));
    const rest = without(group, sameDay);
    const later = onlyPairs(rest, fits);
    const left = without(rest, later);
    const unclear = {
      leaving: left.leaving.filter((one) => left.arriving.some((other) => fits(one, other))),
      arriving: left.arriving.filter((other) => left.leaving.some((one) => fits(one, other))),
    };
    return { pairs: [...sameDay, ...later], unclear };
  });
  return {
    pairs: groups
      .flatMap(({ pairs }) => pairs)
      .toSorted((a, b) => (a.leaving.onDate < b.leaving.onDate ? -1 : a.leaving.onDate > b.leaving.onDate ? 1 : 0)),
    unclear: groups.flatMap(({ unclear }) => (unclear.leaving.length === 0 ? [] : [unclear])),
  };
};
