import { join } from "node:path";
import Database from "better-sqlite3";
import type { InputOf } from "#contract/contract.ts";
import { buildTownship, tenYears } from "./big-township.ts";
import { callerOn, type Caller } from "./caller.ts";
import { figure, inFolder, timeRuns, screenNote, type Figure } from "./measure.ts";

const half = { ledgerId: "ledger7", fromMonth: "2026-07", toMonth: "2026-12" };
const year = { ...half, fromMonth: "2026-01" };
const ofTownship = { scope: { kind: "township" as const }, fromMonth: "2026-01", toMonth: "2026-12" };

// What each book or statement cannot do without, as one prepared question a person might write by hand.
const kept = `select account_id, sum(case when month < ? then debit_fen - credit_fen else 0 end),
  sum(case when month >= ? then debit_fen - closing_debit_fen else 0 end), sum(case when month >= ? then credit_fen - closing_credit_fen else 0 end)
  from balance where ledger_id = ? and month <= ? group by account_id`;
const accounts = `select id, code, name, parent_id from account where ledger_id = ? order by code`;
const months = `select month, sum(debit_fen), sum(credit_fen) from balance where ledger_id = 'ledger7' and account_id in
  (select id from account where ledger_id = 'ledger7' and code glob ?) and month <= '2026-12' group by month order by month`;
const journal = `select v.on_date, v.id, v.word, v.number, e.summary, e.debit_fen, e.credit_fen, (select group_concat(distinct a.code)
  from entry o join account a on a.id = o.account_id where o.voucher_id = v.id and o.account_id <> e.account_id)
  from voucher v join entry e on e.voucher_id = v.id where v.ledger_id = 'ledger7' and v.month between '2026-07' and '2026-12'
  and v.state = 'posted' and e.account_id = ? order by v.on_date, v.number, e.line limit 200`;
const yearOfEntries = `select e.account_id, sum(e.debit_fen), sum(e.credit_fen) from voucher v join entry e on e.voucher_id = v.id
  where v.ledger_id = 'ledger7' and v.month between '2026-01' and '2026-12' and v.state = 'posted' and e.account_id in
  (select id from account where ledger_id = 'ledger7' and code glob '322*') group by 1`;

const quantities = `select v.on_date, v.id, v.number, e.summary, e.debit_fen, e.credit_fen, e.quantity_milli from voucher v
  join entry e on e.voucher_id = v.id where v.ledger_id = 'ledger7' and v.month between '2026-07' and '2026-12'
  and v.state = 'posted' and e.account_id = ? order by v.on_date, v.number, e.line limit 200`;

type Name =
  | "trial"
  | "general"
  | "cash"
  | "bank"
  | "quantity"
  | "sheet"
  | "income"
  | "detail"
  | "notes"
  | "own"
  | "checks"
  | "combined"
  | "combinedIncome";

/** A report of the office's own as townships make them: a few balances, what went in and out, and their sum. */
const ownReport: InputOf<"reportDefinition.save"> = {
  id: null,
  system: "2023",
  kind: "custom",
  name: "三资月报",
  fromMonth: "2026-01",
  columns: ["month", "quarter", "year", "last-year"],
  reason: "镇里要的",
  lines: ["101+102", "112+113.D", "501+502+503+504", "511+513+514+515", "DR(102)", "CR(102)", "L3-L4"].map(
    (formula, index) => ({
      no: index + 1,
      section: "",
      name: `第 ${index + 1} 行`,
      formula,
      status: "confirmed" as const,
      key: null,
    }),
  ),
};

const oursOn = async ({ call }: Caller, accountOf: (code: string) => string, bankAccountId: string) => {
  const own = await call("reportDefinition.save", ownReport);
  const runs: Readonly<Record<Name, () => Promise<unknown>>> = {
    trial: () => call("report.trialBalance", year),
    general: () => call("report.generalLedger", { ...year, accountId: accountOf("513") }),
    cash: () => call("report.cashJournal", half),
    bank: () => call("report.bankJournal", { ...half, bankAccountId }),
    sheet: () => call("report.balanceSheet", { ledgerId: "ledger7", month: "2026-12" }),
    income: () => call("report.income", year),
    detail: () => call("report.incomeDetail", year),
    quantity: () => call("report.quantityLedger", { ...half, accountId: accountOf("513") }),
    notes: () => call("notes.show", { ledgerId: "ledger7", year: "2026" }),
    own: () => call("report.own", { id: own.id, ledgerId: "ledger7", month: "2026-12" }),
    checks: () => call("report.crossChecks", { ledgerId: "ledger7", month: "2026-12" }),
    combined: () => call("report.combined", { ...ofTownship, statement: "balance-sheet" }),
    combinedIncome: () => call("report.combined", { ...ofTownship, statement: "income" }),
  };
  const times = new Map<Name, readonly number[]>();
  for (const name of Object.keys(runs) as Name[]) times.set(name, await timeRuns(15, runs[name]));
  return times;
};

