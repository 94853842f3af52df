import { crc32, deflateSync, inflateSync } from "node:zlib";

// A picture of a window has few colours. With a palette it takes a third of the bytes and looks the same.

type Image = { readonly width: number; readonly height: number; readonly rgb: Uint8Array };

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const mostColours = 256;

const chunksOf = (png: Buffer): readonly { readonly type: string; readonly data: Buffer }[] => {
  const chunks = [];
  for (let at = signature.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
};

const paeth = (left: number, up: number, corner: number): number => {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
};

const predicted = (filter: number, left: number, up: number, corner: number): number => {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  return filter === 4 ? paeth(left, up, corner) : 0;
};

/** Undoes the filters of the rows: bytes of pixels, row after row. */
const unfiltered = (raw: Buffer, stride: number, step: number): Uint8Array => {
  const rows = raw.length / (stride + 1);
  const out = new Uint8Array(rows * stride);
  for (let row = 0; row < rows; row += 1) {
    const filter = raw[row * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const at = row * stride + x;
      const left = x >= step ? (out[at - step] ?? 0) : 0;
      const up = row > 0 ? (out[at - stride] ?? 0) : 0;
      const corner = x >= step && row > 0 ? (out[at - stride - step] ?? 0) : 0;
      out[at] = (raw[row * (stride + 1) + 1 + x] ?? 0) + predicted(filter, left, up, corner);
    }
  }
  return out;
};

/** Reads what a browser writes: eight bits a channel, with or without transparency, not interlaced. */
const readPng = (png: Buffer): Image => {
  const chunks = chunksOf(png);
  const head = chunks[0]?.data;
  if (head === undefined || head[8] !== 8 || head[12] !== 0) throw new Error("not a browser's PNG");
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const step = head[9] === 6 ? 4 : 3;
  const data = Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map((chunk) => chunk.data));
  const pixels = unfiltered(inflateSync(data), width * step, step);
  const rgb = new Uint8Array(width * height * 3);
  for (let at = 0; at < width * height; at += 1) rgb.set(pixels.subarray(at * step, at * step + 3), at * 3);
  return { width, height, rgb };
};

const colourAt = (rgb: Uint8Array, at: number): number =>
  ((rgb[at * 3] ?? 0) << 16) | ((rgb[at * 3 + 1] ?? 0) << 8) | (rgb[at * 3 + 2] ?? 0);

const distance = (one: number, other: number): number =>
  [16, 8, 0].reduce((sum, shift) => sum + (((one >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);

/** The commonest colours, none nearly equal to one already taken: smooth edges need variety more than exactness. */
const paletteOf = (counts: ReadonlyMap<number, number>): readonly number[] => {
  const common = [...counts].toSorted((a, b) => b[1] - a[1]).map(([colour]) => colour);
  for (const apart of [1, 12, 27, 48, 108, 192, 300]) {
    const taken: number[] = [];
    for (const colour of common) {
      if (taken.length > mostColours) break;
      if (taken.every((each) => distance(each, colour) >= apart)) taken.push(colour);
    }
    if (taken.length <= mostColours) return taken;
  }
  return common.slice(0, mostColours);
};

const nearest = (palette: readonly number[], colour: number): number => {
  let best = 0;
  for (const [index, each] of palette.entries())
    if (distance(each, colour) < distance(palette[best] ?? 0, colour)) best = index;
  return best;
};

const chunk = (type: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

/** The same picture with at most 256 colours, as small as deflate makes it. */
export const withPalette = (png: Buffer): Buffer => {
  const { width, height, rgb } = readPng(png);
  const counts = new Map<number, number>();
  for (let at = 0; at < width * height; at += 1)
    counts.set(colourAt(rgb, at), (counts.get(colourAt(rgb, at)) ?? 0) + 1);
  const palette = paletteOf(counts);
  const indexOf = new Map([...counts.keys()].map((colour) => [colour, nearest(palette, colour)]));
  const rows = Buffer.alloc(height * (width + 1));
  for (let at = 0; at < width * height; at += 1)
    rows[at + Math.floor(at / width) + 1] = indexOf.get(colourAt(rgb, at)) ?? 0;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const data = deflateSync(rows, { level: 9, memLevel: 9 });
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("PLTE", colours),
    chunk("IDAT", data),
    chunk("IEND", Buffer.alloc(0)),
  ]);
};
