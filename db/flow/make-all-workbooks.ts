import { fileTroubleOf, isPresent, pathIn } from "#files/backup/backup-files.ts";
import { isFolderUsable } from "#files/backup/folder.ts";
import { freeName } from "#files/workbook/file-name.ts";
import { writeWhole } from "#files/workbook/write-whole.ts";
import { bytesFromBase64 } from "#files/base64.ts";
import { readLedgers, type LedgerRow } from "#store/ledger-rows.ts";
import { refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { ledgersOf } from "./findings.ts";
import { makeWorkbook } from "./make-workbook.ts";
import { readWorkbookFile } from "./kept-workbooks.ts";

type AllCall = Call<"workbook.makeAll">;
type File = Extract<Reply<"workbook.makeAll">, { readonly ok: true }>["value"]["files"][number];
type Refusal = Extract<Reply<"workbook.makeAll">, { readonly ok: false }>;

/** One workbook, as `workbook.make` makes it; its own stages stay within the run's. */
const makeOne = async (call: AllCall, ledgerId: LedgerRow["id"] | null, tick: () => void) => {
  const { quarter, isMasked } = call.input;
  return makeWorkbook({ ...call, name: "workbook.make", input: { ledgerId, quarter, isMasked }, progress: tick });
};

const pagesOf = async (call: AllCall, id: string, tick: () => void) =>
  readWorkbookFile({ ...call, name: "workbook.read", input: { id, format: "pdf" }, progress: tick });

const stopped = (reason: string, name: string, done_: number): Refusal =>
  refuse({ code: "workbooks-stopped", reason, name, done: done_ });

/** Puts one file into the folder; a disk that is full ends the run, a file somebody has open does not. */
const put = (
  folder: string,
  file: { readonly name: string; readonly bytes: Uint8Array },
): { readonly outcome: File["outcome"]; readonly trouble?: string } => {
  const path = pathIn(folder, file.name);
  const wasThere = isPresent(path);
  try {
    return { outcome: writeWhole(path, file.bytes) };
  } catch (error) {
    const trouble = fileTroubleOf(error);
    if (trouble === undefined) throw error;
    if (trouble === "disk-full") return { outcome: "failed", trouble };
    return wasThere ? { outcome: "locked" } : { outcome: "failed", trouble };
  }
};

type Run = { readonly call: AllCall; readonly folder: string; readonly files: File[]; readonly tick: () => void };

const putOne = (run: Run, file: { readonly name: string; readonly bytes: Uint8Array }): Refusal | undefined => {
  const name = freeName(file.name, run.files);
  const { outcome, trouble } = put(run.folder, { ...file, name });
  run.files.push({ name, outcome });
  return trouble === undefined
    ? undefined
    : stopped(trouble, name, run.files.filter((each) => each.outcome !== "failed").length);
};

/** Makes and puts one set of books; answers what ends the whole run. `open` where its quarter is not closed. */
const runOne = async (run: Run, ledgerId: LedgerRow["id"] | null): Promise<Refusal | "open" | undefined> => {
  const made = await makeOne(run.call, ledgerId, run.tick);
  if (!made.ok) return "open";
  const { id, name, bytes } = made.value;
  const failed = putOne(run, { name, bytes: bytesFromBase64(bytes) });
  if (failed !== undefined || !run.call.input.withPages) return failed;
  const paper = await pagesOf(run.call, id, run.tick);
  return paper.ok ? putOne(run, { name: paper.value.name, bytes: bytesFromBase64(paper.value.bytes) }) : undefined;
};

const record = (call: AllCall, run: Run, open: readonly string[]): Reply<"workbook.makeAll"> => {
  const { folder, files } = run;
  const { quarter } = call.input;
  return change(call, () =>
    changed(
      { folder, files, open: [...open] },
      {
        subject: `批量生成 ${quarter} 季度工作簿，${files.length} 个文件`,
        facts: { quarter, files: files.length, notWritten: files.filter(({ outcome }) => outcome === "locked").length },
      },
    ),
  );
};

/**
 * 全镇一次生成: every ledger's workbook and the roll-up into one folder. Each is whole or not there; what is already there
 * with the same bytes is left alone, so that a run that was stopped, or a disk that was full, goes on where it was.
 */
export const makeAllWorkbooks = async (call: AllCall): Promise<Reply<"workbook.makeAll">> => {
  const folder = call.input.folder === "" ? `${call.ledger.path}-workbooks` : call.input.folder;
  if (!isFolderUsable(folder)) return refuse({ code: "folder-unusable", folder });
  const ledgers = ledgersOf(readLedgers(call.ledger.reading), null, call.input.quarter);
  let step = 0;
  const tick = (): void => call.progress("workbooks", step, ledgers.length + 1);
  const run: Run = { call, folder, files: [], tick };
  const open: string[] = [];
  for (const [index, ledgerId] of [...ledgers.map(({ id }) => id), null].entries()) {
    step = index;
    tick();
    const ended = await runOne(run, ledgerId);
    if (ended === "open") {
      open.push(ledgerId === null ? "乡镇汇总" : (ledgers[index]?.name ?? ""));
    } else if (ended !== undefined) return ended;
  }
  if (run.files.length === 0) return refuse({ code: "quarter-not-closed", months: [] });
  return record(call, run, open);
};
