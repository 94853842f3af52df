import type { Booklet, Listing, ListingCell, ListingColumn, ListingKind } from "#domain/reports/listing.ts";
import { placeSheet, shownValue, type Cell, type Column, type ColumnKind, type Sheet, type Table } from "./sheet.ts";
import type { Workbook } from "./write-workbook.ts";

const kinds: Readonly<Record<ColumnKind, ListingKind>> = {
  text: "text",
  wrap: "text",
  centre: "centre",
  date: "date",
  money: "money",
  whole: "whole",
  share: "centre",
  module: "centre",
};

/** A character of a spreadsheet's column is about two millimetres wide; a day must not be squeezed with the texts beside it. */
const mmPerCharacter = 2;
const mmOfDays = 30;
/** So many rows draw together, as far as they can be read, rather than leave a line alone on a page. */
const mostOnOnePage = 40;

const shareText = (share: number): string => `${(share * 100).toFixed(1)}%`;

const cellOf = (cell: Cell | undefined, kind: ColumnKind): ListingCell => {
  const value = shownValue(cell);
  if (kind === "share" && typeof value === "number") return shareText(value);
  return typeof value === "string" ? value.trim() : value;
};

// A page has nothing to jump with.
const isOnPaper = (column: Column): boolean => column.heading !== "跳转";

const columnsOf = (table: Table): readonly ListingColumn[] =>
  table.columns.filter(isOnPaper).map(({ heading, kind, width, group }) => ({
    heading,
    kind: kinds[kind],
    widthMm: kind === "date" ? mmOfDays : width * mmPerCharacter,
    ...(group === undefined ? {} : { group }),
  }));

const nothing = "（本期无记录）";

const rowsOf = (sheet: Sheet, index: number): Listing["rows"] => {
  const table = sheet.tables[index];
  const place = placeSheet(sheet).tables[index];
  if (table === undefined || place === undefined) return [];
  const shown = table.columns.flatMap((column, at) => (isOnPaper(column) ? [{ at, column }] : []));
  const rows = Array.from(table.rows(place.firstRow), ({ cells, tone }) => ({
    cells: shown.map(({ at, column }) => cellOf(cells[at], column.kind)),
    ...(tone === undefined ? {} : { tone }),
  }));
  if (rows.length === 0) rows.push({ cells: [nothing] });
  if (table.totalLabel === undefined) return rows;
  const totals = shown.map(({ at, column }): ListingCell => {
    if (at === 0) return table.totalLabel ?? "";
    if (column.total === undefined) return null;
    const total = place.totals.get(at) ?? 0;
    return column.kind === "share" ? shareText(total) : total;
  });
  return [...rows, { cells: totals, tone: "strong" }];
};

const signers = ["制表", "审核", "村务监督委员会", "中心主任"];
const isCode = (table: Table | undefined): boolean => table?.columns.some(({ kind }) => kind === "module") === true;

const listingsOf = (sheet: Sheet, code: string): readonly Listing[] => {
  const tables = sheet.tables.flatMap((table, index) => (isCode(table) ? [] : [{ table, index }]));
  const hasCode = sheet.tables.some(isCode);
  const last = tables.at(-1)?.index;
  return tables.map(({ table, index }, at) => ({
    title: table.caption === undefined ? sheet.title : `${sheet.title}　${table.caption}`,
    under: sheet.under,
    filters: [],
    columns: columnsOf(table),
    rows: rowsOf(sheet, index),
    ...(at === 0 ? {} : { caption: table.caption ?? "" }),
    isOnePage: table.count <= mostOnOnePage,
    notes: index === last ? sheet.notes : [],
    signers: index === last && sheet.hasSigners ? signers : [],
    ...(index === last && hasCode ? { code } : {}),
  }));
};

/**
 * The sheets of a workbook as pages: A4 landscape, a table a listing, one run of page numbers. `code` is what the cover's QR
 * code says. Formulas stand with their results, links are left out.
 */
export const paperWorkbook = (workbook: Workbook, code: string): Booklet => ({
  title: workbook.title,
  orientation: "landscape",
  footer: workbook.footer,
  cover: null,
  register: null,
  hasContents: false,
  parts: workbook.sheets.flatMap((sheet) => listingsOf(sheet, code)),
});
