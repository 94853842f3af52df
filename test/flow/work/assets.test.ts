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

const card = (rest: Partial<Card> = {}): Card =>
  assetCard(village, {
    name: "村部空调",
    category: "办公设备",
    location: "村部",
    keeper: "柳文书",
    fundSource: "自筹",
    quantity: "2台",
    ...rest,
  });
/** Given to the village in kind, so that no rule of spending speaks. */
const take = () =>
  village.book(
    village.content("2026-07-10", [
      { code: "151", debit: 6000 },
      { code: "311", credit: 6000 },
    ]),
  );
const save = (rest: Partial<Card> = {}, id: string | null = null) =>
  village.must("asset.save", { id, ledgerId: village.ledgerId, card: card(rest) });
const list = (month: string) => village.must("asset.list", { ledgerId: village.ledgerId, month });
const depreciate = (month: string, workloads: { assetId: string; units: number }[] = []) =>
  village.call("asset.depreciate", { ledgerId: village.ledgerId, month, workloads });
const isSound = (): boolean =>
  village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined).isSound);

describe("cards", () => {
  it("tie to their accounts before and after depreciation, which is booked once", async () => {
    await take();
    const { id } = await save();
    expect(await depreciate("2026-07")).toMatchObject({ failure: { code: "nothing-due" } });
    const due = await list("2026-08");
    expect(due.cards).toMatchObject([{ number: "0001", isDue: true, dueFen: 10_000, netFen: 600_000 }]);
    const { checks } = await village.must("period.check", { ledgerId: village.ledgerId, month: "2026-08" });
    expect(checks).toMatchObject([
      { code: "depreciation-missing", severity: "warn", count: 1 },
      { code: "statement-missing", severity: "warn" },
    ]);
    const made = await depreciate("2026-08");
    if (!made.ok) throw new Error(JSON.stringify(made.failure));
    expect(await depreciate("2026-08")).toMatchObject({ failure: { code: "nothing-due" } });
    expect((await list("2026-08")).ties).toMatchObject([
      { code: "151", cardsFen: 600_000, differenceFen: 0 },
      { code: "152", cardsFen: 0, differenceFen: 0 },
    ]);
    expect(bookedAs(await passOn(village, made.value.voucherId ?? ""))).toEqual([
      ["513", 10_000, 0],
      ["152", 0, 10_000],
    ]);
    expect((await list("2026-08")).ties).toMatchObject([
      { differenceFen: 0 },
      { code: "152", cardsFen: 10_000, differenceFen: 0 },
    ]);
    expect(
      await village.call("asset.save", { id, ledgerId: village.ledgerId, card: card({ costFen: 1 }) }),
    ).toMatchObject({
      failure: { code: "asset-bad", reason: "cost-fixed" },
    });
    await save({ number: "0001", lifeMonths: 30 }, id);
    expect((await list("2026-09")).cards[0]?.dueFen).toBe(20_345);
    expect(isSound()).toBe(true);
  });

  it("give back the wear of a voucher that is cancelled in red, and of a draft that is deleted", async () => {
    await save();
    const draft = await depreciate("2026-08");
    if (!draft.ok) throw new Error("not drafted");
    await village.must("voucher.delete", { id: draft.value.voucherId ?? "", version: 1 });
    const again = await depreciate("2026-08");
    if (!again.ok) throw new Error("not drafted");
    await passOn(village, again.value.voucherId ?? "");
    const red = await village.must("voucher.correct", {
      id: again.value.voucherId ?? "",
      onDate: "2026-09-01",
      reason: "提错",
      andCopy: false,
    });
    await passOn(village, red.redId);
    expect((await list("2026-09")).cards).toMatchObject([{ nowWornFen: 0, dueFen: 20_000 }]);
    expect(isSound()).toBe(true);
  });

  it("by work ask for the work done", async () => {
    const { id } = await save({ method: "workload", lifeUnits: 6000 });
    expect(await depreciate("2026-08")).toMatchObject({
      failure: { code: "workload-missing", names: ["0001 村部空调"] },
    });
    expect(await depreciate("2026-08", [{ assetId: id, units: 90 }])).toMatchObject({ value: { amountFen: 9000 } });
  });

  it.each<[string, Partial<Card>, string]>([
    ["a public-welfare forest that is depreciated", { class: "public-biological" }, "method-not-allowed"],
    ["a residual above the cost", { residualFen: 600_001 }, "amounts-bad"],
    ["no life", { lifeMonths: 0 }, "life-missing"],
    ["wear without its month", { openingWornFen: 1, inUseOn: "2020-01-01" }, "worn-through-missing"],
    ["wear up to a month to come", { openingWornThrough: "2026-12" }, "worn-through-future"],
    ["no expense account", { expenseAccountId: null }, "expense-missing"],
  ])("refuse %s", async (_case, rest, reason) => {
    const reply = await village.call("asset.save", { id: null, ledgerId: village.ledgerId, card: card(rest) });
    expect(reply).toMatchObject({ failure: { code: "asset-bad", reason } });
  });

  it("without work, or worth less than a fen a month, have their month all the same", async () => {
    const { id } = await save({ method: "workload", lifeUnits: 6000 });
    await save({ costFen: 100, lifeMonths: 480 });
    const done = await depreciate("2026-08", [{ assetId: id, units: 0 }]);
    expect(done).toMatchObject({ value: { voucherId: null, count: 2, amountFen: 0 } });
    expect((await list("2026-08")).cards.map((each) => each.isDue)).toEqual([false, false]);
    const { checks } = await village.must("period.check", { ledgerId: village.ledgerId, month: "2026-08" });
    expect(checks.map(({ code }) => code)).not.toContain("depreciation-missing");
    expect((await list("2026-09")).cards.map((each) => each.isDue)).toEqual([true, true]);
    expect(isSound()).toBe(true);
  });

  it("are not depreciated for a month that a later voucher covers, and the month asks for nothing", async () => {
    await save();
    expect(await depreciate("2026-10")).toMatchObject({ value: { amountFen: 30_000 } });
    expect(await depreciate("2026-09")).toMatchObject({ failure: { code: "nothing-due" } });
    const { checks } = await village.must("period.check", { ledgerId: village.ledgerId, month: "2026-08" });
    expect(checks.map(({ code }) => code)).not.toContain("depreciation-missing");
  });

  it("of a public-welfare forest stand without depreciation", async () => {
    await save({
      class: "public-biological",
      method: "none",
      costAccountId: village.accountOf("134"),
      wornAccountId: null,
    });
    expect((await list("2026-10")).cards).toMatchObject([{ isDue: false, netFen: 600_000 }]);
    expect(await depreciate("2026-10")).toMatchObject({ failure: { code: "nothing-due" } });
  });
});

