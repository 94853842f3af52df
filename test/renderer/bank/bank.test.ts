import type { VillageId } from "#domain/core/ids.ts";
import { describe, expect, it } from "vitest";
import { columnMapping, draftRule } from "#contract/statement.ts";
import type { ColumnRole } from "#domain/bank/column-mapping.ts";
import { hasGap } from "#domain/bank/opening-gap.ts";
import { fen } from "#domain/core/fen.ts";
import { instant, localDate, month } from "#domain/core/dates.ts";
import { idOf, type BankAccountId, type LedgerId } from "#domain/core/ids.ts";
import { inspectFixture } from "#test/support/statement-fixtures.ts";
import {
  allFields,
  dryRun,
  moved,
  newRule,
  ruleLike,
  ruleProblems,
  trialOf,
  wordsFromText,
  type RuleInput,
} from "#renderer/stages/bank/draft-rules.ts";
import { mappingFromRoles, mappingProblems, withRole, type ColumnRoles } from "#renderer/stages/bank/mapping-fields.ts";
import {
  commitProblem,
  isClean,
  newItem,
  saidFailure,
  stepAfter,
  type ImportItem,
  type Preview,
} from "#renderer/stages/bank/import-steps.ts";
import { columnLetter } from "#domain/people/setup/places.ts";
import { isEveryMonth, outsideCount, rangeOf, withUnbooked } from "#renderer/stages/bank/bank-line-range.ts";
import { shownAfterAdding } from "#renderer/stages/bank/import-store.ts";
import { reconciliationWords } from "#domain/reports/reconciliation-words.ts";
import { ageLevel, formOf, type OpenItem, type Reconciliation } from "#renderer/stages/bank/reconciliation.ts";

type SplitPart = Extract<RuleInput["result"], { kind: "split" }>["parts"][number];

const roles = (...pairs: readonly (readonly [number, ColumnRole])[]): ColumnRoles => new Map(pairs);

const nowhere = { banks: [], villageIds: new Set<VillageId>() };

describe("a mapping made by hand", () => {
  it("gives a meaning to one column only, and a column one meaning only", () => {
    const once = withRole(roles(), 2, "bookedOn");
    const elsewhere = withRole(once, 4, "bookedOn");
    expect([...elsewhere]).toEqual([[4, "bookedOn"]]);
    expect([...withRole(elsewhere, 4, "balance")]).toEqual([[4, "balance"]]);
    expect([...withRole(elsewhere, 4, null)]).toEqual([]);
  });

  it.each([
    ["nothing chosen", roles(), 2],
    ["only a date", roles([0, "bookedOn"]), 1],
    ["one of two amount columns", roles([0, "bookedOn"], [1, "moneyIn"]), 1],
    ["two columns and a single one", roles([0, "bookedOn"], [1, "moneyIn"], [2, "moneyOut"], [3, "signedAmount"]), 1],
    ["a direction without an amount", roles([0, "bookedOn"], [1, "flag"]), 1],
    ["date and two columns", roles([0, "bookedOn"], [1, "moneyIn"], [2, "moneyOut"]), 0],
    ["date and one amount", roles([0, "bookedOn"], [1, "signedAmount"]), 0],
  ])("with %s has its problems named", (_case, chosen, count) => {
    expect(mappingProblems(chosen)).toHaveLength(count);
    expect(mappingFromRoles(chosen) !== null).toBe(count === 0);
  });

  it.each([
    ["two columns", roles([0, "bookedOn"], [1, "moneyIn"], [2, "moneyOut"]), "two-columns"],
    ["a signed amount", roles([0, "bookedOn"], [1, "signedAmount"]), "signed"],
    ["an amount and a direction", roles([0, "bookedOn"], [1, "signedAmount"], [2, "flag"]), "flag"],
  ])("reads %s as the contract has it", (_case, chosen, mode) => {
    const mapping = mappingFromRoles(chosen);
    expect(mapping?.amount.mode).toBe(mode);
    expect(columnMapping.safeParse(mapping).success).toBe(true);
  });

  it.each([
    [0, "A"],
    [25, "Z"],
    [26, "AA"],
    [53, "BB"],
  ])("calls column %i %s", (column, letter) => {
    expect(columnLetter(column)).toBe(letter);
  });
});

