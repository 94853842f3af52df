import { describe, expect, it } from "vitest";
import { chartAccountOf, isDebtAccount, systemIds, systemOf } from "#domain/books/accounting-system.ts";
import { assetBooksOf } from "#domain/books/asset-books.ts";

const namesOf = (system: (typeof systemIds)[number], codes: readonly string[]): readonly string[] =>
  codes.map((code) => chartAccountOf(system, code)?.name ?? `no ${code}`);

describe("the accounts a form offers", () => {
  // Told by their meaning: one code means different things in the two systems.
  it.each([
    ["2023", ["库存现金", "银行存款", "应收款", "内部往来", "应付款"]],
    ["2004", ["现金", "银行存款", "应收款", "内部往来", "应付款"]],
  ] as const)("of %s for the money of a disposal are those of money and dealings", (system, names) => {
    expect(namesOf(system, assetBooksOf(system).paidBy)).toEqual(names);
  });

  it.each(["2023", "2004"] as const)("of %s for a changed cost hold works under way and what is owed", (system) => {
    const names = namesOf(system, assetBooksOf(system).revaluedBy);
    expect(names).toEqual(expect.arrayContaining(["在建工程", "应付款", "专项应付款", "公积公益金"]));
    expect(names.filter((name) => name.startsWith("no "))).toEqual([]);
  });

  it.each([
    ["2023", ["经营收入"]],
    ["2004", ["发包及上交收入", "经营收入"]],
  ] as const)("of %s for rent begin with the one that keeps it", (system, names) => {
    expect(namesOf(system, systemOf(system).rent)).toEqual(names);
  });

  it.each(systemIds)("of %s for debts are the two kinds of loans", (system) => {
    expect(namesOf(system, systemOf(system).debts)).toEqual(["短期借款", "长期借款及应付款"]);
    expect(systemOf(system).debts.every(isDebtAccount)).toBe(true);
    expect(namesOf(system, [systemOf(system).payable])).toEqual(["应付款"]);
  });
});
