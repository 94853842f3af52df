// Runs in a process of its own so that its peak memory is its own: `node workbook-child.ts ours LEDGER OUT` makes the
// quarter's workbook; `floor CELLS OUT` streams the same cells through exceljs alone.
import { createReadStream, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import ExcelJS from "exceljs";
import { callerOn } from "./caller.ts";
import { peakMiB } from "./measure.ts";

const [, , kind = "", path = "", out = ""] = process.argv;

const ours = async (): Promise<void> => {
  const { call, desk } = callerOn(path);
  const { bytes } = await call("workbook.make", { ledgerId: "ledger1", quarter: "2026Q3" });
  writeFileSync(out, Buffer.from(bytes, "base64"));
  desk.close();
};

type PlainCell = string | number | null | { readonly formula: string; readonly result: string | number };

const floor = async (): Promise<void> => {
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: out, useStyles: true, useSharedStrings: false });
  let sheet: ReturnType<typeof writer.addWorksheet> | undefined;
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const row = JSON.parse(line) as PlainCell[] | string;
    if (typeof row === "string") {
      sheet?.commit();
      sheet = writer.addWorksheet(row);
    } else sheet?.addRow(row).commit();
  }
  sheet?.commit();
  await writer.commit();
};

const start = performance.now();
await (kind === "ours" ? ours() : floor());
process.stdout.write(JSON.stringify({ ms: performance.now() - start, peakMiB: peakMiB() }));
