import { join } from "node:path";
import { month } from "#domain/core/dates.ts";
import { buildTownship, tenYears } from "./big-township.ts";
import { callerOn } from "./caller.ts";
import { figure, inFolder, timeRuns, type Figure } from "./measure.ts";
import { runAlone } from "./own-process.ts";

const runs = 3;

/** Every exception test over the last quarter of 60 sets of books that hold ten years; the first run keeps what it finds. */
const testFigure = (): Promise<Figure> =>
  inFolder(async (folder) => {
    const path = join(folder, "ten-years.xzdb");
    await buildTownship(path, tenYears);
    const { call, desk } = callerOn(path);
    let found = 0;
    const times = await timeRuns(runs, async () => {
      const { findings } = await call("finding.list", { ledgerId: null, quarter: "2026Q4" });
      found = findings.length;
    });
    desk.close();
    const first = `first ${(times[0] ?? 0).toFixed(0)} ms; ${found.toLocaleString("en")} findings`;
    return figure("all exception tests, 60 villages, ten years", times, {
      floor: null,
      floorName: "",
      aim: "< 30 s",
      note: first,
    });
  });

type Run = { readonly ms: number; readonly peakMiB: number; readonly longestMs: number; readonly files: number };

/** All workbooks of a quarter of 60 villages and the roll-up into a folder, in a process of its own, as the ledger thread runs. */
const runFigure = (vouchersAMonth: number): Promise<Figure> =>
  inFolder(async (folder) => {
    const path = join(folder, "quarter.xzdb");
    await buildTownship(path, { ledgers: 60, first: month("2026-07"), last: month("2026-09"), vouchersAMonth });
    const { call, desk } = callerOn(path);
    const ledgerIds = Array.from({ length: 60 }, (_none, index) => `ledger${index + 1}`);
    const { refused } = await call("period.closeMany", { ledgerIds, throughMonth: "2026-09" });
    if (refused.length > 0) throw new Error(JSON.stringify(refused[0]));
    desk.close();
    const alone = await runAlone("all-workbooks-child.ts", path, join(folder, "out"));
    const { ms, peakMiB, longestMs, files } = alone as Run;
    const entries = vouchersAMonth * 9;
    return figure(`60 villages' workbooks in one run, ${entries.toLocaleString("en")} entries each`, [ms], {
      floor: null,
      floorName: "",
      aim: "< 5 min, < 500 MiB",
      peakMiB,
      note: `${files} files; the thread looks up every ${longestMs.toFixed(0)} ms at the latest`,
    });
  });

/** What an audit of the whole township waits for. */
export const auditFigures = async (): Promise<readonly Figure[]> => [await testFigure(), await runFigure(56)];
