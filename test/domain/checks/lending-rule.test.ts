import { describe, expect, it } from "vitest";
import { nothingAround, type Around } from "#domain/checks/around.ts";
import { judgeSpending } from "#domain/checks/judge.ts";
import { plainParameters, type PlainParameters } from "#domain/checks/plain-rule.ts";
import { conflictWith, type ComparedRule } from "#domain/checks/rule-conflicts.ts";
import { checkParameters, everyLedger } from "#domain/checks/rule.ts";
import type { VoteGround } from "#domain/caps/vote.ts";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type AccountId, type ItemId, type ResolutionId } from "#domain/core/ids.ts";
import type { Entry } from "#domain/vouchers/voucher.ts";
import { debit, paper, ruleOf, spendingOf } from "./plain-spending.ts";

const account = (code: string): AccountId => idOf<AccountId>(code);
const accounts: Around["accounts"] = new Map(
  ["101", "102", "112", "113", "201", "211", "513"].map((code) => [
    account(code),
    {
      code,
      class: code.startsWith("5") ? "profit-loss" : code.startsWith("2") ? "liability" : "asset",
      normalSide: code.startsWith("2") ? "credit" : "debit",
    } as const,
  ]),
);
const around: Around = { ...nothingAround, accounts };
const line = (code: string, amountFen: number, given: Partial<Entry> = {}): Entry => ({
  ...debit(null, 0),
  accountId: account(code),
  debitFen: fen(Math.max(amountFen, 0)),
  creditFen: fen(Math.max(-amountFen, 0)),
  ...given,
});
const vote: VoteGround = {
  id: idOf<ResolutionId>("r9"),
  number: "〔2026〕9号",
  body: "congress",
  track: "A",
  matter: null,
  isAboutSpending: false,
  spentFen: fen(0),
};

const national = ruleOf(plainParameters("K26", { words: ["出借", "借给"] }), { id: "K26-lending" });
const township = (amountFen: number, rest: Partial<PlainParameters> = {}) =>
  ruleOf(plainParameters("K26", { amounts: { hardshipFen: fen(amountFen) }, ...rest }), { id: `own ${amountFen}` });
const member: Entry["items"] = [{ kind: "member", itemId: idOf<ItemId>("m") }];
const lent = (amountFen: number, summary: string, code = "113") => [
  line(code, amountFen, { summary, items: member }),
  line("102", -amountFen, { summary }),
];

describe("K26 the help to a member in hardship", () => {
  const judged = (amountFen: number, rules: readonly ReturnType<typeof township>[], rest: object = {}) =>
    judgeSpending(
      spendingOf({ entries: lent(amountFen, "借给困难成员"), documents: [paper("minutes")], around, ...rest }),
      [national, ...rules],
    ).map(({ ruleId }) => ruleId);
  it("may be as high as the township's own rule says, beside the locked national one", () => {
    expect(judged(300_000, [])).toEqual(["K26-lending"]);
    expect(judged(300_000, [township(300_000)])).toEqual([]);
    expect(judged(300_001, [township(300_000)])).toEqual(["K26-lending"]);
    expect(judged(300_000, [township(300_000)], { documents: [] })).toEqual(["K26-lending"]);
  });
  it("has to keep every limit there is", () => {
    expect(judged(250_000, [township(300_000), township(200_000)])).toEqual(["K26-lending"]);
    expect(judged(200_000, [township(300_000), township(200_000)])).toEqual([]);
  });
  it("may be more by a vote where the rule says so", () => {
    const byVote = township(300_000, { flags: { voteCoversMore: true } });
    expect(judged(400_000, [byVote])).toEqual(["K26-lending"]);
    expect(judged(400_000, [byVote], { grounds: [vote] })).toEqual([]);
    expect(judged(400_000, [township(300_000)], { grounds: [vote] })).toEqual(["K26-lending"]);
  });
  it("is a rule of its own, which never says less than the national one", () => {
    const has = () => true;
    expect(checkParameters(plainParameters("K26"), has)).toMatchObject({ error: { reason: "nothing-in-it" } });
    expect(checkParameters(township(300_000).parameters, has).ok).toBe(true);
    const compared = (level: ComparedRule["level"], rule: ReturnType<typeof township>): ComparedRule => ({
      ...rule,
      title: rule.id,
      level,
      scope: everyLedger,
      fromOn: localDate("2026-01-01"),
      toOn: localDate("2026-12-31"),
    });
    const standing = compared("national", national);
    expect(conflictWith(compared("township", township(300_000)), [standing])).toBeUndefined();
    const county = { ...compared("county", township(200_000)), id: "county" };
    expect(conflictWith(compared("township", township(300_000)), [standing, county])).toMatchObject({
      reason: "looser",
      field: "hardshipFen",
    });
  });
});

