import type { Booklet } from "#domain/reports/listing.ts";
import { pause } from "#files/pause.ts";
import { openCanvas, type Canvas, type PaperSize } from "./canvas.ts";
import type { Fonts } from "./fonts.ts";
import { drawListingPage, type PageFoot } from "./listing-drawing.ts";
import { planListing, type ListingPlan } from "./listing-layout.ts";
import type { PrintedFile } from "./voucher-document.ts";

const upright: PaperSize = { widthMm: 210, heightMm: 297 };

const drawCover = (canvas: Canvas, booklet: Booklet, lines: NonNullable<Booklet["cover"]>): void => {
  canvas.addPage(upright);
  canvas.frame({ x: 25, y: 25, width: 165, height: 247 }, { widthMm: 0.6 });
  canvas.frame({ x: 27, y: 27, width: 161, height: 243 }, { widthMm: 0.2 });
  canvas.text({ x: 35, y: 65, width: 145, height: 20 }, booklet.title, { size: 28, weight: "bold", align: "center" });
  for (const [index, [label, value]] of lines.entries()) {
    const y = 115 + index * 14;
    canvas.text({ x: 45, y, width: 38, height: 9 }, `${label}：`, { size: 13, align: "right" });
    canvas.text({ x: 86, y, width: 84, height: 9 }, value, { size: 13 });
    canvas.line({ x: 85, y: y + 9 }, { x: 172, y: y + 9 }, { widthMm: 0.15 });
  }
};

const handoverLines = 6;

/** 账簿启用表 (规范 Art. 59): what is known is filled in, names, seals and handovers are written by hand. */
const drawRegister = (canvas: Canvas, booklet: Booklet, facts: NonNullable<Booklet["register"]>): void => {
  canvas.addPage(upright);
  canvas.text({ x: 20, y: 20, width: 178, height: 14 }, "账簿启用及交接表", {
    size: 20,
    weight: "bold",
    align: "center",
  });
  const [x, width, height] = [20, 178, 11];
  let y = 40;
  for (const [label, value] of [["账簿名称", booklet.title] as const, ...facts]) {
    canvas.frame({ x, y, width: 45, height });
    canvas.frame({ x: x + 45, y, width: width - 45, height });
    canvas.text({ x: x + 2, y, width: 41, height }, label, { size: 11, align: "center" });
    canvas.text({ x: x + 48, y, width: width - 51, height }, value, { size: 11 });
    y += height;
  }
  y += 6;
  const heads = ["移交日期", "移交人", "接管日期", "接管人", "监交人", "备注"];
  const each = width / heads.length;
  for (let row = 0; row <= handoverLines; row += 1)
    for (const [index, head] of heads.entries()) {
      const box = { x: x + index * each, y: y + row * height, width: each, height };
      canvas.frame(box);
      if (row === 0) canvas.text(box, head, { size: 10.5, weight: "bold", align: "center" });
    }
};

const contentsPerPage = 34;

const drawContents = (canvas: Canvas, entries: readonly { readonly title: string; readonly page: number }[]): void => {
  for (let from = 0; from < entries.length; from += contentsPerPage) {
    canvas.addPage(upright);
    canvas.text({ x: 20, y: 18, width: 178, height: 14 }, "目　　录", { size: 18, weight: "bold", align: "center" });
    for (const [index, entry] of entries.slice(from, from + contentsPerPage).entries()) {
      const y = 38 + index * 7;
      canvas.text({ x: 25, y, width: 140, height: 6 }, entry.title, { size: 10.5, overlong: "cut" });
      canvas.text({ x: 168, y, width: 25, height: 6 }, `第 ${entry.page} 页`, { size: 10.5, align: "right" });
      canvas.line({ x: 25, y: y + 6.4 }, { x: 193, y: y + 6.4 }, { widthMm: 0.08, colour: "#aaaaaa" });
    }
  }
};

/** Pages a listing begins: what stands under another one begins none. */
const newPages = (plan: ListingPlan): number => (plan.isUnder ? 0 : plan.pages.length);

const plansOf = (canvas: Canvas, booklet: Booklet): readonly ListingPlan[] => {
  const plans: ListingPlan[] = [];
  for (const part of booklet.parts)
    plans.push(planListing(canvas, part, { orientation: booklet.orientation, before: plans.at(-1) }));
  return plans;
};

const drawParts = async (
  canvas: Canvas,
  plans: readonly ListingPlan[],
  of: { readonly footOf: (page: number) => PageFoot; readonly report: (done: number, total: number) => void },
): Promise<void> => {
  const total = plans.reduce((sum, plan) => sum + newPages(plan), 0);
  let done = 0;
  for (const plan of plans)
    for (const page of plan.pages.keys()) {
      if (!plan.isUnder) done += 1;
      drawListingPage(canvas, plan, { page, foot: of.footOf(done) });
      if (done % 20 !== 0) continue;
      of.report(done, total);
      await pause();
    }
};

/**
 * A booklet as PDF: cover, 启用表 and 目录 where wanted, then every listing with 第 n 页 共 N 页 through all of them. `report` is
 * told of pages done and may throw to stop. The same booklet gives the same bytes.
 */
export const bookletDocument = async (
  booklet: Booklet,
  of: { readonly fonts: Fonts; readonly report: (done: number, total: number) => void },
): Promise<PrintedFile> => {
  const canvas = await openCanvas(booklet.title, of.fonts);
  const plans = plansOf(canvas, booklet);
  const total = plans.reduce((sum, plan) => sum + newPages(plan), 0);
  if (booklet.cover !== null) drawCover(canvas, booklet, booklet.cover);
  if (booklet.register !== null) drawRegister(canvas, booklet, [...booklet.register, ["账页数", `共 ${total} 页`]]);
  if (booklet.hasContents) {
    let page = 1;
    const entries = plans.map((plan) => {
      const entry = { title: plan.listing.title, page: plan.isUnder ? page - 1 : page };
      page += newPages(plan);
      return entry;
    });
    drawContents(canvas, entries);
  }
  const footOf = (page: number): PageFoot => ({ left: booklet.footer, page: `第 ${page} 页　共 ${total} 页` });
  await drawParts(canvas, plans, { footOf, report: of.report });
  return { bytes: await canvas.finish(), pages: canvas.pageCount() };
};
