import { expect, it } from "vitest";
import { bookedExcessOf, excessOfCaps, type BookedExcess, type CapRow } from "#domain/audit/cap-room.ts";
import { month, quarterOf } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";

const cap = (category: string, changes: { [Key in keyof CapRow]?: CapRow[Key] } = {}): CapRow => ({
  category,
  categoryNames: [category],
  period: "year",
  periodName: "2026年",
  hasCap: true,
  isForbidden: false,
  isNonProductive: true,
  capFen: fen(10_000),
  firstCapFen: fen(10_000),
  resolutionNumber: "2026-1",
  metOn: null,
  version: 1,
  isTotal: false,
  carriedFen: fen(0),
  quarterFen: fen(0),
  usedFen: fen(0),
  committedFen: fen(0),
  ...changes,
});
const used = (amount: number, changes: Parameters<typeof cap>[1] = {}) =>
  cap("办公费", { usedFen: fen(amount), ...changes });
const total = (amount: number) =>
  cap("办公费、差旅费合计", { isTotal: true, categoryNames: ["办公费", "差旅费"], usedFen: fen(amount) });

it.each<readonly [string, readonly CapRow[], number, number]>([
  ["nothing under a cap", [used(10_000)], 0, 0],
  ["what goes beyond the cap and what was carried to it", [used(12_500, { carriedFen: fen(2_000) })], 1, 500],
  ["nothing where no cap is known", [used(12_500, { capFen: null })], 0, 0],
  ["the worse of a yearly and a quarterly cap", [used(10_100), used(10_300, { period: "quarter" })], 1, 300],
  ["every month of a monthly cap", [100, 0, 50].map((over) => used(10_000 + over, { period: "month" })), 1, 150],
  ["a total only beyond its members", [used(10_300), total(10_500)], 2, 500],
  ["no total that its member explains", [used(10_500), total(10_500)], 1, 500],
])("超限额 counts %s", (_what, caps, count, amountFen) => {
  expect(excessOfCaps(caps)).toEqual({ count, amountFen });
});

const overBy = (amount: number, changes: Partial<BookedExcess> = {}): BookedExcess => ({
  category: "办公费",
  periodName: "2026年",
  overFen: fen(amount),
  ...changes,
});

it.each<readonly [string, readonly CapRow[], readonly BookedExcess[], number, number]>([
  ["what a later vote made room for", [used(9_000)], [overBy(4_147)], 1, 4_147],
  ["one breach by its height, not by its vouchers", [used(9_000)], [overBy(100), overBy(400)], 1, 400],
  ["a breach that still stands once", [used(10_300)], [overBy(300)], 1, 300],
  [
    "each month's own",
    [1, 2].map((at) => used(0, { period: "month", periodName: `${at}月` })),
    [1, 2].map((at) => overBy(50, { periodName: `${at}月` })),
    1,
    100,
  ],
  ["a cap that has ended since", [], [overBy(70, { category: "差旅费" })], 1, 70],
])("超限额 counts, booked as exceptions, %s", (_what, caps, booked, count, amountFen) => {
  expect(excessOfCaps(caps, booked)).toEqual({ count, amountFen });
});

it("takes for booked excess what E14 found this quarter over a voted cap", () => {
  const facts = { rule: "K04", categoryName: "办公费", periodName: "2026年", overFen: 4_147 };
  const found = { test: "E14", foundIn: quarterOf(month("2026-09")), facts };
  const others = [
    { ...found, test: "E15" },
    { ...found, foundIn: quarterOf(month("2026-06")) },
    { ...found, facts: { ...facts, rule: "K17" } },
    { ...found, facts: { ...facts, overFen: null } },
  ];
  expect(bookedExcessOf([found, ...others], quarterOf(month("2026-09")))).toEqual([overBy(4_147)]);
});
