import { dateFromParts, type LocalDate } from "#domain/core/dates.ts";

/** Days of a month as people write them: `3、5、8-10`. */
export const daysText = (dates: readonly string[]): string => {
  const days = [...new Set(dates.map((date) => Number(date.slice(8))))].toSorted((one, other) => one - other);
  const runs: (readonly [from: number, to: number])[] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === day - 1) runs[runs.length - 1] = [last[0], day];
    else runs.push([day, day]);
  }
  return runs
    .map(([from, to]) => (from === to ? String(from) : to === from + 1 ? `${from}、${to}` : `${from}-${to}`))
    .join("、");
};

/** `3、5,8-10日` of a month as its days in order, each once; `undefined` when it is not such a list or a day is not in the month. */
export const daysFromText = (text: string, month: string): readonly LocalDate[] | undefined => {
  const parts = text
    .normalize("NFKC")
    .split(/[、,;\s日号]+/)
    .filter((part) => part !== "");
  const days = new Set<LocalDate>();
  for (const part of parts) {
    const match = /^(\d{1,2})(?:[-~至到](\d{1,2}))?$/.exec(part);
    const [first, last] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])];
    if (match === null || last < first) return undefined;
    for (let day = first; day <= last; day += 1) {
      const date = dateFromParts(Number(month.slice(0, 4)), Number(month.slice(5, 7)), day);
      if (date === undefined) return undefined;
      days.add(date);
    }
  }
  return [...days].toSorted();
};
