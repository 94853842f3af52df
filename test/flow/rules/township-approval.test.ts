import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { hitSentence, waysOut } from "#renderer/words/rules.ts";
import { openClaimVillage, type ClaimVillage } from "#test/support/claim-village.ts";
import { plain } from "#test/support/plain-parameters.ts";

let village: ClaimVillage;
let ruleId: string;
const rule = (limitFen: number, part: Partial<InputOf<"rule.propose">> = {}): InputOf<"rule.propose"> => ({
  id: null,
  title: "现金支付限额",
  level: "township",
  basis: "青禾镇现金管理办法第三条",
  severity: "needs-approval",
  scope: { villageIds: [], entities: [] },
  fromOn: "2026-01-01",
  toOn: "2100-12-31",
  parameters: plain("K15", { amounts: { limitFen } }),
  ...part,
});
beforeEach(async () => {
  village = await openClaimVillage();
  const proposed = await village.must("rule.propose", rule(10_000), "bookkeeper");
  ruleId = proposed.id;
  await village.must("rule.approve", proposed, "head");
});
afterEach(() => {
  village.close();
});

const paper = {
  approver: "赵镇长",
  post: "分管副镇长",
  paper: "青财审〔2026〕3号",
  onDate: "2026-10-06",
  reason: "村里停电，银行不能转账",
};
const cash = (yuan: number) =>
  village.content(
    "2026-10-05",
    [
      { code: "513", debit: yuan, category: "办公费" },
      { code: "101", credit: yuan },
    ],
    {
      documents: [{ kind: "invoice", number: "1", onDate: null, amountFen: yuan * 100, party: "文具店", note: "" }],
      approvals: (["village-head", "supervisors"] as const).map((role) => ({
        role,
        name: role === "supervisors" ? "郑监委" : "王主任",
        onDate: "2026-10-05",
      })),
    },
  );

describe("what waits for somebody above", () => {
  it("is approved by the township on a paper, recorded by another than the preparer, and passes up to that amount", async () => {
    const { must, call, save } = village;
    const { id, version, hits } = await save(cash(150));
    const hit = hits.find(({ kind }) => kind === "K15");
    expect(hit).toMatchObject({ severity: "needs-approval", isCleared: false });
    expect(hit === undefined ? [] : waysOut(hit).at(-1)).toContain("登记上级审批");
    expect(await call("voucher.review", { id, version })).toMatchObject({ failure: { code: "rules-refuse" } });
    const of = { voucherId: id, claimId: null };
    const given = { of, kind: "K15" as const, ruleId, ...paper };
    expect(await call("ruleApproval.record", { ...given, onDate: "2031-01-01" }, "head")).toMatchObject({
      failure: { code: "date-in-future" },
    });
    const recorded = await must("ruleApproval.record", given, "head");
    const cleared = recorded.hits.find(({ kind }) => kind === "K15");
    expect(cleared).toMatchObject({ isCleared: true, facts: { approvedBy: "赵镇长", approvedFen: 15_000 } });
    expect(cleared === undefined ? "" : hitSentence(cleared)).toContain(
      "上级已审批：分管副镇长 赵镇长，2026-10-06，凭“青财审〔2026〕3号”，不超过 150.00 元；理由：村里停电，银行不能转账。",
    );
    expect(await call("ruleApproval.record", given, "head")).toMatchObject({ failure: { code: "approval-unneeded" } });
    const more = await must("voucher.save", { id, version, content: cash(151) });
    expect(more.hits).toMatchObject([{ kind: "K15", isCleared: false }]);
    const less = await must("voucher.save", { id, version: more.version, content: cash(140) });
    expect(less.hits).toMatchObject([{ kind: "K15", isCleared: true }]);
    await must("voucher.review", { id, version: less.version });
    expect(await must("voucher.show", { id })).toMatchObject({ state: "reviewed" });
    const { approvals } = await must("ruleApproval.list", { of });
    expect(
      await call("ruleApproval.withdraw", { id: approvals[0]?.id ?? "", reason: "登记错了" }, "head"),
    ).toMatchObject({
      failure: { code: "wrong-state" },
    });
    const { refused } = await must("voucher.post", { ids: [id] });
    expect(refused).toEqual([]);
  });

  it("is not approved by who prepared it, nor by who may not review", async () => {
    const { call, must, save } = village;
    const { id } = await save(cash(150));
    const given = { of: { voucherId: id, claimId: null }, kind: "K15" as const, ruleId, ...paper };
    expect(await call("ruleApproval.record", given, "bookkeeper")).toMatchObject({ failure: { code: "forbidden" } });
    const zhou = (await must("person.list", {})).persons.find(({ login }) => login === "zhou");
    if (zhou === undefined) throw new Error("no reviewer");
    await must("person.change", { ...zhou, roles: ["bookkeeper", "reviewer"] });
    const own = await must("voucher.save", { id: null, version: null, content: cash(160) }, "reviewer");
    const ofOwn = { ...given, of: { voucherId: own.id, claimId: null } };
    expect(await call("ruleApproval.record", ofOwn, "reviewer")).toMatchObject({ failure: { code: "same-person" } });
  });

  it("waits again once the rule has a new version, or the record is taken back", async () => {
    const { must, save } = village;
    const { id } = await save(cash(150));
    const of = { voucherId: id, claimId: null };
    const { id: approvalId } = await must("ruleApproval.record", { of, kind: "K15", ruleId, ...paper }, "head");
    const next = await must("rule.propose", rule(9_000, { id: ruleId }), "bookkeeper");
    await must("rule.approve", next, "head");
    expect((await must("voucher.show", { id })).hits).toMatchObject([{ kind: "K15", isCleared: false }]);
    const { hits } = await must("ruleApproval.withdraw", { id: approvalId, reason: "登记错了" }, "head");
    expect(hits).toMatchObject([{ kind: "K15", isCleared: false }]);
    expect((await must("ruleApproval.list", { of })).approvals).toEqual([]);
  });

  it("goes with the claim to its voucher, is sealed with the claim, and goes when a draft goes", async () => {
    const { must, saveClaim, claimOf, walk, ledger, shown } = village;
    const id = await saveClaim(claimOf({ form: "cash" }));
    await walk(id, "sign");
    const of = { voucherId: null, claimId: id };
    const { hits } = await must("ruleApproval.record", { of, kind: "K15", ruleId, ...paper }, "head");
    expect(hits.filter(({ kind }) => kind === "K15")).toMatchObject([{ isCleared: true }]);
    const done = await walk(id, "voucher");
    const voucher = await must("voucher.show", { id: done.voucherId ?? "" });
    expect(voucher.hits.filter(({ kind }) => kind === "K15")).toMatchObject([{ isCleared: true }]);
    expect((await must("ruleApproval.list", { of: { voucherId: voucher.id, claimId: null } })).approvals).toHaveLength(
      1,
    );
    expect((await shown(id)).hits.filter(({ kind }) => kind === "K15")).toMatchObject([{ isCleared: true }]);
    expect(ledger.snapshot((reading) => verifyLedger(reading, ledger.files, () => undefined).isSound)).toBe(true);
    const { id: draft, version } = await village.save(cash(150));
    const ofDraft = { voucherId: draft, claimId: null };
    await must("ruleApproval.record", { of: ofDraft, kind: "K15", ruleId, ...paper }, "head");
    await must("voucher.delete", { id: draft, version });
    expect((await must("ruleApproval.list", { of: ofDraft })).approvals).toEqual([]);
  });
});
