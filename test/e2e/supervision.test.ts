import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { sheetTexts } from "#files/workbook/sheet-texts.ts";
import { claimChain } from "#test/support/claim-village.ts";
import { focusName, pick, picture, setDay } from "#test/support/journey.ts";
import { startProgram, type Program } from "#test/support/program.ts";
import { openVillage, type Village } from "#test/support/village.ts";
import { cellsOf, openScreen, rowWith, signInAs, tableOf } from "#test/support/window.ts";

const village = "柳溪村经济合作社";

/** An office that uses claims, and one spending of August whose invoice was already three months old. */
const prepare = async (office: Village): Promise<void> => {
  await office.must("claim.saveSettings", claimChain);
  const settings = await office.must("settings.show", {});
  await office.must("settings.save", { ...settings, backupBeforeClose: false });
  const old = office.content("2026-08-20", [
    { code: "513", debit: 600, category: "办公费", summary: "补报五月办公用品" },
    { code: "bank", credit: 600 },
  ]);
  await office.book({
    ...old,
    approvals: [
      { role: "village-head", name: "王主任", onDate: "2026-08-19" },
      { role: "supervisors", name: "赵监督", onDate: "2026-08-19" },
    ],
    documents: [
      { kind: "invoice", number: "88000001", onDate: "2026-05-06", amountFen: 60_000, party: "文具店", note: "" },
    ],
  });
};

/** The meeting of a vote all 30 members pass with 28 votes, as minutes tell it. */
const fillVote = async (page: Page, vote: { number: string; title: string; metOn: string }): Promise<void> => {
  await expect.poll(() => focusName(page)).toBe("决议文号");
  await page.keyboard.type(vote.number);
  await setDay(page, "会议日期", vote.metOn);
  await page.getByLabel("应到人数").fill("30");
  await page.getByLabel("实到人数").fill("29");
  await page.getByLabel("赞成票").fill("28");
  await page.getByRole("status", { name: "法定条件" }).getByText("实得赞成 28 票，够了").waitFor();
  await page.getByRole("radio", { name: "通过", exact: true }).check();
  await page.getByLabel("决议事项").fill(vote.title);
};

