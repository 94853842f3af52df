import type Database from "better-sqlite3";
import { migrations } from "#migrations/index.ts";
import { migrate } from "#store/migrate.ts";

const at = "2026-08-01T00:00:00.000Z";
const hash = "a".repeat(64);

/** What each step can hold, as a few rows; columns are named, so that a row of an early table also fits a file of a later step. */
const rowsOfStep: ReadonlyMap<number, string> = new Map([
  [
    10,
    `insert into office values (1, '青禾镇', 'QH', '', '${at}');
     insert into setting values ('theme', 'large', '${at}', 'p1');
     insert into person (id, login, name, password_hash, must_change_password, is_active, added_at) values
       ('p1', 'chen', '陈会计', 'h', 0, 1, '${at}'), ('p2', 'zhou', '周审核', 'h', 0, 1, '${at}');
     insert into person_role values ('p1', 'bookkeeper'), ('p2', 'reviewer');
     insert into trail values (1, '${at}', 'p1', '陈会计', 'office.found', '建账', '{}', 'r1', 'x', 'y');
     insert into request values ('r1', 'office.found', '{}', '${at}');
     insert into file (hash, size, stored_at) values ('${hash}', 3, '${at}');
     insert into backup values ('b1', '${at}', '/u/b', 9, 'h', 'demand', 1);`,
  ],
  [
    20,
    `insert into village (id, code, name) values ('v', '01', '柳溪村');
     insert into village_fact (village_id, kind, from_date, number) values ('v', 'population', '2026-01-01', 1200);
     insert into ledger (id, village_id, entity, name, start_month, accounting_system)
       values ('l', 'v', 'collective', '柳溪村合作社', '2026-07', '2023');
     insert into account (id, ledger_id, code, name, class, normal_side, item_kinds) values
       ('a101', 'l', '101', '库存现金', 'asset', 'debit', '[]'), ('a102', 'l', '102', '银行存款', 'asset', 'debit', '[]'),
       ('a301', 'l', '301', '资本', 'equity', 'credit', '[]'), ('a513', 'l', '513', '管理费用', 'profit-loss', 'debit', '["payee"]');
     insert into item (id, ledger_id, kind, code, name, bank_account, note) values ('i1', 'l', 'payee', '1', '李四', '6222', '店');
     insert into category (id, code, name, account_code, nature) values ('c', 'F02', '办公费', '513', 'non-productive');
     insert into bank_account (id, ledger_id, account_id, bank_name, number, name) values ('k', 'l', 'a102', '邮储', '6210001', '柳溪村');
     insert into opening_balance values ('l', 'a101', '', 5000), ('l', 'a301', '', -5000);`,
  ],
  [
    30,
    ["w1", "w2", "w3"]
      .map(
        (id) =>
          `insert into voucher (id, ledger_id, state, kind, word, on_date, paper_count, version, prepared_by, prepared_at)
             values ('${id}', 'l', 'draft', 'ordinary', '记', '2026-08-05', 1, 1, 'p1', '${at}');
           insert into entry (voucher_id, line, summary, account_id, debit_fen, credit_fen, category_id) values
             ('${id}', 1, '办公费', 'a513', 100, 0, 'c'), ('${id}', 2, '办公费', 'a101', 0, 100, null);
           insert into entry_item (voucher_id, line, kind, item_id) values ('${id}', 1, 'payee', 'i1');
           insert into document (voucher_id, no, kind, number, party) values ('${id}', 1, 'invoice', '000${id}', '李四');
           insert into approval values ('${id}', 'chair', '王主任', '2026-08-04');
           insert into attachment values ('t${id}', '${id}', '${hash}', '票.jpg', 'image/jpeg', 0, 'p1', '${at}');`,
      )
      .join("\n"),
  ],
  [
    40,
    `insert into statement_file (id, bank_account_id, file_hash, name, layout, container, encoding, sheet, row_count, new_count,
       known_count, report, imported_by, imported_at)
       values ('s', 'k', '${hash}', '8月.csv', 'ICBC-1', 'text', 'gbk', '', 1, 1, 0, '{}', 'p1', '${at}');
     insert into bank_line (id, bank_account_id, ledger_id, statement_file_id, sheet, row, day_order, booked_on, amount_fen, balance_fen,
       counterparty_name, counterparty_account, counterparty_bank, purpose, remark, summary, is_serial_trusted, is_reversal,
       identity_key, occurrence, raw)
       values ('n', 'k', 'l', 's', '', 9, 1, '2026-08-06', -700, 300, '李四', '6222', '', '', '', '转账', 0, 0, 'key', 1, '[]');
     insert into voucher (id, ledger_id, state, kind, word, on_date, paper_count, version, prepared_by, prepared_at)
       values ('w4', 'l', 'draft', 'ordinary', '记', '2026-08-06', 0, 1, 'p1', '${at}');
     insert into entry (voucher_id, line, summary, account_id, debit_fen, credit_fen) values
       ('w4', 1, '转账', 'a513', 700, 0), ('w4', 2, '转账', 'a102', 0, 700);
     insert into bank_match (bank_line_id, voucher_id, line, how, matched_by, matched_at)
       values ('n', 'w4', 2, 'drafted', 'p1', '${at}');
     insert into statement_mapping values ('f', '本地银行', '{}', 'p1', '${at}');
     insert into draft_rule (position, rule) values (1, '{}');`,
  ],
  [
    50,
    `insert into resolution (id, ledger_id, number, title, body, track, met_on, entitled, present, votes_for, votes_against,
       votes_abstain, declared, computed, record, recorded_by, recorded_at) values
       ('m1', 'l', '1', '限额', 'congress', 'A', '2026-07-01', 30, 25, 20, 5, 0, 'passed', 'passed', '{}', 'p1', '${at}'),
       ('m2', 'l', '2', '追加', 'congress', 'A', '2026-07-02', 30, 25, 20, 5, 0, 'passed', 'passed', '{}', 'p1', '${at}');
     insert into cap (id, ledger_id, category_id, period) values ('q', 'l', 'c', 'year');
     insert into cap_version (cap_id, version, resolution_id, kind, amount_fen, from_on, to_on, is_ratification, recorded_by, recorded_at)
       values ('q', 1, 'm1', 'K04', 50000, '2026-01-01', '2026-12-31', 0, 'p1', '${at}');
     insert into rule_version (rule_id, version, kind, title, level, basis, severity, parameters, from_on, to_on, is_sample,
       proposed_by, proposed_at, approved_by, approved_at)
       values ('k17', 1, 'K17', '单据', 'township', '办法', 'block', '{}', '2026-01-01', '9999-12-31', 1, 'p1', '${at}', 'p2', '${at}');
     insert into hit (id, ledger_id, voucher_id, stage, no, line, kind, rule_id, rule_version, severity, facts, basis, decision,
       judged_by, judged_at) values ('h', 'l', 'w1', 'entry', 1, 1, 'K04', 'q', 1, 'warn', '{}', '办法', 'warned', 'p1', '${at}');
     insert into voucher_resolution values ('w3', 'm2', 'p1', '${at}');`,
  ],
  [
    60,
    `insert into finding (id, ledger_id, test, subject, severity, found_in, amount_fen, voucher_id, facts, found_at)
       values ('g', 'l', 'E05', 'papers:w1', 'amber', '2026Q3', 100, 'w1', '{}', '${at}');
     insert into workbook (id, ledger_id, quarter, version, name, is_masked, file_hash, chain_hash, made_by, made_at)
       values ('x', 'l', '2026Q3', 1, '审计.xlsx', 0, 'h', 'c', 'p1', '${at}');`,
  ],
  [
    71,
    `insert into resolution_confirmation values ('m1', 'p2', '${at}');
     insert into category_version (category_id, version, account_code, nature, from_on, proposed_by, proposed_at)
       values ('c', 1, '513', 'productive', '2026-09-01', 'p1', '${at}');`,
  ],
  [72, "insert into opening_item values ('l', 1, 'k', 'bank-in', '2026-06-29', 300, '存款');"],
  [
    122,
    `insert into cash_count (id, ledger_id, account_id, counted_on, pieces, counted_fen, book_fen, witness, note, counted_by, counted_at)
       values ('o', 'l', 'a101', '2026-08-31', '{}', 4900, 4900, '王', '', 'p1', '${at}');`,
  ],
  [
    140,
    `insert into statement_note (ledger_id, year, version, sections, saved_by, saved_at) values ('l', '2026', 1, '[]', 'p1', '${at}');`,
  ],
  [
    310,
    `insert into villager (id, village_id, name, id_tail, phone, bank_name, bank_account, household, note, is_active, recorded_by,
       recorded_at) values ('z', 'v', '王五', '123X', '', '', '', '', '', 1, 'p1', '${at}');`,
  ],
  [
    350,
    `insert into claim (id, ledger_id, year, no, version, state, row_version) values ('q', 'l', '2026', 1, 1, 'draft', 1);
     insert into claim_version (claim_id, version, on_date, form, purpose, handler, witness, clerk, payee, payee_account, note, saved_by,
       saved_at) values ('q', 1, '2026-08-05', 'cash', '办公', '周', '郑', '吴', '', '', '', 'p1', '${at}');
     insert into claim_line (claim_id, version, no, category_id, summary, amount_fen) values ('q', 1, 1, 'c', '打印纸', 100);
     insert into claim_import values ('BZ-1', '${hash}', 'l', '报账表.xlsx', 1, 'p1', '${at}');`,
  ],
  [461, `insert into cap_term values ('q', 1, 'onward', null, null); insert into cap_category values ('q', 'c');`],
  [470, `insert into claim_import_item values ('BZ-1', 'q', 2);`],
  [620, `insert into rule_file values ('u1', 'k17', 1, '${hash}', '办法.pdf', 'application/pdf', 'p1', '${at}');`],
  [621, `insert into cap_unit values ('q', 1, 'person');`],
]);

