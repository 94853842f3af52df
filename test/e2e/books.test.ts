import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { qingheRows } from "#fixtures/setup/qinghe.ts";
import { openOffice } from "#test/support/office.ts";
import { startProgram, type Program } from "#test/support/program.ts";
import { setupFile } from "#test/support/qinghe.ts";
import { openScreen, rowWith, signInAs, tableOf } from "#test/support/window.ts";

const setUpVillage = async (page: Page): Promise<void> => {
  await openScreen(page, "村与账套");
  await page.getByRole("button", { name: "新增村（F11）" }).waitFor();
  await page.keyboard.press("F11");
  const drawer = page.getByRole("dialog");
  await drawer.getByLabel("村编码").fill("01");
  await drawer.getByLabel("村名").fill("柳溪村");
  await drawer.getByLabel("数值").fill("1286");
  await drawer.getByRole("button", { name: "加入这条资料" }).click();
  await rowWith(drawer.getByRole("grid"), "1286 人").waitFor();
  await page.keyboard.press("F8");
  const row = rowWith(tableOf(page, "村与账套"), "柳溪村");
  await row.getByText("1,286").waitFor();
  await row.getByRole("button", { name: "建账套" }).click();
  await page.getByLabel("账套名称（会打印在账簿和报表上）").fill("柳溪村股份经济合作社");
  await page.keyboard.press("F8");
  await row.getByRole("button", { name: "集体经济组织" }).waitFor();
};

describe("setting up the books", () => {
  let program: Program;
  let page: Page;

  beforeEach(async () => {
    const office = await openOffice();
    office.desk.close();
    program = await startProgram({ ledger: office.ledgerPath });
    page = program.page;
    await signInAs(page, "head");
  });
  afterEach(async () => {
    await program.close();
  });

  it("goes from a village to started books: openings by keyboard, started only when both sides agree, then fixed", async () => {
    await setUpVillage(page);
    await openScreen(page, "会计科目");
    await page.getByLabel("查找科目").fill("yhck");
    const accounts = tableOf(page, "会计科目");
    await rowWith(accounts, "银行存款").getByRole("button", { name: "加明细" }).click();
    await page.getByLabel("科目名称").fill("农商行基本户");
    await page.keyboard.press("F8");
    await rowWith(accounts, "10201").waitFor();
    await openScreen(page, "期初余额");
    await page.getByLabel("101 库存现金 期初余额").fill("1200*3");
    await page.keyboard.press("Enter");
    await page.keyboard.type("12,400");
    await page.keyboard.press("F8");
    const totals = page.getByRole("status", { name: "试算平衡" });
    await totals.getByText("借方多").waitFor();
    expect(await totals.innerText()).toContain("16,000.00");
    expect(await page.getByRole("button", { name: "启用账套" }).isDisabled()).toBe(true);
    await page.getByLabel("311 公积公益金 期初余额").fill("16000");
    await page.keyboard.press("Enter");
    await totals.getByText("试算平衡").waitFor();
    await page.getByRole("button", { name: "启用账套" }).click();
    await page.getByRole("dialog").getByText("期初余额不能再改").waitFor();
    await page.getByRole("button", { name: "核对过了，启用" }).click();
    await page.getByText("已启用，期初余额已定").waitFor();
    expect(await page.getByLabel("101 库存现金 期初余额").count()).toBe(0);
  });

  it("takes a whole township from one workbook, and shows every wrong cell at once when it is loaded again", async () => {
    await openScreen(page, "Excel 一次导入");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "下载空白模板" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
    // The workbook's people have the sign-in names of this office's own, so it is loaded without them.
    const { name, bytes } = await setupFile({ ...qingheRows, 人员: [] });
    const filled = join(program.folder, name);
    await writeFile(filled, Buffer.from(bytes, "base64"));
    await page.locator("input[type=file]").first().setInputFiles(filled);
    await page.getByText("检查通过，将要导入").waitFor();
    expect(await page.getByRole("list", { name: "将要导入" }).innerText()).toMatch(/3\s*村\s*4\s*账套/);
    await page.getByRole("button", { name: "导入", exact: true }).click();
    await page.getByText("全部导入了").waitFor();
    await page.getByRole("button", { name: "再导入一个表格" }).click();
    await page.locator("input[type=file]").first().setInputFiles(filled);
    await page.getByText(/有 \d+ 处要改，一点也没有导入/).waitFor();
    await rowWith(tableOf(page, "要改的单元格"), "账本里已经有了").first().waitFor();
  });
});
