import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inspectStatement } from "#domain/bank/inspection.ts";
import { diceFrom, mutated, readWhole, seedFiles } from "#test/fuzz/mutations.ts";
import { grid } from "#test/support/statement-fixtures.ts";

// A short run of what `npm run fuzz` does ten thousand times.
describe("damaged files", () => {
  it("of every kind become lines or a refusal, never an error", { timeout: 60_000 }, async () => {
    const files = await seedFiles();
    const property = fc.asyncProperty(fc.nat(files.length - 1), fc.nat(), async (at, seed) => {
      const bytes = files[at]?.bytes ?? new Uint8Array();
      expect(await readWhole(mutated(bytes, diceFrom(seed)))).toMatch(/^[a-z-]+$/);
    });
    await fc.assert(property, { numRuns: 200 });
  });
});

describe("cells nobody expects", () => {
  const words = [
    "交易日期",
    "交易时间",
    "收入金额",
    "支出金额",
    "余额",
    "对方户名",
    "对方账号",
    "摘要",
    "交易流水号",
    "借贷标志",
  ];
  const cell = fc.oneof(
    fc.constantFrom(
      ...words,
      "",
      "-",
      "合计",
      "2026-07-01",
      "20260231",
      "1,2",
      "１２．３",
      "=1+1",
      "6.22E+18",
      "借",
      "贷",
      "\u0000",
    ),
    fc.string({ maxLength: 12 }),
    fc.double(),
    fc.integer(),
    fc.constant(null),
  );

  it("never make the inspection throw, and no line of it moves nothing", () => {
    const property = fc.property(fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 20 }), (rows) => {
      const found = inspectStatement({ name: "x", container: "xlsx", encoding: null, grids: [grid([words, ...rows])] });
      for (const line of found.lines) expect(Number.isSafeInteger(line.amountFen) && line.amountFen !== 0).toBe(true);
    });
    fc.assert(property, { numRuns: 500 });
  });
});
