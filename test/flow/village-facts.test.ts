import { afterEach, beforeEach, expect, it } from "vitest";
import { localDate } from "#domain/core/dates.ts";
import { villageFactOn } from "#store/village-rows.ts";
import { decide as decideVote, plainResolution } from "#test/support/plain-resolution.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;

beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

type Fact = {
  readonly kind: "population" | "recurring-income";
  readonly fromDate: string;
  readonly number: number | null;
};
const save = (fact: Fact, reason = "年报更正", source = "派出所证明", role: "bookkeeper" | "head" = "bookkeeper") =>
  village.call(
    "village.save",
    {
      id: village.villageId,
      code: "01",
      name: "柳溪村",
      isActive: true,
      facts: [{ ...fact, text: null, source }],
      reason,
    },
    role,
  );
const populationOn = (day: string) =>
  villageFactOn(village.ledger.reading, village.villageId, { kind: "population", on: localDate(day) })?.number;
const decide = (version: number, isAccepted: boolean, role: "bookkeeper" | "reviewer", fromDate = "2026-01-01") =>
  village.call(
    "village.decideFact",
    { villageId: village.villageId, kind: "population", fromDate, version, isAccepted },
    role,
  );
const less: Fact = { kind: "population", fromDate: "2026-01-01", number: 5 };
const soundness = async () => (await village.must("ledger.verify", {})).checks.filter((check) => !check.isSound);

it("a figure in use keeps its value until another person accepts the new one, then E33 tells the change", async () => {
  expect(await save(less)).toMatchObject({ ok: true, value: { proposed: 1 } });
  expect(populationOn("2026-08-01")).toBe(1200);
  expect(await decide(1, true, "bookkeeper")).toMatchObject({ failure: { code: "same-person" } });
  expect(populationOn("2026-08-01")).toBe(1200);
  expect(await decide(1, true, "reviewer")).toMatchObject({ ok: true });
  expect(populationOn("2026-08-01")).toBe(5);
  expect(await decide(1, false, "reviewer")).toMatchObject({ failure: { code: "wrong-state" } });
  const { villages } = await village.must("village.list", {});
  expect(villages[0]?.changes).toMatchObject([
    { number: 5, numberBefore: 1200, reason: "年报更正", source: "派出所证明", version: 1, isAccepted: true },
  ]);
  const { findings } = await village.must("finding.list", { ledgerId: village.ledgerId, quarter: "2026Q4" });
  expect(findings.filter(({ test }) => test === "E33").map(({ facts }) => facts["title"])).toEqual([
    "户籍人口（2026-01-01 起）1200 改为 5：年报更正",
  ]);
  expect(await soundness()).toEqual([]);
});

it.each([
  ["overwritten", less],
  ["put aside by a later day", { ...less, fromDate: "2026-03-01" }],
  ["taken back", { ...less, number: null }],
])("is not %s by one person, nor without a reason", async (_case, fact) => {
  expect(await save(fact, "")).toMatchObject({ failure: { code: "fact-unexplained", kind: "population" } });
  expect(await save(fact)).toMatchObject({ ok: true, value: { proposed: 1 } });
  expect(populationOn("2026-08-01")).toBe(1200);
});

it("asks for its source too, except where it is taken back", async () => {
  expect(await save(less, "更正", "")).toMatchObject({ failure: { code: "fact-unexplained" } });
  expect(await save({ ...less, number: null }, "更正", "")).toMatchObject({ ok: true, value: { proposed: 1 } });
});

it("is sent back by a second person or taken back by who proposed it, and stays as it was", async () => {
  await save(less);
  expect(await decide(1, false, "bookkeeper")).toMatchObject({ ok: true });
  await save(less);
  expect(await decide(2, false, "reviewer")).toMatchObject({ ok: true });
  expect(populationOn("2026-08-01")).toBe(1200);
  expect(await soundness()).toEqual([]);
});

it("is registered by one person where nothing held before, and an unchanged one is saved again", async () => {
  const income: Fact = { kind: "recurring-income", fromDate: "2025-01-01", number: 100 };
  expect(await save(income, "", "")).toMatchObject({ ok: true, value: { proposed: 0 } });
  expect(await save({ ...income, fromDate: "2026-01-01", number: 7 }, "", "")).toMatchObject({
    value: { proposed: 0 },
  });
  expect(await save({ ...less, number: 1200 }, "", "")).toMatchObject({ value: { proposed: 0 } });
  expect(await save({ ...income, number: 9 }, "", "")).toMatchObject({ failure: { code: "fact-unexplained" } });
});

it("leaves the caps of months closed before its change as they were judged", async () => {
  const cap = {
    categoryId: village.categoryOf("办公费"),
    period: "year" as const,
    basis: {
      kind: "K05" as const,
      bands: [
        { upTo: 1000, isInclusive: true, capFen: 10_000 },
        { upTo: null, isInclusive: true, capFen: 50_000 },
      ],
    },
    isRatification: false,
    fromOn: "2026-07-01",
    toOn: "2026-12-31",
  };
  const vote = { ...plainResolution(village.ledgerId, [cap]), metOn: "2026-07-01" };
  await decideVote(village, vote);
  const capOn = async (onDate: string) =>
    (await village.must("cap.register", { ledgerId: village.ledgerId, onDate })).caps.map(({ capFen }) => capFen);
  await village.must("period.close", { ledgerId: village.ledgerId, month: "2026-07" });
  await village.must("period.close", { ledgerId: village.ledgerId, month: "2026-08" });
  village.advanceMinutes(1);
  await save(less);
  await decide(1, true, "reviewer");
  expect([await capOn("2026-07-31"), await capOn("2026-08-31"), await capOn("2026-09-01")]).toEqual([
    [50_000],
    [50_000],
    [10_000],
  ]);
  // September is closed by the figure of its own time, whatever is accepted later.
  await village.must("period.close", { ledgerId: village.ledgerId, month: "2026-09" });
  village.advanceMinutes(1);
  await save({ ...less, number: 2000 });
  await decide(2, true, "reviewer");
  expect([await capOn("2026-08-31"), await capOn("2026-09-30"), await capOn("2026-10-01")]).toEqual([
    [50_000],
    [10_000],
    [50_000],
  ]);
});

it("is not said twice of one kind and day in one saving", async () => {
  const say = (kinds: readonly ("population" | "households")[]) =>
    village.call("village.save", {
      id: village.villageId,
      code: "01",
      name: "柳溪村",
      isActive: true,
      facts: kinds.map((kind, at) => ({ kind, fromDate: "2026-05-01", number: 900 + at, text: null, source: "年报" })),
      reason: "更正",
    });
  expect(await say(["population", "households", "population"])).toMatchObject({
    failure: { code: "fact-twice", kind: "population", fromDate: "2026-05-01" },
  });
  expect(await say(["population", "households"])).toMatchObject({ ok: true, value: { proposed: 1 } });
});

it("is kept by the file itself too", () => {
  const run = (sql: string) => () => {
    village.ledger.transact((writing) => {
      writing.run({ compile: () => ({ sql, parameters: [], query: { kind: "RawNode" } }) } as never);
      return { ok: true };
    });
  };
  expect(run("update village_fact set number = 5")).toThrow(/two people/);
  expect(run("delete from village_fact")).toThrow(/two people/);
});
