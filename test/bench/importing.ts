import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { read, utils } from "@e965/xlsx";
import Papa from "papaparse";
import { month } from "#domain/core/dates.ts";
import { buildTownship } from "./big-township.ts";
import { callerOn } from "./caller.ts";
import { runAlone } from "./own-process.ts";
import { statementBytes, statementRows } from "./statement-bytes.ts";
import { figure, inFolder, timeRuns, type Figure } from "./measure.ts";

const lineCount = 10_000;
const workbookRuns = 3;

type Imported = {
  readonly ms: number;
  readonly previewMs: number;
  readonly newCount: number;
  readonly peakMiB: number;
  readonly idleMiB: number;
};

const noteOf = ({ previewMs, idleMiB }: Imported): string =>
  `preview ${(previewMs / 1000).toFixed(1)} s of it; ${idleMiB.toFixed(0)} MiB before it`;

/** A township of one ledger with a bank account for every file. */
const withAccounts = async (path: string, numbers: readonly string[]): Promise<readonly string[]> => {
  await buildTownship(path, { ledgers: 1, first: month("2026-01"), last: month("2026-06"), vouchersAMonth: 0 });
  const { desk, call } = callerOn(path);
  const ids: string[] = [];
  for (const number of numbers) {
    const account = { id: null, ledgerId: "ledger1", accountCode: null, bankName: `邮储${ids.length}`, number };
    ids.push((await call("bankAccount.save", { ...account, name: "第1村", isActive: true })).id);
  }
  desk.close();
  return ids;
};

type Case = {
  readonly name: string;
  readonly count: number;
  readonly runs: number;
  readonly bytesOf: (account: string, seed: number) => Uint8Array;
  readonly floor: (bytes: Uint8Array) => unknown;
  readonly floorName: string;
  readonly aim: string;
};

const measure = ({ name, count, runs, bytesOf, floor, floorName, aim }: Case): Promise<Figure> =>
  inFolder(async (folder) => {
    const path = join(folder, "import.xzdb");
    const numbers = Array.from({ length: runs }, (_, run) => `95100601009900${String(1000 + run)}`);
    const accounts = await withAccounts(path, numbers);
    const files = numbers.map((number, run) => bytesOf(number, run + 1));
    const floors = await timeRuns(runs, (run) => floor(files[run] ?? new Uint8Array()));
    const imported: Imported[] = [];
    for (const [run, bytes] of files.entries()) {
      writeFileSync(join(folder, "流水"), bytes);
      imported.push((await runAlone("import-child.ts", path, join(folder, "流水"), accounts[run] ?? "")) as Imported);
    }
    const wrong = imported.find(({ newCount }) => newCount !== count);
    if (wrong !== undefined) throw new Error(`${wrong.newCount} lines`);
    const largest = imported.toSorted((a, b) => b.peakMiB - a.peakMiB)[0];
    const ours = imported.map(({ ms }) => ms);
    return figure(name, ours, {
      floor: floors,
      floorName,
      aim,
      ...(largest === undefined ? {} : { peakMiB: largest.peakMiB, note: noteOf(largest) }),
    });
  });

const rowsOfWorkbook = (bytes: Uint8Array): unknown =>
  utils.sheet_to_json(Object.values(read(bytes, { type: "array", nodim: true, dense: true }).Sheets)[0] ?? {}, {
    header: 1,
  });

const workbook = (bookType: "xlsx" | "biff8", name: string): Case => ({
  name,
  count: lineCount,
  runs: workbookRuns,
  bytesOf: (account, seed) => statementBytes(bookType, lineCount, { account, seed }),
  floor: rowsOfWorkbook,
  floorName: "SheetJS reads the file",
  aim: "1.3 × floor + 1 s",
});

const longCount = 100_000;

const text: Case = {
  name: "import 100,000 lines (CSV)",
  count: longCount,
  runs: 1,
  bytesOf: (account, seed) =>
    Buffer.from(
      statementRows(longCount, account, seed)
        .map((row) => `${row.join(",")}\n`)
        .join(""),
    ),
  floor: (bytes) => Papa.parse(new TextDecoder().decode(bytes), { delimiter: "," }),
  floorName: "PapaParse reads it",
  aim: "under 15 s, 500 MiB",
};

/** Statement files from bytes to committed journal, preview included. */
export const importFigures = async (): Promise<readonly Figure[]> => [
  await measure(text),
  await measure(workbook("xlsx", "import 10,000 lines (xlsx)")),
  await measure(workbook("biff8", "import 10,000 lines (BIFF8)")),
];
