import type { TableColumnsType } from "antd";
import { isValidElement, type ReactNode } from "react";
import type { PaperColumn } from "./paper-table.tsx";
import { useShownTable } from "./shown-tables.ts";

const valueIn = (row: object, key: unknown): unknown =>
  typeof key === "string" ? Object.entries(row).find(([name]) => name === key)?.[1] : undefined;

const plainNode = (value: unknown): ReactNode =>
  typeof value === "string" || typeof value === "number" ? value : null;

const columnsOf = <Row extends object>(columns: TableColumnsType<Row>): readonly PaperColumn<Row>[] =>
  columns.flatMap((column, at): readonly PaperColumn<Row>[] => {
    if ("children" in column) return columnsOf(column.children);
    return [
      {
        key: String(column.key ?? at),
        title: typeof column.title === "function" ? "" : (column.title ?? ""),
        ...(column.align === "center" || column.align === "right" ? { align: column.align } : {}),
        cell: (row, index) => {
          const value = valueIn(row, column.dataIndex);
          const drawn = column.render === undefined ? plainNode(value) : column.render(value, row, index);
          if (typeof drawn === "string" || typeof drawn === "number" || isValidElement(drawn)) return drawn;
          // What else antd takes sets how a cell is joined with others and says nothing itself.
          return null;
        },
      },
    ];
  });

/** Lets what is printed and exported read one of antd's own tables for as long as it is shown. */
export const useShownAntTable = <Row extends object>(table: {
  readonly label: string;
  readonly columns: TableColumnsType<Row>;
  readonly rows: readonly Row[];
  readonly allRows?: () => Promise<readonly Row[]>;
}): void => {
  useShownTable({ ...table, columns: columnsOf(table.columns) });
};
