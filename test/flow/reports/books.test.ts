import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { reconcileBank } from "#flow/reconcile-bank.ts";
import {
  reportBankJournal,
  reportCashJournal,
  reportGeneralLedger,
  reportSubsidiaryLedger,
} from "#flow/report-books.ts";
import { openAuditBooks, type TestBooks } from "#test/support/audit-books.ts";

type Office = ReturnType<typeof openAuditBooks>;
let office: Office;
let books: TestBooks;

const yuan = (amountFen: number) => amountFen / 100;
type Line = {
  kind: string;
  summary: string;
  onDate: string | null;
  debitFen: number;
  creditFen: number;
  balanceFen: number;
};
const brief = (lines: readonly Line[]) =>
  lines.map((line) => [line.kind, line.onDate, yuan(line.debitFen), yuan(line.creditFen), yuan(line.balanceFen)]);

const subsidiary = (of: { code: string; item?: string; skip?: number; take?: number; fromMonth?: string }) => {
  const reply = reportSubsidiaryLedger(
    office.call("report.subsidiaryLedger", {
      ledgerId: books.ledgerId,
      accountId: books.accountOf(of.code).id,
      itemId: of.item === undefined ? null : books.itemId(of.item),
      fromMonth: of.fromMonth ?? "2026-01",
      toMonth: "2026-03",
      skip: of.skip ?? 0,
      take: of.take ?? 1000,
    }),
  );
  if (!reply.ok) throw new Error(reply.failure.code);
  return reply.value;
};

beforeEach(() => {
  office = openAuditBooks();
  books = office.books("shiqiao", { village: "石桥村", entity: "committee", startMonth: "2026-01" });
  books.item("payee", "青禾建材店");
  books.item("payee", "青禾供电所");
  books.detail("10201", "基本户");
  books.start({ "101": 500, "10201": 10_000, "211/青禾建材店": -300, "311": -10_200 });
});
afterEach(() => office.close());

const spend = (on: string, amount: number, summary = "付款") =>
  books.post({
    on,
    summary,
    entries: [
      { code: "513", debit: amount },
      { code: "10201", credit: amount },
    ],
  });

describe("明细账", () => {
  it("brings in the opening, runs the balance, and closes each month with its total and the year's", () => {
    spend("2026-01-20", 100);
    spend("2026-01-05", 40);
    spend("2026-03-09", 60);
    expect(brief(subsidiary({ code: "102" }).lines)).toEqual([
      ["opening", null, 0, 0, 10_000],
      ["entry", "2026-01-05", 0, 40, 9_960],
      ["entry", "2026-01-20", 0, 100, 9_860],
      ["month-total", "2026-01-31", 0, 140, 9_860],
      ["year-total", "2026-01-31", 0, 140, 9_860],
      ["entry", "2026-03-09", 0, 60, 9_800],
      ["month-total", "2026-03-31", 0, 60, 9_800],
      ["year-total", "2026-03-31", 0, 200, 9_800],
    ]);
  });

  it("begins a later span with the balance before it and still totals the year from January", () => {
    spend("2026-01-05", 40);
    spend("2026-03-09", 60);
    expect(brief(subsidiary({ code: "10201", fromMonth: "2026-02" }).lines)).toEqual([
      ["opening", null, 0, 0, 9_960],
      ["entry", "2026-03-09", 0, 60, 9_900],
      ["month-total", "2026-03-31", 0, 60, 9_900],
      ["year-total", "2026-03-31", 0, 100, 9_900],
    ]);
  });

  it.each([1, 2, 3, 4, 5, 7, 100])("shows the same lines in pages of %i as in one", (take) => {
    for (let day = 1; day <= 9; day += 1) spend(`2026-01-0${day}`, day);
    for (let day = 1; day <= 4; day += 1) spend(`2026-02-0${day}`, day);
    spend("2026-03-09", 60);
    const whole = subsidiary({ code: "102" });
    expect(whole.total).toBe(whole.lines.length);
    const paged = [];
    for (let skip = 0; skip < whole.total; skip += take) paged.push(...subsidiary({ code: "102", skip, take }).lines);
    expect(paged).toEqual(whole.lines);
  });

  it("follows one auxiliary item within an account", () => {
    books.post({
      on: "2026-02-03",
      entries: [
        { code: "513", debit: 80 },
        { code: "211", credit: 80, items: ["青禾建材店"] },
      ],
    });
    books.post({
      on: "2026-02-04",
      entries: [
        { code: "513", debit: 50 },
        { code: "211", credit: 50, items: ["青禾供电所"] },
      ],
    });
    const { lines } = subsidiary({ code: "211", item: "青禾建材店" });
    expect(brief(lines)).toEqual([
      ["opening", null, 0, 0, -300],
      ["entry", "2026-02-03", 0, 80, -380],
      ["month-total", "2026-02-28", 0, 80, -380],
      ["year-total", "2026-02-28", 0, 80, -380],
    ]);
  });

  it("names the accounts on the other side and the voucher", () => {
    const id = spend("2026-01-05", 40);
    expect(subsidiary({ code: "102" }).lines[1]).toMatchObject({
      voucherId: id,
      voucherName: "记-1",
      counterAccounts: "管理费用",
    });
  });

  it("leaves drafts out", () => {
    books.post({
      on: "2026-01-05",
      state: "draft",
      entries: [
        { code: "513", debit: 1 },
        { code: "102", credit: 1 },
      ],
    });
    expect(subsidiary({ code: "102" }).total).toBe(1);
  });
});

