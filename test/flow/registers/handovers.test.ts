import { afterEach, beforeEach, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { passOn } from "#test/support/posting.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;

beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const isSound = (): boolean =>
  village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined).isSound);
const empty: InputOf<"handover.save">["file"] = {
  valuationFen: null,
  valuedOn: null,
  valuer: "",
  exchange: "",
  exchangeNumber: "",
  postedFrom: null,
  postedTo: null,
  areaMilli: null,
  floorFen: null,
  previousYearFen: null,
};
const control = async (): Promise<void> => {
  const rule = await village.must(
    "rule.propose",
    {
      id: null,
      title: "资产处置要评估、公示",
      level: "township",
      basis: "青禾镇资产管理办法第五条",
      severity: "needs-resolution",
      scope: { villageIds: [], entities: [] },
      fromOn: "2026-01-01",
      toOn: "2026-12-31",
      parameters: {
        kind: "K24",
        amounts: { valuationFromFen: 10_000 },
        counts: { postingDays: 15 },
        flags: {},
        categoryIds: [],
        natures: [],
        words: [],
        days: [],
        workdays: [],
      },
    },
    "bookkeeper",
  );
  await village.must("rule.approve", rule, "head");
};

it("holds the disposal of an asset until its papers are there, and lets it go with them", async () => {
  await control();
  const { id } = await village.must("asset.save", {
    id: null,
    ledgerId: village.ledgerId,
    card: {
      number: null,
      name: "旧抽水机",
      class: "fixed",
      category: "",
      purpose: "operating",
      costAccountId: village.accountOf("151"),
      wornAccountId: village.accountOf("152"),
      expenseAccountId: null,
      categoryId: null,
      costFen: 10_000,
      residualFen: 0,
      openingWornFen: 0,
      openingWornThrough: null,
      method: "none",
      lifeMonths: 0,
      lifeUnits: 0,
      openingUnits: 0,
      inUseOn: "2026-07-01",
      location: "",
      keeper: "",
      fundSource: "",
      quantity: "",
      note: "",
    },
  });
  const { voucherId } = await village.must("asset.dispose", {
    id,
    onDate: "2026-09-01",
    proceedsFen: 10_000,
    costsFen: 0,
    moneyAccountId: village.accountOf("101"),
    evidence: "两委会纪要 8 号",
  });
  const k24 = async () =>
    (await village.must("voucher.show", { id: voucherId })).hits.filter((hit) => hit.kind === "K24");
  expect((await k24()).map((hit) => hit.facts["reason"])).toEqual(["no-valuation", "posted-too-short"]);
  const matter = { leaseId: null, voucherId };
  const before = await village.must("handover.show", matter);
  expect(before).toMatchObject({ name: "旧抽水机", valueFen: 10_000, vote: "", file: empty });
  expect(before.problems.map(({ reason }) => reason)).toEqual(["no-valuation", "posted-too-short"]);
  const reversed = { ...empty, postedFrom: "2026-08-20", postedTo: "2026-08-01" };
  expect(await village.call("handover.save", { ...matter, file: reversed })).toMatchObject({
    failure: { code: "handover-bad", reason: "posting-reversed" },
  });
  const whole = { ...empty, valuationFen: 9_000, postedFrom: "2026-08-01", postedTo: "2026-08-16" };
  await village.must("handover.save", { ...matter, file: whole });
  expect(await k24()).toEqual([]);
  await passOn(village, voucherId);
  expect(isSound()).toBe(true);
  expect(await village.call("handover.save", { leaseId: null, voucherId: null, file: empty })).toMatchObject({
    failure: { code: "not-found" },
  });
});
