import Database from "better-sqlite3";
import { beforeEach, describe, expect, it } from "vitest";
import { month } from "#domain/core/dates.ts";
import { migrations } from "#migrations/index.ts";
import { showNamesAt } from "#store/names-at.ts";

let database: Database.Database;
const nameOf = (): unknown => database.prepare("select name from person where id = 'p'").pluck().get();
const nameIn = (at: string): unknown => {
  const takeAway = showNamesAt(database, month(at));
  const name = nameOf();
  takeAway?.();
  return name;
};
const rename = (name: string): void => void database.prepare("update person set name = ? where id = 'p'").run(name);
const close = (at: string): void =>
  void database
    .prepare(
      "insert into period (ledger_id, month, closed_at, closed_by, chain_no, chain_hash) values ('l', ?, '', 'p', 0, '')",
    )
    .run(at);

beforeEach(() => {
  database = new Database(":memory:");
  for (const { sql } of migrations) database.exec(sql);
  database.pragma("foreign_keys = off");
  // Only what decides of names is looked at here: who may close and in which order has tests of its own.
  for (const trigger of database
    .prepare("select name from sqlite_master where type = 'trigger' and tbl_name in ('period', 'person')")
    .pluck()
    .all() as string[])
    if (!trigger.endsWith("_is_kept")) database.exec(`drop trigger "${trigger}"`);
  database.exec(
    "insert into person (id, login, name, password_hash, must_change_password, is_active, failed_count, added_at) values ('p', 'p', '陈一', '', 0, 1, 0, '')",
  );
});

describe("names as they were at a close", () => {
  it("are those of today where no month was closed", () => {
    rename("陈二");
    expect(showNamesAt(database, month("2026-01"))).toBeUndefined();
    expect(nameIn("2026-01")).toBe("陈二");
  });

  it("are each month's own after several changes, the last one before a closing counting for it", () => {
    close("2026-07");
    rename("陈二");
    rename("陈三");
    close("2026-08");
    close("2026-09");
    rename("陈四");
    rename("陈四");
    expect(["2026-06", "2026-07", "2026-08", "2026-09", "2026-10"].map(nameIn)).toEqual([
      "陈一",
      "陈一",
      "陈三",
      "陈三",
      "陈四",
    ]);
    expect(nameOf()).toBe("陈四");
  });

  it("are never changed or taken away afterwards", () => {
    close("2026-07");
    rename("陈二");
    expect(() => database.exec("update kept_name set text = '某人'")).toThrow("a kept name never changes");
    expect(() => database.exec("delete from kept_name")).toThrow("a kept name never goes");
  });
});
