import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { instant } from "#domain/core/dates.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

type Line = InputOf<"template.save">["lines"][number];
const line = (accountCode: string, side: "debit" | "credit", formula: string): Line => ({
  summary: "{年}年{月}月补助",
  accountCode,
  side,
  formula,
  categoryId: null,
  items: [],
});
const subsidy: Line[] = [line("102", "debit", "[金额]"), line("503", "credit", "=")];

const secondLedger = async () => {
  const { id: villageId } = await village.must("village.save", {
    id: null,
    code: "02",
    name: "石桥村",
    isActive: true,
    facts: [],
  });
  const { id } = await village.must("ledger.open", {
    villageId,
    entity: "collective",
    name: "石桥村经济合作社",
    startMonth: "2026-07",
  });
  await village.must("bankAccount.save", {
    id: null,
    ledgerId: id,
    accountCode: null,
    bankName: "农商行",
    number: "880000000002",
    name: "石桥村",
    isActive: true,
  });
  await village.must("ledger.start", { ledgerId: id });
  return id;
};

const save = (rest: Partial<InputOf<"template.save">> = {}) =>
  village.must("template.save", {
    id: null,
    ledgerId: null,
    name: "补助",
    lines: subsidy,
    defaults: [],
    schedule: "none",
    day: 1,
    ...rest,
  });

describe("templates", () => {
  it("fill a ledger's own bank account, the summary's month and what balances", async () => {
    const { id } = await save();
    const { entries } = await village.must("template.fill", {
      id,
      ledgerId: village.ledgerId,
      onDate: "2026-08-05",
      values: [{ name: "金额", amountFen: 120_000 }],
    });
    expect(entries.map((entry) => [entry.summary, entry.debitFen, entry.creditFen])).toEqual([
      ["2026年8月补助", 120_000, 0],
      ["2026年8月补助", 0, 120_000],
    ]);
    expect((await village.must("template.list", { ledgerId: null })).templates[0]?.values).toEqual(["金额"]);
  });

  it("are refused by line when a formula cannot be read, and by name when it is taken", async () => {
    const bad = { id: null, ledgerId: null, defaults: [], schedule: "none" as const, day: 1 };
    expect(
      await village.call("template.save", { ...bad, name: "坏", lines: [line("102", "debit", "1+")] }),
    ).toMatchObject({ failure: { code: "template-bad", line: 1, fault: "unreadable" } });
    await save();
    expect(await village.call("template.save", { ...bad, name: "补助", lines: subsidy })).toMatchObject({
      failure: { code: "name-taken" },
    });
  });
});

describe("recurring vouchers", () => {
  it("wait for their day, are drafted once, and come back when the draft is deleted", async () => {
    await save({
      ledgerId: village.ledgerId,
      schedule: "monthly",
      day: 20,
      defaults: [{ name: "金额", amountFen: 50_000 }],
    });
    village.setClock(instant("2026-07-10T01:00:00.000Z"));
    expect((await village.must("recurring.list", {})).due).toEqual([]);
    village.setClock(instant("2026-07-21T01:00:00.000Z"));
    const [due] = (await village.must("recurring.list", {})).due;
    expect(due).toMatchObject({ month: "2026-07", onDate: "2026-07-20", totalFen: 50_000, failure: null });
    if (due === undefined) throw new Error("nothing due");
    const wanted = { templateId: due.templateId, month: due.month };
    const { id } = await village.must("recurring.draft", wanted);
    expect((await village.must("recurring.list", {})).due).toEqual([]);
    expect(await village.call("recurring.draft", wanted)).toMatchObject({ failure: { code: "already-drafted" } });
    await village.must("voucher.delete", { id, version: 1 });
    expect((await village.must("recurring.list", {})).due).toHaveLength(1);
    await village.must("recurring.skip", wanted);
    expect((await village.must("recurring.list", {})).due).toEqual([]);
  });
});

describe("recurring vouchers of books that are behind", () => {
  const due = async () => (await village.must("recurring.list", {})).due.map(({ name, month }) => `${name} ${month}`);
  const monthly = { schedule: "monthly" as const, day: 20, defaults: [{ name: "金额", amountFen: 50_000 }] };

  it("wait in every month still open, a quarter's in its last one", async () => {
    await save({ ledgerId: village.ledgerId, ...monthly });
    const quarterly = { ...monthly, schedule: "quarterly" as const, name: "季度补助" };
    await save({ ledgerId: village.ledgerId, ...quarterly });
    village.setClock(instant("2026-10-21T01:00:00.000Z"));
    expect(await due()).toEqual(["补助 2026-07", "补助 2026-08", "季度补助 2026-09", "补助 2026-09", "补助 2026-10"]);
    const [, second] = (await village.must("recurring.list", {})).due;
    if (second === undefined) throw new Error("nothing due");
    await village.must("recurring.draft", { templateId: second.templateId, month: second.month });
    expect(await due()).toEqual(["补助 2026-07", "季度补助 2026-09", "补助 2026-09", "补助 2026-10"]);
    await village.must("period.close", { ledgerId: village.ledgerId, month: "2026-07" });
    expect(await due()).toEqual(["季度补助 2026-09", "补助 2026-09", "补助 2026-10"]);
  });
});

