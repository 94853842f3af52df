import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FileChooser, Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { linesOf, readPdf } from "#test/support/pdf-text.ts";
import { keys, pick, picture } from "#test/support/journey.ts";
import { startProgram, type Program } from "#test/support/program.ts";
import { icbcNumber } from "#test/support/icbc-statement.ts";
import { ccbNumber, psbcNumber, threeBanks } from "#test/support/three-banks.ts";
import { openScreen, rowCount, rowWith, signInAs, tableOf } from "#test/support/window.ts";

/** Goes to a field as a person without a mouse does; answers in how many steps it came there. */
const tabTo = async (page: Page, name: string, most = 30): Promise<number> => {
  for (let steps = 0; steps <= most; steps += 1) {
    const focused = await page.evaluate(
      () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent,
    );
    if (focused === name) return steps;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${name} is not reached by ${most} tabs`);
};

describe("a month from three banks' files", () => {
  let program: Program;
  let page: Page;
  let close: () => void;
  let paths: readonly string[];
  const folder = mkdtempSync(join(tmpdir(), "xz-month-"));

  beforeEach(async () => {
    const month = await threeBanks();
    ({ close } = month);
    paths = month.files.map(({ name, bytes }) => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    });
    program = await startProgram({ ledger: month.path });
    ({ page } = program);
    await signInAs(page, "bookkeeper");
  });
  afterEach(async () => {
    await program.close();
    close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Books the line under the cursor of 银行流水 and waits until it has left the list. */
  const bookLine = async (account: string, category: string): Promise<void> => {
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "按这笔流水制凭证" });
    await dialog.waitFor();
    await pick(page, account);
    await page.keyboard.press("Tab");
    await pick(page, category);
    await page.keyboard.press("F8");
    await dialog.waitFor({ state: "hidden" });
  };

  it("comes to a difference of zero on every account, and onto paper, without the mouse", async () => {
    await openScreen(page, "导入对账单");
    await page.getByText("把对账单文件拖到这里").waitFor();
    // The screen is seen a moment before it listens for its keys.
    const choosers: FileChooser[] = [];
    page.on("filechooser", (chooser) => choosers.push(chooser));
    await expect
      .poll(async () => {
        await page.keyboard.press("F11");
        return choosers.length;
      })
      .toBeGreaterThan(0);
    await choosers[0]?.setFiles([...paths]);
    const list = page.getByRole("list", { name: "选好的文件" });
    await expect.poll(() => list.innerText()).toMatch(/(?:待导入[\s\S]*){3}/);
    await picture(page, "month-files");
    await page.keyboard.press("F9");
    await expect.poll(() => list.getByText("已导入", { exact: true }).count()).toBe(3);
    await picture(page, "month-imported");
    // The first button leads on, to the open lines of all three accounts.
    await page.keyboard.press("Enter");
    const lines = tableOf(page, "银行流水");
    await rowWith(lines, "青禾镇启明文具店").waitFor();
    // Ten lines came; the charge and the interest were drafted by the office's rules.
    await expect.poll(() => rowCount(lines)).toBe(8);

    await page.keyboard.press("F6");
    const transfers = page.getByRole("dialog", { name: "本单位账户之间的转账" });
    await expect.poll(() => rowCount(tableOf(page, "本单位互转"))).toBe(2);
    await picture(page, "month-transfers");
    await page.keyboard.press("F8");
    await transfers.getByText("生成了 2 张凭证草稿").waitFor();
    // Taken back in one go, and made again.
    await page.keyboard.press("F9");
    await expect.poll(() => rowCount(tableOf(page, "本单位互转"))).toBe(2);
    await page.keyboard.press("F8");
    await transfers.getByText("生成了 2 张凭证草稿").waitFor();
    await page.keyboard.press("Escape");
    await transfers.waitFor({ state: "hidden" });
    await expect.poll(() => rowCount(lines)).toBe(4);

    await openScreen(page, "对账");
    await page.getByLabel("截止日期", { exact: true }).waitFor();
    await tabTo(page, "截止日期");
    await keys(page, "Control+a", "2026-07-31", "Enter");
    await page.getByText("有把握的 1 组全部对上").waitFor();
    await page.keyboard.press("F8");
    await page.getByText("对上了 1 组").waitFor();

    await openScreen(page, "银行流水");
    await expect.poll(() => rowCount(lines)).toBe(10);
    await page.keyboard.press("F4");
    await expect.poll(() => rowCount(lines)).toBe(3);
    await tabTo(page, "银行流水");
    await page.keyboard.press("Home");
    await bookLine("513", "办公费");
    await expect.poll(() => rowCount(lines)).toBe(2);
    await bookLine("513", "办公费");
    await expect.poll(() => rowCount(lines)).toBe(1);

    const reviewer = await program.openWindow();
    await signInAs(reviewer, "reviewer");
    await openScreen(reviewer, "凭证查询");
    const vouchers = tableOf(reviewer, "凭证");
    await rowWith(vouchers, "草稿").first().waitFor();
    const all = reviewer.getByRole("checkbox", { name: "全选" });
    for (const key of ["Alt+r", "Alt+p"]) {
      // A dialog that is still fading keeps the keys to itself.
      await expect
        .poll(async () => {
          if (!(await all.isChecked())) await reviewer.keyboard.press("Alt+a");
          return all.isChecked();
        })
        .toBe(true);
      await reviewer.keyboard.press(key);
      await reviewer.getByText("6 张全部完成").waitFor();
      await picture(reviewer, `month-${key}`);
      const putAway = reviewer.getByRole("button", { name: "知道了" });
      await expect.poll(() => putAway.evaluate((button) => button === document.activeElement)).toBe(true);
      await reviewer.keyboard.press("Enter");
      await reviewer.getByText("6 张全部完成").waitFor({ state: "hidden" });
    }

    await openScreen(page, "余额调节表");
    await page.getByLabel("截止日期", { exact: true }).waitFor();
    await tabTo(page, "截止日期");
    await keys(page, "Control+a", "2026-07-31", "Enter");
    const items: string[] = [];
    for (const number of [icbcNumber, psbcNumber, ccbNumber]) {
      await page.getByText(`账号：${number}`).waitFor();
      await page.getByText("两边相符").waitFor();
      items.push(await page.getByText(/没有未达账项|未达账项 \d+ 笔/).innerText());
      await picture(page, `month-reconciled-${items.length}`);
      if (number !== ccbNumber) await page.keyboard.press("Alt+PageDown");
    }
    // The cheque that has not come to the bank, nothing, and the purchase nobody has booked.
    expect(items.map((text) => text.split("；")[0])).toEqual(["未达账项 1 笔", "没有未达账项。", "未达账项 1 笔"]);
    await page.keyboard.press("Control+p");
    await page.getByAltText("第 1 页").waitFor();
    await picture(page, "month-paper");
    const saving = page.waitForEvent("download");
    await tabTo(page, "保存 PDF");
    await page.keyboard.press("Enter");
    const paper = (await readPdf(readFileSync(await (await saving).path()))).flatMap(linesOf);
    expect(paper.some((line) => line.includes("银行存款余额调节表"))).toBe(true);
    expect(paper.some((line) => line.includes(ccbNumber))).toBe(true);
  });
});
