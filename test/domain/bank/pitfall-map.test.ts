import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { shippedLayouts } from "#domain/bank/shipped-layouts.ts";

type Proof = readonly [file: string, title: string];

const containers = "files/statement/container-pitfalls.test.ts";
const headers = "domain/bank/header-pitfalls.test.ts";
const rows = "domain/bank/row-pitfalls.test.ts";
const known = "domain/bank/known-lines.test.ts";

/** Every known way in which a bank file misleads a reader, and the test that proves we are not misled. */
const readingPitfalls: Readonly<Record<number, Proof>> = {
  1: [containers, "pitfall 1: the container is told by content, never by name"],
  2: [containers, "pitfalls 2 to 4: encodings"],
  3: [containers, "pitfall 3: GB18030 keeps the full-width space"],
  4: [containers, "pitfalls 2 to 4: encodings"],
  5: [headers, "pitfall 5: texts keep their own characters although headers are folded"],
  6: [headers, "pitfalls 5 and 6"],
  7: [headers, "pitfall 7: takes the best row"],
  8: [headers, "pitfall 8: finds the header under"],
  9: [headers, "pitfall 9: joins 借方 and 贷方"],
  10: [headers, "pitfall 10: values above the table"],
  11: ["domain/bank/amount-text.test.ts", "pitfall 11: amounts as banks write them"],
  12: [rows, "pitfall 12: what is ambiguous is refused with its row and column"],
  13: [rows, "pitfall 13: a negative number in 支出 is a reversal"],
  14: [headers, "pitfall 14: a column called 交易类型"],
  15: [rows, "pitfall 15: a whole file with exchanged directions"],
  16: [rows, "pitfall 16: %s below the table is left out and listed"],
  17: [rows, "pitfall 17: accounts stacked in a column"],
  18: [rows, "pitfall 18: numbers that lost digits"],
  19: ["domain/bank/date-text.test.ts", "pitfall 19: days as banks write them"],
  20: ["domain/bank/date-text.test.ts", "pitfall 20: times in a column of their own"],
  21: [rows, "pitfall 21: books by 记账日期"],
  22: ["domain/bank/balance-chain.test.ts", "pitfall 22: the order is found from the balances"],
  23: [containers, "pitfalls 23 to 27: grids"],
  24: [containers, "pitfall 24: keeps ragged rows"],
  25: [containers, "pitfall 25: finds the delimiter"],
  26: [containers, "pitfall 26: text stays text"],
  27: [containers, "pitfall 27: GBK HTML is decoded before it is read"],
  28: [rows, "pitfall 28: a bank that is named like a company"],
  29: [rows, "pitfall 29: a file without account, name or bank"],
  30: ["files/statement/open-statement.test.ts", "is opened by its password"],
  31: [rows, "pitfall 31: totals that were edited"],
};

/** The rules by which a line is known or new, each with its test. */
const identityRules: Readonly<Record<number, Proof>> = {
  1: [known, "keeps accounts apart by their keys"],
  2: ["domain/bank/statement-properties.test.ts", "any split into overlapping files in any order"],
  3: [known, "comparing a file with the journal"],
  4: ["domain/bank/statement-properties.test.ts", "a file cut anywhere within a day loses nothing"],
  5: [known, "says which line of the journal a line is"],
  6: [known, "tells the days on which the journal has lines that the file lacks"],
  7: ["flow/withdrawals.test.ts", "keeps it away from later files until its tombstone is lifted"],
  8: [known, "numbers lines of one identity upwards"],
  9: ["store/withdrawal-triggers.test.ts", "a bank line"],
};

const textOf = (file: string): string => readFileSync(join(import.meta.dirname, "../..", file), "utf8");

describe("every pitfall has its test", () => {
  it("none of the 31 pitfalls and 9 rules is missing", () => {
    const numbers = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => String(at + 1));
    expect(Object.keys(readingPitfalls)).toEqual(numbers(31));
    expect(Object.keys(identityRules)).toEqual(numbers(9));
  });

  it.each([...Object.entries(readingPitfalls), ...Object.entries(identityRules)])(
    "%s is still proved where it was",
    (_number, [file, title]) => {
      expect(textOf(file)).toContain(title);
    },
  );
});

describe("what the documentation says of statements", () => {
  const root = join(import.meta.dirname, "../../..");
  // Cells are padded to the width of their column.
  const page = readFileSync(join(root, "docs/bank-statements.md"), "utf8").replaceAll(/ +/g, " ").split("\n");

  it.each([...Object.entries(readingPitfalls), ...Object.entries(identityRules)])(
    "names the test of %s",
    (number, [file, title]) => {
      const row = page.find((line) => line.startsWith(`| ${number} |`) && line.includes(`test/${file}`));
      expect(row).toContain(title);
    },
  );

  it.each(shippedLayouts.map((layout) => [layout.id, layout] as const))(
    "is true of the layout %s and its sample",
    (id, { isSketch, isFromNames }) => {
      const row = page.find((line) => line.startsWith(`| \`${id}\` |`));
      expect(row).toContain(isSketch ? "**待核对**" : isFromNames ? "栏名已见（待核对）" : "表头已见");
      if (!isSketch) expect(existsSync(join(root, "fixtures/statements", id))).toBe(true);
    },
  );
});
