import { afterEach, beforeEach, expect, it } from "vitest";
import type { BankAccountId, LedgerId } from "#domain/core/ids.ts";
import { icbcStatement } from "#test/support/icbc-statement.ts";
import { openOffice, type Office } from "#test/support/office.ts";

const poolNumber = "2302999909024500999";
let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => {
  office.close();
});

const codesOf = async (ledgerId: LedgerId): Promise<ReadonlyMap<string, string>> =>
  new Map((await office.must("account.list", { ledgerId })).accounts.map(({ code, id }) => [code, id]));

/** A village's books with a sub-account of the pool that holds this much. */
const village = async (no: string, system: "2004" | "2023", yuan: number) => {
  const name = `${no === "01" ? "柳溪" : "石桥"}村合作社`;
  const facts = { id: null, code: no, name: name.slice(0, 3), isActive: true, facts: [] };
  const { id: villageId } = await office.must("village.save", facts);
  const books = { villageId, entity: "collective" as const, name, startMonth: "2026-01", system };
  const { id: ledgerId } = await office.must("ledger.open", books);
  const { id: bankAccountId } = await office.must("bankAccount.save", {
    id: null,
    ledgerId,
    accountCode: null,
    bankName: "资金池",
    number: `${poolNumber}${no}`,
    name,
    isActive: true,
  });
  const codes = await codesOf(ledgerId);
  await office.must("opening.save", {
    ledgerId,
    rows: [
      { accountId: codes.get("10201") ?? "", itemId: null, amountFen: yuan * 100 },
      { accountId: codes.get("311") ?? "", itemId: null, amountFen: -yuan * 100 },
    ],
  });
  await office.must("ledger.start", { ledgerId });
  return { ledgerId, bankAccountId, name };
};

const book = async (ledgerId: LedgerId, onDate: string, [debit, credit, yuan]: readonly [string, string, number]) => {
  const codes = await codesOf(ledgerId);
  const entry = (code: string, debitFen: number, creditFen: number) => ({
    summary: "补助",
    accountId: codes.get(code) ?? "",
    debitFen,
    creditFen,
    categoryId: null,
    items: [],
  });
  const entries = [entry(debit, yuan * 100, 0), entry(credit, 0, yuan * 100)];
  const content = { ledgerId, onDate, paperCount: 1, entries, documents: [], approvals: [] };
  const saved = await office.must("voucher.save", { id: null, version: null, content });
  await office.must("voucher.review", { id: saved.id, version: saved.version }, "reviewer");
  expect((await office.must("voucher.post", { ids: [saved.id] })).refused).toEqual([]);
};

it("what a village of a pool held goes on from its old sub-account to the new one, and from there to other villages", async () => {
  const [old, other] = [await village("01", "2004", 10_000), await village("02", "2023", 2_000)];
  const share = (bankAccountId: BankAccountId, yuan: number, word: string) => ({
    bankAccountId,
    openingFen: yuan * 100,
    words: [word],
  });
  const { id: poolId } = await office.must("pool.save", {
    id: null,
    bankName: "农商银行",
    number: poolNumber,
    name: "青禾镇村级资金代管户",
    openedOn: "2026-01-01",
    openingFen: 1_200_000,
    isActive: true,
    shares: [share(old.bankAccountId, 10_000, "柳溪"), share(other.bankAccountId, 2_000, "石桥")],
  });
  const movement = { on: "2026-06-03", yuan: 1_000, party: "青禾镇财政所", text: "柳溪村补助" };
  const file = icbcStatement("资金池.csv", [movement], 12_000, poolNumber);
  const input = { id: poolId, file, mapping: null, sheet: null };
  const { digest } = await office.must("pool.preview", input);
  await office.must("pool.commit", { ...input, digest, takeRows: [], acceptBreaks: false });
  const [line] = (await office.must("pool.show", { id: poolId, take: 10 })).lines;
  const parts = [{ bankAccountId: old.bankAccountId, amountFen: 100_000 }];
  await office.must("pool.allocate", { id: poolId, allocations: [{ lineId: line?.id ?? "", parts }] });
  await book(old.ledgerId, "2026-06-03", ["10201", "311", 1_000]);

  const asked = { ledgerId: old.ledgerId, cutMonth: "2026-06" };
  const { plan, name, registers } = await office.must("conversion.show", asked);
  expect(registers).toContainEqual({ register: "shares", count: 1, goes: true });
  const rows = plan.rows.map((row) => ({ ...row, reason: "核对过" }));
  const saved = await office.must("conversion.save", { ...asked, name, plan: { rows, additions: [] } });
  expect(saved.faults).toEqual([]);
  const approval = { ledgerId: old.ledgerId, digest: saved.digest };
  const { newLedgerId } = await office.must("conversion.approve", approval, "reviewer");

  const shown = async () => {
    const { pool, shares } = await office.must("pool.show", { id: poolId, take: 10 });
    expect(pool.sharesFen + pool.unallocatedFen).toBe(pool.bankFen);
    expect(pool.differenceFen).toBe(0);
    return new Map(shares.map((each) => [each.bankAccountId, each.balanceFen]));
  };
  const { bankAccounts } = await office.must("bankAccount.list", { ledgerId: newLedgerId });
  const next = bankAccounts[0]?.id;
  if (next === undefined) throw new Error("no sub-account in the new books");
  expect(await shown()).toEqual(
    new Map([
      [old.bankAccountId, 0],
      [next, 1_100_000],
      [other.bankAccountId, 200_000],
    ]),
  );
  // 互转: no more than there is, and nothing any more from the sub-account of the old books.
  const lend = { id: poolId, fromId: next, toId: other.bankAccountId, onDate: "2026-07-02", reason: "借给石桥村" };
  expect(await office.call("pool.transfer", { ...lend, amountFen: 1_100_001 }, "head")).toMatchObject({
    failure: { code: "pool-short" },
  });
  expect(
    await office.call("pool.transfer", { ...lend, fromId: old.bankAccountId, amountFen: 1 }, "head"),
  ).toMatchObject({ failure: { code: "month-closed" } });
  await office.must("pool.transfer", { ...lend, amountFen: 300_000 }, "head");
  expect(await shown()).toEqual(
    new Map([
      [old.bankAccountId, 0],
      [next, 800_000],
      [other.bankAccountId, 500_000],
    ]),
  );
  const table = await office.must("bank.reconciliation", { bankAccountId: next, onDate: "2026-07-31" });
  expect([table.bookFen, table.statementFen, table.differenceFen]).toEqual([1_100_000, 800_000, 0]);
  // What was known of the old sub-account stays as it was.
  const before = await office.must("bank.reconciliation", { bankAccountId: old.bankAccountId, onDate: "2026-06-30" });
  expect([before.bookFen, before.statementFen, before.differenceFen]).toEqual([1_100_000, 1_100_000, 0]);
  expect((await office.must("ledger.verify", {}, "administrator")).isSound).toBe(true);
});
