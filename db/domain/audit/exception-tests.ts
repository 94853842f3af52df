import { bankTests } from "./bank-tests.ts";
import { decisionTests } from "./decision-tests.ts";
import type { ExceptionTest, Found, QuarterFacts } from "./facts.ts";
import { spendingTests } from "./spending-tests.ts";
import { voucherTests } from "./voucher-tests.ts";

/** The exception tests (疑点) in the order of their report. All run; nothing stops at the first hit. */
export const exceptionTests: readonly ExceptionTest[] = [
  ...voucherTests,
  ...spendingTests,
  ...decisionTests,
  ...bankTests,
];

/** One row of one test, ready to be kept. */
export type Finding = Found & { readonly test: string; readonly severity: "red" | "amber" };

/** Runs every test over a quarter. A subject is found once a test, however often the test comes upon it. */
export const findExceptions = (facts: QuarterFacts): readonly Finding[] =>
  exceptionTests.flatMap((test) => {
    const seen = new Set<string>();
    return test.find(facts).flatMap((found): Finding[] => {
      if (seen.has(found.subject)) return [];
      seen.add(found.subject);
      return [{ ...found, test: test.id, severity: found.severity ?? test.severity }];
    });
  });
