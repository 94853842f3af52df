import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nothingAround, openPartOf, type Around } from "#domain/checks/around.ts";
import type { Hit } from "#domain/checks/hit.ts";
import { judgeSpending } from "#domain/checks/judge.ts";
import { plainFault, plainKinds, type PlainKind, type PlainParameters } from "#domain/checks/plain-rule.ts";
import { addDays, localDate, weekdayOf } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type AccountId, type ItemId } from "#domain/core/ids.ts";
import type { Entry } from "#domain/vouchers/voucher.ts";
import { capOn, category, credit, debit, paper, ruleOf, otherVote, spendingOf, voteFor } from "./plain-spending.ts";

const account = (code: string): AccountId => idOf<AccountId>(code);
const facts = (code: string): Around["accounts"] extends ReadonlyMap<AccountId, infer Facts> ? Facts : never => ({
  code,
  class: code.startsWith("5") ? "profit-loss" : code.startsWith("2") ? "liability" : "asset",
  normalSide: code.startsWith("2") || code === "501" || code === "504" ? "credit" : "debit",
});
const codes = ["101", "102", "112", "113", "201", "504", "513"];
const around: Around = { ...nothingAround, accounts: new Map(codes.map((code) => [account(code), facts(code)])) };

const plain = (kind: PlainKind, given: Partial<PlainParameters> = {}): PlainParameters => ({
  kind,
  amounts: {},
  counts: {},
  flags: {},
  categoryIds: [],
  natures: [],
  words: [],
  days: [],
  workdays: [],
  ...given,
});
const line = (code: string, amountFen: number, given: Partial<Entry> = {}): Entry => ({
  ...debit(null, 0),
  accountId: account(code),
  debitFen: fen(Math.max(amountFen, 0)),
  creditFen: fen(Math.max(-amountFen, 0)),
  ...given,
});
const judge = (parameters: PlainParameters, given: Parameters<typeof spendingOf>[0]): readonly Hit[] =>
  judgeSpending(spendingOf({ around, ...given }), [ruleOf(parameters)]);
const kindsOf = (hits: readonly Hit[]) => hits.map((hit) => [hit.kind, hit.severity]);

describe("K02 a resolution before the spending", () => {
  it.each([
    ["以上 includes the number", false, 500_000, 1],
    ["one fen below it is free", false, 499_999, 0],
    ["超过 does not include it", true, 500_000, 0],
    ["one fen above is held", true, 500_001, 1],
  ])("%s", (_case, isExclusive, amountFen, count) => {
    const parameters = plain("K02", {
      natures: ["non-productive"],
      amounts: { fromFen: fen(500_000) },
      flags: { isExclusive },
    });
    expect(judge(parameters, { entries: [debit("F02", amountFen)] })).toHaveLength(count);
  });

  it("is satisfied by a resolution in force that the voucher names, not by a paper of that name", () => {
    const parameters = plain("K02", { categoryIds: [category("F02")], amounts: { fromFen: fen(1) } });
    const entries = [debit("F02", 100)];
    expect(judge(parameters, { entries, documents: [paper("resolution")] })).toHaveLength(1);
    expect(judge(parameters, { entries, grounds: [voteFor("F02", 100)] })).toEqual([]);
    expect(judge(parameters, { entries, grounds: [voteFor("F02", 99)] })).toMatchObject([
      { facts: { votesAside: ["〔2026〕1号"] } },
    ]);
    expect(judge(parameters, { entries, grounds: [voteFor("F03", 100)] })).toHaveLength(1);
    expect(judge(parameters, { entries: [debit("F03", 100)] })).toEqual([]);
  });
});

