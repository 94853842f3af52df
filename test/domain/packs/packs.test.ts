import { describe, expect, it } from "vitest";
import { fen, yuan } from "#domain/core/fen.ts";
import type { PackSettings } from "#domain/packs/pack.ts";
import { packs } from "#domain/packs/packs.ts";
import { brief, grant, inMonths, linesOf, paid, person, village } from "./pack-inputs.ts";

const codes = (letter: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);

describe("the shipped packs", () => {
  it("hold every mechanism of the five documents once, as a row that is worked out or as a note", () => {
    const rows = packs.flatMap((pack) => [
      ...pack.rows({}).map((row) => row.code),
      ...pack.notes.map((note) => note.code).filter((code) => !code.startsWith("I")),
    ]);
    const wanted = [...codes("A", 17), ...codes("B", 15), ...codes("C", 18), ...codes("D", 7), ...codes("E", 10)];
    expect(rows.filter((code) => /^[A-E]\d/.test(code)).toSorted()).toEqual(wanted.toSorted());
  });

  it("show what does not agree in the documents, I1 to I10, as notes", () => {
    const notes = new Set(packs.flatMap((pack) => pack.notes.map((note) => note.code)));
    expect(codes("I", 10).filter((code) => !notes.has(code))).toEqual([]);
  });

  it("work out something in every row, or send to the screen that does", () => {
    for (const pack of packs) for (const row of pack.rows({})) expect(row.measures.length, row.code).toBeGreaterThan(0);
  });
});

