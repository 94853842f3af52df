import { afterEach, beforeEach, expect, it } from "vitest";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const detail = (name: string, itemKinds: ("payee" | "project")[], unit = "") =>
  village.must("account.add", { ledgerId: village.ledgerId, parentCode: "121", code: null, name, itemKinds, unit });

const booked = async (accountId: string, payee: string | null) => {
  const content = village.content("2026-08-05", [
    { code: "121", debit: 300 },
    { code: "bank", credit: 300 },
  ]);
  const [stock, bank] = content.entries;
  if (stock === undefined || bank === undefined) throw new Error("no entry");
  const items = payee === null ? [] : [{ kind: "payee" as const, itemId: payee }];
  const line = { ...stock, accountId, quantityMilli: 5000, items } as typeof stock;
  await village.book({ ...content, entries: [line, bank] });
};

it("moves what stands on a detail, by item and with its quantity, and leaves it empty", async () => {
  const [old, kept] = [await detail("尿素", ["payee"], "袋"), await detail("化肥", ["payee"], "袋")];
  const { id: shop } = await village.must("item.save", {
    id: null,
    ledgerId: village.ledgerId,
    kind: "payee",
    code: null,
    name: "农资店",
    bankAccount: "",
    note: "",
    isActive: true,
  });
  await booked(old.id, shop);
  const { voucherId } = await village.must("account.merge", { fromId: old.id, intoId: kept.id, onDate: "2026-08-09" });
  const draft = await village.must("voucher.show", { id: voucherId });
  expect(
    draft.entries.map((entry) => [entry.accountName, entry.debitFen, entry.creditFen, entry.quantityMilli]),
  ).toEqual([
    ["库存物资-化肥", 30_000, 0, 5000],
    ["库存物资-尿素", 0, 30_000, 5000],
  ]);
  const off = { id: old.id, name: "尿素", itemKinds: ["payee" as const], isActive: false };
  expect(await village.call("account.change", off)).toMatchObject({ failure: { code: "account-has-balance" } });
  await village.must("voucher.review", { id: voucherId, version: draft.version });
  expect((await village.must("voucher.post", { ids: [voucherId] })).refused).toEqual([]);
  await village.must("account.change", off);
  const { checks } = await village.must("ledger.verify", {});
  expect(checks.filter((check) => !check.isSound)).toEqual([]);
});

it.each([
  ["itself", "same"],
  ["another unit", "unit-differs"],
  ["more dimensions", "dimensions-differ"],
  ["nothing on it", "empty"],
] as const)("is refused: %s", async (_case, reason) => {
  const from = await detail("尿素", [], "袋");
  if (reason !== "empty") await booked(from.id, null);
  const into =
    reason === "same"
      ? from
      : await detail("化肥", reason === "dimensions-differ" ? ["payee"] : [], reason === "unit-differs" ? "吨" : "袋");
  expect(await village.call("account.merge", { fromId: from.id, intoId: into.id, onDate: "2026-08-09" })).toMatchObject(
    { failure: { code: "accounts-not-mergeable", reason } },
  );
});
