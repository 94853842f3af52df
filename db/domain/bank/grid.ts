/** What a cell holds: `date` cells carry ISO text (`2026-07-01`, `2026-07-01 09:30:00` or `09:30:00`) besides the serial. */
export type CellKind = "text" | "number" | "date" | "empty";

/** One cell. `text` is trimmed and unwrapped; `number` is the stored value of number and date cells. */
export type Cell = { readonly text: string; readonly kind: CellKind; readonly number?: number };

/**
 * One sheet (or the only table of a text file): row 1 of the sheet is `rows[0]`; rows may differ in length. `places` names
 * where each row stands when the table runs over pages (`第3页`).
 */
export type Grid = {
  readonly sheet: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly places?: readonly string[];
};

export type Container = "xls" | "xlsx" | "csv" | "tsv" | "html" | "spreadsheetml" | "pdf" | "ofx" | "camt";
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

/** A statement file turned into grids. `encoding` is `null` for binary containers; `name` is the file's name as given. */
export type StatementSource = {
  readonly name: string;
  readonly container: Container;
  readonly encoding: Encoding | null;
  readonly grids: readonly Grid[];
};

/** Files we know by their bytes and do not read; `unknown-binary` is everything else that is no text. */
export type UnsupportedKind =
  | "pdf"
  | "scanned-pdf"
  | "image"
  | "archive"
  | "word"
  | "presentation"
  | "open-document"
  | "mail-archive"
  | "old-excel"
  | "zip-without-statement"
  | "web-page"
  | "unknown-binary";

/** Why a file cannot become grids. Sizes in bytes; `row` is 1-based. */
export type ReadFailure =
  | { readonly code: "empty-file"; readonly name: string }
  | { readonly code: "file-too-large"; readonly name: string; readonly sizeBytes: number; readonly limitBytes: number }
  | {
      readonly code: "unreadable-file";
      readonly name: string;
      readonly container: "xls" | "xlsx" | "zip" | "html" | "spreadsheetml" | "pdf" | "ofx" | "camt";
    }
  | { readonly code: "password-protected"; readonly name: string; readonly container: "xls" | "xlsx" | "zip" | "pdf" }
  | { readonly code: "wrong-password"; readonly name: string; readonly container: "xls" | "xlsx" | "zip" | "pdf" }
  /** Locked in a way no password opens here. */
  | { readonly code: "unknown-lock"; readonly name: string; readonly container: "xls" | "xlsx" }
  | { readonly code: "unsupported-container"; readonly name: string; readonly kind: UnsupportedKind }
  | { readonly code: "several-files"; readonly name: string; readonly files: readonly string[] }
  | { readonly code: "undecodable-text"; readonly name: string }
  | { readonly code: "broken-quotes"; readonly name: string; readonly row: number }
  | {
      readonly code: "too-many-cells";
      readonly name: string;
      readonly sheet: string;
      readonly rowLimit: number;
      readonly columnLimit: number;
    }
  | { readonly code: "no-rows"; readonly name: string };

export const emptyCell: Cell = { text: "", kind: "empty" };

/** The cell at a 0-based column; an empty cell when the row is shorter or the column is `null`. */
export const cellAt = (row: readonly Cell[], column: number | null): Cell =>
  column === null ? emptyCell : (row[column] ?? emptyCell);

/** The row as people see it: its filled cells joined by one space, for lists of skipped and unreadable rows. */
export const rowText = (row: readonly Cell[]): string =>
  row
    .filter((cell) => cell.text !== "")
    .map((cell) => cell.text)
    .join(" ");

/** How many cells of the row are filled. */
export const filledCount = (row: readonly Cell[]): number =>
  row.reduce((count, cell) => (cell.text === "" ? count : count + 1), 0);
