import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { ledgerNames } from "#fixtures/setup/qinghe.ts";
import type { Program } from "#test/support/program.ts";
import { openScreen, rowWith, tableOf } from "#test/support/window.ts";
import { chooseLedger, keys, shoot, signIn } from "./camera.ts";

/** Chooses a statement of the fixtures under the name it has in an office. */
const drop = async (page: Page, path: string, name: string): Promise<void> => {
  const buffer = readFileSync(join(import.meta.dirname, "../../fixtures/statements", path));
  const input = page.locator("input[type=file]").first();
  await input.setInputFiles({ name, mimeType: "application/octet-stream", buffer });
};

const addPapers = async (page: Page): Promise<void> => {
  await page.keyboard.press("Alt+d");
  await page.getByLabel("第1张单据的号码").fill("26512000000000099001");
  await page.getByLabel("第1张单据的金额").fill("980");
  await page.keyboard.press("Alt+a");
  await page.getByLabel("第1个审批人姓名").fill("柳主任");
  await page.keyboard.press("Alt+a");
  await page.getByLabel("第2个审批人身份").click();
  await page.getByTitle("村务监督委员会").last().click();
  await page.getByLabel("第2个审批人姓名").fill("监委会李主任");
};

/** An office expense that goes over the quarter's cap: first bare, then with its papers, so that the cap alone holds it. */
const typeOverCap = async (page: Page): Promise<void> => {
  await openScreen(page, "录入凭证");
  await page.getByLabel("凭证日期").fill("2026-09-29");
  await page.getByLabel("凭证日期").focus();
  await keys(page, "Enter", "2", "Enter", "购打印机硒鼓", "Enter", "513", "Enter", "办公费", "Enter", "980", "Enter");
  await keys(page, "..", "Enter", "101", "Enter", "=", "Enter");
  await page
    .getByText(/超限额/)
    .first()
    .waitFor();
  await page.getByRole("region", { name: "制度检查" }).getByText("票据要求").waitFor();
  await shoot(page, "voucher-typed");
  await addPapers(page);
  await shoot(page, "voucher-papers");
  await page.getByRole("tab", { name: "单据" }).click();
  await page.evaluate(() => {
    window.scrollTo(0, 0);
  });
  await shoot(page, "voucher");
};

const shootKeys = async (page: Page): Promise<void> => {
  await page.keyboard.press("F1");
  await page.getByRole("dialog").getByText("在摘要格：复制上一整行").waitFor();
  await shoot(page, "keys");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
};

const holdVoucher = async (page: Page): Promise<void> => {
  await page.keyboard.press("F10");
  await page.getByRole("heading", { name: "凭证 草稿" }).waitFor();
  await shoot(page, "voucher-held");
  await page.keyboard.press("Alt+e");
  await page.getByRole("heading", { name: "修改凭证" }).waitFor();
  await page.getByRole("button", { name: "登记调整限额的决议" }).click();
  await page.getByRole("heading", { name: "登记决议" }).waitFor();
  await page.getByLabel("决议文号").fill("柳溪代决〔2026〕9号");
  await page.getByLabel("会议日期", { exact: true }).fill("2026-09-29");
  await page.keyboard.press("Enter");
  await page.getByLabel("地点").fill("村委会二楼会议室");
  await page.getByLabel("应到人数").fill("36");
  await page.getByLabel("实到人数").fill("32");
  await page.getByLabel("赞成票").fill("30");
  await page.getByRole("status", { name: "法定条件" }).waitFor();
  await shoot(page, "resolution-record");
  await page.keyboard.press("Alt+Home");
  const leave = page.getByRole("button", { name: "离开" });
  await leave.or(page.getByText("未结账月份")).first().waitFor();
  if ((await leave.count()) > 0) await leave.click();
};

const shootVouchers = async (page: Page): Promise<void> => {
  await typeOverCap(page);
  await shootKeys(page);
  await holdVoucher(page);
  await page.getByRole("row", { name: "柳溪村股份经济合作社" }).waitFor();
  await page.waitForTimeout(1500);
  await shoot(page, "home");
  await openScreen(page, "凭证查询");
  await rowWith(tableOf(page, "凭证"), "购打印机硒鼓").first().waitFor();
  await shoot(page, "voucher-list");
  await page.getByText("已记账", { exact: true }).first().click();
  await page
    .getByRole("row", { name: /记-\d+/ })
    .first()
    .dblclick();
  await page.getByRole("heading", { name: /^凭证 记-/ }).waitFor();
  await shoot(page, "voucher-posted");
  await page.keyboard.press("Alt+c");
  await page.getByRole("dialog").getByPlaceholder("例如：科目用错（必填）").fill("支出分类选错");
  await shoot(page, "voucher-correct");
  await page.keyboard.press("Escape");
};

