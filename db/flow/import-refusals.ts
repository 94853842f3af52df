import type { Failure } from "#contract/failures.ts";
import type { Inspection, InspectionWarning } from "#domain/bank/statement.ts";

type Unknown = Failure<"statement-account-unknown">;

/** Numbers that stand in the file but hidden by stars, rounded by a spreadsheet, or several: it is not that there is none. */
export const shownNumber = (warnings: readonly InspectionWarning[]): Pick<Unknown, "shown"> => {
  for (const warning of warnings) {
    if (warning.code === "masked-account") return { shown: { text: warning.account, kind: "masked" } };
    if (warning.code === "several-numbers-beside")
      return { shown: { text: warning.accounts.join("、"), kind: "several" } };
    if (warning.code === "account-number-rounded") return { shown: { text: warning.text, kind: "rounded" } };
  }
  return {};
};

const mostBreaksTold = 10;

/** The refusal of balances that do not follow, with the first places to look at. */
export const breaksRefused = ({ breaks }: Pick<Inspection, "breaks">): Failure<"breaks-not-accepted"> => ({
  code: "breaks-not-accepted",
  count: breaks.length,
  breaks: breaks.slice(0, mostBreaksTold).map(({ row, expectedFen, foundFen }) => ({ row, expectedFen, foundFen })),
});
