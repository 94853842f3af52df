import { assert } from "./assert.ts";
import type { Brand } from "./brand.ts";
import { err, ok, type Result } from "./result.ts";

/** Money as a whole number of fen (1 yuan = 100 fen); negative means red-letter or outgoing. Never a fraction. */
export type Fen = Brand<number, "Fen">;

/** The fen in `value`. Throws when it is not a safe whole number: rounding is never silent. */
export const fen = (value: number): Fen => {
  assert(Number.isSafeInteger(value), `fen ${value}`);
  return (value === 0 ? 0 : value) as Fen;
};

export const zeroFen: Fen = fen(0);

/** Whole yuan as fen, for amounts that documents name. */
export const yuan = (amount: number): Fen => fen(amount * 100);

/** The exact sum; an empty list sums to zero. */
export const sumFen = (amounts: Iterable<number>): Fen => {
  let total = 0;
  for (const amount of amounts) total += amount;
  return fen(total);
};

/** The sum of one amount of every row. */
export const sumOf = <Row>(rows: Iterable<Row>, amountOf: (row: Row) => number): Fen => {
  let total = 0;
  for (const row of rows) total += amountOf(row);
  return fen(total);
};

/** `12345` → `"123.45"`, `-5` → `"-0.05"`: plain digits without separators, for files and messages. */
export const yuanTextFromFen = (amount: Fen): string => {
  const digits = String(Math.abs(amount)).padStart(3, "0");
  return `${amount < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** `123456` → `"1,234.56"`: the way an amount is shown to people. */
export const moneyTextFromFen = (amount: Fen): string => {
  const text = yuanTextFromFen(amount);
  const [whole = "", cents = ""] = text.replace("-", "").split(".");
  return `${amount < 0 ? "-" : ""}${whole.replace(/\B(?=(?:\d{3})+$)/g, ",")}.${cents}`;
};

export type AmountFailure = { readonly code: "amount-unreadable"; readonly text: string };

const plainAmount = /^([+-]?)(\d{1,13})(?:\.(\d{0,2}))?$/;
const groupedAmount = /^([+-]?)(\d{1,3}(?:,\d{3})+)(?:\.(\d{0,2}))?$/;

/**
 * Reads an amount in yuan as people and files write it: `1,234.50`, `+3`, `-0.05`, `1234.`. Digits are taken as text, so
 * no float is ever involved. Refused: more than two decimals, `12,34`, letters, empty text.
 */
export const fenFromYuanText = (text: string): Result<Fen, AmountFailure> => {
  const trimmed = text.trim();
  const match = plainAmount.exec(trimmed) ?? groupedAmount.exec(trimmed);
  if (match === null) return err({ code: "amount-unreadable", text });
  const [, sign = "", whole = "", cents = ""] = match;
  const value = Number(whole.replaceAll(",", "")) * 100 + Number(cents.padEnd(2, "0"));
  if (!Number.isSafeInteger(value)) return err({ code: "amount-unreadable", text });
  return ok(fen(sign === "-" ? -value : value));
};

/** The fen in a spreadsheet's number cell; refused when it holds more than two decimals beyond float noise. */
export const fenFromYuanNumber = (value: number): Result<Fen, AmountFailure> => {
  const rounded = Math.round(value * 100);
  const isExact = Number.isFinite(value) && Number.isSafeInteger(rounded) && Math.abs(value * 100 - rounded) < 1e-4;
  return isExact ? ok(fen(rounded)) : err({ code: "amount-unreadable", text: String(value) });
};

/** part/whole of an amount that is not negative, rounded half up to a fen, by whole numbers only. */
export const shareOf = (amountFen: number, part: number, whole: number): Fen =>
  fen(Number((BigInt(amountFen) * BigInt(part) * 2n + BigInt(whole)) / (BigInt(whole) * 2n)));
