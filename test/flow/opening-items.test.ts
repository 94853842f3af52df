import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { openOffice, type Office } from "#test/support/office.ts";
import { idOf, type LedgerId } from "#domain/core/ids.ts";
import { saveOpeningItems } from "#store/opening-item-rows.ts";
import { importStatement, journalOf } from "#test/support/statement-import.ts";

type Item = InputOf<"openingItem.save">["items"][number];

let office: Office;
let ledgerId: string;
let bankAccountId: string;
let idOfCode: (code: string) => string;
beforeEach(async () => {
  office = await openOffice();
  const { must } = office;
  const { id: villageId } = await must("village.save", {
    id: null,
    code: "01",
    name: "柳溪村",
    isActive: true,
    facts: [],
  });
  const opened = { villageId, entity: "collective", name: "柳溪村经济合作社", startMonth: "2026-07" } as const;
  ({ id: ledgerId } = await must("ledger.open", opened));
  const bank = { id: null, ledgerId, accountCode: null, bankName: "邮储银行", name: "柳溪村", isActive: true };
  ({ id: bankAccountId } = await must("bankAccount.save", { ...bank, number: "6210000000000001" }));
  const { accounts } = await must("account.list", { ledgerId });
  idOfCode = (code) => accounts.find((account) => account.code === code)?.id ?? "";
  // The books say 9 700; the bank says 10 050: a cheque of 300 is not cashed, interest of 50 is not booked.
  await must("opening.save", {
    ledgerId,
    rows: [
      { accountId: idOfCode("10201"), itemId: null, amountFen: 970_000 },
      { accountId: idOfCode("311"), itemId: null, amountFen: -970_000 },
    ],
  });
});
afterEach(() => {
  office.close();
});

const cheque = (over: Partial<Item> = {}): Item => ({
  bankAccountId,
  side: "book-out",
  onDate: "2026-06-28",
  amountFen: 30_000,
  text: "支票未兑",
  ...over,
});
const interest = (): Item => ({ bankAccountId, side: "bank-in", onDate: "2026-06-21", amountFen: 5_000, text: "结息" });
const save = (items: readonly Item[]) => office.call("openingItem.save", { ledgerId, items: [...items] });
const tableOn = (onDate: string) => office.must("bank.reconciliation", { bankAccountId, onDate });

const importRows = async (rows: readonly string[]): Promise<void> => {
  const text = ["交易日期,收入金额,支出金额,余额,对方户名,对方账号,摘要,交易流水号", ...rows].join("\n");
  const file = { name: `${rows.length}.csv`, bytes: Buffer.from(text).toString("base64") };
  const seen = await office.must("statement.inspect", { file, mapping: null, sheet: null });
  const mapping = seen.mapping ?? seen.guess?.mapping ?? null;
  expect(await importStatement(office, file, { bankAccountId, mapping, makeDrafts: false })).toMatchObject({
    ok: true,
  });
};

const book = async (onDate: string, [debit, credit]: readonly [string, string], amountFen: number): Promise<string> => {
  const line = { summary: "据流水", items: [], categoryId: null };
  const entries = [
    { ...line, accountId: idOfCode(debit), debitFen: amountFen, creditFen: 0 },
    { ...line, accountId: idOfCode(credit), debitFen: 0, creditFen: amountFen },
  ];
  const content = { ledgerId, onDate, paperCount: 1, entries, documents: [], approvals: [] };
  const { id, version } = await office.must("voucher.save", { id: null, version: null, content });
  await office.must("voucher.review", { id, version });
  expect((await office.must("voucher.post", { ids: [id] })).refused).toEqual([]);
  return id;
};

describe("items from before the books began", () => {
  it("let the first reconciliation close to zero, and end where the other side has caught up", async () => {
    expect(await save([cheque(), interest()])).toMatchObject({ ok: true });
    await office.must("ledger.start", { ledgerId });
    await importRows(["2026-07-03,100.00,,10150.00,张三,621700000002,摊位租金,A1"]);
    const [line] = await journalOf(office, ledgerId);
    const rent = await book("2026-07-03", ["10201", "501"], 10_000);
    await office.must("bankLine.match", { id: line?.id ?? "", voucherId: rent });
    expect(await tableOn("2026-07-03")).toMatchObject({
      differenceFen: 0,
      items: [
        { side: "bank-in", amountFen: 5_000, text: "期初未达 结息" },
        { side: "book-out", amountFen: 30_000, onDate: "2026-06-28" },
      ],
    });
    // The bank cashes the cheque, the books take the interest up: both items end, nothing stays open.
    await importRows([
      "2026-07-03,100.00,,10150.00,张三,621700000002,摊位租金,A1",
      "2026-07-08,,300.00,9850.00,文具店,621700000003,支票,A2",
    ]);
    expect((await tableOn("2026-07-08")).items).toMatchObject([{ side: "bank-in", amountFen: 5_000 }]);
    await book("2026-07-09", ["10201", "504"], 5_000);
    expect(await tableOn("2026-07-09")).toMatchObject({ differenceFen: 0, items: [] });
    expect(verifyLedger(office.ledger.reading, office.ledger.files, () => undefined).isSound).toBe(true);
  });

  it("leave a difference where they were not entered", async () => {
    await office.must("ledger.start", { ledgerId });
    await importRows(["2026-07-03,100.00,,10150.00,张三,621700000002,摊位租金,A1"]);
    expect((await tableOn("2026-07-03")).differenceFen).not.toBe(0);
  });

  it.each([
    ["another ledger's account", { bankAccountId: "nobody" }, "account-unknown"],
    ["the first month or later", { onDate: "2026-07-01" }, "not-before-start"],
    ["no amount", { amountFen: 0 }, "amount-missing"],
  ])("are refused with %s", async (_case, over, reason) => {
    expect(await save([interest(), cheque(over)])).toEqual({
      ok: false,
      failure: { code: "opening-item-bad", reason, line: 2 },
    });
  });

  it("are frozen with the opening balances", async () => {
    await save([cheque()]);
    await office.must("ledger.start", { ledgerId });
    expect(await save([])).toMatchObject({ failure: { code: "ledger-started" } });
    expect(await office.must("openingItem.list", { ledgerId })).toMatchObject({ isStarted: true, items: [cheque()] });
    const forge = (): void => {
      office.ledger.transact((writing) => {
        saveOpeningItems(writing, idOf<LedgerId>(ledgerId), []);
        return { ok: true };
      });
    };
    expect(forge).toThrow(/frozen/);
  });
});
