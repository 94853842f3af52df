import { fen, zeroFen, type Fen } from "#domain/core/fen.ts";

/**
 * One period of a cap whose unused part goes on to the next: its limit, what vouchers drew (with commitments, without the one
 * being judged), and whether what it leaves is carried at all. `capFen` null: the base of the limit is missing.
 */
export type CarryPeriod = {
  readonly periodName: string;
  readonly capFen: Fen | null;
  readonly usedFen: Fen;
  readonly carries: boolean;
};

/** Periods on end, the first of which carries nothing in; `at` is the one the voucher stands in. */
export type CarryChain = { readonly periods: readonly CarryPeriod[]; readonly at: number };

const usedIn = (chain: CarryChain, index: number, thisFen: number): number =>
  (chain.periods[index]?.usedFen ?? 0) + (index === chain.at ? thisFen : 0);

/** What each period of a chain gets from the one before it: the unused part, never a debt. */
const carriedThrough = (chain: CarryChain, thisFen: number): readonly Fen[] => {
  const carried: Fen[] = [];
  let intoFen = 0;
  for (const [index, { capFen, carries }] of chain.periods.entries()) {
    carried.push(fen(intoFen));
    const leftFen = capFen === null ? 0 : capFen + intoFen - usedIn(chain, index, thisFen);
    intoFen = carries ? Math.max(0, leftFen) : 0;
  }
  return carried;
};

/** What the voucher's period got from the periods before it; nothing without a chain. */
export const carriedInto = (chain: CarryChain | undefined): Fen =>
  chain === undefined ? zeroFen : (carriedThrough(chain, 0)[chain.at] ?? zeroFen);

/** A later period that would be over its limit only because a voucher dated back takes away what was carried to it. */
export type LaterShort = { readonly periodName: string; readonly overFen: Fen };

/**
 * The first later period that a spending in the voucher's period pushes over its limit: what was carried on has been spent
 * there already. So the day a voucher bears lets nobody spend the same room twice.
 */
export const laterShortOf = (chain: CarryChain | undefined, thisFen: Fen): LaterShort | undefined => {
  if (chain === undefined || thisFen <= 0) return undefined;
  const [before, after] = [carriedThrough(chain, 0), carriedThrough(chain, thisFen)];
  for (const [index, period] of chain.periods.entries()) {
    if (index <= chain.at || period.capFen === null) continue;
    const overWith = Math.max(0, period.usedFen - period.capFen - (after[index] ?? 0));
    const overWithout = Math.max(0, period.usedFen - period.capFen - (before[index] ?? 0));
    if (overWith > overWithout) return { periodName: period.periodName, overFen: fen(overWith - overWithout) };
  }
  return undefined;
};
