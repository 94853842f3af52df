import { fenFromYuanText } from "#domain/core/fen.ts";
import { linesBeside } from "./payout-answers.ts";
import type { PayoutRow } from "./payout.ts";

type Cells = readonly string[];

/** A file that was read for another batch: its lines, and the rows of that batch. */
export type ToldFile = { readonly rows: readonly PayoutRow[]; readonly lines: readonly Cells[] };

const plain = (cell: string): string => {
  const text = cell
    .normalize("NFKC")
    .replaceAll(/\s/g, "")
    .replace(/^=?"(.*)"$/, "$1");
  const amount = fenFromYuanText(text.replaceAll(/[¥元]/g, ""));
  return amount.ok ? `¥${amount.value}` : text;
};

/** A line as any program saves it: width, blanks, empty cells and the way an amount is written set aside. */
const lineKey = (cells: Cells): string =>
  cells
    .map(plain)
    .filter((cell) => cell !== "")
    .join("|");

const contentKey = (lines: readonly Cells[]): string =>
  lines
    .map(lineKey)
    .filter((key) => key !== "")
    .toSorted()
    .join("\n");

const day = /(?:19|20)\d{2}(?:[-/.年]\d{1,2}[-/.月]\d{1,2}|[01]\d[0-3]\d)/;
const serial = /\d{8}/;

/** True for a line that no other payment of the same sum to the same account repeats: it bears a day or a serial number. */
const isOfOnePayment = (cells: Cells, accounts: ReadonlySet<string>): boolean =>
  cells
    .map((cell) => cell.normalize("NFKC").replaceAll(/\s/g, ""))
    .some((cell) => !accounts.has(cell.replaceAll(/\D/g, "")) && (day.test(cell) || serial.test(cell)));

/**
 * Of the lines of a file those that one read for another batch has not told already, whatever program saved it since: lines with a day
 * or a serial one by one; lines without, which every month may repeat, only where the files (`all`: this one's lines) are alike from
 * end to end.
 */
export const linesUntold = <Line extends Cells>(
  lines: readonly Line[],
  other: ToldFile & { readonly all: readonly Cells[] },
): readonly Line[] => {
  const isSameFile = contentKey(other.all) === contentKey(other.lines);
  const unanswered = isSameFile ? linesBeside({ rows: other.rows, lines }) : lines;
  const accounts = new Set(other.rows.map(({ account }) => account));
  const told = new Set(other.lines.filter((cells) => isOfOnePayment(cells, accounts)).map(lineKey));
  return unanswered.filter((cells) => !told.has(lineKey(cells)));
};
