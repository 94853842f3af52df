import { unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf, OutputOf } from "#contract/contract.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { balancesKis, balancesNingmeng, balancesT3, oldTotals, type ForeignFile } from "#test/support/foreign-files.ts";
import { clippingOf } from "#test/support/pdf-clipping.ts";
import { linesOf, readPdf } from "#test/support/pdf-text.ts";
import { openOffice, type Office } from "#test/support/office.ts";

let office: Office;
let ledgerId: LedgerId;
beforeEach(async () => {
  office = await openOffice();
  const village = { id: null, code: "01", name: "柳溪村", isActive: true, facts: [] };
  const { id } = await office.must("village.save", village);
  const books = {
    villageId: id,
    entity: "collective" as const,
    name: "柳溪村合作社（2004旧账）",
    startMonth: "2024-01",
  };
  ledgerId = (await office.must("ledger.open", { ...books, system: "2004" })).id;
});
afterEach(() => {
  office.close();
});

type Plan = OutputOf<"conversion.show">["plan"];

const importOld = async (file: ForeignFile = balancesT3()) => {
  const input = { ledgerId, file, choices: [], balance: "closing" as const };
  const preview = await office.must("moving.preview", input);
  expect(preview.rejected).toEqual([]);
  return office.must("moving.importBalances", { ...input, digest: preview.digest });
};

const show = () => office.must("conversion.show", { ledgerId, cutMonth: null });
const part = (toCode: string, amountFen: number, detailName = "") => ({ toCode, detailName, itemName: "", amountFen });

/** What a person decides: animals by their use with depreciation split off, the abolished welfare fund, payables looked at. */
const decided = async (): Promise<InputOf<"conversion.save">["plan"]> => {
  const { plan } = await show();
  const reasons: Readonly<Record<string, Plan["rows"][number]["reason"]>> = { "202": "均为工程款，无劳务费和税费" };
  const rows = plan.rows.map((row) => {
    if (row.key.startsWith("131"))
      return {
        ...row,
        parts: [part("131", 400_000), part("132", 300_000), part("133", -100_000)],
        reason: "按用途清点",
      };
    if (row.key.startsWith("212"))
      return { ...row, parts: [part("311", -103_500)], reason: "成员代表会议决定转入公积公益金" };
    return { ...row, reason: reasons[row.key.slice(0, 3)] ?? row.reason };
  });
  return { rows, additions: [] };
};
const save = (plan: InputOf<"conversion.save">["plan"]) =>
  office.must("conversion.save", { ledgerId, cutMonth: "2023-12", name: "柳溪村合作社", plan });

const sheetLine = async (id: LedgerId, name: string): Promise<number | undefined> => {
  const { lines } = await office.must("report.balanceSheet", { ledgerId: id, month: "2024-01" });
  return lines.find((line) => line.name === name)?.currentFen;
};

