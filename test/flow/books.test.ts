import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AccountId, LedgerId, VillageId } from "#domain/core/ids.ts";
import { localDate } from "#domain/core/dates.ts";
import { villageFactOn } from "#store/village-rows.ts";
import { openOffice, type Office } from "#test/support/office.ts";

let office: Office;
let villageId: VillageId;
let ledgerId: LedgerId;
beforeEach(async () => {
  office = await openOffice();
  const village = { id: null, code: "01", name: "柳溪村", isActive: true, facts: [] };
  villageId = (await office.must("village.save", village)).id;
  const ledger = { villageId, entity: "collective" as const, name: "柳溪村合作社", startMonth: "2026-07" };
  ledgerId = (await office.must("ledger.open", ledger)).id;
});
afterEach(() => {
  office.close();
});

const accountId = async (code: string): Promise<AccountId> => {
  const { accounts } = await office.must("account.list", { ledgerId });
  const found = accounts.find((account) => account.code === code);
  if (found === undefined) throw new Error(`no account ${code}`);
  return found.id;
};

describe("villages", () => {
  it("keep dated facts; the one in force on a day is the latest not after it", async () => {
    const fact = (fromDate: string, number: number | null) => ({
      kind: "population" as const,
      fromDate,
      number,
      text: null,
      source: "",
    });
    const village = { id: villageId, code: "01", name: "柳溪村", isActive: true };
    await office.must("village.save", { ...village, facts: [fact("2025-01-01", 1200), fact("2026-01-01", 1286)] });
    const on = (day: string) =>
      villageFactOn(office.ledger.reading, villageId, { kind: "population", on: localDate(day) })?.number;
    expect([on("2024-12-31"), on("2025-01-01"), on("2025-12-31"), on("2026-10-10")]).toEqual([
      undefined,
      1200,
      1200,
      1286,
    ]);
    await office.must("village.save", { ...village, facts: [fact("2026-01-01", 1290)] });
    expect([on("2025-12-31"), on("2026-10-10")]).toEqual([1200, 1290]);
    await office.must("village.save", { ...village, facts: [fact("2026-01-01", null)] });
    expect(on("2026-10-10")).toBe(1200);
  });

  it.each([
    ["another's code", { code: "01", name: "石桥村" }, { code: "code-taken", takenCode: "01" }],
    ["another's name", { code: "02", name: "柳溪村" }, { code: "name-taken", name: "柳溪村" }],
  ])("are refused %s", async (_case, given, failure) => {
    expect(await office.call("village.save", { id: null, ...given, isActive: true, facts: [] })).toEqual({
      ok: false,
      failure,
    });
  });

  it("are refused facts that contradict themselves, by place", async () => {
    const facts = [{ kind: "type" as const, fromDate: "2026-01-01", number: null, text: "town", source: "" }];
    expect(await office.call("village.save", { id: null, code: "02", name: "石桥村", isActive: true, facts })).toEqual({
      ok: false,
      failure: { code: "bad-input", issues: [{ path: "facts.0", message: "text-bad" }] },
    });
  });
});