describe("K07 the total of a scope", () => {
  const used: Around["used"] = new Map([
    [category("F02"), { yearFen: fen(600), quarterFen: fen(100) }],
    [category("F03"), { yearFen: fen(300), quarterFen: fen(0) }],
    [category("G01"), { yearFen: fen(9_000), quarterFen: fen(9_000) }],
  ]);
  const byAmount = (given: Partial<PlainParameters> = {}) =>
    plain("K07", { natures: ["non-productive"], amounts: { limitFen: fen(1_000) }, ...given });

  it.each([
    ["reaching the limit is within it", byAmount(), 100, 0],
    ["a fen more is over it", byAmount(), 101, 1],
    ["of the quarter only its own use counts", byAmount({ flags: { isByQuarter: true } }), 900, 0],
  ])("%s", (_case, parameters, amountFen, count) => {
    const entries = [debit("F02", amountFen)];
    expect(judge(parameters, { entries, around: { ...around, used } })).toHaveLength(count);
  });

  it.each([
    [10_000, 0],
    [9_999, 1],
    [null, 1],
  ])("as a tenth of last year's income of %s fen, with 1,000 fen in all", (recurringIncomeFen, count) => {
    const parameters = plain("K07", { natures: ["non-productive"], counts: { ofIncome: 1_000 } });
    const hits = judge(parameters, {
      entries: [debit("F02", 100)],
      around: { ...around, used },
      bases: { population: null, recurringIncomeFen: recurringIncomeFen === null ? null : fen(recurringIncomeFen) },
    });
    expect(hits).toHaveLength(count);
    if (recurringIncomeFen === null)
      expect(hits).toMatchObject([{ severity: "needs-approval", facts: { isBaseMissing: true } }]);
  });
});

describe("K02 of one body, one track or one event", () => {
  const inScope = { categoryIds: [category("F02")], amounts: { fromFen: fen(0) } };
  const vote = (body: "assembly" | "congress", track: "A" | "B") => [{ ...voteFor("F02", 1_000), body, track }];
  const asked = (flags: Readonly<Record<string, boolean>>, given: Partial<Parameters<typeof spendingOf>[0]> = {}) =>
    judge(plain("K02", { ...inScope, flags }), { entries: [debit("F02", 500)], ...given });
  it.each([
    ["the assembly where it is asked for", { needsAssembly: true }, vote("assembly", "A"), 0],
    ["the congress where the assembly is asked for", { needsAssembly: true }, vote("congress", "A"), 1],
    ["the villagers where they are asked for", { onlyTrackA: true }, vote("congress", "A"), 0],
    ["the members where the villagers are asked for", { onlyTrackA: true }, vote("congress", "B"), 1],
    ["the members where they are asked for", { onlyTrackB: true }, vote("congress", "B"), 0],
    ["anybody where nobody is named", {}, vote("congress", "B"), 0],
  ])("is met by %s", (_case, flags, grounds, count) => {
    const hits = asked(flags, { grounds });
    expect(hits).toHaveLength(count);
    if (count > 0) expect(hits[0]?.facts["othersAside"]).toEqual(["〔2026〕1号"]);
  });

  const budget = (amountFen: number) => ({
    year: 2026,
    isInForce: true,
    drawn: [{ source: "own" as const, ...capOn("F02", { kind: "K04", amountFen: fen(amountFen) }) }],
  });
  it.each([
    ["a category the budget has", { onlyUnbudgeted: true }, { budget: budget(100) }, []],
    ["a category the budget gives nothing", { onlyUnbudgeted: true }, { budget: budget(0) }, ["unbudgeted"]],
    ["a year without a budget", { onlyUnbudgeted: true }, {}, ["unbudgeted"]],
    ["a list", { onlyLists: true }, { documents: [paper("list")] }, ["list"]],
    ["no list", { onlyLists: true }, {}, []],
    [
      "either of the two",
      { onlyLists: true, onlyUnbudgeted: true },
      { budget: budget(100), documents: [paper("list")] },
      ["list"],
    ],
  ])("asks because of %s", (_case, flags, given, events) => {
    expect(asked(flags, given).map((hit) => hit.facts["event"])).toEqual(events);
  });

  it("is no rule where it takes a vote of one track and of the other", () => {
    const both = plain("K02", { ...inScope, flags: { onlyTrackA: true, onlyTrackB: true } });
    expect(plainFault(both, () => true)).toEqual({ reason: "nothing-in-it" });
  });
});

