import type { CategoryNature } from "#domain/books/category.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import type { DocumentKind } from "#domain/vouchers/voucher.ts";
import { isNumbered } from "./duplicate-invoice.ts";
import type { Hit } from "./hit.ts";
import type { RuleVersion } from "./rule.ts";
import { spentOnAny, spentOnNatures, type Spending } from "./spending.ts";
import { documentKindsOf } from "./vote-ground.ts";

const numberedKinds = ["invoice", "fiscal-receipt"] as const;

/** The kinds that bear a number of their own and are there with none. */
const unnumberedOf = ({ content }: Spending): ReadonlySet<DocumentKind> =>
  new Set(numberedKinds.filter((kind) => !content.documents.some((paper) => paper.kind === kind && isNumbered(paper))));

/** The categories of a requirement that the voucher spends on, and their natures. */
const spentAmong = ({ content, categories }: Spending, ids: readonly CategoryId[]) =>
  ids.flatMap((id) => (content.entries.some(({ categoryId }) => categoryId === id) ? (categories.get(id) ?? []) : []));
const namesOf = (spending: Spending, ids: readonly CategoryId[]): string[] =>
  spentAmong(spending, ids).map(({ name }) => name);
const naturesOf = (spending: Spending, ids: readonly CategoryId[]): readonly CategoryNature[] => [
  ...new Set(spentAmong(spending, ids).map(({ nature }) => nature)),
];

/**
 * K17: from an amount on, spending of a nature, or of some categories, needs one of the documents named; a substitute is named
 * among them. An invoice or 财政票据 without its number shows nothing anybody could look up. A 分割单 stands for the original it divides (会计基础工作规范 Art. 51(4)).
 */
export const findMissingEvidence = (rule: RuleVersion, spending: Spending): readonly Hit[] => {
  if (rule.parameters.kind !== "K17") return [];
  const unnumbered = unnumberedOf(spending);
  return rule.parameters.requirements.flatMap((requirement): Hit[] => {
    const { categoryIds = [] } = requirement;
    const part =
      categoryIds.length === 0
        ? spentOnNatures(spending, requirement.natures)
        : spentOnAny(spending.content, categoryIds);
    const isAsked = part !== undefined && part.amountFen > 0 && part.amountFen >= requirement.fromFen;
    const natures = categoryIds.length === 0 ? requirement.natures : naturesOf(spending, categoryIds);
    const shown = documentKindsOf(spending, natures);
    const has = new Set([...[...shown].filter((kind) => !unnumbered.has(kind)), ...(spending.divided ?? [])]);
    if (!isAsked || requirement.anyOf.some((kind) => has.has(kind))) return [];
    const lacksNumber = requirement.anyOf.some((kind) => unnumbered.has(kind) && shown.has(kind));
    return [
      {
        kind: "K17",
        ruleId: rule.id,
        ruleVersion: rule.version,
        severity: rule.severity,
        line: part.line,
        facts: {
          natures: [...natures],
          ...(categoryIds.length === 0 ? {} : { categoryNames: namesOf(spending, categoryIds) }),
          amountFen: part.amountFen,
          fromFen: requirement.fromFen,
          anyOf: [...requirement.anyOf],
          ...(lacksNumber ? { lacksNumber } : {}),
        },
        basis: rule.basis,
        isCleared: false,
      },
    ];
  });
};
