import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pick, picture } from "#test/support/journey.ts";
import { plainResolution } from "#test/support/plain-resolution.ts";
import { startProgram, type Program } from "#test/support/program.ts";
import { openVillage, type Village } from "#test/support/village.ts";
import { openScreen, rowWith, signInAs, tableOf } from "#test/support/window.ts";

/** K03 approved by two people, and two votes on record: one before the books, one in the middle of July. */
const prepareBudget = async (village: Village): Promise<void> => {
  const parameters = {
    kind: "K03" as const,
    amounts: {},
    counts: {},
    flags: {},
    categoryIds: [],
    natures: [],
    words: [],
    days: [],
    workdays: [],
  };
  const proposed = await village.must(
    "rule.propose",
    {
      id: null,
      title: "年度预算控制",
      level: "township",
      basis: "青禾镇示例第一条",
      severity: "needs-resolution",
      parameters,
      scope: { villageIds: [], entities: [] },
      fromOn: "2026-01-01",
      toOn: "2026-12-31",
    },
    "head",
  );
  await village.must("rule.approve", proposed, "reviewer");
  for (const [number, title, metOn] of [
    ["〔2026〕1号", "2026年度预算", "2026-06-20"],
    ["〔2026〕2号", "调整2026年度预算", "2026-07-15"],
  ] as const) {
    const { id } = await village.must("resolution.record", {
      ...plainResolution(village.ledgerId, []),
      number,
      title,
      metOn,
    });
    await village.must("resolution.confirm", { id });
  }
};

describe("a village's budget for the year", () => {
  let program: Program;
  let close: () => void;

  beforeEach(async () => {
    const village = await openVillage();
    ({ close } = village);
    await prepareBudget(village);
    const claim = village.content("2026-07-20", [
      { code: "513", debit: 600, category: "办公费", summary: "购办公用纸一批" },
      { code: "bank", credit: 600 },
    ]);
    await village.save({
      ...claim,
      approvals: [
        { role: "village-head", name: "王主任", onDate: "2026-07-20" },
        { role: "supervisors", name: "李监委", onDate: "2026-07-20" },
      ],
      documents: [
        { kind: "invoice", number: "88000001", onDate: "2026-07-18", amountFen: 60_000, party: "文具店", note: "" },
      ],
    });
    village.desk.close();
    program = await startProgram({ ledger: village.ledgerPath });
    await signInAs(program.page, "bookkeeper");
  });
  afterEach(async () => {
    await program.close();
    close();
  });

  const fillLine = async (amount: string): Promise<void> => {
    const { page } = program;
    await page.getByLabel("预算金额").fill(amount);
    await page.getByLabel("预算金额").press("Enter");
  };
  const voteBy = async (number: string): Promise<void> => {
    const { page } = program;
    await page.getByRole("button", { name: "关联决议" }).click();
    await page.getByRole("combobox", { name: "决议" }).click();
    await page.locator(".ant-select-item-option", { hasText: number }).click();
    await page.getByRole("dialog").getByRole("button", { name: "关联" }).click();
    await page.getByText("已关联决议，复核以后生效").waitFor();
  };
  const seeVoucher = async (): Promise<void> => {
    const { page } = program;
    await openScreen(page, "凭证查询");
    await rowWith(tableOf(page, "凭证"), "购办公用纸一批").dblclick();
  };

  it("is voted, holds the claim over its line, is adjusted by a vote, and lets it pass", async () => {
    const { page } = program;
    await openScreen(page, "年度预算");
    await page.getByRole("button", { name: "编制预算" }).first().click();
    await page.getByRole("combobox", { name: "支出项目" }).click();
    await pick(page, "F02");
    await fillLine("500");
    await page.keyboard.press("F8");
    await page.getByText("草稿已保存").waitFor();
    await voteBy("〔2026〕1号");
    await rowWith(tableOf(page, "预算执行"), "办公费").waitFor();
    await seeVoucher();
    await page.getByText("“办公费”2026年预算 500.00 元（决议〔2026〕1号）").first().waitFor();
    await picture(page, "budget-held");
    await openScreen(page, "年度预算");
    await page.getByRole("button", { name: "调整预算" }).click();
    await page.getByLabel("调整原因").fill("换届增加办公费");
    await fillLine("1000");
    await picture(page, "budget-editor");
    await page.keyboard.press("F8");
    await page.getByText("草稿已保存").first().waitFor();
    await voteBy("〔2026〕2号");
    await rowWith(tableOf(page, "预算执行"), "1,000.00").waitFor();
    await picture(page, "budget");
    await seeVoucher();
    await page.getByText("购办公用纸一批").first().waitFor();
    expect(await page.getByText("2026年预算 500.00 元").count()).toBe(0);
    await openScreen(page, "全镇预算");
    await rowWith(tableOf(page, "全镇预算"), "执行中").waitFor();
    await picture(page, "budget-overview");
    await openScreen(page, "限额起草");
    await page.getByText("没有可以参照的数").waitFor();
    await picture(page, "cap-plan");
  });
});
