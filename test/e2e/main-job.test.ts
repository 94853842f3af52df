import { readFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { demoPassword } from "#cli/demo-office.ts";
import { ledgerNames } from "#fixtures/setup/qinghe.ts";
import { sheetTexts } from "#files/workbook/sheet-texts.ts";
import {
  chooseLedger,
  fenOf,
  focusName,
  keys,
  pick,
  picture,
  rulePanel,
  setDay,
  setUpTownship,
  signInTo,
  type SetUpTownship,
} from "#test/support/journey.ts";
import { startProgram, type Program } from "#test/support/program.ts";
import { cellsOf, openScreen, rowCount, rowWith, tableOf } from "#test/support/window.ts";

const statement = join(import.meta.dirname, "../../fixtures/statements/psbc-1/quarter.xlsx");
const village = ledgerNames.liuxi;

/** What the bookkeeper knows of the lines no rule could book: words in the line, account, spending category. */
const bookings: readonly (readonly [words: string, account: string, category: string | null])[] = [
  ["购垃圾袋", "514", "环境卫生"],
  ["购办公用品", "513", "办公费"],
  ["购打印纸", "513", "办公费"],
  ["水费", "513", "水电取暖费"],
  ["村干部补贴", "513", "干部报酬"],
  ["村级组织运转补助", "50301", null],
  ["承包费", "50101", null],
  ["摊位租金", "50102", null],
];

/** Fills the meeting of a vote that passes: 36 representatives, 33 there, 31 in favour. */
const fillVote = async (page: Page, number: string, metOn: string): Promise<void> => {
  await expect.poll(() => focusName(page)).toBe("决议文号");
  await page.keyboard.type(number);
  await setDay(page, "会议日期", metOn);
  await page.getByLabel("应到人数").fill("36");
  await page.getByLabel("实到人数").fill("33");
  await page.getByLabel("赞成票").fill("31");
  await page.getByRole("status", { name: "法定条件" }).getByText("实得赞成 31 票，够了").waitFor();
  await page.getByRole("radio", { name: "通过", exact: true }).check();
};

/** The reviewer compares a recorded vote with the minutes and confirms it, in an own window. */
const confirmVote = async (program: Program, number: string): Promise<void> => {
  const window = await program.openWindow();
  await signInTo(window, "zhou");
  await chooseLedger(window, village);
  await openScreen(window, "决议");
  await rowWith(tableOf(window, "决议"), number).dblclick();
  await window.getByRole("button", { name: "复核通过" }).click();
  await window.getByText("决议已复核，从现在起有效").waitFor();
  await picture(window, `b02-confirmed-${number.length}`);
  await window.context().close();
};

/** Books the open line the cursor stands on, by keyboard alone. */
const bookLine = async (page: Page): Promise<void> => {
  // The closing dialog gives the focus back to the list.
  await expect.poll(() => focusName(page)).toBe("银行流水");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "按这笔流水制凭证" });
  await expect.poll(() => focusName(page)).toBe("科目");
  const shown = await dialog.innerText();
  const [, account, category] = bookings.find(([words]) => shown.includes(words)) ?? ["", "", null];
  expect(account, shown).not.toBe("");
  await pick(page, account);
  if ((await dialog.getByRole("combobox", { name: "支出分类" }).count()) > 0 && category !== null) {
    await page.keyboard.press("Tab");
    await pick(page, category);
  }
  await page.keyboard.press("F8");
  await dialog.waitFor({ state: "hidden" });
};

/** Opening, turnovers of the quarter and of the year, closing: debit-positive fen by account code. */
type Balances = ReadonlyMap<string, readonly number[]>;

/** The cells of every row that is drawn, read in one moment: the table draws others while it scrolls. */
const drawnRows = (table: Locator): Promise<string[][]> =>
  table
    .locator("tbody tr[data-row]")
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.innerText.trim())));

