import { describe, expect, it } from "vitest";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import {
  emptyHandoverFile,
  handoverFault,
  handoverProblems,
  postedDaysOf,
  termMonthsOf,
  wholeRentOf,
  type Handover,
  type HandoverControl,
} from "#domain/funds/handover.ts";

const day = localDate;
const yuan = (amount: number) => fen(amount * 100);

const whole = (changes: Partial<Handover> = {}): Handover => ({
  ...emptyHandoverFile,
  kind: "lease",
  name: "东塘",
  onDate: day("2026-01-01"),
  valueFen: yuan(50_000),
  termMonths: 60,
  vote: "〔2026〕3号",
  valuationFen: yuan(48_000),
  exchange: "县农村产权交易中心",
  postedFrom: day("2025-12-01"),
  postedTo: day("2025-12-16"),
  areaMilli: 30_000,
  ...changes,
});
const control = (changes: Partial<HandoverControl> = {}): HandoverControl => ({
  isExclusive: false,
  voteFromFen: yuan(50_000),
  voteFromMilli: 30_000,
  voteOverMonths: 60,
  valuationFromFen: yuan(50_000),
  exchangeFromFen: yuan(50_000),
  postingDays: 15,
  ...changes,
});
const none = { voteFromFen: null, voteFromMilli: null, voteOverMonths: null };

describe("what is disposed of or let", () => {
  it.each<[string, Partial<Handover>, Partial<HandoverControl>, readonly unknown[]]>([
    ["lacks nothing with all its papers", {}, {}, []],
    ["needs a vote from the value on", { vote: "" }, {}, [{ reason: "no-vote", because: "value" }]],
    ["not where the rule writes 超过", { vote: "" }, { ...none, voteFromFen: yuan(50_000), isExclusive: true }, []],
    [
      "needs a vote from the area on",
      { vote: "" },
      { ...none, voteFromMilli: 30_000 },
      [{ reason: "no-vote", because: "area" }],
    ],
    ["needs none below the area", { vote: "", areaMilli: 29_999 }, { ...none, voteFromMilli: 30_000 }, []],
    ["needs none at the term itself", { vote: "" }, { ...none, voteOverMonths: 60 }, []],
    [
      "needs a vote above the term",
      { vote: "", termMonths: 61 },
      { ...none, voteOverMonths: 60 },
      [{ reason: "no-vote", because: "term" }],
    ],
    ["has no term when it is sold", { vote: "", termMonths: null }, { ...none, voteOverMonths: 1 }, []],
    ["needs a valuation", { valuationFen: null }, {}, [{ reason: "no-valuation", fromFen: yuan(50_000) }]],
    ["needs the exchange", { exchange: "" }, {}, [{ reason: "no-exchange" }]],
    [
      "needs its fifteen days",
      { postedTo: day("2025-12-15") },
      {},
      [{ reason: "posted-too-short", postedDays: 14, leastDays: 15 }],
    ],
    ["needs days at all", { postedFrom: null }, {}, [{ reason: "posted-too-short", postedDays: 0 }]],
  ])("%s", (_case, changes, asked, problems) => {
    expect(handoverProblems(whole(changes), control(asked))).toMatchObject(problems);
    expect(handoverProblems(whole(changes), control(asked))).toHaveLength(problems.length);
  });

  it("keeps its amounts and days in order", () => {
    expect(handoverFault(whole())).toBeUndefined();
    expect(handoverFault(whole({ floorFen: yuan(-1) }))).toBe("amount-negative");
    expect(handoverFault(whole({ postedTo: day("2025-11-30") }))).toBe("posting-reversed");
    expect(postedDaysOf(whole())).toBe(15);
  });

  it.each([
    ["2026-01-01", "2026-12-31", 12],
    ["2026-01-01", "2030-12-31", 60],
    ["2026-01-01", "2031-01-01", 61],
    ["2026-03-15", "2027-03-14", 12],
    ["2026-03-15", "2027-03-15", 13],
  ])("a term from %s to %s is %i months", (fromOn, toOn, months) => {
    expect(termMonthsOf({ fromOn: day(fromOn), toOn: day(toOn) })).toBe(months);
  });

  it("is worth all the rent of its term, also when it ended early", () => {
    const terms = {
      fromOn: day("2026-01-01"),
      toOn: day("2028-12-31"),
      periodMonths: 12,
      isDueAtStart: true,
      steps: [
        { fromOn: day("2026-01-01"), yearFen: yuan(10_000) },
        { fromOn: day("2028-01-01"), yearFen: yuan(12_000) },
      ],
      endedOn: day("2026-06-30"),
    };
    expect(wholeRentOf(terms)).toBe(yuan(32_000));
  });
});
