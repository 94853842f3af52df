import { rmSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { setDay } from "#test/support/journey.ts";
import { decide } from "#test/support/plain-resolution.ts";
import { openOffice, testPassword, testPersons } from "#test/support/office.ts";
import { startProgram, type Program } from "#test/support/program.ts";

const meeting = { entitled: 30, present: 26, votesFor: 24, votesAgainst: 1, votesAbstain: 1 };

/**
 * An office with one started village: books from January 2024, so that no day of this story lies in the future; a detail
 * account for 办公费 and a cap of 650.00 yuan a year on it.
 */
const prepareLedger = async (): Promise<{ readonly path: string; readonly folder: string }> => {
  const office = await openOffice();
  const { must } = office;
  const { id: villageId } = await must("village.save", {
    id: null,
    code: "01",
    name: "柳溪村",
    isActive: true,
    facts: [{ kind: "population", fromDate: "2024-01-01", number: 1200, text: null, source: "年报" }],
  });
  const { id: ledgerId } = await must("ledger.open", {
    villageId,
    entity: "collective",
    name: "柳溪村股份经济合作社",
    startMonth: "2024-01",
  });
  const add = (name: string) => must("account.add", { ledgerId, parentCode: "513", code: null, name, itemKinds: [] });
  await add("办公费");
  await add("其他管理费用");
  const { accounts } = await must("account.list", { ledgerId });
  const accountId = (code: string): string => accounts.find((account) => account.code === code)?.id ?? "";
  await must("opening.save", {
    ledgerId,
    rows: [
      { accountId: accountId("101"), itemId: null, amountFen: 500_000 },
      { accountId: accountId("301"), itemId: null, amountFen: -500_000 },
    ],
  });
  await must("ledger.start", { ledgerId });
  const { categories } = await must("category.list", {});
  await decide(office, {
    ledgerId,
    number: "柳溪村决〔2024〕1号",
    title: "2024年度非生产性开支限额",
    body: "congress",
    track: "B",
    metOn: "2024-01-05",
    ...meeting,
    declared: "passed",
    record: {
      place: "村委会会议室",
      noticeOn: "2023-12-26",
      convenor: "何主任",
      chair: "何主任",
      recorder: "林文书",
      method: "hands",
      proxies: 0,
      women: 9,
      partyStudyMinute: "",
      isSupervised: true,
      townshipOfficer: "",
      postedFrom: null,
      postedTo: null,
      proposal: "办公费全年不超过六百五十元。",
      objections: "",
    },
    caps: [
      {
        categoryId: categories.find((category) => category.name === "办公费")?.id ?? "",
        period: "year",
        basis: { kind: "K04", amountFen: 65_000 },
        fromOn: "2024-01-05",
        toOn: "2024-12-31",
      },
    ],
  });
  office.desk.close();
  return { path: office.ledgerPath, folder: office.folder };
};

const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env["XZ_PICTURES"];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: false });
};

const signIn = async (page: Page, role: keyof typeof testPersons): Promise<void> => {
  await page.getByLabel("登录名").fill(testPersons[role].login);
  await page.getByLabel("密码", { exact: true }).fill(testPassword);
  await page.keyboard.press("Enter");
  await page.locator(".frame-status").getByText(testPersons[role].name).waitFor();
};

/** Ctrl+K, pinyin initials, Enter. */
const goTo = async (page: Page, initials: string, heading: string): Promise<void> => {
  await page.keyboard.press("Control+k");
  await page.getByRole("textbox", { name: "找功能" }).fill(initials);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: heading, exact: true }).waitFor();
};

/** Types into whatever has the focus, then presses keys. */
const keys = async (page: Page, ...steps: readonly string[]): Promise<void> => {
  for (const step of steps) {
    if (/^(Enter|Tab|F\d+|Control\+.+|Alt\+.+|Escape|Space|=|Arrow.+)$/.test(step)) await page.keyboard.press(step);
    else await page.keyboard.type(step);
  }
};

/** Throws away what was left unsaved and goes to the day. */
const startAnew = async (page: Page, isUnsaved = true): Promise<void> => {
  await page.keyboard.press("Alt+Home");
  if (isUnsaved) await page.getByRole("button", { name: "离开" }).click();
  await goTo(page, "lrpz", "录入凭证");
  if (isUnsaved) await page.getByRole("button", { name: "不要了，重新填" }).click();
  await page.getByLabel("凭证日期").focus();
};

