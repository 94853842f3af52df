import { describe, expect, it } from "vitest";
import type { Account } from "#domain/books/account.ts";
import { mappingOn, takesTwoPeople, uncategorisedAccounts } from "#domain/books/category-change.ts";
import { defaultCategories } from "#domain/books/category.ts";
import { openBooks } from "#domain/books/opening-books.ts";
import { localDate } from "#domain/core/dates.ts";
import { idOf, type AccountId } from "#domain/core/ids.ts";

const first = { accountCode: "513", nature: "non-productive" } as const;
const welfare = { accountCode: "514", nature: "welfare" } as const;

describe("the account and nature of a category", () => {
  const approved = [
    { ...welfare, version: 1, fromOn: localDate("2026-09-01") },
    { ...first, version: 2, nature: "productive" as const, fromOn: localDate("2026-09-15") },
  ];
  it.each([
    ["what it began with before any change", "2026-08-31", first],
    ["the change from its day on", "2026-09-01", welfare],
    ["the newest that has begun", "2026-09-15", { accountCode: "513", nature: "productive" }],
    ["the newest of all without a day", null, { accountCode: "513", nature: "productive" }],
  ])("are %s", (_case, on, expected) => {
    expect(mappingOn(first, approved, on === null ? null : localDate(on))).toMatchObject(expected);
  });

  it.each([
    ["during set-up", { isRunning: false, before: first, after: welfare }, false],
    ["a new one in running books", { isRunning: true, before: undefined, after: first }, true],
    ["another account", { isRunning: true, before: first, after: { ...first, accountCode: "514" } }, true],
    ["another nature", { isRunning: true, before: first, after: { ...first, nature: "asset" as const } }, true],
    ["nothing that rules look at", { isRunning: true, before: first, after: first }, false],
  ])("take two people or one: %s", (_case, change, expected) => {
    expect(takesTwoPeople(change)).toBe(expected);
  });
});

describe("expense accounts without a category", () => {
  let count = 0;
  const accounts = openBooks(() => idOf<AccountId>(`a${(count += 1)}`));
  const codesOf = (found: readonly Account[]): readonly string[] => found.map(({ code }) => code);
  const codes = defaultCategories.map(({ accountCode }) => accountCode);

  it("are none in a new township", () => {
    expect(uncategorisedAccounts(accounts, codes)).toEqual([]);
  });

  it("are those of expense and cost, and those that money is paid onto, that no category names", () => {
    const bought = ["111", "121", "131", "132", "134", "141", "151", "153", "154", "161", "171"];
    const kept = ["231", "241", "301", "311", "32201", "32202"];
    const expected = [...bought, ...kept, "401", "511", "512", "515", "521"];
    expect(codesOf(uncategorisedAccounts(accounts, ["513", "514"]))).toEqual(expected);
  });

  it("are the details that a category of another detail leaves out", () => {
    const parent = accounts.find(({ code }) => code === "513");
    if (parent === undefined) throw new Error("no 513");
    const detail = (code: string) => ({ ...parent, id: idOf<AccountId>(code), code, parentId: parent.id });
    const all = [...accounts, detail("51301"), detail("51302")];
    const narrowed = [...codes.filter((code) => code !== "513"), "51301"];
    expect(codesOf(uncategorisedAccounts(all, narrowed))).toEqual(["51302"]);
    expect(codesOf(uncategorisedAccounts(all, codes))).toEqual([]);
  });
});
