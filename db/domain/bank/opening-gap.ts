import type { LocalDate } from "#domain/core/dates.ts";
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

const leads = ({ amountFen, balanceFen }: Near): readonly [number, number] => [
  (balanceFen ?? 0) - amountFen,
  balanceFen ?? 0,
];

/**
 * True when the lines of one day can follow one another from the balance before it to the one after it, in any order: no
 * line is missing among them and none is there twice. Days with a line without balance prove nothing and pass.
 */
export const dayCloses = (
  lines: readonly Near[],
  { beforeFen, afterFen }: { readonly beforeFen: number | undefined; readonly afterFen: number | undefined },
): boolean => {
  if (lines.some(({ balanceFen }) => balanceFen === null)) return true;
  const surplus = new Map<number, number>();
  const add = (node: number, count: number): void => {
    surplus.set(node, (surplus.get(node) ?? 0) + count);
  };
  for (const [from, to] of lines.map(leads)) {
    add(from, 1);
    add(to, -1);
  }
  if (beforeFen !== undefined) add(beforeFen, -1);
  if (afterFen !== undefined) add(afterFen, 1);
  const open = [...surplus.values()].reduce((sum, count) => sum + Math.abs(count), 0);
  const ends = [beforeFen, afterFen].filter((end) => end === undefined).length;
  return open <= ends;
};

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
 * the last line before, `afterFen` the one before the first line after; `near` are the known lines of the statement's own days, and `closes`
 * tells of a day whether its lines, with those the statement brings, lead from the day before to the day after.
 */
export const statementGaps = (
  statement: {
    readonly from: LocalDate | null;
    readonly to: LocalDate | null;
    readonly openingFen: Fen | null;
    readonly closingFen: Fen | null;
  },
  beside: { readonly beforeFen: Fen | undefined; readonly afterFen: Fen | undefined },
  { near, closes }: { readonly near: readonly Near[]; readonly closes: (day: LocalDate | null) => boolean },
): readonly StatementGap[] => {
  const { from, to, openingFen, closingFen } = statement;
  const ends = [
    { side: "before", day: from, expectedFen: beside.beforeFen, foundFen: openingFen },
    { side: "after", day: to, expectedFen: beside.afterFen, foundFen: closingFen },
  ] as const;
  return ends.flatMap(({ side, day, expectedFen, foundFen }): readonly StatementGap[] =>
    expectedFen === undefined ||
    foundFen === null ||
    expectedFen === foundFen ||
    (meetsIn(near, day, foundFen) && closes(day))
      ? []
      : [{ side, expectedFen, foundFen }],
  );
};