describe("one act for many ledgers", () => {
  const batch = (rows: { ledgerId: string; amountFen: number }[], totalFen: number | null = null) => ({
    onDate: "2026-08-05",
    paperCount: 1,
    lines: subsidy,
    rows: rows.map(({ ledgerId, amountFen }) => ({ ledgerId, values: [{ name: "金额", amountFen }] })),
    document: null,
    totalFen,
  });

  it("shows every balance that moves and then drafts exactly that", async () => {
    const other = await secondLedger();
    const input = batch([
      { ledgerId: village.ledgerId, amountFen: 10_000 },
      { ledgerId: other, amountFen: 20_000 },
    ]);
    const { rows, totalFen, digest } = await village.must("voucher.batchPreview", input);
    expect(totalFen).toBe(30_000);
    expect(rows[0]?.moves.map((move) => [move.accountCode, move.beforeFen, move.afterFen])).toEqual([
      ["10201", 1_000_000, 1_010_000],
      ["503", 0, -10_000],
    ]);
    const { ids } = await village.must("voucher.batch", { ...input, digest });
    expect(ids).toHaveLength(2);
    expect(await village.call("voucher.batch", { ...input, digest })).toMatchObject({
      failure: { code: "preview-outdated" },
    });
  });

  it("makes nothing when one row cannot stand, and says which", async () => {
    const other = await secondLedger();
    const input = batch([
      { ledgerId: village.ledgerId, amountFen: 10_000 },
      { ledgerId: other, amountFen: 0 },
    ]);
    const { rows, digest } = await village.must("voucher.batchPreview", input);
    expect(rows.map((row) => row.failure?.code ?? null)).toEqual([null, "entries-too-few"]);
    expect(await village.call("voucher.batch", { ...input, digest })).toMatchObject({
      failure: { code: "batch-refused", count: 1 },
    });
    const { total } = await village.must("voucher.list", {
      ledgerId: null,
      fromMonth: null,
      toMonth: null,
      state: null,
    });
    expect(total).toBe(0);
  });

  it("refuses a division whose shares do not add up, and a ledger named twice", async () => {
    const other = await secondLedger();
    const input = batch(
      [
        { ledgerId: village.ledgerId, amountFen: 3333 },
        { ledgerId: other, amountFen: 3333 },
      ],
      6667,
    );
    const { digest, differenceFen } = await village.must("voucher.batchPreview", input);
    expect(differenceFen).toBe(1);
    expect(await village.call("voucher.batch", { ...input, digest })).toMatchObject({
      failure: { code: "shares-differ", differenceFen: 1 },
    });
    const twice = batch([
      { ledgerId: other, amountFen: 1 },
      { ledgerId: other, amountFen: 2 },
    ]);
    expect((await village.must("voucher.batchPreview", twice)).rows[1]?.failure?.code).toBe("ledger-repeated");
  });

  it("leaves the invoice with the first village and gives the others a 分割单", async () => {
    const other = await secondLedger();
    const input = {
      ...batch(
        [
          { ledgerId: village.ledgerId, amountFen: 3334 },
          { ledgerId: other, amountFen: 3333 },
        ],
        6667,
      ),
      document: { kind: "invoice", number: "26001", onDate: "2026-08-01", amountFen: 6667, party: "印刷厂", note: "" },
    } as const;
    const { digest } = await village.must("voucher.batchPreview", input);
    const { ids } = await village.must("voucher.batch", { ...input, digest });
    const [first, second] = await Promise.all(ids.map((id) => village.must("voucher.show", { id })));
    expect(first?.documents).toMatchObject([{ kind: "invoice", number: "26001", amountFen: 6667 }]);
    expect(second?.documents).toMatchObject([{ kind: "settlement", number: "分割单-26001", amountFen: 3333 }]);
  });

  it("takes a 分割单 for the invoice it divides, as long as that lies with another voucher and covers the shares", async () => {
    const other = await secondLedger();
    const office = { name: "办公费", amount: "[金额]" };
    const lines = [
      { ...line("513", "debit", office.amount), categoryId: village.categoryOf(office.name) },
      line("102", "credit", "="),
    ];
    const rows = [
      { ledgerId: village.ledgerId, amountFen: 3334 },
      { ledgerId: other, amountFen: 3333 },
    ];
    const document = {
      kind: "invoice" as const,
      number: "26002",
      onDate: "2026-08-01",
      amountFen: 6667,
      party: "印刷厂",
      note: "",
    };
    const input = { ...batch(rows, 6667), lines, document };
    const preview = await village.must("voucher.batchPreview", input);
    const { ids } = await village.must("voucher.batch", { ...input, digest: preview.digest });
    const kinds = async (id: string) => (await village.must("voucher.show", { id })).hits.map((hit) => hit.kind);
    const [first = "", second = ""] = ids;
    expect(await kinds(second)).toEqual(await kinds(first));
    expect(await kinds(second)).not.toContain("K17");
    const third = async (number: string, amountFen: number) => {
      const spent = village.content("2026-08-06", [
        { code: "513", debit: amountFen / 100, category: "办公费" },
        { code: "bank", credit: amountFen / 100 },
      ]);
      const documents = [{ ...document, kind: "settlement" as const, number, amountFen }];
      return (await village.save({ ...spent, documents })).hits.map((hit) => hit.kind);
    };
    expect(await third("分割单-26002", 3334)).not.toContain("K17");
    expect(await third("分割单-26002", 3335)).toContain("K17");
    expect(await third("分割单-99999", 100)).toContain("K17");
  });
});

describe("what is typed and not saved", () => {
  it("is kept a person, outlives the program, and is dropped when saved", async () => {
    const key = { ledgerId: village.ledgerId, voucherId: null };
    await village.must("kept.save", { ...key, form: '{"a":1}' });
    await village.must("kept.save", { ...key, form: '{"a":2}' });
    expect((await village.must("kept.read", key)).form).toBe('{"a":2}');
    expect((await village.must("kept.read", key, "reviewer")).form).toBeNull();
    expect((await village.must("kept.list", {})).kept).toMatchObject([{ ledgerName: "柳溪村经济合作社" }]);
    await village.must("kept.drop", key);
    expect((await village.must("kept.list", {})).kept).toEqual([]);
  });
});
