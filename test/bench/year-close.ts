import { join } from "node:path";
import Database from "better-sqlite3";
import { month } from "#domain/core/dates.ts";
import { buildTownship } from "./big-township.ts";
import { callerOn } from "./caller.ts";
import { figure, inFolder, timeRuns, type Figure } from "./measure.ts";

const size = { ledgers: 60, first: month("2025-01"), last: month("2025-12"), vouchersAMonth: 40 };

/** What closing a year cannot do without: the balances of every ledger at the end of every month, summed in one statement. */
const balanceFloor = (path: string): readonly number[] => {
  const database = new Database(path, { readonly: true });
  const sums = database.prepare(
    "select ledger_id, account_id, sum(debit_fen - credit_fen) from balance where month <= ? group by 1, 2",
  );
  const start = performance.now();
  for (let each = 1; each <= 12; each += 1) sums.all(`2025-${String(each).padStart(2, "0")}`);
  const times = [performance.now() - start];
  database.close();
  return times;
};

/** The year's transfer drafted for 60 ledgers, reviewed and posted, then twelve months of each closed in one go. */
export const yearCloseFigures = (): Promise<readonly Figure[]> =>
  inFolder(async (folder) => {
    const path = join(folder, "year.xzdb");
    await buildTownship(path, size);
    const floor = balanceFloor(path);
    const { desk, call, as } = callerOn(path);
    const ledgerIds = Array.from({ length: size.ledgers }, (_none, index) => `ledger${index + 1}`);
    as("preparer");
    const matrix = await timeRuns(1, () => call("period.matrix", { throughMonth: "2025-12", ledgerIds: null }));
    let ids: readonly string[] = [];
    const transfer = await timeRuns(1, async () => {
      const done = await call("period.transferMany", { ledgerIds, month: "2025-12" });
      ids = done.drafted.map((each) => each.voucherId);
    });
    as("reviewer");
    for (const id of ids) await call("voucher.review", { id, version: 1 });
    as("preparer");
    await call("voucher.post", { ids: [...ids] });
    const backup = await timeRuns(1, () => call("backup.make", { folder }));
    const close = await timeRuns(1, async () => {
      const done = await call("period.closeMany", { ledgerIds, throughMonth: "2025-12" });
      if (done.closed.length !== size.ledgers * 12) throw new Error(JSON.stringify(done.refused));
    });
    desk.close();
    const against = { floor, floorName: "balances of 12 months, plain SQL", aim: "below 10 s", note: "60 ledgers" };
    return [
      figure("closing matrix, 60 ledgers × 12 months", matrix, against),
      figure("transfer of a year's result, 60 ledgers", transfer, { ...against, floor: null }),
      figure("of the next: the proven backup alone", backup, { ...against, floor: null, aim: "" }),
      figure("close a year, 60 ledgers × 12 months, backup first", close, against),
    ];
  });