describe("K14, K15 cash", () => {
  const limit = { amounts: { limitFen: fen(200_000) } };
  it.each([
    ["what fills the safe up to the limit is fine", 150_000, 50_000, 0],
    ["a fen over it is not", 150_000, 50_001, 1],
    ["money that goes out is never the cause", 900_000, -1, 0],
  ])("K14: %s", (_case, cashFen, moved, count) => {
    const entries = [line("101", moved), line("102", -moved)];
    expect(judge(plain("K14", limit), { entries, around: { ...around, cashFen: fen(cashFen) } })).toHaveLength(count);
  });

  const paid = (amountFen: number, from = "101") => [debit("F02", amountFen), line(from, -amountFen)];
  it.each([
    ["不超过: the limit itself may be paid", plain("K15", limit), paid(200_000), 0],
    ["不超过: a fen more may not", plain("K15", limit), paid(200_001), 1],
    ["不满: the limit itself may not", plain("K15", { ...limit, flags: { isExclusive: true } }), paid(200_000), 1],
    ["by the bank anything may", plain("K15", limit), paid(900_000, "102"), 0],
    ["money banked is no payment", plain("K15", limit), [line("102", 900_000), line("101", -900_000)], 0],
  ])("K15: %s", (_case, parameters, entries, count) => {
    expect(judge(parameters, { entries })).toHaveLength(count);
  });

  const spell = (moves: readonly (readonly [string, number])[], cashFen: number): Around => ({
    ...around,
    cashFen: fen(cashFen),
    cashDays: moves.map(([onDate, amountFen]) => ({ onDate: localDate(onDate), amountFen: fen(amountFen) })),
  });
  it.each([
    ["over since the day before", spell([["2026-09-02", 100_000]], 250_000), 0],
    ["over for three days", spell([["2026-08-31", 100_000]], 250_000), 0],
    ["over for four", spell([["2026-08-30", 100_000]], 250_000), 1],
    ["over for as long as the books tell", spell([], 250_000), 1],
    [
      "over for long, but below it in between",
      spell(
        [
          ["2026-09-01", -60_000],
          ["2026-09-02", 60_000],
        ],
        250_000,
      ),
      0,
    ],
    ["over only today", spell([], 150_000), 0],
  ])("K14 with three days to bank it: %s", (_case, given, count) => {
    const entries = [line("101", 60_000), line("102", -60_000)];
    expect(judge(plain("K14", { ...limit, counts: { days: 3 } }), { entries, around: given })).toHaveLength(count);
  });

  it.each([
    ["a payee's day is added up", { sumsPayeeDay: true }, 150_000, 1],
    ["exactly the limit together", { sumsPayeeDay: true }, 100_000, 0],
    ["each payment by itself without it", {}, 150_000, 0],
  ])("K15: %s", (_case, flags, others, count) => {
    const cashPaid = [
      { payee: "李四", amountFen: fen(1) },
      { payee: "张三", amountFen: fen(others) },
    ];
    const hits = judge(plain("K15", { ...limit, flags }), { entries: paid(100_000), around: { ...around, cashPaid } });
    expect(hits.map((hit) => [hit.facts["payee"], hit.facts["amountFen"]])).toEqual(
      count === 0 ? [] : [["张三", 100_000 + others]],
    );
  });

  it("K15: a signed list of the village's own people is exempt where the rule says so", () => {
    const exempt = plain("K15", { ...limit, flags: { exemptsLists: true } });
    expect(judge(exempt, { entries: paid(900_000), documents: [paper("list")] })).toEqual([]);
    expect(judge(plain("K15", limit), { entries: paid(900_000), documents: [paper("list")] })).toHaveLength(1);
  });
});

describe("K16 takings", () => {
  const income = line("504", -1_000);
  it("are not spent before they are booked whole", () => {
    const parameters = plain("K16", { flags: { forbidsNetting: true } });
    expect(judge(parameters, { entries: [line("101", 700), debit("F02", 300), income] })).toMatchObject([
      { line: 3, facts: { isNetting: true, incomeFen: 1_000, amountFen: 300 } },
    ]);
    expect(judge(parameters, { entries: [line("102", 1_000), income] })).toEqual([]);
  });
  it.each([
    ["2026-08-29", 0],
    ["2026-08-28", 1],
    [null, 0],
  ])("are banked within five days of the receipt of %s", (onDate, count) => {
    const receipt = { ...paper("fiscal-receipt", "7"), onDate: onDate === null ? null : localDate(onDate) };
    const given = { entries: [line("102", 1_000), income], documents: [receipt] };
    expect(judge(plain("K16", { counts: { days: 5 } }), given)).toHaveLength(count);
  });
});

