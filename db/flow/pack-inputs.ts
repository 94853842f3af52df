import { monthOf, type LocalDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import type { VillageFact, VillageFactKind } from "#domain/books/village.ts";
import type { PackInputs, PackVillage } from "#domain/packs/inputs.ts";
import type { FigureKey } from "#domain/packs/pack.ts";
import { countHitsByRule, readPolicyEvents, readPolicyFigures, type PolicyFigure } from "#store/pack-rows.ts";
import { readIndicators } from "#store/pay-scheme-rows.ts";
import type { Reading } from "#store/query.ts";
import { readVillages, type VillageRow } from "#store/village-rows.ts";
import { packGrants, packSpending } from "./pack-money.ts";
import { packPayments, packPeople, payStandingOf } from "./pack-people.ts";
import { villagePictureOf } from "./village-picture.ts";

const figuresOf = (figures: readonly PolicyFigure[], villageId: string | null): Partial<Record<FigureKey, number>> =>
  Object.fromEntries(
    figures.filter((figure) => figure.villageId === villageId).map(({ key, number }) => [key, number]),
  );

/** A village with what was registered of it by the last day looked at; income is that of the latest year known by then. */
const villageFrom = (village: VillageRow, on: LocalDate, figures: readonly PolicyFigure[]): PackVillage => {
  const factOf = (kind: VillageFactKind): VillageFact | undefined =>
    village.facts.filter((fact) => fact.kind === kind && fact.fromDate <= on).at(-1);
  const income = factOf("recurring-income")?.number ?? null;
  return {
    id: village.id,
    name: village.name,
    picture: villagePictureOf(factOf, income === null ? null : fen(income)),
    figures: figuresOf(figures, village.id),
  };
};

/** Everything the rows of a pack are worked out from, for one year up to a day of it. */
export const packInputs = (
  reading: Reading,
  at: { readonly year: number; readonly on: LocalDate; readonly ruleIds: readonly string[] },
): PackInputs => {
  const { year, on } = at;
  const toMonth = Number(monthOf(on).slice(5));
  const figures = readPolicyFigures(reading, year);
  const villages = readVillages(reading).filter((village) => village.isActive);
  return {
    year,
    toMonth,
    villages: villages.map((village) => villageFrom(village, on, figures)),
    indicators: new Map(
      readIndicators(reading)
        .filter((indicator) => indicator.year === year - 1)
        .map(({ name, amountFen }) => [name, amountFen]),
    ),
    grants: packGrants(reading, year, on),
    spending: packSpending(reading, year, on),
    people: packPeople(
      reading,
      villages.map((village) => village.id),
      { year, toMonth },
    ),
    payments: packPayments(reading, year),
    events: readPolicyEvents(reading, year)
      .filter((event) => event.onDate <= on)
      .map(({ villageId, kind, days }) => ({ villageId, event: kind, days })),
    payStanding: payStandingOf(reading, monthOf(on)),
    hitsByRule: countHitsByRule(reading, at.ruleIds, year),
  };
};
