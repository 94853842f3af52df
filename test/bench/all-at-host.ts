import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import { month } from "#domain/core/dates.ts";
import { startLoopbackHost } from "#host/loopback.ts";
import { benchPassword, buildTownship } from "./big-township.ts";
import { callerOn } from "./caller.ts";
import { figure, inFolder, type Figure } from "./measure.ts";

const villages = 60;
const vouchersAMonth = 56;
const ledgerThread = pathToFileURL(join(import.meta.dirname, "../../db/host/ledger-worker.ts"));

type Told = {
  readonly ms: number;
  readonly files: number;
  readonly asked: number;
  readonly longestMs: number;
  readonly most: number;
};

/**
 * How long a window waits for an answer while the workbooks of 60 villages are made in one run, and how long the host's own loop
 * stands still: nobody at another screen may notice the run.
 */
export const allAtHostFigures = (): Promise<readonly Figure[]> =>
  inFolder(async (folder) => {
    const ledgerPath = join(folder, "host.xzdb");
    await buildTownship(ledgerPath, {
      ledgers: villages,
      first: month("2026-07"),
      last: month("2026-09"),
      vouchersAMonth,
    });
    const { call, desk } = callerOn(ledgerPath);
    const ledgerIds = Array.from({ length: villages }, (_none, index) => `ledger${index + 1}`);
    await call("period.closeMany", { ledgerIds, throughMonth: "2026-09" });
    desk.close();
    const options = { ledgerPath, isNew: false, programVersion: "bench", isDemo: false };
    const host = await startLoopbackHost({ ...options, entry: ledgerThread, staticFolder: folder, port: 0 });
    const delay = monitorEventLoopDelay({ resolution: 1 });
    const client = join(import.meta.dirname, "all-at-host-client.ts");
    const child = spawn(process.execPath, [client, host.origin, host.token, benchPassword, join(folder, "out")], {
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
    const { ms, files, asked, longestMs, most } = JSON.parse(told.slice("ready ".length)) as Told;
    if (files !== villages + 1) throw new Error(`${files} files`);
    return [
      figure("window's longest wait, making 60 workbooks", [longestMs], {
        floor: null,
        floorName: "",
        aim: "at most 300 ms",
        note: `${asked} calls, 99 % within ${most.toFixed(0)} ms; host's loop at most ${(delay.max / 1e6).toFixed(0)} ms; run ${(ms / 1000).toFixed(0)} s`,
      }),
    ];
  });
