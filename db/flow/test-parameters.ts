import { numberFields, parameterFault, wordFields, type TestParameters } from "#domain/audit/parameters.ts";
import { monthsOfQuarter, type Quarter } from "#domain/core/dates.ts";
import { readLedgers } from "#store/ledger-rows.ts";
import { readPeriods } from "#store/period-rows.ts";
import type { Reading } from "#store/query.ts";
import { addTestParameters, readTestParameters } from "#store/test-parameter-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";

export const listTestParameters = (call: Call<"testParameters.list">): Reply<"testParameters.list"> =>
  done({
    versions: readTestParameters(call.ledger.reading).map((version) => ({ ...version })),
  });

const lastMonthOf = (quarter: Quarter): string => monthsOfQuarter(quarter)[2];

/** The latest month any ledger has closed; a quarter up to it was tested by what held for it. */
const lastClosedMonth = (reading: Reading): string =>
  readLedgers(reading)
    .flatMap(({ id }) => readPeriods(reading, id).map(({ month }): string => month))
    .reduce((latest, month) => (month > latest ? month : latest), "");

/** Names of what two versions differ in: keys of numbers and lists, `hints` and `severities`. */
const differences = (before: TestParameters, after: TestParameters): string[] => [
  ...numberFields.filter(({ key }) => before.numbers[key] !== after.numbers[key]).map(({ key }) => key),
  ...wordFields.filter(({ key }) => before.words[key].join("\n") !== after.words[key].join("\n")).map(({ key }) => key),
  ...(JSON.stringify(before.hints) === JSON.stringify(after.hints) ? [] : ["hints"]),
  ...(JSON.stringify(before.severities) === JSON.stringify(after.severities) ? [] : ["severities"]),
];

/** 修改疑点参数: a new version, kept with its reason and sealed in the trail. */
export const saveTestParameters = (call: Call<"testParameters.save">): Reply<"testParameters.save"> => {
  const { fromQuarter, parameters, reason } = call.input;
  const fault = parameterFault(parameters);
  if (fault !== undefined) return refuse({ code: "test-parameters-bad", ...fault });
  return change(call, (writing) => {
    if (lastMonthOf(fromQuarter) <= lastClosedMonth(writing))
      return refuse({ code: "test-parameters-bad", reason: "quarter-closed", field: "fromQuarter" });
    const [last] = readTestParameters(writing);
    const version = (last?.version ?? 0) + 1;
    const by = { by: callerOf(call).id, at: call.now() };
    addTestParameters(writing, { version, fromQuarter, parameters, reason, ...by });
    const changes = last === undefined ? [] : differences(last.parameters, parameters);
    return changed(
      { version },
      { subject: `修改疑点参数，自 ${fromQuarter} 起：${reason}`, facts: { version, fromQuarter, changes } },
    );
  });
};
