import { describe, expect, it } from "vitest";
import {
  capFenOf,
  coveringVersion,
  decidingVersion,
  monthsOfPeriod,
  periodNameOf,
  usageOf,
  type Cap,
  type CapBasis,
  type CapVersion,
} from "#domain/caps/cap.ts";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type CapId, type CategoryId, type ResolutionId } from "#domain/core/ids.ts";

const noBases = { population: null, recurringIncomeFen: null };
const fixed = (amount: number): CapBasis => ({ kind: "K04", amountFen: fen(amount) });

const versionOf = (
  version: number,
  given: { metOn: string; fromOn: string; toOn?: string; capFen?: number; isInForce?: boolean },
): CapVersion => ({
  version,
  vote: {
    resolutionId: idOf<ResolutionId>(`r${version}`),
    number: `〔2026〕${version}号`,
    title: "办公费限额",
    metOn: localDate(given.metOn),
    isInForce: given.isInForce ?? true,
  },
  basis: fixed(given.capFen ?? version * 100_000),
  fromOn: localDate(given.fromOn),
  toOn: localDate(given.toOn ?? "2026-12-31"),
  isRatification: given.fromOn < given.metOn,
});
const capOf = (...versions: readonly CapVersion[]): Cap => ({
  id: idOf<CapId>("cap"),
  categoryId: idOf<CategoryId>("F02"),
  categoryIds: [idOf<CategoryId>("F02")],
  categoryName: "办公费",
  period: "year",
  versions,
});
const first = versionOf(1, { metOn: "2025-12-20", fromOn: "2026-01-01" });

describe("the version of a cap that decides", () => {
  it.each([
    ["the only one on its first day", capOf(first), "2026-01-01", 1],
    ["the only one on its last day", capOf(first), "2026-12-31", 1],
    ["none before it", capOf(first), "2025-12-31", undefined],
    ["none after it", capOf(first), "2027-01-01", undefined],
    [
      "none where the vote is not in force",
      capOf(versionOf(1, { metOn: "2025-12-20", fromOn: "2026-01-01", isInForce: false })),
      "2026-03-01",
      undefined,
    ],
    [
      "the older before an amendment's day",
      capOf(first, versionOf(2, { metOn: "2026-06-20", fromOn: "2026-07-01" })),
      "2026-06-30",
      1,
    ],
    [
      "the amendment from its day",
      capOf(first, versionOf(2, { metOn: "2026-06-20", fromOn: "2026-07-01" })),
      "2026-07-01",
      2,
    ],
    [
      "the older again after an amendment has ended",
      capOf(first, versionOf(2, { metOn: "2026-06-20", fromOn: "2026-07-01", toOn: "2026-07-31" })),
      "2026-08-01",
      1,
    ],
    [
      "the older while an amendment waits for its opinion",
      capOf(first, versionOf(2, { metOn: "2026-06-20", fromOn: "2026-07-01", isInForce: false })),
      "2026-07-01",
      1,
    ],
    [
      "the older where the amendment was voted after the day",
      capOf(first, versionOf(2, { metOn: "2026-06-20", fromOn: "2026-01-01" })),
      "2026-03-01",
      1,
    ],
    [
      "a first vote held after the day, for want of an earlier one",
      capOf(versionOf(1, { metOn: "2026-02-10", fromOn: "2026-01-01" })),
      "2026-01-20",
      1,
    ],
    [
      "the first of two votes held after the day",
      capOf(
        versionOf(1, { metOn: "2026-02-10", fromOn: "2026-01-01" }),
        versionOf(2, { metOn: "2026-05-10", fromOn: "2026-01-01" }),
      ),
      "2026-01-20",
      1,
    ],
  ])("%s", (_case, cap, on, version) => {
    expect(decidingVersion(cap, localDate(on))?.version).toBe(version);
  });
});

