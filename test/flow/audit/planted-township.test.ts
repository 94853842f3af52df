import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exceptionTests } from "#domain/audit/exception-tests.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { forgeAndReopen, openFaultyTownship } from "#test/support/faulty-township.ts";
import { faults } from "#test/support/planted-faults.ts";

type Township = Awaited<ReturnType<typeof openFaultyTownship>>;
let township: Township;
let reopened: ReturnType<typeof forgeAndReopen>;

beforeAll(async () => {
  township = await openFaultyTownship(20_260_930);
  reopened = forgeAndReopen(township);
}, 300_000);
afterAll(() => {
  reopened.desk.close();
  township.close();
});

const findingsOf = async (ledgerId: LedgerId) =>
  (await reopened.must("finding.list", { ledgerId, quarter: "2026Q4" })).findings;
const villageOf = (test: string) => {
  const found = township.planted.find(({ fault }) => fault?.test === test);
  if (found === undefined) throw new Error(`no village for ${test}`);
  return found.village;
};

// A fault whose test is not there yet is lived with: its village must then be clean.
const looked = faults.filter(({ test }) => exceptionTests.some(({ id }) => id === test));

describe("a township whose villages have one fault each", () => {
  it("has a fault for every exception test there is", () => {
    expect(looked.map(({ test }) => test)).toEqual(exceptionTests.map(({ id }) => id));
    expect(faults.map(({ test }) => test)).toEqual(
      Array.from({ length: 36 }, (_none, index) => `E${String(index + 1).padStart(2, "0")}`),
    );
  });

  it.each(looked.map((fault) => [fault.test, fault.what, fault] as const))(
    "%s alone finds %s",
    async (test, _what, fault) => {
      const findings = await findingsOf(villageOf(test).ledgerId);
      expect([...new Set(findings.map((finding) => finding.test))]).toEqual([test]);
      expect(findings.map(({ facts, severity }) => [facts["reason"], severity])).toContainEqual([
        fault.reason,
        fault.severity,
      ]);
    },
  );

  it("finds nothing in the villages without one", async () => {
    const clean = township.planted.filter(({ fault }) => fault === null);
    expect(clean).toHaveLength(2);
    for (const { village } of clean) expect(await findingsOf(village.ledgerId)).toEqual([]);
  });

  it("finds the same over all villages at once, each in its own", async () => {
    const { findings } = await reopened.must("finding.list", { ledgerId: null, quarter: "2026Q4" });
    const found = new Set(findings.map(({ test, ledgerId }) => `${test} ${ledgerId}`));
    expect([...found].toSorted()).toEqual(looked.map(({ test }) => `${test} ${villageOf(test).ledgerId}`).toSorted());
  });

  it("is verified to differ exactly where it was written past the program", async () => {
    const { checks } = await reopened.must("ledger.verify", {});
    const broken = checks.filter(({ isSound }) => !isSound);
    expect(broken.map(({ code }) => code)).toEqual(["voucher-content", "seals", "integrity"]);
    expect(broken[0]?.places).toEqual(["E01村股份经济合作社 2026-12 记-4", "E04村股份经济合作社 2026-12 记-3"]);
    expect(broken[1]?.places).toEqual([expect.stringMatching(/^决议 E16〔2026〕9号/)]);
  });
});
