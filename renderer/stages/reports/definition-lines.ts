/** Changing which lines a report has: their numbers and what formulas say of them move along. */
import type { DefinedLine } from "./definition-draft.ts";

// Names of details stand in brackets and may hold anything.
const lineTerm = /\[[^\]]*\]|\bL(\d+)\b/g;

const withLineNumbers = (formula: string, textOf: (no: number) => string): string =>
  formula.replaceAll(lineTerm, (term: string, no: string | undefined) =>
    no === undefined ? term : textOf(Number(no)),
  );

const linesNamedIn = (formula: string): readonly number[] =>
  [...formula.matchAll(lineTerm)].flatMap(([, no]) => (no === undefined ? [] : [Number(no)]));

/** Lines under the numbers given, in their order; formulas follow the lines they name. */
const numbered = (lines: readonly DefinedLine[], numbers: readonly number[]): readonly DefinedLine[] => {
  const after = new Map(lines.map((line, index) => [line.no, numbers[index] ?? line.no]));
  return lines.map((line) => ({
    ...line,
    no: after.get(line.no) ?? line.no,
    formula: withLineNumbers(line.formula, (no) => `L${after.get(no) ?? no}`),
  }));
};

/** The line at a place moved up or down past its neighbour; numbers stay with the places. */
export const withLineMoved = (lines: readonly DefinedLine[], at: number, by: -1 | 1): readonly DefinedLine[] => {
  const [line, other] = [lines[at], lines[at + by]];
  if (line === undefined || other === undefined) return lines;
  const moved = lines.map((each, index) => (index === at ? other : index === at + by ? line : each));
  return numbered(
    moved,
    lines.map((each) => each.no),
  );
};

/** An empty line below the one at a place, in its section. It takes the next number; those in its way go one on. */
export const withLineBelow = (lines: readonly DefinedLine[], at: number): readonly DefinedLine[] => {
  const above = lines[at];
  if (above === undefined) return lines;
  const no = above.no + 1;
  let least = no + 1;
  const shifted = lines.map((line, index) => {
    if (index <= at || line.no >= least) return line.no;
    least += 1;
    return least - 1;
  });
  const moved = numbered(lines, shifted);
  const added: DefinedLine = { no, section: above.section, name: "", formula: "", status: "unverified", key: null };
  return [...moved.slice(0, at + 1), added, ...moved.slice(at + 1)];
};

/** Numbers from one on without gaps. */
export const withNumbersInRow = (lines: readonly DefinedLine[]): readonly DefinedLine[] =>
  numbered(
    lines,
    lines.map((_line, index) => index + 1),
  );

/** The numbers of the lines whose formulas rest on a line: while there are any it cannot be taken away. */
export const linesRestingOn = (lines: readonly DefinedLine[], no: number): readonly number[] =>
  lines.filter((line) => line.no !== no && linesNamedIn(line.formula).includes(no)).map((line) => line.no);

/** A formula with the names of lines for their numbers, so that forms of different numbering can be compared. */
export const formulaInNames = (formula: string, lines: readonly DefinedLine[]): string =>
  withLineNumbers(formula, (no) => `「${lines.find((line) => line.no === no)?.name ?? `L${no}`}」`);
