import type Database from "better-sqlite3";
import type { Month } from "#domain/core/dates.ts";

type Renamed = { readonly table: string; readonly column: string };

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** A table as it was named at the end of a month: what was kept first from then on, else the name of today. */
const viewOf = (
  database: Database.Database,
  table: string,
  of: { readonly month: Month; readonly renamed: Set<string> },
) => {
  const columns = database.prepare<[string], string>("select name from pragma_table_info(?)").pluck().all(table);
  const shown = columns.map((column) =>
    of.renamed.has(column)
      ? `coalesce((select k.text from main.kept_name k where k.table_name = ${text(table)} and k.column_name = ${text(column)}
          and k.row_id = t.id and k.through >= ${text(of.month)} order by k.through limit 1), t.${quoted(column)}) as ${quoted(column)}`
      : `t.${quoted(column)}`,
  );
  return `create temp view ${quoted(table)} as select ${shown.join(", ")} from main.${quoted(table)} t;`;
};

/**
 * Puts over each table in which a closed month of `month` or later bore other names a view of the same name that shows them, and
 * answers what takes the views away; `undefined` where the names of today are those of then. Statements prepared in between see
 * the views, so they must not be kept. The tables themselves cannot be written meanwhile.
 */
export const showNamesAt = (database: Database.Database, month: Month): (() => void) | undefined => {
  const renamed = database
    .prepare<[string], Renamed>(
      'select distinct table_name as "table", column_name as "column" from kept_name where through >= ?',
    )
    .all(month);
  if (renamed.length === 0) return undefined;
  const tables = [...Map.groupBy(renamed, ({ table }) => table)];
  database.exec(
    tables
      .map(([table, own]) => viewOf(database, table, { month, renamed: new Set(own.map(({ column }) => column)) }))
      .join("\n"),
  );
  return () => {
    database.exec(tables.map(([table]) => `drop view if exists temp.${quoted(table)};`).join("\n"));
  };
};
