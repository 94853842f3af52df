import { describe, expect, it } from "vitest";
import { nothingAround, type PayListAround } from "#domain/checks/around.ts";
import { findPayStandard, findRelated, findWorkSubsidy } from "#domain/checks/people-rules.ts";
import type { PlainParameters } from "#domain/checks/plain-rule.ts";
import { everyLedger, type RuleVersion } from "#domain/checks/rule.ts";
import type { Spending } from "#domain/checks/spending.ts";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type AccountId, type CategoryId, type LedgerId } from "#domain/core/ids.ts";

const category = idOf<CategoryId>("F08");
const plain = (kind: PlainParameters["kind"], changes: Partial<PlainParameters> = {}): PlainParameters => ({
  kind,
  amounts: {},
  counts: {},
  flags: {},
  categoryIds: [category],
  natures: [],
  words: [],
  days: [],
  workdays: [],
  ...changes,
});
const ruleOf = (parameters: PlainParameters): RuleVersion => ({
  id: "r",
  version: 1,
  severity: "needs-resolution",
  basis: "示例",
  parameters,
  scope: everyLedger,
  fromOn: localDate("2026-01-01"),
  toOn: localDate("2026-12-31"),
});
const line = (changes: Partial<PayListAround["lines"][number]> = {}): PayListAround["lines"][number] => ({
  name: "张三",
  post: "村民代表",
  posts: ["村民代表"],
  dueFen: fen(100_000),
  parts: [],
  rateFen: fen(10_000),
  monthHalfDays: 20,
  yearHalfDays: 40,
  yearFen: fen(200_000),
  ...changes,
});
const listOf = (kind: PayListAround["kind"], own = line()): PayListAround => ({
  kind,
  title: "名单",
  dueFen: own.dueFen,
  lines: [own],
});
const spendingOf = (
  amount: number,
  of: Partial<Spending["around"]> & { readonly incomeFen?: number | null } = {},
): Spending => ({
  kind: "ordinary",
  countedOn: localDate("2026-09-03"),
  isWear: false,
  budget: null,
  content: {
    ledgerId: idOf<LedgerId>("l"),
    onDate: localDate("2026-09-03"),
    paperCount: 1,
    entries: [
      {
        summary: "发放",
        accountId: idOf<AccountId>("a"),
        debitFen: fen(amount),
        creditFen: fen(0),
        categoryId: category,
        items: [],
      },
    ],
    documents: [],
    approvals: [],
  },
  categories: new Map([[category, { id: category, name: "误工补贴", nature: "non-productive" }]]),
  expenseAccounts: new Set(),
  grounds: [],
  caps: [],
  bases: {
    population: null,
    recurringIncomeFen: of.incomeFen === undefined || of.incomeFen === null ? null : fen(of.incomeFen),
  },
  invoicesElsewhere: [],
  buyers: { ledgerName: "柳溪村股份经济合作社", accepted: [], townshipName: "青禾镇" },
  around: { ...nothingAround, ...of },
  preparedBy: null,
  reviewer: null,
});
const told = (hits: ReturnType<typeof findPayStandard>) => hits.map((hit) => [hit.facts["problem"], hit.severity]);

describe("K10 误工补贴", () => {
  const rule = plain("K10", {
    amounts: { dayRateFen: fen(10_000), yearCapFen: fen(200_000) },
    counts: { monthDays: 10, yearDays: 20 },
    flags: { needsList: true },
    words: ["村主任"],
  });
  it.each<readonly [string, number, PayListAround | null, readonly unknown[]]>([
    ["within every limit, to the fen and the half day", 100_000, listOf("work"), []],
    ["without a list", 100_000, null, [["no-list", "needs-resolution"]]],
    ["of one fen more than its list", 100_001, listOf("work"), [["no-list", "needs-resolution"]]],
    ["by a list of pay", 100_000, listOf("pay"), [["no-list", "needs-resolution"]]],
    ["to an excluded post", 100_000, listOf("work", line({ posts: ["党员", "村主任"] })), [["post-excluded", "block"]]],
    [
      "at a fen more a day",
      100_000,
      listOf("work", line({ rateFen: fen(10_001) })),
      [["rate-over", "needs-resolution"]],
    ],
    [
      "for half a day more a month",
      100_000,
      listOf("work", line({ monthHalfDays: 21 })),
      [["month-days-over", "needs-resolution"]],
    ],
    [
      "for half a day more a year",
      100_000,
      listOf("work", line({ yearHalfDays: 41 })),
      [["year-days-over", "needs-resolution"]],
    ],
    [
      "over the yearly cap",
      100_000,
      listOf("work", line({ yearFen: fen(200_001) })),
      [["year-cap-over", "needs-resolution"]],
    ],
  ])("%s", (_case, amount, list, expected) => {
    const spending = spendingOf(amount, { payLists: list === null ? [] : [list] });
    expect(told(findWorkSubsidy(ruleOf(rule), rule, spending))).toEqual(expected);
  });
});

