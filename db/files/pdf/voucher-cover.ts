import { voucherPapers, type VoucherPrinting } from "#domain/vouchers/voucher-paper.ts";
import type { Canvas } from "./canvas.ts";

/** What stands on the cover of a bundle of vouchers (规范 Art. 55(3)); the binder signs by hand. */
export type VoucherCover = { readonly unit: string; readonly lines: readonly (readonly [string, string])[] };

/** 记账凭证封面, as large as one slip, so that it is bound with the slips it covers. */
export const drawVoucherCover = (canvas: Canvas, cover: VoucherCover, printing: VoucherPrinting): void => {
  const { widthMm, heightMm, slips } = voucherPapers[printing.paper];
  canvas.addPage({ widthMm, heightMm });
  const height = heightMm / slips;
  const [x, y, width] = [printing.offsetXMm + 18, printing.offsetYMm + 6, widthMm - 28];
  canvas.frame({ x, y, width, height: height - 12 }, { widthMm: 0.5 });
  canvas.text({ x, y: y + 3, width, height: 10 }, "记账凭证封面", { size: 18, weight: "bold", align: "center" });
  canvas.text({ x, y: y + 13, width, height: 7 }, cover.unit, { size: 12, align: "center" });
  const top = y + 22;
  const columns = 2;
  const rows = Math.ceil(cover.lines.length / columns);
  const step = (height - 12 - 24) / rows;
  for (const [index, [label, value]] of cover.lines.entries()) {
    const left = x + 6 + (index % columns) * (width / columns);
    const at = top + Math.floor(index / columns) * step;
    const end = left + width / columns - 12;
    canvas.text({ x: left, y: at, width: 24, height: 7 }, `${label}：`, { size: 10.5, align: "right" });
    canvas.text({ x: left + 25, y: at, width: end - left - 25, height: 7 }, value, { size: 10.5 });
    canvas.line({ x: left + 24, y: at + 7 }, { x: end, y: at + 7 }, { widthMm: 0.15 });
  }
};
