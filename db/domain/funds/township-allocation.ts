import type { LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { divideFen, residueOf } from "./allocation.ts";

/** What one department gave for a quarter, and the day it reached the township; null while it has not. */
export type AllocationSource = {
  readonly department: string;
  readonly document: string;
  readonly amountFen: Fen;
  readonly receivedOn: LocalDate | null;
};

/** What one set of books gets; `weight` is what it was divided by (people, or any whole number). */
export type VillageShare = { readonly ledgerId: LedgerId; readonly weight: number; readonly amountFen: Fen };

export type TownshipAllocation = {
  readonly sources: readonly AllocationSource[];
  readonly matchingFen: Fen;
  readonly shares: readonly VillageShare[];
};

/** What there is to divide: the departments' money and the township's own. */
export const poolOf = ({ sources, matchingFen }: Pick<TownshipAllocation, "sources" | "matchingFen">): Fen =>
  fen(sumOf(sources, (source) => source.amountFen) + matchingFen);

/** What is not divided yet (positive) or divided twice (negative). */
export const allocationResidue = ({ sources, matchingFen, shares }: TownshipAllocation): Fen =>
  residueOf(
    { instalmentFen: sumOf(sources, (source) => source.amountFen), matchingFen },
    shares.map(({ ledgerId, amountFen }) => ({ name: ledgerId, amountFen })),
  );

/** Divides the pool by the weights of the shares to the fen; where all weights are zero, equally. */
export const dividedShares = (allocation: TownshipAllocation): readonly VillageShare[] => {
  const { shares } = allocation;
  if (shares.length === 0) return [];
  const weights = shares.map(({ weight }) => weight);
  const parts = divideFen(poolOf(allocation), weights.some((weight) => weight > 0) ? weights : weights.map(() => 1));
  return shares.map((share, index) => ({ ...share, amountFen: parts[index] ?? fen(0) }));
};

export type AllocationFault =
  | "nothing-to-divide"
  | "amount-negative"
  | "nobody-gets"
  | "ledger-twice"
  | "not-divided"
  | "already-decided"
  | "ledger-unknown";

/** Why a proposal cannot be kept; that it leaves nothing over is asked only when it is decided. */
export const proposalFault = (allocation: TownshipAllocation): AllocationFault | undefined => {
  const { sources, matchingFen, shares } = allocation;
  if (
    matchingFen < 0 ||
    sources.some(({ amountFen }) => amountFen <= 0) ||
    shares.some(({ amountFen }) => amountFen < 0)
  )
    return "amount-negative";
  if (poolOf(allocation) <= 0) return "nothing-to-divide";
  return new Set(shares.map(({ ledgerId }) => ledgerId)).size < shares.length ? "ledger-twice" : undefined;
};

/** Why a proposal cannot be decided: everything is divided, to the fen, and somebody gets it. */
export const decisionFault = (allocation: TownshipAllocation): AllocationFault | undefined => {
  const fault = proposalFault(allocation);
  if (fault !== undefined) return fault;
  if (!allocation.shares.some(({ amountFen }) => amountFen > 0)) return "nobody-gets";
  return allocationResidue(allocation) === 0 ? undefined : "not-divided";
};
