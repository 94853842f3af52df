import type { LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import type { ResolutionId, VoucherId } from "#domain/core/ids.ts";
import { capFenOf, coveringVersion, decidingVersion, type Cap, type CapBases, type CapVersion } from "./cap.ts";

/** What one posted voucher draws on a category, net of credits. `correctsId`: the voucher a red one cancels, null otherwise. */
export type PostedUse = {
  readonly voucherId: VoucherId;
  readonly onDate: LocalDate;
  readonly amountFen: Fen;
  readonly correctsId: VoucherId | null;
  /** Resolutions in force that it names as its ground. */
  readonly named: ReadonlySet<ResolutionId>;
};

/** The part of one voucher that lies beyond a cap. `beforeFen` is what stood before it in the order of use. */
export type Excess = {
  readonly voucherId: VoucherId;
  readonly onDate: LocalDate;
  readonly version: CapVersion;
  readonly capFen: Fen;
  readonly beforeFen: Fen;
  readonly thisFen: Fen;
  readonly overFen: Fen;
  /** A vote it names covers all that was used with it. */
  readonly isCleared: boolean;
};

/** Without the pairs of which the red one undoes the other within the period: neither used anything. */
const withoutCancelled = (uses: readonly PostedUse[]): readonly PostedUse[] => {
  const byId = new Map(uses.map((use) => [use.voucherId, use]));
  const cancelled = new Set<VoucherId>();
  for (const red of uses) {
    const original = red.correctsId === null ? undefined : byId.get(red.correctsId);
    if (original === undefined || original.amountFen !== -red.amountFen) continue;
    cancelled.add(red.voucherId).add(original.voucherId);
  }
  return uses.filter((use) => !cancelled.has(use.voucherId));
};

/** Days on end that one version decides on. */
type Stretch = { readonly version: CapVersion | undefined; readonly uses: PostedUse[] };

const stretchesOf = (cap: Cap, uses: readonly PostedUse[]): readonly Stretch[] => {
  const stretches: Stretch[] = [];
  for (const use of uses.toSorted((a, b) => (a.onDate < b.onDate ? -1 : a.onDate > b.onDate ? 1 : 0))) {
    const version = decidingVersion(cap, use.onDate);
    const last = stretches.at(-1);
    if (last !== undefined && last.version === version) last.uses.push(use);
    else stretches.push({ version, uses: [use] });
  }
  return stretches;
};

/**
 * What of the posted vouchers of one cap's period lies beyond the cap, told once: the excess is that of the vouchers used
 * last, each up to its own amount, so that all of them together are exactly used − cap. `uses` stand in the order of use,
 * which is the order of their reviews. Where a later vote took over, each stretch is compared with its own version and
 * only what earlier stretches have not reported is reported.
 */
export const excessesOf = (
  cap: Cap,
  uses: readonly PostedUse[],
  of: {
    readonly basesOn: (on: LocalDate) => CapBases;
    /** What the period got of the one before it, by what was posted there. */
    readonly carriedFen: Fen;
  },
): readonly Excess[] => {
  const { basesOn, carriedFen } = of;
  const standing = withoutCancelled(uses);
  const places = new Map(standing.map((use, index) => [use, index]));
  const placeOf = (use: PostedUse): number => places.get(use) ?? 0;
  const found: Excess[] = [];
  let usedFen = 0;
  let reportedFen = 0;
  for (const { version, uses: members } of stretchesOf(cap, standing)) {
    usedFen += sumOf(members, (use) => use.amountFen);
    const last = members.at(-1);
    const votedFen = version === undefined || last === undefined ? null : capFenOf(version, basesOn(last.onDate));
    if (version === undefined || votedFen === null) continue;
    const capFen = fen(votedFen + carriedFen);
    let restFen = usedFen - capFen - reportedFen;
    for (const use of members.toSorted((a, b) => placeOf(b) - placeOf(a))) {
      const overFen = fen(Math.min(use.amountFen, restFen));
      if (overFen <= 0) continue;
      [restFen, reportedFen] = [restFen - overFen, reportedFen + overFen];
      const beforeFen = sumOf(standing.slice(0, placeOf(use)), (each) => each.amountFen);
      const need = {
        on: use.onDate,
        totalFen: fen(beforeFen + use.amountFen),
        bases: basesOn(use.onDate),
        carriedFen,
        deciding: version,
      };
      const isCleared = coveringVersion(cap, use.named, need) !== undefined;
      const { voucherId, onDate, amountFen: thisFen } = use;
      found.push({ voucherId, onDate, version, capFen, beforeFen, thisFen, overFen, isCleared });
    }
  }
  return found.toSorted((a, b) => (a.voucherId < b.voucherId ? -1 : 1));
};
