import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { containsWord, isWord } from "#domain/bank/text-pattern.ts";

describe("words with wildcards", () => {
  it.each([
    ["代发7月工资", "代发*工资", true],
    ["代发工资", "代发*工资", true],
    ["工资代发", "代发*工资", false],
    ["付2026年7月电费", "?月电费", true],
    ["付2026年电费", "？月电费", false],
    ["付2026年电费", "＊电", true],
    ["结息", "结息", true],
    ["a.c", "a?c", true],
    ["abc", "a.c", false],
    ["(+) 补助", "(+)*补助", true],
    ["", "*", true],
    ["", "?", false],
  ])("are found in %j by %j: %s", (text, word, expected) => {
    expect(containsWord(text, word)).toBe(expected);
  });

  it.each([
    ["青禾镇财政所", "青禾镇财政所", true],
    [" 青禾镇财政所 ", "青禾镇财政所", true],
    ["青禾镇财政所专户", "青禾镇财政所", false],
    ["青禾镇财政所专户", "青禾镇*", true],
    ["6600120104000111", "66*0111", true],
    ["6600120104000112", "66*0111", false],
    ["ab", "a*b*b", false],
    ["abb", "a*b*b", true],
    ["ab", "ab*b", false],
    ["甲", "?", true],
    ["甲乙", "?", false],
  ])("are the whole of %j by %j: %s", (text, word, expected) => {
    expect(isWord(text, word)).toBe(expected);
  });

  const letters = fc.string({ unit: fc.constantFrom("a", "b", "?", "*"), maxLength: 8 });
  const asExpression = (word: string): string =>
    word.replaceAll(/[*?]/g, (sign) => (sign === "*" ? "[\\s\\S]*?" : "[\\s\\S]"));

  it("mean what the same regular expression would mean", () => {
    const texts = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 12 });
    const property = fc.property(texts, letters, (text, word) => {
      expect(containsWord(text, word)).toBe(new RegExp(asExpression(word)).test(text));
      expect(isWord(text, word)).toBe(new RegExp(`^${asExpression(word)}$`).test(text));
    });
    fc.assert(property, { numRuns: 2000 });
  });

  it("that would make a regular expression hang are answered", () => {
    const text = "a".repeat(5_000);
    const word = `${"a*".repeat(20)}b`;
    expect(containsWord(text, word)).toBe(false);
    expect(isWord(text, word)).toBe(false);
  });
});
