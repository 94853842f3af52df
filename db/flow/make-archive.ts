import { month as monthFrom, addMonths, monthsBetween, type Instant, type Month } from "#domain/core/dates.ts";
import {
  archivedFileOf,
  indexPage,
  indexPath,
  manifestListing,
  manifestPath,
  type ArchivedFile,
  type Manifest,
} from "#files/archive/manifest.ts";
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
import { csvOfListing, xmlOfListing } from "#files/listing/listing-text.ts";
import { safeName } from "#files/workbook/file-name.ts";
import { addArchive, readArchives } from "#store/archive-rows.ts";
import { readChainHead } from "#store/chain-rows.ts";
import { readLedger, type LedgerRow } from "#store/ledger-rows.ts";
import { readTownship } from "#store/office-rows.ts";
import { readPeriods } from "#store/period-rows.ts";
import { sha256Of } from "#store/sha256.ts";
import { archiveContent } from "./archive-content.ts";
import { callerOf, cancelled, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { addAll, type Head, type Lost, type MakeCall, type Packing, type Planned } from "./press-archive.ts";

type Refusal = Extract<Reply<"archive.make">, { readonly ok: false }>;

const yearMonths = (ledger: LedgerRow, year: number): readonly Month[] => {
  const january = monthFrom(`${year}-01`);
  return monthsBetween(ledger.startMonth > january ? ledger.startMonth : january, addMonths(january, 11));
};

/** Reads the whole year in one moment, or says why there is no package of it. */
const plan = (call: MakeCall): Planned | Refusal =>
  call.ledger.snapshot((reading): Planned | Refusal => {
    const { ledgerId, year, isDraft } = call.input;
    const ledger = readLedger(reading, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const months = yearMonths(ledger, year);
    if (!ledger.isStarted || months.length === 0) return refuse({ code: "ledger-not-started" });
    const periods = readPeriods(reading, ledgerId);
    const open = months.filter((month) => !periods.some((period) => period.month === month));
    if (open.length > 0 && !isDraft) return refuse({ code: "year-not-closed", months: [...open] });
    const last = open.length > 0 ? undefined : periods.find((period) => period.month === months.at(-1));
    const chain = readChainHead(reading, ledgerId);
    const until: Instant = last?.closed_at ?? call.now();
    call.progress("read", 0, 1);
    const chainNo = last?.chain_no ?? chain.chainNo;
    const of = { year, until, isClosed: last !== undefined, chainNo };
    const content = archiveContent(reading, { call, ledger }, of);
    const head: Head = {
      programVersion: call.programVersion,
      townshipName: readTownship(reading)?.name ?? "",
      unitName: ledger.name,
      ledgerId,
      year,
      fromMonth: content.fromMonth,
      toMonth: content.toMonth,
      isDraft: last === undefined,
      closedAt: last?.closed_at ?? null,
      chainNo,
      chainHash: last?.chain_hash ?? chain.hash,
      ...content.ends,
    };
    return { ok: true, ledger, head, content };
  });

/** A draft is read book by book while others work on: what was posted meanwhile stands in some of them only. */
const hasMoved = (call: MakeCall, { ledger, head }: Planned): boolean =>
  head.isDraft && readChainHead(call.ledger.reading, ledger.id).chainNo !== head.chainNo;

type Packed = { readonly fileCount: number; readonly manifestHash: string };
type PackingResult = Packed | Lost;

/** Writes the whole package; the list of files comes last. */
const pack = async (call: MakeCall, planned: Planned, part: string): Promise<PackingResult> => {
  const sink = fileSink(part);
  try {
    const zip = zipInto(sink);
    const files: ArchivedFile[] = [];
    const add: Packing["add"] = (path, kind, bytes) => {
      zip.add(path, bytes);
      files.push(archivedFileOf(path, kind, bytes));
    };
    const lost = await addAll(call, planned, { add });
    if (lost !== undefined) return lost;
    if (hasMoved(call, planned)) return "books-changed";
    const listing = manifestListing({ ...planned.head, files });
    const index = indexPage({ ...planned.head, files: [...files] });
    add("清单.csv", "guide", csvOfListing(listing));
    add("清单.xml", "guide", xmlOfListing(listing));
    add(indexPath, "guide", index);
    const manifest: Manifest = { format: "xiangzhang-archive-1", ...planned.head, files };
    const bytes = new TextEncoder().encode(`${JSON.stringify(manifest, null, 1)}\n`);
    zip.add(manifestPath, bytes);
    zip.finish();
    return { fileCount: files.length + 1, manifestHash: sha256Of(bytes) };
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
      addArchive(writing, { ...value, manifestHash: packed.manifestHash, madeBy: callerOf(call).id });
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
  const planned = call.ledger.namedAsAt(monthFrom(`${call.input.year}-12`), () => plan(call));
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
