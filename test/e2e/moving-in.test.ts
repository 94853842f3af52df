import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LedgerId } from "#domain/core/ids.ts";
import { balancesT3, oldTotals, vouchersNingmeng, type ForeignFile } from "#test/support/foreign-files.ts";
import { openOffice } from "#test/support/office.ts";
import { startProgram, type Program } from "#test/support/program.ts";
import { cellsOf, openScreen, rowWith, signInAs, tableOf } from "#test/support/window.ts";

let program: Program;
let page: Page;
let oldId: LedgerId;
let newId: LedgerId;

beforeEach(async () => {
  const office = await openOffice();
  const village = await office.must("village.save", {
    id: null,
    code: "01",
    name: "柳溪村",
    isActive: true,
    facts: [],
  });
  const old = {
    villageId: village.id,
    entity: "collective" as const,
    name: "柳溪村合作社（2004旧账）",
    startMonth: "2024-01",
  };
  oldId = (await office.must("ledger.open", { ...old, system: "2004" })).id;
  const other = await office.must("village.save", { id: null, code: "02", name: "新河村", isActive: true, facts: [] });
  const books = { villageId: other.id, entity: "collective" as const, name: "新河村合作社", startMonth: "2026-07" };
  newId = (await office.must("ledger.open", books)).id;
  await office.must("ledger.start", { ledgerId: newId });
  office.desk.close();
  program = await startProgram({ ledger: office.ledgerPath });
  page = program.page;
});
afterEach(async () => {
  await program.close();
});

const signIn = async (as: Page, role: "bookkeeper" | "reviewer", ledgerId: LedgerId): Promise<void> => {
  await as.evaluate((id) => localStorage.setItem("xiangzhang-ledger", id), ledgerId);
  await signInAs(as, role);
};
const give = (file: ForeignFile): Promise<void> =>
  page.setInputFiles("input[type=file]", {
    name: file.name,
    mimeType: "application/octet-stream",
    buffer: Buffer.from(file.bytes, "base64"),
  });

/** Opens one old balance and says where it goes: a reason, and an account where it has none. */
const place = async (name: RegExp, reason: string, account?: string): Promise<void> => {
  await page.getByRole("grid", { name: "旧余额的去向" }).getByText(name).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  if (account !== undefined) {
    await dialog.getByRole("button", { name: "再分一个科目" }).click();
    await dialog.getByLabel("新科目").last().fill(account);
    await page.keyboard.press("Enter");
  }
  await dialog.getByLabel("理由").fill(reason);
  await dialog.getByRole("button", { name: "就这样分" }).click();
  await dialog.waitFor({ state: "hidden" });
};

describe("books of another program", () => {
  it("show what does not add up by its place, and are taken as they are only once somebody ticked it", async () => {
    await signIn(page, "bookkeeper", oldId);
    await openScreen(page, "从其他软件导入");
    await give(balancesT3((rows) => void rows.at(-1)?.splice(6, 2, 221_435, 220_435)));
    await page.getByText("文件里有 1 处要核对").waitFor();
    await page
      .getByText("Sheet1 第 25 行 G 列　合计写 221,435.00，各行相加是 220,435.00，相差 1,000.00，可能少了行或改过数")
      .waitFor();
    const write = page.getByRole("button", { name: "写入期初余额" });
    expect(await write.isDisabled()).toBe(true);
    await page.getByLabel("逐条核对过原账，照文件原样导入").check();
    await write.click();
    await page.getByRole("heading", { name: "期初余额" }).waitFor();
  });

  it("of 2004 move over by file, are placed, approved by another person, and open with a sheet that ties", async () => {
    await signIn(page, "bookkeeper", oldId);
    await openScreen(page, "从其他软件导入");
    await give(balancesT3());
    await page.getByText("借方合计 220,435.00，贷方合计 220,435.00").waitFor();
    await page.getByRole("button", { name: "写入期初余额" }).click();
    await page.getByRole("heading", { name: "期初余额" }).waitFor();
    await openScreen(page, "新旧制度衔接");
    await page.getByText("还有 3 处没做完").waitFor();
    await place(/131 牲畜/, "均为育肥猪，待售");
    await place(/202 应付款/, "均为工程款");
    await place(/212 应付福利费/, "成员代表会议决定转入公积公益金", "311");
    await page.getByText("全部分配完，两边平衡").waitFor();
    await page.getByText("两边都平").waitFor();
    await page.getByRole("button", { name: "保存底稿" }).click();
    await page.getByText("底稿已保存").waitFor();

    const reviewer = await program.openWindow();
    await signIn(reviewer, "reviewer", oldId);
    await openScreen(reviewer, "新旧制度衔接");
    await reviewer.getByRole("button", { name: "批准衔接" }).click();
    await reviewer.getByRole("button", { name: "核对过了，批准" }).click();
    await reviewer.getByText("已启用。下面是存档的底稿").waitFor();

    const window = await program.openWindow();
    await signInAs(window, "bookkeeper");
    await openScreen(window, "村、乡镇汇总报表");
    await window.getByText("没有计入：柳溪村合作社（2004旧账）").waitFor();
    const sheet = tableOf(window, "资产负债表");
    await sheet.focus();
    await window.keyboard.press("End");
    const cells = await cellsOf(rowWith(sheet, "负债和所有者权益总计").first());
    // The members' two sides stand apart on the sheet: 200 yuan more than the net of the trial balance.
    expect(oldTotals.assetsFen + 20_000).toBe(20_543_500);
    expect(cells).toContain("205,435.00");
  });

  it("bring their vouchers with the numbers they had, named gap and all, after a second person's look", async () => {
    await signIn(page, "bookkeeper", newId);
    await openScreen(page, "从其他软件导入");
    await give(
      vouchersNingmeng((rows) => {
        for (const row of rows) if (row[1] === "记-2") row[1] = "记-4";
      }),
    );
    const button = page.getByRole("button", { name: "导入 3 张凭证（交批准）" });
    await button.waitFor();
    expect(await button.isDisabled()).toBe(true);
    await page.getByText("2026年7月 记 缺 2、3").waitFor();
    await page.getByLabel("断号的原因").fill("原账作废两张");
    await button.click();
    await rowWith(tableOf(page, "导入过的历史凭证"), "待批准").first().waitFor();

    const reviewer = await program.openWindow();
    await signIn(reviewer, "reviewer", newId);
    await openScreen(reviewer, "从其他软件导入");
    await reviewer.getByRole("button", { name: "批准", exact: true }).click();
    await reviewer.getByText("已按原号记账 3 张").waitFor();
    await openScreen(reviewer, "凭证查询");
    await reviewer.getByText("导入", { exact: true }).first().waitFor();
  });
});
