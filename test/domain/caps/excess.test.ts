import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cap, CapVersion } from "#domain/caps/cap.ts";
import { excessesOf, type PostedUse } from "#domain/caps/excess.ts";
import { localDate } from "#domain/core/dates.ts";
import { fen, sumOf } from "#domain/core/fen.ts";
import { idOf, type CapId, type CategoryId, type ResolutionId, type VoucherId } from "#domain/core/ids.ts";

const versionOf = (version: number, capFen: number, metOn = "2025-12-20"): CapVersion => ({
  version,
  vote: {
    resolutionId: idOf<ResolutionId>(`r${version}`),
    number: `${version}号`,
    title: "限额",
    metOn: localDate(metOn),
    isInForce: true,
  },
  basis: { kind: "K04", amountFen: fen(capFen) },
  fromOn: localDate(metOn > "2026-01-01" ? metOn : "2026-01-01"),
  toOn: localDate("2026-12-31"),
  isRatification: false,
});
const capOf = (...versions: readonly CapVersion[]): Cap => ({
  id: idOf<CapId>("cap"),
  categoryId: idOf<CategoryId>("F02"),
  categoryIds: [idOf<CategoryId>("F02")],
  categoryName: "办公费",
  period: "year",
  versions,
});
const use = (id: string, amount: number, given: { on?: string; cancels?: string; names?: string } = {}): PostedUse => ({
  voucherId: idOf<VoucherId>(id),
  onDate: localDate(given.on ?? "2026-03-01"),
  amountFen: fen(amount),
  correctsId: given.cancels === undefined ? null : idOf<VoucherId>(given.cancels),
  named: new Set(given.names === undefined ? [] : [idOf<ResolutionId>(given.names)]),
});
const plain = { basesOn: () => ({ population: null, recurringIncomeFen: null }), carriedFen: fen(0) };
const overOf = (cap: Cap, uses: readonly PostedUse[]) =>
  Object.fromEntries(excessesOf(cap, uses, plain).map((each) => [each.voucherId, each.overFen]));

describe("what lies beyond a cap", () => {
  const hundred = capOf(versionOf(1, 100));
  it.each([
    ["nothing up to the cap", [use("a", 60), use("b", 40)], {}],
    ["the one that pushed the sum over it, and not the one before", [use("a", 60), use("b", 60)], { b: 20 }],
    ["each one after it with its whole amount", [use("a", 60), use("b", 60), use("c", 60)], { b: 20, c: 60 }],
    ["the one reviewed last, though its day is earlier", [use("a", 60), use("b", 60, { on: "2026-02-01" })], { b: 20 }],
    ["less where a refund gives something back", [use("a", 120), use("b", -5)], { a: 15 }],
    ["nothing of a voucher cancelled in red", [use("a", 60), use("b", 60), use("c", -60, { cancels: "b" })], {}],
    [
      "the copy and not the voucher it stands in for",
      [use("a", 60), use("b", 90), use("c", -90, { cancels: "b" }), use("d", 50)],
      { d: 10 },
    ],
    ["nothing where no vote is in force on the day", [use("a", 900, { on: "2025-06-01" })], {}],
  ])("is %s", (_case, uses, expected) => {
    expect(overOf(hundred, uses)).toEqual(expected);
  });

  it("is told stretch by stretch where a raise took over, and never twice", () => {
    const raised = capOf(versionOf(1, 100), versionOf(2, 200, "2026-07-01"));
    const early = [use("a", 60, { on: "2026-02-01" }), use("b", 60, { on: "2026-03-01" })];
    expect(overOf(raised, [...early, use("c", 30, { on: "2026-08-01" })])).toEqual({ b: 20 });
    expect(overOf(raised, [...early, use("c", 110, { on: "2026-08-01" })])).toEqual({ b: 20, c: 10 });
  });

  it("leaves what was lawful on its own day alone when a later vote lowers the cap", () => {
    const lowered = capOf(versionOf(1, 200), versionOf(2, 100, "2026-07-01"));
    const uses = [use("a", 150, { on: "2026-02-01" }), use("b", 10, { on: "2026-08-01" })];
    expect(overOf(lowered, uses)).toEqual({ b: 10 });
  });

  it("is cleared where a vote the voucher names covers all that was used with it", () => {
    const cap = capOf(versionOf(1, 100), versionOf(2, 130, "2026-09-20"));
    const cleared = (names: string | undefined, amount: number) =>
      excessesOf(cap, [use("a", 90), use("b", amount, names === undefined ? {} : { names })], plain).map(
        (each) => each.isCleared,
      );
    expect(cleared(undefined, 40)).toEqual([false]);
    expect(cleared("r2", 40)).toEqual([true]);
    expect(cleared("r2", 41)).toEqual([false]);
  });

  it("comes to used − cap, whatever was used in whatever order", () => {
    const uses = fc.array(fc.integer({ min: -40, max: 90 }), { maxLength: 12 });
    fc.assert(
      fc.property(uses, fc.integer({ min: 0, max: 300 }), fc.context(), (amounts, capFen, context) => {
        const given = amounts.map((amount, index) => use(`v${index}`, amount));
        const found = excessesOf(capOf(versionOf(1, capFen)), given, plain);
        context.log(JSON.stringify(found));
        const usedFen = sumOf(given, (each) => each.amountFen);
        expect(sumOf(found, (each) => each.overFen)).toBe(Math.max(0, usedFen - capFen));
        expect(found.every((each) => each.overFen > 0 && each.overFen <= each.thisFen)).toBe(true);
      }),
    );
  });
});
