import { month as monthFrom, type Month } from "#domain/core/dates.ts";
import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import { monthOfYear } from "#domain/funds/pay-run.ts";
import { partAnswer, payByFormula, payByTable, retiredPay, type Pay } from "#domain/funds/remuneration.ts";
import { postNames } from "#domain/people/village-posts.ts";
import type { PackInputs, PackPerson, PackVillage } from "./inputs.ts";
import { compared, line, missingLine, type PackLine } from "./line.ts";
import type { Measure } from "./pack.ts";

type Of<Kind extends Measure["kind"]> = Extract<Measure, { readonly kind: Kind }>;

const monthAt = (year: number, number: number): Month =>
  monthFrom(`${String(year)}-${String(number).padStart(2, "0")}`);

const villagesById = (inputs: PackInputs): ReadonlyMap<string, PackVillage> =>
  new Map(inputs.villages.map((village) => [village.id, village]));

/** What was paid to a person in some months of the year. */
const paidIn = (inputs: PackInputs, person: PackPerson, months: readonly number[]): Fen =>
  sumOf(
    inputs.payments.filter((payment) => payment.personId === person.id && months.includes(payment.month)),
    (payment) => payment.amountFen,
  );

type PostMonths = { readonly person: PackPerson; readonly post: string; readonly months: readonly number[] };

/** The months of everybody in office, post by post; of some posts only where they are named. */
const inPost = (inputs: PackInputs, posts: readonly string[] | null): readonly PostMonths[] =>
  inputs.people.flatMap((person): readonly PostMonths[] => {
    const named = person.months.flatMap((held) => {
      if (held.title === postNames.retired) return [];
      if (posts === null || posts.includes(held.post)) return [{ ...held, name: held.post }];
      return posts.includes(held.title) ? [{ ...held, name: held.title }] : [];
    });
    return [...Map.groupBy(named, (held) => held.name)].map(([post, held]) => ({
      person,
      post,
      months: held.map(({ month }) => month),
    }));
  });

type Due = { readonly pay: Pay; readonly inMonths: (months: readonly number[]) => Fen };

/** What is due to each person for the months they held the post, against what was paid for those months. */
const payLines = (
  inputs: PackInputs,
  held: readonly PostMonths[],
  dueTo: (post: string, village: PackVillage) => Due,
): readonly PackLine[] => {
  const villages = villagesById(inputs);
  return held.flatMap(({ person, post, months }) => {
    const village = villages.get(person.villageId);
    if (village === undefined) return [];
    const about = { about: post };
    const subject = `${village.name} ${person.name}`;
    const { pay, inMonths } = dueTo(post, village);
    if (pay.state === "post-unknown") return [];
    if (pay.state === "base-missing") return [missingLine(subject, pay.missing, about)];
    if (pay.yearlyFen === 0) return [line(subject, { ...about, state: "not-for" })];
    return [compared(subject, { ...about, due: inMonths(months), actual: paidIn(inputs, person, months) })];
  });
};

/** K11 by formula. The month rounds first where the document rounds months (a step above one fen). */
export const payFormulaLines = (measure: Of<"pay-formula">, inputs: PackInputs): readonly PackLine[] => {
  const indicatorFen = inputs.indicators.get(measure.indicator) ?? null;
  const posts = measure.formula.ratios.map((ratio) => ratio.post);
  const isByMonth = measure.formula.rounding.stepFen > 1;
  return payLines(inputs, inPost(inputs, posts), (post, village) => {
    const pay = payByFormula(measure.formula, post, { indicatorFen, village: village.picture });
    // A year is what the year's figure says; part of a year is so many months.
    const inMonths = (months: readonly number[]): Fen =>
      pay.state !== "due"
        ? zeroFen
        : months.length === 12 && !isByMonth
          ? pay.yearlyFen
          : fen(pay.monthlyFen * months.length);
    return { pay, inMonths };
  });
};

/** K11 by a table of yearly amounts per person; part of a year is those months' parts of it. */
export const payTableLines = (measure: Of<"pay-table">, inputs: PackInputs): readonly PackLine[] => {
  const posts = measure.rows.some((row) => row.posts === null) ? null : measure.rows.flatMap((row) => row.posts ?? []);
  return payLines(inputs, inPost(inputs, posts), (post, village) => {
    const pay = payByTable(measure.rows, post, village.picture);
    const inMonths = (months: readonly number[]): Fen =>
      pay.state !== "due"
        ? zeroFen
        : sumOf(months, (number) => monthOfYear(pay.yearlyFen, monthAt(inputs.year, number)));
    return { pay, inMonths };
  });
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

/** A part of pay per person and month inside a span: its average over the months in office. */
export const bonusBandLines = (measure: Of<"bonus-band">, inputs: PackInputs): readonly PackLine[] => {
  const villages = villagesById(inputs);
  const people = Map.groupBy(inPost(inputs, null), ({ person }) => person);
  return [...people].flatMap(([person, held]) => {
    const months = held.flatMap((each) => each.months);
    const paid = inputs.payments.filter(
      (each) => each.personId === person.id && each.part === measure.part && each.month <= inputs.toMonth,
    );
    const average = Math.floor(sumOf(paid, (each) => each.amountFen) / months.length);
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
  const { payStanding } = inputs;
  const about = { unit: "count", due: months } as const;
  if (payStanding === null) return [missingLine("全乡镇", "earlier-pay", about)];
  const { sinceRaise, sinceFirst } = payStanding;
  // A first standard is no raise; it is too old all the same when nothing followed it in time.
  if (sinceRaise === null && sinceFirst <= months) return [missingLine("全乡镇", "earlier-pay", about)];
  const actual = sinceRaise ?? sinceFirst;
  return [line("全乡镇", { ...about, actual, state: actual <= months ? "reached" : "short" })];
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
      const months = person.months.filter(({ title }) => title === postNames.retired).map(({ month }) => month);
      return compared(subject, { ...about, due: monthly * months.length, actual: paidIn(inputs, person, months) });
    });
};
