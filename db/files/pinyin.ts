import { pinyin } from "pinyin-pro";

const known = new Map<string, string>();

/** First letters of the pinyin of every character, digits and letters as they are: `银行存款-农商行` → `yhcknsh`. */
export const initialsOf = (text: string): string => {
  const cached = known.get(text);
  if (cached !== undefined) return cached;
  const initials = pinyin(text, { pattern: "first", toneType: "none", type: "array", nonZh: "consecutive" })
    .join("")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "");
  if (known.size > 20_000) known.clear();
  known.set(text, initials);
  return initials;
};
