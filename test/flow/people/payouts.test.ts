import { afterEach, beforeEach, expect, it } from "vitest";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { bankAnswer as answer, makePayList, payListSource, savePerson } from "#test/support/payouts.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

it("hands an approved list to the bank once, gives a second file only with a reason, and pays again what failed", async () => {
  await savePerson(village, { name: "张一", account: "6228000000000001" });
  const zhao = await savePerson(village, { name: "赵二", account: "6228000000000002" });
  const listId = await makePayList(village);
  expect(await village.call("payout.make", payListSource(village, listId))).toMatchObject({
    failure: { code: "payout-bad", reason: "not-approved" },
  });
  await village.must("payList.approve", { id: listId }, "reviewer");
  const { id } = await village.must("payout.make", payListSource(village, listId));
  expect(await village.call("payout.make", payListSource(village, listId))).toMatchObject({
    failure: { code: "payout-bad" },
  });
  const wanted = { id, templateId: "ccb", bankAccountId: village.bankAccountId, memo: "", reason: "" };
  const file = await village.must("payout.file", wanted);
  expect([file.rowCount, file.totalFen]).toEqual([2, 200_000]);
  expect(new TextDecoder("gb18030").decode(Buffer.from(file.bytes, "base64"))).toBe(
    "2|2000.00\r\n1|6228000000000001|张一|1000.00|八月委员补贴\r\n2|6228000000000002|赵二|1000.00|八月委员补贴\r\n",
  );
  expect(await village.call("payout.file", wanted)).toMatchObject({
    failure: { code: "payout-again", name: file.name },
  });
  const again = await village.must("payout.file", { ...wanted, reason: "U盘损坏" });
  expect(again.bytes).toBe(file.bytes);

  expect(
    await village.call("payout.result", { id, file: answer(["账号,金额", "1,2"]), onDate: "2026-09-02" }),
  ).toMatchObject({
    failure: { code: "payout-unreadable", reason: "nothing-matched" },
  });
  const answered = await village.must("payout.result", {
    id,
    file: answer(["账号,金额,结果", "6228000000000001,1000.00,成功", "6228000000000002,1000.00,失败：户名不符"]),
    onDate: "2026-09-02",
  });
  expect(answered).toMatchObject({ paid: 1, failed: 1, unanswered: 0 });
  const shown = await village.must("payList.show", { id: listId });
  expect(shown.lines.map((line) => [line.name, line.receivedOn, line.receivedHow])).toEqual([
    ["张一", "2026-09-02", "bank"],
    ["赵二", null, null],
  ]);

  await savePerson(village, { name: "赵二", account: "6228000000000009", id: zhao });
  const retry = { ledgerId: village.ledgerId, source: null, retryOf: id };
  const second = await village.must("payout.make", retry);
  expect(await village.call("payout.make", retry)).toMatchObject({ failure: { reason: "retried-already" } });
  const { rows, files } = await village.must("payout.show", { id: second.id });
  expect(rows).toMatchObject([{ name: "赵二", account: "6228000000000009", amountFen: 100_000, state: "sent" }]);
  expect(files).toEqual([]);
  const early = { id: second.id, file: answer(["6228000000000009,1000.00,交易成功"]), onDate: "2026-09-05" };
  expect(await village.call("payout.result", early)).toMatchObject({
    failure: { code: "payout-bad", reason: "no-file" },
  });
  await village.must("payout.file", { ...wanted, id: second.id });
  await village.must("payout.result", {
    id: second.id,
    file: answer(["6228000000000009,1000.00,交易成功"]),
    onDate: "2026-09-05",
  });
  expect((await village.must("payList.show", { id: listId })).receivedCount).toBe(2);
  expect(
    village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined).isSound),
  ).toBe(true);
});

it("names everybody without an account, and keeps the office's own layout in place of the shipped one", async () => {
  await savePerson(village, { name: "张一", account: "" });
  const listId = await makePayList(village);
  await village.must("payList.approve", { id: listId }, "reviewer");
  expect(await village.call("payout.make", payListSource(village, listId))).toMatchObject({
    failure: { code: "payout-bad", reason: "account-missing", names: ["张一"] },
  });
  const { templates } = await village.must("payout.list", { ledgerId: village.ledgerId });
  const ccb = templates.find((template) => template.id === "ccb");
  if (ccb === undefined) throw new Error("no layout");
  await village.must("payout.template", { template: { ...ccb, title: "建行（已核对）", isUnverified: false } });
  const after = (await village.must("payout.list", { ledgerId: village.ledgerId })).templates;
  expect(after.filter((template) => template.id === "ccb")).toMatchObject([
    { title: "建行（已核对）", isUnverified: false },
  ]);
});

it("reads a bank's answer by the words its template has", async () => {
  await savePerson(village, { name: "张一", account: "6228000000000001" });
  await savePerson(village, { name: "赵二", account: "6228000000000002" });
  const listId = await makePayList(village);
  await village.must("payList.approve", { id: listId }, "reviewer");
  const { id } = await village.must("payout.make", payListSource(village, listId));
  const { templates } = await village.must("payout.list", { ledgerId: village.ledgerId });
  const ccb = templates.find((template) => template.id === "ccb");
  if (ccb === undefined) throw new Error("no layout");
  const own = { heading: "返回码", paid: ["S"], failed: ["E12"] };
  await village.must("payout.template", { template: { ...ccb, answer: own } });
  await village.must("payout.file", {
    id,
    templateId: "ccb",
    bankAccountId: village.bankAccountId,
    memo: "",
    reason: "",
  });
  const rows = ["账号,金额,返回码", "6228000000000001,1000.00,S", "6228000000000002,1000.00,E12"];
  const answered = await village.must("payout.result", { id, file: answer(rows), onDate: "2026-09-02" });
  expect(answered).toMatchObject({ paid: 1, failed: 1, unanswered: 0 });
});
