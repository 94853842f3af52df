import { afterEach, beforeEach, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { icbcNumber, icbcStatement } from "#test/support/icbc-statement.ts";
import { importStatement, journalOf } from "#test/support/statement-import.ts";
import { openVillage, type Village } from "#test/support/village.ts";

type SplitPart = Extract<Rule["result"], { kind: "split" }>["parts"][number];
type Rule = InputOf<"draftRule.save">["rules"][number];

let village: Village;

beforeEach(async () => {
  village = await openVillage(icbcNumber);
});
afterEach(() => {
  village.close();
});

const anyLine: Rule["conditions"] = {
  direction: null,
  isReversal: null,
  text: null,
  smallestFen: null,
  largestFen: null,
};
const rule = (name: string, conditions: Partial<Rule["conditions"]>, result: Rule["result"]): Rule => ({
  id: name,
  name,
  conditions: { ...anyLine, ...conditions },
  result,
});
const words = (...list: readonly string[]): Rule["conditions"]["text"] => ({
  fields: ["summary", "purpose", "remark", "counterpartyName"],
  words: [...list],
  without: [],
});
const part = (accountCode: string, share: { kind: "rest" } | { kind: "fixed"; amountFen: number }) => ({
  accountCode,
  detailName: null,
  categoryCode: null,
  share,
});
const split = rule(
  "电费分摊",
  { parties: ["青禾供电所"] },
  {
    kind: "split",
    parts: [part("121", { kind: "rest" }), part("504", { kind: "fixed", amountFen: 5_000 })],
    summaryTemplate: "付{年月}电费",
  },
);

it("splits a line over its accounts to the fen, and leaves alone what is too small to split", async () => {
  await village.must("draftRule.save", { rules: [split] });
  const file = icbcStatement("七月.csv", [
    { on: "2026-07-05", yuan: -333.33, party: "青禾供电所", text: "电费" },
    { on: "2026-07-06", yuan: -50, party: "青禾供电所", text: "电费" },
  ]);
  expect(await importStatement(village, file)).toMatchObject({ ok: true, value: { newCount: 2, draftCount: 1 } });
  const [first, second] = await journalOf(village, village.ledgerId);
  expect(second?.voucherId).toBeNull();
  const shown = await village.must("voucher.show", { id: first?.voucherId ?? "" });
  expect(shown.entries.map(({ debitFen, creditFen, summary }) => [debitFen, creditFen, summary])).toEqual([
    [28_333, 0, "付2026年7月电费"],
    [5_000, 0, "付2026年7月电费"],
    [0, 33_333, "付2026年7月电费"],
  ]);
  expect(first?.ruleName).toBe("电费分摊");
});

it("refuses a split over an account that is not of the chart, and one without exactly one rest", async () => {
  const over = (...parts: readonly SplitPart[]): Rule => ({
    ...split,
    result: { kind: "split", parts: [...parts], summaryTemplate: "电费" },
  });
  const wrong = over(part("999", { kind: "rest" }), part("121", { kind: "fixed", amountFen: 1 }));
  expect(await village.call("draftRule.save", { rules: [wrong] })).toMatchObject({
    failure: { code: "account-code-bad", accountCode: "999" },
  });
  const twice = over(part("121", { kind: "rest" }), part("504", { kind: "rest" }));
  expect(await village.call("draftRule.save", { rules: [twice] })).toMatchObject({ failure: { code: "bad-input" } });
});

it("keeps rules saved before there were parties", async () => {
  const { parties: _parties, ...older } = split.conditions;
  await village.must("draftRule.save", {
    rules: [{ ...split, conditions: { ...older, text: words("电*") } }],
  });
  const { rules } = await village.must("draftRule.list", {});
  expect(rules[0]?.conditions).toMatchObject({ parties: [], text: { words: ["电*"] } });
});

it("offers a rule in front of one whose drafts people changed three times alike", async () => {
  const charges = rule(
    "手续费",
    { text: words("费") },
    { kind: "propose", accountCode: "504", detailName: null, categoryCode: null, summaryTemplate: "{说明}" },
  );
  await village.must("draftRule.save", { rules: [charges] });
  const days = ["2026-07-05", "2026-07-06", "2026-07-07"];
  const file = icbcStatement(
    "七月.csv",
    days.map((on, at) => ({ on, yuan: -10 - at, party: "青禾通信站", text: "短信费" })),
  );
  await importStatement(village, file);
  for (const line of await journalOf(village, village.ledgerId)) {
    const id = line.voucherId ?? "";
    const shown = await village.must("voucher.show", { id });
    const content = village.content(shown.onDate, [
      { code: "121", debit: -line.amountFen / 100, summary: "短信费" },
      { code: "bank", credit: -line.amountFen / 100, summary: "短信费" },
    ]);
    const saved = await village.must("voucher.save", { id, version: shown.version, content });
    await village.must("voucher.review", { id, version: saved.version });
    expect(await village.must("voucher.post", { ids: [id] })).toMatchObject({ refused: [] });
  }
  const { habits } = await village.must("draftRule.suggest", { ledgerId: village.ledgerId });
  expect(habits).toMatchObject([
    { word: "青禾通信站", direction: "out", accountCode: "121", count: 3, correctsRule: "手续费" },
  ]);
  // Once the rule stands in front, nothing is left to suggest.
  const own = rule(
    "短信费",
    { parties: ["青禾通信站"] },
    { kind: "propose", accountCode: "121", detailName: null, categoryCode: null, summaryTemplate: "{说明}" },
  );
  await village.must("draftRule.save", { rules: [own, charges] });
  expect((await village.must("draftRule.suggest", { ledgerId: village.ledgerId })).habits).toEqual([]);
});

it("drafts only in the villages and accounts a rule is for", async () => {
  const { bankAccounts } = await village.must("bankAccount.list", { ledgerId: village.ledgerId });
  const own = bankAccounts.find(({ number }) => number === icbcNumber);
  const { ledgers } = await village.must("ledger.list", {});
  const villageId = ledgers.find(({ id }) => id === village.ledgerId)?.villageId ?? "";
  const other = await village.must("village.save", { id: null, code: "99", name: "远山村", isActive: true, facts: [] });
  const water = (name: string, place: Partial<Rule["conditions"]>): Rule =>
    rule(
      name,
      { parties: ["青禾水站"], ...place },
      { kind: "propose", accountCode: "504", detailName: null, categoryCode: null, summaryTemplate: name },
    );
  await village.must("draftRule.save", {
    rules: [
      water("远山村水费", { villageIds: [other.id] }),
      water("本村水费", { villageIds: [villageId], bankAccountIds: [own?.id ?? ""] }),
    ],
  });
  const file = icbcStatement("七月.csv", [{ on: "2026-07-05", yuan: -20, party: "青禾水站", text: "水费" }]);
  expect(await importStatement(village, file)).toMatchObject({ ok: true, value: { draftCount: 1 } });
  const [line] = await journalOf(village, village.ledgerId);
  expect(line?.ruleName).toBe("本村水费");
});

it.each([
  ["nothing to ask about", { text: null }, "no-condition"],
  ["a word every line has", { text: words("*") }, "word-takes-all"],
  ["amounts the wrong way round", { smallestFen: 2, largestFen: 1 }, "amounts-crossed"],
  ["an account nobody has", { bankAccountIds: ["nobody"] }, "bank-unknown"],
])("refuses a rule with %s, by name", async (_case, conditions, fault) => {
  const bad = { ...split, conditions: { ...split.conditions, parties: [], text: words("电费"), ...conditions } };
  expect(await village.call("draftRule.save", { rules: [bad] })).toMatchObject({
    failure: { code: "draft-rule-bad", name: "电费分摊", fault },
  });
});

it.each([
  ["the bank's own account", { accountCode: "102", categoryCode: null }, "bank-itself"],
  ["a category nobody has", { accountCode: "513", categoryCode: "zzz" }, "category-unknown"],
])("refuses a rule that books to %s, by name", async (_case, booked, fault) => {
  const bad = rule(
    "电费",
    { text: words("电费") },
    { kind: "propose", detailName: null, summaryTemplate: "{说明}", ...booked },
  );
  expect(await village.call("draftRule.save", { rules: [bad] })).toMatchObject({
    failure: { code: "draft-rule-bad", name: "电费", fault },
  });
});

it("refuses an account whose code only begins like one of the chart", async () => {
  const bad = rule(
    "电费",
    { text: words("电费") },
    { kind: "propose", accountCode: "513abc", detailName: null, categoryCode: null, summaryTemplate: "{说明}" },
  );
  expect(await village.call("draftRule.save", { rules: [bad] })).toMatchObject({
    failure: { code: "account-code-bad", accountCode: "513abc" },
  });
});

it("refuses a detail that no village has below an account with details, and takes one that stands in a name", async () => {
  const { ledgerId } = village;
  const named = (detailName: string): Rule =>
    rule(
      "利息",
      { text: words("利息") },
      { kind: "propose", accountCode: "504", detailName, categoryCode: null, summaryTemplate: "{说明}" },
    );
  // Without details the account itself is booked to, whatever detail the rule would prefer.
  await village.must("draftRule.save", { rules: [named("利息")] });
  const income = { ledgerId, parentCode: "504", code: null, itemKinds: [] };
  const { id } = await village.must("account.add", { ...income, name: "银行利息收入" });
  await village.must("draftRule.save", { rules: [named("利息")] });
  expect(await village.call("draftRule.save", { rules: [named("罚息")] })).toMatchObject({
    failure: { code: "draft-rule-bad", name: "利息", fault: "detail-unknown" },
  });
  await village.must("account.add", { ...income, name: "废品收入" });
  await village.must("account.change", { id, name: "银行利息收入", itemKinds: [], isActive: false });
  expect(await village.call("draftRule.save", { rules: [named("利息")] })).toMatchObject({
    failure: { code: "draft-rule-bad", name: "利息", fault: "detail-unknown" },
  });
});
