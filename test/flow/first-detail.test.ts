import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { passOn } from "#test/support/posting.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

type Kinds = InputOf<"account.add">["itemKinds"];
const add = (parentCode: string, rest: Partial<InputOf<"account.add">> = {}) =>
  village.call("account.add", {
    ledgerId: village.ledgerId,
    parentCode,
    code: null,
    name: "第一户",
    itemKinds: [] as Kinds,
    takeOverOn: null,
    ...rest,
  });
const added = async (...given: Parameters<typeof add>) => {
  const reply = await add(...given);
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  return reply.value;
};
const first = (parentCode: string) => village.must("account.firstDetail", { ledgerId: village.ledgerId, parentCode });
const book = (code: string, other: string, yuan: number, on = "2026-08-05") =>
  village.book(
    village.content(on, [
      { code, debit: yuan },
      { code: other, credit: yuan },
    ]),
  );
const trial = async (depth: "first" | "all" = "first") =>
  (
    await village.must("report.trialBalance", {
      ledgerId: village.ledgerId,
      fromMonth: "2026-07",
      toMonth: "2026-09",
      depth,
    })
  ).rows;
const closings = async () => (await trial()).map(({ code, openingFen, closingFen }) => [code, openingFen, closingFen]);
const isSound = (): boolean =>
  village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined).isSound);

