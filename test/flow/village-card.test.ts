import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { icbcNumber, icbcStatement } from "#test/support/icbc-statement.ts";
import { linesOf, readPdf } from "#test/support/pdf-text.ts";
import { importStatement, journalOf } from "#test/support/statement-import.ts";
import { openVillage, type Village } from "#test/support/village.ts";

const cardNumber = "6217990000000066013";
let village: Village;

const card = (told: Readonly<Record<string, unknown>> = {}) => ({
  id: null,
  ledgerId: village.ledgerId,
  accountCode: null,
  bankName: "工商银行",
  number: cardNumber,
  name: "柳青山",
  isCard: true,
  isActive: true,
  ...told,
});
const bring = async (...of: Parameters<typeof icbcStatement>): Promise<void> => {
  const reply = await importStatement(village, icbcStatement(...of), { makeDrafts: false });
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
};

const paperOf = async (bankAccountId: string, onDate = "2026-07-10"): Promise<string> => {
  const of = { kind: "reconciliation", ledgerId: village.ledgerId, bankAccountId, onDate } as const;
  const { bytes } = await village.must("print.report", { of, format: "pdf", orientation: "auto" });
  return (await readPdf(Buffer.from(bytes, "base64"))).flatMap(linesOf).join("\n");
};

beforeEach(async () => {
  village = await openVillage(icbcNumber);
});
afterEach(() => {
  village.close();
});

describe("村务卡", () => {
  it("is an account of its own: what is spent is owed, the repayment is found at the bank, and both sides come out", async () => {
    const { id } = await village.must("bankAccount.save", card());
    const { bankAccounts } = await village.must("bankAccount.list", { ledgerId: village.ledgerId });
    const saved = bankAccounts.find((each) => each.id === id);
    expect(saved).toMatchObject({ isCard: true, accountCode: "21101", name: "柳青山" });
    expect(bankAccounts.filter((each) => each.isCard)).toHaveLength(1);
    await bring(
      "村务卡.csv",
      [
        { on: "2026-07-05", yuan: -260, party: "青禾镇启明文具店", text: "消费" },
        { on: "2026-07-20", yuan: 260, account: icbcNumber, text: "还款" },
      ],
      0,
      cardNumber,
    );
    await bring("基本户.csv", [{ on: "2026-07-20", yuan: -260, account: cardNumber, text: "还村务卡" }]);
    const [spent] = (await journalOf(village, village.ledgerId)).filter((line) => line.bankAccountId === id);
    const { accounts } = await village.must("account.list", { ledgerId: village.ledgerId });
    const office = accounts.find((account) => account.isLeaf && account.code.startsWith("513"));
    const categoryId = village.categoryOf("办公费");
    await village.must("bankLine.draft", {
      id: spent?.id ?? "",
      accountId: office?.id ?? "",
      categoryId,
      summary: "购办公用品",
    });
    const { pairs } = await village.must("transfer.list", { ledgerId: village.ledgerId });
    expect(pairs.map(({ arriving, amountFen }) => [arriving.number, amountFen])).toEqual([[cardNumber, 26_000]]);
    const { voucherIds } = await village.must("transfer.draft", {
      ledgerId: village.ledgerId,
      pairs: pairs.map(({ leaving, arriving }) => ({ leavingId: leaving.lineId, arrivingId: arriving.lineId })),
    });
    const repaid = await village.must("voucher.show", { id: voucherIds[0] ?? "" });
    expect(repaid.entries[0]?.summary).toBe("邮储银行归还村务卡工商银行(6013)");
    const owed = async (onDate: string) => village.must("bank.reconciliation", { bankAccountId: id, onDate });
    const asked = { ledgerId: village.ledgerId, fromMonth: null, toMonth: null, state: "draft" } as const;
    const { vouchers } = await village.must("voucher.list", asked);
    const inOrder = vouchers.toSorted((a, b) => a.onDate.localeCompare(b.onDate));
    for (const voucher of inOrder) await village.must("voucher.review", { id: voucher.id, version: voucher.version });
    const posted = await village.must("voucher.post", { ids: inOrder.map((voucher) => voucher.id) });
    expect(posted.refused).toEqual([]);
    expect(await owed("2026-07-10")).toMatchObject({ bookFen: -26_000, statementFen: -26_000, differenceFen: 0 });
    expect(await owed("2026-07-31")).toMatchObject({ bookFen: 0, statementFen: 0, differenceFen: 0, items: [] });
    // On paper it is the table of a card, in a card's own words; an account's stays what it was.
    const deposit = bankAccounts.find((each) => !each.isCard);
    const [ofCard, ofDeposits] = [await paperOf(id), await paperOf(deposit?.id ?? "")];
    expect(ofCard).toMatch(/村务卡余额调节表[^]*发卡银行：工商银行卡号：6217990000000066013[^]*欠款/);
    expect(ofCard).not.toMatch(/银行存款|开户银行/);
    expect(ofDeposits).toMatch(/银行存款余额调节表[^]*开户银行：邮储银行/);
    expect(ofDeposits).not.toContain("村务卡");
    // The day a balance of the bank is of stands beside it where no statement reaches the table's own.
    expect(await paperOf(id, "2026-08-31")).toContain("村务卡对账单余额（截至 2026-07-20）");
    // A debt below zero is no bank account in the red.
    const { checks } = await village.must("period.check", { ledgerId: village.ledgerId, month: "2026-07" });
    expect(checks.filter(({ code }) => code === "bank-negative" || code === "not-reconciled")).toEqual([]);
    const verified = village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined));
    expect(verified.isSound).toBe(true);
  });

  it.each([
    ["an account at the bank", { accountCode: "10201" }, "account-code-bad"],
    ["an account that asks for an item", { accountCode: "212" }, "account-code-bad"],
    ["an account that has details", { accountCode: "211" }, "account-code-bad"],
  ])("does not stand in %s", async (_case, told, code) => {
    await village.must("bankAccount.save", card({ number: "6217990000000077777" }));
    expect(await village.call("bankAccount.save", card(told))).toMatchObject({ failure: { code } });
  });

  it("asks for another account where 应付款 itself is in use, and takes any debt without items", async () => {
    await village.book(
      village.content("2026-07-05", [
        { code: "bank", debit: 100 },
        { code: "221", credit: 100 },
      ]),
    );
    expect(await village.call("bankAccount.save", card({ accountCode: "221" }))).toMatchObject({ ok: true });
    const { bankAccounts } = await village.must("bankAccount.list", { ledgerId: village.ledgerId });
    expect(bankAccounts.map(({ accountCode, isCard }) => [accountCode, isCard])).toEqual([
      ["10201", false],
      ["221", true],
    ]);
  });
});