const shootImport = async (page: Page): Promise<void> => {
  await openScreen(page, "导入对账单");
  await page.locator("input[type=file]").first().waitFor({ state: "attached" });
  await shoot(page, "import-start");
  await drop(page, "abc-1b/quarter.xlsx", "枫林村农行三季度.xlsx");
  await page.getByRole("heading", { name: /^逐笔预览/ }).waitFor();
  await shoot(page, "import");
};

const anotherFile = async (page: Page, path: string, name: string): Promise<void> => {
  await openScreen(page, "首页");
  await page.reload();
  await page.getByRole("row", { name: "柳溪村股份经济合作社" }).waitFor();
  await openScreen(page, "导入对账单");
  await drop(page, path, name);
};

const shootOddImports = async (page: Page): Promise<void> => {
  await anotherFile(page, "psbc-1/august-september.xlsx", "柳溪村邮储八九月.xlsx");
  await page.getByRole("heading", { name: /^逐笔预览/ }).waitFor();
  await shoot(page, "import-known");
  await anotherFile(page, "abc-1/row-removed.xlsx", "石桥村农行三季度.xlsx");
  const breaks = tableOf(page, "余额断点");
  await breaks.waitFor();
  await breaks.evaluate((node) => {
    node.scrollIntoView({ block: "center" });
  });
  await shoot(page, "import-break");
  await anotherFile(page, "rural/wrapped.xls", "石桥村信用社.xls");
  await page.getByRole("heading", { name: "指定各栏的含义" }).waitFor();
  await shoot(page, "import-columns");
};

const shootBank = async (page: Page): Promise<void> => {
  await chooseLedger(page, ledgerNames.shiqiao);
  await openScreen(page, "银行流水");
  const lines = tableOf(page, "银行流水");
  await lines.locator("tbody tr").first().waitFor();
  await shoot(page, "bank-lines");
  await lines.getByRole("button", { name: "制凭证" }).first().click();
  await page.getByRole("dialog", { name: "按这笔流水制凭证" }).waitFor();
  await shoot(page, "bank-line-book");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await openScreen(page, "余额调节表");
  await page.getByText("银行存款日记账余额").waitFor();
  await shoot(page, "reconciliation");
  await openScreen(page, "记账规则");
  await shoot(page, "draft-rules");
  await chooseLedger(page, ledgerNames.liuxi);
};

const shootCaps = async (page: Page): Promise<void> => {
  await openScreen(page, "决议");
  await page.getByText("柳溪代决〔2026〕5号").first().waitFor();
  await shoot(page, "resolutions");
  await page.getByRole("row", { name: /柳溪代决〔2026〕5号/ }).dblclick();
  await page.getByRole("heading", { name: "批准的限额" }).waitFor();
  await shoot(page, "resolution");
  await openScreen(page, "支出预算使用登记簿");
  await shoot(page, "cap-register");
  await openScreen(page, "支出规则");
  await shoot(page, "spending-rules");
};

const shootClosing = async (page: Page): Promise<void> => {
  await openScreen(page, "结账");
  const matrix = tableOf(page, "结账检查表");
  await rowWith(matrix, "还不能结").getByRole("button", { name: "石桥村集体经济组织" }).click();
  await page.getByRole("heading", { name: /结账检查$/ }).waitFor();
  await shoot(page, "closing");
};

/** What bookkeeper and cashier do from day to day, in a township whose quarter is not over. */
export const shootDailyWork = async ({ page }: Program): Promise<void> => {
  await page.getByRole("button", { name: "登录" }).waitFor();
  await shoot(page, "sign-in");
  await signIn(page, "chen");
  await chooseLedger(page, ledgerNames.liuxi);
  await page.keyboard.press("Control+k");
  await page.getByRole("textbox", { name: "找功能" }).fill("kmye");
  await shoot(page, "screen-finder");
  await page.keyboard.press("Escape");
  await page.getByRole("textbox", { name: "找功能" }).waitFor({ state: "hidden" });
  await shootVouchers(page);
  await shootImport(page);
  await shootOddImports(page);
  await shootBank(page);
  await shootCaps(page);
  await shootClosing(page);
};
