import { join } from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { instant, localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { singleBooklet, type Listing } from "#domain/reports/listing.ts";
import type { SlipVoucher } from "#domain/vouchers/slip.ts";
import { voucherPaperNames, voucherPapers } from "#domain/vouchers/voucher-paper.ts";
import { csvOfListing, xmlOfListing } from "#files/listing/listing-text.ts";
import { bookletDocument } from "#files/pdf/booklet-document.ts";
import { fontsIn } from "#files/pdf/fonts.ts";
import { testSheet, voucherDocument } from "#files/pdf/voucher-document.ts";
import { listingWorkbook } from "#files/workbook/listing-workbook.ts";
import { writeWorkbook } from "#files/workbook/write-workbook.ts";
import { inMargin, linesOf, outside, overlaps, readPdf } from "#test/support/pdf-text.ts";

const fonts = fontsIn(join(import.meta.dirname, "../../../node_modules/@embedpdf/fonts-sc/fonts"));
const long = "支付村道维修工程款，含二标段路基清理、边沟砌筑和标志牌安装等全部费用，按合同分三次支付，这是第二次";

const voucher: SlipVoucher = {
  id: "0198c1f2-7b0e-7c3a-9d51-0a1b2c3d4e5f",
  ledgerName: "柳溪村股份经济合作联合社",
  word: "记",
  number: 12,
  isPosted: true,
  onDate: localDate("2026-07-05"),
  paperCount: 3,
  entries: [
    ...Array.from({ length: 7 }, (_none, at) => ({
      summary: at === 0 ? long : `发放第 ${at + 1} 组补贴`,
      firstAccount: "应付款",
      detailAccount: "𠮷田村民",
      debitFen: fen(1_234_567 + at),
      creditFen: fen(0),
    })),
    {
      summary: "发放补贴",
      firstAccount: "银行存款",
      detailAccount: "邮储",
      debitFen: fen(0),
      creditFen: fen(8_641_990),
    },
  ],
  preparedBy: "陈会计",
  reviewedBy: "周审核",
  postedBy: "陈会计",
  cashier: "林出纳",
  supervisor: "何主任",
  printedBefore: 1,
};
const printing = { lineCount: 6, hasGrid: true, isOverprint: false, offsetXMm: 0, offsetYMm: 0 } as const;
// Three millimetres, in points: what laser printers leave white.
const printableMargin = (3 * 72) / 25.4;
const options = { title: "凭证", fonts, report: () => undefined };

describe("a printed voucher", () => {
  it.each(voucherPaperNames)("on %s has its true size, all amounts, and nothing outside the page", async (paper) => {
    const file = await voucherDocument([voucher], { ...options, printing: { ...printing, paper } });
    const pages = await readPdf(file.bytes);
    const { widthMm, heightMm, slips } = voucherPapers[paper];
    expect(pages.length).toBe(file.pages);
    expect(pages.length).toBe(Math.ceil(2 / slips));
    for (const page of pages) {
      expect(page.width).toBeCloseTo((widthMm * 72) / 25.4, 1);
      expect(page.height).toBeCloseTo((heightMm * 72) / 25.4, 1);
      expect(outside(page)).toEqual([]);
      expect(overlaps(page)).toEqual([]);
      expect(inMargin(page, printableMargin)).toEqual([]);
    }
    const text = pages.flatMap(linesOf).join("\n");
    for (let at = 0; at < 7; at += 1) expect(text).toContain(String(1_234_567 + at));
    expect(text).toContain("8641990");
    expect(text).toContain("合计（大写）：捌万陆仟肆佰壹拾玖元玖角整");
    for (const said of ["1/2", "2/2", "过次页", "承前页", "第 2 次打印", "〔U+20BB7〕", "会计主管：何主任"])
      expect(text).toContain(said);
    // In the order in which it was drawn, cell by cell, the whole summary is there however it was broken.
    const drawn = pages.flatMap((page) => page.pieces.map((piece) => piece.text)).join("");
    expect(drawn).toContain(long);
  });

  it("leaves out what pre-printed stock already has, and moves by the printer's offset", async () => {
    const at = { ...printing, paper: "240x140", isOverprint: true } as const;
    const still = await readPdf((await voucherDocument([voucher], { ...options, printing: at })).bytes);
    const moved = { ...at, offsetXMm: 3, offsetYMm: -2 };
    const other = await readPdf((await voucherDocument([voucher], { ...options, printing: moved })).bytes);
    const text = still.flatMap(linesOf).join("");
    for (const label of ["记账凭证", "借方金额", "总账科目", "制单："]) expect(text).not.toContain(label);
    expect([still.flatMap(overlaps), other.flatMap(overlaps)]).toEqual([[], []]);
    const [first, second] = [still[0]?.pieces[0], other[0]?.pieces[0]];
    expect((second?.x ?? 0) - (first?.x ?? 0)).toBeCloseTo((3 * 72) / 25.4, 1);
    expect((second?.y ?? 0) - (first?.y ?? 0)).toBeCloseTo((-2 * 72) / 25.4, 1);
  });

  it("comes out the same to the byte every time", async () => {
    const make = () => voucherDocument([voucher], { ...options, printing: { ...printing, paper: "A4-3" } });
    expect(Buffer.from((await make()).bytes).equals(Buffer.from((await make()).bytes))).toBe(true);
  });

  it("has a test sheet that says which offsets it was made with", async () => {
    const file = await testSheet({ ...printing, paper: "240x140", offsetXMm: 1.5, offsetYMm: -1 }, fonts);
    expect((await readPdf(file.bytes)).flatMap(linesOf).join("")).toContain("左右 1.5 毫米，上下 -1 毫米");
  });
});

const listing: Listing = {
  title: "往来明细",
  under: ["单位：柳溪村", "2026年7月　单位：元"],
  filters: ["只看未结清"],
  columns: [
    { heading: "摘要", kind: "text", widthMm: 60 },
    { heading: "金额", kind: "money", widthMm: 30 },
  ],
  rows: Array.from({ length: 120 }, (_none, at) => ({
    cells: [at === 0 ? "=1+1" : at === 1 ? long.repeat(40) : `第 ${at} 行`, at * 100 + 1],
    carried: ["", at],
  })),
  notes: ["说明一条。"],
  signers: ["制表"],
};

describe("a look at a page", () => {
  it("sees what is written over something else, and what no printer reaches", () => {
    const piece = (text: string, x: number, y: number) => ({ text, x, y, width: 30, height: 9 });
    const page = { width: 200, height: 100, pieces: [piece("甲", 20, 50), piece("乙", 45, 52), piece("丙", 175, 50)] };
    expect(overlaps(page)).toEqual([["甲", "乙"]]);
    expect(inMargin(page, printableMargin)).toEqual(["丙"]);
  });
});

describe("a printed list", () => {
  it("breaks into numbered pages that carry over, keeps every amount and cuts no text", async () => {
    const booklet = singleBooklet(listing, { footer: "打印：陈会计", orientation: "portrait" });
    const file = await bookletDocument(booklet, { fonts, report: () => undefined });
    const pages = await readPdf(file.bytes);
    expect(pages.length).toBe(file.pages);
    const texts = pages.map((page) => linesOf(page).join("\n"));
    for (const [index, text] of texts.entries()) {
      expect(text).toContain(`第 ${index + 1} 页共 ${pages.length} 页`);
      expect(text.includes("承前页")).toBe(index > 0);
      expect(text.includes("过次页")).toBe(index < texts.length - 1);
    }
    const all = texts.join("\n");
    for (let at = 0; at < 120; at += 1) expect(all).toContain(`${at}.01`);
    const drawn = pages.flatMap((page) => page.pieces.map((piece) => piece.text)).join("");
    expect(drawn.split("标志牌安装等全部费用").length - 1).toBeGreaterThanOrEqual(35);
    expect(all).toContain("筛选：只看未结清");
    expect(pages.flatMap(outside)).toEqual([]);
    expect(pages.flatMap(overlaps)).toEqual([]);
    expect(pages.flatMap((page) => inMargin(page, printableMargin))).toEqual([]);
  });

  it("stays text in a spreadsheet where it looks like a formula", async () => {
    const booklet = singleBooklet(listing, { footer: "", orientation: "auto" });
    const bytes = await writeWorkbook(listingWorkbook(booklet, instant("2026-10-10T00:00:00.000Z")), () => undefined);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
    const sheet = workbook.worksheets[0];
    expect(sheet?.getCell("A4").value).toBe("=1+1");
    expect(sheet?.getCell("B4").value).toBe(0.01);
    expect(sheet?.rowCount).toBeGreaterThanOrEqual(123);
    const csv = new TextDecoder("utf-8", { ignoreBOM: true }).decode(csvOfListing(listing));
    expect(csv.startsWith("\u{FEFF}摘要,金额\r\n'=1+1,0.01\r\n")).toBe(true);
    expect(new TextDecoder().decode(xmlOfListing(listing))).toContain(`<值 列="1">=1+1</值>`);
  });
});
