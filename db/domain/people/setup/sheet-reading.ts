import { sampleMark, type SetupLayout } from "./layout.ts";
import { columnLetter, type SetupCell, type SetupSheet } from "./places.ts";
import type { Faults, SetupRow } from "./row-reading.ts";

/** Headers are compared without spaces, stars and the word 必填, which people add and tools strip. */
const plainHeader = (text: string): string => text.normalize("NFKC").replaceAll(/[\s*]|\(必填\)/g, "");

const isFilled = (cell: SetupCell | undefined): cell is SetupCell => cell !== undefined && cell.kind !== "empty";

/** Column of every header of the layout, after all that is wrong with the header row was reported; `undefined` then. */
const headerColumns = (
  sheet: SetupSheet,
  layout: SetupLayout,
  faults: Faults,
): ReadonlyMap<string, number> | undefined => {
  const found = new Map<string, number>();
  let isSound = true;
  const report = (
    column: number | null,
    code: "merged-cell" | "column-unknown" | "column-repeated" | "column-missing",
    text: string,
  ): void => {
    isSound = false;
    faults.addPlace({ sheet: layout.name, row: 1, column: column === null ? "" : columnLetter(column), code, text });
  };
  for (const [column, cell] of (sheet.rows[0] ?? []).entries()) {
    if (sheet.merged.has(`1:${column}`)) {
      report(column, "merged-cell", cell.text);
      continue;
    }
    if (!isFilled(cell)) continue;
    const known = layout.columns.find(({ header }) => header === plainHeader(cell.text));
    if (known === undefined) report(column, "column-unknown", cell.text);
    else if (found.has(known.header)) report(column, "column-repeated", cell.text);
    else found.set(known.header, column);
  }
  for (const { header, mayLack } of layout.columns)
    if (!found.has(header) && mayLack !== true) report(null, "column-missing", header);
  return isSound ? found : undefined;
};

const isSample = (cells: readonly SetupCell[]): boolean => cells.find(isFilled)?.text.startsWith(sampleMark) === true;

/** Cells of a data row that stand under no header, or in a merged range. */
const reportStrayCells = (
  sheet: SetupSheet,
  at: { readonly row: number; readonly columns: ReadonlySet<number> },
  faults: Faults,
): void => {
  for (const [column, cell] of (sheet.rows[at.row - 1] ?? []).entries()) {
    const place = { sheet: sheet.name, row: at.row, column: columnLetter(column), text: cell.text };
    if (sheet.merged.has(`${at.row}:${column}`)) faults.addPlace({ ...place, code: "merged-cell" });
    else if (isFilled(cell) && !at.columns.has(column)) faults.addPlace({ ...place, code: "column-unknown" });
  }
};

/**
 * The filled rows of one sheet; samples and empty rows are passed over. `undefined` when the sheet is missing or its header
 * row cannot be used: then its rows say nothing.
 */
export const rowsOfSheet = (
  sheets: readonly SetupSheet[],
  layout: SetupLayout,
  faults: Faults,
): readonly SetupRow[] | undefined => {
  const sheet = sheets.find((each) => each.name.trim() === layout.name);
  if (sheet === undefined && layout.mayLack === true) return [];
  if (sheet === undefined) {
    faults.addPlace({ sheet: layout.name, row: 0, column: "", code: "sheet-missing", text: "" });
    return undefined;
  }
  const columns = headerColumns(sheet, layout, faults);
  if (columns === undefined) return undefined;
  const known = new Set(columns.values());
  return sheet.rows.flatMap((cells, index) => {
    if (index === 0 || !cells.some(isFilled) || isSample(cells)) return [];
    reportStrayCells(sheet, { row: index + 1, columns: known }, faults);
    return [
      {
        sheet: layout.name,
        row: index + 1,
        cells: new Map(
          [...columns].map(([header, column]) => [
            header,
            { column: columnLetter(column), cell: cells[column] ?? { kind: "empty", text: "" } },
          ]),
        ),
      },
    ];
  });
};
