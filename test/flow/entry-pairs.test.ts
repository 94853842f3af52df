import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cancellingPairs, pairFault } from "#domain/bank/entry-pairs.ts";
import { fen } from "#domain/core/fen.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { openLedger } from "#store/open.ts";
import { forge } from "#test/support/forge.ts";
import { icbcNumber, icbcStatement } from "#test/support/icbc-statement.ts";
import { passOn } from "#test/support/posting.ts";
import { importStatement } from "#test/support/statement-import.ts";
import { openVillage, type Village } from "#test/support/village.ts";

describe("a red entry and the one it cancels", () => {
  const entry = (key: string, amount: number, told: { isRed?: boolean; state?: "draft" | "posted" } = {}) => ({
    key,
    amountFen: fen(amount),
    isRed: false,
    state: "posted" as const,
    ...told,
  });
  const none: ReadonlySet<string> = new Set();

  it.each([
    ["cancel each other", entry("r", -100, { isRed: true }), entry("e", 100), null],
    ["are not even", entry("r", -100, { isRed: true }), entry("e", 90), "not-even"],
    ["move nothing", entry("r", 0, { isRed: true }), entry("e", 0), "not-even"],
    ["need a red one: two that nobody saw are to be asked about", entry("r", -100), entry("e", 100), "needs-red"],
    ["wait for posting", entry("r", -100, { isRed: true }), entry("e", 100, { state: "draft" }), "not-posted"],
  ] as const)("%s", (_case, red, other, fault) => {
    expect(pairFault(red, other)).toBe(fault);
  });

  it("are offered where only one can be meant, and neither goes with a bank line", () => {
    const red = entry("r", -100, { isRed: true });
    const [one, twin] = [entry("e", 100), entry("twin", 100)];
    expect(cancellingPairs([red, one], none)).toEqual([{ red: "r", entry: "e" }]);
    expect(cancellingPairs([red, one, twin], none)).toEqual([]);
    expect(cancellingPairs([red, entry("r2", -100, { isRed: true }), one], none)).toEqual([]);
    expect(cancellingPairs([red, one], new Set(["e"]))).toEqual([]);
  });
});

let village: Village;
beforeEach(async () => {
  village = await openVillage(icbcNumber);
});
afterEach(() => {
  village.close();
});

const receipt = (onDate: string) =>
  village.content(onDate, [
    { code: "bank", debit: 100, summary: "收款" },
    { code: "504", credit: 100, summary: "收款" },
  ]);
const tableOf = (onDate: string) =>
  village.must("bank.reconciliation", { bankAccountId: village.bankAccountId, onDate });
const shown = () => village.must("match.show", { bankAccountId: village.bankAccountId, to: "2026-09-30" });
const place = (voucherId: string) => ({ voucherId, line: 1 });

/** A receipt of July tied to its line, July closed; in August cancelled in red and booked anew by a voucher of its own. */
const cancelAndBookAnew = async (): Promise<{ readonly redId: string; readonly anewId: string }> => {
  const id = await village.book(receipt("2026-07-05"));
  await importStatement(village, icbcStatement("七月.csv", [{ on: "2026-07-05", yuan: 100 }]), { makeDrafts: false });
  const { pairs } = await shown();
  await village.must("match.confirm", {
    bankAccountId: village.bankAccountId,
    ties: [{ lineIds: [pairs[0]?.line ?? ""], entries: [place(id)] }],
    reversals: [],
  });
  await village.must("period.close", { ledgerId: village.ledgerId, month: "2026-07" });
  const red = await village.must("voucher.correct", { id, onDate: "2026-08-05", reason: "科目用错", andCopy: false });
  await passOn(village, red.redId);
  return { redId: red.redId, anewId: await village.book(receipt("2026-08-06")) };
};
const pair = (redId: string, anewId: string) =>
  village.call("match.pairEntries", { bankAccountId: village.bankAccountId, red: place(redId), entry: place(anewId) });

