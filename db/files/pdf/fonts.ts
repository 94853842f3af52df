import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fontCoverOf, type FontCover } from "./font-cover.ts";

export type FontWeight = "regular" | "bold";
export type Font = { readonly bytes: Uint8Array; readonly cover: FontCover };
/** The fonts every document is written with; only the characters used are put into it. */
export type Fonts = Readonly<Record<FontWeight, Font>>;

const fileNames = { regular: "NotoSansHans-Regular.otf", bold: "NotoSansHans-Bold.otf" } as const;

const fontIn = (folder: string, weight: FontWeight): Font => {
  const bytes = readFileSync(join(folder, fileNames[weight]));
  return { bytes, cover: fontCoverOf(bytes) };
};

const kept = new Map<string, Fonts>();

/** The fonts of a folder, read once. Throws when they are not there: the program was not put together rightly. */
export const fontsIn = (folder: string): Fonts => {
  const known = kept.get(folder);
  if (known !== undefined) return known;
  const fonts: Fonts = { regular: fontIn(folder, "regular"), bold: fontIn(folder, "bold") };
  kept.set(folder, fonts);
  return fonts;
};
