import { describe, expect, it } from "vitest";
import { localDate, month } from "#domain/core/dates.ts";
import { readCategoryUses } from "#store/audit-rows.ts";
import { readPostedUses } from "#store/posted-use-rows.ts";
import { plain } from "#test/support/plain-parameters.ts";
import {
  book,
  category,
  committee,
  decide,
  openRuleOffice,
  recording,
  spending,
  yearlyCap,
  yuan,
  type RuleOffice,
} from "./rule-office.ts";

const bookDraft = (office: RuleOffice, id: string): void => {
  office.must("voucher.review", { id, version: 1 }, "zhou");
  expect(office.must("voucher.post", { ids: [id] }, "zhou").refused).toEqual([]);
};

describe("a correction dated in a later period", () => {
  it("makes no room in the quarter of a correction, only in that of what it corrects", () => {
    const office = openRuleOffice();
    const capFen = yuan(500);
    decide(office, recording("1号", [yearlyCap("F02", capFen, { period: "quarter" })]));
    const wrong = book(office, spending({ on: "2026-09-10", categoryCode: "F02", amountFen: yuan(480) }));
    const correct = { onDate: "2026-10-09", reason: "记错" };
    const { redId, copyId } = office.must("voucher.correct", { ...correct, id: wrong, andCopy: true });
    if (copyId === null) throw new Error("no copy");
    const used = (onDate: string) => office.must("cap.register", { ledgerId: committee, onDate }).caps[0]?.usedFen;
    const held = (on: string, amountFen: number) =>
      office.must("voucher.judge", { id: null, content: spending({ on, categoryCode: "F02", amountFen }) }).hits;
    bookDraft(office, redId);
    expect([used("2026-09-30"), used("2026-10-09")]).toEqual([0, 0]);
    // The audit's finding: 900.00 in the fourth quarter passed because the red voucher had made room there.
    expect(held("2026-10-09", yuan(900))).toMatchObject([{ kind: "K04", facts: { overFen: yuan(400) } }]);
    expect(held("2026-09-20", yuan(400))).toEqual([]);
    // The copy takes the room of the quarter in which the money was spent, and leaves this one alone.
    bookDraft(office, copyId);
    expect([used("2026-09-30"), used("2026-10-09")]).toEqual([yuan(480), 0]);
    expect(held("2026-09-20", yuan(21))).toMatchObject([{ kind: "K04" }]);
    const months = office.must("cap.year", { ledgerId: committee, onDate: "2026-10-09" }).caps[0]?.months;
    expect([months?.[8], months?.[9]]).toEqual([yuan(480), 0]);
    // Copies are corrected in their turn: the first voucher tells the quarter.
    const again = office.must("voucher.correct", { ...correct, id: copyId, andCopy: false });
    bookDraft(office, again.redId);
    expect([used("2026-09-30"), used("2026-10-09")]).toEqual([0, 0]);
  });

  it("tells a quarter as it was known at its end, whatever is corrected later", () => {
    const office = openRuleOffice();
    const wrong = book(office, spending({ on: "2026-09-10", categoryCode: "F02", amountFen: yuan(480) }));
    const { redId } = office.must("voucher.correct", {
      id: wrong,
      onDate: "2026-10-09",
      reason: "记错",
      andCopy: false,
    });
    bookDraft(office, redId);
    const span = { ledgerId: committee, from: month("2026-07"), to: month("2026-12") };
    const usesBy = (through: string) =>
      readCategoryUses(office.ledger.reading, { ...span, through: localDate(through) }).map((row) => [
        row.month,
        row.amountFen,
      ]);
    expect(usesBy("2026-09-30")).toEqual([["2026-09", yuan(480)]]);
    expect(usesBy("2026-10-31")).toEqual([["2026-09", 0]]);
    const posted = (through: string) =>
      readPostedUses(office.ledger.reading, {
        ledgerId: committee,
        categoryIds: [category("F02")],
        first: month("2026-07"),
        last: month("2026-09"),
        through: localDate(through),
      }).map(({ amountFen }) => amountFen);
    expect([posted("2026-09-30"), posted("2026-10-31")]).toEqual([[yuan(480)], [yuan(480), -yuan(480)]]);
  });
});

describe("a rule on the total of a year", () => {
  it("names the year of what a correction corrects, which is the year its use is of", () => {
    const office = openRuleOffice();
    const proposed = office.must("rule.propose", {
      id: null,
      level: "township",
      title: "办公费总额",
      basis: "青禾镇〔2025〕3号",
      severity: "warn",
      scope: { villageIds: [], entities: [] },
      parameters: plain("K07", { amounts: { limitFen: yuan(1000) }, categoryIds: ["F02"] }),
      fromOn: "2025-01-01",
      toOn: "2026-12-31",
    });
    office.must("rule.approve", proposed, "he");
    const wrong = book(office, spending({ on: "2025-12-20", categoryCode: "F02", amountFen: yuan(900) }));
    book(office, spending({ on: "2025-12-22", categoryCode: "F02", amountFen: yuan(200) }));
    const { copyId } = office.must("voucher.correct", {
      id: wrong,
      onDate: "2026-01-05",
      reason: "记错",
      andCopy: true,
    });
    if (copyId === null) throw new Error("no copy");
    const { hits } = office.must("voucher.show", { id: copyId });
    expect(hits).toMatchObject([{ kind: "K07", facts: { periodName: "2025年" } }]);
  });
});
