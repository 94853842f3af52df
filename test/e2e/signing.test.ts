import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { demoPassword } from "#cli/demo-office.ts";
import { ledgerNames } from "#fixtures/setup/qinghe.ts";
import { sheetTexts } from "#files/workbook/sheet-texts.ts";
import { chooseLedger, picture, signInTo } from "#test/support/journey.ts";
import { startProgram, type Program } from "#test/support/program.ts";
import { openScreen, rowWith, tableOf } from "#test/support/window.ts";

const saved = async (page: Page, folder: string, press: () => Promise<void>): Promise<string> => {
  const waiting = page.waitForEvent("download");
  await press();
  const download = await waiting;
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
};

describe("a closed quarter", () => {
  let program: Program;
  let page: Page;
  let other: Page;
  const versions = (on: Page) => tableOf(on, "生成过的版本");
  const rowOf = (on: Page) => rowWith(versions(on), ledgerNames.liuxi).first();

  beforeAll(async () => {
    program = await startProgram({ demo: true });
    page = program.page;
    await signInTo(page, "chen");
    await openScreen(page, "季度工作簿");
    await versions(page).waitFor();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await picture(page, "failed-signing");
  });
  afterAll(async () => {
    await program.close();
  });

  it("is made, and signed by the preparer with a reason for what has no answer", async () => {
    const make = rowWith(tableOf(page, "可以生成的工作簿"), ledgerNames.liuxi);
    await saved(page, program.folder, () => make.getByRole("button", { name: "生成并下载" }).click());
    await rowOf(page).getByRole("button", { name: "制表签名" }).click();
    const dialog = page.getByRole("dialog", { name: /制表签名/ });
    await dialog.getByLabel(/登录密码/).fill("错的");
    await dialog.getByRole("button", { name: "制表签名" }).click();
    await dialog.getByText(/密码/).first().waitFor();
    await dialog.getByLabel(/登录密码/).fill(demoPassword);
    await dialog.getByRole("button", { name: "制表签名" }).click();
    await dialog.getByText(/条疑点没有答复/).waitFor();
    await picture(page, "sign-dialog");
    await dialog.getByLabel(/没有全部答复的原因/).fill("票据还在村里，下季度答复");
    await dialog.getByRole("button", { name: "制表签名" }).click();
    await rowOf(page).getByText("制表 陈会计").waitFor();
    await picture(page, "workbooks-prepared");
  });

  it("is not offered to the bookkeeper for the second signature, but signed by a reviewer in another window", async () => {
    await rowOf(page).getByText("审核未签").waitFor();
    expect(await rowOf(page).getByRole("button", { name: "审核签名" }).count()).toBe(0);
    other = await program.openWindow();
    await signInTo(other, "zhou");
    await openScreen(other, "季度工作簿");
    await rowOf(other).getByRole("button", { name: "审核签名" }).click();
    const dialog = other.getByRole("dialog", { name: /审核签名/ });
    await dialog.getByLabel(/登录密码/).fill(demoPassword);
    await dialog.getByRole("button", { name: "审核签名" }).click();
    await rowOf(other).getByText("审核 周审核").waitFor({ timeout: 60_000 });
    await picture(other, "workbooks-signed");
  });

  it("comes out as Excel and PDF with both names", async () => {
    const excel = await saved(other, program.folder, () => rowOf(other).getByRole("button", { name: "Excel" }).click());
    const cover = ((await sheetTexts(readFileSync(excel))).get("0 封面与编制说明") ?? []).join("\n");
    expect(cover).toContain("陈会计");
    expect(cover).toContain("周审核");
    expect(cover).toContain("票据还在村里");
    const pdf = await saved(other, program.folder, () => rowOf(other).getByRole("button", { name: "PDF" }).click());
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("puts the whole township into one folder", async () => {
    await page.getByRole("button", { name: "全镇一次生成" }).click();
    const dialog = page.getByRole("dialog", { name: /全镇工作簿一次生成/ });
    const folder = join(program.folder, "全镇");
    await dialog.getByLabel("放在哪个文件夹").fill(folder);
    await dialog.getByRole("button", { name: "开始生成" }).click();
    await dialog.getByText(/全部完整/).waitFor({ timeout: 120_000 });
    await picture(page, "workbooks-all");
    expect(existsSync(folder)).toBe(true);
    expect(readdirSync(folder).every((name) => name.endsWith(".xlsx"))).toBe(true);
    expect(readdirSync(folder).length).toBeGreaterThan(2);
  });

  it("leaves the program as data", async () => {
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /关\s?闭/ })
      .first()
      .click();
    await openScreen(page, "数据导出");
    await page.getByLabel("存放文件夹").fill(join(program.folder, "数据"));
    await page.getByRole("button", { name: "导出全部账套" }).click();
    await tableOf(page, "导出的文件").waitFor();
    await picture(page, "data-export");
    const names = readdirSync(join(program.folder, "数据"));
    expect(names.length).toBeGreaterThan(1);
    expect(names.every((name) => name.endsWith(".xml"))).toBe(true);
    expect(await page.getByRole("button", { name: "导出全部数据" }).isEnabled()).toBe(false);
  });

  it("is noted by the auditor, who changes nothing else, and becomes a notice", async () => {
    const audit = await program.openWindow();
    await signInTo(audit, "shenji");
    await openScreen(audit, "疑点清单");
    await rowWith(tableOf(audit, "疑点清单"), ledgerNames.liuxi)
      .first()
      .getByRole("button", { name: "记底稿" })
      .click();
    const dialog = audit.getByRole("dialog", { name: "记一条底稿" });
    await dialog.getByLabel("事实").fill("发票上没有用途，村里说不清买了什么。");
    await dialog.getByLabel("整改要求", { exact: true }).fill("补附清单和签收记录");
    await picture(audit, "note-dialog");
    await dialog.getByRole("button", { name: "记入底稿" }).click();
    await dialog.waitFor({ state: "hidden" });
    await chooseLedger(audit, ledgerNames.liuxi);
    await openScreen(audit, "审计记录");
    await rowWith(tableOf(audit, "审计记录"), "补附清单").waitFor();
    await picture(audit, "audit-notes");
    const notice = await saved(audit, program.folder, () =>
      audit.getByRole("button", { name: "整改通知 PDF" }).click(),
    );
    expect(readFileSync(notice).subarray(0, 5).toString()).toBe("%PDF-");
  });
});
