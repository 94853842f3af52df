import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { bookedAs, passOn } from "#test/support/posting.ts";
import { openVillage, type Village } from "#test/support/village.ts";

type Card = InputOf<"asset.save">["card"];

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const card = (rest: Partial<Card> = {}): Card => ({
  number: null,
  name: "抽水泵",
  class: "fixed",
  category: "",
  purpose: "operating",
  costAccountId: village.accountOf("151"),
  wornAccountId: village.accountOf("152"),
  expenseAccountId: village.accountOf("511"),
  categoryId: null,
  costFen: 240_000,
  residualFen: 0,
  openingWornFen: 0,
  openingWornThrough: null,
  method: "straight-line",
  lifeMonths: 24,
  lifeUnits: 0,
  openingUnits: 0,
  inUseOn: "2026-09-01",
  location: "泵房",
  keeper: "",
  fundSource: "",
  quantity: "1台",
  note: "盘点时发现",
  ...rest,
});
const pigs = (rest: Partial<Card> = {}): Card =>
  card({
    name: "育肥猪",
    class: "consumable-biological",
    costAccountId: village.accountOf("131"),
    wornAccountId: null,
    expenseAccountId: null,
    method: "none",
    lifeMonths: 0,
    costFen: 90_000,
    ...rest,
  });
const save = (given: Card) => village.must("asset.save", { id: null, ledgerId: village.ledgerId, card: given });
const count = (rest: Partial<InputOf<"asset.count">>) =>
  village.call("asset.count", {
    ledgerId: village.ledgerId,
    onDate: "2026-09-01",
    people: "柳会计、柳监委",
    lines: [],
    surplus: [],
    ...rest,
  });
const counted = async (rest: Partial<InputOf<"asset.count">>) => {
  const reply = await count(rest);
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  return reply.value;
};
const settle = (id: string) =>
  village.must("asset.settleCount", {
    id,
    onDate: "2026-09-20",
    compensationFen: 0,
    compensationAccountId: null,
    compensationItemId: null,
    approval: "村民代表会议〔2026〕6号",
  });
const counts = async () => (await village.must("asset.counts", { ledgerId: village.ledgerId })).counts;
const cards = async () =>
  (await village.must("asset.list", { ledgerId: village.ledgerId, month: "2026-10" })).cards.map(
    ({ number, name, netFen }) => [number, name, netFen],
  );
const booked = async (id: string | null) => bookedAs(await village.must("voucher.show", { id: id ?? "" }));
const isSound = (): boolean =>
  village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined).isSound);

