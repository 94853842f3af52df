import { spawnSync } from "node:child_process";
import { join } from "node:path";

// The ledger thread runs with a small young generation (db/host/ledger-thread.ts: 16 MiB, three semi-spaces) and a ceiling for
// the old one, so the child does.
const memoryOfTheThread = ["--max-semi-space-size=5", "--max-old-space-size=1536"];

/** What a script of this folder writes as JSON, run in a process of its own so that time and memory are its own. */
export const runAlone = (script: string, ...given: readonly string[]): unknown => {
  const child = spawnSync(process.execPath, [...memoryOfTheThread, join(import.meta.dirname, script), ...given], {
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout);
};
