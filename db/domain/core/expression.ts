import { fen, fenFromYuanText, type AmountFailure, type Fen } from "./fen.ts";
import { err, ok, type Result } from "./result.ts";

type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

const fractionFromText = (text: string): Fraction | undefined => {
  const match = /^(\d{1,13})(?:\.(\d{0,6}))?$/.exec(text);
  if (match === null) return undefined;
  const decimals = match[2] ?? "";
  return { numerator: BigInt(`${match[1] ?? "0"}${decimals}`), denominator: 10n ** BigInt(decimals.length) };
};

const combine = (left: Fraction, operator: string, right: Fraction): Fraction | undefined => {
  switch (operator) {
    case "*":
      return { numerator: left.numerator * right.numerator, denominator: left.denominator * right.denominator };
    case "/":
      return right.numerator === 0n
        ? undefined
        : { numerator: left.numerator * right.denominator, denominator: left.denominator * right.numerator };
    default: {
      const sign = operator === "-" ? -1n : 1n;
      const numerator = left.numerator * right.denominator + sign * right.numerator * left.denominator;
      return { numerator, denominator: left.denominator * right.denominator };
    }
  }
};

/** Reads terms of * and / first, then + and -, left to right; there are no brackets in an amount cell. */
const evaluate = (tokens: readonly string[]): Fraction | undefined => {
  let total: Fraction | undefined = { numerator: 0n, denominator: 1n };
  let sign = "+";
  let index = 0;
  while (index < tokens.length) {
    let term = fractionFromText(tokens[index] ?? "");
    index += 1;
    while (term !== undefined && (tokens[index] === "*" || tokens[index] === "/")) {
      const right = fractionFromText(tokens[index + 1] ?? "");
      term = right === undefined ? undefined : combine(term, tokens[index] ?? "", right);
      index += 2;
    }
    if (term === undefined || total === undefined) return undefined;
    total = combine(total, sign, term);
    if (index === tokens.length) return total;
    sign = tokens[index] ?? "";
    if (sign !== "+" && sign !== "-") return undefined;
    index += 1;
  }
  return undefined;
};

const roundedFen = ({ numerator, denominator }: Fraction): bigint => {
  const scaled = numerator * 100n;
  const isNegative = scaled < 0n;
  const absolute = isNegative ? -scaled : scaled;
  const rounded = (absolute * 2n + denominator) / (denominator * 2n);
  return isNegative ? -rounded : rounded;
};

/**
 * What a bookkeeper may type into an amount cell: `1,234.5`, `-80`, `80-` (red), `1200*3+50`, `100/3`; full-width digits
 * and signs count as plain ones. The result of arithmetic is rounded half up to a fen; nothing passes through a float.
 */
export const fenFromAmountCell = (text: string): Result<Fen, AmountFailure> => {
  const folded = text
    .normalize("NFKC")
    .replaceAll(/\s|¥/g, "")
    .replaceAll("×", "*")
    .replaceAll("÷", "/")
    .replace(/^=/, "");
  const signed = /^[^+\-*/]+-$/.test(folded) ? `-${folded.slice(0, -1)}` : folded;
  const plain = fenFromYuanText(signed);
  if (plain.ok) return plain;
  const isNegative = signed.startsWith("-");
  const tokens = (isNegative ? signed.slice(1) : signed)
    .replaceAll(/(?<=\d),(?=\d{3}(?!\d))/g, "")
    .match(/\d+(?:\.\d*)?|[+\-*/]|.+?/g);
  const value =
    tokens === null || tokens.length < 3 ? undefined : evaluate(isNegative ? ["0", "-", ...tokens] : tokens);
  if (value === undefined) return err({ code: "amount-unreadable", text });
  const rounded = roundedFen(value);
  return rounded > BigInt(Number.MAX_SAFE_INTEGER) || rounded < BigInt(Number.MIN_SAFE_INTEGER)
    ? err({ code: "amount-unreadable", text })
    : ok(fen(Number(rounded)));
};
