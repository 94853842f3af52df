import type { Fen } from "#domain/core/fen.ts";

/** One side of a pair, as far as it decides. */
type Side = { readonly isRed: boolean; readonly state: "draft" | "reviewed" | "posted"; readonly amountFen: Fen };

/**
 * Whether a red entry and another of the same bank account may be put together although the bank shows neither: posted both,
 * and together they moved no money. Without a red one it would be two movements that nobody saw, which stay to be asked about.
 */
export const pairFault = (red: Side, entry: Side): "needs-red" | "not-even" | "not-posted" | null => {
  if (!red.isRed) return "needs-red";
  if (red.amountFen === 0 || red.amountFen !== -entry.amountFen) return "not-even";
  return red.state === "posted" && entry.state === "posted" ? null : "not-posted";
};

/**
 * A red entry and the one it cancels, where only one can be meant: offered, never put together without a person. `taken` are
 * the entries that go with a bank line.
 */
export const cancellingPairs = <Entry extends Side & { readonly key: string }>(
  entries: readonly Entry[],
  taken: ReadonlySet<string>,
): readonly { readonly red: string; readonly entry: string }[] => {
  const free = entries.filter(({ key }) => !taken.has(key));
  const othersOf = (red: Entry): readonly Entry[] =>
    free.filter((entry) => entry !== red && !entry.isRed && pairFault(red, entry) === null);
  const reds = free.filter(({ isRed }) => isRed);
  return reds.flatMap((red) => {
    const [entry, ...more] = othersOf(red);
    if (entry === undefined || more.length > 0) return [];
    const rivals = reds.filter((other) => pairFault(other, entry) === null);
    return rivals.length === 1 ? [{ red: red.key, entry: entry.key }] : [];
  });
};
