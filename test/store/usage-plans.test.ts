import { describe, expect, it } from "vitest";
import { localDate } from "#domain/core/dates.ts";
import { readCapUse } from "#store/cap-rows.ts";
import { vouchersWithInvoice } from "#store/invoice-rows.ts";
import type { Reading } from "#store/query.ts";
import { category, committee, openRuleOffice } from "#test/flow/rules/rule-office.ts";

/** How SQLite would run what `work` reads, one line a step. */
const plansOf = (reading: Reading, work: (spied: Reading) => void): readonly string[] => {
  const plans: string[] = [];
  const explain = <Row>(query: { compile: () => { sql: string } }): Row[] => {
    const compiled = query.compile();
    const explained = { compile: () => ({ ...compiled, sql: `explain query plan ${compiled.sql}` }) };
    plans.push(...reading.all<{ detail: string }>(explained as never).map((step) => step.detail));
    return reading.all<Row>(query as never);
  };
  work({ ...reading, all: explain });
  return plans;
};

describe("what is read while a voucher is typed", () => {
  it("sums one period of one ledger voucher by voucher, and scans nothing", () => {
    const { ledger } = openRuleOffice();
    const plans = plansOf(ledger.reading, (reading) => {
      const cap = {
        ledgerId: committee,
        categoryIds: [category("F02")],
        period: "year",
        on: localDate("2026-09-01"),
      } as const;
      readCapUse(reading, cap, {
        without: null,
        replaces: null,
        onlyPostedReds: false,
        through: null,
        beforeReview: null,
      });
    });
    const steps = plans.filter((step) => /voucher|entry|correction|original/.test(step));
    expect(steps).toEqual([
      expect.stringMatching(/^SEARCH correction USING INDEX voucher_ledger_corrections \(ledger_id=\?\)/),
      expect.stringMatching(/^SEARCH original USING INDEX \w+ \(id=\?\)/),
      // What came back of a spending: the ledger's vouchers by their index, each looked up among the few that name one.
      expect.stringMatching(/^SEARCH back USING INDEX voucher_ledger_month \(ledger_id=\?\)/),
      expect.stringMatching(/^SEARCH spending_return USING PRIMARY KEY \(voucher_id=\?\)/),
      expect.stringMatching(/^SEARCH spent USING INDEX \w+ \(id=\?\)/),
      expect.stringMatching(
        /^SEARCH voucher USING INDEX voucher_ledger_month \(ledger_id=\? AND month>\? AND month<\?\)/,
      ),
      expect.stringMatching(/^SEARCH entry USING (?:PRIMARY KEY|INDEX entry_category) \(.*voucher_id=\?\)/),
    ]);
  });

  it("finds an invoice by its number, however it is spaced", () => {
    const { ledger } = openRuleOffice();
    const plans = plansOf(ledger.reading, (reading) => {
      vouchersWithInvoice(reading, "12345678", { without: null, replaces: null });
    });
    expect(plans.filter((step) => step.includes("document"))).toEqual([
      expect.stringMatching(/^SEARCH document USING INDEX document_key \(<expr>=\?\)/),
    ]);
    expect(plans.some((step) => step.startsWith("SCAN document") || step.startsWith("SCAN voucher"))).toBe(false);
  });
});
