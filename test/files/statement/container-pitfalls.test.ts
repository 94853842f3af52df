import { utils, write, type WorkBook } from "@e965/xlsx";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { inspectStatement } from "#domain/bank/inspection.ts";
import { fileLimitBytes } from "#files/statement/limits.ts";
import { readStatementGrids } from "#files/statement/statement-grids.ts";
import { fixtureBytes, inspectBytes, inspectFixture, sourceOf } from "#test/support/statement-fixtures.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const failureOf = (bytes: Uint8Array, name = "a.csv") => {
  const read = readStatementGrids(bytes, name);
  return read.ok ? undefined : read.error;
};
const texts = (bytes: Uint8Array): readonly (readonly string[])[] =>
  (sourceOf(bytes).grids[0]?.rows ?? []).map((row) => row.map((cell) => cell.text));

const head = "交易日期,摘要,收入金额,支出金额,余额,对方户名";
const csv = `${head}\n2026-07-01,转账,"1,100.00",,"1,100.00",柳溪商店\n2026-07-02,转账,,"1,000.00",100.00,石桥砖厂\n`;

const written = (
  rows: readonly (readonly unknown[])[],
  bookType: "xlsx" | "biff8" = "xlsx",
  edit?: (book: WorkBook) => void,
) => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), "明细");
  edit?.(book);
  const out: unknown = write(book, { type: "array", bookType });
  return out instanceof ArrayBuffer ? new Uint8Array(out) : expect.fail("no bytes");
};

describe("pitfall 1: the container is told by content, never by name", () => {
  it.each(["a.csv", "a.xls", "a.xlsx", "a.pdf", "", "无扩展名"])("an OLE2 workbook named %j", (name) => {
    expect(sourceOf(fixtureBytes("ccb-2/quarter.xls"), name).container).toBe("xls");
  });

  it.each([
    ["pdf", bytesOf("%PDF-1.7\n1 0 obj")],
    ["image", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
    ["image", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0)],
    ["archive", bytesOf("Rar!\u001A\u0007")],
    ["mail-archive", bytesOf("MIME-Version: 1.0\nContent-Type: multipart/related")],
    ["unknown-binary", Uint8Array.of(1, 0, 0, 3, 0, 0, 0, 9, 0)],
    ["word", zipSync({ "word/document.xml": strToU8("<w/>") })],
    ["open-document", zipSync({ "content.xml": strToU8("<o/>"), mimetype: strToU8("x") })],
    ["zip-without-statement", zipSync({ "空/": new Uint8Array() })],
    ["web-page", bytesOf("<html><body>登录超时，请重新登录</body></html>")],
  ])("a %s is refused by its kind", (kind, bytes) => {
    expect(failureOf(bytes)).toMatchObject({ code: "unsupported-container", kind });
  });
});

describe("pitfalls 2 to 4: encodings", () => {
  const bom = Uint8Array.of(0xef, 0xbb, 0xbf);
  const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
  it.each([
    ["utf-8", bytesOf(csv)],
    ["utf-8", joined(bom, bytesOf(csv))],
    ["gb18030", Uint8Array.from(iconv.encode(csv, "gbk"))],
    ["utf-16le", Uint8Array.from(iconv.encode(csv, "utf-16le", { addBOM: true }))],
    ["utf-16le", Uint8Array.from(iconv.encode(csv, "utf-16le", { addBOM: false }))],
    ["utf-16be", Uint8Array.from(iconv.encode(csv, "utf-16be", { addBOM: false }))],
  ])("%s is decoded whole", (encoding, bytes) => {
    const source = sourceOf(bytes);
    expect(source.encoding).toBe(encoding);
    expect(source.grids[0]?.rows[1]?.[5]?.text).toBe("柳溪商店");
    expect(source.grids[0]?.rows[0]?.[0]?.text).toBe("交易日期");
  });

  it("pitfall 3: GB18030 keeps the full-width space that a gbk table may lose", () => {
    const bytes = Uint8Array.from([...iconv.encode(`${head}\n账`, "gbk"), 0xa1, 0xa1, ...iconv.encode("号\n", "gbk")]);
    expect(texts(bytes)[1]).toEqual(["账\u3000号"]);
  });

  it.each([
    ["half of a Chinese character at the end", Uint8Array.from([...iconv.encode(csv, "gbk"), 0xb4])],
    ["bytes of no encoding", Uint8Array.of(0xff, 0xff, 0x41, 0x81)],
  ])("%s is refused", (_case, bytes) => {
    expect(failureOf(bytes)).toEqual({ code: "undecodable-text", name: "a.csv" });
  });
});