describe("the first detail below an account with a balance", () => {
  it("takes over all of it by a draft that another person reviews, and nothing of level one changes", async () => {
    await book("101", "301", 70);
    const before = await closings();
    expect(await first("301")).toEqual({
      way: "voucher",
      obstacle: null,
      balanceFen: -7_000,
      lastOn: "2026-08-05",
      rows: [{ names: [], amountFen: -7_000, quantityMilli: 0 }],
    });
    expect(await add("301")).toEqual({ ok: false, failure: { code: "account-takes-over", accountCode: "301" } });
    expect(await add("301", { takeOverOn: "2026-08-04" })).toMatchObject({
      failure: { code: "date-too-early", on: "2026-08-05" },
    });
    const { id, code, voucherId } = await added("301", { takeOverOn: "2026-08-20" });
    expect(code).toBe("30101");
    const draft = await village.must("voucher.show", { id: voucherId ?? "" });
    expect(draft).toMatchObject({ state: "draft", onDate: "2026-08-20" });
    expect(draft.entries.map((entry) => [entry.accountCode, entry.debitFen, entry.creditFen])).toEqual([
      ["30101", 0, 7_000],
      ["301", 7_000, 0],
    ]);
    expect(draft.entries[0]?.summary).toBe("科目细分：资本 转入明细 资本-第一户");
    await passOn(village, voucherId ?? "");
    expect(await closings()).toEqual(before);
    const rows = await trial("all");
    expect(rows.find((row) => row.code === "30101")).toMatchObject({ closingFen: -7_000 });
    expect(rows.find((row) => row.code === "301")).toMatchObject({ closingFen: -7_000, isLeaf: false });
    // Its book holds what was written on it before and what its detail took over.
    const { lines } = await village.must("report.subsidiaryLedger", {
      ledgerId: village.ledgerId,
      accountId: village.accountOf("301"),
      itemId: null,
      fromMonth: "2026-07",
      toMonth: "2026-09",
    });
    expect(lines.filter(({ kind }) => kind === "entry").map(({ balanceFen }) => balanceFen)).toEqual([
      -7_000, -14_000, -7_000,
    ]);
    // New vouchers stand on the detail; the account itself takes none.
    const onto = async (accountId: string) => {
      const content = village.content("2026-08-21", [
        { code: "101", debit: 5 },
        { code: "301", credit: 5 },
      ]);
      const entries = content.entries.map((entry, at) => (at === 1 ? { ...entry, accountId } : entry));
      return village.call("voucher.save", { id: null, version: null, content: { ...content, entries } });
    };
    expect(await onto(village.accountOf("301"))).toMatchObject({
      failure: { code: "account-not-leaf", accountCode: "301" },
    });
    expect(await onto(id)).toMatchObject({ ok: true });
    expect(isSound()).toBe(true);
  });

  it("is taken over by item, so that what is owed both ways stays apart, and asks for the dimensions the account told apart", async () => {
    const item = (name: string) =>
      village.must("item.save", {
        id: null,
        ledgerId: village.ledgerId,
        kind: "member",
        code: null,
        name,
        bankAccount: "",
        note: "",
        isActive: true,
      });
    const [aunt, uncle] = [await item("李大婶"), await item("张大伯")];
    const owe = async (code: string, itemId: string, yuan: number) => {
      const content = village.content("2026-08-05", [
        { code: "101", debit: yuan },
        { code, credit: yuan },
      ]);
      const items = [{ kind: "member" as const, itemId }];
      await village.book({
        ...content,
        entries: content.entries.map((each, at) => (at === 1 ? { ...each, items } : each)),
      });
    };
    await owe("113", aunt.id, 30);
    await owe("113", uncle.id, -10);
    expect((await first("113")).rows.map(({ names, amountFen }) => [names, amountFen])).toEqual(
      expect.arrayContaining([
        [["张大伯"], 1_000],
        [["李大婶"], -3_000],
      ]),
    );
    expect(await add("113", { takeOverOn: "2026-08-05" })).toEqual({
      ok: false,
      failure: { code: "accounts-not-mergeable", reason: "dimensions-lost" },
    });
    const sides = async () => {
      const { lines } = await village.must("report.balanceSheet", { ledgerId: village.ledgerId, month: "2026-08" });
      const amount = (name: string) => lines.find((each) => each.name === name)?.currentFen;
      return [amount("应付款项"), amount("应收款项")];
    };
    expect(await sides()).toEqual([3_000, 1_000]);
    const before = await closings();
    const { voucherId } = await added("113", { takeOverOn: "2026-08-05", itemKinds: ["member"] });
    await passOn(village, voucherId ?? "");
    expect(await closings()).toEqual(before);
    expect(await sides()).toEqual([3_000, 1_000]);
    expect(isSound()).toBe(true);
  });

  it("leaves what stands there where its draft is deleted, which can be given to the detail later", async () => {
    await book("101", "301", 70);
    const { id, voucherId } = await added("301", { takeOverOn: "2026-08-20" });
    await village.must("voucher.delete", { id: voucherId ?? "", version: 1 });
    expect((await trial()).find((row) => row.code === "301")).toMatchObject({ closingFen: -7_000 });
    const again = { fromId: village.accountOf("301"), intoId: id, onDate: "2026-08-21" };
    const { voucherId: laterId } = await village.must("account.merge", again);
    await passOn(village, laterId);
    expect((await trial("all")).find((row) => row.code === "30101")).toMatchObject({ closingFen: -7_000 });
    expect(await village.call("account.merge", again)).toEqual({
      ok: false,
      failure: { code: "accounts-not-mergeable", reason: "empty" },
    });
    expect(isSound()).toBe(true);
  });

  it("does not keep an older voucher from being cancelled in red on the account it was booked on", async () => {
    const id = await book("101", "301", 70);
    const { id: detailId, voucherId } = await added("301", { takeOverOn: "2026-08-20" });
    await passOn(village, voucherId ?? "");
    const red = { id, onDate: "2026-08-22", reason: "记错", andCopy: false };
    const { redId } = await village.must("voucher.correct", red);
    await passOn(village, redId);
    expect((await trial()).find((row) => row.code === "301")?.closingFen ?? 0).toBe(0);
    const rest = { fromId: village.accountOf("301"), intoId: detailId, onDate: "2026-08-22" };
    const { voucherId: restId } = await village.must("account.merge", rest);
    await passOn(village, restId);
    expect((await trial("all")).find((row) => row.code === "30101")?.closingFen).toBe(0);
    expect(isSound()).toBe(true);
  });

  it("is refused below a bank account's own account, and while vouchers on it wait", async () => {
    const { bankAccounts } = await village.must("bankAccount.list", { ledgerId: village.ledgerId });
    const bank = bankAccounts[0]?.accountCode ?? "";
    expect(await first(bank)).toMatchObject({ obstacle: "bank-account" });
    expect(await add(bank, { takeOverOn: "2026-08-20" })).toMatchObject({ failure: { code: "account-has-balance" } });
    await village.save(
      village.content("2026-08-05", [
        { code: "101", debit: 5 },
        { code: "301", credit: 5 },
      ]),
    );
    expect(await first("301")).toMatchObject({ obstacle: "unposted" });
    expect(await add("301", { takeOverOn: "2026-08-20" })).toEqual({
      ok: false,
      failure: { code: "vouchers-unposted" },
    });
  });
});

