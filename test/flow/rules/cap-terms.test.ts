import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sumOf } from "#domain/core/fen.ts";
import type { VoucherId } from "#domain/core/ids.ts";
import { readVoucher } from "#store/voucher-rows.ts";
import { book, committee, decide, openRuleOffice, recording, spending, yearlyCap, yuan } from "./rule-office.ts";

type Office = ReturnType<typeof openRuleOffice>;

const spend = (office: Office, on: string, amountFen: number, code = "F02") => {
  const content = spending({ on, categoryCode: code, amountFen });
  const { id, version } = office.must("voucher.save", { id: null, version: null, content });
  return { id, review: office.ask("voucher.review", { id, version }, "zhou") };
};
const isHeld = ({ review }: ReturnType<typeof spend>): boolean => !review.ok && review.failure.code === "rules-refuse";
const capsOn = (office: Office, onDate: string) => office.must("cap.register", { ledgerId: committee, onDate }).caps;

describe("a cap on the total of several categories", () => {
  const total = (amountFen: number) => yearlyCap("F02", amountFen, { moreCategoryIds: ["F03", "F04"] });

  it("counts them together, whichever is spent, and stands beside a cap on one of them", () => {
    const office = openRuleOffice();
    decide(office, recording("1号", [total(yuan(100)), yearlyCap("F02", yuan(80))]));
    book(office, spending({ on: "2026-03-01", categoryCode: "F03", amountFen: yuan(60) }));
    expect(isHeld(spend(office, "2026-03-02", yuan(41)))).toBe(true);
    expect(isHeld(spend(office, "2026-03-02", yuan(41), "F01"))).toBe(false);
    expect(spend(office, "2026-03-02", yuan(40)).review.ok).toBe(true);
    expect(capsOn(office, "2026-03-31")).toMatchObject([
      {
        categoryName: expect.stringMatching(/^.+、.+、.+合计$/),
        usedFen: yuan(60),
        committedFen: yuan(40),
        remainingFen: 0,
      },
      { categoryName: "办公费", usedFen: 0, committedFen: yuan(40) },
    ]);
  });

  it("is amended by naming the same categories in any order", () => {
    const office = openRuleOffice();
    decide(office, recording("1号", [total(yuan(100))]));
    const again = yearlyCap("F04", yuan(300), { moreCategoryIds: ["F02", "F03"], fromOn: "2026-04-01" });
    decide(office, recording("2号", [again], { metOn: "2026-04-01" }));
    expect(capsOn(office, "2026-05-01")).toMatchObject([{ version: 2, capFen: yuan(300) }]);
  });

  it("names no category twice", () => {
    const twice = recording("1号", [yearlyCap("F02", 1, { moreCategoryIds: ["F02"] })]);
    expect(openRuleOffice().ask("resolution.record", twice)).toMatchObject({ failure: { code: "bad-input" } });
  });
});

