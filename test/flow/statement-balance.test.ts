import { afterEach, beforeEach, expect, it } from "vitest";
import { icbcNumber, icbcStatement } from "#test/support/icbc-statement.ts";
import { importStatement, journalOf } from "#test/support/statement-import.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage(icbcNumber);
});
afterEach(() => {
  village.close();
});

const july = () => ({ ledgerId: village.ledgerId, month: "2026-07" });
const table = () => village.must("bank.reconciliation", { bankAccountId: village.bankAccountId, onDate: "2026-07-31" });
const bring = async (balanceOfLast: string | null): Promise<void> => {
  const whole = icbcStatement(
    "七月.csv",
    [
      { on: "2026-07-05", yuan: 100 },
      { on: "2026-07-31", yuan: -500 },
    ],
    10_000,
  );
  const text = Buffer.from(whole.bytes, "base64").toString("utf8");
  const cut = balanceOfLast === null ? text : text.replace(balanceOfLast, "");
  const file = { ...whole, bytes: Buffer.from(cut).toString("base64") };
  expect(await importStatement(village, file, { makeDrafts: false })).toMatchObject({ ok: true });
};

it("a last line without a balance still moves the statement's balance", async () => {
  await bring("9600.00");
  const [, last] = await journalOf(village, village.ledgerId);
  expect(last).toMatchObject({ balanceFen: null, amountFen: -50_000 });
  expect(await table()).toMatchObject({ statementFen: 960_000, differenceFen: 0 });
});

it("deleting the last line does not unsay what the bank had: the difference stays until somebody answers for it", async () => {
  await bring(null);
  expect(await table()).toMatchObject({ statementFen: 960_000, differenceFen: 0 });
  const [, last] = await journalOf(village, village.ledgerId);
  const deleted = await village.must("bankLine.delete", { id: last?.id ?? "", reason: "重复" }, "bookkeeper");
  const { differenceFen } = await table();
  expect(differenceFen).not.toBe(0);
  expect(await village.call("period.close", july())).toMatchObject({
    failure: { code: "month-not-ready", blocks: expect.arrayContaining([{ code: "not-reconciled", count: 1 }]) },
  });
  await village.must("bankLine.restore", { id: deleted.id }, "bookkeeper");
  expect(await table()).toMatchObject({ statementFen: 960_000, differenceFen: 0 });
});

it("an entry the bank had not yet when its first statement began waits for its line, and is tied to it when it comes", async () => {
  // Booked on the 3rd and under way: the bank begins the 5th with 10,000.00, as the books did on the 2nd.
  await village.book(
    village.content("2026-07-03", [
      { code: "bank", debit: 500 },
      { code: "504", credit: 500 },
    ]),
  );
  const first = icbcStatement("七月.csv", [{ on: "2026-07-05", yuan: 100 }]);
  expect(await importStatement(village, first, { makeDrafts: false })).toMatchObject({ ok: true });
  expect(await table()).toMatchObject({ bookFen: 1_050_000, statementFen: 1_010_000, differenceFen: 0 });
  expect((await table()).items.map(({ side, onDate }) => [side, onDate])).toEqual(
    expect.arrayContaining([["book-in", "2026-07-03"]]),
  );
  const later = icbcStatement("八月.csv", [{ on: "2026-08-03", yuan: 500 }], 10_100);
  expect(await importStatement(village, later, { makeDrafts: false })).toMatchObject({ ok: true });
  const shown = await village.must("match.show", { bankAccountId: village.bankAccountId, to: "2026-08-31" });
  expect(shown.entries.map(({ onDate }) => onDate)).toEqual(["2026-07-03"]);
});

it("entries before the first line wait for nothing when the bank's opening holds them", async () => {
  await village.book(
    village.content("2026-07-03", [
      { code: "bank", debit: 500 },
      { code: "504", credit: 500 },
    ]),
  );
  const first = icbcStatement("七月.csv", [{ on: "2026-07-05", yuan: 100 }], 10_500);
  expect(await importStatement(village, first, { makeDrafts: false })).toMatchObject({ ok: true });
  const { items, differenceFen } = await table();
  expect(differenceFen).toBe(0);
  expect(items.map(({ side }) => side)).toEqual(["bank-in"]);
});
