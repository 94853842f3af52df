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

// Less than the side bearing of a sign: what touches this little is not read as one.
const touchPoints = 0.8;

const isSame = (one: PdfPiece, two: PdfPiece): boolean =>
  Math.abs(one.y - two.y) < Math.min(one.height, two.height) * 0.6;

/** Pairs of pieces on one line that are written over each other: a text that left its cell. */
export const overlaps = (page: PdfPage): readonly (readonly [string, string])[] =>
  page.pieces.flatMap((one, at) =>
    page.pieces
      .slice(at + 1)
      .filter((two) => {
        const shared = Math.min(one.x + one.width, two.x + two.width) - Math.max(one.x, two.x);
        return isSame(one, two) && shared > touchPoints;
      })
      .map((two) => [one.text, two.text] as const),
  );

/** Pieces nearer to an edge than any printer prints: `marginPoints` from each side. */
export const inMargin = (page: PdfPage, marginPoints: number): readonly string[] =>
  page.pieces
    .filter(
      ({ x, y, width, height }) =>
        x < marginPoints ||
        x + width > page.width - marginPoints ||
        y - height < marginPoints ||
        y > page.height - marginPoints,
    )
    .map(({ text }) => text);
