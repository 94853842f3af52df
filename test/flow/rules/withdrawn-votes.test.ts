import { afterEach, beforeEach, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { plainResolution } from "#test/support/plain-resolution.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const cap = (amountFen: number, fromOn: string, toOn: string): InputOf<"resolution.record">["caps"] => [
  {
    categoryId: village.categoryOf("办公费"),
    period: "year",
    basis: { kind: "K04", amountFen },
    fromOn,
    toOn,
    carry: "onward",
  },
];
const vote = (caps: InputOf<"resolution.record">["caps"]) => plainResolution(village.ledgerId, caps);
const isSound = (): boolean =>
  village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined).isSound);

it("takes a mistyped vote back before it is confirmed, and its number and its caps' days are free again", async () => {
  const { must, call } = village;
  const { id } = await must("resolution.record", vote(cap(100_000, "2036-01-01", "2036-12-31")));
  await must("resolution.withdraw", { id, reason: "年份打错了" });
  expect(await call("resolution.show", { id })).toMatchObject({ failure: { code: "not-found" } });
  const right = await must("resolution.record", vote(cap(100_000, "2026-07-01", "2026-12-31")));
  await must("resolution.confirm", { id: right.id });
  const { caps } = await must("cap.register", { ledgerId: village.ledgerId, onDate: "2026-10-10" });
  expect(caps).toMatchObject([{ version: 1, capFen: 100_000 }]);
  expect(isSound()).toBe(true);
});

it("keeps what a second person confirmed, and what something rests on", async () => {
  const { must, call, save, content } = village;
  const first = await must("resolution.record", vote(cap(100_000, "2026-07-01", "2026-12-31")));
  const second = await must("resolution.record", { ...vote(cap(50_000, "2026-08-01", "2026-12-31")), number: "2号" });
  expect(await call("resolution.withdraw", { id: first.id, reason: "打错" })).toMatchObject({
    failure: { code: "in-use", kind: "resolution" },
  });
  const { id } = await save(
    content("2026-08-05", [
      { code: "513", debit: 10, category: "办公费" },
      { code: "101", credit: 10 },
    ]),
  );
  await must("voucher.linkResolution", { id, resolutionId: second.id });
  expect(await call("resolution.withdraw", { id: second.id, reason: "打错" })).toMatchObject({
    failure: { code: "in-use", kind: "resolution" },
  });
  await must("resolution.confirm", { id: first.id });
  expect(await call("resolution.withdraw", { id: first.id, reason: "打错" })).toMatchObject({
    failure: { code: "already-confirmed" },
  });
  expect(isSound()).toBe(true);
});
