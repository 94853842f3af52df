import { afterEach, expect, it } from "vitest";
import { openOffice, type Office } from "#test/support/office.ts";

let office: Office;
afterEach(() => {
  office.close();
});

it("books begun within the year count the income and expense they opened with to the year's result", async () => {
  office = await openOffice();
  const { must } = office;
  const { id: villageId } = await must("village.save", {
    id: null,
    code: "01",
    name: "柳溪村",
    isActive: true,
    facts: [],
  });
  const name = "柳溪村经济合作社";
  const { id: ledgerId } = await must("ledger.open", { villageId, entity: "collective", name, startMonth: "2026-07" });
  const { accounts } = await must("account.list", { ledgerId });
  const accountOf = (code: string) => accounts.find((account) => account.code === code)?.id ?? "";
  const rows = [
    ["101", 40_000],
    ["513", 10_000],
    ["501", -50_000],
  ] as const;
  await must("opening.save", {
    ledgerId,
    rows: rows.map(([code, amountFen]) => ({ accountId: accountOf(code), itemId: null, amountFen })),
  });
  await must("ledger.start", { ledgerId });
  const plan = await must("yearEnd.plan", { ledgerId, year: 2026 });
  expect(plan).toMatchObject({ netIncomeFen: 40_000, broughtForwardFen: 0 });
});
