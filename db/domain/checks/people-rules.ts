import { fen, zeroFen } from "#domain/core/fen.ts";
import { relatedOn, relatedText } from "#domain/people/related.ts";
import { postNames } from "#domain/people/village-posts.ts";
import type { Hit } from "./hit.ts";
import { hitBy } from "./hit-by.ts";
import type { PlainParameters } from "./plain-rule.ts";
import type { RuleVersion } from "./rule.ts";
import { spentInScope } from "./scope.ts";
import { spentInAll, type Spending } from "./spending.ts";

/** What a voucher spends of what a rule looks at: its scope, or everything where the rule names none. */
const lookedAt = (parameters: PlainParameters, spending: Spending): { amountFen: number; line: number | null } => {
  if (parameters.categoryIds.length + parameters.natures.length === 0)
    return { amountFen: spentInAll(spending.content), line: null };
  const part = spentInScope(parameters, spending);
  return { amountFen: part?.amountFen ?? 0, line: part?.line ?? null };
};

/**
 * K28: money that goes to somebody with a say over it, or to whom they declared as theirs. A signed list may be exempt, and
 * the examination by the supervisors may free the payment: the hit then stays, cleared.
 */
export const findRelated = (rule: RuleVersion, parameters: PlainParameters, spending: Spending): readonly Hit[] => {
  const { content, around } = spending;
  const { amountFen, line } = lookedAt(parameters, spending);
  if (amountFen <= 0 || amountFen < (parameters.amounts["fromFen"] ?? zeroFen)) return [];
  const isListed = content.documents.some((document) => document.kind === "list");
  if (parameters.flags["exemptsLists"] === true && isListed) return [];
  const opinion = content.approvals.find((approval) => approval.role === "supervisors");
  const isCleared = parameters.flags["opinionClears"] === true && opinion !== undefined;
  const seen = new Set<string>();
  return around.payees.flatMap((payee) => {
    const found = relatedOn(around.related, payee, content.onDate);
    if (found === undefined || (found.by === "name" && parameters.flags["byAccountOnly"] === true)) return [];
    const { party, by } = found;
    const key = `${party.officialName} ${party.relation ?? ""} ${party.name}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const facts = {
      payee: payee.name,
      related: relatedText(found),
      post: postNames[party.post],
      isByAccount: by === "account",
      amountFen: fen(amountFen),
      ...(isCleared ? { opinionBy: opinion.name, opinionOn: opinion.onDate } : {}),
    };
    return [hitBy(rule, { line, facts, isCleared })];
  });
};
