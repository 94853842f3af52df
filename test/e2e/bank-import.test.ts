import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { utils, write } from "@e965/xlsx";
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeEach, describe, it } from "vitest";
import { openQinghe } from "#test/support/booked-office.ts";
import { icbcStatement } from "#test/support/icbc-statement.ts";
import { startProgram, type Program } from "#test/support/program.ts";
import { fixtureBytes } from "#test/support/statement-fixtures.ts";
import { openScreen, rowWith, signInAs, tableOf } from "#test/support/window.ts";

const lockedZip = async (password: string): Promise<Uint8Array> => {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  await writer.add("明细.xlsx", new Uint8ArrayReader(fixtureBytes("psbc-1/quarter.xlsx")), { password });
  return writer.close();
};

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
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("a long statement is shown page by page, whole in the end, and imported by F8", async () => {
    const head = "交易日期,交易时间,支出金额,收入金额,余额,对方账号,对方户名,对方行名,用途,附言,摘要,交易流水号";
    const rows = Array.from({ length: 1200 }, (_none, at) => {
      const time = `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}:00`;
      const serial = `20260701${String(at).padStart(8, "0")}`;
      return `2026-07-01,${time},,1.00,${at + 1}.00,62170000${at},往来户${at},,往来,,转账,${serial}`;
    });
    const text = ["中国邮政储蓄银行账户交易明细", "账号,951006010099000188,户名,柳溪村", "", "", head, ...rows].join(
      "\n",
    );
    await drop("长流水.csv", new TextEncoder().encode(text));
    await page.getByText("全部 1200").waitFor();
    const table = tableOf(page, "逐笔预览");
    await page.getByText("其余正在陆续列出").waitFor({ state: "detached" });
    await table.focus();
    await page.keyboard.press("End");
    await table.getByText("往来户1199").waitFor();
    await shoot("long-statement");
    await page.keyboard.press("F8");
    await page.getByRole("list", { name: "选好的文件" }).getByText("已导入").waitFor();
  });

  it("several statements in one archive are told apart and imported with one click", async () => {
    const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
    await writer.add("邮储.xlsx", new Uint8ArrayReader(fixtureBytes("psbc-1/quarter.xlsx")));
    await writer.add("两个账户.xlsx", new Uint8ArrayReader(fixtureBytes("abc-1/two-accounts.xlsx")));
    await drop("三季度.zip", await writer.close());
    const list = page.getByRole("list", { name: "选好的文件" });
    for (const name of ["邮储.xlsx（三季度.zip）", "账号 22399901040009876", "账号 22399901040005432"])
      await list.getByRole("listitem").filter({ hasText: name }).getByText("待导入").waitFor();
    await shoot("parts");
    await page.getByRole("button", { name: "依次导入 3 个没有疑问的文件" }).click();
    for (const name of ["邮储.xlsx", "22399901040009876", "22399901040005432"])
      await list.getByRole("listitem").filter({ hasText: name }).getByText("已导入").waitFor();
    await shoot("parts-done");
  });

  it("each sheet of a workbook is a statement of its own, and a table of one's own reaches the mapper", async () => {
    const book = utils.book_new();
    for (const [name, file] of [
      ["七月", icbcStatement("七月", [{ on: "2026-07-05", yuan: 100 }])],
      ["八月", icbcStatement("八月", [{ on: "2026-08-06", yuan: -30 }], 10_100)],
    ] as const) {
      const text = Buffer.from(file.bytes, "base64").toString().trim();
      const rows = text.split("\n").map((line) => line.split(","));
      utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name);
    }
    const bytes: Uint8Array = write(book, { type: "buffer", bookType: "xlsx" });
    await drop("两个月.xlsx", bytes);
    const list = page.getByRole("list", { name: "选好的文件" });
    for (const sheet of ["工作表 七月", "工作表 八月"])
      await list
        .getByRole("listitem")
        .filter({ hasText: sheet })
        .getByText(/待|不能/)
        .waitFor();
    await shoot("sheets");
    await drop(
      "自制.csv",
      new TextEncoder().encode("日期,收,支,结余,对方,说明\n2026-07-05,100.00,,10100.00,张三,水费\n"),
    );
    await list.getByRole("listitem").filter({ hasText: "自制.csv" }).getByText("待指定各栏").waitFor();
    await list.getByRole("button", { name: /^自制\.csv/ }).click();
    await page.getByRole("heading", { name: "指定各栏的含义" }).waitFor();
    await shoot("own-table");
  });

  it("its password is asked until it opens the file, and the import asks why before it is taken back", async () => {
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
    await shoot("imported-files");
    await rowWith(files, "柳溪.zip").getByRole("button", { name: "撤销导入" }).click();
    const dialog = page.getByRole("dialog", { name: /撤销导入/ });
    await dialog.getByLabel("撤销的原因").fill("选错了文件");
    await shoot("withdraw");
  });
});
