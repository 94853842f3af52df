import type { Page } from "playwright-core";
import { shoot } from "./camera.ts";

/** From the empty file to the township's founded ledger. */
export const shootFirstStart = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "开始" }).waitFor();
  await shoot(page, "first-start");
  await page.keyboard.press("Enter");
  await page.getByLabel("乡镇（街道）名称").fill("青禾镇");
  await shoot(page, "first-start-township");
  await page.keyboard.press("Enter");
  await page.getByLabel("姓名").fill("何主任");
  await page.getByLabel("登录名").fill("guanli");
  await page.getByLabel("密码", { exact: true }).fill("青禾-2026-好记");
  await page.getByLabel("再输一次").fill("青禾-2026-好记");
  await shoot(page, "first-start-administrator");
  await page.keyboard.press("Enter");
  await page.getByText("青禾镇的账本建好了").waitFor();
  await shoot(page, "first-start-done");
};
