import { describe, expect, it } from "vitest";
import { nothingAround, type Around } from "#domain/checks/around.ts";
import { findBelowFloor, floorStandingOf, type VillageMoney } from "#domain/checks/floor-rule.ts";
import { plainParameters } from "#domain/checks/plain-rule.ts";
import { findReserveShort } from "#domain/checks/reserve-rule.ts";
import { appropriatedBy } from "#domain/funds/appropriation.ts";
import { findBrokenRhythm, type Rhythm } from "#domain/checks/rhythm-rule.ts";
import { findOverUnit, perUnitFen, unitsOf } from "#domain/checks/unit-standard.ts";
import { localDate, quarterOf } from "#domain/core/dates.ts";
import { fen, zeroFen } from "#domain/core/fen.ts";
import { idOf, type AccountId } from "#domain/core/ids.ts";
import type { SourceDocument } from "#domain/vouchers/voucher.ts";
import { category, debit, paper, ruleOf, spendingOf } from "./plain-spending.ts";

const problemsOf = (hits: readonly { readonly facts: Readonly<Record<string, unknown>> }[]) =>
  hits.map(({ facts }) => facts["problem"]);

describe("K09, a standard for each person, day, meal or kilometre", () => {
  const counted = (kind: SourceDocument["kind"], units: number | null): SourceDocument => ({ ...paper(kind), units });
  const parameters = (flags: Readonly<Record<string, boolean>> = {}) =>
    plainParameters("K09", { amounts: { unitFen: fen(4_000) }, categoryIds: [category("F06")], words: ["人"], flags });
  const judged = (amountFen: number, documents: readonly SourceDocument[], flags?: Readonly<Record<string, boolean>>) =>
    findOverUnit(
      ruleOf(parameters(flags)),
      parameters(flags),
      spendingOf({ entries: [debit("F06", amountFen)], documents }),
    );

  it.each<[string, number, readonly SourceDocument[], readonly string[]]>([
    ["exactly the standard passes", 48_000, [counted("list", 12)], []],
    ["one fen over speaks", 48_001, [counted("list", 12)], ["over"]],
    ["an invoice's number counts where no list names one", 48_000, [counted("invoice", 12)], []],
    [
      "a list decides before the invoice that repeats it",
      60_000,
      [counted("invoice", 12), counted("list", 12)],
      ["over"],
    ],
    ["two lists add up", 60_000, [counted("list", 12), counted("list", 3)], []],
    ["no number needs approval", 48_000, [counted("list", null)], ["no-count"]],
    ["a credit is no spending", -48_000, [], []],
  ])("%s", (_name, amountFen, documents, problems) => {
    expect(problemsOf(judged(amountFen, documents))).toEqual(problems);
  });

  it("asks for the list where the rule says so, beside the standard itself", () => {
    expect(problemsOf(judged(60_000, [counted("invoice", 12)], { needsList: true }))).toEqual(["no-list", "over"]);
  });

  it("is freed by the township's paper with a reason, and only by one with a reason", () => {
    const free = { ...paper("approval", "青批〔2026〕8号"), note: "县里验收会议" };
    const [cleared] = judged(60_000, [counted("list", 12), free], { approvalClears: true });
    expect(cleared).toMatchObject({ isCleared: true, facts: { approvalReason: "县里验收会议" } });
    const [open] = judged(60_000, [counted("list", 12), paper("approval")], { approvalClears: true });
    expect(open?.isCleared).toBe(false);
  });

  it("rounds what one unit cost up, and knows no number where none is named", () => {
    expect(perUnitFen(fen(10_000), 3)).toBe(3_334);
    expect(unitsOf([paper("list")])).toBeNull();
  });
});

