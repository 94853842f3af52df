import { fen, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { SourceDocument } from "#domain/vouchers/voucher.ts";
import type { Hit } from "./hit.ts";
import { hitBy } from "./hit-by.ts";
import type { PlainParameters } from "./plain-rule.ts";
import type { RuleVersion } from "./rule.ts";
import { spentInScope } from "./scope.ts";
import type { Spending } from "./spending.ts";

/** What a standard counts where the rule names nothing else. */
const usualUnit = "人次";

/**
 * How many people, days, meals or kilometres the papers name. Signed lists count before other papers, so that an invoice that
 * repeats the number of its list is not counted twice; null where no paper names a number.
 */
export const unitsOf = (documents: readonly Pick<SourceDocument, "kind" | "units">[]): number | null => {
  const counted = documents.filter((document) => (document.units ?? 0) > 0);
  const lists = counted.filter((document) => document.kind === "list");
  const used = lists.length > 0 ? lists : counted;
  return used.length === 0 ? null : used.reduce((sum, document) => sum + (document.units ?? 0), 0);
};

/** What one unit cost, in fen, rounded up: a standard is never said to be kept because of a rounding. */
export const perUnitFen = (amountFen: Fen, units: number): Fen =>
  fen(Number((BigInt(amountFen) + BigInt(units) - 1n) / BigInt(units)));

/**
 * K09 单价标准: what is spent in the scope comes to at most the standard for each person, day, meal or kilometre that the papers
 * name; without a number nothing can be compared, and that needs approval. The rule may ask for a signed list, and may let the
 * township's paper with a reason free the spending: the hit then stays, cleared. The standard itself is allowed.
 */
export const findOverUnit = (rule: RuleVersion, parameters: PlainParameters, spending: Spending): readonly Hit[] => {
  const part = spentInScope(parameters, spending);
  if (part === undefined) return [];
  const { documents } = spending.content;
  const standardFen = parameters.amounts["unitFen"] ?? zeroFen;
  const unit = parameters.words[0] ?? usualUnit;
  const units = unitsOf(documents);
  const paper = documents.find((document) => document.kind === "approval" && document.note !== "");
  const isCleared = parameters.flags["approvalClears"] === true && paper !== undefined;
  const common = { categoryName: part.names, amountFen: part.amountFen, unit, standardFen };
  const cleared = isCleared ? { approvalNumber: paper.number, approvalReason: paper.note } : {};
  const hits: Hit[] = [];
  const lacksList = parameters.flags["needsList"] === true && !documents.some((document) => document.kind === "list");
  if (lacksList) hits.push(hitBy(rule, { line: part.line, facts: { problem: "no-list", ...common } }));
  if (units === null) {
    const facts = { problem: "no-count", ...common, ...cleared };
    return [...hits, hitBy(rule, { line: part.line, facts, severity: "needs-approval", isCleared })];
  }
  const allowedFen = fen(units * standardFen);
  if (part.amountFen <= allowedFen) return hits;
  const facts = {
    problem: "over",
    ...common,
    units,
    perUnitFen: perUnitFen(part.amountFen, units),
    allowedFen,
    overFen: fen(part.amountFen - allowedFen),
    ...cleared,
  };
  return [...hits, hitBy(rule, { line: part.line, facts, isCleared })];
};
