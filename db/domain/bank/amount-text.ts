import { fenFromYuanNumber, fenFromYuanText, type Fen } from "#domain/core/fen.ts";
import { foldText, isBlankText } from "./cell-text.ts";
import type { Cell } from "./grid.ts";

/** Why an amount cell cannot be read. */
export type AmountFault = "amount-unreadable" | "foreign-currency" | "rounded-number";

/** What an amount cell holds, in fen: nothing, an amount (zero included), or something that must not be guessed. */
export type AmountReading =
  | { readonly kind: "empty" }
  | { readonly kind: "amount"; readonly fen: Fen }
  | { readonly kind: "fault"; readonly fault: AmountFault };

const fault = (code: AmountFault): AmountReading => ({ kind: "fault", fault: code });

// A spreadsheet keeps 15 digits of a number; what is longer was rounded when the file was saved.
const longestExactNumber = 1e15;
const exponentText = /^[+-]?\d(?:\.\d+)?E\+\d+$/i;
const foreignSign = /[$€£₩฿₽]|USD|HKD|EUR|GBP|JPY|MOP|TWD/i;

/** True for a number cell, or the text `6.22E+18`, that has lost digits of a long number. */
export const hasLostDigits = (cell: Cell): boolean =>
  cell.kind === "number"
    ? Number.isInteger(cell.number) && Math.abs(cell.number ?? 0) >= longestExactNumber
    : exponentText.test(cell.text);

const plainSign = (text: string): string | undefined => {
  const bracketed = /^\(([^()+-]+)\)$/.exec(text);
  if (bracketed !== null) return `-${bracketed[1] ?? ""}`;
  const trailing = /^([^+-]+)-$/.exec(text);
  if (trailing !== null) return `-${trailing[1] ?? ""}`;
  return /[()]/.test(text) ? undefined : text;
};

const readAmountText = (text: string): AmountReading => {
  const folded = foldText(text).replace(/^'/, "").replaceAll("\u2212", "-");
  if (isBlankText(folded)) return { kind: "empty" };
  if (exponentText.test(folded)) return fault("rounded-number");
  const bare = folded.replace(/^([+-]?)\s*(?:CNY|RMB|人民币|¥)\s*/i, "$1").replace(/\s*元$/, "");
  if (foreignSign.test(bare)) return fault("foreign-currency");
  const signed = plainSign(bare);
  if (signed === undefined) return fault("amount-unreadable");
  const value = fenFromYuanText(
    signed
      .replace(/^([+-])\s*¥?\s*/, "$1")
      .replace(/(\.\d\d)0+$/, "$1")
      .replace(/^[+-]?(?=\.\d)/, (sign) => `${sign}0`),
  );
  return value.ok ? { kind: "amount", fen: value.value } : fault("amount-unreadable");
};

/**
 * Reads an amount in yuan as bank files write it: `1,234.50`, `+267.10`, `¥80`, `(12.00)`, `１２．３０`, `−5`, `12.00-`, `.50`; dashes
 * and blanks are empty. Refused: `12,34`, foreign signs, numbers too long for a number cell. No sign is ever guessed.
 */
export const readAmount = (cell: Cell): AmountReading => {
  if (cell.kind === "empty") return { kind: "empty" };
  if (cell.kind === "text") return readAmountText(cell.text);
  if (cell.kind === "date" || cell.number === undefined) return fault("amount-unreadable");
  if (hasLostDigits(cell)) return fault("rounded-number");
  const value = fenFromYuanNumber(cell.number);
  return value.ok ? { kind: "amount", fen: value.value } : fault("amount-unreadable");
};
