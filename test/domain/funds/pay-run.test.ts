import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDate, month, type Month } from "#domain/core/dates.ts";
import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import { monthOfYear, runPay, schemeFault, type PayGiven, type PayScheme } from "#domain/funds/pay-run.ts";
import { everyVillage, toTheFen, type VillagePicture } from "#domain/funds/village-condition.ts";
import { workDue, workFaults, type WorkStandard } from "#domain/funds/work-subsidy.ts";
import type { PostKind, PostTerm } from "#domain/people/village-posts.ts";

const yuan = (amount: number): Fen => fen(Math.round(amount * 100));
const share = (numerator: number, denominator: number) => ({ numerator, denominator });
const term = (post: PostKind, from = "2025-01-01", to: string | null = null): PostTerm => ({
  post,
  fromOn: localDate(from),
  toOn: to === null ? null : localDate(to),
});
const person = (id: string, ...posts: readonly PostTerm[]) => ({ id, name: id, posts });
const village: VillagePicture = { type: "single", population: 1200, recurringIncomeFen: yuan(100_000), isPoor: false };
const given = (of: Partial<PayGiven> = {}): PayGiven => ({
  month: month("2026-08"),
  village,
  indicatorOf: (name, year) => (name === "人均可支配收入" && year === 2025 ? yuan(7920) : null),
  typedOf: () => zeroFen,
  splitsMonth: false,
  ...of,
});

/** 2.5 × last year's income for the secretary, 90 % and 70 % for the others, 150 yuan more in a poor village (T3). */
const byIndicator: PayScheme = {
  posts: ["secretary", "head", "committee"],
  parts: [
    {
      name: "基本报酬",
      gate: null,
      way: {
        kind: "formula",
        indicator: "人均可支配收入",
        yearsBack: 1,
        formula: {
          multiple: share(5, 2),
          ratios: [
            { post: "secretary", ratio: share(1, 1) },
            { post: "head", ratio: share(9, 10) },
            { post: "committee", ratio: share(7, 10) },
          ],
          addOns: [{ condition: { ...everyVillage, isPoor: true }, monthlyFen: yuan(150) }],
          rounding: toTheFen,
        },
      },
    },
  ],
};
const people = [
  person("丙", term("committee")),
  person("甲", term("party-member"), term("head"), term("secretary")),
  person("乙", term("head")),
  person("丁", term("representative")),
];
const duesOf = (run: ReturnType<typeof runPay<string>>) =>
  run.ok ? run.value.map((line) => [line.name, line.post, line.dueFen]) : run.error;

describe("a monthly run by an indicator", () => {
  it("pays each person once, for the leading post they hold, in the order of posts", () => {
    expect(duesOf(runPay(byIndicator, people, given()))).toEqual([
      ["甲", "secretary", yuan(1650)],
      ["乙", "head", yuan(1485)],
      ["丙", "committee", yuan(1155)],
    ]);
  });

  it("adds what a poor village gets", () => {
    expect(duesOf(runPay(byIndicator, people, given({ village: { ...village, isPoor: true } })))).toEqual([
      ["甲", "secretary", yuan(1800)],
      ["乙", "head", yuan(1635)],
      ["丙", "committee", yuan(1305)],
    ]);
  });

  it.each<readonly [string, Partial<PayGiven>, object]>([
    [
      "an indicator missing for the year",
      { month: month("2027-01") },
      { reason: "indicator-missing", name: "人均可支配收入", year: 2026 },
    ],
    [
      "a village of which nobody knows whether it is poor",
      { village: { ...village, isPoor: null } },
      { reason: "figure-missing", name: "poor", year: 2026 },
    ],
    ["a month in which nobody held a post", { month: month("2024-12") }, { reason: "nobody" }],
  ])("is refused with %s", (_case, of, fault) => {
    expect(duesOf(runPay(byIndicator, people, given(of)))).toMatchObject(fault);
  });

  it("looks at posts on the last day of the month", () => {
    const leaving = [
      person("甲", term("secretary", "2025-01-01", "2026-08-30")),
      person("乙", term("head", "2026-08-31")),
    ];
    expect(duesOf(runPay(byIndicator, leaving, given()))).toEqual([["乙", "head", yuan(1485)]]);
  });
});

