import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { writeBudgetWorkbook } from "#files/budget/budget-workbook.ts";
import { base64FromBytes } from "#files/base64.ts";
import { sqlFor } from "#store/query.ts";
import {
  book,
  budgetLine,
  committee,
  decide,
  openRuleOffice,
  recording,
  spending,
  yuan,
  type RuleOffice,
} from "#test/flow/rules/rule-office.ts";
import { openVillage } from "#test/support/village.ts";

const year = 2026;
const ofYear = { ledgerId: committee, year };

/** K03 as a township approves it. */
type Control = {
  readonly counts?: Record<string, number>;
  readonly flags?: Record<string, boolean>;
  readonly level?: "county" | "township";
};

const control = (office: RuleOffice, { counts = {}, flags = {}, level = "township" }: Control = {}): void => {
  const parameters = {
    kind: "K03" as const,
    amounts: {},
    counts,
    flags,
    categoryIds: [],
    natures: [],
    words: [],
    days: [],
    workdays: [],
  };
  const proposed = office.must(
    "rule.propose",
    {
      id: null,
      title: "年度预算控制",
      level,
      basis: "青禾镇示例第一条",
      severity: "needs-resolution",
      parameters,
      scope: { villageIds: [], entities: [] },
      fromOn: "2026-01-01",
      toOn: "2026-12-31",
    },
    "he",
  );
  office.must("rule.approve", proposed, "zhou");
};

const vote = (
  office: RuleOffice,
  lines: InputOf<"budget.save">["lines"],
  of: {
    readonly number: string;
    readonly metOn?: string;
    readonly body?: "congress" | "assembly";
    readonly reason?: string;
  },
) => {
  office.must("budget.save", { ...ofYear, lines, reason: of.reason ?? "" });
  const over = { metOn: of.metOn ?? "2025-12-20", body: of.body ?? ("congress" as const) };
  const { id: resolutionId } = decide(office, recording(of.number, [], over));
  return office.ask("budget.vote", { ...ofYear, resolutionId });
};

const show = (office: RuleOffice, onDate = "2026-09-30") => office.must("budget.show", { ...ofYear, onDate });
const drafted = (office: RuleOffice, on: string, amountFen: number) =>
  office.must("voucher.save", { id: null, version: null, content: spending({ on, categoryCode: "F02", amountFen }) });

