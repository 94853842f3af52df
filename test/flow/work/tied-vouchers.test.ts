import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { assetCard, type Card } from "#test/support/asset-card.ts";
import { passOn } from "#test/support/posting.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const card = (rest: Partial<Card> = {}): Card =>
  assetCard(village, { name: "村部空调", category: "办公设备", location: "村部", quantity: "1台", ...rest });
const save = async (): Promise<string> =>
  (await village.must("asset.save", { id: null, ledgerId: village.ledgerId, card: card() })).id;
const depreciate = async (month: string): Promise<string> => {
  const done = await village.must("asset.depreciate", { ledgerId: village.ledgerId, month, workloads: [] });
  return done.voucherId ?? "";
};
const dispose = async (id: string): Promise<string> => {
  const sold = { id, onDate: "2026-08-31", proceedsFen: 0, costsFen: 0, moneyAccountId: null, evidence: "会议" };
  return (await village.must("asset.dispose", sold)).voucherId;
};
const correct = (id: string, andCopy = false) =>
  village.call("voucher.correct", { id, onDate: "2026-10-08", reason: "提错", andCopy });
const cancel = async (id: string): Promise<void> => {
  const reply = await correct(id);
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  await passOn(village, reply.value.redId);
};
type Saved = InputOf<"voucher.save">["content"];
/** Saves a draft again as it stands, with some of it changed. */
const saveAgain = async (id: string, change: (content: Saved) => Saved) => {
  const shown = await village.must("voucher.show", { id });
  const content: Saved = {
    ledgerId: village.ledgerId,
    onDate: shown.onDate,
    paperCount: shown.paperCount,
    entries: shown.entries.map(({ summary, accountId, debitFen, creditFen, categoryId, items }) => ({
      summary,
      accountId,
      debitFen,
      creditFen,
      categoryId,
      items: items.map(({ kind, itemId }) => ({ kind, itemId })),
    })),
    documents: [],
    approvals: [],
  };
  return village.call("voucher.save", { id, version: shown.version, content: change(content) });
};
const halved = (content: Saved): Saved => ({
  ...content,
  entries: content.entries.map((entry) => ({
    ...entry,
    debitFen: entry.debitFen / 2,
    creditFen: entry.creditFen / 2,
  })),
});

describe("a draft that cards made", () => {
  it("keeps their amounts and its day; its summaries are free", async () => {
    const id = await save();
    const worn = await depreciate("2026-08");
    expect(await saveAgain(worn, halved)).toMatchObject({ failure: { code: "entries-fixed" } });
    const earlier = await saveAgain(worn, (content) => ({ ...content, onDate: "2026-07-31" }));
    expect(earlier).toMatchObject({ failure: { code: "entries-fixed" } });
    const named = await saveAgain(worn, (content) => ({
      ...content,
      entries: content.entries.map((entry) => ({ ...entry, summary: "八月折旧" })),
    }));
    expect(named).toMatchObject({ ok: true });
    const sold = await dispose(id);
    const emptied = (content: Saved): Saved => ({
      ...content,
      entries: content.entries.filter((entry) => entry.accountId !== village.accountOf("151")),
    });
    expect(await saveAgain(sold, emptied)).toMatchObject({ failure: { code: "entries-fixed" } });
  });

  it("stays while the card has left by another", async () => {
    const id = await save();
    const worn = await depreciate("2026-08");
    const sold = await dispose(id);
    const names = ["0001 村部空调"];
    expect(await village.call("voucher.delete", { id: worn, version: 1 })).toMatchObject({
      failure: { code: "voucher-relied-on", names },
    });
    await village.must("voucher.delete", { id: sold, version: 1 });
    await village.must("voucher.delete", { id: worn, version: 1 });
  });
});

describe("a posted voucher that cards made", () => {
  it("is cancelled without a copy, and made again", async () => {
    await save();
    const worn = await depreciate("2026-08");
    await passOn(village, worn);
    expect(await correct(worn, true)).toMatchObject({ failure: { code: "copy-tied" } });
    await cancel(worn);
    const again = await village.must("voucher.show", { id: await depreciate("2026-08") });
    expect(again.entries.map((entry) => entry.debitFen)).toEqual([10_000, 0]);
  });

  it("that brought the card is not cancelled while its wear stands, nor by a red draft made before", async () => {
    const found = await village.must("asset.count", {
      ledgerId: village.ledgerId,
      onDate: "2026-07-10",
      people: "柳会计",
      lines: [],
      surplus: [card()],
    });
    const brought = found.voucherId ?? "";
    await passOn(village, brought);
    const red = await correct(brought);
    if (!red.ok) throw new Error(JSON.stringify(red.failure));
    const worn = await depreciate("2026-08");
    const { redId } = red.value;
    const { version } = await village.must("voucher.show", { id: redId });
    await village.must("voucher.review", { id: redId, version }, "reviewer");
    const { refused } = await village.must("voucher.post", { ids: [redId] });
    expect(refused).toMatchObject([{ id: redId, code: "voucher-relied-on" }]);
    await village.must("voucher.delete", { id: worn, version: 1 });
    expect((await village.must("voucher.post", { ids: [redId] })).refused).toEqual([]);
  });
});

it("a count waits again once its settlement was cancelled in red, and is not taken back while it is settled", async () => {
  const found = await village.must("asset.count", {
    ledgerId: village.ledgerId,
    onDate: "2026-09-01",
    people: "柳会计",
    lines: [],
    surplus: [card({ inUseOn: "2026-09-01" })],
  });
  await passOn(village, found.voucherId ?? "");
  const settle = async (): Promise<string> => {
    const approved = { onDate: "2026-09-20", compensationFen: 0, compensationAccountId: null };
    const wanted = { id: found.id, ...approved, compensationItemId: null, approval: "会议" };
    return (await village.must("asset.settleCount", wanted)).voucherId;
  };
  const settled = await settle();
  await passOn(village, settled);
  expect(await correct(found.voucherId ?? "")).toMatchObject({ failure: { code: "voucher-relied-on" } });
  await cancel(settled);
  const { counts } = await village.must("asset.counts", { ledgerId: village.ledgerId });
  expect(counts).toMatchObject([{ openSurplusFen: 600_000, settledVoucherId: null }]);
  await settle();
});

it("accounts of what is worn are named when they have a balance and no card", async () => {
  await village.book(
    village.content("2026-07-10", [
      { code: "151", debit: 6000 },
      { code: "311", credit: 6000 },
    ]),
  );
  const { checks } = await village.must("period.check", { ledgerId: village.ledgerId, month: "2026-07" });
  expect(checks.find(({ code }) => code === "cards-differ")).toMatchObject({ facts: { accounts: ["151 固定资产"] } });
});
