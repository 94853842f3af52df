import type { Cell, Row, Table } from "./sheet.ts";
import type { Workbook } from "./write-workbook.ts";

type Mask = (text: string) => string;

/** Numbers of papers, vouchers and contracts are as long as an account's and are no secret. */
const isPaperNumber = (heading: string): boolean => /号|凭证|票据|指纹|编码/.test(heading) && !heading.includes("账号");

const maskedTable = (table: Table, mask: Mask): Table => {
  const isOpen = table.columns.map(({ heading }) => isPaperNumber(heading));
  const maskedCell = (cell: Cell, index: number): Cell =>
    typeof cell === "string" && isOpen[index] !== true ? mask(cell) : cell;
  return {
    ...table,
    rows: function* maskedRows(first): Iterable<Row> {
      for (const row of table.rows(first)) yield { ...row, cells: row.cells.map(maskedCell) };
    },
  };
};

/**
 * A copy for everybody's eyes: what people typed into summaries, papers, answers and names is masked on every sheet behind
 * the cover. Formulas stay as they are: they name categories and sheets, never persons.
 */
export const maskedWorkbook = (workbook: Workbook, mask: Mask): Workbook => ({
  ...workbook,
  sheets: workbook.sheets.map((sheet, index) =>
    index === 0 ? sheet : { ...sheet, tables: sheet.tables.map((table) => maskedTable(table, mask)) },
  ),
});