describe("parts", () => {
  const gate = { ...everyVillage, incomeFrom: { value: yuan(100_000), isInclusive: true } };
  const parts: PayScheme = {
    posts: ["head"],
    parts: [
      {
        name: "区定补贴",
        gate: null,
        way: { kind: "table", rows: [{ posts: null, condition: everyVillage, yearlyFen: yuan(25_000) }] },
      },
      { name: "绩效补贴", gate, way: { kind: "typed" } },
    ],
  };
  it("are paid beside each other, what is typed among them", () => {
    const run = runPay(
      parts,
      people,
      given({ typedOf: (id, part) => (id === "乙" && part === "绩效补贴" ? yuan(300) : zeroFen) }),
    );
    expect(run.ok && run.value.find((line) => line.name === "乙")?.parts).toEqual([
      { name: "区定补贴", amountFen: yuan(2083.34), isGated: false },
      { name: "绩效补贴", amountFen: yuan(300), isGated: false },
    ]);
  });
  it("of a village under the gate come to nothing, whatever was typed (T5)", () => {
    const poorer = given({ village: { ...village, recurringIncomeFen: yuan(99_999.99) }, typedOf: () => yuan(300) });
    const run = runPay(parts, people, poorer);
    expect(run.ok && run.value[0]?.parts[1]).toEqual({ name: "绩效补贴", amountFen: zeroFen, isGated: true });
  });
  it("of a year add up to the yearly amount to the fen", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_00 }), (yearly) => {
        const months = Array.from({ length: 12 }, (_none, at): Month =>
          month(`2026-${String(at + 1).padStart(2, "0")}`),
        );
        expect(sumOf(months, (each) => monthOfYear(fen(yearly), each))).toBe(yearly);
      }),
      { seed: 20_261_130 },
    );
  });
});

it("pays 174 leading and 105 ordinary cadres of 87 villages 5 610 000 a year (T1), and nothing at 350 000 exactly (T1b)", () => {
  const under = { ...everyVillage, incomeTo: { value: yuan(350_000), isInclusive: false } };
  const scheme: PayScheme = {
    posts: ["secretary", "head", "committee"],
    parts: [
      {
        name: "补助",
        gate: null,
        way: {
          kind: "table",
          rows: [
            { posts: ["secretary", "head"], condition: everyVillage, yearlyFen: yuan(25_000) },
            { posts: null, condition: under, yearlyFen: yuan(12_000) },
          ],
        },
      },
    ],
  };
  const own = [
    ...Array.from({ length: 174 }, (_none, at) => person(`a${at}`, term(at % 2 === 0 ? "secretary" : "head"))),
    ...Array.from({ length: 105 }, (_none, at) => person(`b${at}`, term("committee"))),
  ];
  const yearOf = (incomeFen: Fen): number =>
    Array.from({ length: 12 }, (_none, at) => {
      const run = runPay(
        scheme,
        own,
        given({
          month: month(`2026-${String(at + 1).padStart(2, "0")}`),
          village: { ...village, recurringIncomeFen: incomeFen },
        }),
      );
      return run.ok ? Number(sumOf(run.value, (line) => line.dueFen)) : 0;
    }).reduce((sum, each) => sum + each, 0);
  expect(yearOf(yuan(349_999.99))).toBe(yuan(5_610_000));
  expect(yearOf(yuan(350_000))).toBe(yuan(174 * 25_000));
});

it.each([
  ["ten months and a day that touch twelve months", "2010-12-31", "2011-11-01", 0],
  ["a year less a day", "2010-01-01", "2010-12-30", 0],
  ["a whole year", "2010-01-01", "2010-12-31", 24_400],
  ["a year from the middle of a month", "2010-03-15", "2011-03-14", 24_400],
])("counts months served, not months touched: %s", (_case, fromOn, toOn, dueFen) => {
  const ratios = [{ post: "head" as const, ratio: share(1, 1) }];
  const tiers = [{ fromYears: 1, monthlyFen: yuan(244) }];
  const scheme: PayScheme = {
    posts: ["retired"],
    parts: [{ name: "离任定补", gate: null, way: { kind: "retired", scheme: { tiers, ratios } } }],
  };
  const run = runPay(scheme, [person("老主任", term("head", fromOn, toOn), term("retired", "2024-01-01"))], given());
  expect(run.ok ? sumOf(run.value, (line) => line.dueFen) : run).toBe(dueFen);
});

