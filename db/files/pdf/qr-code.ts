import { encode } from "uqr";
import { black, type Box, type Canvas } from "./canvas.ts";

/** Draws a QR code of medium error correction into a square box, with the quiet edge the box leaves. */
export const drawQrCode = (canvas: Canvas, box: Box, content: string): void => {
  const { data, size } = encode(content, { ecc: "M", border: 0 });
  const cell = box.width / size;
  for (const [row, cells] of data.entries()) {
    for (let from = 0; from < size; from += 1) {
      if (cells[from] !== true) continue;
      let to = from + 1;
      while (cells[to] === true) to += 1;
      canvas.paint({ x: box.x + from * cell, y: box.y + row * cell, width: (to - from) * cell, height: cell }, black);
      from = to;
    }
  }
};
