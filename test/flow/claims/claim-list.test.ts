import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { waitOf } from "#domain/claims/machine.ts";
import { readClaimPage } from "#store/claim-lists.ts";
import { claimsWaiting } from "#store/claim-queue-rows.ts";
import { readClaimChain } from "#store/claim-setting-rows.ts";
import { claimChain, openClaimVillage, steps, type ClaimVillage } from "#test/support/claim-village.ts";
import { plainResolution } from "#test/support/plain-resolution.ts";

let village: ClaimVillage;
beforeEach(async () => {
  village = await openClaimVillage();
});
afterEach(() => {
  village.close();
});

const everywhere = { ledgerId: null, states: [], text: "", waits: null, skip: 0, take: 1000 };

/** A claim at every step of its way, one withdrawn, one returned, one refused, one paid out of petty cash. */
const everyStep = async (): Promise<void> => {
  const { must, saveClaim, claimOf, walk, ledgerId } = village;
  let number = 0;
  const claim = (form: "transfer" | "prepaid") => {
    number += 1;
    const content = claimOf({ form, yuan: 100 + number });
    return saveClaim({ ...content, documents: content.documents.map((each) => ({ ...each, number: `N${number}` })) });
  };
  await claim("transfer");
  for (const step of steps) await walk(await claim("transfer"), step);
  await walk(await claim("prepaid"), "review");
  const withdrawn = await walk(await claim("transfer"), "claim");
  await must("claim.withdraw", { id: withdrawn.id, rowVersion: withdrawn.rowVersion, reason: "买重了" });
  const returned = await walk(await claim("transfer"), "lodge");
  await must("claim.return", { id: returned.id, rowVersion: returned.rowVersion, reason: "缺清单" }, "reviewer");
  const refused = await walk(await claim("transfer"), "lodge");
  await must("claim.refuse", { id: refused.id, rowVersion: refused.rowVersion, reason: "不该报" }, "reviewer");
  expect(ledgerId).not.toBe("");
};

describe("the list of claims", () => {
  it("knows by SQL what the machine says each claim waits for, in every order a township may choose", async () => {
    await everyStep();
    for (const approvesFirst of [true, false])
      for (const paysFirst of [true, false]) {
        await village.must("claim.saveSettings", { ...claimChain, approvesFirst, paysFirst });
        const { reading } = village.ledger;
        const chain = readClaimChain(reading);
        const heads = readClaimPage(reading, everywhere);
        expect(heads.length).toBe(14);
        for (const wait of [
          "handle",
          "claim",
          "approve",
          "supervise",
          "lodge",
          "review",
          "pay",
          "voucher",
          "back",
        ] as const) {
          const byMachine = heads.filter((head) => waitOf(head, chain) === wait).map(({ number }) => number);
          const bySql = readClaimPage(reading, { ...everywhere, waits: [wait] }).map(({ number }) => number);
          expect([wait, bySql]).toEqual([wait, byMachine]);
          const counted = claimsWaiting(reading, chain).find((each) => each.wait === wait)?.count ?? 0;
          expect([wait, counted]).toEqual([wait, byMachine.length]);
        }
      }
  });

  it("counts and adds up all that is looked for, and shows one page of it", async () => {
    await everyStep();
    const { must } = village;
    const all = await must("claim.list", { ledgerId: village.ledgerId, take: 1000 });
    const pages = await Promise.all(
      [0, 6, 12].map((skip) => must("claim.list", { ledgerId: village.ledgerId, skip, take: 6 })),
    );
    expect(pages.flatMap(({ claims }) => claims)).toEqual(all.claims);
    for (const { total, totalFen } of pages) expect([total, totalFen]).toEqual([14, all.totalFen]);
    expect(all.totalFen).toBe(all.claims.reduce((sum, { totalFen }) => sum + totalFen, 0));
    const found = await must("claim.list", { ledgerId: village.ledgerId, text: "报-2026-003" });
    expect(found.claims.map(({ number }) => number)).toEqual(["报-2026-003"]);
    expect((await must("claim.list", { ledgerId: village.ledgerId, text: "青禾文具" })).total).toBe(14);
  });

  it("shows each person what is theirs to do", async () => {
    await everyStep();
    const { must } = village;
    const mine = { ledgerId: village.ledgerId, isMine: true };
    const nextOf = async (role: "reviewer" | "cashier" | "auditor") => {
      const { claims, waiting, total } = await must("claim.list", mine, role);
      expect(waiting).toBe(total);
      return [...new Set(claims.map(({ next }) => next))];
    };
    expect(await nextOf("reviewer")).toEqual(["review"]);
    expect(await nextOf("cashier")).toEqual(["pay"]);
    expect(await nextOf("auditor")).toEqual([]);
  });

  it("shows until when an emergency's vote is made up, and that it was once a vote in force is linked", async () => {
    const { must, saveClaim, claimOf, walk, ledgerId } = village;
    const id = await saveClaim(claimOf({ emergency: { reason: "台风抢险", ratifyBy: "2026-10-20" } }));
    await walk(id, "approve");
    const head = async () => (await must("claim.list", { ledgerId })).claims[0];
    expect(await head()).toMatchObject({ ratifyBy: "2026-10-20", isRatified: false });
    const before = await must("resolution.record", plainResolution(ledgerId, []));
    await must("resolution.confirm", { id: before.id });
    await must("claim.linkResolution", { id, resolutionId: before.id });
    // A vote held before the emergency cannot have made it up.
    expect(await head()).toMatchObject({ isRatified: false });
    const later = { ...plainResolution(ledgerId, []), number: "9号", metOn: "2026-10-09" };
    const vote = await must("resolution.record", later);
    await must("claim.linkResolution", { id, resolutionId: vote.id });
    expect(await head()).toMatchObject({ isRatified: false });
    await must("resolution.confirm", { id: vote.id });
    expect(await head()).toMatchObject({ isRatified: true });
    expect((await must("work.reminders", {})).reminders.some(({ kind }) => kind === "ratification-due")).toBe(false);
  });
});
