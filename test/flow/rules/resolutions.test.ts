import { describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import {
  book,
  collective,
  committee,
  neighbour,
  openRuleOffice,
  recording,
  spending,
  yearlyCap,
  yuan,
  decide,
} from "./rule-office.ts";

type Recording = InputOf<"resolution.record">;
const bands = (...ends: readonly (number | null)[]) => ({
  kind: "K05" as const,
  bands: ends.map((upTo) => ({ upTo, isInclusive: true, capFen: 100 })),
});
const good = recording("1号", [yearlyCap("F02", yuan(5000))]);

describe("recording a vote", () => {
  it("keeps the numbers, the minutes, the legal test and the caps", () => {
    const office = openRuleOffice();
    const { id, test } = decide(office, good);
    expect(test).toMatchObject({ needsPresent: 20, needsFor: 15, hasQuorum: true, isPassed: true });
    const shown = office.must("resolution.show", { id });
    expect(shown).toMatchObject({
      number: "1号",
      metOn: "2025-12-20",
      computed: "passed",
      isInForce: true,
      recordedByName: "陈会计",
      record: good.record,
      test,
      caps: [{ categoryName: "办公费", version: 1, text: "每年 5,000.00 元", isRatification: false }],
      vouchers: [],
    });
    expect(office.must("resolution.list", { ledgerId: null }).resolutions).toMatchObject([{ id, isInForce: true }]);
    expect(office.must("resolution.list", { ledgerId: neighbour }).resolutions).toEqual([]);
  });

  it("keeps a failed vote, which approves nothing", () => {
    const office = openRuleOffice();
    const failed = { ...good, present: 19, votesFor: 17, declared: "failed" as const };
    expect(office.ask("resolution.record", failed)).toEqual({ ok: false, failure: { code: "resolution-failed" } });
    const { id } = office.must("resolution.record", { ...failed, caps: [] });
    expect(office.must("resolution.show", { id })).toMatchObject({ computed: "failed", isInForce: false, caps: [] });
    expect(office.must("cap.register", { ledgerId: committee, onDate: "2026-03-01" }).caps).toEqual([]);
  });

  it.each<[string, Partial<Recording>, object]>([
    ["of a ledger that is not there", { ledgerId: "nobody" }, { code: "not-found", kind: "ledger" }],
    ["in the future", { metOn: "2026-10-11" }, { code: "date-in-future", on: "2026-10-11" }],
    [
      "with more present than entitled",
      { present: 31 },
      { code: "votes-inconsistent", reason: "present-over-entitled" },
    ],
    ["with more votes than present", { votesAgainst: 3 }, { code: "votes-inconsistent", reason: "votes-over-present" }],
    [
      "with more proxies than present",
      { record: { ...good.record, proxies: 29 } },
      { code: "votes-inconsistent", reason: "proxies-over-present" },
    ],
    [
      "for the collective by the committee's arithmetic",
      { ledgerId: collective },
      { code: "votes-inconsistent", reason: "collective-needs-track-b" },
    ],
    [
      "declared passed with 20 of 30 present and 10 in favour",
      { present: 20, votesFor: 10 },
      { code: "result-misdeclared", computed: "failed" },
    ],
    ["declared failed though it passed", { declared: "failed" }, { code: "result-misdeclared", computed: "passed" }],
    [
      "declared passed with 11 of 30 on track B",
      { track: "B", present: 20, votesFor: 11 },
      { code: "result-misdeclared", computed: "failed" },
    ],
    ["on a category that is not there", { caps: [yearlyCap("X99", 1)] }, { code: "not-found", kind: "category" }],
    [
      "with a cap that ends before it begins",
      { caps: [yearlyCap("F02", 1, { toOn: "2025-12-31" })] },
      { code: "bad-input" },
    ],
    [
      "with a cap that had ended when the meeting was held",
      { caps: [yearlyCap("F02", 1, { fromOn: "2025-01-01", toOn: "2025-12-19" })] },
      { code: "cap-before-resolution", metOn: "2025-12-20" },
    ],
    [
      "with falling bands",
      { caps: [yearlyCap("F02", 1, { basis: bands(2000, 1200, null) })] },
      { code: "bands-bad", reason: "not-rising", line: 2 },
    ],
    [
      "with bands that leave the top open",
      { caps: [yearlyCap("F02", 1, { basis: bands(1200, 2000) })] },
      { code: "bands-bad", reason: "no-open-end", line: 2 },
    ],
    ["with a cap below zero", { caps: [yearlyCap("F02", -1)] }, { code: "bad-input" }],
    ["with the same cap twice", { caps: [yearlyCap("F02", 1), yearlyCap("F02", 2)] }, { code: "bad-input" }],
  ])("refuses a vote %s and keeps nothing of it", (_case, over, failure) => {
    const office = openRuleOffice();
    const reply = office.ask("resolution.record", { ...good, ...over });
    expect(reply.ok ? {} : reply.failure).toMatchObject(failure);
    expect(office.must("resolution.list", { ledgerId: null }).resolutions).toEqual([]);
    expect(office.must("cap.register", { ledgerId: committee, onDate: "2026-03-01" }).caps).toEqual([]);
  });

  it("refuses a number already used in the ledger, not one used by another village", () => {
    const office = openRuleOffice();
    office.must("resolution.record", good);
    expect(office.ask("resolution.record", good)).toEqual({
      ok: false,
      failure: { code: "code-taken", takenCode: "1号" },
    });
    expect(office.ask("resolution.record", { ...good, ledgerId: neighbour }).ok).toBe(true);
  });

  it("marks a cap from before its own vote as a ratification", () => {
    const office = openRuleOffice();
    const vote = recording("1号", [yearlyCap("F02", yuan(5000))], { metOn: "2026-02-10" });
    const { id } = office.must("resolution.record", vote);
    expect(office.must("resolution.show", { id }).caps).toMatchObject([{ isRatification: true }]);
  });

  it.each([
    ["A", "congress", 30, 20, 11, true],
    ["B", "congress", 30, 20, 11, false],
  ] as const)(
    "tests track %s in the %s of %i with %i present and %i in favour while it is typed",
    (track, body, entitled, present, votesFor, isPassed) => {
      const office = openRuleOffice();
      const votes = { entitled, present, votesFor, votesAgainst: 0, votesAbstain: 0 };
      expect(office.must("resolution.test", { body, track, ...votes })).toMatchObject({ isPassed });
      expect(office.ask("resolution.test", { body, track, ...votes, present: 31 })).toMatchObject({
        failure: { code: "votes-inconsistent" },
      });
    },
  );
});

describe("the township's opinion", () => {
  const opinion = { opinion: "approved", note: "同意", onDate: "2026-01-10" } as const;
  it("is given once, by another person than the recorder, between the meeting and today", () => {
    const office = openRuleOffice();
    const { id } = office.must("resolution.record", good, "he");
    expect(office.ask("resolution.giveOpinion", { id, ...opinion }, "he")).toMatchObject({
      failure: { code: "same-person" },
    });
    expect(office.ask("resolution.giveOpinion", { id, ...opinion, onDate: "2025-12-19" }, "zhou")).toMatchObject({
      failure: { code: "bad-input" },
    });
    expect(office.ask("resolution.giveOpinion", { id, ...opinion, onDate: "2026-10-11" }, "zhou")).toMatchObject({
      failure: { code: "bad-input" },
    });
    expect(office.ask("resolution.giveOpinion", { id, ...opinion }, "zhou").ok).toBe(true);
    expect(office.must("resolution.show", { id })).toMatchObject({ opinion: "approved", opinionNote: "同意" });
    expect(office.ask("resolution.giveOpinion", { id, ...opinion }, "zhou")).toMatchObject({
      failure: { code: "wrong-state" },
    });
  });

  it.each([
    ["nothing is needed", false, null, true],
    ["it is needed and not yet given", true, null, false],
    ["it is needed and approves", true, "approved", true],
    ["it is needed and files", true, "filed", true],
    ["it returns", false, "returned", false],
    ["it is needed and returns", true, "returned", false],
  ] as const)("decides whether a cap is in force where %s", (_case, isNeeded, given, isInForce) => {
    const office = openRuleOffice();
    if (isNeeded) office.needOpinion();
    const { id } = decide(office, good);
    if (given !== null) office.must("resolution.giveOpinion", { id, ...opinion, opinion: given }, "zhou");
    expect(office.must("resolution.show", { id }).isInForce).toBe(isInForce);
    const { caps } = office.must("cap.register", { ledgerId: committee, onDate: "2026-03-01" });
    expect(caps).toHaveLength(isInForce ? 1 : 0);
  });
});

describe("the register of caps", () => {
  it("shows used, committed and remaining of every cap in force on a day", () => {
    const office = openRuleOffice();
    office.fact("liuxi", { kind: "population", number: 1500, fromDate: "2025-01-01" });
    decide(
      office,
      recording("1号", [
        yearlyCap("F02", yuan(5000)),
        yearlyCap("F02", yuan(2000), { period: "quarter" }),
        yearlyCap("F06", 0, { basis: bands(1200, 2000, null) }),
      ]),
    );
    book(office, spending({ on: "2026-03-31", categoryCode: "F02", amountFen: yuan(1500) }));
    const next = spending({ on: "2026-04-01", categoryCode: "F02", amountFen: yuan(700) });
    const draft = office.must("voucher.save", { id: null, version: null, content: next });
    const rowsOn = (onDate: string) =>
      office
        .must("cap.register", { ledgerId: committee, onDate })
        .caps.map((cap) => [
          cap.categoryName,
          cap.periodName,
          cap.capFen,
          cap.usedFen,
          cap.committedFen,
          cap.remainingFen,
        ]);
    expect(rowsOn("2026-04-30")).toEqual([
      ["办公费", "2026年第2季度", yuan(2000), 0, 0, yuan(2000)],
      ["办公费", "2026年", yuan(5000), yuan(1500), 0, yuan(3500)],
      ["会议费", "2026年", 100, 0, 0, 100],
    ]);
    office.must("voucher.review", { id: draft.id, version: draft.version }, "zhou");
    expect(rowsOn("2026-04-30")[0]).toEqual(["办公费", "2026年第2季度", yuan(2000), 0, yuan(700), yuan(1300)]);
    expect(rowsOn("2026-03-01")[0]).toEqual(["办公费", "2026年第1季度", yuan(2000), yuan(1500), 0, yuan(500)]);
    expect(rowsOn("2027-01-01")).toEqual([]);
    expect(office.ask("cap.register", { ledgerId: "nobody", onDate: "2026-01-01" })).toMatchObject({
      failure: { code: "not-found" },
    });
  });
});
