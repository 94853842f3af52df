import { afterEach, beforeEach, expect, it } from "vitest";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import type { AccountId, LedgerId } from "#domain/core/ids.ts";
import type { ProjectRow } from "#store/project-rows.ts";
import { icbcStatement } from "#test/support/icbc-statement.ts";
import { openOffice, type Office } from "#test/support/office.ts";
import { plantProject } from "#test/support/registers.ts";
import { importStatement } from "#test/support/statement-import.ts";

let office: Office;
let oldId: LedgerId;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => {
  office.close();
});

const accountOf = async (ledgerId: string, code: string): Promise<AccountId> => {
  const { accounts } = await office.must("account.list", { ledgerId });
  const found = accounts.find((account) => account.code === code);
  if (found === undefined) throw new Error(`no account ${code}`);
  return found.id;
};
const itemOf = async (kind: "payee" | "member", name: string, bankAccount = ""): Promise<string> =>
  (
    await office.must("item.save", {
      id: null,
      ledgerId: oldId,
      kind,
      code: null,
      name,
      bankAccount,
      note: "三组",
      isActive: true,
    })
  ).id;

const old = (code: string) => accountOf(oldId, code);
const saveBank = async (ledgerId: LedgerId, number: string) =>
  office.call("bankAccount.save", {
    id: null,
    ledgerId,
    accountCode: null,
    bankName: number.startsWith("2302") ? "工商银行" : "农商银行",
    number,
    name: "柳溪村经济合作社",
    isActive: true,
  });

type Named = readonly ["payee" | "member" | "project" | "contract", string];
type Line = readonly [code: string, yuan: number, ...items: readonly Named[]];
const book = async (onDate: string, lines: readonly Line[]) => {
  const entries = await Promise.all(
    lines.map(async ([code, yuan, ...items]) => ({
      summary: "往来",
      accountId: await old(code),
      debitFen: yuan > 0 ? yuan * 100 : 0,
      creditFen: yuan < 0 ? -yuan * 100 : 0,
      categoryId: null,
      items: items.map(([kind, itemId]) => ({ kind, itemId })),
    })),
  );
  const content = { ledgerId: oldId, onDate, paperCount: 1, entries, documents: [], approvals: [] };
  const saved = await office.must("voucher.save", { id: null, version: null, content });
  await office.must("voucher.review", { id: saved.id, version: saved.version }, "reviewer");
  expect((await office.must("voucher.post", { ids: [saved.id] })).refused).toEqual([]);
};

const icbc = "2302999909024500678";

/** Books of 2004 from January 2026 with every register a village has, worked with until June. */
const village = async (): Promise<void> => {
  const { id: villageId } = await office.must("village.save", {
    id: null,
    code: "01",
    name: "柳溪村",
    isActive: true,
    facts: [],
  });
  oldId = (
    await office.must("ledger.open", {
      villageId,
      entity: "collective",
      name: "柳溪村合作社（2004旧账）",
      startMonth: "2026-01",
      system: "2004",
    })
  ).id;
  expect((await saveBank(oldId, icbc)).ok).toBe(true);
  expect((await saveBank(oldId, "6228480000001111")).ok).toBe(true);
  const seeds = await accountOf(oldId, "121");
  await office.must("account.change", { id: seeds, name: "库存物资", itemKinds: [], unit: "公斤", isActive: true });
  const openings: readonly (readonly [string, number])[] = [
    ["10201", 10_000],
    ["121", 500],
    ["151", 6_000],
    ["152", -1_000],
    ["311", -15_500],
  ];
  await office.must("opening.save", {
    ledgerId: oldId,
    rows: await Promise.all(
      openings.map(async ([code, yuan]) => ({ accountId: await old(code), itemId: null, amountFen: yuan * 100 })),
    ),
  });
  await office.must("opening.saveQuantities", {
    ledgerId: oldId,
    rows: [{ accountId: seeds, quantityMilli: 250_000 }],
  });
  await office.must("ledger.start", { ledgerId: oldId });
};

