import { fen, type Fen } from "#domain/core/fen.ts";
import { err, ok, type Result } from "#domain/core/result.ts";

/** What a formula may ask of the books: amounts in fen, `undefined` when the ledger has no such account. */
export type FormulaBooks = {
  /** 余额(code): on the account's normal side, through the voucher's month. */
  readonly balanceOf: (code: string) => Fen | undefined;
  /** 借方(code) and 贷方(code): turnover of the voucher's month. */
  readonly debitOf: (code: string) => Fen | undefined;
  readonly creditOf: (code: string) => Fen | undefined;
};

export type FormulaFault = "unreadable" | "value-missing" | "account-unknown" | "divided-by-zero" | "too-large";
export type FormulaFailure = { readonly fault: FormulaFault; readonly text: string };

type Fraction = { readonly top: bigint; readonly bottom: bigint };
type Read = Result<Fraction, FormulaFailure>;
type Token =
  | { readonly kind: "number" | "value" | "sign"; readonly text: string }
  | { readonly kind: "books"; readonly text: string; readonly code: string };

const tokenPattern = /\s+|(\d{1,13}(?:\.\d{1,6})?%?)|\[([^\][]{1,20})\]|(余额|借方|贷方)\((\d{3,15})\)|([+\-*/()])/y;

const folded = (text: string): string =>
  text.normalize("NFKC").replaceAll("×", "*").replaceAll("÷", "/").replaceAll("【", "[").replaceAll("】", "]");

const tokensOf = (text: string): readonly Token[] | undefined => {
  const source = folded(text);
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < source.length) {
    const match = tokenPattern.exec(source);
    if (match === null) return undefined;
    const [, number, value, books, code = "", sign] = match;
    if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (value !== undefined) tokens.push({ kind: "value", text: value.trim() });
    else if (books !== undefined) tokens.push({ kind: "books", text: books, code });
    else if (sign !== undefined) tokens.push({ kind: "sign", text: sign });
  }
  return tokens;
};

/** The names in square brackets a formula asks a person for, each once, in order. */
export const valuesAsked = (formula: string): readonly string[] => [
  ...new Set((tokensOf(formula) ?? []).flatMap((token) => (token.kind === "value" ? [token.text] : []))),
];

const whole = (amount: Fen): Read => ok({ top: BigInt(amount), bottom: 100n });

const numberOf = (text: string): Fraction => {
  const isPercent = text.endsWith("%");
  const [digits = "0", decimals = ""] = text.replace("%", "").split(".");
  return { top: BigInt(`${digits}${decimals}`), bottom: 10n ** BigInt(decimals.length) * (isPercent ? 100n : 1n) };
};

const combined = (left: Fraction, sign: string, right: Fraction): Read => {
  if (sign === "*") return ok({ top: left.top * right.top, bottom: left.bottom * right.bottom });
  if (sign === "/")
    return right.top === 0n
      ? err({ fault: "divided-by-zero", text: "/" })
      : ok({ top: left.top * right.bottom, bottom: left.bottom * right.top });
  const other = sign === "-" ? -right.top : right.top;
  return ok({ top: left.top * right.bottom + other * left.bottom, bottom: left.bottom * right.bottom });
};

type Reader = {
  readonly tokens: readonly Token[];
  at: number;
  readonly values: ReadonlyMap<string, Fen>;
  readonly books: FormulaBooks;
};

const isSign = (reader: Reader, signs: string): boolean => {
  const token = reader.tokens[reader.at];
  return token?.kind === "sign" && signs.includes(token.text);
};

const unreadable = (reader: Reader): Read => err({ fault: "unreadable", text: reader.tokens[reader.at]?.text ?? "" });

const booksAmount = (reader: Reader, token: Extract<Token, { kind: "books" }>): Read => {
  const { balanceOf, debitOf, creditOf } = reader.books;
  const ask = token.text === "余额" ? balanceOf : token.text === "借方" ? debitOf : creditOf;
  const amount = ask(token.code);
  return amount === undefined ? err({ fault: "account-unknown", text: token.code }) : whole(amount);
};

const readPart = (reader: Reader): Read => {
  const token = reader.tokens[reader.at];
  if (token === undefined) return unreadable(reader);
  if (isSign(reader, "(")) {
    reader.at += 1;
    const inner = readSum(reader);
    if (!inner.ok) return inner;
    if (!isSign(reader, ")")) return unreadable(reader);
    reader.at += 1;
    return inner;
  }
  if (isSign(reader, "-")) {
    reader.at += 1;
    const part = readPart(reader);
    return part.ok ? ok({ top: -part.value.top, bottom: part.value.bottom }) : part;
  }
  if (token.kind === "sign") return unreadable(reader);
  reader.at += 1;
  if (token.kind === "number") return ok(numberOf(token.text));
  if (token.kind === "books") return booksAmount(reader, token);
  const value = reader.values.get(token.text);
  return value === undefined ? err({ fault: "value-missing", text: token.text }) : whole(value);
};

const readChain = (reader: Reader, signs: string, next: (reader: Reader) => Read): Read => {
  let total = next(reader);
  while (total.ok && isSign(reader, signs)) {
    const sign = reader.tokens[reader.at]?.text ?? "";
    reader.at += 1;
    const right = next(reader);
    if (!right.ok) return right;
    total = combined(total.value, sign, right.value);
  }
  return total;
};

const readProduct = (reader: Reader): Read => readChain(reader, "*/", readPart);
const readSum = (reader: Reader): Read => readChain(reader, "+-", readProduct);

const roundedFen = ({ top, bottom }: Fraction): bigint => {
  const isNegative = top < 0n !== bottom < 0n;
  const [high, low] = [(top < 0n ? -top : top) * 100n, bottom < 0n ? -bottom : bottom];
  const rounded = (high * 2n + low) / (low * 2n);
  return isNegative ? -rounded : rounded;
};

/**
 * The amount of a template's formula, rounded half up to a fen: numbers in yuan, `5%`, `[金额]` for what a person types,
 * `余额(10201)`, `借方(501)`, `贷方(501)` for what the books say, + - * / and brackets. Nothing passes through a float.
 */
export const fenFromFormula = (
  formula: string,
  values: ReadonlyMap<string, Fen>,
  books: FormulaBooks,
): Result<Fen, FormulaFailure> => {
  const tokens = tokensOf(formula);
  if (tokens === undefined || tokens.length === 0) return err({ fault: "unreadable", text: formula });
  const reader: Reader = { tokens, at: 0, values, books };
  const read = readSum(reader);
  if (!read.ok) return read;
  if (reader.at < tokens.length) return err({ fault: "unreadable", text: formula });
  const rounded = roundedFen(read.value);
  return rounded > BigInt(Number.MAX_SAFE_INTEGER) || rounded < BigInt(Number.MIN_SAFE_INTEGER)
    ? err({ fault: "too-large", text: formula })
    : ok(fen(Number(rounded)));
};
