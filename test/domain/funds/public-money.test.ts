import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fen, sumFen, type Fen } from "#domain/core/fen.ts";
import { arrivalBasisPoints, arrivalLight, divideFen, isAverageAtLeast, residueOf } from "#domain/funds/allocation.ts";
import { entitlementOf, shortfallOf, type EntitlementRow } from "#domain/funds/entitlement.ts";
import {
  partAnswer,
  payByFormula,
  payByTable,
  retiredPay,
  type FixedPayRow,
  type PayFormula,
} from "#domain/funds/remuneration.ts";
import {
  answerCondition,
  everyVillage,
  shareOfFen,
  toTheFen,
  type VillagePicture,
} from "#domain/funds/village-condition.ts";

const yuan = (amount: number): Fen => fen(amount * 100);
const plain: VillagePicture = { type: "single", population: 1000, recurringIncomeFen: yuan(200_000), isPoor: false };
const percent = (value: number) => ({ numerator: value, denominator: 100 });

describe("T1 pay support by post and by the village's income", () => {
  const rows: readonly FixedPayRow[] = [
    { posts: ["书记", "主任"], condition: everyVillage, yearlyFen: yuan(25_000) },
    {
      posts: null,
      condition: { ...everyVillage, incomeTo: { value: yuan(350_000), isInclusive: false } },
      yearlyFen: yuan(12_000),
    },
  ];
  const pay = (post: string, recurringIncomeFen: Fen | null) =>
    payByTable(rows, post, { ...plain, recurringIncomeFen });

  it("adds up to 5,610,000 yuan for 174 leading and 105 other cadres of villages below the gate", () => {
    const people = [
      ...Array.from({ length: 87 }, () => pay("书记", yuan(900_000))),
      ...Array.from({ length: 87 }, () => pay("主任", yuan(900_000))),
      ...Array.from({ length: 105 }, () => pay("委员", yuan(349_999))),
    ];
    expect(sumFen(people.map((each) => (each.state === "due" ? each.yearlyFen : Number.NaN)))).toBe(yuan(5_610_000));
  });

  it("T1b gives an ordinary cadre nothing where the income is 350,000 exactly: the rule says below", () => {
    expect(pay("委员", yuan(350_000))).toEqual({ state: "due", yearlyFen: 0, monthlyFen: 0 });
  });

  it("says that the income is missing, instead of paying or refusing", () => {
    expect(pay("委员", null)).toEqual({ state: "base-missing", missing: "recurring-income" });
    expect(pay("书记", null)).toMatchObject({ state: "due", yearlyFen: yuan(25_000) });
  });
});

describe("T2 twice last year's rural income, 80 % and 60 % of it", () => {
  const exact: PayFormula = {
    multiple: { numerator: 2, denominator: 1 },
    ratios: [
      { post: "书记", ratio: percent(100) },
      { post: "主任", ratio: percent(80) },
      { post: "委员", ratio: percent(60) },
    ],
    addOns: [],
    rounding: toTheFen,
  };
  const roundedUp: PayFormula = { ...exact, rounding: { stepFen: yuan(50), direction: "up" } };

  it.each([
    ["书记", 21_600, 1_800],
    ["主任", 17_280, 1_450],
    ["委员", 12_960, 1_100],
  ])(
    "gives the floor of %s a year, and what the document pays a month after rounding up to 50 yuan",
    (post, yearly, monthly) => {
      const given = { indicatorFen: yuan(10_800), village: plain };
      expect(payByFormula(exact, post, given)).toMatchObject({ state: "due", yearlyFen: yuan(yearly) });
      expect(payByFormula(roundedUp, post, given)).toMatchObject({ monthlyFen: yuan(monthly) });
    },
  );

  it("asks for the indicator of the year and for a known post", () => {
    expect(payByFormula(exact, "书记", { indicatorFen: null, village: plain })).toEqual({
      state: "base-missing",
      missing: "indicator",
    });
    expect(payByFormula(exact, "组长", { indicatorFen: yuan(1), village: plain })).toEqual({
      state: "post-unknown",
      post: "组长",
    });
  });
});