const convert = async () => {
  const { plan, name, registers } = await office.must("conversion.show", { ledgerId: oldId, cutMonth: "2026-06" });
  const rows = plan.rows.map((row) => ({ ...row, reason: "核对过" }));
  const input = { ledgerId: oldId, cutMonth: "2026-06", name, plan: { rows, additions: [] } };
  const { digest, faults } = await office.must("conversion.save", input);
  expect(faults).toEqual([]);
  const approved = await office.call("conversion.approve", { ledgerId: oldId, digest }, "reviewer");
  if (!approved.ok) throw new Error(JSON.stringify(approved.failure));
  return { newId: approved.value.newLedgerId, registers };
};
const isSound = async (): Promise<unknown> =>
  (await office.must("ledger.verify", {}, "administrator")).checks.filter((check) => !check.isSound);

it("let every bank account go on: also one without a balance, and one whose statements stay with the old books", async () => {
  await village();
  await book("2026-06-10", [
    ["113", 300, ["member", await itemOf("member", "张三")]],
    ["10201", -300],
  ]);
  const june = icbcStatement("六月.csv", [{ on: "2026-06-20", yuan: 88, party: "县供电公司", text: "退电费" }]);
  expect((await importStatement(office, june)).ok).toBe(true);
  const { newId, registers } = await convert();
  expect(registers).toContainEqual({ register: "bank-accounts", count: 2, goes: true });
  const { bankAccounts } = await office.must("bankAccount.list", { ledgerId: newId });
  expect(bankAccounts.map(({ number, isActive, lastLineOn }) => [number, isActive, lastLineOn])).toEqual([
    [icbc, true, null],
    ["6228480000001111", true, null],
  ]);
  // What bank and books did not share at the cut is an open item of the new books, and the tables agree.
  const [first] = bankAccounts;
  if (first === undefined) throw new Error("no account");
  const july = icbcStatement("七月.csv", [{ on: "2026-07-03", yuan: -300, text: "张三借款" }], 10_088);
  expect(await importStatement(office, july)).toMatchObject({ ok: true });
  const table = await office.must("bank.reconciliation", { bankAccountId: first.id, onDate: "2026-07-31" });
  expect([table.bookFen, table.statementFen, table.differenceFen]).toEqual([970_000, 978_800, 0]);
  expect(await isSound()).toEqual([]);
  // The number is taken again, in the new books.
  expect(await saveBank(newId, icbc)).toMatchObject({ failure: { code: "code-taken" } });
});

it("carry the members' register with its bank accounts and notes, and parties keep their codes", async () => {
  await village();
  const member = await itemOf("member", "张三", "6222020000001");
  await itemOf("payee", "县公司");
  await book("2026-06-10", [
    ["113", 300, ["member", member]],
    ["10201", -300],
  ]);
  const { newId } = await convert();
  const { items } = await office.must("item.register", { ledgerId: newId });
  const before = (await office.must("item.register", { ledgerId: oldId })).items;
  const told = (rows: typeof items) =>
    rows.map(({ kind, code, name, bankAccount, note }) => ({ kind, code, name, bankAccount, note }));
  expect(told(items)).toEqual(told(before));
  const { rows } = await office.must("opening.show", { ledgerId: newId });
  const own = items.find((item) => item.name === "张三")?.id;
  expect(rows.find((row) => row.itemId === own)?.amountFen).toBe(30_000);
});

