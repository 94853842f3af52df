import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nationalVoteLaws, testVotes, votesFault, type Votes } from "#domain/caps/vote.ts";

const votes = (entitled: number, present: number, votesFor: number): Votes => ({
  entitled,
  present,
  votesFor,
  votesAgainst: 0,
  votesAbstain: 0,
});

describe("the legal test of a vote", () => {
  it.each([
    // body, track, entitled, present, for → needs present, needs for, quorum, passed
    ["congress", "A", 30, 20, 11, 20, 11, true, true],
    ["congress", "B", 30, 20, 11, 20, 20, true, false],
    ["congress", "A", 30, 20, 10, 20, 11, true, false],
    ["congress", "A", 30, 19, 19, 20, 10, false, false],
    ["congress", "A", 31, 20, 20, 21, 11, false, false],
    ["congress", "A", 31, 21, 11, 21, 11, true, true],
    ["congress", "A", 2, 2, 1, 2, 2, true, false],
    ["congress", "A", 1, 1, 1, 1, 1, true, true],
    ["congress", "B", 30, 20, 20, 20, 20, true, true],
    ["congress", "B", 31, 31, 20, 21, 21, true, false],
    ["congress", "B", 31, 21, 21, 21, 21, true, true],
    ["assembly", "A", 100, 50, 50, 51, 26, false, false],
    ["assembly", "A", 100, 51, 26, 51, 26, true, true],
    ["assembly", "A", 101, 51, 25, 51, 26, true, false],
    ["assembly", "B", 300, 199, 199, 200, 200, false, false],
    ["assembly", "B", 300, 250, 199, 200, 200, true, false],
    ["assembly", "B", 300, 200, 200, 200, 200, true, true],
    ["assembly", "B", 100_000, 66_667, 66_667, 66_667, 66_667, true, true],
    ["assembly", "B", 100_000, 66_666, 66_666, 66_667, 66_667, false, false],
  ] as const)(
    "%s on track %s with %i entitled, %i present and %i in favour",
    (body, track, entitled, present, votesFor, needsPresent, needsFor, hasQuorum, isPassed) => {
      const tested = testVotes(votes(entitled, present, votesFor), { body, track });
      expect(tested).toMatchObject({ ok: true, value: { needsPresent, needsFor, hasQuorum, isPassed } });
    },
  );

  it("names the article it rests on for every body and track", () => {
    for (const law of nationalVoteLaws) {
      const tested = testVotes(votes(30, 30, 30), law);
      expect(tested).toMatchObject({ ok: true, value: { basis: law.basis, isPassed: true } });
      expect(law.basis).toMatch(/第.+条/);
    }
    expect(nationalVoteLaws).toHaveLength(4);
  });

  it("takes thresholds from the law pack it is given, not from the program", () => {
    const older = nationalVoteLaws.map((law) =>
      law.body === "congress" && law.track === "A"
        ? { ...law, quorum: { numerator: 4, denominator: 5, isInclusive: true } }
        : law,
    );
    const meeting = { body: "congress", track: "A" } as const;
    expect(testVotes(votes(30, 23, 23), meeting, older)).toMatchObject({
      value: { needsPresent: 24, isPassed: false },
    });
    expect(testVotes(votes(30, 24, 23), meeting, older)).toMatchObject({ value: { needsPresent: 24, isPassed: true } });
  });

  it.each([
    // households, there, for → needs present, needs for, passed
    [330, 300, 290, 220, 151, true],
    [330, 220, 111, 220, 111, true],
    [330, 219, 219, 220, 110, false],
    [330, 220, 110, 220, 111, false],
  ])(
    "村民会议 by households: of %i there are %i, %i in favour",
    (entitled, present, votesFor, needsPresent, needsFor, isPassed) => {
      const meeting = { body: "assembly", track: "A", countedBy: "households" } as const;
      expect(testVotes(votes(entitled, present, votesFor), meeting)).toMatchObject({
        value: { needsPresent, needsFor, isPassed, basis: expect.stringContaining("三分之二以上的户") },
      });
    },
  );

  it.each([
    ["congress", "A"],
    ["congress", "B"],
    ["assembly", "B"],
  ] as const)("counts no households in a %s on track %s", (body, track) => {
    const tested = testVotes(votes(30, 30, 30), { body, track, countedBy: "households" });
    expect(tested).toEqual({ ok: false, error: { reason: "households-not-here" } });
  });

  it("asks two thirds of those who should be there where 浙江 does, and never less than the nation", () => {
    const meeting = { body: "congress", track: "A", voteRule: "zhejiang" } as const;
    expect(testVotes(votes(30, 20, 19), meeting)).toMatchObject({ value: { needsFor: 20, isPassed: false } });
    expect(testVotes(votes(30, 20, 20), meeting)).toMatchObject({
      value: { needsPresent: 20, isPassed: true, basis: expect.stringContaining("浙江") },
    });
    const members = { body: "congress", track: "B", voteRule: "zhejiang" } as const;
    expect(testVotes(votes(31, 31, 21), members)).toMatchObject({ value: { needsFor: 21, isPassed: true } });
  });

  it("agrees with exact cross-multiplication for every meeting", () => {
    const meeting = fc
      .tuple(
        fc.integer({ min: 1, max: 100_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
      )
      .map(([entitled, here, yes]) => {
        const present = Math.floor(entitled * here);
        return votes(entitled, present, Math.floor(present * yes));
      });
    fc.assert(
      fc.property(meeting, (counted) => {
        const { entitled, present, votesFor } = counted;
        const passes = (body: "congress" | "assembly", track: "A" | "B"): boolean => {
          const tested = testVotes(counted, { body, track });
          return tested.ok && tested.value.isPassed;
        };
        expect(passes("congress", "A")).toBe(3 * present >= 2 * entitled && 2 * votesFor > present);
        expect(passes("assembly", "A")).toBe(2 * present > entitled && 2 * votesFor > present);
        expect(passes("congress", "B")).toBe(3 * votesFor >= 2 * entitled);
        expect(passes("assembly", "B")).toBe(3 * present >= 2 * entitled && 3 * votesFor >= 2 * entitled);
      }),
    );
  });
});

describe("numbers that cannot be of one meeting", () => {
  const minutes = { proxies: 0, women: null };
  it.each([
    ["more present than entitled", votes(30, 31, 10), minutes, "present-over-entitled"],
    [
      "more votes than present",
      { ...votes(30, 20, 11), votesAgainst: 8, votesAbstain: 2 },
      minutes,
      "votes-over-present",
    ],
    ["more proxies than present", votes(30, 20, 11), { proxies: 21, women: null }, "proxies-over-present"],
    ["more women than present", votes(30, 20, 11), { proxies: 0, women: 21 }, "women-over-present"],
    ["nobody entitled", votes(0, 0, 0), minutes, "nobody-entitled"],
    ["half a vote", votes(30, 20, 10.5), minutes, "not-whole"],
    ["fewer than no votes", votes(30, 20, -1), minutes, "not-whole"],
    [
      "every number at its limit",
      { ...votes(30, 30, 20), votesAgainst: 6, votesAbstain: 4 },
      { proxies: 30, women: 30 },
      undefined,
    ],
    ["some who did not vote", votes(30, 30, 11), minutes, undefined],
  ] as const)("%s", (_case, counted, record, reason) => {
    expect(votesFault(counted, record)?.reason).toBe(reason);
  });
});
