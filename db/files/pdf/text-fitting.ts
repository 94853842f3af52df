import type { Font } from "./fonts.ts";

const codePoint = (character: string): number => character.codePointAt(0) ?? 0;

/**
 * The text as the font can write it: a character it lacks is named by its code, 〔U+20BB7〕, so that nothing disappears;
 * control characters become blanks.
 */
export const writable = (font: Font, text: string): string => {
  let written = "";
  for (const character of text.normalize("NFC")) {
    const code = codePoint(character);
    if (code < 32 || (code >= 127 && code < 160)) written += " ";
    else if (/\p{Cf}/u.test(character)) continue;
    else if (font.cover.has(code)) written += character;
    else written += `〔U+${code.toString(16).toUpperCase()}〕`;
  }
  return written;
};

/** Width of writable text in the unit of `size`. */
export const widthOfText = (font: Font, text: string, size: number): number => {
  let units = 0;
  for (const character of text) units += font.cover.widthOf(codePoint(character));
  return (units * size) / 1000;
};

// What must not stand at the beginning of a line, and what not at its end.
const noStart = /[、。，．；：？！）》」』】〕％,.;:?!)%]/u;
const noEnd = /[（《「『【〔￥(]/u;
const wordSign = /[\p{ASCII}]/u;
const isWordSign = (character: string): boolean => wordSign.test(character) && character !== " ";

/**
 * The end of the piece that begins at `at` and must not be broken: a word of letters and digits, or one character with the
 * number a hyphen ties to it (记-12).
 */
const pieceEnd = (characters: readonly string[], at: number): number => {
  let end = at + 1;
  if (isWordSign(characters[at] ?? "") || characters[end] === "-") while (isWordSign(characters[end] ?? "")) end += 1;
  while (end < characters.length && noStart.test(characters[end] ?? "")) end += 1;
  while (end < characters.length && noEnd.test(characters[end - 1] ?? "")) end += 1;
  return end;
};

/** Breaks text into lines no wider than `width`; a piece wider than a line is broken inside. */
export const wrapText = (font: Font, text: string, of: { readonly size: number; readonly width: number }): string[] => {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    const characters = Array.from(writable(font, paragraph));
    let [line, used] = ["", 0];
    const push = (piece: string, width: number): void => {
      if (line !== "" && used + width > of.width) {
        lines.push(line.trimEnd());
        [line, used] = ["", 0];
        if (piece === " ") return;
      }
      line += piece;
      used += width;
    };
    for (let at = 0; at < characters.length;) {
      const end = pieceEnd(characters, at);
      const piece = characters.slice(at, end).join("");
      const width = widthOfText(font, piece, of.size);
      if (width <= of.width) push(piece, width);
      else for (const character of piece) push(character, widthOfText(font, character, of.size));
      at = end;
    }
    lines.push(line.trimEnd());
  }
  return lines;
};

/** The text with its end left off and … in place, when it is wider than `width`. */
export const cutText = (font: Font, text: string, of: { readonly size: number; readonly width: number }): string => {
  const whole = writable(font, text);
  if (widthOfText(font, whole, of.size) <= of.width) return whole;
  const room = of.width - widthOfText(font, "…", of.size);
  let [cut, used] = ["", 0];
  for (const character of whole) {
    used += widthOfText(font, character, of.size);
    if (used > room) break;
    cut += character;
  }
  return `${cut}…`;
};

/** The size, at most the wanted one, at which a line of text is no wider than `width`; never below half of it. */
export const fittingSize = (
  font: Font,
  text: string,
  of: { readonly size: number; readonly width: number },
): number => {
  const width = widthOfText(font, writable(font, text), of.size);
  return width <= of.width ? of.size : Math.max(of.size / 2, Math.floor((of.size * of.width * 100) / width) / 100);
};
