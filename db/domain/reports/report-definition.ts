import { chartAccountOf, type SystemId } from "#domain/books/accounting-system.ts";
import { firstLevelCode } from "#domain/books/account.ts";
import { distributionCode, type NamedPartners } from "./figures.ts";
import { otherCode, parseFormula, resultCode, type Formula, type Term } from "./formula.ts";
import type { LineDefinition, LineKey } from "./statement-lines-2023.ts";
import { isAssetSection } from "./statement-sides.ts";

/** A corrected form of a statement, or a report an office made for itself. */
export type ReportKind = "balance-sheet" | "income" | "custom";
/** The columns of an own report: the month, its quarter or year so far, and the year before so far. */
export type ReportColumn = "month" | "quarter" | "year" | "last-year";

/** Why lines make no report: the line it stands in, what is wrong, and the text concerned. */
export type DefinitionFault = {
  readonly line: number;
  readonly fault:
    | "unparsed"
    | "no-line"
    | "cycle"
    | "no-account"
    | "duplicate"
    | "no-name"
    | "order"
    | "no-key"
    | "other-key"
    | "twice-key"
    | "not-last"
    | "empty";
  readonly text: string;
};

const codesOf = (term: Term): readonly string[] => {
  switch (term.kind) {
    case "account":
    case "side":
    case "detail":
    case "measure":
      return [term.code];
    case "opening":
      return term.code === resultCode ? [] : [term.code];
    case "transfer":
      // All partners of all partners is nothing anybody can mean.
      return term.from === otherCode && term.to === otherCode
        ? [otherCode]
        : [term.from, term.to].filter((code) => code !== otherCode);
    case "line":
    case "result":
      return [];
  }
};

/** The first line that rests on itself, straight or through others. */
const lineInCycle = (formulas: ReadonlyMap<number, Formula>): number | undefined => {
  const done = new Set<number>();
  const open = new Set<number>();
  const isTurning = (no: number): boolean => {
    if (open.has(no)) return true;
    if (done.has(no)) return false;
    open.add(no);
    const found = (formulas.get(no) ?? []).some(({ term }) => term.kind === "line" && isTurning(term.no));
    open.delete(no);
    done.add(no);
    return found;
  };
  return [...formulas.keys()].find(isTurning);
};

const faultOfLine = (line: LineDefinition, formula: Formula, of: { system: SystemId; known: ReadonlySet<number> }) => {
  for (const { term } of formula) {
    if (term.kind === "line" && !of.known.has(term.no))
      return { line: line.no, fault: "no-line", text: `L${term.no}` } as const;
    const strange = codesOf(term).find((code) => chartAccountOf(of.system, firstLevelCode(code)) === undefined);
    if (strange !== undefined) return { line: line.no, fault: "no-account", text: strange } as const;
  }
  return undefined;
};

/** What a statement's form must have a line for, because the program compares it with other figures. */
export const keysOfKind: Readonly<Record<ReportKind, readonly LineKey[]>> = {
  "balance-sheet": ["assets", "liabilitiesAndEquity", "undistributed", "receivable", "payable"],
  income: ["remaining"],
  custom: [],
};
/** What a form may show in several lines, which are added up. */
const isInParts = (key: LineKey): boolean => key === "receivable" || key === "payable";

const isAsset = (line: LineDefinition): boolean => isAssetSection(line.section);

/** Both grand totals stand last on their side: the printed form puts them beside each other. */
const totalNotLast = (lines: readonly LineDefinition[]): DefinitionFault | undefined => {
  const misplaced = lines.find(
    (line) =>
      (line.key === "assets" && lines.findLast(isAsset) !== line) ||
      (line.key === "liabilitiesAndEquity" && lines.findLast((each) => !isAsset(each)) !== line),
  );
  return misplaced === undefined ? undefined : { line: misplaced.no, fault: "not-last", text: misplaced.name };
};

/** Why the lines cannot be the form of a statement: their order, or what the program compares and no line says it is. */
const faultOfForm = (lines: readonly LineDefinition[], kind: ReportKind): DefinitionFault | undefined => {
  const wanted = keysOfKind[kind];
  for (const { no, key } of lines)
    if (key !== null && !wanted.includes(key)) return { line: no, fault: "other-key", text: key };
  if (kind === "custom") return undefined;
  const backward = lines.find((line, index) => index > 0 && line.no < (lines[index - 1]?.no ?? 0));
  if (backward !== undefined) return { line: backward.no, fault: "order", text: "" };
  for (const key of wanted) {
    const own = lines.filter((line) => line.key === key);
    if (own.length === 0) return { line: 0, fault: "no-key", text: key };
    if (own.length > 1 && !isInParts(key)) return { line: own[1]?.no ?? 0, fault: "twice-key", text: key };
  }
  return totalNotLast(lines);
};

/**
 * The first thing that keeps lines from being a report: a line without a name, one number twice, a formula that cannot be
 * read, a line or first-level account that is not there, lines that rest on each other in a circle. The form of a statement
 * may have other lines than the one the program brought, in rising numbers, but says which of them the program compares.
 */
export const faultOfDefinition = (
  lines: readonly LineDefinition[],
  of: { readonly system: SystemId; readonly kind: ReportKind },
): DefinitionFault | undefined => {
  if (lines.length === 0) return { line: 0, fault: "empty", text: "" };
  const known = new Set(lines.map((line) => line.no));
  const formulas = new Map<number, Formula>();
  const seen = new Set<number>();
  for (const line of lines) {
    if (line.name.trim() === "") return { line: line.no, fault: "no-name", text: "" };
    if (seen.has(line.no)) return { line: line.no, fault: "duplicate", text: String(line.no) };
    seen.add(line.no);
    const formula = parseFormula(line.formula);
    if (!formula.ok) return { line: line.no, fault: "unparsed", text: line.formula.slice(formula.error.at) };
    const fault = faultOfLine(line, formula.value, { system: of.system, known });
    if (fault !== undefined) return fault;
    formulas.set(line.no, formula.value);
  }
  const turning = lineInCycle(formulas);
  if (turning !== undefined) return { line: turning, fault: "cycle", text: `L${turning}` };
  return faultOfForm(lines, of.kind);
};

/** The accounts that lines name as partners of a distribution, each in a line of its own, by the way the money went. */
export const namedPartnersOf = (lines: readonly LineDefinition[]): NamedPartners => {
  const terms = lines.flatMap((line) => {
    const formula = parseFormula(line.formula);
    return formula.ok ? formula.value.map(({ term }) => term) : [];
  });
  const transfers = terms.filter((term) => term.kind === "transfer");
  return {
    to: transfers.flatMap(({ from, to }) => (from === distributionCode && to !== otherCode ? [to] : [])),
    from: transfers.flatMap(({ from, to }) => (to === distributionCode && from !== otherCode ? [from] : [])),
  };
};
