import { month as monthFrom, addMonths, monthsBetween, type Instant, type Month } from "#domain/core/dates.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { singleBooklet, mergedListing, type Booklet } from "#domain/reports/listing.ts";
import {
  archivedFileOf,
  chainPath,
  trailChainPath,
  voucherDataPath,
  verifierPath,
  indexPath,
  manifestListing,
  readmeText,
  indexPage,
  type ArchivedFile,
  type ArchiveKind,
  type Manifest,
} from "#files/archive/manifest.ts";
import { csvOfListing, xmlOfListing } from "#files/listing/listing-text.ts";
import { verifierPage } from "#files/verifier/page.ts";
import { bookletDocument } from "#files/pdf/booklet-document.ts";
import { fontsIn, type Fonts } from "#files/pdf/fonts.ts";
import { voucherDocument } from "#files/pdf/voucher-document.ts";
import { safeName } from "#files/workbook/file-name.ts";
import { readChainHead } from "#store/chain-rows.ts";
import { readLedger, type LedgerRow } from "#store/ledger-rows.ts";
import { readTownship } from "#store/office-rows.ts";
import { readPeriods } from "#store/period-rows.ts";
import { archiveContent, type ArchiveContent } from "./archive-content.ts";
import { refuse, type Reply } from "./call.ts";
import type { PrintingCall } from "./report-booklet.ts";

type Refusal = Extract<Reply<"archive.make">, { readonly ok: false }>;
/** Which package: of which books and year, and whether the year may still be open. */
type Wish = { readonly ledgerId: LedgerId; readonly year: number; readonly isDraft: boolean };
/** What a package says of itself before its files are known. */
export type ArchiveHead = Omit<Manifest, "files" | "format">;
export type PlannedArchive = {
  readonly ok: true;
  readonly ledger: LedgerRow;
  readonly head: ArchiveHead;
  readonly content: ArchiveContent;
};

const yearMonths = (ledger: LedgerRow, year: number): readonly Month[] => {
  const january = monthFrom(`${year}-01`);
  return monthsBetween(ledger.startMonth > january ? ledger.startMonth : january, addMonths(january, 11));
};

