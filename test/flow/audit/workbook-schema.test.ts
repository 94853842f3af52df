import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeWorkbook } from "#flow/make-workbook.ts";
import { openAuditBooks } from "#test/support/audit-books.ts";
import { auditVillage } from "#test/support/audit-village.ts";
import { xlsxFaults } from "#test/support/xlsx-faults.ts";

let office: ReturnType<typeof openAuditBooks>;
let ledgerId = "";
beforeEach(() => {
  office = openAuditBooks();
  ({ ledgerId } = auditVillage(office, { id: "liuxi", village: "柳溪村", isFirst: true }).books);
});
afterEach(() => office.close());

const make = async (changes: { ledgerId?: string | null; isMasked?: boolean } = {}): Promise<Uint8Array> => {
  const reply = await makeWorkbook(office.call("workbook.make", { ledgerId, quarter: "2026Q3", ...changes }));
  if (!reply.ok) throw new Error(reply.failure.code);
  return new Uint8Array(Buffer.from(reply.value.bytes, "base64"));
};

describe("the quarter's workbook as a file", () => {
  it.each([
    ["of a ledger", {}],
    ["masked for publication", { isMasked: true }],
    ["of the township", { ledgerId: null }],
  ] as const)("holds nothing that Excel or WPS would repair: %s", async (_what, changes) => {
    expect(xlsxFaults(await make(changes))).toEqual([]);
  });

  it.each<readonly [string, string, (xml: string) => string, RegExp]>([
    [
      "merges after the page set-up",
      "xl/worksheets/sheet1.xml",
      (xml) => xml.replace(/(<mergeCells.*<\/mergeCells>)(.*)(<\/worksheet>)/s, "$2$1$3"),
      /out of order/,
    ],
    [
      "a string that is not there",
      "xl/worksheets/sheet2.xml",
      (xml) => xml.replace(/t="s"><v>\d+/, 't="s"><v>999999'),
      /string 999999/,
    ],
    [
      "a style that is not there",
      "xl/worksheets/sheet2.xml",
      (xml) => xml.replace(/ s="\d+"/, ' s="9999"'),
      /style 9999/,
    ],
    [
      "a part that is not there",
      "xl/_rels/workbook.xml.rels",
      (xml) => xml.replace("worksheets/sheet3.xml", "worksheets/sheet99.xml"),
      /leads to worksheets\/sheet99.xml/,
    ],
    [
      "a long sheet name",
      "xl/workbook.xml",
      (xml) => xml.replace(/<sheet ([^>]*)name="[^"]*"/, `<sheet $1name="${"长".repeat(32)}"`),
      /the sheet name/,
    ],
    [
      "two sheets of one name",
      "xl/workbook.xml",
      (xml) => xml.replace(/name="1 [^"]*"/, 'name="0 封面与编制说明"'),
      /two sheets|leads to/,
    ],
    [
      "a number that is none",
      "xl/worksheets/sheet3.xml",
      (xml) => xml.replace(/<v>-?\d+\.\d+<\/v>/, "<v>NaN</v>"),
      /is the number NaN/,
    ],
    [
      "a wrong count of merges",
      "xl/worksheets/sheet1.xml",
      (xml) => xml.replace(/<mergeCells count="\d+"/, '<mergeCells count="1"'),
      /counts 1/,
    ],
    [
      "a sign XML forbids",
      "xl/sharedStrings.xml",
      (xml) => xml.replace("<t>", "<t>\u0001"),
      /XML forbids|sharedStrings/,
    ],
  ])("is checked in earnest: %s is found", async (_what, part, edit, expected) => {
    const files = unzipSync(await make());
    const before = strFromU8(files[part] ?? new Uint8Array());
    const after = edit(before);
    expect(after).not.toBe(before);
    expect(xlsxFaults(zipSync({ ...files, [part]: strToU8(after) })).join("\n")).toMatch(expected);
  });
});
