import { withOverrun } from "#domain/caps/budget.ts";
import { capFenOf, coveringVersion, decidingVersion, usageOf, type CapVersion } from "#domain/caps/cap.ts";
import { fitsEveryStage } from "#domain/caps/stages.ts";
import { fen, zeroFen } from "#domain/core/fen.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import type { Hit } from "./hit.ts";
import { hitBy } from "./hit-by.ts";
import type { PlainParameters } from "./plain-rule.ts";
import type { RuleVersion } from "./rule.ts";
import { spentFrom, type BudgetDrawn, type Spending } from "./spending.ts";

type Asked = { readonly rule: RuleVersion; readonly parameters: PlainParameters; readonly spending: Spending };

/** The line as one rule sees it: with what that rule lets it be overrun, in hundredths of a percent. */
const widened = (drawn: BudgetDrawn, overrun: number): BudgetDrawn => {
  const wider = (version: CapVersion): CapVersion => {
    const { basis } = version;
    if (basis.kind !== "K04") return version;
    return { ...version, basis: { ...basis, amountFen: withOverrun(basis.amountFen, overrun) } };
  };
  return {
    ...drawn,
    cap: { ...drawn.cap, versions: drawn.cap.versions.map(wider) },
    stages: drawn.stages.map((stage) => ({ ...stage, version: wider(stage.version) })),
  };
};

/** True where no budget in force on the day of the spending has a line with money for a category, from the source it is paid from. */
export const isUnbudgeted = (spending: Spending, categoryId: CategoryId): boolean => {
  const drawn = (spending.budget?.drawn ?? []).filter(({ cap }) => cap.categoryId === categoryId);
  const isEmpty = ({ cap }: BudgetDrawn): boolean => {
    const version = decidingVersion(cap, spending.countedOn);
    return version === undefined || (capFenOf(version, spending.bases) ?? 0) === 0;
  };
  return drawn.length === 0 || drawn.some(isEmpty);
};

const lineHit = ({ rule, parameters, spending }: Asked, drawn: BudgetDrawn): Hit | undefined => {
  const { source, cap, use, stages } = widened(drawn, parameters.counts["overrun"] ?? 0);
  const on = spending.countedOn;
  const part = spentFrom(spending.content, { categoryId: cap.categoryId, source });
  const version = decidingVersion(cap, on);
  if (part === undefined || part.amountFen <= 0 || version === undefined) return undefined;
  const usage = usageOf(cap, version, { on, use, thisFen: part.amountFen, bases: spending.bases });
  const lineFen = usage.capFen ?? fen(0);
  const totalFen = fen(use.usedFen + use.committedFen + part.amountFen);
  const isUnplanned = lineFen === 0;
  if (totalFen <= lineFen || (isUnplanned && parameters.flags["allowsUnplanned"] === true)) return undefined;
  if (fitsEveryStage(stages, { thisFen: part.amountFen, carriedFen: zeroFen }, spending.bases)) return undefined;
  const named = new Set(spending.grounds.map(({ id }) => id));
  const cover = coveringVersion(cap, named, { on, totalFen, bases: spending.bases, deciding: version });
  return hitBy(rule, {
    line: part.line,
    isCleared: cover !== undefined,
    facts: {
      categoryName: cap.categoryName,
      source,
      periodName: usage.periodName,
      isUnplanned,
      lineFen,
      overrun: parameters.counts["overrun"] ?? 0,
      usedFen: use.usedFen,
      committedFen: use.committedFen,
      thisFen: part.amountFen,
      beyondFen: fen(totalFen - lineFen),
      resolutionNumber: version.vote.number,
      resolutionMetOn: version.vote.metOn,
      ...(cover === undefined
        ? {}
        : {
            clearedByNumber: cover.vote.number,
            clearedByMetOn: cover.vote.metOn,
            clearedVersion: cover.version,
            clearedCapFen: capFenOf(cover, spending.bases),
            isVotedAfterSpending: cover.vote.metOn > on,
          }),
    },
  });
};

/**
 * K03: what a year spends on a category, from its own money and from grants each by itself, stays within the line of its voted budget, with what the rule lets it be overrun. A
 * year without a budget in force is a base that is missing: nothing passes silently. A hit is cleared by an adjustment that
 * the voucher names, if it covers the whole sum; adjustments never reach back by themselves.
 */
export const findOverBudget = (rule: RuleVersion, parameters: PlainParameters, spending: Spending): readonly Hit[] => {
  const { budget } = spending;
  if (budget === null) return [];
  const asked = { rule, parameters, spending };
  if (budget.isInForce) return budget.drawn.flatMap((drawn) => lineHit(asked, drawn) ?? []);
  const first = budget.drawn
    .map(({ cap, source }) => spentFrom(spending.content, { categoryId: cap.categoryId, source }))
    .find((part) => part !== undefined && part.amountFen > 0);
  if (first === undefined) return [];
  const facts = { isBaseMissing: true, periodName: `${budget.year}年` };
  return [hitBy(rule, { line: first.line, facts, severity: "needs-approval" })];
};