it("waits with the wear of a card whose cost is about to change", async () => {
  const { id } = await save({ openingWornFen: 500_000, openingWornThrough: "2026-08", inUseOn: "2022-01-01" });
  const { voucherId } = await village.must("asset.revalue", {
    id,
    onDate: "2026-09-10",
    deltaFen: 10_000,
    counterAccountId: village.accountOf("101"),
    note: "加装一台",
  });
  expect(await depreciate("2026-09")).toMatchObject({
    failure: { code: "revaluation-unposted", names: [expect.stringContaining("村部空调")] },
  });
  const { version, entries } = await village.must("voucher.show", { id: voucherId });
  // Paid from the till, it is bought like any other asset: its category is there.
  expect(entries.map(({ accountCode, categoryName }) => [accountCode, categoryName])).toEqual([
    ["151", "购置固定资产"],
    ["101", null],
  ]);
  await village.must("voucher.delete", { id: voucherId, version });
  expect(await depreciate("2026-09")).toMatchObject({ ok: true });
});

describe("what leaves", () => {
  it("goes through 154 with proceeds and costs, and to the result", async () => {
    const { id } = await save({ openingWornFen: 500_000, openingWornThrough: "2026-09", inUseOn: "2022-01-01" });
    const { voucherId, gainFen } = await village.must("asset.dispose", {
      id,
      onDate: "2026-09-01",
      proceedsFen: 130_000,
      costsFen: 10_000,
      moneyAccountId: village.accountOf("101"),
      evidence: "村民代表会议〔2026〕5号",
    });
    expect(gainFen).toBe(20_000);
    const voucher = await village.must("voucher.show", { id: voucherId });
    expect(bookedAs(voucher)).toEqual([
      ["154", 100_000, 0],
      ["152", 500_000, 0],
      ["151", 0, 600_000],
      ["154", 10_000, 0],
      ["101", 0, 10_000],
      ["101", 130_000, 0],
      ["154", 0, 130_000],
      ["154", 20_000, 0],
      ["504", 0, 20_000],
    ]);
    // Only what was paid for clearing it is spent.
    expect(voucher.entries.map(({ categoryName }) => categoryName)).toEqual(
      voucher.entries.map((_each, at) => (at === 3 ? "资产清理费用" : null)),
    );
    expect(voucher.documents).toMatchObject([{ kind: "approval", note: "村民代表会议〔2026〕5号" }]);
    expect((await list("2026-09")).cards).toMatchObject([{ endedOn: "2026-09-01", netFen: 0, isDue: false }]);
    expect(
      await village.call("asset.transfer", { id, onDate: "2026-09-02", location: "", keeper: "", note: "x" }),
    ).toMatchObject({
      failure: { code: "asset-ended" },
    });
  });

  it.each<[string, Partial<Card>]>([
    ["fixed", {}],
    ["public-biological", { class: "public-biological", method: "none", wornAccountId: null, expenseAccountId: null }],
  ])("with a loss names the loss, never the interest that stands on the same account: %s", async (_case, rest) => {
    const isFixed = rest.class === undefined;
    const costAccountId = village.accountOf(isFixed ? "151" : "134");
    const { id } = await save({ inUseOn: "2026-09-01", costAccountId, costFen: 40_000, residualFen: 0, ...rest });
    const { voucherId, gainFen } = await village.must("asset.dispose", {
      id,
      onDate: "2026-09-01",
      proceedsFen: 0,
      costsFen: 0,
      moneyAccountId: null,
      evidence: "村民代表会议〔2026〕5号",
    });
    expect(gainFen).toBe(-40_000);
    const { version, ledgerId, onDate, paperCount, entries, documents, approvals } = await village.must(
      "voucher.show",
      {
        id: voucherId,
      },
    );
    expect(entries.map(({ accountCode, categoryName }) => [accountCode, categoryName])).toContainEqual([
      "515",
      "资产处置损失",
    ]);
    const proof = { kind: "loss-proof", number: "", onDate: null, amountFen: null, party: "", note: "" } as const;
    const content = { ledgerId, onDate, paperCount, entries, approvals, documents: [...documents, proof] };
    await village.must("voucher.save", { id: voucherId, version, content });
    await passOn(village, voucherId);
    const { rows } = await village.must("report.incomeDetail", {
      ledgerId: village.ledgerId,
      fromMonth: "2026-09",
      toMonth: "2026-09",
    });
    expect(rows.filter(({ isCategory }) => isCategory)).toMatchObject([
      { name: "资产处置损失", accountCode: "515", currentFen: 40_000 },
    ]);
  });

  it("is worn up to its month first, and leaves neither before it came nor before what was booked on it", async () => {
    const { id } = await save();
    const sold = { id, proceedsFen: 0, costsFen: 0, moneyAccountId: null, evidence: "会议" };
    const refused = async (onDate: string, rest: object = {}) => {
      const reply = await village.call("asset.dispose", { ...sold, onDate, ...rest });
      return reply.ok ? null : reply.failure;
    };
    expect(await refused("2026-10-05")).toMatchObject({ code: "asset-bad", reason: "wear-due" });
    await depreciate("2026-10");
    expect(await refused("2026-07-05")).toMatchObject({ reason: "before-in-use" });
    expect(await refused("2026-09-05")).toMatchObject({ reason: "before-worn" });
    const reserve = { proceedsFen: 1, moneyAccountId: village.accountOf("311") };
    expect(await refused("2026-10-05", reserve)).toMatchObject({ reason: "money-account-bad" });
    await village.must("asset.dispose", { ...sold, onDate: "2026-10-05" });
    expect(await depreciate("2026-09")).toMatchObject({ failure: { code: "nothing-due" } });
  });

  it("missing at a stocktake waits in 181 for approval, then is made good or lost", async () => {
    const { id } = await save({ openingWornFen: 500_000, openingWornThrough: "2026-09", inUseOn: "2022-01-01" });
    const count = await village.must("asset.count", {
      ledgerId: village.ledgerId,
      onDate: "2026-09-01",
      people: "柳会计、柳监委",
      lines: [{ assetId: id, isFound: false, note: "找不到" }],
    });
    expect(count.missingCount).toBe(1);
    expect(bookedAs(await village.must("voucher.show", { id: count.voucherId ?? "" }))).toEqual([
      ["18102", 100_000, 0],
      ["152", 500_000, 0],
      ["151", 0, 600_000],
    ]);
    const settled = await village.must("asset.settleCount", {
      id: count.id,
      onDate: "2026-09-20",
      compensationFen: 30_000,
      compensationAccountId: village.accountOf("101"),
      compensationItemId: null,
      approval: "两委会批准",
    });
    expect(bookedAs(await village.must("voucher.show", { id: settled.voucherId }))).toEqual([
      ["101", 30_000, 0],
      ["515", 70_000, 0],
      ["18102", 0, 100_000],
    ]);
    expect(await village.must("voucher.show", { id: settled.voucherId })).toMatchObject({
      entries: [{ categoryName: null }, { categoryName: "资产盘亏损失" }, { categoryName: null }],
    });
    expect((await village.must("asset.counts", { ledgerId: village.ledgerId })).counts).toMatchObject([
      { missingCount: 1, openFen: 0, approval: "两委会批准" },
    ]);
  });
});

