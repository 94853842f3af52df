import type { FlowingPart } from "#domain/audit/wall-pages.ts";
import type { WallPaper, WallSheet } from "#domain/audit/wall-sheet.ts";
import { pause } from "#files/pause.ts";
import { black, openCanvas, red, type Box, type Canvas } from "./canvas.ts";
import type { Fonts } from "./fonts.ts";
import type { PrintedFile } from "./voucher-document.ts";
import { scaledCanvas } from "./wall-canvas.ts";
import { drawWallFoot } from "./wall-frame.ts";
import {
  cellPad,
  planWall,
  spanOfFirst,
  wallHeights,
  wallMargins,
  wallPaper,
  wallScale,
  wallSizes,
  wallWidth,
  type PlannedTable,
  type WallPlan,
  type WallRow,
} from "./wall-layout.ts";
import { drawWallSummary } from "./wall-summary-drawing.ts";

const ruleColour = "#6f7782";
const bandFill = "#1f4e79";
const headFill = "#e3e9f0";
const sectionFill = "#f3f5f7";
const strongFill = "#f6f1dd";

const columnBox = (
  { edges }: PlannedTable,
  index: number,
  at: { readonly y: number; readonly height: number },
): Box => {
  const [x = 0, next = 0] = [edges[index], edges[index + 1]];
  return { x, y: at.y, width: next - x, height: at.height };
};

const drawHead = (
  canvas: Canvas,
  planned: PlannedTable,
  at: { readonly y: number; readonly isOn: boolean },
): number => {
  const band = { x: wallMargins.left, width: wallWidth };
  const { table, hintLines } = planned;
  canvas.paint({ ...band, y: at.y, height: wallHeights.band }, bandFill);
  const title = at.isOn ? `${table.title}（接上页）` : table.title;
  const inner = { x: band.x + cellPad * 2, width: band.width - cellPad * 4 };
  canvas.text({ ...inner, y: at.y, height: wallHeights.band }, title, {
    size: wallSizes.band,
    weight: "bold",
    colour: "#ffffff",
  });
  let y = at.y + wallHeights.band;
  for (const line of hintLines) {
    canvas.text({ ...inner, y, height: wallHeights.hint }, line, { size: wallSizes.hint });
    y += wallHeights.hint;
  }
  canvas.paint({ ...band, y, height: wallHeights.head }, headFill);
  for (const [index, { heading }] of table.columns.entries()) {
    const box = columnBox(planned, index, { y, height: wallHeights.head });
    canvas.frame(box, { widthMm: 0.2, colour: ruleColour });
    canvas.text({ ...box, x: box.x + 1, width: box.width - 2 }, heading, {
      size: wallSizes.head,
      weight: "bold",
      align: "center",
    });
  }
  return y + wallHeights.head;
};

const drawRow = (
  canvas: Canvas,
  planned: PlannedTable,
  { drawn, y }: { readonly drawn: WallRow; readonly y: number },
): void => {
  const { row, lines, height } = drawn;
  const weight = row.tone === undefined ? "regular" : "bold";
  if (row.tone !== undefined)
    canvas.paint(
      { x: wallMargins.left, y, width: wallWidth, height },
      row.tone === "strong" ? strongFill : sectionFill,
    );
  const span = spanOfFirst(row);
  for (const [index, { kind }] of planned.table.columns.entries()) {
    if (index > 0 && index < span) continue;
    const own = columnBox(planned, index, { y, height });
    const end = index === 0 ? columnBox(planned, span - 1, { y, height }) : own;
    const box = { ...own, width: end.x + end.width - own.x };
    canvas.frame(box, { widthMm: 0.15, colour: ruleColour });
    const cell = row.cells[index];
    const isMoney = kind === "money";
    canvas.lines({ ...box, x: box.x + cellPad, width: box.width - cellPad * 2 }, lines[index] ?? [], {
      size: wallSizes.cell,
      weight,
      align: isMoney ? "right" : index === 0 && row.tone !== undefined ? "left" : kind === "text" ? "left" : "center",
      colour: isMoney && typeof cell === "number" && cell < 0 ? red : black,
    });
  }
};

const drawSigners = (canvas: Canvas, plan: WallPlan, top: number): void => {
  const { sheet, noteLines } = plan;
  let y = top + 3;
  for (const line of noteLines) {
    canvas.text({ x: wallMargins.left, y, width: wallWidth, height: wallHeights.note }, line, { size: wallSizes.note });
    y += wallHeights.note;
  }
  const each = wallWidth / (sheet.signers.length + 1);
  for (const [index, signer] of [...sheet.signers, "（盖章）"].entries())
    canvas.text(
      { x: wallMargins.left + index * each, y: y + 2, width: each - 3, height: wallHeights.signers - 6 },
      index < sheet.signers.length ? `${signer}：` : signer,
      { size: wallSizes.note },
    );
};

const drawPage = (
  canvas: Canvas,
  plan: WallPlan,
  at: { readonly parts: readonly FlowingPart[]; readonly isLast: boolean },
): void => {
  const { sheet } = plan;
  canvas.addPage(wallPaper);
  const band = { x: wallMargins.left, width: wallWidth, y: wallMargins.top };
  canvas.text({ ...band, height: 9.5 }, sheet.title, { size: wallSizes.running, weight: "bold", align: "center" });
  canvas.text({ ...band, y: band.y + 9.5, width: wallWidth / 2, height: 7.5 }, sheet.under[0], { size: 15 });
  canvas.text(
    { ...band, x: band.x + wallWidth / 2, y: band.y + 9.5, width: wallWidth / 2, height: 7.5 },
    sheet.under[1],
    { size: 15, align: "right" },
  );
  let y = wallMargins.top + wallHeights.running;
  for (const [index, part] of at.parts.entries()) {
    const planned = plan.tables[part.table];
    if (planned === undefined) continue;
    if (index > 0) y += wallHeights.gap;
    y = drawHead(canvas, planned, { y, isOn: part.from > 0 });
    for (const drawn of planned.rows.slice(part.from, part.to)) {
      drawRow(canvas, planned, { drawn, y });
      y += drawn.height;
    }
  }
  if (at.isLast) drawSigners(canvas, plan, y);
};

/**
 * 财务公开张贴版 as PDF: 明白纸 first, then the eight classes, each page with its title, column heads, page number, check code
 * and QR. The same sheet gives the same bytes. `report` is told of pages done and may throw to stop.
 */
export const wallDocument = async (
  sheet: WallSheet,
  of: {
    readonly fonts: Fonts;
    readonly paper: WallPaper;
    readonly report: (done: number, total: number) => void;
  },
): Promise<PrintedFile> => {
  const paper = await openCanvas(sheet.title, of.fonts);
  // Lines are broken as on A3, whatever the paper: A4 is the same sheet, smaller.
  const plan = planWall(paper, sheet);
  const canvas = scaledCanvas(paper, wallScale(of.paper));
  const pages = plan.pages.length + 1;
  drawWallSummary(canvas, sheet);
  drawWallFoot(canvas, sheet, { page: 1, pages });
  for (const [index, parts] of plan.pages.entries()) {
    drawPage(canvas, plan, { parts, isLast: index === plan.pages.length - 1 });
    drawWallFoot(canvas, sheet, { page: index + 2, pages });
    of.report(index + 2, pages);
    if (index % 20 === 19) await pause();
  }
  return { bytes: await paper.finish(), pages: paper.pageCount() };
};
