import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { icbcNumber, icbcStatement } from "#test/support/icbc-statement.ts";
import { importStatement } from "#test/support/statement-import.ts";
import { openVillage, type Village } from "#test/support/village.ts";

const second = "62179900000000099";
let village: Village;

const bring = async (
  name: string,
  movements: Parameters<typeof icbcStatement>[1],
  opening?: number,
  number?: string,
): Promise<void> => {
  const reply = await importStatement(village, icbcStatement(name, movements, opening, number), { makeDrafts: false });
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
};
const list = () => village.must("transfer.list", { ledgerId: village.ledgerId });
const pairsOf = async () =>
  (await list()).pairs.map(({ leaving, arriving }) => ({ leavingId: leaving.lineId, arrivingId: arriving.lineId }));
const draft = async (pairs: Awaited<ReturnType<typeof pairsOf>>) =>
  village.call("transfer.draft", { ledgerId: village.ledgerId, pairs });
const drafts = async () => {
  const asked = { ledgerId: village.ledgerId, fromMonth: null, toMonth: null, state: "draft" } as const;
  return (await village.must("voucher.list", asked)).vouchers;
};

beforeEach(async () => {
  village = await openVillage(icbcNumber);
  await village.must("bankAccount.save", {
    id: null,
    ledgerId: village.ledgerId,
    accountCode: null,
    bankName: "农商银行",
    number: second,
    name: "柳溪村经济合作社",
    isActive: true,
  });
  await bring("工行.csv", [
    { on: "2026-07-05", yuan: -500, account: second },
    { on: "2026-07-09", yuan: -800, account: second },
    { on: "2026-07-20", yuan: -60, account: second },
    { on: "2026-07-20", yuan: -60, account: second },
    { on: "2026-07-25", yuan: -90, account: "6217990000000000011", party: "李建国" },
  ]);
  await bring(
    "农商.csv",
    [
      { on: "2026-07-05", yuan: 500 },
      { on: "2026-07-10", yuan: 800, account: icbcNumber },
      { on: "2026-07-20", yuan: 60 },
      { on: "2026-07-20", yuan: 60 },
      { on: "2026-07-26", yuan: 90 },
    ],
    0,
    second,
  );
});
afterEach(() => {
  village.close();
});

describe("transfers between own accounts, in one go", () => {
  it("are shown with both ends; twins are left to a person, and what went to somebody else is none", async () => {
    const { pairs, unclear } = await list();
    expect(
      pairs.map(({ leaving, arriving, amountFen, days }) => [leaving.onDate, arriving.onDate, amountFen, days]),
    ).toEqual([
      ["2026-07-05", "2026-07-05", 50_000, 0],
      ["2026-07-09", "2026-07-10", 80_000, 1],
    ]);
    expect(unclear.map(({ amountFen, leaving, arriving }) => [amountFen, leaving.length, arriving.length])).toEqual([
      [6_000, 2, 2],
    ]);
  });

  it("become one draft each exactly as shown, and go back in one go", async () => {
    const pairs = await pairsOf();
    const reply = await draft(pairs);
    expect(reply).toMatchObject({ ok: true });
    if (!reply.ok) return;
    const { voucherIds } = reply.value;
    expect(new Map((await drafts()).map(({ id, totalFen }) => [id, totalFen]))).toEqual(
      new Map([
        [voucherIds[0], 50_000],
        [voucherIds[1], 80_000],
      ]),
    );
    expect((await list()).pairs).toEqual([]);
    expect(await village.must("transfer.undo", { voucherIds })).toEqual({ count: 2 });
    expect(await drafts()).toEqual([]);
    expect(await pairsOf()).toEqual(pairs);
  });

  it("are drafted all or not at all", async () => {
    const pairs = await pairsOf();
    const [first, other] = pairs;
    if (first === undefined || other === undefined) throw new Error("no pairs");
    const crossed = { leavingId: first.leavingId, arrivingId: other.arrivingId };
    expect(await draft([crossed])).toMatchObject({ failure: { code: "line-not-matching" } });
    expect(await draft([first, crossed])).toMatchObject({ failure: { code: "line-already-used" } });
    expect(await draft([first, first])).toMatchObject({ failure: { code: "line-already-used" } });
    expect(await drafts()).toEqual([]);
  });

  it("stay when another person has reviewed one of them, or when a draft is of something else", async () => {
    const reply = await draft(await pairsOf());
    if (!reply.ok) throw new Error(reply.failure.code);
    const [reviewed = ""] = reply.value.voucherIds;
    const shown = (await drafts()).find(({ id }) => id === reviewed);
    await village.must("voucher.review", { id: reviewed, version: shown?.version ?? 0 });
    expect(await village.call("transfer.undo", { voucherIds: reply.value.voucherIds })).toMatchObject({
      failure: { code: "wrong-state" },
    });
    expect(await drafts()).toHaveLength(1);
    const other = await village.save(
      village.content("2026-07-05", [
        { code: "121", debit: 1 },
        { code: "bank", credit: 1 },
      ]),
    );
    expect(await village.call("transfer.undo", { voucherIds: [other.id] })).toMatchObject({
      failure: { code: "line-not-matching" },
    });
  });

  it("are nothing to a cashier, and unknown of an unknown ledger", async () => {
    const pairs = await pairsOf();
    expect(await village.call("transfer.draft", { ledgerId: village.ledgerId, pairs }, "cashier")).toMatchObject({
      failure: { code: "forbidden" },
    });
    expect(await village.call("transfer.list", { ledgerId: "nowhere" })).toMatchObject({
      failure: { code: "not-found" },
    });
  });
});
