import { describe, expect, it } from "vitest";
import { plainFields, type PlainField } from "#domain/checks/plain-fields.ts";
import { plainKinds, plainParameters, type PlainKind, type PlainParameters } from "#domain/checks/plain-rule.ts";
import { looserField } from "#domain/checks/rule-strictness.ts";
import { fen } from "#domain/core/fen.ts";

const fields = plainKinds.flatMap((kind) => plainFields[kind].map((field) => ({ kind, field })));
const nameOf = (field: PlainField): string => ("key" in field ? field.key : field.type);

/** One rule with a field looser by one step than in the other, everything else the same. */
const pairOf = (
  kind: PlainKind,
  field: PlainField,
): { looser: PlainParameters; stricter: PlainParameters } | undefined => {
  const made = (value: number | boolean | readonly string[]): PlainParameters => {
    if (typeof value === "boolean" && field.type === "flag") {
      const same = Object.fromEntries((field.stricter === "apart" ? [] : ["on", "off"]).map((key) => [key, fen(5)]));
      const kept =
        "boundaryOf" in field ? Object.fromEntries((field.boundaryOf ?? []).map((key) => [key, fen(5)])) : same;
      return plainParameters(kind, { flags: { [field.key]: value }, amounts: kept });
    }
    if (typeof value === "number" && field.type === "amount")
      return plainParameters(kind, { amounts: { [field.key]: fen(value) } });
    if (typeof value === "number" && (field.type === "count" || field.type === "percent"))
      return plainParameters(kind, { counts: { [field.key]: value } });
    return plainParameters(kind, { words: Array.isArray(value) ? value : [] });
  };
  switch (field.stricter) {
    case "smaller":
      return { looser: made(6), stricter: made(5) };
    case "larger":
      return { looser: made(5), stricter: made(6) };
    case "on":
      return { looser: made(false), stricter: made(true) };
    case "off":
      return { looser: made(true), stricter: made(false) };
    case "more":
      return { looser: made(["甲"]), stricter: made(["甲", "乙"]) };
    case "fewer":
      return { looser: made(["甲", "乙"]), stricter: made(["甲"]) };
    case "matter":
    case "apart":
      return undefined;
  }
};

describe("every parameter of every kind", () => {
  // The compiler asks for a direction; what has none on purpose stands here, so that none is forgotten under this name.
  it("has a direction, or is one of these that have none", () => {
    const without = fields
      .filter(({ field }) => field.stricter === "apart")
      .map(({ kind, field }) => `${kind} ${nameOf(field)}`);
    expect(without).toEqual([
      "K07 isByQuarter",
      "K12 populationFrom",
      "K12 populationBelow",
      "K12 incomeFromFen",
      "K12 incomeBelowFen",
      "K12 isExclusive",
      "K12 onlySingle",
      "K12 onlyMerged",
      "K12 onlyCommunity",
      "K12 onlyCityCommunity",
      "K12 onlyPoor",
      "K26 words",
      "K26 voteCoversMore",
      "K30 claimFrom",
      "K30 claimTo",
      "K30 days",
      "K30 workdays",
      "K33 ofNetIncome",
      "K33 afterLosses",
      "K34 firstBucketDays",
      "K34 secondBucketDays",
      "K34 thirdBucketDays",
    ]);
  });

  it.each(
    fields.flatMap(({ kind, field }) => {
      const pair = pairOf(kind, field);
      return pair === undefined ? [] : [{ kind, name: nameOf(field), ...pair }];
    }),
  )("tells a looser $kind by its $name", ({ name, looser, stricter }) => {
    expect(looserField(looser, stricter)).toBe(name);
    expect(looserField(stricter, looser)).toBeUndefined();
  });
});

describe("what a rule leaves out, and what only looks looser", () => {
  const of = plainParameters;
  it.each<[string, PlainParameters, PlainParameters, string | undefined]>([
    ["days of grace where there were none", of("K14", { counts: { days: 60 } }), of("K14"), "days"],
    ["no limit for a single paper", of("K13"), of("K13", { amounts: { singleFen: fen(1000) } }), "singleFen"],
    [
      "no word on the audit",
      of("K22", { amounts: { tenderFromFen: fen(1) } }),
      of("K22", { amounts: { auditFromFen: fen(1) } }),
      undefined,
    ],
    [
      "超过 of a smaller sum than the other's 以上",
      of("K02", { amounts: { fromFen: fen(90_000) }, flags: { isExclusive: true } }),
      of("K02", { amounts: { fromFen: fen(100_000) } }),
      undefined,
    ],
    [
      "a quarter's sum that comes to more in the year",
      of("K07", { amounts: { limitFen: fen(1000) }, flags: { isByQuarter: true } }),
      of("K07", { amounts: { limitFen: fen(1000) } }),
      "limitFen",
    ],
    [
      "a quarter's sum that comes to as much in the year",
      of("K07", { amounts: { limitFen: fen(250) }, flags: { isByQuarter: true } }),
      of("K07", { amounts: { limitFen: fen(1000) } }),
      undefined,
    ],
    [
      "the year no more than a quarter was",
      of("K07", { amounts: { limitFen: fen(1000) } }),
      of("K07", { amounts: { limitFen: fen(1000) }, flags: { isByQuarter: true } }),
      undefined,
    ],
  ])("%s", (_case, lower, higher, field) => {
    expect(looserField(lower, higher)).toBe(field);
  });
});
