import { utils, write } from "@e965/xlsx";
import ExcelJS from "exceljs";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { qingheRows } from "#fixtures/setup/qinghe.ts";
import { readSetupWorkbook } from "#files/setup/read-workbook.ts";
import { writeSetupWorkbook } from "#files/setup/write-workbook.ts";
import { setupSheets } from "#domain/people/setup/layout.ts";
import { planSetup } from "#domain/people/setup/plan-setup.ts";
import type { OfficeNow } from "#domain/people/setup/plan.ts";
import { fixtureBytes } from "#test/support/statement-fixtures.ts";

const empty: OfficeNow = {
  townshipName: "青禾镇",
  villages: [],
  ledgers: [],
  categories: [],
  bankNumbers: new Set(),
  logins: new Set(),
  personNames: new Set(),
};

/** An OLE2 workbook with a password record behind its first record. */
const withPassword = (bytes: Uint8Array): Uint8Array => {
  const first = [0x09, 0x08, 0x10, 0x00, 0x00, 0x06];
  const start = bytes.findIndex((_, at) => first.every((value, index) => bytes[at + index] === value));
  bytes.set([0x2f, 0x00], start + 20);
  return bytes;
};

const opened = async (bytes: Uint8Array): Promise<ExcelJS.Workbook> => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes) as never);
  return workbook;
};

