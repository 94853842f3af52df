import { expect, it } from "vitest";
import { excessOfCaps, type CapRow } from "#domain/audit/cap-room.ts";
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
