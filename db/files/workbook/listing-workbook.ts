import type { Instant } from "#domain/core/dates.ts";
import type { Booklet, Listing, ListingKind } from "#domain/reports/listing.ts";
import type { ColumnKind, Sheet } from "./sheet.ts";
import type { Workbook } from "./write-workbook.ts";

const kinds: Readonly<Record<ListingKind, ColumnKind>> = {
  text: "text",
  centre: "centre",
  date: "date",
  money: "money",
  whole: "whole",
};

/** A sheet name as every spreadsheet takes it: at most 31 characters, none of those it keeps for itself, each once. */
const sheetName = (title: string, taken: ReadonlySet<string>): string => {
  const plain =
    title
      .replaceAll(/[\\/?*[\]:：\s']/gu, " ")
      .trim()
      .slice(0, 26) || "表";
  // Spreadsheets take two names that differ in case alone for one.
  const isTaken = (name: string): boolean => taken.has(name.toLowerCase());
  if (!isTaken(plain)) return plain;
  let number = 2;
  while (isTaken(`${plain} ${number}`)) number += 1;
  return `${plain} ${number}`;
};

const sheetOf = (listing: Listing, name: string): Sheet => ({
  name,
  title: listing.title,
  under: listing.under,
  tables: [
    {
      columns: listing.columns.map(({ heading, kind, widthMm, group }) => ({
        heading,
        kind: kinds[kind],
        width: Math.max(6, Math.round(widthMm * 0.55)),
        ...(group === undefined ? {} : { group }),
      })),
      count: listing.rows.length,
      rows: function* rows() {
        for (const { cells, tone } of listing.rows) yield { cells, ...(tone === undefined ? {} : { tone }) };
      },
    },
  ],
  notes: [...(listing.filters.length === 0 ? [] : [`筛选：${listing.filters.join("；")}`]), ...listing.notes],
  hasFilter: listing.columns.every((column) => column.group === undefined),
  hasSigners: listing.signers.length > 0,
  signers: listing.signers,
  frozenColumns: 0,
});

/** A booklet as a workbook: a sheet for every listing, amounts as numbers, all else as text that no spreadsheet calculates. */
export const listingWorkbook = (booklet: Booklet, madeAt: Instant): Workbook => {
  const taken = new Set<string>();
  const sheets = booklet.parts.map((listing) => {
    const name = sheetName(listing.title, taken);
    taken.add(name.toLowerCase());
    return sheetOf(listing, name);
  });
  return { title: booklet.title, footer: booklet.footer, madeAt, sheets };
};
