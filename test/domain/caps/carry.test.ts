import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { capFenOf, carriesInto, neighbourPeriod, type CapVersion } from "#domain/caps/cap.ts";
import { carriedInto, laterShortOf, type CarryChain } from "#domain/caps/carry.ts";
import { incomeFault, incomeKeyOf, shareOfIncome } from "#domain/caps/income-base.ts";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type ResolutionId } from "#domain/core/ids.ts";

const chain = (at: number, ...periods: readonly (readonly [capFen: number | null, usedFen: number])[]): CarryChain => ({
  at,
  periods: periods.map(([capFen, usedFen], index) => ({
    periodName: `第${String(index + 1)}期`,
    capFen: capFen === null ? null : fen(capFen),
    usedFen: fen(usedFen),
    carries: true,
  })),
});

describe("what is left unused of a cap", () => {
  it.each<[string, CarryChain | undefined, number]>([
    ["is nothing without a chain", undefined, 0],
    ["goes on to the next period", chain(1, [100, 60], [100, 0]), 40],
    ["goes on through several", chain(2, [100, 60], [100, 120], [100, 0]), 20],
    ["is never a debt", chain(1, [100, 160], [100, 0]), 0],
    ["is nothing of a period whose limit is not known", chain(1, [null, 0], [100, 0]), 0],
  ])("%s", (_name, of, expected) => {
    expect(carriedInto(of)).toBe(expected);
  });

  it("cannot be spent again by a voucher dated back", () => {
    const spent = chain(0, [100, 60], [100, 130]);
    expect(laterShortOf(spent, fen(10))).toBeUndefined();
    expect(laterShortOf(spent, fen(11))).toEqual({ periodName: "第2期", overFen: 1 });
  });

  it("is no matter of a later period that was over its limit anyway", () => {
    expect(laterShortOf(chain(0, [100, 100], [100, 150]), fen(50))).toBeUndefined();
  });

  it("no order of days lets the sum of any first periods pass the sum of their limits", () => {
    const periods = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 6 });
    const spendings = fc.array(fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 60 })), { maxLength: 25 });
    fc.assert(
      fc.property(periods, spendings, (caps, wanted) => {
        const used = caps.map(() => 0);
        for (const [place, amount] of wanted) {
          const at = place % caps.length;
          const now = chain(at, ...caps.map((cap, index) => [cap, used[index] ?? 0] as const));
          const roomFen = (caps[at] ?? 0) + carriedInto(now) - (used[at] ?? 0);
          if (amount <= roomFen && laterShortOf(now, fen(amount)) === undefined) used[at] = (used[at] ?? 0) + amount;
        }
        for (let last = 1; last <= caps.length; last += 1) {
          const sum = (numbers: readonly number[]) => numbers.slice(0, last).reduce((total, each) => total + each, 0);
          expect(sum(used)).toBeLessThanOrEqual(sum(caps));
        }
      }),
    );
  });
});

const versionOf = (basis: CapVersion["basis"], carry: NonNullable<CapVersion["carry"]> = "none"): CapVersion => ({
  version: 1,
  vote: {
    resolutionId: idOf<ResolutionId>("r1"),
    number: "1号",
    title: "",
    metOn: localDate("2025-12-20"),
    isInForce: true,
  },
  basis,
  fromOn: localDate("2026-01-01"),
  toOn: localDate("2026-12-31"),
  isRatification: false,
  carry,
});

describe("a cap as a share of an income", () => {
  const share = { basisPoints: 500, floorFen: fen(1_000), ceilingFen: fen(5_000) };
  const base = { accountCodes: ["501", "502"], yearsBack: 2 };
  const version = versionOf({ kind: "K06", bands: [], share, base });

  it.each([
    ["is rounded down to the fen", 39_999, 1_999],
    ["is never less than its floor", 10_000, 1_000],
    ["is its floor where there was no income", 0, 1_000],
    ["is its floor where the income was negative", -50_000, 1_000],
    ["is never more than its ceiling", 1_000_000, 5_000],
  ])("%s", (_name, incomeFen, expected) => {
    expect(shareOfIncome(share, fen(incomeFen))).toBe(expected);
    const incomes = new Map([[incomeKeyOf(base), fen(incomeFen)]]);
    expect(capFenOf(version, { population: null, recurringIncomeFen: null, incomes })).toBe(expected);
  });

  it("is not known without the income of its own accounts and year, whatever else is registered", () => {
    expect(capFenOf(version, { population: null, recurringIncomeFen: 1_000_000 })).toBeNull();
    const incomes = new Map([[incomeKeyOf(base), null]]);
    expect(capFenOf(version, { population: null, recurringIncomeFen: 1_000_000, incomes })).toBeNull();
  });

  it("goes by the registered recurring income where no account is named", () => {
    const usual = versionOf({ kind: "K06", bands: [], share, base: null });
    expect(capFenOf(usual, { population: null, recurringIncomeFen: 60_000 })).toBe(3_000);
  });

  it.each([
    ["share-out-of-range", { ...share, basisPoints: 10_001 }, base],
    ["floor-above-ceiling", { ...share, floorFen: fen(5_001) }, base],
    ["base-year-out-of-range", share, { ...base, yearsBack: 0 }],
    ["account-unknown", share, { ...base, accountCodes: ["513"] }],
    [undefined, share, base],
  ])("%s", (fault, given, of) => {
    expect(incomeFault(of, given, (code) => code.startsWith("50"))).toBe(fault);
  });
});

it("carries within its year only, or on into the next", () => {
  const first = localDate("2027-01-01");
  const amount = { kind: "K04", amountFen: fen(1) } as const;
  expect(carriesInto(versionOf(amount, "within-year"), first)).toBe(false);
  expect(carriesInto(versionOf(amount, "onward"), first)).toBe(true);
  expect(carriesInto(versionOf(amount, "within-year"), localDate("2026-10-01"))).toBe(true);
  expect(neighbourPeriod("quarter", localDate("2026-02-10"), -1)).toBe("2025-10-01");
  expect(neighbourPeriod("quarter", localDate("2026-02-10"), 1)).toBe("2026-04-01");
});
