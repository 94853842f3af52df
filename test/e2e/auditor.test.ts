import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { contract, isMethodName, type MethodName } from "#contract/contract.ts";
import type { Access } from "#contract/method.ts";
import { ledgerNames } from "#fixtures/setup/qinghe.ts";
import { menuOf } from "#renderer/frame/menu.ts";
import { chooseLedger, keys, picture } from "#test/support/journey.ts";
import { settle } from "#test/support/pace.ts";
import { startProgram, type Program } from "#test/support/program.ts";
import { openScreen, rowCount, rowWith, tableOf } from "#test/support/window.ts";

const screens = menuOf(["auditor"]).flatMap(({ entries }) => entries);

/** Words of buttons that change the books, what they rest on, or what was found. A backup or a workbook changes nothing. */
const changing =
  /录入|登记(?!簿)|新增|增加|添加|保存|修改|更改|删除|审核通过|审核勾选|退回|^记账$|记账勾选|红字更正|照此新增|导入|启用(?!的)|(?<!显示)停用|结转|结账|签字|答复|制凭证|对凭证|取消|提出|批准|上传|重置|选上|开账套/;

/** Every call an auditor may not make: all that write, and the readings that only prepare writing. */
const forbiddenCalls: readonly MethodName[] = Object.keys(contract)
  .filter(isMethodName)
  .filter((name) => {
    const access: Access = contract[name].access;
    return typeof access !== "string" && !access.includes("auditor");
  });

/** What of the shown page could change something: enabled buttons by their words, and places for files. */
const changersOn = (page: Page): Promise<string[]> =>
  page
    .locator(".frame-main, .ant-modal-wrap:visible, .ant-drawer-open")
    .locator("button:enabled, input[type=file], textarea:enabled")
    .evaluateAll(
      (nodes, words) =>
        nodes
          // Where a file is only compared with the books, anybody may give one.
          .filter((node) => node.closest(".reads-only") === null)
          .map((node) => (node.tagName === "BUTTON" ? (node.getAttribute("aria-label") ?? node.textContent) : null))
          .flatMap((name) => (name === null ? ["a place for a file or a text"] : [name.trim()]))
          .filter((name) => name === "a place for a file or a text" || new RegExp(words).test(name)),
      changing.source,
    );

/** Sends a call over the page's own way to the host, with its own session: as somebody would who opens the browser's tools. */
const sendAsPage = (page: Page, method: string, input: unknown): Promise<{ ok: boolean; failure?: { code: string } }> =>
  page.evaluate(
    async ([name, given]) => {
      const answer = await fetch("/api", {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-xiangzhang-token": sessionStorage.getItem("xiangzhang-page") ?? "",
        },
        body: JSON.stringify({
          method: name,
          input: given,
          session: sessionStorage.getItem("xiangzhang-session"),
          requestId: crypto.randomUUID(),
        }),
      });
      return answer.json();
    },
    [method, input] as const,
  );

