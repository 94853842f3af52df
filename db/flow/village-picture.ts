import { villageTypes, type VillageFact } from "#domain/books/village.ts";
import { localDate, yearOf, type LocalDate } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { VillageId } from "#domain/core/ids.ts";
import type { VillagePicture } from "#domain/funds/village-condition.ts";
import type { Reading } from "#store/query.ts";
import { villageFactOn } from "#store/village-rows.ts";

/**
 * What policies ask about a village, from the facts in force on a day. Which year's recurring income counts is the caller's to
 * say: pay goes by the year before, a report by the latest year known.
 */
export const villagePictureOf = (
  factOf: (kind: "population" | "type" | "poor") => VillageFact | undefined,
  recurringIncomeFen: Fen | null,
): VillagePicture => {
  const typeText = factOf("type")?.text;
  const poor = factOf("poor")?.text ?? null;
  return {
    type: villageTypes.find((type) => type === typeText) ?? null,
    population: factOf("population")?.number ?? null,
    recurringIncomeFen,
    isPoor: poor === null ? null : poor === "yes",
  };
};

/** The amount of an income fact that is of this year. */
export const incomeIn = (income: VillageFact | undefined, year: number): Fen | null => {
  const number = income?.number ?? null;
  return number === null || income === undefined || yearOf(income.fromDate) !== year ? null : fen(number);
};

/** The recurring income registered of exactly this year: an older figure is no base, what is missing must be seen. */
const recurringIncomeOf = (reading: Reading, villageId: VillageId, year: number): Fen | null => {
  const on = localDate(`${String(year)}-12-31`);
  return incomeIn(villageFactOn(reading, villageId, { kind: "recurring-income", on }), year);
};

/** A village as it stood on a day, with the recurring income of the year before. */
export const villagePictureOn = (reading: Reading, villageId: VillageId, on: LocalDate): VillagePicture =>
  villagePictureOf(
    (kind) => villageFactOn(reading, villageId, { kind, on }),
    recurringIncomeOf(reading, villageId, yearOf(on) - 1),
  );
