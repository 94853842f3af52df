import type { Listing, ListingColumn, ListingRow } from "./listing.ts";

/** Whose table it is and of what time. */
export type TableHead = { readonly ledgerName: string; readonly period: string };

export const textColumn = (heading: string, widthMm: number): ListingColumn => ({ heading, kind: "text", widthMm });
export const moneyColumn = (heading: string, group?: string): ListingColumn => ({
  heading,
  kind: "money",
  widthMm: 25,
  ...(group === undefined ? {} : { group }),
});

/** A table whose rows stand in `columns` and nothing else is said. */
export const plainListing = (
  title: string,
  { ledgerName, period }: TableHead,
  table: { readonly columns: readonly ListingColumn[]; readonly rows: readonly ListingRow[] },
): Listing => ({
  title,
  under: [`单位：${ledgerName}`, `${period}　单位：元`],
  filters: [],
  notes: [],
  signers: [],
  ...table,
});
