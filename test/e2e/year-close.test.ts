import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openBookedYear } from "#test/support/closed-year.ts";
import { keys, pick, picture } from "#test/support/journey.ts";
import { startProgram, type Program } from "#test/support/program.ts";
import { cellsOf, openScreen, rowWith, signInAs, tableOf } from "#test/support/window.ts";

let program: Program;
let page: Page;
let reviewer: Page;
let failed: Page;

beforeAll(async () => {
  const village = await openBookedYear();
  const settings = await village.must("settings.show", {});
  await village.must("settings.save", { ...settings, backupBeforeClose: false });
  village.desk.close();
  program = await startProgram({ ledger: village.ledgerPath, now: "2027-01-06T01:00:00.000Z" });
  page = program.page;
  failed = page;
  await signInAs(page, "bookkeeper");
  reviewer = await program.openWindow();
  await signInAs(reviewer, "reviewer");
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await picture(failed, "year-failed");
});
afterAll(async () => {
  await program.close();
});

/** The second person looks at the one draft there is, passes it and books it, by keyboard. */
const passed = async (): Promise<void> => {
  failed = reviewer;
  await openScreen(reviewer, "凭证查询");
  const drafts = tableOf(reviewer, "凭证");
  await rowWith(drafts, "草稿").first().waitFor();
  await rowWith(drafts, "草稿").first().dblclick();
  await reviewer.getByRole("heading", { name: /^凭证/, level: 1 }).waitFor();
  // The keys act once the voucher itself is there, not only its page.
  await reviewer.getByRole("button", { name: /审核通过/ }).waitFor();
  await reviewer.keyboard.press("Alt+r");
  await reviewer.getByText("已审核").first().waitFor();
  await reviewer.getByRole("button", { name: /^记\s?账/ }).waitFor();
  await reviewer.keyboard.press("Alt+p");
  await reviewer.getByText("已记账").first().waitFor();
  failed = page;
};

const matrix = () => tableOf(page, "全镇结账检查表");
const monthRow = (month: string) => rowWith(matrix(), month);

describe("a year is closed", () => {
  it("by the matrix of all months, whose red cell leads to its cause and back to the same month", async () => {
    await openScreen(page, "全镇结账");
    await monthRow("2026年12月").waitFor();
    expect(await matrix().locator("tbody tr").count()).toBe(6);
    await picture(page, "year-matrix");
    const december = monthRow("2026年12月");
    expect(await cellsOf(december)).toContain("还不能结");
    await december.getByTitle(/未结转收益/).click();
    await page.getByRole("heading", { name: /^年终结转与分配/ }).waitFor();
    await page.keyboard.press("Escape");
    await monthRow("2026年12月").waitFor();
  });

  it("through the transfer, the appropriation and its clearing, each passed by a second person", async () => {
    await openScreen(page, "年终结转与分配");
    await page.getByText("收益还没结转").waitFor();
    await page.getByRole("button", { name: "结转本年收益和各项分配" }).click();
    await page.getByText("本年收益转入未分配收益").first().waitFor();
    await passed();
    await openScreen(page, "年终结转与分配");
    await page.getByText("收益已结转").waitFor();
    await picture(page, "year-end");
    // 30 per cent of 88,888.88, the sample ratio, rounded up: what the form says is the least.
    await page.getByText("至少 26,666.67").waitFor();
    await page.getByLabel("提取公积公益金", { exact: true }).fill("26666.67");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "生成分配凭证" }).click();
    await page.getByText("提取2026年公积公益金").first().waitFor();
    await passed();
    await openScreen(page, "年终结转与分配");
    await page.getByRole("button", { name: "结转本年收益和各项分配" }).click();
    await page.getByText("各项分配转入未分配收益").first().waitFor();
    await passed();
  });

  it("all months in one go, by keyboard, and never opens again", async () => {
    await openScreen(page, "全镇结账");
    await monthRow("2026年12月").getByText("可以结").waitFor();
    await keys(page, "F6");
    await page.getByRole("button", { name: "结账所选 1 个账套（F8）" }).waitFor();
    await keys(page, "F8");
    const question = page.getByRole("dialog");
    await question.getByText("结账以后不能反结账").waitFor();
    await question.getByRole("button", { name: "确认结账" }).click();
    await page.getByText("结账 6 个月").waitFor();
    await page.getByText("到2026年12月为止都结完了").waitFor();
  });

  it("carries over what the first voucher on adds up to, and begins the next year with it", async () => {
    await openScreen(page, "年终结转与分配");
    await page.getByLabel("年度").fill("2026");
    await page.keyboard.press("Enter");
    await page.getByText("本年已结账").waitFor();
    await page.getByText("与重算一致").waitFor();
    const carried = tableOf(page, "结转下年");
    await rowWith(carried, "32202").waitFor();
    // 5xx, 321 and 各项分配 carry nothing; the year's result less the reserve stands in 未分配收益.
    const rows = await carried.locator("tbody tr").allInnerTexts();
    expect(rows.map((row) => row.slice(0, 3)).filter((code) => /^(?:5|321)/.test(code))).toEqual([]);
    expect(await cellsOf(rowWith(carried, "32202"))).toEqual(["32202", "未分配收益", "贷", "62,222.21", "62,222.21"]);
    await picture(page, "year-carry");
    await openScreen(page, "总账");
    await page.getByRole("combobox", { name: "科目" }).focus();
    await pick(page, "32202");
    for (const label of ["截止月份", "起始月份"]) {
      await page.getByLabel(label, { exact: true }).fill("2027-01");
      await page.keyboard.press("Enter");
    }
    const opening = rowWith(tableOf(page, "总账"), "上年结转");
    await opening.waitFor();
    expect(await opening.innerText()).toContain("62,222.21");
  });

  it("is put right in the next year only, and what was put right is listed", async () => {
    await openScreen(page, "全文查找");
    await page.getByRole("textbox", { name: "查找", exact: true }).fill("土地补偿利息");
    const hits = tableOf(page, "查找结果");
    await rowWith(hits, "土地补偿利息").first().waitFor();
    await rowWith(hits, "土地补偿利息").first().dblclick();
    await page.getByText("已记账").first().waitFor();
    await page.keyboard.press("Alt+c");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("更正原因").fill("年度搞错");
    await dialog.getByLabel("同时生成蓝字凭证").uncheck();
    await picture(page, "year-correct");
    await dialog.getByRole("button", { name: "生成红字草稿" }).click();
    await dialog.waitFor({ state: "hidden" });
    await passed();
    await openScreen(page, "以前期更正");
    await rowWith(tableOf(page, "以前期更正"), "年度搞错").waitFor();
    await picture(page, "year-corrections");
  });
});
