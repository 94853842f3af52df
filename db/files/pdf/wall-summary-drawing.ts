import { moneyTextFromFen } from "#domain/core/fen.ts";
import type { WallBar, WallChart, WallSheet } from "#domain/audit/wall-sheet.ts";
import { black, red, type Box, type Canvas } from "./canvas.ts";
import { wallMargins, wallPaper, wallSizes, wallWidth } from "./wall-layout.ts";

const fill = "#2f6db0";
const track = "#e3e9f0";
const panel = "#f5f7fa";
const edge = "#9aa7b5";

const drawFigures = (canvas: Canvas, sheet: WallSheet, top: number): void => {
  const { figures } = sheet.summary;
  const each = wallWidth / Math.max(1, figures.length);
  for (const [index, figure] of figures.entries()) {
    const box = { x: wallMargins.left + index * each, y: top, width: each - 4, height: 27 };
    canvas.paint(box, panel);
    canvas.frame(box, { widthMm: 0.3, colour: edge });
    canvas.text({ ...box, height: 12 }, figure.label, { size: 17, align: "center" });
    const amount = { ...box, x: box.x + 2, y: top + 11, width: box.width - 4, height: 15 };
    canvas.text(amount, `${moneyTextFromFen(figure.amountFen)} 元`, {
      size: 26,
      weight: "bold",
      align: "center",
      colour: figure.amountFen < 0 ? red : black,
    });
  }
};

/** One bar: its name, its length, its amount. What is exceeded is full and red, and says so. */
const drawBar = (canvas: Canvas, box: Box, bar: WallBar): void => {
  const [labelWidth, textWidth] = [68, 60];
  const room = box.width - labelWidth - textWidth - 4;
  canvas.text({ ...box, width: labelWidth }, bar.label, { size: 15, overlong: "shrink" });
  const left = box.x + labelWidth + 2;
  const thick = { y: box.y + 2.2, height: box.height - 4.4 };
  canvas.paint({ x: left, width: room, ...thick }, track);
  const length = room * Math.min(1, bar.share);
  if (length > 0) canvas.paint({ x: left, width: length, ...thick }, bar.isOver ? red : fill);
  const text = bar.isOver ? `${bar.text} 超了` : bar.text;
  canvas.text({ ...box, x: box.x + box.width - textWidth, width: textWidth }, text, {
    size: 15,
    align: "right",
    colour: bar.isOver ? red : black,
  });
};

const barHeight = 10.6;

const drawChart = (canvas: Canvas, box: Box, chart: WallChart): void => {
  canvas.frame(box, { widthMm: 0.3, colour: edge });
  canvas.text({ ...box, x: box.x + 4, width: box.width - 8, height: 12 }, chart.title, { size: 20, weight: "bold" });
  const inner = { x: box.x + 4, width: box.width - 8, height: barHeight };
  if (chart.bars.length === 0) canvas.text({ ...inner, y: box.y + 14 }, chart.hint, { size: 16 });
  for (const [index, bar] of chart.bars.entries())
    drawBar(canvas, { ...inner, y: box.y + 13 + index * barHeight }, bar);
};

/** 明白纸: the first page of a wall sheet, which tells the quarter without a table. */
export const drawWallSummary = (canvas: Canvas, sheet: WallSheet): void => {
  canvas.addPage(wallPaper);
  const band = { x: wallMargins.left, width: wallWidth };
  canvas.text({ ...band, y: wallMargins.top, height: 17 }, sheet.title, {
    size: wallSizes.title,
    weight: "bold",
    align: "center",
  });
  canvas.text({ ...band, y: wallMargins.top + 17, height: 8 }, `明白纸：这一季的账，一张纸看懂　　${sheet.under[0]}`, {
    size: 16,
    align: "center",
  });
  drawFigures(canvas, sheet, wallMargins.top + 28);
  const [top, height, gap] = [wallMargins.top + 59, 78.5, 4];
  const width = (wallWidth - gap) / 2;
  for (const [index, chart] of sheet.summary.charts.slice(0, 4).entries()) {
    const x = wallMargins.left + (index % 2) * (width + gap);
    const y = top + Math.floor(index / 2) * (height + gap);
    drawChart(canvas, { x, y, width, height }, chart);
  }
  for (const [index, note] of sheet.summary.notes.entries())
    canvas.text({ ...band, y: top + 2 * height + gap + 2 + index * 8, height: 8 }, note, { size: 15 });
};
