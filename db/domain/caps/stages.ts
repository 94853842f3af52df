import { fen, type Fen } from "#domain/core/fen.ts";
import { capFenOf, type CapBases, type CapStage, type CapUse, type CapVersion } from "./cap.ts";

type Spent = { readonly thisFen: Fen; readonly carriedFen: Fen };

const totalOf = (use: CapUse): number => use.usedFen + use.committedFen;

/**
 * True when a spending fits on every day it weighs on, though not under the whole period's use: what was spent while each
 * version decided stays within that version. So a raise voted later frees nothing before its day, and a voucher dated back
 * cannot slip under it.
 */
export const fitsEveryStage = (stages: readonly CapStage[], spent: Spent, bases: CapBases): boolean =>
  stages.length > 1 &&
  stages.every(({ version, use }) => {
    const capFen = capFenOf(version, bases);
    return capFen !== null && totalOf(use) + spent.thisFen <= capFen + spent.carriedFen;
  });

/** A cap lowered later in the period, and how far beyond it what was spent since then would come. */
export type LoweredLater = {
  readonly version: CapVersion;
  readonly use: CapUse;
  readonly capFen: Fen;
  readonly overFen: Fen;
};

/**
 * The stage in which a spending dated before a cap was lowered takes the room of what was spent since, or `undefined`: whichever
 * of the two vouchers is entered first, both together do not pass. What was spent before the cap was lowered, and nothing after
 * it, was lawful and stays so.
 */
export const loweredLaterOf = (stages: readonly CapStage[], spent: Spent, bases: CapBases): LoweredLater | undefined =>
  stages
    .flatMap(({ version, use }, index): readonly LoweredLater[] => {
      const before = stages[index - 1];
      const capFen = capFenOf(version, bases);
      if (before === undefined || capFen === null) return [];
      const sinceFen = totalOf(use) - totalOf(before.use);
      const overFen = Math.min(totalOf(use) + spent.thisFen - capFen - spent.carriedFen, sinceFen);
      return overFen > 0 ? [{ version, use, capFen, overFen: fen(overFen) }] : [];
    })
    .toSorted((a, b) => b.overFen - a.overFen)[0];
