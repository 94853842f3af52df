import type { FormBlock, PaperForm } from "#domain/reports/paper-form.ts";
import { lineHeightMm, openCanvas, type Canvas } from "./canvas.ts";
import type { Fonts } from "./fonts.ts";
import type { PrintedFile } from "./voucher-document.ts";

const paper = { widthMm: 210, heightMm: 297 } as const;
const left = 25;
const width = 165;
const bottom = 272;
const textSize = 12;
const pad = 2;

/** A piece that stays whole on a page; `again` is drawn first where it begins a new one (the heads of a table). */
type Piece = {
  readonly height: number;
  readonly draw: (y: number) => void;
  readonly again?: Piece;
  /** Drawn where the page before ends, when this piece begins a new one: the edge of a box that goes on. */
  readonly close?: (y: number) => void;
};

// Facts that belong together stay on one page, unless they are more than a third of it.
const mostTogether = 90;

const together = (pieces: readonly Piece[]): readonly Piece[] => {
  const height = pieces.reduce((sum, piece) => sum + piece.height, 0);
  if (height > mostTogether) return pieces;
  return [
    {
      height,
      draw: (top) => {
        let y = top;
        for (const piece of pieces) {
          piece.draw(y);
          y += piece.height;
        }
      },
    },
  ];
};

const frame = { widthMm: 0.2 } as const;

const factPieces = (canvas: Canvas, rows: readonly (readonly [string, string])[]): readonly Piece[] =>
  rows.map(([label, value]) => {
    const [labelWidth, valueWidth] = [38, width - 38];
    const lines = canvas.wrap(value, { widthMm: valueWidth - pad * 2, size: textSize });
    const height = Math.max(9.5, lines.length * lineHeightMm(textSize) + 3);
    return {
      height,
      draw: (y) => {
        canvas.frame({ x: left, y, width: labelWidth, height }, frame);
        canvas.frame({ x: left + labelWidth, y, width: valueWidth, height }, frame);
        canvas.text({ x: left + 1, y, width: labelWidth - 2, height }, label, { size: textSize, align: "center" });
        canvas.lines({ x: left + labelWidth + pad, y, width: valueWidth - pad * 2, height }, lines, { size: textSize });
      },
    };
  });

/** A text box; a very long text goes on line by line, each piece with its sides drawn. */
const textPieces = (canvas: Canvas, block: Extract<FormBlock, { kind: "text" }>): readonly Piece[] => {
  const lines = canvas.wrap(block.text, { widthMm: width - pad * 2, size: textSize });
  const lineMm = lineHeightMm(textSize) + 1;
  const padded = [...lines, ...Array.from({ length: Math.max(0, block.leastLines - lines.length) }, () => "")];
  const edge = (y: number): void => canvas.line({ x: left, y }, { x: left + width, y }, frame);
  const head: Piece = {
    height: 8,
    draw: (y) => {
      canvas.line({ x: left, y }, { x: left + width, y }, frame);
      canvas.text({ x: left + pad, y, width: width - pad * 2, height: 8 }, `${block.label}：`, {
        size: textSize,
        weight: "bold",
      });
      for (const x of [left, left + width]) canvas.line({ x, y }, { x, y: y + 8 }, frame);
    },
  };
  const body = padded.map((line, index): Piece => ({
    height: lineMm,
    again: { height: 0, draw: edge },
    close: edge,
    draw: (y) => {
      for (const x of [left, left + width]) canvas.line({ x, y }, { x, y: y + lineMm }, frame);
      if (index === padded.length - 1)
        canvas.line({ x: left, y: y + lineMm }, { x: left + width, y: y + lineMm }, frame);
      canvas.text({ x: left + pad, y, width: width - pad * 2, height: lineMm }, line, { size: textSize });
    },
  }));
  const [first, ...rest] = body;
  // The label never stands alone at the end of a page.
  const joined: Piece =
    first === undefined
      ? head
      : { height: head.height + first.height, draw: (y) => (head.draw(y), first.draw(y + head.height)) };
  return [joined, ...rest];
};

const tablePieces = (canvas: Canvas, block: Extract<FormBlock, { kind: "table" }>): readonly Piece[] => {
  const natural = block.columns.reduce((sum, column) => sum + column.widthMm, 0);
  const edges = [left];
  for (const column of block.columns) edges.push((edges.at(-1) ?? left) + (column.widthMm * width) / natural);
  const boxOf = (index: number, y: number, height: number) => ({
    x: edges[index] ?? 0,
    y,
    width: (edges[index + 1] ?? 0) - (edges[index] ?? 0),
    height,
  });
  const headMm = 9.5;
  const head: Piece = {
    height: headMm,
    draw: (y) => {
      for (const [index, { heading }] of block.columns.entries()) {
        const box = boxOf(index, y, headMm);
        canvas.paint(box, "#eef1f4");
        canvas.frame(box, frame);
        canvas.text(box, heading, { size: textSize, weight: "bold", align: "center" });
      }
    },
  };
  const rows = block.rows.map((cells): Piece => {
    const lines = block.columns.map((_column, index) =>
      canvas.wrap(cells[index] ?? "", { widthMm: boxOf(index, 0, 0).width - pad, size: textSize }),
    );
    const height = Math.max(block.rowMm, Math.max(...lines.map((each) => each.length)) * lineHeightMm(textSize) + 2);
    return {
      height,
      again: head,
      draw: (y) => {
        for (const [index, { isCentred }] of block.columns.entries()) {
          const box = boxOf(index, y, height);
          canvas.frame(box, frame);
          const inner = { ...box, x: box.x + pad / 2, width: box.width - pad };
          canvas.lines(inner, lines[index] ?? [], { size: textSize, align: isCentred ? "center" : "left" });
        }
      },
    };
  });
  const captionMm = block.caption === "" ? 0 : 9;
  const [first, ...rest] = rows;
  const top: Piece = {
    height: captionMm + headMm + (first?.height ?? 0),
    draw: (y) => {
      canvas.text({ x: left, y, width, height: captionMm }, block.caption, { size: textSize, weight: "bold" });
      head.draw(y + captionMm);
      first?.draw(y + captionMm + headMm);
    },
  };
  return [top, ...rest];
};

