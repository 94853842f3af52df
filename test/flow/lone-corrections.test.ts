import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { bookedAs } from "#test/support/posting.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const rent = (on: string, yuan: number) =>
  village.book(
    village.content(on, [
      { code: "bank", debit: yuan, summary: "收租金" },
      { code: "501", credit: yuan, summary: "收租金" },
    ]),
  );
const passOn = async (id: string) => {
  const { version } = await village.must("voucher.show", { id });
  await village.must("voucher.review", { id, version });
  const { refused } = await village.must("voucher.post", { ids: [id] });
  expect(refused).toEqual([]);
  return village.must("voucher.show", { id });
};
const bankFen = async (month: string) => {
  const { lines } = await village.must("report.balanceSheet", { ledgerId: village.ledgerId, month });
  return lines.find(({ name }) => name === "货币资金")?.currentFen;
};
const isSound = (): boolean =>
  village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined).isSound);

describe("a voucher whose accounts are right and whose amount is not", () => {
  it.each([
    ["too little", 350, 50],
    ["too much", 280, -20],
  ])("is put right by its difference: %s", async (_case, right, difference) => {
    const id = await rent("2026-07-05", 300);
    await village.must("period.closeMany", { ledgerIds: [village.ledgerId], throughMonth: "2026-07" });
    const rightFen = [right * 100, right * 100];
    const adjusted = { id, onDate: "2026-08-03", reason: "金额记错", way: "difference" as const, rightFen };
    const { id: ownId } = await village.must("voucher.adjust", adjusted);
    const own = await passOn(ownId);
    expect(bookedAs(own)).toEqual([
      [expect.stringMatching(/^102/), difference * 100, 0],
      ["501", 0, difference * 100],
    ]);
    expect(own.entries[0]?.summary).toBe("调整7月5日记字第1号凭证金额：收租金");
    expect(await bankFen("2026-08")).toBe(1_050_000 + right * 100);
    // Listed with its original, and not corrected a second time on top of it.
    const span = { ledgerId: village.ledgerId, fromMonth: "2026-07", toMonth: "2026-12" };
    expect((await village.must("correction.list", span)).corrections).toMatchObject([
      { originalId: id, reason: "金额记错", resultFen: difference * 100 },
    ]);
    const red = { id, onDate: "2026-08-04", reason: "再改", andCopy: false };
    expect(await village.call("voucher.correct", red)).toMatchObject({ failure: { code: "already-corrected" } });
    expect(await village.call("voucher.adjust", adjusted)).toMatchObject({ failure: { code: "already-corrected" } });
    const shown = () => village.must("voucher.show", { id });
    expect(await shown()).toMatchObject({ isCorrected: true, correctedByIds: [ownId] });
    // Once the difference itself is cancelled, the voucher can be corrected again.
    const back = await village.must("voucher.correct", { ...red, id: ownId });
    await passOn(back.redId);
    expect(await bankFen("2026-08")).toBe(1_080_000);
    expect(await shown()).toMatchObject({ isCorrected: false, correctedByIds: [ownId] });
    expect(await village.call("voucher.correct", red)).toMatchObject({ ok: true });
    expect(isSound()).toBe(true);
  });

  it("leaves lines out that were right, and is refused where nothing differs", async () => {
    const id = await rent("2026-07-05", 300);
    const adjust = { id, onDate: "2026-07-06", reason: "金额记错", way: "difference" as const };
    expect(await village.call("voucher.adjust", { ...adjust, rightFen: [30_000, 30_000] })).toMatchObject({
      failure: { code: "entries-too-few" },
    });
    const { id: ownId } = await village.must("voucher.adjust", { ...adjust, rightFen: [30_000, 31_000] });
    const own = await village.must("voucher.show", { id: ownId });
    expect(bookedAs(own)).toEqual([["501", 0, 1_000]]);
    // It does not balance, so it is not reviewed; deleted, it leaves nothing behind.
    expect(await village.call("voucher.review", { id: ownId, version: own.version })).toMatchObject({ ok: false });
    await village.must("voucher.delete", { id: ownId, version: own.version });
    expect(await village.call("voucher.adjust", { ...adjust, rightFen: [1, 1] })).toMatchObject({ ok: true });
  });
});

describe("an error of an earlier year", () => {
  it("is taken back by one blue voucher on the other sides", async () => {
    const id = await rent("2026-07-05", 300);
    const { id: ownId } = await village.must("voucher.adjust", {
      id,
      onDate: "2026-08-03",
      reason: "上年多记收入",
      way: "blue",
    });
    const own = await passOn(ownId);
    expect(bookedAs(own)).toEqual([
      [expect.stringMatching(/^102/), 0, 30_000],
      ["501", 30_000, 0],
    ]);
    expect(own.entries[0]?.summary).toBe("更正2026年7月5日记字第1号凭证：收租金");
    expect(await bankFen("2026-08")).toBe(1_050_000);
    expect(isSound()).toBe(true);
  });

  it("is refused before the voucher's own day", async () => {
    const id = await rent("2026-08-05", 300);
    const early = { id, onDate: "2026-08-04", reason: "记错", way: "blue" as const };
    expect(await village.call("voucher.adjust", early)).toMatchObject({ failure: { code: "date-too-early" } });
  });
});
