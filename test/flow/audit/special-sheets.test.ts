import { afterEach, beforeEach, expect, it } from "vitest";
import ExcelJS from "exceljs";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const document = (kind: "list" | "invoice", number: string, units: number | null) => ({
  kind,
  number,
  onDate: "2026-08-03",
  amountFen: null,
  party: "",
  note: "",
  handler: "",
  units,
});

const rowsOf = async (sheetName: string) => {
  const made = await village.must("workbook.make", {
    ledgerId: village.ledgerId,
    quarter: "2026Q3",
    isMasked: false,
  });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(Buffer.from(made.bytes, "base64")).buffer);
  const sheet = workbook.worksheets.find(({ name }) => name === sheetName);
  return (sheet?.getRows(1, 20) ?? []).map((row) =>
    (row.values as readonly unknown[])
      .slice(1)
      .map((cell) => (cell !== null && typeof cell === "object" && "result" in cell ? cell.result : cell)),
  );
};

it("shows meals with their heads and standard, what other categories hide, money raised and given", async () => {
  const { content, categoryOf } = village;
  const meeting = categoryOf("会议费");
  const standard = {
    kind: "K09" as const,
    amounts: { unitFen: 4_000 },
    counts: {},
    flags: {},
    categoryIds: [meeting],
    natures: [],
    words: ["人"],
    days: [],
    workdays: [],
  };
  const proposed = await village.must("rule.propose", {
    id: null,
    title: "会议餐每人四十元",
    level: "township",
    basis: "本镇文件",
    severity: "warn",
    parameters: standard,
    scope: { villageIds: [], entities: [] },
    fromOn: "2026-07-01",
    toOn: "2100-12-31",
  });
  await village.must("rule.approve", proposed, "reviewer");
  const spent = (summary: string, category: string, debit: number) => [
    { code: "513", summary, category, debit },
    { code: "bank", credit: debit },
  ];
  const approvals = (["village-head", "supervisors"] as const).map((role) => ({
    role,
    name: role === "village-head" ? "王主任" : "赵监督",
    onDate: "2026-08-02",
  }));
  const meal = content("2026-08-03", spent("村民代表会议用餐", "会议费", 600));
  await village.book({
    ...meal,
    approvals,
    documents: [document("list", "", 12), document("invoice", "12345678", 12)],
  });
  const gifts = content("2026-08-05", spent("购茶叶、香烟", "办公费", 300));
  await village.book({ ...gifts, approvals, documents: [document("invoice", "87654321", null)] });
  const { id: itemId } = await village.must("item.save", {
    id: null,
    ledgerId: village.ledgerId,
    kind: "project",
    code: null,
    name: "修渠",
    bankAccount: "",
    note: "",
    isActive: true,
  });
  const raising = content("2026-08-06", [
    { code: "bank", debit: 9_000, summary: "修渠筹资" },
    { code: "231", credit: 9_000, summary: "修渠筹资" },
  ]);
  const entries = raising.entries.map((entry, index) =>
    index === 1 ? { ...entry, items: [{ kind: "project" as const, itemId }] } : entry,
  );
  await village.book({ ...raising, entries });
  await village.book(
    content("2026-08-07", [
      { code: "bank", debit: 5_000, summary: "张老板捐款修路" },
      { code: "504", credit: 5_000, summary: "张老板捐款修路" },
    ]),
  );
  await village.must("period.closeMany", { ledgerIds: [village.ledgerId], throughMonth: "2026-09" });
  const meals = await rowsOf("8 招待费会务用餐专项");
  expect(meals.filter((row) => row.includes("村民代表会议用餐"))).toEqual([
    [
      expect.anything(),
      "2026-08 记-1",
      "会议费",
      "村民代表会议用餐",
      600,
      12,
      50,
      40,
      120,
      "发票 12345678",
      "王主任",
      "有",
    ],
  ]);
  expect(meals.flat()).toContain("购茶叶、香烟");
  const raised = await rowsOf("20 一事一议与捐赠表");
  expect(raised.filter((row) => row[0] === "修渠")).toMatchObject([["修渠", 0, 9_000, 0, 9_000, "未见公示"]]);
  expect(raised.filter((row) => row[0] === "张老板捐款修路")).toMatchObject([
    ["张老板捐款修路", 5_000, 0, 5_000, "", "未见公示"],
  ]);
});
