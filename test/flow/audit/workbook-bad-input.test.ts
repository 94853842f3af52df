import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { instant } from "#domain/core/dates.ts";
import { listingWorkbook } from "#files/workbook/listing-workbook.ts";
import { writeWorkbook } from "#files/workbook/write-workbook.ts";
import type { Listing } from "#domain/reports/listing.ts";
import { openOffice, type Office } from "#test/support/office.ts";
import { openVillage, type Village } from "#test/support/village.ts";
import { xlsxFaults } from "#test/support/xlsx-faults.ts";

const quarter = "2026Q3";
const months = ["2026-07", "2026-08", "2026-09"];
const close = async (office: Office, ledgerId: string): Promise<void> => {
  for (const month of months) await office.must("period.close", { ledgerId, month });
};
const workbookOf = async (office: Office, ledgerId: string | null) => {
  const made = await office.must("workbook.make", { ledgerId, quarter });
  return { name: made.name, bytes: new Uint8Array(Buffer.from(made.bytes, "base64")) };
};
const textsOf = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  const texts: string[] = [];
  workbook.eachSheet((sheet) => {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (typeof cell.value === "string") texts.push(cell.value);
      });
    });
  });
  return texts;
};

/** A started village with books from July on and not one voucher. */
const emptyVillage = async (office: Office, code: string, name: string): Promise<string> => {
  const { id: villageId } = await office.must("village.save", { id: null, code, name, isActive: true, facts: [] });
  const wanted = { villageId, entity: "collective", name: `${name}经济合作社`, startMonth: "2026-07" } as const;
  const { id: ledgerId } = await office.must("ledger.open", wanted);
  await office.must("ledger.start", { ledgerId });
  return ledgerId;
};

describe("villages with nothing in them, or with names no file may bear", () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office.close());

  it("without a single transaction have a whole workbook, and so has their township", async () => {
    await close(office, await emptyVillage(office, "01", "空村"));
    const { ledgers } = await office.must("ledger.list", {});
    const own = await workbookOf(office, ledgers[0]?.id ?? "");
    expect(xlsxFaults(own.bytes)).toEqual([]);
    expect(xlsxFaults((await workbookOf(office, null)).bytes)).toEqual([]);
    expect((await office.must("finding.list", { ledgerId: null, quarter })).findings).toEqual([]);
  });

  it("called with signs of paths, wildcards and quotes, keep their names inside and lose them outside", async () => {
    const name = `柳/溪\\村:*?"<>|[甲]'乙'&<b>`;
    await close(office, await emptyVillage(office, "01", name));
    const { ledgers } = await office.must("ledger.list", {});
    const made = await workbookOf(office, ledgers[0]?.id ?? "");
    expect(made.name).not.toMatch(/[\\/:*?"<>|]/);
    expect(xlsxFaults(made.bytes)).toEqual([]);
    expect((await textsOf(made.bytes)).some((text) => text.includes(name))).toBe(true);
    expect(xlsxFaults((await workbookOf(office, null)).bytes)).toEqual([]);
  });

  it("whose names are one outside are written side by side, and found again by the next run", async () => {
    for (const [code, name] of [
      ["01", "柳溪村"],
      ["02", "柳/溪村"],
      ["03", "柳 溪:村"],
    ] as const)
      await close(office, await emptyVillage(office, code, name));
    const folder = join(office.folder, "out");
    mkdirSync(folder);
    const { files } = await office.must("workbook.makeAll", { quarter, folder });
    expect(files.map(({ name }) => name)).toEqual([
      "QH_柳溪村_集体经济组织_2026Q3_季度检查工作簿_v1.xlsx",
      "QH_柳溪村_集体经济组织_2026Q3_季度检查工作簿_v1_2.xlsx",
      "QH_柳溪村_集体经济组织_2026Q3_季度检查工作簿_v1_3.xlsx",
      "QH_乡镇汇总_2026Q3_季度检查工作簿_v1.xlsx",
    ]);
    expect(readdirSync(folder)).toHaveLength(4);
    const again = await office.must("workbook.makeAll", { quarter, folder });
    expect(again.files.map(({ outcome }) => outcome)).toEqual(["unchanged", "unchanged", "unchanged", "unchanged"]);
  });

  it.runIf(existsSync("/dev/full"))("on a full disk leave what was written whole and no half file", async () => {
    await close(office, await emptyVillage(office, "01", "甲村"));
    await close(office, await emptyVillage(office, "02", "乙村"));
    const folder = join(office.folder, "out");
    mkdirSync(folder);
    const second = join(folder, "QH_乙村_集体经济组织_2026Q3_季度检查工作簿_v1.xlsx");
    symlinkSync("/dev/full", `${second}.part`);
    const full = await office.call("workbook.makeAll", { quarter, folder });
    expect(full).toMatchObject({ failure: { code: "workbooks-stopped", reason: "disk-full", done: 1 } });
    expect(readdirSync(folder)).toEqual(["QH_甲村_集体经济组织_2026Q3_季度检查工作簿_v1.xlsx"]);
    rmSync(`${second}.part`, { force: true });
    const { files } = await office.must("workbook.makeAll", { quarter, folder });
    expect(files.map(({ outcome }) => outcome)).toEqual(["unchanged", "written", "written"]);
  });
});

describe("summaries nobody expected", () => {
  let village: Village;
  beforeEach(async () => {
    village = await openVillage();
  });
  afterEach(() => village.close());

  it.each([
    ["of ten thousand characters", "购村务公开用纸张笔墨一批，".repeat(770).slice(0, 10_000)],
    ["like a formula", '=HYPERLINK("http://example.invalid","点我")'],
    ["like another formula", "@SUM(A1:A9)*cmd|' /C calc'!A0"],
    ["with signs of XML", `</t></si>&amp;<![CDATA[ ]]>"'`],
    ["with line breaks and tabs", "第一行\n第二行\t表"],
    ["with rare characters and emoji", "𠮷野家　㍿　👍🏽　\u202E反向"],
  ])("stand whole and as text in the workbook: %s", async (_what, summary) => {
    await village.book(
      village.content("2026-07-05", [
        { code: "bank", debit: 300, summary },
        { code: "501", credit: 300, summary },
      ]),
    );
    await close(village, village.ledgerId);
    const { bytes } = await workbookOf(village, village.ledgerId);
    expect(xlsxFaults(bytes)).toEqual([]);
    const texts = await textsOf(bytes);
    expect(texts.some((text) => text.includes(summary.trim()))).toBe(true);
  });
});

describe("lists with long titles", () => {
  const listing = (title: string): Listing => ({
    title,
    under: ["", ""],
    filters: [],
    columns: [{ heading: "甲", kind: "text", widthMm: 40 }],
    rows: [{ cells: ["乙"] }],
    notes: [],
    signers: [],
  });

  it("become sheets of at most 31 characters, each of its own name whatever the case", async () => {
    const long = "二〇二六年第三季度村级集体经济组织财务收支明细表（按支出分类逐笔列示）";
    const titles = [long, `${long}续`, "Sheet", "SHEET", "'引号'", "[方]:括*号?", ""];
    const workbook = listingWorkbook(
      {
        title: "清单",
        orientation: "auto",
        footer: "",
        cover: null,
        register: null,
        hasContents: false,
        parts: titles.map(listing),
      },
      instant("2026-10-08T01:00:00.000Z"),
    );
    expect(workbook.sheets).toHaveLength(titles.length);
    expect(xlsxFaults(await writeWorkbook(workbook, () => undefined))).toEqual([]);
  });
});
