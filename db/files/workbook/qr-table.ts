import { encode } from "uqr";
import type { Column, Row, Table } from "./sheet.ts";

// Twenty-nine modules hold the 64 digits; two of quiet on each side.
const border = 2;
// A column of this width is as wide as the row is high, in Excel, WPS and LibreOffice.
const moduleWidth = 0.75;
const modulePoints = 6.75;

const moduleRow = (cells: readonly boolean[]): Row => ({
  height: modulePoints,
  cells: cells.map((isDark) => (isDark ? 1 : null)),
});

/**
 * A QR code drawn in cells: the same bytes for the same text, and no picture a program could drop. `narrow`: how many narrow
 * columns it takes; one more column fills the page to `restWidth`.
 */
export const qrTable = (
  text: string,
  of: { readonly caption: string; readonly restWidth: number },
): Table & { readonly narrow: number } => {
  const modules = encode(text.toUpperCase(), { ecc: "L", border, boostEcc: false }).data;
  const narrow = modules.length;
  const columns: readonly Column[] = [
    ...Array.from({ length: narrow }, (): Column => ({ heading: "", kind: "module", width: moduleWidth })),
    { heading: "", kind: "module", width: of.restWidth },
  ];
  return { caption: of.caption, hasHead: false, columns, count: narrow, rows: () => modules.map(moduleRow), narrow };
};