describe("K16 takings that are large, or carried over a month", () => {
  const judged = (parameters: PlainParameters, onDate: string, amountFen: number | null) => {
    const receipt = {
      ...paper("fiscal-receipt", "7"),
      onDate: localDate(onDate),
      amountFen: amountFen === null ? null : fen(amountFen),
    };
    return judge(parameters, { entries: [line("102", 5_000), line("504", -5_000)], documents: [receipt] });
  };
  const atOnce = plain("K16", { counts: { days: 5 }, amounts: { immediateFen: fen(5_000) } });
  it.each([
    ["the same day", atOnce, "2026-09-03", 5_000, 0],
    ["a day later from the amount on", atOnce, "2026-09-02", 5_000, 1],
    ["a day later below it", atOnce, "2026-09-02", 4_999, 0],
    ["a receipt without its amount by what came in", atOnce, "2026-09-02", null, 1],
    ["over a month's end", plain("K16", { flags: { forbidsAcrossMonths: true } }), "2026-08-31", 1, 1],
    ["within the month", plain("K16", { flags: { forbidsAcrossMonths: true } }), "2026-09-01", 1, 0],
  ])("%s", (_case, parameters, onDate, amountFen, count) => {
    expect(judged(parameters, onDate, amountFen)).toHaveLength(count);
  });
});

describe("K16 cash that a collector hands over", () => {
  const parameters = plain("K16", { counts: { handoverDays: 2, days: 5 } });
  const income = line("504", -1_000);
  it.each([
    ["on the last day", "101", "2026-09-01", []],
    ["a day late", "101", "2026-08-31", [{ taken: 3, days: 2, isHandover: true }]],
    ["takings straight to the bank have the bank's days", "102", "2026-08-31", []],
    ["and are late after those", "102", "2026-08-28", [{ taken: 6, days: 5 }]],
  ])("%s", (_case, code, onDate, expected) => {
    const receipt = { ...paper("fiscal-receipt", "7"), onDate: localDate(onDate) };
    const hits = judge(parameters, { entries: [line(code, 1_000), income], documents: [receipt] });
    expect(hits.map((hit) => hit.facts)).toEqual(
      expected.map((late) => ({ isNetting: false, number: "7", receiptOn: onDate, ...late })),
    );
  });
  it("is enough of a rule by itself", () => {
    expect(plainFault(plain("K16", { counts: { handoverDays: 2 } }), () => true)).toBeUndefined();
  });
});

describe("K19 how old a claim may be", () => {
  const parameters = plain("K19", { counts: { months: 2 }, flags: { warnsAcrossYears: true } });
  it.each([
    ["the same day two months on is in time", "2026-07-03", "2026-09-03", []],
    ["a day later is not", "2026-07-02", "2026-09-03", [["K19", "block"]]],
    ["the end of a short month counts by its day", "2026-06-30", "2026-08-31", [["K19", "block"]]],
    ["last year's invoice is said", "2025-12-20", "2026-02-10", [["K19", "warn"]]],
  ])("%s", (_case, issuedOn, on, expected) => {
    const invoice = { ...paper("invoice", "1"), onDate: localDate(issuedOn) };
    expect(kindsOf(judge(parameters, { on, entries: [debit("F02", 1)], documents: [invoice] }))).toEqual(expected);
  });
  it("asks nothing of an invoice without a day or of a voucher that spends nothing", () => {
    expect(judge(parameters, { entries: [debit("F02", 1)], documents: [paper("invoice", "1")] })).toEqual([]);
    const old = { ...paper("invoice", "1"), onDate: localDate("2020-01-01") };
    expect(judge(parameters, { entries: [line("102", 5), line("504", -5)], documents: [old] })).toEqual([]);
  });
});

