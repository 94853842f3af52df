import excel from "exceljs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
const quarter = "2026Q3";

beforeEach(async () => {
  village = await openVillage();
  const { must, ledgerId, book, content } = village;
  await book(
    content("2026-07-05", [
      { code: "bank", debit: 1234.56 },
      { code: "501", credit: 1234.56 },
    ]),
  );
  const settings = await must("settings.show", {});
  await must("settings.save", { ...settings, backupBeforeClose: false });
  for (const month of ["07", "08", "09"]) await must("period.close", { ledgerId, month: `2026-${month}` });
});
afterEach(() => village.close());

/** The workbook as another program writes it after somebody opened it, edited or not. */
const savedAgain = async (edit: (workbook: excel.Workbook) => void = () => undefined) => {
  const made = await village.must("workbook.make", { ledgerId: village.ledgerId, quarter });
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(Uint8Array.from(Buffer.from(made.bytes, "base64")).buffer);
  edit(workbook);
  const bytes = Buffer.from(await workbook.xlsx.writeBuffer()).toString("base64");
  return { made, bytes };
};
const check = (bytes: string) => village.must("fingerprint.check", { code: "", file: { name: "某村.xlsx", bytes } });

describe("a wall sheet's Excel saved again by another program", () => {
  const saved = async (edit: (workbook: excel.Workbook) => void) => {
    const { must, ledgerId } = village;
    await must("disclosure.freeze", { ledgerId, quarter, paper: "A3" });
    // What was frozen is what the preview shows.
    const read = await must("disclosure.preview", { ledgerId, quarter, paper: "A3", format: "xlsx" });
    const workbook = new excel.Workbook();
    await workbook.xlsx.load(Uint8Array.from(Buffer.from(read.bytes, "base64")).buffer);
    edit(workbook);
    return { read, bytes: Buffer.from(await workbook.xlsx.writeBuffer()).toString("base64") };
  };

  it("is known by the fingerprint it bears in letters and as a QR code, and compared with the kept one", async () => {
    const { read, bytes } = await saved(() => undefined);
    expect((await check(read.bytes)).copy).toBeNull();
    expect(await check(bytes)).toMatchObject({
      found: expect.arrayContaining([expect.objectContaining({ kind: "wall-sheet", isUnchanged: true })]),
      copy: { total: 0, differences: [] },
    });
    const edited = await saved((workbook) => {
      const sheet = workbook.worksheets.find(({ name }) => name.includes("收入"));
      sheet?.eachRow((row) =>
        row.eachCell((cell) => {
          if (cell.value === 1234.56) cell.value = 234.56;
        }),
      );
    });
    expect((await check(edited.bytes)).copy?.differences[0]).toMatchObject({ given: "234.56" });
  });
});

describe("a workbook saved again by another program", () => {
  it("is told as such when it says the same, and the books are judged by the fingerprint on its cover", async () => {
    const { made, bytes } = await savedAgain();
    expect(await check(bytes)).toMatchObject({
      found: expect.arrayContaining([expect.objectContaining({ title: made.name, isUnchanged: true })]),
      copy: { name: made.name, total: 0, differences: [] },
    });
  });

  it("is the same where formats and formulas are only written in another program's manner", async () => {
    const { bytes } = await savedAgain((workbook) => {
      for (const sheet of workbook.worksheets)
        sheet.eachRow((row) =>
          row.eachCell((cell) => {
            const { numFmt } = cell;
            const manner = numFmt?.replaceAll("[Red]", "[RED]").replaceAll("-", "\\-");
            if (manner !== undefined && manner !== numFmt)
              cell.style = { ...cell.style, numFmt: manner.startsWith("yyyy") ? `[$-804]${manner}` : manner };
            const { value } = cell;
            if (typeof value === "object" && value !== null && "formula" in value && value.formula !== undefined)
              cell.value = { ...value, formula: value.formula.replaceAll("'", "") };
          }),
        );
    });
    expect((await check(bytes)).copy).toMatchObject({ total: 0, differences: [] });
  });

  it("names every cell that differs from the version kept here", async () => {
    const { bytes } = await savedAgain((workbook) => {
      const income = workbook.getWorksheet("4 收入明细表");
      if (income !== undefined) income.getCell("G4").value = 9999;
    });
    const { copy, found } = await check(bytes);
    expect(found).not.toEqual([]);
    expect(found.every(({ isUnchanged }) => isUnchanged)).toBe(true);
    expect(copy?.total).toBeGreaterThan(0);
    expect(copy?.differences[0]).toMatchObject({ sheet: "4 收入明细表", given: "9999" });
  });

  it.each<[string, (sheet: excel.Worksheet) => void, string]>([
    [
      "another format of a number",
      (sheet) => {
        // A style is one object for all cells that have it.
        const cell = sheet.getCell("G4");
        cell.style = { ...cell.style, numFmt: '"1.00"' };
      },
      "G4 数字格式",
    ],
    ["a hidden row", (sheet) => (sheet.getRow(4).hidden = true), "第 4 行"],
    ["a row too low to read", (sheet) => (sheet.getRow(4).height = 0.5), "第 4 行"],
    ["a hidden column", (sheet) => (sheet.getColumn(7).hidden = true), "G 列"],
    ["a hidden sheet", (sheet) => (sheet.state = "hidden"), "整张表"],
    [
      "another formula with the old result",
      (sheet) => {
        const cell = sheet.getCell("G5");
        cell.value = { formula: `${cell.formula}-50000`, result: Number(cell.result) };
      },
      "G5 公式",
    ],
  ])("does not pass over %s", async (_case, edit, cell) => {
    const { bytes } = await savedAgain((workbook) => {
      const income = workbook.getWorksheet("4 收入明细表");
      if (income !== undefined) edit(income);
    });
    const { copy } = await check(bytes);
    expect(copy?.differences.map((each) => `${each.sheet} ${each.cell}`)).toEqual([`4 收入明细表 ${cell}`]);
  });

  it("is compared with the version it is nearest to", async () => {
    const { made, bytes } = await savedAgain();
    const masked = await village.must("workbook.make", { ledgerId: village.ledgerId, quarter, isMasked: true });
    expect(masked.name).not.toBe(made.name);
    expect((await check(bytes)).copy?.name).toBe(made.name);
  });

  it("finds nothing in a foreign file, a foreign workbook and what is no workbook", async () => {
    const foreign = new excel.Workbook();
    foreign.addWorksheet("甲").getCell("A1").value = "f".repeat(64);
    const bytes = Buffer.from(await foreign.xlsx.writeBuffer()).toString("base64");
    expect(await check(bytes)).toMatchObject({ found: [], copy: null });
    expect(await check(Buffer.from("127.0.0.1").toString("base64"))).toMatchObject({ found: [], copy: null });
  });
});
