import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type BankLineId, type StatementFileId } from "#domain/core/ids.ts";
import { insertBankLine } from "#store/bank-line-rows.ts";
import { sqlFor } from "#store/query.ts";
import { pick, picture, setDay } from "#test/support/journey.ts";
import { plainResolution } from "#test/support/plain-resolution.ts";
import { startProgram, type Program } from "#test/support/program.ts";
import { openVillage, type Village } from "#test/support/village.ts";
import { openScreen, rowWith, signInAs, tableOf } from "#test/support/window.ts";

/** A line of the bank as an import leaves it: 2 900 yuan from the county's treasury. */
const arrive = (village: Village): void => {
  village.ledger.transact((writing) => {
    const statementFileId = idOf<StatementFileId>("file-1");
    writing.run(sqlFor.insertInto("file").values({ hash: "a".repeat(64), size: 1, stored_at: village.now() }));
    writing.run(
      sqlFor.insertInto("statement_file").values({
        id: statementFileId,
        bank_account_id: village.bankAccountId,
        file_hash: "a".repeat(64),
        name: "流水.xlsx",
        layout: "test",
        container: "xlsx",
        encoding: "",
        sheet: "Sheet1",
        first_on: localDate("2026-07-10"),
        last_on: localDate("2026-07-10"),
        opening_fen: null,
        closing_fen: null,
        row_count: 1,
        new_count: 1,
        known_count: 0,
        report: "{}",
        imported_by: village.persons.bookkeeper,
        imported_at: village.now(),
      }),
    );
    const line = {
      sheet: "Sheet1",
      row: 2,
      bookedOn: localDate("2026-07-10"),
      tradedAt: null,
      amountFen: fen(290_000),
      balanceFen: null,
      currency: "CNY",
      counterpartyName: "青禾县财政局",
      counterpartyAccount: "",
      counterpartyBank: "",
      purpose: "村级运转经费",
      remark: "",
      summary: "转入",
      serial: null,
      isSerialTrusted: false,
      ownAccount: null,
      isReversal: false,
      raw: [],
      identityKey: "k1",
      occurrence: 1,
    };
    insertBankLine(writing, line, {
      id: idOf<BankLineId>("line-1"),
      bankAccountId: village.bankAccountId,
      ledgerId: village.ledgerId,
      statementFileId,
      dayOrder: 1,
    });
    return { ok: true };
  });
};

describe("public money on its way to the village", () => {
  let program: Program;
  let close: () => void;

  beforeEach(async () => {
    const village = await openVillage();
    ({ close } = village);
    arrive(village);
    village.desk.close();
    program = await startProgram({ ledger: village.ledgerPath });
    await signInAs(program.page, "bookkeeper");
  });
  afterEach(async () => {
    await program.close();
    close();
  });

  it("is registered from its document, told from the bank's line, and its arrival rate shown in red", async () => {
    const { page } = program;
    await openScreen(page, "拨款台账");
    await page.getByRole("button", { name: "登记拨款（F11）" }).first().click();
    await page.getByLabel("文件号", { exact: true }).fill("青农〔2026〕12号");
    await page.getByLabel("下达部门").fill("县农业农村局");
    await page.getByLabel("资金名称").fill("村级运转经费");
    await setDay(page, "下达日期", "2026-07-01");
    await page.getByLabel("下达金额").fill("5000");
    await picture(page, "grant-dialog");
    await page.keyboard.press("F8");
    const grants = tableOf(page, "拨款台账");
    await rowWith(grants, "青农〔2026〕12号").waitFor();
    await page.getByRole("button", { name: "对应到账" }).click();
    await rowWith(tableOf(page, "可对应的流水和凭证"), "青禾县财政局").click();
    await picture(page, "grant-tie");
    await page.getByRole("button", { name: "对应到这笔拨款" }).click();
    await rowWith(grants, "58%").waitFor();
    await page.getByText("到账 2,900.00 元").waitFor();
    await picture(page, "grants");
    await openScreen(page, "全镇拨款");
    await rowWith(tableOf(page, "全镇拨款"), "58%").waitFor();
    await picture(page, "grant-overview");
  });
});

