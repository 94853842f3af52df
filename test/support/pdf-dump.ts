import { readPdf } from "./pdf-text.ts";

/**
 * What a PDF says, for goldens: page by page, a line a line of text from top to bottom, pieces that stand apart on one line
 * divided by ` | `. Where on the page it stands is not part of it.
 */
export const dumpPdf = async (bytes: Uint8Array): Promise<string> => {
  const pages = await readPdf(bytes);
  return `${pages
    .map((page, index) => {
      const rows = Map.groupBy(page.pieces, (piece) => Math.round(piece.y));
      const lines = [...rows]
        .toSorted(([left], [right]) => left - right)
        .map(([, pieces]) =>
          pieces
            .toSorted((left, right) => left.x - right.x)
            .reduce((text, piece, at, all) => {
              const before = all[at - 1];
              const gap = before === undefined ? 0 : piece.x - before.x - before.width;
              return before === undefined ? piece.text : `${text}${gap > 3 ? " | " : ""}${piece.text}`;
            }, "")
            .trimEnd(),
        );
      return [`## ${index + 1}　${Math.round(page.width)}×${Math.round(page.height)}`, ...lines].join("\n");
    })
    .join("\n\n")}\n`;
};