describe("what is found beyond the cards", () => {
  it("gets a card and waits in 181 until it is approved as other income", async () => {
    const found = await counted({ surplus: [card(), card({ name: "水泵备件" })] });
    expect(found).toMatchObject({ missingCount: 0, surplusCount: 2 });
    expect(await booked(found.voucherId)).toEqual([
      ["151", 240_000, 0],
      ["18102", 0, 240_000],
      ["151", 240_000, 0],
      ["18102", 0, 240_000],
    ]);
    expect(await cards()).toEqual([
      ["0001", "抽水泵", 240_000],
      ["0002", "水泵备件", 240_000],
    ]);
    await passOn(village, found.voucherId ?? "");
    const { ties } = await village.must("asset.list", { ledgerId: village.ledgerId, month: "2026-09" });
    expect(ties.map(({ code, differenceFen }) => [code, differenceFen])).toEqual([
      ["151", 0],
      ["152", 0],
    ]);
    expect(await counts()).toMatchObject([{ surplusCount: 2, openFen: 0, openSurplusFen: 480_000 }]);
    const { voucherId } = await settle(found.id);
    expect(await booked(voucherId)).toEqual([
      ["18102", 240_000, 0],
      ["18102", 240_000, 0],
      ["504", 0, 480_000],
    ]);
    await passOn(village, voucherId);
    expect(await counts()).toMatchObject([{ openSurplusFen: 0, approval: "村民代表会议〔2026〕6号" }]);
    expect(isSound()).toBe(true);
  });

  it("stands beside what is missing in one voucher, animals for sale as current assets", async () => {
    const { id: lost } = await save(pigs({ inUseOn: "2026-07-01" }));
    const both = await counted({ lines: [{ assetId: lost, isFound: false, note: "走失" }], surplus: [card()] });
    expect(await booked(both.voucherId)).toEqual([
      ["18101", 90_000, 0],
      ["131", 0, 90_000],
      ["151", 240_000, 0],
      ["18102", 0, 240_000],
    ]);
    expect(await booked((await settle(both.id)).voucherId)).toEqual([
      ["515", 90_000, 0],
      ["18101", 0, 90_000],
      ["18102", 240_000, 0],
      ["504", 0, 240_000],
    ]);
  });

  it("goes with the draft that proposed it, and then nothing waits any more", async () => {
    const { id, voucherId } = await counted({ surplus: [card()] });
    await village.must("voucher.delete", { id: voucherId ?? "", version: 1 });
    expect(await cards()).toEqual([]);
    expect(await counts()).toMatchObject([{ openFen: 0, openSurplusFen: 0 }]);
    const again = { id, onDate: "2026-09-20", compensationFen: 0, compensationAccountId: null };
    expect(
      await village.call("asset.settleCount", { ...again, compensationItemId: null, approval: "会议" }),
    ).toMatchObject({ failure: { code: "asset-bad" } });
    expect(isSound()).toBe(true);
  });

  it("no longer waits once its voucher was cancelled in red", async () => {
    const { voucherId } = await counted({ surplus: [card()] });
    await passOn(village, voucherId ?? "");
    const { redId } = await village.must("voucher.correct", {
      id: voucherId ?? "",
      onDate: "2026-09-02",
      reason: "重复登记",
      andCopy: false,
    });
    await passOn(village, redId);
    expect(await counts()).toMatchObject([{ openSurplusFen: 0 }]);
    expect(await cards()).toEqual([]);
  });

  it.each<[string, () => Partial<InputOf<"asset.count">>, object]>([
    ["nothing at all", () => ({}), { code: "asset-bad", reason: "nothing-counted" }],
    [
      "a surplus with wear behind it",
      () => ({ surplus: [card({ openingWornFen: 1, openingWornThrough: "2026-08" })] }),
      { code: "asset-bad", reason: "amounts-bad" },
    ],
    [
      "the same card twice",
      () => ({
        lines: ["x", "x"].map((assetId) => ({ assetId, isFound: false, note: "" })),
      }),
      { code: "asset-bad", reason: "counted-twice" },
    ],
    [
      "a number that is taken",
      () => ({ surplus: [card({ number: "7" }), card({ number: "7" })] }),
      { code: "code-taken", takenCode: "7" },
    ],
  ])("is not counted with %s, and nothing is kept of it", async (_case, rest, failure) => {
    expect(await count(rest())).toMatchObject({ failure });
    expect(await cards()).toEqual([]);
    expect(await counts()).toEqual([]);
  });
});

describe("what leaves beside fixed assets", () => {
  it("is sold as goods are, its price beside what it stood at", async () => {
    const { id } = await save(pigs({ inUseOn: "2026-07-01" }));
    const sold = {
      id,
      onDate: "2026-09-01",
      proceedsFen: 100_000,
      costsFen: 0,
      moneyAccountId: village.accountOf("101"),
      evidence: "两委会批准出售",
    };
    expect(await booked((await village.must("asset.dispose", sold)).voucherId)).toEqual([
      ["101", 100_000, 0],
      ["501", 0, 100_000],
      ["511", 90_000, 0],
      ["131", 0, 90_000],
    ]);
  });

  it("that brings nothing goes straight into the result, because 154 is for fixed assets", async () => {
    const { id } = await save(pigs({ inUseOn: "2026-07-01" }));
    const died = { id, onDate: "2026-09-01", proceedsFen: 0, costsFen: 0, moneyAccountId: null, evidence: "病死鉴定" };
    expect(await booked((await village.must("asset.dispose", died)).voucherId)).toEqual([
      ["131", 0, 90_000],
      ["515", 90_000, 0],
    ]);
  });

  it("writes 长期待摊费用 down on its own account", async () => {
    await save(
      card({ name: "围墙改造", class: "deferred", costAccountId: village.accountOf("171"), wornAccountId: null }),
    );
    const { voucherId } = await village.must("asset.depreciate", {
      ledgerId: village.ledgerId,
      month: "2026-10",
      workloads: [],
    });
    expect(await booked(voucherId)).toEqual([
      ["511", 10_000, 0],
      ["171", 0, 10_000],
    ]);
  });
});

