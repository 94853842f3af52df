import { rmSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { focusName, keys, picture } from "#test/support/journey.ts";
import { startProgram, type Program } from "#test/support/program.ts";
import { openVillage } from "#test/support/village.ts";
import { openScreen, rowWith, signInAs, tableOf } from "#test/support/window.ts";

/** A village with stock kept by quantity and by payee and project, some of it booked, and a template that is due. */
const prepared = async (): Promise<{ readonly path: string; readonly folder: string }> => {
  const village = await openVillage();
  const { must, ledgerId } = village;
  await must("dimension.save", { kind: "own-1", name: "村民小组" });
  const { id: stock } = await must("account.add", {
    ledgerId,
    parentCode: "121",
    code: null,
    name: "化肥",
    itemKinds: ["payee", "own-1"],
    unit: "袋",
  });
  await must("account.add", { ledgerId, parentCode: "121", code: null, name: "农具", itemKinds: [] });
  const item = async (kind: "payee" | "own-1", name: string) => {
    const fields = { id: null, ledgerId, kind, code: null, name, bankAccount: "", note: "", isActive: true };
    return (await must("item.save", fields)).id;
  };
  const [shop, group] = [await item("payee", "青禾农资店"), await item("own-1", "一组")];
  const content = village.content("2026-07-05", [{ code: "bank", credit: 300 }]);
  const [bank] = content.entries;
  if (bank === undefined) throw new Error("no entry");
  const items = [
    { kind: "payee" as const, itemId: shop },
    { kind: "own-1" as const, itemId: group },
  ];
  const line = {
    ...bank,
    summary: "买化肥",
    accountId: stock,
    debitFen: 30_000,
    creditFen: 0,
    quantityMilli: 10_000,
    categoryId: village.categoryOf("购置库存物资"),
    items,
  };
  const on = "2026-07-05";
  await village.book({
    ...content,
    documents: [
      { kind: "invoice", number: "24510001", onDate: on, amountFen: 30_000, party: "青禾农资店", note: "" },
      { kind: "minutes", number: "", onDate: null, amountFen: null, party: "", note: "" },
    ],
    approvals: (["village-head", "supervisors", "two-committees"] as const).map((role) => ({
      role,
      name: role === "supervisors" ? "郑监委" : "柳青",
      onDate: on,
    })),
    entries: [line, { ...bank, summary: "买化肥" }],
  });
  const template = {
    lines: [
      { summary: "{月}月补助", accountCode: "102", side: "debit", formula: "[金额]", categoryId: null, items: [] },
      { summary: "{月}月补助", accountCode: "503", side: "credit", formula: "=", categoryId: null, items: [] },
    ],
    schedule: "none",
    day: 1,
  } as const;
  const lines = template.lines.map((each) => ({ ...each, items: [] }));
  await must("template.save", { ...template, lines, id: null, ledgerId: null, name: "收到补助", defaults: [] });
  await must("template.save", {
    ...template,
    lines,
    id: null,
    ledgerId,
    name: "每月运转经费",
    defaults: [{ name: "金额", amountFen: 200_000 }],
    schedule: "monthly",
  });
  village.desk.close();
  return { path: village.ledgerPath, folder: village.folder };
};

describe("the work around vouchers", () => {
  let program: Program;
  let page: Page;
  let files: Awaited<ReturnType<typeof prepared>>;

  beforeAll(async () => {
    files = await prepared();
    program = await startProgram({ ledger: files.path });
    page = program.page;
    await signInAs(page, "bookkeeper");
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await picture(page, "work-failed");
  });
  afterAll(async () => {
    await program.close();
    rmSync(files.folder, { recursive: true, force: true });
  });

  it("proposes what is due on the first screen and drafts it with one key", async () => {
    await page.getByText("到期的周期凭证 4 张").waitFor();
    await picture(page, "work-home");
    await keys(page, "Alt+g");
    await page.getByText("已生成 4 张草稿").waitFor();
    await page.getByText("到期的周期凭证 4 张").waitFor({ state: "hidden" });
  });

  it("enters ten vouchers without touching the mouse", async () => {
    await openScreen(page, "录入凭证");
    await expect.poll(() => focusName(page)).toBe("凭证日期");
    await keys(page, "20", "Enter", "1", "Enter");
    for (let number = 1; number <= 10; number += 1) {
      await expect.poll(() => focusName(page)).toBe("第1行摘要");
      await page.keyboard.press("F4");
      await expect.poll(() => focusName(page)).toBe("查找模板");
      await keys(page, "sdbz", "Enter");
      await expect.poll(() => focusName(page)).toBe("金额");
      if (number === 1) await picture(page, "work-template");
      await keys(page, `${String(number)}00.50`, "Enter");
      await page.getByText("借贷平衡").waitFor();
      await expect.poll(() => page.locator(".voucher-grid").innerText()).toContain("补助");
      await page.keyboard.press("F11");
      await expect.poll(() => page.getByLabel("第1行摘要").inputValue()).toBe("");
    }
    await openScreen(page, "凭证查询");
    await page.getByText("共 15 张").waitFor();
  }, 120_000);

  it("keeps what is typed when the window and its memory are gone", async () => {
    await openScreen(page, "录入凭证");
    const kept = page.waitForRequest((request) => request.postData()?.includes('"kept.save"') === true);
    await page.getByLabel("第1行摘要").fill("还没有存的一张");
    await (await kept).response();
    const other = await program.openWindow();
    await signInAs(other, "bookkeeper");
    await other.getByText("有一张没有保存的凭证").waitFor();
    await picture(other, "work-kept");
    await other.getByRole("button", { name: "接着填" }).click();
    await other.getByText("上次没有保存的内容已经恢复").waitFor();
    expect(await other.getByLabel("第1行摘要").inputValue()).toBe("还没有存的一张");
    await other.getByRole("button", { name: "不要了，重新填" }).click();
    await other.close();
    await page.keyboard.press("Alt+Home");
    await page.getByRole("button", { name: "离开" }).click();
  });

  it("shows every new book, drills down and comes back to the same row", async () => {
    for (const [label, grid] of [
      ["多栏账", "多栏账"],
      ["数量金额账", "数量金额账"],
      ["辅助账", "辅助账"],
      ["往来账龄", "往来账龄"],
      ["资金日报", "资金日报"],
      ["凭证汇总", "凭证汇总"],
      ["附件检查", "附件检查"],
      ["凭证模板", "凭证模板"],
      ["会计科目", "会计科目"],
    ] as const) {
      await openScreen(page, label);
      await tableOf(page, grid)
        .or(page.getByRole("heading", { name: label }))
        .first()
        .waitFor();
      await page.waitForFunction(() => document.querySelector(".ant-spin-spinning") === null);
      await picture(page, `work-${label}`);
    }
    await openScreen(page, "数量金额账");
    const book = tableOf(page, "数量金额账");
    await rowWith(book, "买化肥").waitFor();
    await book.focus();
    await keys(page, "ArrowDown", "ArrowDown", "Enter");
    await page.getByRole("heading", { name: /^凭证.*记-1/ }).waitFor();
    await page.keyboard.press("Escape");
    await rowWith(tableOf(page, "数量金额账"), "买化肥").waitFor();
    await expect
      .poll(() => page.locator(".paper-table tr.is-active, .paper-table tr[aria-selected=true]").innerText())
      .toContain("买化肥");
  });

  it("finds vouchers by initials and by amount in one box, and crosses two dimensions", async () => {
    await openScreen(page, "全文查找");
    await page.getByRole("textbox", { name: "查找", exact: true }).fill("mhf");
    await rowWith(tableOf(page, "查找结果"), "买化肥").waitFor();
    await page.getByText("共 1 张").waitFor();
    await picture(page, "work-search");
    await page.getByRole("textbox", { name: "查找", exact: true }).fill("300.50");
    await rowWith(tableOf(page, "查找结果"), "补助").waitFor();
    await openScreen(page, "辅助账");
    await page.getByRole("combobox", { name: "再按哪一项" }).click();
    await page.getByTitle("村民小组").last().click();
    await rowWith(tableOf(page, "辅助账"), "一组").waitFor();
    await picture(page, "work-cross");
  });

  it("tries a batch and drafts it whole", async () => {
    await openScreen(page, "批量制单");
    await page.getByRole("button", { name: "收到补助" }).click();
    await page
      .getByLabel("村和金额（从 Excel 复制两列粘贴到这里：村名或账套名、金额）")
      .fill("柳溪村\t12,000\n合计\t12,000");
    await page.getByText("读到 1 行").waitFor();
    await page.getByLabel("日期", { exact: true }).fill("2026-08-20");
    await page.keyboard.press("Enter");
    await keys(page, "Alt+v");
    await page.getByText("1 行都可以做").waitFor();
    await picture(page, "work-batch");
    await keys(page, "F8");
    await page.getByText("已生成 1 张草稿").waitFor();
  });
});
