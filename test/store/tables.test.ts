import { readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { migrations } from "#migrations/index.ts";

/** Column names of every table as `tables*.ts` declares them, read from the source: types are gone at run time. */
const declaredTables = (): ReadonlyMap<string, readonly string[]> => {
  const source = [
    "tables.ts",
    "tables-bank.ts",
    "tables-rules.ts",
    "tables-work.ts",
    "tables-assets.ts",
    "tables-systems.ts",
    "tables-matching.ts",
    "tables-print.ts",
    "tables-pools.ts",
    "tables-claims.ts",
    "tables-people.ts",
    "tables-funds.ts",
    "tables-projects.ts",
    "tables-debts.ts",
    "tables-receipts.ts",
    "tables-handovers.ts",
    "tables-publicity.ts",
    "tables-proof.ts",
    "tables-packs.ts",
  ]
    .map((name) => readFileSync(join(import.meta.dirname, "../../db/store", name), "utf8"))
    .join("\n");
  const found = new Map<string, readonly string[]>();
  for (const [, table = "", body = ""] of source.matchAll(/^ {2}(\w+): \{([^}]*)\}/gm)) {
    found.set(table, [...body.matchAll(/(?:^|[;\s])(\w+):/g)].map(([, column = ""]) => column).toSorted());
  }
  return found;
};

it("declares exactly the tables and columns of a freshly migrated file", () => {
  const database = new Database(":memory:");
  for (const step of migrations) database.exec(step.sql);
  const names = database.prepare("select name from sqlite_schema where type = 'table' order by name").pluck().all();
  const actual = new Map(
    names.map((name) => [
      String(name),
      database.prepare("select name from pragma_table_xinfo(?) order by name").pluck().all(name).map(String).toSorted(),
    ]),
  );
  expect(actual.size).toBeGreaterThan(25);
  expect(Object.fromEntries(declaredTables())).toEqual(Object.fromEntries(actual));
  database.close();
});

it("makes every table strict", () => {
  const database = new Database(":memory:");
  for (const step of migrations) database.exec(step.sql);
  expect(
    database
      .prepare(
        "select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0 and name not like 'sqlite_%'",
      )
      .all(),
  ).toEqual([]);
  database.close();
});
