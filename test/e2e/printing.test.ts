import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { linesOf, outside, readPdf } from "#test/support/pdf-text.ts";
import { chooseLedger, signInTo } from "#test/support/journey.ts";
import { startProgram, type Program } from "#test/support/program.ts";
import { openScreen } from "#test/support/window.ts";

let program: Program;
let page: Page;
const ledgerName = "柳溪村股份经济合作社";

beforeAll(async () => {
  program = await startProgram({ demo: true });
  ({ page } = program);
  await signInTo(page, "chen");
  await chooseLedger(page, ledgerName);
});
afterAll(async () => {
  await program.close();
});

const savedBy = async (act: () => Promise<void>): Promise<{ readonly name: string; readonly bytes: Uint8Array }> => {
  const waiting = page.waitForEvent("download");
  await act();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
};

const shot = async (name: string): Promise<void> => {
  const folder = process.env["XZ_PICTURES"];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
};

it("previews a list with its filters and saves what was previewed", async () => {
  await openScreen(page, "科目余额表");
  await page.getByRole("grid", { name: "科目余额表" }).waitFor();
  await page.keyboard.press("Control+p");
  await page.getByAltText("第 1 页").waitFor();
  await shot("preview-trial-balance");
  const saved = await savedBy(() => page.getByRole("button", { name: "保存 PDF" }).click());
  expect(saved.name).toMatch(/^科目余额表_.*\.pdf$/);
  const pages = await readPdf(saved.bytes);
  const lines = pages.flatMap(linesOf);
  expect(lines[0]).toBe("科目余额表");
  expect(lines.some((line) => line.startsWith("合计"))).toBe(true);
  expect(lines.some((line) => line.startsWith("筛选："))).toBe(true);
  expect(pages.flatMap(outside)).toEqual([]);
  await page.keyboard.press("Escape");
});

it("saves a book from the books themselves, with every page", async () => {
  await openScreen(page, "银行日记账");
  await page.getByRole("button", { name: "上季" }).click();
  await page.getByRole("grid").first().getByText("本日合计").first().waitFor();
  await page.getByRole("button", { name: "打印/导出" }).click();
  const saved = await savedBy(() => page.getByText("导出 PDF").click());
  const lines = (await readPdf(saved.bytes)).flatMap(linesOf);
  expect(lines.filter((line) => line.includes("本月合计")).length).toBeGreaterThan(0);
  const sheet = await savedBy(() => page.keyboard.press("Control+e"));
  expect(sheet.name).toMatch(/\.xlsx$/);
  expect([...sheet.bytes.subarray(0, 2)]).toEqual([0x50, 0x4b]);
});

it("prints vouchers by a span, records it and marks the next time", async () => {
  await openScreen(page, "凭证查询");
  await shot("voucher-list");
  const print = async (): Promise<readonly string[]> => {
    await page.getByRole("button", { name: "打印凭证" }).click();
    await page.getByRole("dialog", { name: "打印凭证" }).waitFor();
    await shot("voucher-print-dialog");
    await page.getByRole("button", { name: /预\s*览/ }).click();
    await page.getByAltText("第 1 页").waitFor();
    await shot("preview-vouchers");
    const saved = await savedBy(() => page.getByRole("button", { name: "保存 PDF" }).click());
    await page.keyboard.press("Escape");
    return (await readPdf(saved.bytes)).flatMap(linesOf);
  };
  expect((await print()).filter((line) => line.includes("次打印"))).toEqual([]);
  expect((await print()).some((line) => line.includes("第 2 次打印"))).toBe(true);
  await openScreen(page, "打印设置");
  await page.getByRole("grid", { name: "凭证打印记录" }).waitFor();
  await shot("print-settings");
});

it("makes a draft archive, lists it and verifies it", async () => {
  await openScreen(page, "年度档案");
  await page.getByRole("checkbox", { name: "未结账草稿" }).check();
  await page.getByRole("button", { name: "生成档案包" }).click();
  const list = page.getByRole("grid", { name: "生成过的档案包" });
  await list.getByText("草稿").first().waitFor({ timeout: 60_000 });
  await list.getByRole("button", { name: /校\s*验/ }).click();
  await page.getByText("全部核对相符").waitFor({ timeout: 60_000 });
  await shot("archives");
});
