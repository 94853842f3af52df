/** What is made from books of 2004: their codes mean other accounts than those of 2023. */
import ExcelJS from "exceljs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LedgerId } from "#domain/core/ids.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
let ledgerId: LedgerId;
let idOf: (code: string) => string;

/** 柳溪村's committee still on its chart of 2004: works on 154, payables on 202, wages on 211, welfare on 212, subsidies on 522. */
beforeEach(async () => {
  village = await openVillage();
  const { must, villageId } = village;
  const books = { villageId, entity: "committee", name: "柳溪村旧账", startMonth: "2026-07" } as const;
  ledgerId = (await must("ledger.open", { ...books, system: "2004" })).id;
  const { accounts } = await must("account.list", { ledgerId });
  idOf = (code) => accounts.find((account) => account.code === code)?.id ?? "";
  const openings: Readonly<Record<string, number>> = {
    "101": 1_000,
    "131": 40_000,
    "132": 5_000,
    "151": 300_000,
    "152": -60_000,
    "153": 700,
    "154": 90_000,
    "161": 2_000,
    "202": -12_000,
    "211": -3_000,
    "212": -1_500,
    "221": -50_000,
    "241": -20_000,
    "311": -292_200,
  };
  const rows = Object.entries(openings).map(([code, yuan]) => ({
    accountId: idOf(code),
    itemId: null,
    amountFen: yuan * 100,
  }));
  await must("opening.save", { ledgerId, rows });
  await must("ledger.start", { ledgerId });
  const content = village.content("2026-08-03", [
    { code: "101", debit: 800, summary: "收到补助" },
    { code: "101", credit: 800, summary: "收到补助" },
  ]);
  const documents = [
    { kind: "fiscal-receipt" as const, number: "0001", onDate: null, amountFen: null, party: "", note: "" },
  ];
  const entries = content.entries.map((entry, at) => ({ ...entry, accountId: idOf(at === 0 ? "101" : "522") }));
  const draft = await must("voucher.save", {
    id: null,
    version: null,
    content: { ...content, ledgerId, documents, entries },
  });
  await must("voucher.review", { id: draft.id, version: draft.version });
  expect((await must("voucher.post", { ids: [draft.id] })).refused).toEqual([]);
});
afterEach(() => {
  village.close();
});

const sheetsOf = async (): Promise<ReadonlyMap<string, readonly (readonly unknown[])[]>> => {
  await village.must("period.closeMany", { ledgerIds: [ledgerId], throughMonth: "2026-09" });
  const { bytes } = await village.must("workbook.make", { ledgerId, quarter: "2026Q3", isMasked: false });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(Buffer.from(bytes, "base64")).buffer);
  return new Map(
    workbook.worksheets.map((sheet) => [
      sheet.name,
      (sheet.getRows(1, sheet.rowCount) ?? []).map((row) =>
        (row.values as readonly unknown[])
          .slice(1)
          .map((cell) => (cell !== null && typeof cell === "object" && "result" in cell ? cell.result : cell)),
      ),
    ]),
  );
};

describe("books of 2004", () => {
  it("tie every sheet of the quarter's workbook to their own accounts", async () => {
    const sheets = await sheetsOf();
    const isTie = (cell: unknown): cell is string => typeof cell === "string" && cell.includes("＝");
    const ties = [...sheets.values()].flat().flatMap((row) => {
      const name = row.find(isTie);
      return name === undefined ? [] : [{ name, amounts: row.filter((cell) => typeof cell === "number") }];
    });
    const amounts = (name: string) => ties.find((tie) => tie.name === name)?.amounts;
    expect(ties.length).toBeGreaterThan(12);
    expect(amounts("往来款明细表应付合计＝科目余额表应付款及借款")).toEqual([62_000, 62_000]);
    expect(amounts("固定资产表在建工程合计＝科目余额表在建工程")).toEqual([90_000, 90_000]);
    expect(amounts("固定资产表净值合计＝科目余额表各资产科目净额")).toEqual([287_000, 287_000]);
    for (const {
      name,
      amounts: [left, right],
    } of ties)
      expect([name, left]).toEqual([name, right]);
  });

  it("are told to villagers by what their codes mean", async () => {
    const words = [...(await sheetsOf()).values()].flat(2).join("\n");
    for (const plain of ["正在清理的固定资产", "正在建的工程", "欠发的工资", "提留的福利费", "上级补助"])
      expect(words).toContain(plain);
  });

  it("fill the notes from their own accounts", async () => {
    const { sections } = await village.must("notes.show", { ledgerId, year: "2026" });
    const figures = new Map(
      sections.flatMap((section) => section.figures.map((each) => [each.label, each.closingFen] as const)),
    );
    expect(Object.fromEntries(figures)).toMatchObject({
      货币资金: 180_000,
      "牲畜（禽）资产": 4_000_000,
      林木资产: 500_000,
      固定资产原价: 30_000_000,
      累计折旧: 6_000_000,
      在建工程: 9_000_000,
      应付款: 1_200_000,
      应付福利费: 150_000,
      长期借款及应付款: 5_000_000,
      专项应付款: 2_000_000,
      公积公益金: 29_220_000,
      "补助收入（本年）": 80_000,
      未分配收益: 80_000,
    });
    expect(sections.find(({ key }) => key === "compliance")?.hint).toContain("村集体经济组织会计制度");
  });
});
