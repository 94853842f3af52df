import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, localDate } from "#domain/core/dates.ts";
import { fen, sumOf } from "#domain/core/fen.ts";
import { debtFault, owedOf, type DebtTerms } from "#domain/funds/debt.ts";

const debt = (on: string, principal: number, changes: Partial<DebtTerms> = {}): DebtTerms => ({
  fromOn: localDate(on),
  dueOn: null,
  principalFen: fen(principal),
  ratePoints: 435,
  ...changes,
});

describe("what is owed of debts", () => {
  const both = [debt("2024-01-01", 100), debt("2025-01-01", 50)];
  it.each([
    ["all of both", 150, [100, 50], 0],
    ["the oldest is repaid first", 120, [70, 50], 0],
    ["the newest last", 30, [0, 30], 0],
    ["nothing", 0, [0, 0], 0],
    ["more than is registered", 170, [100, 50], 20],
    ["more repaid than borrowed", -5, [0, 0], -5],
  ])("%s", (_case, balance, owed, rest) => {
    const found = owedOf(both, balance);
    expect(found.debts.map((each) => each.owedFen)).toEqual(owed);
    expect(found.restFen).toBe(rest);
  });

  it("always adds up to what the books owe", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000)), fc.integer({ min: -2000, max: 20_000 }), (principals, balance) => {
        const debts = principals.map((principal, index) =>
          debt(addDays(localDate("2020-01-01"), index), principal + 1),
        );
        const found = owedOf(debts, balance);
        expect(sumOf(found.debts, (each) => each.owedFen) + found.restFen).toBe(balance);
        for (const each of found.debts) expect(each.owedFen).toBeLessThanOrEqual(each.principalFen);
      }),
    );
  });

  it.each<[string, Partial<DebtTerms>, string | undefined]>([
    ["a whole one", {}, undefined],
    ["no principal", { principalFen: fen(0) }, "principal-missing"],
    ["a rate above all", { ratePoints: 10_001 }, "rate-bad"],
    ["due before it began", { dueOn: localDate("2023-12-31") }, "dates-reversed"],
  ])("keeps %s in order", (_case, changes, fault) => {
    expect(debtFault(debt("2024-01-01", 1, changes))).toBe(fault);
  });
});
