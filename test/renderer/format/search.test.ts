import { describe, expect, it } from "vitest";
import { findIn, initialsOf, rankOf } from "#renderer/format/search.ts";

describe("initials", () => {
  it.each([
    ["柳溪村", "lxc"],
    ["银行存款-农商行", "yhck-nsh"],
    ["Excel 一次导入", "excelycdr"],
    ["", ""],
  ])("of %s are %s", (text, expected) => {
    expect(initialsOf(text)).toBe(expected);
  });
});

describe("finding while typing", () => {
  const bank = { id: "1", code: "102", name: "银行存款", initials: "yxck" };
  const detail = { id: "2", code: "10201", name: "银行存款-基本户", initials: "yxck-jbh" };
  const cash = { id: "3", code: "101", name: "库存现金", initials: "kcxj" };
  const all = [cash, bank, detail];

  it.each([
    ["102", ["1", "2"]],
    ["yx", ["1", "2"]],
    ["ＹＸ", ["1", "2"]],
    ["现金", ["3"]],
    ["jbh", ["2"]],
    ["999", []],
    ["", ["3", "1", "2"]],
  ])("%s finds %j", (typed, ids) => {
    expect(findIn(all, typed).map(({ id }) => id)).toEqual(ids);
  });

  it("puts what was used lately first among equals", () => {
    expect(findIn(all, "", ["2"]).map(({ id }) => id)).toEqual(["2", "3", "1"]);
    expect(findIn(all, "102", ["2"]).map(({ id }) => id)).toEqual(["1", "2"]);
  });

  it("ranks a whole code above its beginning", () => {
    expect(rankOf("102", bank)).toBe(0);
    expect(rankOf("102", detail)).toBe(1);
  });
});
