import type { InputOf, OutputOf } from "#contract/contract.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { villageTypeWords } from "#renderer/words/labels.ts";
import { factLabels } from "#renderer/words/village-facts.ts";

export type Village = OutputOf<"village.list">["villages"][number];
export type VillageFact = Village["facts"][number];
export type VillageFactInput = InputOf<"village.save">["facts"][number];
export type FactKind = VillageFact["kind"];

const isKind = (text: string): text is FactKind => Object.hasOwn(factLabels, text);
export const factKinds: readonly FactKind[] = Object.keys(factLabels).filter(isKind);

/** The facts in force on a day: of each kind the latest that has begun. */
export const factsOn = (facts: readonly VillageFact[], on: LocalDate): ReadonlyMap<FactKind, VillageFact> => {
  const current = new Map<FactKind, VillageFact>();
  for (const fact of facts.toSorted((left, right) => left.fromDate.localeCompare(right.fromDate)))
    if (fact.fromDate <= on) current.set(fact.kind, fact);
  return current;
};

/** Recurring income by year, latest year first. */
export const incomeByYear = (facts: readonly VillageFact[]): readonly { year: number; amountFen: number }[] =>
  facts
    .filter((fact) => fact.kind === "recurring-income" && fact.number !== null)
    .map((fact) => ({ year: Number(fact.fromDate.slice(0, 4)), amountFen: fact.number ?? 0 }))
    .toSorted((left, right) => right.year - left.year);

/** What keeps a fact from being saved, or null. */
export const factProblem = (fact: VillageFactInput): string | null => {
  if (fact.kind === "type")
    return fact.text !== null && Object.hasOwn(villageTypeWords, fact.text) ? null : "请选择村类型";
  if (fact.kind === "poor") return fact.text === "yes" || fact.text === "no" ? null : "请选择是否脱贫村";
  if (fact.number === null) return `请填写${factLabels[fact.kind]}`;
  if (fact.number < 0) return `${factLabels[fact.kind]}不能是负数`;
  return null;
};

/** The facts with one put in place of that of the same kind and day, the latest day first. */
export const withFact = (facts: readonly VillageFactInput[], fact: VillageFactInput): readonly VillageFactInput[] =>
  [...facts.filter((other) => other.kind !== fact.kind || other.fromDate !== fact.fromDate), fact].toSorted(
    (left, right) =>
      factKinds.indexOf(left.kind) - factKinds.indexOf(right.kind) || right.fromDate.localeCompare(left.fromDate),
  );
