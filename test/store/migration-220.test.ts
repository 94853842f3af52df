import Database from "better-sqlite3";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrations } from "#migrations/index.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";

let database: Database.Database;

/** A file as the program before this step left it, with one answered finding. */
beforeEach(() => {
  database = new Database(join(temporaryFolder(), "old.xzdb"));
  for (const { sql } of migrations.filter(({ version }) => version < 220)) database.exec(sql);
  database.pragma("foreign_keys = off");
  database.exec(`insert into finding (id, ledger_id, test, subject, severity, found_in, facts, found_at, answer)
    values ('f1', 'l1', 'E05', 'papers:v1', 'amber', '2026Q3', '{}', '2026-10-01T01:00:00.000Z', 'true')`);
});
afterEach(() => database.close());

const step = (): void => {
  for (const { sql } of migrations.filter(({ version }) => version === 220)) database.exec(sql);
};
const version = (number: number): void => {
  database.exec(`insert into test_parameter_version (version, from_quarter, parameters, reason, changed_by, changed_at)
    values (${number}, '2026Q3', '{}', '依据', 'p1', '2026-10-01T01:00:00.000Z')`);
};

describe("the step for test parameters and answers", () => {
  it("leaves every finding as it was and answers nothing for anybody", () => {
    const rows = () => database.prepare("select * from finding order by id").all();
    const before = rows();
    step();
    expect(rows()).toEqual(before);
    expect(database.prepare("select count(*) as n from finding_work").get()).toEqual({ n: 0 });
  });

  it("keeps versions in order, unchanged and for good", () => {
    step();
    version(1);
    expect(() => version(3)).toThrow("count on");
    expect(() => database.exec("update test_parameter_version set reason = '改'")).toThrow("never changes");
    expect(() => database.exec("delete from test_parameter_version")).toThrow("kept");
  });

  it("keeps evidence unchanged and for good", () => {
    step();
    database.exec(`insert into finding_file (id, finding_id, file_hash, name, media_type, added_by, added_at)
      values ('a1', 'f1', 'h1', '说明.pdf', 'application/pdf', 'p1', '2026-10-01T01:00:00.000Z')`);
    expect(() => database.exec("update finding_file set name = '别的.pdf'")).toThrow("never changes");
    expect(() => database.exec("delete from finding_file")).toThrow("kept");
  });
});
