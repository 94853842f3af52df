import { capitalAmount } from "#domain/core/capital-amount.ts";
import { moneyTextFromFen, type Fen } from "#domain/core/fen.ts";
import { detailText, gridCells, gridPlaces, type Slip, type SlipLine } from "#domain/vouchers/slip.ts";
import type { VoucherPrinting } from "#domain/vouchers/voucher-paper.ts";
import { black, lineHeightMm, red, type Box, type Canvas } from "./canvas.ts";
import { drawQrCode } from "./qr-code.ts";
import { slipForm, type SlipForm } from "./slip-form.ts";

type Drawing = {
  readonly canvas: Canvas;
  readonly form: SlipForm;
  readonly printing: VoucherPrinting;
  readonly slip: Slip;
};

const soft = "#8a8a8a";
const smallest = 5.5;

/** Text in a cell: as many lines as fit, in a size that lets the whole text fit; its end is left off only at the smallest. */
const cellText = (canvas: Canvas, box: Box, words: { readonly text: string; readonly size: number }): void => {
  const inner = { ...box, x: box.x + 0.8, width: box.width - 1.6 };
  for (let { size } = words; ; size -= 0.5) {
    const lines = canvas.wrap(words.text, { widthMm: inner.width, size });
    const most = Math.max(1, Math.floor((box.height - 0.4) / lineHeightMm(size)));
    if (lines.length > most && size > smallest) continue;
    const shown = lines.slice(0, most);
    if (lines.length > most) shown[most - 1] = `${(shown[most - 1] ?? "").slice(0, -1)}…`;
    canvas.lines(inner, shown, { size, overlong: "cut" });
    return;
  }
};

const rowBox = ({ form }: Drawing, row: number, column: number): Box => {
  const [x = 0, next = 0] = [form.edges[column], form.edges[column + 1]];
  return { x, y: form.table.y + form.headHeight + row * form.rowHeight, width: next - x, height: form.rowHeight };
};

/** An amount in its grid, or plain where it has no room in it or none is wanted. */
const amountText = (
  { canvas, form, printing }: Drawing,
  box: Box,
  amount: { readonly fen: Fen; readonly isTotal: boolean },
): void => {
  const colour = amount.fen < 0 ? red : black;
  const weight = amount.isTotal ? "bold" : "regular";
  const cells = printing.hasGrid ? gridCells(amount.fen, amount.isTotal) : undefined;
  if (cells === undefined) {
    if (amount.fen === 0 && !amount.isTotal) return;
    const plain = { ...box, x: box.x + 0.8, width: box.width - 1.6 };
    canvas.text(plain, moneyTextFromFen(amount.fen), { size: 9.5, align: "right", colour, weight });
    return;
  }
  for (const [index, sign] of cells.entries()) {
    const cell = { ...box, x: box.x + index * form.cellWidth, width: form.cellWidth };
    if (sign !== "") canvas.text(cell, sign, { size: 9.5, align: "center", colour, weight });
  }
};

const drawLine = (drawing: Drawing, line: SlipLine, row: number): void => {
  const { canvas } = drawing;
  if (line.kind === "carried") cellText(canvas, rowBox(drawing, row, 0), { text: "承前页", size: 9.5 });
  else {
    cellText(canvas, rowBox(drawing, row, 0), { text: line.entry.summary, size: 9.5 });
    cellText(canvas, rowBox(drawing, row, 1), { text: line.entry.firstAccount, size: 9.5 });
    cellText(canvas, rowBox(drawing, row, 2), { text: detailText(line.entry), size: 9 });
  }
  const sums = line.kind === "carried" ? line : line.entry;
  amountText(drawing, rowBox(drawing, row, 3), { fen: sums.debitFen, isTotal: false });
  amountText(drawing, rowBox(drawing, row, 4), { fen: sums.creditFen, isTotal: false });
  if (line.kind === "entry" && drawing.slip.voucher.isPosted)
    canvas.text(rowBox(drawing, row, 5), "√", { size: 9, align: "center" });
};