it("carry the cards with their wear, tied to the accounts, and depreciation goes on the month after", async () => {
  await village();
  await office.must("asset.save", {
    id: null,
    ledgerId: oldId,
    card: {
      number: "0007",
      name: "抽水泵",
      class: "fixed",
      category: "",
      purpose: "administrative",
      costAccountId: await old("151"),
      wornAccountId: await old("152"),
      expenseAccountId: await old("541"),
      categoryId: null,
      costFen: 600_000,
      residualFen: 0,
      openingWornFen: 100_000,
      openingWornThrough: "2026-06",
      method: "straight-line",
      lifeMonths: 60,
      lifeUnits: 0,
      openingUnits: 0,
      inUseOn: "2025-08-10",
      location: "三组",
      keeper: "",
      fundSource: "",
      quantity: "",
      note: "",
    },
  });
  const { newId } = await convert();
  const { cards, ties } = await office.must("asset.list", { ledgerId: newId, month: "2026-07" });
  expect(
    cards.map(({ number, nowCostFen, nowWornFen, wornThrough }) => [number, nowCostFen, nowWornFen, wornThrough]),
  ).toEqual([["0007", 600_000, 100_000, "2026-06"]]);
  expect(ties.map(({ code, differenceFen }) => [code, differenceFen])).toEqual([
    ["151", 0],
    ["152", 0],
  ]);
  const { voucherId } = await office.must("asset.depreciate", { ledgerId: newId, month: "2026-07", workloads: [] });
  const { entries } = await office.must("voucher.show", { id: voucherId ?? "" });
  const debit = entries.find((entry) => entry.debitFen > 0);
  expect([debit?.debitFen, debit?.accountId]).toEqual([10_000, await accountOf(newId, "513")]);
  expect(await isSound()).toEqual([]);
});

it("carry contracts with the rent received, and leave those that are over and paid", async () => {
  await village();
  const lessee = await itemOf("member", "李四");
  const terms = {
    sort: "pond" as const,
    area: "",
    lesseeItemId: lessee,
    periodMonths: 12 as const,
    isDueAtStart: true,
    depositFen: 0,
    openingReceivedFen: 0,
    tenderMode: "negotiation" as const,
    isPostedPublicly: false,
    resolutionId: null,
    endedOn: null,
    note: "",
  };
  const { itemId } = await office.must("lease.save", {
    id: null,
    ledgerId: oldId,
    terms: {
      ...terms,
      number: "FB-01",
      subject: "鱼塘",
      fromOn: "2026-01-01",
      toOn: "2028-12-31",
      steps: [{ fromOn: "2026-01-01", yearFen: 120_000 }],
    },
  });
  await office.must("lease.save", {
    id: null,
    ledgerId: oldId,
    terms: {
      ...terms,
      number: "FB-00",
      subject: "旧仓库",
      openingReceivedFen: 10_000,
      fromOn: "2025-01-01",
      toOn: "2025-12-31",
      steps: [{ fromOn: "2025-01-01", yearFen: 10_000 }],
    },
  });
  await book("2026-03-01", [
    ["10201", 800],
    ["113", -800, ["contract", itemId], ["member", lessee]],
  ]);
  const { newId, registers } = await convert();
  expect(registers).toContainEqual({ register: "leases", count: 1, goes: true });
  const { leases } = await office.must("lease.list", { ledgerId: newId, on: "2026-07-01" });
  expect(
    leases.map(({ number, lesseeName, receivedFen, arrearsFen }) => [number, lesseeName, receivedFen, arrearsFen]),
  ).toEqual([["FB-01", "李四", 80_000, 40_000]]);
  expect(await isSound()).toEqual([]);
});

it("carry debts with what is still owed to each creditor, so that the next repayment is laid on them", async () => {
  await village();
  const lender = await itemOf("payee", "青禾农商银行");
  await office.must("debt.save", {
    id: null,
    ledgerId: oldId,
    terms: {
      number: "ZW-01",
      creditorItemId: lender,
      accountId: await old("221"),
      purpose: "修路",
      principalFen: 100_000,
      ratePoints: 435,
      fromOn: "2026-02-01",
      dueOn: "2028-02-01",
      approval: "",
      resolutionId: null,
      note: "",
    },
  });
  await book("2026-02-01", [
    ["10201", 1_000],
    ["221", -1_000, ["payee", lender]],
  ]);
  await book("2026-05-01", [
    ["221", 400, ["payee", lender]],
    ["10201", -400],
  ]);
  const { newId } = await convert();
  const { debts, unregistered } = await office.must("debt.list", { ledgerId: newId, on: "2026-07-01" });
  expect(
    debts.map(({ number, creditorName, owedFen, repaidFen }) => [number, creditorName, owedFen, repaidFen]),
  ).toEqual([["ZW-01", "青禾农商银行", 60_000, 40_000]]);
  expect(unregistered).toEqual([]);
  expect(await isSound()).toEqual([]);
});