describe("a refused file", () => {
  const contradicts: ImportItem["failure"] = {
    code: "statement-contradicts",
    said: "工商银行",
    kept: "农商银行",
  };
  it.each<readonly [ImportItem["step"], ImportItem["failure"], boolean]>([
    ["account", contradicts, true],
    ["account", { code: "statement-account-unknown", number: null }, false],
    ["stopped", contradicts, true],
    ["stopped", null, false],
  ])("at step %s says why where the step itself does not", (step, failure, isSaid) => {
    expect(saidFailure({ step, failure }) !== null).toBe(isSaid);
  });
});

describe("the 余额调节表", () => {
  const item = (side: OpenItem["side"], amountFen: number): OpenItem => ({
    side,
    onDate: localDate("2026-07-31"),
    text: "",
    amountFen: fen(amountFen),
    ageDays: 3,
    voucherId: null,
  });

  it("adds and deducts on the side that does not know, by bare amounts whichever sign the items carry", () => {
    const table: Reconciliation = {
      bookFen: fen(120),
      statementFen: fen(150),
      items: [item("bank-in", 50), item("bank-out", -3), item("book-in", 30), item("book-out", 13)],
      adjustedBookFen: fen(167),
      adjustedStatementFen: fen(167),
      differenceFen: fen(0),
      reach: { through: null, isCovered: true },
      exception: null,
      statementException: null,
    };
    const form = formOf(table, reconciliationWords(false));
    expect(form.book.map(({ side, totalFen }) => [side, totalFen])).toEqual([
      ["bank-in", 50],
      ["bank-out", 3],
    ]);
    expect(form.statement.map(({ side, totalFen }) => [side, totalFen])).toEqual([
      ["book-in", 30],
      ["book-out", 13],
    ]);
    // What a bank calls 收 is what repays a card.
    expect(form.book[0]?.title).toBe("加：银行已收、本单位未收");
    expect(formOf(table, reconciliationWords(true)).book[0]?.title).toBe("加：银行已记还款、本单位未记");
  });

  it.each([
    [30, "fresh"],
    [31, "old"],
    [90, "old"],
    [91, "overdue"],
  ])("says how old an item of %i days is", (days, level) => {
    expect(ageLevel(days)).toBe(level);
  });
});

