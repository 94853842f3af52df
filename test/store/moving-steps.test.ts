import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { migrations } from "#migrations/index.ts";
import { migrate } from "#store/migrate.ts";

const at = "2026-08-01T00:00:00.000Z";

/** A file of before step 140 with a village that has two ledgers, an account, an opening balance and a closed month. */
const oldFile = (): Database.Database => {
  const database = new Database(":memory:");
  database.pragma("foreign_keys = on");
  migrate(
    database,
    ":memory:",
    migrations.filter((step) => step.version < 140),
  );
  database.exec(`
    insert into person values ('p1', 'chen', '陈', '-', 0, 1, 0, null, '${at}'), ('p2', 'zhou', '周', '-', 0, 1, 0, null, '${at}');
    insert into village (id, code, name) values ('v', '01', '柳溪村');
    insert into ledger (id, village_id, entity, name, start_month, accounting_system)
      values ('l', 'v', 'collective', '合作社', '2026-07', '2023'), ('m', 'v', 'committee', '村委会', '2026-07', '2023');
    insert into account (id, ledger_id, code, name, class, normal_side) values
      ('a101', 'l', '101', '现金', 'asset', 'debit'), ('a301', 'l', '301', '资本', 'equity', 'credit');
    insert into opening_balance values ('l', 'a101', '', 500), ('l', 'a301', '', -500);
    update ledger set is_started = 1 where id = 'l';
    insert into period values ('l', '2026-07', '${at}', 'p1', 0, 'x');
  `);
  return database;
};
const later = migrations.filter((step) => step.version >= 140 && step.version < 160);
const rows = (database: Database.Database, query: string): unknown[] => database.prepare(query).raw().all();
const ledgers =
  "select id, village_id, entity, name, start_month, accounting_system, is_started, is_active from ledger order by id";

describe("the steps that let books move in", () => {
  it("keep every ledger and what hangs on it, and every reference leads somewhere", () => {
    const database = oldFile();
    const before = [
      ledgers,
      "select * from account order by id",
      "select * from opening_balance order by account_id",
      "select * from period",
    ].map((query) => rows(database, query));
    database.exec("begin");
    database.exec("rollback");
    database.pragma("foreign_keys = off");
    for (const step of later) database.exec(step.sql);
    database.pragma("foreign_keys = on");
    const after = [
      ledgers,
      "select * from account order by id",
      "select * from opening_balance order by account_id",
      "select * from period",
    ].map((query) => rows(database, query));
    expect(after).toEqual(before);
    expect(database.pragma("foreign_key_check")).toEqual([]);
    expect(() => database.exec("insert into period values ('none', '2026-07', '2026', 'p1', 0, 'x')")).toThrow(
      "FOREIGN KEY",
    );
    expect(() => database.exec("update opening_balance set amount_fen = 1 where account_id = 'a101'")).toThrow(
      "frozen",
    );
    database.close();
  });

  it("let a village keep one ledger of each system for an entity, and no second", () => {
    const database = oldFile();
    database.pragma("foreign_keys = off");
    for (const step of later) database.exec(step.sql);
    const open = (id: string, system: string) =>
      `insert into ledger (id, village_id, entity, name, start_month, accounting_system)
       values ('${id}', 'v', 'collective', '${id}', '2024-01', '${system}')`;
    database.exec(open("old", "2004"));
    expect(() => database.exec(open("again", "2004"))).toThrow("UNIQUE");
    expect(() => database.exec("update ledger set accounting_system = '2023' where id = 'old'")).toThrow(
      "keeps its accounting system",
    );
    database.close();
  });

  it.each([
    [
      "a corrected form by one person",
      "update report_version set state = 'in-force', approved_by = 'p1', approved_at = 'x'",
      "CHECK",
    ],
    ["a corrected form without a second person", "update report_version set state = 'in-force'", "second person"],
    [
      "a form in force from the start",
      "insert into report_version values ('f', 2, 'in-force', '2026-07', '[]', '[]', 'r', 'p1', 'x', null, null)",
      "second person",
    ],
    [
      "a version out of turn",
      "insert into report_version values ('f', 5, 'proposed', '2026-07', '[]', '[]', 'r', 'p1', 'x', null, null)",
      "continuous",
    ],
    ["a note changed", "update statement_note set sections = '[1]'", "never changes"],
    ["a note removed", "delete from statement_note", "is kept"],
    ["an import removed", "delete from history_import", "kept on record"],
    ["an import's plan changed", "update history_import set plan = '[2]'", "approved once"],
    ["a gap nobody answers for", "update history_import set gaps = '[1]', gap_reason = ''", "CHECK"],
  ])("refuse %s", (_case, sql, message) => {
    const database = oldFile();
    database.pragma("foreign_keys = off");
    for (const step of later) database.exec(step.sql);
    database.pragma("foreign_keys = on");
    database.exec(`
      insert into report_definition values ('f', '2023', 'income', '收益表');
      insert into report_version values ('f', 1, 'proposed', '2026-07', '[]', '[]', 'r', 'p1', 'x', null, null);
      insert into statement_note values ('l', '2026', 1, '[]', 'p1', 'x');
      insert into history_import values ('i', 'l', 'f.xlsx', '${"a".repeat(64)}', '[1]', 'd', 1, '2026-07', '2026-07', 1, '[]', '', 'p1', 'x',
        null, null, null, null, null);
    `);
    expect(() => database.exec(sql)).toThrow(message);
    database.close();
  });
});
