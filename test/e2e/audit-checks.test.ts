import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ledgerNames } from "#fixtures/setup/qinghe.ts";
import { chooseLedger, picture } from "#test/support/journey.ts";
import { settle } from "#test/support/pace.ts";
import { startProgram, type Program } from "#test/support/program.ts";
import { openScreen, rowCount, rowWith, tableOf } from "#test/support/window.ts";

describe("an auditor at the checks of a closed quarter", () => {
  let program: Program;
  let page: Page;

  beforeAll(async () => {
    program = await startProgram({ demo: true });
    page = program.page;
    await page.getByRole("button", { name: "审计员" }).click();
    await page.getByRole("main").getByRole("row", { name: ledgerNames.liuxi }).waitFor();
    await chooseLedger(page, ledgerNames.liuxi);
  });
  afterAll(async () => {
    await program.close();
  });

  it("opens one check, reads what it goes by, follows a finding to its voucher and notes it", async () => {
    await openScreen(page, "检查项目");
    const tests = tableOf(page, "检查项目");
    await rowWith(tests, "超限额").first().waitFor();
    expect(await rowCount(tests)).toBeGreaterThan(30);
    await rowWith(tests, "拆分报销").first().dblclick();
    await page.getByRole("heading", { name: "E08 拆分报销" }).waitFor();
    await page.getByText("单笔审批线").waitFor();
    await settle(page);
    await picture(page, "check-e08");
    await page.getByRole("button", { name: "全部检查项目" }).click();
    await rowWith(tests, "超限额").first().dblclick();
    const found = tableOf(page, "E14 查到的疑点");
    await rowWith(found, "记-").first().getByRole("button", { name: "记底稿" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("事实").fill("差旅费超过议定限额，凭证附有报账单。");
    await dialog.getByRole("button", { name: /^记/ }).last().click();
    await page.getByText("差旅费超过议定限额，凭证附有报账单。").waitFor();
    await settle(page);
    await picture(page, "check-e14");
    await rowWith(found, "记-").first().getByRole("button", { name: /记-/ }).click();
    await page.getByRole("heading", { name: /^凭证 记-\d+$/ }).waitFor();
  });

  it("reads the profiles of the payments in charts and words, and draws a sample by its seed", async () => {
    await openScreen(page, "数字特征与抽查");
    await page.getByRole("group", { name: "付款金额的首位数字" }).waitFor();
    for (const [part, words] of [
      ["贴近审批线", /审批线/],
      ["年度同比", /上年同期/],
      ["抽查清单", /种子 [0-9a-f]{8}/],
      ["走访名单", /个人排在前面/],
    ] as const) {
      await page.getByText(part, { exact: true }).click();
      await page.getByText(words).first().waitFor();
      await settle(page);
      await picture(page, `profile-${part}`);
    }
  });

  it("finds its own reading of the lists in the log, by the kind of operation", async () => {
    await openScreen(page, "操作日志");
    await page.getByRole("combobox", { name: "操作类别" }).click();
    await page.locator(".ant-select-item-option", { hasText: "查看敏感名单" }).click();
    await page.getByRole("cell", { name: "查看抽查和走访名单" }).first().waitFor();
    await settle(page);
    await picture(page, "log-reading");
    expect(await page.getByRole("cell", { name: "结账", exact: true }).count()).toBe(0);
  });
});
