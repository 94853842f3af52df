/** A run of numbers nobody used, both ends among them. */
export type MissingRun = { readonly from: number; readonly to: number };

/** The numbers from 1 to the highest that are not among `numbers`, as runs: a wrong number far away makes one long run. */
export const missingRuns = (numbers: Iterable<number>): readonly MissingRun[] => {
  const runs: MissingRun[] = [];
  let next = 1;
  for (const number of [...new Set(numbers)].toSorted((left, right) => left - right)) {
    if (number > next) runs.push({ from: next, to: number - 1 });
    if (number >= next) next = number + 1;
  }
  return runs;
};

const longestNamed = 20;

/** Each number of short runs by itself, a long run as `12–400`. */
export const namesOfRuns = (runs: readonly MissingRun[]): readonly (number | string)[] =>
  runs.flatMap(({ from, to }): readonly (number | string)[] =>
    to - from >= longestNamed
      ? [`${String(from)}–${String(to)}`]
      : Array.from({ length: to - from + 1 }, (_none, index) => from + index),
  );
