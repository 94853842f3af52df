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

const letters = new Map<string, string>();

/** Every letter the pinyin of a character may begin with; digits and letters as they are, nothing for other signs. */
const lettersOf = (character: string): string => {
  const cached = letters.get(character);
  if (cached !== undefined) return cached;
  const plain = character.toLowerCase();
  const readings = /^[a-z0-9]$/.test(plain)
    ? [plain]
    : pinyin(character, { pattern: "first", toneType: "none", type: "array", multiple: true, nonZh: "removed" });
  const found = [
    ...new Set(
      readings
        .join("")
        .toLowerCase()
        .replaceAll(/[^a-z0-9]/g, ""),
    ),
  ].join("");
  letters.set(character, found);
  return found;
};

/**
 * True when `wanted`, small letters and digits, may be initials of neighbouring characters of a text: `bgf` of `付办公费`, with
 * any reading of each character. A character is looked up once, so that a million texts take a second, not minutes.
 */
export const hasInitials = (text: string, wanted: string): boolean => {
  const places: string[] = [];
  for (const character of text) {
    const own = lettersOf(character);
    if (own !== "") places.push(own);
  }
  const last = places.length - wanted.length;
  for (let start = 0; start <= last; start += 1) {
    let length = 0;
    while (length < wanted.length && (places[start + length] ?? "").includes(wanted.charAt(length))) length += 1;
    if (length === wanted.length) return true;
  }
  return false;
};
