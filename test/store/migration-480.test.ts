import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrations } from "#migrations/index.ts";
import { migrate } from "#store/migrate.ts";
import { fillBefore } from "#test/support/filled-steps.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";

let database: Database.Database;
const words = (): readonly unknown[] =>
  database.prepare("select id, word, number from voucher where id in ('w1', 'w2', 'w3') order by id").all();

beforeEach(() => {
  const path = join(temporaryFolder(), "青禾镇.xzdb");
  database = new Database(path);
  fillBefore(database, path, 480);
  database.exec("update voucher set word = '收' where id = 'w3'");
  migrate(database, path, migrations);
});
afterEach(() => database.close());

describe("the step for history with its own words", () => {
  it("keeps the word and number of every voucher", () => {
    expect(words()).toEqual([
      { id: "w1", word: "记", number: 1 },
      { id: "w2", word: "记", number: null },
      { id: "w3", word: "收", number: null },
    ]);
  });

  it.each([
    ["a posted voucher changed", "update voucher set word = '收' where id = 'w1'", "a posted voucher never changes"],
    ["a word of nothing", "update voucher set word = '' where id = 'w3'", "CHECK"],
    ["a word of five signs", "update voucher set word = '现金收款凭' where id = 'w3'", "CHECK"],
    ["a word with a number in it", "update voucher set word = '收1' where id = 'w3'", "CHECK"],
  ])("refuses %s", (_case, statement, message) => {
    expect(() => database.exec(statement)).toThrow(message);
  });

  it("lets a word of its own only where a voucher came from elsewhere with it", () => {
    database.exec(`
      insert into voucher (id, ledger_id, state, kind, word, on_date, paper_count, version, prepared_by, prepared_at)
        values ('w9', 'l', 'draft', 'ordinary', '现收', '2026-08-05', 0, 1, 'p1', 'x');
      insert into entry (voucher_id, line, summary, account_id, debit_fen, credit_fen) values
        ('w9', 1, '收', 'a101', 100, 0), ('w9', 2, '收', 'a301', 0, 100);
      update voucher set state = 'reviewed', reviewed_by = 'p2', reviewed_at = 'x',
        review_no = (select max(review_no) + 1 from voucher) where id = 'w9';`);
    const post = `update voucher set state = 'posted', number = 1, posted_by = 'p2', posted_at = 'x', chain_no = 2,
      previous_hash = 'y', hash = 'z' where id = 'w9'`;
    expect(() => database.exec(post)).toThrow("the word of a voucher fits its cash and bank accounts");
  });
});
