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
 * Tells of texts whether `wanted`, at most thirty small letters and digits, may be initials of neighbouring characters: `bgf` of
 * `付办公费`, with any reading of each. A bit stands for each beginning of `wanted` that ends at the character looked at, so a
 * text is gone through once and a million of them take a second, not minutes.
 */
export const initialsFinder = (wanted: string): ((text: string) => boolean) => {
  const places = new Map<string, number>();
  const placesOf = (character: string): number => {
    const own = lettersOf(character);
    // Signs without a letter stand between characters as if they were not there.
    if (own === "") return -1;
    let bits = 0;
    for (let at = 0; at < wanted.length; at += 1) if (own.includes(wanted.charAt(at))) bits |= 1 << at;
    return bits;
  };
  const whole = 1 << (wanted.length - 1);
  return (text) => {
    let begun = 0;
    for (const character of text) {
      let fits = places.get(character);
      if (fits === undefined) {
        fits = placesOf(character);
        places.set(character, fits);
      }
      if (fits !== -1) begun = ((begun << 1) | 1) & fits;
      if ((begun & whole) !== 0) return true;
    }
    return false;
  };
};
