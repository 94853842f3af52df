import type { Page } from "playwright-core";
import { expect, it, onTestFinished } from "vitest";
import { openBookedOffice } from "#test/support/booked-office.ts";
import { startProgram } from "#test/support/program.ts";
import { openScreen, signInAs, tableOf } from "#test/support/window.ts";

const open = async (zoom: number): Promise<Page> => {
  const { office } = await openBookedOffice();
  office.desk.close();
  const program = await startProgram({ ledger: office.ledgerPath, zoom });
  onTestFinished(program.close);
  await signInAs(program.page, "bookkeeper");
  return program.page;
};

/** Which part of the window stands above a table: 0 nothing, 1 all of it. */
const shareAbove = async (page: Page, label: string): Promise<number> => {
  const table = tableOf(page, label);
  await table.waitFor();
  const top = await table.evaluate((node) => node.getBoundingClientRect().top);
  return top / (await page.evaluate(() => window.innerHeight));
};

it("at twice the size every report still has the greater part of the window for its rows", async () => {
  const page = await open(2);
  for (const [screen, label] of [
    ["科目余额表", "科目余额表"],
    ["银行日记账", "银行存款日记账"],
    ["现金日记账", "现金日记账"],
    ["资产负债表", "资产负债表"],
    ["收益及收益分配表", "收益及收益分配表"],
  ] as const) {
    await openScreen(page, screen);
    expect(await shareAbove(page, label), screen).toBeLessThan(0.5);
  }
});

it("writes everything larger when the person says so, and still does after a reload", async () => {
  const page = await open(1);
  const fontOf = () => page.locator("body").evaluate((node) => getComputedStyle(node).fontSize);
  expect(await fontOf()).toBe("16px");
  await page.locator(".frame-top").getByRole("button", { name: "陈会计" }).click();
  await page.getByText("字的大小").hover();
  await page.getByRole("menuitem", { name: "特大" }).click();
  await expect.poll(fontOf).toBe("20px");
  await page.reload();
  await expect.poll(fontOf).toBe("20px");
  await openScreen(page, "科目余额表");
  expect(await shareAbove(page, "科目余额表")).toBeLessThan(0.4);
});
