import { afterEach, beforeEach, expect, it } from "vitest";
import { assetCard } from "#test/support/asset-card.ts";
import { bookedAs } from "#test/support/posting.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const detail = (parentCode: string, name: string, rest: { readonly moveCards?: boolean } = {}) =>
  village.call("account.add", { ledgerId: village.ledgerId, parentCode, code: null, name, itemKinds: [], ...rest });
const added = async (
  parentCode: string,
  name: string,
  rest: { readonly moveCards?: boolean } = {},
): Promise<string> => {
  const reply = await detail(parentCode, name, rest);
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  return reply.value.id;
};
const save = (wornAccountId: string) =>
  village.must("asset.save", {
    id: null,
    ledgerId: village.ledgerId,
    card: assetCard(village, { wornAccountId }),
  });
const depreciate = async (month: string) => {
  const { voucherId } = await village.must("asset.depreciate", { ledgerId: village.ledgerId, month, workloads: [] });
  return village.must("voucher.show", { id: voucherId ?? "" });
};
const post = async (id: string): Promise<void> => {
  const { version } = await village.must("voucher.show", { id });
  await village.must("voucher.review", { id, version }, "reviewer");
  expect((await village.must("voucher.post", { ids: [id] })).refused).toEqual([]);
};

it("a merged detail gives its cards to the other, so that it can be put out of use and they are still worn", async () => {
  const [from, into] = [await added("152", "老设备"), await added("152", "设备")];
  await save(from);
  await post((await depreciate("2026-08")).id);
  const off = { id: from, name: "老设备", itemKinds: [], isActive: false };
  expect(await village.call("account.change", off)).toMatchObject({
    failure: { code: "account-has-cards", names: ["0001 抽水泵"] },
  });
  const { voucherId } = await village.must("account.merge", { fromId: from, intoId: into, onDate: "2026-09-01" });
  await post(voucherId);
  await village.must("account.change", off);
  expect(bookedAs(await depreciate("2026-09"))).toEqual([
    ["513", 10_000, 0],
    ["15202", 0, 10_000],
  ]);
  const { checks } = await village.must("ledger.verify", {});
  expect(checks.filter((check) => !check.isSound)).toEqual([]);
});

it("a first detail below an account of cards is named with them, and takes them when asked", async () => {
  await save(village.accountOf("152"));
  expect(await detail("513", "办公费")).toMatchObject({
    failure: { code: "account-has-cards", accountCode: "513", names: ["0001 抽水泵"] },
  });
  await added("513", "折旧费", { moveCards: true });
  expect(bookedAs(await depreciate("2026-08"))).toEqual([
    ["51301", 10_000, 0],
    ["152", 0, 10_000],
  ]);
});
