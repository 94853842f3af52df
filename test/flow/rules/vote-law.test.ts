import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { plainResolution } from "#test/support/plain-resolution.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
let committeeId: string;
beforeEach(async () => {
  village = await openVillage();
  const committee = { entity: "committee" as const, name: "柳溪村村民委员会", startMonth: "2026-07" };
  committeeId = (await village.must("ledger.open", { villageId: village.villageId, ...committee })).id;
});
afterEach(() => {
  village.close();
});

type Recording = InputOf<"resolution.record">;
const today = "2026-10-10";
const vote = (rest: Partial<Recording>): Recording => ({
  ...plainResolution(committeeId, []),
  body: "congress",
  track: "A",
  metOn: today,
  ...rest,
});
const matterOf = (category: string) => ({
  categoryIds: [village.categoryOf(category)],
  amountFen: 100_000,
  fromOn: today,
  toOn: "2026-12-31",
});
const counts = { entitled: 30, present: 20, votesFor: 11, votesAgainst: 9 };
const takeZhejiang = async (): Promise<void> => {
  const wish = { packId: "zhejiang", isOn: true, settings: {}, reason: "省规定" };
  const { no } = await village.must("pack.propose", wish, "head");
  await village.must("pack.approve", { packId: "zhejiang", no }, "reviewer");
};

describe("浙江's two thirds on non-productive spending", () => {
  it("is asked from the day the township took the pack, of votes about such spending, at the test and at recording", async () => {
    const { body, track } = vote({});
    const asked = { body, track, metOn: today, ...counts, votesAbstain: 0 };
    const office = [village.categoryOf("办公费")];
    expect(await village.must("resolution.test", { ...asked, categoryIds: office })).toMatchObject({ isPassed: true });
    await takeZhejiang();
    expect(await village.must("resolution.test", { ...asked, categoryIds: office })).toMatchObject({
      isPassed: false,
      needsFor: 20,
    });
    expect(
      await village.must("resolution.test", { ...asked, categoryIds: [village.categoryOf("工程建设")] }),
    ).toMatchObject({ isPassed: true });
    expect(await village.must("resolution.test", { ...asked, metOn: "2026-10-09", categoryIds: office })).toMatchObject(
      { isPassed: true },
    );
    const declared = vote({ ...counts, matter: matterOf("办公费") });
    expect(await village.call("resolution.record", declared)).toMatchObject({
      failure: { code: "result-misdeclared", computed: "failed" },
    });
    const { id } = await village.must("resolution.record", {
      ...declared,
      votesFor: 20,
      votesAgainst: 0,
    });
    expect(await village.must("resolution.show", { id })).toMatchObject({
      voteRule: "zhejiang",
      computed: "passed",
      test: { needsFor: 20 },
    });
    // What is no spending of that nature stays with the national law.
    const other = await village.must("resolution.record", vote({ ...counts, number: "2号" }));
    expect(await village.must("resolution.show", { id: other.id })).toMatchObject({ voteRule: "national" });
  });
});

describe("村民会议 by households", () => {
  it("is lawful with the representatives of two thirds of the households, and counts no households elsewhere", async () => {
    const households = { entitled: 330, present: 300, votesFor: 290, countedBy: "households" as const };
    const { id } = await village.must("resolution.record", vote({ ...households, body: "assembly" }));
    expect(await village.must("resolution.show", { id })).toMatchObject({
      countedBy: "households",
      computed: "passed",
      test: { needsPresent: 220, needsFor: 151 },
    });
    expect(await village.call("resolution.record", vote({ ...households, number: "2号" }))).toMatchObject({
      failure: { code: "votes-inconsistent", reason: "households-not-here" },
    });
  });
});
