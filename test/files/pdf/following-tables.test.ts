import { join } from "node:path";
import { expect, it } from "vitest";
import type { Booklet, Listing } from "#domain/reports/listing.ts";
import { bookletDocument } from "#files/pdf/booklet-document.ts";
import { fontsIn } from "#files/pdf/fonts.ts";
import { readPdf } from "#test/support/pdf-text.ts";

const fonts = fontsIn(join(import.meta.dirname, "../../../node_modules/@embedpdf/fonts-sc/fonts"));

const listing = (title: string, rows: number, caption?: string): Listing => ({
  title,
  under: ["柳溪村", "2026年第3季度"],
  filters: [],
  columns: [{ heading: "事项", kind: "text", widthMm: 100 }],
  rows: Array.from({ length: rows }, (_none, index) => ({ cells: [`${title}${String(index + 1)}`] })),
  notes: [],
  signers: ["制表"],
  ...(caption === undefined ? {} : { caption }),
});
const pagesOf = async (parts: readonly Listing[]): Promise<readonly string[]> => {
  const booklet: Booklet = {
    title: "工作簿",
    orientation: "landscape",
    footer: "",
    cover: null,
    register: null,
    hasContents: false,
    parts,
  };
  const { bytes, pages } = await bookletDocument(booklet, { fonts, report: () => undefined });
  const read = await readPdf(bytes);
  expect(read.length).toBe(pages);
  return read.map((page) => page.pieces.map(({ text }) => text).join(" "));
};

it("puts a table under the one before on the same page, with its own name over it", async () => {
  const [only = "", ...more] = await pagesOf([listing("应收", 3), listing("应付", 3, "应付及借款")]);
  expect(more).toEqual([]);
  expect(only).toContain("应收3");
  expect(only).toContain("应付及借款");
  expect(only).toContain("应付3");
  expect(only).toContain("共 1 页");
});

it("gives it a page of its own where it has no room, or where it goes on from nothing", async () => {
  const full = await pagesOf([listing("应收", 16), listing("应付", 8, "应付及借款")]);
  expect(full).toHaveLength(2);
  expect(full[1]).toContain("应付8");
  expect(await pagesOf([listing("应收", 3), listing("应付", 3)])).toHaveLength(2);
});
