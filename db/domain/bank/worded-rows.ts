import type { UnsettledLine } from "./line-keys.ts";
import type { SkipReason } from "./statement.ts";

/** A row below a header that reads as a movement: `reason` where a cell of it is a word of totals or carried balances. */
export type WordedRow = { readonly line: UnsettledLine; readonly reason: SkipReason | null };

type Known = UnsettledLine & { readonly balanceFen: number };

const isKnown = (line: UnsettledLine): line is Known => line.balanceFen !== null;

/** True when `later` follows `earlier` by its balance. */
const follows = (earlier: Known, later: Known): boolean => earlier.balanceFen + later.amountFen === later.balanceFen;

/** True when an amount is what the rows beside it come to on its side: then it may be their sum. */
const isSumOf = (line: UnsettledLine, rows: readonly WordedRow[]): boolean => {
  let whole = 0;
  let before = 0;
  for (const { line: other, reason } of rows) {
    if (reason !== null || other.amountFen > 0 !== line.amountFen > 0) continue;
    whole += other.amountFen;
    if (other.row < line.row) before += other.amountFen;
  }
  return line.amountFen === whole || line.amountFen === before;
};

const isProven = (line: UnsettledLine, at: number, rows: readonly WordedRow[]): boolean => {
  if (!isKnown(line)) return false;
  const above = rows[at - 1]?.line;
  const below = rows[at + 1]?.line;
  const before = above !== undefined && isKnown(above) ? above : undefined;
  const after = below !== undefined && isKnown(below) ? below : undefined;
  if (before !== undefined && follows(before, line)) return true;
  if (after !== undefined && follows(after, line)) return true;
  // At an end of the table only the row beside it speaks for it, and a sum may stand there.
  const isFirst = before === undefined && (after === undefined || follows(line, after));
  const isLast = after === undefined && before !== undefined && follows(line, before);
  return (isFirst || isLast) && !isSumOf(line, rows);
};

/**
 * The rows that hold nothing but 合计 or such in a cell and are movements all the same, as where a payer wrote the word as the
 * purpose: the balance before such a row and its amount lead to its own balance, oldest first or newest first. `rows` in the
 * order of the file; 1-based rows are answered.
 */
export const provenMovements = (rows: readonly WordedRow[]): ReadonlySet<number> =>
  new Set(rows.flatMap(({ line, reason }, at) => (reason !== null && isProven(line, at, rows) ? [line.row] : [])));
