import { compareSheets } from "#domain/audit/version-differences.ts";
import { base64FromBytes } from "#files/base64.ts";
import { bookletDocument } from "#files/pdf/booklet-document.ts";
import { fontsIn } from "#files/pdf/fonts.ts";
import { pagesFrom } from "#files/workbook/kept-pages.ts";
import { sheetTexts } from "#files/workbook/sheet-texts.ts";
import type { Reading } from "#store/query.ts";
import { sha256Of } from "#store/sha256.ts";
import { readSignatures, readWorkbookFiles } from "#store/workbook-signing-rows.ts";
import { readWorkbook, readWorkbooks, type WorkbookRow } from "#store/workbook-rows.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { writePlanned } from "./make-workbook.ts";
import { pagesOf } from "./sign-workbook.ts";
import { asMadeBefore } from "./workbook-program.ts";

/** Workbooks made so far, every version, with who signed it and which of its files are kept. */
export const listWorkbooks = (call: Call<"workbook.list">): Reply<"workbook.list"> =>
  done({
    workbooks: call.ledger.snapshot((reading) =>
      readWorkbooks(reading, call.input.quarter).map((row) => ({
        ...row,
        signatures: readSignatures(reading, row.id).map(({ personId: _personId, ...signature }) => signature),
        kept: [...readWorkbookFiles(reading, row.id).keys()].filter((kind) => kind !== "pages"),
      })),
    ),
  });

type Shelved = Call<"workbook.read">["ledger"]["files"];

const keptBytes = (shelf: Shelved, hash: string | undefined): Uint8Array | undefined => {
  const bytes = hash === undefined ? "missing" : shelf.get(hash);
  return typeof bytes === "string" ? undefined : bytes;
};

/** The signed file of a version where there is one, else the one it was made as. */
const workbookBytes = (reading: Reading, shelf: Shelved, row: WorkbookRow): Uint8Array | undefined => {
  const files = readWorkbookFiles(reading, row.id);
  return keptBytes(shelf, files.get("signed")) ?? keptBytes(shelf, files.get("made"));
};

const paperName = (name: string): string => name.replace(/\.xlsx$/, ".pdf");

/** The pages of a version: kept when it is final, made from the books while they still say the same, else from what was kept. */
const paperBytes = async (
  call: Call<"workbook.read">,
  row: WorkbookRow,
): Promise<
  { readonly ok: true; readonly bytes: Uint8Array } | Extract<Reply<"workbook.read">, { readonly ok: false }>
> => {
  const { reading, files } = call.ledger;
  const shelved = readWorkbookFiles(reading, row.id);
  const kept = keptBytes(files, shelved.get("paper"));
  if (kept !== undefined) return { ok: true, bytes: kept };
  const asMade = asMadeBefore(call, row.id);
  const made = await writePlanned({ ...asMade, input: row, signatures: [] });
  const isOutdated = !made.ok || sha256Of(made.written.bytes) !== row.fileHash;
  const pages = isOutdated ? keptBytes(files, shelved.get("pages")) : undefined;
  if (pages !== undefined) {
    const report = (finished: number, total: number): void => call.progress("pages", finished, total);
    const { bytes } = await bookletDocument(pagesFrom(pages), { fonts: fontsIn(call.fontFolder), report });
    return { ok: true, bytes };
  }
  if (!made.ok) return made;
  if (isOutdated) return refuse({ code: "workbook-outdated" });
  return pagesOf({ ...asMade, input: row, signatures: readSignatures(reading, row.id) });
};

/** A version as it was, however far the books have gone on. */
export const readWorkbookFile = async (call: Call<"workbook.read">): Promise<Reply<"workbook.read">> => {
  const { id, format } = call.input;
  const row = readWorkbook(call.ledger.reading, id);
  if (row === undefined) return refuse({ code: "not-found", kind: "workbook" });
  if (format === "pdf") {
    const paper = await paperBytes(call, row);
    if (!paper.ok) return paper;
    const { bytes } = paper;
    return done({ name: paperName(row.name), bytes: base64FromBytes(bytes), fileHash: sha256Of(bytes) });
  }
  const bytes = workbookBytes(call.ledger.reading, call.ledger.files, row);
  if (bytes === undefined) return refuse({ code: "file-missing", name: row.name });
  return done({ name: row.name, bytes: base64FromBytes(bytes), fileHash: sha256Of(bytes) });
};

const mostDifferences = 500;

/** 版本差异 between two kept versions: as they were made, so that signatures are no difference. */
export const compareWorkbooks = async (call: Call<"workbook.compare">): Promise<Reply<"workbook.compare">> => {
  const { reading, files } = call.ledger;
  const texts: Awaited<ReturnType<typeof sheetTexts>>[] = [];
  for (const id of [call.input.fromId, call.input.toId]) {
    const row = readWorkbook(reading, id);
    if (row === undefined) return refuse({ code: "not-found", kind: "workbook" });
    const bytes = keptBytes(files, readWorkbookFiles(reading, id).get("made"));
    if (bytes === undefined) return refuse({ code: "file-missing", name: row.name });
    texts.push(await sheetTexts(bytes));
  }
  const [from = new Map(), to = new Map()] = texts;
  const differences = compareSheets(from, to);
  return done({ differences: differences.slice(0, mostDifferences), total: differences.length });
};
