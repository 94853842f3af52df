import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { unzipSync, zipSync } from "fflate";
import iconv from "iconv-lite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LedgerId } from "#domain/core/ids.ts";
import { interfaceTables } from "#domain/reports/data-interface.ts";
import { gridsFromXml } from "#files/foreign/xml-tables.ts";
import { csvRows } from "#files/verifier/tools.ts";
import { openOffice, type Office } from "#test/support/office.ts";
import { importStatement, statementFile } from "#test/support/statement-import.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
  const { book, content } = village;
  await book(
    content("2026-07-05", [
      { code: "bank", debit: 1000, summary: '收<发包款>&"押金"，㐀𠮷' },
      { code: "501", credit: 1000, summary: '收<发包款>&"押金"，㐀𠮷' },
    ]),
  );
  await book(
    content("2026-08-05", [
      { code: "bank", debit: 12.34, summary: "存现" },
      { code: "101", credit: 12.34, summary: "存现" },
    ]),
  );
});
afterEach(() => village.close());

const exportYear = async (of: Village | Office, ledgerId: LedgerId, format: "xml" | "csv") => {
  const { folder, files } = await of.must("data.exportBooks", { ledgerId, year: 2026, format });
  return readFileSync(join(folder, files[0]?.name ?? ""));
};
const contentOf = async (of: Village | Office, ledgerId: LedgerId): Promise<readonly string[]> => {
  const text = iconv.decode(await exportYear(of, ledgerId, "xml"), "gb18030");
  return [...text.matchAll(/<内容指纹>([0-9a-f]{64})</g)].map(([, hash = ""]) => hash);
};
const trialOf = async (of: Village | Office, ledgerId: LedgerId) => {
  const span = { ledgerId, fromMonth: "2026-07", toMonth: "2026-12" };
  const { rows } = await of.must("report.trialBalance", { ...span, depth: "first" });
  return rows
    .map(({ code, openingFen, debitFen, creditFen, closingFen }) => [code, openingFen, debitFen, creditFen, closingFen])
    .filter(([, ...amounts]) => amounts.some((amount) => amount !== 0));
};

/** What each party owes: at the beginning, and after all that was booked. */
const partiesOf = async (of: Village | Office, ledgerId: LedgerId) => {
  const { accounts } = await of.must("account.list", { ledgerId });
  const kind = accounts.find((account) => account.code === "112")?.itemKinds[0] ?? "payee";
  const span = { ledgerId, fromMonth: "2026-07", toMonth: "2026-12" };
  const { rows } = await of.must("report.itemBalances", { ...span, kind, otherKind: null, accountCode: "112" });
  return rows
    .map(({ itemName, openingFen, closingFen }) => [itemName, openingFen, closingFen])
    .toSorted(([one = ""], [other = ""]) => (one < other ? -1 : 1));
};

/** A ledger's year exported and imported into a township that has nothing else. */
const broughtBack = async (from: Village, fromLedger: LedgerId, format: "xml" | "csv" = "xml") => {
  const name = `会计核算数据.${format === "xml" ? "xml" : "zip"}`;
  const file = { name, bytes: (await exportYear(from, fromLedger, format)).toString("base64") };
  const other = await openOffice();
  const { must } = other;
  const { id: villageId } = await must("village.save", {
    id: null,
    code: "01",
    name: "柳溪村",
    isActive: true,
    facts: [],
  });
  const { id: ledgerId } = await must("ledger.open", {
    villageId,
    entity: "collective",
    name: "柳溪村经济合作社",
    startMonth: "2026-07",
  });
  const balances = { ledgerId, file, choices: [], kind: "balances" as const, balance: "opening" as const };
  const preview = await must("moving.preview", balances);
  expect(preview.accounts.filter(({ how }) => how === "none")).toEqual([]);
  await must("moving.importBalances", { ...balances, digest: preview.digest });
  await must("ledger.start", { ledgerId });
  const vouchers = { ledgerId, file, choices: [], kind: "vouchers" as const };
  const second = await must("moving.preview", vouchers);
  expect(second.partyless).toEqual([]);
  const { id } = await must("moving.importVouchers", { ...vouchers, digest: second.digest, gapReason: "" });
  await must("moving.approve", { id }, "reviewer");
  return { other, ledgerId, contents: await contentOf(other, ledgerId) };
};