describe("K20 advances", () => {
  const sun = idOf<ItemId>("sun");
  const advance = line("113", 100, { items: [{ kind: "member", itemId: sun }] });
  const open = (sinceOn: string | null, openFen = 500): Around => ({
    ...around,
    openAdvances: [
      {
        accountId: account("113"),
        itemId: sun,
        name: "孙文书",
        openFen: fen(openFen),
        sinceOn: sinceOn === null ? null : localDate(sinceOn),
      },
    ],
  });
  const settle = plain("K20", { counts: { days: 30 } });
  it.each([
    ["thirty days old is in time", settle, open("2026-08-04"), []],
    ["thirty-one days old is said", settle, open("2026-08-03"), [["K20", "warn"]]],
    ["open since the opening is old", settle, open(null), [["K20", "warn"]]],
    [
      "carried over a month's end",
      plain("K20", { counts: { days: 30 }, flags: { forbidsAcrossMonths: true } }),
      open("2026-08-31"),
      [["K20", "warn"]],
    ],
    [
      "carried over no year's end",
      plain("K20", { counts: { days: 30 }, flags: { forbidsAcrossYears: true } }),
      open("2026-08-31"),
      [],
    ],
    ["settled is nothing", settle, open("2020-01-01", 0), []],
    [
      "a second one is held where the rule forbids it",
      plain("K20", { counts: { days: 30 }, flags: { forbidsSecond: true } }),
      open("2026-09-02"),
      [["K20", "block"]],
    ],
  ])("%s", (_case, parameters, standing, expected) => {
    expect(kindsOf(judge(parameters, { entries: [advance, line("102", -100)], around: standing }))).toEqual(expected);
  });

  it("are settled oldest first", () => {
    const movement = (onDate: string | null, amountFen: number) => ({
      onDate: onDate === null ? null : localDate(onDate),
      amountFen: fen(amountFen),
    });
    expect(openPartOf([])).toEqual({ openFen: 0, sinceOn: null });
    expect(openPartOf([movement(null, 50), movement("2026-01-05", 100), movement("2026-02-01", -60)])).toEqual({
      openFen: 90,
      sinceOn: "2026-01-05",
    });
    expect(openPartOf([movement("2026-01-05", -30), movement("2026-02-05", 20)]).openFen).toBe(0);
  });

  it("leave open what is given less what is settled, whatever the order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -500, max: 500 }), { maxLength: 30 }), (amounts) => {
        const movements = amounts.map((amountFen, index) => ({
          onDate: addDays(localDate("2026-01-01"), index),
          amountFen: fen(amountFen),
        }));
        const total = amounts.reduce((sum, amountFen) => sum + amountFen, 0);
        const { openFen, sinceOn } = openPartOf(movements);
        expect(openFen).toBe(Math.max(total, 0));
        expect(sinceOn === null).toBe(openFen === 0);
      }),
    );
  });
});

describe("K23 a sum cut into parts", () => {
  const parameters = plain("K23", {
    natures: ["welfare"],
    counts: { days: 30 },
    amounts: { thresholdFen: fen(1_000) },
  });
  const other = (onDate: string, amountFen: number, payee = "建安队"): Around["alike"][number] => ({
    categoryId: category("G01"),
    payee,
    voucherKey: `${onDate} ${String(amountFen)} ${payee}`,
    voucherName: `${onDate} 记-1`,
    onDate: localDate(onDate),
    amountFen: fen(amountFen),
  });
  it.each([
    ["together they reach the threshold", 400, [other("2026-08-04", 600)], 1],
    ["together they stay below it", 399, [other("2026-08-04", 600)], 0],
    ["one dated later counts as well, whichever is entered first", 400, [other("2026-10-03", 600)], 1],
    ["one dated too much later is left out", 400, [other("2026-10-04", 600)], 0],
    [
      "one of another category of the rule counts",
      400,
      [{ ...other("2026-09-02", 600), categoryId: category("G02") }],
      1,
    ],
    [
      "one of a category the rule is not about is left out",
      400,
      [{ ...other("2026-09-02", 600), categoryId: category("F02") }],
      0,
    ],
    ["an older one is left out", 400, [other("2026-08-03", 600)], 0],
    ["another payee is left out", 400, [other("2026-08-04", 300), other("2026-08-04", 300, "别家")], 0],
    ["one that reached it alone needed its own decision", 400, [other("2026-08-04", 1_000)], 0],
    [
      "one that reached it over two of its categories did as well",
      400,
      [700, 701].map((amountFen, at) => ({
        ...other("2026-09-02", amountFen),
        voucherKey: "one",
        categoryId: category(at === 0 ? "G01" : "G02"),
      })),
      0,
    ],
    [
      "one that stays below it over two of its categories is one part",
      400,
      [300, 300].map((amountFen, at) => ({
        ...other("2026-09-02", amountFen),
        voucherKey: "one",
        categoryId: category(at === 0 ? "G01" : "G02"),
      })),
      1,
    ],
    ["so does the voucher itself", 1_000, [other("2026-08-04", 600)], 0],
  ])("%s", (_case, amountFen, alike, count) => {
    expect(judge(parameters, { entries: [debit("G01", amountFen)], around: { ...around, alike } })).toHaveLength(count);
  });
});