describe("supervision from a paper document to the workbook, by its screens alone", () => {
  let program: Program;
  let close: () => void;
  let page: Page;
  let reviewer: Page;

  beforeAll(async () => {
    const office = await openVillage();
    ({ close } = office);
    await prepare(office);
    office.desk.close();
    program = await startProgram({ ledger: office.ledgerPath });
    page = program.page;
    await signInAs(page, "bookkeeper");
    reviewer = await program.openWindow();
    await signInAs(reviewer, "reviewer");
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== "fail") return;
    await picture(page, "failed-bookkeeper");
    await picture(reviewer, "failed-reviewer");
  });
  afterAll(async () => {
    await program.close();
    close();
  });

  const confirm = async (number: string): Promise<void> => {
    await openScreen(reviewer, "决议");
    await rowWith(tableOf(reviewer, "决议"), number).dblclick();
    await reviewer.getByRole("button", { name: "复核通过" }).click();
    await reviewer.getByText("决议已复核，从现在起有效").waitFor();
  };
  const next = async (shown: Page, label: string): Promise<void> => {
    await shown.getByRole("button", { name: `${label}（F8）` }).click();
  };

  it("writes a rule from the township's paper and sees whom it would have hit", async () => {
    await openScreen(page, "支出规则");
    await page.getByRole("button", { name: "新增规则" }).click();
    await page.getByRole("menuitem", { name: "报销时限" }).click();
    const dialog = page.getByRole("dialog", { name: /报销时限/ });
    await dialog.getByLabel("规则名称").fill("发票两个月内报销");
    await dialog.getByLabel("依据").fill("青禾镇村级财务管理办法（青政发〔2026〕3号）第十二条");
    await setDay(page, "生效日期", "2026-07-01");
    await dialog.getByLabel("发票开出后几个月内报销").fill("2");
    await dialog.getByRole("button", { name: "试算", exact: true }).click();
    await dialog.getByText("试算了 1 张已记账的凭证，有 1 张会碰到这条规则").waitFor();
    await dialog.getByText("发票“88000001”（2026-05-06 开出）已经超过 2 个月的报销期限。").waitFor();
    await picture(page, "s01-tried");
    await dialog.getByRole("button", { name: "提出新版本" }).click();
    await page.getByText("新版本已提出，等待另一个人批准。").waitFor();
    const card = page.getByRole("region", { name: "发票两个月内报销" });
    await card.getByText("等待另一人批准").waitFor();
  });

  it("has it approved by a second person", async () => {
    await openScreen(reviewer, "支出规则");
    const card = reviewer.getByRole("region", { name: "发票两个月内报销" });
    await card.getByRole("button", { name: "批准第 1 版" }).click();
    await card.getByText("正在执行").waitFor();
    await picture(reviewer, "s02-approved");
  });

  it("has the members vote a cap on office expenses, confirmed by a second person", async () => {
    await openScreen(page, "决议");
    await page.getByRole("button", { name: "登记决议" }).first().waitFor();
    await page.keyboard.press("Alt+n");
    await page.getByRole("heading", { name: "登记决议" }).waitFor();
    await fillVote(page, { number: "柳社决〔2026〕1号", title: "2026年办公费限额", metOn: "2026-07-01" });
    await page.getByRole("button", { name: "增加一项限额" }).click();
    await page.getByRole("combobox", { name: "第1项限额的支出分类" }).click();
    await pick(page, "办公费");
    await page.getByLabel("第1项限额的金额").fill("1000");
    await page.keyboard.press("Control+s");
    await page.getByText("决议已登记").waitFor();
    await confirm("柳社决〔2026〕1号");
    await picture(reviewer, "s03-voted");
  });

  it("takes the village's claim and says at once that it is over the cap and its invoice too old", async () => {
    await openScreen(page, "报账单");
    await page.getByRole("button", { name: "填报账单（F11）" }).click();
    await page.getByLabel("用途").fill("购买打印机硒鼓");
    await setDay(page, "报账单日期", "2026-09-20");
    for (const [label, name] of [
      ["经手人", "周经手"],
      ["证明人（验收人）", "郑证明"],
      ["村报账员", "吴报账"],
      ["收款人", "青禾文具店"],
      ["收款账号", "6222000011112222"],
    ] as const) {
      await page.getByLabel(label, { exact: true }).fill(name);
      await page.keyboard.press("Tab");
    }
    await page.getByRole("combobox", { name: "第1行支出分类" }).click();
    await pick(page, "办公费");
    await page.getByLabel("第1行金额").fill("700");
    await page.keyboard.press("Tab");
    await page.getByLabel("第1张单据号码").fill("24512000000012345678");
    await setDay(page, "第1张单据日期", "2026-06-02");
    await page.getByLabel("第1张单据金额").fill("700");
    await page.getByLabel("第1张单据出具单位").fill("青禾文具店");
    await page.getByRole("button", { name: "都齐全" }).click();
    await page.getByText("已经超过 2 个月的报销期限").waitFor();
    await page
      .getByText(
        "限额 1,000.00 元（决议柳社决〔2026〕1号），已用 600.00 元，已占用 0.00 元，本张 700.00 元，超出 300.00 元",
      )
      .waitFor();
    await picture(page, "s04-claim");
    await page.keyboard.press("F8");
    await page.getByRole("heading", { name: "报账单 报-2026-001", exact: true }).waitFor();
  });

  it("holds the claim before the village approves it", async () => {
    await next(page, "经手人、证明人已签字");
    await next(page, "单据检查通过，送村级审批");
    await next(page, "登记村级签字");
    const signing = page.getByRole("dialog", { name: /村级签字/ });
    await signing.getByLabel("村委会主任姓名").fill("王主任");
    await signing.getByLabel("村党组织书记姓名").fill("李书记");
    await signing.getByRole("button", { name: "保存签字" }).click();
    await next(page, "村级审批通过");
    await page.getByText("没有完成").waitFor();
    await picture(page, "s05-held");
  });

  it("is let pass by an amending vote, linked to the claim", async () => {
    await page.getByRole("button", { name: "登记调整限额的决议" }).click();
    await page.getByRole("heading", { name: "登记决议" }).waitFor();
    await fillVote(page, { number: "柳社决〔2026〕2号", title: "调整2026年办公费限额", metOn: "2026-09-21" });
    await page.getByRole("button", { name: "增加一项限额" }).click();
    await page.getByRole("combobox", { name: "第1项限额的支出分类" }).click();
    await pick(page, "办公费");
    await page.getByLabel("第1项限额的金额").fill("1500");
    await setDay(page, "第1项限额的生效日期", "2026-09-21");
    await page.keyboard.press("Control+s");
    await page.getByText("决议已登记").waitFor();
    await confirm("柳社决〔2026〕2号");
    await openScreen(page, "报账单");
    await rowWith(tableOf(page, "报账单"), "报-2026-001").dblclick();
    await page.getByRole("button", { name: "关联已有决议" }).click();
    await page.getByRole("button", { name: "关联决议柳社决〔2026〕2号" }).click();
    await next(page, "村级审批通过");
    await page.getByText("下一步：民主理财审核").waitFor();
    await picture(page, "s06-amended");
  });

  it("goes on through 民主理财, the hand-over, review and payment to a voucher", async () => {
    await next(page, "登记民主理财会议");
    const meeting = page.getByRole("dialog", { name: /民主理财/ });
    await setDay(page, "会议日期", "2026-09-22");
    await meeting.getByRole("combobox", { name: "参加人" }).click();
    for (const name of ["赵监督", "钱监督", "孙监督"]) {
      await page.keyboard.type(name);
      await page.keyboard.press("Enter");
    }
    // Leaving a field with Tab takes nothing out of it.
    await page.keyboard.press("Tab");
    for (const name of ["赵监督", "钱监督", "孙监督"])
      await meeting.getByTitle(name, { exact: true }).first().waitFor();
    await meeting.getByRole("button", { name: "保存会议记录" }).click();
    await meeting.waitFor({ state: "hidden" });
    await openScreen(page, "报账单");
    await page.getByRole("button", { name: "送审（1 张可交）" }).click();
    await setDay(page, "报账日", "2026-09-23");
    await page.getByRole("dialog").getByRole("button", { name: "送审 1 张" }).click();
    await page.getByText("已送审，移交清单").waitFor();
    await openScreen(reviewer, "报账单");
    await rowWith(tableOf(reviewer, "报账单"), "报-2026-001").dblclick();
    await next(reviewer, "审核通过");
    await reviewer.getByText("下一步：出纳付款").waitFor();
    const cashier = await program.openWindow();
    await signInAs(cashier, "cashier");
    await openScreen(cashier, "报账单");
    await rowWith(tableOf(cashier, "报账单"), "报-2026-001").dblclick();
    await next(cashier, "登记付款");
    await setDay(cashier, "付款日期", "2026-09-24");
    await cashier.getByRole("dialog").getByRole("button", { name: "登记已付款" }).click();
    await cashier.getByText("下一步：制单").waitFor();
    await cashier.context().close();
    await openScreen(page, "报账单");
    await rowWith(tableOf(page, "报账单"), "报-2026-001").dblclick();
    await next(page, "制单");
    await page.getByRole("dialog").getByRole("button", { name: "生成记账凭证草稿" }).click();
    await page.getByRole("heading", { name: "凭证 草稿" }).waitFor();
    await picture(page, "s07-voucher");
  });

  it("is reviewed and posted, and stands on the register of caps under the amended cap", async () => {
    await openScreen(reviewer, "凭证查询");
    await reviewer.getByRole("row", { name: /购买打印机硒鼓/ }).dblclick();
    await reviewer.getByRole("heading", { name: "凭证 草稿" }).waitFor();
    await reviewer.keyboard.press("Alt+r");
    await reviewer.getByRole("heading", { name: "凭证 已审核" }).waitFor();
    await reviewer.keyboard.press("Alt+p");
    await reviewer.getByRole("heading", { name: /凭证 记-/ }).waitFor();
    await openScreen(page, "支出预算使用登记簿");
    await setDay(page, "截至日期", "2026-09-30");
    const row = rowWith(tableOf(page, "支出预算使用登记簿"), "办公费");
    await row.getByText("柳社决〔2026〕2号").waitFor();
    expect((await cellsOf(row)).map((cell) => cell.trim())).toEqual(
      expect.arrayContaining(["1,500.00", "1,300.00", "0.00", "200.00"]),
    );
    await picture(page, "s08-register");
  });

  it("closes the quarter and finds rule, votes, old and new cap, claim and voucher in the workbook", async () => {
    await openScreen(page, "结账");
    const row = rowWith(tableOf(page, "结账检查表"), village);
    for (const month of ["2026年7月", "2026年8月", "2026年9月"]) {
      await expect.poll(async () => (await cellsOf(row))[3]).toBe(month);
      await row.getByRole("button", { name: village }).click();
      await page.getByRole("button", { name: `${month}结账`, exact: true }).click();
      await page.getByRole("dialog").getByRole("button", { name: "确认结账" }).click();
    }
    await expect.poll(async () => (await cellsOf(row))[3]).toBe("2026年10月");
    await openScreen(page, "季度工作簿");
    const made = rowWith(tableOf(page, "可以生成的工作簿"), village);
    await made.getByText("三个月都已结账").waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      made.getByRole("button", { name: "生成并下载" }).click(),
    ]);
    const sheets = await sheetTexts(readFileSync(await download.path()));
    const line = (sheet: string, words: string): string =>
      [...sheets].find(([name]) => name.startsWith(`${sheet} `))?.[1].find((text) => text.includes(words)) ?? "";
    expect(line("6", "办公费")).toBe(
      "办公费　1500　2026年：柳社决〔2026〕2号（2026-09-21，第2版）　0　1300　1300　1300　0　200　0.8666666666666667",
    );
    expect(line("7", "办公费（2026年）")).toContain("1000　500　柳社决〔2026〕2号（2026-09-21）　1300");
    expect(line("21", "柳社决〔2026〕1号")).toContain("2026-07-01");
    expect(line("21", "柳社决〔2026〕2号")).toContain("通过　1　700");
    expect(line("22", "2026-09-22")).toContain("1　700　0　0　逐张审核，同意报销。　赵监督、钱监督、孙监督");
    expect(line("29", "发票两个月内报销")).toContain("青禾镇村级财务管理办法（青政发〔2026〕3号）第十二条");
    expect(line("29", "每年 1,000.00 元")).toContain("决议 柳社决〔2026〕1号（2026-07-01）");
    expect(line("29", "每年 1,500.00 元")).toContain("决议 柳社决〔2026〕2号（2026-09-21）");
  });
});
