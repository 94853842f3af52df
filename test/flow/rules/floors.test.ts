import { describe, expect, it } from "vitest";
import type { LedgerId } from "#domain/core/ids.ts";
import type { InputOf } from "#contract/contract.ts";
import { readHits } from "#store/hit-rows.ts";
import { book, committee, neighbour, openRuleOffice, spending, yuan, type RuleOffice } from "./rule-office.ts";

type Given = { readonly counts?: Readonly<Record<string, number>> };

const floor = (floorFen: number, given: Given = {}): InputOf<"rule.propose">["parameters"] => ({
  kind: "K12",
  amounts: { floorFen },
  counts: { dueMonth: 6, ...given.counts },
  flags: {},
  categoryIds: [],
  natures: [],
  words: [],
  days: [],
  workdays: [],
});
const rule = (office: RuleOffice, title: string, parameters: ReturnType<typeof floor>): void => {
  const proposal = { id: null, title, basis: "县里的文件", severity: "warn", parameters, level: "county" } as const;
  const dates = { fromOn: "2026-01-01", toOn: "2026-12-31" };
  const proposed = office.must(
    "rule.propose",
    { ...proposal, scope: { villageIds: [], entities: [] }, ...dates },
    "he",
  );
  office.must("rule.approve", proposed, "zhou");
};
const granted = (office: RuleOffice, ledgerId: LedgerId, amountFen: number) => {
  const terms = {
    document: "青财〔2026〕3号",
    department: "县财政局",
    title: "村级运转经费",
    grantedOn: "2026-01-10",
    expiresOn: null,
    amountFen,
    categoryIds: [],
    expected: [],
  };
  const { id } = office.must("grant.save", { id: null, ledgerId, itemId: null, terms, reason: "" });
  const voucherId = book(
    office,
    spending({
      on: "2026-03-01",
      ledgerId,
      entries: [
        { code: "102", debitFen: amountFen },
        { code: "503", creditFen: amountFen },
      ],
    }),
  );
  office.must("grant.tie", { id, kind: "received", bankLineId: null, voucherId, amountFen });
};
const shown = (office: RuleOffice, onDate = "2026-09-30") => office.must("floor.overview", { onDate });

describe("what villages are promised for a year", () => {
  it("is the highest floor that holds, beside what came, with what is missing", () => {
    const office = openRuleOffice();
    office.fact("liuxi", { kind: "population", number: 1_500, fromDate: "2026-01-01" });
    office.fact("shiqiao", { kind: "population", number: 1_499, fromDate: "2026-01-01" });
    rule(office, "每村五万", floor(yuan(50_000)));
    rule(office, "一千五百人以上十万", floor(yuan(100_000), { counts: { populationFrom: 1_500 } }));
    granted(office, committee, yuan(70_000));
    granted(office, neighbour, yuan(50_000));
    const { lines, totals, ruleCount } = shown(office);
    expect(ruleCount).toBe(2);
    expect(
      lines.map(({ villageName, floorFen, shortFen, isDeciding }) => [villageName, floorFen, shortFen, isDeciding]),
    ).toEqual([
      ["柳溪村", yuan(50_000), 0, false],
      ["柳溪村", yuan(100_000), yuan(30_000), true],
      ["石桥村", yuan(50_000), 0, true],
    ]);
    expect(totals).toEqual({
      floorFen: yuan(150_000),
      ownFen: 0,
      receivedFen: yuan(120_000),
      shortFen: yuan(30_000),
    });
  });

  it("says which figure is missing, and counts only what had come by the day", () => {
    const office = openRuleOffice();
    rule(office, "一千五百人以上十万", floor(yuan(100_000), { counts: { populationFrom: 1_500 } }));
    expect(shown(office).lines).toMatchObject([
      { missing: "population", floorFen: null, shortFen: null, isDeciding: false },
      { missing: "population" },
    ]);
    rule(office, "每村五万", floor(yuan(50_000)));
    granted(office, committee, yuan(50_000));
    const early = shown(office, "2026-02-28").lines.find((line) => line.ruleTitle === "每村五万");
    expect(early).toMatchObject({ receivedFen: 0, shortFen: yuan(50_000) });
  });

  it("knows no rule before one is approved", () => {
    expect(shown(openRuleOffice())).toMatchObject({ ruleCount: 0, lines: [] });
  });
});

it("judges drafts anew when money of a grant is told or its terms change", () => {
  const office = openRuleOffice();
  rule(office, "每村五万", floor(yuan(50_000)));
  const content = spending({ on: "2026-09-03", categoryCode: "F02", amountFen: 100 });
  const { id } = office.must("voucher.save", { id: null, version: null, content });
  const kinds = () => readHits(office.ledger.reading, id, "entry").map(({ kind }) => kind);
  expect(kinds()).toEqual(["K12"]);
  granted(office, committee, yuan(50_000));
  expect(kinds()).toEqual([]);
});
