import { afterEach, beforeEach, expect, it } from "vitest";
import { assetSheet } from "#domain/funds/asset-sheet.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { filledRegister } from "#test/support/filled-register.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;

beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const load = async (rows: Parameters<typeof filledRegister>[1]) =>
  village.call("asset.import", { ledgerId: village.ledgerId, file: await filledRegister(assetSheet, rows) });
const pump = { 名称: "抽水机", 种类: "固定资产", 用途: "经营用", 启用日期: "2024-01-01", 原值: 12_000 };

it("takes in cards whole, or names every wrong cell and keeps nothing", async () => {
  const wrong = await load([
    { ...pump, 编号: "0001", 使用月数: 60, 折旧科目编码: "102" },
    { ...pump, 编号: "0001", 种类: "汽车" },
    { ...pump, 残值: 12_001 },
    { ...pump, 已提折旧: 100 },
    { 名称: "防护林", 种类: "公益性生物资产", 用途: "公益用", 启用日期: "去年", 原值: 1 },
  ]);
  const places = wrong.ok || wrong.failure.code !== "register-refused" ? [] : wrong.failure.places;
  expect(places.map(({ row, column, code }) => `${column}${String(row)} ${code}`)).toEqual([
    "L2 account-unknown",
    "C3 unknown",
    "A3 duplicate",
    "G4 asset-amounts",
    "J5 required",
    "F6 not-a-date",
  ]);
  const at = { ledgerId: village.ledgerId, month: "2026-07" };
  expect((await village.must("asset.list", at)).cards).toEqual([]);
  const right = await load([
    { ...pump, 使用月数: 60, 折旧科目编码: "511", 已提折旧: 2_400, 已提到月份: "2024-12" },
    { ...pump, 编号: "0001", 名称: "水泵房", 原值: "3,000.50" },
  ]);
  expect(right).toEqual({ ok: true, value: { added: 2 } });
  const { cards } = await village.must("asset.list", at);
  expect(cards).toMatchObject([
    { number: "0001", name: "水泵房", costFen: 300_050, method: "none" },
    { number: "0002", name: "抽水机", openingWornFen: 240_000, openingWornThrough: "2024-12", lifeMonths: 60 },
  ]);
  const sound = village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined));
  expect(sound.isSound).toBe(true);
});
