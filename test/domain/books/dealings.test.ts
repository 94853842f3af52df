import { expect, it } from "vitest";
import { chartAccountOf, duesOf, systemIds, systemOf } from "#domain/books/accounting-system.ts";

it.each(systemIds)("names the accounts of dealings and debts of the system of %s by what they are there", (system) => {
  const names = systemOf(system).dealings.map((code) => chartAccountOf(system, code)?.name);
  expect(names).toEqual(["应收款", "内部往来", "应付款", "长期借款及应付款"]);
  expect(duesOf(system).map((code) => chartAccountOf(system, code)?.name)).toContain("短期借款");
});
