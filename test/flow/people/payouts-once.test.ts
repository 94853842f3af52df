import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { bankAnswer, makePayList, payListSource, savePerson } from "#test/support/payouts.ts";
import { passOn } from "#test/support/posting.ts";
import { openVillage, startVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  expect(
    village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined).isSound),
  ).toBe(true);
  village.close();
});

const header = "账号,金额,结果";
const file = (id: string, reason = "") =>
  ({ id, templateId: "ccb", bankAccountId: village.bankAccountId, memo: "", reason }) as const;
const answer = (id: string, lines: readonly string[]) => ({
  id,
  file: bankAnswer([header, ...lines]),
  onDate: "2026-09-02",
});
const bad = (reason: string) => ({ failure: { code: "payout-bad", reason } });

/** Two people of one approved list, 张一 paid and 赵二 not. */
const halfPaid = async () => {
  await savePerson(village, { name: "张一", account: "6228000000000001" });
  await savePerson(village, { name: "赵二", account: "6228000000000002" });
  const listId = await makePayList(village);
  await village.must("payList.approve", { id: listId }, "reviewer");
  const { id } = await village.must("payout.make", payListSource(village, listId));
  await village.must("payout.file", file(id));
  const lines = ["6228000000000001,1000.00,成功", "6228000000000002,1000.00,失败"];
  await village.must("payout.result", answer(id, lines));
  const no = (await village.must("payList.show", { id: listId })).lines.find((line) => line.name === "赵二")?.no ?? 0;
  return { id, listId, no, retry: { ledgerId: village.ledgerId, source: null, retryOf: id } };
};

describe("a payment goes to the bank once", () => {
  it("pays nobody again who signed for the money meanwhile", async () => {
    const { listId, no, retry } = await halfPaid();
    await village.must("payList.sign", { id: listId, nos: [no], onDate: "2026-09-03" });
    expect(await village.call("payout.make", retry)).toMatchObject(bad("nothing-failed"));
  });

  it("lets nobody sign while the bank has the payment, until it is noted that the bank did not pay", async () => {
    const { id, listId, no, retry } = await halfPaid();
    const sign = { id: listId, nos: [no], onDate: "2026-09-03" };
    const second = await village.must("payout.make", retry);
    expect(await village.call("payList.sign", sign)).toMatchObject({
      failure: { code: "payout-bad", reason: "at-the-bank", names: ["赵二"] },
    });
    await village.must("payout.mark", {
      id: second.id,
      no: 1,
      state: "failed",
      reason: "改为当面发",
      onDate: "2026-09-03",
    });
    await village.must("payList.sign", sign);
    expect(await village.call("payout.make", { ...retry, retryOf: second.id })).toMatchObject(bad("nothing-failed"));
    expect(await village.call("payout.file", file(id, "再来"))).toMatchObject(bad("nothing-owed"));
  });

  it("writes only what is still owed into another file of a batch", async () => {
    await savePerson(village, { name: "张一", account: "6228000000000001" });
    await savePerson(village, { name: "赵二", account: "6228000000000002" });
    const listId = await makePayList(village);
    await village.must("payList.approve", { id: listId }, "reviewer");
    const { id } = await village.must("payout.make", payListSource(village, listId));
    await village.must("payout.file", file(id));
    await village.must("payout.result", answer(id, ["6228000000000001,1000.00,成功"]));
    const again = await village.must("payout.file", file(id, "赵二没有结果"));
    expect([again.rowCount, again.totalFen]).toEqual([1, 100_000]);
  });

  it("closes the row of a retry when the earlier batch turns out to have paid it, and says who went out twice", async () => {
    const { id, listId, retry } = await halfPaid();
    const second = await village.must("payout.make", retry);
    await village.must("payout.file", file(second.id));
    const late = await village.must("payout.result", answer(id, ["6228000000000002,1000.00,成功"]));
    expect(late).toMatchObject({ paid: 1, twice: ["赵二"], payListIds: [listId], payoutIds: [id, second.id] });
    const { rows } = await village.must("payout.show", { id: second.id });
    expect(rows).toMatchObject([{ state: "failed", reason: "另一批已经发放成功，这一批不再发放" }]);
    expect(await village.call("payout.file", file(second.id, "再来"))).toMatchObject(bad("nothing-owed"));
    expect(await village.call("payout.make", { ...retry, retryOf: second.id })).toMatchObject(bad("nothing-failed"));
  });

  it("takes no result of a batch of which no file was made, and keeps every result file", async () => {
    const { id } = await halfPaid();
    const { results } = await village.must("payout.show", { id });
    expect(results).toMatchObject([{ no: 1, name: "结果.csv", onDate: "2026-09-02", paid: 1, failed: 1 }]);
    const kept = village.ledger.files.get(results[0]?.hash ?? "");
    expect(kept instanceof Uint8Array && new TextDecoder().decode(kept)).toContain("6228000000000002,1000.00,失败");
    const future = { ...answer(id, ["6228000000000002,1000.00,成功"]), onDate: "2027-09-02" };
    expect(await village.call("payout.result", future)).toMatchObject({ failure: { code: "date-in-future" } });
  });

  it("notes a result by hand with its reason, and never a payment once more", async () => {
    const { id, no, listId } = await halfPaid();
    const mark = { id, no: 2, state: "paid", reason: "银行回单", onDate: "2026-09-04" } as const;
    expect((await village.must("payout.mark", mark)).payListIds).toEqual([listId]);
    const { rows } = await village.must("payout.show", { id });
    expect(rows[1]).toMatchObject({ state: "paid", reason: "手工登记：银行回单", answeredOn: "2026-09-04" });
    const { lines } = await village.must("payList.show", { id: listId });
    expect(lines.find((line) => line.no === no)).toMatchObject({ receivedOn: "2026-09-04", receivedHow: "bank" });
    expect(await village.call("payout.mark", mark)).toMatchObject(bad("paid-already"));
  });
});

