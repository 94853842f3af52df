import { describe, expect, it } from "vitest";
import { sentenceOf } from "#renderer/words/failures.ts";
import {
  book,
  committee,
  decide,
  openRuleOffice,
  recording,
  spending,
  yearlyCap,
  yuan,
  type Content,
  type RuleOffice,
} from "./rule-office.ts";

const save = (office: RuleOffice, content: Content) =>
  office.must("voucher.save", { id: null, version: null, content });
const review = (office: RuleOffice, id: string, version = 1) => office.ask("voucher.review", { id, version }, "zhou");
const used = (office: RuleOffice, onDate = "2026-10-09") =>
  office.must("cap.register", { ledgerId: committee, onDate }).caps[0]?.usedFen;
const withCap = (period: "year" | "quarter" = "year"): RuleOffice => {
  const office = openRuleOffice();
  decide(office, recording("1号", [yearlyCap("F02", yuan(1000), { period })]));
  return office;
};
const said = (reply: ReturnType<typeof review>): string => (reply.ok ? "" : sentenceOf(reply.failure));

const refund = (on: string, amountFen: number): Content =>
  spending({
    on,
    summary: "退回办公用品款",
    entries: [
      { code: "102", debitFen: amountFen },
      { code: "513", creditFen: amountFen, categoryCode: "F02" },
    ],
  });

describe("a voucher that takes spending back", () => {
  it("frees no cap by a transfer between categories, which is a correction's work", () => {
    const office = withCap();
    const first = book(office, spending({ on: "2026-03-01", categoryCode: "F02", amountFen: yuan(1000) }));
    const held = save(office, spending({ on: "2026-03-02", categoryCode: "F02", amountFen: yuan(800) }));
    const moved = save(
      office,
      spending({
        on: "2026-03-03",
        summary: "调整",
        entries: [
          { code: "513", debitFen: yuan(1000), categoryCode: "F03" },
          { code: "513", creditFen: yuan(1000), categoryCode: "F02" },
        ],
      }),
    );
    expect(said(review(office, moved.id))).toBe(
      "这张凭证冲减“办公费” 1,000.00 元，会腾出限额。钱退回来的，请打开凭证，指明退的是哪张支出凭证；改用别的分类，请更正原来那张凭证；不冲减限额的，贷方不填支出分类。",
    );
    expect(office.ask("voucher.nameSpending", { id: moved.id, spendingId: first })).toMatchObject({
      failure: { code: "takes-back", reason: "no-money" },
    });
    expect(used(office)).toBe(yuan(1000));
    expect(review(office, held.id)).toMatchObject({ failure: { code: "rules-refuse" } });
  });

  it("counts money that came back once it names the spending, and never more than was spent", () => {
    const office = withCap();
    const first = book(office, spending({ on: "2026-03-01", categoryCode: "F02", amountFen: yuan(1000) }));
    const tooMuch = save(office, refund("2026-03-03", yuan(5000)));
    expect(review(office, tooMuch.id)).toMatchObject({ failure: { code: "takes-back", reason: "unnamed" } });
    expect(office.ask("voucher.nameSpending", { id: tooMuch.id, spendingId: first })).toMatchObject({
      failure: { code: "takes-back", reason: "too-much", leftFen: yuan(1000) },
    });
    const back = save(office, refund("2026-03-04", yuan(300)));
    office.must("voucher.nameSpending", { id: back.id, spendingId: first });
    expect(office.must("voucher.show", { id: back.id }).takenBack).toMatchObject({
      categories: [{ name: "办公费", amountFen: yuan(300) }],
      spending: { id: first, onDate: "2026-03-01" },
    });
    expect(review(office, back.id).ok).toBe(true);
    expect(office.must("voucher.post", { ids: [back.id] }, "zhou").refused).toEqual([]);
    expect(used(office)).toBe(yuan(700));
    const rest = save(office, refund("2026-03-05", yuan(701)));
    expect(office.ask("voucher.nameSpending", { id: rest.id, spendingId: first })).toMatchObject({
      failure: { reason: "too-much", leftFen: yuan(700) },
    });
    // What came back rests on the spending: cancelling it as well would take the same money back twice.
    expect(
      office.ask("voucher.correct", { id: first, onDate: "2026-03-06", reason: "记错", andCopy: false }),
    ).toMatchObject({ failure: { code: "voucher-relied-on" } });
    // Taken back itself, it weighs again.
    const { redId } = office.must("voucher.correct", {
      id: back.id,
      onDate: "2026-03-06",
      reason: "记错",
      andCopy: false,
    });
    expect(review(office, redId).ok).toBe(true);
    office.must("voucher.post", { ids: [redId] }, "zhou");
    expect(used(office)).toBe(yuan(1000));
  });

  it("gives the room back to the quarter in which the money was spent", () => {
    const office = withCap("quarter");
    const first = book(office, spending({ on: "2026-03-01", categoryCode: "F02", amountFen: yuan(1000) }));
    const back = save(office, refund("2026-05-04", yuan(300)));
    office.must("voucher.nameSpending", { id: back.id, spendingId: first });
    expect(review(office, back.id).ok).toBe(true);
    office.must("voucher.post", { ids: [back.id] }, "zhou");
    expect([used(office, "2026-03-31"), used(office, "2026-06-30")]).toEqual([yuan(700), 0]);
    const more = spending({ on: "2026-05-05", categoryCode: "F02", amountFen: yuan(1001) });
    expect(save(office, more).hits).toMatchObject([{ kind: "K04", facts: { overFen: yuan(1) } }]);
  });

  it("asks nothing of a credit without category, which frees nothing, and of less spent than was booked", () => {
    const office = withCap();
    const first = book(office, spending({ on: "2026-03-01", categoryCode: "F02", amountFen: yuan(1000) }));
    const plain = save(
      office,
      spending({
        on: "2026-03-03",
        entries: [
          { code: "102", debitFen: yuan(300) },
          { code: "513", creditFen: yuan(300) },
        ],
      }),
    );
    expect(review(office, plain.id).ok).toBe(true);
    expect(used(office)).toBe(yuan(1000));
    const less = { id: first, onDate: "2026-03-04", reason: "多记", way: "difference" as const };
    const { id } = office.must("voucher.adjust", { ...less, rightFen: [yuan(900), yuan(900)] });
    expect(review(office, id).ok).toBe(true);
    office.must("voucher.post", { ids: [id] }, "zhou");
    expect(used(office)).toBe(yuan(900));
  });
});
