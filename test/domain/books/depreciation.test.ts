import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { depreciationDue, type Wearing } from "#domain/books/depreciation.ts";
import { addMonths, month } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";

const card = (rest: Partial<Wearing> = {}): Wearing => ({
  method: "straight-line",
  costFen: fen(1_000_00),
  residualFen: fen(50_00),
  wornFen: fen(0),
  lifeMonths: 36,
  firstMonth: month("2026-02"),
  wornThrough: null,
  lifeUnits: 0,
  usedUnits: 0,
  ...rest,
});

describe("depreciation", () => {
  it.each<[string, Partial<Wearing>, string, number, number]>([
    ["nothing before the first month", {}, "2026-01", 0, 0],
    ["one month of 36", {}, "2026-02", 0, 26_39],
    ["a year at once where nothing was booked", {}, "2027-01", 0, 316_67],
    ["nothing twice in one month", { wornThrough: month("2026-02"), wornFen: fen(26_39) }, "2026-02", 0, 0],
    [
      "all that is left in the last month",
      { wornThrough: month("2028-12"), wornFen: fen(923_00) },
      "2029-01",
      0,
      27_00,
    ],
    ["nothing of what is not depreciated", { method: "none" }, "2028-01", 0, 0],
    ["by work done", { method: "workload", lifeUnits: 950, usedUnits: 0 }, "2026-05", 95, 95_00],
    ["no work, no wear", { method: "workload", lifeUnits: 950 }, "2026-05", 0, 0],
    [
      "never more than is left",
      { method: "workload", lifeUnits: 950, usedUnits: 900, wornFen: fen(900_00) },
      "2026-05",
      500,
      50_00,
    ],
  ])("books %s", (_case, rest, through, units, expected) => {
    expect(depreciationDue(card(rest), month(through), units)).toBe(expected);
  });

  it("adds up to cost less residual to the fen, however the months are put together", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000_000 }),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 1, max: 480 }),
        fc.array(fc.integer({ min: 1, max: 24 }), { minLength: 1, maxLength: 40 }),
        (cost, residualShare, lifeMonths, steps) => {
          const residual = Math.floor((cost * residualShare) / 100);
          let state = card({ costFen: fen(cost), residualFen: fen(residual), lifeMonths });
          let through = addMonths(state.firstMonth, -1);
          const last = addMonths(state.firstMonth, lifeMonths - 1);
          for (let turn = 0; through < last; turn += 1) {
            through = addMonths(through, steps[turn % steps.length] ?? 1);
            const amount = depreciationDue(state, through, 0);
            expect(amount).toBeGreaterThanOrEqual(0);
            state = { ...state, wornFen: fen(state.wornFen + amount), wornThrough: through };
          }
          expect(state.wornFen).toBe(cost - residual);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("spreads what is left over the rest of the life when a card changes, and still ends at the residual", () => {
    let state = card();
    for (let index = 0; index < 36; index += 1) {
      const at = addMonths(state.firstMonth, index);
      if (index === 12) state = { ...state, costFen: fen(1_600_00), residualFen: fen(80_00) };
      state = { ...state, wornFen: fen(state.wornFen + depreciationDue(state, at, 0)), wornThrough: at };
    }
    expect(state.wornFen).toBe(1_520_00);
  });
});
