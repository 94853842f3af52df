import { afterEach, beforeEach, expect, it } from "vitest";
import { fen } from "#domain/core/fen.ts";
import { planProjects, projectSheet } from "#domain/funds/project-sheet.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { registerTemplate } from "#files/setup/register-template.ts";
import { readSetupWorkbook } from "#files/setup/read-workbook.ts";
import { idOf, type ItemId } from "#domain/core/ids.ts";
import { readProjectMoves } from "#store/project-rows.ts";
import { sqlFor } from "#store/query.ts";
import { filledRegister } from "#test/support/filled-register.ts";
import { bookedAs, passOn } from "#test/support/posting.ts";
import { roadWorks } from "#test/support/project-file.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;

beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const file = roadWorks;
const save = (part: Partial<typeof file> = {}, id: string | null = null) =>
  village.call("project.save", { id, ledgerId: village.ledgerId, itemId: null, file: { ...file, ...part } });
const isSound = (): boolean =>
  village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined).isSound);
const pay = (on: string, yuan: number, itemId: string) => {
  const papers = {
    documents: [
      { kind: "invoice" as const, number: "GC", onDate: on, amountFen: null, party: "青禾建安公司", note: "" },
      { kind: "minutes" as const, number: "", onDate: on, amountFen: null, party: "", note: "" },
    ],
    approvals: (["village-head", "supervisors", "two-committees"] as const).map((role) => ({
      role,
      name: role === "supervisors" ? "郑监委" : "王主任",
      onDate: on,
    })),
  };
  const lines = [
    { code: "153", debit: yuan, category: "工程建设", summary: "付村道硬化工程款" },
    { code: "bank", credit: yuan, summary: "付村道硬化工程款" },
  ];
  const content = village.content(on, lines, papers);
  const [works, bank] = content.entries;
  if (works === undefined || bank === undefined) throw new Error("no entries");
  return { ...content, entries: [{ ...works, items: [{ kind: "project" as const, itemId }] }, bank] };
};
const control = async (): Promise<void> => {
  const rule = await village.must(
    "rule.propose",
    {
      id: null,
      title: "工程付款不超过进度",
      level: "township",
      basis: "青禾镇工程管理办法第八条",
      severity: "block",
      scope: { villageIds: [], entities: [] },
      fromOn: "2026-01-01",
      toOn: "2026-12-31",
      parameters: {
        kind: "K22",
        amounts: { fileFromFen: 0 },
        counts: {},
        flags: { followsProgress: true },
        categoryIds: [],
        natures: [],
        words: [],
        days: [],
        workdays: [],
      },
    },
    "bookkeeper",
  );
  await village.must("rule.approve", rule, "head");
};

it("pays a project only as far as its file allows, finds its payments by the vouchers, and hands it over as an asset", async () => {
  const made = await save();
  if (!made.ok) throw new Error(made.failure.code);
  const { id, itemId } = made.value;
  await control();
  const draft = await village.save(pay("2026-08-05", 4_000.01, itemId));
  expect(await village.call("voucher.review", draft, "reviewer")).toMatchObject({
    failure: { code: "rules-refuse", hits: expect.arrayContaining([{ kind: "K22", severity: "block" }]) },
  });
  // The work came further, the file says so, and the draft is free of K22 without being touched.
  expect(await save({ progress: [...file.progress, { onDate: "2026-08-01", percent: 60 }] }, id)).toMatchObject({
    ok: true,
  });
  const { hits } = await village.must("voucher.show", { id: draft.id });
  expect(hits.filter((hit) => hit.kind === "K22")).toEqual([]);
  const shown = await village.must("project.show", { id, on: "2026-10-10" });
  expect(shown.payments).toMatchObject([{ isPosted: false, paidFen: 400_001, costFen: 400_001, stage: "progress" }]);
  expect(shown.project).toMatchObject({ paidFen: 0, percent: 60, stage: "building", agreedFen: 800_000 });
  expect(isSound()).toBe(true);
});