it("pays retired cadres by the years they served and the highest post they held (T11)", () => {
  const ratios = [
    { post: "secretary", ratio: share(1, 1) },
    { post: "head", ratio: share(4, 5) },
    { post: "committee", ratio: share(3, 5) },
  ];
  const tiers = [
    { fromYears: 9, monthlyFen: yuan(244) },
    { fromYears: 15, monthlyFen: yuan(366) },
    { fromYears: 21, monthlyFen: yuan(488) },
  ];
  const scheme: PayScheme = {
    posts: ["retired"],
    parts: [{ name: "离任定补", gate: null, way: { kind: "retired", scheme: { tiers, ratios } } }],
  };
  const retired = term("retired", "2024-01-01");
  const own = [
    person(
      "老书记",
      term("committee", "2000-01-01", "2005-12-31"),
      term("secretary", "2006-01-01", "2014-12-31"),
      retired,
    ),
    person("老主任", term("head", "2000-01-01", "2014-12-31"), term("committee", "2000-01-01", "2014-12-31"), retired),
    person("任期太短", term("head", "2010-01-01", "2017-12-31"), retired),
  ];
  const run = runPay(scheme, own, given());
  expect(run.ok && Object.fromEntries(run.value.map((line) => [line.name, line.dueFen]))).toEqual({
    老书记: yuan(366),
    老主任: yuan(292.8),
    任期太短: zeroFen,
  });
});

it.each([
  ["no posts", { ...byIndicator, posts: [] }, "posts-missing"],
  ["no parts", { ...byIndicator, parts: [] }, "parts-missing"],
  ["two parts of one name", { ...byIndicator, parts: [...byIndicator.parts, ...byIndicator.parts] }, "part-twice"],
  ["a post without a ratio", { ...byIndicator, posts: [...byIndicator.posts, "clerk"] }, "ratio-missing"],
  ["nothing wrong", byIndicator, undefined],
] as const)("a scheme with %s", (_case, scheme, fault) => {
  expect(schemeFault(scheme)).toBe(fault);
});

describe("误工补贴", () => {
  const standard: WorkStandard = {
    dayRateFen: yuan(100),
    monthHalfDays: 20,
    yearHalfDays: 60,
    yearCapFen: yuan(2500),
    excludedPosts: ["secretary", "head", "supervisor-head"],
    personIds: ["甲", "乙"],
  };
  const none = { monthHalfDays: 0, yearHalfDays: 0, yearFen: zeroFen, dates: [] };
  const of = (posts: readonly PostTerm[] = []) => ({ posts, on: localDate("2026-08-31"), before: none });
  const line = { id: "甲", halfDays: 20, rateFen: yuan(100), dates: [] };
  it.each([
    ["what was voted", line, of(), []],
    ["somebody not on the list", { ...line, id: "丙" }, of(), ["not-on-list"]],
    ["the head himself", line, of([term("head")]), ["post-excluded"]],
    ["a former head", line, of([term("head", "2020-01-01", "2026-08-30")]), []],
    ["a higher rate", { ...line, rateFen: yuan(100.01) }, of(), ["rate-over"]],
    ["half a day too much", { ...line, halfDays: 21 }, of(), ["month-days-over"]],
    ["days of the month listed before", line, { ...of(), before: { ...none, monthHalfDays: 1 } }, ["month-days-over"]],
    ["days of the year listed before", line, { ...of(), before: { ...none, yearHalfDays: 41 } }, ["year-days-over"]],
    [
      "money of the year paid before",
      line,
      { ...of(), before: { ...none, yearFen: yuan(1500.01) } },
      ["year-cap-over"],
    ],
    ["no days", { ...line, halfDays: 0 }, of(), ["days-missing"]],
    [
      "a day already listed elsewhere",
      { ...line, halfDays: 2, dates: [localDate("2026-08-03")] },
      { ...of(), before: { ...none, dates: [localDate("2026-08-03")] } },
      ["day-twice"],
    ],
    ["more days than are named", { ...line, halfDays: 4, dates: [localDate("2026-08-03")] }, of(), ["days-differ"]],
    ["a day of another month", { ...line, halfDays: 2, dates: [localDate("2031-02-02")] }, of(), ["day-outside-month"]],
    [
      "a day in office by who left it within the month",
      { ...line, halfDays: 2, dates: [localDate("2026-08-10")] },
      of([term("secretary", "2020-01-01", "2026-08-30")]),
      ["post-excluded"],
    ],
    [
      "a day after office by who left it within the month",
      { ...line, halfDays: 2, dates: [localDate("2026-08-31")] },
      of([term("secretary", "2020-01-01", "2026-08-30")]),
      [],
    ],
  ] as const)("%s", (_case, own, given_, faults) => {
    expect(workFaults(standard, own, given_)).toEqual(faults);
  });
  it("pays half a day by half the rate, rounded half up", () => {
    expect(workDue({ halfDays: 3, rateFen: yuan(100) })).toBe(yuan(150));
    expect(workDue({ halfDays: 1, rateFen: fen(9_001) })).toBe(4_501);
  });
});

