import { describe, expect, it } from "vitest";
import { nothingAround, type Around, type FundFacts } from "#domain/checks/around.ts";
import { judgeSpending } from "#domain/checks/judge.ts";
import { plainParameters } from "#domain/checks/plain-rule.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type AccountId, type CategoryId, type ItemId } from "#domain/core/ids.ts";
import type { Entry } from "#domain/vouchers/voucher.ts";
import { category, credit, debit, ruleOf, spendingOf } from "./plain-spending.ts";

const fund = idOf<ItemId>("fund");
const account = (code: string): AccountId => idOf<AccountId>(code);
const facts = (code: string) => {
  const side = code.startsWith("2") ? ("credit" as const) : ("debit" as const);
  return { code, class: side === "credit" ? ("liability" as const) : ("asset" as const), normalSide: side };
};
const accounts = new Map(["112", "113", "201", "211", "221", "241"].map((code) => [account(code), facts(code)]));

const granted = (categoryIds: readonly CategoryId[], owedFen: number | null = null): FundFacts => ({
  ...(owedFen === null ? {} : { owed: new Map([[1, fen(owedFen)]]) }),
  itemId: fund,
  name: "道路专款",
  documents: ["〔2026〕5号"],
  categoryIds,
  expiresOn: null,
  availableFen: fen(0),
});
const ofFund = (code: string, amountFen: number, items: Entry["items"] = []): Entry => ({
  ...debit(null, amountFen, "付款"),
  accountId: account(code),
  items: [{ kind: "fund", itemId: fund }, ...items],
});
const judged = (
  entry: Entry,
  {
    categoryIds = [category("F02")],
    scope = [],
    owedFen = null,
  }: { categoryIds?: CategoryId[]; scope?: CategoryId[]; owedFen?: number | null } = {},
) => {
  const around: Around = { ...nothingAround, accounts, funds: [granted(categoryIds, owedFen)] };
  const rule = ruleOf(plainParameters("K21", { categoryIds: scope }), { severity: "needs-approval" });
  return judgeSpending(spendingOf({ entries: [entry, credit(null, entry.debitFen)], around }), [rule]);
};

describe("K21 money of a fund that is not spent but leaves", () => {
  it.each([
    ["an advance", "112", "advance"],
    ["an advance within the books", "113", "advance"],
    ["a short loan paid back", "201", "debt"],
    ["a long loan paid back", "221", "debt"],
  ])("is judged as the rule says: %s", (_case, code, how) => {
    expect(judged(ofFund(code, 300))).toMatchObject([
      {
        severity: "needs-approval",
        line: 1,
        facts: { how, fund: "道路专款", amountFen: 300, documents: ["〔2026〕5号"] },
      },
    ]);
  });
  it.each([0, 299])("is asked about where it pays off more than the %s owed for the fund", (owedFen) => {
    expect(judged(ofFund("211", 300), { owedFen })).toMatchObject([
      { severity: "warn", line: 1, facts: { how: "payable", fund: "道路专款", amountFen: 300, owedFen } },
    ]);
  });
  it("is judged also where the rule alone names what may be paid", () => {
    expect(judged(ofFund("112", 300), { categoryIds: [], scope: [category("F02")] })).toHaveLength(1);
  });
  it.each([
    ["a fund that may pay for anything", ofFund("112", 300), { categoryIds: [] }],
    ["an advance on a works project", ofFund("112", 300, [{ kind: "project", itemId: idOf<ItemId>("road") }]), {}],
    ["a payable, whose spending was judged when it was booked", ofFund("211", 300), {}],
    ["a payable booked for the fund", ofFund("211", 300), { owedFen: 300 }],
    ["any payable of a fund that may pay for anything", ofFund("211", 300), { owedFen: 0, categoryIds: [] }],
    ["the fund itself as it is used up", ofFund("241", 300), {}],
    ["an advance taken back", ofFund("112", -300), {}],
  ])("is let be: %s", (_case, entry, given) => {
    expect(judged(entry, given)).toEqual([]);
  });
});