describe("the data interface", () => {
  it("writes every table with all its columns as XML in GB 18030", async () => {
    const text = iconv.decode(await exportYear(village, village.ledgerId, "xml"), "gb18030");
    expect(text).toContain('encoding="GB18030"');
    expect(text).toContain('收&lt;发包款&gt;&amp;"押金"，㐀𠮷');
    const grids = new Map(
      (gridsFromXml(text) ?? []).map((grid) => [grid.sheet, grid.rows[0]?.map((cell) => cell.text)]),
    );
    for (const [table, columns] of Object.entries(interfaceTables))
      if (!["科目余额及发生额", "辅助核算余额及发生额", "辅助核算档案"].includes(table))
        expect(grids.get(table), table).toEqual([...columns]);
    expect(text).toMatch(/<乡镇代码>QH<.*<行政区划代码>510199100</);
    expect(text).toMatch(/<对方科目名称>库存现金</);
  });

  it("names papers, kinds of items and the time of closing in Chinese", async () => {
    const { book, content } = village;
    const papers = [
      { kind: "bank-slip" as const, number: "", onDate: "2026-08-06", amountFen: 100, party: "", note: "" },
      { kind: "invoice" as const, number: "0042", onDate: "2026-08-06", amountFen: 100, party: "青禾商店", note: "" },
    ];
    await book({
      ...content("2026-08-06", [
        { code: "bank", debit: 1, summary: "收零星收入" },
        { code: "501", credit: 1, summary: "收零星收入" },
      ]),
      documents: papers,
    });
    await village.must("item.save", {
      id: null,
      ledgerId: village.ledgerId,
      kind: "payee",
      code: "Z01",
      name: "青禾商店",
      note: "",
      bankAccount: "",
      isActive: true,
    });
    const text = iconv.decode(await exportYear(village, village.ledgerId, "xml"), "gb18030");
    expect(text).toContain("<票据类型>银行回单;发票<");
    expect(text).toContain("<票据号>无号;0042<");
    expect(text).toContain("<辅助项类型>往来单位<");
    expect(text).not.toMatch(/<(?:票据号>;|票据类型>[a-z]|辅助项类型>[a-z])/);
  });

  it("writes the same records as CSV, one file a table", async () => {
    const files = unzipSync(await exportYear(village, village.ledgerId, "csv"));
    expect(Object.keys(files).toSorted()).toEqual(
      Object.keys(interfaceTables)
        .map((table) => `${table}.csv`)
        .toSorted(),
    );
    const rows = csvRows(iconv.decode(Buffer.from(files["记账凭证.csv"] ?? []), "gb18030"));
    expect(rows).toHaveLength(4);
    expect(rows[0]?.[interfaceTables.记账凭证.indexOf("记账凭证摘要")]).toBe('收<发包款>&"押金"，㐀𠮷');
  });

  it("comes back into an empty township: the same trial balance, the same content of every voucher", async () => {
    const { other, ledgerId, contents } = await broughtBack(village, village.ledgerId);
    try {
      expect(await trialOf(other, ledgerId)).toEqual(await trialOf(village, village.ledgerId));
      expect(contents).toEqual(await contentOf(village, village.ledgerId));
      expect(contents.length).toBe(4);
    } finally {
      other.close();
    }
  });

  it("comes back from its CSV as well, formula-like summaries as they were", async () => {
    const { book, content } = village;
    for (const summary of ['=HYPERLINK("x")', "-补记", "@代收", "'原样", "'=1", "+1", "多行\n摘要,逗号"])
      await book(
        content("2026-08-07", [
          { code: "bank", debit: 1, summary },
          { code: "501", credit: 1, summary },
        ]),
      );
    const csv = iconv.decode(
      Buffer.from(unzipSync(await exportYear(village, village.ledgerId, "csv"))["记账凭证.csv"] ?? []),
      "gb18030",
    );
    // A spreadsheet that opens the file finds no formula in it.
    expect(
      csvRows(csv)
        .flat()
        .filter((cell) => /^[=+@]/.test(cell)),
    ).toEqual([]);
    const { other, ledgerId, contents } = await broughtBack(village, village.ledgerId, "csv");
    try {
      expect(await trialOf(other, ledgerId)).toEqual(await trialOf(village, village.ledgerId));
      expect(contents).toEqual(await contentOf(village, village.ledgerId));
      expect(contents.length).toBe(18);
    } finally {
      other.close();
    }
  });

  it("names the base table without which it cannot be understood", async () => {
    const { ledgerId } = village;
    const without = async (table: string) => {
      const members = unzipSync(await exportYear(village, ledgerId, "csv"));
      const kept = Object.fromEntries(Object.entries(members).filter(([name]) => name !== `${table}.csv`));
      const text = iconv.decode(await exportYear(village, ledgerId, "xml"), "gb18030");
      const xml = text.replaceAll(new RegExp(`<${table}>.*?</${table}>\\n`, "gsu"), "");
      return [
        { name: "核算.zip", bytes: Buffer.from(zipSync(kept)).toString("base64") },
        { name: "核算.xml", bytes: iconv.encode(xml, "gb18030").toString("base64") },
      ];
    };
    for (const [kind, table] of [
      ["vouchers", "会计科目"],
      ["vouchers", "记账凭证类型"],
      ["balances", "会计科目"],
      ["balances", "科目余额及发生额"],
    ] as const)
      for (const file of await without(table))
        expect(await village.call("moving.preview", { ledgerId, file, choices: [], kind }), table).toMatchObject({
          failure: { code: "foreign-unreadable", reason: "missing-table", detail: table },
        });
  });

  it("tells ways of settling, the office, and the bank of whoever paid or was paid", async () => {
    const text = iconv.decode(await exportYear(village, village.ledgerId, "xml"), "gb18030");
    expect(text).toContain("<结算方式编码>02</结算方式编码><结算方式名称>转账</结算方式名称>");
    expect(text).toMatch(/<部门编码>01<\/部门编码><部门名称>[^<]+代理记账机构</);
    expect(text).toMatch(/<员工姓名>陈会计<\/员工姓名><岗位>[^<]*<\/岗位><部门编码>01</);
    expect(text).toContain("<结算方式编码>01</结算方式编码><结算方式>现金<");
    expect(text).not.toMatch(/<收付款人开户行>[^<]/);
    const other = await openVillage("951006010099000188");
    try {
      const id = await other.book(
        other.content("2026-07-03", [
          { code: "bank", debit: 36_000, summary: "收到村级组织运转补助" },
          { code: "504", credit: 36_000, summary: "收到村级组织运转补助" },
        ]),
      );
      await importStatement(other, statementFile("psbc-1/saved-as-utf-8.csv"), { makeDrafts: false });
      const { pairs } = await other.must("match.show", { bankAccountId: other.bankAccountId, to: "2026-09-30" });
      const ties = [{ lineIds: [pairs[0]?.line ?? ""], entries: [{ voucherId: id, line: 1 }] }];
      await other.must("match.confirm", { bankAccountId: other.bankAccountId, ties, reversals: [] });
      const year = iconv.decode(await exportYear(other, other.ledgerId, "xml"), "gb18030");
      expect(/<收付款人开户行>([^<]+)</.exec(year)?.[1]).toBe("青禾县农村商业银行青禾支行");
    } finally {
      other.close();
    }
  });

  it("without a voucher says so, and gives its balances all the same", async () => {
    const { must, villageId } = village;
    const fields = { villageId, entity: "committee" as const, name: "柳溪村村民委员会", startMonth: "2026-07" };
    const { id: ledgerId } = await must("ledger.open", fields);
    await must("ledger.start", { ledgerId });
    for (const format of ["xml", "csv"] as const) {
      const bytes = (await exportYear(village, ledgerId, format)).toString("base64");
      const asked = { ledgerId, file: { name: `空账.${format}`, bytes }, choices: [] };
      expect(await village.call("moving.preview", { ...asked, kind: "vouchers" })).toMatchObject({
        failure: { code: "foreign-unreadable", reason: "no-vouchers" },
      });
    }
  });

  it("comes back with its words 收, 付 and 转, and with what each party owes, from the opening on", async () => {
    const { must } = village;
    const { villageId } = village;
    const { id: ledgerId } = await must("ledger.open", {
      villageId,
      entity: "committee",
      name: "柳溪村村民委员会",
      startMonth: "2026-07",
    });
    const { accounts } = await must("account.list", { ledgerId });
    const idOf = (code: string) => accounts.find((account) => account.code === code)?.id ?? "";
    const claims = accounts.find((account) => account.code === "112");
    const kind = claims?.itemKinds[0];
    if (kind === undefined) throw new Error("112 asks for no party");
    const party = async (name: string): Promise<string> =>
      (
        await must("item.save", {
          id: null,
          ledgerId,
          kind,
          code: null,
          name,
          bankAccount: "",
          note: "",
          isActive: true,
        })
      ).id;
    const [lin, shop] = [await party("林大伯"), await party("青禾商店")];
    await must("opening.save", {
      ledgerId,
      rows: [
        { accountId: idOf("101"), itemId: null, amountFen: 90_000 },
        { accountId: idOf("112"), itemId: lin, amountFen: 30_000 },
        { accountId: idOf("112"), itemId: shop, amountFen: -20_000 },
        { accountId: idOf("311"), itemId: null, amountFen: -100_000 },
      ],
    });
    await must("ledger.setWords", { ledgerId, wordScheme: "three" });
    await must("ledger.start", { ledgerId });
    const line = (code: string, debitFen: number, creditFen: number, itemId: string | null) => ({
      summary: "往来款",
      accountId: idOf(code),
      debitFen,
      creditFen,
      categoryId: null,
      items: itemId === null ? [] : [{ kind, itemId }],
    });
    const book = (onDate: string, entries: readonly ReturnType<typeof line>[]) =>
      village.book({ ledgerId, onDate, paperCount: 1, entries: [...entries], documents: [], approvals: [] });
    await book("2026-07-06", [line("101", 10_000, 0, null), line("112", 0, 10_000, lin)]);
    await book("2026-07-08", [line("112", 5_000, 0, shop), line("101", 0, 5_000, null)]);
    await book("2026-08-08", [line("112", 700, 0, lin), line("112", 0, 700, shop)]);
    const text = iconv.decode(await exportYear(village, ledgerId, "xml"), "gb18030");
    expect(text).toContain("<辅助项名称>林大伯<");
    expect(text).not.toMatch(/<辅助核算项>[a-z]/);
    const back = await broughtBack(village, ledgerId);
    try {
      expect(back.contents).toEqual(await contentOf(village, ledgerId));
      expect(back.contents.length).toBe(6);
      expect(await trialOf(back.other, back.ledgerId)).toEqual(await trialOf(village, ledgerId));
      expect(await partiesOf(back.other, back.ledgerId)).toEqual(await partiesOf(village, ledgerId));
      expect(await partiesOf(village, ledgerId)).toEqual([
        ["林大伯", 30_000, 20_700],
        ["青禾商店", -20_000, -15_700],
      ]);
    } finally {
      back.other.close();
    }
  });

  it("names as cashier and head who acted, whatever is set for printing", async () => {
    const { must, ledgerId } = village;
    await must("print.saveSettings", {
      ...(await must("print.settings", {})),
      cashierName: "旧出纳",
      supervisorName: "旧主管",
    });
    await must(
      "cashCount.save",
      {
        ledgerId,
        accountId: village.accountOf("101"),
        onDate: "2026-08-31",
        pieces: [],
        witness: "陈会计",
        note: "短少 487.66 元，已报告",
      },
      "cashier",
    );
    await must("settings.save", { ...(await must("settings.show", {})), backupBeforeClose: false });
    await must("period.close", { ledgerId, month: "2026-07" }, "head");
    const text = iconv.decode(await exportYear(village, ledgerId, "xml"), "gb18030");
    const rows = [...text.matchAll(/<出纳人>([^<]*)<\/出纳人><财务主管>([^<]*)</g)].map(([, cashier, head]) => [
      cashier,
      head,
    ]);
    expect(rows).toEqual([
      ["", "何主任"],
      ["", "何主任"],
      ["林出纳", "何主任"],
      ["林出纳", "何主任"],
    ]);
  });

  it("logs who took which data out, and leaves nothing half-done when stopped", async () => {
    await exportYear(village, village.ledgerId, "xml");
    const { lines } = await village.must("trail.list", { from: null, to: null, text: "数据接口", skip: 0, take: 5 });
    expect(lines).toHaveLength(1);
    const folder = join(village.folder, "out");
    const text = village.textOf("data.exportBooks", { ledgerId: null, year: 2026, format: "csv", folder }, "head");
    expect(JSON.parse(await village.send(text, { isCancelled: () => true }))).toMatchObject({
      failure: { code: "cancelled" },
    });
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
  });
});

