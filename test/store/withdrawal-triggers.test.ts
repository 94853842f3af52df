import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrations } from "#migrations/index.ts";

// The database itself keeps lines and imports from vanishing: each case goes around the program with plain SQL.
let database: Database.Database;
const at = "2026-08-01T00:00:00.000Z";
const line = `'l1', 'a', 'l', 'f', '', 6, 1, '2026-07-01', null, 100, 1100, '甲', '', '', '', '', '汇入', null, 0, 0, 'k', 1, '[]'`;
const tombstone = (id: string): string =>
  `insert into bank_line_tombstone select '${id}', id, bank_account_id, ledger_id, statement_file_id, sheet, row, day_order,
   booked_on, traded_at, amount_fen, balance_fen, counterparty_name, counterparty_account, counterparty_bank, purpose,
   remark, summary, serial, is_serial_trusted, is_reversal, identity_key, occurrence, raw, '重复', 'p', '${at}', null, null
   from bank_line where id = 'l1'`;
const withdrawal = `insert into statement_withdrawal values ('f', 'a', 'h', '七月.xlsx', 1, '选错', 'p', '${at}', 'p', '${at}')`;
const match = `insert into bank_match (bank_line_id, voucher_id, line, how, rule_name, matched_by, matched_at) values ('l1', 'v', 1, 'manual', '', 'p', '${at}')`;
const run =
  (...statements: readonly string[]) =>
  (): void => {
    for (const statement of statements) database.exec(statement);
  };

beforeEach(() => {
  database = new Database(":memory:");
  database.pragma("foreign_keys = off");
  for (const step of migrations) database.exec(step.sql);
  run(
    `insert into statement_file values ('f', 'a', 'h', '七月.xlsx', 'psbc-1', 'xlsx', '', '', null, null, null, null, 1, 1, 0, '{}', 'p', '${at}')`,
    `insert into bank_line values (${line})`,
    "insert into bank_account (id, ledger_id, account_id, bank_name, number, name) values ('a', 'l', 'c', '邮储', '6210', '社')",
    `insert into voucher (id, ledger_id, state, kind, on_date, paper_count, version, prepared_by, prepared_at)
      values ('v', 'l', 'draft', 'ordinary', '2026-07-05', 0, 1, 'p', '${at}')`,
    "insert into entry (voucher_id, line, summary, account_id, debit_fen, credit_fen) values ('v', 1, '收', 'c', 1, 0)",
  )();
});

afterEach(() => {
  database.close();
});

describe("a bank line", () => {
  it.each([
    ["goes without a tombstone or a withdrawal", ["delete from bank_line"], /a bank line stays/],
    ["changes anything but its place in the day", ["update bank_line set amount_fen = 1"], /never changes/],
    ["is buried while a voucher books it", [match, tombstone("t")], /this bank line is booked/],
    [
      "goes while a voucher books it, even with a tombstone",
      [tombstone("t"), match, "delete from bank_line"],
      /a bank line stays/,
    ],
    [
      "comes back under a standing tombstone",
      [tombstone("t"), "delete from bank_line", `insert into bank_line values (${line})`],
      /lift its tombstone/,
    ],
    ["loses its tombstone", [tombstone("t"), "delete from bank_line_tombstone"], /a tombstone stays/],
    [
      "has its tombstone rewritten",
      [tombstone("t"), "update bank_line_tombstone set amount_fen = 1, lifted_by = 'p', lifted_at = 'x'"],
      /only lifted/,
    ],
  ])("never %s", (_case, statements, message) => {
    expect(run(...statements)).toThrow(message);
  });

  it("goes with a tombstone, comes back when it is lifted, and takes another place in its day", () => {
    const lift = `update bank_line_tombstone set lifted_by = 'p', lifted_at = '${at}'`;
    expect(run(tombstone("t"), "delete from bank_line", lift, `insert into bank_line values (${line})`)).not.toThrow();
    expect(run("update bank_line set day_order = 2")).not.toThrow();
  });
});

describe("an import record", () => {
  it.each([
    ["goes without a withdrawal", ["delete from statement_file"], /an import record stays/],
    ["is taken back while a voucher books a line of it", [match, withdrawal], /lines of this import are booked/],
    ["loses its withdrawal", [withdrawal, "delete from statement_withdrawal"], /a withdrawal stays/],
    ["has its withdrawal rewritten", [withdrawal, "update statement_withdrawal set reason = 'x'"], /never changes/],
  ])("never %s", (_case, statements, message) => {
    expect(run(...statements)).toThrow(message);
  });

  it("goes with its lines once it is withdrawn", () => {
    expect(run(withdrawal, "delete from bank_line", "delete from statement_file")).not.toThrow();
  });
});
