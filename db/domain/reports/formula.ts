import { err, ok, type Result } from "#domain/core/result.ts";

/**
 * One term of a statement line's formula:
 * `101` an account; `113.D` the sum of its debit (`.C` credit) sub-balances, never set off against each other; `L6` another
 * line; `513[运转支出]` the details of that name below 513; `OPEN(322)` what an account stood at when the year began;
 * `T(322>311)` what went from one account to another; `OTHER`, on one side, all partners no other line of the statement names
 * on that side;
 * `RESULT` the income and expense accounts not yet closed; `DR(501)` and `CR(501)` the debit and credit turnover of an account
 * over the span; `BEGIN(102)` and `END(102)` what it stood at before and after the span.
 */
export type Term =
  | { readonly kind: "account"; readonly code: string }
  | { readonly kind: "side"; readonly code: string; readonly side: "debit" | "credit" }
  | { readonly kind: "line"; readonly no: number }
  | { readonly kind: "detail"; readonly code: string; readonly name: string }
  | { readonly kind: "opening"; readonly code: string }
  | { readonly kind: "transfer"; readonly from: string; readonly to: string }
  | { readonly kind: "result" }
  | { readonly kind: "measure"; readonly measure: Measure; readonly code: string };
/** What an account turned over on one side, or where it stood at an end of the span. */
export type Measure = "debit" | "credit" | "begin" | "end";
export type SignedTerm = { readonly sign: 1 | -1; readonly term: Term };
export type Formula = readonly SignedTerm[];
export type FormulaFailure = { readonly code: "formula-bad"; readonly at: number; readonly text: string };

/** The code that stands for the unclosed result inside `OPEN( )`. */
export const resultCode = "RESULT";
/** The partner that stands for all partners not named elsewhere. */
export const otherCode = "OTHER";

const measures: Readonly<Record<string, Measure>> = { DR: "debit", CR: "credit", BEGIN: "begin", END: "end" };
const measureWords: Readonly<Record<Measure, string>> = {
  debit: "借方发生",
  credit: "贷方发生",
  begin: "期初",
  end: "期末",
};

const termPatterns: readonly (readonly [RegExp, (match: RegExpExecArray) => Term])[] = [
  [/^L(\d{1,3})/, (match) => ({ kind: "line", no: Number(match[1]) })],
  [/^OPEN\((\d{3}|RESULT)\)/, (match) => ({ kind: "opening", code: match[1] ?? "" })],
  [/^T\((\d{3}|OTHER)>(\d{3}|OTHER)\)/, (match) => ({ kind: "transfer", from: match[1] ?? "", to: match[2] ?? "" })],
  [/^RESULT/, () => ({ kind: "result" })],
  [
    /^(DR|CR|BEGIN|END)\((\d{3,15})\)/,
    (match) => ({ kind: "measure", measure: measures[match[1] ?? ""] ?? "end", code: match[2] ?? "" }),
  ],
  [
    /^(\d{3})\.([DC])/,
    (match) => ({ kind: "side", code: match[1] ?? "", side: match[2] === "D" ? "debit" : "credit" }),
  ],
  [/^(\d{3})\[([^[\]]{1,60})\]/, (match) => ({ kind: "detail", code: match[1] ?? "", name: match[2] ?? "" })],
  [/^(\d{3,15})/, (match) => ({ kind: "account", code: match[1] ?? "" })],
];

const termAt = (text: string): { readonly term: Term; readonly length: number } | undefined => {
  for (const [pattern, termOf] of termPatterns) {
    const match = pattern.exec(text);
    if (match !== null) return { term: termOf(match), length: match[0].length };
  }
  return undefined;
};

/** Reads terms joined by + and −; says at which character it stopped understanding. */
export const parseFormula = (text: string): Result<Formula, FormulaFailure> => {
  const terms: SignedTerm[] = [];
  let at = 0;
  while (at < text.length || terms.length === 0) {
    const operator = text[at] ?? "";
    const isFirst = terms.length === 0;
    if (!isFirst && operator !== "+" && operator !== "-") return err({ code: "formula-bad", at, text });
    if (operator === "+" || operator === "-") at += 1;
    const found = termAt(text.slice(at));
    if (found === undefined) return err({ code: "formula-bad", at, text });
    terms.push({ sign: operator === "-" ? -1 : 1, term: found.term });
    at += found.length;
  }
  return ok(terms);
};

const partnerWord = (code: string): string => (code === otherCode ? "其他" : code);

const wordsOf = (term: Term): string => {
  switch (term.kind) {
    case "account":
      return term.code;
    case "side":
      return `${term.code}${term.side === "debit" ? "借" : "贷"}`;
    case "line":
      return `行${term.no}`;
    case "detail":
      return `${term.code}[${term.name}]`;
    case "opening":
      return `年初${term.code === resultCode ? "未结转损益" : term.code}`;
    case "transfer":
      return `${partnerWord(term.from)}转${partnerWord(term.to)}`;
    case "result":
      return "未结转损益";
    case "measure":
      return `${measureWords[term.measure]}${term.code}`;
  }
};

/** The formula as a person re-performs it: `行1+行2`, `112+113借`. */
export const formulaText = (formula: Formula): string =>
  formula.map(({ sign, term }, index) => `${sign === -1 ? "-" : index === 0 ? "" : "+"}${wordsOf(term)}`).join("");
