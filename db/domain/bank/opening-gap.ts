import type { Fen } from "#domain/core/fen.ts";

/** True when the journal's last balance and a statement's opening differ: lines between them are missing or doubled. */
export const hasGap = ({
  expectedOpeningFen,
  inspection: { openingFen },
}: {
  readonly expectedOpeningFen: Fen | null;
  readonly inspection: { readonly openingFen: Fen | null };
}): boolean => expectedOpeningFen !== null && openingFen !== null && expectedOpeningFen !== openingFen;

/** Where a statement does not meet a line the journal has before or after it: by that line the balance is `expectedFen`. */
export type StatementGap = { readonly side: "before" | "after"; readonly expectedFen: Fen; readonly foundFen: Fen };

type Near = { readonly bookedOn: string; readonly amountFen: number; readonly balanceFen: number | null };

/** A page that begins or ends within a day meets a line of that same day, at its balance before or after. */
const meetsIn = (near: readonly Near[], day: string | null, balanceFen: number): boolean =>
  near.some(
    (line) =>
      line.bookedOn === day &&
      line.balanceFen !== null &&
      (line.balanceFen === balanceFen || line.balanceFen - line.amountFen === balanceFen),
  );

/**
 * The gaps between a statement and the lines known before its first and after its last day. `beforeFen` is the balance after
 * the last line before, `afterFen` the one before the first line after; `near` are the known lines of the statement's own days.
 */
export const statementGaps = (
  statement: {
    readonly from: string | null;
    readonly to: string | null;
    readonly openingFen: Fen | null;
    readonly closingFen: Fen | null;
  },
  beside: { readonly beforeFen: Fen | undefined; readonly afterFen: Fen | undefined },
  near: readonly Near[],
): readonly StatementGap[] => {
  const { from, to, openingFen, closingFen } = statement;
  const ends = [
    { side: "before", day: from, expectedFen: beside.beforeFen, foundFen: openingFen },
    { side: "after", day: to, expectedFen: beside.afterFen, foundFen: closingFen },
  ] as const;
  return ends.flatMap(({ side, day, expectedFen, foundFen }): readonly StatementGap[] =>
    expectedFen === undefined || foundFen === null || expectedFen === foundFen || meetsIn(near, day, foundFen)
      ? []
      : [{ side, expectedFen, foundFen }],
  );
};
