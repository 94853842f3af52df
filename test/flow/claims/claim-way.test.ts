import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openClaimVillage, claimChain, signatures, type ClaimVillage } from "#test/support/claim-village.ts";

let village: ClaimVillage;
beforeEach(async () => {
  village = await openClaimVillage();
});
afterEach(() => {
  village.close();
});

describe("a claim", () => {
  it("goes from the village's paper to a draft voucher that is tied to it", async () => {
    const { must, saveClaim, claimOf, walk } = village;
    const id = await saveClaim(claimOf());
    const shown = await walk(id, "voucher");
    expect(shown).toMatchObject({ number: "报-2026-001", state: "vouchered", version: 1, next: null });
    const voucherId = shown.voucherId ?? "";
    const voucher = await must("voucher.show", { id: voucherId });
    expect(voucher).toMatchObject({ state: "draft", totalFen: 35_000, onDate: "2026-10-09", paperCount: 1 });
    expect(voucher.approvals.map(({ role, name }) => [role, name])).toEqual([
      ["party-secretary", "李书记"],
      ["supervisors", "赵监督、钱监督、孙监督"],
      ["village-head", "王主任"],
    ]);
    expect(voucher.documents).toMatchObject([{ number: "24512000000012345678", handler: "周经手" }]);
    expect((await must("claim.ofVoucher", { voucherId })).claim).toMatchObject({ id, number: "报-2026-001" });
    await must("voucher.review", { id: voucherId, version: voucher.version });
    const { refused } = await must("voucher.post", { ids: [voucherId] });
    expect(refused).toEqual([]);
    expect(await village.shown(id)).toMatchObject({ state: "vouchered", voucherState: "posted" });
  });

  it("is refused where the office does not use claims", async () => {
    const { must, call, claimOf, ledgerId } = village;
    await must("claim.saveSettings", { ...claimChain, isUsed: false });
    const reply = await call("claim.save", { id: null, rowVersion: null, ledgerId, content: claimOf() });
    expect(reply).toMatchObject({ ok: false, failure: { code: "claims-off" } });
  });

  it.each([
    ["handler-missing", { handler: "" }],
    ["witness-missing", { witness: "" }],
    ["handler-is-witness", { witness: "周经手" }],
  ])("is not handled: %s", async (reason, rest) => {
    const { call, saveClaim, claimOf } = village;
    const id = await saveClaim(claimOf(rest));
    expect(await call("claim.advance", { id, rowVersion: 1, act: "handle" })).toMatchObject({
      failure: { code: "claim-bad", reason },
    });
  });

  it.each([
    ["clerk-missing", { clerk: "" }],
    ["payee-missing", { payeeAccount: "" }],
    ["documents-none", { documents: [] }],
  ])("does not leave the 报账员: %s", async (reason, rest) => {
    const { call, saveClaim, claimOf, walk } = village;
    const id = await saveClaim(claimOf(rest));
    const { rowVersion } = await walk(id, "handle");
    expect(await call("claim.advance", { id, rowVersion, act: "claim" })).toMatchObject({
      failure: { code: "claim-bad", reason },
    });
  });

  it("does not pass the ten elements by half: what a paper lacks is named one by one", async () => {
    const { call, must, saveClaim, claimOf, walk, ledgerId } = village;
    const whole = claimOf();
    const [document] = whole.documents;
    if (document === undefined) throw new Error("a claim has a document");
    const content = {
      ...whole,
      documents: [{ ...document, party: "", elements: ["name"] }],
    } satisfies typeof whole;
    const judged = await must("claim.judge", { id: null, ledgerId, content });
    expect(judged.missing).toEqual([{ document: 1, missing: ["recipient", "content", "maker", "issuer"] }]);
    const id = await saveClaim(content);
    const { rowVersion } = await walk(id, "handle");
    expect(await call("claim.advance", { id, rowVersion, act: "claim" })).toMatchObject({
      failure: { reason: "elements-missing" },
    });
  });

  it("waits for the signers of its tier", async () => {
    const { call, must, saveClaim, claimOf, walk } = village;
    await must("claim.saveSettings", {
      ...claimChain,
      tiers: [
        { upToFen: 50_000, isInclusive: true, roles: ["village-head"] },
        { upToFen: null, isInclusive: false, roles: ["village-head", "party-secretary", "two-committees"] },
      ],
    });
    const id = await saveClaim(claimOf({ yuan: 600 }));
    const { rowVersion } = await walk(id, "sign");
    expect(await call("claim.advance", { id, rowVersion, act: "approve" })).toMatchObject({
      failure: { code: "claim-unsigned", roles: ["two-committees"] },
    });
  });

  it("refuses people who must not meet: the handler does not approve, the examiner did not approve", async () => {
    const { call, saveClaim, claimOf, walk, must, ledgerId } = village;
    const id = await saveClaim(claimOf());
    const { rowVersion } = await walk(id, "claim");
    const own = [{ ...signatures[0], name: "周经手" }];
    expect(await call("claim.sign", { id, rowVersion, signatures: own })).toMatchObject({
      failure: { code: "claim-duties", duties: "handler-approves", name: "周经手" },
    });
    const approved = await walk(id, "approve");
    const items = [{ claimId: id, rowVersion: approved.rowVersion, refused: [] }];
    const meeting = { ledgerId, metOn: "2026-10-06", place: "", opinion: "", items };
    expect(await call("financeMeeting.record", { ...meeting, people: ["李书记", "赵监督"] })).toMatchObject({
      failure: { code: "claim-duties", duties: "approver-supervises" },
    });
    await must("financeMeeting.record", { ...meeting, people: ["赵监督", "钱监督"] });
  });

  it("is examined before it is approved where the township says so", async () => {
    const { must, saveClaim, claimOf, walk } = village;
    await must("claim.saveSettings", { ...claimChain, approvesFirst: false });
    const id = await saveClaim(claimOf());
    expect((await walk(id, "claim")).next).toBe("supervise");
    expect((await walk(id, "supervise")).next).toBe("approve");
    expect((await walk(id, "voucher")).state).toBe("vouchered");
  });

  it("keeps its old version when it comes back, and takes every step anew", async () => {
    const { must, saveClaim, claimOf, walk, shown } = village;
    const id = await saveClaim(claimOf());
    const lodged = await walk(id, "lodge");
    await must("claim.return", { id, rowVersion: lodged.rowVersion, reason: "发票抬头写错" }, "reviewer");
    const back = await shown(id);
    expect(back).toMatchObject({ state: "returned", next: null });
    await must("claim.revise", { id, rowVersion: back.rowVersion, dropsRefused: false });
    const revised = await shown(id);
    expect(revised).toMatchObject({ state: "draft", version: 2, next: "handle", signatures: [] });
    const content = { ...claimOf(), purpose: "购买办公用品（换发票）" };
    await must("claim.save", { id, rowVersion: revised.rowVersion, ledgerId: village.ledgerId, content });
    const done = await walk(id, "voucher");
    expect(done.earlier.map(({ version, content: { purpose } }) => [version, purpose])).toEqual([[1, "购买办公用品"]]);
    expect(done.steps.filter(({ act }) => act === "return")).toMatchObject([{ version: 1, note: "发票抬头写错" }]);
  });

  it("is withdrawn with a reason before it is reviewed, and not after", async () => {
    const { call, must, saveClaim, claimOf, walk } = village;
    const first = await saveClaim(claimOf());
    const { rowVersion } = await walk(first, "claim");
    await must("claim.withdraw", { id: first, rowVersion, reason: "重复" });
    const second = await saveClaim(claimOf({ documents: [], form: "cash" }));
    expect((await village.shown(first)).state).toBe("withdrawn");
    expect(second).not.toBe(first);
    const third = await saveClaim(claimOf());
    const reviewed = await walk(third, "review");
    expect(
      await call("claim.withdraw", { id: third, rowVersion: reviewed.rowVersion, reason: "不要了" }),
    ).toMatchObject({
      failure: { code: "claim-state", state: "reviewed", next: "pay" },
    });
  });

  it("blocks refused items until they are answered, and never books them", async () => {
    const { call, must, saveClaim, claimOf, walk, shown, categoryOf, ledgerId } = village;
    const lines = [
      { categoryId: categoryOf("办公费"), summary: "打印纸", amountFen: 20_000 },
      { categoryId: categoryOf("办公费"), summary: "茶叶", amountFen: 15_000 },
    ];
    const id = await saveClaim(claimOf({ lines }));
    const approved = await walk(id, "approve");
    const { id: meetingId } = await must("financeMeeting.record", {
      ledgerId,
      metOn: "2026-10-06",
      place: "",
      people: ["赵监督", "钱监督"],
      opinion: "茶叶不予报销",
      items: [{ claimId: id, rowVersion: approved.rowVersion, refused: [{ lineNo: 2, reason: "茶叶属招待" }] }],
    });
    const refused = await shown(id);
    expect(refused).toMatchObject({ state: "refused", next: null, refusals: [{ lineNo: 2, amountFen: 15_000 }] });
    expect(await call("claim.revise", { id, rowVersion: refused.rowVersion, dropsRefused: true })).toMatchObject({
      failure: { code: "claim-unanswered" },
    });
    const refusalId = refused.refusals[0]?.id ?? "";
    await must("claim.answer", { id, refusalId, answer: "由经手人自行承担" });
    await must("claim.revise", { id, rowVersion: refused.rowVersion, dropsRefused: true });
    const done = await walk(id, "voucher");
    expect(done.totalFen).toBe(20_000);
    expect(await must("financeMeeting.show", { id: meetingId })).toMatchObject({
      refusedCount: 1,
      refusedFen: 15_000,
      unansweredCount: 0,
      items: [{ amountFen: 35_000, refusals: [{ summary: "茶叶", answer: "由经手人自行承担" }] }],
    });
  });

  it("is given back when its draft voucher is deleted, and books again", async () => {
    const { must, saveClaim, claimOf, walk, shown } = village;
    const id = await saveClaim(claimOf());
    const { voucherId } = await walk(id, "voucher");
    await must("voucher.delete", { id: voucherId ?? "", version: 1 });
    expect(await shown(id)).toMatchObject({ state: "paid", next: "voucher", voucherId: null });
    expect((await walk(id, "voucher")).state).toBe("vouchered");
  });

  it("does not let its voucher say something else than what was passed", async () => {
    const { call, must, saveClaim, claimOf, walk, content } = village;
    const id = await saveClaim(claimOf());
    const { voucherId } = await walk(id, "voucher");
    const changedContent = content("2026-10-09", [
      { code: "513", debit: 400, category: "办公费" },
      { code: "bank", credit: 400 },
    ]);
    const lines = await must("voucher.show", { id: voucherId ?? "" });
    const entries = changedContent.entries.map((entry, index) => ({
      ...entry,
      accountId: lines.entries[index]?.accountId ?? entry.accountId,
    }));
    const saved = await must("voucher.save", {
      id: voucherId,
      version: 1,
      content: { ...changedContent, entries },
    });
    expect(await call("voucher.review", { id: voucherId ?? "", version: saved.version })).toMatchObject({
      failure: { code: "claim-differs", differenceFen: 5000 },
    });
  });

  it("leaves sealed lines of every transition in the trail", async () => {
    const { must, saveClaim, claimOf, walk } = village;
    await walk(await saveClaim(claimOf()), "voucher");
    const { checks } = await must("ledger.verify", {});
    expect(checks.filter(({ isSound }) => !isSound)).toEqual([]);
  });
});
