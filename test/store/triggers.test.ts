import Database from "better-sqlite3";
import { beforeEach, describe, expect, it } from "vitest";
import { migrations } from "#migrations/index.ts";

// The database itself refuses what the code must never do: each case goes around the program with plain SQL.
let database: Database.Database;

const at = "2026-08-01T00:00:00.000Z";

const draft = (id: string, onDate = "2026-08-05", by = "p1"): void => {
  database
    .prepare(
      `insert into voucher (id, ledger_id, state, kind, word, on_date, paper_count, version, prepared_by, prepared_at)
       values (?, 'l', 'draft', 'ordinary', '记', ?, 0, 1, ?, '${at}')`,
    )
    .run(id, onDate, by);
  const entry = database.prepare("insert into entry values (?, ?, '办公费', ?, ?, ?, null, null)");
  entry.run(id, 1, "a513", 100, 0);
  entry.run(id, 2, "a101", 0, 100);
};

const review = (id: string, by = "p2"): void => {
  database
    .prepare(
      `update voucher set state = 'reviewed', reviewed_by = ?, reviewed_at = '${at}',
       review_no = (select coalesce(max(review_no), 0) + 1 from voucher) where id = ?`,
    )
    .run(by, id);
};

const post = (id: string, number: number, chainNo = number): void => {
  database
    .prepare(
      `update voucher set state = 'posted', number = ?, posted_by = 'p1', posted_at = '${at}', chain_no = ?,
       previous_hash = 'x', hash = 'y' where id = ?`,
    )
    .run(number, chainNo, id);
};

beforeEach(() => {
  database = new Database(":memory:");
  database.pragma("foreign_keys = on");
  for (const step of migrations) database.exec(step.sql);
  database.exec(`
    insert into person values ('p1', 'chen', '陈会计', 'h', 0, 1, 0, null, '${at}'), ('p2', 'zhou', '周审核', 'h', 0, 1, 0, null, '${at}');
    insert into village values ('v', '01', '柳溪村', 1);
    insert into ledger (id, village_id, entity, name, start_month, accounting_system) values ('l', 'v', 'collective', '柳溪村', '2026-07', '2023');
    insert into account values ('a101', 'l', '101', '库存现金', 'asset', 'debit', null, '[]', 1),
      ('a513', 'l', '513', '管理费用', 'profit-loss', 'debit', null, '[]', 1);
    insert into period values ('l', '2026-07', '${at}', 'p1', 0, 'x');
  `);
});

