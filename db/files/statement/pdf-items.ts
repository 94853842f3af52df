import { existsSync, promises } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { err, ok, type Result } from "#domain/core/result.ts";

/** A run of characters on a page; x grows to the right and y downwards, both in points. */
export type PdfItem = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly height: number;
};
export type PdfPage = { readonly page: number; readonly items: readonly PdfItem[] };
export type PdfTrouble = "password-protected" | "wrong-password" | "broken" | "too-large";

const pageLimit = 500;
const itemLimit = 400_000;

/** Tables of Chinese encodings for fonts that a file does not bring along; packed beside the program, else in the library. */
const characterMaps = (): string => {
  const packed = join(import.meta.dirname, "cmaps");
  if (existsSync(packed)) return packed;
  return join(dirname(fileURLToPath(import.meta.resolve("pdfjs-dist/package.json"))), "cmaps");
};

/** Reads the library's own tables from disk and nothing else: a file must never make the program open another. */
class LocalTables {
  fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    if (kind !== "cMapUrl" || !/^[A-Za-z0-9-]+\.bcmap$/.test(filename)) return Promise.reject(new Error(filename));
    return promises.readFile(join(characterMaps(), filename)).then((content) => new Uint8Array(content));
  }
}

const loadLibrary = async () => {
  const worker: unknown = await import("pdfjs-dist/legacy/build/pdf.worker.mjs");
  // Without it the library would look for a script of its own beside the bundle.
  Object.assign(globalThis, { pdfjsWorker: worker });
  return import("pdfjs-dist/legacy/build/pdf.mjs");
};

const troubleOf = (error: unknown, password: string | null): PdfTrouble =>
  error instanceof Error && error.name === "PasswordException"
    ? password === null
      ? "password-protected"
      : "wrong-password"
    : "broken";

type Viewed = { readonly str: string; readonly transform: readonly number[]; readonly width: number };

// Fonts in PDFs often map 日 and 金 to the radicals ⽇ and ⾦; only those are folded, everything else stays as printed.
const radical = /[\u2E80-\u2FDF]/g;
const withoutRadicals = (text: string): string => text.replaceAll(radical, (sign) => sign.normalize("NFKC"));

const itemOf = ({ str, transform, width }: Viewed, top: number): PdfItem => {
  const [, , , scale = 0, left = 0, bottom = 0] = transform;
  return { text: withoutRadicals(str), left, right: left + width, y: top - bottom, height: Math.abs(scale) };
};

/** The text of a PDF with its places, page by page. Scanned pages have no items. Never throws. */
export const readPdfPages = async (
  bytes: Uint8Array,
  password: string | null,
): Promise<Result<readonly PdfPage[], PdfTrouble>> => {
  const { getDocument } = await loadLibrary();
  const loading = getDocument({
    // The library takes the bytes away from whoever gave them.
    data: bytes.slice(),
    password: password ?? "",
    BinaryDataFactory: LocalTables,
    cMapPacked: true,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    verbosity: 0,
  });
  try {
    const document = await loading.promise;
    if (document.numPages > pageLimit) return err("too-large");
    const pages: PdfPage[] = [];
    let count = 0;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent({ disableNormalization: true });
      const top = page.view[3] ?? 0;
      const read = items.flatMap((item) => ("str" in item && item.str.trim() !== "" ? [itemOf(item, top)] : []));
      count += read.length;
      if (count > itemLimit) return err("too-large");
      pages.push({ page: number, items: read });
    }
    return ok(pages);
  } catch (error) {
    return err(troubleOf(error, password));
  } finally {
    await loading.destroy();
  }
};
