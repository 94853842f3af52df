import {
  closeSync,
  existsSync,
  fdatasyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** One line of the result: ours beside the floor measured in the same run, medians in milliseconds. */
export type Figure = {
  readonly name: string;
  readonly oursMs: number;
  readonly floorMs: number | null;
  readonly floorName: string;
  /** Ours divided by the floor; null where there is no floor. */
  readonly ratio: number | null;
  /** Highest resident memory while ours ran in a process of its own; null where it shares the benchmark's process. */
  readonly peakMiB: number | null;
  /** What the project aims at, in words; shown, never asserted. */
  readonly aim: string;
  readonly note: string;
};

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** The share `part` (0–1) of the values is at most this. */
export const percentile = (values: readonly number[], part: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
};

const timed = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** Milliseconds of each of `runs` runs of `work`. */
export const timeRuns = async (runs: number, work: (run: number) => unknown): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await timed(() => work(run)));
  return times;
};

/** The same for two works in turn, so that what else the machine does meets both alike. */
export const timeInTurn = async (
  runs: number,
  ours: (run: number) => unknown,
  floor: () => unknown,
): Promise<{ readonly ours: readonly number[]; readonly floor: readonly number[] }> => {
  const times: { readonly ours: number[]; readonly floor: number[] } = { ours: [], floor: [] };
  for (let run = 0; run < runs; run += 1) {
    times.floor.push(await timed(floor));
    times.ours.push(await timed(() => ours(run)));
  }
  return times;
};

export const figure = (
  name: string,
  ours: readonly number[],
  against: {
    readonly floor: readonly number[] | null;
    readonly floorName: string;
    readonly aim: string;
    readonly peakMiB?: number;
    readonly note?: string;
  },
): Figure => {
  const oursMs = median(ours);
  const floorMs = against.floor === null ? null : median(against.floor);
  const ratio = floorMs === null ? null : oursMs / floorMs;
  const { floorName, aim, peakMiB: peak = null, note = "" } = against;
  return { name, oursMs, floorMs, floorName, ratio, peakMiB: peak, aim, note };
};

/** What a screen may take, in milliseconds. */
const screenMillis = 200;

/**
 * What a person waits for, beside the ratio: a floor below a millisecond makes any fixed cost of a call (request text, session,
 * schema, names of accounts, month totals) look large, though nobody sees it.
 */
export const screenNote = (ours: readonly number[]): string => {
  const share = (median(ours) / screenMillis) * 100;
  return `${share < 1 ? "under 1" : String(Math.round(share))} % of the ${String(screenMillis)} ms a screen may take`;
};

/** Appends 4 KiB to a file of `folder` and waits for the disk: what one durable change costs at the least on this machine. */
export const durableAppender = (folder: string): { readonly append: () => void; readonly close: () => void } => {
  const handle = openSync(join(folder, "floor.bin"), "a");
  const block = new Uint8Array(4096);
  return {
    append: () => {
      writeSync(handle, block);
      fdatasyncSync(handle);
    },
    close: () => {
      closeSync(handle);
    },
  };
};

/** A folder for one benchmark, removed afterwards. */
export const inFolder = async <Answer>(work: (folder: string) => Promise<Answer>): Promise<Answer> => {
  const folder = mkdtempSync(join(tmpdir(), "xiangzhang-bench-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const cell = (value: number | null, digits: number): string => (value === null ? "–" : value.toFixed(digits));

/** The figures as a table people can read. */
export const tableOf = (figures: readonly Figure[]): string => {
  const head = ["figure", "ours ms", "floor ms", "ratio", "peak MiB", "aim", "floor", "note"];
  const rows = figures.map((each) => [
    each.name,
    cell(each.oursMs, 2),
    cell(each.floorMs, 2),
    cell(each.ratio, 2),
    cell(each.peakMiB, 0),
    each.aim,
    each.floorName,
    each.note,
  ]);
  const widths = head.map((text, index) => Math.max(text.length, ...rows.map((row) => row[index]?.length ?? 0)));
  return [head, ...rows].map((row) => row.map((text, index) => text.padEnd(widths[index] ?? 0)).join("  ")).join("\n");
};

/**
 * Highest resident memory of this process so far, in MiB. Linux carries the resource usage of the parent over into a child,
 * so the high-water mark of the process's own memory is read where there is one.
 */
export const peakMiB = (): number => {
  const status = existsSync("/proc/self/status") ? readFileSync("/proc/self/status", "utf8") : "";
  const kiB = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kiB === undefined ? process.resourceUsage().maxRSS / 1024 : Number(kiB) / 1024;
};

/** Lets the high-water mark begin anew at what is resident now; where the system cannot, it stays that of the whole run. */
export const forgetPeak = (): void => {
  if (existsSync("/proc/self/clear_refs")) writeFileSync("/proc/self/clear_refs", "5");
};
