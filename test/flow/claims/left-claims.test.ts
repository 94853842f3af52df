import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { openClaimVillage, type ClaimVillage } from "#test/support/claim-village.ts";
import { emptyClaimSheet, filledClaimSheet, twoClaims } from "#test/support/claim-sheets.ts";
import { decide, plainResolution } from "#test/support/plain-resolution.ts";

let village: ClaimVillage;
beforeEach(async () => {
  village = await openClaimVillage();
  const caps: InputOf<"resolution.record">["caps"] = [
    {
      categoryId: village.categoryOf("办公费"),
      period: "year",
      basis: { kind: "K04", amountFen: 30_000 },
      fromOn: "2026-07-01",
      toOn: "2026-12-31",
    },
  ];
  await decide(village, plainResolution(village.ledgerId, caps));
});
afterEach(() => {
  village.close();
});

const withdrawn = async (): Promise<string> => {
  const id = await village.saveClaim(village.claimOf());
  const { rowVersion, number } = await village.shown(id);
  await village.must("claim.withdraw", { id, rowVersion, reason: "填错" });
  return `报账单 ${number} 购买办公用品 350.00`;
};
const unexplained = (left: string) => ({
  ok: false,
  failure: { code: "category-unexplained", names: ["办公费"], left: [left] },
});

describe("a held claim that is withdrawn", () => {
  it("asks for the reason where it is claimed anew under another category, or typed as a voucher", async () => {
    const left = await withdrawn();
    const { ledgerId } = village;
    const content = village.claimOf({ category: "报刊费" });
    const save = { id: null, rowVersion: null, ledgerId, content };
    expect(await village.call("claim.save", save)).toMatchObject(unexplained(left));
    const voucher = village.content("2026-10-09", [
      { code: "513", debit: 350, category: "报刊费" },
      { code: "bank", credit: 350 },
    ]);
    expect(await village.call("voucher.save", { id: null, version: null, content: voucher })).toMatchObject(
      unexplained(left),
    );
    const { id } = await village.must("claim.save", { ...save, categoryReason: "订的是报纸" });
    expect((await village.shown(id)).categoryChanges).toMatchObject([
      { categoryBefore: "办公费", categoriesAfter: ["报刊费"], reason: "订的是报纸" },
    ]);
    expect(await village.must("voucher.save", { id: null, version: null, content: voucher })).toMatchObject({});
    expect(await village.must("ledger.verify", {})).toMatchObject({ isSound: true });
  });

  it("does not come back unasked by the form filled in at the village", async () => {
    const left = await withdrawn();
    const [first = {}] = twoClaims.lines;
    const file = await filledClaimSheet(await emptyClaimSheet(village), {
      claims: twoClaims.claims.slice(0, 1),
      lines: [{ ...first, 支出分类: "报刊费" }],
      documents: twoClaims.documents.slice(0, 1),
    });
    const { digest } = await village.must("claim.inspectSheet", { file });
    const { claims } = await village.must("claim.importSheet", { file, digest });
    const id = claims[0]?.id ?? "";
    const { rowVersion } = await village.must("claim.show", { id });
    expect(await village.call("claim.advance", { id, rowVersion, act: "handle" })).toMatchObject(unexplained(left));
  });
});
