import { join } from "node:path";
import Database from "better-sqlite3";
import { buildTownship, tenYears } from "./big-township.ts";
import { callerOn } from "./caller.ts";
import { figure, inFolder, screenNote, timeRuns, type Figure } from "./measure.ts";

const span = { ledgerId: "ledger7", fromMonth: "2026-07", toMonth: "2026-12" };
const itemCount = 200;

/** Two hundred parties and forty projects with ten years of kept balances, alone and crossed, in one ledger. */
const addItems = (path: string, accountId: string): void => {
  const database = new Database(path);
  const item = database.prepare("insert into item (id, ledger_id, kind, code, name) values (?, 'ledger7', ?, ?, ?)");
  const kept = database.prepare("insert into item_balance values ('ledger7', ?, ?, ?, ?, ?)");
  const pair = database.prepare("insert into pair_balance values ('ledger7', ?, ?, ?, ?, ?, ?)");
  database.transaction(() => {
    for (let number = 0; number < itemCount; number += 1)
      item.run(`ia${number}`, "payee", `${number}`, `往来户${number}`);
    for (let number = 0; number < 40; number += 1) item.run(`ib${number}`, "project", `${number}`, `项目${number}`);
    for (let year = 2017; year <= 2026; year += 1)
      for (let month = 1; month <= 12; month += 1)
        for (let number = 0; number < itemCount; number += 1) {
          const at = `${year}-${String(month).padStart(2, "0")}`;
          kept.run(accountId, `ia${number}`, at, number * 100, month * 50);
          pair.run(accountId, `ia${number}`, `ib${number % 40}`, at, number * 100, month * 50);
        }
  })();
  database.close();
};

const questions = {
  columns: `select v.on_date, v.number, e.summary, e.account_id, e.debit_fen, e.credit_fen from voucher v
    join entry e on e.voucher_id = v.id where v.ledger_id = 'ledger7' and v.month between '2026-07' and '2026-12'
    and v.state = 'posted' and e.account_id = ? order by v.on_date, v.number, e.line limit 200`,
  items: `select i.name, sum(case when b.month < '2026-07' then debit_fen - credit_fen else 0 end),
    sum(case when b.month >= '2026-07' then debit_fen else 0 end), sum(case when b.month >= '2026-07' then credit_fen else 0 end)
    from item_balance b join item i on i.id = b.item_id where b.ledger_id = 'ledger7' and b.month <= '2026-12'
    group by b.account_id, i.id order by i.id`,
  pairs: `select i.name, j.name, sum(case when b.month < '2026-07' then debit_fen - credit_fen else 0 end),
    sum(case when b.month >= '2026-07' then debit_fen else 0 end), sum(case when b.month >= '2026-07' then credit_fen else 0 end)
    from pair_balance b join item i on i.id = b.item_id join item j on j.id = b.other_item_id
    where b.ledger_id = 'ledger7' and b.month <= '2026-12' group by b.account_id, i.id, j.id order by i.id`,
  age: `select v.on_date, sum(e.debit_fen), sum(e.credit_fen) from entry e join voucher v on v.id = e.voucher_id
    where e.account_id = ? and v.state = 'posted' and v.on_date <= '2026-12-31' group by v.on_date order by v.on_date`,
  day: `select v.ledger_id, e.account_id, sum(e.debit_fen), sum(e.credit_fen) from voucher v cross join entry e
    where e.voucher_id = v.id and v.ledger_id = ? and v.month = '2026-12' and v.state = 'posted' and v.on_date <= '2026-12-20'
    group by e.account_id order by e.account_id`,
  before: `select account_id, sum(debit_fen - credit_fen) from balance where ledger_id = ? and month < '2026-12' group by 1`,
  accounts: `select id, code, name from account where ledger_id = ? order by code`,
  totals: `select e.account_id, sum(e.debit_fen), sum(e.credit_fen), count(*) from voucher v join entry e on e.voucher_id = v.id
    where v.ledger_id = 'ledger7' and v.month between '2026-01' and '2026-12' and v.state = 'posted'
    group by e.account_id order by e.account_id`,
  find: `select v.id, v.on_date from voucher v where v.ledger_id = 'ledger7' and (exists (select 1 from entry e
    where e.voucher_id = v.id and e.summary like '%办公%') or exists (select 1 from document d where d.voucher_id = v.id
    and d.party like '%办公%')) order by v.on_date desc limit 200`,
  count: `select count(*) from voucher v where v.ledger_id = 'ledger7' and (exists (select 1 from entry e
    where e.voucher_id = v.id and e.summary like '%办公%') or exists (select 1 from document d where d.voucher_id = v.id
    and d.party like '%办公%'))`,
  findAll: `select distinct v.id, v.on_date from entry e join voucher v on v.id = e.voucher_id where e.summary like '%第77笔%'
    order by v.on_date desc limit 200`,
} as const;

