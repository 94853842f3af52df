import { afterEach, beforeEach, expect, it } from "vitest";
import { instant, localDate } from "#domain/core/dates.ts";
import { readExaminations, readLodgedDays, readRefusedLines } from "#store/examination-rows.ts";
import { openClaimVillage, type ClaimVillage } from "#test/support/claim-village.ts";

let village: ClaimVillage;
beforeEach(async () => {
  village = await openClaimVillage();
});
afterEach(() => {
  village.close();
});

it("tells the auditor what 民主理财 examined and refused in a quarter, with the scans kept by its closing", async () => {
  const { must, saveClaim, claimOf, walk, ledgerId } = village;
  const content = claimOf();
  const second = { ...content, documents: content.documents.map((each) => ({ ...each, number: "2" })) };
  const passed = await walk(await saveClaim(content), "approve");
  const refused = await walk(await saveClaim(second), "approve");
  const { id } = await must("financeMeeting.record", {
    ledgerId,
    metOn: "2026-10-06",
    place: "村委会",
    people: ["赵监督", "钱监督", "孙监督"],
    opinion: "一张不同意",
    items: [
      { claimId: passed.id, rowVersion: passed.rowVersion, refused: [] },
      { claimId: refused.id, rowVersion: refused.rowVersion, refused: [{ lineNo: 1, reason: "没有清单" }] },
    ],
  });
  const file = { name: "记录.jpg", bytes: Buffer.from("scan").toString("base64") };
  await must("financeMeeting.attach", { id, file });
  const quarter = { ledgerId, firstDay: localDate("2026-10-01"), lastDay: localDate("2026-12-31") };
  const { reading } = village.ledger;
  const until = instant("2027-01-05T00:00:00.000Z");
  expect(readExaminations(reading, { ...quarter, until })).toEqual([
    {
      metOn: "2026-10-06",
      place: "村委会",
      people: ["赵监督", "钱监督", "孙监督"],
      opinion: "一张不同意",
      examinedCount: 2,
      examinedFen: 70_000,
      refusedCount: 1,
      refusedFen: 35_000,
      scanNames: ["记录.jpg"],
    },
  ]);
  expect(readExaminations(reading, { ...quarter, until: instant("2026-10-01T00:00:00.000Z") })[0]?.scanNames).toEqual(
    [],
  );
  expect(readRefusedLines(reading, quarter)).toEqual([
    {
      metOn: "2026-10-06",
      claimNumber: "报-2026-002",
      purpose: "购买办公用品",
      line: "购买打印纸",
      amountFen: 35_000,
      reason: "没有清单",
      bookedName: "没有入账",
    },
  ]);
  const before = { ...quarter, firstDay: localDate("2026-07-01"), lastDay: localDate("2026-09-30") };
  expect([readExaminations(reading, { ...before, until }), readRefusedLines(reading, before)]).toEqual([[], []]);
  const booked = await walk(passed.id, "voucher");
  expect([...readLodgedDays(reading, ledgerId)]).toEqual([[booked.voucherId, "2026-10-08"]]);
});