describe("K26 lending in other words", () => {
  const seen = (entries: readonly Entry[]) =>
    judgeSpending(spendingOf({ entries, around }), [national]).map(({ severity, facts }) => [severity, facts["word"]]);
  it.each([
    ["words the rule does not name", lent(100, "外借资金给某公司", "112"), [["block", "外借"]]],
    ["on 应付款", lent(100, "出借给建材店", "211"), [["block", "出借"]]],
    ["a guarantee made good as an expense", lent(100, "代偿王某贷款", "513"), [["block", "代偿"]]],
    ["a loan for nothing named", lent(100, "张三借款", "112"), [["warn", "借款"]]],
    ["a loan for nothing named on 应付款", lent(100, "某公司周转资金", "211"), [["warn", "周转资金"]]],
    ["an advance for a journey", lent(100, "张三出差借款", "112"), []],
    ["the clerk's petty cash", lent(100, "报账员备用金借款", "113"), []],
    ["a loan paid back", lent(100, "归还李四借款", "211"), []],
    ["no money moved", [line("112", 100, { summary: "张三借款转户" }), line("113", -100)], []],
  ])("%s", (_case, entries, expected) => {
    expect(seen(entries)).toEqual(expected);
  });
  it("is said once, by the rule whose words say it", () => {
    const own = ruleOf(plainParameters("K26", { words: ["外借"] }), { id: "own" });
    const hits = judgeSpending(spendingOf({ entries: lent(100, "外借资金", "112"), around }), [national, own]);
    expect(hits.map(({ ruleId }) => ruleId)).toEqual(["own"]);
  });
});

describe("K25 what is borrowed without an account of debts", () => {
  const rule = ruleOf(plainParameters("K25", { words: ["运转"], amounts: { alertFen: fen(100) } }), {
    severity: "needs-resolution",
  });
  const taken = (code: string, summary: string) => [line("102", 90, { summary }), line(code, -90, { summary })];
  const seen = (entries: readonly Entry[], grounds: readonly VoteGround[] = []) =>
    judgeSpending(spendingOf({ entries, grounds, around }), [rule]).map(({ facts }) => facts["seenBy"]);
  it.each([
    ["from a firm on 应付款", taken("211", "向某公司借款"), ["借款"]],
    ["from a member on 内部往来", taken("113", "暂借李四资金"), ["暂借"]],
    ["on 应收款", taken("112", "某公司周转金"), ["周转金"]],
    ["lent money that comes back", taken("112", "收回张三借款"), []],
    ["an advance given back", taken("112", "张三归还借款"), []],
    ["a deposit", taken("211", "收租房押金"), []],
    ["interest subsidised", taken("211", "贷款贴息"), []],
    ["interest owed, no money in", [line("513", 90, { summary: "借款利息" }), line("211", -90)], []],
  ])("%s", (_case, entries, expected) => {
    expect(seen(entries)).toEqual(expected);
  });
  it("asks for a vote as any other debt, names a banned purpose, and counts for the line of alarm", () => {
    expect(seen(taken("211", "向某公司借款"), [vote])).toEqual([]);
    expect(seen(taken("211", "借款用于运转"), [vote])).toEqual(["借款"]);
    const held = { ...around, debtFen: fen(20) };
    const hits = judgeSpending(spendingOf({ entries: taken("211", "向某公司借款"), grounds: [vote], around: held }), [
      rule,
    ]);
    expect(hits).toMatchObject([{ facts: { isOverAlert: true, totalFen: 110 } }]);
  });
});
