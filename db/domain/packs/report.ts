import { answerCondition } from "#domain/funds/village-condition.ts";
import type { PackInputs } from "./inputs.ts";
import { compared, line, missingLine, type MeasureReport, type Missing, type PackLine } from "./line.ts";
import { arrivalLines, averageLines, floorLines, fundLines, quarterlyLines } from "./measure-money.ts";
import {
  bonusBandLines,
  historyLines,
  monthlyPayLines,
  payFormulaLines,
  payGateLines,
  payTableLines,
  raiseLines,
  retiredLines,
} from "./measure-pay.ts";
import type { Measure, PackRow } from "./pack.ts";

type Of<Kind extends Measure["kind"]> = Extract<Measure, { readonly kind: Kind }>;

const missingFigure: Readonly<Record<string, Missing>> = {
  "last-year-running": "last-year",
  "own-money": "own-money",
  "premises-area": "premises-area",
};

const figureLines = (measure: Of<"figure">, inputs: PackInputs): readonly PackLine[] =>
  inputs.villages.map((village) => {
    const about = {
      unit: measure.figure === "premises-area" ? "square-metres" : "fen",
    } as const;
    const answer = answerCondition(measure.condition, village.picture);
    if (answer.holds === "unknown") return missingLine(village.name, answer.missing, about);
    if (!answer.holds) return line(village.name, { ...about, state: "not-for" });
    const value = village.figures[measure.figure];
    if (value === undefined) return missingLine(village.name, missingFigure[measure.figure] ?? "indicator", about);
    const isEnough = measure.isInclusive ? value >= measure.least : value > measure.least;
    return line(village.name, { ...about, due: measure.least, actual: value, state: isEnough ? "reached" : "short" });
  });

/** Villages by recurring income: each limit takes what is below it, the first one what is not above it. */
const bandLines = ({ upToFen }: Of<"bands">, inputs: PackInputs): readonly PackLine[] => {
  const incomes = inputs.villages.flatMap((village) => village.picture.recurringIncomeFen ?? []);
  const bandOf = (income: number): number => {
    const index = upToFen.findIndex((limit, at) => (at === 0 ? income <= limit : income < limit));
    return index === -1 ? upToFen.length : index;
  };
  const counts = [...upToFen, null].map((limit, index) =>
    line(limit === null ? `${(upToFen.at(-1) ?? 0) / 100}元以上` : index === 0 ? "无收入" : `不满${limit / 100}元`, {
      unit: "count",
      actual: incomes.filter((income) => bandOf(income) === index).length,
    }),
  );
  const unknown = inputs.villages.length - incomes.length;
  return unknown === 0
    ? counts
    : [...counts, missingLine("未登记收入的村", "recurring-income", { unit: "count", actual: unknown })];
};

/** Dated records, or the days they took: so many a year, in proportion to the months gone by. What is not due before the year ends is pending. */
const eventLines = (measure: Of<"events">, inputs: PackInputs): readonly PackLine[] => {
  const { perYear, isInDays = false } = measure;
  const dueByNow = Math.floor((perYear * inputs.toMonth) / 12);
  const about = { unit: isInDays ? "days" : "count" } as const;
  const countOf = (villageId: string | null): number =>
    inputs.events
      .filter((each) => each.event === measure.event && (villageId === null || each.villageId === villageId))
      .reduce((sum, { days }) => sum + (isInDays ? (days ?? 1) : 1), 0);
  const lineOf = (subject: string, villageId: string | null): PackLine => {
    const actual = countOf(villageId);
    if (dueByNow === 0 && actual < perYear) return line(subject, { ...about, due: perYear, actual, state: "pending" });
    return compared(subject, { ...about, due: dueByNow === 0 ? perYear : dueByNow, actual });
  };
  if (measure.of === "township") return [lineOf("全乡镇", null)];
  return inputs.villages.map((village) => lineOf(village.name, village.id));
};

const ruleLines = ({ ruleIds }: Of<"rule">, inputs: PackInputs): readonly PackLine[] =>
  ruleIds.map((ruleId) => {
    const hits = inputs.hitsByRule.get(ruleId);
    return line(ruleId, {
      unit: "count",
      actual: hits ?? 0,
      state: (hits ?? 0) > 0 ? "short" : "reached",
      about: ruleId,
    });
  });

const linesOf = (measure: Measure, inputs: PackInputs): readonly PackLine[] => {
  switch (measure.kind) {
    case "floor":
      return floorLines(measure, inputs);
    case "average":
      return averageLines(measure, inputs);
    case "arrival":
      return arrivalLines(measure, inputs);
    case "quarterly":
      return quarterlyLines(measure, inputs);
    case "fund":
      return fundLines(measure, inputs);
    case "pay-formula":
      return payFormulaLines(measure, inputs);
    case "pay-table":
      return payTableLines(measure, inputs);
    case "pay-gate":
      return payGateLines(measure, inputs);
    case "bonus-band":
      return bonusBandLines(measure, inputs);
    case "monthly-pay":
      return monthlyPayLines(inputs);
    case "raise":
      return raiseLines(measure, inputs);
    case "history":
      return historyLines(measure, inputs);
    case "retired":
      return retiredLines(measure, inputs);
    case "figure":
      return figureLines(measure, inputs);
    case "bands":
      return bandLines(measure, inputs);
    case "events":
      return eventLines(measure, inputs);
    case "rule":
      return ruleLines(measure, inputs);
    case "register":
      return [];
  }
};

/**
 * What each measure of a row comes to on the registers of a year: lines of whose, due, actual and whether that is enough. A
 * figure that is not registered is said on its line; nothing passes for lack of a number.
 */
export const reportOf = (row: PackRow, inputs: PackInputs): readonly MeasureReport[] =>
  row.measures.map((measure) => ({
    kind: measure.kind,
    register: measure.kind === "register" ? measure.register : null,
    lines: linesOf(measure, inputs),
  }));
