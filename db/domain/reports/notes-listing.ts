import type { Fen } from "#domain/core/fen.ts";
import type { Listing, ListingRow } from "./listing.ts";

export type PrintedNote = {
  readonly title: string;
  readonly text: string;
  readonly isToCheck: boolean;
  readonly figures: readonly { readonly label: string; readonly openingFen: Fen; readonly closingFen: Fen }[];
};

/** So much text stands in one row: a row is never broken over two pages, and a paragraph may be longer than a page. */
const mostSigns = 240;

/** A paragraph in pieces that end with a sentence where one ends in time. */
const piecesOf = (paragraph: string): readonly string[] => {
  if (paragraph.length <= mostSigns) return [paragraph];
  const end = Math.max(...["。", "；", "！", "？"].map((sign) => paragraph.lastIndexOf(sign, mostSigns - 1))) + 1;
  const cut = end > 0 ? end : mostSigns;
  return [paragraph.slice(0, cut), ...piecesOf(paragraph.slice(cut))];
};

const textRows = (text: string): readonly ListingRow[] => {
  const paragraphs = text.split(/\r?\n/u).filter((each) => each.trim() !== "");
  const shown = paragraphs.length === 0 ? ["（未填写）"] : paragraphs;
  return shown.flatMap(piecesOf).map((piece) => ({ cells: [piece, null, null] }));
};

/** 会计报表附注 of a year: every section with its figures and what the accountant wrote. */
export const notesListing = (notes: {
  readonly ledgerName: string;
  readonly year: string;
  readonly sections: readonly PrintedNote[];
}): Listing => ({
  title: "会计报表附注",
  under: [`编制单位：${notes.ledgerName}`, `${notes.year}年度　单位：元`],
  filters: [],
  columns: [
    { heading: "附注内容", kind: "text", widthMm: 120 },
    { heading: "年初金额", kind: "money", widthMm: 30 },
    { heading: "年末金额", kind: "money", widthMm: 30 },
  ],
  rows: notes.sections.flatMap((section): readonly ListingRow[] => [
    { tone: "section", cells: [section.title, null, null] },
    ...section.figures.map(({ label, openingFen, closingFen }) => ({ cells: [label, openingFen, closingFen] })),
    ...textRows(section.text),
  ]),
  notes: notes.sections.some((section) => section.isToCheck)
    ? ["各节应写的内容待核对，请对照现行制度原文核对后再报出。"]
    : [],
  signers: ["单位负责人", "会计主管", "复核", "制表"],
});