const lineText = (page: Page, line: number): Promise<string> =>
  page
    .locator(".voucher-grid tbody tr")
    .nth(line - 1)
    .innerText();

const live = (page: Page) => page.getByRole("region", { name: "制度检查" });
const focusName = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? null);

describe("vouchers in the window", () => {
  let program: Program;
  let page: Page;
  let second: Page | null = null;
  let prepared: { readonly path: string; readonly folder: string };

  beforeAll(async () => {
    prepared = await prepareLedger();
    program = await startProgram({ ledger: prepared.path });
    page = program.page;
    await signIn(page, "bookkeeper");
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await picture(page, "failed");
    if (task.result?.state === "fail" && second !== null) await picture(second, "failed-2");
  });
  afterAll(async () => {
    await program.close();
    rmSync(prepared.folder, { recursive: true, force: true });
  });

  it("enters a voucher from the first to the last field with the keyboard alone", async () => {
    await goTo(page, "lrpz", "录入凭证");
    await page.getByLabel("凭证日期").waitFor();
    await expect.poll(() => focusName(page)).toBe("凭证日期");
    await keys(page, "27", "Enter", "2", "Enter");
    await expect.poll(() => focusName(page)).toBe("第1行摘要");
    await keys(page, "购买打印纸", "Enter", "bgf");
    await page.getByRole("option").first().waitFor();
    await picture(page, "01-account-list");
    await keys(page, "Enter");
    await expect.poll(() => focusName(page)).toBe("第1行支出分类");
    await keys(page, "办公费", "Enter", "100*3+50", "Enter");
    await expect.poll(() => focusName(page)).toBe("第2行摘要");
    await keys(page, "Enter", "101", "Enter", "=", "Enter");
    await page.getByText("借贷平衡").waitFor();
    await page.getByText("合计：叁佰伍拾元整").waitFor();
    await page.getByText("→ 贷").or(page.getByText("→ 借 4,650.00")).first().waitFor();
    await picture(page, "02-typed");
    await live(page).getByText("票据要求").waitFor();
    await live(page).getByText("审批权限").waitFor();
    await live(page).getByText("剩余").waitFor();
    await picture(page, "03-live");
  });

  it("registers the invoice and the signature that the rules miss, and saves with F8", async () => {
    await keys(page, "Alt+d");
    await expect.poll(() => focusName(page)).toBe("第1张单据的号码");
    await keys(page, "24512000000012345678");
    await page.getByLabel("第1张单据的金额").fill("350");
    await picture(page, "03b-document");
    await keys(page, "Alt+a");
    await expect.poll(() => focusName(page)).toBe("第1个审批人姓名");
    await keys(page, "何主任");
    await live(page).getByText("没有发现违反制度的地方").waitFor();
    await page.keyboard.press("F8");
    await page.getByText("已保存为草稿，等待审核人审核").waitFor();
    await page.getByRole("heading", { name: "修改凭证" }).waitFor();
    await picture(page, "04-saved");
  });

  it("keeps an unsaved voucher when the window is closed, and asks before leaving it", async () => {
    await goTo(page, "pzcx", "凭证查询");
    await page.keyboard.press("Alt+n");
    await page.getByRole("heading", { name: "录入凭证" }).waitFor();
    await page.getByLabel("第1行摘要").fill("没有保存的摘要");
    await page.waitForFunction(() => Object.values(localStorage).some((text) => text.includes("没有保存的摘要")));
    await page.keyboard.press("Alt+Home");
    await page.getByRole("dialog").getByText("这张凭证还没有保存").waitFor();
    await page.getByRole("button", { name: "留在这一页" }).click();
    page.once("dialog", (dialog) => void dialog.accept());
    await page.reload();
    await page.getByText("上次没有保存的内容已经恢复").waitFor();
    expect(await page.getByLabel("第1行摘要").inputValue()).toBe("没有保存的摘要");
    await page.getByRole("button", { name: "不要了，重新填" }).click();
    expect(await page.getByLabel("第1行摘要").inputValue()).toBe("");
  });

  it("tells at once that a reception dinner is forbidden, whatever category is chosen", async () => {
    await page.getByLabel("凭证日期").focus();
    await keys(
      page,
      "26",
      "Enter",
      "1",
      "Enter",
      "接待餐费",
      "Enter",
      "qtgl",
      "Enter",
      "招待",
      "Enter",
      "480",
      "Enter",
    );
    await keys(page, "..", "Enter", "101", "Enter", "=", "Enter");
    await live(page).getByText("是禁止列支的项目").waitFor();
    expect(await live(page).locator("[data-kind=K08]").getAttribute("data-severity")).toBe("block");
    await picture(page, "05-dinner");
    await live(page).locator("[data-kind=K08]").getByRole("button", { name: "改支出分类" }).click();
    await expect.poll(() => focusName(page)).toBe("第1行支出分类");
    await keys(page, "其他非", "Enter");
    await picture(page, "05b-dinner");
    await live(page).getByText("请核对是不是把禁止列支的内容换了名目").waitFor();
    await page.getByRole("button", { name: "删除本行" }).click();
  });

  it("holds an office expense over its cap until the amending vote is recorded, and leads there and back", async () => {
    await startAnew(page);
    await keys(
      page,
      "28",
      "Enter",
      "1",
      "Enter",
      "购买办公桌椅",
      "Enter",
      "bgf",
      "Enter",
      "办公费",
      "Enter",
      "900",
      "Enter",
    );
    await keys(page, "Enter", "101", "Enter", "=", "Enter");
    const over = live(page).locator("[data-kind=K04]");
    await over.getByText("超出 250.00 元").waitFor();
    await page.getByText("超限额 250.00").waitFor();
    await picture(page, "06-over-cap");
    await page.keyboard.press("F8");
    await page.locator(".notice-strip").getByText("已保存为草稿，但还不能审核").waitFor();
    await page.locator(".notice-strip").getByText("有 3 项不符合制度，被拦下").waitFor();
    await picture(page, "06b-held");
    await over.getByRole("button", { name: "登记调整限额的决议" }).click();
    await page.getByRole("heading", { name: "登记决议" }).waitFor();
    await expect.poll(() => focusName(page)).toBe("决议文号");
    expect(await page.getByLabel("第1项限额的金额").inputValue()).toBe("900.00");
    await page.keyboard.type("柳溪村决〔2024〕2号");
    await page.getByLabel("第1项限额的金额").fill("900+350");
    await setDay(page, "会议日期", "2024-01-27");
    await setDay(page, "第1项限额的生效日期", "2024-01-27");
    await setDay(page, "第1项限额的失效日期", "2024-12-31");
    await page.getByLabel("应到人数").fill("30");
    await page.getByLabel("实到人数").fill("25");
    await page.getByLabel("赞成票").fill("19");
    const test = page.getByRole("status", { name: "法定条件" });
    await test.getByText("至少要 20 票赞成；实得赞成 19 票，不够").waitFor();
    await page.getByRole("radio", { name: "通过", exact: true }).check();
    await page.getByText("与计算结果不一致").waitFor();
    await page.getByLabel("赞成票").fill("21");
    await test.getByText("实得赞成 21 票，够了").waitFor();
    await picture(page, "07-record");
    await page.keyboard.press("Control+s");
    await page.getByText("决议已登记，并关联到凭证").waitFor();
    await page.getByRole("heading", { name: "修改凭证" }).waitFor();
    await live(page).getByText("剩余").first().waitFor();
    // One person's record loosens nothing: the hold stays until another has confirmed the vote.
    expect(await live(page).locator("[data-kind=K04][data-cleared=false]").count()).toBe(1);
    const other = await program.openWindow();
    await signIn(other, "reviewer");
    await goTo(other, "jy", "决议");
    await other.getByRole("row", { name: /柳溪村决〔2024〕2号/ }).dblclick();
    await other.getByRole("button", { name: "复核通过" }).click();
    await other.getByText("决议已复核，从现在起有效").waitFor();
    await picture(other, "08-confirmed");
    await other.context().close();
  });

  it("completes the papers, sends the voucher to review with F10, and a reviewer passes and posts both", async () => {
    await page.keyboard.press("Alt+d");
    await page.getByLabel("第1张单据的号码").fill("24512000000012345679");
    await page.getByLabel("第1张单据的货物或服务名称").fill("打印纸");
    await page.keyboard.press("Alt+a");
    await page.getByLabel("第1个审批人姓名").fill("何主任");
    await page.keyboard.press("Alt+a");
    await page.getByLabel("第2个审批人身份").click();
    await page.getByTitle("村务监督委员会").last().click();
    await page.getByLabel("第2个审批人姓名").fill("吴监督");
    await live(page).getByText("没有发现违反制度的地方").waitFor();
    await page.keyboard.press("F10");
    await page.getByRole("heading", { name: "凭证 草稿" }).waitFor();
    await page.getByText("号码 24512000000012345679，打印纸").waitFor();
    await picture(page, "09-voucher");
    const reviewer = await program.openWindow();
    second = reviewer;
    await signIn(reviewer, "reviewer");
    await goTo(reviewer, "pzcx", "凭证查询");
    await reviewer.getByRole("checkbox", { name: "全选" }).check();
    await reviewer.keyboard.press("Alt+r");
    await reviewer.getByText("2 张全部完成").waitFor();
    await reviewer.getByRole("button", { name: "知道了" }).click();
    await picture(reviewer, "10-list");
    await reviewer.getByRole("checkbox", { name: "全选" }).check();
    await reviewer.keyboard.press("Alt+p");
    await reviewer.getByText("2 张全部完成").waitFor();
    await picture(reviewer, "11-batch");
    await reviewer.getByRole("button", { name: "知道了" }).click();
    const grid = reviewer.getByRole("grid", { name: "凭证" });
    await grid.getByText("记-1", { exact: true }).waitFor();
    await grid.focus();
    await keys(reviewer, "ArrowDown", "ArrowDown", "Enter");
    await reviewer.getByRole("heading", { name: "凭证 记-1" }).waitFor();
    await reviewer.getByText("凭证指纹").waitFor();
    await picture(reviewer, "12-posted");
    await reviewer.keyboard.press("Escape");
    await expect.poll(() => reviewer.getByRole("row", { selected: true }).innerText()).toContain("记-1");
    second = null;
    await reviewer.context().close();
  });

  it("corrects a posted voucher by a red and a blue slip shown together", async () => {
    await goTo(page, "pzcx", "凭证查询");
    await page.getByRole("row", { name: /记-1/ }).dblclick();
    await page.getByRole("heading", { name: "凭证 记-1" }).waitFor();
    await page.keyboard.press("Alt+c");
    const dialog = page.getByRole("dialog");
    await dialog.getByText("注销1月27日记字第1号凭证").first().waitFor();
    await dialog.getByText("订正1月27日记字第1号凭证：购买打印纸").first().waitFor();
    await dialog.getByPlaceholder("例如：科目用错（必填）").fill("金额填错");
    await picture(page, "13-correct");
    await dialog.getByRole("button", { name: "生成红字和蓝字两张草稿" }).click();
    await page.getByRole("heading", { name: "修改凭证" }).waitFor();
    expect(await page.getByLabel("第1行摘要").inputValue()).toBe("订正1月27日记字第1号凭证：购买打印纸");
  });

  it("knows the keys of the grid: look up, copy above, swap, red, insert, remove, paste, pattern, key table", async () => {
    await startAnew(page, false);
    await keys(page, "Enter", "Enter", "F7");
    await page.getByRole("option", { name: "购买打印纸" }).first().waitFor();
    await keys(page, "Enter", "bgf", "Enter", "Enter", "80-", "Enter");
    expect(await lineText(page, 1)).toContain("办公费");
    expect(await page.locator('[data-cell="0-debit"] .red-amount').count()).toBe(1);
    await keys(page, "//");
    expect(await lineText(page, 2)).toContain("51301 管理费用-办公费");
    await page.locator('[data-cell="1-debit"]').click();
    await keys(page, "Space");
    await expect.poll(() => focusName(page)).toBe("第2行贷方金额");
    await page.getByText("借贷平衡").waitFor();
    await keys(page, "Escape");
    await page.getByText("贷方多").waitFor();
    await keys(page, "Control+Insert");
    await expect.poll(() => focusName(page)).toBe("第2行摘要");
    expect(await page.locator(".voucher-grid tbody tr").count()).toBe(5);
    await keys(page, "Control+Delete", "Enter");
    expect(await page.locator(".voucher-grid tbody tr").count()).toBe(4);
    await page.getByLabel("第2行会计科目").fill("没有这个科目");
    await keys(page, "Enter");
    await page.getByRole("alert").getByText("没有“没有这个科目”").waitFor();
    await picture(page, "20-fault");
    await keys(page, "Escape", "Escape");
    await page.locator('[data-cell="2-debit"]').click();
    await keys(page, "ArrowLeft");
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData("text/plain", "摘要\t科目\t借方\t贷方\n卖废纸\t库存现金\t12.50\t\n卖废纸\t511\t\t12.50\n");
      document.activeElement?.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    await page.getByText("卖废纸").first().waitFor();
    await picture(page, "21-pasted");
    await page.keyboard.press("F1");
    await page.getByRole("dialog").getByText("在摘要格：复制上一整行").waitFor();
    await picture(page, "22-keys");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    // The window takes keys again once the frame around the dialog has gone too.
    await page.locator(".ant-modal-wrap:visible").waitFor({ state: "hidden" });
    await page.keyboard.press("F4");
    await page.getByRole("dialog").getByText("模板：照以前的凭证填写").waitFor();
    await page
      .getByRole("dialog")
      .getByRole("row", { name: /购买办公桌椅/ })
      .waitFor();
    await page.keyboard.type("办公桌椅");
    await expect
      .poll(() =>
        page
          .getByRole("dialog")
          .getByRole("row", { name: /购买打印纸/ })
          .count(),
      )
      .toBe(0);
    await picture(page, "23-pattern");
    await page.keyboard.press("Enter");
    await page.getByText("合计：玖佰元整").waitFor();
    await page.getByText("金额分格").click();
    await page.getByRole("cell", { name: "900.00" }).first().waitFor();
    await picture(page, "24-plain");
    await page.getByText("金额分格").click();
  });

  it("takes files before the first save, sends them with it, and shows a picture beside the voucher", async () => {
    await page.getByRole("tab", { name: "附件文件" }).click();
    const dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "发票.png", mimeType: "image/png", buffer: Buffer.from(dot, "base64") });
    await page.getByText("保存凭证时一起保存").waitFor();
    await page.keyboard.press("F8");
    await page.getByText("已保存为草稿").first().waitFor();
    await page.getByRole("button", { name: "查看" }).click();
    const seen = page.getByRole("img", { name: "发票.png" });
    await seen.waitFor();
    expect(await seen.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth)).toBe(1);
    await picture(page, "25-file");
    // What was told before the picture was opened does not keep Esc from it.
    await page.keyboard.press("Escape");
    await page.locator(".ant-drawer-open").waitFor({ state: "hidden" });
  });

  it("lets dialogs open over an amount it cannot read, and calls nothing balanced or good meanwhile", async () => {
    const mistakes: string[] = [];
    page.on("pageerror", (error) => mistakes.push(error.message));
    await startAnew(page, false);
    await keys(page, "26", "Enter", "0", "Enter", "复印", "Enter", "bgf", "Enter", "办公费", "Enter", "12,34", "Enter");
    await page.getByText("“12,34”看不懂").first().waitFor();
    await page.getByText("有一格看不懂").waitFor();
    await live(page).getByText("改好以前这一格没有算进去").waitFor();
    await picture(page, "26-unread");
    const faulty = page.getByLabel("第1行借方金额");
    for (const [key, inside] of [
      ["Control+k", "找功能"],
      ["F1", null],
      ["F4", null],
    ] as const) {
      await page.keyboard.press(key);
      const dialog = page.getByRole("dialog");
      await dialog.waitFor();
      if (inside !== null) await expect.poll(() => focusName(page)).toBe(inside);
      await expect.poll(() => dialog.evaluate((node) => node.contains(document.activeElement))).toBe(true);
      await page.keyboard.press("Escape");
      await page.locator(".ant-modal-wrap:visible").waitFor({ state: "hidden" });
      await expect.poll(() => focusName(page)).toBe("第1行借方金额");
      expect(await faulty.inputValue()).toBe("12,34");
    }
    await page.getByLabel("附件张数").click();
    await expect.poll(() => focusName(page)).toBe("附件张数");
    await page.keyboard.press("F8");
    await expect.poll(() => focusName(page)).toBe("第1行借方金额");
    expect(mistakes).toEqual([]);
  });

  it("says by how much a draft is out of balance, and takes a refusal away when the next thing begins", async () => {
    const strip = page.locator(".notice-strip");
    await page.getByLabel("第1行借方金额").fill("200");
    await keys(page, "Enter", "Enter", "101", "Enter", "Enter", "10", "Enter");
    await page.keyboard.press("F8");
    await strip.getByText("已保存为草稿，但还不能审核").waitFor();
    await strip.getByText("借方比贷方多 190.00 元，平衡以前不能审核").waitFor();
    await picture(page, "27-uneven");
    await page.getByLabel("凭证日期").fill("2099-01-01");
    await keys(page, "Enter");
    await page.keyboard.press("F8");
    await strip.getByText("没有完成").waitFor();
    const below = await strip.boundingBox();
    const main = await page.getByRole("main").boundingBox();
    expect((main?.y ?? 0) + (main?.height ?? 0)).toBeLessThanOrEqual((below?.y ?? 0) + 1);
    await picture(page, "28-refused");
    await page.keyboard.press("Escape");
    await strip.waitFor({ state: "detached" });
    await page.keyboard.press("F8");
    await strip.waitFor();
    await page.getByLabel("凭证日期").fill("2024-01-26");
    await keys(page, "Enter");
    await page.locator('[data-cell="1-credit"]').click();
    await keys(page, "200");
    await page.keyboard.press("F11");
    await strip.getByText("没有完成").waitFor({ state: "detached" });
  });

  it("shows the caps with their resolution, and the rules in plain words", async () => {
    await goTo(page, "zcyssydjb", "支出预算使用登记簿");
    await setDay(page, "截至日期", "2024-01-31");
    await page.getByRole("row", { name: /办公费/ }).waitFor();
    await picture(page, "14-register");
    await page.getByRole("button", { name: "看凭证" }).click();
    await page.getByText("只列出支出分类“办公费”的凭证").waitFor();
    await goTo(page, "jy", "决议");
    await page.getByRole("row", { name: /柳溪村决〔2024〕2号/ }).waitFor();
    await picture(page, "15-resolutions");
    await page.getByRole("row", { name: /柳溪村决〔2024〕2号/ }).dblclick();
    await page.getByRole("heading", { name: "批准的限额" }).waitFor();
    await picture(page, "16-resolution");
    await goTo(page, "zcgz", "支出规则");
    await page.getByText("示例，请按本乡镇文件修改").first().waitFor();
    await picture(page, "17-rules");
    await page.getByRole("button", { name: "提出新版本" }).first().click();
    await page.getByRole("dialog").getByText("谁签字").first().waitFor();
    await picture(page, "18-rule-dialog");
    await page.keyboard.press("Escape");
  });

  it("stays whole when everything is shown twice as large", async () => {
    const large = await startProgram({ ledger: prepared.path, zoom: 2 });
    try {
      await signIn(large.page, "bookkeeper");
      await large.page.evaluate(() => {
        window.location.hash = "#voucher-entry";
      });
      await large.page.getByLabel("凭证日期").waitFor();
      await keys(large.page, "Enter", "Enter", "购买打印纸", "Enter", "bgf");
      const option = large.page.getByRole("option").first();
      await option.waitFor();
      const box = await option.boundingBox();
      const size = large.page.viewportSize();
      expect(box !== null && size !== null && box.x >= 0 && box.x + box.width <= size.width).toBe(true);
      await picture(large.page, "30-large");
      await keys(large.page, "Enter", "办公费", "Enter", "900", "Enter");
      await expect.poll(() => focusName(large.page)).toBe("第2行摘要");
      const isWider = await large.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(isWider).toBe(false);
      await live(large.page).scrollIntoViewIfNeeded();
      await live(large.page).getByText("超出 250.00 元").waitFor();
      await picture(large.page, "31-large");
    } finally {
      await large.close();
    }
  });
});
