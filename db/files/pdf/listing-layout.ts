import { moneyTextFromFen, fen } from "#domain/core/fen.ts";
import type { Booklet, Listing, ListingCell, ListingColumn, ListingRow } from "#domain/reports/listing.ts";
import { breakPages, type PageRange } from "#domain/reports/page-breaks.ts";
import { lineHeightMm, type Canvas, type PaperSize } from "./canvas.ts";

export const textSize = 8.5;
const cellPad = 0.9;
const ordinary = { least: 6, pad: 1.6 } as const;
const close = { least: 4, pad: 0.3 } as const;
const mostLines = 24;

/** Room of an A4 page: the binding edge is the left one. */
export const margins = { left: 20, right: 12, top: 12, bottom: 12 } as const;
const heights = { title: 10, under: 6, filter: 4.5, head: 7, note: 4.5, signers: 14, code: 34 } as const;
const footerHeight = 7;
/** Room between a table and the one that goes on under it, and for the line that names it. */
const captionGap = 5;
const captionHeight = 7;

/** One drawn row: a piece of a listing's row, of which a very long text has several. */
export type DrawnRow = {
  readonly row: ListingRow;
  readonly lines: readonly (readonly string[])[];
  readonly height: number;
  readonly isEnd: boolean;
};

export type ListingPlan = {
  readonly listing: Listing;
  readonly paper: PaperSize;
  /** Whether it is drawn under the listing before, on the page that is there. */
  readonly isUnder: boolean;
  readonly edges: readonly number[];
  readonly filterLines: readonly string[];
  readonly noteLines: readonly string[];
  readonly headTop: number;
  readonly headHeight: number;
  readonly rows: readonly DrawnRow[];
  readonly carryHeight: number;
  readonly pages: readonly PageRange[];
  /** Where the last page's rows, notes and places to sign end. */
  readonly endsAt: number;
};

const portrait: PaperSize = { widthMm: 210, heightMm: 297 };
const landscape: PaperSize = { widthMm: 297, heightMm: 210 };

const naturalWidth = (columns: readonly ListingColumn[]): number =>
  columns.reduce((total, column) => total + column.widthMm, 0);

const paperFor = (listing: Listing, orientation: Booklet["orientation"]): PaperSize => {
  if (orientation !== "auto") return orientation === "portrait" ? portrait : landscape;
  // Columns may be squeezed a little before a page is turned.
  return naturalWidth(listing.columns) > (portrait.widthMm - margins.left - margins.right) * 1.25
    ? landscape
    : portrait;
};

const edgesOf = (columns: readonly ListingColumn[], width: number): readonly number[] => {
  const scale = width / naturalWidth(columns);
  const edges: number[] = [margins.left];
  for (const column of columns) edges.push((edges.at(-1) ?? 0) + column.widthMm * scale);
  return edges;
};

/** What stands in a cell. */
export const cellWords = (cell: ListingCell | undefined, kind: ListingColumn["kind"]): string => {
  if (cell === undefined || cell === null) return "";
  return kind === "money" && typeof cell === "number" ? moneyTextFromFen(fen(cell)) : String(cell);
};

/** Totals and heads stand out, as whole rows or cell by cell. */
export const weightOf = ({ tone, strong = [] }: ListingRow, index: number): "regular" | "bold" =>
  tone === undefined && !strong.includes(index) ? "regular" : "bold";

const isWrapped = (kind: ListingColumn["kind"]): boolean => kind === "text" || kind === "centre";

type Spacing = { readonly least: number; readonly pad: number };

const drawnRows = (
  canvas: Canvas,
  listing: Listing,
  of: { readonly edges: readonly number[]; readonly spacing: Spacing },
): readonly DrawnRow[] =>
  listing.rows.flatMap((row): readonly DrawnRow[] => {
    const { edges, spacing } = of;
    const lines = listing.columns.map((column, index) => {
      const words = cellWords(row.cells[index], column.kind);
      const widthMm = (edges[index + 1] ?? 0) - (edges[index] ?? 0) - cellPad * 2;
      return isWrapped(column.kind)
        ? canvas.wrap(words, { widthMm, size: textSize, weight: weightOf(row, index) })
        : [words];
    });
    const most = Math.max(1, ...lines.map((each) => each.length));
    return Array.from({ length: Math.ceil(most / mostLines) }, (_none, piece): DrawnRow => {
      const own = lines.map((each) => each.slice(piece * mostLines, (piece + 1) * mostLines));
      const tall = Math.max(1, ...own.map((each) => each.length)) * lineHeightMm(textSize) + spacing.pad;
      return { row, lines: own, height: Math.max(spacing.least, tall), isEnd: (piece + 1) * mostLines >= most };
    });
  });

const sumOfHeights = (rows: readonly DrawnRow[]): number => rows.reduce((total, { height }) => total + height, 0);

