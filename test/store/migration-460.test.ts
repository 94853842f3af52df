import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { migrations } from "#migrations/index.ts";

it("keeps every paper and names no number on it; a number is positive", () => {
  const database = new Database(":memory:");
  database.pragma("foreign_keys = off");
  for (const step of migrations.filter(({ version }) => version < 460)) database.exec(step.sql);
  database.exec(`insert into document (voucher_id, no, kind, number, party) values ('v1', 1, 'list', '', '签到表')`);
  const rows = () => database.prepare("select * from document").all() as readonly object[];
  const old = rows();
  for (const step of migrations.filter(({ version }) => version === 460)) database.exec(step.sql);
  expect(rows()).toEqual(old.map((row) => ({ ...row, units: null })));
  expect(() => database.exec("update document set units = 0")).toThrow("CHECK");
  database.exec("update document set units = 12");
  database.close();
});