describe("ledgers", () => {
  it("are one for each entity of a village, by a name of their own", async () => {
    const again = { villageId, entity: "collective" as const, name: "另一套", startMonth: "2026-07" };
    expect(await office.call("ledger.open", again)).toEqual({ ok: false, failure: { code: "ledger-exists" } });
    expect(await office.call("ledger.open", { ...again, entity: "committee", name: "柳溪村合作社" })).toMatchObject({
      failure: { code: "name-taken" },
    });
    await office.must("ledger.open", { ...again, entity: "committee" });
    expect(
      (await office.must("ledger.list", {})).ledgers.map(({ name, isStarted, closedThrough }) => [
        name,
        isStarted,
        closedThrough,
      ]),
    ).toEqual([
      ["柳溪村合作社", false, null],
      ["另一套", false, null],
    ]);
  });

  it("start once, when their openings balance, and then keep them", async () => {
    const cash = await accountId("101");
    const capital = await accountId("301");
    const rows = [{ accountId: cash, itemId: null, amountFen: 5_000 }];
    expect(await office.must("opening.save", { ledgerId, rows })).toEqual({ differenceFen: 5_000 });
    expect(await office.call("ledger.start", { ledgerId })).toEqual({
      ok: false,
      failure: { code: "opening-not-balanced", differenceFen: 5_000 },
    });
    const balanced = [...rows, { accountId: capital, itemId: null, amountFen: -5_000 }];
    await office.must("opening.save", { ledgerId, rows: balanced });
    await office.must("ledger.start", { ledgerId });
    expect(await office.call("ledger.start", { ledgerId })).toEqual({ ok: false, failure: { code: "ledger-started" } });
    expect(await office.call("opening.save", { ledgerId, rows })).toEqual({
      ok: false,
      failure: { code: "ledger-started" },
    });
    expect(await office.must("opening.show", { ledgerId })).toMatchObject({
      isStarted: true,
      rows: balanced,
      differenceFen: 0,
    });
  });

  it("take openings only on leaves, with items of the right kind, each once", async () => {
    const payable = await accountId("211");
    const { id: payee } = await office.must("item.save", {
      id: null,
      ledgerId,
      kind: "payee",
      code: null,
      name: "建安队",
      bankAccount: "",
      note: "",
      isActive: true,
    });
    const { id: project } = await office.must("item.save", {
      id: null,
      ledgerId,
      kind: "project",
      code: null,
      name: "道路",
      bankAccount: "",
      note: "",
      isActive: true,
    });
    const save = (rows: { accountId: string; itemId: string | null; amountFen: number }[]) =>
      office.call("opening.save", { ledgerId, rows });
    const row = { accountId: payable, itemId: payee, amountFen: 1 };
    expect(await save([row, { ...row, itemId: null }])).toMatchObject({ ok: true });
    expect(await save([{ ...row, itemId: project }])).toEqual({
      ok: false,
      failure: { code: "not-found", kind: "item" },
    });
    expect(await save([row, row])).toMatchObject({ failure: { code: "bad-input" } });
    expect(await save([{ ...row, accountId: await accountId("322"), itemId: null }])).toEqual({
      ok: false,
      failure: { code: "account-not-leaf", accountCode: "322" },
    });
  });
});

describe("accounts", () => {
  const add = (parentCode: string, name: string, code: string | null = null) =>
    office.call("account.add", { ledgerId, parentCode, code, name, itemKinds: [] });

  it("are found by code, full name and initials", async () => {
    await add("501", "租赁收入");
    const { accounts } = await office.must("account.list", { ledgerId });
    expect(accounts).toHaveLength(47);
    expect(accounts.find(({ code }) => code === "50101")).toMatchObject({
      fullName: "经营收入-租赁收入",
      initials: "jysrzlsr",
      isLeaf: true,
      normalSide: "credit",
    });
    expect(accounts.find(({ code }) => code === "501")).toMatchObject({ isLeaf: false });
    expect(accounts.find(({ code }) => code === "102")?.initials).toBe("yhck");
  });

  it.each([
    ["a code that does not follow", "501", "60101", "甲", { code: "account-code-bad", accountCode: "60101" }],
    ["a code taken", "322", "32201", "甲", { code: "code-taken", takenCode: "32201" }],
    ["a sibling's name", "322", null, "各项分配", { code: "name-taken", name: "各项分配" }],
    ["a parent that is none", "599", null, "甲", { code: "not-found", kind: "account" }],
  ])("are refused %s", async (_case, parent, code, name, failure) => {
    expect(await add(parent, name, code)).toEqual({ ok: false, failure });
  });

  it("get no first detail while they carry an opening or a bank account", async () => {
    await office.must("opening.save", {
      ledgerId,
      rows: [{ accountId: await accountId("513"), itemId: null, amountFen: 1 }],
    });
    expect(await add("513", "办公费")).toEqual({
      ok: false,
      failure: { code: "account-takes-over", accountCode: "513" },
    });
    const bank = {
      id: null,
      ledgerId,
      accountCode: null,
      bankName: "邮储银行",
      number: "9510 0601",
      name: "柳溪村",
      isActive: true,
    };
    await office.must("bankAccount.save", bank);
    expect(await add("10201", "子户")).toEqual({
      ok: false,
      failure: { code: "account-has-balance", accountCode: "10201" },
    });
  });

  it("of the system keep their names; one with a balance stays in use", async () => {
    const cash = await accountId("101");
    const change = { id: cash, name: "库存现金", itemKinds: [], isActive: false };
    expect(await office.call("account.change", { ...change, name: "现金" })).toEqual({
      ok: false,
      failure: { code: "in-use", kind: "accounting-system" },
    });
    await office.must("opening.save", { ledgerId, rows: [{ accountId: cash, itemId: null, amountFen: 1 }] });
    expect(await office.call("account.change", change)).toEqual({
      ok: false,
      failure: { code: "account-has-balance", accountCode: "101" },
    });
    await office.must("opening.save", { ledgerId, rows: [] });
    await office.must("account.change", change);
    const { accounts } = await office.must("account.list", { ledgerId });
    expect(accounts.find(({ code }) => code === "101")?.isActive).toBe(false);
  });
});

