import Database from "better-sqlite3";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrations } from "#migrations/index.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";

let database: Database.Database;

/** A file as the program before this step left it, with one workbook. */
beforeEach(() => {
  database = new Database(join(temporaryFolder(), "old.xzdb"));
  for (const { sql } of migrations.filter(({ version }) => version < 370)) database.exec(sql);
  database.pragma("foreign_keys = off");
  database.exec(`insert into workbook (id, ledger_id, quarter, version, name, is_masked, file_hash, chain_hash, made_by, made_at)
    values ('w1', 'l1', '2026Q3', 1, '甲.xlsx', 0, 'h', 'c', 'p1', '2026-10-01T01:00:00.000Z')`);
});
afterEach(() => database.close());

const step = (): void => {
  for (const { sql } of migrations.filter(({ version }) => version === 370)) database.exec(sql);
};
const publish = (more = "'paper', null, null, null, null"): void => {
  database.exec(`insert into publication (id, ledger_id, kind, period, title, version, ready_on, wish, income_fen,
    expense_fen, note, prepared_by, prepared_at, source, paper, pdf_hash, xlsx_hash, chain_hash)
    values ('b1', 'l1', 'finance', '2026Q2', '公开', 1, '2026-07-04', '{}', 1, 1, '', 'p1', '2026-07-04T01:00:00.000Z', ${more})`);
};
const hang = (): void => {
  database.exec(`insert into publication_posting (publication_id, from_on, place, way, posted_by, shortfall, recorded_by, recorded_at)
    values ('b1', '2026-07-05', '公开栏', 'board', '', '', 'p1', '2026-07-05T01:00:00.000Z')`);
};
const comeDown =
  "update publication_posting set to_on = '2026-07-25', finished_by = 'p1', finished_at = '2026-07-25T01:00:00.000Z'";

describe("the step for publicity", () => {
  it("leaves everything as it was and publishes nothing for anybody", () => {
    const rows = () => database.prepare("select * from workbook order by id").all();
    const before = rows();
    step();
    expect(rows()).toEqual(before);
    expect(database.prepare("select count(*) as n from publication").get()).toEqual({ n: 0 });
  });

  it("calls nothing frozen without its files, and keeps what was made public as it is", () => {
    step();
    expect(() => publish("'frozen', 'A3', null, null, null")).toThrow("CHECK");
    publish();
    expect(() => database.exec("update publication set title = '改'")).toThrow("never changes");
    hang();
    expect(() => database.exec("delete from publication")).toThrow("what was posted is kept");
  });

  it("lets a posting be put right until it ended, and takes none away", () => {
    step();
    publish();
    hang();
    database.exec("update publication_posting set place = '村口'");
    database.exec(comeDown);
    expect(() => database.exec("update publication_posting set place = '别处'")).toThrow("never changes");
    expect(() => database.exec("delete from publication_posting")).toThrow("kept");
    expect(() => database.exec("update publication_posting set to_on = '2026-07-01'")).toThrow();
  });

  it("takes questions about what hung only, and keeps question and answer", () => {
    step();
    publish();
    const ask = (): void => {
      database.exec(`insert into publication_question (id, publication_id, asked_on, asker, question, recorded_by, recorded_at)
        values ('q1', 'b1', '2026-07-06', '', '为什么', 'p1', '2026-07-06T01:00:00.000Z')`);
    };
    expect(ask).toThrow("about what was posted");
    hang();
    ask();
    expect(() => database.exec("update publication_question set question = '别的'")).toThrow("stays as it was asked");
    database.exec(`update publication_question set answer = '因为', answered_on = '2026-07-07', answered_by = 'p1',
      answered_at = '2026-07-07T01:00:00.000Z'`);
    expect(() => database.exec("update publication_question set answer = '改'")).toThrow("as it was given");
    expect(() => database.exec("delete from publication_question")).toThrow("kept");
  });
});
