import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { plainResolution } from "#test/support/plain-resolution.ts";
import { claimChain, openClaimVillage, signatures, type ClaimVillage } from "#test/support/claim-village.ts";

let village: ClaimVillage;
beforeEach(async () => {
  village = await openClaimVillage();
});
afterEach(() => {
  village.close();
});
const early = { ok: false, failure: { code: "claim-bad", reason: "step-before-claim" } };

describe("the days of a claim's steps", () => {
  it("are none before the claim and none to come", async () => {
    const { call, saveClaim, claimOf, walk, ledgerId } = village;
    const id = await saveClaim(claimOf());
    const claimed = await walk(id, "claim");
    const sign = (onDate: string) =>
      call("claim.sign", {
        id,
        rowVersion: claimed.rowVersion,
        signatures: signatures.map((each) => ({ ...each, onDate })),
      });
    expect(await sign("2031-10-05")).toMatchObject({ failure: { code: "date-in-future" } });
    expect(await sign("2026-10-02")).toMatchObject(early);
    const examined = await walk(id, "supervise");
    const lodge = { ledgerId, handedBy: "吴报账", claims: [{ id, rowVersion: examined.rowVersion }] };
    expect(await call("claim.lodge", { ...lodge, onDate: "2026-10-02" })).toMatchObject(early);
    const reviewed = await walk(id, "review");
    const at = { id, rowVersion: reviewed.rowVersion };
    expect(await call("claim.pay", { ...at, onDate: "2026-10-02" })).toMatchObject(early);
    const paid = await walk(id, "pay");
    const voucher = { id, rowVersion: paid.rowVersion, onDate: "2026-10-02", moneyAccountId: null };
    expect(await call("claim.voucher", voucher)).toMatchObject(early);
  });
});

describe("the meeting that examines a claim", () => {
  const meet = async (people: string[]) => {
    const { call, saveClaim, claimOf, walk, ledgerId } = village;
    const id = await saveClaim(claimOf());
    const { rowVersion } = await walk(id, "approve");
    return call("financeMeeting.record", {
      ledgerId,
      metOn: "2026-10-06",
      place: "村委会",
      people,
      opinion: "同意",
      items: [{ claimId: id, rowVersion, refused: [] }],
    });
  };
  it("has no witness of it among its members", async () => {
    expect(await meet(["赵监督", "郑证明"])).toMatchObject({
      failure: { code: "claim-duties", duties: "witness-supervises", name: "郑证明" },
    });
  });
  it("is more than one person", async () => {
    expect(await meet(["赵监督"])).toMatchObject({ failure: { code: "meeting-bad", reason: "people-too-few" } });
  });
});

describe("switching claims off", () => {
  it("waits for those on the way", async () => {
    const { call, must, saveClaim, claimOf, walk } = village;
    const id = await saveClaim(claimOf());
    const off = { ...claimChain, isUsed: false };
    await walk(id, "pay");
    expect(await call("claim.saveSettings", off)).toMatchObject({
      failure: { code: "claim-bad", reason: "claims-open" },
    });
    await walk(id, "voucher");
    await must("claim.saveSettings", off);
  });
});

describe("a vote with a sum", () => {
  it("is shared by the claims that name it", async () => {
    const { call, must, saveClaim, claimOf, walk, ledgerId, categoryOf } = village;
    const proposed = await must(
      "rule.propose",
      {
        id: null,
        title: "办公费先议后支",
        level: "township",
        basis: "示例第二条",
        severity: "needs-resolution",
        scope: { villageIds: [], entities: [] },
        fromOn: "2026-01-01",
        toOn: "2026-12-31",
        parameters: {
          kind: "K02",
          amounts: { fromFen: 10_000 },
          counts: {},
          flags: {},
          categoryIds: [categoryOf("办公费")],
          natures: [],
          words: [],
          days: [],
          workdays: [],
        },
      },
      "head",
    );
    await must("rule.approve", proposed, "reviewer");
    const matter = { categoryIds: [categoryOf("办公费")], amountFen: 35_000, fromOn: "2026-10-01", toOn: "2026-12-31" };
    const vote = await must("resolution.record", { ...plainResolution(ledgerId, []), matter });
    await must("resolution.confirm", { id: vote.id });
    const claim = async (number: string) => {
      const whole = claimOf();
      const documents = whole.documents.map((document) => ({ ...document, number }));
      const id = await saveClaim({ ...whole, documents });
      await must("claim.linkResolution", { id, resolutionId: vote.id });
      return id;
    };
    const [first, second] = [await claim("24512000000000000001"), await claim("24512000000000000002")];
    expect(await walk(first, "approve")).toMatchObject({ state: "approved" });
    const signed = await walk(second, "sign");
    expect(await call("claim.advance", { id: second, rowVersion: signed.rowVersion, act: "approve" })).toMatchObject({
      failure: { code: "rules-refuse", hits: [{ kind: "K02" }] },
    });
  });
});
