import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { picture } from "#test/support/journey.ts";
import { startProgram, type Program } from "#test/support/program.ts";
import { icbcNumber, icbcStatement } from "#test/support/icbc-statement.ts";
import { importStatement } from "#test/support/statement-import.ts";
import { openVillage } from "#test/support/village.ts";
import { openScreen, rowCount, rowWith, signInAs, tableOf } from "#test/support/window.ts";

/** A village whose July is booked and whose bank's July has come in: pairs, a reversal, a sum, twins and what stays open. */
const bookedJuly = async (): Promise<{ readonly path: string; readonly close: () => void }> => {
  const village = await openVillage(icbcNumber);
  const spend = (on: string, yuan: number, summary: string) =>
    village.book(
      village.content(on, [
        { code: "121", debit: yuan, summary },
        { code: "bank", credit: yuan, summary },
      ]),
    );
  await spend("2026-07-05", 300, "付李建国运费");
  await spend("2026-07-10", 120, "付办公用品");
  await spend("2026-07-12", 650, "代发保洁工资");
  await spend("2026-07-15", 60, "垃圾清运");
  await spend("2026-07-15", 60, "垃圾清运");
  await spend("2026-07-31", 70, "未到银行的支票");
  const file = icbcStatement("七月.csv", [
    { on: "2026-07-05", yuan: -300, party: "李建国", account: "6217990000000000011" },
    { on: "2026-07-11", yuan: -120, party: "青禾镇启明文具店" },
    { on: "2026-07-12", yuan: -250, party: "王秀英", text: "代发工资" },
    { on: "2026-07-12", yuan: -400, party: "赵国庆", text: "代发工资" },
    { on: "2026-07-15", yuan: -60, party: "青禾镇环卫站" },
    { on: "2026-07-15", yuan: -60, party: "青禾镇环卫站" },
    { on: "2026-07-20", yuan: -80, party: "某商店" },
    { on: "2026-07-21", yuan: 80, party: "某商店", text: "退汇 户名不符" },
    { on: "2026-07-21", yuan: 3.2, text: "结息" },
  ]);
  const reply = await importStatement(village, file, { makeDrafts: false });
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  village.desk.close();
  return { path: village.ledgerPath, close: village.close };
};

describe("a month from both its sides", () => {
  let program: Program;
  let page: Page;
  let close: () => void;

  beforeEach(async () => {
    const july = await bookedJuly();
    ({ close } = july);
    program = await startProgram({ ledger: join(july.path) });
    ({ page } = program);
    await signInAs(page, "bookkeeper");
  });
  afterEach(async () => {
    await program.close();
    close();
  });

  it("comes to a difference of zero without the mouse", async () => {
    await openScreen(page, "对账");
    // The journey begins in the month the office works in; July is typed.
    await page.getByLabel("截止日期", { exact: true }).fill("2026-07-31");
    await page.keyboard.press("Enter");
    const books = tableOf(page, "单位日记账");
    const bank = tableOf(page, "银行对账单");
    await expect.poll(() => rowCount(bank)).toBe(9);
    expect(await rowCount(books)).toBe(6);
    await picture(page, "matching");
    // What is beyond doubt goes by one key: two pairs and the reversal.
    await page.getByText("有把握的 3 组全部对上").waitFor();
    await page.keyboard.press("F8");
    await expect.poll(() => rowCount(bank)).toBe(5);
    // A sum is offered, seen and confirmed: the first tick takes the whole offer with it.
    await books.focus();
    await page.keyboard.press("Home");
    await page.getByText("2 笔合计正好相等（代发），请核对后按回车").waitFor();
    await page.keyboard.press("Space");
    const status = page.getByRole("status").filter({ hasText: "差额" });
    await status.getByText("可以对上，按回车").waitFor();
    expect(await status.innerText()).toMatch(/-650\.00[\s\S]*-650\.00[\s\S]*0\.00/);
    await picture(page, "matching-sum");
    await page.keyboard.press("Enter");
    await expect.poll(() => rowCount(bank)).toBe(3);
    // What nobody but a person can tell is looked at alone, both sides beside each other, and left again by Esc.
    await page.keyboard.press("F7");
    await page.getByText(/分不清的第 1 组，共 1 组/).waitFor();
    await expect.poll(() => Promise.all([rowCount(books), rowCount(bank)])).toEqual([2, 2]);
    await picture(page, "matching-doubts");
    await page.keyboard.press("Escape");
    await expect.poll(() => rowCount(bank)).toBe(3);
    // Twins are for a person: which of them is all the same, but nobody else says so.
    for (const left of [2, 1]) {
      await books.focus();
      await page.keyboard.press("Home");
      if (left === 2) {
        await page.getByText(/分不清谁对谁/).waitFor();
        await picture(page, "matching-twins");
      }
      await page.keyboard.press("Space");
      if (left === 2) {
        await bank.focus();
        await page.keyboard.press("Home");
        await page.keyboard.press("Space");
      }
      await status.getByText("可以对上，按回车").waitFor();
      await page.keyboard.press("Enter");
      await expect.poll(() => rowCount(bank)).toBe(left);
    }
    await page.keyboard.press("F4");
    const matched = tableOf(page, "已对上的流水");
    await rowWith(matched, "对方户名相同（李建国）").waitFor();
    expect(await rowCount(matched)).toBe(7);
    await picture(page, "matched");
    await page.keyboard.press("Escape");
    await matched.waitFor({ state: "hidden" });
    await openScreen(page, "余额调节表");
    await page.getByLabel("截止日期", { exact: true }).fill("2026-07-31");
    await page.keyboard.press("Enter");
    await page.getByText("两边相符").waitFor();
    expect(await page.getByText("未达账项 2 笔").count()).toBe(1);
    await picture(page, "reconciliation");
  });
});
