import type { WallSheet } from "#domain/audit/wall-sheet.ts";
import type { Canvas } from "./canvas.ts";
import { drawQrCode } from "./qr-code.ts";
import { wallHeights, wallMargins, wallPaper, wallSizes, wallWidth } from "./wall-layout.ts";

const soft = "#444444";
const qrSide = 22;

/** What stands at the bottom of every page: page number, check code and QR of the books, and how to use them. */
export const drawWallFoot = (
  canvas: Canvas,
  sheet: WallSheet,
  at: { readonly page: number; readonly pages: number },
): void => {
  const y = wallPaper.heightMm - wallMargins.bottom - wallHeights.foot + 3;
  const right = wallPaper.widthMm - wallMargins.right;
  canvas.line({ x: wallMargins.left, y: y - 1 }, { x: right, y: y - 1 }, { widthMm: 0.3, colour: soft });
  drawQrCode(canvas, { x: right - qrSide, y, width: qrSide, height: qrSide }, sheet.chainHash.toUpperCase());
  const band = { x: wallMargins.left, width: wallWidth - qrSide - 4, height: 8 };
  canvas.text({ ...band, y: y + 2 }, `账簿指纹 ${sheet.shortCode}`, { size: wallSizes.foot, weight: "bold" });
  canvas.text({ ...band, y: y + 2 }, `第 ${at.page} 页　共 ${at.pages} 页`, { size: wallSizes.foot, align: "right" });
  const help = "把这串指纹（或二维码）拿到乡镇财务中心，用“核对指纹”一查，就知道账本后来改没改过。";
  canvas.text({ ...band, y: y + 11 }, help, { size: wallSizes.foot, colour: soft });
};
