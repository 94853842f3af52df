import { afterEach, beforeEach, describe, it } from "vitest";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type BankLineId, type StatementFileId } from "#domain/core/ids.ts";
import { insertBankLine } from "#store/bank-line-rows.ts";
import { sqlFor } from "#store/query.ts";
import { picture, setDay } from "#test/support/journey.ts";
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
