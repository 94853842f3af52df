import { wallSheet } from "#domain/audit/wall-content.ts";
import type { WallPaper, WallSheet } from "#domain/audit/wall-sheet.ts";
import { chinaDateOf, monthsOfQuarter, type Instant, type LocalDate, type Quarter } from "#domain/core/dates.ts";
import type { Listing } from "#domain/reports/listing.ts";
import type { PublicationId } from "#domain/core/ids.ts";
import { base64FromBytes } from "#files/base64.ts";
import { fontsIn } from "#files/pdf/fonts.ts";
import { wallDocument } from "#files/pdf/wall-document.ts";
import { safeName } from "#files/workbook/file-name.ts";
import { fingerprintSheet } from "#files/workbook/cover-tables.ts";
import { listingWorkbook } from "#files/workbook/listing-workbook.ts";
import { writeWorkbook } from "#files/workbook/write-workbook.ts";
import { noteFile } from "#store/attachment-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { readPeriods } from "#store/period-rows.ts";
import { addPublication, readPublications } from "#store/publication-rows.ts";
import { readPublicitySettings, type PublicitySettings } from "#store/publicity-setting-rows.ts";
import type { Reading } from "#store/query.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { disclosureFacts } from "./disclosure-facts.ts";
import { quarterBook } from "./quarter-book.ts";
import { quarterMaterial } from "./quarter-material.ts";

type SheetCall = Call<"disclosure.preview"> | Call<"disclosure.freeze">;
type Refusal = Extract<Reply<"disclosure.freeze">, { readonly ok: false }>;

/** A sheet ready to be written: nothing of it is read from the ledger any more. */
type Planned = {
  readonly sheet: WallSheet;
  readonly ledgerName: string;
  readonly settings: PublicitySettings;
  readonly chainNo: number;
  readonly closedAt: Instant;
  readonly readyOn: LocalDate;
};

