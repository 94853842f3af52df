import { afterEach, expect, it } from "vitest";
import { openOffice, type Office } from "#test/support/office.ts";

let office: Office;
afterEach(() => {
  office.close();
});

it("what somebody owed before the books began is on the work list, as long overdue as the books are old", async () => {
  office = await openOffice();
  const { must } = office;
  const village = { id: null, code: "01", name: "柳溪村", isActive: true, facts: [] };
  const { id: villageId } = await must("village.save", village);
  const name = "柳溪村经济合作社";
  const { id: ledgerId } = await must("ledger.open", { villageId, entity: "collective", name, startMonth: "2026-07" });
  const person = { id: null, ledgerId, kind: "member" as const, code: "1", name: "孙文书", bankAccount: "", note: "" };
  const { id: itemId } = await must("item.save", { ...person, isActive: true });
  const { accounts } = await must("account.list", { ledgerId });
  const accountOf = (code: string) => accounts.find((account) => account.code === code)?.id ?? "";
  const rows = [
    { accountId: accountOf("113"), itemId, amountFen: 50_000 },
    { accountId: accountOf("311"), itemId: null, amountFen: -50_000 },
  ];
  await must("opening.save", { ledgerId, rows });
  await must("ledger.start", { ledgerId });
  const { reminders } = await must("work.reminders", {});
  expect(reminders.filter(({ kind }) => kind === "advance-overdue")).toMatchObject([
    { ledgerId, text: "孙文书", dueOn: "2026-07-30", amountFen: 50_000 },
  ]);
});
