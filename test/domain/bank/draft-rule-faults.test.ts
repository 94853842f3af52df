import { describe, expect, it } from "vitest";
import { conditionFault, draftRulesFault, type RulePlaces } from "#domain/bank/draft-rule-faults.ts";
import { matchesRule, type DraftRule, type RuleConditions } from "#domain/bank/draft-rules.ts";
import { shippedDraftRules } from "#domain/bank/shipped-draft-rules.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type BankAccountId, type VillageId } from "#domain/core/ids.ts";
import { aLine } from "#test/support/statement-lines.ts";

const bank = (id: string) => idOf<BankAccountId>(id);
const village = (id: string) => idOf<VillageId>(id);
const places: RulePlaces = {
  banks: [
    { id: bank("k1"), villageId: village("v1") },
    { id: bank("k2"), villageId: village("v2") },
  ],
  villageIds: new Set([village("v1"), village("v2")]),
};
const conditions = (over: Partial<RuleConditions> = {}): RuleConditions => ({
  direction: null,
  isReversal: null,
  text: { fields: ["summary"], words: ["结息"], without: [] },
  smallestFen: null,
  largestFen: null,
  parties: [],
  ...over,
});
const words = (list: readonly string[], without: readonly string[] = []): RuleConditions["text"] => ({
  fields: ["summary"],
  words: list,
  without,
});
const rule = (over: Partial<DraftRule> = {}): DraftRule => ({
  id: "r",
  name: "结息",
  conditions: conditions(),
  result: { kind: "ask", suggestedAccountCode: null, reason: "", summaryTemplate: "{说明}" },
  ...over,
});

describe("conditions of a drafting rule", () => {
  it.each([
    ["a word of stars only", { text: words(["*"]) }, "word-takes-all"],
    ["an excluded word of stars only", { text: words(["结息"], ["？"]) }, "word-takes-all"],
    ["a party of stars only", { text: null, parties: ["**"] }, "word-takes-all"],
    ["words that are all excluded", { text: words(["银行结息", "结息"], ["结息"]) }, "words-excluded"],
    ["one word of two excluded", { text: words(["利息", "结息"], ["结息"]) }, undefined],
    ["negative amounts", { smallestFen: fen(-500), largestFen: fen(-1) }, "amount-negative"],
    ["crossed amounts", { smallestFen: fen(2), largestFen: fen(1) }, "amounts-crossed"],
    ["one amount", { smallestFen: fen(2), largestFen: fen(2) }, undefined],
    ["an account that is none", { bankAccountIds: [bank("k9")] }, "bank-unknown"],
    ["a village that is none", { villageIds: [village("v9")] }, "village-unknown"],
    ["accounts of other villages", { bankAccountIds: [bank("k2")], villageIds: [village("v1")] }, "bank-elsewhere"],
    ["accounts of its village", { bankAccountIds: [bank("k1")], villageIds: [village("v1")] }, undefined],
  ])("%s", (_case, over, expected) => {
    expect(conditionFault(conditions(over), places)).toBe(expected);
  });

  it.each([
    ["no condition at all", [rule({ conditions: conditions({ text: null, direction: "in" }) })], "no-condition"],
    ["two of one id", [rule(), rule({ name: "另一条" })], "twin-id"],
    ["two of one name", [rule(), rule({ id: "s" })], "twin-name"],
    [
      "words in braces that nothing fills",
      [rule({ result: { kind: "ask", suggestedAccountCode: null, reason: "", summaryTemplate: "{不存在}" } })],
      "placeholder-unknown",
    ],
    [
      "shares of the whole",
      [
        rule({
          result: {
            kind: "split",
            summaryTemplate: "拆",
            parts: [
              { accountCode: "513", detailName: null, categoryCode: null, share: { kind: "share", basisPoints: 9999 } },
              { accountCode: "513", detailName: null, categoryCode: null, share: { kind: "share", basisPoints: 1 } },
              { accountCode: "513", detailName: null, categoryCode: null, share: { kind: "rest" } },
            ],
          },
        }),
      ],
      "shares-too-much",
    ],
  ])("a list with %s is named", (_case, rules, fault) => {
    expect(draftRulesFault(rules, places)).toEqual({ name: rules.at(-1)?.name, fault });
  });

  it("are whole in the rules the program ships", () => {
    expect(draftRulesFault(shippedDraftRules, places)).toBeUndefined();
  });

  it("hold only for the bank accounts and villages they name", () => {
    const line = { ...aLine({ on: "2026-07-01", amountFen: 5, balanceFen: null }), summary: "结息" };
    const here = { ...line, bankAccountId: bank("k1"), villageId: village("v1") };
    const there = { ...line, bankAccountId: bank("k2"), villageId: village("v2") };
    const ofBank = rule({ conditions: conditions({ bankAccountIds: [bank("k1")] }) });
    const ofVillage = rule({ conditions: conditions({ villageIds: [village("v1")] }) });
    for (const each of [ofBank, ofVillage])
      expect([here, there, line].map((tried) => matchesRule(tried, each))).toEqual([true, false, false]);
    expect([here, there, line].map((tried) => matchesRule(tried, rule()))).toEqual([true, true, true]);
  });
});