describe("what a cap leaves unused", () => {
  const quarterly = yearlyCap("F02", yuan(100), { period: "quarter", carry: "within-year" });

  it("may be spent in the next quarter, and not twice by dating back", () => {
    const office = openRuleOffice();
    decide(office, recording("1号", [quarterly]));
    book(office, spending({ on: "2026-02-01", categoryCode: "F02", amountFen: yuan(40) }));
    expect(capsOn(office, "2026-05-01")).toMatchObject([{ capFen: yuan(100), carriedFen: yuan(60) }]);
    book(office, spending({ on: "2026-05-01", categoryCode: "F02", amountFen: yuan(150) }));
    const dated = spend(office, "2026-03-01", yuan(11));
    expect(isHeld(dated)).toBe(true);
    const { hits } = office.must("voucher.judge", {
      id: dated.id,
      content: spending({ on: "2026-03-01", categoryCode: "F02", amountFen: yuan(11) }),
    });
    expect(hits).toMatchObject([{ kind: "K04", facts: { laterPeriodName: "2026年第2季度", overFen: yuan(1) } }]);
    expect(spend(office, "2026-03-01", yuan(10)).review.ok).toBe(true);
  });

  it("is gone with the year where the vote says so", () => {
    const office = openRuleOffice();
    const years = { fromOn: "2025-01-01", toOn: "2026-12-31" };
    decide(office, recording("1号", [{ ...quarterly, ...years }]));
    expect(capsOn(office, "2025-12-31")).toMatchObject([{ carriedFen: yuan(300) }]);
    expect(capsOn(office, "2026-01-01")).toMatchObject([{ carriedFen: 0 }]);
  });

  it("never lets the sum of the quarters pass the sum of their caps, in whatever order they are spent", () => {
    const days = ["2026-01-15", "2026-02-20", "2026-05-05", "2026-08-08", "2026-09-30"] as const;
    const spendings = fc.array(fc.tuple(fc.constantFrom(...days), fc.integer({ min: 500, max: 9_000 })), {
      maxLength: 14,
    });
    fc.assert(
      fc.property(spendings, (wanted) => {
        const office = openRuleOffice();
        decide(office, recording("1号", [quarterly]));
        const ids: VoucherId[] = [];
        for (const [on, amountFen] of wanted) {
          const { id, review } = spend(office, on, amountFen);
          if (!review.ok) continue;
          ids.push(id);
          expect(office.must("voucher.post", { ids: [id] }, "zhou").refused).toEqual([]);
        }
        const spentThrough = (last: string) =>
          sumOf(ids, (id) => {
            const voucher = readVoucher(office.ledger.reading, id)?.voucher;
            return voucher !== undefined && voucher.content.onDate <= last
              ? (voucher.content.entries[0]?.debitFen ?? 0)
              : 0;
          });
        expect(spentThrough("2026-03-31")).toBeLessThanOrEqual(yuan(100));
        expect(spentThrough("2026-06-30")).toBeLessThanOrEqual(yuan(200));
        expect(spentThrough("2026-09-30")).toBeLessThanOrEqual(yuan(300));
      }),
      { numRuns: 25 },
    );
  });
});

describe("a cap as a share of an income", () => {
  const share = (over: object = {}) =>
    yearlyCap("F02", 0, {
      basis: {
        kind: "K06",
        bands: [],
        share: { basisPoints: 500, floorFen: null, ceilingFen: null },
        base: { accountCodes: ["501"], yearsBack: 1 },
        ...over,
      },
    });

  it("follows the accounts and the year it names, and holds where the books do not know that year", () => {
    const office = openRuleOffice();
    const income = [
      { code: "102", debitFen: yuan(1_000) },
      { code: "501", creditFen: yuan(1_000) },
    ];
    book(office, spending({ on: "2025-06-01", entries: income }));
    decide(office, recording("1号", [share()]));
    expect(capsOn(office, "2026-02-01")).toMatchObject([{ kind: "K06", capFen: yuan(50) }]);
    expect(spend(office, "2026-02-01", yuan(50)).review.ok).toBe(true);
    expect(isHeld(spend(office, "2026-02-01", 1))).toBe(true);
    const older = share({ base: { accountCodes: ["501"], yearsBack: 2 } });
    decide(office, recording("2号", [{ ...older, fromOn: "2026-04-01" }], { metOn: "2026-04-01" }));
    expect(capsOn(office, "2026-04-01")).toMatchObject([{ capFen: null }]);
    expect(isHeld(spend(office, "2026-04-01", 1))).toBe(true);
  });

  it.each([
    [{ share: { basisPoints: 500, floorFen: 2, ceilingFen: 1 } }, "floor-above-ceiling"],
    [{ base: { accountCodes: ["513"], yearsBack: 1 } }, "account-unknown"],
  ])("is refused with its place: %j", (over, reason) => {
    const reply = openRuleOffice().ask("resolution.record", recording("1号", [yearlyCap("F03", 1), share(over)]));
    expect(reply).toEqual({ ok: false, failure: { code: "cap-income-bad", reason, line: 2 } });
  });
});

it("refuses a version that would begin before the newest one", () => {
  const office = openRuleOffice();
  decide(office, recording("1号", [yearlyCap("F02", 1, { fromOn: "2026-04-01" })]));
  const earlier = recording("2号", [yearlyCap("F02", 2, { fromOn: "2026-03-31" })], { metOn: "2026-05-01" });
  expect(office.ask("resolution.record", earlier)).toEqual({
    ok: false,
    failure: { code: "cap-retroactive", line: 1, latestFrom: "2026-04-01" },
  });
});