/** 规范 Art. 51(6): empty lines are crossed out from the last amount down to the total. */
const crossOut = (drawing: Drawing): void => {
  const { canvas, form, printing, slip } = drawing;
  const empty = printing.lineCount - slip.lines.length;
  if (!slip.isLast || empty <= 0) return;
  const [from, to] = [rowBox(drawing, slip.lines.length, 4), rowBox(drawing, printing.lineCount - 1, 3)];
  canvas.line({ x: form.edges[5] - 2, y: from.y + 1 }, { x: form.edges[3] + 2, y: to.y + to.height - 1 });
};

const drawTotal = (drawing: Drawing): void => {
  const { canvas, form, printing, slip } = drawing;
  const row = printing.lineCount;
  const words = { ...rowBox(drawing, row, 0), width: form.edges[3] - form.edges[0] };
  const label = printing.isOverprint ? "" : "合计（大写）：";
  const text = slip.isLast ? `${label}${capitalAmount(slip.sums.debitFen)}` : "过次页";
  const colour = slip.isLast && slip.sums.debitFen < 0 ? red : black;
  canvas.text({ ...words, x: words.x + 1, width: words.width - 2 }, text, { size: 10, weight: "bold", colour });
  amountText(drawing, rowBox(drawing, row, 3), { fen: slip.sums.debitFen, isTotal: true });
  amountText(drawing, rowBox(drawing, row, 4), { fen: slip.sums.creditFen, isTotal: true });
};

const numberText = ({ slip, printing }: Drawing): string => {
  const { word, number } = slip.voucher;
  const sheet = slip.of === 1 ? "" : `　${slip.no}/${slip.of}`;
  if (number === null) return `未记账${sheet}`;
  return printing.isOverprint ? `${number}${sheet}` : `${word}字第 ${number} 号${sheet}`;
};

const drawHead = (drawing: Drawing): void => {
  const { canvas, form, printing, slip } = drawing;
  const { ledgerName, onDate, paperCount } = slip.voucher;
  const [year = "", month = "", day = ""] = onDate.split("-");
  const head = { ...form.head, width: form.head.width - form.code.width - 2 };
  const third = head.width / 3;
  const date = printing.isOverprint
    ? `${year}　　${Number(month)}　　${Number(day)}`
    : `${year} 年 ${Number(month)} 月 ${Number(day)} 日`;
  if (!printing.isOverprint) {
    canvas.text(form.title, "记　账　凭　证", { size: 16, weight: "bold", align: "center" });
    const wide = {
      x: form.head.x + form.head.width / 2 - 26,
      width: 52,
      height: 0.5,
      y: form.title.y + form.title.height - 0.6,
    };
    canvas.line({ x: wide.x, y: wide.y }, { x: wide.x + wide.width, y: wide.y });
    canvas.line({ x: wide.x, y: wide.y + 0.6 }, { x: wide.x + wide.width, y: wide.y + 0.6 });
  }
  canvas.text({ ...head, width: third + 12 }, printing.isOverprint ? ledgerName : `单位：${ledgerName}`, { size: 9.5 });
  canvas.text({ ...form.head, x: form.head.x }, date, { size: 10, align: "center" });
  const papers = printing.isOverprint ? String(paperCount) : `附件 ${paperCount} 张`;
  canvas.text({ ...head, x: head.x + third * 2 - 12, width: third + 12 }, `${numberText(drawing)}　${papers}`, {
    size: 9.5,
    align: "right",
  });
  drawQrCode(canvas, form.code, `XZV1 ${slip.voucher.id}`);
};