describe("items, categories and bank accounts", () => {
  it("number items by kind and refuse a code twice", async () => {
    const item = {
      id: null,
      ledgerId,
      kind: "payee" as const,
      code: null,
      name: "甲",
      bankAccount: "6222 0000",
      note: "",
      isActive: true,
    };
    expect(await office.must("item.save", item)).toMatchObject({ code: "0001" });
    const second = await office.must("item.save", { ...item, name: "乙" });
    expect(second.code).toBe("0002");
    expect(await office.must("item.save", { ...item, kind: "project" })).toMatchObject({ code: "0001" });
    expect(await office.call("item.save", { ...item, code: "0002" })).toEqual({
      ok: false,
      failure: { code: "code-taken", takenCode: "0002" },
    });
    await office.must("item.save", { ...item, id: second.id, name: "乙公司", isActive: false });
    const { items } = await office.must("item.register", { ledgerId });
    expect(items.map(({ name, isActive, bankAccount, initials }) => [name, isActive, bankAccount, initials])).toEqual([
      ["甲", true, "62220000", "j"],
      ["乙公司", false, "62220000", "ygs"],
      ["甲", true, "62220000", "j"],
    ]);
  });

  it.each([
    ["a code taken", { code: "F01", name: "甲", accountCode: "513" }, { code: "code-taken", takenCode: "F01" }],
    ["a name taken", { code: "F99", name: "招待费", accountCode: "513" }, { code: "name-taken", name: "招待费" }],
    [
      "an account nobody has",
      { code: "F99", name: "甲", accountCode: "51399" },
      { code: "account-code-bad", accountCode: "51399" },
    ],
  ])("refuse a category with %s", async (_case, given, failure) => {
    expect(
      await office.call("category.save", { id: null, ...given, nature: "non-productive", isActive: true }),
    ).toEqual({ ok: false, failure });
  });

  it("give each bank account a detail of its own below 102", async () => {
    const bank = {
      id: null,
      ledgerId,
      accountCode: null,
      bankName: "邮储银行",
      number: "9510-0601-0188",
      name: "柳溪村合作社",
      isActive: true,
    };
    const { id } = await office.must("bankAccount.save", bank);
    await office.must("bankAccount.save", { ...bank, number: "951006010199" });
    const { bankAccounts } = await office.must("bankAccount.list", { ledgerId });
    expect(bankAccounts.map(({ accountCode, number, lastLineOn }) => [accountCode, number, lastLineOn])).toEqual([
      ["10201", "951006010188", null],
      ["10202", "951006010199", null],
    ]);
    const { accounts } = await office.must("account.list", { ledgerId });
    expect(accounts.find(({ code }) => code === "10202")?.fullName).toBe("银行存款-邮储银行(0199)");
    const save = (change: object) => office.call("bankAccount.save", { ...bank, number: "12345678", ...change });
    expect(await save({ number: "951006010199" })).toEqual({
      ok: false,
      failure: { code: "code-taken", takenCode: "951006010199" },
    });
    expect(await save({ accountCode: "10101" })).toEqual({
      ok: false,
      failure: { code: "account-code-bad", accountCode: "10101" },
    });
    expect(await save({ accountCode: "102" })).toEqual({
      ok: false,
      failure: { code: "account-not-leaf", accountCode: "102" },
    });
    expect(await save({ accountCode: "10202" })).toEqual({ ok: false, failure: { code: "in-use", kind: "account" } });
    expect(await save({ number: "见存折上" })).toMatchObject({ failure: { code: "bad-input" } });
    expect(await save({ id, name: "柳溪村合作社基本户" })).toMatchObject({ ok: true });
  });

  it("find 102 in use when it already carries an opening", async () => {
    await office.must("opening.save", {
      ledgerId,
      rows: [{ accountId: await accountId("102"), itemId: null, amountFen: 1 }],
    });
    const bank = {
      id: null,
      ledgerId,
      accountCode: null,
      bankName: "邮储银行",
      number: "95100601",
      name: "甲",
      isActive: true,
    };
    expect(await office.call("bankAccount.save", bank)).toEqual({
      ok: false,
      failure: { code: "in-use", kind: "account" },
    });
  });

  it("can be changed by nobody who only reads", async () => {
    const village = { id: null, code: "09", name: "竹园村", isActive: true, facts: [] };
    for (const role of ["auditor", "cashier", "reviewer"] as const) {
      expect(await office.call("village.save", village, role)).toMatchObject({ failure: { code: "forbidden" } });
    }
  });
});

