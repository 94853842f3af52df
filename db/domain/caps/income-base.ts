import { fen, type Fen } from "#domain/core/fen.ts";

/**
 * What an income is that a cap is reckoned by: the turnover of some income accounts in the books (by the beginning of their
 * codes), or, where none is named, the recurring income registered of the village; of how many years ago.
 */
export type IncomeBase = { readonly accountCodes: readonly string[]; readonly yearsBack: number };

/** 上年经常性收入 as registered: what bands and shares go by when nobody says otherwise. */
export const usualIncome: IncomeBase = { accountCodes: [], yearsBack: 1 };

/** A share of an income in hundredths of a percent, never less than the floor and never more than the ceiling (fen). */
export type IncomeShare = {
  readonly basisPoints: number;
  readonly floorFen: Fen | null;
  readonly ceilingFen: Fen | null;
};

/** The name an income is kept under among the bases of a day. */
export const incomeKeyOf = ({ accountCodes, yearsBack }: IncomeBase): string =>
  `${String(yearsBack)} ${accountCodes.toSorted().join(",")}`;

/** The cap that a share of an income gives: rounded down to the fen, then held between floor and ceiling. */
export const shareOfIncome = ({ basisPoints, floorFen, ceilingFen }: IncomeShare, incomeFen: Fen): Fen => {
  const share = Number((BigInt(Math.max(0, incomeFen)) * BigInt(basisPoints)) / 10_000n);
  const raised = floorFen === null ? share : Math.max(share, floorFen);
  return fen(ceilingFen === null ? raised : Math.min(raised, ceilingFen));
};

export type IncomeFault = "share-out-of-range" | "floor-above-ceiling" | "base-year-out-of-range" | "account-unknown";

/** Why a share or its base cannot stand; shares are above nothing and at most the whole, base years one to five years back. */
export const incomeFault = (
  base: IncomeBase,
  share: IncomeShare | null,
  isIncomeAccount: (code: string) => boolean,
): IncomeFault | undefined => {
  if (share !== null && (share.basisPoints <= 0 || share.basisPoints > 10_000)) return "share-out-of-range";
  const { floorFen = null, ceilingFen = null } = share ?? {};
  if (floorFen !== null && ceilingFen !== null && floorFen > ceilingFen) return "floor-above-ceiling";
  if (base.yearsBack < 1 || base.yearsBack > 5) return "base-year-out-of-range";
  return base.accountCodes.every(isIncomeAccount) ? undefined : "account-unknown";
};
