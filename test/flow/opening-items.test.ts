import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { openOffice, type Office } from "#test/support/office.ts";
import { idOf, type LedgerId } from "#domain/core/ids.ts";
import { saveOpeningItems } from "#store/opening-item-rows.ts";
import { releaseOpening } from "#store/opening-settlement-rows.ts";
import { importStatement, journalOf } from "#test/support/statement-import.ts";
import { letUnbookedLinesPass } from "#test/support/unbooked-lines.ts";

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

const unbooked = () => ({
  ledgerId,
  bankAccountId,
  from: null,
  to: null,
  onlyUnbooked: true,
  skip: 0,
  take: 10,
});
type Settling = { readonly no: number } & Partial<InputOf<"match.settleOpening">>;
const trySettle = (wish: Settling) =>
  office.call("match.settleOpening", { bankAccountId, lineId: null, entry: null, ...wish });
const settle = async (wish: Settling): Promise<void> => {
  expect(await trySettle(wish)).toMatchObject({ ok: true });
};

const draft = (id: string) =>
  office.call("bankLine.draft", { id, accountId: idOfCode("513"), categoryId: null, summary: "支票" });

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
    // The bank cashes the cheque, the books take the interest up: both wait until a person says that they are the same.
    await importRows([
      "2026-07-03,100.00,,10150.00,张三,621700000002,摊位租金,A1",
      "2026-07-08,,300.00,9850.00,文具店,621700000003,支票,A2",
    ]);
    const voucherId = await book("2026-07-09", ["10201", "504"], 5_000);
    expect((await tableOn("2026-07-09")).items).toMatchObject([
      { side: "bank-in", text: "期初未达 结息" },
      { side: "bank-out", amountFen: 30_000, onDate: "2026-07-08" },
      { side: "book-out", text: "期初未达 支票未兑" },
      { side: "book-in", amountFen: 5_000, onDate: "2026-07-09" },
    ]);
    const shown = await office.must("match.show", { bankAccountId, to: "2026-07-31" });
    const paid = shown.lines[0]?.id ?? "";
    expect(shown.pairs).toEqual([]);
    expect(shown.openings).toMatchObject([
      { no: 1, side: "book-out", amountFen: -30_000, line: paid, entry: null },
      { no: 2, side: "bank-in", amountFen: 5_000, line: null, entry: `${voucherId}:1` },
    ]);
    await settle({ no: 1, lineId: paid });
    await settle({ no: 2, entry: { voucherId, line: 1 } });
    expect(await tableOn("2026-07-09")).toMatchObject({ differenceFen: 0, items: [] });
    // The line is done: it waits for no voucher, nothing offers it again, and it cannot be booked a second time.
    expect((await office.must("bankLine.list", unbooked())).total).toBe(0);
    expect(await office.must("match.show", { bankAccountId, to: "2026-07-31" })).toMatchObject({
      lines: [],
      entries: [],
      openings: [],
    });
    const { checks } = await office.must("period.check", { ledgerId, month: "2026-07" });
    expect(checks.map(({ code }) => code)).not.toContain("unbooked-lines");
    expect(await draft(paid)).toMatchObject({ failure: { code: "line-already-used" } });
    const { files } = await office.must("statement.list", { bankAccountId });
    const file = files.find((each) => each.newCount === 1 && each.name.startsWith("2"));
    expect(await office.call("statement.withdraw", { id: file?.id ?? "", reason: "导错了" })).toMatchObject({
      failure: { code: "statement-in-use", count: 1 },
    });
    expect(verifyLedger(office.ledger.reading, office.ledger.files, () => undefined).isSound).toBe(true);
  });

  it("end only with a row of their own side and amount, once, and open again when that is taken back", async () => {
    await save([cheque(), interest()]);
    await office.must("ledger.start", { ledgerId });
    await importRows([
      "2026-07-08,,300.00,9750.00,文具店,621700000003,支票,A2",
      "2026-07-09,,30.00,9720.00,银行,,手续费,A3",
    ]);
    const lines = await journalOf(office, ledgerId);
    const [paid = "", fee = ""] = lines.map(({ id }) => String(id));
    const voucherId = await book("2026-07-10", ["10201", "504"], 5_000);
    expect(await trySettle({ no: 3, lineId: paid })).toMatchObject({ failure: { code: "not-found" } });
    expect(await trySettle({ no: 1, lineId: fee })).toMatchObject({ failure: { code: "line-not-matching" } });
    expect(await trySettle({ no: 2, lineId: paid })).toMatchObject({ failure: { code: "line-not-matching" } });
    expect(await trySettle({ no: 1, entry: { voucherId, line: 1 } })).toMatchObject({
      failure: { code: "line-not-matching" },
    });
    expect(await trySettle({ no: 2, entry: { voucherId, line: 2 } })).toMatchObject({
      failure: { code: "line-already-used" },
    });
    expect(await office.call("match.settleOpening", { bankAccountId, no: 1, lineId: null, entry: null })).toMatchObject(
      {
        ok: false,
      },
    );
    await settle({ no: 1, lineId: paid });
    expect(await trySettle({ no: 1, lineId: paid })).toMatchObject({ failure: { code: "not-found" } });
    expect(await office.must("match.list", { bankAccountId, month: "2026-07" })).toMatchObject({
      openings: [{ no: 1, amountFen: -30_000, lineOn: "2026-07-08", lineParty: "文具店", canUndo: true }],
    });
    // From the line's own row, and from the list of ties.
    await office.must("match.undo", { lineId: paid });
    expect((await office.must("bankLine.list", unbooked())).total).toBe(2);
    await settle({ no: 1, lineId: paid });
    await office.must("match.releaseOpening", { bankAccountId, no: 1 });
    expect((await tableOn("2026-07-31")).items.map(({ side }) => side)).toContain("book-out");
    expect(await draft(paid)).toMatchObject({ ok: true });
    // A draft is no end of an item: it may still change.
    expect(await trySettle({ no: 1, lineId: paid })).toMatchObject({ failure: { code: "line-already-used" } });
    expect(verifyLedger(office.ledger.reading, office.ledger.files, () => undefined).isSound).toBe(true);
  });

  it("of a closed month end in the open one, and stay ended once that is closed", async () => {
    await save([cheque()]);
    await office.must("ledger.start", { ledgerId });
    await importRows(["2026-07-08,,300.00,9700.00,文具店,621700000003,支票,A2"]);
    await letUnbookedLinesPass(office);
    const [line] = await journalOf(office, ledgerId);
    const close = (month: string) => office.must("period.close", { ledgerId, month });
    await close("2026-07");
    const closed = await tableOn("2026-07-31");
    expect(closed.items.map(({ side }) => side)).toEqual(["bank-out", "book-out"]);
    await settle({ no: 1, lineId: line?.id ?? "" });
    expect(await tableOn("2026-07-31")).toEqual(closed);
    expect((await tableOn("2026-08-31")).items).toEqual([]);
    await close("2026-08");
    expect(await office.call("match.releaseOpening", { bankAccountId, no: 1 })).toMatchObject({
      failure: { code: "month-closed", month: "2026-08" },
    });
    const forge = (): void => {
      office.ledger.transact((writing) => {
        releaseOpening(writing, idOf<LedgerId>(ledgerId), 1);
        return { ok: true };
      });
    };
    expect(forge).toThrow(/closed month/);
  });

  it("are seen to be open again where that was done past the program, though nothing else of the account is tied", async () => {
    await save([cheque()]);
    await office.must("ledger.start", { ledgerId });
    await importRows(["2026-07-08,,300.00,9700.00,文具店,621700000003,支票,A2"]);
    const [line] = await journalOf(office, ledgerId);
    await settle({ no: 1, lineId: line?.id ?? "" });
    const sound = () => verifyLedger(office.ledger.reading, office.ledger.files, () => undefined).isSound;
    expect(sound()).toBe(true);
    office.ledger.transact((writing) => {
      releaseOpening(writing, idOf<LedgerId>(ledgerId), 1);
      return { ok: true };
    });
    expect(sound()).toBe(false);
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
