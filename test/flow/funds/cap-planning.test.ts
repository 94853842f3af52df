import { describe, expect, it } from "vitest";
import { sqlFor } from "#store/query.ts";
import {
  book,
  committee,
  decide,
  openRuleOffice,
  recording,
  spending,
  yearlyCap,
  yuan,
} from "#test/flow/rules/rule-office.ts";

describe("the caps of the next meeting", () => {
  it("are tried on last year's use, grown and rounded up, beside last year's cap", () => {
    const office = openRuleOffice();
    const lastYear = { fromOn: "2025-01-01", toOn: "2025-12-31" };
    decide(office, recording("〔2025〕1号", [yearlyCap("F02", yuan(5000), lastYear)], { metOn: "2024-12-20" }));
    book(office, spending({ on: "2025-03-01", categoryCode: "F02", amountFen: 123_456 }));
    book(office, spending({ on: "2025-04-01", categoryCode: "F06", amountFen: 10_000 }));
    const plan = (growth: number) =>
      office
        .must("cap.plan", { ledgerId: committee, year: 2026, growth, stepFen: 10_000 })
        .rows.map((row) => [row.categoryName, row.lastCapFen, row.lastUsedFen, row.proposedFen]);
    expect(plan(0)).toEqual([
      ["办公费", yuan(5000), 123_456, 130_000],
      ["会议费", null, 10_000, 10_000],
    ]);
    expect(plan(1000)[0]?.[3]).toBe(140_000);
    expect(plan(-10_000)[0]?.[3]).toBe(0);
  });

  it("hold the caps on the total of several categories, after the categories' own", () => {
    const office = openRuleOffice();
    const total = yearlyCap("F05", yuan(3000), { moreCategoryIds: ["F06"], fromOn: "2025-01-01", toOn: "2025-12-31" });
    decide(office, recording("〔2025〕1号", [total], { metOn: "2024-12-20" }));
    book(office, spending({ on: "2025-03-01", categoryCode: "F05", amountFen: yuan(900) }));
    book(office, spending({ on: "2025-04-01", categoryCode: "F06", amountFen: yuan(150) }));
    const { rows } = office.must("cap.plan", { ledgerId: committee, year: 2026, growth: 0, stepFen: 10_000 });
    expect(
      rows.map((row) => [row.categoryId, row.moreCategoryIds, row.lastCapFen, row.lastUsedFen, row.proposedFen]),
    ).toEqual([
      ["F05", [], null, yuan(900), yuan(900)],
      ["F06", [], null, yuan(150), yuan(200)],
      ["F05", ["F06"], yuan(3000), yuan(1050), yuan(1100)],
    ]);
  });

  it("are drafted by bands, by a share or by the unit where last year's were", () => {
    const office = openRuleOffice();
    office.fact("liuxi", { kind: "population", number: 1500, fromDate: "2024-01-01" });
    const lastYear = { fromOn: "2025-01-01", toOn: "2025-12-31" };
    const bands = [
      { upTo: 1200, isInclusive: true, capFen: yuan(8000) },
      { upTo: null, isInclusive: true, capFen: yuan(15_000) },
    ];
    const share = { basisPoints: 500, floorFen: yuan(1000), ceilingFen: null };
    decide(
      office,
      recording(
        "1",
        [
          { ...yearlyCap("F02", 0, lastYear), basis: { kind: "K05", bands } },
          { ...yearlyCap("F05", 0, lastYear), basis: { kind: "K06", bands: [], share, base: null } },
          { ...yearlyCap("F06", 0, lastYear), basis: { kind: "K04", amountFen: yuan(40), per: "person" } },
        ],
        { metOn: "2024-12-20" },
      ),
    );
    const { rows } = office.must("cap.plan", { ledgerId: committee, year: 2026, growth: 1000, stepFen: 10_000 });
    expect(rows).toMatchObject([
      {
        categoryId: "F02",
        lastCapFen: yuan(15_000),
        proposedFen: yuan(16_500),
        basis: { kind: "K05", bands: [{ upTo: 1200, capFen: yuan(8800) }, { capFen: yuan(16_500) }] },
      },
      {
        categoryId: "F05",
        // Nobody registered the income of 2025.
        proposedFen: null,
        basis: { kind: "K06", bands: [], share: { basisPoints: 500, floorFen: yuan(1100), ceilingFen: null } },
        basisText: "每年不超过上年经常性收入的 5%（最低 1,100.00 元）",
      },
      { categoryId: "F06", proposedFen: null, basis: { kind: "K04", per: "person", amountFen: yuan(44) } },
    ]);
  });

  it("stay by the quarter where last year's cap was, and say what the year before was known of", () => {
    const office = openRuleOffice();
    const quarterly = { ...yearlyCap("F02", yuan(600)), period: "quarter" as const };
    decide(office, recording("1", [quarterly]));
    for (const on of ["2026-02-01", "2026-05-01"])
      book(office, spending({ on, categoryCode: "F02", amountFen: yuan(450) }));
    const plan = (scalesToYear: boolean) =>
      office.must("cap.plan", { ledgerId: committee, year: 2027, growth: 0, stepFen: 10_000, scalesToYear });
    const { known, rows } = plan(true);
    // The office's day is in October 2026 and no month is closed: nine months are over.
    expect(known).toEqual({ from: "2026-01", through: "2026-09", count: 9 });
    expect(rows).toMatchObject([
      {
        period: "quarter",
        periodsOfYear: 4,
        lastCapFen: yuan(600),
        lastUsedFen: yuan(900),
        yearFen: yuan(1200),
        proposedFen: yuan(300),
      },
    ]);
    expect(plan(false).rows[0]).toMatchObject({ yearFen: yuan(900), proposedFen: yuan(300) });
  });
});

