import type { Encoding } from "#domain/bank/grid.ts";

export type DecodedText = { readonly text: string; readonly encoding: Encoding };

const decode = (bytes: Uint8Array, encoding: Encoding): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const hasStart = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((value, index) => bytes[index] === value);

const encodingFromMark = (bytes: Uint8Array): Encoding | undefined => {
  if (hasStart(bytes, [0xef, 0xbb, 0xbf])) return "utf-8";
  if (hasStart(bytes, [0xff, 0xfe])) return "utf-16le";
  return hasStart(bytes, [0xfe, 0xff]) ? "utf-16be" : undefined;
};

// Digits, commas and line ends fill a statement: in UTF-16 every one of them carries a zero byte.
const sampledBytes = 65_536;

const encodingFromZeros = (bytes: Uint8Array): Encoding | undefined => {
  const sample = bytes.subarray(0, sampledBytes);
  const pairs = Math.floor(sample.length / 2);
  let even = 0;
  let odd = 0;
  for (let index = 0; index < pairs * 2; index += 2) {
    if (sample[index] === 0) even += 1;
    if (sample[index + 1] === 0) odd += 1;
  }
  if (bytes.length % 2 !== 0 || pairs === 0) return undefined;
  if (odd * 10 >= pairs && even * 100 < pairs) return "utf-16le";
  return even * 10 >= pairs && odd * 100 < pairs ? "utf-16be" : undefined;
};

/**
 * Decodes the whole file: byte order mark, then UTF-16 by its zero bytes, then strict UTF-8, then strict GB18030 (not `gbk`).
 * `undefined` when none fits or control characters show that the bytes are no text.
 */
export const decodeText = (bytes: Uint8Array): DecodedText | undefined => {
  const told = encodingFromMark(bytes) ?? encodingFromZeros(bytes);
  const encodings: readonly Encoding[] = told === undefined ? ["utf-8", "gb18030"] : [told];
  for (const encoding of encodings) {
    const text = decode(bytes, encoding);
    if (text !== undefined) return text.includes("\0") ? undefined : { text, encoding };
  }
  return undefined;
};
