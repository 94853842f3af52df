import { month as monthFrom, addMonths, monthsBetween, type Instant, type Month } from "#domain/core/dates.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import {
  archivedFileOf,
  indexPage,
  indexPath,
  manifestListing,
  type ArchivedFile,
  type Manifest,
} from "#files/archive/manifest.ts";
import { csvOfListing, xmlOfListing } from "#files/listing/listing-text.ts";
import { readChainHead } from "#store/chain-rows.ts";
import { readLedger, type LedgerRow } from "#store/ledger-rows.ts";
import { readTownship } from "#store/office-rows.ts";
import { readPeriods } from "#store/period-rows.ts";
import { archiveContent } from "./archive-content.ts";
import { refuse, type Reply } from "./call.ts";
import { addAll, type Head, type Lost, type Packing, type Planned } from "./press-archive.ts";
import type { PrintingCall } from "./report-booklet.ts";

type Refusal = Extract<Reply<"archive.make">, { readonly ok: false }>;
/** Which package: of which books and year, and whether the year may still be open. */
type Wish = { readonly ledgerId: LedgerId; readonly year: number; readonly isDraft: boolean };

const yearMonths = (ledger: LedgerRow, year: number): readonly Month[] => {
  const january = monthFrom(`${year}-01`);
  return monthsBetween(ledger.startMonth > january ? ledger.startMonth : january, addMonths(january, 11));
};

/** Reads the whole year in one moment, or says why there is no package of it. */
const plan = (call: PrintingCall, { ledgerId, year, isDraft }: Wish): Planned | Refusal =>
  call.ledger.snapshot((reading): Planned | Refusal => {
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
const hasMoved = (call: PrintingCall, { ledger, head }: Planned): boolean =>
  head.isDraft && readChainHead(call.ledger.reading, ledger.id).chainNo !== head.chainNo;

/** Reads the year with the names it bore, or says why there is no package of it. */
export const planArchive = (call: PrintingCall, wish: Wish): Planned | Refusal =>
  call.ledger.namedAsAt(monthFrom(`${wish.year}-12`), () => plan(call, wish));

/** Hands out the files of the package one by one, and answers the list of them, which goes into the package last. */
export const fillPackage = async (
  call: PrintingCall,
  planned: Planned,
  put: (path: string, bytes: Uint8Array) => void,
): Promise<{ readonly files: readonly ArchivedFile[]; readonly manifest: Uint8Array } | Lost> => {
  const files: ArchivedFile[] = [];
  const add: Packing["add"] = (path, kind, bytes) => {
    put(path, bytes);
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
  return { files, manifest: new TextEncoder().encode(`${JSON.stringify(manifest, null, 1)}\n`) };
};