describe("K23 a sum cut into parts on one project", () => {
  const road = idOf<ItemId>("road");
  const asked = { natures: ["welfare"], counts: { days: 30 }, amounts: { thresholdFen: fen(1_000) } } as const;
  const byProject = plain("K23", { ...asked, flags: { byProject: true } });
  const on = (amountFen: number, itemId = road): Entry => ({
    ...debit("G01", amountFen),
    items: [{ kind: "project", itemId }],
  });
  const other = (onDate: string, amountFen: number, itemId = road) => ({
    categoryId: category("G01"),
    itemId,
    name: "村道硬化",
    voucherKey: onDate,
    voucherName: `${onDate} 记-1`,
    onDate: localDate(onDate),
    amountFen: fen(amountFen),
  });
  it.each([
    ["together they reach the threshold, whoever was paid", byProject, [on(400)], [other("2026-08-04", 600)], 1],
    ["together they stay below it", byProject, [on(399)], [other("2026-08-04", 600)], 0],
    ["an older one is left out", byProject, [on(400)], [other("2026-08-03", 600)], 0],
    ["one that reached it alone needed its own decision", byProject, [on(400)], [other("2026-08-04", 1_000)], 0],
    ["so does the voucher's own part", byProject, [on(1_000)], [other("2026-08-04", 600)], 0],
    [
      "another line of the voucher is not the project's",
      byProject,
      [on(300), debit("G01", 100)],
      [other("2026-08-04", 600)],
      0,
    ],
    [
      "a rule that does not say so looks at payees alone",
      plain("K23", asked),
      [on(400)],
      [other("2026-08-04", 600)],
      0,
    ],
  ])("%s", (_case, parameters, entries, alikeOnProjects, count) => {
    const hits = judge(parameters, { entries, around: { ...around, alikeOnProjects } });
    expect(hits).toHaveLength(count);
    for (const hit of hits) expect(hit.facts).toMatchObject({ project: "村道硬化", totalFen: 1_000, count: 2 });
  });
});

describe("K25 debt and K26 lending", () => {
  const loan = (summary: string) => [line("102", 500, { summary }), line("201", -500, { summary })];
  const grounds = [otherVote];
  it.each([
    ["without a vote", plain("K25"), {}, [["K25", "block"]]],
    ["with a vote", plain("K25"), { grounds }, []],
    ["without the township's paper", plain("K25", { flags: { needsTownship: true } }), { grounds }, [["K25", "block"]]],
    ["with both", plain("K25", { flags: { needsTownship: true } }), { grounds, documents: [paper("approval")] }, []],
    ["for a banned purpose, whatever the papers", plain("K25", { words: ["运转"] }), { grounds }, [["K25", "block"]]],
  ])("K25: %s", (_case, parameters, given, expected) => {
    expect(kindsOf(judge(parameters, { entries: loan("借款用于运转"), ...given }))).toEqual(expected);
  });
  it("K25: paying a loan back asks nothing", () => {
    expect(judge(plain("K25"), { entries: [line("201", 500), line("102", -500)] })).toEqual([]);
  });

  it.each([
    ["just the share, the borrowed money among the assets", 500, 0, []],
    ["a fen of assets less", 499, 0, ["isOverShare"]],
    ["no assets at all", -500, 0, ["isOverShare"]],
    ["owed before already", 500, 1, ["isOverShare"]],
  ])("K25: half of the assets may be owed: %s", (_case, assetsFen, debtFen, expected) => {
    const share = plain("K25", { counts: { debtShare: 5_000 } });
    const held = { ...around, assetsFen: fen(assetsFen), debtFen: fen(debtFen) };
    const hits = judge(share, { entries: loan("借款"), grounds, around: held });
    expect(hits.flatMap((hit) => ("isOverShare" in hit.facts ? ["isOverShare"] : []))).toEqual(expected);
  });

  const lending = plain("K26", { words: ["出借"], amounts: { hardshipFen: fen(300) } });
  const lent = (amountFen: number, kind: "member" | "payee") => [
    line("113", amountFen, { summary: "出借资金", items: [{ kind, itemId: idOf<ItemId>("x") }] }),
    line("102", -amountFen, { summary: "出借资金" }),
  ];
  it.each([
    ["a member in hardship, minuted, up to the amount", lent(300, "member"), [paper("minutes")], 0],
    ["a fen more", lent(301, "member"), [paper("minutes")], 1],
    ["a member without minutes", lent(300, "member"), [], 1],
    ["anybody else", lent(1, "payee"), [paper("minutes")], 1],
    ["what is given back", [line("102", 9, { summary: "收回出借" }), line("113", -9, { summary: "收回出借" })], [], 0],
  ])("K26: %s", (_case, entries, documents, count) => {
    expect(judge(lending, { entries, documents })).toHaveLength(count);
  });
});