describe("a year's budget", () => {
  it("is carried out line by line, by category and source, and shows what was done without a line", () => {
    const office = openRuleOffice();
    vote(office, [budgetLine("F02", yuan(8000), { carriedFen: yuan(500) }), budgetLine("F06", yuan(1000))], {
      number: "1",
    });
    book(office, spending({ on: "2026-03-01", categoryCode: "F02", amountFen: yuan(3000) }));
    book(office, spending({ on: "2026-04-01", categoryCode: "F04", amountFen: yuan(70) }));
    const { rows, expense, standing } = show(office);
    expect(standing).toBe(1);
    expect(rows.map((row) => [row.name, row.nowFen, row.usedFen, row.leftFen, row.isUnplanned])).toEqual([
      ["办公费", yuan(8500), yuan(3000), yuan(5500), false],
      ["会议费", yuan(1000), 0, yuan(1000), false],
      ["差旅费", 0, yuan(70), yuan(-70), true],
    ]);
    expect(expense).toEqual({ nowFen: yuan(9500), usedFen: yuan(3070), committedFen: 0, leftFen: yuan(6430) });
  });

  it("judges nothing before its vote is confirmed, and never changes afterwards", () => {
    const office = openRuleOffice();
    office.must("budget.save", { ...ofYear, lines: [budgetLine("F02", yuan(100))], reason: "" });
    const { id: resolutionId } = office.must("resolution.record", recording("1", []));
    office.must("budget.vote", { ...ofYear, resolutionId });
    expect(show(office).standing).toBeNull();
    office.must("resolution.confirm", { id: resolutionId }, "zhou");
    expect(show(office).standing).toBe(1);
    expect(() =>
      office.write((writing) => writing.run(sqlFor.deleteFrom("budget_line").where("version", "=", 1))),
    ).toThrow("a voted budget never changes");
    expect(office.ask("budget.drop", ofYear)).toMatchObject({
      failure: { code: "budget-bad", reason: "already-voted" },
    });
  });

  it.each<[string, InputOf<"budget.save">["lines"], string, number]>([
    ["no line", [], "no-lines", 0],
    ["one category twice", [budgetLine("F02", 1), budgetLine("F02", 2)], "line-twice", 2],
    ["a negative amount", [budgetLine("F02", -1)], "amount-negative", 1],
    ["an unknown category", [budgetLine("F99", 1)], "category-missing", 1],
    [
      "an expense account as income",
      [budgetLine("F02", 1, { side: "income", categoryId: null, accountCode: "513" })],
      "account-missing",
      1,
    ],
  ])("is refused with %s", (_case, lines, reason, line) => {
    expect(openRuleOffice().ask("budget.save", { ...ofYear, lines, reason: "" })).toEqual({
      ok: false,
      failure: { code: "budget-bad", reason, line },
    });
  });

  it("is adjusted with a reason, by the same body or the assembly, and never earlier than before", () => {
    const office = openRuleOffice();
    vote(office, [budgetLine("F02", yuan(100))], { number: "1", body: "assembly" });
    expect(office.ask("budget.save", { ...ofYear, lines: [budgetLine("F02", yuan(200))], reason: "" })).toMatchObject({
      failure: { reason: "reason-missing" },
    });
    const lines = [budgetLine("F02", yuan(200))];
    expect(vote(office, lines, { number: "2", metOn: "2026-05-01", reason: "增加" })).toMatchObject({
      failure: { reason: "body-lower" },
    });
    expect(vote(office, lines, { number: "3", metOn: "2025-12-01", body: "assembly", reason: "增加" })).toMatchObject({
      failure: { reason: "vote-earlier" },
    });
    expect(vote(office, lines, { number: "4", metOn: "2026-05-01", body: "assembly", reason: "增加" })).toEqual({
      ok: true,
      value: { version: 2 },
    });
    expect(show(office, "2026-04-30").standing).toBe(1);
    expect(show(office, "2026-05-01").standing).toBe(2);
  });

  it("is drafted from what the year before did, rounded up to whole steps", () => {
    const office = openRuleOffice();
    book(office, spending({ on: "2025-03-01", categoryCode: "F02", amountFen: 123_456 }));
    const { lines } = office.must("budget.fromLastYear", { ...ofYear, growth: 1000, stepFen: 10_000 });
    expect(lines).toMatchObject([{ categoryId: "F02", amountFen: 140_000 }]);
  });

  it("goes out to Excel and comes back as it was; wrong cells are told by row and column", async () => {
    const village = await openVillage();
    onTestFinished(village.close);
    const at = { ledgerId: village.ledgerId, year };
    const own = budgetLine(village.categoryOf("办公费"), 800_050);
    const income = budgetLine("", 60_000, { side: "income", categoryId: null, accountCode: "501", carriedFen: 1 });
    const lines = [income, own, { ...own, source: "grant" as const, amountFen: 5, note: "上级补助" }];
    await village.must("budget.save", { ...at, lines, reason: "" });
    const file = await village.must("budget.export", at);
    expect(await village.must("budget.read", { ...at, file })).toEqual({ lines, problems: [] });
    const bad = await writeBudgetWorkbook("预算", [
      ["支出", "F02", "办公费", "自有资金", 1.234, 0, ""],
      ["花销", "F02", "办公费", "自有资金", 1, 0, ""],
      ["支出", "", "没有的分类", "自有资金", 1, 0, ""],
      ["支出", "F04", "差旅费", "借款", 1, 0, ""],
    ]);
    const read = await village.must("budget.read", { ...at, file: { name: "x.xlsx", bytes: base64FromBytes(bad) } });
    expect(read.lines).toEqual([]);
    expect(read.problems.map(({ row, column, reason }) => [row, column, reason])).toEqual([
      [3, "金额", "amount-bad"],
      [4, "收支", "side-unknown"],
      [5, "项目", "name-unknown"],
      [6, "资金来源", "source-unknown"],
    ]);
    expect(await village.call("budget.read", { ...at, file: { name: "x.xlsx", bytes: "aGVsbG8=" } })).toEqual({
      ok: false,
      failure: { code: "budget-unreadable", reason: "unreadable" },
    });
  });
});