/** Reads the whole year in one moment, or says why there is no package of it. */
const plan = (call: PrintingCall, { ledgerId, year, isDraft }: Wish): PlannedArchive | Refusal =>
  call.ledger.snapshot((reading): PlannedArchive | Refusal => {
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
    const footer = `${ledger.name}　${year}年会计档案${last === undefined ? "（未结账草稿）" : ""}`;
    call.progress("read", 0, 1);
    const chainNo = last?.chain_no ?? chain.chainNo;
    const of = { year, until, isClosed: last !== undefined, chainNo };
    const content = archiveContent(reading, { call, ledger, footer }, of);
    const head: ArchiveHead = {
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

/** Puts one file after the other into the package and lists it. */
type Packing = { readonly add: (path: string, kind: ArchiveKind, bytes: Uint8Array) => void };
type Press = { readonly packing: Packing; readonly fonts: Fonts; readonly tick: () => void };

const addBooklet = async (
  press: Press,
  at: { readonly folder: string; readonly kind: ArchiveKind },
  booklet: Booklet,
): Promise<void> => {
  const { packing, fonts, tick } = press;
  const path = `${at.folder}/${safeName(booklet.title)}`;
  const merged = mergedListing(booklet);
  packing.add(`${path}.pdf`, at.kind, (await bookletDocument(booklet, { fonts, report: tick })).bytes);
  packing.add(`${path}.csv`, at.kind, csvOfListing(merged));
  packing.add(`${path}.xml`, at.kind, xmlOfListing(merged));
};

const slipPrinting = {
  paper: "A4-2",
  lineCount: 6,
  hasGrid: true,
  isOverprint: false,
  offsetXMm: 0,
  offsetYMm: 0,
} as const;

const addVouchers = async (press: Press, content: ArchiveContent, next: () => void): Promise<void> => {
  const { packing, fonts, tick } = press;
  for (const { month, vouchers } of content.volumes) {
    const title = `${month} 记账凭证`;
    const { bytes } = await voucherDocument(vouchers, { title, fonts, printing: slipPrinting, report: tick });
    packing.add(`凭证/${title}.pdf`, "voucher", bytes);
    next();
  }
  packing.add(voucherDataPath, "voucher", csvOfListing(content.vouchers));
  packing.add("凭证/记账凭证.xml", "voucher", xmlOfListing(content.vouchers));
};

export type Lost = "file-missing" | "file-changed";

/** An attachment whose original cannot be had would leave a hole in the archive: then none is made. */
const addAttachments = (call: PrintingCall, press: Press, content: ArchiveContent): Lost | undefined => {
  const counts = new Map<string, number>();
  for (const attachment of content.attachments) {
    press.tick();
    const bytes = call.ledger.files.get(attachment.hash);
    if (bytes === "missing" || bytes === "changed") return `file-${bytes}`;
    const number = (counts.get(attachment.voucherName) ?? 0) + 1;
    counts.set(attachment.voucherName, number);
    press.packing.add(`附件/${attachment.voucherName}/${number}-${safeName(attachment.name)}`, "attachment", bytes);
  }
  return undefined;
};

const addAll = async (call: PrintingCall, planned: PlannedArchive, packing: Packing): Promise<Lost | undefined> => {
  const { head, content } = planned;
  let step = 0;
  const total = content.volumes.length + content.books.length + content.reports.length + 2;
  const tick = (): void => call.progress("archive", step, total);
  const next = (): void => {
    step += 1;
    tick();
  };
  const press: Press = { packing, fonts: fontsIn(call.fontFolder), tick };
  packing.add("打开说明.txt", "guide", readmeText(head));
  await addVouchers(press, content, next);
  for (const book of content.books) {
    next();
    await addBooklet(press, { folder: "账簿", kind: "book" }, book);
  }
  for (const { isAnnual, booklet } of content.reports) {
    next();
    await addBooklet(press, { folder: "报表", kind: isAnnual ? "annual-report" : "report" }, booklet);
  }
  next();
  const footer = `${head.unitName}　${head.year}年会计档案`;
  await addBooklet(
    press,
    { folder: "日志", kind: "log" },
    singleBooklet(content.trail, { footer, orientation: "landscape" }),
  );
  packing.add(chainPath, "proof", csvOfListing(content.chain));
  packing.add(trailChainPath, "proof", csvOfListing(content.trailChain));
  packing.add(verifierPath, "guide", verifierPage());
  next();
  return addAttachments(call, press, content);
};

/** Reads the year with the names it bore, or says why there is no package of it. */
export const planArchive = (call: PrintingCall, wish: Wish): PlannedArchive | Refusal =>
  call.ledger.namedAsAt(monthFrom(`${wish.year}-12`), () => plan(call, wish));

/** Hands out the files of the package one by one, and answers the list of them, which goes into the package last. */
export const fillPackage = async (
  call: PrintingCall,
  planned: PlannedArchive,
  put: (path: string, bytes: Uint8Array) => void,
): Promise<{ readonly files: readonly ArchivedFile[]; readonly manifest: Uint8Array } | Lost> => {
  const files: ArchivedFile[] = [];
  const add: Packing["add"] = (path, kind, bytes) => {
    put(path, bytes);
    files.push(archivedFileOf(path, kind, bytes));
  };
  const lost = await addAll(call, planned, { add });
  if (lost !== undefined) return lost;
  const listing = manifestListing({ ...planned.head, files });
  const index = indexPage({ ...planned.head, files: [...files] });
  add("清单.csv", "guide", csvOfListing(listing));
  add("清单.xml", "guide", xmlOfListing(listing));
  add(indexPath, "guide", index);
  const manifest: Manifest = { format: "xiangzhang-archive-1", ...planned.head, files };
  return { files, manifest: new TextEncoder().encode(`${JSON.stringify(manifest, null, 1)}\n`) };
};
