import { expect, it } from "vitest";
import { initialsFinder } from "#files/pinyin.ts";

it.each([
  ["bgf", "付办公费", true],
  ["bgf", "付办-公（费）", true],
  ["bgf", "付办公用品费", false],
  ["yhlx", "收银行利息", true],
  ["cfk", "重复款", true],
  ["zfk", "重复款", true],
  ["2026n", "2026年补助", true],
  ["bb", "补办补助", true],
  ["bbb", "补办补", true],
  ["ab", "", false],
])("%s in %s: %s", (wanted, text, expected) => {
  expect(initialsFinder(wanted)(text)).toBe(expected);
});
