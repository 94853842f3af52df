import type { Box, Canvas, TextStyle } from "./canvas.ts";

/** A canvas on which everything is drawn smaller or larger by one factor: lengths, lines and type alike. */
export const scaledCanvas = (canvas: Canvas, scale: number): Canvas => {
  if (scale === 1) return canvas;
  const box = ({ x, y, width, height }: Box): Box => ({
    x: x * scale,
    y: y * scale,
    width: width * scale,
    height: height * scale,
  });
  const style = (given: TextStyle): TextStyle => ({ ...given, size: given.size * scale });
  const pen = (given: { readonly widthMm?: number; readonly colour?: string } = {}) => ({
    ...given,
    widthMm: (given.widthMm ?? 0.15) * scale,
  });
  return {
    ...canvas,
    addPage: ({ widthMm, heightMm }) => canvas.addPage({ widthMm: widthMm * scale, heightMm: heightMm * scale }),
    text: (at, text, given) => canvas.text(box(at), text, style(given)),
    lines: (at, lines, given) => canvas.lines(box(at), lines, style(given)),
    // Widths and sizes shrink together: where a line breaks stays the same.
    line: (from, to, given) =>
      canvas.line({ x: from.x * scale, y: from.y * scale }, { x: to.x * scale, y: to.y * scale }, pen(given)),
    frame: (at, given) => canvas.frame(box(at), pen(given)),
    paint: (at, colour) => canvas.paint(box(at), colour),
  };
};
