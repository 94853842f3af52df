import { rmSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { picture } from "#test/support/journey.ts";
import { startProgram, type Program } from "#test/support/program.ts";
import { statementFile } from "#test/support/statement-import.ts";
import { openVillage } from "#test/support/village.ts";
import { openScreen, rowCount, signInAs, tableOf } from "#test/support/window.ts";

/** A village whose cashier imported a statement together with the drafts the rules make of it. */
const prepared = async (): Promise<{ readonly path: string; readonly folder: string; readonly drafts: number }> => {
  const village = await openVillage("951006010099000188");
  const input = { file: statementFile("psbc-1/quarter.xlsx"), bankAccountId: null, mapping: null, sheet: null };
  const { digest } = await village.must("statement.preview", input, "cashier");
  const choices = { takeRows: [], acceptBreaks: false, rememberMapping: false, makeDrafts: true };
  const { draftCount } = await village.must("statement.commit", { ...input, ...choices, digest }, "cashier");
  village.desk.close();
  return { path: village.ledgerPath, folder: village.folder, drafts: draftCount };
};

describe("drafts that a cashier's import made", () => {
  let program: Program;
  let page: Page;
  let files: Awaited<ReturnType<typeof prepared>>;

  beforeAll(async () => {
    files = await prepared();
    program = await startProgram({ ledger: files.path });
    page = program.page;
    await signInAs(page, "bookkeeper");
  });
  afterAll(async () => {
    await program.close();
    rmSync(files.folder, { recursive: true, force: true });
  });

  it("are taken over by a bookkeeper all at once, and then pass another person's review", async () => {
    await openScreen(page, "凭证查询");
    const vouchers = tableOf(page, "凭证");
    await expect.poll(() => rowCount(vouchers)).toBeGreaterThanOrEqual(files.drafts);
    await vouchers.getByText("林出纳").first().waitFor();
    await page.keyboard.press("Alt+a");
    await page.getByRole("button", { name: `接手勾选的（${String(files.drafts)}）` }).click();
    const told = page.getByRole("dialog", { name: "接手草稿" });
    await told
      .getByText("已接手，制单改为本人，等别人审核")
      .nth(files.drafts - 1)
      .waitFor();
    await picture(page, "take-over");
    await page.keyboard.press("Escape");
    await told.waitFor({ state: "hidden" });
    await expect.poll(() => vouchers.getByText("林出纳").count()).toBe(0);
    const reviewer = await program.openWindow();
    await signInAs(reviewer, "reviewer");
    await openScreen(reviewer, "凭证查询");
    await tableOf(reviewer, "凭证").getByRole("checkbox").nth(1).waitFor();
    await reviewer.keyboard.press("Alt+a");
    await reviewer.getByRole("button", { name: `审核勾选的（${String(files.drafts)}）` }).click();
    await reviewer
      .getByRole("dialog", { name: "批量审核" })
      .getByText("审核通过")
      .nth(files.drafts - 1)
      .waitFor();
  });
});
