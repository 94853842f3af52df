import { Alert } from "antd";
import type { ReactNode } from "react";
import { PaperTable, type PaperColumn } from "./paper-table.tsx";

/** A cell of a file that could not be taken: where it stands, what stands there, what is wrong. */
export type WrongCell = {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly text: string;
  readonly problem: string;
};

const columns: readonly PaperColumn<WrongCell>[] = [
  { key: "sheet", title: "工作表", width: 130, cell: (cell) => cell.sheet },
  { key: "row", title: "行", width: 60, align: "center", cell: (cell) => (cell.row === 0 ? "" : cell.row) },
  { key: "column", title: "列", width: 60, align: "center", cell: (cell) => cell.column },
  { key: "text", title: "表里写的", width: 200, hint: (cell) => cell.text, cell: (cell) => cell.text },
  { key: "what", title: "哪里不对", hint: (cell) => cell.problem, cell: (cell) => cell.problem },
];

/** Every wrong cell of a file at once; nothing of the file was taken in. */
export const WrongCells = ({
  name,
  cells,
}: {
  readonly name: string;
  readonly cells: readonly WrongCell[];
}): ReactNode => (
  <>
    <Alert
      showIcon
      style={{ marginBottom: 12 }}
      title={`${name} 有 ${cells.length} 处要改，一点也没有导入。请在表格里全部改好，再放进来。`}
      type="error"
    />
    <PaperTable
      columns={columns}
      height="40vh"
      keyOf={(cell) => `${cell.sheet}/${String(cell.row)}/${cell.column}/${cell.problem}/${cell.text}`}
      label="要改的单元格"
      rows={cells}
      viewKey="wrong-cells"
    />
  </>
);
