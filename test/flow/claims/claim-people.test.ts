import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hitSentence, waysOut } from "#renderer/words/rules.ts";
import { openClaimVillage, signatures, type ClaimVillage } from "#test/support/claim-village.ts";

let village: ClaimVillage;
beforeEach(async () => {
  village = await openClaimVillage();
});
afterEach(() => {
  village.close();
});

describe("who meets whom on a claim", () => {
  const sign = async (given: Partial<Parameters<ClaimVillage["claimOf"]>[0]>, extra: readonly string[][]) => {
    const { call, saveClaim, claimOf, walk } = village;
    const id = await saveClaim(claimOf(given));
    const { rowVersion } = await walk(id, "claim");
    const more = extra.map(([role = "", name = ""]) => ({ role: role as "chair", name, onDate: "2026-10-05" }));
    return call("claim.sign", { id, rowVersion, signatures: [...signatures, ...more] });
  };
  it.each([
    ["the witness approves", {}, [["chair", "郑证明"]], "witness-approves", "郑证明"],
    ["a village cadre signs for the township", {}, [["township-leader", "王主任"]], "village-is-township", "王主任"],
    ["the clerk pays himself", { handler: "吴报账", payee: "吴报账" }, [], "clerk-pays-self", "吴报账"],
  ])("is refused when %s", async (_case, given, extra, duties, name) => {
    expect(await sign(given, extra)).toMatchObject({ failure: { code: "claim-duties", duties, name } });
  });
  it("lets one person be head and secretary, and the clerk hand in what others are paid", async () => {
    expect(await sign({ handler: "吴报账" }, [["chair", "王主任"]])).toMatchObject({ ok: true });
  });
});

describe("papers that were refused", () => {
  it("do not come back under another claim; put right on their own claim they may", async () => {
    const { must, saveClaim, claimOf, walk, shown } = village;
    const id = await saveClaim(claimOf());
    const lodged = await walk(id, "lodge");
    await must("claim.refuse", { id, rowVersion: lodged.rowVersion, reason: "发票内容不真实" }, "reviewer");
    const again = await shown(await saveClaim(claimOf()));
    const hit = again.hits.find(({ kind }) => kind === "K18");
    expect(hit).toMatchObject({ severity: "block", isCleared: false });
    expect(hit === undefined ? "" : hitSentence(hit)).toBe(
      "发票号码“24512000000012345678”所在的报账单 报-2026-001（柳溪村经济合作社）已被拒付：发票内容不真实。拒付的单据不能换一张报账单再报。",
    );
    expect(hit === undefined ? [] : waysOut(hit)).toContain("补正后可以报的，在原报账单上答复并“修改”，不要另开一张");
    await must("claim.withdraw", { id: again.id, rowVersion: again.rowVersion, reason: "不再报" });
    const refused = await shown(id);
    const refusalId = refused.refusals[0]?.id ?? "";
    await must("claim.answer", { id, refusalId, answer: "已换开发票" });
    await must("claim.revise", { id, rowVersion: refused.rowVersion, dropsRefused: false });
    const revised = await shown(id);
    expect(revised.hits.filter(({ kind }) => kind === "K18")).toEqual([]);
    await must("claim.withdraw", { id, rowVersion: revised.rowVersion, reason: "不再报" });
    const third = await shown(await saveClaim(claimOf()));
    expect(third.hits.map(({ kind }) => kind)).toContain("K18");
  });
});

describe("what petty cash paid", () => {
  it("is booked against petty cash where the chart has it, and else against cash", async () => {
    const { must, ledgerId, saveClaim, claimOf, walk, accountOf } = village;
    const paidBy = async (number: string) => {
      const content = claimOf({ form: "prepaid" });
      const documents = content.documents.map((document) => ({ ...document, number }));
      const { voucherId } = await walk(await saveClaim({ ...content, documents }), "voucher");
      const { entries } = await must("voucher.show", { id: voucherId ?? "" });
      return entries.at(-1)?.accountId;
    };
    expect(await paidBy("1")).toBe(accountOf("101"));
    await must("account.add", { ledgerId, parentCode: "113", code: null, name: "村级备用金", itemKinds: [] });
    const { accounts } = await must("account.list", { ledgerId });
    const petty = accounts.find(({ name }) => name === "村级备用金");
    expect(await paidBy("2")).toBe(petty?.id);
  });
});
