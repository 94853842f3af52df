import { afterEach, beforeEach, expect, it } from "vitest";
import { openOffice, type Office } from "#test/support/office.ts";

let office: Office;
let ledgerId: string;
beforeEach(async () => {
  office = await openOffice();
  const village = { id: null, code: "01", name: "柳溪村", isActive: true, facts: [] };
  const { id: villageId } = await office.must("village.save", village);
  const opened = { villageId, entity: "collective", name: "柳溪村经济合作社", startMonth: "2026-07" } as const;
  ({ id: ledgerId } = await office.must("ledger.open", opened));
});
afterEach(() => {
  office.close();
});

/** Starts the books with amounts by account code, debit positive; one may be somebody's. */
const start = async (rows: readonly (readonly [code: string, amountFen: number, itemId?: string])[]): Promise<void> => {
  const { accounts } = await office.must("account.list", { ledgerId });
  const accountOf = (code: string) => accounts.find((account) => account.code === code)?.id ?? "";
  await office.must("opening.save", {
    ledgerId,
    rows: rows.map(([code, amountFen, itemId = null]) => ({ accountId: accountOf(code), itemId, amountFen })),
  });
  await office.must("ledger.start", { ledgerId });
};

it("books begun within the year count the income and expense they opened with to the year's result", async () => {
  await start([
    ["101", 40_000],
    ["513", 10_000],
    ["501", -50_000],
  ]);
  const plan = await office.must("yearEnd.plan", { ledgerId, year: 2026 });
  expect(plan).toMatchObject({ netIncomeFen: 40_000, broughtForwardFen: 0 });
});

it("what somebody owed before the books began is on the work list, as long overdue as the books are old", async () => {
  const person = { id: null, ledgerId, kind: "member" as const, code: "1", name: "孙文书", bankAccount: "", note: "" };
  const { id } = await office.must("item.save", { ...person, isActive: true });
  await start([
    ["113", 50_000, id],
    ["311", -50_000],
  ]);
  const { reminders } = await office.must("work.reminders", {});
  expect(reminders.filter(({ kind }) => kind === "advance-overdue")).toMatchObject([
    { ledgerId, text: "孙文书", dueOn: "2026-07-30", amountFen: 50_000 },
  ]);
});