describe("the export of everything", () => {
  it("holds every table as JSON lines and CSV, its schema and the stored files, and no password", async () => {
    const file = { name: "发票.pdf", bytes: Buffer.from("pdf").toString("base64") };
    const { vouchers } = await village.must("voucher.list", {
      ledgerId: village.ledgerId,
      fromMonth: null,
      toMonth: null,
      state: "posted",
    });
    await village.book(
      village.content("2026-08-06", [
        { code: "bank", debit: 1, summary: '=HYPERLINK("x")' },
        { code: "501", credit: 1, summary: "@SUM(1)" },
      ]),
    );
    await village.must("attachment.add", { voucherId: vouchers[0]?.id ?? "", file });
    const { folder, files, tables } = await village.must("data.exportAll", {});
    const parts = unzipSync(readFileSync(join(folder, files[0]?.name ?? "")));
    const text = (name: string): string => new TextDecoder().decode(parts[name]);
    const schema = JSON.parse(text("schema.json")) as { tables: { name: string; columns: { name: string }[] }[] };
    expect(schema.tables.map(({ name }) => name)).toEqual(tables.map(({ name }) => name));
    expect(tables.find(({ name }) => name === "entry")?.rows).toBe(6);
    const entries = text("json/entry-0001.jsonl")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(entries.map((entry) => entry["debit_fen"]).filter((fen) => fen !== 0)).toEqual([100_000, 1234, 100]);
    expect(entries.map((entry) => entry["summary"])).toContain('=HYPERLINK("x")');
    const rows = csvRows(text("csv/entry-0001.csv"));
    expect(rows).toHaveLength(6);
    // A spreadsheet opens the CSV: nothing in it may begin like a formula.
    expect(rows.flatMap((row) => Object.values(row)).filter((cell) => /^[=@]/.test(cell))).toEqual([]);
    expect(text("json/person-0001.jsonl")).toContain("陈会计");
    expect(Object.keys(parts).some((name) => name.startsWith("files/"))).toBe(true);
    for (const name of Object.keys(parts)) expect(text(name)).not.toMatch(/scrypt:\d+/);
  });

  it("is refused to those who only keep books", async () => {
    expect(await village.call("data.exportAll", {}, "bookkeeper")).toMatchObject({ failure: { code: "forbidden" } });
  });

  it("names the originals that can no longer be had, and leaves the rest whole", async () => {
    const { must, save, content, ledgerPath } = village;
    const cash = [
      { code: "bank", debit: 1 },
      { code: "501", credit: 1 },
    ];
    const draft = await save(content("2026-08-06", cash));
    const file = { name: "发票.txt", bytes: Buffer.from("原件").toString("base64") };
    await must("attachment.add", { voucherId: draft.id, file });
    expect((await must("data.exportAll", {})).lost).toEqual([]);
    rmSync(`${ledgerPath}-files`, { recursive: true });
    const { folder, files, lost } = await must("data.exportAll", {});
    expect(lost).toEqual([expect.stringMatching(/发票\.txt.* missing$/)]);
    const named = unzipSync(readFileSync(join(folder, files[0]?.name ?? "")))["缺少的原件.txt"];
    expect(new TextDecoder().decode(named)).toMatch(/发票\.txt.*（不见了）/);
  });
});