/** What people do once a file is full: a voucher is reviewed, another posted, and the books start. */
const livedIn = (version: number): string => `
  update voucher set state = 'reviewed', reviewed_by = 'p2', reviewed_at = '${at}'${version >= 70 ? ", review_no = 1" : ""} where id = 'w1';
  update voucher set state = 'reviewed', reviewed_by = 'p2', reviewed_at = '${at}'${version >= 70 ? ", review_no = 2" : ""} where id = 'w2';
  update voucher set state = 'posted', number = 1, posted_by = 'p2', posted_at = '${at}', chain_no = 1, previous_hash = 'x', hash = 'y'
    where id = 'w1';
  insert into balance values ('l', 'a513', '2026-08', 100, 0, 0, 0), ('l', 'a101', '2026-08', 0, 100, 0, 0);
  insert into item_balance (ledger_id, account_id, item_id, month, debit_fen, credit_fen) values ('l', 'a513', 'i1', '2026-08', 100, 0);
  update ledger set is_started = 1 where id = 'l';
  insert into period values ('l', '2026-07', '${at}', 'p2', 0, 'x');`;

/** A cap is told from others by all its categories since step 461, which no default can name. */
const fitting = (rows: string, last: number): string =>
  last < 461
    ? rows
    : rows.replace(
        "insert into cap (id, ledger_id, category_id, period) values ('q', 'l', 'c', 'year')",
        "insert into cap (id, ledger_id, category_id, period, set_key) values ('q', 'l', 'c', 'year', 'c')",
      );

