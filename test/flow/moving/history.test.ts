import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf, OutputOf } from "#contract/contract.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import {
  dataFileXml,
  historyTotals,
  vouchersKis,
  vouchersNingmeng,
  vouchersT3,
  type ForeignFile,
} from "#test/support/foreign-files.ts";
import { icbcNumber, icbcStatement } from "#test/support/icbc-statement.ts";
import { openOffice, type Office } from "#test/support/office.ts";
import { importStatement } from "#test/support/statement-import.ts";

let office: Office;
let ledgerId: LedgerId;
beforeEach(async () => {
  office = await openOffice();
  const { id } = await office.must("village.save", { id: null, code: "01", name: "柳溪村", isActive: true, facts: [] });
  const books = { villageId: id, entity: "collective" as const, name: "柳溪村合作社", startMonth: "2026-07" };
  ledgerId = (await office.must("ledger.open", books)).id;
  const { accounts } = await office.must("account.list", { ledgerId });
  const idOf = (code: string) => accounts.find((account) => account.code === code)?.id ?? "";
  const rows = [
    { accountId: idOf("101"), itemId: null, amountFen: 50_000 },
    { accountId: idOf("301"), itemId: null, amountFen: -50_000 },
  ];
  await office.must("opening.save", { ledgerId, rows });
  await office.must("ledger.start", { ledgerId });
});
afterEach(() => {
  office.close();
});

type Rows = (string | number)[][];
const asked = (file: ForeignFile): InputOf<"moving.preview"> => ({ ledgerId, file, choices: [] });
const submit = async (file: ForeignFile, gapReason = ""): Promise<string> => {
  const { digest } = await office.must("moving.preview", asked(file));
  return (await office.must("moving.importVouchers", { ...asked(file), digest, gapReason })).id;
};
const posted = (): Promise<OutputOf<"voucher.list">> =>
  office.must("voucher.list", { ledgerId, fromMonth: null, toMonth: null, state: "posted" });
const numbers = async (): Promise<readonly string[]> =>
  (await posted()).vouchers.map((voucher) => `${voucher.onDate.slice(0, 7)}-${voucher.number ?? 0}`).toSorted();
const isSound = async (): Promise<boolean> => (await office.must("ledger.verify", {}, "administrator")).isSound;
const closingOf = async (code: string): Promise<number | undefined> => {
  const { rows } = await office.must("report.trialBalance", { ledgerId, fromMonth: "2026-07", toMonth: "2026-08" });
  return rows.find((row) => row.code === code)?.closingFen;
};

