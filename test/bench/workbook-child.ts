// Runs in a process of its own so that its peak memory is its own: `node workbook-child.ts ours LEDGER OUT` makes the
// quarter's workbook; `floor CELLS OUT` streams the same cells through exceljs alone.
import { createReadStream, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { readReply } from "#contract/wire.ts";
import { loadWriter } from "#files/workbook/write-workbook.ts";
import { callerOn } from "./caller.ts";
import { peakMiB } from "./measure.ts";

type Measured = { readonly ms: number; readonly peakMiB: number };

const [, , kind = "", path = "", out = ""] = process.argv;

/** From the books to the reply text, which is all that the ledger thread does: the window reads it in another process. */
const ours = async (): Promise<Measured> => {
  const { desk, answer } = callerOn(path);
  // Neither side loads exceljs while it is timed, and ours not the whole of it.
  await loadWriter();
  const start = performance.now();
  const text = await answer("workbook.make", { ledgerId: "ledger1", quarter: "2026Q3" });
  const measured = { ms: performance.now() - start, peakMiB: peakMiB() };
  const reply = readReply("workbook.make", text);
  if (!reply.ok) throw new Error(reply.failure.code);
  writeFileSync(out, Buffer.from(reply.value.bytes, "base64"));
  desk.close();
  return measured;
};

type PlainCell = string | number | null | { readonly formula: string; readonly result: string | number };

const floor = async (): Promise<Measured> => {
  const { default: ExcelJS } = await import("exceljs");
  const start = performance.now();
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: out, useStyles: true, useSharedStrings: true });
  let sheet: ReturnType<typeof writer.addWorksheet> | undefined;
  let rows = 0;
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const row = JSON.parse(line) as PlainCell[] | string;
    if (typeof row === "string") {
      sheet?.commit();
      sheet = writer.addWorksheet(row);
    } else sheet?.addRow(row).commit();
    rows += 1;
    // As ours does: without a pause the archive falls behind, and what it has not yet packed makes the floor slow.
    if (rows % 25 === 0)
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
  }
  sheet?.commit();
  await writer.commit();
  return { ms: performance.now() - start, peakMiB: peakMiB() };
};

process.stdout.write(JSON.stringify(await (kind === "ours" ? ours() : floor())));
