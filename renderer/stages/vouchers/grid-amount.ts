import { yuanTextFromFen, type Fen } from "#domain/core/fen.ts";

/** The heads of the digit grid, from 亿 down to 分. */
export const digitHeads = ["亿", "千", "百", "十", "万", "千", "百", "十", "元", "角", "分"] as const;

/**
 * The digits of an amount, one for each head and empty in front; all empty for zero. Null when the amount has more
 * digits than the grid: it is then written as plain text.
 */
export const digitCells = (amountFen: Fen): readonly string[] | null => {
  if (amountFen === 0) return digitHeads.map(() => "");
  const digits = String(Math.abs(amountFen)).padStart(3, "0");
  if (digits.length > digitHeads.length) return null;
  return digitHeads.map((_, place) => digits.charAt(place - digitHeads.length + digits.length));
};

/** What the amount cell starts with when it is entered: plain digits, nothing for zero. */
export const amountEditText = (amountFen: Fen): string =>
  amountFen === 0 ? "" : yuanTextFromFen(amountFen).replace(/\.00$/, "");