describe("the first detail where nothing has to be moved", () => {
  it("is simply put below an account whose balance is nothing, though it had entries", async () => {
    const id = await book("101", "301", 70);
    const { redId } = await village.must("voucher.correct", {
      id,
      onDate: "2026-08-06",
      reason: "记错",
      andCopy: false,
    });
    await passOn(village, redId);
    expect(await first("301")).toMatchObject({ way: "none", rows: [] });
    expect(await added("301")).toMatchObject({ code: "30101", voucherId: null });
    expect(isSound()).toBe(true);
  });

  it("leaves income where it is until the year's transfer takes it off the account and its detail", async () => {
    await book("bank", "501", 300);
    expect(await first("501")).toMatchObject({ way: "stays", balanceFen: -30_000 });
    const { id, voucherId } = await added("501");
    expect(voucherId).toBeNull();
    const content = village.content("2026-08-09", [
      { code: "bank", debit: 40 },
      { code: "501", credit: 40 },
    ]);
    await village.book({
      ...content,
      entries: content.entries.map((each, at) => (at === 1 ? { ...each, accountId: id } : each)),
    });
    const { lines } = await village.must("report.income", {
      ledgerId: village.ledgerId,
      fromMonth: "2026-08",
      toMonth: "2026-08",
    });
    expect(lines[0]).toMatchObject({ name: "一、经营收入", currentFen: 34_000 });
    const { voucherId: closingId } = await village.must("period.transferIncome", {
      ledgerId: village.ledgerId,
      month: "2026-08",
    });
    await passOn(village, closingId ?? "");
    expect((await trial()).find((row) => row.code === "501")).toMatchObject({ closingFen: 0 });
    expect(isSound()).toBe(true);
  });

  it("takes the openings of books that have not begun", async () => {
    const { id: ledgerId } = await village.must("ledger.open", {
      villageId: village.villageId,
      entity: "committee",
      name: "柳溪村村民委员会",
      startMonth: "2026-07",
    });
    const { accounts } = await village.must("account.list", { ledgerId });
    const accountId = accounts.find(({ code }) => code === "301")?.id ?? "";
    await village.must("opening.save", { ledgerId, rows: [{ accountId, itemId: null, amountFen: -500 }] });
    const of = { ledgerId, takeOverOn: "2026-08-01" };
    expect(await add("301", { ledgerId })).toMatchObject({ failure: { code: "account-takes-over" } });
    const { id, voucherId } = await added("301", of);
    expect(voucherId).toBeNull();
    expect((await village.must("opening.show", { ledgerId })).rows).toEqual([
      { accountId: id, itemId: null, amountFen: -500 },
    ]);
    expect(isSound()).toBe(true);
  });
});

it("shows the days on which cash was booked before it had details", async () => {
  await book("101", "301", 70);
  const { voucherId } = await added("101", { takeOverOn: "2026-08-20", name: "村部现金" });
  await passOn(village, voucherId ?? "");
  const day = (onDate: string) => village.must("report.moneyDay", { ledgerId: village.ledgerId, onDate });
  const cash = async (onDate: string) =>
    (await day(onDate)).rows
      .filter(({ accountCode }) => accountCode.startsWith("101"))
      .map(({ accountCode, openingFen, debitFen, creditFen }) => [accountCode, openingFen, debitFen, creditFen]);
  expect(await cash("2026-08-05")).toEqual([["101", 50_000, 7_000, 0]]);
  expect(await cash("2026-09-01")).toEqual([["10101", 57_000, 0, 0]]);
});

it("keeps the year package true: every entry stands in one book of accounts and one of its items", async () => {
  const { id: boss } = await village.must("item.save", {
    id: null,
    ledgerId: village.ledgerId,
    kind: "payee",
    code: null,
    name: "周老板",
    bankAccount: "",
    note: "",
    isActive: true,
  });
  const owe = async (accountId: string, yuan: number) => {
    const content = village.content("2026-08-06", [
      { code: "112", debit: yuan },
      { code: "501", credit: yuan },
    ]);
    const items = [{ kind: "payee" as const, itemId: boss }];
    const entries = content.entries.map((each, at) => (at === 0 ? { ...each, accountId, items } : each));
    await village.book({ ...content, entries });
  };
  await owe(village.accountOf("112"), 12);
  const { id, voucherId } = await added("112", { takeOverOn: "2026-08-07", itemKinds: ["payee"] });
  await passOn(village, voucherId ?? "");
  await owe(id, 5);
  const { path } = await village.must("archive.make", { ledgerId: village.ledgerId, year: 2026, isDraft: true });
  expect(await village.must("archive.verify", { path })).toMatchObject({ differences: [] });
  const own = { ledgerId: village.ledgerId, accountId: village.accountOf("112"), itemId: null, onlyOwn: true };
  const { lines } = await village.must("report.subsidiaryLedger", { ...own, fromMonth: "2026-08", toMonth: "2026-08" });
  expect(lines.filter(({ kind }) => kind === "entry").map(({ debitFen, creditFen }) => [debitFen, creditFen])).toEqual([
    [1_200, 0],
    [0, 1_200],
  ]);
});