describe("K12, what a village is promised", () => {
  const money = (over: Partial<VillageMoney> = {}): VillageMoney => ({
    picture: { type: "single", population: 1_500, recurringIncomeFen: null, isPoor: null },
    ownFen: fen(3_000_000),
    lastYearFen: null,
    received: [
      { fund: "村级运转经费", amountFen: fen(4_000_000) },
      { fund: "道路资金", amountFen: fen(9_000_000) },
    ],
    ...over,
  });
  const promised = plainParameters("K12", {
    amounts: { floorFen: fen(10_000_000) },
    counts: { dueMonth: 6, populationFrom: 1_500 },
    words: ["运转"],
    flags: { countsOwn: true },
  });
  const judged = (on: string, village: VillageMoney, parameters = promised) =>
    findBelowFloor(
      ruleOf(parameters),
      parameters,
      spendingOf({ on, entries: [debit("F02", 100)], around: { ...nothingAround, village } }),
    );

  it("T4: 1 500 people are owed 100 000; own 30 000 and 40 000 received leave 30 000", () => {
    expect(judged("2026-07-01", money())).toMatchObject([
      { severity: "warn", facts: { floorFen: 10_000_000, receivedFen: 4_000_000, shortFen: 3_000_000 } },
    ]);
  });

  it.each<[string, string, Partial<VillageMoney>, number]>([
    ["1 499 people are promised nothing", "2026-07-01", { picture: { ...money().picture, population: 1_499 } }, 0],
    ["in the month it is due nobody is told yet", "2026-06-30", {}, 0],
    ["exactly the floor is reached", "2026-07-01", { ownFen: fen(6_000_000) }, 0],
    ["a fen less is not", "2026-07-01", { ownFen: fen(5_999_999) }, 1],
    ["an unknown population is said", "2026-07-01", { picture: { ...money().picture, population: null } }, 1],
    ["unknown own money is said", "2026-07-01", { ownFen: null }, 1],
  ])("%s", (_name, on, over, hits) => {
    expect(judged(on, money(over))).toHaveLength(hits);
  });

  it("E1: a single village below the floor last year is raised to it, any other grows", () => {
    const raised = plainParameters("K12", {
      amounts: { floorFen: fen(13_000_000) },
      counts: { dueMonth: 6, growth: 500 },
      flags: { onlySingle: true, raisesLastYear: true },
    });
    const floorOf = (lastYearFen: number) =>
      floorStandingOf(raised, money({ lastYearFen: fen(lastYearFen), received: [] }));
    expect(floorOf(12_000_000)).toMatchObject({ floorFen: 13_000_000 });
    expect(floorOf(13_100_000)).toMatchObject({ floorFen: 13_755_000 });
    expect(floorStandingOf(raised, money({ picture: { ...money().picture, type: "merged" } }))).toEqual({
      state: "none",
    });
    expect(floorStandingOf(raised, money())).toMatchObject({ state: "missing", missing: "last-year" });
  });
});

describe("K32, the rhythm in which money comes", () => {
  const rhythm = (over: Partial<Rhythm> = {}): Rhythm => ({
    quarter: quarterOf(localDate("2026-06-30")),
    grants: [{ fund: "运转经费", document: "甲", dueFen: fen(100), receivedFen: fen(58), quarterFen: fen(58) }],
    allocations: [
      {
        title: "运转经费统筹",
        quarter: quarterOf(localDate("2026-06-30")),
        receivedOn: localDate("2026-07-01"),
        sourcesFen: fen(1_000),
        matchingFen: fen(99),
        shareFen: fen(300),
        arrivedFen: fen(0),
      },
    ],
    ...over,
  });
  const judged = (counts: Readonly<Record<string, number>>, of: Rhythm = rhythm(), on = "2026-07-17") => {
    const parameters = plainParameters("K32", { counts, words: ["运转"] });
    const around: Around = { ...nothingAround, rhythm: of };
    return findBrokenRhythm(ruleOf(parameters), parameters, spendingOf({ on, entries: [debit("F02", 100)], around }));
  };

  it.each<[string, Readonly<Record<string, number>>, string, readonly string[]]>([
    ["58 of 100 is not all of it", { arrivalShare: 10_000 }, "2026-07-17", ["late"]],
    ["58 of 100 is 58 %", { arrivalShare: 5_800 }, "2026-07-17", []],
    ["sixteen days are more than fifteen", { passDays: 15 }, "2026-07-17", ["not-passed-on"]],
    ["fifteen days are not", { passDays: 15 }, "2026-07-16", []],
    ["99 of 1 000 is less than a tenth", { matchingShare: 1_000 }, "2026-07-17", ["matching-short"]],
  ])("%s", (_name, counts, on, problems) => {
    const hits = judged(counts, rhythm(), on);
    expect(problemsOf(hits)).toEqual(problems);
    expect(hits.every(({ severity }) => severity === "warn")).toBe(true);
  });

  it("looks at the funds it names, and at no quarter that ended before it began", () => {
    const roads = { fund: "道路资金", document: "乙", dueFen: fen(100), receivedFen: fen(0), quarterFen: fen(0) };
    expect(judged({ arrivalShare: 10_000 }, rhythm({ grants: [roads] }))).toEqual([]);
    const before = rhythm({ quarter: quarterOf(localDate("2025-12-31")) });
    expect(judged({ arrivalShare: 10_000 }, before)).toEqual([]);
  });
});

