import { fen, sumOf } from "#domain/core/fen.ts";
import { allowsCategory } from "#domain/funds/grant.ts";
import type { FundFacts } from "./around.ts";
import type { Hit } from "./hit.ts";
import { hitBy } from "./hit-by.ts";
import type { PlainParameters } from "./plain-rule.ts";
import type { RuleVersion } from "./rule.ts";
import { isInScope, isMeant } from "./scope.ts";
import type { Spending } from "./spending.ts";

type Entry = Spending["content"]["entries"][number];

const fundsOf = (entry: Entry, funds: readonly FundFacts[]): readonly FundFacts[] =>
  funds.filter(({ itemId }) => entry.items.some((item) => item.itemId === itemId));

/** Whether a rule's own scope or, where it has none, the fund's documents let an entry's category be paid. */
const isAllowed = (
  parameters: PlainParameters,
  spending: Spending,
  { fund, entry }: { readonly fund: FundFacts; readonly entry: Entry },
): boolean => {
  if (entry.categoryId === null) return true;
  const hasScope = parameters.categoryIds.length + parameters.natures.length > 0;
  if (hasScope && !isInScope(parameters, spending, entry.categoryId)) return false;
  return allowsCategory(fund.categoryIds, entry.categoryId);
};

const spentOf = (spending: Spending, fund: FundFacts) => {
  const lines = spending.content.entries.flatMap((entry, index) =>
    entry.categoryId !== null && entry.items.some((item) => item.itemId === fund.itemId)
      ? [{ entry, line: index + 1 }]
      : [],
  );
  return { lines, amountFen: sumOf(lines, ({ entry }) => entry.debitFen - entry.creditFen) };
};

/**
 * K21: money of a fund pays only for what its documents (and the rule's own list) name, not after its last day, and not more
 * than has arrived; the latter two where the rule says so.
 */
export const findMisusedFund = (rule: RuleVersion, parameters: PlainParameters, spending: Spending): readonly Hit[] => {
  const { funds } = spending.around;
  const on = spending.content.onDate;
  const misused = spending.content.entries.flatMap((entry, index) => {
    const amountFen = fen(entry.debitFen - entry.creditFen);
    if (amountFen <= 0) return [];
    return fundsOf(entry, funds)
      .filter((fund) => isMeant(parameters, fund.name) && !isAllowed(parameters, spending, { fund, entry }))
      .map((fund) => {
        const categoryName = entry.categoryId === null ? "" : (spending.categories.get(entry.categoryId)?.name ?? "");
        const allowed = fund.categoryIds.map((id) => spending.categories.get(id)?.name ?? "");
        const facts = {
          how: "misused",
          fund: fund.name,
          documents: [...fund.documents],
          categoryName,
          allowed,
          amountFen,
        };
        return hitBy(rule, { line: index + 1, facts });
      });
  });
  const whole = funds
    .filter((fund) => isMeant(parameters, fund.name))
    .flatMap((fund): readonly Hit[] => {
      const { lines, amountFen } = spentOf(spending, fund);
      const line = lines[0]?.line ?? null;
      if (amountFen <= 0) return [];
      const common = { fund: fund.name, documents: [...fund.documents], amountFen };
      const isLate = parameters.flags["checksExpiry"] === true && fund.expiresOn !== null && on > fund.expiresOn;
      const overFen = fen(amountFen - fund.availableFen);
      const isShort = parameters.flags["checksArrival"] === true && overFen > 0;
      return [
        ...(isLate ? [hitBy(rule, { line, facts: { how: "expired", ...common, expiresOn: fund.expiresOn } })] : []),
        ...(isShort
          ? [hitBy(rule, { line, facts: { how: "not-arrived", ...common, availableFen: fund.availableFen, overFen } })]
          : []),
      ];
    });
  return [...misused, ...whole];
};
