import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** One piece of text on a page; lengths in points from the upper left corner. */
export type PdfPiece = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};
export type PdfPage = { readonly width: number; readonly height: number; readonly pieces: readonly PdfPiece[] };

/** Reads a PDF back, page by page, as any viewer would. */
export const readPdf = async (bytes: Uint8Array): Promise<readonly PdfPage[]> => {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
  const document = await task.promise;
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item): readonly PdfPiece[] => {
      if (!("str" in item) || item.str.trim() === "") return [];
      const [, , , , x = 0, y = 0] = item.transform as number[];
      return [{ text: item.str, x, y: height - y, width: item.width, height: item.height }];
    });
    pages.push({ width, height, pieces });
  }
  await task.destroy();
  return pages;
};

/** All text of a page in lines from top to bottom; pieces on one line from left to right without anything between. */
export const linesOf = (page: PdfPage): readonly string[] => {
  const rows = Map.groupBy(page.pieces, (piece) => Math.round(piece.y));
  return [...rows]
    .toSorted(([left], [right]) => left - right)
    .map(([, pieces]) =>
      pieces
        .toSorted((left, right) => left.x - right.x)
        .map((piece) => piece.text)
        .join(""),
    );
};

/** Pieces that stand partly outside their page. */
export const outside = (page: PdfPage): readonly PdfPiece[] =>
  page.pieces.filter(
    (piece) =>
      piece.x < 0 || piece.x + piece.width > page.width + 0.01 || piece.y - piece.height < 0 || piece.y > page.height,
  );
