import { expect, it } from "vitest";
import { villageTypes, type VillageFact } from "#domain/books/village.ts";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { villagePictureOf } from "#flow/village-picture.ts";

const fact = (kind: VillageFact["kind"], given: Partial<VillageFact>): VillageFact => ({
  kind,
  fromDate: localDate("2026-01-01"),
  number: null,
  text: null,
  source: "",
  ...given,
});

it.each(villageTypes)("sees a village registered as %s as what it is", (type) => {
  const facts = [fact("type", { text: type }), fact("poor", { text: "no" }), fact("population", { number: 1_200 })];
  const picture = villagePictureOf((kind) => facts.find((each) => each.kind === kind), fen(100));
  expect(picture).toEqual({ type, population: 1_200, recurringIncomeFen: 100, isPoor: false });
});

it("says nothing of what was never registered", () => {
  expect(villagePictureOf(() => undefined, null)).toEqual({
    type: null,
    population: null,
    recurringIncomeFen: null,
    isPoor: null,
  });
});
