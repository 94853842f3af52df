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

/** What was paid to a person of one part for one month. */
const partIn = (inputs: PackInputs, person: PackPerson, of: { readonly part: string; readonly month: number }): Fen =>
  sumOf(
    inputs.payments.filter((each) => each.personId === person.id && each.part === of.part && each.month === of.month),
    (each) => each.amountFen,
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

/** A part for income earned: a village without a profit may not pay it, and one whose profit nobody registered is asked for it. */
const profitLine = (village: PackVillage, of: { readonly name: string; readonly paid: Fen }): PackLine => {
  const about = { about: of.name, actual: of.paid };
  const profit = village.figures["operating-profit"];
  if (profit === undefined) return missingLine(village.name, "operating-profit", about);
  if (profit > 0) return line(village.name, about);
  return line(village.name, { ...about, state: of.paid > 0 ? "forbidden" : "not-for" });
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
      if (part.needsProfit === true) return [profitLine(village, { name: part.name, paid })];
      const answer = partAnswer(part, village.picture);
      if (answer.holds === "unknown") return [missingLine(village.name, answer.missing, about)];
      if (!answer.holds) return [line(village.name, { ...about, state: paid > 0 ? "forbidden" : "not-for" })];
      return [line(village.name, about)];
    }),
  );

/** A part of pay per person and month inside a span: months below it and above it are lines of their own, with the worst of them. */
export const bonusBandLines = (measure: Of<"bonus-band">, inputs: PackInputs): readonly PackLine[] => {
  const villages = villagesById(inputs);
  const people = Map.groupBy(inPost(inputs, null), ({ person }) => person);
  return [...people].flatMap(([person, held]) => {
    const subject = `${villages.get(person.villageId)?.name ?? ""} ${person.name}`;
    const months = held
      .flatMap((each) => each.months)
      .toSorted((left, right) => left - right)
      .map((number) => ({ number, amount: partIn(inputs, person, { part: measure.part, month: number }) }));
    const named = (of: readonly { readonly number: number }[]): string =>
      `${measure.part}：${of.map(({ number }) => number).join("、")}月`;
    const [low, high] = [
      months.filter(({ amount }) => amount < measure.leastFen),
      months.filter(({ amount }) => amount > measure.mostFen),
    ];
    const least = Math.min(...months.map(({ amount }) => amount));
    if (low.length === 0 && high.length === 0)
      return [compared(subject, { about: measure.part, due: measure.leastFen, actual: least })];
    const most = Math.max(...months.map(({ amount }) => amount));
    return [
      ...(low.length === 0 ? [] : [compared(subject, { about: named(low), due: measure.leastFen, actual: least })]),
      ...(high.length === 0
        ? []
        : [line(subject, { about: named(high), due: measure.mostFen, actual: most, state: "forbidden" })]),
    ];
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

/** What each post is due a month now against an earlier year's amount: how much more, in yuan and as a share. */
export const historyLines = (measure: Of<"history">, inputs: PackInputs): readonly PackLine[] => {
  const indicatorFen = inputs.indicators.get(measure.indicator) ?? null;
  const picture = { type: null, population: null, recurringIncomeFen: null, isPoor: null };
  return measure.before.flatMap(({ post, monthlyFen, moreFen }) => {
    const pay = payByFormula(measure.formula, post, { indicatorFen, village: picture });
    if (pay.state !== "due") return [missingLine(post, "indicator")];
    const grownFen = pay.monthlyFen - monthlyFen;
    const rise = { due: measure.risePoints, actual: Number((BigInt(grownFen) * 10_000n) / BigInt(monthlyFen)) };
    return [
      compared(post, { due: monthlyFen, actual: pay.monthlyFen }),
      compared(post, { about: "每月增加", due: moreFen, actual: grownFen }),
      compared(post, { about: "增幅", unit: "basis-points", ...rise }),
    ];
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