type Question = keyof typeof questions;

/** The same questions as plain prepared SQL, by a second program after ours has closed the file. */
const floorsOn = async (path: string, accountOf: (code: string) => string) => {
  const database = new Database(path, { readonly: true });
  const ask = (name: Question, ...values: readonly string[]) => {
    const prepared = database.prepare(questions[name]);
    return () => prepared.all(...values);
  };
  const [day, before, accounts] = [
    database.prepare(questions.day),
    database.prepare(questions.before),
    database.prepare(questions.accounts),
  ];
  const everyDay = (): void => {
    for (let ledger = 1; ledger <= tenYears.ledgers; ledger += 1)
      for (const each of [day, before, accounts]) each.all(`ledger${ledger}`);
  };
  const [find, count] = [ask("find"), ask("count")];
  const floors = {
    columns: await timeRuns(20, ask("columns", accountOf("513"))),
    items: await timeRuns(20, ask("items")),
    pairs: await timeRuns(20, ask("pairs")),
    age: await timeRuns(10, ask("age", accountOf("513"))),
    day: await timeRuns(5, everyDay),
    totals: await timeRuns(10, ask("totals")),
    find: await timeRuns(5, () => [find(), count()]),
    findAll: await timeRuns(5, ask("findAll")),
  };
  database.close();
  return floors;
};

/** The books of one ledger among 60 of ten years, each beside the same question in plain SQL. */
export const bookFigures = (): Promise<readonly Figure[]> =>
  inFolder(async (folder) => {
    const path = join(folder, "ten-years.xzdb");
    await buildTownship(path, tenYears);
    const first = callerOn(path);
    const accountOf = await first.accountsOf("ledger7");
    first.desk.close();
    addItems(path, accountOf("112"));
    const { call, desk } = callerOn(path);
    const kinds = { kind: "payee", accountCode: "" } as const;
    const ours = {
      columns: await timeRuns(20, () =>
        call("report.multiColumn", { ...span, accountId: accountOf("513"), columns: null }),
      ),
      items: await timeRuns(20, () => call("report.itemBalances", { ...span, ...kinds, otherKind: null })),
      pairs: await timeRuns(20, () => call("report.itemBalances", { ...span, ...kinds, otherKind: "project" })),
      age: await timeRuns(10, () =>
        call("report.ageing", {
          ledgerId: "ledger7",
          onDate: "2026-12-31",
          accountCodes: ["513"],
          days: [30, 90, 365],
        }),
      ),
      day: await timeRuns(5, () => call("report.moneyDay", { ledgerId: null, onDate: "2026-12-20" })),
      totals: await timeRuns(10, () =>
        call("report.voucherTotals", { ledgerId: "ledger7", fromDate: "2026-01-01", toDate: "2026-12-31" }),
      ),
      find: await timeRuns(5, () => call("voucher.search", { ledgerId: "ledger7", text: "办公" })),
      findAll: await timeRuns(5, () => call("voucher.search", { ledgerId: null, text: "第77笔" })),
    };
    desk.close();
    const floor = await floorsOn(path, accountOf);
    const names: Readonly<Record<keyof typeof ours, string>> = {
      columns: "多栏账, one page of half a year",
      items: "辅助账, 200 parties, ten years kept",
      pairs: "辅助账 crossed, 200 pairs, ten years kept",
      age: "往来账龄, ten years of one account",
      day: "资金日报 of 60 villages",
      totals: "凭证汇总 of a year",
      find: "全文查找 in one ledger of ten years",
      findAll: "全文查找 in 60 villages, 1,000,000 entries",
    };
    return (Object.keys(names) as (keyof typeof ours)[]).map((name) =>
      figure(names[name], ours[name], {
        floor: floor[name],
        floorName: "plain prepared SQL, same file",
        aim: "≤ 1.5×, < 200 ms",
        note: screenNote(ours[name]),
      }),
    );
  });
