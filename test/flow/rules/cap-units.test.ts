import { describe, expect, it } from "vitest";
import { committee, decide, book, openRuleOffice, recording, spending, yearlyCap, yuan } from "./rule-office.ts";

const perPerson = yearlyCap("F06", 0, { basis: { kind: "K04", amountFen: yuan(40), per: "person" } });
const meal = (on: string, amountFen: number, units: number | null) => {
  const list = { kind: "list" as const, number: "", onDate: null, amountFen: null, party: "", note: "", units };
  return spending({ on, categoryCode: "F06", amountFen, documents: [list] });
};

describe("a cap for each person", () => {
  it.each([
    ["exactly what the persons may have", yuan(400), 10, []],
    ["a fen more", yuan(400) + 1, 10, [{ capFen: yuan(400), overFen: 1, units: 10 }]],
    ["nobody counted", yuan(1), null, [{ capFen: null, isBaseMissing: true, units: null }]],
  ])("judges a voucher by its own persons: %s", (_case, amountFen, units, expected) => {
    const office = openRuleOffice();
    decide(office, recording("1号", [perPerson]));
    const { hits, usages } = office.must("voucher.judge", { id: null, content: meal("2026-09-03", amountFen, units) });
    expect(hits.filter(({ kind }) => kind === "K04").map(({ facts }) => facts)).toMatchObject(expected);
    expect(usages).toMatchObject([{ per: { unit: "person", unitFen: yuan(40), units }, thisFen: amountFen }]);
  });

  it("stands beside a cap on the year, lends no voucher the persons of another, and is told by the register and the plan", () => {
    const office = openRuleOffice();
    decide(office, recording("1号", [perPerson, yearlyCap("F06", yuan(700))]));
    book(office, meal("2026-09-03", yuan(300), 10));
    const hitsOf = (amountFen: number, units: number) =>
      office
        .must("voucher.judge", { id: null, content: meal("2026-09-04", amountFen, units) })
        .hits.map(({ facts }) => String(facts["unit"] ?? "whole"));
    // The first voucher left 100 of its persons' money: it goes to nobody else.
    expect(new Set(hitsOf(yuan(401), 10))).toEqual(new Set(["person", "whole"]));
    expect(hitsOf(yuan(400), 10)).toEqual([]);
    expect(office.must("cap.register", { ledgerId: committee, onDate: "2026-09-30" }).caps).toMatchObject([
      { capFen: yuan(400), usedFen: yuan(300), remainingFen: yuan(100), per: { units: 10 } },
      { capFen: yuan(700), usedFen: yuan(300) },
    ]);
    expect(office.must("cap.year", { ledgerId: committee, onDate: "2026-09-30" }).caps).toMatchObject([
      { nowCapFen: yuan(400) },
      { nowCapFen: yuan(700) },
    ]);
  });

  it("is raised by a later vote the voucher names", () => {
    const office = openRuleOffice();
    decide(office, recording("1号", [perPerson]));
    const { id } = office.must("voucher.save", { id: null, version: null, content: meal("2026-09-03", yuan(450), 10) });
    const raised = { ...perPerson, basis: { kind: "K04", amountFen: yuan(45), per: "person" } } as const;
    const later = decide(office, recording("2号", [{ ...raised, fromOn: "2026-09-01" }], { metOn: "2026-09-10" }));
    const linked = office.must("voucher.linkResolution", { id, resolutionId: later.id });
    expect(linked.hits).toMatchObject([{ kind: "K04", isCleared: true, facts: { clearedByNumber: "2号" } }]);
  });

  it("carries nothing on", () => {
    const office = openRuleOffice();
    expect(office.ask("resolution.record", recording("1号", [{ ...perPerson, carry: "onward" }]))).toMatchObject({
      failure: { code: "bad-input" },
    });
  });
});
