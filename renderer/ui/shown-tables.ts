import { useEffect, useRef, type ReactNode } from "react";
import { create } from "zustand";
import type { PaperColumn } from "./paper-table.tsx";

/** A table a screen shows now, in whatever rows it has; what is printed and exported is read from it. */
export type ShownTable = {
  readonly label: string;
  /** Column headings and every row's cells as React draws them, one after the other. */
  readonly columns: readonly {
    readonly title: ReactNode;
    readonly group?: string;
    readonly align?: string;
    readonly width?: number;
  }[];
  readonly rowCount: number;
  /** All rows of the list, also those on other pages of it. */
  readonly cells: () => Promise<readonly (readonly ReactNode[])[]>;
  readonly strongRows: (index: number) => boolean;
  readonly footer: readonly ReactNode[];
};

type Shown = {
  readonly tables: readonly { readonly owner: symbol; readonly read: () => ShownTable }[];
  readonly add: (owner: symbol, read: () => ShownTable) => void;
  readonly remove: (owner: symbol) => void;
};

/** The tables on the screen, in the order they came. */
export const useShownTables = create<Shown>((set) => ({
  tables: [],
  add: (owner, read) => {
    set(({ tables }) => ({ tables: [...tables, { owner, read }] }));
  },
  remove: (owner) => {
    set(({ tables }) => ({ tables: tables.filter((each) => each.owner !== owner) }));
  },
}));

type TableProps<Row> = {
  readonly label: string;
  readonly columns: readonly PaperColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowClass?: (row: Row) => string;
  readonly footer?: readonly ReactNode[];
  readonly allRows?: () => Promise<readonly Row[]>;
};

const shownOf = <Row>(props: TableProps<Row>): ShownTable => ({
  label: props.label,
  columns: props.columns,
  rowCount: props.rows.length,
  cells: async () => {
    const rows = props.allRows === undefined ? props.rows : await props.allRows();
    return rows.map((row, index) => props.columns.map((column) => column.cell(row, index)));
  },
  strongRows: (index) => {
    const row = props.rows[index];
    return row !== undefined && /paper-(strong|total)/.test(props.rowClass?.(row) ?? "");
  },
  footer: props.footer ?? [],
});

/** Lets what is printed and exported read this table for as long as it is shown. */
export const useShownTable = <Row>(props: TableProps<Row>): void => {
  const { add, remove } = useShownTables.getState();
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    const owner = Symbol("table");
    add(owner, () => shownOf(latest.current));
    return () => {
      remove(owner);
    };
  }, [add, remove]);
};
