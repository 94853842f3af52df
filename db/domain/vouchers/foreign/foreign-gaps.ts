import type { Month } from "#domain/core/dates.ts";

export type NumberGap = { readonly month: Month; readonly word: string; readonly missing: readonly number[] };

const mostMissing = 200;

/** Numbers that are missing between 1 and the last of each month and word, at most two hundred of each. */
export const gapsIn = (
  vouchers: readonly { readonly month: Month; readonly word: string; readonly number: number }[],
): readonly NumberGap[] => {
  const numbers = Map.groupBy(vouchers, ({ month, word }) => `${month} ${word}`);
  return [...numbers.entries()]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([, own]): readonly NumberGap[] => {
      const [first] = own;
      if (first === undefined) return [];
      const known = new Set(own.map(({ number }) => number));
      const missing: number[] = [];
      for (let number = 1; number < Math.max(...known) && missing.length < mostMissing; number += 1)
        if (!known.has(number)) missing.push(number);
      return missing.length === 0 ? [] : [{ month: first.month, word: first.word, missing }];
    });
};