const plan = (call: SheetCall): { readonly ok: true; readonly planned: Planned } | Refusal =>
  call.ledger.snapshot((reading: Reading) => {
    const { ledgerId, quarter, paper } = call.input;
    const ledger = readLedger(reading, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    if (!ledger.isStarted) return refuse({ code: "ledger-not-started" });
    const closed = new Set(readPeriods(reading, ledgerId).map((period) => period.month));
    const months = monthsOfQuarter(quarter);
    const open = months.filter((month) => month >= ledger.startMonth && !closed.has(month));
    if (open.length > 0 || months[2] < ledger.startMonth)
      return refuse({ code: "quarter-not-closed", months: open.length > 0 ? open : [...months] });
    call.progress("books", 0, 1);
    const material = quarterMaterial(reading, ledger, quarter);
    const settings = readPublicitySettings(reading);
    const book = quarterBook(reading, material, { findings: [], programVersion: "", signatures: [], isMasked: false });
    const sheet = wallSheet(book, disclosureFacts(reading, material), {
      wish: { paper, phone: settings.phone, leastDays: settings.leastDays },
      policy: settings,
    });
    const { chainNo, closedAt } = book.cover;
    return {
      ok: true,
      // Nothing can have hung before it was made, however long ago the quarter was closed.
      planned: { sheet, ledgerName: ledger.name, settings, chainNo, closedAt, readyOn: chinaDateOf(call.now()) },
    };
  });

/** Columns of a wall are cut for A3 and large type; a spreadsheet's page is narrower, and its text must stay legible. */
const excelWidthMm = 235;
const leastMoneyMm = 28;
const forExcel = (columns: Listing["columns"]): Listing["columns"] => {
  const wall = columns.reduce((total, { widthMm }) => total + widthMm, 0);
  const scale = Math.min(1, excelWidthMm / wall);
  return columns.map((column) => ({
    ...column,
    widthMm: Math.max(column.widthMm * scale, column.kind === "money" ? leastMoneyMm : 0),
  }));
};

/** By the names at the close, as the workbook of the quarter has them. */
const planNamed = (call: SheetCall): ReturnType<typeof plan> =>
  call.ledger.namedAsAt(monthsOfQuarter(call.input.quarter)[2], () => plan(call));

const listings = (sheet: WallSheet): readonly Listing[] => [
  {
    title: "明白纸",
    under: [sheet.title, sheet.under[0]],
    filters: [],
    columns: [
      { heading: "哪一块", kind: "text", widthMm: 60 },
      { heading: "哪一项", kind: "text", widthMm: 90 },
      { heading: "金额", kind: "money", widthMm: 40 },
      { heading: "说明", kind: "text", widthMm: 80 },
    ],
    rows: [
      ...sheet.summary.figures.map(({ label, amountFen }) => ({ cells: ["总数", label, amountFen, ""] })),
      ...sheet.summary.charts.flatMap(({ title, bars }) =>
        bars.map((bar) => ({ cells: [title, bar.label, bar.amountFen, bar.isOver ? `${bar.text} 超了` : bar.text] })),
      ),
    ],
    notes: [...sheet.summary.notes, ...sheet.notes, `账簿指纹 ${sheet.shortCode}`],
    signers: [],
  },
  ...sheet.tables.map(({ title, hint, columns, rows }): Listing => ({
    title,
    under: [sheet.title, sheet.under[0]],
    filters: [],
    columns: forExcel(columns),
    rows,
    notes: [...(hint === "" ? [] : [hint]), `账簿指纹 ${sheet.shortCode}`],
    signers: [],
  })),
];

const excelOf = ({ sheet, closedAt }: Planned, report: (done: number, total: number) => void): Promise<Uint8Array> => {
  const { title, shortCode, chainHash, under } = sheet;
  const workbook = listingWorkbook(
    {
      title,
      orientation: "landscape",
      footer: `账簿指纹 ${shortCode}`,
      cover: null,
      register: null,
      hasContents: false,
      parts: listings(sheet),
    },
    closedAt,
  );
  const proof = fingerprintSheet({ title, span: under[0], shortCode, chainHash });
  return writeWorkbook({ ...workbook, sheets: [...workbook.sheets, proof] }, report);
};

const pdfOf = (call: SheetCall, planned: Planned, paper: WallPaper) =>
  wallDocument(planned.sheet, {
    fonts: fontsIn(call.fontFolder),
    paper,
    report: (finished, total) => call.progress("print", finished, total),
  });

/** `柳溪村股份经济合作社_2026Q3_财务公开_A3.pdf`. */
export const wallFileName = (of: {
  readonly ledgerName: string;
  readonly quarter: Quarter | null;
  readonly paper: WallPaper | null;
  readonly format: "pdf" | "xlsx";
}): string => {
  const size = of.format === "pdf" && of.paper !== null ? `_${of.paper}` : "";
  return `${safeName(of.ledgerName)}_${of.quarter ?? ""}_财务公开${size}.${of.format}`;
};

/** 预览张贴版. */
export const previewDisclosure = async (call: Call<"disclosure.preview">): Promise<Reply<"disclosure.preview">> => {
  const planned = planNamed(call);
  if (!planned.ok) return planned;
  const { quarter, paper, format } = call.input;
  const { sheet, ledgerName } = planned.planned;
  const name = wallFileName({ ledgerName, quarter, paper, format });
  const report = (finished: number, total: number): void => call.progress("write", finished, total);
  const made =
    format === "pdf"
      ? await pdfOf(call, planned.planned, paper)
      : { bytes: await excelOf(planned.planned, report), pages: null };
  return done({ name, bytes: base64FromBytes(made.bytes), pages: made.pages, shortCode: sheet.shortCode });
};

/**
 * 定稿: makes PDF and Excel and keeps both on the shelf of files under their hashes. The same sheet kept twice is kept once;
 * a later one of the same quarter is the next version, and the earlier stays.
 */
export const freezeDisclosure = async (call: Call<"disclosure.freeze">): Promise<Reply<"disclosure.freeze">> => {
  const made = planNamed(call);
  if (!made.ok) return made;
  const { planned } = made;
  const { sheet, settings, chainNo, readyOn } = planned;
  const { ledgerId, quarter, paper } = call.input;
  const pdf = await pdfOf(call, planned, paper);
  const excel = await excelOf(planned, (finished, total) => call.progress("write", finished, total));
  // The bytes go to the shelf first: a file without a row does no harm, a row without its file would.
  const hashes = { pdf: call.ledger.files.put(pdf.bytes), xlsx: call.ledger.files.put(excel) };
  return change({ ...call, requestId: null }, (writing) => {
    const own = readPublications(writing, ledgerId).filter(
      (row) => row.kind === "finance" && row.quarter === quarter && row.title === sheet.title,
    );
    const same = own.find((row) => row.pdfHash === hashes.pdf && row.xlsxHash === hashes.xlsx);
    const version = same?.version ?? own.reduce((most, row) => Math.max(most, row.version), 0) + 1;
    const id = same?.id ?? call.newId<PublicationId>();
    const at = call.now();
    if (same === undefined) {
      noteFile(writing, { hash: hashes.pdf, sizeBytes: pdf.bytes.length, at });
      noteFile(writing, { hash: hashes.xlsx, sizeBytes: excel.length, at });
      addPublication(writing, {
        id,
        ledger_id: ledgerId,
        kind: "finance",
        period: quarter,
        title: sheet.title,
        version,
        source: "frozen",
        ready_on: readyOn,
        paper,
        wish: JSON.stringify(settings),
        pdf_hash: hashes.pdf,
        xlsx_hash: hashes.xlsx,
        income_fen: sheet.incomeFen,
        expense_fen: sheet.expenseFen,
        chain_no: chainNo,
        chain_hash: sheet.chainHash,
        resolution_id: null,
        note: "",
        prepared_by: callerOf(call).id,
        prepared_at: at,
      });
    }
    return changed(
      { id, version, isSame: same !== undefined, shortCode: sheet.shortCode, pages: pdf.pages },
      {
        subject: `公开定稿 ${sheet.title} 第 ${version} 版`,
        facts: { ledgerId, publicationId: id, quarter, version, pdfHash: hashes.pdf, xlsxHash: hashes.xlsx },
      },
    );
  });
};