describe("K11 报酬标准", () => {
  const gate = plain("K11", { amounts: { gateFen: fen(10_000_000) } });
  const strict = plain("K11", { amounts: { gateFen: fen(10_000_000) }, flags: { isExclusive: true } });
  it.each<readonly [string, PlainParameters, number | null, readonly unknown[]]>([
    ["at the gate, which includes its number (T5)", gate, 10_000_000, []],
    ["a fen under the gate", gate, 9_999_999, [["gate", "needs-resolution"]]],
    ["at the gate where the document says 超过 (T5)", strict, 10_000_000, [["gate", "needs-resolution"]]],
    ["without an income figure", gate, null, [["gate", "needs-approval"]]],
  ])("%s", (_case, parameters, incomeFen, expected) => {
    expect(told(findPayStandard(ruleOf(parameters), parameters, spendingOf(300_000, { incomeFen })))).toEqual(expected);
  });
  it("shuts out only the named parts of a list, and pay whose parts nobody can tell (A4)", () => {
    const rule = plain("K11", { amounts: { gateFen: fen(10_000_000) }, words: ["村定补贴", "绩效补贴"] });
    const partsOf = (...parts: readonly (readonly [string, number])[]) =>
      listOf("pay", line({ parts: parts.map(([name, amount]) => ({ name, amountFen: fen(amount) })) }));
    const mixed = partsOf(["区定补贴", 70_000], ["村定补贴", 20_000], ["绩效补贴（年终）", 10_000]);
    const judged = (spent: number, incomeFen: number, lists: readonly PayListAround[]) =>
      findPayStandard(ruleOf(rule), rule, spendingOf(spent, { incomeFen, payLists: lists }));
    expect(judged(100_000, 9_999_999, [mixed])).toMatchObject([
      { facts: { problem: "gate", categoryName: "村定补贴、绩效补贴（年终）", amountFen: 30_000 } },
    ]);
    expect(judged(100_000, 10_000_000, [mixed])).toEqual([]);
    expect(judged(100_000, 9_999_999, [partsOf(["区定补贴", 100_000])])).toEqual([]);
    expect(told(judged(100_000, 9_999_999, []))).toEqual([["no-list", "needs-resolution"]]);
    expect(told(judged(100_000, 10_000_000, []))).toEqual([]);
    const elsewhere = { ...rule, categoryIds: [idOf<CategoryId>("another")] };
    const spending = spendingOf(100_000, { incomeFen: 1, payLists: [mixed] });
    expect(told(findPayStandard(ruleOf(elsewhere), elsewhere, spending))).toEqual([["gate", "needs-resolution"]]);
  });
  it("asks for an approved list, and reminds of pay under the floor (T2)", () => {
    const rule = plain("K11", { amounts: { floorMonthFen: fen(144_000) }, flags: { needsList: true } });
    const lists = [listOf("pay", line({ dueFen: fen(143_999) })), listOf("retired", line({ dueFen: fen(144_000) }))];
    expect(told(findPayStandard(ruleOf(rule), rule, spendingOf(287_999, { payLists: lists })))).toEqual([
      ["below-floor", "warn"],
    ]);
    expect(told(findPayStandard(ruleOf(rule), rule, spendingOf(1)))).toEqual([["no-list", "needs-resolution"]]);
  });
});

describe("K28 关联付款", () => {
  const related = [
    {
      name: "王记建材店",
      account: "6228",
      officialName: "王建国",
      post: "head" as const,
      relation: "配偶开办",
      fromOn: localDate("2026-01-01"),
      toOn: null,
    },
  ];
  const rule = plain("K28", {
    categoryIds: [],
    amounts: { fromFen: fen(1_000) },
    flags: { opinionClears: true, exemptsLists: true },
  });
  const around = (name: string, account = "") => ({ payees: [{ name, account }], related });
  it.each([
    ["a related firm", spendingOf(1_000, around("王记 建材店")), [false]],
    [
      "the same firm named twice",
      spendingOf(1_000, {
        payees: [
          { name: "王记建材店", account: "" },
          { name: "x", account: "6228" },
        ],
        related,
      }),
      [false],
    ],
    ["a smaller sum", spendingOf(999, around("王记建材店")), []],
    ["somebody else", spendingOf(1_000, around("别的店")), []],
  ] as const)("%s", (_case, spending, cleared) => {
    expect(findRelated(ruleOf(rule), rule, spending).map((hit) => hit.isCleared)).toEqual(cleared);
  });
  it("is freed by the supervisors where the rule says so, stays visible, and looks away from signed lists", () => {
    const spending = spendingOf(1_000, around("王记建材店"));
    const approvals = [{ role: "supervisors" as const, name: "李监督", onDate: localDate("2026-09-02") }];
    const examined = { ...spending, content: { ...spending.content, approvals } };
    expect(findRelated(ruleOf(rule), rule, examined).map((hit) => hit.isCleared)).toEqual([true]);
    const list = { kind: "list" as const, number: "", onDate: null, amountFen: null, party: "", note: "" };
    const byList = { ...spending, content: { ...spending.content, documents: [list] } };
    expect(findRelated(ruleOf(rule), rule, byList)).toEqual([]);
  });
});
