import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AccountId } from "#domain/core/ids.ts";
import { passOn } from "#test/support/posting.ts";
import { printedVouchers } from "#flow/printed-vouchers.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
const span = () => ({ ledgerId: village.ledgerId, fromMonth: "2026-07", toMonth: "2026-09" });

beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const detail = (
  parentCode: string,
  name: string,
  rest: { itemKinds?: ("payee" | "project")[]; unit?: string } = {},
) => {
  const { ledgerId } = village;
  const { itemKinds = [], unit = "" } = rest;
  return village.must("account.add", { ledgerId, parentCode, code: null, name, itemKinds, unit });
};
const item = async (kind: "payee" | "project", name: string) =>
  (
    await village.must("item.save", {
      id: null,
      ledgerId: village.ledgerId,
      kind,
      code: null,
      name,
      bankAccount: "",
      note: "",
      isActive: true,
    })
  ).id;

type More = { quantityMilli?: number; items?: { kind: "payee" | "project"; itemId: string }[] };
const book = (on: string, accountId: AccountId, amountFen: number, more: More = {}, summary = "支出") => {
  const content = village.content(on, [
    { code: "121", debit: 1 },
    { code: "bank", credit: 1 },
  ]);
  const [stock, bank] = content.entries;
  if (stock === undefined || bank === undefined) throw new Error("no entry");
  const { categoryId } = stock;
  // Stock that goes back in red is no spending whose money came back.
  const line = {
    ...stock,
    summary,
    accountId,
    categoryId: amountFen < 0 ? null : categoryId,
    debitFen: amountFen,
    ...more,
  };
  return village.book({ ...content, entries: [line, { ...bank, summary, creditFen: amountFen }] });
};

describe("多栏账", () => {
  it("lays entries out by detail, totals months and years from what is kept, and puts the rest last", async () => {
    const seeds = await detail("121", "种子");
    const tools = await detail("121", "农具");
    await book("2026-07-05", seeds.id, 100);
    await book("2026-07-09", tools.id, 40);
    await book("2026-08-01", seeds.id, 7);
    const all = await village.must("report.multiColumn", {
      ...span(),
      accountId: village.accountOf("121"),
      columns: null,
    });
    expect(all.columns.map((column) => column.name)).toEqual(["种子", "农具"]);
    expect(all.lines.map((line) => [line.kind, ...line.cells])).toEqual([
      ["opening", 0, 0, 0],
      ["entry", 100, 0, 0],
      ["entry", 0, 40, 0],
      ["month-total", 100, 40, 0],
      ["year-total", 100, 40, 0],
      ["entry", 7, 0, 0],
      ["month-total", 7, 0, 0],
      ["year-total", 107, 40, 0],
    ]);
    const some = await village.must("report.multiColumn", {
      ...span(),
      accountId: village.accountOf("121"),
      columns: [tools.id],
      skip: 4,
      take: 2,
    });
    expect(some.lines.map((line) => [line.kind, ...line.cells])).toEqual([
      ["year-total", 40, 100],
      ["entry", 0, 7],
    ]);
  });
});

describe("what is booked by category on an account without details", () => {
  const spend = (on: string, yuan: number, category: string) =>
    village.book({
      ...village.content(on, [
        { code: "513", debit: yuan, category },
        { code: "bank", credit: yuan },
      ]),
      documents: [{ kind: "invoice", number: `${on}-${category}`, onDate: null, amountFen: null, party: "", note: "" }],
      approvals: [{ role: "village-head", name: "柳村长", onDate: on }],
    });

  it("has a column a category, and the year's closing in none", async () => {
    await spend("2026-07-05", 30, "办公费");
    await spend("2026-07-09", 12, "银行手续费");
    await spend("2026-08-01", 5, "办公费");
    const { ledgerId } = village;
    const { voucherId } = await village.must("period.transferIncome", { ledgerId, month: "2026-08" });
    await passOn(village, voucherId ?? "");
    const shown = await village.must("report.multiColumn", {
      ...span(),
      accountId: village.accountOf("513"),
      columns: null,
    });
    expect([shown.by, ...shown.columns.map((column) => column.name)]).toEqual(["category", "办公费", "银行手续费"]);
    expect(shown.lines.map((line) => [line.kind, ...line.cells])).toEqual([
      ["opening", 0, 0, 0],
      ["entry", 3000, 0, 0],
      ["entry", 0, 1200, 0],
      ["month-total", 3000, 1200, 0],
      ["year-total", 3000, 1200, 0],
      ["entry", 500, 0, 0],
      ["entry", 0, 0, 0],
      ["month-total", 500, 0, 0],
      ["year-total", 3500, 1200, 0],
    ]);
    const detailed = { ...span(), accountId: village.accountOf("513"), columns: null, by: "detail" as const };
    expect((await village.must("report.multiColumn", detailed)).columns.map((each) => each.name)).toEqual(["管理费用"]);
  });

  it("has a line a category in 收支明细表, which add up to the account", async () => {
    await spend("2026-07-05", 30, "办公费");
    await spend("2026-08-09", 12, "银行手续费");
    const { rows, totals } = await village.must("report.incomeDetail", {
      ledgerId: village.ledgerId,
      fromMonth: "2026-08",
      toMonth: "2026-08",
    });
    expect(rows.map((row) => [row.code, row.name, row.level, row.currentFen, row.yearFen])).toEqual([
      ["513", "管理费用", 1, 1200, 4200],
      ["F02", "办公费", 2, 0, 3000],
      ["S03", "银行手续费", 2, 1200, 1200],
    ]);
    expect(totals).toMatchObject({ expenseFen: 1200, yearExpenseFen: 4200 });
  });
});

