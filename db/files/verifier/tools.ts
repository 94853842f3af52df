// oxlint-disable unicorn/consistent-function-scoping -- the page takes the source text of each function, so each holds all it needs.
// Every function of this folder that goes into the page is written so that its own source text is all it needs: no import,
// no name from outside. So the page runs the very code that the tests here run.

/** SM3 of some bytes as 64 hex digits (GB/T 32905); browsers do not have it. */
export const sm3Hex = (bytes: Uint8Array): string => {
  const rotate = (word: number, by: number): number => ((word << (by & 31)) | (word >>> (32 - (by & 31)))) >>> 0;
  const mix0 = (word: number): number => word ^ rotate(word, 9) ^ rotate(word, 17);
  const mix1 = (word: number): number => word ^ rotate(word, 15) ^ rotate(word, 23);
  const blocks = Math.floor((bytes.length + 8) / 64) + 1;
  const padded = new Uint8Array(blocks * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x2000_0000));
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
  let state = [0x7380_166f, 0x4914_b2b9, 0x1724_42d7, 0xda8a_0600, 0xa96f_30bc, 0x1631_38aa, 0xe38d_ee4d, 0xb0fb_0e4e];
  const words = new Uint32Array(68);
  const at = (list: Uint32Array | readonly number[], index: number): number => list[index] ?? 0;
  for (let block = 0; block < blocks; block += 1) {
    for (let index = 0; index < 16; index += 1) words[index] = view.getUint32(block * 64 + index * 4);
    for (let index = 16; index < 68; index += 1)
      words[index] =
        mix1(at(words, index - 16) ^ at(words, index - 9) ^ rotate(at(words, index - 3), 15)) ^
        rotate(at(words, index - 13), 7) ^
        at(words, index - 6);
    let [a, b, c, d, e, f, g, h] = state;
    for (let round = 0; round < 64; round += 1) {
      const turned = rotate(a ?? 0, 12);
      const first = rotate((turned + (e ?? 0) + rotate(round < 16 ? 0x79cc_4519 : 0x7a87_9d8a, round)) >>> 0, 7);
      const [pa, pb, pc, pe, pf, pg] = [a ?? 0, b ?? 0, c ?? 0, e ?? 0, f ?? 0, g ?? 0];
      const left = round < 16 ? pa ^ pb ^ pc : (pa & pb) | (pa & pc) | (pb & pc);
      const right = round < 16 ? pe ^ pf ^ pg : (pe & pf) | (~pe & pg);
      const one = (left + (d ?? 0) + (first ^ turned) + (at(words, round) ^ at(words, round + 4))) >>> 0;
      const two = (right + (h ?? 0) + first + at(words, round)) >>> 0;
      [d, c, b, a] = [pc, rotate(pb, 9), pa, one];
      [h, g, f, e] = [pg, rotate(pf, 19), pe, mix0(two) >>> 0];
    }
    const next = [a, b, c, d, e, f, g, h];
    state = state.map((word, index) => (word ^ (next[index] ?? 0)) >>> 0);
  }
  return state.map((word) => word.toString(16).padStart(8, "0")).join("");
};

/** SHA-256 of some bytes as 64 hex digits, by the browser's own WebCrypto. */
export const sha256Hex = async (bytes: Uint8Array): Promise<string> => {
  const digest = await crypto.subtle.digest("SHA-256", Uint8Array.from(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

/** Every file of a ZIP, unpacked one by one; `undefined` when the bytes are no whole ZIP. A part that cannot be unpacked is empty. */
export const unzip = (
  bytes: Uint8Array,
):
  | { readonly names: readonly string[]; readonly read: (name: string) => Promise<Uint8Array | undefined> }
  | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x0605_4b50) end -= 1;
  if (end < 0) return undefined;
  const parts = new Map<string, { readonly method: number; readonly packed: number; readonly offset: number }>();
  let at = view.getUint32(end + 16, true);
  for (let index = view.getUint16(end + 10, true); index > 0; index -= 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x0201_4b50) return undefined;
    const length = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length));
    const [method, packed, offset] = [
      view.getUint16(at + 10, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ];
    parts.set(name, { method, packed, offset });
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  const read = async (name: string): Promise<Uint8Array | undefined> => {
    const part = parts.get(name);
    if (part === undefined) return undefined;
    try {
      const start = part.offset + 30 + view.getUint16(part.offset + 26, true) + view.getUint16(part.offset + 28, true);
      const packed = Uint8Array.from(bytes.subarray(start, start + part.packed));
      if (part.method === 0) return packed;
      const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
      return new Uint8Array(await new Response(stream).arrayBuffer());
    } catch {
      return new Uint8Array();
    }
  };
  return { names: [...parts.keys()], read };
};

/** The rows of a CSV text (RFC 4180), without its mark and its headings. */
export const csvRows = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = [];
  let [row, field, isQuoted]: [string[], string, boolean] = [[], "", false];
  const source = text.replace(/^\u{FEFF}/u, "");
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at] ?? "";
    if (isQuoted) {
      if (sign !== '"') field += sign;
      else if (source[at + 1] === '"') {
        field += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"') isQuoted = true;
    else if (sign === ",") {
      row.push(field);
      field = "";
    } else if (sign === "\n") {
      row.push(field);
      rows.push(row);
      [row, field] = [[], ""];
    } else if (sign !== "\r") field += sign;
  }
  return rows.slice(1);
};
