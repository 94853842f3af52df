import type { Fen } from "#domain/core/fen.ts";

type Compared = { readonly name: string; readonly quarterFen: Fen; readonly lastYearFen: Fen | null };

/** 年度同比: an item whose quarter is far from the same quarter of the year before. */
export type Jump = { readonly name: string; readonly quarterFen: Fen; readonly beforeFen: Fen };

// A jump is worth a question from half as much again on, and from 1 000 yuan on.
const leastFen = 1_000_00;

/** Items that rose or fell by 1 000 yuan and by half or more; none where the year before is not in these books. */
export const yearJumps = (rows: readonly Compared[]): readonly Jump[] =>
  rows.flatMap(({ name, quarterFen, lastYearFen }) => {
    if (lastYearFen === null) return [];
    const apart = Math.abs(quarterFen - lastYearFen);
    return apart >= leastFen && apart * 2 >= Math.abs(lastYearFen)
      ? [{ name, quarterFen, beforeFen: lastYearFen }]
      : [];
  });
