import { join } from "node:path";
import { month } from "#domain/core/dates.ts";
import { buildTownship } from "./big-township.ts";
import { callerOn } from "./caller.ts";
import { durableAppender, figure, inFolder, timeInTurn, type Figure } from "./measure.ts";

const runs = 600;
// The first ones run code the machine has not compiled yet: a session's first minute, not its day.
const warmUps = 200;

/** One reviewed voucher of three entries, posted for good: the time until the disk has it, in a program that has been at work. */
export const postingFigure = (): Promise<Figure> =>
  inFolder(async (folder) => {
    const path = join(folder, "posting.xzdb");
    await buildTownship(path, { ledgers: 2, first: month("2026-01"), last: month("2026-06"), vouchersAMonth: 40 });
    const { desk, call, as, accountsOf } = callerOn(path);
    const idOfCode = await accountsOf("ledger1");
    const entry = (code: string, debitFen: number, creditFen: number) => ({
      summary: "收到租金",
      accountId: idOfCode(code),
      debitFen,
      creditFen,
      categoryId: null,
      items: [],
    });
    const ready: string[] = [];
    for (let count = 0; count < runs; count += 1) {
      as("preparer");
      const content = {
        ledgerId: "ledger1",
        onDate: "2026-06-20",
        paperCount: 1,
        entries: [entry("102", 300_00, 0), entry("501", 0, 200_00), entry("503", 0, 100_00)],
        documents: [],
        approvals: [],
      };
      const draft = await call("voucher.save", { id: null, version: null, content });
      as("reviewer");
      await call("voucher.review", { id: draft.id, version: draft.version });
      ready.push(draft.id);
    }
    as("preparer");
    const disk = durableAppender(folder);
    const { ours, floor } = await timeInTurn(
      runs,
      (run) => call("voucher.post", { ids: [ready[run] ?? ""] }),
      disk.append,
    );
    disk.close();
    desk.close();
    return figure("post one voucher, durable", ours.slice(warmUps), {
      floor: floor.slice(warmUps),
      floorName: "4 KiB append + fdatasync",
      aim: "≤ 3×",
      note: `after ${warmUps} others`,
    });
  });
