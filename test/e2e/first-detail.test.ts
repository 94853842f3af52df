import { afterEach, beforeEach, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { startProgram, type Program } from "#test/support/program.ts";
import { openVillage } from "#test/support/village.ts";
import { openScreen, rowWith, signInAs, tableOf } from "#test/support/window.ts";

let program: Program;
let page: Page;

beforeEach(async () => {
  const village = await openVillage();
  await village.book(
    village.content("2026-08-05", [
      { code: "101", debit: 70, summary: "收到投入" },
      { code: "301", credit: 70, summary: "收到投入" },
    ]),
  );
  await village.book(
    village.content("2026-08-06", [
      { code: "bank", debit: 300, summary: "收承包费" },
      { code: "501", credit: 300, summary: "收承包费" },
    ]),
  );
  village.desk.close();
  program = await startProgram({ ledger: village.ledgerPath });
  page = program.page;
  await signInAs(page, "bookkeeper");
});
afterEach(async () => {
  await program.close();
});

it("shows what the first detail takes over before it is made, and makes the voucher that was shown", async () => {
  await openScreen(page, "会计科目");
  const accounts = tableOf(page, "会计科目");
  await rowWith(accounts, "经营收入").getByRole("button", { name: "加明细" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("501 经营收入 本年已记的 贷方 300.00 元留在本科目").waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await page.getByLabel("查找科目").fill("301");
  await rowWith(accounts, "301").getByRole("button", { name: "加明细" }).click();
  await dialog.getByText("301 资本 现有余额贷方 70.00 元，由第一个明细全部接收").waitFor();
  await dialog.getByLabel("科目名称").fill("集体股");
  const lines = tableOf(page, "结转凭证");
  await rowWith(lines, "30101 集体股").getByText("70.00").waitFor();
  await page.keyboard.press("F8");
  await page.getByText("科目细分：资本 转入明细 资本-集体股").first().waitFor();
  expect(await page.getByText("草稿").first().isVisible()).toBe(true);
});
