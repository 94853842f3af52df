import { villageTypes, type VillageFact } from "#domain/books/village.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { VillagePicture } from "#domain/funds/village-condition.ts";

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
