import type { Page } from "playwright-core";
import { afterEach, describe, expect, it } from "vitest";
import { ledgerNames } from "#fixtures/setup/qinghe.ts";
import { chooseLedger, picture, signInTo } from "#test/support/journey.ts";
import { prepareLongWork } from "#test/support/long-statement.ts";
import { openOffice } from "#test/support/office.ts";
import { startProgram, type Program } from "#test/support/program.ts";
import { openScreen, rowWith, signInAs, tableOf } from "#test/support/window.ts";

const lineCount = 12_000;

/** Presses 取消 as soon as the dialog with this title shows how far the work has come: nobody's hand is surer. */
const cancelSoon = (page: Page, title: string): Promise<void> =>
  page.evaluate((wanted) => {
    new MutationObserver((_changes, observer) => {
      const dialogs = [...document.querySelectorAll("[role='dialog']")];
      const dialog = dialogs.find((each) => each.textContent.includes(wanted));
      if (dialog === undefined || !/（\d+ \/ \d+）/u.test(dialog.textContent)) return;
      observer.disconnect();
      dialog.querySelector("button")?.click();
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  }, title);

const waitForEnd = async (page: Page, title: RegExp): Promise<void> => {
  const dialog = page.getByRole("dialog", { name: title });
  await dialog.waitFor();
  await dialog.waitFor({ state: "hidden", timeout: 60_000 });
};

describe("a work stopped in the window", () => {
  let program: Program;
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await picture(program.page, "failed-cancelling");
    await program.close();
  });

  it("leaves no line of a statement behind, which can be imported whole afterwards", async () => {
    const office = await openOffice();
    const { preview } = await prepareLongWork(office, lineCount);
    office.desk.close();
    program = await startProgram({ ledger: office.ledgerPath });
    const { page } = program;
    await signInAs(page, "bookkeeper");
    await chooseLedger(page, "石桥村村委会");
    await openScreen(page, "导入对账单");
    const { name, bytes } = preview.file;
    await page
      .locator("input[type=file]")
      .first()
      .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(bytes, "base64") });
    await page.getByRole("heading", { name: /逐笔预览/ }).waitFor();
    await cancelSoon(page, `导入 ${name}`);
    await page.keyboard.press("F8");
    await page.getByText("已取消，账本没有改动").waitFor();
    await page.getByRole("heading", { name: /逐笔预览/ }).waitFor();
    await picture(page, "import-cancelled");
    const other = await program.openWindow();
    await signInAs(other, "reviewer");
    await openScreen(other, "银行流水");
    await chooseLedger(other, "石桥村村委会");
    await other.getByText("这段时间没有银行流水").waitFor();
    await openScreen(other, "导入对账单");
    await other.getByText("还没有导入过对账单").waitFor();
    await other.context().close();
    await page.keyboard.press("F8");
    await page.getByText(`导入了 ${String(lineCount)} 笔流水`).waitFor({ timeout: 120_000 });
  }, 240_000);

  it("leaves no version of a workbook behind, which can be made whole afterwards", async () => {
    program = await startProgram({ demo: true });
    const { page } = program;
    const downloads: string[] = [];
    page.on("download", (download) => downloads.push(download.suggestedFilename()));
    await signInTo(page, "chen");
    await openScreen(page, "季度工作簿");
    const versions = tableOf(page, "生成过的版本");
    await versions.waitFor();
    const before = await versions.getByRole("row").count();
    const make = rowWith(tableOf(page, "可以生成的工作簿"), ledgerNames.liuxi);
    await cancelSoon(page, "正在生成");
    await make.getByRole("button", { name: "生成并下载" }).click();
    await waitForEnd(page, /正在生成/);
    await picture(page, "workbook-cancelled");
    await openScreen(page, "疑点清单");
    await openScreen(page, "季度工作簿");
    await versions.waitFor();
    expect(await versions.getByRole("row").count()).toBe(before);
    expect(downloads).toEqual([]);
    const done = page.waitForEvent("download");
    await make.getByRole("button", { name: "生成并下载" }).click();
    await done;
    await expect.poll(() => page.getByText(/账簿指纹 [0-9a-f]{4}/).count()).toBeGreaterThan(0);
    const text = await page
      .getByText(/账簿指纹 [0-9a-f]{4}/)
      .first()
      .innerText();
    const [, shown = "?"] = /账簿指纹 ([0-9a-f ]+[0-9a-f])/u.exec(text) ?? [];
    await rowWith(versions, ledgerNames.liuxi).first().getByText(shown).waitFor();
  }, 240_000);
});
