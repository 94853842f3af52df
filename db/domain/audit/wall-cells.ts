import { type Fen } from "#domain/core/fen.ts";
import type { ListingColumn, ListingRow } from "#domain/reports/listing.ts";
import type { QuarterBook } from "./quarter-book.ts";
import type { DisclosureFacts, WallTable } from "./wall-sheet.ts";

type Mask = (text: string) => string;
/** What the tables are made from; `mask` hides what not everybody may read. */
export type WallSource = { readonly book: QuarterBook; readonly facts: DisclosureFacts; readonly mask: Mask };

export const column = (heading: string, kind: ListingColumn["kind"], widthMm: number): ListingColumn => ({
  heading,
  kind,
  widthMm,
});
export const money = (heading: string, widthMm = 40): ListingColumn => column(heading, "money", widthMm);

const nothing = (columns: readonly ListingColumn[], words = "本季没有"): readonly ListingRow[] => [
  { cells: columns.map((_column, index) => (index === 0 ? words : null)) },
];

/** A table that says so where it has nothing. */
export const table = (of: Omit<WallTable, "rows"> & { readonly rows: readonly ListingRow[] }): WallTable => ({
  ...of,
  rows: of.rows.length === 0 ? nothing(of.columns) : of.rows,
});

export const unlessZero = (amountFen: Fen): Fen | null => (amountFen === 0 ? null : amountFen);

/** 2026-08-03 → 8月3日: the sheet says which year it is about. */
export const dayText = (day: string | null): string =>
  day === null ? "" : `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
/** 2026-07 记-3 → 7月 记-3. */
export const voucherText = (name: string): string =>
  name.replace(/^\d{4}-(\d{2}) /, (_all, month: string) => `${Number(month)}月 `);
