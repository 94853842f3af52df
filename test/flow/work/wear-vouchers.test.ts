import { afterEach, beforeEach, describe, expect, it } from "vitest";
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
const wearOf = async (month: string) => {
  const made = await village.must("asset.depreciate", { ledgerId: village.ledgerId, month, workloads: [] });
  return made.voucherId ?? "";
};
const hitsOf = async (id: string) => (await village.must("voucher.show", { id })).hits;
const prepaid = (): Partial<Card> => ({
  name: "办公楼防水",
  class: "deferred",
  costAccountId: village.accountOf("171"),
  wornAccountId: null,
});

describe("the wear of a month", () => {
  it("is posted with what is written down on its own account beside what has a contra account", async () => {
    await save({});
    await save(prepaid());
    expect(bookedAs(await passOn(village, await wearOf("2026-08")))).toEqual([
      ["513", 20_000, 0],
      ["152", 0, 10_000],
      ["171", 0, 10_000],
    ]);
  });

  it("asks for no signature and no invoice where the cards name a category, as nobody is paid", async () => {
    const categoryId = village.categoryOf("折旧与摊销");
    await save({ categoryId });
    await save({ ...prepaid(), categoryId });
    const id = await wearOf("2026-08");
    expect(await hitsOf(id)).toEqual([]);
    await passOn(village, id);
    const paid = await village.save(
      village.content("2026-08-20", [
        { code: "513", debit: 100, category: "折旧与摊销" },
        { code: "101", credit: 100 },
      ]),
    );
    expect(await hitsOf(paid.id)).toMatchObject([{ kind: "K17" }]);
  });
});
