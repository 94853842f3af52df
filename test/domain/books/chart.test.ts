import { describe, expect, it } from "vitest";
import { fullNamesOf, isDetailCode, nextDetailCode, nextItemCode } from "#domain/books/account-code.ts";
import { isLeaf } from "#domain/books/account.ts";
import { backupName } from "#domain/books/backup-name.ts";
import { bankDetailName, isAccountNumber, plainAccountNumber } from "#domain/books/bank-account-number.ts";
import { defaultCategories } from "#domain/books/category.ts";
import { systemOf } from "#domain/books/accounting-system.ts";
import { chart2023, details2023, needsChecking } from "#domain/books/chart-2023.ts";
import { openBooks } from "#domain/books/opening-books.ts";
import { factFault, isWithdrawal, type VillageFact } from "#domain/books/village.ts";
import { instant, localDate } from "#domain/core/dates.ts";
import { idOf, type AccountId } from "#domain/core/ids.ts";

const countingIds = (): (() => AccountId) => {
  let count = 0;
  return () => {
    count += 1;
    return idOf<AccountId>(`a${count}`);
  };
};

const detailsBelow = (parent: string, count: number, width: number): readonly string[] =>
  Array.from({ length: count }, (_each, index) => `${parent}${String(index + 1).padStart(width, "0")}`);

describe("the chart of 2023", () => {
  it("has the 42 accounts of the system, in code order, each code and name once", () => {
    const codes = chart2023.map(({ code }) => code);
    expect(codes).toHaveLength(42);
    expect(codes).toEqual([...new Set(codes)].toSorted());
    expect(new Set(chart2023.map(({ name }) => name)).size).toBe(42);
  });

  it.each([
    ["1", "asset", 19],
    ["2", "liability", 8],
    ["3", "equity", 4],
    ["4", "cost", 1],
    ["5", "profit-loss", 10],
  ])("puts accounts beginning with %s into class %s, %i of them", (digit, accountClass, count) => {
    const found = chart2023.filter(({ code }) => code.startsWith(digit));
    expect(new Set(found.map((account) => account.class))).toEqual(new Set([accountClass]));
    expect(found).toHaveLength(count);
  });

  it("gives the contra accounts the credit side though they are assets", () => {
    const contra = chart2023.filter((account) => account.class === "asset" && account.normalSide === "credit");
    expect(contra.map(({ code }) => code)).toEqual(["133", "152", "162"]);
  });

  it("swaps 153 and 154 against the system before 2024, and has no 成员往来", () => {
    const nameOf = (code: string) => chart2023.find((account) => account.code === code)?.name;
    expect([nameOf("153"), nameOf("154"), nameOf("113"), nameOf("502"), nameOf("511")]).toEqual([
      "在建工程",
      "固定资产清理",
      "内部往来",
      "投资收益",
      "经营支出",
    ]);
  });

  it("says of every fact not read in the text itself that it is to be checked", () => {
    expect(needsChecking("confirmed")).toBe(false);
    for (const status of ["secondary", "parallel", "secondary-2004", "unverified"] as const) {
      expect(needsChecking(status)).toBe(true);
    }
    expect(chart2023.find(({ code }) => code === "514")?.useStatus).toBe("unverified");
  });

  it("opens books with the chart and the four details the system asks for", () => {
    const accounts = openBooks(countingIds());
    expect(accounts).toHaveLength(46);
    expect(accounts.map(({ code }) => code)).toEqual(accounts.map(({ code }) => code).toSorted());
    const names = fullNamesOf(accounts);
    const details = accounts.filter(({ parentId }) => parentId !== null);
    expect(details.map(({ id }) => names.get(id))).toEqual([
      "待处理财产损溢-待处理流动资产损溢",
      "待处理财产损溢-待处理非流动资产损溢",
      "收益分配-各项分配",
      "收益分配-未分配收益",
    ]);
    expect(accounts.filter((account) => !isLeaf(account, accounts)).map(({ code }) => code)).toEqual(["181", "322"]);
    expect(accounts.find(({ code }) => code === systemOf("2023").closing.carriedTo)?.normalSide).toBe("credit");
    expect(accounts.find(({ code }) => code === "211")?.itemKinds).toEqual(["payee"]);
  });

  it("names only details below accounts of the chart", () => {
    const codes = new Set(chart2023.map(({ code }) => code));
    for (const detail of details2023) expect(codes).toContain(detail.parentCode);
  });

  it("starts a township with categories whose accounts exist and whose codes and names are single", () => {
    const codes = new Set(chart2023.map(({ code }) => code));
    for (const category of defaultCategories) expect(codes).toContain(category.accountCode);
    expect(new Set(defaultCategories.map(({ code }) => code)).size).toBe(defaultCategories.length);
    expect(new Set(defaultCategories.map(({ name }) => name)).size).toBe(defaultCategories.length);
    expect(defaultCategories.filter(({ nature }) => nature === "non-productive")).toHaveLength(16);
  });
});

