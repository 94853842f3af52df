/** How a column is written: `money` cells are whole fen, `date` cells `2026-03-31`, `whole` cells plain numbers. */
export type ListingKind = "text" | "centre" | "date" | "money" | "whole";

export type ListingColumn = {
  readonly heading: string;
  readonly kind: ListingKind;
  /** Its width on paper when there is room enough; a page wider or narrower stretches or squeezes all columns alike. */
  readonly widthMm: number;
  /** A heading over several neighbouring columns. */
  readonly group?: string;
};

export type ListingCell = string | number | null;

export type ListingRow = {
  readonly cells: readonly ListingCell[];
  readonly tone?: "strong" | "section";
  /** The columns whose cells stand out on paper, counted from 0, where not the whole row does. */
  readonly strong?: readonly number[];
  /** A red line under the row: single under month and year totals, double under the year's last (规范 Art. 63). */
  readonly rule?: "single" | "double";
  /** What 过次页 and 承前页 show when a page ends after this row. */
  readonly carried?: readonly ListingCell[];
};

/**
 * One list, book or statement ready for paper or a spreadsheet: the one form in which everything that is printed or exported
 * reaches `db/files`. Nothing in it depends on where it goes.
 */
export type Listing = {
  readonly title: string;
  /** Left and right of the line under the title: unit, period, unit of money. */
  readonly under: readonly [string, string];
  /** What was left out on purpose, in words: filters and choices of the screen. */
  readonly filters: readonly string[];
  readonly columns: readonly ListingColumn[];
  readonly rows: readonly ListingRow[];
  readonly notes: readonly string[];
  /** A statement: its rows draw together, as far as they can be read, to stand on one page. */
  readonly isOnePage?: boolean;
  /** The line over a table that goes on under the one before, on the same page where it has room there. */
  readonly caption?: string;
  /** Places for signatures at the end; none when empty. */
  readonly signers: readonly string[];
  /** What a QR code under the last row says; none without. */
  readonly code?: string;
};

/** What stands before the room to sign; a seal in brackets needs no colon. */
export const signerLabel = (signer: string): string => (signer.startsWith("（") ? signer : `${signer}：`);

/** Several listings bound together: one file with one run of page numbers. */
export type Booklet = {
  readonly title: string;
  readonly orientation: "auto" | "portrait" | "landscape";
  /** Left of the page number on every page. */
  readonly footer: string;
  /** 封面: lines under the title; null without a cover. */
  readonly cover: readonly (readonly [string, string])[] | null;
  /** 账簿启用表 (规范 Art. 59): what it is filled with; null without one. */
  readonly register: readonly (readonly [string, string])[] | null;
  readonly hasContents: boolean;
  readonly parts: readonly Listing[];
};

/** One listing by itself, without cover. */
export const singleBooklet = (
  listing: Listing,
  of: { readonly footer: string; readonly orientation: Booklet["orientation"] },
): Booklet => ({
  title: listing.title,
  orientation: of.orientation,
  footer: of.footer,
  cover: null,
  register: null,
  hasContents: false,
  parts: [listing],
});

/** All listings of a booklet as one table for data files: when there are several, a first column names the part. */
export const mergedListing = (booklet: Booklet): Listing => {
  const [first] = booklet.parts;
  if (first === undefined) return { ...emptyListing, title: booklet.title };
  if (booklet.parts.length === 1) return first;
  const { columns } = booklet.parts.reduce((widest, part) =>
    part.columns.length > widest.columns.length ? part : widest,
  );
  return {
    ...first,
    title: booklet.title,
    columns: [{ heading: "账页", kind: "text", widthMm: 50 }, ...columns],
    rows: booklet.parts.flatMap((part) =>
      part.rows.map((row) => ({
        cells: [part.title, ...row.cells, ...Array.from({ length: columns.length - row.cells.length }, () => "")],
      })),
    ),
  };
};

const emptyListing: Listing = {
  title: "",
  under: ["", ""],
  filters: [],
  columns: [],
  rows: [],
  notes: [],
  signers: [],
};
