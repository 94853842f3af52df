import { describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { plain, type Plain } from "#test/support/plain-parameters.ts";
import {
  book,
  committee,
  decide,
  openRuleOffice,
  recording,
  spending,
  yearlyCap,
  yuan,
  type RuleOffice,
} from "./rule-office.ts";

type Proposal = InputOf<"rule.propose">;
type Recording = InputOf<"resolution.record">;

const rule = (kind: Plain["kind"], rest: Partial<Omit<Plain, "kind">>, over: Partial<Proposal> = {}): Proposal => ({
  id: null,
  title: "本镇的规定",
  level: "township",
  scope: { villageIds: [], entities: [] },
  basis: "青禾镇示例第一条",
  severity: "needs-resolution",
  parameters: plain(kind, rest),
  fromOn: "2026-01-01",
  toOn: "2026-12-31",
  ...over,
});
const approve = (office: RuleOffice, proposal: Proposal): string => {
  const proposed = office.must("rule.propose", proposal, "he");
  office.must("rule.approve", proposed, "zhou");
  return proposed.id;
};
const draft = (office: RuleOffice, content: ReturnType<typeof spending>) =>
  office.must("voucher.save", { id: null, version: null, content });
const review = (office: RuleOffice, of: { readonly id: string; readonly version: number }) =>
  office.ask("voucher.review", { id: of.id, version: of.version }, "zhou");
const matter = (over: Partial<NonNullable<Recording["matter"]>> = {}): NonNullable<Recording["matter"]> => ({
  categoryIds: ["F02"],
  amountFen: yuan(5000),
  fromOn: "2026-01-01",
  toOn: "2026-12-31",
  ...over,
});
const held = { ok: false, failure: { code: "rules-refuse" } };

describe("a lowered cap", () => {
  it("is not undone by naming the vote that was lowered", () => {
    const office = openRuleOffice();
    const first = decide(office, recording("1号", [yearlyCap("F02", yuan(5000))]));
    const lowered = yearlyCap("F02", yuan(2000), { fromOn: "2026-05-01" });
    decide(office, recording("2号", [lowered], { metOn: "2026-05-01" }));
    const voucher = draft(office, spending({ on: "2026-06-01", categoryCode: "F02", amountFen: yuan(3000) }));
    const { hits } = office.must("voucher.linkResolution", { id: voucher.id, resolutionId: first.id });
    expect(hits).toMatchObject([{ kind: "K04", isCleared: false, facts: { capFen: yuan(2000) } }]);
    expect(review(office, voucher)).toMatchObject(held);
  });
});

describe("a cap of this year", () => {
  it("can still be amended when next year's has been voted", () => {
    const office = openRuleOffice();
    decide(office, recording("1号", [yearlyCap("F02", yuan(1000))]));
    const nextYear = yearlyCap("F02", yuan(1200), { fromOn: "2027-01-01", toOn: "2027-12-31" });
    decide(office, recording("2号", [nextYear], { metOn: "2026-09-20" }));
    const raised = yearlyCap("F02", yuan(1500), { fromOn: "2026-10-01" });
    decide(office, recording("3号", [raised], { metOn: "2026-10-01" }));
    const capOn = (onDate: string) => office.must("cap.register", { ledgerId: committee, onDate }).caps[0]?.capFen;
    expect(["2026-09-30", "2026-10-01", "2027-03-01"].map(capOn)).toEqual([yuan(1000), yuan(1500), yuan(1200)]);
    const { caps } = office.must("cap.register", { ledgerId: committee, onDate: "2026-10-01" });
    expect(caps).toMatchObject([{ firstFen: yuan(1000), capFen: yuan(1500) }]);
    const over = yearlyCap("F02", yuan(9000), { fromOn: "2026-10-02", toOn: "2027-12-31" });
    expect(office.ask("resolution.record", recording("4号", [over], { metOn: "2026-10-02" }))).toMatchObject({
      failure: { code: "cap-retroactive", latestFrom: "2027-01-01" },
    });
  });

  it("is not barred by a vote the township returned", () => {
    const office = openRuleOffice();
    const mistyped = yearlyCap("F02", yuan(1000), { fromOn: "2036-01-01", toOn: "2036-12-31" });
    const wide = yearlyCap("F03", yuan(1000), { fromOn: "2026-06-01" });
    const { id } = office.must("resolution.record", recording("1号", [mistyped, wide]), "he");
    const opinion = { id, opinion: "returned", note: "日期填错", onDate: "2026-01-10" } as const;
    office.must("resolution.giveOpinion", opinion, "zhou");
    decide(office, recording("2号", [yearlyCap("F02", yuan(1000)), yearlyCap("F03", yuan(1000))]));
    expect(office.must("cap.register", { ledgerId: committee, onDate: "2026-03-01" }).caps).toHaveLength(2);
  });
});

describe("a proposal nobody approved", () => {
  it("bars no later one", () => {
    const office = openRuleOffice();
    const id = approve(office, rule("K15", { amounts: { limitFen: yuan(1000) } }));
    const mistyped = { id, fromOn: "2062-01-01", toOn: "2062-12-31" };
    office.must("rule.propose", rule("K15", { amounts: { limitFen: yuan(900) } }, mistyped), "he");
    const right = rule("K15", { amounts: { limitFen: yuan(900) } }, { id, fromOn: "2026-07-01" });
    const { version } = office.must("rule.propose", right, "he");
    office.must("rule.approve", { id, version }, "zhou");
    expect(version).toBe(3);
  });
});

describe("a sum cut into parts", () => {
  const parts = (on: string, categoryCode: string) =>
    spending({
      on,
      categoryCode,
      amountFen: yuan(4000),
      documents: [{ kind: "invoice", number: `8${on}`, onDate: on, amountFen: null, party: "青禾文具店", note: "" }],
    });
  it.each([
    ["dated after it", "2026-09-21", "F02"],
    ["dated before it", "2026-09-19", "F02"],
    ["under another category of the scope", "2026-09-21", "F03"],
  ])("is seen in a part %s", (_case, on, category) => {
    const office = openRuleOffice();
    const splitting = { natures: ["non-productive" as const], counts: { days: 30 } };
    approve(office, rule("K23", { ...splitting, amounts: { thresholdFen: yuan(5000) } }));
    book(office, parts("2026-09-20", "F02"));
    const voucher = draft(office, parts(on, category));
    expect(voucher.hits).toMatchObject([{ kind: "K23", facts: { totalFen: yuan(8000), count: 2 } }]);
    expect(review(office, voucher)).toMatchObject(held);
  });
});

describe("a total over categories", () => {
  const totalOffice = () => {
    const office = openRuleOffice();
    approve(office, rule("K07", { categoryIds: ["F02"], amounts: { limitFen: yuan(1000) } }));
    return office;
  };
  const spend = (office: RuleOffice, amount: number) =>
    draft(office, spending({ on: "2026-06-01", categoryCode: "F02", amountFen: yuan(amount) }));

  it("is passed by a vote that agreed to this spending, not by one that set a cap", () => {
    const office = totalOffice();
    const cap = decide(office, recording("1号", [yearlyCap("F02", yuan(9000))]));
    const vote = decide(office, recording("2号", [], { matter: matter() }));
    const voucher = spend(office, 1500);
    office.must("voucher.linkResolution", { id: voucher.id, resolutionId: cap.id });
    expect(review(office, voucher)).toMatchObject(held);
    const { hits } = office.must("voucher.linkResolution", { id: voucher.id, resolutionId: vote.id });
    expect(hits).toMatchObject([{ kind: "K07", isCleared: true }]);
    expect(review(office, voucher)).toMatchObject({ ok: true });
  });

  it("is not passed by a red voucher that may still be returned", () => {
    const office = totalOffice();
    const first = book(office, spending({ on: "2026-06-01", categoryCode: "F02", amountFen: yuan(1000) }));
    const { redId } = office.must("voucher.correct", {
      id: first,
      onDate: "2026-09-01",
      reason: "记错",
      andCopy: false,
    });
    expect(review(office, { id: redId, version: 1 })).toMatchObject({ ok: true });
    const second = spend(office, 1000);
    expect(review(office, second)).toMatchObject({ ok: true });
    expect(office.must("voucher.post", { ids: [second.id] }, "zhou").refused).toHaveLength(1);
  });
});

describe("money borrowed", () => {
  const loan = spending({
    on: "2026-06-01",
    summary: "向农商行借款",
    entries: [
      { code: "102", debitFen: yuan(500_000) },
      { code: "201", creditFen: yuan(500_000) },
    ],
  });
  it.each([
    ["a vote on a newspaper", { matter: matter({ categoryIds: ["F03"], amountFen: yuan(500) }) }, [], false],
    ["a vote on a cap", {}, [yearlyCap("F02", 1)], false],
    ["a vote that is about no spending", { title: "向农商行借款五十万元" }, [], true],
  ] as const)("under K25 is judged by %s", (_case, over, caps, passes) => {
    const office = openRuleOffice();
    approve(office, rule("K25", {}));
    const { id: resolutionId } = decide(office, recording("1号", [...caps], over));
    const voucher = draft(office, loan);
    office.must("voucher.linkResolution", { id: voucher.id, resolutionId });
    expect(review(office, voucher).ok).toBe(passes);
  });
});
