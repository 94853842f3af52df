import { describe, expect, it } from "vitest";
import { inspectRows } from "#test/support/statement-fixtures.ts";
import { guessReasonText } from "#renderer/words/statements.ts";

type Movement = readonly [on: string, moneyIn: number, moneyOut: number];
const movements: readonly Movement[] = [
  ["2026-07-01", 100, 0],
  ["2026-07-02", 0, 30],
  ["2026-07-03", 50, 0],
  ["2026-07-04", 0, 20],
  ["2026-07-05", 70, 0],
];
const text = (amount: number): string => (amount === 0 ? "" : amount.toFixed(2));

/** Rows of day, two cells that tell the movement, and the balance; the opening is 10,000. */
const rowsOf = (
  cells: (movement: Movement) => readonly string[],
  of: { readonly isDescending?: boolean; readonly on?: string } = {},
): readonly (readonly string[])[] => {
  let balance = 10_000;
  const rows = movements.map((movement) => {
    balance += movement[1] - movement[2];
    return [of.on ?? movement[0], ...cells(movement), balance.toFixed(2), "款"];
  });
  return of.isDescending === true ? rows.toReversed() : rows;
};
const sides = ([, moneyIn, moneyOut]: Movement) => [text(moneyIn), text(moneyOut)];
const inspect = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  inspectRows([["本方账号", "951006010099000188"], head, ...rows]);
const guess = (head: readonly string[], rows: readonly (readonly string[])[]) => {
  const found = inspect(head, rows);
  return {
    roles: found.guess?.columns.map(({ role }) => role),
    reasons: found.guess?.columns.map(({ reason, fit }) => guessReasonText(reason, fit)),
    amounts: found.lines.map(({ amountFen }) => amountFen).toSorted((a, b) => a - b),
    mapping: found.guess?.mapping ?? null,
  };
};
const amounts = [-3_000, -2_000, 5_000, 7_000, 10_000];

describe("columns of an unknown layout, by their balances", () => {
  it.each([
    ["oldest first", false],
    ["newest first", true],
  ])("a balance no heading names is told by adding up, %s", (_case, isDescending) => {
    const found = guess(["日期", "收入", "支出", "期末数", "摘要"], rowsOf(sides, { isDescending }));
    expect(found.roles).toEqual(["bookedOn", "moneyIn", "moneyOut", "balance", "summary"]);
    expect(found.reasons?.[3]).toBe("余额逐行相符 4/4");
    expect(found.amounts).toEqual(amounts);
  });

  it("借 and 贷 written from the customer's side are told by the balances", () => {
    const found = guess(["日期", "借方", "贷方", "余额", "摘要"], rowsOf(sides));
    expect(found.roles).toEqual(["bookedOn", "moneyIn", "moneyOut", "balance", "summary"]);
    expect(found.reasons?.slice(1, 4)).toEqual(["余额逐行相符 4/4", "余额逐行相符 4/4", "按表头文字判断"]);
    expect(found.amounts).toEqual(amounts);
  });

  it("借 and 贷 of the bank's side stay what their headings say", () => {
    const found = guess(
      ["日期", "借方", "贷方", "余额", "摘要"],
      rowsOf(([, moneyIn, moneyOut]) => [text(moneyOut), text(moneyIn)]),
    );
    expect(found.roles).toEqual(["bookedOn", "moneyOut", "moneyIn", "balance", "summary"]);
    expect(found.reasons?.[1]).toBe("按表头文字判断");
  });

  it.each([
    ["words of the customer's side", "借", "贷"],
    ["words nobody knows", "进", "出"],
  ])("a column of %s tells the direction as the balances do", (_case, inWord, outWord) => {
    const found = guess(
      ["日期", "类", "金额", "余额", "摘要"],
      rowsOf(([, moneyIn, moneyOut]) => [moneyIn > 0 ? inWord : outWord, text(moneyIn + moneyOut)]),
    );
    expect(found.roles).toEqual(["bookedOn", "flag", "signedAmount", "balance", "summary"]);
    expect(found.mapping?.amount).toMatchObject({
      mode: "flag",
      flag: { words: { moneyIn: expect.arrayContaining([inWord]), moneyOut: expect.arrayContaining([outWord]) } },
    });
    expect(found.amounts).toEqual(amounts);
  });

  it("three columns of amounts under headings nobody knows are told apart", () => {
    const found = guess(["日期", "甲", "乙", "丙", "摘要"], rowsOf(sides));
    expect(found.roles).toEqual(["bookedOn", "moneyIn", "moneyOut", "balance", "summary"]);
    expect(found.amounts).toEqual(amounts);
  });

  it("prove no direction where all rows are of one day: in the other order the exchanged columns add up as well", () => {
    const head = ["日期", "借方", "贷方", "余额", "摘要"];
    expect(guess(head, rowsOf(sides, { on: "2026-07-01" })).roles?.slice(1, 3)).toEqual(["moneyOut", "moneyIn"]);
    const unknown = guess(["日期", "甲", "乙", "丙", "摘要"], rowsOf(sides, { on: "2026-07-01" }));
    expect(unknown.mapping).toBeNull();
  });

  it("is no guess from a column that only sometimes adds up", () => {
    const rows = rowsOf(sides).map((row, at) => (at % 2 === 0 ? row : [...row.slice(0, 3), "1.00", "款"]));
    expect(guess(["日期", "收入", "支出", "期末数", "摘要"], rows).roles?.[3]).toBeNull();
  });
});
