import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openClaimVillage, type ClaimVillage } from "#test/support/claim-village.ts";
import { decide, plainResolution } from "#test/support/plain-resolution.ts";

let village: ClaimVillage;
beforeEach(async () => {
  village = await openClaimVillage();
});
afterEach(() => {
  village.close();
});

const reminded = async (): Promise<readonly string[]> => {
  const { reminders } = await village.must("work.reminders", {});
  return reminders.map(({ kind, text, dueOn, isOverdue, count }) =>
    [kind, text, dueOn ?? "", isOverdue ? "overdue" : "", count].join("|"),
  );
};

describe("the work list of the first screen", () => {
  it("says nothing where nothing waits", async () => {
    expect(await reminded()).toEqual([]);
  });

  it("counts claims by the step they wait for, and those that came back", async () => {
    const { must, saveClaim, claimOf, walk } = village;
    const other = { ...claimOf(), documents: claimOf().documents.map((paper) => ({ ...paper, number: "2" })) };
    await saveClaim(claimOf());
    const id = await saveClaim(other);
    expect(await reminded()).toEqual(["claims-waiting|handle|||2"]);
    const { rowVersion } = await walk(id, "claim");
    expect((await reminded()).toSorted()).toEqual(["claims-waiting|approve|||1", "claims-waiting|handle|||1"]);
    await must("claim.return", { id, rowVersion, reason: "缺清单" }, "reviewer");
    expect((await reminded()).toSorted()).toEqual(["claims-waiting|back|||1", "claims-waiting|handle|||1"]);
  });

  it("reminds of the vote an emergency promised until one is linked, and says when it is overdue", async () => {
    const { must, saveClaim, claimOf, walk, ledgerId, advanceDays } = village;
    const id = await saveClaim(claimOf({ emergency: { reason: "防汛", ratifyBy: "2026-10-20" } }));
    await walk(id, "voucher");
    expect(await reminded()).toEqual(["ratification-due|报-2026-001 购买办公用品|2026-10-20||1"]);
    advanceDays(20);
    expect(await reminded()).toContain("ratification-due|报-2026-001 购买办公用品|2026-10-20|overdue|1");
    expect((await must("claim.show", { id })).state).toBe("vouchered");
    expect(ledgerId).not.toBe("");
  });

  it("reminds of caps whose vote ends soon, and forgets them once a later one is voted", async () => {
    const { ledgerId, categoryOf } = village;
    const cap = (fromOn: string, toOn: string) => ({
      categoryId: categoryOf("办公费"),
      period: "year" as const,
      basis: { kind: "K04" as const, amountFen: 100_000 },
      fromOn,
      toOn,
    });
    await decide(village, plainResolution(ledgerId, [cap("2026-07-01", "2026-10-31")]));
    expect(await reminded()).toEqual(["resolution-lapsing|办公费（决议 1号）|2026-10-31||1"]);
    const next = {
      ...plainResolution(ledgerId, [cap("2026-11-01", "2027-10-31")]),
      number: "2号",
      metOn: "2026-10-09",
    };
    await decide(village, next);
    expect(await reminded()).toEqual([]);
  });

  it("goes on reminding of an ended cap until its category is limited again, be it by the quarter", async () => {
    const { ledgerId, categoryOf, advanceDays } = village;
    const cap = (period: "year" | "quarter", fromOn: string, toOn: string) => ({
      categoryId: categoryOf("办公费"),
      period,
      basis: { kind: "K04" as const, amountFen: 100_000 },
      fromOn,
      toOn,
    });
    await decide(village, plainResolution(ledgerId, [cap("year", "2026-07-01", "2026-10-31")]));
    advanceDays(120);
    expect(await reminded()).toContain("resolution-lapsing|办公费（决议 1号）|2026-10-31|overdue|1");
    const next = plainResolution(ledgerId, [cap("quarter", "2027-01-01", "2027-12-31")]);
    await decide(village, { ...next, number: "2号", metOn: "2027-01-20" });
    expect((await reminded()).filter((line) => line.startsWith("resolution-lapsing"))).toEqual([]);
  });
});

describe("the publicity of a quarter", () => {
  it("is reminded of when its day has passed, and no more when the sheet hangs or nobody is late", async () => {
    const kinds = async () => (await reminded()).filter((line) => line.startsWith("publicity-overdue"));
    expect(await kinds()).toEqual([]);
    village.advanceDays(20);
    // Nothing was ever booked in the quarter and it is not closed: that is first to be done.
    expect(await kinds()).toEqual([]);
    await village.save(
      village.content("2026-09-30", [
        { code: "bank", debit: 1 },
        { code: "101", credit: 1 },
      ]),
    );
    expect(await kinds()).toEqual(["publicity-overdue|2026Q3|2026-10-15|overdue|1"]);
  });
});
