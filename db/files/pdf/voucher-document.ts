import { slipsOf, type SlipVoucher } from "#domain/vouchers/slip.ts";
import { voucherPapers, type VoucherPrinting } from "#domain/vouchers/voucher-paper.ts";
import { openCanvas, type Canvas } from "./canvas.ts";
import type { Fonts } from "./fonts.ts";
import { drawSlip } from "./slip-drawing.ts";
import { drawVoucherCover, type VoucherCover } from "./voucher-cover.ts";

export type PrintedFile = { readonly bytes: Uint8Array; readonly pages: number };

const fold = "#b0b0b0";

/** Where a sheet with several slips is cut. */
const drawCuts = (canvas: Canvas, printing: VoucherPrinting): void => {
  const { widthMm, heightMm, slips } = voucherPapers[printing.paper];
  for (let cut = 1; cut < slips; cut += 1) {
    const y = (heightMm / slips) * cut;
    for (let x = 0; x < widthMm; x += 4)
      canvas.line({ x, y }, { x: Math.min(x + 2, widthMm), y }, { widthMm: 0.1, colour: fold });
  }
};

/** 打印凭证: every slip of every voucher, in the order given, filled sheet by sheet. `report` is told after each voucher. */
export const voucherDocument = async (
  vouchers: readonly SlipVoucher[],
  of: {
    readonly title: string;
    readonly fonts: Fonts;
    readonly printing: VoucherPrinting;
    /** 封面 before the slips; none without. */
    readonly cover?: VoucherCover | undefined;
    readonly report: (done: number) => void;
  },
): Promise<PrintedFile> => {
  const { printing } = of;
  const canvas = await openCanvas(of.title, of.fonts);
  const { slips, widthMm, heightMm } = voucherPapers[printing.paper];
  if (of.cover !== undefined) drawVoucherCover(canvas, of.cover, printing);
  let position = 0;
  for (const [index, voucher] of vouchers.entries()) {
    for (const slip of slipsOf(voucher, printing.lineCount)) {
      if (position === 0) {
        canvas.addPage({ widthMm, heightMm });
        if (!printing.isOverprint) drawCuts(canvas, printing);
      }
      drawSlip(canvas, slip, { printing, position });
      position = (position + 1) % slips;
    }
    of.report(index + 1);
  }
  return { bytes: await canvas.finish(), pages: canvas.pageCount() };
};

const cross = (canvas: Canvas, x: number, y: number): void => {
  canvas.line({ x: x - 5, y }, { x: x + 5, y }, { widthMm: 0.2 });
  canvas.line({ x, y: y - 5 }, { x, y: y + 5 }, { widthMm: 0.2 });
};

const ruler = (length: number, tick: (at: number, height: number) => void): void => {
  for (let at = 0; at <= length; at += 1) tick(at, at % 10 === 0 ? 3 : at % 5 === 0 ? 2 : 1);
};

/** 测试页: two crosses that must stand exactly 20 mm from the left and upper edge and rulers to read what is amiss. */
export const testSheet = async (printing: VoucherPrinting, fonts: Fonts): Promise<PrintedFile> => {
  const canvas = await openCanvas("打印测试页", fonts);
  const { widthMm, heightMm } = voucherPapers[printing.paper];
  const [x, y] = [20 + printing.offsetXMm, 20 + printing.offsetYMm];
  canvas.addPage({ widthMm, heightMm });
  cross(canvas, x, y);
  ruler(widthMm - 40, (at, height) => canvas.line({ x: x + at, y }, { x: x + at, y: y + height }));
  ruler(heightMm - 40, (at, height) => canvas.line({ x, y: y + at }, { x: x + height, y: y + at }));
  cross(canvas, x + widthMm - 40, y + heightMm - 40);
  const lines = [
    `打印测试页　纸张 ${widthMm} × ${heightMm} 毫米　偏移 左右 ${printing.offsetXMm} 毫米，上下 ${printing.offsetYMm} 毫米`,
    "一、打印时选“实际大小”（100%），不要选“适合纸张”。",
    "二、用直尺量左上角十字：离纸的左边应是 20 毫米，离上边应是 20 毫米。",
    "三、偏左几毫米，左右偏移就加几毫米；偏右则减。偏上几毫米，上下偏移就加几毫米；偏下则减。",
    `四、横尺全长应是 ${widthMm - 40} 毫米；长短不对，是缩放没有关掉。`,
  ];
  for (const [index, line] of lines.entries())
    canvas.text({ x: x + 8, y: y + 8 + index * 7, width: widthMm - 60, height: 6 }, line, { size: 10 });
  return { bytes: await canvas.finish(), pages: canvas.pageCount() };
};