describe("总账", () => {
  it("shows the opening and the totals of each month that moved", () => {
    spend("2026-01-05", 40);
    spend("2026-03-09", 60);
    const reply = reportGeneralLedger(
      office.call("report.generalLedger", {
        ledgerId: books.ledgerId,
        accountId: books.accountOf("513").id,
        fromMonth: "2026-01",
        toMonth: "2026-12",
      }),
    );
    expect(reply.ok && brief(reply.value.lines)).toEqual([
      ["opening", null, 0, 0, 0],
      ["month-total", "2026-01-31", 40, 0, 40],
      ["year-total", "2026-01-31", 40, 0, 40],
      ["month-total", "2026-03-31", 60, 0, 100],
      ["year-total", "2026-03-31", 100, 0, 100],
    ]);
  });
});

describe("日记账", () => {
  it("strikes the bank's balance every day", () => {
    const bankAccountId = books.bank("10201", "330012345678");
    spend("2026-01-05", 40);
    spend("2026-01-05", 10);
    spend("2026-01-06", 5);
    const reply = reportBankJournal(
      office.call("report.bankJournal", {
        ledgerId: books.ledgerId,
        bankAccountId,
        fromMonth: "2026-01",
        toMonth: "2026-01",
      }),
    );
    expect(reply.ok && brief(reply.value.lines).map(([kind, , , credit, balance]) => [kind, credit, balance])).toEqual([
      ["opening", 0, 10_000],
      ["entry", 40, 9_960],
      ["entry", 10, 9_950],
      ["day-total", 50, 9_950],
      ["entry", 5, 9_945],
      ["day-total", 5, 9_945],
      ["month-total", 55, 9_945],
      ["year-total", 55, 9_945],
    ]);
  });

  it("keeps the cash journal the same way", () => {
    books.post({
      on: "2026-01-08",
      entries: [
        { code: "101", debit: 20 },
        { code: "504", credit: 20 },
      ],
    });
    const reply = reportCashJournal(
      office.call("report.cashJournal", { ledgerId: books.ledgerId, fromMonth: "2026-01", toMonth: "2026-01" }),
    );
    expect(reply.ok && reply.value.lines.map((line) => yuan(line.balanceFen))).toEqual([500, 520, 520, 520, 520]);
  });
});

describe("银行存款余额调节表", () => {
  it("explains the difference by what only one side knows, with its age", () => {
    const bankAccountId = books.bank("10201", "330012345678");
    const paid = spend("2026-01-05", 40, "办公用品");
    spend("2026-01-28", 13, "月底付款");
    const [known] = books.statement(bankAccountId, [
      { on: "2026-01-05", amount: -40, balance: 9_960 },
      { on: "2026-01-21", amount: 3, balance: 9_963, text: "结息" },
    ]);
    books.match(known, paid, 2);
    const reply = reconcileBank(office.call("bank.reconciliation", { bankAccountId, onDate: "2026-01-31" }));
    expect(reply.ok && reply.value).toMatchObject({
      bookFen: 994_700,
      statementFen: 996_300,
      items: [
        { side: "bank-in", amountFen: 300, ageDays: 10, text: "结息" },
        { side: "book-out", amountFen: 1_300, ageDays: 3, text: "记-2 月底付款" },
      ],
      adjustedBookFen: 995_000,
      adjustedStatementFen: 995_000,
      differenceFen: 0,
    });
  });

  it("counts a line as unbooked while its voucher is dated later", () => {
    const bankAccountId = books.bank("10201", "330012345678");
    const [line] = books.statement(bankAccountId, [{ on: "2026-01-31", amount: -8, balance: 9_992 }]);
    const late = spend("2026-02-01", 8);
    books.match(line, late, 2);
    const at = (onDate: string) => {
      const reply = reconcileBank(office.call("bank.reconciliation", { bankAccountId, onDate }));
      return reply.ok && reply.value.items.map((item) => item.side);
    };
    expect([at("2026-01-31"), at("2026-02-01")]).toEqual([["bank-out"], []]);
  });
});