/** Changes a filled workbook the way a person with a spreadsheet program does. */
const edited = async (edit: (workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> => {
  const workbook = await opened(await writeSetupWorkbook(qingheRows));
  edit(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
};

const placesOf = (bytes: Uint8Array): readonly string[] => {
  const read = readSetupWorkbook(bytes);
  if (!read.ok) return [read.error];
  const plan = planSetup(read.value, empty);
  return plan.ok
    ? []
    : plan.error.map(({ sheet, row, column, code, text }) => `${sheet} ${column}${row} ${code} ${text}`);
};

describe("the set-up template", () => {
  it("has instructions, every sheet with a frozen head, notes, drop-downs and samples, and the chart to look up", async () => {
    const workbook = await opened(await writeSetupWorkbook({}));
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      "填写说明",
      ...setupSheets.map(({ name }) => name),
      "科目参考",
    ]);
    for (const layout of setupSheets) {
      const sheet = workbook.getWorksheet(layout.name);
      expect(sheet?.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
      for (const [index, column] of layout.columns.entries()) {
        const head = sheet?.getCell(1, index + 1);
        expect(head?.text).toBe(column.isRequired ? `${column.header}*` : column.header);
        expect(JSON.stringify(head?.note)).toContain(column.note.slice(0, 8));
      }
      expect(sheet?.getCell("A2").text.startsWith("示例")).toBe(true);
      expect(sheet?.getCell("A2").font.italic).toBe(true);
    }
    expect(workbook.getWorksheet("村情况")?.getCell("B900").dataValidation).toMatchObject({ type: "list" });
    expect(workbook.getWorksheet("账套")?.getCell("C2").dataValidation.formulae).toEqual([
      '"村民委员会,农村集体经济组织"',
    ]);
    const chart = workbook.getWorksheet("科目参考");
    expect(chart?.rowCount).toBe(43);
    expect(chart?.getRow(2).getCell(6).text).toBe("待核对");
  });

  it("loaded as it is only misses its township: samples are never loaded", async () => {
    expect(placesOf(await writeSetupWorkbook({}))).toEqual(["乡镇 A3 required "]);
  });

  it("is the same file every time", async () => {
    expect(Buffer.from(await writeSetupWorkbook({})).equals(Buffer.from(await writeSetupWorkbook({})))).toBe(true);
  });
});

describe("a filled workbook", () => {
  it("reads back as it was written, saved again by another program too", async () => {
    expect(placesOf(await writeSetupWorkbook(qingheRows))).toEqual([]);
    expect(placesOf(await edited(() => undefined))).toEqual([]);
    const book = utils.book_new();
    for (const layout of setupSheets) {
      const rows = [layout.columns.map(({ header }) => header), ...(qingheRows[layout.name] ?? [])];
      utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), layout.name);
    }
    const bytes: unknown = write(book, { type: "array", bookType: "xlsx" });
    expect(placesOf(new Uint8Array(bytes as ArrayBuffer))).toEqual([]);
  });

  it.each<[string, (workbook: ExcelJS.Workbook) => void, readonly string[]]>([
    [
      "a formula, even one with a result",
      (workbook) => {
        const cell = workbook.getWorksheet("期初余额")?.getCell("E4");
        if (cell !== undefined) cell.value = { formula: "100+28.5", result: 128_456.32 };
      },
      ["期初余额 E4 formula-cell =100+28.5"],
    ],
    [
      "a sheet that was deleted",
      (workbook) => {
        workbook.removeWorksheet("银行账户");
      },
      ["银行账户 0 sheet-missing "],
    ],
    [
      "a merged header",
      (workbook) => {
        workbook.getWorksheet("村")?.mergeCells("A1:B1");
      },
      ["村 1 column-missing 村编码", "村 1 column-missing 村名称", "村 A1 merged-cell 村编码*", "村 B1 merged-cell "],
    ],
    [
      "merged rows",
      (workbook) => {
        workbook.getWorksheet("村")?.mergeCells("A3:A4");
      },
      ["村 A3 merged-cell 01", "村 A4 merged-cell ", "村 A4 required "],
    ],
    [
      "a village twice",
      (workbook) => {
        workbook.getWorksheet("村")?.addRow(["04", "柳溪村"]);
      },
      ["村 B6 duplicate 柳溪村"],
    ],
    [
      "an unknown account",
      (workbook) => {
        workbook.getWorksheet("期初余额")?.addRow(["柳溪村股份经济合作社", "102", "", "", 1, ""]);
        workbook.getWorksheet("期初余额")?.addRow(["柳溪村股份经济合作社", "999", "", "", 1, ""]);
      },
      ["期初余额 B45 account-not-leaf 102", "期初余额 B46 account-unknown 999"],
    ],
    [
      "an opening a fen off",
      (workbook) => {
        const cell = workbook.getWorksheet("期初余额")?.getCell("E4");
        if (cell !== undefined) cell.value = "24,360.51";
      },
      ["期初余额 A4 not-balanced 柳溪村村民委员会 0.01"],
    ],
    [
      "an account number typed as a number",
      (workbook) => {
        const cell = workbook.getWorksheet("银行账户")?.getCell("C3");
        if (cell !== undefined) cell.value = Number("951006010099000188");
      },
      ["银行账户 C3 number-lost-digits 951006010099000192"],
    ],
    [
      "an amount in words",
      (workbook) => {
        const cell = workbook.getWorksheet("期初余额")?.getCell("E4");
        if (cell !== undefined) cell.value = "二万四千元";
      },
      ["期初余额 E4 amount-unreadable 二万四千元"],
    ],
    [
      "a column of somebody's own",
      (workbook) => {
        const sheet = workbook.getWorksheet("人员");
        if (sheet !== undefined) sheet.getCell("E1").value = "备注";
      },
      ["人员 E1 column-unknown 备注"],
    ],
  ])("is refused for %s", async (_case, edit, expected) => {
    expect(placesOf(await edited(edit))).toEqual(expected);
  });

  it.each(["24,360.50", " 24360.5 ", "24，360.50"])(
    "takes %j, a text, for the amount people see in it: the opening still balances",
    async (text) => {
      const bytes = await edited((workbook) => {
        const cell = workbook.getWorksheet("期初余额")?.getCell("E4");
        if (cell !== undefined) cell.value = text;
      });
      expect(placesOf(bytes)).toEqual([]);
    },
  );

  it("takes rich text, dates and links for what people see in them", async () => {
    const bytes = await edited((workbook) => {
      const village = workbook.getWorksheet("村")?.getCell("B3");
      if (village !== undefined) village.value = { richText: [{ text: "柳" }, { font: { bold: true }, text: "溪村" }] };
      const day = workbook.getWorksheet("村情况")?.getCell("C5");
      if (day !== undefined) {
        day.value = new Date(Date.UTC(2026, 0, 1));
        day.style = { numFmt: "yyyy/m/d" };
      }
      const month = workbook.getWorksheet("账套")?.getCell("D3");
      if (month !== undefined) {
        month.value = new Date(Date.UTC(2026, 6, 1));
        month.style = { numFmt: 'yyyy"年"m"月"' };
      }
      const name = workbook.getWorksheet("人员")?.getCell("A3");
      if (name !== undefined) name.value = { text: "chen", hyperlink: "mailto:chen" };
    });
    expect(placesOf(bytes)).toEqual([]);
  });

  it.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
    ["nothing", () => new Uint8Array(), "workbook-unreadable"],
    ["a text", () => new TextEncoder().encode("村编码,村名称\n01,柳溪村\n"), "workbook-unreadable"],
    ["an old .xls", () => fixtureBytes("ccb-2/quarter.xls"), "workbook-unreadable"],
    ["a workbook with a password", () => withPassword(fixtureBytes("ccb-2/quarter.xls")), "workbook-protected"],
    ["a ZIP with a password", () => fixtureBytes("psbc-1/locked.zip"), "workbook-unreadable"],
    ["another ZIP", () => zipSync({ "a.txt": new Uint8Array(3) }), "workbook-unreadable"],
    ["half a file", async () => (await writeSetupWorkbook(qingheRows)).subarray(0, 20_000), "workbook-unreadable"],
    ["a file without end", () => new Uint8Array(21 * 1024 * 1024), "workbook-too-large"],
  ])("is refused when it is %s", async (_case, bytesOf, code) => {
    expect(readSetupWorkbook(await bytesOf())).toEqual({ ok: false, error: code });
  });
});
