import { describe, expect, it } from "vitest";
import type { OutputOf } from "#contract/contract.ts";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type AccountId, type ItemId } from "#domain/core/ids.ts";
import {
  accountsMatching,
  detailCodeProblem,
  levelOf,
  nextDetailCode,
  type Account,
} from "#renderer/stages/books/account-tree.ts";
import {
  amountsFrom,
  headingTotals,
  openingKey,
  openingLines,
  openingTotals,
  rowsToSave,
} from "#renderer/stages/books/opening-rows.ts";
import {
  factProblem,
  factsOn,
  incomeByYear,
  withFact,
  type VillageFact,
} from "#renderer/stages/books/village-facts.ts";

const account = (code: string, parent: string | null, more: Partial<Account> = {}): Account => ({
  id: idOf<AccountId>(`a${code}`),
  code,
  name: `科目${code}`,
  fullName: `科目${code}`,
  class: "asset",
  normalSide: "debit",
  parentId: parent === null ? null : idOf<AccountId>(`a${parent}`),
  isLeaf: true,
  isActive: true,
  itemKinds: [],
  initials: "km",
  ...more,
});
const accounts = [
  account("101", null, { name: "库存现金", initials: "kcxj" }),
  account("102", null, { name: "银行存款", initials: "yhck", isLeaf: false }),
  account("10201", "102", { name: "农商行基本户", initials: "yhcknsxjbh" }),
  account("112", null, { name: "应收款", initials: "ysk", itemKinds: ["payee"] }),
  account("301", null, { name: "资本", initials: "zb", normalSide: "credit" }),
];

describe("the tree of accounts", () => {
  it.each([
    ["a code", "1020", ["102", "10201"]],
    ["a name", "基本户", ["102", "10201"]],
    ["pinyin initials", "YSK", ["112"]],
    ["nothing", "", ["101", "102", "10201", "112", "301"]],
  ])("is searched by %s, keeping what stands above", (_case, words, expected) => {
    expect(accountsMatching(accounts, words).map(({ code }) => code)).toEqual(expected);
  });

  it("knows each account's level", () => {
    const byId = new Map<string, Account>(accounts.map((each) => [each.id, each]));
    expect(accounts.map((each) => levelOf(each, byId))).toEqual([1, 1, 2, 1, 1]);
  });

  it("offers the next detail code and says what is wrong with a typed one", () => {
    expect(nextDetailCode(accounts, "102")).toBe("10202");
    expect(nextDetailCode(accounts, "101")).toBe("10101");
    expect(detailCodeProblem(accounts, "102", "10201")).toBe("taken");
    expect(detailCodeProblem(accounts, "102", "10302")).toBe("not-below-parent");
    expect(detailCodeProblem(accounts, "102", "1020")).toBe("not-below-parent");
    expect(detailCodeProblem(accounts, "102", "102003")).toBeNull();
  });
});

describe("the opening balances", () => {
  const payee = idOf<ItemId>("i1");
  const items: OutputOf<"item.list">["items"] = [
    {
      id: payee,
      kind: "payee",
      code: "001",
      name: "李大山",
      note: "",
      isActive: true,
      initials: "lds",
    },
  ];
  const amounts = amountsFrom([
    { accountId: idOf<AccountId>("a10201"), itemId: null, amountFen: fen(50_000) },
    { accountId: idOf<AccountId>("a112"), itemId: payee, amountFen: fen(10_000) },
    { accountId: idOf<AccountId>("a301"), itemId: null, amountFen: fen(-55_000) },
  ]);

  it("are laid out by account, an item on a line of its own below its account", () => {
    expect(
      openingLines(accounts, items, amounts).map(({ code, name, kind, level }) => [code, name, kind, level]),
    ).toEqual([
      ["101", "库存现金", "leaf", 1],
      ["102", "银行存款", "heading", 1],
      ["10201", "农商行基本户", "leaf", 2],
      ["112", "应收款", "leaf-with-items", 1],
      ["112", "李大山", "item", 2],
      ["301", "资本", "leaf", 1],
    ]);
  });

  it("show both sides and what is missing", () => {
    expect(openingTotals(amounts)).toEqual({ debitFen: 60_000, creditFen: 55_000, differenceFen: 5_000 });
    expect(headingTotals(accounts, amounts).get("a102")).toBe(50_000);
  });

  it("are saved without empty lines", () => {
    const withZero = new Map([...amounts, [openingKey("a101", null), fen(0)]]);
    expect(rowsToSave(withZero)).toEqual([
      { accountId: "a10201", itemId: null, amountFen: 50_000 },
      { accountId: "a112", itemId: "i1", amountFen: 10_000 },
      { accountId: "a301", itemId: null, amountFen: -55_000 },
    ]);
  });
});

describe("a village's dated facts", () => {
  const fact = (
    kind: VillageFact["kind"],
    fromDate: string,
    number: number | null,
    text: string | null,
  ): VillageFact => ({
    kind,
    fromDate: localDate(fromDate),
    number,
    text,
    source: "",
  });
  const facts = [
    fact("population", "2026-01-01", 1203, null),
    fact("population", "2024-01-01", 1150, null),
    fact("type", "2020-05-01", null, "merged"),
    fact("recurring-income", "2024-01-01", 120_000_00, null),
    fact("recurring-income", "2025-01-01", 135_000_00, null),
  ];

  it("count from their day until the next of the same kind", () => {
    expect(factsOn(facts, localDate("2025-12-31")).get("population")?.number).toBe(1150);
    expect(factsOn(facts, localDate("2026-01-01")).get("population")?.number).toBe(1203);
    expect(factsOn(facts, localDate("2019-01-01")).size).toBe(0);
  });

  it("list recurring income by year, latest first", () => {
    expect(incomeByYear(facts).map(({ year }) => year)).toEqual([2025, 2024]);
  });

  it.each([
    ["a number missing", fact("population", "2026-01-01", null, null), "请填写户籍人口"],
    ["a negative number", fact("households", "2026-01-01", -1, null), "户数不能是负数"],
    ["an unknown type", fact("type", "2026-01-01", null, "big"), "请选择村类型"],
    ["a tag", fact("poor", "2026-01-01", null, "yes"), null],
  ])("with %s are judged", (_case, each, problem) => {
    expect(factProblem(each)).toBe(problem);
  });

  it("replace what was known of the same kind and day", () => {
    const next = withFact(facts, fact("population", "2026-01-01", 1210, null));
    expect(next.filter(({ kind }) => kind === "population").map(({ number }) => number)).toEqual([1210, 1150]);
  });
});
