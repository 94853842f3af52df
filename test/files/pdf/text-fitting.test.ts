import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { singleBooklet, type Listing } from "#domain/reports/listing.ts";
import { bookletDocument } from "#files/pdf/booklet-document.ts";
import { fontsIn } from "#files/pdf/fonts.ts";
import { wrapText } from "#files/pdf/text-fitting.ts";
import { readPdf } from "#test/support/pdf-text.ts";

const fonts = fontsIn(join(import.meta.dirname, "../../../node_modules/@embedpdf/fonts-sc/fonts"));

describe("a text in a narrow column", () => {
  it("keeps a voucher's word and number together", () => {
    for (const width of [38, 44, 50])
      expect(wrapText(fonts.regular, "2026-11 记-38", { size: 8.5, width })).toEqual(["2026-11", "记-38"]);
    expect(wrapText(fonts.regular, "2026-11 记-38", { size: 8.5, width: 90 })).toEqual(["2026-11 记-38"]);
  });

  it("is still broken where it is wider than its column", () => {
    expect(wrapText(fonts.regular, "记-123456", { size: 8.5, width: 20 }).join("")).toBe("记-123456");
  });
});

const grouped: Listing = {
  title: "银行存款余额调节表",
  under: ["柳溪村", "2026年第3季度"],
  filters: [],
  columns: [
    { heading: "账户", kind: "text", widthMm: 140 },
    { heading: "银行已收单位未收", kind: "money", widthMm: 20, group: "调节账面余额" },
    { heading: "银行已付单位未付", kind: "money", widthMm: 20, group: "调节账面余额" },
  ],
  rows: [{ cells: ["基本户", 100, 200] }],
  notes: [],
  signers: ["编制人", "（盖章）"],
};

describe("a heading that takes two lines under the heading of its group", () => {
  it("has room for both", async () => {
    const { bytes } = await bookletDocument(singleBooklet(grouped, { footer: "", orientation: "portrait" }), {
      fonts,
      report: () => undefined,
    });
    const pieces = (await readPdf(bytes)).flatMap((page) => page.pieces);
    const yOf = (text: string): number => pieces.find((piece) => piece.text.startsWith(text))?.y ?? Number.NaN;
    const [group, first] = [yOf("调节账面余额"), yOf("银行已收")];
    // From base line to base line: the lower half of one half and the upper part of the other, the rule between them free.
    expect(first - group).toBeGreaterThan(13.5);
    expect(pieces.map(({ text }) => text)).toEqual(expect.arrayContaining(["编制人：", "（盖章）"]));
  });
});