describe("pitfalls 23 to 27: grids", () => {
  it("pitfall 11: unwraps what surrounds a text, and only that", () => {
    const line = `="001234"\t'0012\t" 甲 \t"\t"=""x"""\t\u200B9\u200B\t它's`;
    expect(texts(bytesOf(`a\tb\tc\td\te\tf\n${line}\n`))[1]).toEqual(["001234", "0012", "甲", "x", "9", "它's"]);
  });

  it("pitfall 24: keeps ragged rows, quotes inside 附言 and line ends inside quotes", () => {
    const rows = texts(bytesOf(`${head}\n2026-07-01,购"大"米,1.00,,1.00\n2026-07-02,"两\n行",1.00,,2.00,甲,乙\n`));
    expect(rows[1]).toEqual(["2026-07-01", '购"大"米', "1.00", "", "1.00"]);
    expect(rows[2]).toEqual(["2026-07-02", "两\n行", "1.00", "", "2.00", "甲", "乙"]);
  });

  it("pitfall 24: a quote that never ends is refused with its row, because it swallows the rest", () => {
    expect(
      failureOf(bytesOf(`${csv}2026-07-03,"没有结束,1.00,,101.00,甲\n2026-07-04,x,1.00,,102.00,乙\n`)),
    ).toMatchObject({
      code: "broken-quotes",
      row: 4,
    });
  });

  it.each([
    ["comma", ","],
    ["tab", "\t"],
    ["bar", "|"],
    ["semicolon", ";"],
  ])("pitfall 25: finds the delimiter %s although amounts hold commas and values tabs", (_case, delimiter) => {
    const rows = [
      head.split(","),
      ["2026-07-01", "转账", "1,100.00", "", "1,100.00", "甲"],
      ["2026-07-02", "x", "2,200.00", "", "3,300.00", "乙"],
    ];
    const quoted = rows
      .map((row) => row.map((text) => (text.includes(delimiter) ? `"${text}"` : text)).join(delimiter))
      .join("\n");
    expect(texts(bytesOf(quoted))[1]).toEqual(rows[1]);
  });

  it("pitfall 26: text stays text: leading zeros, dates in disguise, long accounts", () => {
    expect(texts(bytesOf(`${head}\n001234,1-2,6222021234567890123,1E5,TRUE,x\n`))[1]).toEqual([
      "001234",
      "1-2",
      "6222021234567890123",
      "1E5",
      "TRUE",
      "x",
    ]);
  });

  it("pitfall 27: GBK HTML is decoded before it is read, and long numbers in it stay whole", () => {
    const { lines, account } = inspectFixture("psbc-1/page.xls");
    expect(lines[0]).toMatchObject({ counterpartyName: "青禾镇财政所", serial: "20260703000007350001" });
    expect(account).toBe("951006010099000188");
  });

  it("reads SpreadsheetML", () => {
    const cells = (row: string) =>
      row
        .split(",")
        .map((text) => `<Cell><Data ss:Type="String">${text}</Data></Cell>`)
        .join("");
    const rows = [head, "2026-07-01,转账,1.00,,1.00,甲"].map((row) => `<Row>${cells(row)}</Row>`).join("");
    const xml = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="明细"><Table>${rows}</Table></Worksheet></Workbook>`;
    expect(inspectBytes(bytesOf(xml))).toMatchObject({ container: "spreadsheetml", sheet: "明细", rows: 1 });
  });

  it.each(["xlsx", "biff8"] as const)(
    "pitfall 19: date cells of %s become days and times, other numbers stay numbers",
    (bookType) => {
      const bytes = written(
        [head.split(","), [46_204, "x", 1234.5, null, 46_204.395_833_333_3, 6_222_021_234_567_890_000]],
        bookType,
        (book) => {
          const sheet = book.Sheets["明细"];
          if (sheet === undefined) return;
          sheet["A2"].z = "yyyy\\-mm\\-dd";
          sheet["E2"].z = 'yyyy"年"m"月"d"日" hh:mm:ss';
          sheet["C2"].z = '#,##0.00_);[Red]\\(#,##0.00"元"\\)';
        },
      );
      expect(sourceOf(bytes).grids[0]?.rows[1]).toMatchObject([
        { text: "2026-07-01", kind: "date" },
        { text: "x", kind: "text" },
        { text: "1234.5", kind: "number", number: 1234.5 },
        { kind: "empty" },
        { text: "2026-07-01 09:30:00", kind: "date" },
        { text: "6222021234567890000", kind: "number" },
      ]);
    },
  );

  it("offers every sheet that holds something and reads the one that is asked for", () => {
    const bytes = written([["说明"]], "xlsx", (book) => {
      for (const name of ["七月", "八月", "空"])
        utils.book_append_sheet(
          book,
          utils.aoa_to_sheet(name === "空" ? [] : [head.split(","), ["2026-07-01", name, 1, null, 1, "甲"]]),
          name,
        );
    });
    const inspection = inspectBytes(bytes);
    expect(inspection.sheets).toEqual(["明细", "七月", "八月"]);
    expect(inspection.sheet).toBe("七月");
    expect(inspection.warnings).toContainEqual({ code: "several-sheets", sheets: ["七月", "八月"] });
    const august = inspectBytes(bytes, { sheet: "八月" });
    expect(august.lines[0]?.summary).toBe("八月");
    expect(august.warnings.map(({ code }) => code)).not.toContain("several-sheets");
  });
});

describe("pitfall 30 and limits: what is refused before it is read", () => {
  it("200 MB are refused by size alone", () => {
    const failure = failureOf(new Uint8Array(200 * 1024 * 1024));
    expect(failure).toEqual({
      code: "file-too-large",
      name: "a.csv",
      sizeBytes: 209_715_200,
      limitBytes: fileLimitBytes,
    });
  });

  it("blanks that pack a hundred times smaller are refused before they are unpacked, a long statement is not", () => {
    const blanks = zipSync({ "a.csv": new Uint8Array(70 * 1024 * 1024).fill(32) });
    expect(failureOf(blanks)).toMatchObject({ code: "too-many-cells" });
    const rows = Array.from({ length: 20_000 }, (_row, at) => `2026-07-01,转账,${at}.00,,${at}.00,柳溪商店`);
    expect(failureOf(zipSync({ "a.csv": bytesOf([head, ...rows].join("\n")) }))).toBeUndefined();
  });

  it("a ZIP with one statement is opened, with several it is refused by their names", () => {
    const one = zipSync({ "流水/明细.csv": bytesOf(csv), "__MACOSX/._x": bytesOf("x") });
    expect(sourceOf(one)).toMatchObject({ container: "csv", name: "流水/明细.csv" });
    const two = zipSync({ "a.csv": bytesOf(csv), "b.csv": bytesOf(csv) });
    expect(failureOf(two)).toMatchObject({ code: "several-files", files: ["a.csv", "b.csv"] });
  });

  it("a ZIP inside a ZIP is not opened", () => {
    const inner = zipSync({ "a.csv": bytesOf(csv) });
    expect(failureOf(zipSync({ "b.zip": inner }))).toMatchObject({
      code: "unsupported-container",
      kind: "zip-without-statement",
    });
  });

  it("a ZIP whose directory understates its content is refused", () => {
    const bytes = zipSync({
      "xl/workbook.xml": new Uint8Array(5_000_000),
      "xl/worksheets/sheet1.xml": strToU8("<x/>"),
    });
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at + 28 < bytes.length; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    expect(failureOf(bytes)?.code).toBe("too-many-cells");
  });

  it("a ZIP that declares more than the limit is refused without unpacking", () => {
    const bytes = zipSync({ "xl/workbook.xml": strToU8("<x/>") });
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at + 28 < bytes.length; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0xffff_fff0, true);
    expect(failureOf(bytes)?.code).toBe("too-many-cells");
  });

  it("a sheet wider than any statement is refused", () => {
    const wide = written([Array.from({ length: 600 }, (_, index) => index)]);
    expect(failureOf(wide)).toMatchObject({ code: "too-many-cells", sheet: "明细", columnLimit: 500 });
    expect(failureOf(bytesOf('<table><tr><td colspan="100000000">x</td></tr></table>'))?.code).toBe("too-many-cells");
  });

  it.each([
    ["an xlsx without content", written([])],
    ["blank lines", bytesOf("\n\n , ,\n")],
  ])("no rows: %s", (_case, bytes) => {
    expect(failureOf(bytes)?.code).toBe("no-rows");
  });

  it.each([0.1, 0.3, 0.5, 0.8, 0.95])("a file cut at %d of its length is damaged, in both Excel formats", (share) => {
    for (const path of ["ccb-2/quarter.xls", "psbc-1/quarter.xlsx"]) {
      const bytes = fixtureBytes(path);
      expect(failureOf(bytes.slice(0, Math.floor(bytes.length * share))), path).toMatchObject({
        code: "unreadable-file",
      });
    }
  });
});

describe("any bytes at all", () => {
  const starts = [
    "",
    "%PDF",
    "PK\u0003\u0004",
    "<html><table>",
    "<?xml version='1.0'?><Workbook",
    '="',
    "交易日期,收入金额",
  ].map(bytesOf);
  const ole = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);

  it("never throw", () => {
    const property = fc.property(fc.constantFrom(...starts, ole), fc.uint8Array({ maxLength: 700 }), (start, rest) => {
      const read = readStatementGrids(Uint8Array.from([...start, ...rest]), "x");
      if (read.ok) inspectStatement(read.value);
    });
    fc.assert(property, { numRuns: 600 });
  });

  it.each(["ccb-2/quarter.xls", "psbc-1/quarter.xlsx", "icbc-1/quarter.csv", "psbc-1/page.xls"])(
    "never throw when %s is damaged",
    (path) => {
      const whole = fixtureBytes(path);
      const property = fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 12 }),
        (edits) => {
          const bytes = whole.slice();
          for (const [at, value] of edits) bytes[at] = value;
          const read = readStatementGrids(bytes, "x");
          if (read.ok) inspectStatement(read.value);
        },
      );
      fc.assert(property, { numRuns: 150 });
    },
    30_000,
  );
});

describe("a download that broke off within the day of its last row", () => {
  const text = iconv.decode(Buffer.from(fixtureBytes("icbc-1/quarter.csv")), "gbk");
  const start = text.indexOf(",2026-08-21 23:10");

  it.each([",2026-", ",2026-08", ",2026-08-21 2", ",2026-08-21 23"])(
    "at %s is seen, not taken for a count of rows",
    (end) => {
      const cut = inspectBytes(iconv.encode(text.slice(0, start) + end, "gbk"));
      expect(start).toBeGreaterThan(0);
      expect(cut.unreadable).toMatchObject([{ reason: expect.stringMatching(/./) }]);
    },
  );
});