describe("vouchers of another program", () => {
  it.each([
    ["柠檬云", vouchersNingmeng],
    ["用友", vouchersT3],
    ["金蝶", vouchersKis],
  ])("of %s come in as they were, with their numbers, chained and balanced", async (program, file) => {
    const preview = await office.must("moving.preview", asked(file()));
    expect(preview).toMatchObject({ kind: "vouchers", program, rejected: [], gaps: [], canImport: true });
    expect(preview.totals).toEqual({ debitFen: historyTotals.debitFen, creditFen: historyTotals.debitFen });
    const id = await submit(file());
    expect(await numbers()).toEqual([]);
    expect(await office.must("moving.approve", { id }, "reviewer")).toMatchObject({ posted: historyTotals.vouchers });
    expect(await numbers()).toEqual(["2026-07-1", "2026-07-2", "2026-08-1"]);
    for (const { importedFrom } of (await posted()).vouchers) expect(importedFrom).toContain(file().name);
    expect([await closingOf("101"), await closingOf("102"), await closingOf("501")]).toEqual([
      117_000, 200_000, -300_000,
    ]);
    expect(await isSound()).toBe(true);
  });

  it("keep a line whose summary begins like a page's frame, as long as it has an account and an amount", async () => {
    const file = vouchersNingmeng((rows) => {
      for (const [at, summary] of [
        [2, "打印费"],
        [4, "单位电费"],
      ] as const) {
        const row = rows[at];
        if (row !== undefined) row[2] = summary;
      }
      rows.push(["制表：陈会计", "", "", "", "", "", "", ""]);
    });
    const preview = await office.must("moving.preview", { ledgerId, file, choices: [], balance: "closing" });
    expect(preview.rejected).toEqual([]);
    expect(preview.vouchers).toHaveLength(historyTotals.vouchers);
  });

  it("keep a gap in their numbers only where somebody answers for it, and the gap is named", async () => {
    const file = vouchersNingmeng((rows) => {
      for (const row of rows) if (row[1] === "记-2") row[1] = "记-4";
    });
    const { digest, gaps } = await office.must("moving.preview", asked(file));
    expect(gaps).toEqual([{ month: "2026-07", word: "记", missing: [2, 3] }]);
    expect(await office.call("moving.importVouchers", { ...asked(file), digest, gapReason: "" })).toMatchObject({
      failure: { code: "history-gap", count: 2 },
    });
    const id = await submit(file, "原账作废两张，未留存");
    await office.must("moving.approve", { id }, "reviewer");
    expect(await numbers()).toEqual(["2026-07-1", "2026-07-4", "2026-08-1"]);
    expect(await isSound()).toBe(true);
  });

  it("are taken away again as a whole, and leave the books as they were", async () => {
    const first = await submit(vouchersNingmeng());
    await office.must("moving.approve", { id: first }, "reviewer");
    const { removed } = await office.must("moving.undo", { id: first, reason: "科目对错了" });
    expect(removed).toHaveLength(3);
    expect(await numbers()).toEqual([]);
    expect([await closingOf("101"), await closingOf("501")]).toEqual([50_000, undefined]);
    expect(await isSound()).toBe(true);
    const again = await submit(vouchersT3());
    await office.must("moving.approve", { id: again }, "reviewer");
    expect(await isSound()).toBe(true);
  });

  const numbersOutOfOrder = () =>
    vouchersNingmeng((rows) => {
      rows[3]?.splice(0, 1, "2026-07-03");
    });

  it("let go of bank lines and findings when they are taken away", async () => {
    const id = await submit(numbersOutOfOrder());
    await office.must("moving.approve", { id }, "reviewer");
    const { accounts } = await office.must("account.list", { ledgerId });
    const accountCode = accounts.find(({ code }) => code.startsWith("102") && code !== "102")?.code ?? "";
    const { id: bankAccountId } = await office.must("bankAccount.save", {
      id: null,
      ledgerId,
      accountCode,
      bankName: "工商银行",
      number: icbcNumber,
      name: "柳溪村合作社",
      isActive: true,
    });
    const { findings } = await office.must("finding.list", { ledgerId, quarter: "2026Q3" });
    expect(findings.filter(({ voucherId }) => voucherId !== null)).not.toEqual([]);
    const bank = { ledgerId, fromMonth: null, toMonth: null, state: null, text: "3000" };
    const bankedOn = (await office.must("voucher.list", bank)).vouchers[0]?.onDate ?? "";
    const statement = icbcStatement("七月.csv", [{ on: bankedOn, yuan: 3000, party: "李建国" }]);
    expect(await importStatement(office, statement, { makeDrafts: false })).toMatchObject({ ok: true });
    const { lines, entries } = await office.must("match.show", { bankAccountId, to: "2026-08-31" });
    const entry = entries.find(({ amountFen }) => amountFen === 300_000);
    await office.must("match.confirm", {
      bankAccountId,
      ties: [
        {
          lineIds: lines.map((line) => line.id),
          entries: [{ voucherId: entry?.voucherId ?? "", line: entry?.line ?? 0 }],
        },
      ],
      reversals: [],
    });
    expect(await isSound()).toBe(true);
    expect((await office.must("moving.undo", { id, reason: "科目对错了" })).removed).toHaveLength(3);
    expect((await office.must("match.show", { bankAccountId, to: "2026-08-31" })).lines).toHaveLength(1);
    expect(await isSound()).toBe(true);
  });

  it.each(["printed", "attachments"] as const)("stay once one of them has %s", async (reason) => {
    const id = await submit(vouchersNingmeng());
    await office.must("moving.approve", { id }, "reviewer");
    const voucherId = (await posted()).vouchers[0]?.id ?? "";
    if (reason === "attachments")
      await office.must("attachment.add", {
        voucherId,
        file: { name: "发票.pdf", bytes: Buffer.from("pdf").toString("base64") },
      });
    else
      await office.must("print.vouchers", {
        ledgerId,
        of: { kind: "ids", ids: [voucherId] },
        printing: { paper: "A4-2", lineCount: 6, hasGrid: true, isOverprint: false },
        isPreview: false,
      });
    expect(await office.call("moving.undo", { id, reason: "重来" })).toEqual({
      ok: false,
      failure: { code: "history-in-use", reason },
    });
    expect(await isSound()).toBe(true);
  });

  it("stay for good once an own voucher is posted on them", async () => {
    const id = await submit(vouchersNingmeng());
    await office.must("moving.approve", { id }, "reviewer");
    const { accounts } = await office.must("account.list", { ledgerId });
    const idOf = (code: string) => accounts.find((account) => account.code === code)?.id ?? "";
    const entry = (code: string, debitFen: number, creditFen: number) => ({
      summary: "投入",
      accountId: idOf(code),
      debitFen,
      creditFen,
      categoryId: null,
      items: [],
    });
    const content = {
      ledgerId,
      onDate: "2026-09-01",
      paperCount: 0,
      entries: [entry("101", 100, 0), entry("301", 0, 100)],
      documents: [],
      approvals: [],
    };
    const saved = await office.must("voucher.save", { id: null, version: null, content });
    await office.must("voucher.review", { id: saved.id, version: saved.version }, "reviewer");
    expect((await office.must("voucher.post", { ids: [saved.id] })).refused).toEqual([]);
    expect(await office.call("moving.undo", { id, reason: "重来" })).toMatchObject({
      failure: { code: "history-after-own" },
    });
    const { digest } = await office.must("moving.preview", asked(vouchersT3()));
    expect(await office.call("moving.importVouchers", { ...asked(vouchersT3()), digest, gapReason: "" })).toMatchObject(
      { failure: { code: "history-after-own" } },
    );
  });

  it("are refused a second time, by their number", async () => {
    const id = await submit(vouchersNingmeng());
    await office.must("moving.approve", { id }, "reviewer");
    const { digest } = await office.must("moving.preview", asked(vouchersKis()));
    expect(await office.call("moving.importVouchers", { ...asked(vouchersKis()), digest, gapReason: "" })).toEqual({
      ok: false,
      failure: { code: "history-overlaps", month: "2026-07", word: "记", number: 1 },
    });
  });

  it("are approved by a second person", async () => {
    const { digest } = await office.must("moving.preview", asked(vouchersT3()));
    const { id } = await office.must(
      "moving.importVouchers",
      { ...asked(vouchersT3()), digest, gapReason: "" },
      "head",
    );
    expect(await office.call("moving.approve", { id }, "head")).toMatchObject({ failure: { code: "same-person" } });
  });

  const cell = (row: number, column: number, text: string | number) => (rows: Rows) => {
    const line = rows[row];
    if (line !== undefined) line[column] = text;
  };
  it.each([
    ["one side is larger", cell(2, 5, 999), "voucher-unbalanced", 2, "E"],
    ["an amount is no number", cell(2, 5, "一千"), "amount-unreadable", 3, "F"],
    ["both sides have an amount", cell(2, 4, 5), "both-sides", 3, "E"],
    ["there is no amount", cell(2, 5, ""), "no-amount", 3, "E"],
    ["the day is none", cell(1, 0, "2026-02-30"), "date-unreadable", 2, "A"],
    ["the number is none", cell(1, 1, "甲"), "number-unreadable", 2, "B"],
    ["the account is missing", cell(2, 3, "银行存款"), "account-missing", 3, "D"],
    ["the day lies before the books", cell(1, 0, "2026-06-30"), "before-start", 2, "A"],
    ["the day is still to come", cell(5, 0, "2026-12-01"), "date-in-future", 6, "A"],
    ["the word is a sentence", cell(1, 1, "现金收款凭单-1"), "word-unknown", 2, "B"],
  ])("are refused by place when %s", async (_case, spoil, fault, row, column) => {
    const file = vouchersNingmeng(spoil);
    const preview = await office.must("moving.preview", asked(file));
    expect(preview.rejected.map((each) => [each.fault, each.row, each.column])).toContainEqual([fault, row, column]);
    const input = { ...asked(file), digest: preview.digest, gapReason: "" };
    expect(await office.call("moving.importVouchers", input)).toMatchObject({ failure: { code: "foreign-refused" } });
  });

  const scattered = (order: readonly number[]) =>
    vouchersNingmeng((rows) => {
      const [head = [], first = [], second = [], third = [], fourth = [], fifth = [], sixth = [], total = []] = rows;
      const named = [
        [first, first],
        [first, second],
        [third, third],
        [third, fourth],
        [fifth, fifth],
        [fifth, sixth],
      ].map(([of = [], row = []]) => [of[0] ?? "", of[1] ?? "", of[2] ?? "", ...row.slice(3)]);
      rows.splice(0, rows.length, head, ...order.map((at) => named[at] ?? []), total);
    });

  it("are one where their rows stand apart and balance only together, as in a list sorted by account", async () => {
    const file = scattered([1, 5, 0, 3, 4, 2]);
    const preview = await office.must("moving.preview", asked(file));
    expect(preview).toMatchObject({ rejected: [], doubts: [], canImport: true });
    expect(preview.vouchers.map(({ number, lines, summary }) => [number, lines, summary])).toEqual([
      [1, 2, "提现"],
      [2, 2, "付办公费"],
      [1, 2, "收发包款"],
    ]);
    await office.must("moving.approve", { id: await submit(file) }, "reviewer");
    const from = (await posted()).vouchers.map(({ importedFrom }) => importedFrom);
    expect(from).toContainEqual(expect.stringContaining("2（2、4合为一张）"));
    expect(await isSound()).toBe(true);
  });

  it("are one where a page ends within them and the next one writes the number again", async () => {
    const file = vouchersNingmeng((rows) => {
      rows.splice(2, 0, ["本页合计", "", "", "", 1_000, "", "", ""]);
      rows[3]?.splice(0, 3, "2026-07-05", "记-1", "提现");
    });
    expect(await office.must("moving.preview", asked(file))).toMatchObject({ rejected: [], doubts: [] });
  });

  it.each<[string, number, readonly { from: number; to: number }[]]>([
    [
      "apart",
      5,
      [
        { from: 2, to: 3 },
        { from: 6, to: 7 },
      ],
    ],
    [
      "behind each other",
      3,
      [
        { from: 2, to: 3 },
        { from: 4, to: 5 },
      ],
    ],
  ])(
    "of one number and day are told by their rows, and go in as one only where somebody says so: %s",
    async (_case, at, rows) => {
      const file = vouchersNingmeng((lines) => {
        lines.splice(at, 0, ["2026-07-05", "记-1", "又提现", "1001 库存现金", 500, "", "", ""]);
        lines.splice(at + 1, 0, ["", "", "", "100201 银行存款-农商行基本户", "", 500, "", ""]);
        lines.at(-1)?.splice(4, 2, 4_830, 4_830);
      });
      const preview = await office.must("moving.preview", asked(file));
      expect(preview).toMatchObject({ rejected: [], canImport: true });
      expect(preview.doubts).toMatchObject([
        { fault: "number-twice", row: 2, column: "B", text: "2026-07-05 记-1", rows },
      ]);
      const input = { ...asked(file), digest: preview.digest, gapReason: "" };
      expect(await office.call("moving.importVouchers", input)).toEqual({
        ok: false,
        failure: { code: "foreign-doubtful", count: 1 },
      });
      const { id } = await office.must("moving.importVouchers", { ...input, acceptsDoubts: true });
      await office.must("moving.approve", { id }, "reviewer");
      expect(await numbers()).toEqual(["2026-07-1", "2026-07-2", "2026-08-1"]);
      expect(await closingOf("101")).toBe(167_000);
    },
  );

  it("without any amount stay out where somebody says so, and nothing else is refused for them", async () => {
    const file = vouchersNingmeng((lines) => {
      lines.splice(-1, 0, ["2026-08-31", "记-2", "结转", "1001 库存现金", 0, "", "", ""]);
      lines.splice(-1, 0, ["", "", "", "100201 银行存款-农商行基本户", "", 0, "", ""]);
    });
    const preview = await office.must("moving.preview", asked(file));
    expect(preview).toMatchObject({ rejected: [], canImport: true });
    expect(preview.doubts).toMatchObject([{ fault: "voucher-empty", text: "2026-08-31 记-2" }]);
    const input = { ...asked(file), digest: preview.digest, gapReason: "" };
    expect(await office.call("moving.importVouchers", input)).toMatchObject({ failure: { code: "foreign-doubtful" } });
    const { id } = await office.must("moving.importVouchers", { ...input, acceptsDoubts: true });
    await office.must("moving.approve", { id }, "reviewer");
    expect(await numbers()).toEqual(["2026-07-1", "2026-07-2", "2026-08-1"]);
  });

  it("of one number in two months are two, as their program counts", async () => {
    const preview = await office.must("moving.preview", asked(vouchersNingmeng()));
    expect(preview.vouchers.filter(({ number }) => number === 1)).toHaveLength(2);
    expect(preview.doubts).toEqual([]);
  });

  it("with one code under two names are told by their rows; a path before the name is no other name", async () => {
    const file = vouchersNingmeng((rows) => {
      if (rows[2] !== undefined) rows[2][3] = "100201 农商行基本户";
      if (rows[4] !== undefined) rows[4][3] = "1001 备用金";
    });
    expect((await office.must("moving.preview", asked(file))).doubts).toMatchObject([
      { fault: "name-differs", row: 5, column: "D", text: "1001 库存现金、备用金", rows: [{ from: 5, to: 5 }] },
    ]);
  });

  it("whose printed total they do not come to are told with both figures", async () => {
    const file = vouchersNingmeng((rows) => {
      rows.at(-1)?.splice(4, 2, 5_330, 5_330);
    });
    expect((await office.must("moving.preview", asked(file))).doubts).toMatchObject([
      { fault: "total-differs", row: 8, column: "E", printedFen: 533_000, foundFen: 433_000 },
      { fault: "total-differs", row: 8, column: "F", printedFen: 533_000, foundFen: 433_000 },
    ]);
  });

  it("wait for the meaning of every account, which is remembered for the next file", async () => {
    const file = vouchersNingmeng((rows) => {
      for (const row of rows) if (row[3] === "501001 经营收入-发包收入") row[3] = "501001 发包收入";
    });
    const preview = await office.must("moving.preview", asked(file));
    expect(preview.accounts.filter((account) => account.choice === null).map(({ code }) => code)).toEqual(["501001"]);
    const choices = [{ sourceCode: "501001", accountCode: "501", detailName: "发包收入", itemName: "" }];
    const chosen = await office.must("moving.preview", { ...asked(file), choices });
    expect(chosen.canImport).toBe(true);
    const input = { ...asked(file), choices, digest: chosen.digest, gapReason: "" };
    expect(await office.call("moving.importVouchers", { ...input, digest: preview.digest })).toMatchObject({
      failure: { code: "preview-outdated" },
    });
    await office.must("moving.importVouchers", input);
    const next = await office.must("moving.preview", asked(file));
    expect(next.accounts.find(({ code }) => code === "501001")).toMatchObject({ how: "remembered" });
  });

  it("count as closing when they only move the year's result", async () => {
    const file = vouchersNingmeng((rows) => {
      rows.splice(-1, 0, ["2026-08-31", "记-2", "结转", "501001 经营收入-发包收入", 3_000, "", "", ""]);
      rows.splice(-1, 0, ["", "", "", "3201 本年收益", "", 3_000, "", ""]);
      rows.at(-1)?.splice(4, 2, 7_330, 7_330);
    });
    await office.must("moving.approve", { id: await submit(file) }, "reviewer");
    const { lines } = await office.must("report.income", { ledgerId, fromMonth: "2026-08", toMonth: "2026-08" });
    expect(lines[0]).toMatchObject({ name: "一、经营收入", currentFen: 300_000 });
  });
});

