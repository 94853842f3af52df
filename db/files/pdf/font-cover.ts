import { assert } from "#domain/core/assert.ts";

/** Which characters an OpenType font draws, and how wide each is in thousandths of the font size. */
export type FontCover = {
  readonly has: (codePoint: number) => boolean;
  readonly widthOf: (codePoint: number) => number;
};

type Group = { readonly first: number; readonly last: number; readonly glyph: number };

const tablesOf = (view: DataView): ReadonlyMap<string, number> => {
  const count = view.getUint16(4);
  const tables = new Map<string, number>();
  for (let at = 12; at < 12 + count * 16; at += 16) {
    const tag = String.fromCodePoint(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
    tables.set(tag, view.getUint32(at + 8));
  }
  return tables;
};

/** The groups of the font's table of characters for all of Unicode (format 12). */
const groupsOf = (view: DataView, cmap: number): readonly Group[] => {
  const count = view.getUint16(cmap + 2);
  for (let index = 0; index < count; index += 1) {
    const at = cmap + view.getUint32(cmap + 4 + index * 8 + 4);
    if (view.getUint16(at) !== 12) continue;
    const groups: Group[] = [];
    const length = view.getUint32(at + 12);
    for (let group = at + 16; group < at + 16 + length * 12; group += 12)
      groups.push({ first: view.getUint32(group), last: view.getUint32(group + 4), glyph: view.getUint32(group + 8) });
    return groups;
  }
  return [];
};

const groupWith = (groups: readonly Group[], codePoint: number): Group | undefined => {
  let [low, high] = [0, groups.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const group = groups[middle];
    if (group === undefined) return undefined;
    if (codePoint < group.first) high = middle - 1;
    else if (codePoint > group.last) low = middle + 1;
    else return group;
  }
  return undefined;
};

/** Reads the table of characters and the widths of an OpenType font. Throws when the bytes are no such font. */
export const fontCoverOf = (bytes: Uint8Array): FontCover => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = tablesOf(view);
  const [head, hhea, hmtx, cmap] = ["head", "hhea", "hmtx", "cmap"].map((tag) => tables.get(tag));
  assert(
    head !== undefined && hhea !== undefined && hmtx !== undefined && cmap !== undefined,
    "the tables of an OpenType font",
  );
  const unitsPerEm = view.getUint16(head + 18);
  const metrics = view.getUint16(hhea + 34);
  const groups = groupsOf(view, cmap);
  assert(groups.length > 0, "a table of all Unicode characters in the font");
  const glyphOf = (codePoint: number): number => {
    const group = groupWith(groups, codePoint);
    return group === undefined ? 0 : group.glyph + codePoint - group.first;
  };
  const known = new Map<number, number>();
  return {
    has: (codePoint) => glyphOf(codePoint) !== 0,
    widthOf: (codePoint) => {
      const kept = known.get(codePoint);
      if (kept !== undefined) return kept;
      const width = (view.getUint16(hmtx + Math.min(glyphOf(codePoint), metrics - 1) * 4) * 1000) / unitsPerEm;
      known.set(codePoint, width);
      return width;
    },
  };
};
