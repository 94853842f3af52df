import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import { partAnswer, payByFormula, payByTable, retiredPay, type Pay } from "#domain/funds/remuneration.ts";
import type { PackInputs, PackPerson, PackVillage } from "./inputs.ts";
import { compared, line, missingLine, type PackLine } from "./line.ts";
import type { Measure } from "./pack.ts";

type Of<Kind extends Measure["kind"]> = Extract<Measure, { readonly kind: Kind }>;

const villagesById = (inputs: PackInputs): ReadonlyMap<string, PackVillage> =>
  new Map(inputs.villages.map((village) => [village.id, village]));

const paidTo = (inputs: PackInputs, person: PackPerson): Fen =>
  sumOf(
    inputs.payments.filter((payment) => payment.personId === person.id && payment.month <= inputs.toMonth),
    (payment) => payment.amountFen,
  );

const inPost = (inputs: PackInputs, posts: readonly string[] | null): readonly PackPerson[] =>
  inputs.people.filter(
    (person) => !person.isRetired && (posts === null || posts.includes(person.post) || posts.includes(person.title)),
  );

/** What is due to each person up to the month looked at, against what was paid. */
const payLines = (
  inputs: PackInputs,
  people: readonly PackPerson[],
  dueTo: (person: PackPerson, village: PackVillage) => Pay,
): readonly PackLine[] => {
  const villages = villagesById(inputs);
  return people.flatMap((person) => {
    const village = villages.get(person.villageId);
    if (village === undefined) return [];
    const about = { about: person.post };
    const subject = `${village.name} ${person.name}`;
    const pay = dueTo(person, village);
    if (pay.state === "post-unknown") return [];
    if (pay.state === "base-missing") return [missingLine(subject, pay.missing, about)];
    if (pay.yearlyFen === 0) return [line(subject, { ...about, state: "not-for" })];
    // A year is what the year's figure says; part of a year is so many months.
    const due = inputs.toMonth === 12 ? pay.yearlyFen : pay.monthlyFen * inputs.toMonth;
    return [compared(subject, { ...about, due, actual: paidTo(inputs, person) })];
  });
};

/** K11 by formula. The month rounds first where the document rounds months (a step above one fen). */
export const payFormulaLines = (measure: Of<"pay-formula">, inputs: PackInputs): readonly PackLine[] => {
  const indicatorFen = inputs.indicators.get(measure.indicator) ?? null;
  const posts = measure.formula.ratios.map((ratio) => ratio.post);
  const isByMonth = measure.formula.rounding.stepFen > 1;
  return payLines(inputs, inPost(inputs, posts), (person, village) => {
    const pay = payByFormula(measure.formula, person.post, { indicatorFen, village: village.picture });
    return pay.state === "due" && isByMonth ? { ...pay, yearlyFen: fen(pay.monthlyFen * 12) } : pay;
  });
};

/** K11 by a table of yearly amounts per person. */
export const payTableLines = (measure: Of<"pay-table">, inputs: PackInputs): readonly PackLine[] => {
  const posts = measure.rows.some((row) => row.posts === null) ? null : measure.rows.flatMap((row) => row.posts ?? []);
  return payLines(inputs, inPost(inputs, posts), (person, village) =>
    payByTable(measure.rows, person.post, village.picture),
  );
};

/** Parts of pay by village: what was paid, and whether the village may pay it at all. */
export const payGateLines = (measure: Of<"pay-gate">, inputs: PackInputs): readonly PackLine[] =>
  inputs.villages.flatMap((village) =>
    measure.parts.flatMap((part) => {
      const paid = sumOf(
        inputs.payments.filter(
          (each) => each.villageId === village.id && each.part === part.name && each.month <= inputs.toMonth,
        ),
        (each) => each.amountFen,
      );
      const about = { about: part.name, actual: paid };
      const answer = partAnswer(part, village.picture);
      if (answer.holds === "unknown") return [missingLine(village.name, answer.missing, about)];
      if (!answer.holds) return [line(village.name, { ...about, state: paid > 0 ? "forbidden" : "not-for" })];
      return [line(village.name, about)];
    }),
  );

/** A part of pay per person and month inside a span: the average of the months in which anything was paid. */
export const bonusBandLines = (measure: Of<"bonus-band">, inputs: PackInputs): readonly PackLine[] => {
  const villages = villagesById(inputs);
  return inPost(inputs, null).flatMap((person) => {
    const paid = inputs.payments.filter(
      (each) => each.personId === person.id && each.part === measure.part && each.month <= inputs.toMonth,
    );
    const total = sumOf(paid, (each) => each.amountFen);
    const average = Math.floor(total / inputs.toMonth);
    const subject = `${villages.get(person.villageId)?.name ?? ""} ${person.name}`;
    const about = { about: measure.part };
    if (average > measure.mostFen)
      return [line(subject, { ...about, due: measure.mostFen, actual: average, state: "forbidden" })];
    return [compared(subject, { ...about, due: measure.leastFen, actual: average })];
  });
};

/** 按月发放: each village has a payroll in every month up to the one looked at. */
export const monthlyPayLines = (inputs: PackInputs): readonly PackLine[] =>
  inputs.villages.map((village) => {
    const months = new Set(
      inputs.payments
        .filter((each) => each.villageId === village.id && each.month <= inputs.toMonth)
        .map((each) => each.month),
    );
    return compared(village.name, { unit: "count", due: inputs.toMonth, actual: months.size });
  });

/** 调高期限: months since pay last rose, at most so many. */
export const raiseLines = ({ months }: Of<"raise">, inputs: PackInputs): readonly PackLine[] => {
  const { monthsSinceRaise } = inputs;
  if (monthsSinceRaise === null) return [missingLine("全乡镇", "earlier-pay", { unit: "count", due: months })];
  const state = monthsSinceRaise <= months ? "reached" : "short";
  return [line("全乡镇", { unit: "count", due: months, actual: monthsSinceRaise, state })];
};

/** What each post is due a month now against an earlier year's amount. */
export const historyLines = (measure: Of<"history">, inputs: PackInputs): readonly PackLine[] => {
  const indicatorFen = inputs.indicators.get(measure.indicator) ?? null;
  const picture = { type: null, population: null, recurringIncomeFen: null, isPoor: null };
  return measure.before.map(({ post, monthlyFen }) => {
    const pay = payByFormula(measure.formula, post, { indicatorFen, village: picture });
    if (pay.state !== "due") return missingLine(post, "indicator");
    return compared(post, { due: monthlyFen, actual: pay.monthlyFen });
  });
};

/** 离任干部定补: the monthly amount by years served and the post once held, against what was paid. */
export const retiredLines = (measure: Of<"retired">, inputs: PackInputs): readonly PackLine[] => {
  const villages = villagesById(inputs);
  return inputs.people
    .filter((person) => person.isRetired)
    .map((person) => {
      const subject = `${villages.get(person.villageId)?.name ?? ""} ${person.name}`;
      const about = { about: person.post };
      if (person.years === null || measure.scheme.tiers.length === 0) return missingLine(subject, "years", about);
      const monthly = retiredPay(measure.scheme, { post: person.post, years: person.years });
      if (monthly === null) return line(subject, { ...about, state: "not-for" });
      return compared(subject, { ...about, due: monthly * inputs.toMonth, actual: paidTo(inputs, person) });
    });
};
