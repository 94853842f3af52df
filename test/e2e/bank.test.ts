import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openQinghe } from "#test/support/booked-office.ts";
import { startProgram, type Program } from "#test/support/program.ts";
import { openScreen, rowCount, rowWith, signInAs, tableOf } from "#test/support/window.ts";

const statement = (path: string): string => join(import.meta.dirname, "../../fixtures/statements", path);

const drop = async (page: Page, ...paths: readonly string[]): Promise<void> => {
  await page.locator("input[type=file]").first().setInputFiles(paths.map(statement));
};
const chooseFile = async (page: Page, name: string): Promise<void> => {
  await page.getByRole("list", { name: "选好的文件" }).getByRole("button", { name, exact: false }).first().click();
};
const importButton = (page: Page) => page.getByRole("button", { name: /^导入 \d+ 笔/ });

describe("a bank statement on its way into the books", () => {
  let program: Program;
  let page: Page;

  beforeEach(async () => {
    const { office } = await openQinghe();
    office.desk.close();
    program = await startProgram({ ledger: office.ledgerPath });
    page = program.page;
    await signInAs(page, "bookkeeper");
    await openScreen(page, "导入对账单");
  });
  afterEach(async () => {
    await program.close();
  });

  it("is recognised, routed to its village, previewed and written as previewed; its lines are booked by keyboard", async () => {
    await drop(page, "psbc-1/quarter.xlsx");
    await page.getByRole("heading", { name: "逐笔预览：导入到 柳溪村股份经济合作社" }).waitFor();
    await page.getByText("951006010099000188").waitFor();
    expect(await page.getByText("63,166.47（5 笔）").count()).toBe(1);
    const preview = tableOf(page, "逐笔预览");
    expect(await rowCount(preview)).toBe(24);
    await page.keyboard.press("F8");
    await page.getByText("导入了 24 笔流水，归入 柳溪村股份经济合作社").waitFor();
    // The first button leads on: the lines no rule could book.
    await page.keyboard.press("Enter");
    const lines = tableOf(page, "银行流水");
    await rowWith(lines, "青禾镇启明文具店").first().waitFor();
    expect(await rowCount(lines)).toBe(18);
    await lines.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "按这笔流水制凭证" });
    await dialog.getByText("1,280.50 元").waitFor();
    await page.keyboard.type("513");
    await page.locator(".ant-select-item-option", { hasText: "513" }).first().waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.press("F8");
    await dialog.getByText("还差支出分类，填上后再按 F8。").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.type("办公费");
    await page.locator(".ant-select-item-option", { hasText: "办公费" }).first().waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.press("F8");
    await dialog.waitFor({ state: "hidden" });
    await expect.poll(() => rowCount(lines)).toBe(17);
    await page.getByRole("checkbox", { name: /只看未记账/ }).uncheck();
    await page.getByRole("button", { name: "本季" }).click();
    await rowWith(lines, "青禾镇财政所").getByRole("button", { name: "打开凭证" }).first().click();
    await page.getByText("36,000.00").first().waitFor();
    await page.keyboard.press("Escape");
    await rowWith(lines, "青禾镇财政所").first().waitFor();
  });

  it("is never written twice, neither the same file nor an overlapping one", async () => {
    await drop(page, "psbc-1/july-august.xlsx");
    await importButton(page).click();
    await page.getByText(/导入了 \d+ 笔流水/).waitFor();
    await page.getByRole("button", { name: "导入别的文件" }).click();
    await drop(page, "psbc-1/july-august.xlsx");
    await page
      .getByText(/已经导入过/)
      .first()
      .waitFor();
    expect(await importButton(page).count()).toBe(0);
    await drop(page, "psbc-1/august-september.xlsx");
    await chooseFile(page, "august-september.xlsx");
    const preview = tableOf(page, "逐笔预览");
    await rowWith(preview, "已导入过").first().waitFor();
    const known = await rowWith(preview, "已导入过").count();
    const all = await rowCount(preview);
    expect(known).toBeGreaterThan(0);
    expect(known).toBeLessThan(all);
    expect(await importButton(page).innerText()).toContain(`导入 ${all - known} 笔`);
    await importButton(page).click();
    await page.getByText(`导入了 ${all - known} 笔流水`).waitFor();
    expect(await page.getByText(`已导入过的 ${known} 笔没有重复导入`).count()).toBe(1);
  });

  it("waits until its broken balance has been seen and accepted", async () => {
    await drop(page, "abc-1/row-removed.xlsx");
    await rowWith(tableOf(page, "余额断点"), "77,529.35").waitFor();
    expect(await importButton(page).isDisabled()).toBe(true);
    await page.keyboard.press("F8");
    await page.getByText("请先看过余额断点").waitFor();
    await page.getByRole("checkbox", { name: /断点我已逐一看过/ }).check();
    await importButton(page).click();
    await page.getByText("导入了 26 笔流水，归入 石桥村集体经济组织").waitFor();
  });

  it("of an unknown bank is mapped by hand once, and recognised from then on", async () => {
    await drop(page, "rural/wrapped.xls");
    await page.getByRole("heading", { name: "指定各栏的含义" }).waitFor();
    expect(await page.locator(".column-mapper th .ant-select").first().innerText()).toContain("记账日期");
    await page.getByRole("button", { name: "按这样读取" }).click();
    await page.getByRole("heading", { name: "逐笔预览：导入到 石桥村集体经济组织" }).waitFor();
    await importButton(page).click();
    await page.getByText(/导入了 \d+ 笔流水/).waitFor();
    await page.getByRole("button", { name: "导入别的文件" }).click();
    await drop(page, "rural/wrapped.xls");
    await page
      .getByText(/已经导入过/)
      .first()
      .waitFor();
    expect(await page.getByRole("heading", { name: "指定各栏的含义" }).count()).toBe(0);
  });

  it("without an account number asks for the village; with unreadable rows it shows each by row and column", async () => {
    await drop(page, "abc-1/quarter-without-account.xlsx", "icbc-1/both-columns.csv");
    await page.getByRole("combobox", { name: "村账户" }).waitFor();
    await page.keyboard.type("石桥村集体经济组织　农业");
    await page.locator(".ant-select-item-option", { hasText: "石桥村" }).first().waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "就是这个账户" }).click();
    await page.getByText("文件里没有账号，账户是人工选定的").waitFor();
    expect(await importButton(page).isEnabled()).toBe(true);
    await chooseFile(page, "both-columns.csv");
    const unreadable = rowWith(tableOf(page, "看不懂的行"), "收入和支出两栏都有数");
    await unreadable.waitFor();
    expect((await unreadable.locator("td").allInnerTexts()).slice(0, 3)).toEqual(["4", "转出金额", "1,280.50"]);
    expect(await importButton(page).count()).toBe(0);
  });

  it("of several villages is taken in one go where nothing about the files is doubtful", async () => {
    await drop(page, "psbc-1/quarter.xlsx", "abc-1b/quarter.xlsx", "abc-1/row-removed.xlsx");
    await page.getByRole("button", { name: /依次导入 \d 个没有疑问的文件/ }).click();
    await expect.poll(() => page.locator(".import-files").getByText("已导入", { exact: true }).count()).toBe(2);
    expect(await page.locator(".import-files").getByText("待导入").count()).toBe(1);
    await page
      .getByRole("list", { name: "选好的文件" })
      .getByRole("button", { name: /^abc-1b|^quarter/ })
      .first()
      .click();
    expect(await rowCount(tableOf(page, "这次导入的文件"))).toBe(2);
  });
});