const floorsOn = async (path: string, accountOf: (code: string) => string) => {
  const database = new Database(path, { readonly: true });
  const [balances, list, byMonth, page, distribution, counted] = [
    kept,
    accounts,
    months,
    journal,
    yearOfEntries,
    quantities,
  ].map((sql) => database.prepare(sql));
  const statement = (ledger: string): void => {
    list?.all(ledger);
    balances?.all("2026-01", "2026-01", "2026-01", ledger, "2026-12");
  };
  // Both years: every statement shows the year before beside the year.
  const twoYears = (): void => {
    statement("ledger7");
    balances?.all("2025-01", "2025-01", "2025-01", "ledger7", "2025-12");
  };
  const everyLedger = (): void => {
    for (let ledger = 1; ledger <= tenYears.ledgers; ledger += 1) statement(`ledger${String(ledger)}`);
  };
  const floors: Readonly<Record<Name, () => void>> = {
    trial: () => statement("ledger7"),
    general: () => byMonth?.all("513*"),
    cash: () => page?.all(accountOf("101")),
    bank: () => page?.all(accountOf("102")),
    sheet: twoYears,
    income: () => {
      twoYears();
      distribution?.all();
    },
    detail: twoYears,
    quantity: () => counted?.all(accountOf("513")),
    notes: twoYears,
    // Its four columns are of two years.
    own: twoYears,
    checks: () => {
      statement("ledger7");
      distribution?.all();
    },
    combined: everyLedger,
    combinedIncome: everyLedger,
  };
  const times = new Map<Name, readonly number[]>();
  for (const name of Object.keys(floors) as Name[]) times.set(name, await timeRuns(15, floors[name]));
  database.close();
  return times;
};

const names: Readonly<Record<Name, string>> = {
  trial: "科目余额表 of a year",
  general: "总账 of a year",
  cash: "现金日记账, half a year",
  bank: "银行存款日记账, half a year",
  sheet: "资产负债表 with last year",
  income: "收益及收益分配表 with last year",
  detail: "收支明细表 with last year",
  quantity: "数量金额账, one page of half a year",
  notes: "会计报表附注 of a year",
  own: "自定义报表 with four columns",
  checks: "表间核对 of a month",
  combined: "汇总资产负债表 of 60 villages",
  combinedIncome: "汇总收益及收益分配表 of 60 villages",
};

/** 管理费用 of one village by pieces, in every entry of ten years: posted entries never change, so their triggers step aside here. */
const countExpenses = (database: Database.Database): void => {
  const triggers = database.prepare(
    "select name, sql from sqlite_master where type = 'trigger' and tbl_name = 'entry'",
  );
  const found = triggers.all() as readonly { readonly name: string; readonly sql: string }[];
  const own = `account_id in (select id from account where ledger_id = 'ledger7' and code = '513')`;
  database.transaction(() => {
    for (const { name } of found) database.exec(`drop trigger ${name}`);
    database.exec(`insert into quantity_account (account_id, ledger_id, unit)
        select id, ledger_id, '件' from account where ledger_id = 'ledger7' and code = '513';
      update entry set quantity_milli = 1000 where ${own};
      insert into quantity_balance (ledger_id, account_id, month, debit_milli, credit_milli)
        select v.ledger_id, e.account_id, v.month, count(*) * 1000, 0 from entry e join voucher v on v.id = e.voucher_id
        where e.${own} group by v.ledger_id, e.account_id, v.month;`);
    for (const { sql } of found) database.exec(sql);
  })();
};

/** The books and statements one village looks at, and the township's total, beside the same questions in plain SQL. */
export const statementFigures = (): Promise<readonly Figure[]> =>
  inFolder(async (folder) => {
    const path = join(folder, "ten-years.xzdb");
    await buildTownship(path, tenYears);
    const database = new Database(path);
    database.exec(`insert into bank_account (id, ledger_id, account_id, bank_name, number, name)
      select 'bank7', 'ledger7', id, '农商行', '6200007', '第七村' from account where ledger_id = 'ledger7' and code = '102'`);
    countExpenses(database);
    database.close();
    const caller = callerOn(path);
    const accountOf = await caller.accountsOf("ledger7");
    const ours = await oursOn(caller, accountOf, "bank7");
    caller.desk.close();
    const floors = await floorsOn(path, accountOf);
    return (Object.keys(names) as Name[]).map((name) =>
      figure(names[name], ours.get(name) ?? [], {
        floor: floors.get(name) ?? null,
        floorName: "plain prepared SQL, same file",
        aim: "≤ 1.5×, < 200 ms",
        note: screenNote(ours.get(name) ?? []),
      }),
    );
  });