const drawFeet = (drawing: Drawing): void => {
  const { canvas, form, printing, slip } = drawing;
  const { postedBy, reviewedBy, cashier, supervisor, preparedBy, printedBefore, mark, source } = slip.voucher;
  const feet = [
    ["会计主管", supervisor],
    ["记账", postedBy],
    ["审核", reviewedBy],
    ["出纳", cashier],
    ["制单", preparedBy],
  ] as const;
  const width = form.feet.width / feet.length;
  for (const [index, [label, name]] of feet.entries()) {
    const box = { ...form.feet, x: form.feet.x + index * width, width: width - 1 };
    canvas.text(box, printing.isOverprint ? `　　　　${name}` : `${label}：${name}`, { size: 9.5 });
  }
  const copy = mark ?? (printedBefore === 0 ? "" : `第 ${printedBefore + 1} 次打印`);
  const origin = source === undefined ? "" : `导入凭证，来源：${source}`;
  const said = [origin, copy].filter((text) => text !== "").join("　");
  if (said === "") return;
  const again = { ...form.feet, y: form.feet.y + form.feet.height - 2.4, height: 3.4 };
  canvas.text(again, said, { size: 7, align: "right", colour: soft });
};

const drawGridRules = ({ canvas, form, printing }: Drawing, left: number): void => {
  if (!printing.hasGrid) return;
  const { table, cellWidth, headHeight } = form;
  const bottom = table.y + table.height;
  for (let place = 1; place < gridPlaces.length; place += 1) {
    const x = left + place * cellWidth;
    const isCent = place === 9;
    const isGroup = place === 3 || place === 6;
    const pen = isCent
      ? { widthMm: 0.18, colour: red }
      : { widthMm: isGroup ? 0.2 : 0.08, colour: isGroup ? black : soft };
    canvas.line({ x, y: table.y + headHeight / 2 }, { x, y: bottom }, pen);
  }
  for (const [place, name] of gridPlaces.entries()) {
    const box = { x: left + place * cellWidth, y: table.y + headHeight / 2, width: cellWidth, height: headHeight / 2 };
    canvas.text(box, name, { size: 7, align: "center" });
  }
};

const drawRules = (drawing: Drawing): void => {
  const { canvas, form, printing } = drawing;
  const { table, edges, headHeight, rowHeight } = form;
  canvas.frame(table, { widthMm: 0.35 });
  const right = table.x + table.width;
  for (let row = 0; row <= printing.lineCount; row += 1) {
    const y = table.y + headHeight + row * rowHeight;
    const isHeavy = row === 0 || row === printing.lineCount;
    canvas.line({ x: table.x, y }, { x: right, y }, { widthMm: isHeavy ? 0.3 : 0.12 });
  }
  const bottom = table.y + table.height;
  for (const [index, x] of edges.entries()) {
    if (index === 0 || index === edges.length - 1) continue;
    // The words of the total take the three columns of text together.
    const end = index < 3 ? bottom - rowHeight : bottom;
    canvas.line({ x, y: table.y }, { x, y: end }, { widthMm: index > 2 ? 0.3 : 0.15 });
  }
  const names = ["摘　　要", "总账科目", "明细科目", "借方金额", "贷方金额", "√"];
  for (const [index, name] of names.entries()) {
    const [x = 0, next = 0] = [edges[index], edges[index + 1]];
    const isAmount = index === 3 || index === 4;
    const height = isAmount && printing.hasGrid ? headHeight / 2 : headHeight;
    canvas.text({ x, y: table.y, width: next - x, height }, name, { size: 9.5, align: "center" });
    if (isAmount && printing.hasGrid)
      canvas.line({ x, y: table.y + height }, { x: next, y: table.y + height }, { widthMm: 0.12 });
  }
  drawGridRules(drawing, edges[3]);
  drawGridRules(drawing, edges[4]);
};

/** Draws one slip at its place (0 at the top) of the sheet that was begun. */
export const drawSlip = (
  canvas: Canvas,
  slip: Slip,
  at: { readonly printing: VoucherPrinting; readonly position: number },
): void => {
  const drawing = { canvas, slip, printing: at.printing, form: slipForm(at.printing, at.position) };
  if (!at.printing.isOverprint) drawRules(drawing);
  drawHead(drawing);
  for (const [row, line] of slip.lines.entries()) drawLine(drawing, line, row);
  crossOut(drawing);
  drawTotal(drawing);
  drawFeet(drawing);
};
