import type { ReactNode } from "react";
import { columnLetter } from "#domain/people/setup/places.ts";
import "./column-table.css";

type Props = {
  readonly width: number;
  /** The beginning of the file. */
  readonly rows: readonly (readonly string[])[];
  /** Whether the row of this 1-based number is a heading. */
  readonly isHead: (row: number) => boolean;
  /** What stands above a column: the chooser of its meaning; `letters` is the column as a spreadsheet names it. */
  readonly chooser: (column: number, letters: string) => ReactNode;
};

/** The first rows of a file nobody knows, with a chooser above each column. */
export const ColumnTable = ({ width, rows, isHead, chooser }: Props): ReactNode => {
  const columns = Array.from({ length: width }, (_none, column) => column);
  return (
    <div className="column-mapper">
      <table>
        <thead>
          <tr>
            <th className="column-mapper-row">行</th>
            {columns.map((column) => (
              <th key={column}>
                <div>{columnLetter(column)} 栏</div>
                {chooser(column, columnLetter(column))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // The beginning of the file is a fixed cut: a row's place is its identity.
            <tr className={isHead(at + 1) ? "column-mapper-header" : ""} key={at}>
              <td className="column-mapper-row">{at + 1}</td>
              {columns.map((column) => (
                <td key={column} title={row[column] ?? ""}>
                  {row[column] ?? ""}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
