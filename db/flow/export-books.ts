import { cancelled, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { interfaceRows } from "./interface-tables.ts";
import type { InterfaceWish } from "./interface-wish.ts";
import {
  fileTroubleOf,
  hashOfFile,
  pathIn,
  publishFile,
  removeLedgerFile,
  sizeOfFile,
} from "#files/backup/backup-files.ts";
import { isFolderUsable } from "#files/backup/folder.ts";
import { writeInterfaceCsv, writeInterfaceXml } from "#files/foreign/interface-file.ts";
import { freeName, safeName } from "#files/workbook/file-name.ts";
import { readLedger, readLedgers, type LedgerRow } from "#store/ledger-rows.ts";
import { readTownship } from "#store/office-rows.ts";

type BooksCall = Call<"data.exportBooks">;
export type ExportedFile = { readonly name: string; readonly sizeBytes: number; readonly fileHash: string };

/** Writes under a temporary name by `write` and gives the file its own when it is whole. What fails leaves nothing. */
export const exportFile = (folder: string, name: string, write: (part: string) => void): ExportedFile => {
  const path = pathIn(folder, name);
  const part = `${path}.part`;
  try {
    write(part);
    const made = { name, sizeBytes: sizeOfFile(part), fileHash: hashOfFile(part) };
    publishFile(part, path);
    return made;
  } finally {
    removeLedgerFile(part);
  }
};

/** What a file operation that failed is told as; our own mistakes and a person's cancelling are thrown on. */
export const exportTrouble = (error: unknown): string => {
  const reason = error === cancelled ? undefined : fileTroubleOf(error);
  if (reason === undefined) throw error;
  return reason;
};

const wanted = (call: BooksCall): readonly LedgerRow[] | "missing" | "not-started" => {
  const { ledgerId, year } = call.input;
  const { reading } = call.ledger;
  if (ledgerId === null)
    return readLedgers(reading).filter((each) => each.isStarted && Number(each.startMonth.slice(0, 4)) <= year);
  const ledger = readLedger(reading, ledgerId);
  if (ledger === undefined) return "missing";
  return ledger.isStarted && Number(ledger.startMonth.slice(0, 4)) <= year ? [ledger] : "not-started";
};

const exportOne = (
  call: BooksCall,
  wish: InterfaceWish,
  of: { readonly folder: string; readonly files: readonly ExportedFile[]; readonly tick: () => void },
) => {
  const { format } = call.input;
  const township = readTownship(call.ledger.reading)?.name ?? "";
  const extension = format === "xml" ? "xml" : "zip";
  const stem = `${safeName(township)}_${safeName(wish.ledger.name)}_${wish.year}年会计核算数据`;
  const name = freeName(`${stem}.${extension}`, of.files);
  const write = format === "xml" ? writeInterfaceXml : writeInterfaceCsv;
  return call.ledger.snapshot((reading) =>
    exportFile(of.folder, name, (part) => write(part, interfaceRows(reading, wish), of.tick)),
  );
};

/** 数据接口导出. Each file is read in one moment and whole or not there; the log keeps who took which data out. */
export const exportBooks = (call: BooksCall): Reply<"data.exportBooks"> => {
  const ledgers = wanted(call);
  if (ledgers === "missing") return refuse({ code: "not-found", kind: "ledger" });
  if (ledgers === "not-started" || ledgers.length === 0) return refuse({ code: "ledger-not-started" });
  const folder = call.input.folder === "" ? `${call.ledger.path}-data` : call.input.folder;
  if (!isFolderUsable(folder)) return refuse({ code: "folder-unusable", folder });
  const files: ExportedFile[] = [];
  try {
    for (const [index, ledger] of ledgers.entries()) {
      let records = 0;
      const tick = (): void => {
        if (records % 500 === 0) call.progress("data", index, ledgers.length);
        records += 1;
      };
      const wish = { ledger, year: call.input.year, programVersion: call.programVersion };
      files.push(exportOne(call, wish, { folder, files, tick }));
    }
  } catch (error) {
    return refuse({ code: "export-failed", reason: exportTrouble(error) });
  }
  return change(call, () => {
    const { year, format, ledgerId } = call.input;
    const facts = { year, format, files: files.length, hashes: files.map(({ fileHash }) => fileHash) };
    const of = ledgers.length === 1 ? (ledgers[0]?.name ?? "") : `${ledgers.length} 个账套`;
    return changed(
      { folder, files },
      {
        subject: `导出数据接口文件 ${of} ${year}年`,
        facts: ledgerId === null ? facts : { ...facts, ledgerId },
      },
    );
  });
};
