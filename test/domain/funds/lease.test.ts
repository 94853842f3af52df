import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { leaseFault, leaseStanding, rentOfLaterYears, rentSchedule, type LeaseTerms } from "#domain/funds/lease.ts";
import { splitByShares } from "#domain/funds/household-shares.ts";

const terms = (rest: Partial<LeaseTerms> = {}): LeaseTerms => ({
  fromOn: localDate("2025-03-01"),
  toOn: localDate("2028-02-29"),
  periodMonths: 12,
  isDueAtStart: true,
  steps: [
    { fromOn: localDate("2025-03-01"), yearFen: fen(12_000_00) },
    { fromOn: localDate("2027-03-01"), yearFen: fen(13_200_00) },
  ],
  endedOn: null,
  ...rest,
});

describe("the rent of a contract", () => {
  it("falls due period by period, with the steps it names", () => {
    expect(rentSchedule(terms()).map((due) => [due.dueOn, due.toOn, due.amountFen])).toEqual([
      ["2025-03-01", "2026-02-28", 12_000_00],
      ["2026-03-01", "2027-02-28", 12_000_00],
      ["2027-03-01", "2028-02-29", 13_200_00],
    ]);
  });

  it("of a contract ended early is paid by days", () => {
    const dues = rentSchedule(terms({ endedOn: localDate("2026-03-31"), isDueAtStart: false }));
    expect(dues.map((due) => [due.dueOn, due.amountFen])).toEqual([
      ["2026-02-28", 12_000_00],
      ["2026-03-31", 1_019_18],
    ]);
  });

  it("of a year adds up to the rent of the year, whatever the period", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), fc.constantFrom(1, 3, 6, 12), (yearFen, periodMonths) => {
        const steps = [{ fromOn: localDate("2025-03-01"), yearFen: fen(yearFen) }];
        const dues = rentSchedule(terms({ periodMonths, steps }));
        expect(dues).toHaveLength(36 / periodMonths);
        expect(dues.reduce((total, due) => total + due.amountFen, 0)).toBe(3 * yearFen);
      }),
    );
  });

  it("is settled oldest first, and the rest is in arrears", () => {
    const standing = leaseStanding(rentSchedule(terms()), fen(15_000_00), localDate("2026-06-30"));
    expect(standing).toMatchObject({
      dueFen: 24_000_00,
      arrearsFen: 9_000_00,
      advanceFen: 0,
      oldestArrearsOn: "2026-03-01",
    });
    const ahead = leaseStanding(rentSchedule(terms()), fen(30_000_00), localDate("2026-06-30"));
    expect(ahead).toMatchObject({ arrearsFen: 0, advanceFen: 6_000_00, oldestArrearsOn: null });
  });

  it.each([
    ["term-reversed", { toOn: localDate("2025-02-28") }],
    ["term-reversed", { endedOn: localDate("2025-02-28") }],
    ["period-bad", { periodMonths: 5 }],
    ["step-missing", { steps: [] }],
    ["step-missing", { steps: [{ fromOn: localDate("2025-04-01"), yearFen: fen(1) }] }],
    ["steps-unordered", { steps: [terms().steps[0], terms().steps[0]] as LeaseTerms["steps"] }],
    [undefined, {}],
  ])("is refused with %s", (fault, rest) => {
    expect(leaseFault(terms(rest))).toBe(fault);
  });
});

it("splits an amount by shares to the fen, nobody more than a fen from their part", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000_000 }),
      fc
        .array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 300 })
        .filter((each) => each.some((share) => share > 0)),
      (totalFen, shares) => {
        const parts = splitByShares(fen(totalFen), shares);
        const whole = shares.reduce((sum, share) => sum + share, 0);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(totalFen);
        for (const [index, share] of shares.entries())
          expect(Math.abs((parts[index] ?? 0) - (totalFen * share) / whole)).toBeLessThan(1.000_001);
      },
    ),
  );
});

describe("an amount received for several years", () => {
  const due = (fromOn: string, openFen: number) => ({ fromOn: localDate(fromOn), openFen: fen(openFen) });
  const dues = [due("2025-01-01", 30), due("2026-01-01", 100), due("2027-01-01", 100), due("2028-01-01", 100)];
  it.each([
    [100, 0],
    [130, 0],
    [230, 100],
    [400, 270],
  ])("of %i has %i for later years", (amount, later) => {
    expect(rentOfLaterYears(dues, fen(amount), localDate("2026-03-01"))).toBe(later);
  });
});