describe("K26 a guarantee made good", () => {
  const guarantee = plain("K26", { words: ["出借", "担保款"] });
  it.each([
    ["paid as an expense", "513", "付王某担保款", 1],
    ["an expense that only speaks of lending", "513", "出借图书登记册印刷", 0],
    ["an ordinary expense", "513", "购办公用品", 0],
  ])("%s", (_case, code, summary, count) => {
    const entries = [line(code, 500, { summary }), line("102", -500, { summary })];
    expect(judge(guarantee, { entries })).toHaveLength(count);
  });
});

describe("K27 in whose name the bank keeps the money", () => {
  const at = (name: string): Around => ({
    ...around,
    ledgerName: "柳溪村村民委员会",
    bankNames: new Map([[account("102"), name]]),
  });
  it.each([
    ["its own", "青禾镇柳溪村村民委员会", [], 0],
    ["its own with blanks", "柳溪村 村民委员会", [], 0],
    ["a person's", "王建国", [], 1],
    ["the township's pooled account where the rule allows it", "青禾镇财务服务中心", ["青禾镇财务服务中心"], 0],
  ])("%s", (_case, name, words, count) => {
    const entries = [debit("F02", 1), line("102", -1)];
    expect(judge(plain("K27", { words }), { entries, around: at(name) })).toHaveLength(count);
  });
});

describe("K27 how many accounts the books have", () => {
  const counted = (bankCount: number): Around => ({
    ...around,
    ledgerName: "柳溪村",
    bankNames: new Map([[account("102"), "柳溪村"]]),
    bankCount,
  });
  it.each([
    ["as many as allowed", 1, [debit("F02", 1), line("102", -1)], 0],
    ["one more", 2, [debit("F02", 1), line("102", -1)], 1],
    ["one more, but nothing moves at a bank", 2, [debit("F02", 1), line("101", -1)], 0],
  ])("%s", (_case, bankCount, entries, count) => {
    const one = plain("K27", { counts: { accounts: 1 } });
    expect(judge(one, { entries, around: counted(bankCount) })).toHaveLength(count);
  });
});

describe("K30 days off", () => {
  const days = plain("K30", {
    flags: { warnsOnWeekends: true },
    days: [localDate("2026-10-01")],
    workdays: [localDate("2026-10-10")],
  });
  const paid = [debit("F02", 1), line("102", -1)];
  it.each([
    ["a Sunday", "2026-09-06", paid, 1],
    ["a Friday", "2026-09-04", paid, 0],
    ["a holiday on a Thursday", "2026-10-01", paid, 1],
    ["a Saturday that is worked", "2026-10-10", paid, 0],
    ["money that comes in", "2026-09-06", [line("102", 1), line("504", -1)], 0],
  ])("%s", (_case, on, entries, count) => {
    expect(judge(days, { on, entries })).toHaveLength(count);
  });
  it("knows the days of the week", () => {
    expect(["2026-11-30", "2024-02-29", "2000-01-01", "2026-09-06"].map((day) => weekdayOf(localDate(day)))).toEqual([
      1, 4, 6, 7,
    ]);
  });
});