const signaturePieces = (canvas: Canvas, block: Extract<FormBlock, { kind: "signatures" }>): readonly Piece[] => {
  const rows = Math.ceil(block.labels.length / 2);
  const height = rows * 13 + (block.hasSeal ? 26 : 4);
  return [
    {
      height,
      draw: (y) => {
        for (const [index, label] of block.labels.entries()) {
          const x = left + (index % 2) * (width / 2);
          const at = y + 3 + Math.floor(index / 2) * 13;
          canvas.text({ x, y: at, width: 40, height: 9 }, `${label}：`, { size: textSize });
          canvas.line({ x: x + 38, y: at + 8.5 }, { x: x + width / 2 - 8, y: at + 8.5 }, { widthMm: 0.15 });
        }
        if (!block.hasSeal) return;
        const at = y + rows * 13 + 4;
        canvas.text({ x: left, y: at, width, height: 9 }, "（单位盖章）　　　　　　　　", {
          size: textSize,
          align: "right",
        });
        canvas.text({ x: left, y: at + 10, width, height: 9 }, "　　　　年　　月　　日　　　", {
          size: textSize,
          align: "right",
        });
      },
    },
  ];
};

const piecesOf = (canvas: Canvas, block: FormBlock): readonly Piece[] => {
  switch (block.kind) {
    case "facts":
      return together(factPieces(canvas, block.rows));
    case "text":
      return textPieces(canvas, block);
    case "table":
      return tablePieces(canvas, block);
    case "signatures":
      return signaturePieces(canvas, block);
  }
};

/** Where every piece stands: page and height on it. A piece with a head of its own has it again on a new page. */
const place = (
  blocks: readonly (readonly Piece[])[],
  firstTop: number,
): readonly (readonly { piece: Piece; y: number }[])[] => {
  const pages: { piece: Piece; y: number }[][] = [[]];
  let y = firstTop;
  for (const [index, pieces] of blocks.entries()) {
    if (index > 0) y += 3;
    for (const piece of pieces) {
      if (y + piece.height > bottom && pages.at(-1)?.length !== 0) {
        if (piece.close !== undefined) pages.at(-1)?.push({ piece: { height: 0, draw: piece.close }, y });
        pages.push([]);
        y = 32;
        if (piece.again !== undefined) {
          pages.at(-1)?.push({ piece: piece.again, y });
          y += piece.again.height;
        }
      }
      pages.at(-1)?.push({ piece, y });
      y += piece.height;
    }
  }
  return pages;
};

const drawFrame = (canvas: Canvas, form: PaperForm, at: { readonly page: number; readonly pages: number }): void => {
  canvas.addPage(paper);
  if (at.page === 1) {
    canvas.text({ x: left, y: 20, width, height: 14 }, form.title, { size: 20, weight: "bold", align: "center" });
    canvas.text({ x: left, y: 37, width: width / 2, height: 7 }, form.under[0], { size: 11 });
    canvas.text({ x: left + width / 2, y: 37, width: width / 2, height: 7 }, form.under[1], {
      size: 11,
      align: "right",
    });
  } else
    canvas.text({ x: left, y: 20, width, height: 8 }, `${form.title}（续）`, {
      size: 13,
      weight: "bold",
      align: "center",
    });
  canvas.text({ x: left, y: 280, width: width * 0.7, height: 6 }, form.footer, { size: 9 });
  canvas.text({ x: left, y: 280, width, height: 6 }, `第 ${at.page} 页　共 ${at.pages} 页`, {
    size: 9,
    align: "right",
  });
};

/** A form as PDF on A4. Boxes and tables break between their lines, heads are repeated, signatures stay together. */
export const formDocument = async (form: PaperForm, fonts: Fonts): Promise<PrintedFile> => {
  const canvas = await openCanvas(form.title, fonts);
  const pages = place(
    form.blocks.map((block) => piecesOf(canvas, block)),
    46,
  );
  for (const [index, placed] of pages.entries()) {
    drawFrame(canvas, form, { page: index + 1, pages: pages.length });
    for (const { piece, y } of placed) piece.draw(y);
  }
  return { bytes: await canvas.finish(), pages: canvas.pageCount() };
};
