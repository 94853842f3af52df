import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fen } from "#domain/core/fen.ts";
import {
  appropriationPlan,
  checkAppropriation,
  type AppropriationPolicy,
  type YearResult,
} from "#domain/funds/appropriation.ts";

const policy: AppropriationPolicy = {
  order: ["loss", "reserve", "members", "other"],
  reserveBasisPoints: 3000,
  reserveBase: "distributable",
};
const year = (broughtForward: number, netIncome: number, covered = 0): YearResult => ({
  broughtForwardFen: fen(broughtForward),
  netIncomeFen: fen(netIncome),
  coveredFromReserveFen: fen(covered),
  before: null,
});

describe("the plan of a year's income", () => {
  it.each<[string, YearResult, Partial<AppropriationPolicy>, number, number, number]>([
    ["the worked example", year(5_000_00, 89_000_00), {}, 0, 94_000_00, 28_200_00],
    [
      "the worked example, of the year's own income",
      year(5_000_00, 89_000_00),
      { reserveBase: "net-income" },
      0,
      94_000_00,
      26_700_00,
    ],
    ["an earlier loss is covered first", year(-20_000_00, 50_000_00), {}, 20_000_00, 30_000_00, 9_000_00],
    [
      "the reserve before the loss",
      year(-20_000_00, 50_000_00),
      { order: ["reserve", "loss", "members", "other"] },
      20_000_00,
      30_000_00,
      15_000_00,
    ],
    ["a loss of the year gives nothing out", year(0, -10_00), {}, 0, 0, 0],
    ["a loss covered from the reserve", year(-30_000_00, 10_000_00, 25_000_00), {}, 5_000_00, 5_000_00, 1_500_00],
    ["a share that is no whole fen is rounded up", year(0, 1), {}, 0, 1, 1],
  ])("is right for %s", (_case, result, rest, lossFen, distributableFen, leastReserveFen) => {
    expect(appropriationPlan(result, { ...policy, ...rest })).toMatchObject({
      lossFen,
      distributableFen,
      leastReserveFen,
    });
  });

  it("never asks for more reserve than there is, and never for less than the ratio", () => {
    const amount = fc.integer({ min: -10_000_000, max: 10_000_000 });
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 0, max: 10_000 }), (before, net, points) => {
        const plan = appropriationPlan(year(before, net), { ...policy, reserveBasisPoints: points });
        expect(plan.leastReserveFen).toBeLessThanOrEqual(plan.distributableFen);
        expect(plan.leastReserveFen * 10_000).toBeGreaterThanOrEqual(plan.distributableFen * points);
        expect(plan.distributableFen).toBe(Math.max(0, before + net));
      }),
    );
  });
});

describe("an appropriation", () => {
  const plan = appropriationPlan(year(0, 10_000), policy);
  it.each([
    [
      "members before the reserve",
      [2_999, 1, 0],
      { ok: false, error: { code: "reserve-below-ratio", leastFen: 3_000, reserveFen: 2_999 } },
    ],
    ["others before the reserve", [0, 0, 1], { ok: false, error: { code: "reserve-below-ratio" } }],
    ["more than there is", [3_000, 7_000, 1], { ok: false, error: { code: "over-distributable", overFen: 1 } }],
    ["all of it after the reserve", [3_000, 7_000, 0], { ok: true }],
    ["the reserve alone, in part", [100, 0, 0], { ok: true }],
  ] as const)("is judged for %s", (_case, [reserve, members, other], expected) => {
    const wanted = { reserveFen: fen(reserve), membersFen: fen(members), otherFen: fen(other) };
    expect(checkAppropriation(plan, wanted, policy)).toMatchObject(expected);
  });
});

describe("what the year before left", () => {
  const before = (netIncome: number, reserve: number) => ({
    broughtForwardFen: fen(0),
    netIncomeFen: fen(netIncome),
    coveredFromReserveFen: fen(0),
    reserveFen: fen(reserve),
  });
  const ofBase = (reserveBase: AppropriationPolicy["reserveBase"]) => ({ ...policy, reserveBase });
  const given = (reserve: number, members: number) => ({
    reserveFen: fen(reserve),
    membersFen: fen(members),
    otherFen: fen(0),
  });

  it.each(["distributable", "net-income"] as const)("bore its reserve and may be given out at once: %s", (base) => {
    // 100 earned and 30 reserved last year; 10 earned in January.
    const result = { ...year(7_000, 1_000), before: before(10_000, 3_000) };
    const plan = appropriationPlan(result, ofBase(base));
    expect(plan).toMatchObject({ earlierFen: 7_000, owedReserveFen: 0 });
    expect(checkAppropriation(plan, given(0, 7_000), ofBase(base))).toEqual({ ok: true, value: null });
    expect(checkAppropriation(plan, given(0, 7_001), ofBase(base))).toMatchObject({
      error: { code: "reserve-below-ratio", leastFen: base === "net-income" ? 300 : 2_400 },
    });
  });

  it.each(["distributable", "net-income"] as const)("owes what its reserve still lacks: %s", (base) => {
    const result = { ...year(9_000, 0), before: before(10_000, 1_000) };
    const plan = appropriationPlan(result, ofBase(base));
    expect(plan.owedReserveFen).toBe(2_000);
    expect(checkAppropriation(plan, given(1_999, 1), ofBase(base))).toMatchObject({
      error: { code: "reserve-below-ratio", leastFen: 2_000, reserveFen: 1_999 },
    });
    expect(checkAppropriation(plan, given(2_000, 7_000), ofBase(base))).toEqual({ ok: true, value: null });
  });

  it("owes nothing of a loss, and never more than it left", () => {
    const after = (rest: YearResult) => appropriationPlan(rest, ofBase("net-income")).owedReserveFen;
    expect(after({ ...year(500, 0), before: before(-10_000, 0) })).toBe(0);
    expect(after({ ...year(500, 0), before: before(10_000, 0) })).toBe(500);
    expect(after({ ...year(0, 10_000), before: { ...before(10_000, 0), broughtForwardFen: fen(-10_000) } })).toBe(0);
  });
});