describe("a person who changes post within a month", () => {
  const split = (of: Partial<PayGiven> = {}) => given({ splitsMonth: true, ...of });
  const dueOf = (holders: Parameters<typeof runPay>[1], of: PayGiven) => {
    const run = runPay(byIndicator, holders, of);
    if (!run.ok) throw new Error(run.error.reason);
    return run.value.map(({ id, post, dueFen, stretches }) => ({ id, post, dueFen, stretches }));
  };
  const handedOver = [
    person("旧书记", term("secretary", "2025-01-01", "2026-08-15")),
    person("新书记", term("head", "2025-01-01", "2026-08-15"), term("secretary", "2026-08-16")),
  ];

  it("is paid the whole month of the post of the last day, as long as the office does not split months", () => {
    const [whole] = dueOf([person("甲", term("secretary"))], given());
    expect(dueOf(handedOver, given())).toEqual([{ ...whole, id: "新书记", stretches: expect.anything() }]);
  });

  it("is paid by days when it does, each post at its own rate, and the list says how many", () => {
    const [secretary] = dueOf([person("甲", term("secretary"))], given());
    const [head] = dueOf([person("甲", term("head"))], given());
    const daysOf = (whole: Fen | undefined, days: number): number => Math.floor(((whole ?? 0) * days) / 31 + 0.5);
    const [one, other] = dueOf(handedOver, split());
    expect(one).toEqual({
      id: "新书记",
      post: "secretary",
      dueFen: daysOf(head?.dueFen, 15) + daysOf(secretary?.dueFen, 16),
      stretches: [
        { post: "head", days: 15 },
        { post: "secretary", days: 16 },
      ],
    });
    expect(other).toMatchObject({ id: "旧书记", dueFen: daysOf(secretary?.dueFen, 15), stretches: [{ days: 15 }] });
  });

  it("is paid exactly one month where both posts pay the same, odd fen included", () => {
    const same: PayScheme = {
      posts: ["secretary", "head"],
      parts: [
        {
          name: "补助",
          gate: null,
          way: { kind: "table", rows: [{ posts: null, condition: everyVillage, yearlyFen: yuan(21_600.12) }] },
        },
      ],
    };
    const moved = person("甲", term("head", "2025-01-01", "2026-06-15"), term("secretary", "2026-06-16"));
    const run = runPay(same, [moved], split({ month: month("2026-06") }));
    expect(run.ok && run.value.map(({ dueFen }) => dueFen)).toEqual([1_800_01]);
  });

  it("costs the village one month of the post, to the fen of each hand it went through", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 4 }), (cuts) => {
        const ends = [...cuts.toSorted((left, right) => left - right), 31];
        const day = (number: number): string => `2026-08-${String(number).padStart(2, "0")}`;
        const holders = ends.map((end, index) =>
          person(`第${String(index)}任`, term("secretary", day((ends[index - 1] ?? 0) + 1), day(end))),
        );
        const [whole] = dueOf([person("甲", term("secretary"))], split());
        const paid = sumOf(dueOf(holders, split()), ({ dueFen }) => dueFen);
        // Each share is rounded by itself, half a fen at most.
        expect(Math.abs(paid - (whole?.dueFen ?? 0)) * 2).toBeLessThanOrEqual(holders.length);
      }),
    );
  });
});