it("works under way become an asset by card and voucher together", async () => {
  const item = await village.must("item.save", {
    id: null,
    ledgerId: village.ledgerId,
    kind: "project",
    code: null,
    name: "村道硬化",
    bankAccount: "",
    note: "",
    isActive: true,
  });
  const delivery = {
    ledgerId: village.ledgerId,
    onDate: "2026-09-30",
    worksAccountId: village.accountOf("153"),
    projectItemId: item.id,
    card: card({ name: "村道", inUseOn: "2026-09-30" }),
  };
  const refused = async (rest: Partial<typeof delivery>) => {
    const reply = await village.call("asset.deliver", { ...delivery, ...rest });
    return reply.ok ? null : reply.failure;
  };
  expect(await refused({})).toMatchObject({ code: "asset-bad", reason: "works-too-little" });
  const works = village.content("2026-09-20", [
    { code: "153", debit: 6000 },
    { code: "311", credit: 6000 },
  ]);
  const entries = works.entries.map((entry, at) =>
    at === 0 ? { ...entry, items: [{ kind: "project" as const, itemId: item.id }] } : entry,
  );
  await village.book({ ...works, entries });
  expect(await refused({ worksAccountId: village.accountOf("501") })).toMatchObject({ reason: "works-account-bad" });
  const worn = card({ openingWornFen: 1, openingWornThrough: "2026-09" });
  expect(await refused({ card: worn })).toMatchObject({ reason: "amounts-bad" });
  const { voucherId } = await village.must("asset.deliver", delivery);
  expect(bookedAs(await village.must("voucher.show", { id: voucherId }))).toEqual([
    ["151", 600_000, 0],
    ["153", 0, 600_000],
  ]);
  expect((await list("2026-09")).cards).toHaveLength(1);
  await village.must("voucher.delete", { id: voucherId, version: 1 });
  expect((await list("2026-09")).cards).toEqual([]);
  expect(isSound()).toBe(true);
});