describe("a vote that a spending names", () => {
  const raised = versionOf(2, { metOn: "2026-06-20", fromOn: "2026-06-20", capFen: 300_000 });
  const need = (on: string, total: number) => ({
    on: localDate(on),
    totalFen: fen(total),
    bases: noBases,
    deciding: first,
  });
  const named = new Set([idOf<ResolutionId>("r2")]);
  it.each([
    ["covers a spending before it in the same year", capOf(first, raised), named, need("2026-06-01", 300_000), 2],
    ["does not cover one fen more", capOf(first, raised), named, need("2026-06-01", 300_001), undefined],
    ["does not cover another year", capOf(first, raised), named, need("2025-06-01", 200_000), undefined],
    [
      "covers nothing when it is not named",
      capOf(first, raised),
      new Set<ResolutionId>(),
      need("2026-06-01", 1),
      undefined,
    ],
    [
      "covers nothing when another vote is named",
      capOf(first, raised),
      new Set([idOf<ResolutionId>("r9")]),
      need("2026-06-01", 1),
      undefined,
    ],
    [
      "covers nothing when returned by the township",
      capOf(first, { ...raised, vote: { ...raised.vote, isInForce: false } }),
      named,
      need("2026-06-01", 1),
      undefined,
    ],
    [
      "covers nothing when its band has no base",
      capOf(first, {
        ...raised,
        basis: { kind: "K05", bands: [{ upTo: null, isInclusive: true, capFen: fen(9_000_000) }] },
      }),
      named,
      need("2026-06-01", 1),
      undefined,
    ],
    [
      "never undoes a cap that was lowered after it",
      capOf(first, raised, versionOf(3, { metOn: "2026-07-01", fromOn: "2026-07-01", capFen: 50_000 })),
      named,
      { ...need("2026-08-01", 60_000), deciding: versionOf(3, { metOn: "2026-07-01", fromOn: "2026-07-01" }) },
      undefined,
    ],
  ] as const)("%s", (_case, cap, names, spending, version) => {
    expect(coveringVersion(cap, names, spending)?.version).toBe(version);
  });
});

describe("periods and amounts", () => {
  it.each([
    ["month", "2026-09-10", "2026-09", "2026-09", "2026年9月"],
    ["quarter", "2026-09-10", "2026-07", "2026-09", "2026年第3季度"],
    ["quarter", "2026-12-31", "2026-10", "2026-12", "2026年第4季度"],
    ["year", "2026-09-10", "2026-01", "2026-12", "2026年"],
  ] as const)("a %s around %s runs from %s to %s", (period, on, from, to, name) => {
    expect(monthsOfPeriod(period, localDate(on))).toEqual({ first: from, last: to });
    expect(periodNameOf(period, localDate(on))).toBe(name);
  });

  it("takes the band of the base its kind names, and knows nothing without it", () => {
    const bands = [
      { upTo: 10_000_000, isInclusive: false, capFen: fen(1) },
      { upTo: null, isInclusive: true, capFen: fen(2) },
    ];
    const byIncome = { ...first, basis: { kind: "K06", bands } as const };
    expect(capFenOf(byIncome, { population: 99, recurringIncomeFen: 9_999_999 })).toBe(1);
    expect(capFenOf(byIncome, { population: 99, recurringIncomeFen: 10_000_000 })).toBe(2);
    expect(capFenOf(byIncome, { population: 99, recurringIncomeFen: null })).toBeNull();
    expect(capFenOf({ ...first, basis: { kind: "K05", bands } }, noBases)).toBeNull();
  });

  it("shows what remains before the spending, below zero when too much was used", () => {
    const use = { usedFen: fen(90_000), committedFen: fen(20_000) };
    const usage = usageOf(capOf(first), first, { on: localDate("2026-03-01"), use, thisFen: fen(5), bases: noBases });
    expect(usage).toMatchObject({
      capFen: 100_000,
      usedFen: 90_000,
      committedFen: 20_000,
      thisFen: 5,
      remainingFen: -10_000,
    });
  });
});
