import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { buildTownship, tenYears } from "./big-township.ts";
import { callerOn, type Caller } from "./caller.ts";
import { judgingTimes } from "./judging.ts";
import { figure, inFolder, percentile, timeRuns, type Figure } from "./measure.ts";

const month = "2026-12";

const openings = `select account_id, sum(amount_fen) from opening_balance where ledger_id = ? group by account_id`;
const turnovers = `select account_id, sum(case when month < '2026-01' then debit_fen - credit_fen else 0 end),
  sum(case when month >= '2026-01' then debit_fen else 0 end), sum(case when month >= '2026-01' then credit_fen else 0 end),
  sum(case when month = '2026-12' then debit_fen else 0 end), sum(case when month = '2026-12' then credit_fen else 0 end)
  from balance where ledger_id = ? and month <= '2026-12' group by account_id`;
const accountList = `select id, code, name, parent_id from account where ledger_id = ? order by code`;

/** The same questions as plain prepared SQL on the same file, by a second program after ours has closed it. */
const floors = async (path: string, accountId: string) => {
  const database = new Database(path, { readonly: true });
  const prepared = [openings, turnovers, accountList].map((sql) => database.prepare(sql));
  const balances = await timeRuns(15, () => {
    for (let ledger = 1; ledger <= tenYears.ledgers; ledger += 1)
      for (const each of prepared) each.all(`ledger${ledger}`);
  });
  const page = database.prepare(
    `select v.on_date, v.id, v.number, e.summary, e.debit_fen, e.credit_fen, (select group_concat(distinct a.code) from entry o
     join account a on a.id = o.account_id where o.voucher_id = v.id and o.account_id <> e.account_id)
     from voucher v join entry e on e.voucher_id = v.id
     where v.ledger_id = 'ledger7' and v.month between '2026-07' and '2026-12' and v.state = 'posted' and e.account_id = ?
     order by v.on_date, v.number, e.line limit 200`,
  );
  const pages = await timeRuns(30, () => page.all(accountId));
  database.close();
  return { balances, pages };
};

const trialBalances = async ({ call }: Caller): Promise<void> => {
  for (let ledger = 1; ledger <= tenYears.ledgers; ledger += 1) {
    const { isBalanced } = await call("report.trialBalance", {
      ledgerId: `ledger${ledger}`,
      fromMonth: month,
      toMonth: month,
    });
    if (!isBalanced) throw new Error(`ledger${ledger} does not balance`);
  }
};

const startUpScript = `
import { callerOn } from "#test/bench/caller.ts";
const { call, desk } = callerOn(process.argv.at(-1));
await call("office.state", {});
await call("office.overview", {});
await call("voucher.list", { ledgerId: "ledger1", fromMonth: null, toMonth: null, state: null });
desk.close();
`;
const bareStartScript = `
import Database from "better-sqlite3";
const database = new Database(process.argv.at(-1), { readonly: true });
database.prepare("select township_name from office").get();
database.prepare("select id, name from ledger").all();
database.prepare("select * from voucher where ledger_id = 'ledger1' order by month desc limit 200").all();
database.close();
`;

const startUps = (path: string, script: string): Promise<readonly number[]> =>
  timeRuns(5, () => {
    const run = spawnSync(process.execPath, ["--input-type=module", "-e", script, path], { encoding: "utf8" });
    if (run.status !== 0) throw new Error(run.stderr);
  });

/** Books of 60 villages over ten years, as good as a million entries: what people wait for every day. */
export const bigTownshipFigures = (): Promise<readonly Figure[]> =>
  inFolder(async (folder) => {
    const path = join(folder, "ten-years.xzdb");
    await buildTownship(path, tenYears);
    const size = `${(statSync(path).size / 2 ** 20).toFixed(0)} MiB file`;
    const caller = callerOn(path);
    const accountId = (await caller.accountsOf("ledger7"))("102");
    const balances = await timeRuns(15, () => trialBalances(caller));
    const pages = await timeRuns(30, () =>
      caller.call("report.subsidiaryLedger", {
        ledgerId: "ledger7",
        fromMonth: "2026-07",
        toMonth: month,
        accountId,
        itemId: null,
      }),
    );
    const judgements = await judgingTimes(100, caller);
    const { ledger } = caller.desk;
    const verifications = await timeRuns(1, () => {
      const { isSound } = verifyLedger(ledger.reading, ledger.files, () => undefined);
      if (!isSound) throw new Error("the built township is not sound");
    });
    caller.desk.close();
    const floor = await floors(path, accountId);
    const sql = "plain prepared SQL, same file";
    const p95 = `p95 ${percentile(judgements, 0.95).toFixed(1)} ms; aim < 10 ms`;
    return [
      figure("trial balance of 60 villages, 1,000,000 entries", balances, {
        floor: floor.balances,
        floorName: sql,
        aim: "≤ 1.5×",
        note: size,
      }),
      figure("明细账, one page of half a year", pages, { floor: floor.pages, floorName: sql, aim: "≤ 1.5×, < 200 ms" }),
      figure("judging a voucher while it is typed", judgements, {
        floor: null,
        floorName: "",
        aim: "invisible",
        note: p95,
      }),
      figure("start to first usable screen, ten years", await startUps(path, startUpScript), {
        floor: await startUps(path, bareStartScript),
        floorName: "bare Node + SQLite, same rows",
        aim: "watch",
      }),
      figure("verify everything, 1,000,000 entries", verifications, { floor: null, floorName: "", aim: "< 60 s" }),
    ];
  });
