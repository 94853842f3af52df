import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startProgram, type Program } from "#test/support/program.ts";

const password = "青禾-2026-好记";

/** Welcome, township, administrator: by keyboard alone. */
const foundOffice = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "开始" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByLabel("乡镇（街道）名称").waitFor();
  await page.keyboard.type("青禾镇");
  await page.keyboard.press("Enter");
  await page.getByLabel("姓名").waitFor();
  await page.keyboard.type("周主任");
  await page.keyboard.press("Tab");
  await page.keyboard.type("zhou");
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await page.keyboard.press("Tab");
  await page.getByLabel("再输一次").fill(password);
  await page.keyboard.press("Enter");
  await page.getByText("青禾镇的账本建好了").waitFor();
};

/** Ctrl+K, pinyin initials, Enter. */
const goTo = async (page: Page, initials: string, heading: string): Promise<void> => {
  await page.keyboard.press("Control+k");
  await page.getByRole("textbox", { name: "找功能" }).fill(initials);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: heading, exact: true }).waitFor();
};

const signOut = async (page: Page): Promise<void> => {
  await page
    .locator(".frame-top")
    .getByRole("button", { name: /周主任|陈会计/ })
    .click();
  await page.getByRole("menuitem", { name: "退出登录" }).click();
  await page.getByRole("button", { name: "登录" }).waitFor();
};

const signIn = async (page: Page, login: string, typed: string): Promise<void> => {
  await page.getByLabel("登录名").fill(login);
  await page.getByLabel("密码", { exact: true }).fill(typed);
  await page.keyboard.press("Enter");
};

