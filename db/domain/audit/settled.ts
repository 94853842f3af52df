import type { FindingFacts } from "./facts.ts";

/** Where a finding stands, as far as it decides whether the next quarter takes it over. */
export type Standing = {
  readonly isCleared: boolean;
  readonly answer: "true" | "false-alarm" | "rectified" | null;
  readonly signedByName: string | null;
};

/**
 * 了结: the test no longer finds it, or a second person signed that it was a false alarm or has been put right. What is
 * admitted (属实) but not yet put right, unanswered or unsigned is carried from quarter to quarter.
 */
export const isSettled = ({ isCleared, answer, signedByName }: Standing): boolean =>
  isCleared || ((answer === "false-alarm" || answer === "rectified") && signedByName !== null);

/** What a sheet or a count calls open: not settled yet; an answer without the second person's signature is open still. */
export const isOpenStanding = (finding: Omit<Standing, "signedByName"> & { readonly signedByName: string }): boolean =>
  !isSettled({ ...finding, signedByName: finding.signedByName === "" ? null : finding.signedByName });

/** Facts that only tell how long a matter has lasted: they grow by themselves and make no other matter of it. */
const lasting: ReadonlySet<string> = new Set([
  "days",
  "ageDays",
  "overdueDays",
  "lateDays",
  "postedDays",
  "asOf",
  "onDate",
  "oldestOn",
  "lastOn",
]);

/**
 * What a signature under an answer stands for: severity, amount and facts. When one of them changes, it is another matter, and
 * the old signature covers it no more.
 */
export const weightOf = (finding: {
  readonly severity: "red" | "amber";
  readonly amountFen: number | null;
  readonly facts: FindingFacts;
}): string =>
  JSON.stringify([
    finding.severity,
    finding.amountFen,
    Object.entries(finding.facts)
      .filter(([key]) => !lasting.has(key))
      .toSorted(([left], [right]) => (left < right ? -1 : 1)),
  ]);