it("hands a list over in its own books only", async () => {
  await savePerson(village, { name: "张一", account: "6228000000000001" });
  const listId = await makePayList(village);
  await village.must("payList.approve", { id: listId }, "reviewer");
  const other = await startVillage(village, {
    code: "99",
    name: "石桥村",
    bankNumber: "6210000000000099",
    facts: [{ kind: "population", fromDate: "2026-01-01", number: 800, text: null, source: "年报" }],
  });
  const input = payListSource(village, listId);
  expect(await village.call("payout.make", { ...input, ledgerId: other.ledgerId })).toMatchObject(bad("other-ledger"));
  await village.must("payout.make", input);
});

/** The compensation of two households, come in whole. */
const landReceived = (distributionId: string) =>
  ({
    onDate: "2026-10-08",
    kind: "land-receive",
    summary: "征地补偿",
    amountFen: 500_000,
    fundFen: 0,
    awardFen: 0,
    reserveFen: 0,
    outsideFen: 0,
    projectItemId: null,
    payeeItemId: null,
    isOwed: false,
    distributionId,
    categoryId: null,
    accounts: {},
  }) as const;

it("pays two households of one name into the account of each", async () => {
  const item = async (name: string, bankAccount: string): Promise<string> =>
    (
      await village.must("item.save", {
        id: null,
        ledgerId: village.ledgerId,
        kind: "member",
        code: null,
        name,
        bankAccount,
        note: "",
        isActive: true,
      })
    ).id;
  const list = {
    kind: "land" as const,
    title: "征地补偿",
    onDate: "2026-10-01",
    basis: "",
    resolutionId: null,
    projectItemId: null,
    totalFen: 500_000,
    lines: [
      { itemId: await item("张伟", "6228000000000001"), shares: 100, amountFen: 300_000, withheldFen: 0, note: "" },
      { itemId: await item("张伟", "6228000000000002"), shares: 100, amountFen: 200_000, withheldFen: 0, note: "" },
    ],
  };
  const saved = await village.must("distribution.save", { id: null, ledgerId: village.ledgerId, list });
  const { voucherId } = await village.must("guide.save", { ...landReceived(saved.id), ledgerId: village.ledgerId });
  await passOn(village, voucherId);
  const source = { ledgerId: village.ledgerId, source: { kind: "distribution" as const, id: saved.id }, retryOf: null };
  const { id } = await village.must("payout.make", source);
  await village.must("payout.file", file(id));
  const lines = ["6228000000000001,3000.00,失败", "6228000000000002,2000.00,成功"];
  await village.must("payout.result", answer(id, lines));
  const retry = await village.must("payout.make", { ledgerId: village.ledgerId, source: null, retryOf: id });
  expect((await village.must("payout.show", { id: retry.id })).rows).toMatchObject([
    { name: "张伟", account: "6228000000000001", amountFen: 300_000 },
  ]);
});

it("takes no bank's answer for another batch that was read for the one before", async () => {
  const { retry } = await halfPaid();
  const { id } = await village.must("payout.make", retry);
  await village.must("payout.file", file(id));
  const lines = ["6228000000000001,1000.00,成功", "6228000000000002,1000.00,失败"];
  expect(await village.call("payout.result", answer(id, lines))).toMatchObject({
    failure: { code: "payout-bad", reason: "answer-of-another", names: ["八月委员补贴"] },
  });
  const own = answer(id, ["6228000000000002,1000.00,成功"]);
  expect(await village.must("payout.result", own)).toMatchObject({ paid: 1, failed: 0 });
});

describe("a bank's answer saved anew", () => {
  const dated = ["6228000000000001,1000.00,成功,20260902000101", "6228000000000002,1000.00,失败,20260902000102"];
  const another = { failure: { code: "payout-bad", reason: "answer-of-another", names: ["八月委员补贴"] } };
  const secondBatch = async () => {
    await savePerson(village, { name: "张一", account: "6228000000000001" });
    await savePerson(village, { name: "赵二", account: "6228000000000002" });
    const listId = await makePayList(village);
    await village.must("payList.approve", { id: listId }, "reviewer");
    const { id } = await village.must("payout.make", payListSource(village, listId));
    await village.must("payout.file", file(id));
    await village.must("payout.result", answer(id, dated));
    const retry = await village.must("payout.make", { ledgerId: village.ledgerId, source: null, retryOf: id });
    await village.must("payout.file", file(retry.id));
    return retry.id;
  };

  it.each([
    ["with other amounts' writing, order and empty cells", [',6228000000000002,"1,000.00",失败, 20260902000102,', ""]],
    ["in part, under another heading line", ["打印时间：2026-10-09", "6228000000000002,1000,失败,20260902000102"]],
  ])("is known as read for another batch %s", async (_case, lines) => {
    const id = await secondBatch();
    expect(await village.call("payout.result", answer(id, lines))).toMatchObject(another);
    expect(
      await village.must("payout.result", answer(id, ["6228000000000002,1000.00,成功,20260909000777"])),
    ).toMatchObject({ paid: 1 });
  });

  it("is known without days and serials where it is alike from end to end, and only then", async () => {
    const { retry } = await halfPaid();
    const { id } = await village.must("payout.make", retry);
    await village.must("payout.file", file(id));
    const again = ["6228000000000001,1000,成功", "", '6228000000000002,"1,000.00",失败'];
    expect(await village.call("payout.result", answer(id, again))).toMatchObject(another);
    expect(await village.must("payout.result", answer(id, ["6228000000000002,1000.00,失败"]))).toMatchObject({
      paid: 0,
      failed: 1,
    });
  });
});
