import { fen, type Fen } from "./fen.ts";

/** A quantity in thousandths of its unit from `12`, `1,200.5`, `-3.25`; `undefined` for more than three decimals or other text. */
export const milliFromText = (text: string): number | undefined => {
  const match = /^([+-]?)(\d{1,10})(?:\.(\d{0,3}))?$/.exec(text.normalize("NFKC").replaceAll(/[,\s]/g, ""));
  if (match === null) return undefined;
  const [, sign = "", whole = "", decimals = ""] = match;
  const value = Number(whole) * 1000 + Number(decimals.padEnd(3, "0"));
  return sign === "-" && value !== 0 ? -value : value;
};

/** `12500` → `"12.5"`: a quantity as it is written, without trailing zeros. */
export const textFromMilli = (milli: number): string => {
  const digits = String(Math.abs(milli)).padStart(4, "0");
  const decimals = digits.slice(-3).replace(/0+$/, "");
  return `${milli < 0 ? "-" : ""}${digits.slice(0, -3)}${decimals === "" ? "" : `.${decimals}`}`;
};

const halfUp = (numerator: bigint, denominator: bigint): bigint => {
  const isNegative = numerator < 0n !== denominator < 0n;
  const [top, bottom] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator];
  const rounded = (top * 2n + bottom) / (bottom * 2n);
  return isNegative ? -rounded : rounded;
};

/** Quantity × price in yuan with up to six decimals, rounded half up to a fen; `undefined` when the price cannot be read. */
export const fenFromPrice = (milli: number, priceText: string): Fen | undefined => {
  const match = /^(\d{1,10})(?:\.(\d{0,6}))?$/.exec(priceText.normalize("NFKC").replaceAll(/[,\s]/g, ""));
  if (match === null) return undefined;
  const price = BigInt(`${match[1] ?? "0"}${(match[2] ?? "").padEnd(6, "0")}`);
  const value = halfUp(BigInt(milli) * price, 10_000_000n);
  return value > BigInt(Number.MAX_SAFE_INTEGER) || value < BigInt(Number.MIN_SAFE_INTEGER)
    ? undefined
    : fen(Number(value));
};
/** The price of one unit in ten-thousandths of a yuan, rounded half up; `undefined` where there is no quantity. */
export const priceOf = (amountFen: number, milli: number): number | undefined =>
  milli === 0 ? undefined : Number(halfUp(BigInt(amountFen) * 100_000n, BigInt(milli)));

/** `125000` → `"12.50"`: a price of ten-thousandths of a yuan, at least two decimals. */
export const priceText = (price: number): string => {
  const digits = String(Math.abs(price)).padStart(5, "0");
  return `${price < 0 ? "-" : ""}${digits.slice(0, -4)}.${digits.slice(-4).replace(/0{1,2}$/, "")}`;
};