it("refuses a file that contradicts itself, a number twice and a foreign item, and keeps its trail whole", async () => {
  const made = await save();
  if (!made.ok) throw new Error(made.failure.code);
  const bad = await save({ number: "GC-02", auditedFen: 1 });
  expect(bad).toMatchObject({ failure: { code: "project-bad", reason: "audit-before-settlement" } });
  expect(await save()).toMatchObject({ failure: { code: "code-taken", takenCode: "GC-01" } });
  const twice = { id: null, ledgerId: village.ledgerId, itemId: made.value.itemId, file: { ...file, number: "GC-02" } };
  expect(await village.call("project.save", twice)).toMatchObject({ failure: { code: "in-use" } });
  expect(await village.call("project.save", { ...twice, itemId: "nowhere" })).toMatchObject({
    failure: { code: "not-found", kind: "item" },
  });
  expect(await save({ resolutionId: "nowhere", number: "GC-02" })).toMatchObject({
    failure: { code: "not-found", kind: "resolution" },
  });
  village.ledger.transact((writing) => {
    writing.run(sqlFor.updateTable("project").set({ contract_fen: fen(1) }));
    return { ok: true };
  });
  expect(isSound()).toBe(false);
});

it("takes in a filled workbook whole, or names every wrong cell and keeps nothing", async () => {
  const { ledgerId } = village;
  const template = await village.must("project.template", { ledgerId });
  expect(template.name).toBe("工程项目导入模板.xlsx");
  const read = readSetupWorkbook(await registerTemplate(projectSheet), [projectSheet]);
  if (!read.ok) throw new Error(read.error);
  expect(planProjects(read.value, new Set())).toEqual({ projects: [], places: [] });
  const wrong = await filledRegister(projectSheet, [
    { 项目编号: "GC-01", 项目名称: "村道硬化", 概算: "壹万", 合同价: 1000, 合同日期: "明年" },
    { 项目编号: "GC-01", 项目名称: "", 发包方式: "随便", 审定价: 5 },
  ]);
  const reply = await village.call("project.import", { ledgerId, file: wrong });
  const places = reply.ok || reply.failure.code !== "register-refused" ? [] : reply.failure.places;
  expect(places.map(({ row, column, code }) => `${column}${String(row)} ${code}`)).toEqual([
    "E2 amount-unreadable",
    "I2 not-a-date",
    "J2 project-contract-incomplete",
    "B3 required",
    "F3 unknown",
    "A3 duplicate",
    "Q3 project-audit-before-settlement",
  ]);
  expect((await village.must("project.list", { ledgerId, on: "2026-10-10" })).projects).toEqual([]);
  const right = await filledRegister(projectSheet, [
    { 项目编号: "GC-01", 项目名称: "村道硬化", 概算: 10_000.5, 发包方式: "三方比价", 已公示: "是" },
    {
      项目编号: "GC-02",
      项目名称: "水渠",
      中标单位: "路桥队",
      合同价: "2,000.00",
      合同日期: "2026年7月1日",
      启用前已付: 500,
    },
  ]);
  expect(await village.must("project.import", { ledgerId, file: right })).toEqual({ added: 2 });
  const { projects } = await village.must("project.list", { ledgerId, on: "2026-10-10" });
  expect(projects).toMatchObject([
    { number: "GC-01", estimateFen: 1_000_050, mode: "three-quotes", isPostedPublicly: true, stage: "planned" },
    { number: "GC-02", contractFen: 200_000, contractOn: "2026-07-01", paidFen: 50_000, winner: "路桥队" },
  ]);
  expect(isSound()).toBe(true);
});