describe("K33, what the reserve gets before anybody else", () => {
  const account = (code: string) => idOf<AccountId>(code);
  const line = (code: string, debitFen: number, creditFen: number) => ({
    ...debit(null, debitFen),
    accountId: account(code),
    creditFen: fen(creditFen),
  });
  const codes = ["32201", "32202", "31101", "113", "211"];
  const around = (taken: Partial<Record<"reserveFen" | "membersFen" | "otherFen", number>>): Around => ({
    ...nothingAround,
    accounts: new Map(codes.map((code) => [account(code), { code, class: "equity", normalSide: "credit" } as const])),
    year: {
      result: { broughtForwardFen: zeroFen, netIncomeFen: fen(10_000), coveredFromReserveFen: zeroFen, before: null },
      taken: {
        reserveFen: fen(taken.reserveFen ?? 0),
        membersFen: fen(taken.membersFen ?? 0),
        otherFen: fen(taken.otherFen ?? 0),
      },
    },
  });
  const judged = (entries: readonly ReturnType<typeof line>[], taken: Parameters<typeof around>[0] = {}) => {
    const parameters = plainParameters("K33", { counts: { reserveShare: 3_000 }, flags: { ofNetIncome: true } });
    return findReserveShort(ruleOf(parameters), parameters, spendingOf({ entries, around: around(taken) }));
  };
  const toMembers = (amount: number) => [line("32201", amount, 0), line("113", 0, amount)];

  it.each<[string, readonly ReturnType<typeof line>[], Parameters<typeof around>[0], readonly string[]]>([
    ["members before the reserve", toMembers(1), {}, ["reserve-short"]],
    ["members after 30 %", toMembers(7_000), { reserveFen: 3_000 }, []],
    ["a fen below 30 %", toMembers(1), { reserveFen: 2_999 }, ["reserve-short"]],
    ["more than there is", toMembers(7_001), { reserveFen: 3_000 }, ["over-distributable"]],
    ["the reserve alone", [line("32201", 1, 0), line("31101", 0, 1)], {}, []],
    ["both in one voucher", [line("32201", 10_000, 0), line("31101", 0, 3_000), line("113", 0, 7_000)], {}, []],
    ["others count like members", [line("32201", 1, 0), line("211", 0, 1)], {}, ["reserve-short"]],
    ["a voucher that gives nothing out", [line("211", 1, 0), line("113", 0, 1)], {}, []],
  ])("%s", (_name, entries, taken, problems) => {
    expect(problemsOf(judged(entries, taken))).toEqual(problems);
  });

  it.each<readonly [string, readonly (readonly [string, number])[], number, readonly unknown[]]>([
    [
      "both parts full",
      [
        ["公积金", 1_500],
        ["公益金", 1_500],
      ],
      0,
      [],
    ],
    ["all of it on one part", [["公积金", 3_000]], 0, [["welfare", 1_500, 1_500]]],
    [
      "a fen short of the other",
      [
        ["公积金", 1_499],
        ["公益金", 1_501],
      ],
      0,
      [["accumulation", 1_500, 1]],
    ],
    ["on the account above them", [["公积公益金", 3_000]], 0, [["accumulation", 1_500, 1_500]]],
    [
      "the rest of a part in this very voucher",
      [
        ["公积金", 1_500],
        ["公益金", 1_400],
      ],
      100,
      [],
    ],
  ])("asks each part of the reserve for its own share: %s", (_case, reserve, ownWelfare, expected) => {
    const parameters = plainParameters("K33", {
      counts: { reserveShare: 3_000, accumulationShare: 1_500, welfareShare: 1_500 },
      flags: { ofNetIncome: true },
    });
    const taken = reserve.reduce((sum, [, amount]) => sum + amount, 0);
    const { year, accounts, ...rest } = around({ reserveFen: taken });
    if (year === null) throw new Error("no year");
    const welfare = { code: "31102", name: "公益金", class: "equity", normalSide: "credit" } as const;
    const entries = [line("32201", 1_000 + ownWelfare, 0), line("113", 0, 1_000), line("31102", 0, ownWelfare)];
    const hits = findReserveShort(
      ruleOf(parameters),
      parameters,
      spendingOf({
        entries,
        around: {
          ...rest,
          accounts: new Map([...accounts, [account("31102"), welfare]]),
          year: { ...year, reserve: reserve.map(([name, amount]) => ({ name, amountFen: fen(amount) })) },
        },
      }),
    );
    expect(hits.map(({ facts }) => [facts["part"], facts["leastFen"], facts["lacksFen"]])).toEqual(expected);
  });

  it("tells covering a loss from giving out", () => {
    const of = (code: string, debitFen: number, creditFen: number) => ({
      code,
      debitFen: fen(debitFen),
      creditFen: fen(creditFen),
    });
    expect(appropriatedBy([of("31101", 50, 0), of("32202", 0, 50)])).toMatchObject({ coveredFen: 50, membersFen: 0 });
    expect(appropriatedBy([of("102", 50, 0), of("501", 0, 50)])).toBeNull();
  });
});