it("carry templates on the new accounts and quantities with their unit, and tell what stays behind", async () => {
  await village();
  const line = { summary: "电费", categoryId: null, items: [] };
  await office.must("template.save", {
    id: null,
    ledgerId: oldId,
    name: "每月电费",
    lines: [
      { ...line, accountCode: "541", side: "debit", formula: "余额(154)+100" },
      { ...line, accountCode: "10201", side: "credit", formula: "=" },
    ],
    defaults: [],
    schedule: "monthly",
    day: 5,
  });
  const { newId, registers } = await convert();
  const { templates } = await office.must("template.list", { ledgerId: newId });
  const carried = templates.find((template) => template.ledgerId === newId);
  expect(carried?.lines.map(({ accountCode, formula }) => [accountCode, formula])).toEqual([
    ["513", "余额(153)+100"],
    ["10201", "="],
  ]);
  const { due } = await office.must("recurring.list", {});
  expect(due[0]).toMatchObject({ ledgerId: newId, month: "2026-07" });
  const { rows } = await office.must("opening.quantities", { ledgerId: newId });
  expect(rows).toEqual([{ accountId: await accountOf(newId, "121"), quantityMilli: 250_000 }]);
  expect(registers.filter((each) => !each.goes)).toEqual([]);
});

it("carry projects with what was paid of them, and leave those settled and paid", async () => {
  await village();
  const plant = (id: string, file: Partial<ProjectRow>): void => {
    office.ledger.transact((writing) => {
      const given = { id, ledgerId: oldId, name: `工程${id}`, contractFen: 500_000, percent: 40 };
      plantProject(writing, { ...given, at: office.now(), file, by: office.persons.bookkeeper });
      return { ok: true };
    });
  };
  plant("P1", { openingPaidFen: fen(50_000) });
  plant("P2", { settlementFen: fen(500_000), settledOn: localDate("2026-05-01"), openingPaidFen: fen(500_000) });
  const builder = await itemOf("payee", "青禾建安公司");
  await book("2026-06-01", [
    ["202", 1_000, ["payee", builder], ["project", "P1"]],
    ["10201", -1_000],
  ]);
  const { newId } = await convert();
  const { projects } = await office.must("project.list", { ledgerId: newId, on: "2026-07-01" });
  expect(projects.map(({ number, paidFen }) => [number, paidFen])).toEqual([["P1", 150_000]]);
});

it("are not opened while a bank account has no detail of its own for its money", async () => {
  await village();
  const { plan, name } = await office.must("conversion.show", { ledgerId: oldId, cutMonth: "2026-06" });
  const rows = plan.rows.map((row) => ({
    ...row,
    reason: "核对过",
    parts: row.key === "10201" ? row.parts.map((part) => ({ ...part, detailName: "" })) : row.parts,
  }));
  const input = { ledgerId: oldId, cutMonth: "2026-06", name, plan: { rows, additions: [] } };
  const { digest } = await office.must("conversion.save", input);
  expect(await office.call("conversion.approve", { ledgerId: oldId, digest }, "reviewer")).toMatchObject({
    failure: { code: "conversion-unfinished", fault: "detail-missing" },
  });
  // Nothing of it is left: the old books go on as they were.
  const { ledgers } = await office.must("ledger.list", {});
  expect(ledgers.map(({ id, isStarted }) => [id, isStarted])).toEqual([[oldId, true]]);
});
