import { describe, expect, it } from "vitest";
import { readStatementGrids } from "#files/statement/statement-grids.ts";
import { fixtureBytes } from "#test/support/statement-fixtures.ts";

const placeOf = (bytes: Uint8Array, wanted: readonly number[]): number =>
  bytes.findIndex((_, at) => wanted.every((value, index) => bytes[at + index] === value));

const utf16 = (text: string): readonly number[] => Array.from(text, (sign) => [sign.charCodeAt(0), 0]).flat();

/** The workbook with its stream under another name, as an encrypted xlsx keeps its content. */
const withStreamNamed = (name: string): Uint8Array => {
  const bytes = fixtureBytes("ccb-2/quarter.xls");
  const entry = placeOf(bytes, utf16("Workbook"));
  bytes.fill(0, entry, entry + 64);
  bytes.set(utf16(name), entry);
  bytes[entry + 64] = name.length * 2 + 2;
  return bytes;
};

/** The workbook with a password record behind its first record. */
const withPasswordRecord = (): Uint8Array => {
  const bytes = fixtureBytes("ccb-2/quarter.xls");
  const start = placeOf(bytes, [0x09, 0x08, 0x10, 0x00, 0x00, 0x06]);
  bytes.set([0x2f, 0x00], start + 20);
  return bytes;
};

const asBiff5 = (): Uint8Array => {
  const bytes = fixtureBytes("ccb-2/quarter.xls");
  bytes[placeOf(bytes, [0x09, 0x08, 0x10, 0x00, 0x00, 0x06]) + 5] = 0x05;
  return bytes;
};

describe("pitfall 30: locked and outdated workbooks are told by what they are", () => {
  it.each([
    ["an encrypted xlsx", withStreamNamed("EncryptedPackage"), { code: "password-protected", container: "xls" }],
    ["an xls with a password", withPasswordRecord(), { code: "password-protected", container: "xls" }],
    ["a locked ZIP", fixtureBytes("psbc-1/locked.zip"), { code: "password-protected", container: "zip" }],
    ["an Excel 5 workbook", asBiff5(), { code: "unsupported-container", kind: "old-excel" }],
    [
      "a workbook under the name of Excel 5",
      withStreamNamed("Book"),
      { code: "unsupported-container", kind: "old-excel" },
    ],
    ["a Word document", withStreamNamed("WordDocument"), { code: "unsupported-container", kind: "word" }],
  ])("%s", (_case, bytes, failure) => {
    const read = readStatementGrids(bytes, "流水.xls");
    expect(read).toMatchObject({ ok: false, error: { ...failure, name: "流水.xls" } });
  });
});
