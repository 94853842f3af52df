import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandOf, stepOf, stepsFault } from "#domain/caps/bands.ts";
import { fen } from "#domain/core/fen.ts";

const step = (upTo: number | null, isInclusive: boolean) => ({ upTo, isInclusive });

describe("steps over whole numbers", () => {
  it.each([
    ["one open step", [step(null, true)], undefined],
    ["rising ends and an open one", [step(1200, true), step(2000, true), step(null, true)], undefined],
    [
      "neighbours that share an end, one without it",
      [step(1200, false), step(1200, true), step(null, true)],
      undefined,
    ],
    ["no step", [], { reason: "none", line: 1 }],
    ["no open end", [step(1200, true), step(2000, true)], { reason: "no-open-end", line: 2 }],
    ["an open end too early", [step(null, true), step(2000, true)], { reason: "open-end-early", line: 1 }],
    ["ends that fall", [step(2000, true), step(1200, true), step(null, true)], { reason: "not-rising", line: 2 }],
    ["the same end twice", [step(1200, true), step(1200, true), step(null, true)], { reason: "empty", line: 2 }],
    [
      "an end that gives back its number",
      [step(1200, true), step(1200, false), step(null, true)],
      { reason: "not-rising", line: 2 },
    ],
    [
      "a step between two whole numbers",
      [step(1200, true), step(1201, false), step(null, true)],
      { reason: "empty", line: 2 },
    ],
    ["nothing below zero", [step(0, false), step(null, true)], { reason: "empty", line: 1 }],
  ])("%s", (_case, steps, fault) => {
    expect(stepsFault(steps)).toEqual(fault);
  });

  it("puts every whole number into exactly one step when nothing is found wrong", () => {
    const steps = fc.array(fc.record({ upTo: fc.nat(50), isInclusive: fc.boolean() }), { maxLength: 6 });
    fc.assert(
      fc.property(steps, fc.nat(60), (ends, value) => {
        const all = [...ends, step(null, true)];
        fc.pre(stepsFault(all) === undefined);
        const lowerOf = (index: number): number => {
          const below = all[index - 1];
          return below === undefined || below.upTo === null ? 0 : below.isInclusive ? below.upTo + 1 : below.upTo;
        };
        const holding = all.filter(
          (each, index) =>
            value >= lowerOf(index) &&
            (each.upTo === null || (each.isInclusive ? value <= each.upTo : value < each.upTo)),
        );
        expect(holding).toEqual([stepOf(all, value)]);
      }),
    );
  });
});

describe("caps by population band", () => {
  // 1 200 以下 8 000, 1 201–2 000 15 000, above 20 000.
  const bands = [
    { ...step(1200, true), capFen: fen(800_000) },
    { ...step(2000, true), capFen: fen(1_500_000) },
    { ...step(null, true), capFen: fen(2_000_000) },
  ];
  it.each([
    [0, 800_000],
    [1200, 800_000],
    [1201, 1_500_000],
    [2000, 1_500_000],
    [2001, 2_000_000],
  ])("gives %i people %i fen", (people, capFen) => {
    expect(bandOf(bands, people)?.capFen).toBe(capFen);
  });
});
