import { chinaDateOf, type Instant } from "#domain/core/dates.ts";
import { printsOfficially } from "#domain/people/roles.ts";
import { mergedListing, singleBooklet, type Booklet } from "#domain/reports/listing.ts";
import { base64FromBytes } from "#files/base64.ts";
import { csvOfListing, xmlOfListing } from "#files/listing/listing-text.ts";
import { bookletDocument } from "#files/pdf/booklet-document.ts";
import { fontsIn } from "#files/pdf/fonts.ts";
import { safeName } from "#files/workbook/file-name.ts";
import { listingWorkbook } from "#files/workbook/listing-workbook.ts";
import { writeWorkbook } from "#files/workbook/write-workbook.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { beforeBooks, hasBegun } from "./books-begun.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { lastMonthOf, reportBooklet, type PrintingCall } from "./report-booklet.ts";

type Format = Call<"print.report">["input"]["format"];
type File = { readonly bytes: Uint8Array; readonly pages: number | null };

/** What stands on whatever an auditor prints. */
export const auditCopy = "审计调阅件，不作正式账簿";

const isOfficial = (call: PrintingCall): boolean =>
  printsOfficially(callerOf({ caller: call.caller, name: "print" }).roles);

/** An auditor's copy bears no places to sign and is not bound as a book. */
const asPrinted = (call: PrintingCall, booklet: Booklet): Booklet =>
  isOfficial(call)
    ? booklet
    : { ...booklet, cover: null, register: null, parts: booklet.parts.map((part) => ({ ...part, signers: [] })) };

/** A booklet as a file of the format asked for. */
export const fileOf = async (call: PrintingCall, whole: Booklet, format: Format): Promise<File> => {
  const booklet = asPrinted(call, whole);
  const report = (finished: number, total: number): void => call.progress("print", finished, total);
  switch (format) {
    case "pdf":
      return bookletDocument(booklet, { fonts: fontsIn(call.fontFolder), report });
    case "xlsx":
      return { bytes: await writeWorkbook(listingWorkbook(booklet, call.now()), report), pages: null };
    case "csv":
      return { bytes: csvOfListing(mergedListing(booklet)), pages: null };
    case "xml":
      return { bytes: xmlOfListing(mergedListing(booklet)), pages: null };
  }
};

const clockOf = (at: Instant): string => {
  const hour = (Number(at.slice(11, 13)) + 8) % 24;
  return `${chinaDateOf(at)} ${String(hour).padStart(2, "0")}:${at.slice(14, 16)}`;
};

/** Who printed when: left of the page number. */
export const footerOf = (call: PrintingCall): string => {
  const who = `打印：${callerOf({ caller: call.caller, name: "print" }).name}　${clockOf(call.now())}`;
  return isOfficial(call) ? who : `${auditCopy}　${who}`;
};

const periodInName = (wish: Call<"print.report">["input"]["of"]): string => {
  if (wish.kind === "balance-sheet") return wish.month;
  if (wish.kind === "conversion") return "2004至2023";
  if (wish.kind === "notes") return `${wish.year}年度`;
  return wish.kind === "reconciliation" ? wish.onDate : `${wish.fromMonth}至${wish.toMonth}`;
};

/** Of no month the books must have begun before: a day's reconciliation and the sheets of a conversion. */
const isOfAnyMonth = ({ kind }: Call<"print.report">["input"]["of"]): boolean =>
  kind === "reconciliation" || kind === "conversion";

/** 打印或导出账簿、报表, read from the books in one moment. */
export const printReport = async (call: Call<"print.report">): Promise<Reply<"print.report">> => {
  const { of: wish, format, orientation, withCover } = call.input;
  const ledger = readLedger(call.ledger.reading, wish.ledgerId);
  const lastMonth = isOfAnyMonth(wish) ? null : lastMonthOf(wish);
  if (ledger !== undefined && lastMonth !== null && !hasBegun(ledger, lastMonth)) return beforeBooks(ledger);
  const booklet = reportBooklet(call, { wish, orientation, withCover, footer: footerOf(call) });
  if (booklet === undefined) return refuse({ code: "not-found", kind: "report" });
  const file = await fileOf(call, booklet, format);
  const ledgerName = ledger?.name ?? "";
  const period = periodInName(wish);
  const [only] = booklet.parts;
  const title = booklet.parts.length === 1 && only !== undefined ? only.title : booklet.title;
  const name = `${safeName(ledgerName)}_${safeName(title)}_${safeName(period)}.${format}`;
  return done({ name, bytes: base64FromBytes(file.bytes), pages: file.pages });
};

/** 打印或导出一张清单 as a screen shows it. */
export const printTable = async (call: Call<"print.table">): Promise<Reply<"print.table">> => {
  const { listing, format, orientation } = call.input;
  const rows = listing.rows.map(({ cells, tone }) => ({ cells, ...(tone === undefined ? {} : { tone }) }));
  const columns = listing.columns.map(({ group, ...column }) => ({
    ...column,
    ...(group === undefined ? {} : { group }),
  }));
  const booklet = singleBooklet({ ...listing, rows, columns }, { footer: footerOf(call), orientation });
  const file = await fileOf(call, booklet, format);
  const name = `${safeName(listing.title)}_${chinaDateOf(call.now())}.${format}`;
  return done({ name, bytes: base64FromBytes(file.bytes), pages: file.pages });
};
