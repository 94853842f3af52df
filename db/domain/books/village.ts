import type { LocalDate } from "#domain/core/dates.ts";

/** 单体村, 合并村, 社区 as `village.type` keeps them; `city-community` is 城市社区, which some documents treat apart. */
export const villageTypes = ["single", "merged", "community", "city-community"] as const;
export type VillageType = (typeof villageTypes)[number];

export type VillageFactKind = "population" | "households" | "representatives" | "type" | "poor" | "recurring-income";

/** A dated fact as people give it: `number` for counts and recurring income (fen), `text` for type and poor. */
export type VillageFact = {
  readonly kind: VillageFactKind;
  readonly fromDate: LocalDate;
  readonly number: number | null;
  readonly text: string | null;
  readonly source: string;
};

const textsOf: { readonly [Kind in VillageFactKind]: readonly string[] | null } = {
  population: null,
  households: null,
  representatives: null,
  type: villageTypes,
  poor: ["yes", "no"],
  "recurring-income": null,
};

export type FactFault = "number-missing" | "number-bad" | "text-bad" | "not-first-of-january";

/**
 * What is wrong with a fact, or `undefined`. Counts are not negative; recurring income belongs to a year and so starts on
 * 1 January; type is single, merged, community or city-community; poor is yes or no.
 */
export const factFault = (fact: VillageFact): FactFault | undefined => {
  const texts = textsOf[fact.kind];
  if (texts !== null)
    return fact.number === null && fact.text !== null && texts.includes(fact.text) ? undefined : "text-bad";
  if (fact.number === null || fact.text !== null) return "number-missing";
  if (!Number.isSafeInteger(fact.number) || fact.number < 0) return "number-bad";
  if (fact.kind === "recurring-income" && !fact.fromDate.endsWith("-01-01")) return "not-first-of-january";
  return undefined;
};

/** The first fact that says again what another before it says of the same kind and day, or `undefined`. */
export const factSaidTwice = <Each extends Pick<VillageFact, "kind" | "fromDate">>(
  facts: readonly Each[],
): Each | undefined =>
  facts.find(
    ({ kind, fromDate }, at) => facts.findIndex((other) => other.kind === kind && other.fromDate === fromDate) < at,
  );

/** What is in force on a day of a kind among facts: the one with the latest first day not after it. */
export const inForceOn = (facts: readonly VillageFact[], { kind, fromDate }: Pick<VillageFact, "kind" | "fromDate">) =>
  facts
    .filter((fact) => fact.kind === kind && fact.fromDate <= fromDate)
    .toSorted((left, right) => (left.fromDate < right.fromDate ? 1 : -1))[0];

/**
 * The figure that a new one would put aside, or `undefined` where it says the same or nothing held on its day. Recurring income is
 * of its year alone: that of another year is put aside by none. What is put aside in running books takes two people, for caps,
 * bands and votes were reckoned by it.
 */
export const putAside = (facts: readonly VillageFact[], next: VillageFact): VillageFact | undefined => {
  const before = inForceOn(facts, next);
  const isOwnDay = before?.fromDate === next.fromDate;
  if (before === undefined || (!isOwnDay && (next.kind === "recurring-income" || isWithdrawal(next)))) return undefined;
  return before.number === next.number && before.text === next.text ? undefined : before;
};

/** An accepted change of a figure, with what held on its day before it. */
export type AcceptedChange = Pick<VillageFact, "kind" | "fromDate"> & {
  readonly numberBefore: number | null;
  readonly textBefore: string | null;
};

/** The facts as they were before changes were accepted, of which the newest comes first: each leaves what held on its day before. */
export const factsBefore = (
  facts: readonly VillageFact[],
  changes: readonly AcceptedChange[],
): readonly VillageFact[] =>
  changes.reduce<readonly VillageFact[]>(
    (known, { kind, fromDate, numberBefore, textBefore }) => [
      ...known.filter((fact) => fact.kind !== kind || fact.fromDate !== fromDate),
      { kind, fromDate, number: numberBefore, text: textBefore, source: "" },
    ],
    facts,
  );

/** A fact with neither number nor text takes back the fact of that kind and day. */
export const isWithdrawal = (fact: Pick<VillageFact, "number" | "text">): boolean =>
  fact.number === null && fact.text === null;