describe("T3 two and a half times, with an addition for poor villages", () => {
  const formula: PayFormula = {
    multiple: { numerator: 5, denominator: 2 },
    ratios: [
      { post: "书记", ratio: percent(100) },
      { post: "主任", ratio: percent(90) },
      { post: "委员", ratio: percent(70) },
    ],
    addOns: [{ condition: { ...everyVillage, isPoor: true }, monthlyFen: yuan(150) }],
    rounding: toTheFen,
  };
  it.each([
    ["书记", 1_650, 1_800],
    ["主任", 1_485, 1_635],
    ["委员", 1_155, 1_305],
  ])("pays %s %d yuan a month, and %d in a poor village", (post, usual, poor) => {
    const given = { indicatorFen: yuan(7_920), village: plain };
    expect(payByFormula(formula, post, given)).toMatchObject({ monthlyFen: yuan(usual) });
    expect(payByFormula(formula, post, { ...given, village: { ...plain, isPoor: true } })).toMatchObject({
      monthlyFen: yuan(poor),
    });
    expect(payByFormula(formula, post, { ...given, village: { ...plain, isPoor: null } })).toEqual({
      state: "base-missing",
      missing: "poor",
    });
  });
});

describe("T4 operating money by population", () => {
  const rows: readonly EntitlementRow[] = [
    { condition: everyVillage, promise: { kind: "fixed", floorFen: yuan(50_000) } },
    {
      condition: { ...everyVillage, populationFrom: { value: 1_500, isInclusive: true } },
      promise: { kind: "fixed", floorFen: yuan(100_000) },
    },
  ];
  const money = { ownFen: yuan(30_000), subsidyFen: yuan(40_000) };
  it.each([
    [1_499, 50_000, 0],
    [1_500, 100_000, 30_000],
  ])("promises a village of %d people %d yuan, and misses %d of it", (population, floor, missing) => {
    const owed = entitlementOf(rows, { ...plain, population }, null);
    expect(owed).toMatchObject({ state: "owed", floorFen: yuan(floor) });
    expect(shortfallOf(yuan(floor), money)).toBe(yuan(missing));
  });
  it("says that the population is missing", () => {
    expect(entitlementOf(rows, { ...plain, population: null }, null)).toEqual({
      state: "base-missing",
      missing: "population",
    });
  });
});

describe("T5 the gate of 100,000 yuan of recurring income", () => {
  it.each([
    ["inclusive", true, 10_000_000, true],
    ["inclusive", true, 9_999_999, false],
    ["strict", false, 10_000_000, false],
    ["strict", false, 9_999_999, false],
  ])("read as %s", (_word, isInclusive, income, holds) => {
    const part = { name: "村定补贴", gate: { ...everyVillage, incomeFrom: { value: 10_000_000, isInclusive } } };
    expect(partAnswer(part, { ...plain, recurringIncomeFen: fen(income) })).toEqual({ holds });
  });
  it("is open where a part has no gate", () => {
    expect(partAnswer({ name: "区定补贴", gate: null }, { ...plain, recurringIncomeFen: null })).toEqual({
      holds: true,
    });
  });
});

describe("T6 money that arrives short", () => {
  it("is red at 58 %, amber from 60 %, green when complete", () => {
    expect(arrivalBasisPoints(yuan(5_000), yuan(2_900))).toBe(5_800);
    expect(arrivalLight(yuan(5_000), yuan(2_900))).toBe("red");
    expect(arrivalLight(yuan(5_000), yuan(3_000))).toBe("amber");
    expect(arrivalLight(yuan(5_000), fen(499_999))).toBe("amber");
    expect(arrivalLight(yuan(5_000), yuan(5_000))).toBe("green");
    expect(arrivalBasisPoints(fen(0), fen(0))).toBeNull();
  });
});