describe("the year of a cap", () => {
  it("shows what was voted first, what stands now and what every month used", () => {
    const office = openRuleOffice();
    decide(office, recording("1", [yearlyCap("F02", yuan(5000))]));
    decide(office, recording("2", [yearlyCap("F02", yuan(6000), { fromOn: "2026-05-01" })], { metOn: "2026-05-01" }));
    book(office, spending({ on: "2026-02-10", categoryCode: "F02", amountFen: yuan(70) }));
    book(office, spending({ on: "2026-06-10", categoryCode: "F02", amountFen: yuan(30) }));
    const { caps } = office.must("cap.year", { ledgerId: committee, onDate: "2026-09-30" });
    expect(caps).toMatchObject([{ firstCapFen: yuan(5000), nowCapFen: yuan(6000) }]);
    const months = caps[0]?.months ?? [];
    expect([months[1], months[5], months.reduce((sum, each) => sum + each, 0)]).toEqual([
      yuan(70),
      yuan(30),
      yuan(100),
    ]);
  });
});

describe("an amendment", () => {
  it("changes nothing of what an earlier voucher was judged by", () => {
    const office = openRuleOffice();
    decide(office, recording("1", [yearlyCap("F02", yuan(100))]));
    const content = spending({ on: "2026-03-05", categoryCode: "F02", amountFen: yuan(150) });
    const { id, version } = office.must("voucher.save", { id: null, version: null, content });
    expect(office.ask("voucher.review", { id, version }, "zhou").ok).toBe(false);
    const { id: votedId } = decide(
      office,
      recording("2", [yearlyCap("F02", yuan(200), { fromOn: "2026-03-06" })], { metOn: "2026-03-06" }),
    );
    office.must("voucher.linkResolution", { id, resolutionId: votedId });
    office.must("voucher.review", { id, version }, "zhou");
    office.must("voucher.post", { ids: [id] }, "zhou");
    const hits = () =>
      office.ledger.reading.all(
        sqlFor.selectFrom("hit").selectAll().where("voucher_id", "=", id).orderBy("stage").orderBy("no"),
      );
    const before = hits();
    expect(before.length).toBeGreaterThan(0);
    decide(office, recording("3", [yearlyCap("F02", yuan(10), { fromOn: "2026-07-01" })], { metOn: "2026-07-01" }));
    expect(hits()).toEqual(before);
  });
});
