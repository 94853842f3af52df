import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { bankAnswer, makePayList, payListSource, savePerson } from "#test/support/payouts.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  const { files } = village.ledger;
  expect(village.ledger.snapshot((reading) => verifyLedger(reading, files, () => undefined).isSound)).toBe(true);
  village.close();
});

const zhang = "6228000000000001,1000.00";
const zhao = "6228000000000002,1000.00";
const answer = (id: string, lines: readonly string[], onDate = "2026-09-02") => ({
  id,
  file: bankAnswer(["账号,金额,结果", ...lines]),
  onDate,
});
const file = (id: string, reason = "") =>
  ({ id, templateId: "ccb", bankAccountId: village.bankAccountId, memo: "", reason }) as const;
const rowsOf = async (id: string) =>
  (await village.must("payout.show", { id })).rows.map(({ name, state, answeredOn }) => [name, state, answeredOn]);
const receivedOf = async (id: string) =>
  (await village.must("payList.show", { id })).lines.map(({ name, receivedOn }) => [name, receivedOn]);

/** Both people of an approved list, paid by one batch on 2026-09-02. */
const paidBatch = async () => {
  await savePerson(village, { name: "张一", account: "6228000000000001" });
  await savePerson(village, { name: "赵二", account: "6228000000000002" });
  const listId = await makePayList(village);
  await village.must("payList.approve", { id: listId }, "reviewer");
  const { id } = await village.must("payout.make", payListSource(village, listId));
  await village.must("payout.file", file(id));
  await village.must("payout.result", answer(id, [`${zhang},成功`, `${zhao},成功`]));
  return { id, listId, retry: { ledgerId: village.ledgerId, source: null, retryOf: id } };
};

describe("退票: a payment that was made and came back", () => {
  it("told by a later file of the bank, is owed again and paid by another batch", async () => {
    const { id, listId, retry } = await paidBatch();
    const told = await village.must("payout.result", answer(id, [`${zhao},退票：账号已销户`], "2026-09-04"));
    expect(told).toMatchObject({ paid: 0, failed: 0, returned: 1, contradicted: [], payListIds: [listId] });
    expect(await rowsOf(id)).toEqual([
      ["张一", "paid", "2026-09-02"],
      ["赵二", "failed", "2026-09-04"],
    ]);
    expect(await receivedOf(listId)).toEqual([
      ["张一", "2026-09-02"],
      ["赵二", null],
    ]);
    const second = await village.must("payout.make", retry);
    expect(await rowsOf(second.id)).toEqual([["赵二", "sent", null]]);
    await village.must("payout.file", file(second.id));
    await village.must("payout.result", answer(second.id, [`${zhao},成功`], "2026-09-06"));
    expect((await receivedOf(listId))[1]).toEqual(["赵二", "2026-09-06"]);
    const { results } = await village.must("payout.show", { id });
    expect(results.map(({ paid, failed }) => [paid, failed])).toEqual([
      [2, 0],
      [0, 1],
    ]);
  });

  it("noted by hand with its ground, may be signed for instead", async () => {
    const { id, listId } = await paidBatch();
    const mark = { id, no: 2, state: "failed" as const, reason: "9月5日退回到账", onDate: "2026-09-05" };
    expect(await village.must("payout.mark", mark)).toMatchObject({ payListIds: [listId], payoutIds: [id] });
    await village.must("payList.sign", { id: listId, nos: [2], onDate: "2026-09-06" });
    expect((await receivedOf(listId))[1]).toEqual(["赵二", "2026-09-06"]);
  });

  it("is never before it was paid, and a paid one is not noted as paid once more", async () => {
    const { id } = await paidBatch();
    const mark = { id, no: 2, state: "failed" as const, reason: "退回", onDate: "2026-09-01" };
    expect(await village.call("payout.mark", mark)).toMatchObject({
      failure: { code: "payout-bad", reason: "returned-before-paid", names: ["赵二"] },
    });
    expect(await village.call("payout.mark", { ...mark, state: "paid", onDate: "2026-09-05" })).toMatchObject({
      failure: { code: "payout-bad", reason: "paid-already" },
    });
  });

  it("is not taken from a file that only says 失败, which may be an older one: the names are told", async () => {
    const { id, listId } = await paidBatch();
    expect(await village.call("payout.result", answer(id, [`${zhao},失败`], "2026-09-04"))).toMatchObject({
      failure: { code: "payout-bad", reason: "failed-though-paid", names: ["赵二"] },
    });
    // An older day than the payment's is no return either, whatever the word.
    expect(await village.call("payout.result", answer(id, [`${zhao},退票`], "2026-09-01"))).toMatchObject({
      failure: { code: "payout-bad", reason: "failed-though-paid", names: ["赵二"] },
    });
    expect((await receivedOf(listId))[1]).toEqual(["赵二", "2026-09-02"]);
  });

  it("joins the batch after the last one, when what failed was handed over again already", async () => {
    const { id, listId, retry } = await paidBatch();
    await village.must("payout.result", answer(id, [`${zhao},退汇`], "2026-09-03"));
    const second = await village.must("payout.make", retry);
    await village.must("payout.mark", { id, no: 1, state: "failed", reason: "退票通知", onDate: "2026-09-04" });
    const third = await village.must("payout.make", retry);
    expect(await rowsOf(third.id)).toEqual([["张一", "sent", null]]);
    const { parentId, title } = await village.must("payout.show", { id: third.id });
    expect(parentId).toBe(second.id);
    expect(title).toContain("第2次");
    expect(await village.call("payout.make", retry)).toMatchObject({ failure: { reason: "retried-already" } });
    expect(await receivedOf(listId)).toEqual([
      ["张一", null],
      ["赵二", null],
    ]);
  });

  it("leaves the money received where another batch paid the same person as well", async () => {
    const { id, listId, retry } = await paidBatch();
    await village.must("payout.result", answer(id, [`${zhao},退汇`], "2026-09-03"));
    const second = await village.must("payout.make", retry);
    await village.must("payout.file", file(second.id));
    await village.must("payout.result", answer(second.id, [`${zhao},成功`], "2026-09-05"));
    // The bank pays the first one after all.
    await village.must("payout.mark", { id, no: 2, state: "paid", reason: "柜台答复", onDate: "2026-09-06" });
    await village.must("payout.result", answer(second.id, [`${zhao},退票`], "2026-09-08"));
    expect((await receivedOf(listId))[1]?.[1]).not.toBeNull();
  });
});
