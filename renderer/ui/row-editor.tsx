import { Button } from "antd";
import type { ReactNode } from "react";

export type RowEditorColumn = { readonly title: string; readonly width?: number };

type Props<Row> = {
  readonly rows: readonly Row[];
  readonly columns: readonly RowEditorColumn[];
  /** The cells of one row, one a column; `change` replaces what is named of it. */
  readonly cellsOf: (row: Row, at: number, change: (part: Partial<Row>) => void) => readonly ReactNode[];
  readonly onChange: (rows: readonly Row[]) => void;
  readonly newRow: () => Row;
  readonly addText: string;
  readonly addTitle?: string;
  readonly className: string;
};

/** A short list edited row by row, each with its fields and a button that takes it out; below it one that adds another. */
export const RowEditor = <Row,>(props: Props<Row>): ReactNode => {
  const { rows, columns, cellsOf, onChange } = props;
  const replace = (at: number, part: Partial<Row>): void => {
    onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  };
  return (
    <>
      {rows.length === 0 ? null : (
        <table className={props.className} style={{ width: "100%", tableLayout: "fixed" }}>
          <thead>
            <tr>
              {columns.map(({ title, width }) => (
                <th key={title} style={width === undefined ? {} : { width: `${width / 16}rem` }}>
                  {title}
                </th>
              ))}
              <th style={{ width: "5rem" }} aria-label="操作" />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={`row-${String(at)}`}>
                {cellsOf(row, at, (part) => {
                  replace(at, part);
                }).map((cell, index) => (
                  <td key={columns[index]?.title ?? index}>{cell}</td>
                ))}
                <td>
                  <Button
                    onClick={() => {
                      onChange(rows.filter((_, index) => index !== at));
                    }}
                  >
                    删除
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Button
        onClick={() => {
          onChange([...rows, props.newRow()]);
        }}
        {...(props.addTitle === undefined ? {} : { title: props.addTitle })}
      >
        {props.addText}
      </Button>
    </>
  );
};