describe("the overview", () => {
  it("counts what waits in each ledger and shows its money", async () => {
    const opened = await office.must("office.overview", {});
    expect(opened.ledgers).toEqual([
      {
        id: ledgerId,
        name: "柳溪村合作社",
        isStarted: false,
        openMonth: "2026-07",
        draftCount: 0,
        heldCount: 0,
        reviewedCount: 0,
        unbookedLineCount: 0,
        findingCount: 0,
        findingQuarter: null,
        bankFen: 0,
        cashFen: 0,
        isUntouched: true,
      },
    ]);
    const cash = await accountId("101");
    const other = await accountId("504");
    const capital = await accountId("301");
    await office.must("opening.save", {
      ledgerId,
      rows: [
        { accountId: cash, itemId: null, amountFen: 5_000 },
        { accountId: capital, itemId: null, amountFen: -5_000 },
      ],
    });
    await office.must("ledger.start", { ledgerId });
    const save = (amountFen: number) =>
      office.must("voucher.save", {
        id: null,
        version: null,
        content: {
          ledgerId,
          onDate: "2026-07-15",
          paperCount: 1,
          entries: [
            { summary: "收现金", accountId: cash, debitFen: amountFen, creditFen: 0, categoryId: null, items: [] },
            { summary: "收现金", accountId: other, debitFen: 0, creditFen: amountFen, categoryId: null, items: [] },
          ],
          documents: [],
          approvals: [],
        },
      });
    const posted = await save(100);
    const reviewed = await save(200);
    await save(300);
    for (const { id, version } of [posted, reviewed]) await office.must("voucher.review", { id, version });
    await office.must("voucher.post", { ids: [posted.id] });
    expect((await office.must("office.overview", {})).ledgers[0]).toMatchObject({
      isStarted: true,
      draftCount: 1,
      reviewedCount: 1,
      cashFen: 5_100,
      isUntouched: false,
    });
  });
});
