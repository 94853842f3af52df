import { signerLabel, type ListingCell, type ListingColumn } from "#domain/reports/listing.ts";
import { drawQrCode } from "./qr-code.ts";
import { black, red, type Box, type Canvas, type TextStyle } from "./canvas.ts";
import {
  cellWords,
  headingLines,
  listingCaption,
  listingHeights,
  listingPad,
  margins,
  textSize,
  type DrawnRow,
  type ListingPlan,
  weightOf,
} from "./listing-layout.ts";

export type PageFoot = { readonly left: string; readonly page: string };

const headFill = "#edf1f5";
const strongFill = "#f6f4ea";
const ruleColour = "#6f7782";

const alignOf = (kind: ListingColumn["kind"]): NonNullable<TextStyle["align"]> =>
  kind === "money" || kind === "whole" ? "right" : kind === "text" ? "left" : "center";

const columnBox = (plan: ListingPlan, index: number, at: { readonly y: number; readonly height: number }): Box => {
  const [x = 0, next = 0] = [plan.edges[index], plan.edges[index + 1]];
  return { x, y: at.y, width: next - x, height: at.height };
};

const inside = (box: Box): Box => ({ ...box, x: box.x + listingPad, width: box.width - listingPad * 2 });

const drawHeads = (canvas: Canvas, plan: ListingPlan): void => {
  const { listing, headTop, headHeight, edges } = plan;
  const { columns } = listing;
  const half = headHeight / 2;
  const [left = 0, right = 0] = [edges[0], edges.at(-1)];
  canvas.paint({ x: left, y: headTop, width: right - left, height: headHeight }, headFill);
  for (const [index, { group, heading }] of columns.entries()) {
    const own = columnBox(plan, index, {
      y: headTop + (group === undefined ? 0 : half),
      height: group === undefined ? headHeight : half,
    });
    const { lines, size } = headingLines(canvas, heading, own.width);
    canvas.lines(own, lines, { size, weight: "bold", align: "center" });
    canvas.frame(own, { widthMm: 0.15, colour: ruleColour });
    if (group === undefined || columns[index - 1]?.group === group) continue;
    let end = index;
    while (columns[end + 1]?.group === group) end += 1;
    const box = { ...own, y: headTop, width: (edges[end + 1] ?? 0) - own.x };
    canvas.text(box, group, { size: textSize, weight: "bold", align: "center" });
    canvas.frame(box, { widthMm: 0.15, colour: ruleColour });
  }
};

/** The line that names a table under another one, and its heads. */
const drawUnder = (canvas: Canvas, plan: ListingPlan): void => {
  const y = plan.headTop - listingCaption;
  const width = plan.paper.widthMm - margins.left - margins.right;
  canvas.text({ x: margins.left, y, width, height: listingCaption }, plan.listing.caption ?? "", {
    size: 10.5,
    weight: "bold",
  });
  drawHeads(canvas, plan);
};

const drawFrame = (canvas: Canvas, plan: ListingPlan, foot: PageFoot): void => {
  const { listing, paper, filterLines } = plan;
  const width = paper.widthMm - margins.left - margins.right;
  const band = { x: margins.left, width };
  canvas.text({ ...band, y: margins.top, height: listingHeights.title }, listing.title, {
    size: 15,
    weight: "bold",
    align: "center",
  });
  const under = { ...band, y: margins.top + listingHeights.title, height: listingHeights.under };
  canvas.text({ ...under, width: width * 0.55 }, listing.under[0], { size: 9 });
  canvas.text({ ...under, x: under.x + width * 0.56, width: width * 0.44 }, listing.under[1], {
    size: 9,
    align: "right",
  });
  for (const [index, line] of filterLines.entries())
    canvas.text(
      { ...band, y: under.y + under.height + index * listingHeights.filter, height: listingHeights.filter },
      line,
      { size: 8, colour: "#444444" },
    );
  drawHeads(canvas, plan);
  const bottom = { ...band, y: paper.heightMm - margins.bottom - 5, height: 5 };
  canvas.text({ ...bottom, width: width * 0.7 }, foot.left, { size: 7.5, colour: "#555555" });
  canvas.text(bottom, foot.page, { size: 8, align: "right" });
};

const isRed = (cell: ListingCell | undefined, kind: ListingColumn["kind"]): boolean =>
  kind === "money" && typeof cell === "number" && cell < 0;

type Placed = { readonly drawn: DrawnRow; readonly y: number };