describe("the list of draft rules", () => {
  it("moves a rule up and down, and not beyond the ends", () => {
    expect(moved(["a", "b", "c"], 1, -1)).toEqual(["b", "a", "c"]);
    expect(moved(["a", "b", "c"], 1, 1)).toEqual(["a", "c", "b"]);
    expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
    expect(moved(["a", "b"], 1, 1)).toEqual(["a", "b"]);
  });

  it("reads words however they are separated, each once", () => {
    expect(wordsFromText(" 结息，利息、结息 存款利息;")).toEqual(["结息", "利息", "存款利息"]);
  });

  const rule = (name: string, words: readonly string[], more: Partial<RuleInput["conditions"]> = {}): RuleInput => {
    const empty = newRule(`r-${name}`);
    return {
      ...empty,
      name,
      conditions: { ...empty.conditions, text: { fields: [...allFields], words: [...words], without: [] }, ...more },
      result: {
        kind: "propose",
        accountCode: "504",
        detailName: null,
        categoryCode: null,
        summaryTemplate: "{说明}",
      },
    };
  };

  it("names what keeps it from being saved", () => {
    const rules = [
      rule("利息", ["结息"]),
      rule("利息", []),
      rule(" ", ["x"], { smallestFen: 10, largestFen: 5 }),
      rule("冲正", [], { isReversal: true }),
    ];
    expect(ruleProblems(rules, nowhere).map(({ at, text }) => [at, text])).toEqual([
      [1, "没有关键字，也没有指定对方"],
      [1, "与前面的规则重名"],
      [2, "没有名称"],
      [2, "金额下限大于上限"],
    ]);
    expect(ruleProblems([newRule("n")], nowhere).map(({ text }) => text)).toEqual([
      "没有名称",
      "没有关键字，也没有指定对方",
      "没有选科目",
    ]);
  });

  const line = (text: string, counterpartyName: string, amountFen: number) => ({
    bookedOn: localDate("2026-07-05"),
    summary: text,
    purpose: "",
    remark: "",
    counterpartyName,
    counterpartyAccount: "",
    amountFen: fen(amountFen),
    isReversal: false,
  });

  it("says of one rule which lines it would take, and which rule before it takes the others that fit", () => {
    const rules = [rule("利息", ["利息"], { direction: "in" }), rule("贷*息", ["贷*息", "利?"], {}), newRule("empty")];
    const lines = [
      line("存款利息", "", 900),
      line("贷款利息", "", -900),
      line("贷记结息", "", 10),
      line("转账", "", 5),
    ];
    expect(trialOf(rules, 1, lines)).toEqual({ taken: [lines[1], lines[2]], shadows: [{ name: "利息", count: 1 }] });
    expect(trialOf(rules, 2, lines)).toEqual({ taken: [], shadows: [] });
  });

  it("must divide the whole of an amount where it splits one", () => {
    const split = (...parts: readonly SplitPart[]) => ({
      ...rule("拆", ["代发"], {}),
      result: { kind: "split" as const, parts: [...parts], summaryTemplate: "发{年月}{工资}" },
    });
    const part = (accountCode: string, share: SplitPart["share"]): SplitPart => ({
      accountCode,
      detailName: null,
      categoryCode: null,
      share,
    });
    const texts = (...parts: readonly SplitPart[]) => ruleProblems([split(...parts)], nowhere).map(({ text }) => text);
    expect(texts(part("513", { kind: "rest" }), part("212", { kind: "share", basisPoints: 2500 }))).toEqual([
      "摘要里的 {工资} 不认识",
    ]);
    expect(
      texts(part("", { kind: "fixed", amountFen: 0 }), part("212", { kind: "share", basisPoints: 10_000 })),
    ).toEqual([
      "有一行没有选科目",
      "要有一行、也只能有一行记“其余”",
      "比例加起来不能到 100%，要给“其余”留一份",
      "有一行没有填金额或比例",
      "摘要里的 {工资} 不认识",
    ]);
  });

  it("counts the lines each rule would take: the first that fits, by direction, words and highest amount", () => {
    const rules = [
      rule("利息", ["利息"], { direction: "in" }),
      rule("小额费用", ["手续费", "利息"], { direction: "out", largestFen: 5000 }),
    ];
    const lines = [
      line("存款利息", "", 900),
      line("贷款利息", "", -900),
      line("手续费", "", -5001),
      line("转账", "利息税专户", 10),
    ];
    expect(dryRun(rules, lines)).toEqual([2, 1]);
  });

  it("can be given a rule made from one line, which takes lines like it", () => {
    const made = ruleLike(line("电费 7月", "青禾供电所", -8800), {
      id: "r1",
      word: "电费",
      accountCode: "513",
      categoryCode: null,
      summary: "付电费",
    });
    expect(draftRule.safeParse(made).success).toBe(true);
    expect(ruleProblems([made], nowhere)).toEqual([]);
    expect(dryRun([made], [line("电费 8月", "青禾供电所", -9000), line("电费退回", "青禾供电所", 100)])).toEqual([1]);
  });
});

