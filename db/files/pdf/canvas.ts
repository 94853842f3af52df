import type PDFDocument from "pdfkit";
import type { Fonts, FontWeight } from "./fonts.ts";
import { cutText, fittingSize, widthOfText, wrapText, writable } from "./text-fitting.ts";

/** Lengths on paper are millimetres from the upper left corner; font sizes are points. */
export type PaperSize = { readonly widthMm: number; readonly heightMm: number };
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

type Document = InstanceType<typeof PDFDocument>;

const pointsPerMm = 72 / 25.4;
const points = (mm: number): number => Math.round(mm * pointsPerMm * 1000) / 1000;
const mmOfPoints = (value: number): number => value / pointsPerMm;

export type TextStyle = {
  readonly size: number;
  readonly weight?: FontWeight;
  readonly align?: "left" | "center" | "right";
  readonly colour?: string;
  /** What happens to a line wider than its box: it gets smaller (never below half), or its end is left off with …. */
  readonly overlong?: "shrink" | "cut";
};

export const black = "#000000";
export const red = "#c00000";

/** One document being drawn, page after page. The same drawing gives the same bytes. */
export type Canvas = {
  readonly addPage: (size: PaperSize) => void;
  /** One line of text, in the middle of the box's height. */
  readonly text: (box: Box, text: string, style: TextStyle) => void;
  /** Lines of text that were wrapped before, in the middle of the box's height. */
  readonly lines: (box: Box, lines: readonly string[], style: TextStyle) => void;
  readonly wrap: (
    text: string,
    of: { readonly widthMm: number; readonly size: number; readonly weight?: FontWeight },
  ) => string[];
  readonly widthMm: (text: string, of: { readonly size: number; readonly weight?: FontWeight }) => number;
  readonly line: (
    from: { readonly x: number; readonly y: number },
    to: { readonly x: number; readonly y: number },
    pen?: { readonly widthMm?: number; readonly colour?: string },
  ) => void;
  readonly frame: (box: Box, pen?: { readonly widthMm?: number; readonly colour?: string }) => void;
  readonly paint: (box: Box, colour: string) => void;
  readonly pageCount: () => number;
  readonly finish: () => Promise<Uint8Array>;
};

/** Height of one line of wrapped text. */
export const lineHeightMm = (size: number): number => mmOfPoints(size * 1.25);

// A fixed moment: the file is named by what it holds, and the same books give the same bytes.
const fixedMoment = new Date(Date.UTC(2000, 0, 1));

const openDocument = async (title: string, fonts: Fonts): Promise<Document> => {
  // Loaded when the first document is drawn: it would cost every start a tenth of a second and 12 MiB.
  const { default: Pdf } = await import("pdfkit");
  const document = new Pdf({
    font: "",
    autoFirstPage: false,
    compress: true,
    pdfVersion: "1.7",
    lang: "zh-CN",
    displayTitle: true,
    info: { Title: title, Producer: "xiangzhang", Creator: "乡账", CreationDate: fixedMoment },
  });
  document.registerFont("regular", Buffer.from(fonts.regular.bytes));
  document.registerFont("bold", Buffer.from(fonts.bold.bytes));
  return document;
};

const collect = (document: Document): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    document.on("data", (chunk: Buffer) => chunks.push(chunk));
    document.once("end", () => {
      resolve(new Uint8Array(Buffer.concat(chunks)));
    });
    document.once("error", reject);
  });
};

/** The part of an em from the baseline to the middle of a Chinese character. */
const middleOfCharacter = 0.38;

type Writer = Pick<Canvas, "text" | "lines" | "wrap" | "widthMm">;

const whole = (style: TextStyle): Required<TextStyle> => ({
  weight: "regular",
  align: "left",
  colour: black,
  overlong: "shrink",
  ...style,
});

const writerOn = (document: Document, fonts: Fonts): Writer => {
  const put = (box: Box, line: string, style: Required<TextStyle>): void => {
    const font = fonts[style.weight];
    const width = points(box.width);
    const size = style.overlong === "shrink" ? fittingSize(font, line, { size: style.size, width }) : style.size;
    const written = style.overlong === "cut" ? cutText(font, line, { size, width }) : writable(font, line);
    if (written === "") return;
    const taken = widthOfText(font, written, size);
    const left = style.align === "left" ? 0 : style.align === "right" ? width - taken : (width - taken) / 2;
    const baseline = points(box.y) + points(box.height) / 2 + middleOfCharacter * size;
    document
      .font(style.weight)
      .fontSize(size)
      .fillColor(style.colour)
      .text(written, points(box.x) + left, baseline, { lineBreak: false, baseline: "alphabetic" });
  };
  return {
    text: (box, line, style) => put(box, line, whole(style)),
    lines: (box, lines, style) => {
      const height = lineHeightMm(style.size);
      const top = box.y + (box.height - height * lines.length) / 2;
      for (const [index, line] of lines.entries()) put({ ...box, y: top + index * height, height }, line, whole(style));
    },
    wrap: (text, { widthMm, size, weight = "regular" }) =>
      wrapText(fonts[weight], text, { size, width: points(widthMm) }),
    widthMm: (text, { size, weight = "regular" }) =>
      mmOfPoints(widthOfText(fonts[weight], writable(fonts[weight], text), size)),
  };
};

/** Begins a document with embedded Chinese fonts. */
export const openCanvas = async (title: string, fonts: Fonts): Promise<Canvas> => {
  const document = await openDocument(title, fonts);
  const collected = collect(document);
  let pages = 0;
  return {
    ...writerOn(document, fonts),
    addPage: ({ widthMm, heightMm }) => {
      pages += 1;
      document.addPage({ size: [points(widthMm), points(heightMm)], margin: 0 });
    },
    line: (from, to, { widthMm = 0.15, colour = black } = {}) => {
      document
        .lineWidth(points(widthMm))
        .strokeColor(colour)
        .moveTo(points(from.x), points(from.y))
        .lineTo(points(to.x), points(to.y))
        .stroke();
    },
    frame: (box, { widthMm = 0.15, colour = black } = {}) => {
      document
        .lineWidth(points(widthMm))
        .strokeColor(colour)
        .rect(points(box.x), points(box.y), points(box.width), points(box.height))
        .stroke();
    },
    paint: (box, colour) => {
      document.fillColor(colour).rect(points(box.x), points(box.y), points(box.width), points(box.height)).fill();
    },
    pageCount: () => pages,
    finish: async () => {
      document.end();
      return collected;
    },
  };
};