describe("books of 2004", () => {
  it.each([
    ["用友 T3", balancesT3],
    ["金蝶 KIS", balancesKis],
    ["柠檬云", balancesNingmeng],
  ])("come in from a 科目余额表 of %s, balanced, by the names of accounts", async (_program, file) => {
    expect(await importOld(file())).toMatchObject({ differenceFen: 0 });
    await office.must("ledger.start", { ledgerId });
    const { lines, isBalanced } = await office.must("report.balanceSheet", { ledgerId, month: "2024-01" });
    expect(isBalanced).toBe(true);
    const amount = (name: string) => lines.find((line) => line.name === name)?.currentFen;
    // The two members stand on both sides of the sheet: 200 yuan more than the net of the trial balance.
    expect(amount("资产总计")).toBe(oldTotals.assetsFen + 20_000);
    expect(amount("所有者权益合计")).toBe(oldTotals.equityFen);
    expect([amount("固定资产清理"), amount("在建工程")]).toEqual([70_000, 900_000]);
  });

  it("move to the system of 2023 by meaning, and the opening statements tie to the cent", async () => {
    await importOld();
    const { digest, faults } = await save(await decided());
    expect(faults).toEqual([]);
    const { newLedgerId } = await office.must("conversion.approve", { ledgerId, digest }, "reviewer");
    const { lines, isBalanced } = await office.must("report.balanceSheet", { ledgerId: newLedgerId, month: "2024-01" });
    const amount = (name: string) => lines.find((line) => line.name === name)?.currentFen;
    expect(isBalanced).toBe(true);
    expect(amount("资产总计")).toBe(oldTotals.assetsFen + 20_000);
    expect(amount("货币资金")).toBe(10_123_500);
    expect([amount("固定资产清理"), amount("在建工程")]).toEqual([70_000, 900_000]);
    expect([amount("消耗性生物资产"), amount("生产性生物资产原值"), amount("生产性生物资产净值")]).toEqual([
      400_000, 300_000, 200_000,
    ]);
    expect([amount("应收款项"), amount("应付款项"), amount("应付工资")]).toEqual([350_000, 1_220_000, 0]);
    expect(amount("公积公益金")).toBe(12_103_500);
    expect(await sheetLine(newLedgerId, "未分配收益")).toBe(2_220_000);
    const { ledgers } = await office.must("ledger.list", {});
    expect(ledgers.map(({ name, system, startMonth, isStarted }) => [name, system, startMonth, isStarted])).toEqual([
      ["柳溪村合作社", "2023", "2024-01", true],
      ["柳溪村合作社（2004旧账）", "2004", "2024-01", false],
    ]);
    const overview = await office.must("office.overview", {});
    expect(overview.ledgers.map(({ name }) => name)).toEqual(["柳溪村合作社"]);
    expect((await office.must("ledger.verify", {}, "administrator")).isSound).toBe(true);
  });

  it("are printed with every account's way, both trial balances and places to sign, on paper and as a workbook", async () => {
    await importOld();
    const { digest } = await save(await decided());
    const print = (format: "pdf" | "xlsx" | "csv") =>
      office.must("print.report", { of: { kind: "conversion", ledgerId }, format });
    const linesIn = async () => (await readPdf(Buffer.from((await print("pdf")).bytes, "base64"))).map(linesOf);
    expect((await linesIn()).flat().join("\n")).toContain("（还没有批准）");
    await office.must("conversion.approve", { ledgerId, digest }, "reviewer");
    const printed = await print("pdf");
    const pages = await readPdf(Buffer.from(printed.bytes, "base64"));
    expect(await clippingOf(Buffer.from(printed.bytes, "base64"))).toEqual({ pages: printed.pages, faults: [] });
    const text = pages.flatMap(linesOf);
    const has = (...words: readonly string[]): boolean =>
      text.some((line) => words.every((word) => line.includes(word)));
    expect(text[0]).toBe("新旧会计制度衔接工作底稿");
    expect(text).toContain("新旧会计制度衔接试算平衡表");
    // 212 was abolished: where it went and why stands on its line; 153 of 2004 is 154 of 2023.
    expect(has("212 应付福利费", "1,035.00", "311 公积公益金", "科目取消")).toBe(true);
    expect(has("153 固定资产清理", "154 固定资产清理", "全额转入")).toBe(true);
    expect(has("131 牲畜", "6,000.00", "131 消耗性生物资产", "4,000.00", "分拆转入")).toBe(true);
    expect(text.filter((line) => line.startsWith("合计"))).toEqual([
      expect.stringMatching(/^合计220,435\.00220,435\.00合计221,435\.00221,435\.00$/),
      expect.stringMatching(/^合计.*合计.*$/),
    ]);
    for (const who of ["编制人", "复核人", "单位负责人"]) expect(has(who)).toBe(true);
    expect(has("批准：")).toBe(true);
    const workbook = unzipSync(Buffer.from((await print("xlsx")).bytes, "base64"));
    expect(Object.keys(workbook).filter((name) => name.startsWith("xl/worksheets/sheet"))).toHaveLength(2);
    const csv = Buffer.from((await print("csv")).bytes, "base64")
      .toString("utf8")
      .trim()
      .split(/\r?\n/);
    expect(new Set(csv.map((line) => line.split(",").length)).size).toBe(1);
  });

  it("wait until every balance is placed and every decision has its reason", async () => {
    await importOld();
    const { plan } = await show();
    const first = await save(plan);
    const codes = first.faults.map(({ code, at }) => [code, at.slice(0, 3)]);
    expect(codes).toEqual([
      ["needs-reason", "131"],
      ["needs-reason", "202"],
      ["not-placed", "212"],
    ]);
    expect(await office.call("conversion.approve", { ledgerId, digest: first.digest }, "reviewer")).toMatchObject({
      failure: { code: "conversion-unfinished", fault: "needs-reason" },
    });
  });

  it.each([
    [
      "additions that do not balance",
      { rows: [], additions: [{ ...part("151", 100), reason: "盘盈水泵" }] },
      ["additions-unbalanced", ""],
    ],
    [
      "an addition without a reason",
      {
        rows: [],
        additions: [
          { ...part("151", 100), reason: "" },
          { ...part("311", -100), reason: "盘盈" },
        ],
      },
      ["needs-reason", "151"],
    ],
    [
      "an account the new system has not",
      {
        rows: [],
        additions: [
          { ...part("202", 100), reason: "a" },
          { ...part("311", -100), reason: "a" },
        ],
      },
      ["no-account", "202"],
    ],
    [
      "an amount beside the details of its account",
      {
        rows: [],
        additions: [
          { ...part("151", 100), reason: "a" },
          { ...part("322", -100), reason: "a" },
        ],
      },
      ["detail-missing", "322"],
    ],
  ])("are held by %s", async (_case, extra, [code, at]) => {
    await importOld();
    const plan = await decided();
    const { faults } = await save({ rows: plan.rows, additions: extra.additions });
    expect(faults.map((fault) => [fault.code, fault.at])).toContainEqual([code, at]);
  });

  it("are converted once, by two people, exactly as they were shown", async () => {
    await importOld();
    const { digest } = await save(await decided());
    expect(await office.call("conversion.approve", { ledgerId, digest: "other" }, "reviewer")).toMatchObject({
      failure: { code: "preview-outdated" },
    });
    await office.must("conversion.approve", { ledgerId, digest }, "reviewer");
    expect(await office.call("conversion.approve", { ledgerId, digest }, "head")).toMatchObject({
      failure: { code: "conversion-done" },
    });
    expect((await show()).state).toBe("approved");
  });

  it("cannot be approved by the person who placed them", async () => {
    await importOld();
    const input = { ledgerId, cutMonth: "2023-12", name: "柳溪村合作社", plan: await decided() };
    const { digest } = await office.must("conversion.save", input, "head");
    expect(await office.call("conversion.approve", { ledgerId, digest }, "head")).toMatchObject({
      failure: { code: "same-person" },
    });
  });

  it("are the only books there is a conversion for", async () => {
    const { ledgers } = await office.must("ledger.list", {});
    const [old] = ledgers;
    if (old === undefined) throw new Error("no ledger");
    const books = { villageId: old.villageId, entity: "committee" as const, name: "柳溪村委会", startMonth: "2024-01" };
    const { id } = await office.must("ledger.open", books);
    expect(await office.call("conversion.show", { ledgerId: id, cutMonth: null })).toMatchObject({
      failure: { code: "not-2004" },
    });
  });
});

