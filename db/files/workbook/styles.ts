import type { Borders, Style } from "exceljs";
import type { ColumnKind } from "./sheet.ts";

const fontName = "宋体";
const line = { style: "thin", color: { argb: "FF9AA5B1" } } as const;
const box: Partial<Borders> = { top: line, left: line, bottom: line, right: line };
const headFill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFE8EEF4" } } as const;
const groupFill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFD5E0EB" } } as const;
const totalFill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFF4F1E6" } } as const;
const sectionFill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFF2F5F8" } } as const;

export type CellStyle = Partial<Style>;

const formats: Readonly<Record<ColumnKind, string>> = {
  text: "@",
  wrap: "@",
  centre: "@",
  date: "yyyy-mm-dd",
  // `_ ` keeps a blank after the number: without it an amount touches the text in the next column.
  money: "#,##0.00_ ;[Red]-#,##0.00_ ",
  whole: "#,##0;[Red]-#,##0",
  share: "0.00%;[Red]-0.00%",
  module: "General",
};
const sides = {
  text: "left",
  wrap: "left",
  centre: "center",
  date: "center",
  whole: "center",
  money: "right",
  share: "right",
  module: "center",
} as const satisfies Record<ColumnKind, string>;

const plain = (kind: ColumnKind): CellStyle => ({
  font: { name: fontName, size: 10 },
  numFmt: formats[kind],
  border: box,
  alignment: { vertical: "middle", horizontal: sides[kind], wrapText: kind === "wrap" || kind === "text" },
});

const kinds: readonly ColumnKind[] = ["text", "wrap", "centre", "date", "money", "whole", "share"];

/** One style object a kind and tone, shared by all cells: the writer then looks each up once. */
const stylesByTone = {
  plain: new Map(kinds.map((kind) => [kind, plain(kind)])),
  strong: new Map(
    kinds.map((kind) => [kind, { ...plain(kind), font: { name: fontName, size: 10, bold: true }, fill: totalFill }]),
  ),
  section: new Map(
    kinds.map((kind) => [kind, { ...plain(kind), font: { name: fontName, size: 10, bold: true }, fill: sectionFill }]),
  ),
} as const;

export const cellStyle = (kind: ColumnKind, tone: "plain" | "strong" | "section"): CellStyle =>
  stylesByTone[tone].get(kind) ?? plain(kind);

// A formula that answers text or a link must not be formatted as text, or a spreadsheet shows the formula instead.
const general = (style: CellStyle): CellStyle => ({ ...style, numFmt: "General" });
const formulaStyles = {
  plain: new Map(kinds.map((kind) => [kind, general(plain(kind))])),
  strong: new Map(kinds.map((kind) => [kind, general(cellStyle(kind, "strong"))])),
  section: new Map(kinds.map((kind) => [kind, general(cellStyle(kind, "section"))])),
} as const;
const linkStyle: CellStyle = {
  ...general(plain("centre")),
  font: { name: fontName, size: 10, color: { argb: "FF1F5FA8" }, underline: true },
};

export const formulaStyle = (kind: ColumnKind, tone: "plain" | "strong" | "section", formula: string): CellStyle => {
  if (formula.startsWith("HYPERLINK(")) return linkStyle;
  return kind === "text" || kind === "wrap" || kind === "centre"
    ? (formulaStyles[tone].get(kind) ?? cellStyle(kind, tone))
    : cellStyle(kind, tone);
};

/** The squares of a QR code. */
export const darkStyle: CellStyle = {
  fill: { type: "pattern", pattern: "solid", fgColor: { argb: "FF000000" } },
};
export const lightStyle: CellStyle = {
  fill: { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFFFFF" } },
};
export const titleStyle: CellStyle = {
  font: { name: "黑体", size: 16, bold: true },
  alignment: { horizontal: "center", vertical: "middle" },
};
export const underLeftStyle: CellStyle = {
  font: { name: fontName, size: 10 },
  alignment: { horizontal: "left", vertical: "middle" },
};
export const underRightStyle: CellStyle = {
  font: { name: fontName, size: 10 },
  alignment: { horizontal: "right", vertical: "middle" },
};
export const captionStyle: CellStyle = {
  font: { name: "黑体", size: 11, bold: true },
  alignment: { horizontal: "left", vertical: "middle" },
};
export const headStyle: CellStyle = {
  font: { name: fontName, size: 10, bold: true },
  fill: headFill,
  border: box,
  alignment: { horizontal: "center", vertical: "middle", wrapText: true },
};
export const groupStyle: CellStyle = { ...headStyle, fill: groupFill };
export const noteStyle: CellStyle = {
  font: { name: fontName, size: 9, color: { argb: "FF5B6672" } },
  alignment: { horizontal: "left", vertical: "top", wrapText: true },
};
export const signerStyle: CellStyle = {
  font: { name: fontName, size: 10 },
  alignment: { horizontal: "left", vertical: "middle" },
};
