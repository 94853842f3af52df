import { afterEach, beforeEach, expect, it } from "vitest";
import { monthFromText } from "#domain/core/dates.ts";
import { begunNotes, begunWithin } from "#domain/reports/begun-within.ts";
import { balanceSheetListing, incomeListing } from "#domain/reports/statement-listing.ts";
import { openVillage, type Village } from "#test/support/village.ts";

const month = (text: string) => monthFromText(text) ?? expect.fail(text);
const note = "本账套自 2026年7月启用，年初数为启用时余额，累计自启用月起。";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => village.close());

it.each([
  ["2026-07", "2026-07", "2026-07"],
  ["2026-07", "2026-12", "2026-07"],
  ["2026-07", "2027-01", null],
  ["2026-01", "2026-12", null],
  ["2025-07", "2026-12", null],
])("books begun in %s seen in %s began within that year: %s", (start, seen, begunIn) => {
  expect(begunWithin(month(start), month(seen))).toBe(begunIn);
});

it("says in every statement of the first year, and in none of the next, that its year begins with the books", async () => {
  const { must, ledgerId } = village;
  const head = { ledgerName: "柳溪村经济合作社", period: "" };
  for (const [at, notes] of [
    ["2026-09", [note]],
    ["2027-03", []],
  ] as const) {
    const sheet = await must("report.balanceSheet", { ledgerId, month: at });
    const income = await must("report.income", { ledgerId, fromMonth: at, toMonth: at });
    expect([begunNotes(sheet.begunIn), begunNotes(income.begunIn)]).toEqual([notes, notes]);
    for (const { notes: printed } of [
      balanceSheetListing({ ...head, ...sheet }, false),
      incomeListing({ ...head, ...income }),
    ])
      expect(printed.filter((text) => text === note)).toEqual(notes);
  }
});
