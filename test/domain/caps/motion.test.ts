import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { motionStages, nextStage, stageFault, type StageGround, type StageInput } from "#domain/caps/motion.ts";
import { localDate } from "#domain/core/dates.ts";

const nothing: StageGround = { vote: null, posting: null };
const today = localDate("2026-10-30");
const posting = {
  fromOn: localDate("2026-09-10"),
  mayComeDownOn: localDate("2026-09-25"),
  cameDownOn: localDate("2026-09-26"),
  photoCount: 1,
  isOfVote: true,
  isOfDisclosure: false,
};
const vote = { metOn: localDate("2026-09-08"), isPassed: true, isInForce: true };
const input = (stage: StageInput["stage"], onDate: string, more: Partial<StageInput> = {}): StageInput => ({
  stage,
  onDate: localDate(onDate),
  entitled: null,
  present: null,
  votesFor: null,
  fileCount: 1,
  ...more,
});
const met = { entitled: 7, present: 4, votesFor: 3 };
const done = (...days: readonly string[]) => days.map((day) => localDate(day));
const judge = (
  given: StageInput,
  doneOn: readonly ReturnType<typeof localDate>[],
  ground: StageGround = nothing,
  quorum: "half" | "two-thirds" = "half",
) => stageFault(given, { doneOn, quorum, ground, today });

describe("a stage of a motion", () => {
  it.each([
    ["the first with its evidence", judge(input("proposal", "2026-09-01"), []), undefined],
    ["without evidence", judge(input("proposal", "2026-09-01", { fileCount: 0 }), []), { reason: "evidence-missing" }],
    ["a later one first", judge(input("review", "2026-09-01"), []), { reason: "skipped", wanted: "proposal" }],
    [
      "before the one before it",
      judge(input("consultation", "2026-08-31", met), done("2026-09-01")),
      { reason: "pre-dated", earliestOn: "2026-09-01" },
    ],
    ["on the same day", judge(input("consultation", "2026-09-01", met), done("2026-09-01")), undefined],
    [
      "half of seven is four",
      judge(input("consultation", "2026-09-01", { ...met, present: 3 }), done("2026-09-01")),
      { reason: "too-few-present", needs: 4 },
    ],
    [
      "two thirds of seven is five",
      judge(input("consultation", "2026-09-01", met), done("2026-09-01"), nothing, "two-thirds"),
      { reason: "too-few-present", needs: 5 },
    ],
    [
      "half of four in favour is not enough",
      judge(input("consultation", "2026-09-01", { ...met, votesFor: 2 }), done("2026-09-01")),
      { reason: "too-few-votes", needs: 3 },
    ],
    [
      "more in favour than present",
      judge(input("consultation", "2026-09-01", { ...met, votesFor: 5 }), done("2026-09-01")),
      { reason: "votes-over-present" },
    ],
    [
      "more present than entitled",
      judge(input("consultation", "2026-09-01", { ...met, present: 8 }), done("2026-09-01")),
      { reason: "present-over-entitled" },
    ],
    ["numbers left out", judge(input("consultation", "2026-09-01"), done("2026-09-01")), { reason: "numbers-missing" }],
  ])("%s", (_case, found, expected) => {
    expect(found).toEqual(expected);
  });

  const three = done("2026-09-01", "2026-09-02", "2026-09-03");
  it.each([
    ["no vote", null, { reason: "vote-missing" }],
    ["a vote below the legal test", { ...vote, isPassed: false }, { reason: "vote-failed" }],
    ["a vote nobody confirmed", { ...vote, isInForce: false }, { reason: "vote-not-in-force" }],
    [
      "a vote of another day",
      { ...vote, metOn: localDate("2026-09-07") },
      { reason: "vote-on-another-day", earliestOn: "2026-09-07" },
    ],
    ["a vote that passed", vote, undefined],
  ])("decides by %s", (_case, ground, expected) => {
    expect(judge(input("decision", "2026-09-08"), three, { vote: ground, posting: null })).toEqual(expected);
  });

  const four = [...three, localDate("2026-09-08")];
  it.each([
    ["nothing posted", null, { reason: "posting-missing" }],
    ["a posting of another vote", { ...posting, isOfVote: false }, { reason: "posting-of-another-vote" }],
    [
      "a day that is not the posting's",
      { ...posting, fromOn: localDate("2026-09-11") },
      { reason: "posting-on-another-day", earliestOn: "2026-09-11" },
    ],
    [
      "a posting that came down too soon",
      { ...posting, cameDownOn: localDate("2026-09-24") },
      { reason: "posting-too-short", earliestOn: "2026-09-25" },
    ],
    ["a posting without a photo", { ...posting, photoCount: 0 }, { reason: "posting-without-photo" }],
    ["a posting that hung its time", posting, undefined],
    ["a posting that hangs long enough", { ...posting, cameDownOn: null }, undefined],
  ])("is public by %s", (_case, ground, expected) => {
    expect(judge(input("disclosure", "2026-09-10"), four, { vote: null, posting: ground })).toEqual(expected);
  });

  it("tells its outcome by another posting than the one of its decision", () => {
    const five = [...four, localDate("2026-09-10")];
    const outcome = (isOfDisclosure: boolean) =>
      judge(input("outcome", "2026-09-10"), five, { vote: null, posting: { ...posting, isOfDisclosure } });
    expect(outcome(true)).toEqual({ reason: "posting-of-the-decision" });
    expect(outcome(false)).toBeUndefined();
  });

  it("is never recorded out of order, whatever is typed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 }), fc.constantFrom(...motionStages), (count, stage) => {
        const doneOn = Array.from({ length: count }, () => localDate("2026-09-01"));
        const fault = judge(input(stage, "2026-09-08", met), doneOn, { vote, posting });
        if (nextStage(count) !== stage) expect(["skipped", "all-done"]).toContain(fault?.reason);
      }),
    );
  });
});
