import { afterEach, beforeEach, describe, it } from "vitest";
import { picture, setDay } from "#test/support/journey.ts";
import { startProgram, type Program } from "#test/support/program.ts";
import { openVillage } from "#test/support/village.ts";
import { openScreen, rowWith, signInAs, tableOf } from "#test/support/window.ts";

describe("the cash of a day", () => {
  let program: Program;
  let close: () => void;

  beforeEach(async () => {
    const village = await openVillage();
    ({ close } = village);
    village.desk.close();
    program = await startProgram({ ledger: village.ledgerPath });
    await signInAs(program.page, "bookkeeper");
  });
  afterEach(async () => {
    await program.close();
    close();
  });

  it("is counted by notes and coins, and what is missing is booked to 181", async () => {
    const { page } = program;
    await openScreen(page, "现金盘点");
    await setDay(page, "盘点日期", "2026-07-05");
    await page.getByLabel("100 元张数").fill("4");
    await page.getByLabel("5 角张数").fill("3");
    await page.getByText("盘亏 98.50").waitFor();
    await page.getByLabel("监盘人").fill("何主任");
    await page.keyboard.press("F8");
    const counts = tableOf(page, "盘点记录");
    await rowWith(counts, "盘亏 98.50").waitFor();
    await picture(page, "cash-count");
    await counts.getByRole("button", { name: "差额制凭证" }).click();
    await counts.getByRole("button", { name: "打开凭证" }).click();
    await page.getByText("2026-07-05 现金盘点盘亏").first().waitFor();
    await page.getByText("玖拾捌元伍角整").waitFor();
  });
});
