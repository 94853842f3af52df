import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { openBookedOffice } from "#test/support/booked-office.ts";
import { startProgram, type Program } from "#test/support/program.ts";
import { openScreen, rowWith, signInAs, tableOf } from "#test/support/window.ts";

describe("restoring a backup in the window", () => {
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

  const addVillage = async (code: string, name: string): Promise<void> => {
    await openScreen(page, "村与账套");
    await page.getByRole("heading", { name: "村与账套" }).waitFor();
    await page.keyboard.press("F11");
    await page.getByLabel("村编码").fill(code);
    await page.getByLabel("村名").fill(name);
    await page.keyboard.press("F8");
    await page.getByText(name).first().waitFor();
  };

  it("shows both ledgers, asks for the township's name, signs everybody out and opens the backup", async () => {
    const other = await program.openWindow();
    await signInAs(other, "auditor");
    await signInAs(page, "administrator");
    await openScreen(page, "备份与恢复");
    await page.getByLabel("备份到哪个文件夹").fill(join(program.folder, "usb"));
    await page.getByRole("button", { name: "立即备份" }).click();
    await page.getByRole("button", { name: "恢复……" }).waitFor();
    await addVillage("99", "后加村");
    await openScreen(page, "备份与恢复");
    await page.getByRole("button", { name: "恢复……" }).first().click();
    await page.getByRole("button", { name: "查看这份备份" }).click();
    await page.getByText("这份备份已打开核对过").waitFor();
    const go = page.getByRole("button", { name: "用这份备份恢复" });
    expect(await go.isDisabled()).toBe(true);
    await page.getByLabel("输入乡镇全名确认").fill("青禾镇");
    await go.click();
    await page.locator(".ant-modal-confirm-title").getByText("已经恢复").waitFor();
    await page.getByText(/被替换-/).waitFor();
    await page.getByRole("button", { name: "知道了" }).click();
    await signInAs(page, "administrator");
    await openScreen(page, "村与账套");
    await page.getByText("柳溪村").first().waitFor();
    expect(await page.getByText("后加村").count()).toBe(0);
    await openScreen(other, "科目余额表").catch(() => undefined);
    await other.getByRole("button", { name: /登\s*录/ }).waitFor();
    expect(await rowWith(tableOf(other, "科目余额表"), "101").count()).toBe(0);
  });
});
