import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, it } from "vitest";
import { openQinghe } from "#test/support/booked-office.ts";
import { startProgram, type Program } from "#test/support/program.ts";
import { fixtureBytes } from "#test/support/statement-fixtures.ts";
import { openScreen, rowWith, signInAs, tableOf } from "#test/support/window.ts";

const lockedZip = async (password: string): Promise<Uint8Array> => {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  await writer.add("明细.xlsx", new Uint8ArrayReader(fixtureBytes("psbc-1/quarter.xlsx")), { password });
  return writer.close();
};

/** The columns 建设银行 and 国家开发银行 both print, without a title. */
const lookAlike = [
  "账号,账户名称,交易时间,借方发生额（支取）,贷方发生额（收入）,余额,币种,对方户名,对方账号,对方开户机构,记账日期,摘要,账户明细编号-交易流水号",
  "51050199880000000822,枫林村,20260701 09:00:00,0,5.00,5.00,人民币,甲,6217,青禾支行,20260701,汇入,2026070100001",
].join("\n");

describe("what only a person knows of a file", () => {
  let program: Program;
  let page: Page;
  const folder = mkdtempSync(join(tmpdir(), "xz-import-"));
  const pictures = process.env["XZ_PICTURES"];
  const shoot = async (name: string): Promise<void> => {
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`) });
  };
  const drop = async (name: string, bytes: Uint8Array): Promise<void> => {
    writeFileSync(join(folder, name), bytes);
    await page.locator("input[type=file]").first().setInputFiles(join(folder, name));
  };

  beforeEach(async () => {
    const { office } = await openQinghe();
    office.desk.close();
    program = await startProgram({ ledger: office.ledgerPath });
    page = program.page;
    await signInAs(page, "bookkeeper");
    await openScreen(page, "导入对账单");
  });
  afterEach(async () => {
    await program.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("its password and its bank are asked, and an import made by mistake is taken back", async () => {
    await drop("柳溪.zip", await lockedZip("2468"));
    await page.getByRole("heading", { name: "输入文件密码" }).waitFor();
    await page.getByLabel("文件密码").fill("1357");
    await page.keyboard.press("Enter");
    await page.getByText("密码不对，没有打开").waitFor();
    await shoot("password");
    await page.getByLabel("文件密码").fill("2468");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "逐笔预览：导入到 柳溪村股份经济合作社" }).waitFor();
    await page.keyboard.press("F8");
    await page.getByText("导入了 24 笔流水").waitFor();
    await page.getByRole("button", { name: "导入别的文件" }).click();
    const files = tableOf(page, "导入过的文件");
    await rowWith(files, "柳溪.zip").waitFor();
    await rowWith(files, "柳溪.zip").getByRole("button", { name: "撤销导入" }).click();
    const dialog = page.getByRole("dialog", { name: /撤销导入/ });
    await dialog.getByLabel("撤销的原因").fill("选错了文件");
    await shoot("withdraw");
    await dialog.getByRole("button", { name: "撤销这次导入" }).click();
    await dialog.waitFor({ state: "hidden" });
    await page.getByText("还没有导入过对账单").waitFor();

    await drop("明细.csv", new TextEncoder().encode(lookAlike));
    await page.getByRole("heading", { name: "这是哪家银行的对账单？" }).waitFor();
    await shoot("bank");
    await page.getByRole("button", { name: "国家开发银行" }).click();
    await page.getByText("国家开发银行").first().waitFor();
    await shoot("after-bank");
  });
});