describe("数量金额账", () => {
  it("runs quantity and amount together, also on a later page", async () => {
    const bags = await detail("121", "化肥", { unit: "袋" });
    await book("2026-07-05", bags.id, 1000, { quantityMilli: 10_000 });
    await book("2026-07-20", bags.id, -300, { quantityMilli: -3000 });
    await book("2026-08-02", bags.id, 500, { quantityMilli: 4000 });
    const ledger = await village.must("report.quantityLedger", { ...span(), accountId: bags.id });
    expect(ledger.unit).toBe("袋");
    expect(
      ledger.lines.map((line) => [line.kind, line.debit.milli, line.balance.milli, line.balance.amountFen]),
    ).toEqual([
      ["opening", 0, 0, 0],
      ["entry", 10_000, 10_000, 1000],
      ["entry", -3000, 7000, 700],
      ["month-total", 7000, 7000, 700],
      ["year-total", 7000, 7000, 700],
      ["entry", 4000, 11_000, 1200],
      ["month-total", 4000, 11_000, 1200],
      ["year-total", 11_000, 11_000, 1200],
    ]);
    const later = await village.must("report.quantityLedger", { ...span(), accountId: bags.id, skip: 2, take: 1 });
    expect(later.lines).toMatchObject([{ kind: "entry", balance: { milli: 7000, amountFen: 700 } }]);
  });

  it("is named before a month closes where more was taken than there was", async () => {
    const bags = await detail("121", "化肥", { unit: "袋" });
    await book("2026-07-05", bags.id, 1000, { quantityMilli: 10_000 });
    const taken = await book("2026-08-02", bags.id, -1500, { quantityMilli: -12_500 });
    const stocks = async (month: string) => {
      const { checks } = await village.must("period.check", { ledgerId: village.ledgerId, month });
      return checks.filter(({ code }) => code === "stock-negative");
    };
    expect(await stocks("2026-07")).toEqual([]);
    expect(await stocks("2026-08")).toMatchObject([
      { severity: "warn", count: 1, facts: { accounts: [expect.stringMatching(/^121\S* 化肥 -2\.5袋$/)] } },
    ]);
    const [printed] = village.ledger.snapshot((reading) => printedVouchers(reading, village.ledgerId, [taken]));
    expect(printed?.entries.map(({ quantity }) => quantity)).toEqual([
      { amount: "-12.5", unit: "袋", price: "1.20" },
      null,
    ]);
  });
});

describe("辅助余额表", () => {
  it("lists a dimension and crosses two, and the crossed entries can be opened", async () => {
    const owed = await detail("121", "工程材料", { itemKinds: ["payee", "project"] });
    const [shop, mill, road] = [
      await item("payee", "建材店"),
      await item("payee", "碾坊"),
      await item("project", "修路"),
    ];
    const with2 = (payee: string) => ({
      items: [
        { kind: "payee" as const, itemId: payee },
        { kind: "project" as const, itemId: road },
      ],
    });
    await book("2026-07-05", owed.id, 100, with2(shop));
    await book("2026-08-05", owed.id, 30, with2(mill));
    await book("2026-08-06", owed.id, 5, with2(shop));
    const one = await village.must("report.itemBalances", {
      ...span(),
      fromMonth: "2026-08",
      kind: "payee",
      otherKind: null,
      accountCode: "",
    });
    expect(one.rows.map((row) => [row.itemName, row.openingFen, row.debitFen, row.closingFen])).toEqual([
      ["建材店", 100, 5, 105],
      ["碾坊", 0, 30, 30],
    ]);
    const crossed = await village.must("report.itemBalances", {
      ...span(),
      kind: "project",
      otherKind: "payee",
      accountCode: "121",
    });
    expect(crossed.rows.map((row) => [row.itemName, row.otherItemName, row.closingFen])).toEqual([
      ["修路", "建材店", 105],
      ["修路", "碾坊", 30],
    ]);
    const opened = await village.must("report.subsidiaryLedger", {
      ...span(),
      accountId: owed.id,
      itemId: road,
      otherItemId: mill,
    });
    expect(opened.lines.filter((line) => line.kind === "entry").map((line) => line.debitFen)).toEqual([30]);
  });
});

