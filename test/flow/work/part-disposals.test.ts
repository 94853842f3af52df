import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { assetCard, type Card } from "#test/support/asset-card.ts";
import { bookedAs, passOn } from "#test/support/posting.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;

beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const save = (rest: Partial<Card>) =>
  village.must("asset.save", { id: null, ledgerId: village.ledgerId, card: assetCard(village, rest) });
const old = {
  openingWornFen: 200_000,
  openingWornThrough: "2026-09",
  inUseOn: "2025-01-01",
  residualFen: 60_000,
} as const;
const part = (id: string, partFen: number, proceedsFen = 0) => ({
  id,
  onDate: "2026-09-01",
  proceedsFen,
  costsFen: 0,
  moneyAccountId: proceedsFen === 0 ? null : village.accountOf("101"),
  partFen,
  evidence: "两委会批准",
});
const isSound = (): boolean =>
  village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined).isSound);
const cardOf = async (month: string) => (await village.must("asset.list", { ledgerId: village.ledgerId, month })).cards;

describe("a part of a card", () => {
  it("leaves with its share of the wear and of the residual, and the rest is worn on", async () => {
    const { id } = await save(old);
    const { voucherId, gainFen } = await village.must("asset.dispose", part(id, 150_000, 120_000));
    expect(gainFen).toBe(20_000);
    expect(bookedAs(await village.must("voucher.show", { id: voucherId }))).toEqual([
      ["154", 100_000, 0],
      ["152", 50_000, 0],
      ["151", 0, 150_000],
      ["101", 120_000, 0],
      ["154", 0, 120_000],
      ["154", 20_000, 0],
      ["504", 0, 20_000],
    ]);
    expect(await cardOf("2026-09")).toMatchObject([
      { endedOn: null, nowCostFen: 450_000, nowWornFen: 150_000, netFen: 300_000 },
    ]);
    await passOn(village, voucherId);
    expect(isSound()).toBe(true);
    // 450 000 less a residual of 45 000 and 150 000 worn, over the forty months left.
    expect((await cardOf("2026-10"))[0]?.dueFen).toBe(6375);
  });

  it("comes back with a draft that is deleted", async () => {
    const { id } = await save(old);
    const { voucherId } = await village.must("asset.dispose", part(id, 150_000));
    await village.must("voucher.delete", { id: voucherId, version: 1 });
    expect(await cardOf("2026-09")).toMatchObject([{ endedOn: null, nowCostFen: 600_000, nowWornFen: 200_000 }]);
  });

  it("can be followed by another and by the rest, and the seal of the register holds", async () => {
    const { id } = await save({
      ...old,
      class: "consumable-biological",
      method: "none",
      costAccountId: village.accountOf("131"),
      wornAccountId: null,
      expenseAccountId: null,
      openingWornFen: 0,
      openingWornThrough: null,
      residualFen: 0,
    });
    for (const partFen of [100_000, 200_000]) {
      const { voucherId } = await village.must("asset.dispose", part(id, partFen, partFen + 1));
      expect(bookedAs(await village.must("voucher.show", { id: voucherId }))).toEqual([
        ["101", partFen + 1, 0],
        ["501", 0, partFen + 1],
        ["511", partFen, 0],
        ["131", 0, partFen],
      ]);
    }
    const rest = await village.must("asset.dispose", { ...part(id, 0), partFen: null });
    expect(rest.gainFen).toBe(-300_000);
    expect(await cardOf("2026-09")).toMatchObject([{ endedOn: "2026-09-01", nowCostFen: 0 }]);
    expect(isSound()).toBe(true);
  });

  it.each([0, -1, 600_000, 700_000])(
    "is refused where it is nothing or not less than the card: %i",
    async (partFen) => {
      const { id } = await save(old);
      expect(await village.call("asset.dispose", part(id, partFen))).toMatchObject({
        failure: { code: "asset-bad", reason: "part-bad" },
      });
    },
  );
});
