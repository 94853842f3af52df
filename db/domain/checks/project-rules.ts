import { assetBooksOf } from "#domain/books/asset-books.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import type { ItemId } from "#domain/core/ids.ts";
import { isProjectCost, paidBy } from "#domain/funds/project.ts";
import { paymentProblems, reaches, type ProjectControl } from "#domain/funds/project-control.ts";
import type { Hit, HitFact } from "./hit.ts";
import { hitBy } from "./hit-by.ts";
import type { PlainParameters } from "./plain-rule.ts";
import type { RuleVersion } from "./rule.ts";
import { firstCodeOf, moneyMoved, type Spending } from "./spending.ts";

/** K22 as a control over projects. */
export const projectControlOf = ({ amounts, counts, flags }: PlainParameters): ProjectControl => ({
  isExclusive: flags["isExclusive"] === true,
  fileFromFen: amounts["fileFromFen"] ?? null,
  resolutionFromFen: amounts["resolutionFromFen"] ?? null,
  quotesFromFen: amounts["quotesFromFen"] ?? null,
  siteBidFromFen: amounts["siteBidFromFen"] ?? null,
  tenderFromFen: amounts["tenderFromFen"] ?? null,
  contractFromFen: amounts["contractFromFen"] ?? null,
  acceptanceFromFen: amounts["acceptanceFromFen"] ?? null,
  auditFromFen: amounts["auditFromFen"] ?? null,
  acceptors: counts["acceptors"] ?? null,
  variationShare: counts["variationShare"] ?? null,
  beforeAcceptanceShare: counts["beforeAcceptanceShare"] ?? null,
  beforeAuditShare: counts["beforeAuditShare"] ?? null,
  retentionShare: counts["retentionShare"] ?? null,
  followsProgress: flags["followsProgress"] === true,
});

type Entry = Spending["content"]["entries"][number];

/** What a voucher pays for the projects its lines name, each with the first line that names it. */
const paidProjects = (spending: Spending): readonly { itemId: ItemId; line: number; thisFen: Fen }[] => {
  const { entries } = spending.content;
  const moneyFen = 0 - moneyMoved(spending);
  const named = new Map<ItemId, { line: number; namedFen: number }>();
  for (const [index, entry] of entries.entries()) {
    const account = spending.around.accounts.get(entry.accountId);
    if (account === undefined || !isProjectCost(account)) continue;
    for (const { kind, itemId } of entry.items) {
      if (kind !== "project") continue;
      const before = named.get(itemId) ?? { line: index + 1, namedFen: 0 };
      named.set(itemId, { ...before, namedFen: before.namedFen + entry.debitFen - entry.creditFen });
    }
  }
  return [...named].map(([itemId, { line, namedFen }]) => ({ itemId, line, thisFen: paidBy({ moneyFen, namedFen }) }));
};

/** What a voucher pays for works that name no registered project: on 在建工程, or in a category of works. */
const unfiled = (spending: Spending): { readonly line: number; readonly thisFen: Fen } | undefined => {
  const { entries } = spending.content;
  const isFiled = (entry: Entry): boolean => entry.items.some(({ itemId }) => spending.around.projects.has(itemId));
  const isWorks = (entry: Entry): boolean =>
    firstCodeOf(spending, entry) === assetBooksOf(spending.around.system).works ||
    (entry.categoryId !== null && spending.categories.get(entry.categoryId)?.nature === "works");
  const line = entries.findIndex((entry) => isWorks(entry) && !isFiled(entry)) + 1;
  if (line === 0) return undefined;
  const namedFen = sumOf(entries, (entry) =>
    isWorks(entry) && !isFiled(entry) ? entry.debitFen - entry.creditFen : 0,
  );
  return { line, thisFen: paidBy({ moneyFen: 0 - moneyMoved(spending), namedFen }) };
};

/**
 * K22: a project is paid only as far as its file allows: vote, way of award, contract, progress, acceptance, audit and the money
 * kept back. Works above an amount without a file are not paid at all.
 */
export const findProjectProblems = (
  rule: RuleVersion,
  parameters: PlainParameters,
  spending: Spending,
): readonly Hit[] => {
  const control = projectControlOf(parameters);
  const { onDate } = spending.content;
  const hits: Hit[] = [];
  const rest = unfiled(spending);
  if (rest !== undefined && rest.thisFen > 0 && reaches(control, rest.thisFen, control.fileFromFen))
    hits.push(
      hitBy(rule, {
        line: rest.line,
        facts: {
          reason: "no-file",
          thisFen: rest.thisFen,
          fromFen: control.fileFromFen,
          isExclusive: control.isExclusive,
        },
      }),
    );
  for (const { itemId, line, thisFen } of paidProjects(spending)) {
    const project = spending.around.projects.get(itemId);
    if (project === undefined || thisFen <= 0) continue;
    const paidFen = fen(project.paidFen + thisFen);
    for (const { reason, ...found } of paymentProblems(project, control, { on: onDate, paidFen })) {
      const facts: Record<string, HitFact> = { reason, projectName: project.name, thisFen, ...found };
      hits.push(hitBy(rule, { line, facts }));
    }
  }
  return hits;
};