/** What 科目余额表 shows for the quarter: every row and, under 合计, the turnovers. */
const shownBalances = async (page: Page): Promise<Balances> => {
  await openScreen(page, "科目余额表");
  await setDay(page, "起始月份", "2026-07");
  await setDay(page, "截止月份", "2026-09");
  await page.getByText("2026年7月至9月").waitFor();
  await page.getByText("试算平衡").waitFor();
  const table = tableOf(page, "科目余额表");
  const balances = new Map<string, readonly number[]>();
  const [, , , , ...turnovers] = await table.locator("tfoot td").allInnerTexts();
  balances.set("合计", turnovers.slice(0, 4).map(fenOf));
  await table.focus();
  for (const end of ["Home", "End"]) {
    await page.keyboard.press(end);
    await expect.poll(() => table.locator("tr[aria-selected=true]").count()).toBe(1);
    for (const [code = "", , ...amounts] of await drawnRows(table)) {
      const [openDebit = 0, openCredit = 0, debit = 0, credit = 0, ...rest] = amounts.map(fenOf);
      const [yearDebit = 0, yearCredit = 0, closeDebit = 0, closeCredit = 0] = rest;
      balances.set(code, [openDebit - openCredit, debit, credit, yearDebit, yearCredit, closeDebit - closeCredit]);
    }
  }
  expect(balances.size).toBe((await rowCount(table)) + 1);
  await picture(page, "b19-balances");
  return balances;
};

/** The same out of the sheet 科目余额表 of a workbook file, formula cells by the results they carry. */
const writtenBalances = async (path: string): Promise<Balances> => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const balances = new Map<string, readonly number[]>();
  workbook.worksheets
    .find(({ name }) => name.includes("科目余额表"))
    ?.eachRow((row) => {
      const code = row.getCell(1).text.trim();
      const fenIn = (column: number): number =>
        Math.round(Number(row.getCell(column).result ?? row.getCell(column).value) * 100);
      const turnovers = [4, 5, 6, 7].map(fenIn);
      if (code === "合计") balances.set(code, turnovers);
      if (!/^\d{3,}$/.test(code)) return;
      const sign = row.getCell(9).text === "借" ? 1 : -1;
      balances.set(
        code,
        [sign * fenIn(3), ...turnovers, sign * fenIn(8)].map((fen) => fen + 0),
      );
    });
  return balances;
};

/** Registers the invoice and the two signatures an expense up to 1,000 yuan needs. */
const addPapers = async (
  page: Page,
  invoice: { readonly at: number; readonly number: string; readonly amount: string },
): Promise<void> => {
  await page.keyboard.press("Alt+d");
  await page.getByLabel(`第${String(invoice.at)}张单据的号码`).fill(invoice.number);
  await page.getByLabel(`第${String(invoice.at)}张单据的金额`).fill(invoice.amount);
  await page.keyboard.press("Alt+a");
  await page.getByLabel("第1个审批人姓名").fill("柳主任");
  await page.keyboard.press("Alt+a");
  await page.getByLabel("第2个审批人身份").click();
  await page.getByTitle("村务监督委员会").last().click();
  await page.getByLabel("第2个审批人姓名").fill("吴监督");
};

