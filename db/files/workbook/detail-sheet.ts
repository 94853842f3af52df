import type { BookCover, Rows } from "#domain/audit/quarter-book.ts";
import { tableRows, type Column, type Row, type Sheet } from "./sheet.ts";
import { sheetNames, underTitle } from "./words.ts";

type DetailTable<Record> = {
  readonly caption?: string;
  readonly columns: readonly Column[];
  readonly records: Rows<Record>;
  readonly rowOf: (record: Record, row: number, index: number) => Row;
  readonly totalLabel?: string;
};

/** One table of records. */
export const detailTable = <Record>({ records, rowOf, ...table }: DetailTable<Record>): Sheet["tables"][number] => ({
  ...table,
  count: records.length,
  rows: tableRows(records, rowOf),
});

type Detail = Pick<Sheet, "title" | "tables"> &
  Partial<Pick<Sheet, "notes" | "hasFilter" | "hasSigners" | "frozenColumns">>;

/** The frame most sheets share: the books and the quarter under the title, a filter, a line to sign on, the first column kept in sight. */
export const detailSheet = (cover: BookCover, name: keyof typeof sheetNames, of: Detail): Sheet => ({
  name: sheetNames[name],
  under: underTitle(cover),
  hasFilter: true,
  hasSigners: true,
  frozenColumns: 1,
  notes: [],
  ...of,
});
