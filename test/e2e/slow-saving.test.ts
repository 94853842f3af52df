import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chooseLedger, keys, setDay } from "#test/support/journey.ts";
import { startProgram, type Program } from "#test/support/program.ts";
import { openVillage } from "#test/support/village.ts";
import { holdCall, openScreen, signInAs } from "#test/support/window.ts";

describe("typing on while a save is still on its way", () => {
  let program: Program;
  let page: Page;

  beforeEach(async () => {
    const village = await openVillage();
    await village.must("ledger.open", {
      villageId: (await village.must("village.list", {})).villages[0]?.id ?? "",
      entity: "committee",
      name: "柳溪村村民委员会",
      startMonth: "2026-07",
    });
    await village.must("ledger.open", {
      villageId: (await village.must("village.list", {})).villages[0]?.id ?? "",
      entity: "committee",
      name: "柳溪村旧账",
      startMonth: "2026-01",
      system: "2004",
    });
    village.desk.close();
    program = await startProgram({ ledger: village.ledgerPath });
    page = program.page;
  });
  afterEach(async () => {
    await program.close();
  });

  it("starts a ledger with the opening balances typed after F8, not with those of F8", async () => {
    await signInAs(page, "head");
    await chooseLedger(page, "柳溪村村民委员会");
    await openScreen(page, "期初余额");
    await page.getByLabel("101 库存现金 期初余额").fill("16000");
    const saving = await holdCall(page, "opening.save");
    await page.keyboard.press("F8");
    await page.getByLabel("311 公积公益金 期初余额").fill("16000");
    saving.release();
    await page.getByText("期初余额已保存").waitFor();
    await page.getByText("改过未保存").waitFor();
    await page.getByRole("button", { name: "启用账套" }).click();
    await page.getByRole("button", { name: "核对过了，启用" }).click();
    await page.getByText("已启用，期初余额已定").waitFor();
  });

  it("closes an open menu by Esc", async () => {
    await signInAs(page, "head");
    const entry = page.getByRole("menuitem", { name: "凭证查询" });
    await page.getByRole("menuitem", { name: "凭证", exact: true }).hover();
    await entry.waitFor();
    await page.keyboard.press("Escape");
    await entry.waitFor({ state: "hidden" });
  });

  it("keeps asking before a voucher is left that was typed on after F8", async () => {
    await signInAs(page, "bookkeeper");
    await openScreen(page, "录入凭证");
    await setDay(page, "凭证日期", "2026-10-08");
    await page.getByLabel("第1行摘要").click();
    await keys(page, "提现", "Enter", "101", "Enter", "50", "Enter");
    const saving = await holdCall(page, "voucher.save");
    await page.keyboard.press("F8");
    await page.getByLabel("第2行摘要").click();
    await keys(page, "提现", "Enter");
    saving.release();
    await page.getByText("已保存为草稿").waitFor();
    await page.keyboard.press("Alt+Home");
    await page.getByText("这张凭证还没有保存").waitFor();
  });

  it("keeps a report open that was typed on after it was sent, and then changes it instead of adding another", async () => {
    await signInAs(page, "bookkeeper");
    await openScreen(page, "报表公式");
    await page.getByRole("button", { name: "新建自定义报表" }).click();
    await page.getByLabel("报表名称").fill("村情表");
    await page.getByLabel("行次 1 项目").fill("现钱");
    const saving = await holdCall(page, "reportDefinition.save");
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await page.getByLabel("行次 1 项目").fill("现金和存款");
    saving.release();
    await page.getByText("报表已保存").waitFor();
    await expect.poll(() => page.getByLabel("行次 1 项目").inputValue()).toBe("现金和存款");
    await page.keyboard.press("Alt+Home");
    await page.getByText("报表公式改过还没有保存").waitFor();
    await page.getByRole("button", { name: "留在这一页" }).click();
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await page.getByLabel("行次 1 项目").waitFor({ state: "hidden" });
    await page.getByRole("cell", { name: "现金和存款" }).waitFor();
  });

  it("keeps the name of the new books that was typed after the draft of a conversion was sent", async () => {
    await signInAs(page, "bookkeeper");
    await chooseLedger(page, "柳溪村旧账");
    await openScreen(page, "新旧制度衔接");
    await page.getByLabel("新账套名称").fill("柳溪村新账");
    const saving = await holdCall(page, "conversion.save");
    await page.getByRole("button", { name: "保存底稿" }).click();
    await page.getByLabel("新账套名称").fill("柳溪村新账二");
    saving.release();
    await page.getByText("底稿已保存").waitFor();
    await expect.poll(() => page.getByLabel("新账套名称").inputValue()).toBe("柳溪村新账二");
    await page.keyboard.press("Alt+Home");
    await page.getByText("衔接底稿改过还没有保存").waitFor();
  });

  it("keeps the day that is being typed while the list beside it arrives", async () => {
    await signInAs(page, "bookkeeper");
    await chooseLedger(page, "柳溪村村民委员会");
    const listing = await holdCall(page, "cap.register");
    await openScreen(page, "支出预算使用登记簿");
    const day = page.getByLabel("截至日期", { exact: true });
    await day.focus();
    await day.fill("2026-09-30");
    listing.release();
    await page.getByText("这一天没有生效的限额").waitFor();
    await page.keyboard.press("Tab");
    await expect.poll(() => day.inputValue()).toBe("2026-09-30");
  });
});
