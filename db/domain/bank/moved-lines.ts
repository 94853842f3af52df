import { edgeDays, type Around, type DayPart } from "./cut-days.ts";
import { differ, hasOtherSerial, isDisproved, timeOf } from "./line-likeness.ts";
import type { KeyedLine } from "./line-keys.ts";

const before = (line: KeyedLine | undefined): number | undefined =>
  line === undefined || line.balanceFen === null ? undefined : line.balanceFen - line.amountFen;
const after = (line: KeyedLine | undefined): number | undefined => line?.balanceFen ?? undefined;

const isSameText = (left: string, right: string): boolean => left !== "" && left === right;

/** True when moment and party are printed and the same: two payments so alike are as rare as one printed with two balances. */
const isTold = (line: KeyedLine, known: KeyedLine): boolean =>
  timeOf(line) !== null &&
  timeOf(line) === timeOf(known) &&
  (isSameText(line.counterpartyAccount, known.counterpartyAccount) ||
    isSameText(line.counterpartyName, known.counterpartyName));

/** True when the file holds all of a day: from the balance before it to the one a later line starts from. */
const isComplete = (part: DayPart<KeyedLine, KeyedLine>, around: Around): boolean => {
  const isBegun = part.goesBefore || (part.openingFen !== undefined && before(part.lines[0]) === part.openingFen);
  const closing = around.closingOf(part.day);
  return isBegun && (part.goesAfter || (closing !== undefined && after(part.lines.at(-1)) === closing));
};

/** True when the file goes on where the journal's day ends, or ends where it begins: another page, whose lines are others. */
const isNextPage = ({ lines, known }: DayPart<KeyedLine, KeyedLine>): boolean =>
  after(known.at(-1)) === before(lines[0]) || after(lines.at(-1)) === before(known[0]);

type Both<Line, Known> = { readonly lines: readonly Line[]; readonly known: readonly Known[] };

/**
 * Lines that may be ones the journal has, printed with another balance because the bank posted something late before them:
 * same day and amount, nothing that disproves it, and the journal's own line missing in the file. One known line for each.
 * `lines` and `known` are all of the file and of its days, `free` those of them that have found no partner.
 */
export const movedLines = <Line extends KeyedLine, Known extends KeyedLine>(
  { lines, known }: Both<Line, Known>,
  free: Both<Line, Known>,
  around: Around,
): ReadonlyMap<Line, Known> => {
  const edges = new Map(edgeDays(lines, known, around).map((part) => [part.day, part]));
  const left = Map.groupBy(free.known, ({ bookedOn, amountFen }) => `${bookedOn}|${amountFen}`);
  const moved = new Map<Line, Known>();
  if (left.size === 0) return moved;
  for (const line of free.lines) {
    const candidates = left.get(`${line.bookedOn}|${line.amountFen}`);
    if (candidates === undefined) continue;
    const edge = edges.get(line.bookedOn);
    const isAll = edge === undefined || isComplete(edge, around);
    const at = candidates.findIndex(
      (each) =>
        differ(line.balanceFen, each.balanceFen) &&
        !hasOtherSerial(line, each) &&
        !isDisproved(line, each) &&
        (isAll || (isTold(line, each) && !isNextPage(edge))),
    );
    const [found] = at === -1 ? [] : candidates.splice(at, 1);
    if (found !== undefined) moved.set(line, found);
  }
  return moved;
};