describe("a file on its way into the journal", () => {
  const { lines: _lines, ...inspected } = inspectFixture("psbc-1/quarter.xlsx");
  const preview = (more: Partial<Preview> = {}): Preview => ({
    digest: "d",
    bankAccountId: idOf<BankAccountId>("b"),
    ledgerId: idOf<LedgerId>("l"),
    ledgerName: "柳溪村股份经济合作社",
    accountWasInFile: true,
    inspection: { ...inspected, sample: [], guess: null, mapping: null, warnings: [], refusals: [] },
    lines: [],
    newCount: 24,
    knownCount: 0,
    deletedCount: 0,
    doubtfulCount: 0,
    expectedOpeningFen: inspected.openingFen,
    gaps: [],
    lateMonths: [],
    openMonth: month("2026-07"),
    ...more,
  });
  const broken = {
    ...preview().inspection,
    breaks: [{ row: 6, expectedFen: fen(1), foundFen: fen(2), diagnosis: "unexplained" }],
  };
  const item = (shown: Preview, more: Partial<ImportItem> = {}): ImportItem => ({
    ...newItem("1", { name: "a.xlsx", bytes: "" }),
    step: "preview",
    preview: shown,
    ...more,
  });

  it("asks for what is missing, and stops at what only the bank can put right", () => {
    expect(stepAfter({ ok: true, value: preview() })).toBe("preview");
    expect(stepAfter({ ok: false, failure: { code: "statement-account-unknown", number: null } })).toBe("account");
    const refused = (codes: readonly string[]) =>
      stepAfter({ ok: false, failure: { code: "statement-refused", refusals: codes.map((code) => ({ code })) } });
    expect(refused(["mapping-needed"])).toBe("mapping");
    expect(refused(["unreadable-rows"])).toBe("stopped");
    expect(refused(["mapping-needed", "unreadable-rows"])).toBe("stopped");
    const importedAt = instant("2026-10-10T01:00:00.000Z");
    expect(stepAfter({ ok: false, failure: { code: "statement-already-imported", name: "a", importedAt } })).toBe(
      "stopped",
    );
  });

  it.each([
    ["new lines", item(preview()), true],
    ["nothing new", item(preview({ newCount: 0 })), false],
    ["nothing but known lines, as the proof of the month's end", item(preview({ newCount: 0, knownCount: 2 })), true],
    [
      "nothing new but a doubtful line ticked",
      item(preview({ newCount: 0, doubtfulCount: 1 }), { takeRows: [7] }),
      true,
    ],
    ["a break nobody accepted", item(preview({ inspection: broken })), false],
    ["a break that was accepted", item(preview({ inspection: broken }), { acceptBreaks: true }), true],
    ["another step", item(preview(), { step: "stopped" }), false],
  ])("with %s can be committed: %s", (_case, each, expected) => {
    expect(commitProblem(each) === null).toBe(expected);
  });

  it("is taken together with others only when nothing about it needs a person's eye", () => {
    expect(isClean(item(preview()))).toBe(true);
    expect(isClean(item(preview({ doubtfulCount: 1 })))).toBe(false);
    expect(isClean(item(preview({ inspection: broken }), { acceptBreaks: true }))).toBe(false);
    const gap = preview({ expectedOpeningFen: fen(1) });
    expect(hasGap(gap)).toBe(true);
    expect(isClean(item(gap))).toBe(false);
    expect(hasGap(preview({ expectedOpeningFen: null }))).toBe(false);
  });
});

describe("the months of the bank lines shown", () => {
  const span = { fromMonth: month("2026-09"), toMonth: month("2026-09") };
  const september = { from: "2026-09-01", to: "2026-09-30" };
  const every = { from: null, to: null };

  it.each<[string, Readonly<Record<string, string>>, typeof september | typeof every]>([
    ["the months that stand above", {}, september],
    ["every month for who comes for the open lines", { unbooked: "1" }, every],
    ["the months chosen, also of open lines", { unbooked: "1", months: "span" }, september],
    ["every month where that was asked for", { months: "all" }, every],
  ])("are %s", (_case, params, range) => {
    expect(rangeOf(params, span)).toEqual(range);
    expect(isEveryMonth(params)).toBe(range === every);
  });

  it("stay what they are when only the open lines are asked for by hand", () => {
    expect(withUnbooked({}, true)).toEqual({ unbooked: "1", months: "span" });
    expect(withUnbooked({ months: "all" }, true)).toEqual({ unbooked: "1", months: "all" });
    expect(withUnbooked({ unbooked: "1" }, false)).toEqual({ unbooked: "", months: "span" });
  });

  it("leave out what is counted beside them", () => {
    expect(outsideCount(30, 8)).toBe(22);
    expect(outsideCount(8, 8)).toBe(0);
    expect(outsideCount(null, 8)).toBe(0);
    expect(outsideCount(30, null)).toBe(0);
  });
});

describe("the file in view when another is added", () => {
  const file = { name: "对账单.xlsx", bytes: "" };
  const items = (["preview", "mapping", "stopped", "done"] as const).map((step) => ({ ...newItem(step, file), step }));

  it.each([
    ["preview", "preview"],
    ["mapping", "mapping"],
    ["stopped", null],
    ["done", null],
    ["gone", null],
  ])("from %s is %s", (active, shown) => {
    expect(shownAfterAdding(items, active)).toBe(shown);
  });
});
