import { manifestPath } from "#files/archive/manifest.ts";
import { fileSink, zipInto } from "#files/archive/zip-file.ts";
import {
  fileTroubleOf,
  hashOfFile,
  isPresent,
  pathIn,
  publishFile,
  removeLedgerFile,
  sizeOfFile,
} from "#files/backup/backup-files.ts";
import { isFolderUsable } from "#files/backup/folder.ts";
import { safeName } from "#files/workbook/file-name.ts";
import { addArchive, readArchives } from "#store/archive-rows.ts";
import { fillPackage, planArchive } from "./archive-package.ts";
import { callerOf, cancelled, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { keepFile } from "./keep-file.ts";
import type { Head, Lost, Planned } from "./press-archive.ts";

type MakeCall = Call<"archive.make">;
type Packed = { readonly fileCount: number; readonly manifest: Uint8Array };

/** Writes the whole package; the list of files comes last. */
const pack = async (call: MakeCall, planned: Planned, part: string): Promise<Packed | Lost> => {
  const sink = fileSink(part);
  try {
    const zip = zipInto(sink);
    const filled = await fillPackage(call, planned, zip.add);
    if (typeof filled === "string") return filled;
    zip.add(manifestPath, filled.manifest);
    zip.finish();
    return { fileCount: filled.files.length + 1, manifest: filled.manifest };
  } finally {
    sink.close();
  }
};

const freePath = (folder: string, name: string): string => {
  let number = 1;
  const pathOf = (): string => pathIn(folder, `${name}${number === 1 ? "" : `-${number}`}.zip`);
  while (isPresent(pathOf())) number += 1;
  return pathOf();
};

type Place = { readonly path: string; readonly part: string };

const record = (
  call: MakeCall,
  planned: Planned,
  { path, part, packed }: Place & { readonly packed: Packed },
): Reply<"archive.make"> => {
  const { ledger, head } = planned;
  const id: string = call.newId();
  const value = {
    id,
    ledgerId: ledger.id,
    ledgerName: ledger.name,
    year: head.year,
    isDraft: head.isDraft,
    name: path.slice(path.lastIndexOf(archiveNameOf(head))),
    path,
    sizeBytes: sizeOfFile(part),
    fileHash: hashOfFile(part),
    chainNo: head.chainNo,
    chainHash: head.chainHash,
    madeByName: callerOf(call).name,
    madeAt: call.now(),
    fileCount: packed.fileCount,
  };
  publishFile(part, path);
  try {
    return change(call, (writing) => {
      // The list is kept, so that of a package written anew the files that differ can be named.
      const manifestHash = keepFile(call, writing, packed.manifest);
      addArchive(writing, { ...value, manifestHash, madeBy: callerOf(call).id });
      const facts = { ledgerId: ledger.id, year: head.year, fileHash: value.fileHash, chainHash: head.chainHash };
      const what = head.isDraft ? "年度档案草稿" : "年度档案";
      return changed(value, { subject: `生成${ledger.name} ${head.year}年${what} ${value.name}`, facts });
    });
  } catch (error) {
    removeLedgerFile(path);
    throw error;
  }
};

const archiveNameOf = (head: Head): string =>
  `${safeName(head.townshipName)}_${safeName(head.unitName)}_${head.year}年会计档案${head.isDraft ? "_草稿" : ""}`;

/** 年度电子会计档案: read in one moment, written under a temporary name, recorded once it is whole. */
export const makeArchive = async (call: MakeCall): Promise<Reply<"archive.make">> => {
  const planned = planArchive(call, call.input);
  if (!planned.ok) return planned;
  const folder = call.input.folder === "" ? `${call.ledger.path}-archives` : call.input.folder;
  if (!isFolderUsable(folder)) return refuse({ code: "folder-unusable", folder });
  const path = freePath(folder, archiveNameOf(planned.head));
  const place = { path, part: `${path}.part` };
  try {
    const packed = await pack(call, planned, place.part);
    if (typeof packed === "string") return refuse({ code: "archive-failed", reason: packed });
    return record(call, planned, { ...place, packed });
  } catch (error) {
    const reason = error === cancelled ? undefined : fileTroubleOf(error);
    if (reason === undefined) throw error;
    return refuse({ code: "archive-failed", reason });
  } finally {
    removeLedgerFile(place.part);
  }
};

/** Packages made so far, and whether each still lies where it was put. */
export const listArchives = (call: Call<"archive.list">): Reply<"archive.list"> =>
  done({
    archives: readArchives(call.ledger.reading, call.input.ledgerId).map((row) => ({
      ...row,
      isPresent: isPresent(row.path),
    })),
  });
