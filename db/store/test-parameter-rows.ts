import * as z from "zod";
import { usualParameters, type TestParameters } from "#domain/audit/parameters.ts";
import type { Instant, Quarter } from "#domain/core/dates.ts";
import type { PersonId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import { readFormerTestNumbers } from "./setting-rows.ts";

/** One version of the test parameters; version 0 is what the program brings. */
export type TestParameterVersion = {
  readonly version: number;
  readonly fromQuarter: Quarter | null;
  readonly parameters: TestParameters;
  readonly reason: string;
  readonly changedByName: string;
  readonly changedAt: Instant | null;
};

const words = z.array(z.string());
const shape = z.object({
  numbers: z.record(z.string(), z.int()),
  words: z.record(z.string(), words),
  hints: z.array(z.object({ words, accounts: words })),
  severities: z.record(z.string(), z.enum(["red", "amber"])),
});

/** A field that a later program added has its value in the office's first parameters in versions from before. */
const parametersFrom = (text: string, first: TestParameters): TestParameters => {
  const kept = shape.parse(JSON.parse(text));
  return { ...kept, numbers: { ...first.numbers, ...kept.numbers }, words: { ...first.words, ...kept.words } };
};

const everyVersion = (reading: Reading): readonly TestParameterVersion[] => {
  const former = { ...usualParameters.numbers, ...readFormerTestNumbers(reading) };
  const first = { ...usualParameters, numbers: former };
  return [
    ...reading
      .all(
        sqlFor
          .selectFrom("test_parameter_version")
          .innerJoin("person", "person.id", "test_parameter_version.changed_by")
          .selectAll("test_parameter_version")
          .select("person.name")
          .orderBy("version", "desc"),
      )
      .map((row) => ({
        version: row.version,
        fromQuarter: row.from_quarter,
        parameters: parametersFrom(row.parameters, first),
        reason: row.reason,
        changedByName: row.name,
        changedAt: row.changed_at,
      })),
    { version: 0, fromQuarter: null, parameters: first, reason: "", changedByName: "", changedAt: null },
  ];
};

/** Every version, newest first; the last is what the program brings, with the numbers the office had set before there were versions. */
export const readTestParameters = (reading: Reading): readonly TestParameterVersion[] =>
  reading.kept("test parameters", ["test_parameter_version", "person", "setting"], () => everyVersion(reading));

/** What the tests of a quarter go by: the newest version that has begun by it. */
export const testParametersFor = (reading: Reading, quarter: Quarter): TestParameters =>
  readTestParameters(reading).find(({ fromQuarter }) => fromQuarter === null || fromQuarter <= quarter)?.parameters ??
  usualParameters;

export const addTestParameters = (
  writing: Writing,
  version: {
    readonly version: number;
    readonly fromQuarter: Quarter;
    readonly parameters: TestParameters;
    readonly reason: string;
    readonly by: PersonId;
    readonly at: Instant;
  },
): void => {
  writing.run(
    sqlFor.insertInto("test_parameter_version").values({
      version: version.version,
      from_quarter: version.fromQuarter,
      parameters: JSON.stringify(version.parameters),
      reason: version.reason,
      changed_by: version.by,
      changed_at: version.at,
    }),
  );
};