describe("rows about public money", () => {
  const running = "村级组织运转和干部基本报酬补助";

  it("T12 A1: an average of 219,780.22 yuan over 273 villages is below 220,000, over 272 it is not", () => {
    const among = (count: number) => {
      const villages = Array.from({ length: count }, (_, index) => village(`村${index}`));
      return linesOf("A1", { villages, grants: [grant("村0", running, 60_000_000)] })[0];
    };
    expect(among(273)).toMatchObject({ due: yuan(220_000), actual: 219_780_22, state: "short" });
    expect(among(272)).toMatchObject({ state: "reached" });
  });

  it("A3: what the township received and matched in a quarter is divided without residue", () => {
    const toTownship = { ...grant(null, running, 80), matchingFen: yuan(20) };
    const divided = (second: number) =>
      brief(
        linesOf("A3", {
          toMonth: 6,
          grants: [toTownship, grant("柳溪村", running, 70), grant("石桥村", running, second)],
        }),
      );
    expect(divided(30)).toEqual([
      ["第1季度", yuan(100), yuan(100), "reached"],
      ["第2季度", null, null, "missing"],
    ]);
    expect(divided(29)[0]).toEqual(["第1季度", yuan(100), yuan(99), "short"]);
  });

  it("T4 D2 and D3: 70,000 yuan are enough for a weak village of 1,499 people, and 30,000 short for 1,500", () => {
    const weak = (population: number) => ({
      villages: [village("柳溪村", { isPoor: true, population }, { "own-money": yuan(30_000) })],
      grants: [grant("柳溪村", "经济薄弱村运转补助", 40_000)],
    });
    expect(brief(linesOf("D2", weak(1_499)))).toEqual([["柳溪村", yuan(50_000), yuan(70_000), "reached"]]);
    expect(brief(linesOf("D3", weak(1_499)))).toEqual([["柳溪村", null, null, "not-for"]]);
    expect(brief(linesOf("D3", weak(1_500)))).toEqual([["柳溪村", yuan(100_000), yuan(70_000), "short"]]);
    expect(brief(linesOf("D3", weak(1_500), { populationIsStrict: 1 }))).toEqual([["柳溪村", null, null, "not-for"]]);
  });

  it("T6 C2: 2,900 of 5,000 yuan are 58 %, red", () => {
    const lines = linesOf("C2", { grants: [grant("柳溪村", "村级工作专项经费", 2_900)] });
    expect(lines[0]).toMatchObject({ due: yuan(5_000), actual: yuan(2_900), state: "red" });
    expect(lines[1]).toMatchObject({ unit: "basis-points", actual: 5_800, state: "red" });
  });

  it("T7 E1: 120,000 yuan are raised to 130,000, and 131,000 grow by the township's share", () => {
    const last = (amount: number) => ({ villages: [village("柳溪村", {}, { "last-year-running": yuan(amount) })] });
    expect(linesOf("E1", last(120_000))[0]).toMatchObject({ due: yuan(130_000), state: "short" });
    expect(linesOf("E1", last(131_000), { growthPercent: 3 })[0]).toMatchObject({ due: yuan(134_930) });
    expect(linesOf("E1", {})[0]).toMatchObject({ state: "missing", missing: "last-year" });
  });

  it("E1: a merged village grows by the share whatever it had, a community is not meant, and no share passes for nothing", () => {
    const last = { "last-year-running": yuan(120_000) };
    const villages = [
      village("柳溪村", { type: "merged" }, last),
      village("新桥社区", { type: "community" }, last),
      village("石桥村", {}, { "last-year-running": yuan(131_000) }),
    ];
    expect(brief(linesOf("E1", { villages }, { growthPercent: 3 }))).toEqual([
      ["柳溪村", yuan(123_600), 0, "short"],
      ["新桥社区", null, null, "not-for"],
      ["石桥村", yuan(134_930), 0, "short"],
    ]);
    expect(linesOf("E1", { villages }).map(({ missing }) => missing)).toEqual(["growth", null, "growth"]);
  });

  it.each([
    ["C1", "村级工作专项经费", 5_000, {}],
    ["B2", "村办公经费", 15_000, {}],
    ["B2", "服务群众专项经费", 10_000, {}],
    ["D5", "城市社区服务专项经费", 50_000, { type: "city-community" as const }],
    ["E3", "村（居）组织运转保障资金", 150_000, { type: "community" as const }],
  ])("%s: only what arrived of %s fills its floor, never the village's own money", (code, fund, floor, picture) => {
    const villages = [village("柳溪村", picture, { "own-money": yuan(300_000) })];
    const at = (received: number) =>
      brief(linesOf(code, { villages, grants: [grant("柳溪村", fund, received)] })).find(
        ([, due]) => due === yuan(floor),
      );
    expect(at(floor - 1)).toEqual(["柳溪村", yuan(floor), yuan(floor - 1), "short"]);
    expect(at(floor)).toEqual(["柳溪村", yuan(floor), yuan(floor), "reached"]);
  });

  it("D2: without the village's own money nothing can be said, unless the subsidy alone reaches the floor", () => {
    const weak = (received: number) => ({
      villages: [village("柳溪村", { isPoor: true })],
      grants: [grant("柳溪村", "经济薄弱村运转补助", received)],
    });
    expect(linesOf("D2", weak(40_000))[0]).toMatchObject({ state: "missing", missing: "own-money" });
    expect(linesOf("D2", weak(50_000))[0]).toMatchObject({ state: "reached" });
  });

  it("C15: a fund by its sources adds up", () => {
    const care = (amount: number, source: string) => grant(null, "党员关爱基金", amount, { source });
    const lines = linesOf("C15", {
      grants: [care(1_470_000, "财政"), care(480_000, "党费"), care(150_000, "党员捐款")],
    });
    expect(brief(lines)).toEqual([
      ["全乡镇", null, yuan(2_100_000), "shown"],
      ["财政", null, yuan(1_470_000), "shown"],
      ["党费", null, yuan(480_000), "shown"],
      ["党员捐款", null, yuan(150_000), "shown"],
    ]);
  });

  it("E4: money spent on what it is not for is named with its category", () => {
    const fund = "村（居）组织运转保障资金";
    const spent = (category: string) => ({ villageId: "石桥村", fund, category, amountFen: yuan(300) });
    const lines = linesOf("E4", { spending: [spent("办公费"), spent("招待费")] });
    expect(lines.slice(1)).toMatchObject([{ subject: "石桥村", about: "招待费", state: "forbidden" }]);
  });

  it("A16: crowded villages with small premises are found, others are not asked", () => {
    const villages = [
      village("甲村", { population: 1_001 }, { "premises-area": 99 }),
      village("乙村", { population: 1_001 }, { "premises-area": 100 }),
      village("丙村", { population: 1_000 }),
      village("丁村", { population: 2_000 }),
    ];
    const lines = linesOf("A16", { villages }).filter((line) => line.unit === "square-metres");
    expect(lines.map((line) => line.state)).toEqual(["short", "reached", "not-for", "missing"]);
  });

  it("C10: villages are counted by income, and those without a figure apart", () => {
    const incomes = [0, 9_999, 10_000, 20_000].map((income, index) =>
      village(`村${index}`, { recurringIncomeFen: yuan(income) }),
    );
    const lines = linesOf("C10", { villages: [...incomes, village("新村", { recurringIncomeFen: null })] });
    expect(lines.map((line) => line.actual)).toEqual([1, 1, 1, 1, 1]);
    expect(lines.at(-1)).toMatchObject({ state: "missing" });
  });
});

