import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ledgerNames } from "#fixtures/setup/qinghe.ts";
import { chooseLedger, picture, setDay, signInTo } from "#test/support/journey.ts";
import { settle } from "#test/support/pace.ts";
import { startProgram, type Program } from "#test/support/program.ts";
import { openScreen, rowWith, tableOf } from "#test/support/window.ts";

const photo = { name: "公开栏.jpg", mimeType: "image/jpeg", buffer: Buffer.from("/9j/4AAQSkZJRgABAQ==", "base64") };
const minutes = { name: "会议记录.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") };

let program: Program;
let page: Page;

beforeAll(async () => {
  program = await startProgram({ demo: true });
  ({ page } = program);
  await signInTo(page, "chen");
  await chooseLedger(page, ledgerNames.liuxi);
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await picture(page, "failed-publicity");
});
afterAll(async () => {
  await program.close();
});

const press = (name: string | RegExp) => page.getByRole("button", { name }).first().click();
const dialogButton = (name: string) => page.getByRole("dialog").getByRole("button", { name }).click();

describe("the accounts of a closed quarter", () => {
  it("are looked at, kept, posted with a photo, asked about and taken down too soon only with a reason", async () => {
    await openScreen(page, "财务公开");
    await page.getByRole("heading", { name: "财务公开", exact: true }).waitFor();
    await settle(page);
    await page.keyboard.press("Alt+v");
    await page.getByAltText("第 1 页").waitFor();
    await picture(page, "disclosure-preview");
    await page.keyboard.press("Escape");
    await page.getByAltText("第 1 页").waitFor({ state: "hidden" });
    await page.keyboard.press("Alt+g");
    await page.getByRole("heading", { name: /2026年第3季度财务公开/ }).waitFor();
    await page.getByText("还没有张贴。").waitFor();
    await settle(page);
    await picture(page, "disclosure-kept");
    await page.keyboard.press("Alt+p");
    await page.getByLabel("张贴人", { exact: true }).fill("郑文书");
    await dialogButton("登记");
    await page.getByText(/正在张贴，请补上张贴照片/).waitFor();
    await page.locator("input[type=file]").first().setInputFiles(photo);
    await page.getByRole("button", { name: photo.name }).waitFor();
    await page.getByLabel("群众意见", { exact: true }).fill("硒鼓怎么买了两次？");
    await press("记下意见");
    const answer = page.getByLabel("答复：硒鼓怎么买了两次？");
    await answer.fill("两个办公室各一个。");
    await answer.press("Enter");
    await page.getByText("两个办公室各一个。").waitFor();
    await page.keyboard.press("Alt+q");
    await page
      .getByRole("dialog")
      .getByText(/还没有贴满/)
      .waitFor();
    await page.getByLabel("原因", { exact: true }).fill("公开栏改建");
    await dialogButton("登记");
    await page.getByText(/提前取下或没有照片的原因：公开栏改建/).waitFor();
    await settle(page);
    await picture(page, "publication");
    await openScreen(page, "公示登记簿");
    await rowWith(tableOf(page, "公示登记簿"), "2026年第3季度财务公开").getByText("提前取下").waitFor();
    await settle(page);
    await picture(page, "publications");
  });
});

describe("a matter of 四议两公开", () => {
  it("walks its stages in order, refuses what lacks evidence, and prints its papers", async () => {
    await openScreen(page, "四议两公开");
    await page.getByRole("heading", { name: "四议两公开", exact: true }).waitFor();
    await settle(page);
    await page.keyboard.press("Alt+n");
    await page.getByLabel("编号", { exact: true }).fill("柳溪议〔2026〕1号");
    await page.getByLabel("事项", { exact: true }).fill("机耕路硬化");
    await page.getByLabel("内容", { exact: true }).fill("硬化东片机耕路八百米，方便运粮。");
    await dialogButton("登记");
    await page.getByRole("heading", { name: /机耕路硬化/ }).waitFor();
    const record = async (day: string, more: () => Promise<void>): Promise<void> => {
      await page.keyboard.press("Alt+n");
      await setDay(page, "这一步的日期", day);
      await page.getByLabel("情况", { exact: true }).fill("会上讨论，同意。");
      await more();
      await dialogButton("登记这一步");
    };
    const attach = () => page.getByRole("dialog").locator("input[type=file]").setInputFiles(minutes);
    await record("2026-09-01", async () => undefined);
    await page.getByText(/还没有凭据/).waitFor();
    await attach();
    await page.getByRole("button", { name: /已选 会议记录.pdf/ }).waitFor();
    await dialogButton("登记这一步");
    await page.getByRole("region", { name: "党支部提议" }).getByText("已完成").waitFor();
    const numbers = async (): Promise<void> => {
      await page.getByLabel("应到人数", { exact: true }).fill("7");
      await page.getByLabel("实到人数", { exact: true }).fill("6");
      await page.getByLabel("同意", { exact: true }).fill("6");
      await attach();
      await page.getByRole("button", { name: /已选 会议记录.pdf/ }).waitFor();
    };
    await record("2026-08-31", numbers);
    await page.getByText(/不能早于/).waitFor();
    await setDay(page, "这一步的日期", "2026-09-02");
    await dialogButton("登记这一步");
    await page.getByRole("region", { name: "两委商议" }).getByText("已完成").waitFor();
    await settle(page);
    await picture(page, "motion");
    await press("打印表格");
    await page.getByRole("menuitem", { name: "签到表" }).click();
    await page.getByAltText("第 1 页").waitFor();
    await picture(page, "motion-attendance");
    const waiting = page.waitForEvent("download");
    await press("保存 PDF");
    const saved = await waiting;
    expect(saved.suggestedFilename()).toContain("签到表");
    expect(
      readFileSync(await saved.path())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    await page.keyboard.press("Escape");
  });
});
