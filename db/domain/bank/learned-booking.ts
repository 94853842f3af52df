import type { LineDirection } from "./draft-rules.ts";

/** One bank line and where its posted voucher booked it. `target` names the account and category as one text. */
export type BookingExample = {
  readonly direction: LineDirection;
  readonly counterpartyAccount: string;
  readonly counterpartyName: string;
  readonly text: string;
  readonly target: string;
  /** The voucher was taken back by a red one: it counts against its target. */
  readonly isCancelled: boolean;
};

/** Where lines like this one went before. `confidence` is a whole per cent; what it rests on is said, so that a person can judge. */
export type LearnedBooking = {
  readonly target: string;
  readonly by: "account" | "name" | "text";
  readonly confirmations: number;
  readonly confidence: number;
};

export type LearningLine = Omit<BookingExample, "target" | "isCancelled">;

const leastConfirmations = 2;
const leastConfidence = 60;
/** Share of character pairs in common, in per cent, from which two texts of the bank count as alike. */
const leastLikeness = 50;

/** Pairs of neighbouring characters: Chinese has no spaces to split at, and digits of dates and numbers say nothing. */
const bigramsOf = (text: string): ReadonlySet<string> => {
  const letters = Array.from(text.replaceAll(/[\s\d\p{P}]/gu, ""));
  return new Set(letters.slice(1).map((letter, at) => `${letters[at] ?? ""}${letter}`));
};

const likeness = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  if (one.size === 0 || other.size === 0) return 0;
  const common = [...one].filter((pair) => other.has(pair)).length;
  return Math.floor((200 * common) / (one.size + other.size));
};

type Vote = { readonly example: BookingExample; readonly weight: number };

/** The target most votes are for, when it is confirmed often and clearly enough; votes that disagree give nothing. */
const decided = (votes: readonly Vote[], by: LearnedBooking["by"]): LearnedBooking | null => {
  const byTarget = new Map<string, { confirmed: number; weight: number }>();
  let total = 0;
  for (const { example, weight } of votes) {
    const tally = byTarget.get(example.target) ?? { confirmed: 0, weight: 0 };
    const sign = example.isCancelled ? -1 : 1;
    byTarget.set(example.target, { confirmed: tally.confirmed + sign, weight: tally.weight + sign * weight });
    total += 100;
  }
  const ranked = [...byTarget].toSorted(([a, one], [b, other]) => other.weight - one.weight || (a < b ? -1 : 1));
  const [best] = ranked;
  if (best === undefined) return null;
  const [target, { confirmed, weight }] = best;
  const confidence = Math.floor((100 * weight) / total);
  return confirmed < leastConfirmations || confidence < leastConfidence
    ? null
    : { target, by, confirmations: confirmed, confidence };
};

/**
 * Where a line would be booked as its like were before: by the counterparty's account, else by its name, else by what the
 * bank wrote. The first of these with any history decides; when that history disagrees nothing is proposed. Posts nothing.
 */
export const learnedBooking = (line: LearningLine, examples: readonly BookingExample[]): LearnedBooking | null => {
  const same = examples.filter((example) => example.direction === line.direction);
  const whole = (example: BookingExample): Vote => ({ example, weight: 100 });
  const byAccount = same.filter(
    (each) => line.counterpartyAccount !== "" && each.counterpartyAccount === line.counterpartyAccount,
  );
  if (byAccount.length > 0) return decided(byAccount.map(whole), "account");
  const byName = same.filter((each) => line.counterpartyName !== "" && each.counterpartyName === line.counterpartyName);
  if (byName.length > 0) return decided(byName.map(whole), "name");
  const own = bigramsOf(line.text);
  const byText = same
    .map((example): Vote => ({ example, weight: likeness(own, bigramsOf(example.text)) }))
    .filter(({ weight }) => weight >= leastLikeness);
  return decided(byText, "text");
};

/** A habit that could become a rule: this counterparty, this direction, always the same target. */
export type HabitualBooking = {
  readonly direction: LineDirection;
  readonly counterpartyName: string;
  readonly target: string;
  readonly count: number;
};

const leastHabit = 3;

/** Counterparties booked to one and the same target at least three times and never to another, most frequent first. */
export const habitualBookings = (examples: readonly BookingExample[]): readonly HabitualBooking[] => {
  const groups = new Map<string, BookingExample[]>();
  for (const example of examples) {
    if (example.counterpartyName === "") continue;
    const key = `${example.direction} ${example.counterpartyName}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [example]);
    else group.push(example);
  }
  return [...groups.values()]
    .flatMap((group): readonly HabitualBooking[] => {
      const [first] = group;
      const isSteady = group.every((each) => each.target === first?.target && !each.isCancelled);
      if (first === undefined || !isSteady || group.length < leastHabit) return [];
      const { direction, counterpartyName, target } = first;
      return [{ direction, counterpartyName, target, count: group.length }];
    })
    .toSorted((a, b) => b.count - a.count || (a.counterpartyName < b.counterpartyName ? -1 : 1));
};

/** A line a rule drafted, and where its posted voucher has it; `ruledTarget` is where the rule would put it today. */
export type RuledBooking = {
  readonly direction: LineDirection;
  readonly ruleName: string;
  readonly counterpartyName: string;
  readonly summary: string;
  readonly ruledTarget: string;
  readonly target: string;
};

/** What a person put right again and again: `word` is what these lines have in common. */
export type RepeatedCorrection = {
  readonly direction: LineDirection;
  readonly ruleName: string;
  readonly word: string;
  readonly target: string;
  readonly count: number;
};

/**
 * Corrections made at least three times alike: lines of one rule and one counterparty (or, where none is named, one summary)
 * that were all moved to one and the same other target. One left as the rule had it, or moved elsewhere, breaks the pattern.
 */
export const repeatedCorrections = (bookings: readonly RuledBooking[]): readonly RepeatedCorrection[] => {
  const wordOf = (each: RuledBooking): string => (each.counterpartyName === "" ? each.summary : each.counterpartyName);
  const groups = Map.groupBy(
    bookings.filter((each) => wordOf(each) !== ""),
    (each) => `${each.direction} ${each.ruleName} ${wordOf(each)}`,
  );
  return [...groups.values()]
    .flatMap((group): readonly RepeatedCorrection[] => {
      const [first] = group;
      if (first === undefined || group.length < leastHabit) return [];
      const isSteady = group.every((each) => each.target === first.target && each.target !== each.ruledTarget);
      if (!isSteady) return [];
      const { direction, ruleName, target } = first;
      return [{ direction, ruleName, word: wordOf(first), target, count: group.length }];
    })
    .toSorted((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
};
