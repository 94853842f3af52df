import type { BudgetSheetRow } from "#domain/audit/quarter-details.ts";
import { categoriesIn } from "#domain/books/category.ts";
import { budgetExecution, lineFen, standingVersion, type BudgetVersion } from "#domain/caps/budget.ts";
import { yearOf } from "#domain/core/dates.ts";
import { sumOf, type Fen } from "#domain/core/fen.ts";
import { readBudget, readBudgetUses } from "#store/budget-rows.ts";
import type { Reading } from "#store/query.ts";
import { lineNamesOf } from "./budgets.ts";
import type { QuarterMaterial } from "./quarter-material.ts";

const sourceNames = { own: "", grant: "（财政拨款）" } as const;
const sideNames = { income: "收入：", expense: "支出：" } as const;

/** Versions voted by the quarter's last day: what is voted later belongs to later workbooks. */
const votedIn = (reading: Reading, material: QuarterMaterial) => {
  const year = yearOf(material.lastDay);
  const budget = readBudget(reading, material.ledger.id, year);
  const versions = (budget?.versions ?? []).filter(
    (version) => version.vote?.isInForce === true && version.vote.metOn <= material.lastDay,
  );
  const standing = budget === undefined ? undefined : standingVersion({ ...budget, versions }, material.lastDay);
  return { year, first: versions[0], standing };
};

/** 预算执行: every line of the voted budget with what the year did on it, and what was done without a line. */
export const budgetSheetRows = (reading: Reading, material: QuarterMaterial): readonly BudgetSheetRow[] => {
  const { year, first, standing } = votedIn(reading, material);
  if (standing === undefined) return [];
  const uses = readBudgetUses(reading, material.ledger.id, { year, through: material.lastDay });
  const nameOf = lineNamesOf(reading, material.ledger.id);
  const vote = standing.vote;
  return budgetExecution(first, standing, uses).map((row) => ({
    name: `${sideNames[row.line.side]}${nameOf(row.line)}${sourceNames[row.line.source]}`,
    side: row.line.side,
    firstFen: row.firstFen,
    adjustedFen: row.adjustedFen,
    basis: row.adjustedFen === 0 || vote === null ? "" : `${vote.number}（${vote.metOn}）`,
    resolutionNumber: vote?.number ?? "",
    usedFen: row.usedFen,
    isUnplanned: row.isUnplanned,
  }));
};

const sumWhere = (standing: BudgetVersion, isOne: (line: BudgetVersion["lines"][number]) => boolean): Fen | null => {
  const own = standing.lines.filter(isOne);
  return own.length === 0 ? null : sumOf(own, lineFen);
};

/** The budget of a first-level account (its income lines, or the expense lines whose categories belong to it) and of a category. */
export const budgetForSummary = (reading: Reading, material: QuarterMaterial) => {
  const { standing } = votedIn(reading, material);
  const accountOf = new Map(
    categoriesIn(material.ledger.system, material.categories).map((each) => [each.id, each.accountCode]),
  );
  return {
    ofAccount: (code: string): Fen | null =>
      standing === undefined
        ? null
        : sumWhere(standing, (line) =>
            line.categoryId === null
              ? (line.accountCode ?? "").startsWith(code)
              : (accountOf.get(line.categoryId) ?? "").startsWith(code),
          ),
    ofCategory: (id: string): Fen | null =>
      standing === undefined ? null : sumWhere(standing, (line) => line.categoryId === id),
  };
};