describe("the auditor", () => {
  let program: Program;
  let page: Page;

  beforeAll(async () => {
    program = await startProgram({ demo: true });
    page = program.page;
    await page.getByRole("button", { name: "审计员" }).click();
    await page.locator(".frame-status").getByText("审计员 · 审计（只读）").waitFor();
    await page.getByRole("main").getByRole("row", { name: ledgerNames.liuxi }).waitFor();
    await chooseLedger(page, ledgerNames.liuxi);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await picture(page, "failed-auditor");
  });
  afterAll(async () => {
    await program.close();
  });

  it.each(screens)("reads the screen $label and finds nothing on it that changes anything", async ({ key, label }) => {
    await openScreen(page, label);
    await page.waitForURL(
      (address) => address.hash.startsWith(`#${key}`) || (key === "overview" && address.hash === ""),
    );
    await page.getByRole("main").getByRole("heading", { level: 1 }).waitFor();
    await settle(page);
    await picture(page, `c-${key}`);
    expect(await page.locator(".ant-alert-error, .notice-strip").count()).toBe(0);
    expect(await changersOn(page)).toEqual([]);
  });

  it("reads a voucher down to its bank line and its findings, and no key of it does anything", async () => {
    await openScreen(page, "凭证查询");
    const vouchers = tableOf(page, "凭证");
    await rowWith(vouchers, "购打印机硒鼓").first().waitFor();
    expect(await rowCount(vouchers)).toBeGreaterThan(70);
    expect(await page.getByRole("checkbox", { name: "全选" }).count()).toBe(0);
    await rowWith(vouchers, "购打印机硒鼓").first().dblclick();
    await page.getByRole("heading", { name: /^凭证 记-\d+$/ }).waitFor();
    await page.getByText("凭证指纹").waitFor();
    await page.getByText("柳溪代决〔2026〕9号").first().waitFor();
    await settle(page);
    expect(await changersOn(page)).toEqual([]);
    const address = page.url();
    await keys(page, "Alt+e", "Alt+r", "Alt+b", "Alt+p", "Alt+c", "Alt+n", "Control+Delete");
    expect(await page.getByRole("dialog").count()).toBe(0);
    expect(page.url()).toBe(address);
    await picture(page, "c-voucher");
    await page.keyboard.press("Escape");
    await rowWith(vouchers, "购打印机硒鼓").first().waitFor();
  });

  it("reads the quarter's figures from the trial balance down to the voucher", async () => {
    await openScreen(page, "科目余额表");
    for (const [name, month] of [
      ["起始月份", "2026-07"],
      ["截止月份", "2026-09"],
    ] as const) {
      await page.getByLabel(name, { exact: true }).fill(month);
      await page.keyboard.press("Enter");
    }
    await page.getByText("2026年7月至9月").waitFor();
    await page.getByText("试算平衡").waitFor();
    await rowWith(tableOf(page, "科目余额表"), "管理费用").getByRole("button", { name: "管理费用" }).click();
    await page.getByRole("heading", { name: /明细账.*513/ }).waitFor();
    const book = tableOf(page, "明细账");
    await rowWith(book, "期初余额").first().waitFor();
    await book.focus();
    await page.keyboard.press("End");
    await rowWith(book, "购打印机硒鼓").first().dblclick();
    await page.getByRole("heading", { name: /^凭证 记-\d+$/ }).waitFor();
  });

  it("reads what was found, which statements came in, the votes, and who did what", async () => {
    await openScreen(page, "首页");
    await page.getByRole("row", { name: ledgerNames.liuxi }).getByRole("button", { name: "看疑点" }).click();
    await page.getByText("超限额").first().waitFor();
    // By the menu it leads to the quarter where findings wait, not to the one that has just begun.
    await openScreen(page, "疑点清单");
    await page.getByRole("main").getByText("2026年第3季度").first().waitFor();
    await page.getByText("超限额").first().waitFor();
    await settle(page);
    expect(await changersOn(page)).toEqual([]);
    await picture(page, "c-found");
    await openScreen(page, "导入对账单");
    await expect.poll(() => rowCount(tableOf(page, "导入过的文件"))).toBe(7);
    await openScreen(page, "决议");
    await rowWith(tableOf(page, "决议"), "柳溪代决〔2026〕9号").dblclick();
    await page.getByRole("heading", { name: "批准的限额" }).waitFor();
    await settle(page);
    expect(await changersOn(page)).toEqual([]);
    await openScreen(page, "操作日志");
    await page.getByLabel("起始日期", { exact: true }).fill("2026-10-01");
    await page.keyboard.press("Enter");
    await page.getByRole("cell", { name: "结账", exact: true }).first().waitFor();
    await picture(page, "c-trail-rows");
  });

  it("opens the entries of the set-up for reading only", async () => {
    for (const [screen, entry] of [
      ["会计科目", "库存现金"],
      ["辅助项目", "青禾镇建安队"],
      ["支出分类", "办公费"],
      ["银行账户", "951006010099000188"],
      ["村与账套", "柳溪村"],
    ] as const) {
      await openScreen(page, screen);
      await page.getByRole("main").getByRole("button", { name: entry, exact: true }).first().click();
      const dialog = page.getByRole("dialog");
      await dialog.waitFor();
      expect(await changersOn(page), screen).toEqual([]);
      expect(await dialog.locator("input:enabled:not([role=combobox])").count(), screen).toBe(0);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "hidden" });
    }
  });

  it.each(forbiddenCalls)("is refused %s when it is sent by hand with the session of the page", async (name) => {
    expect(await sendAsPage(page, name, {})).toMatchObject({ ok: false, failure: { code: "forbidden" } });
  });

  it("cannot take over another person's password, nor found the office anew", async () => {
    const listed = await sendAsPage(page, "person.list", {});
    expect(listed.ok).toBe(true);
    const other = JSON.stringify(listed).match(/"id":"([^"]+)","login":"chen"/)?.[1] ?? "";
    const stolen = await sendAsPage(page, "person.setPassword", {
      id: other,
      current: null,
      password: "Shenji-2026-x",
    });
    expect(stolen).toMatchObject({ ok: false, failure: { code: "forbidden" } });
    const township = { name: "青禾镇", code: "QH", divisionCode: "" };
    const administrator = { login: "shenji2", name: "审计员", password: "Shenji-2026-x" };
    const founded = await sendAsPage(page, "office.found", { township, administrator });
    expect(founded).toMatchObject({ ok: false, failure: { code: "already-set-up" } });
  });
});
