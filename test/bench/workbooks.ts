import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { read } from "@e965/xlsx";
import { month } from "#domain/core/dates.ts";
import { buildTownship } from "./big-township.ts";
import { callerOn } from "./caller.ts";
import { figure, inFolder, type Figure } from "./measure.ts";
import { runAlone } from "./own-process.ts";

type Run = { readonly ms: number; readonly peakMiB: number };

type Side = { readonly kind: "ours" | "floor"; readonly path: string; readonly out: string };

const timesOf = async (runs: number, { kind, path, out }: Side): Promise<readonly Run[]> => {
  const measured: Run[] = [];
  for (let run = 0; run < runs; run += 1) measured.push((await runAlone("workbook-child.ts", kind, path, out)) as Run);
  return measured;
};

type SheetCell = { readonly v?: string | number | boolean; readonly f?: string };

/** Every cell of a workbook as lines of JSON: a sheet's name, then its rows. Answers how many cells there are. */
const cellsOf = (path: string, out: string): number => {
  const workbook = read(readFileSync(path), { type: "buffer", dense: true, nodim: true });
  const lines: string[] = [];
  let count = 0;
  for (const [name, sheet] of Object.entries(workbook.Sheets)) {
    lines.push(JSON.stringify(name));
    const rows = (sheet["!data"] ?? []) as readonly (readonly (SheetCell | undefined)[] | undefined)[];
    for (const row of rows) {
      const cells = Array.from(row ?? [], (cell) => {
        if (cell?.v === undefined) return null;
        count += 1;
        return cell.f === undefined ? cell.v : { formula: cell.f, result: cell.v };
      });
      lines.push(JSON.stringify(cells));
    }
  }
  writeFileSync(out, lines.join("\n"));
  return count;
};

const measure = (entries: number, runs: number): Promise<Figure> =>
  inFolder(async (folder) => {
    const path = join(folder, "quarter.xzdb");
    const vouchersAMonth = Math.ceil(entries / 9);
    await buildTownship(path, { ledgers: 1, first: month("2026-07"), last: month("2026-09"), vouchersAMonth });
    const { call, desk } = callerOn(path);
    for (const each of ["2026-07", "2026-08", "2026-09"])
      await call("period.close", { ledgerId: "ledger1", month: each });
    desk.close();
    const book = join(folder, "ours.xlsx");
    const cells = join(folder, "cells.jsonl");
    const ours = await timesOf(runs, { kind: "ours", path, out: book });
    const cellCount = cellsOf(book, cells);
    const floor = await timesOf(runs, { kind: "floor", path: cells, out: join(folder, "floor.xlsx") });
    return figure(
      `workbook with ${entries.toLocaleString("en")} entries`,
      ours.map((run) => run.ms),
      {
        floor: floor.map((run) => run.ms),
        floorName: "exceljs streams the same cells",
        aim: "≤ 1.3×, < 300 MiB",
        peakMiB: Math.max(...ours.map((run) => run.peakMiB)),
        note: `${cellCount.toLocaleString("en")} cells`,
      },
    );
  });

/** One ledger's quarter, from the books to the bytes of its workbook, in a process of its own. */
export const workbookFigures = async (): Promise<readonly Figure[]> => [
  await measure(5_000, 3),
  await measure(100_000, 3),
];