describe("an accounting data file in XML", () => {
  it("gives its balances: the opening of its first period, the closing of its last", async () => {
    const preview = await office.must("moving.preview", { ...asked(dataFileXml()), kind: "balances" });
    expect(preview).toMatchObject({ kind: "balances", program: "国标数据文件", rejected: [] });
    expect(preview.accounts.map(({ code, openingFen, closingFen }) => [code, openingFen, closingFen])).toEqual([
      ["1001", 10_000, 13_000],
      ["1002", 90_000, 87_000],
      ["3202", -100_000, -100_000],
    ]);
  });

  it("gives its vouchers, with the word behind the code of their type", async () => {
    const preview = await office.must("moving.preview", { ...asked(dataFileXml()), kind: "vouchers" });
    expect(preview.vouchers).toEqual([
      { month: "2026-07", word: "记", number: 1, onDate: "2026-07-05", summary: "提现", lines: 2, debitFen: 5_000 },
    ]);
    expect(preview.canImport).toBe(true);
  });

  it.each([
    [
      "with entities of its own",
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a><r><x>&b;</x><y>1</y></r></a>',
      "unreadable-file",
    ],
    ["cut off", "<会计核算数据><总账><会计科目><科目编号>1", "unreadable-file"],
    ["of something else", "<a><r><x>1</x><y>2</y></r></a>", "no-table"],
  ])("is refused %s", async (_case, text, reason) => {
    const file = { name: "数据.xml", bytes: Buffer.from(text, "utf8").toString("base64") };
    expect(await office.call("moving.preview", asked(file))).toMatchObject({
      failure: { code: "foreign-unreadable", reason },
    });
  });
});