describe("books of 2004 that were kept here", () => {
  const entry = (accountId: string, debitFen: number, creditFen: number) => ({
    summary: "提现",
    accountId,
    debitFen,
    creditFen,
    categoryId: null,
    items: [],
  });
  const book = async (onDate: string, [debit, credit]: readonly [string, string], amountFen: number) => {
    const { accounts } = await office.must("account.list", { ledgerId });
    const idOf = (code: string) => accounts.find((account) => account.code === code)?.id ?? "";
    const entries = [entry(idOf(debit), amountFen, 0), entry(idOf(credit), 0, amountFen)];
    const content = { ledgerId, onDate, paperCount: 0, entries, documents: [], approvals: [] };
    return office.call("voucher.save", { id: null, version: null, content });
  };
  const post = async (onDate: string, sides: readonly [string, string], amountFen: number): Promise<void> => {
    const saved = await book(onDate, sides, amountFen);
    if (!saved.ok) throw new Error(saved.failure.code);
    await office.must("voucher.review", { id: saved.value.id, version: saved.value.version }, "reviewer");
    expect((await office.must("voucher.post", { ids: [saved.value.id] })).refused).toEqual([]);
  };
  const convert = async (cutMonth = "2024-03") => {
    const { plan } = await office.must("conversion.show", { ledgerId, cutMonth });
    const rows = plan.rows.map((row) => ({
      ...row,
      reason: "核对过",
      parts: row.key.startsWith("212") ? [part("311", -103_500)] : row.parts,
    }));
    return office.must("conversion.save", {
      ledgerId,
      cutMonth,
      name: "柳溪村合作社",
      plan: { rows, additions: [] },
    });
  };

  it("move with what their vouchers left at the cut, and take no voucher any more", async () => {
    await importOld();
    await office.must("ledger.start", { ledgerId });
    await post("2024-02-01", ["101", "10201"], 1_000_00);
    await post("2024-04-01", ["101", "10201"], 777_00);
    const line = { summary: "提现", categoryId: null, items: [] };
    await office.must("template.save", {
      id: null,
      ledgerId,
      name: "每月提现",
      lines: [
        { ...line, accountCode: "101", side: "debit", formula: "100" },
        { ...line, accountCode: "10201", side: "credit", formula: "=" },
      ],
      defaults: [],
      schedule: "monthly",
      day: 1,
    });
    expect((await office.must("recurring.list", {})).due).toHaveLength(12);
    for (const month of ["2024-01", "2024-02", "2024-03"]) await office.must("period.close", { ledgerId, month });
    // April's voucher would be in neither of the books.
    const early = await convert();
    expect(early.faults).toEqual([]);
    const approve = (digest: string) => office.call("conversion.approve", { ledgerId, digest }, "reviewer");
    expect(await approve(early.digest)).toMatchObject({
      failure: { code: "conversion-unfinished", fault: "after-cut", at: "1" },
    });
    expect(await office.must("conversion.show", { ledgerId, cutMonth: null })).toMatchObject({ afterCut: 1 });
    await office.must("period.close", { ledgerId, month: "2024-04" });
    const { digest, faults } = await convert("2024-04");
    expect(faults).toEqual([]);
    const { newLedgerId } = await office.must("conversion.approve", { ledgerId, digest }, "reviewer");
    const { rows } = await office.must("opening.show", { ledgerId: newLedgerId });
    const { accounts } = await office.must("account.list", { ledgerId: newLedgerId });
    const cash = accounts.find((account) => account.code === "101")?.id;
    expect(rows.find((row) => row.accountId === cash)?.amountFen).toBe(123_456 + 100_000 + 77_700);
    expect(await book("2024-06-01", ["101", "10201"], 100)).toMatchObject({ failure: { code: "month-closed" } });
    // What recurs goes on in the new books and is due there alone.
    const { due } = await office.must("recurring.list", {});
    expect(new Set(due.map((each) => each.ledgerId))).toEqual(new Set([newLedgerId]));
    expect(due[0]?.month).toBe("2024-05");
    // Their quarters can still be handed to an auditor.
    expect(await office.call("workbook.make", { ledgerId, quarter: "2024Q1", isMasked: false })).toMatchObject({
      ok: true,
    });
    expect((await office.must("ledger.verify", {}, "administrator")).isSound).toBe(true);
  });

  it("end, as long as nobody says otherwise, with the last month that has a voucher", async () => {
    await importOld();
    await office.must("ledger.start", { ledgerId });
    await book("2024-04-01", ["101", "10201"], 777_00);
    expect(await office.must("conversion.show", { ledgerId, cutMonth: null })).toMatchObject({
      cutMonth: "2024-04",
      unposted: 1,
      afterCut: 0,
    });
  });

  it("wait for unposted vouchers and for income and expense still open", async () => {
    await importOld();
    await office.must("ledger.start", { ledgerId });
    await post("2024-02-01", ["101", "501"], 5_00);
    const open = await convert();
    expect(open.faults.map(({ code }) => code)).toEqual(["result-balance"]);
    await post("2024-02-02", ["501", "101"], 5_00);
    await book("2024-03-01", ["101", "10201"], 100);
    const { digest } = await convert();
    expect(await office.call("conversion.approve", { ledgerId, digest }, "reviewer")).toMatchObject({
      failure: { code: "conversion-unfinished", fault: "unposted", at: "1" },
    });
  });
});