const drawRow = (canvas: Canvas, plan: ListingPlan, { drawn, y }: Placed): void => {
  const { row, lines, height } = drawn;
  const [left = 0, right = 0] = [plan.edges[0], plan.edges.at(-1)];
  if (row.tone === "strong") canvas.paint({ x: left, y, width: right - left, height }, strongFill);
  for (const [index, { kind }] of plan.listing.columns.entries()) {
    const box = columnBox(plan, index, { y, height });
    canvas.frame(box, { widthMm: 0.1, colour: ruleColour });
    const style = {
      size: textSize,
      weight: weightOf(row, index),
      align: alignOf(kind),
      colour: isRed(row.cells[index], kind) ? red : black,
    } as const;
    canvas.lines(inside(box), lines[index] ?? [], style);
  }
};

type Ruled = { readonly rule: "single" | "double"; readonly y: number };

/** The red line under a total: drawn when the rows stand, or the next row would cover half of it. */
const drawRule = (canvas: Canvas, plan: ListingPlan, { rule, y }: Ruled): void => {
  const [left = 0, right = 0] = [plan.edges[0], plan.edges.at(-1)];
  canvas.line({ x: left, y }, { x: right, y }, { widthMm: 0.3, colour: red });
  if (rule === "double") canvas.line({ x: left, y: y - 0.7 }, { x: right, y: y - 0.7 }, { widthMm: 0.3, colour: red });
};

const carriedRow = (plan: ListingPlan, label: string, cells: readonly ListingCell[]): DrawnRow => {
  const { columns } = plan.listing;
  const place = Math.max(
    0,
    columns.findIndex((column) => column.heading === "摘要"),
  );
  const words = cells.map((cell, index) => (index === place ? label : cell));
  return {
    row: { cells: words, tone: "section" },
    lines: columns.map(({ kind }, index) => [cellWords(words[index], kind)]),
    height: plan.carryHeight,
    isEnd: true,
  };
};

/** What the last whole row before `index` carries over a page break. */
const carriedBefore = (plan: ListingPlan, index: number): readonly ListingCell[] | undefined =>
  plan.rows.slice(0, index).findLast(({ row }) => row.carried !== undefined)?.row.carried;

const drawFoot = (canvas: Canvas, plan: ListingPlan, top: number): void => {
  const width = plan.paper.widthMm - margins.left - margins.right;
  for (const [index, line] of plan.noteLines.entries())
    canvas.text({ x: margins.left, y: top + index * listingHeights.note, width, height: listingHeights.note }, line, {
      size: 8,
    });
  const { signers, code } = plan.listing;
  const y = top + plan.noteLines.length * listingHeights.note + 3;
  if (code !== undefined) drawQrCode(canvas, { x: margins.left, y, width: 28, height: 28 }, code.toUpperCase());
  const each = width / Math.max(1, signers.length);
  for (const [index, signer] of signers.entries())
    canvas.text({ x: margins.left + index * each, y, width: each - 2, height: 8 }, signerLabel(signer), { size: 9.5 });
};

/** Draws one page of a planned listing; what goes on under another one, on the page that is there. */
export const drawListingPage = (
  canvas: Canvas,
  plan: ListingPlan,
  at: { readonly page: number; readonly foot: PageFoot },
): void => {
  const range = plan.pages[at.page];
  if (range === undefined) return;
  if (plan.isUnder) drawUnder(canvas, plan);
  else {
    canvas.addPage(plan.paper);
    drawFrame(canvas, plan, at.foot);
  }
  let y = plan.headTop + plan.headHeight;
  const rules: Ruled[] = [];
  const put = (drawn: DrawnRow): void => {
    drawRow(canvas, plan, { drawn, y });
    y += drawn.height;
    if (drawn.row.rule !== undefined && drawn.isEnd) rules.push({ rule: drawn.row.rule, y });
  };
  const carriedIn = at.page === 0 || plan.carryHeight === 0 ? undefined : carriedBefore(plan, range.from);
  if (carriedIn !== undefined) put(carriedRow(plan, "承前页", carriedIn));
  for (const row of plan.rows.slice(range.from, range.to)) put(row);
  const isLast = at.page === plan.pages.length - 1;
  const carriedOut = isLast || plan.carryHeight === 0 ? undefined : carriedBefore(plan, range.to);
  if (carriedOut !== undefined) put(carriedRow(plan, "过次页", carriedOut));
  const [left = 0, right = 0] = [plan.edges[0], plan.edges.at(-1)];
  canvas.frame({ x: left, y: plan.headTop, width: right - left, height: y - plan.headTop }, { widthMm: 0.3 });
  for (const each of rules) drawRule(canvas, plan, each);
  if (isLast) drawFoot(canvas, plan, y + 1);
};
