import { bankTests } from "./bank-tests.ts";
import { cashTests } from "./cash-tests.ts";
import { changeTests } from "./change-tests.ts";
import { decisionTests } from "./decision-tests.ts";
import type { ExceptionTest, Found, QuarterFacts } from "./facts.ts";
import { fundTests } from "./fund-tests.ts";
import { incomeTests } from "./income-tests.ts";
import { peopleTests } from "./people-tests.ts";
import { paymentTests } from "./payment-tests.ts";
import { registerTests } from "./register-tests.ts";
import { publicityTests } from "./publicity-tests.ts";
import { soloTests } from "./solo-tests.ts";
import { spendingTests } from "./spending-tests.ts";
import { standingTests } from "./standing-tests.ts";
import { voucherTests } from "./voucher-tests.ts";
import { wordTests } from "./word-tests.ts";

/** The exception tests (疑点) in the order of their report. All run; nothing stops at the first hit. */
export const exceptionTests: readonly ExceptionTest[] = [
  ...voucherTests,
  ...spendingTests,
  ...decisionTests,
  ...bankTests,
  ...paymentTests,
  ...peopleTests,
  ...cashTests,
  ...incomeTests,
  ...fundTests,
  ...wordTests,
  ...standingTests,
  ...changeTests,
  ...registerTests,
  ...publicityTests,
  ...soloTests,
].toSorted((left, right) => (left.id < right.id ? -1 : 1));

/** One row of one test, ready to be kept. */
export type Finding = Found & { readonly test: string; readonly severity: "red" | "amber" };

/** Runs every test over a quarter. A subject is found once a test, however often the test comes upon it. */
export const findExceptions = (facts: QuarterFacts): readonly Finding[] => {
  const { severities } = facts.parameters.tests;
  const severityOf = (test: ExceptionTest, found: Found): "red" | "amber" =>
    severities[test.id] ?? found.severity ?? test.severity;
  return exceptionTests.flatMap((test) => {
    const seen = new Set<string>();
    return test.find(facts).flatMap((found): Finding[] => {
      if (seen.has(found.subject)) return [];
      seen.add(found.subject);
      return [{ ...found, test: test.id, severity: severityOf(test, found) }];
    });
  });
};
