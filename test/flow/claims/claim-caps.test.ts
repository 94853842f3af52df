import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDesk } from "#api/desk.ts";
import type { InputOf } from "#contract/contract.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { openClaimVillage, signatures, type ClaimVillage } from "#test/support/claim-village.ts";
import { forge } from "#test/support/forge.ts";
import { decide, plainResolution } from "#test/support/plain-resolution.ts";

let village: ClaimVillage;
const caps = (amountFen: number): InputOf<"resolution.record">["caps"] => [
  {
    categoryId: village.categoryOf("办公费"),
    period: "year",
    basis: { kind: "K04", amountFen },
    fromOn: "2026-07-01",
    toOn: "2026-12-31",
  },
];
beforeEach(async () => {
  village = await openClaimVillage();
  await decide(village, plainResolution(village.ledgerId, caps(100_000)));
});
afterEach(() => {
  village.close();
});

const register = async (): Promise<readonly number[]> => {
  const { caps: rows } = await village.must("cap.register", { ledgerId: village.ledgerId, onDate: "2026-10-10" });
  return rows.flatMap(({ usedFen, committedFen, remainingFen }) => [usedFen, committedFen, remainingFen ?? -1]);
};

const numbered = (number: string, yuan: number) => {
  const content = village.claimOf({ yuan });
  return { ...content, documents: content.documents.map((document) => ({ ...document, number })) };
};