/** K03 approved by two people, and two votes on record: one before the books, one in the middle of July. */
const prepareBudget = async (village: Village): Promise<void> => {
  const parameters = {
    kind: "K03" as const,
    amounts: {},
    counts: {},
    flags: {},
    categoryIds: [],
    natures: [],
    words: [],
    days: [],
    workdays: [],
  };
  const proposed = await village.must(
    "rule.propose",
    {
      id: null,
      title: "年度预算控制",
      level: "township",
      basis: "青禾镇示例第一条",
      severity: "needs-resolution",
      parameters,
      scope: { villageIds: [], entities: [] },
      fromOn: "2026-01-01",
      toOn: "2026-12-31",
    },
    "head",
  );
  await village.must("rule.approve", proposed, "reviewer");
  for (const [number, title, metOn] of [
    ["〔2026〕1号", "2026年度预算", "2026-06-20"],
    ["〔2026〕2号", "调整2026年度预算", "2026-07-15"],
  ] as const) {
    const { id } = await village.must("resolution.record", {
      ...plainResolution(village.ledgerId, []),
      number,
      title,
      metOn,
    });
    await village.must("resolution.confirm", { id });
  }
};

describe("a village's budget for the year", () => {
  let program: Program;
  let close: () => void;

  beforeEach(async () => {
    const village = await openVillage();
    ({ close } = village);
    await prepareBudget(village);
    const claim = village.content("2026-07-20", [
      { code: "513", debit: 600, category: "办公费", summary: "购办公用纸一批" },
      { code: "bank", credit: 600 },
    ]);
    await village.save({
      ...claim,
      approvals: [
        { role: "village-head", name: "王主任", onDate: "2026-07-20" },
        { role: "supervisors", name: "李监委", onDate: "2026-07-20" },
      ],
      documents: [
        { kind: "invoice", number: "88000001", onDate: "2026-07-18", amountFen: 60_000, party: "文具店", note: "" },
      ],
    });
    village.desk.close();
    program = await startProgram({ ledger: village.ledgerPath });
    await signInAs(program.page, "bookkeeper");
  });
  afterEach(async () => {
    await program.close();
    close();
  });

  const fillLine = async (amount: string): Promise<void> => {
    const { page } = program;
    await page.getByLabel("预算金额").fill(amount);
    await page.getByLabel("预算金额").press("Enter");
  };
  const voteBy = async (number: string): Promise<void> => {
    const { page } = program;
    await page.getByRole("button", { name: "关联决议" }).click();
    await page.getByRole("combobox", { name: "决议" }).click();
    await page.locator(".ant-select-item-option", { hasText: number }).click();
    await page.getByRole("dialog").getByRole("button", { name: "关 联" }).click();
    await page.getByText("已关联决议，复核以后生效").waitFor();
  };
  const seeVoucher = async (): Promise<void> => {
    const { page } = program;
    await openScreen(page, "凭证查询");
    await rowWith(tableOf(page, "凭证"), "购办公用纸一批").dblclick();
  };

  it("is voted, holds the claim over its line, is adjusted by a vote, and lets it pass", async () => {
    const { page } = program;
    await openScreen(page, "年度预算");
    await page.getByRole("button", { name: "编制预算" }).first().click();
    await page.getByRole("combobox", { name: "支出项目" }).click();
    await pick(page, "F02");
    await fillLine("500");
    await page.keyboard.press("F8");
    await page.getByText("草稿已保存").waitFor();
    await voteBy("〔2026〕1号");
    await rowWith(tableOf(page, "预算执行"), "办公费").waitFor();
    await seeVoucher();
    await page.getByText("“办公费”2026年预算 500.00 元（决议〔2026〕1号）").first().waitFor();
    await picture(page, "budget-held");
    await openScreen(page, "年度预算");
    await page.getByRole("button", { name: "调整预算" }).click();
    await page.getByLabel("调整原因").fill("换届增加办公费");
    await fillLine("1000");
    await picture(page, "budget-editor");
    await page.keyboard.press("F8");
    await page.getByText("草稿已保存").first().waitFor();
    await voteBy("〔2026〕2号");
    await rowWith(tableOf(page, "预算执行"), "1,000.00").waitFor();
    await picture(page, "budget");
    await seeVoucher();
    await page.getByText("购办公用纸一批").first().waitFor();
    expect(await page.getByText("2026年预算 500.00 元").count()).toBe(0);
    await openScreen(page, "全镇预算");
    await rowWith(tableOf(page, "全镇预算"), "执行中").waitFor();
    await picture(page, "budget-overview");
    await openScreen(page, "限额起草");
    await page.getByText("没有可以参照的数").waitFor();
    await picture(page, "cap-plan");
  });
});