describe("往来账龄, 资金日报 and 凭证汇总", () => {
  it("age what is open by party", async () => {
    const owed = await detail("121", "预付", { itemKinds: ["payee"] });
    const shop = await item("payee", "建材店");
    const items = { items: [{ kind: "payee" as const, itemId: shop }] };
    await book("2026-07-05", owed.id, 100, items);
    await book("2026-09-20", owed.id, 30, items);
    await book("2026-09-25", owed.id, -60, items);
    const { rows } = await village.must("report.ageing", {
      ledgerId: village.ledgerId,
      onDate: "2026-09-30",
      accountCodes: ["121"],
      days: [30, 90],
    });
    // What was taken back settles the oldest, like a payment.
    expect(rows).toMatchObject([{ itemName: "建材店", balanceFen: 70, oldestOn: "2026-07-05", buckets: [30, 40, 0] }]);
  });

  it("take what a red voucher cancels away from its own day, and settle nothing older by it", async () => {
    const owed = await detail("121", "预付", { itemKinds: ["payee"] });
    const items = { items: [{ kind: "payee" as const, itemId: await item("payee", "建材店") }] };
    await book("2026-07-05", owed.id, 1000, items);
    const wrong = await book("2026-09-20", owed.id, 500, items);
    const { redId } = await village.must("voucher.correct", {
      id: wrong,
      onDate: "2026-09-25",
      reason: "重复",
      andCopy: false,
    });
    await village.must("voucher.review", { id: redId, version: 1 });
    expect((await village.must("voucher.post", { ids: [redId] })).refused).toEqual([]);
    const { rows } = await village.must("report.ageing", {
      ledgerId: village.ledgerId,
      onDate: "2026-10-05",
      accountCodes: ["121"],
      days: [30, 90],
    });
    expect(rows).toMatchObject([{ balanceFen: 1000, oldestOn: "2026-07-05", buckets: [0, 0, 1000] }]);
  });

  it("show the money of one day and total the vouchers of a span", async () => {
    const seeds = await detail("121", "种子");
    await book("2026-08-05", seeds.id, 100);
    await book("2026-08-06", seeds.id, 40);
    const day = await village.must("report.moneyDay", { ledgerId: null, onDate: "2026-08-06" });
    expect(day.rows.map((row) => [row.accountCode, row.openingFen, row.creditFen, row.closingFen, row.count])).toEqual([
      ["101", 50_000, 0, 50_000, 0],
      ["10201", 999_900, 40, 999_860, 1],
    ]);
    const totals = await village.must("report.voucherTotals", {
      ledgerId: village.ledgerId,
      fromDate: "2026-08-01",
      toDate: "2026-08-31",
    });
    expect(totals.rows.map((row) => [row.accountCode, row.debitFen, row.creditFen, row.count])).toEqual([
      ["102", 0, 140, 2],
      ["121", 140, 0, 2],
    ]);
    expect(totals).toMatchObject({ voucherCount: 2, paperCount: 2, numbers: [{ word: "记", first: 1, last: 2 }] });
  });
});

