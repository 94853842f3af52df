import { existsSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
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

const through = (version: number) => migrations.filter((step) => step.version <= version);
const run = (sql: string) => () => database.exec(sql);
const query = (sql: string): unknown[] => database.prepare(sql).raw().all();
const at = "2026-08-02T00:00:00.000Z";

describe.each([70, 71, 72])("step %i on a filled file", (version) => {
  it("keeps every row as it was, and the copy is the file of before", () => {
    fillBefore(database, path, version);
    const columns = columnsOf(database);
    const before = rowsOf(database, columns);
    const from = versionOf(database);
    expect(migrate(database, path, through(version))).toEqual({ version, copy: `${path}.v${from}.bak` });
    expect(rowsOf(database, columns)).toEqual(before);
    const copy = new Database(`${path}.v${from}.bak`, { readonly: true });
    expect([versionOf(copy), rowsOf(copy, columnsOf(copy))]).toEqual([from, before]);
    copy.close();
  });

  it("leaves the file as it was when it fails in its middle, or a later step does", () => {
    fillBefore(database, path, version);
    const columns = columnsOf(database);
    const before = [versionOf(database), columns, rowsOf(database, columns)];
    const state = () => [versionOf(database), columnsOf(database), rowsOf(database, columnsOf(database))];
    const step = through(version).slice(-1);
    const halves = [
      step.map((each) => ({ ...each, sql: `${each.sql}; insert into nowhere values (1);` })),
      [...step, { version: version + 0.5, name: "broken", sql: "create table half (a); create table half (a);" }],
    ];
    for (const steps of halves) {
      expect(() => migrate(database, path, steps)).toThrow(/no such table|already exists/u);
      expect(state()).toEqual(before);
      expect(database.pragma("foreign_keys", { simple: true })).toBe(1);
    }
  });

  it("changes nothing when no copy can be made first", () => {
    fillBefore(database, path, version);
    const from = versionOf(database);
    const nowhere = join(path, "没有", "a.xzdb");
    expect(() => migrate(database, nowhere, through(version))).toThrow(/ENOENT|ENOTDIR/u);
    expect(versionOf(database)).toBe(from);
    expect(existsSync(`${path}.v${from}.bak`)).toBe(false);
  });
});

describe("after the step for the order of reviews", () => {
  it("vouchers reviewed and posted before have no place, and the next reviewed takes the first", () => {
    fillBefore(database, path, 70);
    migrate(database, path, through(70));
    expect(query("select id, state, number, hash, review_no from voucher order by id")).toEqual([
      ["w1", "posted", 1, "y", null],
      ["w2", "reviewed", null, null, null],
      ["w3", "draft", null, null, null],
      ["w4", "draft", null, null, null],
    ]);
    const review = (no: string) =>
      run(
        `update voucher set state = 'reviewed', reviewed_by = 'p2', reviewed_at = '${at}', review_no = ${no} where id = 'w3'`,
      );
    expect(review("2")).toThrow("takes the next place");
    review("1")();
    run(`update voucher set state = 'posted', number = 2, posted_by = 'p2', posted_at = '${at}', chain_no = 2,
      previous_hash = 'y', hash = 'z' where id = 'w2'`)();
    expect(query("select id, review_no from voucher where state <> 'draft' order by id")).toEqual([
      ["w1", null],
      ["w2", null],
      ["w3", 1],
    ]);
  });
});

describe("after the step for two people", () => {
  it("no vote of before counts as confirmed, and every category is what it was", () => {
    fillBefore(database, path, 71);
    migrate(database, path, through(71));
    expect(query("select count(*) from resolution_confirmation")).toEqual([[0]]);
    expect(query("select count(*) from category_version")).toEqual([[0]]);
    expect(query("select id, account_code, nature, is_active from category")).toEqual([
      ["c", "513", "non-productive", 1],
    ]);
    expect(query("select voucher_id, resolution_id from voucher_resolution")).toEqual([["w3", "m2"]]);
  });

  it("a draft that rests on a vote of before waits until another person has confirmed it", () => {
    fillBefore(database, path, 71);
    migrate(database, path, through(71));
    const review = run(`update voucher set state = 'reviewed', reviewed_by = 'p2', reviewed_at = '${at}',
      review_no = 3 where id = 'w3'`);
    const confirm = (by: string) => run(`insert into resolution_confirmation values ('m2', '${by}', '${at}')`);
    expect(review).toThrow("second person has confirmed");
    expect(confirm("p1")).toThrow("confirmed by a second person");
    confirm("p2")();
    review();
    expect(run("update category set nature = 'productive' where id = 'c'")).toThrow("takes two people");
  });
});

describe("after the step for items of the opening", () => {
  it("books of before have none, and those that run take none", () => {
    fillBefore(database, path, 72);
    migrate(database, path, through(72));
    expect(query("select count(*) from opening_item")).toEqual([[0]]);
    expect(query("select account_id, amount_fen from opening_balance order by account_id")).toEqual([
      ["a101", 5000],
      ["a301", -5000],
    ]);
    expect(run("insert into opening_item values ('l', 1, 'k', 'bank-in', '2026-06-29', 300, '存款')")).toThrow(
      "before their ledger starts",
    );
  });
});