/** Rows as high as is pleasant; those of a statement only as high as lets it stand on one page. */
const spacedRows = (
  canvas: Canvas,
  listing: Listing,
  of: { readonly edges: readonly number[]; readonly room: number },
): readonly DrawnRow[] => {
  const rows = drawnRows(canvas, listing, { edges: of.edges, spacing: ordinary });
  const height = sumOfHeights(rows);
  if (listing.isOnePage !== true || height <= of.room) return rows;
  const least = Math.max(close.least, Math.min(ordinary.least, Math.floor((of.room / rows.length) * 100) / 100));
  return drawnRows(canvas, listing, { edges: of.edges, spacing: { least, pad: close.pad } });
};

/** The lines of a column's heading, and the size they are drawn in. */
export const headingLines = (
  canvas: Canvas,
  heading: string,
  widthMm: number,
): { readonly lines: readonly string[]; readonly size: number } => {
  const lines = canvas.wrap(heading, { widthMm: widthMm - 1, size: textSize, weight: "bold" });
  return { lines, size: lines.length > 1 ? 7.5 : textSize };
};

/** The row of headings, in two halves where there are groups: as high as the longest heading asks for. */
const headHeightOf = (canvas: Canvas, columns: readonly ListingColumn[], edges: readonly number[]): number => {
  const hasGroups = columns.some((column) => column.group !== undefined);
  const needed = columns.map(({ heading, group }, index) => {
    const { lines, size } = headingLines(canvas, heading, (edges[index + 1] ?? 0) - (edges[index] ?? 0));
    const own = lines.length > 1 ? lines.length * lineHeightMm(size) + 0.3 : 0;
    return group === undefined ? own : own * 2;
  });
  return Math.max(hasGroups ? heights.head * 1.7 : heights.head, ...needed);
};

const nothing: ListingRow = { cells: ["（本期无记录）"] };

type Start = {
  readonly orientation: Booklet["orientation"];
  /** Where the listing before ends. */ readonly under?: number;
};

const planFrom = (canvas: Canvas, given: Listing, start: Start): ListingPlan => {
  const { orientation, under } = start;
  const listing = given.rows.length === 0 ? { ...given, rows: [nothing] } : given;
  const paper = paperFor(listing, orientation);
  const width = paper.widthMm - margins.left - margins.right;
  const edges = edgesOf(listing.columns, width);
  const filters = listing.filters.length === 0 ? "" : `筛选：${listing.filters.join("；")}`;
  const filterLines = filters === "" ? [] : canvas.wrap(filters, { widthMm: width, size: 8 });
  const noteLines = listing.notes.flatMap((note) => canvas.wrap(note, { widthMm: width, size: 8 }));
  const headTop =
    under === undefined
      ? margins.top + heights.title + heights.under + filterLines.length * heights.filter + 1
      : under + captionGap + captionHeight;
  const headHeight = headHeightOf(canvas, listing.columns, edges);
  const carryHeight = listing.rows.some((row) => row.carried !== undefined) ? ordinary.least : 0;
  const room = {
    page: paper.heightMm - headTop - headHeight - margins.bottom - footerHeight,
    carry: carryHeight,
    foot:
      noteLines.length * heights.note +
      (listing.signers.length > 0 ? heights.signers : 0) +
      (listing.code === undefined ? 0 : heights.code),
  };
  const rows = spacedRows(canvas, listing, { edges, room: room.page - room.foot });
  const pages = breakPages(
    rows.map((row) => row.height),
    room,
  );
  const last = pages.at(-1);
  const bottom = headTop + headHeight + sumOfHeights(rows.slice(last?.from, last?.to)) + carryHeight + room.foot;
  const measures = { edges, filterLines, noteLines, headTop, headHeight, rows, carryHeight, pages };
  return { listing, paper, isUnder: under !== undefined, ...measures, endsAt: bottom };
};

const lowestOn = (paper: PaperSize): number => paper.heightMm - margins.bottom - footerHeight;

/**
 * Measures a listing and says where its pages end: what is drawn later has room, to the millimetre. One with a caption goes on
 * under `before` where the whole of it has room there.
 */
export const planListing = (
  canvas: Canvas,
  given: Listing,
  of: { readonly orientation: Booklet["orientation"]; readonly before: ListingPlan | undefined },
): ListingPlan => {
  const { orientation, before } = of;
  const fresh = planFrom(canvas, given, { orientation });
  if (given.caption === undefined || before === undefined || before.paper !== fresh.paper) return fresh;
  const needed = fresh.endsAt - fresh.headTop + captionGap + captionHeight;
  if (fresh.pages.length > 1 || before.endsAt + needed > lowestOn(fresh.paper)) return fresh;
  return planFrom(canvas, given, { orientation, under: before.endsAt });
};

export const listingHeights = heights;
export const listingCaption = captionHeight;
export const listingPad = cellPad;
