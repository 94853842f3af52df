import type { Page } from "playwright-core";
import { ledgerNames } from "#fixtures/setup/qinghe.ts";
import type { Program } from "#test/support/program.ts";
import { openScreen, rowWith, tableOf } from "#test/support/window.ts";
import { chooseLedger, keys, shoot, signIn } from "./camera.ts";

const shootTrialBalance = async (page: Page): Promise<void> => {
  await openScreen(page, "科目余额表");
  await page.getByRole("button", { name: "上季" }).click();
  const balance = tableOf(page, "科目余额表");
  await rowWith(balance, "10201").waitFor();
  await shoot(page, "trial-balance");
  await balance.focus();
  await keys(page, "Home", "ArrowDown", "ArrowDown", "Enter");
  await page.getByRole("heading", { name: /明细账/ }).waitFor();
  await shoot(page, "subsidiary-ledger");
};

const books = [
  ["总账", /^总账/, "general-ledger"],
  ["银行日记账", /^银行存款日记账/, "bank-journal"],
  ["现金日记账", /^现金日记账/, "cash-journal"],
  ["资产负债表", /^资产负债表/, "balance-sheet"],
  ["收益及收益分配表", /^收益及收益分配表/, "income-statement"],
  ["收支明细表", /^收支明细表/, "income-detail"],
  ["报表附注", /^会计报表附注/, "statement-notes"],
  ["村、乡镇汇总报表", /汇总报表/, "combined-statements"],
  ["报表公式", /^报表公式/, "report-definitions"],
] as const;

/** The books, findings and workbooks of a quarter that is closed. */
export const shootFinishedQuarter = async ({ page }: Program): Promise<void> => {
  await page.getByRole("button", { name: "何主任" }).waitFor();
  await shoot(page, "sign-in-demo");
  await signIn(page, "he");
  await chooseLedger(page, ledgerNames.liuxi);
  await shootTrialBalance(page);
  for (const [label, heading, name] of books) {
    await openScreen(page, label);
    await page.getByRole("heading", { name: heading }).waitFor();
    const lastQuarter = page.getByRole("button", { name: "上季" });
    if ((await lastQuarter.count()) > 0) await lastQuarter.click();
    await shoot(page, name);
  }
  await openScreen(page, "首页");
  const row = page.getByRole("row", { name: /柳溪村股份经济合作社/ });
  await row.getByRole("button", { name: "答复疑点" }).click();
  await page.getByText("超限额").first().waitFor();
  await shoot(page, "findings");
  await openScreen(page, "季度工作簿");
  await tableOf(page, "生成过的版本").waitFor();
  await shoot(page, "workbooks");
  await openScreen(page, "数据校验");
  await page.getByRole("button", { name: /开始校验/ }).click();
  await page.getByText("全部通过").waitFor();
  await shoot(page, "verification");
};