describe("the parameters of a plain rule", () => {
  it.each([
    ["nothing in a scope", plain("K02", { amounts: { fromFen: fen(1) } }), "field-missing", "scope"],
    ["no amount", plain("K14"), "field-missing", "limitFen"],
    ["an amount of another kind", plain("K14", { amounts: { limitFen: fen(1), fromFen: fen(1) } }), "field-unknown"],
    ["words where none are asked", plain("K14", { amounts: { limitFen: fen(1) }, words: ["x"] }), "field-unknown"],
    ["a negative amount", plain("K14", { amounts: { limitFen: fen(-1) } }), "number-out-of-range", "limitFen"],
    ["no days", plain("K20", { counts: { days: 0 } }), "number-out-of-range", "days"],
    ["half a month", plain("K19", { counts: { months: 1.5 } }), "number-out-of-range", "months"],
    ["neither amount nor share", plain("K07", { natures: ["welfare"] }), "nothing-in-it"],
    ["nothing to judge by", plain("K30"), "nothing-in-it"],
    [
      "an unknown category",
      plain("K02", { categoryIds: [category("X")], amounts: { fromFen: fen(1) } }),
      "category-unknown",
    ],
  ])("are refused with %s", (_case, parameters, reason, field?: string) => {
    expect(plainFault(parameters, (id) => id !== "X")).toEqual({ reason, ...(field === undefined ? {} : { field }) });
  });

  it("say nothing about red and closing vouchers", () => {
    const rules = plainKinds.map((kind) =>
      ruleOf(plain(kind, { natures: ["non-productive"], amounts: { fromFen: fen(0) } })),
    );
    for (const kind of ["red", "closing"] as const)
      expect(judgeSpending(spendingOf({ kind, entries: [debit("F02", 1), credit(null, 1)], around }), rules)).toEqual(
        [],
      );
  });
});

describe("K25 the line of debts, K34 claims given up", () => {
  const alert = plain("K25", { amounts: { alertFen: fen(1_000) } });
  it.each([
    ["up to the line", 400, 600, 0],
    ["a fen over it", 400, 601, 1],
    ["repayments never", 2_000, -1, 0],
  ])("%s", (_case, debtFen, borrowed, count) => {
    const entries = [line("102", borrowed), line("201", -borrowed)];
    const hits = judge(alert, { entries, around: { ...around, debtFen: fen(debtFen) }, grounds: [otherVote] });
    expect(hits).toHaveLength(count);
  });

  const owing = plain("K34", { flags: { needsVote: true, needsTownship: true }, amounts: { fromFen: fen(100) } });
  const withLoss: Around = {
    ...around,
    accounts: new Map([...around.accounts, [account("515"), facts("515")] as const]),
  };
  const givenUp = (amountFen: number) => [line("515", amountFen), line("112", -amountFen)];
  it.each([
    ["without anything", {}, 100, [{ lacksVote: true, lacksPaper: true }]],
    ["with a vote alone", { grounds: [otherVote] }, 100, [{ lacksVote: false, lacksPaper: true }]],
    ["with a vote about buying papers", { grounds: [voteFor("F02", 9_999)] }, 100, [{ lacksVote: true }]],
    ["with both", { grounds: [otherVote], documents: [paper("approval")] }, 100, []],
    ["below the amount", {}, 99, []],
  ])("a claim given up %s", (_case, given, amountFen, found) => {
    const hits = judge(owing, { entries: givenUp(amountFen), around: withLoss, ...given });
    expect(hits.map((hit) => hit.facts)).toMatchObject(found);
    expect(hits).toHaveLength(found.length);
  });

  it("knows a loss by the account of the ledger's own system", () => {
    const loss2004 = { ...around, accounts: new Map([...around.accounts, [account("551"), facts("551")] as const]) };
    const entries = [line("551", 100), line("112", -100)];
    expect(judge(owing, { entries, around: { ...loss2004, system: "2004" } })).toHaveLength(1);
    expect(judge(owing, { entries, around: loss2004 })).toEqual([]);
  });

  it("lets an advance be settled by its invoice, and a claim be paid", () => {
    expect(judge(owing, { entries: [debit("F02", 500), line("112", -500)], around: withLoss })).toEqual([]);
    expect(judge(owing, { entries: [line("102", 500), line("112", -500)], around: withLoss })).toEqual([]);
  });

  it("names who still owes an old claim when a new one is added", () => {
    const itemId = idOf<ItemId>("factory");
    const open = {
      accountId: account("112"),
      itemId,
      name: "老砖厂",
      openFen: fen(300),
      sinceOn: localDate("2025-09-01"),
    };
    const entries = [line("112", 200, { items: [{ kind: "payee", itemId }] }), line("504", -200)];
    const rule = plain("K34", { counts: { oldDays: 365 } });
    const judged = (sinceOn: string | null) =>
      judge(rule, {
        entries,
        around: { ...withLoss, openAdvances: [{ ...open, sinceOn: sinceOn === null ? null : localDate(sinceOn) }] },
      });
    expect(judged("2025-09-02")).toMatchObject([{ severity: "warn", facts: { name: "老砖厂", age: 366 } }]);
    expect(judged("2025-09-03")).toEqual([]);
    expect(judged(null)).toHaveLength(1);
  });
});