/** Brings a new file to the last step below `version` and fills every table of those steps that has rows here. */
export const fillBefore = (database: Database.Database, path: string, version: number): void => {
  const steps = migrations.filter((step) => step.version < version);
  // Nobody pulls the plug on a file of a test.
  database.pragma("synchronous = off");
  database.pragma("foreign_keys = on");
  migrate(database, path, steps);
  const last = steps.at(-1)?.version ?? 0;
  database.transaction(() => {
    for (const [step, rows] of rowsOfStep) if (step <= last) database.exec(fitting(rows, last));
    if (last >= 30) database.exec(livedIn(last));
  })();
};

/** The columns of every table of the program. */
export const columnsOf = (database: Database.Database): ReadonlyMap<string, readonly string[]> => {
  const columns = new Map<string, string[]>();
  const listed = database.prepare<[], { table: string; column: string }>(
    `select s.name as "table", c.name as "column" from sqlite_schema s join pragma_table_info(s.name) c
     where s.type = 'table' and s.name not like 'sqlite_%' order by s.name, c.cid`,
  );
  for (const { table, column } of listed.all()) columns.set(table, [...(columns.get(table) ?? []), column]);
  return columns;
};

/** Every row of these columns, table by table; a table that is gone has none. */
export const rowsOf = (
  database: Database.Database,
  columns: ReadonlyMap<string, readonly string[]>,
): Readonly<Record<string, readonly unknown[]>> =>
  Object.fromEntries(
    [...columns].map(([table, names]) => {
      const list = names.map((name) => `"${name}"`).join(", ");
      return [table, database.prepare(`select ${list} from "${table}" order by ${list}`).all()];
    }),
  );
