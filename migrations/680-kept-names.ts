import type { Migration } from "./migration.ts";

// Whose closed months decide how far a name stands printed: the books it belongs to, or all books.
const own = "ledger_id = old.ledger_id";
const all = "true";
/** The columns of names that may be changed. */
const names = {
  account: { columns: ["name"], books: own },
  item: { columns: ["name"], books: own },
  bank_account: { columns: ["bank_name", "number", "name"], books: own },
  bank_pool: { columns: ["bank_name", "number", "name"], books: all },
  category: { columns: ["name"], books: all },
  village: { columns: ["name"], books: "ledger_id in (select id from ledger where village_id = old.id)" },
  ledger: { columns: ["name"], books: "ledger_id = old.id" },
  person: { columns: ["name"], books: all },
} as const;

const keeping = Object.entries(names).flatMap(([table, { columns, books }]) =>
  columns.map(
    (column) => `
create trigger ${table}_${column}_is_kept before update of ${column} on ${table} when new.${column} is not old.${column}
begin
  insert into kept_name (table_name, column_name, row_id, through, text)
    select '${table}', '${column}', old.id, month, old.${column} from period
    where ${books} and not exists (select 1 from kept_name
      where table_name = '${table}' and column_name = '${column}' and row_id = old.id and through >= month)
    order by month desc limit 1;
end;`,
  ),
);

export const keptNames: Migration = {
  version: 680,
  name: "kept names",
  sql: `
-- What something was called until a month that was closed when its name was changed: a closed period's books and workbook are
-- made again with the names they bore. A second change before the next closing keeps nothing: no closed month bore that name.
create table kept_name (
  table_name text not null,
  column_name text not null,
  row_id text not null,
  through text not null check (through glob '[12][0-9][0-9][0-9]-[01][0-9]'),
  text text not null,
  primary key (table_name, column_name, row_id, through)
) strict, without rowid;
create trigger kept_name_never_changes before update on kept_name
  begin select raise(abort, 'a kept name never changes'); end;
create trigger kept_name_is_kept before delete on kept_name
  begin select raise(abort, 'a kept name never goes'); end;
${keeping.join("\n")}
`,
};
