import { sql } from "kysely";
import { sqlFor, type Reading } from "./query.ts";

export type ExportColumn = {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly isKey: boolean;
  /** `table.column` a value points at; '' for none. */
  readonly pointsAt: string;
};
export type ExportTable = { readonly name: string; readonly columns: readonly ExportColumn[] };

// Kept replies and unsaved typing are no books; a password's hash is nobody's data but the person's.
const leftOutTables = new Set(["request", "kept_grid", "seal_part"]);
const leftOutColumns: Readonly<Record<string, readonly string[]>> = {
  person: ["password_hash", "failed_count", "locked_until"],
};

const columnsOf = (reading: Reading, table: string): readonly ExportColumn[] => {
  const pointers = new Map(
    reading
      .all(
        sqlFor
          .selectFrom(
            sql<{ from: string; table: string; to: string | null }>`pragma_foreign_key_list(${table})`.as("pointer"),
          )
          .select(["pointer.from as from", "pointer.table as table", "pointer.to as to"])
          .orderBy("pointer.from"),
      )
      .map((row) => [row.from, `${row.table}.${row.to ?? "id"}`]),
  );
  return reading
    .all(
      sqlFor
        .selectFrom(
          sql<{ cid: number; name: string; type: string; notnull: number; pk: number }>`pragma_table_info(${table})`.as(
            "column",
          ),
        )
        .select(["column.name as name", "column.type as type", "column.notnull as required", "column.pk as key"])
        .orderBy("column.cid"),
    )
    .filter(({ name }) => leftOutColumns[table]?.includes(name) !== true)
    .map((row) => ({
      name: row.name,
      type: row.type,
      isRequired: row.required === 1,
      isKey: row.key > 0,
      pointsAt: pointers.get(row.name) ?? "",
    }));
};

/** Every table whose rows are the office's data, by name, with its columns. */
export const exportTables = (reading: Reading): readonly ExportTable[] =>
  reading
    .all(
      sqlFor
        .selectFrom(sql<{ name: string; type: string }>`sqlite_schema`.as("object"))
        .select("object.name as name")
        .where("object.type", "=", "table")
        .where(sql<boolean>`object.name not like 'sqlite_%'`)
        .orderBy("object.name"),
    )
    .filter(({ name }) => !leftOutTables.has(name))
    .map(({ name }) => ({ name, columns: columnsOf(reading, name) }));

/** The rows of a table one by one, in the order of its key: columns by name. */
export const eachExportRow = (
  reading: Reading,
  { name, columns }: ExportTable,
): IterableIterator<Readonly<Record<string, unknown>>> => {
  const keys = columns.filter(({ isKey }) => isKey).map((column) => sql.ref(column.name));
  const order = keys.length === 0 ? sql`rowid` : sql.join(keys);
  const wanted = sql.join(columns.map((column) => sql.ref(column.name)));
  return reading.each(
    sqlFor
      .selectFrom(
        sql<Readonly<Record<string, unknown>>>`(select ${wanted} from ${sql.table(name)} order by ${order})`.as(
          "exported",
        ),
      )
      .selectAll(),
  );
};
