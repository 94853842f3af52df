import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { inspectStatement } from "#domain/bank/inspection.ts";
import type { Inspection } from "#domain/bank/statement.ts";
import { openStatement } from "#files/statement/open-statement.ts";
import { gbkBytes, htmlText, utf16Bytes, wrappedText, xlsFile, xlsxFile } from "#fixtures/statements/file-writing.ts";
import type { Sheet } from "#fixtures/statements/sheet.ts";
import { plainText, spreadsheetMlText } from "#fixtures/statements/text-writing.ts";
import { fixtureBytes, fixtureExpectation, inspectBytes, statementFixtures } from "#test/support/statement-fixtures.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Every way in which a bank, or whoever opened its file and saved it again, hands a table out. */
const containers: Readonly<Record<string, (sheet: Sheet) => Uint8Array>> = {
  xlsx: (sheet) => xlsxFile(sheet),
  xls: xlsFile,
  "GBK csv": (sheet) => gbkBytes(plainText(sheet, ",")),
  "GB18030 csv": (sheet) => new Uint8Array(iconv.encode(plainText(sheet, ","), "gb18030")),
  "UTF-8 csv with a mark": (sheet) => utf8(`\uFEFF${plainText(sheet, ",")}`),
  "UTF-16 tsv without a mark": (sheet) => utf16Bytes(plainText(sheet, "\t")),
  "GBK tsv": (sheet) => gbkBytes(plainText(sheet, "\t")),
  'GBK text of ="…"': (sheet) => gbkBytes(wrappedText(sheet)),
  "GBK HTML": (sheet) => gbkBytes(htmlText(sheet)),
  SpreadsheetML: (sheet) => utf8(spreadsheetMlText(sheet)),
};

const stated = z.object({ password: z.string().nullable().default(null), layout: z.string().nullable() });
/** One whole quarter of every layout that is a table; what is printed or an interchange format has no other container. */
const tables = statementFixtures().filter((path) => /\/quarter\.(?:xlsx?|csv|zip)$/.test(path));

const told = ({ layout, lines, rows, breaks, refusals }: Inspection) => ({
  layout,
  rows,
  breaks,
  refusals,
  lines: lines.map((line) => [
    line.bookedOn,
    line.tradedAt,
    line.amountFen,
    line.balanceFen,
    line.counterpartyName,
    line.counterpartyAccount,
    line.summary,
    line.purpose,
    line.remark,
    line.serial,
    line.isReversal,
  ]),
});

describe("a quarter in every layout", () => {
  it.each(tables)("reads alike out of every container: %s", async (path) => {
    const { password, layout } = stated.parse(fixtureExpectation(path));
    const read = await openStatement({ bytes: fixtureBytes(path), name: path, password });
    const source = read.ok ? read.value : expect.fail(JSON.stringify(read.error));
    const before = told(inspectStatement(source));
    expect(before.layout).toBe(layout);
    expect(before.lines.length).toBeGreaterThanOrEqual(20);
    const [grid] = source.grids;
    const rows = grid?.rows.map((row) => row.map(({ text }) => text)) ?? [];
    const sheet: Sheet = {
      name: grid?.sheet === "" ? "Sheet1" : (grid?.sheet ?? ""),
      merges: [],
      headerRow: 1,
      firstRow: 2,
      rows,
    };
    for (const [container, write] of Object.entries(containers))
      expect(told(inspectBytes(write(sheet))), container).toEqual(before);
  });

  it("is tried for as many layouts as there are", () => {
    expect(tables.length).toBeGreaterThan(35);
  });
});
