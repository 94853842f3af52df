import { month as monthFrom } from "#domain/core/dates.ts";
import { mergedListing, singleBooklet, type Booklet, type Listing } from "#domain/reports/listing.ts";
import {
  chainPath,
  readmeText,
  trailChainPath,
  verifierPath,
  voucherDataPath,
  type ArchiveKind,
  type Manifest,
} from "#files/archive/manifest.ts";
import { csvOfListing, xmlOfListing } from "#files/listing/listing-text.ts";
import { bookletDocument } from "#files/pdf/booklet-document.ts";
import { fontsIn, type Fonts } from "#files/pdf/fonts.ts";
import { voucherDocument } from "#files/pdf/voucher-document.ts";
import { verifierPage } from "#files/verifier/page.ts";
import { safeName } from "#files/workbook/file-name.ts";
import type { LedgerRow } from "#store/ledger-rows.ts";
import type { ArchiveContent } from "./archive-content.ts";
import type { PlannedBooklet } from "./archive-side-books.ts";
import type { PrintingCall } from "./report-booklet.ts";

/** What a package says of itself before its files are known. */
export type Head = Omit<Manifest, "files" | "format">;
export type Planned = {
  readonly ok: true;
  readonly ledger: LedgerRow;
  readonly head: Head;
  readonly content: ArchiveContent;
};

const footerOf = ({ unitName, year, isDraft }: Head): string =>
  `${unitName}　${year}年会计档案${isDraft ? "（未结账草稿）" : ""}`;

/** Puts one file after the other into the package and lists it. */
export type Packing = { readonly add: (path: string, kind: ArchiveKind, bytes: Uint8Array) => void };
type Press = { readonly packing: Packing; readonly fonts: Fonts; readonly tick: () => void };

type Shelved = { readonly folder: string; readonly kind: ArchiveKind; readonly data?: Listing | undefined };

const addBooklet = async (press: Press, at: Shelved, booklet: Booklet): Promise<void> => {
  const { packing, fonts, tick } = press;
  const path = `${at.folder}/${safeName(booklet.title)}`;
  const merged = at.data ?? mergedListing(booklet);
  packing.add(`${path}.pdf`, at.kind, (await bookletDocument(booklet, { fonts, report: tick })).bytes);
  packing.add(`${path}.csv`, at.kind, csvOfListing(merged));
  packing.add(`${path}.xml`, at.kind, xmlOfListing(merged));
};

/** Reads a booklet from the books as they were named then, and adds it; an empty one has no file. */
const addPlanned = async (
  { call, planned, press }: { readonly call: PrintingCall; readonly planned: Planned; readonly press: Press },
  at: Shelved & { readonly facts: NonNullable<Booklet["cover"]> },
  booklet: PlannedBooklet,
): Promise<void> => {
  const { head } = planned;
  const { parts, data } = call.ledger.namedAsAt(monthFrom(`${head.year}-12`), () =>
    call.ledger.snapshot(() => booklet.read()),
  );
  const [first] = parts;
  if (first === undefined) return;
  await addBooklet(
    press,
    { folder: at.folder, kind: at.kind, data },
    {
      title: booklet.title,
      orientation: "auto",
      footer: footerOf(head),
      cover: at.facts,
      register: null,
      hasContents: parts.length > 1,
      parts,
    },
  );
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

export type Lost = "file-missing" | "file-changed" | "books-changed";

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

/** Everything but the lists: tells what is lost where an original cannot be had. */
export const addAll = async (call: PrintingCall, planned: Planned, packing: Packing): Promise<Lost | undefined> => {
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
  const unit = ["单位名称", head.unitName] as const;
  const span = ["会计期间", `${head.fromMonth} 至 ${head.toMonth}`] as const;
  const from = { call, planned, press };
  for (const book of content.books) {
    next();
    await addPlanned(from, { folder: "账簿", kind: "book", facts: [unit, span] }, book);
  }
  for (const report of content.reports) {
    next();
    const kind = report.isAnnual ? "annual-report" : "report";
    await addPlanned(from, { folder: "报表", kind, facts: [unit, ["会计年度", `${head.year}年`]] }, report);
  }
  next();
  await addBooklet(
    press,
    { folder: "日志", kind: "log" },
    singleBooklet(content.trail, { footer: `${head.unitName}　${head.year}年会计档案`, orientation: "landscape" }),
  );
  packing.add(chainPath, "proof", csvOfListing(content.chain));
  packing.add(trailChainPath, "proof", csvOfListing(content.trailChain));
  packing.add(verifierPath, "guide", verifierPage());
  next();
  return addAttachments(call, press, content);
};
