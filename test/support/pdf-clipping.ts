import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import { inMargin, outside, overlaps, readPdf, type PdfPiece } from "./pdf-text.ts";

/** A straight ruled line of a page; lengths in points from the upper left corner. */
export type PdfRuling = { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };

type Matrix = readonly [number, number, number, number, number, number];

const times = (outer: Matrix, inner: Matrix): Matrix => {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
};

// How pdf.js writes the steps of a path: move, line, curve with six numbers, curve with four, close.
const numbersAfter: readonly number[] = [2, 2, 6, 4, 0];

const straightLinesOf = (path: ArrayLike<number>, at: Matrix): PdfRuling[] => {
  const found: PdfRuling[] = [];
  const [a, b, c, d, e, f] = at;
  const seen = (x: number, y: number) => ({ x: a * x + c * y + e, y: b * x + d * y + f });
  let from = { x: 0, y: 0 };
  let start = from;
  const drawTo = (to: { readonly x: number; readonly y: number }): void => {
    found.push({ x1: from.x, y1: from.y, x2: to.x, y2: to.y });
    from = to;
  };
  for (let index = 0; index < path.length;) {
    const step = path[index] ?? 0;
    const last = numbersAfter[step] ?? 0;
    const to = seen(path[index + last - 1] ?? 0, path[index + last] ?? 0);
    if (step === 0) {
      from = to;
      start = to;
    } else if (step === 1) drawTo(to);
    else if (step === 4) drawTo(start);
    else from = to;
    index += 1 + last;
  }
  return found;
};

/** The strokes of every page, the way they are seen: page by page, frames as their four sides. */
export const rulingsOf = async (bytes: Uint8Array): Promise<readonly (readonly PdfRuling[])[]> => {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
  const document = await task.promise;
  const pages: PdfRuling[][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { height } = page.getViewport({ scale: 1 });
    const { fnArray, argsArray } = await page.getOperatorList();
    const found: PdfRuling[] = [];
    // From the lower left corner of a PDF to the upper left one of a reader.
    let now: Matrix = [1, 0, 0, -1, 0, height];
    const kept: Matrix[] = [];
    for (const [index, step] of fnArray.entries()) {
      const args = argsArray[index] as unknown[] | null;
      if (step === OPS.save) kept.push(now);
      else if (step === OPS.restore) now = kept.pop() ?? now;
      else if (step === OPS.transform) now = times(now, args as unknown as Matrix);
      else if (step === OPS.constructPath && args?.[0] === OPS.stroke)
        for (const path of args[1] as ArrayLike<number>[]) found.push(...straightLinesOf(path, now));
    }
    pages.push(found);
  }
  await task.destroy();
  return pages;
};

// Less than the side bearing of a sign: a stroke that goes in this little is not seen to cut it.
const biteOfStroke = 0.8;

/** Whether a stroke runs through a text: the text left its cell to the side, or its row. */
export const isStruck = (piece: PdfPiece, { x1, y1, x2, y2 }: PdfRuling): boolean => {
  const [left, right] = [Math.min(x1, x2), Math.max(x1, x2)];
  const [top, bottom] = [Math.min(y1, y2), Math.max(y1, y2)];
  // A Chinese character stands from a tenth below the base line to nine tenths above it.
  const [upper, lower] = [piece.y - piece.height * 0.8, piece.y];
  if (right - left < 0.01)
    return (
      left > piece.x + biteOfStroke && left < piece.x + piece.width - biteOfStroke && top < lower && bottom > upper
    );
  if (bottom - top < 0.01)
    return top > upper + biteOfStroke && top < lower - biteOfStroke && left < piece.x + piece.width && right > piece.x;
  return false;
};

// The grid of an amount is drawn between its digits, which a reader joins to one text again.
const isDigits = (text: string): boolean => /^[-¥￥\d\s]+$/.test(text);

/** Three millimetres, in points: what laser printers leave white. */
const marginPoints = (3 * 72) / 25.4;

export type Clipping = { readonly pages: number; readonly faults: readonly string[] };

/**
 * What a reader of a PDF would find cut: text outside its page or where no printer reaches, written over other text, crossed by a
 * ruled line, or ended by … because its box was too small; and pages with nothing on them.
 */
export const clippingOf = async (bytes: Uint8Array): Promise<Clipping> => {
  const [pages, rulings] = [await readPdf(bytes), await rulingsOf(bytes)];
  const faults = pages.flatMap((page, index) => {
    const on = (fault: string, text: string): string => `第 ${index + 1} 页 ${fault}：${text}`;
    const struck = page.pieces.filter(
      (piece) => !isDigits(piece.text) && (rulings[index] ?? []).some((ruling) => isStruck(piece, ruling)),
    );
    const shortened = page.pieces.filter((piece) => piece.text.endsWith("…"));
    return [
      ...(page.pieces.length === 0 ? [on("空白", "")] : []),
      ...outside(page).map((piece) => on("出页面", piece.text)),
      ...inMargin(page, marginPoints).map((text) => on("印不到", text)),
      ...overlaps(page).map(([one, two]) => on("重叠", `${one} / ${two}`)),
      ...struck.map((piece) => on("压线", piece.text)),
      ...shortened.map((piece) => on("截断", piece.text)),
    ];
  });
  return { pages: pages.length, faults };
};
