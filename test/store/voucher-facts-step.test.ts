import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { migrations } from "#migrations/index.ts";

const opened = (): Database.Database => {
  const database = new Database(":memory:");
  database.pragma("foreign_keys = on");
  return database;
};

const filled = `
insert into person values ('p1', 'a', '甲', 'x', 0, 1, 0, null, '2026-01-01'), ('p2', 'b', '乙', 'x', 0, 1, 0, null, '2026-01-01');
insert into village (id, code, name) values ('v', '1', '柳溪村');
insert into ledger (id, village_id, entity, name, start_month, accounting_system) values ('l', 'v', 'collective', '社', '2026-01', '2023');
insert into account (id, ledger_id, code, name, class, normal_side) values
  ('a1', 'l', '101', '库存现金', 'asset', 'debit'), ('a2', 'l', '112', '应收款', 'asset', 'debit');
insert into item (id, ledger_id, kind, code, name) values ('i1', 'l', 'payee', '1', '店'), ('i2', 'l', 'project', '1', '路');
insert into voucher (id, ledger_id, state, kind, word, on_date, paper_count, version, prepared_by, prepared_at)
  values ('w', 'l', 'draft', 'ordinary', '记', '2026-02-03', 0, 1, 'p1', '2026-02-03');
insert into entry (voucher_id, line, summary, account_id, debit_fen, credit_fen) values ('w', 1, '收', 'a1', 500, 0), ('w', 2, '收', 'a2', 0, 500);
insert into entry_item values ('w', 2, 'payee', 'i1'), ('w', 2, 'project', 'i2');
insert into item_balance values ('l', 'a2', 'i1', '2026-02', 0, 500);
update voucher set state = 'reviewed', reviewed_by = 'p2', reviewed_at = 'x', review_no = 1 where id = 'w';
update voucher set state = 'posted', number = 1, posted_by = 'p2', posted_at = 'x', chain_no = 1, previous_hash = 'x', hash = 'y' where id = 'w';
`;

it("keeps every voucher, item and entry, its word and its old form, and sums pairs already posted", () => {
  const database = opened();
  const before = migrations.filter((step) => step.version < 160);
  const after = migrations.filter((step) => step.version >= 160);
  for (const step of before) database.exec(step.sql);
  database.exec(filled);
  database.transaction(() => {
    for (const step of after) database.exec(step.sql);
  })();
  expect(database.prepare("select word, form, number, hash from voucher").all()).toEqual([
    { word: "记", form: 1, number: 1, hash: "y" },
  ]);
  expect(database.prepare("select id, kind, name from item order by id").all()).toEqual([
    { id: "i1", kind: "payee", name: "店" },
    { id: "i2", kind: "project", name: "路" },
  ]);
  expect(database.prepare("select line, kind, item_id from entry_item order by kind").all()).toEqual([
    { line: 2, kind: "payee", item_id: "i1" },
    { line: 2, kind: "project", item_id: "i2" },
  ]);
  expect(database.prepare("select item_id, other_item_id, credit_fen from pair_balance").all()).toEqual([
    { item_id: "i1", other_item_id: "i2", credit_fen: 500 },
  ]);
  expect(database.pragma("foreign_key_check")).toEqual([]);
  expect(() => database.exec("delete from entry_item")).toThrow("entries change only in a draft");
  expect(() => database.exec("update voucher set word = '收'")).toThrow("a posted voucher never changes");
  database.close();
});