describe("the main job of a quarter, by its screens alone", () => {
  let township: SetUpTownship;
  let program: Program;
  let page: Page;
  let reviewer: Page;

  beforeAll(async () => {
    township = await setUpTownship();
    program = await startProgram({ ledger: township.ledgerPath });
    page = program.page;
    await signInTo(page, "chen");
    await chooseLedger(page, village);
    reviewer = await program.openWindow();
    await signInTo(reviewer, "zhou");
    await chooseLedger(reviewer, village);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== "fail") return;
    await picture(page, "failed-bookkeeper");
    await picture(reviewer, "failed-reviewer");
  });
  afterAll(async () => {
    await program.close();
    township.remove();
  });

  it("begins with the vote that caps the office expenses of a quarter", async () => {
    await openScreen(page, "决议");
    await page.getByRole("button", { name: "登记决议" }).first().waitFor();
    await page.keyboard.press("Alt+n");
    await page.getByRole("heading", { name: "登记决议" }).waitFor();
    await fillVote(page, "柳溪村决〔2026〕3号", "2026-07-01");
    await page.getByLabel("决议事项").fill("2026年第三季度办公费限额");
    await page.getByRole("button", { name: "增加一项限额" }).click();
    await page.getByRole("combobox", { name: "第1项限额的支出分类" }).click();
    await pick(page, "办公费");
    await page.getByRole("combobox", { name: "第1项限额的控制期间" }).click();
    await page.getByTitle("每季度").click();
    await page.getByLabel("第1项限额的金额").fill("3000");
    await picture(page, "b01-vote");
    await page.keyboard.press("Control+s");
    await page.getByText("决议已登记").waitFor();
    await page.getByRole("heading", { name: "批准的限额" }).waitFor();
    // Who recorded the vote cannot confirm it; until another person has, it has no effect.
    await page.getByText("决议还没有生效：等另一个人").waitFor();
    expect(await page.getByRole("button", { name: "复核通过" }).count()).toBe(0);
    await picture(page, "b02-voted");
    await confirmVote(program, "柳溪村决〔2026〕3号");
  });

  it("imports the bank's statement through the wizard and drafts what the rules know", async () => {
    await openScreen(page, "导入对账单");
    await page.locator("input[type=file]").first().setInputFiles(statement);
    await page.getByRole("heading", { name: `逐笔预览：导入到 ${village}` }).waitFor();
    await picture(page, "b03-preview");
    expect(await rowCount(tableOf(page, "逐笔预览"))).toBe(24);
    await page.keyboard.press("F8");
    await page.getByText(`导入了 24 笔流水，归入 ${village}`).waitFor();
    await picture(page, "b04-imported");
    await page.keyboard.press("Enter");
    await rowWith(tableOf(page, "银行流水"), "青禾镇启明文具店").first().waitFor();
  });

  it("completes the lines no rule could book, one after the other, by keyboard", async () => {
    const lines = tableOf(page, "银行流水");
    const open = await rowCount(lines);
    expect(open).toBeGreaterThan(15);
    await lines.focus();
    await page.keyboard.press("Home");
    for (let left = open; left > 0; left -= 1) {
      await bookLine(page);
      if (left === open) await picture(page, "b05-first-booked");
      if (left > 1) await expect.poll(() => rowCount(lines)).toBe(left - 1);
    }
    await page.getByText("这段时间的流水都已记账").waitFor();
    await picture(page, "b06-all-booked");
  });

  it("completes one draft with its invoice and signatures, and sees the rules fall silent", async () => {
    await page.getByRole("checkbox", { name: /只看未记账/ }).uncheck();
    await page.getByRole("button", { name: "本季" }).click();
    const line = rowWith(tableOf(page, "银行流水"), "999.99");
    await line.getByRole("button", { name: "打开凭证" }).click();
    await page.getByRole("heading", { name: "凭证 草稿" }).waitFor();
    await page.getByText("这笔钱银行已经付出，账要如实记").waitFor();
    await picture(page, "b07-draft");
    await page.keyboard.press("Alt+e");
    await page.getByRole("heading", { name: "修改凭证" }).waitFor();
    await rulePanel(page).getByText("票据要求").waitFor();
    await addPapers(page, { at: 2, number: "26512000000000000101", amount: "999.99" });
    await rulePanel(page).getByText("没有发现违反制度的地方").waitFor();
    await picture(page, "b08-papers");
    await page.keyboard.press("F10");
    await page.getByRole("heading", { name: "凭证 草稿" }).waitFor();
  });

  it("is told at once that a reception dinner is forbidden", async () => {
    await openScreen(page, "录入凭证");
    await expect.poll(() => focusName(page)).toBe("凭证日期");
    await keys(page, "2026-09-24", "Enter", "1", "Enter", "接待检查组工作餐", "Enter", "513", "Enter");
    await keys(page, "招待费", "Enter", "480", "Enter", "..", "Enter", "101", "Enter", "=", "Enter");
    const forbidden = rulePanel(page).locator("[data-kind=K08]").first();
    await forbidden.getByText("是禁止列支的项目").waitFor();
    expect(await forbidden.getAttribute("data-severity")).toBe("block");
    await picture(page, "b09-dinner");
    await page.keyboard.press("F10");
    await page.getByRole("heading", { name: "凭证 草稿" }).waitFor();
  });

  it("cannot get the dinner reviewed while everything the bank shows passes", async () => {
    await openScreen(reviewer, "凭证查询");
    await reviewer.getByText("草稿", { exact: true }).first().click();
    await expect.poll(() => rowCount(tableOf(reviewer, "凭证"))).toBe(25);
    await reviewer.getByRole("checkbox", { name: "全选" }).check();
    await picture(reviewer, "b10-drafts");
    await reviewer.keyboard.press("Alt+r");
    const outcome = reviewer.getByRole("dialog", { name: "批量审核" });
    await outcome.getByText("完成 24 张，没有完成 1 张").waitFor();
    const refused = outcome.getByRole("listitem").first();
    expect(await refused.innerText()).toContain("接待检查组工作餐");
    expect(await refused.innerText()).toContain("禁止类别（禁止）");
    await picture(reviewer, "b11-refused");
    await outcome.getByRole("button", { name: "知道了" }).click();
    await expect.poll(() => rowCount(tableOf(reviewer, "凭证"))).toBe(1);
  });

  it("throws the dinner away", async () => {
    await page.keyboard.press("Control+Delete");
    await page.getByRole("dialog").getByRole("button", { name: "删除" }).click();
    await page.getByText("草稿已删除").waitFor();
  });

  it("is held with an office expense over its cap, and sees the numbers", async () => {
    await openScreen(page, "录入凭证");
    await expect.poll(() => focusName(page)).toBe("凭证日期");
    await keys(page, "2026-09-26", "Enter", "1", "Enter", "购买打印机硒鼓", "Enter", "513", "Enter");
    await keys(page, "办公费", "Enter", "900", "Enter", "..", "Enter", "101", "Enter", "=", "Enter");
    const over = rulePanel(page).locator("[data-kind=K04]").first();
    await over
      .getByText(
        "限额 3,000.00 元（决议柳溪村决〔2026〕3号），已用 0.00 元，已占用 2,780.49 元，本张 900.00 元，超出 680.49 元",
      )
      .waitFor();
    await addPapers(page, { at: 1, number: "26512000000000000102", amount: "900" });
    await expect.poll(() => rulePanel(page).locator("[data-cleared=false]").count()).toBe(1);
    await picture(page, "b12-over-cap");
    await page.keyboard.press("F8");
    await page.getByText("已保存为草稿").first().waitFor();
    await openScreen(reviewer, "凭证查询");
    await reviewer.getByRole("row", { name: /购买打印机硒鼓/ }).dblclick();
    await reviewer.getByRole("heading", { name: "凭证 草稿" }).waitFor();
    await reviewer.keyboard.press("Alt+r");
    await reviewer.getByText("没有完成").waitFor();
    await picture(reviewer, "b13-held");
  });

  it("records the amending vote from the voucher and comes back to find it released", async () => {
    await rulePanel(page).getByRole("button", { name: "登记调整限额的决议" }).click();
    await page.getByRole("heading", { name: "登记决议" }).waitFor();
    await fillVote(page, "柳溪村决〔2026〕9号", "2026-09-26");
    expect(await page.getByLabel("第1项限额的金额").inputValue()).toBe("3,680.49");
    await page.getByLabel("第1项限额的金额").fill("5000");
    await setDay(page, "第1项限额的生效日期", "2026-09-26");
    await setDay(page, "第1项限额的失效日期", "2026-12-31");
    await page.keyboard.press("Control+s");
    await page.getByText("决议已登记，并关联到凭证").waitFor();
    await page.getByRole("heading", { name: "修改凭证" }).waitFor();
    await rulePanel(page).locator("[data-kind=K04][data-cleared=false]").waitFor();
    await confirmVote(program, "柳溪村决〔2026〕9号");
    await page.keyboard.press("F10");
    await page.getByRole("heading", { name: "凭证 草稿" }).waitFor();
    expect(await page.locator("[data-kind=K04][data-cleared=false]").count()).toBe(0);
    await picture(page, "b14-released");
  });

  it("sees the reviewer pass the rest and post everything", async () => {
    await openScreen(reviewer, "凭证查询");
    await reviewer
      .getByRole("group", { name: "凭证状态" })
      .or(reviewer.locator(".ant-segmented"))
      .first()
      .getByText("全部")
      .click();
    await expect.poll(() => rowCount(tableOf(reviewer, "凭证"))).toBe(25);
    await reviewer.getByRole("checkbox", { name: "全选" }).check();
    await reviewer.keyboard.press("Alt+r");
    await reviewer.getByText("1 张全部完成").waitFor();
    await reviewer.getByRole("button", { name: "知道了" }).click();
    await reviewer.getByRole("checkbox", { name: "全选" }).check();
    await reviewer.keyboard.press("Alt+p");
    await reviewer.getByText("25 张全部完成").waitFor();
    await picture(reviewer, "b15-posted");
    await reviewer.getByRole("button", { name: "知道了" }).click();
    expect(await reviewer.getByRole("checkbox", { name: "全选" }).isChecked()).toBe(false);
  });

  it("closes July, August and September for good", async () => {
    await openScreen(page, "结账");
    const matrix = tableOf(page, "结账检查表");
    const row = rowWith(matrix, village);
    for (const month of ["2026年7月", "2026年8月", "2026年9月"]) {
      await expect.poll(async () => (await cellsOf(row))[3]).toBe(month);
      await row.getByRole("button", { name: village }).click();
      await page.getByRole("button", { name: `${month}结账`, exact: true }).click();
      const question = page.getByRole("dialog");
      await question.getByText("不能反结账").waitFor();
      if (month === "2026年7月") await picture(page, "b16-close");
      await question.getByRole("button", { name: "确认结账" }).click();
    }
    await expect.poll(async () => (await cellsOf(row))[3]).toBe("2026年10月");
    await picture(page, "b17-closed");
  });

  it("takes a workbook away whose every account balance is the screen's", async () => {
    const shown = await shownBalances(page);
    await openScreen(page, "季度工作簿");
    const row = rowWith(tableOf(page, "可以生成的工作簿"), village);
    await row.getByText("三个月都已结账").waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      row.getByRole("button", { name: "生成并下载" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/2026Q3.*\.xlsx$/);
    await rowWith(tableOf(page, "生成过的版本"), "第 1 版").waitFor();
    await picture(page, "b18-workbook");
    const written = await writtenBalances(await download.path());
    expect(shown.size).toBeGreaterThan(20);
    expect(Object.fromEntries(written)).toEqual(Object.fromEntries(shown));
    // Exactly what the statement declares: the 500 yuan that the bank paid and took back stand in red on their own side.
    expect(written.get("10201")).toEqual([12_845_632, 6_316_647, 2_867_874, 6_316_647, 2_867_874, 16_294_405]);
    expect(written.get("101")).toEqual([235_600, 0, 90_000, 0, 90_000, 145_600]);
  });

  it("has it signed by two people, each with the own password", async () => {
    const rowOf = (shown: Page) => rowWith(tableOf(shown, "生成过的版本"), village);
    await rowOf(page).getByRole("button", { name: "制表签名" }).click();
    const prepared = page.getByRole("dialog", { name: /制表签名/ });
    await prepared.getByLabel(/登录密码/).fill(demoPassword);
    await prepared.getByRole("button", { name: "制表签名" }).click();
    const reason = prepared.getByLabel(/没有全部答复的原因/);
    const signed = rowOf(page).getByText(/^制表 (?!未签)/);
    await reason.or(signed).first().waitFor();
    if (await reason.isVisible()) {
      await reason.fill("疑点下季度逐条答复");
      await prepared.getByRole("button", { name: "制表签名" }).click();
    }
    await signed.waitFor();
    await openScreen(reviewer, "季度工作簿");
    await rowOf(reviewer).getByRole("button", { name: "审核签名" }).click();
    const reviewed = reviewer.getByRole("dialog", { name: /审核签名/ });
    await reviewed.getByLabel(/登录密码/).fill(demoPassword);
    await reviewed.getByRole("button", { name: "审核签名" }).click();
    await rowOf(reviewer)
      .getByText(/^审核 (?!未签)/)
      .waitFor({ timeout: 60_000 });
    await picture(reviewer, "b19-signed");
  });

  it("puts the same books on the wall, under the fingerprint the signed workbook bears", async () => {
    const [download] = await Promise.all([
      reviewer.waitForEvent("download"),
      rowWith(tableOf(reviewer, "生成过的版本"), village).getByRole("button", { name: "Excel" }).click(),
    ]);
    const cover = ((await sheetTexts(readFileSync(await download.path()))).get("0 封面与编制说明") ?? []).join("\n");
    const [code = ""] = /[0-9A-F]{4}(?:-[0-9A-F]{4}){3}/.exec(cover) ?? [];
    await openScreen(page, "财务公开");
    await page.getByRole("heading", { name: "财务公开", exact: true }).waitFor();
    await page.keyboard.press("Alt+g");
    await page.getByRole("heading", { name: /2026年第3季度财务公开/ }).waitFor();
    await page.getByText(code).first().waitFor();
    await page.keyboard.press("Alt+p");
    await page.getByLabel("张贴人", { exact: true }).fill("郑文书");
    await page.getByRole("dialog").getByRole("button", { name: "登记" }).click();
    await page
      .getByText(/正在张贴/)
      .first()
      .waitFor();
    await picture(page, "b20-wall");
    await openScreen(page, "数据校验");
    await page.getByLabel("指纹", { exact: true }).fill(code);
    await page.getByRole("button", { name: "核对", exact: true }).click();
    await page.getByText(/公开/).first().waitFor();
    expect(await page.locator(".fingerprint-panel .ant-alert-error").count()).toBe(0);
    await picture(page, "b21-proved");
  });
});