describe("a voucher cancelled in red and booked anew", () => {
  it("leaves the 余额调节表 once a person has put the two together, from the later day on, and comes back when parted", async () => {
    const { redId, anewId } = await cancelAndBookAnew();
    expect((await tableOf("2026-08-31")).items.map(({ side }) => side)).toEqual(["book-out", "book-in"]);
    expect((await shown()).cancelling).toEqual([{ red: `${redId}:1`, entry: `${anewId}:1` }]);
    expect(await pair(redId, anewId)).toMatchObject({ ok: true });
    expect(await tableOf("2026-08-31")).toMatchObject({ items: [], differenceFen: 0 });
    // On the fifth only the red one was there, and it is told as it was.
    expect((await tableOf("2026-08-05")).items.map(({ voucherId }) => voucherId)).toEqual([redId]);
    expect(await shown()).toMatchObject({ entries: [], cancelling: [] });
    const listed = { bankAccountId: village.bankAccountId, month: "2026-08" };
    expect((await village.must("match.list", listed)).entryPairs).toMatchObject([
      { redVoucherId: redId, voucherId: anewId, amountFen: 10_000, byName: "陈会计", canUndo: true },
    ]);
    const verified = village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined));
    expect(verified.isSound).toBe(true);
    await village.must("match.partEntries", { bankAccountId: village.bankAccountId, red: place(redId) });
    expect((await tableOf("2026-08-31")).items).toHaveLength(2);
  });

  it("stays put together once its month is closed, and is sealed", async () => {
    const { redId, anewId } = await cancelAndBookAnew();
    await pair(redId, anewId);
    await village.must("period.close", { ledgerId: village.ledgerId, month: "2026-08" });
    const undo = { bankAccountId: village.bankAccountId, red: place(redId) };
    expect(await village.call("match.partEntries", undo)).toMatchObject({ failure: { code: "month-closed" } });
    const verify = () =>
      village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined));
    expect(verify().isSound).toBe(true);
  });

  it.each([
    ["taken apart", true, () => "delete from entry_pair"],
    ["moved to another day", true, () => "update entry_pair set settled_on = '2026-09-01'"],
    [
      "put together",
      false,
      (redId: string, anewId: string) =>
        `insert into entry_pair select id, '${redId}', 1, '${anewId}', 1, '2026-08-06', (select id from person limit 1),
          '2026-08-07T00:00:00.000Z' from bank_account; delete from bank_tie_register`,
    ],
  ] as const)("shows where it was %s past the program", async (_case, isPaired, sqlOf) => {
    const { redId, anewId } = await cancelAndBookAnew();
    if (isPaired) await pair(redId, anewId);
    village.ledger.close();
    forge(village.ledgerPath, sqlOf(redId, anewId));
    const opened = openLedger(village.ledgerPath, { isNew: false });
    const ledger = opened.ok ? opened.value : expect.fail(opened.error.code);
    const verified = ledger.snapshot((reading) => verifyLedger(reading, ledger.files, () => undefined));
    ledger.close();
    expect(verified.isSound).toBe(false);
  });

  it("counts from the open month on where both days are of closed ones, so that closed tables stay", async () => {
    const { redId, anewId } = await cancelAndBookAnew();
    const before = await tableOf("2026-08-31");
    await village.must("period.close", { ledgerId: village.ledgerId, month: "2026-08" });
    expect(await pair(redId, anewId)).toMatchObject({ ok: true });
    expect(await tableOf("2026-08-31")).toEqual(before);
    expect((await tableOf("2026-09-30")).items).toEqual([]);
  });

  it.each(["head", "auditor"] as const)("is not put together by the %s", async (role) => {
    const { redId, anewId } = await cancelAndBookAnew();
    const wish = { bankAccountId: village.bankAccountId, red: place(redId), entry: place(anewId) };
    expect(await village.call("match.pairEntries", wish, role)).toMatchObject({ failure: { code: "forbidden" } });
  });

  it("is refused for what does not cancel, what is no red one, what is not posted, and what is put together already", async () => {
    const { redId, anewId } = await cancelAndBookAnew();
    const [other, draft] = [
      await village.book(receipt("2026-08-07")),
      await village.must("voucher.save", { id: null, version: null, content: receipt("2026-08-08") }),
    ];
    expect(await pair(anewId, other)).toMatchObject({ failure: { code: "line-not-matching" } });
    expect(await pair(redId, draft.id)).toMatchObject({ failure: { code: "sum-needs-posted" } });
    // Two could be meant now: nothing is offered, a person chooses.
    expect((await shown()).cancelling).toEqual([]);
    expect(await pair(redId, anewId)).toMatchObject({ ok: true });
    expect(await pair(redId, other)).toMatchObject({ failure: { code: "line-already-used" } });
    expect(
      await village.call("match.partEntries", { bankAccountId: village.bankAccountId, red: place(other) }),
    ).toMatchObject({ failure: { code: "not-found" } });
  });

  it("is held by the file itself: no bank line for either, no pair of two that do not cancel, no change", async () => {
    const { redId, anewId } = await cancelAndBookAnew();
    const other = await village.book(receipt("2026-08-07"));
    await pair(redId, anewId);
    await importStatement(village, icbcStatement("八月.csv", [{ on: "2026-08-06", yuan: 100 }], 10_100), {
      makeDrafts: false,
    });
    const { lines } = await shown();
    village.ledger.close();
    const file = new Database(village.ledgerPath);
    try {
      const [match] = [
        `insert into bank_match (bank_line_id, voucher_id, line, how, rule_name, matched_by, matched_at, reasons)
         select '${lines[0]?.id ?? ""}', '${anewId}', 1, 'manual', '', settled_by, settled_at, '[]' from entry_pair`,
      ];
      expect(() => file.exec(match)).toThrow("put together");
      expect(() => file.exec("update entry_pair set settled_on = '2026-09-01'")).toThrow("anew");
      const anew = `insert into entry_pair select bank_account_id, '${other}', 1, '${anewId}', 1, settled_on, settled_by,
        settled_at from entry_pair`;
      expect(() => file.exec(anew)).toThrow("cancels");
    } finally {
      file.close();
    }
  });
});