describe("K03 beside a voted budget", () => {
  it("judges the whole year by the first budget that has effect, where the township returned the one before", () => {
    const office = openRuleOffice();
    control(office);
    office.must("budget.save", { ...ofYear, lines: [budgetLine("F02", yuan(100))], reason: "" });
    const { id: resolutionId } = office.must("resolution.record", recording("1", []));
    office.must("budget.vote", { ...ofYear, resolutionId });
    const opinion = { id: resolutionId, opinion: "returned", note: "漏列", onDate: "2026-01-10" } as const;
    office.must("resolution.giveOpinion", opinion, "zhou");
    vote(office, [budgetLine("F02", yuan(100))], { number: "2", metOn: "2026-02-10", reason: "补列" });
    for (const on of ["2026-01-15", "2026-02-10"])
      expect(drafted(office, on, yuan(90_000)).hits).toMatchObject([{ kind: "K03", isCleared: false }]);
  });

  it("holds what goes over the line until an adjustment covers it, and keeps both dates", () => {
    const office = openRuleOffice();
    control(office);
    vote(office, [budgetLine("F02", yuan(8000))], { number: "1" });
    const { id, version } = drafted(office, "2026-03-05", yuan(9000));
    const review = () => office.ask("voucher.review", { id, version }, "zhou");
    expect(review()).toMatchObject({
      failure: { code: "rules-refuse", hits: [{ kind: "K03", severity: "needs-resolution" }] },
    });
    vote(office, [budgetLine("F02", yuan(9000))], { number: "2", metOn: "2026-03-10", reason: "增加办公费" });
    // Voted after the spending: it covers only the voucher that names it.
    expect(review().ok).toBe(false);
    const { resolutions } = office.must("resolution.list", { ledgerId: committee });
    const later = resolutions.find((each) => each.number === "2");
    office.must("voucher.linkResolution", { id, resolutionId: later?.id ?? "" });
    expect(review().ok).toBe(true);
    expect(drafted(office, "2026-03-12", 1).hits.map((hit) => hit.kind)).toEqual(["K03"]);
  });

  it("judges the whole year by the first budget in force when the one before it was returned", () => {
    const office = openRuleOffice();
    control(office);
    vote(office, [budgetLine("F02", yuan(90_000))], { number: "1" });
    const { resolutions } = office.must("resolution.list", { ledgerId: committee });
    const { id = "" } = resolutions.find((each) => each.number === "1") ?? {};
    office.must("resolution.giveOpinion", { id, opinion: "returned", note: "重编", onDate: "2026-01-20" }, "zhou");
    vote(office, [budgetLine("F02", yuan(100))], { number: "2", metOn: "2026-02-10", reason: "退回重编" });
    for (const on of ["2026-01-15", "2026-02-09", "2026-02-10"]) expect(drafted(office, on, yuan(90)).hits).toEqual([]);
    for (const on of ["2026-01-15", "2026-02-09", "2026-02-10"])
      expect(drafted(office, on, yuan(101)).hits.map(({ kind }) => kind)).toEqual(["K03"]);
  });

  it("measures own money and grants each by its own line", () => {
    const office = openRuleOffice();
    control(office);
    const own = budgetLine("F02", yuan(100));
    vote(office, [own, { ...own, source: "grant", amountFen: yuan(500) }], { number: "1" });
    office.item({ id: "f1", kind: "fund", name: "运转经费" });
    const content = (amountFen: number, isGrant: boolean) =>
      spending({
        on: "2026-03-05",
        entries: [
          {
            code: "513",
            debitFen: amountFen,
            categoryCode: "F02",
            ...(isGrant ? { itemKind: "fund", item: "f1" } : {}),
          },
          { code: "102", creditFen: amountFen },
        ],
      });
    const hits = (amountFen: number, isGrant: boolean) =>
      office
        .must("voucher.judge", { id: null, content: content(amountFen, isGrant) })
        .hits.map(({ kind, facts }) => [kind, facts["source"], facts["lineFen"], facts["usedFen"]]);
    // What a grant was planned to pay is not there for the village's own spending, nor the other way round.
    expect(hits(yuan(101), false)).toEqual([["K03", "own", yuan(100), 0]]);
    expect(hits(yuan(500), true)).toEqual([]);
    book(office, content(yuan(60), false));
    book(office, content(yuan(450), true));
    expect(hits(yuan(40), false)).toEqual([]);
    expect(hits(yuan(41), false)).toEqual([["K03", "own", yuan(100), yuan(60)]]);
    expect(hits(yuan(51), true)).toEqual([["K03", "grant", yuan(500), yuan(450)]]);
  });

  it("takes a grant nobody planned for what is not in the budget", () => {
    const office = openRuleOffice();
    control(office);
    vote(office, [budgetLine("F02", yuan(100))], { number: "1" });
    office.item({ id: "f1", kind: "fund", name: "运转经费" });
    const content = spending({
      on: "2026-03-05",
      entries: [
        { code: "513", debitFen: yuan(10), categoryCode: "F02", itemKind: "fund", item: "f1" },
        { code: "102", creditFen: yuan(10) },
      ],
    });
    expect(office.must("voucher.judge", { id: null, content }).hits).toMatchObject([
      { kind: "K03", facts: { source: "grant", isUnplanned: true } },
    ]);
  });

  it("judges by each rule's own share where two look at one budget", () => {
    const office = openRuleOffice();
    control(office, { counts: { overrun: 2_000 }, level: "county" });
    control(office, { counts: { overrun: 500 } });
    vote(office, [budgetLine("F02", yuan(1000))], { number: "1" });
    const linesOf = (amountYuan: number) =>
      drafted(office, "2026-03-05", yuan(amountYuan)).hits.map(({ facts }) => facts["lineFen"]);
    expect([linesOf(1050), linesOf(1051), linesOf(1200), linesOf(1201)]).toEqual([
      [],
      [yuan(1050)],
      [yuan(1050)],
      [yuan(1200), yuan(1050)],
    ]);
  });

  it("lets a line be overrun by what the rule says, to the fen", () => {
    const office = openRuleOffice();
    control(office, { counts: { overrun: 500 } });
    vote(office, [budgetLine("F02", yuan(100))], { number: "1" });
    expect(drafted(office, "2026-03-05", yuan(105)).hits).toEqual([]);
    expect(drafted(office, "2026-03-05", yuan(105) + 1).hits).toHaveLength(1);
  });

  it("passes a category without a line only where the rule lets it", () => {
    const strict = openRuleOffice();
    control(strict);
    vote(strict, [budgetLine("F06", yuan(100))], { number: "1" });
    expect(drafted(strict, "2026-03-05", 1).hits).toMatchObject([{ facts: { isUnplanned: true } }]);
    const lenient = openRuleOffice();
    control(lenient, { flags: { allowsUnplanned: true } });
    vote(lenient, [budgetLine("F06", yuan(100))], { number: "1" });
    expect(drafted(lenient, "2026-03-05", 1).hits).toEqual([]);
  });

  it("lets no order of entry, review and posting pass a sum over the line, and its use is what the vouchers say", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ amount: fc.integer({ min: 1, max: 60 }), day: fc.integer({ min: 1, max: 28 }) }), {
          minLength: 2,
          maxLength: 7,
        }),
        (wanted) => {
          const office = openRuleOffice();
          control(office);
          vote(office, [budgetLine("F02", yuan(100))], { number: "1" });
          let booked = 0;
          for (const { amount, day } of wanted) {
            const on = `2026-03-${String(day).padStart(2, "0")}`;
            const { id, version } = drafted(office, on, yuan(amount));
            const isFree = office.ask("voucher.review", { id, version }, "zhou").ok;
            expect(isFree).toBe(booked + amount <= 100);
            if (!isFree) continue;
            booked += amount;
            office.must("voucher.post", { ids: [id] }, "zhou");
          }
          const [row] = show(office).rows;
          expect([row?.usedFen, row?.leftFen]).toEqual([yuan(booked), yuan(100 - booked)]);
        },
      ),
      { numRuns: 12 },
    );
  });
});
