import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openBookedOffice } from "#test/support/booked-office.ts";
import { chooseLedger, picture } from "#test/support/journey.ts";
import { startProgram, type Program } from "#test/support/program.ts";
import { openScreen, rowWith, signInAs, tableOf } from "#test/support/window.ts";

const ledgerName = "柳溪村股份经济合作社";

let program: Program;
let page: Page;
beforeAll(async () => {
  const { office } = await openBookedOffice();
  office.desk.close();
  program = await startProgram({ ledger: office.ledgerPath });
  page = program.page;
  await signInAs(page, "auditor");
  await chooseLedger(page, ledgerName);
  await openScreen(page, "科目余额表");
  await page.getByRole("button", { name: "本季" }).click();
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await picture(page, "drill-failed");
});
afterAll(async () => {
  await program.close();
});

/** Opens the marked row of a table by keyboard alone. */
const enter = async (label: string, text: string | RegExp): Promise<void> => {
  const table = tableOf(page, label);
  const wanted = rowWith(table, text).first();
  await wanted.waitFor({ state: "attached" });
  await table.focus();
  await page.keyboard.press("Home");
  const active = table.locator("tr[aria-selected=true]");
  for (let step = 0; step < 400; step += 1) {
    const shown = await active.innerText();
    if (typeof text === "string" ? shown.includes(text) : text.test(shown)) break;
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
};

const heading = (name: RegExp | string) => page.getByRole("heading", { name, level: 1 }).first().waitFor();

/** From a book to the voucher behind its first line, and back to the same line. */
const throughVoucher = async (book: string): Promise<void> => {
  await enter(book, /记-\d+/);
  await page.getByText("已记账").first().waitFor();
  await page.keyboard.press("Escape");
  const active = tableOf(page, book).locator("tr[aria-selected=true]");
  await expect.poll(() => active.innerText()).toMatch(/记-\d+/);
};

/** From wherever one stands into 明细账, its voucher, and back to the row one left. */
const throughBook = async (from: string, row: string | RegExp, account: RegExp): Promise<void> => {
  await enter(from, row);
  await heading(account);
  await throughVoucher("明细账");
  await page.keyboard.press("Escape");
  await rowWith(tableOf(page, from), row).first().waitFor({ state: "attached" });
};

describe("every figure leads to its voucher and back", () => {
  it("from the trial balance", async () => {
    await throughBook("科目余额表", "10201", /明细账.*10201/);
  });

  it.each([
    ["资产负债表", "货币资金", "102 银行存款", /明细账.*102/],
    ["收益及收益分配表", "管理费用", "513 管理费用", /明细账.*513/],
  ])("from %s by the formula of a line", async (screen, line, account, title) => {
    await openScreen(page, screen);
    await enter(screen, line);
    await throughBook("涉及的科目", account, title);
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
  });

  it("from 收支明细表", async () => {
    await openScreen(page, "收支明细表");
    await throughBook("收支明细表", "管理费用", /明细账.*513/);
  });

  it("from the township's total to the village's own statement and on", async () => {
    await openScreen(page, "村、乡镇汇总报表");
    await enter("资产负债表", "货币资金");
    await enter("由哪些账套相加", ledgerName);
    await heading("资产负债表");
    await page.getByText("取数公式").waitFor();
    await throughBook("涉及的科目", "102 银行存款", /明细账.*102/);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await page.keyboard.press("Escape");
    await heading("村、乡镇汇总报表");
  });

  it("from 总账 by its month", async () => {
    await openScreen(page, "总账");
    await heading(/总账/);
    await enter("总账", "本月合计");
    await heading(/明细账/);
    await page.keyboard.press("Escape");
    await heading(/总账/);
  });

  it.each([
    ["银行日记账", "银行存款日记账"],
    ["多栏账", "多栏账"],
  ])("from %s straight to the voucher", async (screen, book) => {
    await openScreen(page, screen);
    await throughVoucher(book);
  });

  it.each([
    ["资金日报", "资金日报", "10201", /明细账.*10201/],
    ["凭证汇总", "凭证汇总", "102", /明细账.*102/],
  ])("from %s by the account", async (screen, book, row, title) => {
    await openScreen(page, screen);
    if (screen === "凭证汇总") {
      await page.getByRole("textbox", { name: "从哪天" }).fill("2026-07-01");
      await page.keyboard.press("Enter");
    }
    await enter(book, row);
    await heading(title);
    await page.keyboard.press("Escape");
    await heading(screen);
  });
});
