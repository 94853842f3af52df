import { voucherPapers, type VoucherPrinting } from "#domain/vouchers/voucher-paper.ts";
import { gridPlaces } from "#domain/vouchers/slip.ts";
import type { Box } from "./canvas.ts";

/** Where everything of one slip stands on its paper, in millimetres. */
export type SlipForm = {
  readonly table: Box;
  readonly title: Box;
  readonly head: Box;
  readonly code: Box;
  readonly headHeight: number;
  readonly rowHeight: number;
  readonly feet: Box;
  /** Left edges of the columns and the right edge of the last: summary, account, detail, debit, credit, tick. */
  readonly edges: readonly [number, number, number, number, number, number, number];
  readonly cellWidth: number;
};

/** The upper left corner of a slip of a sheet, the printer's offset counted in. */
const slipOrigin = (printing: VoucherPrinting, position: number): Box => {
  const paper = voucherPapers[printing.paper];
  const height = paper.heightMm / paper.slips;
  return {
    x: printing.offsetXMm,
    y: printing.offsetYMm + position * height,
    width: paper.widthMm,
    height,
  };
};

/** The form of the `position`-th slip on a sheet (0 at the top). */
export const slipForm = (printing: VoucherPrinting, position: number): SlipForm => {
  const slip = slipOrigin(printing, position);
  const isLow = slip.height < 110;
  const [top, bottom, left, right] = [isLow ? 4 : 7, isLow ? 4 : 6, 18, 10];
  const [titleHeight, lineHeight, headHeight, feetHeight] = [isLow ? 7 : 9, 6, 8, isLow ? 6 : 8];
  const width = slip.width - left - right;
  const tableTop = slip.y + top + titleHeight + lineHeight;
  const tableHeight = slip.height - top - titleHeight - lineHeight - feetHeight - bottom;
  const x = slip.x + left;
  const tick = 6;
  const cellWidth = width > 200 ? 4.5 : 4;
  const amount = printing.hasGrid ? cellWidth * gridPlaces.length : width > 200 ? 36 : 32;
  const words = width - tick - amount * 2;
  const summary = words * 0.41;
  const account = words * 0.25;
  const debit = x + words;
  const codeSide = titleHeight + lineHeight - 1.5;
  return {
    table: { x, y: tableTop, width, height: tableHeight },
    title: { x, y: slip.y + top, width, height: titleHeight },
    head: { x, y: slip.y + top + titleHeight, width, height: lineHeight },
    code: { x: x + width - codeSide, y: slip.y + top, width: codeSide, height: codeSide },
    headHeight,
    rowHeight: (tableHeight - headHeight) / (printing.lineCount + 1),
    feet: { x, y: tableTop + tableHeight, width, height: feetHeight },
    edges: [x, x + summary, x + summary + account, debit, debit + amount, debit + amount * 2, x + width],
    cellWidth,
  };
};