describe("the ledger file refuses", () => {
  it("a voucher that is born reviewed or posted", () => {
    expect(() =>
      database.exec(
        `insert into voucher (id, ledger_id, state, kind, word, on_date, paper_count, version, prepared_by, prepared_at, reviewed_by)
         values ('v1', 'l', 'reviewed', 'ordinary', '记', '2026-08-05', 0, 1, 'p1', '${at}', 'p2')`,
      ),
    ).toThrow(/starts as a draft/);
  });

  it("a reviewer who prepared it", () => {
    draft("v1");
    expect(() => {
      review("v1", "p1");
    }).toThrow(/CHECK/);
  });

  it("a place in the order of reviews that is not the next one, another one later, and one in a draft", () => {
    draft("v1");
    draft("v2");
    const place = (no: string, state: string) =>
      database.exec(`update voucher set state = '${state}', reviewed_by = 'p2', review_no = ${no} where id = 'v2'`);
    review("v1");
    expect(() => place("1", "reviewed")).toThrow(/takes the next place/);
    expect(() => place("null", "reviewed")).toThrow(/takes the next place/);
    expect(() => database.exec("update voucher set review_no = 5 where id = 'v2'")).toThrow(/no place/);
    review("v2");
    expect(() => place("3", "reviewed")).toThrow(/keeps its place/);
  });

  it("what rules look at changed by one person while books run", () => {
    database.exec(`
      insert into category values ('c', 'F02', '办公费', '513', 'non-productive', 1);
      insert into opening_balance values ('l', 'a101', '', 0);
      update ledger set is_started = 1 where id = 'l';
    `);
    const run = (sql: string) => () => database.exec(sql);
    expect(run("update category set account_code = '514' where id = 'c'")).toThrow(/two people/);
    expect(run("update category set nature = 'asset' where id = 'c'")).toThrow(/two people/);
    expect(run("insert into category values ('d', 'F99', '新', '513', 'asset', 1)")).toThrow(/second person/);
    database.exec("insert into category values ('d', 'F99', '新', '513', 'asset', 0)");
    const version = "insert into category_version values ('d', 1, '513', 'asset', '2026-08-01', 'p1', ";
    expect(run(`${version} '${at}', 'p2', '${at}')`)).toThrow(/starts as a proposal/);
    database.exec(`${version} '${at}', null, null)`);
    expect(run("update category set is_active = 1 where id = 'd'")).toThrow(/second person/);
    const approve = (by: string) => `update category_version set approved_by = '${by}', approved_at = '${at}'`;
    expect(run(approve("p1"))).toThrow(/CHECK/);
    database.exec(approve("p2"));
    database.exec("update category set is_active = 1 where id = 'd'");
    expect(run("update category_version set nature = 'works'")).toThrow(/never changes/);
    expect(run("delete from category_version")).toThrow(/kept/);
  });

  it("a vote confirmed by who recorded it, and a voucher that rests on one nobody confirmed", () => {
    database.exec(
      `insert into resolution (id, ledger_id, number, title, body, track, met_on, entitled, present, votes_for, votes_against,
         votes_abstain, declared, computed, record, recorded_by, recorded_at)
       values ('r', 'l', '1号', '限额', 'congress', 'B', '2026-07-01', 30, 30, 30, 0, 0, 'passed', 'passed', '{}', 'p1', '${at}')`,
    );
    const confirm = (by: string) => database.exec(`insert into resolution_confirmation values ('r', '${by}', '${at}')`);
    draft("v1");
    database.exec(`insert into voucher_resolution values ('v1', 'r', 'p1', '${at}')`);
    expect(() => review("v1")).toThrow(/second person has confirmed/);
    expect(() => confirm("p1")).toThrow(/second person/);
    confirm("p2");
    expect(() => database.exec("delete from resolution_confirmation")).toThrow(/kept/);
    expect(() => database.exec("update resolution_confirmation set confirmed_by = 'p1'")).toThrow(/never changes/);
    review("v1");
  });

  it("posting a draft that nobody reviewed", () => {
    draft("v1");
    expect(() => {
      post("v1", 1);
    }).toThrow();
  });

  it("posting an unbalanced voucher, or one without entries", () => {
    draft("v1");
    database.exec("update entry set credit_fen = 99 where voucher_id = 'v1' and line = 2");
    review("v1");
    expect(() => {
      post("v1", 1);
    }).toThrow(/balances/);
  });

  it("a gap in numbers or chain", () => {
    draft("v1");
    review("v1");
    expect(() => {
      post("v1", 2, 1);
    }).toThrow(/numbers are continuous/);
    expect(() => {
      post("v1", 1, 2);
    }).toThrow(/chain is continuous/);
  });

  it("posting into a closed month", () => {
    draft("v1", "2026-07-31");
    review("v1");
    expect(() => {
      post("v1", 1);
    }).toThrow(/closed/);
  });

  it.each([
    ["its date", "update voucher set on_date = '2026-08-06' where id = 'v1'"],
    ["its preparer", "update voucher set prepared_by = 'p2' where id = 'v1'"],
    ["its state", "update voucher set state = 'reviewed' where id = 'v1'"],
    ["an amount", "update entry set debit_fen = 1 where voucher_id = 'v1' and line = 1"],
    ["an account", "update entry set account_id = 'a101' where voucher_id = 'v1' and line = 1"],
    ["an added entry", "insert into entry values ('v1', 3, 'x', 'a101', 1, 0, null, null)"],
    ["a removed entry", "delete from entry where voucher_id = 'v1' and line = 1"],
    ["an added document", "insert into document values ('v1', 1, 'invoice', '', null, null, '', '')"],
    ["an added approval", "insert into approval values ('v1', 'village-head', '王', '2026-08-05')"],
    ["its removal", "delete from voucher where id = 'v1'"],
  ])("any change of a posted voucher: %s", (_what, sql) => {
    draft("v1");
    review("v1");
    post("v1", 1);
    expect(() => database.exec(sql)).toThrow();
  });

  it.each([
    ["an amount", "update entry set debit_fen = 1 where voucher_id = 'v1' and line = 1"],
    ["its date", "update voucher set on_date = '2026-08-06' where id = 'v1'"],
    ["its removal", "delete from voucher where id = 'v1'"],
  ])("a change of a reviewed voucher: %s", (_what, sql) => {
    draft("v1");
    review("v1");
    expect(() => database.exec(sql)).toThrow();
  });

  it("reopening, changing or removing a closed month", () => {
    expect(() => database.exec("delete from period")).toThrow(/stays closed/);
    expect(() => database.exec("update period set month = '2026-06'")).toThrow(/stays closed/);
  });

  it("changing or removing the audit trail", () => {
    database.exec(`insert into trail values (1, '${at}', null, '', 'x', '', '{}', null, '0', '1')`);
    expect(() => database.exec("update trail set action = 'y'")).toThrow(/append-only/);
    expect(() => database.exec("delete from trail")).toThrow(/append-only/);
  });

  it("starting a ledger whose openings do not balance, and touching openings afterwards", () => {
    database.exec("insert into opening_balance values ('l', 'a101', '', 100)");
    expect(() => database.exec("update ledger set is_started = 1")).toThrow(/do not balance/);
    database.exec("insert into opening_balance values ('l', 'a513', '', -100)");
    database.exec("update ledger set is_started = 1");
    expect(() => database.exec("update opening_balance set amount_fen = 1 where account_id = 'a101'")).toThrow(
      /frozen/,
    );
    expect(() => database.exec("delete from opening_balance")).toThrow(/frozen/);
    expect(() => database.exec("update ledger set is_started = 0")).toThrow(/identity/);
  });

  it("money that is no whole number", () => {
    draft("v1");
    expect(() => database.exec("update entry set debit_fen = 1.5 where voucher_id = 'v1' and line = 1")).toThrow();
  });

  it("an entry with both sides, or with none", () => {
    draft("v1");
    expect(() => database.exec("update entry set credit_fen = 5 where voucher_id = 'v1' and line = 1")).toThrow(
      /CHECK/,
    );
    expect(() => database.exec("update entry set debit_fen = 0 where voucher_id = 'v1' and line = 1")).toThrow(/CHECK/);
  });
});

describe("the ledger file allows", () => {
  it("deleting a draft with everything in it", () => {
    draft("v1");
    database.exec("delete from voucher where id = 'v1'");
    expect(database.prepare("select count(*) from entry").pluck().get()).toBe(0);
  });

  it("returning a reviewed voucher to its preparer", () => {
    draft("v1");
    review("v1");
    database.exec(
      "update voucher set state = 'draft', reviewed_by = null, reviewed_at = null, review_no = null where id = 'v1'",
    );
    expect(database.prepare("select state from voucher").pluck().get()).toBe("draft");
  });
});
