import { sumOf, type Fen } from "#domain/core/fen.ts";
import { arrivalBasisPoints, arrivalLight, isAverageAtLeast } from "#domain/funds/allocation.ts";
import { entitlementOf } from "#domain/funds/entitlement.ts";
import { answerCondition, shareOfFen } from "#domain/funds/village-condition.ts";
import type { PackInputs, PackVillage } from "./inputs.ts";
import { fenOrNull, compared, line, missingLine, type PackLine } from "./line.ts";
import type { Measure } from "./pack.ts";

type Of<Kind extends Measure["kind"]> = Extract<Measure, { readonly kind: Kind }>;

const township = "全乡镇";
const receivedOf = (inputs: PackInputs, fund: string, villageId: string): Fen =>
  sumOf(
    inputs.grants.filter((grant) => grant.fund === fund && grant.villageId === villageId),
    (grant) => grant.receivedFen,
  );

/** K12: what arrived of the fund against each village's floor; own money counts only where the document says so. */
export const floorLines = ({ fund, rows, countsOwn }: Of<"floor">, inputs: PackInputs): readonly PackLine[] =>
  inputs.villages.map((village) => {
    const about = { about: fund };
    const owed = entitlementOf(rows, village.picture, fenOrNull(village.figures["last-year-running"]));
    if (owed.state === "none") return line(village.name, { ...about, state: "not-for" });
    if (owed.state === "base-missing") return missingLine(village.name, owed.missing, about);
    const arrived = receivedOf(inputs, fund, village.id);
    const own = countsOwn ? village.figures["own-money"] : 0;
    if (own === undefined && arrived < owed.floorFen)
      return missingLine(village.name, "own-money", { ...about, due: owed.floorFen, actual: arrived });
    return compared(village.name, { ...about, due: owed.floorFen, actual: (own ?? 0) + arrived });
  });

const averaged = (measure: Of<"average">, inputs: PackInputs): readonly (PackVillage | "missing")[] =>
  inputs.villages.flatMap((village): readonly (PackVillage | "missing")[] => {
    const { holds } = answerCondition(measure.condition, village.picture);
    if (holds === "unknown") return ["missing"];
    return holds ? [village] : [];
  });

/** An average over the villages the row is for, with every village's share below it. */
export const averageLines = (measure: Of<"average">, inputs: PackInputs): readonly PackLine[] => {
  const { fund, averageFen } = measure;
  const found = averaged(measure, inputs);
  const villages = found.filter((each) => each !== "missing");
  const unknown = found.length - villages.length;
  const amounts = villages.map((village) => receivedOf(inputs, fund, village.id));
  const total = sumOf(amounts, (amount) => amount);
  const shares = villages.map((village, index) => line(village.name, { actual: amounts[index] ?? 0, about: fund }));
  if (unknown > 0) return [missingLine(township, "poor", { about: fund }), ...shares];
  if (villages.length === 0) return [line(township, { state: "not-for", about: fund })];
  const each = { numerator: 1, denominator: villages.length };
  const actual = shareOfFen(total, each);
  const state =
    averageFen === null ? "shown" : isAverageAtLeast(total, villages.length, averageFen) ? "reached" : "short";
  return [
    line(township, { due: averageFen, actual, state, about: fund }),
    ...moreLines(measure, { villages, total }),
    line("最低的村", { actual: Math.min(...amounts), about: fund }),
    line("最高的村", { actual: Math.max(...amounts), about: fund }),
    ...shares,
  ];
};

/** What the average grew by since last year, over villages whose last year is registered. */
const moreLines = (
  { moreFen, fund }: Of<"average">,
  { villages, total }: { readonly villages: readonly PackVillage[]; readonly total: Fen },
): readonly PackLine[] => {
  if (moreFen === undefined) return [];
  const about = { about: `${fund}：比上年` };
  const last = villages.map((village) => village.figures["last-year-running"]);
  if (last.includes(undefined)) return [missingLine(township, "last-year", about)];
  const grown = total - last.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
  const actual = Math.trunc(grown / villages.length);
  if (moreFen === null) return [line(township, { ...about, actual })];
  const state = grown >= moreFen * villages.length ? "reached" : "short";
  return [line(township, { ...about, due: moreFen, actual, state })];
};

