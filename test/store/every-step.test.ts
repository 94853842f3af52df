import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { migrations } from "#migrations/index.ts";
import { migrate, versionOf } from "#store/migrate.ts";
import { columnsOf, fillBefore, rowsOf } from "#test/support/filled-steps.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";

let path: string;
let database: Database.Database;
beforeEach(() => {
  path = join(temporaryFolder(), "青禾镇.xzdb");
  database = new Database(path);
});
afterEach(() => database.close());

const [, ...later] = migrations;

/** Columns nothing was ever written to, which a later step took away. */
const gone: readonly string[] = ["entry.quantity"];

it.each(later.map(({ version, name }) => [version, name] as const))(
  "a filled file from before step %i (%s) comes to the end sound, with every row as it was",
  (version) => {
    fillBefore(database, path, version);
    const columns = new Map(
      [...columnsOf(database)].map(([table, names]) => [
        table,
        names.filter((name) => !gone.includes(`${table}.${name}`)),
      ]),
    );
    const before = rowsOf(database, columns);
    expect(Object.values(before).some((rows) => rows.length > 0)).toBe(true);
    const { copy } = migrate(database, path, migrations);
    expect(versionOf(database)).toBe(migrations.at(-1)?.version);
    expect(database.pragma("foreign_key_check")).toEqual([]);
    expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(rowsOf(database, columns)).toEqual(before);
    const old = new Database(copy ?? "", { readonly: true });
    expect(rowsOf(old, columns)).toEqual(before);
    old.close();
  },
);
