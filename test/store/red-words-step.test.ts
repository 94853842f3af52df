import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { migrations } from "#migrations/index.ts";

const filled = `
insert into person values ('p1', 'a', '甲', 'x', 0, 1, 0, null, '2026-01-01'), ('p2', 'b', '乙', 'x', 0, 1, 0, null, '2026-01-01');
insert into village (id, code, name) values ('v', '1', '柳溪村');
insert into ledger (id, village_id, entity, name, start_month, accounting_system, word_scheme)
  values ('l', 'v', 'collective', '社', '2026-01', '2023', 'three');
insert into account (id, ledger_id, code, name, class, normal_side) values
  ('a1', 'l', '101', '库存现金', 'asset', 'debit'), ('a2', 'l', '501', '经营收入', 'profit-loss', 'credit');
`;
const voucher = (id: string, word: string, sign: 1 | -1): string => `
insert into voucher (id, ledger_id, state, kind, word, on_date, paper_count, version, prepared_by, prepared_at)
  values ('${id}', 'l', 'draft', 'ordinary', '${word}', '2026-02-03', 0, 1, 'p1', '2026-02-03');
insert into entry (voucher_id, line, summary, account_id, debit_fen, credit_fen) values
  ('${id}', 1, '收', 'a1', ${String(sign * 500)}, 0), ('${id}', 2, '收', 'a2', 0, ${String(sign * 500)});
`;
const review = (id: string, place: number): string =>
  `update voucher set state = 'reviewed', reviewed_by = 'p2', reviewed_at = 'x', review_no = ${String(place)} where id = '${id}';`;
const post = (id: string, number: number): string =>
  `update voucher set state = 'posted', number = ${String(number)}, posted_by = 'p2', posted_at = 'x',
    chain_no = ${String(number)}, previous_hash = 'x', hash = 'y${id}' where id = '${id}';`;

it("gives what waits the word it is asked for, so that it can still be posted, and leaves posted vouchers their own", () => {
  const database = new Database(":memory:");
  for (const step of migrations.filter(({ version }) => version < 800)) database.exec(step.sql);
  database.exec(filled);
  database.exec(voucher("old", "付", -1) + review("old", 1) + post("old", 1));
  database.exec(
    voucher("waits", "付", -1) + review("waits", 2) + voucher("draft", "付", -1) + voucher("plain", "收", 1),
  );
  database.transaction(() => {
    for (const step of migrations.filter(({ version }) => version >= 800)) database.exec(step.sql);
  })();
  expect(database.prepare("select id, word from voucher order by id").raw().all()).toEqual([
    ["draft", "收"],
    ["old", "付"],
    ["plain", "收"],
    ["waits", "收"],
  ]);
  expect(() => database.exec("update voucher set word = '付' where id = 'waits'")).toThrow(
    "a reviewed voucher is frozen",
  );
  expect(() => database.exec(post("waits", 1).replace("chain_no = 1", "chain_no = 2"))).not.toThrow();
  database.exec("update voucher set word = '付' where id = 'draft'");
  database.exec(review("draft", 3));
  expect(() => database.exec(post("draft", 2))).toThrow("the word of a voucher fits its cash and bank accounts");
  database.close();
});
