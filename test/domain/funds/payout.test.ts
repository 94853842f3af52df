import { describe, expect, it } from "vitest";
import { fen } from "#domain/core/fen.ts";
import { payoutLines, payoutTemplateFault, shippedTemplates, type PayoutRow } from "#domain/funds/payout.ts";

const row = (no: number, account: string, amount: number, name = `甲${no}`): PayoutRow => ({
  no,
  name,
  bankName: "青禾农商行",
  account,
  amountFen: fen(amount),
});
const rows = [
  row(1, "6228000000000001", 165_000),
  row(2, "6228000000000001", 9_050),
  row(3, "6228000000000003", 9_050),
];
const of = { memo: "八月报酬", fromAccount: "951" };
const textOf = (id: string) => {
  const template = shippedTemplates.find((each) => each.id === id);
  if (template === undefined) throw new Error(id);
  return payoutLines(template, rows, of).map((cells) => cells.map((cell) => cell.text));
};

describe("a batch file", () => {
  it("holds every row in the columns of its layout, and count and total where the bank wants them", () => {
    expect(textOf("general")[0]).toEqual(["序号", "户名", "账号", "开户行", "金额", "备注"]);
    expect(textOf("general")[1]).toEqual(["1", "甲1", "6228000000000001", "青禾农商行", "1650.00", "八月报酬"]);
    expect(textOf("icbc")[1]?.[3]).toBe("9050");
    expect(textOf("ccb")[0]).toEqual(["3", "1831.00"]);
  });

  it("keeps a separator inside a name from shifting its columns", () => {
    const template = shippedTemplates.find((each) => each.id === "ccb");
    if (template === undefined) throw new Error("ccb");
    const [, line] = payoutLines(template, [row(1, "1", 100, "甲|乙\n丙")], of);
    expect(line?.[2]?.text).toBe("甲 乙 丙");
  });

  it.each(["=1+1", "@SUM(1)", "+86", "-5", " =1"])(
    "keeps %s from being calculated where the file is opened",
    (memo) => {
      const template = shippedTemplates.find((each) => each.id === "abc");
      if (template === undefined) throw new Error("abc");
      expect(
        payoutLines(template, rows, { ...of, memo })
          .at(-1)
          ?.at(-1)?.text,
      ).toMatch(/^[＝＠＋－]/);
    },
  );

  it.each(shippedTemplates.map((template) => [template.title, template] as const))(
    "%s can be used and waits to be compared",
    (_title, template) => {
      expect(payoutTemplateFault(template)).toBeUndefined();
      expect(template.isUnverified).toBe(true);
    },
  );

  it.each([
    ["without a title", { title: " " }, "title-missing"],
    ["without columns", { columns: [] }, "columns-missing"],
    ["without accounts", { columns: [{ heading: "", field: "name" as const }] }, "column-needed"],
    ["of text without a separator", { format: "txt" as const, separator: "" }, "separator-bad"],
  ])("a layout %s is refused", (_case, changes, fault) => {
    expect(payoutTemplateFault({ ...(shippedTemplates[0] ?? never()), ...changes })).toBe(fault);
  });
});

const never = (): never => {
  throw new Error("no layout");
};
