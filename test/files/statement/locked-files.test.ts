import { utils, write } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { readStatementGrids } from "#files/statement/statement-grids.ts";
import { fixtureBytes, inspectBytes } from "#test/support/statement-fixtures.ts";

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

/** The workbook with a password record behind its first record: 1 for RC4, 0 for the scrambling before it. */
const withPasswordRecord = (kind: 0 | 1): Uint8Array => {
  const bytes = fixtureBytes("ccb-2/quarter.xls");
  const start = placeOf(bytes, [0x09, 0x08, 0x10, 0x00, 0x00, 0x06]);
  bytes.set([0x2f, 0x00], start + 20);
  bytes.set([kind, 0x00], start + 24);
  return bytes;
};

const asBiff5 = (): Uint8Array => {
  const bytes = fixtureBytes("ccb-2/quarter.xls");
  bytes[placeOf(bytes, [0x09, 0x08, 0x10, 0x00, 0x00, 0x06]) + 5] = 0x05;
  return bytes;
};

describe("pitfall 30: locked and outdated workbooks are told by what they are", () => {
  it.each([
    ["an encrypted xlsx", withStreamNamed("EncryptedPackage"), { code: "password-protected", container: "xlsx" }],
    ["an xls with a password", withPasswordRecord(1), { code: "password-protected", container: "xls" }],
    ["an xls scrambled the old way", withPasswordRecord(0), { code: "unknown-lock", container: "xls" }],
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

describe("a damaged record", () => {
  it("that made the library loop for ever is passed over, and the movements are read", () => {
    const bytes = fixtureBytes("ccb-2/quarter.xls");
    // The record 0x40 (a setting) turned into 0x21 (an array formula), whose reader never came back.
    bytes[placeOf(bytes, [0x40, 0x00, 0x02, 0x00, 0x00, 0x00])] = 0x21;
    const { rows, breaks, refusals } = inspectBytes(bytes);
    expect({ rows, breaks, refusals }).toEqual({ rows: 24, breaks: [], refusals: [] });
  });

  it("that became a formula too short to be one is passed over", () => {
    const bytes = fixtureBytes("ccb-2/quarter.xls");
    bytes[placeOf(bytes, [0xe0, 0x00, 0x14, 0x00])] = 0x06;
    expect(inspectBytes(bytes).rows).toBe(24);
  });

  it("of a formula leaves its stored result readable", () => {
    const book = utils.book_new();
    const head = ["交易日期", "摘要", "收入金额", "支出金额", "余额"];
    const sheet = utils.aoa_to_sheet([head, ["2026-07-01", "x", 5, null, { t: "n", v: 12.5, f: "C2+7.5" }]]);
    utils.book_append_sheet(book, sheet, "明细");
    const out: unknown = write(book, { type: "array", bookType: "biff8" });
    const bytes = out instanceof ArrayBuffer ? new Uint8Array(out) : expect.fail("no bytes");
    expect(inspectBytes(bytes).lines).toMatchObject([{ amountFen: 500, balanceFen: 1250 }]);
  });
});
