import { describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { committee, decide, openRuleOffice, recording, yearlyCap, yuan } from "./rule-office.ts";

type Basis = Extract<InputOf<"resolution.record">["caps"][number]["basis"], { readonly kind: "K05" }>;

const bands: Basis["bands"] = [
  { upTo: 1200, isInclusive: true, capFen: yuan(8000) },
  { upTo: null, isInclusive: true, capFen: yuan(15_000) },
];
const capsBy = (source: Basis["source"], days: readonly string[]) => {
  const office = openRuleOffice();
  office.fact("liuxi", { kind: "population", number: 1100, fromDate: "2024-03-01" });
  office.fact("liuxi", { kind: "population", number: 1500, fromDate: "2026-05-01" });
  decide(office, recording("1", [{ ...yearlyCap("F02", 0), basis: { kind: "K05", bands, source } }]));
  return days.map((onDate) => office.must("cap.register", { ledgerId: committee, onDate }).caps[0]?.capFen);
};

describe("the population a cap by bands goes by", () => {
  it.each<[string, Basis["source"], readonly number[]]>([
    ["of the day, as ever", "on-day", [yuan(8000), yuan(15_000)]],
    ["of the year, for the whole of it", "this-year", [yuan(15_000), yuan(15_000)]],
    ["of the end of the year before, whatever is registered in May", "last-year-end", [yuan(8000), yuan(8000)]],
  ])("is that %s", (_case, source, expected) => {
    expect(capsBy(source, ["2026-03-01", "2026-06-01"])).toEqual(expected);
  });

  it("is said where the vote is told, and missing where nobody registered it", () => {
    const office = openRuleOffice();
    office.fact("liuxi", { kind: "population", number: 1500, fromDate: "2026-05-01" });
    const basis = { kind: "K05" as const, bands, source: "last-year-end" as const };
    const { id } = decide(office, recording("1", [{ ...yearlyCap("F02", 0), basis }]));
    expect(office.must("resolution.show", { id }).caps[0]?.text).toContain("每年按上年末人口分档");
    const [usage] = office.must("cap.register", { ledgerId: committee, onDate: "2026-06-01" }).caps;
    expect(usage?.capFen).toBeNull();
  });
});