describe("a village on the system of 2004", () => {
  let oldId: LedgerId;
  const codes = new Map<string, string>();
  beforeEach(async () => {
    const books = { villageId: village.villageId, entity: "committee" as const, name: "旧账", startMonth: "2026-07" };
    oldId = (await village.must("ledger.open", { ...books, system: "2004" })).id;
    for (const { code, id } of (await village.must("account.list", { ledgerId: oldId })).accounts) codes.set(code, id);
    await village.must("ledger.start", { ledgerId: oldId });
  });
  const at = (code: string): string => codes.get(code) ?? "";
  const old = (rest: Partial<Card> = {}): Card =>
    card({
      costAccountId: at("151"),
      wornAccountId: at("152"),
      expenseAccountId: at("502"),
      inUseOn: "2026-07-01",
      ...rest,
    });
  const keep = (given: Card) => village.must("asset.save", { id: null, ledgerId: oldId, card: given });

  it("depreciates and clears by its own codes", async () => {
    const { id } = await keep(old());
    const worn = await village.must("asset.depreciate", { ledgerId: oldId, month: "2026-08", workloads: [] });
    expect(await booked(worn.voucherId)).toEqual([
      ["502", 10_000, 0],
      ["152", 0, 10_000],
    ]);
    const sold = {
      id,
      onDate: "2026-08-31",
      proceedsFen: 100_000,
      costsFen: 0,
      moneyAccountId: at("101"),
      evidence: "会议",
    };
    expect((await booked((await village.must("asset.dispose", sold)).voucherId)).map(([code]) => code)).toEqual([
      "153",
      "152",
      "151",
      "101",
      "153",
      "153",
      "551",
    ]);
  });

  it("takes 应付款 for the money of a disposal, and not 应付工资, which has its number in the other system", async () => {
    const { id } = await keep(old());
    await village.must("asset.depreciate", { ledgerId: oldId, month: "2026-08", workloads: [] });
    const sold = { id, onDate: "2026-08-31", proceedsFen: 100_000, costsFen: 0, evidence: "会议" };
    expect(await village.call("asset.dispose", { ...sold, moneyAccountId: at("211") })).toMatchObject({
      failure: { code: "asset-bad", reason: "money-account-bad" },
    });
    const entries = await booked(
      (await village.must("asset.dispose", { ...sold, moneyAccountId: at("202") })).voucherId,
    );
    expect(entries.map(([code]) => code)).toContain("202");
  });

  it("writes breeding animals down on their own account and knows no 长期待摊费用", async () => {
    await keep(old({ name: "种牛", class: "productive-biological", costAccountId: at("131"), wornAccountId: null }));
    const worn = await village.must("asset.depreciate", { ledgerId: oldId, month: "2026-08", workloads: [] });
    expect(await booked(worn.voucherId)).toEqual([
      ["502", 10_000, 0],
      ["131", 0, 10_000],
    ]);
    const deferred = old({ class: "deferred", costAccountId: at("161"), wornAccountId: null });
    expect(await village.call("asset.save", { id: null, ledgerId: oldId, card: deferred })).toMatchObject({
      failure: { code: "asset-bad", reason: "account-bad" },
    });
  });

  it("books differences of a stocktake once they are approved, because it has no 181", async () => {
    const { id: lost } = await keep(old({ inUseOn: "2026-09-01" }));
    const found = await counted({
      ledgerId: oldId,
      lines: [{ assetId: lost, isFound: false, note: "" }],
      surplus: [old({ name: "旧发电机", costFen: 50_000, inUseOn: "2026-09-01" })],
    });
    expect(found.voucherId).toBeNull();
    const { counts: kept } = await village.must("asset.counts", { ledgerId: oldId });
    expect(kept).toMatchObject([{ openFen: 240_000, openSurplusFen: 50_000 }]);
    const { voucherId } = await settle(found.id);
    expect(await booked(voucherId)).toEqual([
      ["551", 240_000, 0],
      ["151", 0, 240_000],
      ["151", 50_000, 0],
      ["531", 0, 50_000],
    ]);
    const { cards: left } = await village.must("asset.list", { ledgerId: oldId, month: "2026-09" });
    expect(left.map(({ name, endedOn }) => [name, endedOn])).toEqual([
      ["抽水泵", "2026-09-20"],
      ["旧发电机", null],
    ]);
  });
});
