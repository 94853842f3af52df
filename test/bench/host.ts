import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import { month } from "#domain/core/dates.ts";
import { startLoopbackHost } from "#host/loopback.ts";
import { benchPassword, buildTownship } from "./big-township.ts";
import { figure, inFolder, type Figure } from "./measure.ts";
import { statementBytes } from "./statement-bytes.ts";

const lineCount = 10_000;
const idleMs = 3000;
const number = "951006010099009000";
const ledgerThread = pathToFileURL(join(import.meta.dirname, "../../db/host/ledger-worker.ts"));

/** The longest the host's own loop stood still while a statement was imported through it: all else waited that long. */
export const hostFigures = (): Promise<readonly Figure[]> =>
  inFolder(async (folder) => {
    const ledgerPath = join(folder, "host.xzdb");
    await buildTownship(ledgerPath, { ledgers: 1, first: month("2026-01"), last: month("2026-06"), vouchersAMonth: 0 });
    const path = join(folder, "流水.xlsx");
    writeFileSync(path, statementBytes("xlsx", lineCount, { account: number, seed: 1 }));
    const options = { ledgerPath, isNew: false, programVersion: "bench", isDemo: false };
    const host = await startLoopbackHost({ ...options, entry: ledgerThread, staticFolder: folder, port: 0 });
    const client = join(import.meta.dirname, "host-client.ts");
    // On a busy machine even an idle loop is late: the floor is how late it is while nothing is asked of it.
    const idle = monitorEventLoopDelay({ resolution: 1 });
    idle.enable();
    await new Promise((resolve) => setTimeout(resolve, idleMs));
    idle.disable();
    const delay = monitorEventLoopDelay({ resolution: 1 });
    const child = spawn(process.execPath, [client, host.origin, host.token, benchPassword, path, number], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let told = "";
    child.stdout.on("data", (text: Buffer) => {
      told += text.toString();
      // Starting the client holds this process up as well; that is not what is measured.
      if (told === "ready ") delay.enable();
    });
    await once(child, "close");
    delay.disable();
    await host.close();
    if (told !== `ready ${lineCount}`) throw new Error(`${told} lines`);
    const note = `99 % within ${(delay.percentile(99) / 1e6).toFixed(1)} ms`;
    return [
      figure("host waits, importing 10,000 lines", [delay.max / 1e6], {
        floor: [idle.max / 1e6],
        floorName: "idle for 3 s",
        aim: "at most 50 ms",
        note,
      }),
    ];
  });
