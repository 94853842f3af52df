import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDesk } from "#api/desk.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { openClaimVillage, type ClaimVillage } from "#test/support/claim-village.ts";
import { emptyClaimSheet, filledClaimSheet, twoClaims } from "#test/support/claim-sheets.ts";
import { forge } from "#test/support/forge.ts";
import { hitSentence, waysOut } from "#renderer/words/rules.ts";

let village: ClaimVillage;
beforeEach(async () => {
  village = await openClaimVillage();
});
afterEach(() => {
  village.close();
});

const boughtBy = (buyer: string) => {
  const content = village.claimOf();
  return { ...content, documents: content.documents.map((paper) => ({ ...paper, buyer })) };
};
const sentences = async (content: ReturnType<typeof boughtBy>): Promise<readonly string[]> => {
  const { hits } = await village.shown(await village.saveClaim(content));
  return hits.filter(({ kind }) => kind === "K18").map((hit) => hitSentence(hit));
};
const ledgerName = async (): Promise<string> =>
  (await village.must("ledger.list", {})).ledgers.find(({ id }) => id === village.ledgerId)?.name ?? "";
const unsound = (): readonly string[] => {
  const desk = openDesk({ ledgerPath: village.ledgerPath, isNew: false, programVersion: "test", isDemo: false });
  if (!desk.ok) throw new Error(desk.error.code);
  const { checks } = desk.value.ledger.snapshot((reading) =>
    verifyLedger(reading, desk.value.ledger.files, () => undefined),
  );
  desk.value.close();
  return checks.filter(({ isSound }) => !isSound).map(({ code }) => code);
};

describe("an invoice made out to somebody else", () => {
  it("holds the claim with both names, and the head's list of names lets a former name pass", async () => {
    const name = await ledgerName();
    const number = village.claimOf().documents[0]?.number ?? "";
    expect(await sentences(boughtBy(name))).toEqual([]);
    const other = boughtBy("柳溪村农业服务队");
    expect(await sentences(other)).toContain(
      `发票号码“${number}”的购买方名称是“柳溪村农业服务队”，与本账套“${name}”不是同一个单位。`,
    );
    const names = { ledgerId: village.ledgerId, names: ["柳溪村农业服务队"] };
    expect(await village.call("ledger.setBuyerNames", names, "bookkeeper")).toMatchObject({
      failure: { code: "forbidden" },
    });
    await village.must("ledger.setBuyerNames", names, "head");
    expect(await village.must("ledger.buyerNames", { ledgerId: village.ledgerId })).toEqual({
      names: ["柳溪村农业服务队"],
    });
    expect((await sentences(other)).filter((each) => each.includes("购买方"))).toEqual([]);
    expect(await village.must("ledger.verify", {})).toMatchObject({ isSound: true });
  });

  it("says what to do", async () => {
    const { hits } = await village.shown(await village.saveClaim(boughtBy("王小明")));
    const [hit] = hits.filter(({ kind }) => kind === "K18");
    expect(hit === undefined ? [] : waysOut(hit, "claim")).toEqual([
      "抬头开错的，退给经手人，请对方重开",
      "照发票再看一遍购买方名称，登记错的改过来",
      "确是本单位的（更名前的名称、简称），由主任或管理员在“村与账套”打开这个村，登记到“发票抬头”",
      "本单位开给别人的发票，把开票方填成本单位",
    ]);
  });

  it("is seen in the form filled in at the village, which may also lack the column", async () => {
    const withBuyer = twoClaims.documents.map((row) => ({ ...row, 购买方名称: "王小明" }));
    const file = await filledClaimSheet(await emptyClaimSheet(village), { ...twoClaims, documents: withBuyer });
    const shown = await village.must("claim.inspectSheet", { file });
    expect(shown.claims.map(({ hits }) => hits.map(({ kind }) => kind))).toEqual([
      expect.arrayContaining(["K18"]),
      expect.arrayContaining(["K18"]),
    ]);
  });

  it("keeps its buyer with claim and voucher, sealed", async () => {
    const content = boughtBy(await ledgerName());
    const { voucherId } = await village.walk(await village.saveClaim(content), "voucher");
    const id = voucherId ?? "";
    const before = await village.must("voucher.show", { id });
    expect(before.documents).toMatchObject([{ buyer: content.documents[0]?.buyer }]);
    await village.must("voucher.review", { id, version: before.version }, "reviewer");
    await village.must("voucher.post", { ids: [id] });
    village.desk.close();
    expect(unsound()).toEqual([]);
    forge(village.ledgerPath, "update claim_document set buyer = '王小明'");
    expect(unsound()).toEqual(["seals"]);
    forge(village.ledgerPath, `update claim_document set buyer = '${content.documents[0]?.buyer ?? ""}'`);
    expect(unsound()).toEqual([]);
    forge(village.ledgerPath, "update document set buyer = '王小明'");
    expect(unsound()).toEqual(["voucher-content"]);
  });
});