describe("T7 villages raised to a floor on last year's figure", () => {
  const growth = { numerator: 3, denominator: 100 };
  const rows: readonly EntitlementRow[] = [
    {
      condition: { ...everyVillage, types: ["single"] },
      promise: { kind: "raise-to", floorFen: yuan(130_000), growth },
    },
  ];
  it("raises 120,000 to 130,000 and lets 131,000 grow by the share", () => {
    expect(entitlementOf(rows, plain, yuan(120_000))).toMatchObject({ floorFen: yuan(130_000) });
    expect(entitlementOf(rows, plain, yuan(131_000))).toMatchObject({ floorFen: yuan(134_930) });
  });
  it("is for unmerged villages, and asks for last year's figure", () => {
    expect(entitlementOf(rows, { ...plain, type: "merged" }, yuan(1))).toEqual({ state: "none" });
    expect(entitlementOf(rows, plain, null)).toEqual({ state: "base-missing", missing: "last-year" });
  });
});

describe("T11 retired cadres", () => {
  const scheme = {
    tiers: [
      { fromYears: 3, monthlyFen: yuan(244) },
      { fromYears: 9, monthlyFen: yuan(366) },
      { fromYears: 15, monthlyFen: yuan(488) },
    ],
    ratios: [
      { post: "书记", ratio: percent(100) },
      { post: "主任", ratio: percent(80) },
    ],
  };
  it.each([
    ["书记", 9, 36_600],
    ["主任", 9, 29_280],
    ["书记", 2, null],
    ["委员", 9, null],
  ])("%s after %d years", (post, years, amount) => {
    expect(retiredPay(scheme, { post, years })).toBe(amount);
  });
});

describe("T12 an average is no floor", () => {
  it("60,000,000 yuan reach 220,000 on average for 272 villages, not for 273", () => {
    expect(isAverageAtLeast(yuan(60_000_000), 273, yuan(220_000))).toBe(false);
    expect(isAverageAtLeast(yuan(60_000_000), 272, yuan(220_000))).toBe(true);
  });
});

describe("dividing public money", () => {
  it("leaves no residue, and shows one that is left", () => {
    const allotments = [
      { name: "柳溪村", amountFen: yuan(70) },
      { name: "石桥村", amountFen: yuan(30) },
    ];
    expect(residueOf({ instalmentFen: yuan(90), matchingFen: yuan(10) }, allotments)).toBe(0);
    expect(residueOf({ instalmentFen: yuan(90), matchingFen: yuan(11) }, allotments)).toBe(yuan(1));
  });
  it("to the fen, whatever the weights", () => {
    fc.assert(
      fc.property(fc.nat(10 ** 11), fc.array(fc.nat(5_000), { minLength: 1, maxLength: 60 }), (amount, weights) => {
        fc.pre(weights.some((weight) => weight > 0));
        const parts = divideFen(fen(amount), weights);
        const whole = weights.reduce((sum, weight) => sum + weight, 0);
        expect(sumFen(parts)).toBe(amount);
        for (const [index, part] of parts.entries()) {
          const exact = (BigInt(amount) * BigInt(weights[index] ?? 0)) / BigInt(whole);
          expect(BigInt(part) - exact === 0n || BigInt(part) - exact === 1n).toBe(true);
        }
      }),
    );
  });
  it("rounds a share as told", () => {
    expect(shareOfFen(fen(1_001), { numerator: 1, denominator: 2 })).toBe(501);
    expect(shareOfFen(fen(1_001), { numerator: 1, denominator: 2 }, { stepFen: fen(100), direction: "down" })).toBe(
      500,
    );
    expect(shareOfFen(fen(1_001), { numerator: 1, denominator: 2 }, { stepFen: fen(100), direction: "up" })).toBe(600);
  });
});

describe("a condition", () => {
  it("fails on what is known before it asks for what is missing", () => {
    const condition = { ...everyVillage, types: ["merged"] as const, populationTo: { value: 10, isInclusive: true } };
    expect(answerCondition(condition, { ...plain, population: null })).toEqual({ holds: false });
    expect(answerCondition(condition, { ...plain, type: null, population: 10 })).toEqual({
      holds: "unknown",
      missing: "type",
    });
  });
});