describe("codes", () => {
  it.each([
    ["102", "10201", true],
    ["102", "102001", true],
    ["102", "1020", false],
    ["102", "1020001", false],
    ["102", "10301", false],
    ["10201", "1020103", true],
    ["102", "102ab", false],
    ["10201010101010", "1020101010101001", false],
  ])("below %s, %s is a detail code: %s", (parent, code, expected) => {
    expect(isDetailCode(parent, code)).toBe(expected);
  });

  it.each([
    ["the first", "513", ["513", "514"], "51301"],
    ["the next free one", "513", ["51301", "51303"], "51302"],
    ["as wide as its siblings", "513", ["513001"], "513002"],
    ["not one of a deeper level", "513", ["51301", "5130101"], "51302"],
    ["a digit wider once ninety-nine are taken", "513", detailsBelow("513", 99, 2), "513001"],
    ["none when all are taken", "513", [...detailsBelow("513", 99, 2), ...detailsBelow("513", 999, 3)], undefined],
  ])("the next detail code is %s", (_case, parent, codes, expected) => {
    expect(nextDetailCode(parent, codes)).toBe(expected);
  });

  it.each([
    [[], "0001"],
    [["0001", "0007"], "0008"],
    [["A1", "12"], "0001"],
    [["9999"], "10000"],
  ])("after the items %j comes %s", (codes, expected) => {
    expect(nextItemCode(codes)).toBe(expected);
  });

  it.each([
    ["9510 0601 0099 000188", "951006010099000188", true],
    ["5105-0199", "51050199", true],
    ["６２２２０２", "622202", true],
    ["123", "123", false],
    ["账号在此", "账号在此", false],
  ])("reads the account number %s as %s, usable %s", (text, plain, isUsable) => {
    expect([plainAccountNumber(text), isAccountNumber(text)]).toEqual([plain, isUsable]);
  });

  it("names a bank's detail account after the bank and the end of its number", () => {
    expect(bankDetailName("邮储银行青禾镇支行", "9510 0601 0099 000188")).toBe("邮储银行青禾镇支行(0188)");
  });

  it.each([
    ["青禾镇", "2026-11-24T02:32:00.000Z", "青禾镇-2026-11-24-103200"],
    ["青禾/镇:*", "2026-12-31T16:00:01.000Z", "青禾镇-2027-01-01-000001"],
    ["...", "2026-11-24T02:32:00.000Z", "乡账-2026-11-24-103200"],
  ])("names the backup of %s at %s %s", (township, at, expected) => {
    expect(backupName(township, instant(at))).toBe(expected);
  });
});

describe("a dated fact", () => {
  const fact = (change: Partial<VillageFact>): VillageFact => ({
    kind: "population",
    fromDate: localDate("2026-01-01"),
    number: 1286,
    text: null,
    source: "",
    ...change,
  });
  it.each([
    ["a count", fact({}), undefined],
    ["a count below zero", fact({ number: -1 }), "number-bad"],
    ["half a person", fact({ number: 1.5 }), "number-bad"],
    ["no count", fact({ number: null }), "number-missing"],
    ["a count with a text", fact({ text: "1286" }), "number-missing"],
    ["a type", fact({ kind: "type", number: null, text: "merged" }), undefined],
    ["another type", fact({ kind: "type", number: null, text: "town" }), "text-bad"],
    ["a type with a number", fact({ kind: "type", text: "merged" }), "text-bad"],
    ["a poor village", fact({ kind: "poor", number: null, text: "yes" }), undefined],
    ["income of a year", fact({ kind: "recurring-income" }), undefined],
    [
      "income from mid-year",
      fact({ kind: "recurring-income", fromDate: localDate("2026-07-01") }),
      "not-first-of-january",
    ],
  ])("says of %s what is wrong", (_case, given, expected) => {
    expect(factFault(given)).toBe(expected);
  });

  it("with neither number nor text takes itself back", () => {
    expect(isWithdrawal(fact({ number: null }))).toBe(true);
    expect(isWithdrawal(fact({}))).toBe(false);
  });
});
