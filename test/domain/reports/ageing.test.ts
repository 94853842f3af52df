import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { ageOf } from "#domain/reports/ageing.ts";

const at = { onDate: localDate("2026-12-31"), days: [30, 90] };
const on = (text: string) => localDate(text);

it.each([
  [
    "what was paid settles the oldest",
    [
      [null, 100],
      ["2026-11-01", 50],
      ["2026-12-20", 30],
      ["2026-12-25", -120],
    ],
    { balanceFen: 60, buckets: [30, 30, 0], oldestOn: "2026-11-01" },
  ],
  [
    "a debt on the credit side",
    [
      ["2026-01-05", -80],
      ["2026-12-31", -20],
      ["2026-12-31", 50],
    ],
    { balanceFen: -50, buckets: [-20, 0, -30], oldestOn: "2026-01-05" },
  ],
  [
    "nothing open",
    [
      ["2026-01-05", 10],
      ["2026-02-05", -10],
    ],
    { balanceFen: 0, buckets: [0, 0, 0], oldestOn: null },
  ],
  ["an opening that stands", [[null, 70]], { balanceFen: 70, buckets: [0, 0, 70], oldestOn: null }],
] as const)("ages %s", (_case, movements, expected) => {
  const rows = movements.map(([day, amount]) => ({ onDate: day === null ? null : on(day), amountFen: fen(amount) }));
  expect(ageOf(rows, at)).toEqual(expected);
});

it("adds up to the balance whatever happened", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9999, max: 9999 })), (amounts) => {
      const rows = amounts.map((amount, day) => ({
        onDate: addDays(localDate("2026-01-01"), day),
        amountFen: fen(amount),
      }));
      const { balanceFen, buckets } = ageOf(rows, at);
      expect(buckets.reduce((total, bucket) => total + bucket, 0)).toBe(balanceFen);
    }),
  );
});