/** 到账率: every village that was granted something of the fund, or was to be granted a fixed sum. */
export const arrivalLines = (measure: Of<"arrival">, inputs: PackInputs): readonly PackLine[] =>
  inputs.villages.flatMap((village) => {
    const own = inputs.grants.filter((grant) => grant.fund === measure.fund && grant.villageId === village.id);
    if (own.length === 0) return [];
    const granted = measure.eachFen ?? sumOf(own, (grant) => grant.grantedFen);
    const received = sumOf(own, (grant) => grant.receivedFen);
    const light = arrivalLight(granted, received, measure.limits);
    const state = light === "green" ? "reached" : light === "amber" ? "short" : "red";
    const about = { about: measure.fund };
    return [
      line(village.name, { ...about, due: granted, actual: received, state }),
      line(village.name, { ...about, unit: "basis-points", actual: arrivalBasisPoints(granted, received), state }),
    ];
  });

/** 按季拨付: what the township received and matched in a quarter against what it divided among villages; no residue. */
export const quarterlyLines = ({ fund }: Of<"quarterly">, inputs: PackInputs): readonly PackLine[] =>
  ([1, 2, 3, 4] as const)
    .filter((quarter) => quarter * 3 <= inputs.toMonth)
    .flatMap((quarter) => {
      const own = inputs.grants.filter((grant) => grant.fund === fund && grant.quarter === quarter);
      const toTownship = own.filter((grant) => grant.villageId === null);
      const granted = sumOf(toTownship, (grant) => grant.grantedFen);
      const received = sumOf(toTownship, (grant) => grant.receivedFen);
      const due = sumOf(toTownship, (grant) => grant.receivedFen + grant.matchingFen);
      const divided = sumOf(
        own.filter((grant) => grant.villageId !== null),
        (grant) => grant.receivedFen,
      );
      const subject = `第${quarter}季度`;
      if (toTownship.length === 0) return [missingLine(subject, "instalment", { about: fund })];
      // An instalment that has not come is short by itself: nothing received and nothing divided is no agreement.
      const arrival =
        received < granted
          ? [line(subject, { due: granted, actual: received, state: "short", about: `${fund}：到账` })]
          : [];
      if (due === 0 && divided === 0) return arrival;
      const state = due === divided ? "reached" : "short";
      return [...arrival, line(subject, { due, actual: divided, state, about: fund })];
    });

const sourcesOf = (inputs: PackInputs, fund: string): readonly PackLine[] => {
  const bySource = Map.groupBy(
    inputs.grants.filter((grant) => grant.fund === fund && grant.source !== "" && !grant.isDivided),
    (grant) => grant.source,
  );
  return [...bySource].map(([source, grants]) =>
    line(source, { actual: sumOf(grants, (grant) => grant.receivedFen), about: fund }),
  );
};

/** K21: the year's sum of a fund, its sources, and what was spent outside the categories it is for. */
export const fundLines = ({ fund, yearFen, categories }: Of<"fund">, inputs: PackInputs): readonly PackLine[] => {
  const received = sumOf(
    inputs.grants.filter((grant) => grant.fund === fund && !grant.isDivided),
    (grant) => grant.receivedFen,
  );
  const whole =
    yearFen === null
      ? line(township, { actual: received, about: fund })
      : compared(township, { due: yearFen, actual: received, about: fund });
  const names = new Map(inputs.villages.map((village) => [village.id, village.name]));
  const astray = inputs.spending.filter(
    (each) => each.fund === fund && categories !== null && !categories.includes(each.category),
  );
  return [
    whole,
    ...sourcesOf(inputs, fund),
    ...astray.map((each) =>
      line(names.get(each.villageId) ?? "", {
        actual: each.amountFen,
        state: "forbidden",
        about: each.category,
      }),
    ),
  ];
};
