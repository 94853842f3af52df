import { readFile } from "node:fs/promises";
import ExcelJS from "exceljs";
import type { Locator, Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openBookedOffice } from "#test/support/booked-office.ts";
import { startProgram, type Program } from "#test/support/program.ts";
import { cellsOf, openScreen, rowCount, rowWith, signInAs, tableOf } from "#test/support/window.ts";

const scrollOf = (table: Locator): Promise<number> => table.evaluate((node) => node.scrollTop);
const activeRow = (table: Locator): Promise<string> => table.locator("tr[aria-selected=true]").innerText();

/** A money text as shown, in fen: exact, because it never passes through a fraction. */
const fenOf = (text: string): number => Number(text.replaceAll(/[,.]/g, ""));

const spanOfQuarter = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "本季" }).click();
};

describe("the account books", () => {
  let program: Program;
  let page: Page;

  beforeEach(async () => {
    const { office } = await openBookedOffice();
    office.desk.close();
    program = await startProgram({ ledger: office.ledgerPath });
    page = program.page;
  });
  afterEach(async () => {
    await program.close();
  });

  it("lead from the trial balance to a voucher and back to the same rows and scroll positions, by keyboard alone", async () => {
    await signInAs(page, "bookkeeper");
    await openScreen(page, "科目余额表");
    await page.getByText("试算平衡").waitFor();
    const balance = tableOf(page, "科目余额表");
    await balance.focus();
    for (const key of ["Home", "ArrowDown", "ArrowDown"]) await page.keyboard.press(key);
    const account = await activeRow(balance);
    expect(account).toContain("10201");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /明细账.*10201/ }).waitFor();
    const book = tableOf(page, "明细账");
    await rowWith(book, "本月合计").first().waitFor({ state: "attached" });
    await book.focus();
    for (const key of ["Home", "PageDown", "ArrowUp"]) await page.keyboard.press(key);
    const [line, scroll] = [await activeRow(book), await scrollOf(book)];
    expect(line).toContain("记-");
    await page.keyboard.press("Enter");
    await page.getByText("已记账").first().waitFor();
    await page.keyboard.press("Escape");
    await rowWith(book, "期初余额").first().waitFor({ state: "attached" });
    await expect.poll(() => activeRow(book)).toBe(line);
    expect(await scrollOf(book)).toBe(scroll);
    await page.keyboard.press("Escape");
    await expect.poll(() => activeRow(balance)).toBe(account);
  });

  it("agree with one another: trial balance, book, journal and balance sheet show one balance", async () => {
    await signInAs(page, "auditor");
    await openScreen(page, "科目余额表");
    await spanOfQuarter(page);
    const balance = tableOf(page, "科目余额表");
    await rowWith(balance, "10201").waitFor();
    const closing = (await cellsOf(rowWith(balance, "10201")))[8] ?? "";
    const bank = (await cellsOf(rowWith(balance, /^102银行存款/)))[8] ?? "";
    const cash = (await cellsOf(rowWith(balance, /^101库存现金/)))[8] ?? "";
    await page
      .getByRole("button", { name: "一级", exact: true })
      .or(page.getByText("一级", { exact: true }))
      .first()
      .click();
    await expect.poll(() => rowWith(balance, "10201").count()).toBe(0);
    await openScreen(page, "银行日记账");
    const journal = tableOf(page, "银行存款日记账");
    await rowWith(journal, "期初余额").waitFor();
    await journal.focus();
    await page.keyboard.press("End");
    const lastLine = journal.locator("tbody tr[data-row]").last();
    await expect.poll(async () => (await cellsOf(lastLine)).at(-1)).toBe(closing);
    expect(await rowCount(journal)).toBeGreaterThan(24);
    await openScreen(page, "资产负债表");
    await page.getByText("左右相等").waitFor();
    const sheet = tableOf(page, "资产负债表");
    const money = rowWith(sheet, "货币资金").getByRole("button").first();
    expect(fenOf(await money.innerText())).toBe(fenOf(bank) + fenOf(cash));
    await money.click();
    const drawer = page.getByRole("dialog");
    await drawer.getByText("101+102").waitFor();
    await rowWith(drawer.getByRole("grid"), "102 银行存款").getByRole("button").click();
    await page.getByRole("heading", { name: /明细账.*102/ }).waitFor();
  });

  it("close for good month by month, and the quarter's workbook carries the totals of the screen", async () => {
    await signInAs(page, "bookkeeper");
    await openScreen(page, "结账");
    const matrix = tableOf(page, "结账检查表");
    for (const month of ["2026年7月", "2026年8月", "2026年9月"]) {
      const row = rowWith(matrix, "柳溪村股份经济合作社");
      await expect.poll(async () => (await cellsOf(row))[3]).toBe(month);
      await row.getByRole("button", { name: "柳溪村股份经济合作社" }).click();
      await page.getByRole("button", { name: `${month}结账`, exact: true }).click();
      const question = page.getByRole("dialog");
      await question.getByText("不能反结账").waitFor();
      await question.getByRole("button", { name: "确认结账" }).click();
    }
    await expect.poll(async () => (await cellsOf(rowWith(matrix, "柳溪村股份经济合作社")))[3]).toBe("2026年10月");
    await openScreen(page, "科目余额表");
    await page.getByRole("button", { name: "上季" }).click();
    const balance = tableOf(page, "科目余额表");
    await page.getByText("2026年7月至9月").waitFor();
    // October has no turnover: a debit in the row means that the quarter's figures have arrived.
    await expect.poll(async () => (await cellsOf(rowWith(balance, "10201")))[4]).not.toBe("");
    const totals = await balance.locator("tfoot td").allInnerTexts();
    const shown = await cellsOf(rowWith(balance, "10201"));
    await openScreen(page, "季度工作簿");
    const row = rowWith(tableOf(page, "可以生成的工作簿"), "柳溪村股份经济合作社");
    await row.getByText("三个月都已结账").waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      row.getByRole("button", { name: "生成并下载" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/2026Q3.*\.xlsx$/);
    await rowWith(tableOf(page, "生成过的版本"), "第 1 版").waitFor();
    const workbook = new ExcelJS.Workbook();
    const bytes = await readFile(await download.path());
    // The reader's own typing asks for an older Buffer than Node's.
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
    const sheet = workbook.worksheets.find(({ name }) => name.includes("科目余额表"));
    const amountsOf = (label: string): readonly number[] => {
      const found: number[] = [];
      sheet?.eachRow((each) => {
        if (each.getCell(1).text.trim() !== label && each.getCell(2).text.trim() !== label) return;
        each.eachCell((cell) => {
          const value: unknown = cell.result ?? cell.value;
          if (typeof value === "number") found.push(Math.round(value * 100));
        });
      });
      return found;
    };
    // Turnovers of the quarter on both sides, and the closing balance of the account the money moved through.
    expect(amountsOf("合计")).toEqual(expect.arrayContaining([fenOf(totals[4] ?? ""), fenOf(totals[5] ?? "")]));
    const [, , , , debit = "", credit = "", , , closing = ""] = shown;
    expect(amountsOf("10201")).toEqual(expect.arrayContaining([fenOf(debit), fenOf(credit), fenOf(closing)]));
  });
});
