import type { OutputOf } from "#contract/contract.ts";
import type { ExceptionTest } from "#domain/audit/facts.ts";
import { numberFields, wordFields } from "#domain/audit/parameters.ts";
import type { Quarter } from "#domain/core/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { numberWords, wordListWords } from "#renderer/words/test-parameters.ts";

type Version = OutputOf<"testParameters.list">["versions"][number];

/** The version of 疑点参数 a quarter is tested by: the newest that had begun by it. */
const parametersOf = (versions: readonly Version[], quarter: Quarter): Version | undefined =>
  versions.find(({ fromQuarter }) => fromQuarter === null || fromQuarter <= quarter);

export const useParametersFor = (quarter: Quarter): Version | undefined => {
  const { data } = useQuery("testParameters.list", {});
  return data === null ? undefined : parametersOf(data.versions, quarter);
};

/** How severe a test is in a quarter: by the township's own word where it said one. */
export const severityOn = (
  test: Pick<ExceptionTest, "id" | "severity">,
  version: Version | undefined,
): "red" | "amber" => version?.parameters.severities[test.id] ?? test.severity;

/** Every parameter a test goes by, with its value in a quarter, as a list of names and values. */
export const parameterRows = (
  test: Pick<ExceptionTest, "id" | "parameters">,
  version: Version | undefined,
): readonly (readonly [string, string])[] => {
  if (version === undefined) return [];
  const { numbers, words, hints } = version.parameters;
  return [
    ...numberFields
      .filter((field) => field.test === test.id)
      .map(({ key, unit }): readonly [string, string] => {
        const [label, word] = numberWords[key];
        return [label, unit === "fen" ? `${moneyText(numbers[key])} 元` : `${String(numbers[key])} ${word}`];
      }),
    ...wordFields
      .filter((field) => field.test === test.id)
      .map(({ key }): readonly [string, string] => [wordListWords[key], words[key].join("、")]),
    ...(test.parameters.includes("hints")
      ? hints.map((hint): readonly [string, string] => [hint.words.join("、"), `科目 ${hint.accounts.join("、")}`])
      : []),
  ];
};
