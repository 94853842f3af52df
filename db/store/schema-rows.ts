import Database from "better-sqlite3";
import { sql } from "kysely";
import { migrations } from "#migrations/index.ts";
import { sqlFor, type Reading } from "./query.ts";

type Part = { readonly type: string; readonly name: string; readonly table: string; readonly sql: string };

const words: Readonly<Record<string, string>> = { table: "表", index: "索引", trigger: "触发器", view: "视图" };

const sentence = ({ type, name, table }: Part, what: string): string =>
  `${words[type] ?? type} ${name}${type === "trigger" || type === "index" ? `（表 ${table}）` : " "}${what}`;

/** SQLite quotes a name when it renames a table, one version of it differently from another. */
const plain = (text: string): string =>
  text
    .replaceAll(/["`[\]]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim()
    .toLowerCase();

/** What the steps up to a version make of an empty file. */
const madeByMigrations = (version: number): readonly Part[] => {
  const database = new Database(":memory:");
  try {
    database.pragma("foreign_keys = off");
    for (const step of migrations) if (step.version <= version) database.exec(step.sql);
    return database
      .prepare<[], Part>(
        `select type, name, tbl_name as "table", sql from sqlite_schema where name not like 'sqlite\\_%' escape '\\' order by name`,
      )
      .all();
  } finally {
    database.close();
  }
};

const partsOf = (reading: Reading): readonly Part[] =>
  reading.all(
    sqlFor
      .selectFrom(sql<Part>`(select type, name, tbl_name as "table", sql from sqlite_schema)`.as("part"))
      .select(["part.type", "part.name", "part.table", "part.sql"])
      .where(sql<boolean>`name not like 'sqlite\\_%' escape '\\'`)
      .orderBy("part.name"),
  );

const versionOf = (reading: Reading): number =>
  reading.first(
    sqlFor
      .selectFrom(sql<{ user_version: number }>`pragma_user_version`.as("kept"))
      .select("kept.user_version")
      .orderBy("kept.user_version"),
  )?.user_version ?? 0;

/**
 * Tables, indexes and triggers of the file that are not as the program's own steps make them: the triggers keep posted
 * vouchers, closed months and the log from being changed, so one that is gone, changed or strange is itself a finding.
 */
export const schemaProblems = (reading: Reading): readonly string[] => {
  const ours = madeByMigrations(versionOf(reading));
  const found = new Map(partsOf(reading).map((part) => [part.name, part]));
  const known = new Set(ours.map(({ name }) => name));
  return [
    ...ours.flatMap((part) => {
      const now = found.get(part.name);
      if (now === undefined) return [sentence(part, "不见了")];
      return now.type === part.type && plain(now.sql) === plain(part.sql) ? [] : [sentence(part, "被改动过")];
    }),
    ...[...found.values()].filter(({ name }) => !known.has(name)).map((part) => sentence(part, "不是程序建的")),
  ];
};