describe("a 科目余额表 of another program", () => {
  it.each([
    [
      "an amount that is none",
      (rows: (string | number)[][]) => void (rows[4]?.[6] !== undefined && (rows[4][6] = "一千元")),
      "amount-unreadable",
      5,
      "G",
    ],
    [
      "an account given twice",
      (rows: (string | number)[][]) => void rows.splice(5, 0, rows[4] ?? []),
      "duplicate-account",
      6,
      "A",
    ],
    [
      "details that do not add up",
      (rows: (string | number)[][]) => void (rows[6]?.[6] !== undefined && (rows[6][6] = 1)),
      "parent-differs",
      6,
      "G",
    ],
    [
      "a row without its account",
      (rows: (string | number)[][]) => void (rows[4]?.[0] !== undefined && (rows[4][0] = "")),
      "account-missing",
      5,
      "A",
    ],
  ])("is refused for %s, by row and column", async (_case, spoil, fault, row, column) => {
    const file = balancesT3(spoil);
    const input = { ledgerId, file, choices: [], balance: "closing" as const };
    const preview = await office.must("moving.preview", input);
    expect(preview.rejected[0]).toMatchObject({ file: file.name, sheet: "Sheet1", row, column, fault });
    expect(await office.call("moving.importBalances", { ...input, digest: preview.digest })).toMatchObject({
      failure: { code: "foreign-refused" },
    });
    expect((await office.must("opening.show", { ledgerId })).rows).toEqual([]);
  });

  it.each<[string, (rows: (string | number)[][]) => void, object]>([
    [
      "a total that the rows do not come to",
      (rows) => void rows.at(-1)?.splice(6, 2, 221_435, 220_435),
      { fault: "total-differs", row: 25, column: "G", printedFen: 22_143_500, foundFen: 22_043_500 },
    ],
    [
      "a closing balance that the opening and what was booked do not come to",
      (rows) => void rows[4]?.splice(4, 1, 100),
      { fault: "row-differs", row: 5, column: "G", text: "1001 现金", printedFen: 123_456, foundFen: 133_456 },
    ],
  ])("asks about %s, and is taken as it is only where somebody looked at it", async (_case, spoil, expected) => {
    const file = balancesT3(spoil);
    const input = { ledgerId, file, choices: [], balance: "closing" as const };
    const preview = await office.must("moving.preview", input);
    expect(preview).toMatchObject({ rejected: [], canImport: true, doubts: [expected] });
    const taken = { ...input, digest: preview.digest };
    expect(await office.call("moving.importBalances", taken)).toEqual({
      ok: false,
      failure: { code: "foreign-doubtful", count: 1 },
    });
    expect((await office.must("opening.show", { ledgerId })).rows).toEqual([]);
    expect(await office.must("moving.importBalances", { ...taken, acceptsDoubts: true })).toMatchObject({
      differenceFen: 0,
    });
  });

  it("tells what an account says and what its details come to", async () => {
    const file = balancesT3((rows) => void (rows[6]?.[6] !== undefined && (rows[6][6] = 1)));
    const { rejected } = await office.must("moving.preview", { ledgerId, file, choices: [] });
    expect(rejected[0]?.text).toBe("1002 银行存款：写 100000.44，明细合计 20001.44");
  });
});
