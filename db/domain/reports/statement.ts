import { assert } from "#domain/core/assert.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import { formulaText, parseFormula, type Formula, type Measure, type Term } from "./formula.ts";
import type { LineDefinition, LineKey } from "./statement-lines-2023.ts";

/** Where the amounts of a statement come from, each on its account's normal side. */
export type Figures = {
  readonly account: (code: string) => Fen;
  readonly side: (code: string, side: "debit" | "credit") => Fen;
  readonly detail: (code: string, name: string) => Fen;
  readonly opening: (code: string) => Fen;
  readonly transfer: (from: string, to: string) => Fen;
  readonly result: () => Fen;
  readonly measure: (measure: Measure, code: string) => Fen;
};

export type StatementLine = {
  readonly no: number;
  readonly section: string;
  readonly name: string;
  readonly formula: string;
  readonly key: LineKey | null;
  /** True when the line only adds up other lines. */
  readonly isTotal: boolean;
  /** 待核对: the line is not in a text now in force. */
  readonly isToCheck: boolean;
  readonly currentFen: Fen;
  readonly otherFen: Fen;
  /** The same a year earlier; null where the books had not begun. */
  readonly lastYearFen: Fen | null;
};

type Reckoned = Pick<LineDefinition, "no" | "formula">;

const parsed = (line: Reckoned): Formula => {
  const formula = parseFormula(line.formula);
  assert(formula.ok, `formula of line ${line.no}: ${line.formula}`);
  return formula.value;
};

/** The amount of every line by its number. Throws when a line rests on itself or on one that is not there. */
export const evaluateLines = (lines: readonly Reckoned[], figures: Figures): ReadonlyMap<number, Fen> => {
  const formulas = new Map(lines.map((line) => [line.no, parsed(line)]));
  const amounts = new Map<number, Fen>();
  const open = new Set<number>();
  const amountOf = (term: Term): Fen => {
    switch (term.kind) {
      case "account":
        return figures.account(term.code);
      case "side":
        return figures.side(term.code, term.side);
      case "detail":
        return figures.detail(term.code, term.name);
      case "opening":
        return figures.opening(term.code);
      case "transfer":
        return figures.transfer(term.from, term.to);
      case "result":
        return figures.result();
      case "measure":
        return figures.measure(term.measure, term.code);
      case "line":
        return lineAmount(term.no);
    }
  };
  const lineAmount = (no: number): Fen => {
    const known = amounts.get(no);
    if (known !== undefined) return known;
    const formula = formulas.get(no);
    assert(formula !== undefined, `no line ${no}`);
    assert(!open.has(no), `line ${no} rests on itself`);
    open.add(no);
    const amount = fen(formula.reduce((total, { sign, term }) => total + sign * amountOf(term), 0));
    open.delete(no);
    amounts.set(no, amount);
    return amount;
  };
  for (const line of lines) lineAmount(line.no);
  return amounts;
};

const isUnconfirmed = (line: LineDefinition): boolean =>
  line.status === "unverified" || line.status === "parallel-2004" || line.status === "secondary-2004";

/** A statement with its columns of amounts, line by line. */
export const statementOf = (
  lines: readonly LineDefinition[],
  columns: { readonly current: Figures; readonly other: Figures; readonly lastYear?: Figures | undefined },
): readonly StatementLine[] => {
  const current = evaluateLines(lines, columns.current);
  const other = evaluateLines(lines, columns.other);
  const lastYear = columns.lastYear === undefined ? undefined : evaluateLines(lines, columns.lastYear);
  return lines.map((line) => {
    const formula = parsed(line);
    return {
      no: line.no,
      section: line.section,
      name: line.name,
      formula: formulaText(formula),
      key: line.key,
      isTotal: formula.every(({ term }) => term.kind === "line"),
      isToCheck: isUnconfirmed(line),
      currentFen: fen(current.get(line.no) ?? 0),
      otherFen: fen(other.get(line.no) ?? 0),
      lastYearFen: lastYear === undefined ? null : fen(lastYear.get(line.no) ?? 0),
    };
  });
};

/** The amount of what is compared under a key: of one line, or of several where the form shows it in parts. */
export const keyedAmount = (lines: readonly StatementLine[], key: LineKey): Fen =>
  sumOf(
    lines.filter((line) => line.key === key),
    (line) => line.currentFen,
  );