describe("what a claim draws on a cap", () => {
  it("is committed from the village's approval to posting, exactly once", async () => {
    const { must, saveClaim, walk } = village;
    const id = await saveClaim(numbered("1", 800));
    expect(await register()).toEqual([0, 0, 100_000]);
    await walk(id, "sign");
    expect(await register()).toEqual([0, 0, 100_000]);
    for (const step of ["approve", "supervise", "lodge", "review", "pay", "voucher"] as const) {
      await walk(id, step);
      expect([step, await register()]).toEqual([step, [0, 80_000, 20_000]]);
    }
    const { voucherId } = await village.shown(id);
    await must("voucher.review", { id: voucherId ?? "", version: 1 });
    expect(await register()).toEqual([0, 80_000, 20_000]);
    await must("voucher.post", { ids: [voucherId ?? ""] });
    expect(await register()).toEqual([80_000, 0, 20_000]);
  });

  it("asks why another category takes its place, also after the claim was returned", async () => {
    const { call, must, shown, walk, ledgerId } = village;
    const over = { ...village.claimOf({ yuan: 1200 }), documents: [] };
    const content = {
      ...over,
      lines: over.lines.map((line) => ({ ...line, categoryId: village.categoryOf("报刊费") })),
    };
    const id = await village.saveClaim(over);
    const { rowVersion } = await shown(id);
    const refused = { failure: { code: "category-unexplained", names: ["办公费"] } };
    expect(await call("claim.save", { id, rowVersion, ledgerId, content })).toMatchObject(refused);
    const small = await village.saveClaim(numbered("7", 800));
    await walk(await village.saveClaim(numbered("8", 300)), "approve");
    await must(
      "claim.return",
      { id: small, rowVersion: (await walk(small, "claim")).rowVersion, reason: "重填" },
      "reviewer",
    );
    const revised = await must("claim.revise", {
      id: small,
      rowVersion: (await shown(small)).rowVersion,
      dropsRefused: false,
    });
    const other = { ...numbered("7", 800), lines: content.lines.map((line) => ({ ...line, amountFen: 80_000 })) };
    const save = { id: small, rowVersion: revised.rowVersion, ledgerId, content: other };
    expect(await call("claim.save", save)).toMatchObject(refused);
    await must("claim.save", { ...save, categoryReason: "是订报" });
    expect((await shown(small)).categoryChanges).toMatchObject([
      { categoryBefore: "办公费", categoriesAfter: ["报刊费"], reason: "是订报", hit: { kind: "K04" } },
    ]);
    // Sealed with the claim: another reason put in past the program does not go unseen.
    const before = (await must("ledger.verify", {})).checks.find(({ code }) => code === "seals");
    expect(before?.isSound).toBe(true);
    village.desk.close();
    forge(village.ledgerPath, "update category_hold set reason = '别的' where reason is not null");
    const desk = openDesk({ ledgerPath: village.ledgerPath, isNew: false, programVersion: "test", isDemo: false });
    if (!desk.ok) throw new Error(desk.error.code);
    const { checks } = desk.value.ledger.snapshot((reading) =>
      verifyLedger(reading, desk.value.ledger.files, () => undefined),
    );
    desk.value.close();
    expect(checks.filter(({ isSound }) => !isSound).map(({ code }) => code)).toEqual(["seals"]);
  });

  it("is given back when the claim is returned", async () => {
    const { must, saveClaim, walk } = village;
    const id = await saveClaim(numbered("1", 800));
    const { rowVersion } = await walk(id, "lodge");
    await must("claim.return", { id, rowVersion, reason: "缺清单" }, "reviewer");
    expect(await register()).toEqual([0, 0, 100_000]);
  });

  it("holds the next claim at the village, names the numbers, and keeps the hit; a vote lets it pass", async () => {
    const { call, must, saveClaim, walk, ledgerId } = village;
    await walk(await saveClaim(numbered("1", 800)), "approve");
    const id = await saveClaim(numbered("2", 300));
    const signed = await walk(id, "sign");
    expect(signed.hits).toMatchObject([
      { kind: "K04", isCleared: false, facts: { usedFen: 0, committedFen: 80_000, thisFen: 30_000, overFen: 10_000 } },
    ]);
    expect(await call("claim.advance", { id, rowVersion: signed.rowVersion, act: "approve" })).toMatchObject({
      failure: { code: "rules-refuse", hits: [{ kind: "K04", severity: "needs-resolution" }] },
    });
    const resolutionId = await decide(village, {
      ...plainResolution(ledgerId, caps(150_000)),
      number: "2号",
      metOn: "2026-10-08",
    });
    const { hits } = await must("claim.linkResolution", { id, resolutionId });
    expect(hits).toMatchObject([{ kind: "K04", isCleared: true, facts: { clearedByNumber: "2号" } }]);
    const done = await walk(id, "voucher");
    const { resolutions } = await must("voucher.show", { id: done.voucherId ?? "" });
    expect(resolutions.map(({ number }) => number)).toEqual(["2号"]);
  });

  it("is of its own time: none is dated before the books or into a closed month", async () => {
    const { call, must, claimOf, ledgerId } = village;
    const dated = (onDate: string) => ({ id: null, rowVersion: null, ledgerId, content: { ...claimOf(), onDate } });
    expect(await call("claim.save", dated("2025-06-01"))).toMatchObject({
      failure: { code: "before-start", month: "2026-07" },
    });
    await must("settings.save", { ...(await must("settings.show", {})), backupBeforeClose: false }, "head");
    await must("period.close", { ledgerId, month: "2026-07" });
    expect(await call("claim.save", dated("2026-07-31"))).toMatchObject({
      failure: { code: "month-closed", month: "2026-07" },
    });
    const documents = claimOf().documents.map((each) => ({ ...each, onDate: "2026-08-01" }));
    const fresh = { ...dated("2026-08-01"), content: { ...claimOf({ documents }), onDate: "2026-08-01" } };
    expect((await call("claim.save", fresh)).ok).toBe(true);
  });

  it("draws on a vote's amount as well: two claims never spend what was agreed once", async () => {
    const { call, must, saveClaim, walk, ledgerId } = village;
    const matter = {
      categoryIds: [village.categoryOf("办公费")],
      amountFen: 50_000,
      fromOn: "2026-07-01",
      toOn: "2026-12-31",
    };
    const vote = { ...plainResolution(ledgerId, []), number: "5号", matter };
    const resolutionId = await decide(village, vote);
    await must("rule.propose", {
      id: null,
      level: "township",
      title: "非生产性支出须经表决",
      basis: "青禾镇〔2026〕5号",
      severity: "needs-resolution",
      scope: { villageIds: [], entities: [] },
      parameters: {
        kind: "K02",
        amounts: { fromFen: 0 },
        counts: {},
        flags: {},
        categoryIds: [village.categoryOf("办公费")],
        natures: [],
        words: [],
        days: [],
        workdays: [],
      },
      fromOn: "2026-07-01",
      toOn: "2026-12-31",
    }).then((proposed) => must("rule.approve", proposed, "reviewer"));
    const claimed = async (number: string) => {
      const id = await saveClaim(numbered(number, 350));
      await must("claim.linkResolution", { id, resolutionId });
      return walk(id, "sign").then(({ rowVersion, hits }) => ({ id, rowVersion, hits }));
    };
    const first = await claimed("1");
    expect(first.hits.filter(({ kind }) => kind === "K02")).toEqual([]);
    await walk(first.id, "approve");
    const second = await claimed("2");
    expect(second.hits).toMatchObject([{ kind: "K02", isCleared: false }]);
    expect(await call("claim.advance", { id: second.id, rowVersion: second.rowVersion, act: "approve" })).toMatchObject(
      { failure: { code: "rules-refuse" } },
    );
    await walk(first.id, "voucher");
  });

  it("holds an ordinary voucher too: an approved claim is money promised", async () => {
    const { call, content, save, saveClaim, walk } = village;
    await walk(await saveClaim(numbered("1", 800)), "approve");
    const lines = [
      { code: "513", debit: 300, category: "办公费" },
      { code: "bank", credit: 300 },
    ];
    const saved = await save(content("2026-10-09", lines));
    expect(saved.hits.map(({ kind }) => kind)).toContain("K04");
    expect(await call("voucher.review", { id: saved.id, version: saved.version })).toMatchObject({
      failure: { code: "rules-refuse" },
    });
  });

  it("may pass as an emergency with a day to ratify; its voucher is booked and the hit stays", async () => {
    const { must, call, saveClaim, claimOf, walk } = village;
    const emergency = { reason: "台风抢险", ratifyBy: "2026-11-02" };
    const content = claimOf({ yuan: 1200, emergency });
    const minutes = {
      kind: "minutes",
      number: "",
      onDate: null,
      amountFen: null,
      party: "",
      note: "",
      elements: ["name"],
    } as const;
    const documents = [...content.documents, { ...minutes, elements: [...minutes.elements] }];
    const id = await saveClaim({ ...content, documents });
    const { rowVersion } = await walk(id, "sign");
    // The higher signature its sum asks for is no matter of a vote: it is there first, also in an emergency.
    expect(await call("claim.advance", { id, rowVersion, act: "approve" })).toMatchObject({
      failure: { code: "rules-refuse", hits: [{ kind: "K01", severity: "needs-approval" }] },
    });
    const higher = { role: "two-committees" as const, name: "孙委员", onDate: "2026-10-05" };
    await must("claim.sign", { id, rowVersion, signatures: [...signatures, higher] });
    const done = await walk(id, "voucher");
    const voucherId = done.voucherId ?? "";
    await must("voucher.review", { id: voucherId, version: 1 });
    expect(await must("voucher.post", { ids: [voucherId] })).toMatchObject({ refused: [] });
    const { hits } = await must("voucher.show", { id: voucherId });
    expect(hits.find(({ kind }) => kind === "K04")).toMatchObject({ isCleared: false });
  });

  it("may not promise the vote of an emergency later than the office allows", async () => {
    const { call, claimOf, ledgerId } = village;
    const emergency = { reason: "台风抢险", ratifyBy: "2026-11-03" };
    const content = claimOf({ yuan: 1200, emergency });
    expect(await call("claim.save", { id: null, rowVersion: null, ledgerId, content })).toMatchObject({
      failure: { code: "claim-bad", reason: "ratify-day-late" },
    });
  });

  it("is held, emergency or not, by what no vote could lift: a figure that is missing", async () => {
    const { call, saveClaim, claimOf, walk, shown, ledgerId, categoryOf } = village;
    // A cap by last year's income, which nobody registered: without the base nothing passes but by a person.
    const [cap] = caps(0);
    const basis = { kind: "K06" as const, bands: [{ upTo: null, isInclusive: false, capFen: 10_000_000 }] };
    const byIncome = [
      {
        ...cap,
        categoryId: categoryOf("办公费"),
        period: "year" as const,
        basis,
        fromOn: "2026-09-01",
        toOn: "2026-12-31",
      },
    ];
    await decide(village, { ...plainResolution(ledgerId, byIncome), number: "2号", metOn: "2026-09-01" });
    const id = await saveClaim(claimOf({ emergency: { reason: "台风抢险", ratifyBy: "2026-11-02" } }));
    await walk(id, "sign");
    const { rowVersion } = await shown(id);
    expect(await call("claim.advance", { id, rowVersion, act: "approve" })).toMatchObject({
      failure: { code: "rules-refuse", hits: [{ kind: "K06", severity: "needs-approval" }] },
    });
  });

  it("finds an invoice that stands on another claim before either is booked", async () => {
    const { saveClaim, shown, walk } = village;
    await walk(await saveClaim(numbered("24512000000012345678", 100)), "claim");
    const again = await saveClaim(numbered("24512000000012345678", 100));
    const hit = (await shown(again)).hits.find(({ kind }) => kind === "K18");
    expect(hit).toMatchObject({ severity: "block", facts: { voucherName: "报账单 报-2026-001" } });
  });
});