it("becomes an asset with its whole balance of works", async () => {
  const made = await save();
  if (!made.ok) throw new Error(made.failure.code);
  const { ledgerId } = village;
  await passOn(village, (await village.save(pay("2026-08-05", 80, made.value.itemId))).id);
  const before = await village.must("project.show", { id: made.value.id, on: "2026-10-10" });
  expect(before.project).toMatchObject({ worksFen: 8_000, paidFen: 8_000 });
  const { voucherId } = await village.must("asset.deliver", {
    ledgerId,
    onDate: "2026-09-30",
    worksAccountId: village.accountOf("153"),
    projectItemId: made.value.itemId,
    card: {
      number: null,
      name: "村道",
      class: "fixed",
      category: "道路",
      purpose: "welfare",
      costAccountId: village.accountOf("151"),
      wornAccountId: village.accountOf("152"),
      expenseAccountId: null,
      categoryId: null,
      costFen: 8_000,
      residualFen: 0,
      openingWornFen: 0,
      openingWornThrough: null,
      method: "none",
      lifeMonths: 0,
      lifeUnits: 0,
      openingUnits: 0,
      inUseOn: "2026-09-30",
      location: "",
      keeper: "",
      fundSource: "",
      quantity: "",
      note: "",
    },
  });
  expect(bookedAs(await passOn(village, voucherId))).toEqual([
    ["151", 8_000, 0],
    ["153", 0, 8_000],
  ]);
  const after = await village.must("project.show", { id: made.value.id, on: "2026-10-10" });
  expect(after.project).toMatchObject({ worksFen: 0, paidFen: 8_000 });
});

it("keeps what a project cost when the year's transfer closes the expense it was booked on", async () => {
  const made = await save();
  if (!made.ok) throw new Error(made.failure.code);
  const { ledgerId } = village;
  const content = pay("2026-08-05", 80, made.value.itemId);
  const [spent, paid] = content.entries;
  if (spent === undefined || paid === undefined) throw new Error("no entries");
  const expense = { accountId: village.accountOf("513"), categoryId: village.categoryOf("办公费") };
  await passOn(village, (await village.save({ ...content, entries: [{ ...spent, ...expense }, paid] })).id);
  const costs = async () =>
    (await village.must("project.show", { id: made.value.id, on: "2026-10-10" })).payments.map((each) => each.costFen);
  expect(await costs()).toEqual([8_000]);
  const { voucherId } = await village.must("period.transferIncome", { ledgerId, month: "2026-09" });
  const closing = await passOn(village, voucherId ?? "");
  expect(closing.entries[0]?.items).toMatchObject([{ kind: "project", itemId: made.value.itemId }]);
  expect(await costs()).toEqual([8_000]);
});

it.each([
  ["2023", "511", "501"],
  ["2004", "502", "511"],
] as const)(
  "counts as its cost what the accounts of the ledger's own system say: %s",
  async (system, expense, income) => {
    const { must, villageId } = village;
    const books = { villageId, entity: "committee", name: "柳溪村旧账", startMonth: "2026-07" } as const;
    const { id: ledgerId } = await must("ledger.open", { ...books, system });
    const detailOf = (parentCode: string) =>
      must("account.add", {
        ledgerId,
        parentCode,
        code: `${parentCode}01`,
        name: "按项目",
        itemKinds: ["project"],
        unit: "",
      });
    const [spent, earned] = [await detailOf(expense), await detailOf(income)];
    const { accounts } = await must("account.list", { ledgerId });
    const cash = accounts.find(({ code }) => code === "101")?.id ?? "";
    const opening = { accountId: cash, itemId: null, amountFen: 100_000 };
    const reserve = accounts.find(({ code }) => code === "311")?.id ?? "";
    await must("opening.save", { ledgerId, rows: [opening, { ...opening, accountId: reserve, amountFen: -100_000 }] });
    await must("ledger.start", { ledgerId });
    const { itemId } = await must("project.save", { id: null, ledgerId, itemId: null, file: roadWorks });
    const items = [{ kind: "project" as const, itemId }];
    const line = { summary: "修路", debitFen: 0, creditFen: 0, categoryId: null, items: [] };
    const content = {
      ...village.content("2026-08-05", []),
      ledgerId,
      entries: [
        { ...line, accountId: spent.id, debitFen: 30_000, items },
        { ...line, accountId: earned.id, creditFen: 10_000, items },
        { ...line, accountId: cash, creditFen: 20_000 },
      ],
    };
    await must("voucher.save", { id: null, version: null, content });
    const moves = village.ledger.snapshot((reading) => readProjectMoves(reading, [idOf<ItemId>(itemId)]));
    expect(moves).toMatchObject([{ moneyFen: 20_000, namedFen: 30_000 }]);
  },
);