describe("the first start of an office", () => {
  let program: Program;
  let page: Page;

  beforeEach(async () => {
    program = await startProgram();
    page = program.page;
  });
  afterEach(async () => {
    await program.close();
  });

  it("leads from an empty file to a signed-in administrator who is told what comes next", async () => {
    await foundOffice(page);
    expect(page.url()).not.toContain("token");
    await page.getByRole("button", { name: "进入首页" }).click();
    await page.getByText("还没有账套").waitFor();
    const status = page.locator(".frame-status");
    expect(await status.innerText()).toMatch(/还没有验证过的备份[^]*周主任 · 管理员[^]*青禾镇[^]*帮助 F1/);
    await page.reload();
    await page.getByText("还没有账套").waitFor();
    await page.keyboard.press("F1");
    await page.getByRole("dialog").getByText("找功能（名称或拼音首字母）").waitFor();
  });

  it("opens a village's books by screens: village, ledger, opening balances that must balance, start", async () => {
    await foundOffice(page);
    await page.getByRole("button", { name: "逐个录入" }).click();
    await page.getByRole("heading", { name: "村与账套" }).waitFor();
    await page.keyboard.press("F11");
    await page.getByLabel("村编码").fill("01");
    await page.getByLabel("村名").fill("柳溪村");
    await page.getByLabel("数值").fill("1286");
    await page.getByRole("button", { name: "加入这条资料" }).click();
    await page.keyboard.press("F8");
    await page.getByRole("button", { name: "建账套" }).click();
    await page.getByRole("dialog").getByRole("radio", { name: "农村集体经济组织" }).check();
    await page.getByLabel("账套名称").fill("柳溪村股份经济合作社");
    await page.keyboard.press("F8");
    await page.getByText("未启用").first().waitFor();
    await page.getByRole("table").getByTitle("柳溪村股份经济合作社").click();
    await page.getByRole("heading", { name: "期初余额" }).waitFor();
    await page.getByLabel(/^101 .*期初余额$/).fill("1500.5");
    expect(await page.getByRole("status", { name: "试算平衡" }).innerText()).toContain("借方多");
    expect(await page.getByRole("button", { name: "启用账套" }).isDisabled()).toBe(true);
    await page.getByLabel(/^301 .*期初余额$/).fill("1000+500.50");
    await page.keyboard.press("Enter");
    await page.getByText("试算平衡", { exact: true }).last().waitFor();
    await page.keyboard.press("F8");
    await page.getByText("期初余额已保存").waitFor();
    await page.getByRole("button", { name: "启用账套" }).click();
    await page.getByRole("button", { name: "核对过了，启用" }).click();
    await page.getByText("已启用，期初余额已定").waitFor();
    await page.keyboard.press("Alt+Home");
    const row = page.getByRole("row", { name: /柳溪村股份经济合作社/ });
    expect(await row.innerText()).toContain("1,500.50");
    await goTo(page, "kmyeb", "科目余额表");
    await page
      .getByRole("row", { name: /库存现金/ })
      .first()
      .waitFor();
  });

  it("refuses a weak or mistyped password and an empty name before anything is written", async () => {
    await page.getByRole("button", { name: "开始" }).click();
    await page.getByRole("button", { name: "下一步" }).click();
    await page.getByText("请填写乡镇名称").waitFor();
    await page.getByLabel("乡镇（街道）名称").fill("青禾镇");
    expect(await page.getByLabel("代号").inputValue()).toBe("QHZ");
    await page.getByRole("button", { name: "下一步" }).click();
    await page.getByLabel("姓名").fill("周主任");
    await page.getByLabel("登录名").fill("zhouzhouzhou");
    await page.getByLabel("密码", { exact: true }).fill("zhouzhouzhou");
    await page.getByLabel("再输一次").fill("other");
    await page.getByRole("button", { name: "建立账本" }).click();
    await page.getByText("两次输入的密码不一样").waitFor();
    await page.getByText("密码至少 8 个字符，且不能与登录名相同").waitFor();
    await page.reload();
    await page.getByRole("button", { name: "开始" }).waitFor();
  });

  it("locks a login after five wrong passwords and says until when", async () => {
    await foundOffice(page);
    await page.getByRole("button", { name: "进入首页" }).click();
    await signOut(page);
    for (const left of [4, 3, 2, 1]) {
      await signIn(page, "zhou", "wrong-password");
      await page.getByText(`还可以再试 ${String(left)} 次`).waitFor();
    }
    await signIn(page, "zhou", "wrong-password");
    await page.getByText("密码错误次数太多，已暂时锁定").waitFor();
    await signIn(page, "zhou", password);
    await page.getByText("密码错误次数太多，已暂时锁定").waitFor();
  });

  it("adds a bookkeeper who must take a password of her own, and keeps cashier and bookkeeper apart", async () => {
    await foundOffice(page);
    await page.getByRole("button", { name: "进入首页" }).click();
    await goTo(page, "ry", "人员");
    await page.keyboard.press("Alt+n");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("姓名").fill("陈会计");
    await dialog.getByLabel("登录名").fill("chen");
    await dialog.getByRole("checkbox", { name: /记账会计/ }).check();
    await dialog.getByRole("checkbox", { name: /^出纳/ }).check();
    await dialog.getByText("出纳和记账会计不能是同一个人").waitFor();
    expect(await dialog.getByRole("button", { name: "保存" }).isDisabled()).toBe(true);
    await dialog.getByRole("checkbox", { name: /^出纳/ }).uncheck();
    await dialog.getByLabel("初始密码").fill("chushi-12345");
    await dialog.getByLabel("再输一次").fill("chushi-12345");
    await dialog.getByRole("button", { name: "保存" }).click();
    await page.getByText("等待本人改密码").waitFor();
    await signOut(page);
    await signIn(page, "chen", "chushi-12345");
    await page.getByText("陈会计，请先改密码").waitFor();
    await page.getByLabel("现在的密码").fill("chushi-12345");
    await page.getByLabel("新密码").fill("chen-de-mima");
    await page.getByLabel("再输一次").fill("chen-de-mima");
    await page.keyboard.press("Enter");
    await page.getByText("还没有账套").waitFor();
    expect(await page.locator(".frame-status").innerText()).toContain("陈会计 · 记账会计");
  });

  it("sends a page without the start address, and one whose program has ended, back to the start", async () => {
    const stranger = await program.openWindow();
    await stranger.evaluate(() => {
      sessionStorage.clear();
    });
    await stranger.reload();
    await stranger.getByText("请从启动窗口重新打开本程序").waitFor();
    await foundOffice(page);
    await page.getByRole("button", { name: "进入首页" }).click();
    await program.stopHost();
    await page.evaluate(() => {
      window.location.hash = "#people";
    });
    await page.getByText("程序已经停止运行").waitFor();
    // The browser itself notes that nothing answers any more.
    program.forgive(/Failed to load resource/);
  });

  it("makes a proven backup, verifies the file and shows both in the log and the status bar", async () => {
    await foundOffice(page);
    await page.getByRole("button", { name: "进入首页" }).click();
    await goTo(page, "bf", "备份与恢复");
    await page.getByText("还没有做过备份").waitFor();
    // A file is no folder.
    await page.getByLabel("备份到哪个文件夹").fill(join(program.ledgerPath, "inside"));
    await page.keyboard.press("F8");
    await page.getByText("不能用：不存在、不能写入，或U盘没有插好").waitFor();
    await page.getByLabel("备份到哪个文件夹").fill(join(program.folder, "udisk"));
    await page.keyboard.press("F8");
    await page.getByText("备份是最新的").waitFor();
    expect(await page.locator(".frame-status").innerText()).toMatch(/最近一次已验证备份 \d{4}-\d\d-\d\d \d\d:\d\d/);
    await goTo(page, "sjjy", "数据校验");
    await page.keyboard.press("F8");
    await page.getByText("全部通过").waitFor();
    await goTo(page, "czrz", "操作日志");
    await page.getByRole("cell", { name: "建立账本" }).waitFor();
    await page.getByRole("textbox", { name: "内容" }).fill("没有这样的内容");
    await page.keyboard.press("Enter");
    await page.getByText("没有符合条件的记录").waitFor();
  });
});

describe("the demo township", () => {
  it("lets anybody in by one click and leads from a count on the first page to its cause", async () => {
    const program = await startProgram({ demo: true });
    const { page } = program;
    try {
      await page.getByRole("button", { name: "何主任" }).click();
      const row = page.getByRole("row", { name: /柳溪村股份经济合作社/ });
      await row.getByRole("button", { name: "答复疑点" }).click();
      await page.getByRole("heading", { name: "疑点清单" }).waitFor();
      await page.getByText("超限额").first().waitFor();
      await page.goBack();
      await row.waitFor();
    } finally {
      await program.close();
    }
  });
});