describe("search and attachments", () => {
  it("finds by initials whatever else is alike, in one ledger and over the township", async () => {
    const many = Array.from({ length: 340 }, (_none, at) => ({
      code: "101",
      debit: 1,
      summary: `办公费${String(at).padStart(3, "0")}`,
    }));
    await village.book(village.content("2026-08-05", [...many, { code: "501", credit: 340, summary: "收入" }]));
    const last = await village.book(
      village.content("2026-08-06", [
        { code: "101", debit: 1, summary: "重办公费" },
        { code: "501", credit: 1, summary: "收入" },
      ]),
    );
    for (const ledgerId of [village.ledgerId, null]) {
      const found = await village.must("voucher.search", { ledgerId, text: "bgf" });
      expect([found.total, found.hits[0]?.id, found.isCut]).toEqual([2, last, false]);
      // A character is found by each of its readings.
      for (const text of ["cbgf", "zbgf"])
        expect((await village.must("voucher.search", { ledgerId, text })).hits.map(({ id }) => id)).toEqual([last]);
    }
  });

  it("finds by words together, initials, amount, range, number and file name, and keeps searches a person", async () => {
    const seeds = await detail("121", "种子");
    const first = await book("2026-08-05", seeds.id, 12_345, {}, "购买办公用品");
    const second = await book("2026-08-06", seeds.id, 500, {}, "购买种子");
    await village.must("attachment.add", {
      voucherId: second,
      file: { name: "送货单.jpg", bytes: Buffer.from("x").toString("base64") },
    });
    const find = async (text: string, rest: object = {}) =>
      (await village.must("voucher.search", { ledgerId: village.ledgerId, text, ...rest })).hits.map((hit) => hit.id);
    expect(await find("购买")).toEqual([second, first]);
    expect(await find("购买 办公")).toEqual([first]);
    expect(await find("bgyp")).toEqual([first]);
    expect(await find("123.45")).toEqual([first]);
    for (const amount of ["123.45元", "¥123.45", "￥123.45"]) expect(await find(amount)).toEqual([first]);
    for (const name of ["记字第2号", "第2号", "记2"]) expect(await find(name)).toEqual([second]);
    const { onDate } = await village.must("voucher.show", { id: first });
    const [year, month, day] = onDate.split("-").map(Number);
    for (const text of [onDate, `${year}年${month}月${day}日`, `${year}/${month}/${day}`, onDate.slice(0, 7)]) {
      expect(await find(text)).toContain(first);
      expect((await village.must("voucher.search", { ledgerId: null, text })).hits.map((hit) => hit.id)).toContain(
        first,
      );
    }
    expect(await find("2026-13-45")).toEqual([]);
    const cancel = { id: first, onDate: "2026-10-09", reason: "记重", andCopy: false };
    const { redId } = await village.must("voucher.correct", cancel);
    expect(await find("123.45")).toEqual(expect.arrayContaining([first, redId]));
    expect(await find("-123.45")).toEqual([redId]);
    await village.must("voucher.delete", { id: redId, version: 1 });
    expect(await find("送货单")).toEqual([second]);
    expect(await find("shd")).toEqual([second]);
    expect((await village.must("voucher.search", { ledgerId: null, text: "shd" })).hits.map(({ id }) => id)).toEqual([
      second,
    ]);
    expect(await find("记-2")).toEqual([second]);
    expect(await find("", { leastFen: 400, mostFen: 600 })).toEqual([second]);
    expect(await find("", { hasFile: false })).toEqual([first]);
    expect(await find("100%")).toEqual([]);
    const filter = { ledgerId: null, text: "种子" };
    const { id } = await village.must("search.save", { name: "种子", filter });
    expect((await village.must("search.save", { name: "种子", filter: { ...filter, text: "良种" } })).id).toBe(id);
    expect((await village.must("search.list", {})).searches).toMatchObject([
      { name: "种子", filter: { text: "良种" } },
    ]);
    expect((await village.must("search.list", {}, "reviewer")).searches).toEqual([]);
    await village.must("search.drop", { id });
    expect((await village.must("search.list", {})).searches).toEqual([]);
  });

  it("names attachments that are gone and posted vouchers without any", async () => {
    const seeds = await detail("121", "种子");
    const bare = await book("2026-08-05", seeds.id, 100);
    const kept = await book("2026-08-06", seeds.id, 100);
    await village.must("attachment.add", {
      voucherId: kept,
      file: { name: "发票.pdf", bytes: Buffer.from("pdf").toString("base64") },
    });
    const { attachments } = await village.must("voucher.show", { id: kept });
    expect((await village.must("attachment.problems", { ledgerId: null })).problems).toMatchObject([
      { problem: "no-file", voucherId: bare },
    ]);
    const { writeFileSync } = await import("node:fs");
    writeFileSync(village.ledger.files.pathOf(attachments[0]?.hash ?? ""), "other");
    expect((await village.must("attachment.problems", { ledgerId: null })).problems[0]).toMatchObject({
      problem: "changed",
      name: "发票.pdf",
      voucherName: "2026-08 记-2",
    });
  });
});