describe("rows about pay", () => {
  const everyMonth = (personId: string, amount: number, part?: string) =>
    Array.from({ length: 12 }, (_, index) => paid(personId, index + 1, amount, part));

  it("T1 A11: 25,000 yuan for leading posts; 12,000 for others where the income is below 350,000", () => {
    const people = [person("张一", "村书记"), person("李二", "其他两委成员")];
    const at = (income: number) =>
      linesOf("A11", { villages: [village("柳溪村", { recurringIncomeFen: fen(income) })], people }).map((line) => [
        line.due,
        line.state,
      ]);
    expect(at(34_999_999)).toEqual([
      [yuan(25_000), "short"],
      [yuan(12_000), "short"],
    ]);
    expect(at(35_000_000)[1]).toEqual([null, "not-for"]);
  });

  it("T2 B4 to B6: floors of 21,600, 17,280 and 12,960 yuan; 17,400 and 13,200 are paid after rounding up by months", () => {
    const people = [person("张一", "村书记"), person("李二", "村主任"), person("王三", "其他两委成员")];
    const payments = [...everyMonth("张一", 1_800), ...everyMonth("李二", 1_450), ...everyMonth("王三", 1_100)];
    const given = { people, payments, indicators: new Map([["农村居民人均可支配收入", yuan(10_800)]]) };
    expect(brief(linesOf("B4", given))).toEqual([["柳溪村 张一", yuan(21_600), yuan(21_600), "reached"]]);
    expect(brief(linesOf("B5", given))).toEqual([
      ["柳溪村 李二", yuan(17_280), yuan(17_400), "reached"],
      ["柳溪村 王三", yuan(12_960), yuan(13_200), "reached"],
    ]);
    expect(linesOf("B6", given).map((line) => line.due)).toEqual([yuan(21_600), yuan(17_400), yuan(13_200)]);
    expect(linesOf("B4", { people, payments })[0]).toMatchObject({ state: "missing", missing: "indicator" });
  });

  it("T3 E6 and E8: 1,650, 1,485 and 1,155 yuan a month, and 150 more in a poor village", () => {
    const people = [person("张一", "村书记"), person("李二", "村主任"), person("王三", "其他两委成员")];
    const given = { people, indicators: new Map([["农村居民人均可支配收入", yuan(7_920)]]), toMonth: 1 };
    expect(linesOf("E6", given).map((line) => line.due)).toEqual([yuan(1_650), yuan(1_485), yuan(1_155)]);
    const poor = { ...given, villages: [village("柳溪村", { isPoor: true })] };
    expect(linesOf("E8", poor).map((line) => line.due)).toEqual([yuan(1_800), yuan(1_635), yuan(1_305)]);
    expect(
      linesOf("E7", given)
        .filter(({ about }) => about === "")
        .map((line) => [line.subject, line.due, line.actual]),
    ).toEqual([
      ["村书记", yuan(1_200), yuan(1_650)],
      ["村主任", yuan(1_080), yuan(1_485)],
      ["其他两委成员", yuan(840), yuan(1_155)],
    ]);
  });

  it("T5 A4: 100,000 yuan of income allow village-set pay, one fen less does not; read strictly, neither does", () => {
    const at = (income: number, settings: PackSettings = {}) =>
      linesOf(
        "A4",
        {
          villages: [village("柳溪村", { recurringIncomeFen: fen(income) })],
          people: [person("张一", "村书记")],
          payments: [paid("张一", 1, 500, "村定补贴")],
        },
        settings,
      ).map((line) => [line.about, line.state]);
    expect(at(10_000_000)[1]).toEqual(["村定补贴", "shown"]);
    expect(at(9_999_999).slice(1)).toEqual([
      ["村定补贴", "forbidden"],
      ["绩效补贴", "not-for"],
      ["pack-fuyang-pay", "reached"],
    ]);
    expect(at(10_000_000, { gateIsStrict: 1 })[1]).toEqual(["村定补贴", "forbidden"]);
  });

  it("A11: who came in on 1 September is due four months of the year, and who changed posts each post's own months", () => {
    const people = [
      person("张一", "村书记", { months: inMonths("村书记", 9, 12) }),
      person("李二", "村主任", { months: [...inMonths("其他两委成员", 1, 6), ...inMonths("村主任", 7, 12)] }),
    ];
    const at = (newcomer: number) =>
      linesOf("A11", {
        people,
        payments: [paid("张一", 9, newcomer), paid("李二", 3, 6_000), paid("李二", 8, 12_500)],
      }).map(({ subject, about, due, state }) => [subject, about, due, state]);
    expect(at(8_333.33)).toEqual([
      ["柳溪村 张一", "村书记", 8_333_33, "reached"],
      ["柳溪村 李二", "其他两委成员", yuan(6_000), "reached"],
      ["柳溪村 李二", "村主任", yuan(12_500), "reached"],
    ]);
    expect(at(8_333.32)[0]?.[3]).toBe("short");
  });

  it("C12: a member of the party branch is found by the title the row names", () => {
    const people = [person("王三", "其他两委成员", { months: inMonths("其他两委成员", 1, 12, "支部委员") })];
    expect(brief(linesOf("C12", { people, payments: [paid("王三", 12, 999)] }))).toEqual([
      ["柳溪村 王三", yuan(1_000), yuan(999), "short"],
    ]);
  });

  it("C6: a newcomer's bonus is the average of the months in office", () => {
    const people = [person("张一", "村书记", { months: inMonths("村书记", 9, 12) })];
    const payments = [9, 10, 11, 12].map((number) => paid("张一", number, 450, "业绩考核奖励"));
    expect(linesOf("C6", { people, payments })[0]).toMatchObject({ actual: yuan(450), state: "reached" });
  });

  it("C6: a bonus below 450 yuan a month is short, above 550 it may not be paid", () => {
    const people = [person("张一", "村书记")];
    const at = (amount: number) =>
      linesOf("C6", { people, payments: everyMonth("张一", amount, "业绩考核奖励") })[0]?.state;
    expect([at(449), at(450), at(550), at(551)]).toEqual(["short", "reached", "reached", "forbidden"]);
  });

  it("T11 B9: 366 yuan for a secretary of the second tier, 292.80 for a village head; years are the township's to say", () => {
    const people = [
      person("张一", "村书记", { isRetired: true, years: 9 }),
      person("李二", "村主任", { isRetired: true, years: 9 }),
    ];
    const settings = { tier1Years: 3, tier2Years: 9, tier3Years: 15 };
    const lines = linesOf("B9", { people, toMonth: 1 }, settings);
    expect(lines.slice(0, 2).map((line) => line.due)).toEqual([366_00, 292_80]);
    expect(linesOf("B9", { people })[0]).toMatchObject({ state: "missing", missing: "years" });
  });

  it("E9 and B7: a month without a payroll is short, and so are pay that has not risen for 37 months", () => {
    const people = [person("张一", "村书记")];
    const months = (count: number) => Array.from({ length: count }, (_, index) => paid("张一", index + 1, 100));
    expect(linesOf("E9", { people, payments: months(3), toMonth: 3 })[0]).toMatchObject({ state: "reached" });
    expect(linesOf("E9", { people, payments: months(2), toMonth: 3 })[0]).toMatchObject({
      due: 3,
      actual: 2,
      state: "short",
    });
    const after = (sinceRaise: number | null, sinceFirst: number) =>
      linesOf("B7", { payStanding: { sinceRaise, sinceFirst } })[0];
    expect(after(36, 60)).toMatchObject({ actual: 36, state: "reached" });
    expect(after(37, 60)).toMatchObject({ actual: 37, state: "short" });
    expect(after(null, 36)).toMatchObject({ state: "missing", missing: "earlier-pay" });
    expect(after(null, 37)).toMatchObject({ actual: 37, state: "short" });
    expect(linesOf("B7", {})[0]?.state).toBe("missing");
  });
});

describe("rows about records and rules", () => {
  it("A7: a year's inspections are due in proportion to the months gone by", () => {
    const events = [{ villageId: null, event: "inspection" as const }];
    expect(linesOf("A7", { events, toMonth: 3 })[0]).toMatchObject({ due: 1, actual: 1, state: "reached" });
    expect(linesOf("A7", { events, toMonth: 6 })[0]).toMatchObject({ due: 2, actual: 1, state: "short" });
  });
  it("B14: says how often a rule of the pack spoke this year", () => {
    const hitsByRule = new Map([["pack-county-takings", 2]]);
    expect(linesOf("B14", { hitsByRule })[0]).toMatchObject({ actual: 2, state: "short" });
  });
});
