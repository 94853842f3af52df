import { fen, yuanTextFromFen } from "#domain/core/fen.ts";
import type { Listing, ListingCell, ListingColumn } from "#domain/reports/listing.ts";

const plain = (cell: ListingCell | undefined, kind: ListingColumn["kind"]): string => {
  if (cell === undefined || cell === null) return "";
  return kind === "money" && typeof cell === "number" ? yuanTextFromFen(fen(cell)) : String(cell);
};

// A spreadsheet would calculate text that begins like a formula; an apostrophe before it keeps it text.
const guarded = (text: string, kind: ListingColumn["kind"]): string =>
  kind !== "money" && kind !== "whole" && /^[=+\-@\t]/.test(text) ? `'${text}` : text;

const csvField = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const headingOf = ({ group, heading }: ListingColumn): string => (group === undefined ? heading : `${group}${heading}`);

/** A listing as CSV (UTF-8 with its mark, amounts in yuan), the way every spreadsheet opens it. */
export const csvOfListing = (listing: Listing): Uint8Array => {
  const lines = [
    listing.columns.map((column) => csvField(headingOf(column))),
    ...listing.rows.map(({ cells }) =>
      listing.columns.map(({ kind }, index) => csvField(guarded(plain(cells[index], kind), kind))),
    ),
  ];
  return new TextEncoder().encode(`\u{FEFF}${lines.map((line) => `${line.join(",")}\r\n`).join("")}`);
};

// XML 1.0 has no place for control signs, not even as references.
const escaped = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\u{FFFD}")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "&#13;")
    .replaceAll("\n", "&#10;");

/** A listing as XML: headings once, then every row with its cells by column number; amounts in yuan. */
export const xmlOfListing = (listing: Listing): Uint8Array => {
  const lines = [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<表 名称="${escaped(listing.title)}" 表头左="${escaped(listing.under[0])}" 表头右="${escaped(listing.under[1])}">`,
    ...listing.filters.map((filter) => `  <筛选>${escaped(filter)}</筛选>`),
    ...listing.columns.map(
      (column, index) => `  <列 号="${index + 1}" 类型="${column.kind}">${escaped(headingOf(column))}</列>`,
    ),
    ...listing.rows.map(({ cells }) => {
      const values = listing.columns.map(({ kind }, index) => ({ number: index + 1, text: plain(cells[index], kind) }));
      const written = values.filter(({ text }) => text !== "");
      return `  <行>${written.map(({ number, text }) => `<值 列="${number}">${escaped(text)}</值>`).join("")}</行>`;
    }),
    "</表>",
    "",
  ];
  return new TextEncoder().encode(lines.join("\n"));
};
