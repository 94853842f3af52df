import { firstLevelCode } from "#domain/books/account.ts";
import { isAdvanceAccount, isDebtAccount } from "#domain/books/accounting-system.ts";
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
  const hasScope = parameters.categoryIds.length + parameters.natures.length > 0;
  // Money that leaves for nothing named serves none of the purposes, where there are any.
  if (entry.categoryId === null)
    return givenOut(spending, entry) === undefined || (!hasScope && fund.categoryIds.length === 0);
  if (hasScope && !isInScope(parameters, spending, entry.categoryId)) return false;
  return allowsCategory(fund.categoryIds, entry.categoryId);
};

/**
 * How an entry takes money of a fund away without spending it: 应收款 and 内部往来 as an advance, 借款 as a debt paid. A project
 * says what an advance is for; what a payable was for was judged when it was booked for the fund (`findOldPayables`).
 */
const givenOut = (spending: Spending, entry: Entry): "advance" | "debt" | undefined => {
  const code = firstLevelCode(spending.around.accounts.get(entry.accountId)?.code ?? "");
  if (entry.categoryId !== null) return undefined;
  if (isDebtAccount(code)) return "debt";
  return isAdvanceAccount(code) && !entry.items.some(({ kind }) => kind === "project") ? "advance" : undefined;
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
 * Lines that pay more off 应付款 than was booked there for the fund: an old payable of something else, or one whose voucher did not
 * name the fund. The program cannot tell which, and asks; where a fund may pay for anything there is nothing to ask.
 */
const findOldPayables = (rule: RuleVersion, parameters: PlainParameters, spending: Spending): readonly Hit[] => {
  const hasScope = parameters.categoryIds.length + parameters.natures.length > 0;
  return spending.around.funds
    .filter((fund) => isMeant(parameters, fund.name) && (hasScope || fund.categoryIds.length > 0))
    .flatMap((fund) =>
      [...(fund.owed ?? [])].flatMap(([line, owedFen]): readonly Hit[] => {
        const entry = spending.content.entries[line - 1];
        const amountFen = fen((entry?.debitFen ?? 0) - (entry?.creditFen ?? 0));
        if (amountFen <= owedFen || amountFen <= 0) return [];
        const allowed = fund.categoryIds.map((id) => spending.categories.get(id)?.name ?? "");
        const facts = { how: "payable", fund: fund.name, documents: [...fund.documents], allowed, amountFen, owedFen };
        return [hitBy(rule, { line, facts, severity: "warn" })];
      }),
    );
};

/**
 * K21: money of a fund pays only for what its documents (and the rule's own list) name, is not given out as an advance nor pays a
 * debt instead (an old payable is asked about), is not spent after its last day, and not beyond what has arrived; the latter two where the rule says so.
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
          how: givenOut(spending, entry) ?? "misused",
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
  return [...misused, ...findOldPayables(rule, parameters, spending), ...whole];
};
